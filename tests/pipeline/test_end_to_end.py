"""An invented city, built from its two plans in a temporary folder: every table, then what later builds do."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from invented import Project, hide_sources, make_project

from analysis.pipeline import build as pipeline
from analysis.pipeline.workspace import open_workspace

pytestmark = pytest.mark.slow
Row = dict[str, str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("city") / "project")
    with pytest.MonkeyPatch.context() as patch:
        hide_sources(patch)
        pipeline.build(pipeline.survey(open_workspace(project.root)))
    return project


@pytest.fixture
def copy(built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the built project, with the state of its build, that a test may change."""
    hide_sources(monkeypatch)
    shutil.copytree(built.root, tmp_path / "copy")
    return Project(tmp_path / "copy")


def situation(project: Project, **options: object) -> pipeline.Situation:
    return pipeline.survey(open_workspace(project.root), pipeline.Options(notebooks=False, **options))


def of(rows: list[Row], **cells: str) -> list[Row]:
    return [row for row in rows if all(row[key] == value for key, value in cells.items())]


def test_indicator_tables(built: Project) -> None:
    rows = built.rows("indicator_tables")
    assert Counter((row["doc_id"], row["table"]) for row in rows) == {
        ("lanyuan-15fyp", "t1"): 14,
        ("lanyuan-15fyp", "t2"): 8,
        ("baizhu-14fyp", "t1"): 6,
    }
    (gdp,) = of(rows, doc_id="lanyuan-15fyp", table="t1", row="1")
    assert (gdp["label"], gdp["unit"], gdp["category"]) == ("地区生产总值", "亿元", "经济发展")
    assert (gdp["base_year"], gdp["base"], gdp["target_year"], gdp["target"]) == ("2020", "1027", "2025", "1400")
    assert (gdp["target_growth"], gdp["outcome"], gdp["outcome_growth"]) == ("6.5", "1386.5", "6.2")


def test_cells_stand_as_printed(built: Project) -> None:
    rows = of(built.rows("indicator_tables"), doc_id="lanyuan-15fyp", table="t1")
    assert [row["outcome_growth"] for row in of(rows, row="3")] == ["8.3*"]
    assert [row["target"] for row in of(rows, row="7")] == ["≤5.5"]
    assert "estimate" in of(rows, row="3")[0]["flags"]
    assert "cumulative" in of(rows, row="5")[0]["flags"]


def test_sub_rows_and_a_row_without_its_first_cell(built: Project) -> None:
    rows = of(built.rows("indicator_tables"), doc_id="lanyuan-15fyp", table="t1")
    assert [row["label"] for row in rows if row["row"].startswith("9.")] == [
        "基本社会保险覆盖率/基本养老保险",
        "基本社会保险覆盖率/基本医疗保险",
    ]
    (forest,) = of(rows, row="11")
    assert forest["label"] == "森林覆盖率"
    assert (forest["base"], forest["target"], forest["outcome"]) == ("51.8", "52", "52.3")


def test_one_cell_per_line_in_traditional_characters(built: Project) -> None:
    rows = of(built.rows("indicator_tables"), doc_id="baizhu-14fyp")
    labels = [row["label"] for row in rows]
    assert labels[0] == "地区生产总值"
    assert any("执业(助理)医师" in label or "执业（助理）医师" in label for label in labels)
    assert (rows[0]["base"], rows[0]["target"], rows[0]["target_year"]) == ("212", "310", "2025")
    assert [row["attribute"] for row in rows].count("约束性") == 2


def test_locators_lead_to_the_line(built: Project) -> None:
    for doc_id in ("lanyuan-15fyp", "baizhu-14fyp"):
        lines = (built.documents / f"{doc_id}.txt").read_text(encoding="utf-8").split("\n")
        for row in of(built.rows("indicator_tables"), doc_id=doc_id):
            first = row["base"] if doc_id.startswith("lanyuan") else ""
            assert first in lines[int(row["line"]) - 1]


def test_spans_lead_to_the_words(built: Project) -> None:
    text = (built.documents / "lanyuan-15fyp.txt").read_text(encoding="utf-8")
    for row in of(built.rows("targets"), doc_id="lanyuan-15fyp", origin="prose"):
        words = text[int(row["start"]) : int(row["end"])].replace(" ", "").replace("\n", "")
        assert words
        number = row["lower"] or row["upper"]
        assert not number or number in words


def test_targets_from_tables(built: Project) -> None:
    rows = of(built.rows("targets"), doc_id="lanyuan-15fyp", origin="table")
    (gdp,) = [row for row in rows if row["target_id"] == "lanyuan-15fyp:t1.1.target"]
    assert (gdp["kind"], gdp["lower"], gdp["unit"], gdp["target_year"]) == ("level", "1400", "亿元", "2025")
    (cap,) = [row for row in rows if row["target_id"] == "lanyuan-15fyp:t1.7.target"]
    assert (cap["comparator"], cap["lower"], cap["upper"]) == ("le", "", "5.5")
    assert len({row["target_id"] for row in rows}) == len(rows)


def test_targets_from_prose(built: Project) -> None:
    rows = of(built.rows("targets"), doc_id="lanyuan-15fyp", origin="prose")
    numbers = {(row["lower"], row["upper"]) for row in rows}
    assert ("1900", "") in numbers
    assert {("900", ""), ("600", ""), ("450", "")} <= numbers
    (district,) = of(rows, lower="900")
    assert district["place_id"] == "999903"


