"""The stage list: what the build makes, from what, in which order of files."""

from __future__ import annotations

from analysis.pipeline.stage import Stage

STEPS = "analysis.pipeline.steps"

READ_TABLES = (
    "indicator_tables",
    "table_notes",
    "statements",
    "industry_layout",
    "place_industries",
    "responsible",
    "repairs",
    "named_misses",
)
"""Tables that the documents are read into; a project without documents begins with them."""

COUNTED_TABLES = ("sections", "paragraphs", "term_counts")
"""Tables of what each document says how often."""

SHARED_TABLES = ("reuse", "text_pairs")
"""Tables that need the texts of two documents."""

OBSERVED_TABLES = ("observations", "statistics_failures")
"""Tables that the official statistics are read into; empty where there never were any."""

COMPARED_TABLES = ("plans", "side_by_side", "side_by_side_left_out", "absences", "plan_agreement")
"""Tables that set the targets of all plans side by side."""

FOLLOWED_TABLES = ("ambition", "ambition_ranks", "ladder", "amplification", "drift")
"""Tables that follow targets: against the years before, up the tiers, from document to document."""

LAID_OUT_TABLES = (
    "prose_layout",
    "layout_marks",
    "layout_changes",
    "layout_tests",
    "layout_shared",
    "layout_borders",
    "layout_copying",
    "layout_mentions",
)
"""Tables on which place has which industry."""

WORDED_TABLES = ("attention", "hardness", "keyness", "text_likeness", "alignment")
"""Tables on the wording of documents."""

MATCHED_TABLES = ("targets", "outcomes", "unmatched")
"""Statements on the concept list, and those without a concept."""

ASSESSED_TABLES = (
    "judged",
    "attainment",
    "attainment_tests",
    "calibration",
    "specification_curve",
    "specification_choices",
)
"""Results on attainment: shares, tests, calibration, specification curve."""

MADE_TABLES = (
    *OBSERVED_TABLES,
    *MATCHED_TABLES,
    "verdicts",
    *ASSESSED_TABLES,
    *COMPARED_TABLES,
    *FOLLOWED_TABLES,
    *LAID_OUT_TABLES,
    *COUNTED_TABLES,
    *SHARED_TABLES,
    *WORDED_TABLES,
    "adding_up",
    "findings",
)
"""All other tables."""


AUDITED_TABLES = ("indicator_tables", "targets", "outcomes", "verdicts", "named_misses", "observations")
"""Tables that the auditor looks at."""


OBSERVED_FROM = (
    "corrections",
    "documents",
    "edition_map",
    "figure_checks",
    "indicators",
    "places",
    "series",
    "sources",
    "statistics_labels",
    "units",
)
"""Registry files that say how official statistics are read and checked."""

DRAWN_FROM = (
    "adjacency",
    "boundaries",
    "documents",
    "english",
    "indicators",
    "industries",
    "literature_rates",
    "partitions",
    "periods",
    "places",
    "policy_terms",
    "policy_themes",
    "published_ladder",
    "rival_definitions",
    "series",
    "series_breaks",
    "stop_phrases",
    "tiles",
    "units",
)
"""Registry files that figures, or the rooms they ask, read; of the sources they get those that their rows cite."""


WORDS_FROM = ("documents", "indicators", "industries", "periods", "places", "policy_terms", "units")
"""Registry files that decide how a document is cut into words."""


def _registry(*names: str) -> tuple[str, ...]:
    """Files of the registry that a stage reads; the files that describe columns always belong to them."""
    return tuple(f"registry/{name}.csv" for name in ("schema", "tables", *names))


def _derived(*tables: str) -> tuple[str, ...]:
    return tuple(f"derived/{table}.csv" for table in tables)


