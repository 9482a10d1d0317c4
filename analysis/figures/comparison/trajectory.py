"""Trajectories: every printed target for the same thing at its target year, document by document."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from analysis.comparison.aims import Aim, aims
from analysis.figures.comparison.topics import topic_name
from analysis.figures.fonts import wrap_text
from analysis.figures.frame import NOTE_SIZE, TITLE_SIZE, block_height, new_figure, note_text, source_note, surround
from analysis.figures.names import place_name
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FILLS, INK, SOFT

SIZE = "double"
_COLUMNS, _PANEL_MM, _LEGEND_MM, _EDGE_MM = 3, 36.0, 4.0, 2.0
_TITLE_MM, _TICKS_MM = 9.0, 6.0
_POINT = 25.4 / 72
_MARKERS = ("o", "s", "^", "D", "v")
_FOLLOWED = ("raised", "kept", "lowered", "postponed", "reached", "not_reached")
# So many labels of years fit below a panel.
_LABELS = 6
_MARGIN = 1.5  # years
COLUMNS = [
    "place_id", "topic_kind", "topic", "measure", "unit", "role", "doc_id", "issued", "year", "value", "topic_zh",
    "topic_en", "year_basis", "comparator", "statement_id", "line",
]
_SHOWN = COLUMNS[:12]
_NOTE = Words(
    "实心：目标，位于目标年；空心：文件报告的实绩，位于实绩年。颜色与形状表示文件。纵轴不从零起。",
    "Filled: target at its target year; hollow: outcome that a document reports. Colour and shape tell the document. "
    "Vertical axes do not begin at 0.",
)


def trajectory_rows(material: Material) -> pd.DataFrame:
    """Targets and outcomes of every topic that two documents of a place speak of, by place, topic and year."""
    drift = material.tables["drift"]
    drift = drift[drift["change"].isin(_FOLLOWED)]
    followed = set(zip(drift["place_id"], drift["topic_kind"], drift["topic"], drift["measure"], strict=True))
    rows = [
        _row(aim, role, material)
        for role in ("target", "outcome")
        for aim in aims(material.tables[f"{role}s"], material.registry)
        if (aim.place_id, aim.topic.kind, aim.topic.key, aim.measure) in followed
    ]
    table = _without_guessed_years(pd.DataFrame(rows, columns=COLUMNS))
    return table.drop_duplicates(_SHOWN).sort_values(["place_id", "topic", "issued", "year"], kind="stable")


def _without_guessed_years(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out targets whose year only follows from the period where the document also prints one with its year."""
    same = [table[column] for column in ("doc_id", "role", "topic", "measure")]
    printed = table["year_basis"] != "implied"
    return table[printed | ~printed.groupby(same).transform("any")]


def _row(aim: Aim, role: str, material: Material) -> dict[str, object]:
    row: dict[str, object] = {
        "place_id": aim.place_id, "topic_kind": aim.topic.kind, "topic": aim.topic.key, "measure": aim.measure,
        "unit": aim.unit, "role": role, "doc_id": aim.doc_id, "year": aim.year, "year_basis": aim.row["year_basis"],
        "value": aim.value,
        "issued": material.registry.documents[aim.doc_id].issued, "comparator": aim.row["comparator"],
        "statement_id": aim.row.get("target_id") or aim.row.get("outcome_id"), "line": aim.row["line"],
    }
    name = topic_name(row, material)  # type: ignore[arg-type]
    return row | {f"topic_{language}": name.of(language) for language in LANGUAGES}


