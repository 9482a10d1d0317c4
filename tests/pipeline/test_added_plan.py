"""Adding a plan is a registry row and a file: an invented city beside the committed study."""

import csv
import shutil
from pathlib import Path

import pytest
from invented import PLANS, ROOT, Project, append_rows, hide_sources, register_documents

from analysis.pipeline import build as pipeline
from analysis.pipeline.workspace import open_workspace

pytestmark = pytest.mark.slow
ADDED, CITY = "lanyuan-15fyp", "999900"
STAGES = ("extract", "collect", "match", "judge", "compare", "follow", "audit", "figure-list")
FIGURES = ("figure comparison", "figure attainment", "figure layout-matrix")
# Tables in which every plan with targets, outcomes and a layout has something to say.
TABLES = ("indicator_tables", "statements", "targets", "outcomes", "industry_layout", "verdicts", "side_by_side")


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("added") / "project"
    for folder in ("registry", "derived"):
        shutil.copytree(ROOT / "data" / folder, root / "data" / folder)
    (root / "data" / "documents").mkdir()
    shutil.copy(PLANS / f"{ADDED}.txt", root / "data" / "documents" / "a file of any name.txt")
    append_rows(root / "data" / "registry" / "places.csv", PLANS / "places.csv")
    register_documents(root / "data" / "registry" / "documents.csv")
    with pytest.MonkeyPatch.context() as patch:
        hide_sources(patch)
        options = pipeline.Options(notebooks=False, only=(*STAGES, *FIGURES))
        pipeline.build(pipeline.survey(open_workspace(root), options))
    return Project(root)


@pytest.mark.parametrize("table", TABLES)
def test_the_new_plan_stands_beside_the_others(added: Project, table: str) -> None:
    before, after = rows(ROOT / "data" / "derived", table), added.rows(table)
    assert any(row["doc_id"] == ADDED for row in after)
    kept = {row["doc_id"] for row in before}
    assert kept <= {row["doc_id"] for row in after}
    assert len([row for row in after if row["doc_id"] in kept]) == len(before)


def test_it_is_a_plan_with_absences_and_agreement(added: Project) -> None:
    plans = {row["plan_id"] for row in added.rows("plans")}
    assert {f"{CITY}:2026-2030", f"{CITY}:2021-2025"} <= plans
    assert any(row["plan_id"] == f"{CITY}:2026-2030" for row in added.rows("absences"))
    assert any(CITY in row["plan_a"] + row["plan_b"] for row in added.rows("plan_agreement"))


def test_it_stands_in_the_figures(added: Project) -> None:
    figures = added.root / "figures"
    pages = [path.stem for path in figures.glob("comparison*.csv")]
    assert f"{CITY}:2026-2030" in {row["plan_id"] for page in pages for row in rows(figures, page)}
    for stem in (f"attainment-{ADDED}-2025", f"layout-matrix-{CITY}"):
        for language in ("zh", "en"):
            assert (figures / f"{stem}.{language}.png").stat().st_size > 10_000
