"""Readings of statistics that are kept: what makes a file be read again, and that nothing is lost on the way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from invented import Project

from analysis.files import read_csv, write_csv
from analysis.pipeline import build as pipeline
from analysis.pipeline.arrival import admit, announce
from analysis.pipeline.readings import MEMORY
from analysis.pipeline.running import run_job
from analysis.pipeline.workspace import open_workspace
from analysis.statistics import find_files, observations
from analysis.statistics.observations import read_file

BODY = "初步核算，全年地区生产总值{gdp}亿元，比上年增长5.3%。全区森林覆盖率38.1%。"
REST = "全年各项事业平稳发展，人民生活继续改善，社会大局保持稳定，重点项目有序推进，服务业加快恢复。"
HEADERS = "行政区域面积,乡,镇,街道办事处,户籍人口,地区生产总值,第一产业增加值,第二产业增加值,第三产业增加值"
YEARBOOK = f"""Area,Province,{HEADERS}
Unit,省份,平方公里,个,个,个,人,万元,万元,万元,万元
Remark,
华容县,湖南省,1591,2,12,,700000,4000000,约,1200000,1800000
南 县,湖南省,1444,1,14,,750000,2900000,800000,800000,1300000
"""


def add_bulletin(project: Project, year: int) -> Path:
    title = f"白渚区{year}年国民经济和社会发展统计公报"
    path = project.root / "data" / "statistics" / f"{year}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1><p>白渚区统计局</p>'
        f"<p>{year + 1}年3月2日</p><p>一、综合</p><p>{BODY.format(gdp=year / 10)}</p><p>{REST}</p></body></html>",
        encoding="utf-8",
    )
    return add(project, path)


def add(project: Project, path: Path, edition: str | None = None) -> Path:
    admit(announce(path, open_workspace(project.root), project.registry, edition), project.registry)
    return path


def observe(project: Project, code: str = "") -> dict[str, bytes]:
    """Run the stage; its tables."""
    options = pipeline.Options(notebooks=False, only=("observe",))
    (job,) = pipeline.survey(open_workspace(project.root), options).jobs()
    run_job(replace(job, code=code))
    return {name: path.read_bytes() for name, path in job.outputs.items() if name != MEMORY}


@pytest.fixture
def read(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are read from now on, after a first look at three files."""
    add_bulletin(project, 2023)
    add_bulletin(project, 2024)
    book = project.root / "data" / "statistics" / "book.csv"
    book.write_text(YEARBOOK, encoding="utf-8")
    add(project, book, "2024")
    observe(project)
    names: list[str] = []

    def noted(path: Path, *rest: object) -> object:
        names.append(path.name)
        return read_file(path, *rest)

    monkeypatch.setattr(observations, "read_file", noted)
    return names


def change(project: Project, table: str, cells: Callable[..., object]) -> None:
    path = project.root / "data" / "registry" / f"{table}.csv"
    write_csv(path, cells(read_csv(path)))


def test_what_is_kept_gives_the_same_tables(project, read) -> None:
    first = observe(project)
    assert read == []
    (project.root / MEMORY).unlink()
    assert observe(project) == first
    assert sorted(read) == ["2023.html", "2024.html", "book.csv"]
    failures = {row["check"] for row in project.rows("statistics_failures")}
    assert "unreadable_cell" in failures
    assert {row["year"] for row in project.rows("observations")} == {"2023", "2024"}


def test_a_new_source_leaves_the_others_unread(project, read) -> None:
    add_bulletin(project, 2025)
    observe(project)
    assert read == ["2025.html"]


def test_a_changed_file_is_read_again(project, read) -> None:
    path = project.root / "data" / "statistics" / "2024.html"
    path.write_text(path.read_text(encoding="utf-8").replace("38.1%", "39.2%"), encoding="utf-8")
    observe(project)
    assert read == ["2024.html"]
    assert "39.2" in {row["value"] for row in project.rows("observations")}
    assert "digest_differs" in {row["check"] for row in project.rows("statistics_failures")}
    # Until the register has the very file it is looked at each time.
    observe(project)
    assert read == ["2024.html", "2024.html"]


def test_a_changed_row_of_the_map_is_seen(project, read) -> None:
    def other_unit(table):
        own = (table["edition"] == "county-yearbook-2024") & (table["indicator_id"] == "gdp")
        assert own.any()
        return table.assign(unit=table["unit"].mask(own, "亿元"))

    before = {row["value"] for row in project.rows("observations") if row["source_id"].startswith("county")}
    change(project, "edition_map", other_unit)
    observe(project)
    after = {row["value"] for row in project.rows("observations") if row["source_id"].startswith("county")}
    assert "book.csv" in read
    assert ("290" in before, "2900000" in after) == (True, True)


def test_a_changed_row_of_a_source_is_seen_and_concerns_that_source_alone(project, read) -> None:
    change(
        project,
        "sources",
        lambda table: table.assign(status=table["status"].mask(table["source_id"].str.endswith("2023"), "revised")),
    )
    observe(project)
    assert read == ["2023.html"]
    rows = project.rows("observations")
    assert {row["year"] for row in rows if row["status"] == "revised"} == {"2023"}


def test_changed_code_reads_everything_again(project, read) -> None:
    observe(project, code="another")
    assert sorted(read) == ["2023.html", "2024.html", "book.csv"]


def test_a_file_is_read_alike_whatever_else_is_registered(project, read) -> None:
    """The ground on which readings are kept: of sources.csv a file asks for its own row alone."""
    register = project.registry
    for path in find_files(project.root / "data" / "statistics"):
        reading = read_file(path, register)
        assert reading is not None
        own = tuple(row for row in register.rows["sources"] if row["source_id"] == reading.source_id)
        alone = replace(register, rows=MappingProxyType({**register.rows, "sources": own}))
        assert read_file(path, alone) == reading
