"""A new bulletin comes in: what is made anew, what the report says, and that nothing is left half done."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from invented import Project, hide_sources
from typer.testing import CliRunner

from analysis import registry
from analysis.cli import app
from analysis.errors import InputError, PlansError
from analysis.pipeline import build as pipeline
from analysis.pipeline.arrival import announce
from analysis.pipeline.foresight import foresee
from analysis.pipeline.update import Steps, update
from analysis.pipeline.workspace import open_workspace

pytestmark = pytest.mark.slow
STAGES = ("extract", "collect", "observe", "match", "judge", "dictionary")
TITLE = "白渚区2025年国民经济和社会发展统计公报"
BODY = "初步核算，全年地区生产总值305.2亿元，比上年增长5.3%。全区森林覆盖率38.1%。"
SOURCE = "bulletin-999903-2025"


def write_bulletin(path: Path, title: str = TITLE, body: str = BODY) -> Path:
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1>
<div><p>白渚区统计局</p><p>2026年3月2日</p><p>一、综合</p><p>{body}全年各项事业平稳发展，人民生活继续改善，社会大局保持稳定。</p>
<p>全区固定资产投资平稳增长，为全区发展打下基础，重点项目有序推进，服务业加快恢复，市场主体保持活跃。</p></div></body></html>"""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
    return path