STAGES: tuple[Stage, ...] = (
    Stage(
        name="extract",
        function=f"{STEPS}.extract:extract_document",
        inputs=(*_registry("documents", "indicators", "industries", "periods", "places", "units"), "documents/{item}"),
        outputs=tuple(f"extracted/{{item}}/{table}.csv" for table in READ_TABLES),
        each="document",
        needs="document",
    ),
    Stage(
        name="collect",
        function=f"{STEPS}.collect:collect_tables",
        inputs=(
            *_registry("documents", "reading_corrections"),
            *(f"extracted/{{document}}/{table}.csv" for table in READ_TABLES),
        ),
        outputs=_derived(*READ_TABLES),
        needs="document",
    ),
    Stage(
        name="observe",
        function=f"{STEPS}.observe:read_statistics",
        inputs=(*_registry(*OBSERVED_FROM), "statistics/{source}"),
        outputs=(*_derived(*OBSERVED_TABLES), "build/readings.json"),
    ),
    Stage(
        name="match",
        function=f"{STEPS}.match:match_statements",
        inputs=(*_registry("indicators", "units"), *_derived("statements", "indicator_tables")),
        outputs=_derived(*MATCHED_TABLES),
    ),
    Stage(
        name="judge",
        function=f"{STEPS}.judge:judge_targets",
        inputs=(
            *_registry("figure_checks", "indicators", "series_breaks", "units"),
            *_derived("indicator_tables", "table_notes", "targets", "outcomes", "observations"),
        ),
        outputs=_derived("verdicts"),
        spec={"scheme": "main"},
    ),
    Stage(
        name="assess",
        function=f"{STEPS}.assess:assess_attainment",
        inputs=(
            *_registry(
                "english", "figure_checks", "indicators", "literature_rates", "periods", "series_breaks", "units"
            ),
            *_derived("indicator_tables", "table_notes", "targets", "outcomes", "observations"),
        ),
        outputs=_derived(*ASSESSED_TABLES),
        long=True,
    ),
    Stage(
        name="compare",
        function=f"{STEPS}.compare:compare_plans",
        inputs=(
            *_registry("documents", "indicators", "places", "rival_definitions", "units"),
            *_derived("targets", "unmatched"),
        ),
        outputs=_derived(*COMPARED_TABLES),
    ),
    Stage(
        name="follow",
        function=f"{STEPS}.compare:follow_targets",
        inputs=(
            *_registry("documents", "indicators", "industries", "places", "units"),
            *_derived("targets", "outcomes", "side_by_side"),
        ),
        outputs=_derived(*FOLLOWED_TABLES),
    ),
    Stage(
        name="layout",
        function=f"{STEPS}.layout:lay_out_industries",
        inputs=(
            *_registry("adjacency", "boundaries", "documents", "industries", "places", "tiles"),
            *_derived("industry_layout", "place_industries"),
        ),
        outputs=_derived(*LAID_OUT_TABLES),
    ),
    Stage(
        name="add-up",
        function=f"{STEPS}.compare:add_up",
        inputs=(*_registry("indicators", "places", "units"), *_derived("side_by_side", "plans", "observations")),
        outputs=_derived("adding_up"),
    ),
    Stage(
        name="count",
        function=f"{STEPS}.wording:count_words",
        inputs=(*_registry(*WORDS_FROM), "documents/{item}"),
        outputs=tuple(f"extracted/{{item}}/{table}.csv" for table in COUNTED_TABLES),
        each="document",
        needs="document",
    ),
    Stage(
        name="collect-words",
        function=f"{STEPS}.collect:collect_tables",
        inputs=(
            *_registry("documents", "reading_corrections"),
            *(f"extracted/{{document}}/{table}.csv" for table in COUNTED_TABLES),
        ),
        outputs=_derived(*COUNTED_TABLES),
        needs="document",
    ),
    Stage(
        name="texts",
        function=f"{STEPS}.wording:compare_texts",
        inputs=(*_registry(*WORDS_FROM, "stop_phrases"), "documents/{document}"),
        outputs=_derived(*SHARED_TABLES),
        needs="document",
    ),
    Stage(
        name="wording",
        function=f"{STEPS}.wording:compare_wording",
        inputs=(
            *_registry("documents", "places", "policy_terms", "policy_themes"),
            *_derived("targets", "paragraphs", "term_counts", "text_pairs"),
        ),
        outputs=_derived(*WORDED_TABLES),
    ),
    Stage(
        name="audit",
        function=f"{STEPS}.audit:find_contradictions",
        inputs=(
            *_registry("documents", "indicators", "industries", "partitions", "periods", "places", "units"),
            *_derived(*AUDITED_TABLES),
        ),
        outputs=_derived("findings"),
    ),
    Stage(
        name="dictionary",
        function=f"{STEPS}.dictionary:describe_data",
        inputs=(*_registry("documents", "series", "sources"),),
        outputs=("data/README.md", "data/documents/README.md", "data/statistics/README.md"),
    ),
    Stage(
        name="figure-list",
        function=f"{STEPS}.figures:list_figures",
        inputs=(*_registry(*DRAWN_FROM, "sources"), *_derived(*READ_TABLES, *MADE_TABLES)),
        outputs=("build/figures.json", "build/figure_keys.json", "build/figure_rows.json"),
    ),
    Stage(
        name="figure",
        function=f"{STEPS}.figures:draw_figure",
        inputs=_registry(*DRAWN_FROM),
        reads=("registry/sources.csv", "derived/{tables}.csv"),
        outputs=("figures/{files}", "build/figures/{item}.json"),
        each="figure",
    ),
    Stage(
        name="gallery",
        function=f"{STEPS}.gallery:show_figures",
        inputs=("build/figures.json", "build/figures/{figure}.json"),
        outputs=("figures/README.md",),
    ),
    Stage(
        name="notebook",
        function=f"{STEPS}.notebook:execute_notebook",
        inputs=("registry/*.csv", "notebooks/{item}.ipynb", *_derived(*READ_TABLES, *MADE_TABLES)),
        outputs=("executed/{item}.ipynb",),
        each="notebook",
    ),
)

NOTEBOOKS: dict[str, dict[str, object]] = {
    "01_documents": {},
    "02_comparison": {},
    "03_layout": {},
    "04_attainment": {},
    "05_update": {},
}
"""Notebooks that the build executes, with the parameters that differ from the defaults in their parameters cell."""
