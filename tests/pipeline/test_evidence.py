"""Evidence behind a number: with the document at hand, without it, and for ids that do not exist."""

import pytest
from invented import Project, hide_sources
from typer.testing import CliRunner

from analysis.cli import app
from analysis.errors import InputError, PlansError
from analysis.pipeline import build as pipeline
from analysis.pipeline.evidence import find_evidence
from analysis.pipeline.observed import judging_rows
from analysis.pipeline.workspace import open_workspace


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    from invented import make_project

    made = make_project(tmp_path_factory.mktemp("evidence") / "project")
    with pytest.MonkeyPatch.context() as patch:
        hide_sources(patch)
        only = ("extract", "collect", "observe", "match", "judge")
        pipeline.build(pipeline.survey(open_workspace(made.root), pipeline.Options(notebooks=False, only=only)))
    return made


@pytest.fixture(autouse=True)
def no_other_documents(monkeypatch):
    hide_sources(monkeypatch)


def find(project: Project, identifier: str):
    return find_evidence(identifier, open_workspace(project.root), project.registry)


def prose_target(project: Project) -> dict[str, str]:
    return next(row for row in project.rows("targets") if row["origin"] == "prose" and row["lower"])


def test_the_words_behind_a_table_cell_are_the_cell(built):
    row = next(row for row in project_rows(built) if row["lower"] == "1400")
    found = find(built, row["target_id"])
    assert found.passage is not None and found.passage[1].strip() == "1400"
    assert "地区生产总值" in found.passage[0]
    assert found.same_edition


def project_rows(project: Project) -> list[dict[str, str]]:
    return [row for row in project.rows("targets") if row["origin"] == "table"]


def test_the_sentence_of_a_prose_target_ends_where_it_ends(built):
    row = prose_target(built)
    before, words, after = find(built, row["target_id"]).passage
    assert row["lower"] in words
    assert "。" not in before + words and after.count("。") <= 1


def test_a_verdict_leads_to_its_target(built):
    verdict = built.rows("verdicts")[0]
    found = find(built, verdict["verdict_id"])
    assert found.statement["statement_id"] == verdict["target_id"]
    assert found.verdict is not None and found.verdict["met"] == verdict["met"]


def test_without_the_document_it_says_which_one(built, monkeypatch, tmp_path):
    monkeypatch.setenv("PLANS_DOCUMENTS", str(tmp_path))
    row = prose_target(built)
    result = CliRunner().invoke(app, ["evidence", row["target_id"], "--root", str(built.root)])
    assert result.exit_code == 0
    assert "not at hand" in result.output
    assert built.registry.documents[row["doc_id"]].title in result.output


def test_a_changed_file_is_told(built, monkeypatch, tmp_path):
    row = prose_target(built)
    source = built.documents / f"{row['doc_id']}.txt"
    (tmp_path / "other name.txt").write_text(source.read_text(encoding="utf-8") + "\n附言。\n", encoding="utf-8")
    monkeypatch.setenv("PLANS_DOCUMENTS", str(tmp_path))
    assert not find(built, row["target_id"]).same_edition


def test_an_unknown_id_names_near_ones(built):
    known = project_rows(built)[0]["target_id"]
    with pytest.raises(InputError, match=f"such as .*{known}"):
        find(built, known + "9")
    result = CliRunner().invoke(app, ["evidence", "nothing", "--root", str(built.root)])
    assert result.exit_code == 1


def test_an_unlike_id_has_no_near_ones(built):
    with pytest.raises(InputError) as caught:
        find(built, "nothing")
    assert "such as" not in str(caught.value)


def test_a_line_is_no_offset(built):
    with pytest.raises(InputError, match="a character offset, not a line"):
        find(built, f"{prose_target(built)['doc_id']}:1")


def test_spaces_around_an_id_do_not_matter(built):
    known = prose_target(built)["target_id"]
    assert find(built, f"  {known}\n").statement["statement_id"] == known


def test_an_id_of_another_kind_is_named(built):
    doc_id, indicator = prose_target(built)["doc_id"], next(iter(built.registry.indicators))
    absent = next(name for name in built.registry.documents if not name.startswith(doc_ids(built)))
    for given, message in (
        (indicator, f"{indicator} is an indicator; see targets.csv, column indicator_id"),
        (doc_id, f"{doc_id} is a document; see targets.csv, column doc_id"),
        (f"{absent}:12", f"document {absent} is registered, but not in data/derived yet: run plans reproduce"),
    ):
        with pytest.raises(PlansError) as caught:
            find(built, given)
        assert str(caught.value) == message


def doc_ids(project: Project) -> tuple[str, ...]:
    return tuple({row["doc_id"] for row in project.rows("statements")})


def test_the_observation_that_judged_is_that_of_the_widest_scope(built):
    columns = ("source_id", "indicator_id", "place_id", "scope", "year", "value", "locator")
    rows = [
        ("yb", "gdp", "999903", "市辖区", "2031", "80", "R4C6"),
        ("yb", "gdp", "999903", "全市", "2031", "90", "R4C5"),
        ("yb", "gdp", "999903", "全市", "2030", "85", "R3C5"),
        ("yb", "population", "999903", "全市", "2031", "7", "R4C9"),
        ("other", "gdp", "999903", "全市", "2031", "91", "R1C1"),
    ]
    cells = (dict(zip(columns, row, strict=True)) for row in rows)
    observations = built.registry.tables["observations"].frame(cells)
    verdict = {"outcome_source": "yb", "indicator_id": "gdp", "place_id": "999903", "outcome_year": "2031"}
    assert [one.row["locator"] for one in judging_rows(verdict, observations, built.registry)] == ["R4C5"]
    over = judging_rows({**verdict, "outcome_year": "2030-2031"}, observations, built.registry)
    assert [one.row["locator"] for one in over] == ["R3C5", "R4C5"]
    assert judging_rows({**verdict, "outcome_source": "baizhu-14fyp"}, observations, built.registry) == ()
