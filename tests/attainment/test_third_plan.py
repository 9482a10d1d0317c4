"""Adding a plan: an invented third city is found in every table and every figure of attainment."""

import hashlib

import matplotlib.pyplot as plt
import pytest
from invented import PLANS, Project, hide_sources, make_project
from matplotlib.text import Text

from analysis.figures import FIGURES, Material
from analysis.figures.style import style
from analysis.pipeline import build as pipeline
from analysis.pipeline.study import Study, open_study
from analysis.pipeline.workspace import open_workspace

pytestmark = pytest.mark.slow
STAGES = ("extract", "collect", "observe", "match", "judge", "assess")
MODEL, MODEL_CITY = "lanyuan-15fyp", "澜沅"
# A city like the model, with another name and some other outcomes.
SECOND = ("tangxi-15fyp", "999910", "棠溪", {"1386.5": "1402.6", "52.3": "51.9"})
THIRD = ("meiwan-15fyp", "999920", "梅湾", {"88.4": "91.3", "59.2": "60.4"})
FAMILIES = [spec for spec in FIGURES if spec.id.startswith("attainment")]
# Tables with a line for each plan, and the column that names it.
PLAN_COLUMNS = {
    "verdicts": "doc_id",
    "judged": "plan",
    "attainment": "group",
    "specification_curve": "plan",
    "specification_choices": "plan",
}


def add_city(project: Project, doc_id: str, place_id: str, name: str, figures: dict[str, str]) -> None:
    text = (PLANS / f"{MODEL}.txt").read_text(encoding="utf-8").replace(MODEL_CITY, name)
    for old, new in figures.items():
        text = text.replace(old, new)
    (project.documents / f"{doc_id}.txt").write_text(text, encoding="utf-8", newline="\n")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    title = f"{name}市国民经济和社会发展第十五个五年规划纲要"
    document = f"{doc_id},{title},{place_id},prefecture,2026-2030,five_year_plan,2026-01-18,approved,,{digest},Hans\n"
    rows = {"places": f"{place_id},{name}市,,430000,地级市,{place_id},,,,,,,invented\n", "documents": document}
    for table, row in rows.items():
        path = project.root / "data" / "registry" / f"{table}.csv"
        path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8", newline="\n")


def assess(project: Project) -> Study:
    with pytest.MonkeyPatch.context() as patch:
        hide_sources(patch)
        options = pipeline.Options(notebooks=False, only=STAGES)
        pipeline.build(pipeline.survey(open_workspace(project.root), options))
    return open_study(project.root)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = make_project(tmp_path_factory.mktemp("cities") / "project")
    add_city(made, *SECOND)
    return made


@pytest.fixture(scope="module")
def two(project: Project) -> dict[str, int]:
    """Rows that every table has with two plans, and that nothing of the third is there yet."""
    study = assess(project)
    assert not any(study.table(name)[column].str.startswith(THIRD[0]).any() for name, column in PLAN_COLUMNS.items())
    return {name: len(study.table(name)) for name in (*PLAN_COLUMNS, "attainment_tests", "calibration")}


@pytest.fixture(scope="module")
def three(project: Project, two: dict[str, int]) -> Study:
    add_city(project, *THIRD)
    return assess(project)


def test_the_third_plan_is_in_every_table(three: Study, two: dict[str, int]) -> None:
    for name, column in PLAN_COLUMNS.items():
        table = three.table(name)
        assert table[column].str.startswith(THIRD[0]).any(), name
        assert len(table) > two[name], name
    tests = three.table("attainment_tests")
    assert len(tests[tests["family"] == f"{THIRD[0]}:t1"]) == 3
    pairs = tests.loc[tests["family"] == "pairs of plans", "test"]
    assert pairs.str.contains(THIRD[0]).sum() == 2


def test_the_third_plan_counts_in_what_is_pooled(three: Study) -> None:
    judged, calibration = three.table("judged"), three.table("calibration").set_index("unit_class")
    for unit_class, rows in judged.dropna(subset=["planned_change", "realised_change"]).groupby("unit_class"):
        assert calibration.loc[unit_class, "n"] == len(rows)
    shares = three.table("attainment").query("by == 'all'").iloc[0]
    assert shares["judged"] + shares["unknown"] == len(judged)
    assert judged["plan"].nunique() == 3


@pytest.mark.parametrize("spec", FAMILIES, ids=lambda spec: spec.id)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_third_plan_is_in_every_figure(three: Study, spec, language: str) -> None:
    material = Material(three.tables, three.registry)
    seen = []
    for one, rows in spec.instances(material):
        with style():
            figure = one.draw(rows, material, language)
        seen += [text.get_text().replace("\n", "") for text in figure.findobj(Text)]
        plt.close(figure)
    assert any(THIRD[2] in text and "资料来源" not in text and "Source" not in text for text in seen)


def test_the_tables_beside_the_figures_hold_it_too(three: Study) -> None:
    material = Material(three.tables, three.registry)
    for spec in FAMILIES:
        shown = [rows.astype(str).to_csv() for _one, rows in spec.instances(material)]
        assert any(THIRD[0] in text or THIRD[2] in text for text in shown), spec.id