def test_outcomes_from_prose_join_the_page(built: Project) -> None:
    rows = of(built.rows("outcomes"), doc_id="lanyuan-15fyp")
    assert {"1386.5", "812"} <= {row["lower"] for row in of(rows, origin="prose")}
    assert "1300" in {row["lower"] for row in rows}


def test_concepts_are_set_here_alone(built: Project) -> None:
    targets = built.rows("targets")
    assert {row["indicator_id"] for row in of(targets, target_id="baizhu-14fyp:t1.1.target")} == {
        row["indicator_id"] for row in of(targets, target_id="lanyuan-15fyp:t2.1.target")
    }
    matched = {row["indicator_id"] for row in targets} - {""}
    assert matched <= set(built.registry.indicators)
    unmatched = {row["statement_id"] for row in built.rows("unmatched")}
    assert {row["target_id"] for row in targets if not row["indicator_id"]} <= unmatched


def test_layout(built: Project) -> None:
    rows = built.rows("industry_layout")
    assert Counter(row["place"] for row in rows) == {"青榆县": 2, "石橹市": 2, "白渚区": 3, "白渚高新区": 2}
    assert {row["place_id"] for row in rows} == {"999901", "999902", "999903", "baizhu-hitech"}
    (tea,) = of(rows, place="青榆县", role="主导产业")
    assert (tea["industry"], tea["segments"]) == ("现代农业及食品加工", "茶叶;休闲食品")


def test_repairs(built: Project) -> None:
    rows = of(built.rows("repairs"), doc_id="baizhu-14fyp", kind="pinyin_summary")
    assert {row["damaged"][0] for row in rows} >= {"區", "業", "規", "執", "醫"}
    assert all(int(row["count"]) >= 1 and not row["start"] for row in rows)
    assert sum(int(row["count"]) > 2 for row in rows) >= 5


def test_verdicts(built: Project) -> None:
    met = {row["target_id"].split(":")[1].split(".target")[0]: row["met"] for row in built.rows("verdicts")}
    assert met["t1.1"] == "missed"
    assert met["t1.4"] == "met"
    assert met["t1.5"] == "missed"
    assert met["t1.7"] == "met"
    assert met["t1.8"] == "met"
    assert {row["doc_id"] for row in built.rows("verdicts")} == {"lanyuan-15fyp"}


def test_figures_and_their_gallery(built: Project) -> None:
    names = {path.name for path in (built.root / "figures").iterdir()}
    assert "README.md" in names
    pictures = {name for name in names if name.endswith(".png")}
    assert any(name.endswith(".zh.png") for name in pictures)
    assert any(name.endswith(".en.png") for name in pictures)
    page = (built.root / "figures" / "README.md").read_text(encoding="utf-8")
    assert all(name in page for name in pictures)


def test_a_second_build_has_nothing_to_do(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    hide_sources(monkeypatch)
    assert pipeline.stale(situation(built)) == []


def test_the_committed_tables_alone_give_the_same(copy: Project) -> None:
    shutil.rmtree(copy.documents)
    shutil.rmtree(copy.root / "build")
    before = {path.name: path.read_bytes() for path in copy.derived.iterdir()}
    ran = pipeline.build(situation(copy)).ran
    assert not [name for name in ran if name.startswith(("extract", "collect"))]
    assert {path.name: path.read_bytes() for path in copy.derived.iterdir()} == before


def test_rows_of_missing_documents_stay_and_rows_of_strangers_go(copy: Project) -> None:
    before = copy.rows("indicator_tables")
    (copy.documents / "baizhu-14fyp.txt").unlink()
    path = copy.derived / "indicator_tables.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1].replace("baizhu-14fyp", "stranger")]) + "\n", encoding="utf-8")
    changes: list[object] = []
    pipeline.build(situation(copy, changed=lambda found, _file: changes.extend(found)))
    assert copy.rows("indicator_tables") == before
    assert [(change.table, change.kind) for change in changes] == [("indicator_tables", "removed")]


def test_check_finds_what_the_build_does_not_make_and_touches_nothing(copy: Project) -> None:
    assert pipeline.check(situation(copy)) == []
    path = copy.derived / "verdicts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("missed", "met", 1), encoding="utf-8")
    (copy.root / "figures" / "old.png").write_bytes(b"")
    before = path.read_bytes()
    changes: list[object] = []
    different = pipeline.check(situation(copy, changed=lambda found, _file: changes.extend(found)))
    assert different == ["data/derived/verdicts.csv", "figures/old.png"]
    assert path.read_bytes() == before
    assert ("met", "missed") in [(change.old, change.new) for change in changes]


def test_a_row_that_cannot_be_read_keeps_every_table(copy: Project) -> None:
    path = copy.documents / "lanyuan-15fyp.txt"
    path.write_text("", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in copy.derived.iterdir()}
    found = pipeline.survey(open_workspace(copy.root)).folder
    assert [file.name for file, _reason in found.unreadable] == ["lanyuan-15fyp.txt"]
    pipeline.build(situation(copy))
    assert {path.name: path.read_bytes() for path in copy.derived.iterdir()} == before
