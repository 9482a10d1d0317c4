"""Pictures are drawn anew where what they show changes, and only then."""

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from invented import Project, hide_sources

from analysis.figures import FigureSpec, Material, Words
from analysis.pipeline import build as pipeline
from analysis.pipeline.plan import read_figure_list, redrawn
from analysis.pipeline.prepared import family_key
from analysis.pipeline.running import Inputs
from analysis.pipeline.shown import common_key, shown_digest, with_cited_sources
from analysis.pipeline.workspace import open_workspace

FAMILY = "attainment"
WORDS = Words("问", "question")


def situation(project: Project) -> pipeline.Situation:
    return pipeline.survey(open_workspace(project.root), pipeline.Options(notebooks=False))


@pytest.fixture
def copy(built: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    hide_sources(monkeypatch)
    shutil.copytree(built.root, tmp_path / "copy")
    project = Project(tmp_path / "copy")
    pipeline.build(situation(project))
    return project


def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the pictures that are drawn from now on."""
    from analysis.pipeline.steps import figures

    seen: list[str] = []
    draw = figures.export_one

    def watched(spec: FigureSpec, *arguments: object) -> object:
        seen.append(spec.id)
        return draw(spec, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(figures, "export_one", watched)
    return seen


@pytest.mark.slow
def test_a_table_that_changes_where_no_figure_looks_draws_nothing(copy: Project, monkeypatch) -> None:
    seen, before = drawn(monkeypatch), read_figure_list(open_workspace(copy.root))
    path = copy.derived / "verdicts.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    spare = rows[1].split(",")
    column = rows[0].split(",").index("scheme")
    spare[0], spare[column] = "another", "another"
    path.write_text("\n".join([*rows, ",".join(spare)]) + "\n", encoding="utf-8")
    listing = replace(situation(copy), options=pipeline.Options(notebooks=False, only=("figure-list", "figure")))
    ran = pipeline.build(listing).ran
    assert "figure-list" in ran
    assert redrawn(before, read_figure_list(open_workspace(copy.root))) == {}
    assert (seen, [name for name in ran if name.startswith("figure ")]) == ([], [])


@pytest.mark.slow
def test_a_picture_that_was_lost_or_painted_over_is_drawn_anew_alone(copy: Project, monkeypatch) -> None:
    pictures = sorted((copy.root / "figures").glob(f"{FAMILY}-*.zh.png"))
    whole = {path: path.read_bytes() for path in pictures}
    pictures[0].write_bytes(b"painted over")
    seen = drawn(monkeypatch)
    assert pipeline.stale(situation(copy))[0].name.startswith("figure ")
    pipeline.build(situation(copy))
    assert seen == [pictures[0].name.removesuffix(".zh.png")]
    assert {path: path.read_bytes() for path in pictures} == whole


@pytest.mark.slow
@pytest.mark.parametrize("earlier", ["", '{"comparison": {"tables": [], "files": []}}'], ids=["none", "old"])
def test_without_figures_nothing_is_drawn_and_the_list_is_made(copy: Project, monkeypatch, earlier: str) -> None:
    seen = drawn(monkeypatch)
    listed = copy.root / "build" / "figures.json"
    listed.write_text(earlier, encoding="utf-8") if earlier else listed.unlink()
    found = pipeline.survey(open_workspace(copy.root), pipeline.Options(notebooks=False, figures=False))
    assert "figure-list" in pipeline.build(found).ran
    assert seen == []


def spec(**parts: object) -> FigureSpec:
    one = FigureSpec("f", WORDS, WORDS, "single", ("t",), lambda m: m.tables["t"], lambda *_: None)  # type: ignore
    return replace(one, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("beside", [None, lambda rows, _material: {"t": rows}])
def test_what_is_drawn_besides_the_rows_counts_where_it_is_read(project: Project, beside) -> None:
    rows, more = pd.DataFrame({"a": [1.0, 2.0]}), pd.DataFrame({"a": [1.0, 2.0, 3.0]})
    one = spec(beside=beside) if beside else spec()
    first, second = (shown_digest(one, rows, Material({"t": table}, project.registry)) for table in (rows, more))
    assert (first == second) is (beside is not None)


def test_a_digit_that_the_file_leaves_out_counts(project: Project) -> None:
    tables = [pd.DataFrame({"a": [value]}) for value in (0.1, 0.1 + 1e-13)]
    first, second = (shown_digest(spec(), table, Material({"t": table}, project.registry)) for table in tables)
    assert first != second


def test_only_sources_that_a_cell_names_belong_to_a_figure(project: Project) -> None:
    known = [str(row["source_id"]) for row in project.registry.rows["sources"]]
    rows = pd.DataFrame({"outcome_source": [f"{known[1]};{known[0]}", None]})
    seen = with_cited_sources(Material({}, project.registry), [rows])
    assert {row["source_id"] for row in seen.registry.rows["sources"]} == set(known[:2])


@pytest.mark.parametrize(("changed", "counts"), [(0, True), (1, False)])
def test_a_changed_source_counts_where_it_is_cited(project: Project, changed: int, counts: bool) -> None:
    sources = project.registry.rows["sources"]
    rows = pd.DataFrame({"outcome_source": [sources[0]["source_id"]]})
    other = tuple({**row, "title": "另一个标题"} if place == changed else row for place, row in enumerate(sources))
    registry = replace(project.registry, rows={**project.registry.rows, "sources": other})
    first, second = (shown_digest(spec(), rows, Material({}, one)) for one in (project.registry, registry))
    assert (first != second) is counts


def test_a_family_is_listed_anew_where_a_source_that_it_cites_gets_another_title(project: Project) -> None:
    path = project.root / "data" / "registry" / "sources.csv"
    sources = pd.read_csv(path, dtype=str, keep_default_na=False)
    job = next(job for job in situation(project).jobs() if job.name == "figure-list")
    cited = [[name] for name in sources["source_id"][:2]]
    first, second = [], []
    for keys in (first, second):
        inputs = Inputs(replace(job, code="same"))
        keys += [family_key(FAMILY, (), names, inputs, common_key(inputs)) for names in cited]
        sources.loc[0, "title"] += "（新名）"
        sources.to_csv(path, index=False, lineterminator="\n")
    assert [one == two for one, two in zip(first, second, strict=True)] == [False, True]