def draw_trajectories(rows: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw a panel for each topic.

    Parameters
    ----------
    rows : DataFrame
        Part of :func:`trajectory_rows` for one place.
    material : Material
        Titles of documents.
    language : str
        ``zh`` or ``en``.
    """
    looks = _looks(rows)
    notes = note_text([_NOTE.of(language), source_note(looks, material, language)], SIZE)
    topics = list(rows.groupby(["topic", "measure"], sort=False))
    lines = math.ceil(len(topics) / _COLUMNS)
    words = block_height(1, TITLE_SIZE) + block_height(notes.count("\n") + 1, NOTE_SIZE)
    height = lines * _PANEL_MM + _LEGEND_MM * len(looks) + words + 4 * _EDGE_MM
    figure = new_figure(SIZE, height)
    place = place_name(rows["place_id"].iloc[0], "", material).of(language)
    bottom, top = surround(figure, _title(place).of(language), notes)
    grid = figure.add_gridspec(
        lines,
        _COLUMNS,
        left=0.07,
        right=0.98,
        bottom=bottom + _TICKS_MM / height,
        top=top - (_LEGEND_MM * len(looks) + _TITLE_MM) / height,
        hspace=(_TITLE_MM + _TICKS_MM) / (_PANEL_MM - _TITLE_MM - _TICKS_MM),
        wspace=0.28,
    )
    for i, (_key, part) in enumerate(topics):
        _draw_panel(figure.add_subplot(grid[divmod(i, _COLUMNS)]), part, looks, language)
    handles = [
        Line2D([], [], color=color, marker=marker, ls="", ms=4, label=_label(doc, material, language))
        for doc, (color, marker) in looks.items()
    ]
    figure.legend(handles=handles, loc="upper left", bbox_to_anchor=(0.06, top), ncols=1)
    return figure


def _title(place: str) -> Words:
    return Words(f"{place}：同一目标在先后文件中如何变化？", f"{place}: how did targets change between documents?")


def _label(doc_id: str, material: Material, language: str) -> str:
    entry = material.registry.documents[doc_id]
    return f"{entry.issued[:4]}{Words('：', ': ').of(language)}{entry.title}"


def _looks(rows: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Colour and marker of each document, in the order of their dates."""
    documents = rows.sort_values("issued")["doc_id"].drop_duplicates()
    return {doc: (FILLS[i % len(FILLS)], _MARKERS[i % len(_MARKERS)]) for i, doc in enumerate(documents)}


def _draw_panel(axes: Axes, part: pd.DataFrame, looks: Mapping[str, tuple[str, str]], language: str) -> None:
    for doc, own in part[part["role"] == "target"].groupby("doc_id", sort=False):
        color, marker = looks[str(doc)]
        axes.plot(own["year"], own["value"], color=color, marker=marker, ms=5, mec=INK, mew=0.4, ls="")
    for row in part[part["role"] == "outcome"].to_dict("records"):
        color, marker = looks[row["doc_id"]]
        axes.plot([row["year"]], [row["value"]], marker=marker, ms=5, mfc="white", mec=color, mew=1.2, ls="")
    for row in part.to_dict("records"):
        _print_value(axes, row)
    first, last = int(part["year"].min()), int(part["year"].max())
    axes.set_xticks(spaced_years(part["year"]))
    axes.set_xlim(first - _MARGIN, last + _MARGIN)
    axes.margins(y=0.35)
    whole = bool((part["value"] % 1 == 0).all())
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, steps=[1, 2, 5, 10], integer=whole))
    title = wrap_text(part[f"topic_{language}"].iloc[0], 44 / _POINT, 6.5)
    axes.set_title(title, size=6.5, color=INK)


def spaced_years(years: Iterable[int]) -> list[int]:
    """Years to label: those that occur, but none so near the one before that their labels would touch."""
    occurring = sorted({int(year) for year in years})
    least = (occurring[-1] - occurring[0] + 2 * _MARGIN) / _LABELS
    kept = occurring[:1]
    for year in occurring[1:]:
        if year - kept[-1] >= least:
            kept.append(year)
    return kept


def _print_value(axes: Axes, row: Mapping[Hashable, Any]) -> None:
    below = row["role"] == "outcome"
    axes.annotate(
        f"{row['value']:.6g}", (row["year"], row["value"]), xytext=(0, -9 if below else 5), textcoords="offset points",
        ha="center", size=5.5, color=SOFT, gid=row["role"],
    )


def trajectory_fields(rows: pd.DataFrame, material: Material) -> dict[str, Words]:
    """Name of the place for question and caption."""
    return {"place": place_name(rows["place_id"].iloc[0], "", material)}


TRAJECTORY = FigureSpec(
    id="trajectory",
    question=Words("{place}的同一目标在先后文件中如何变化？", "How did targets of {place} change between documents?"),
    caption=Words(
        "{place}先后文件对同一指标或产业的目标（按目标年）及其报告的实绩。",
        "Targets for the same indicator or industry in successive documents of {place}, at their target years, "
        "with the outcomes that they report.",
    ),
    size=SIZE,
    tables=("targets", "outcomes", "drift"),
    prepare=trajectory_rows,
    draw=draw_trajectories,
    split=("place_id",),
    fields=trajectory_fields,
)