@pytest.fixture
def city(built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the built project that a test may change."""
    hide_sources(monkeypatch)
    shutil.copytree(built.root, tmp_path / "copy")
    return Project(tmp_path / "copy")


def situation(project: Project) -> pipeline.Situation:
    return pipeline.survey(open_workspace(project.root), pipeline.Options(notebooks=False, only=STAGES))


def arrival_of(path: Path, project: Project):
    return announce(path, open_workspace(project.root), project.registry)


def everything(project: Project) -> dict[str, bytes]:
    files = (path for path in (project.root / "data").rglob("*") if path.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in files}


def test_only_what_the_bulletin_concerns_is_made_anew(city: Project, tmp_path: Path) -> None:
    told: list[str] = []
    path = write_bulletin(tmp_path / "new" / "b.html")
    steps = Steps(waiting=told.extend)
    done = update(arrival_of(path, city), situation(city), steps)
    assert "observe" in done.ran
    assert not [name for name in done.ran if name.startswith(("extract", "collect", "match"))]
    assert "observe" in told
    assert SOURCE in project_sources(city)
    assert (city.root / "data" / "statistics" / "b.html").read_bytes() == path.read_bytes()
    (forest,) = [row for row in city.rows("verdicts") if row["outcome"] == "38.1"]
    assert (forest["met"], forest["doc_id"], forest["outcome_source"]) == ("missed", "baizhu-14fyp", SOURCE)
    assert pipeline.stale(situation(city)) == []


def project_sources(project: Project) -> str:
    return (project.root / "data" / "registry" / "sources.csv").read_text(encoding="utf-8")


def test_the_report_lists_verdicts_and_numbers_with_their_sources(city: Project, tmp_path: Path) -> None:
    done = update(arrival_of(write_bulletin(tmp_path / "new" / "b.html"), city), situation(city))
    markdown, html = (path.read_text(encoding="utf-8") for path in done.reports)
    assert TITLE in markdown
    assert "305.2 亿元" in markdown
    line = next(line for line in markdown.splitlines() if "missed (short)" in line)
    assert "none" in line.split(" | ")[2]
    assert "38.1 2025; bulletin-999903-2025" in line
    assert "observe" in markdown.partition("## What ran")[2]
    assert "statements" in markdown.partition("## What did not change")[2]
    assert html.count("<table>") == markdown.count("\n|---|")
    assert "<script" not in html
    assert str(city.root) not in markdown


def test_a_dry_run_foretells_the_tables_and_writes_nothing(city: Project, tmp_path: Path) -> None:
    arrival = arrival_of(write_bulletin(tmp_path / "new" / "b.html"), city)
    before = everything(city)
    seen = foresee(arrival, situation(city))
    assert everything(city) == before
    done = update(arrival, situation(city))
    for name in ("observations", "verdicts"):
        assert seen.after[f"derived/{name}.csv"] == done.changed.after[f"derived/{name}.csv"]
    assert "judge" in seen.jobs
    assert not [name for name in seen.jobs if name.startswith(("extract", "match"))]


def test_the_command_asks_before_it_writes(city: Project, tmp_path: Path) -> None:
    path, before = write_bulletin(tmp_path / "new" / "b.html"), everything(city)
    result = CliRunner().invoke(app, ["update", str(path), "--root", str(city.root)], input="n\n")
    assert (result.exit_code, "Nothing was written." in result.output) == (1, True)
    assert everything(city) == before


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("远方市2025年国民经济和社会发展统计公报", BODY, "a bulletin of 远方市"),
        ("关于放假的通知", "国庆节放假七天。", "without the title of a bulletin"),
    ],
)
def test_what_does_not_belong_here_is_refused(city: Project, tmp_path: Path, title: str, body: str, found: str) -> None:
    path, before = write_bulletin(tmp_path / "new" / "b.html", title, body), everything(city)
    with pytest.raises(InputError, match=found):
        arrival_of(path, city)
    assert everything(city) == before


def test_an_edition_comes_once(city: Project, tmp_path: Path) -> None:
    path = write_bulletin(tmp_path / "new" / "b.html")
    update(arrival_of(path, city), situation(city))
    before = everything(city)
    with pytest.raises(InputError, match="registered"):
        arrival_of(path, city)
    again = write_bulletin(tmp_path / "new" / "again.html", body=BODY.replace("305.2", "306.2"))
    with pytest.raises(InputError, match="never overwritten"):
        arrival_of(again, city)
    assert everything(city) == before


def test_a_stage_that_fails_leaves_everything_as_it_was(
    city: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_inputs: object) -> None:
        raise InputError("tables", "", "a broken row", "a whole one")

    arrival, before = arrival_of(write_bulletin(tmp_path / "new" / "b.html"), city), everything(city)
    pipeline.build(situation(city))
    monkeypatch.setattr("analysis.pipeline.steps.judge.judge_targets", fail)
    with pytest.raises(PlansError, match="a broken row"):
        update(arrival, situation(city))
    assert everything(city) == before
    assert registry.load(city.root / "data" / "registry").rows["sources"] == city.registry.rows["sources"]


def city_sheet(path: Path, year: int, places: dict[str, int], columns: int = 4) -> Path:
    """A sheet of an invented city yearbook with a row for each place; three columns are those without growth."""
    rows = [
        [f"中国{year}年地级以上城市数据", None, "2-7 地区生产总值", None],
        ["城 市", "City", "地区生产总值(当年价格) (亿元) GRP", "地区生产总值增长率 (%) Growth Rate (%)"],
        [None, None, "全市 Total City", "全市"],
        ["湖南省", "Hunan", None, None],
        *([name, "City", gdp, 5.1] for name, gdp in places.items()),
    ]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row[:columns])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def test_an_edition_with_fewer_places_is_told_and_the_earlier_figures_stay(city: Project, tmp_path: Path) -> None:
    first = city_sheet(tmp_path / "new" / "first.xlsx", 2031, {"岳阳市": 4500, "益阳市": 2100, "长沙市": 15000})
    update(arrival_of(first, city), situation(city))
    second = city_sheet(tmp_path / "new" / "second.xlsx", 2032, {"岳阳市": 4700, "长沙市": 15500})
    arrival = arrival_of(second, city)
    result = CliRunner().invoke(app, ["update", str(second), "--root", str(city.root)], input="n\n")
    assert "place_lost: 益阳市 has figures in the edition before and none in this one" in result.output
    before = {row["place"]: row for row in city.rows("observations") if row["year"] == "2031"}
    done = update(arrival, situation(city))
    after = {row["place"]: row for row in city.rows("observations") if row["year"] == "2031"}
    assert after == before
    assert "益阳市" in after
    lost = [row for row in city.rows("statistics_failures") if row["check"] == "place_lost"]
    assert [(row["place_id"], row["source_id"][:17]) for row in lost] == [("430900", "city-yearbook-203")]
    assert "no figure of 益阳市" in done.reports[0].read_text(encoding="utf-8")


def test_doubtful_figures_and_lost_concepts_are_told_before_the_question(city: Project, tmp_path: Path) -> None:
    first = city_sheet(tmp_path / "new" / "first.xlsx", 2031, {"岳阳市": 4500, "益阳市": 2100})
    update(arrival_of(first, city), situation(city))
    second = city_sheet(tmp_path / "new" / "second.xlsx", 2032, {"岳阳市": 470000, "益阳市": 2200}, columns=3)
    before = everything(city)
    shown = CliRunner().invoke(app, ["update", str(second), "--root", str(city.root)], input="n\n").output
    assert "concept_lost: with a column in city-yearbook-2032 and no figures in this file: gdp_growth" in shown
    assert "470000" in next(line for line in shown.splitlines() if "岳阳市 全市, gdp 20" in line)
    assert "益阳市 全市, gdp 20" not in shown
    assert everything(city) == before


def test_a_file_of_the_same_name_is_not_overwritten(city: Project, tmp_path: Path) -> None:
    there = city.root / "data" / "statistics" / "b.html"
    there.parent.mkdir(exist_ok=True)
    there.write_text("older", encoding="utf-8")
    arrival = arrival_of(write_bulletin(tmp_path / "new" / "b.html"), city)
    assert arrival.target == there.with_name(f"{SOURCE}.html")
