"""`plans statistics add` and `plans statistics diff`."""

import pytest
from statistics_samples import COUNTY_CSV, city_rows, write_sheet, write_text
from typer.testing import CliRunner

from analysis.cli import app


def plans(*arguments, answer=None):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=answer)


@pytest.fixture
def folder(project):
    path = project.root / "data" / "statistics"
    path.mkdir(parents=True, exist_ok=True)
    return path


def registered(project):
    return (project.root / "data" / "registry" / "sources.csv").read_text(encoding="utf-8")


def test_add_asks_before_it_writes(project, folder):
    path = write_sheet(folder / "a.xlsx", city_rows(2040))
    before = registered(project)
    result = plans("statistics", "add", path, "--root", project.root, answer="n\n")
    assert "edition city-yearbook-2041, data of 2040" in result.output
    assert "Nothing was written." in result.output
    assert registered(project) == before
    result = plans("statistics", "add", path, "--root", project.root, answer="y\n")
    assert result.exit_code == 0, result.output
    assert "city-yearbook-2041-prefecture" in registered(project)


def test_add_without_an_edition_says_what_is_missing(project, folder):
    path = write_text(folder / "c.csv", COUNTY_CSV)
    result = plans("statistics", "add", path, "--yes", "--root", project.root)
    assert result.exit_code == 1
    assert "neither edition nor data year" in result.output
    assert plans("statistics", "add", path, "--yes", "--edition", "2040", "--root", project.root).exit_code == 0
    again = plans("statistics", "add", path, "--yes", "--edition", "2040", "--root", project.root)
    assert (again.exit_code, "registered as county-yearbook-2040-county" in again.output) == (1, True)


def test_diff_of_two_editions(project, folder):
    for year, unit in ((2040, "亿元"), (2041, "万元")):
        path = write_sheet(folder / f"{year}.xlsx", city_rows(year, unit))
        assert plans("statistics", "add", path, "--yes", "--root", project.root).exit_code == 0
    result = plans("statistics", "diff", "city-yearbook-2041", "city-yearbook-2042", "--root", project.root)
    assert result.exit_code == 0
    assert "÷10,000" in result.output
    assert "2 unit_changed, 2 magnitude" in result.output


def test_diff_from_the_map_where_the_files_are_not_at_hand(project, folder):
    for year, unit in ((2040, "亿元"), (2041, "万元")):
        path = write_sheet(folder / f"{year}.xlsx", city_rows(year, unit))
        plans("statistics", "add", path, "--yes", "--root", project.root)
        path.unlink()
    result = plans("statistics", "diff", "city-yearbook-2041", "city-yearbook-2042", "--root", project.root)
    assert "2 unit_changed" in result.output


def test_diff_of_an_unknown_edition(project):
    result = plans("statistics", "diff", "x-2001", "x-2002", "--root", project.root)
    assert result.exit_code == 1
    assert "no edition x-2001" in result.output
