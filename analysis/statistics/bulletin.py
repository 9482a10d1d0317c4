"""Bulletins: the figures of the text, and the observations that they give for places and concepts of the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.documents import Document
from analysis.documents.numbering import chinese_number
from analysis.registry import Indicator, Place, Registry
from analysis.statistics.bulletin_head import read_bulletin_head, squeezed_text
from analysis.statistics.bulletin_tables import read_rows
from analysis.statistics.clauses import BulletinContext, read_paragraph
from analysis.statistics.failures import Failure
from analysis.statistics.figures import Figure
from analysis.statistics.labels import LabelFinder, is_reduction
from analysis.statistics.names import is_place
from analysis.statistics.scopes import scope_of
from analysis.statistics.sources import Source
from analysis.statistics.tables import Observation, source_cells
from analysis.statistics.units import convert
from analysis.statistics.wording import squeeze

_END = re.compile(
    r"^(?:(?:公报)?(?:附?注|注释)[:：]?$|(?:公报)?注释[:：\[]|注[:：]|资料来源|\[1\]本公报|附注|【关闭窗口】|扫一扫|责任编辑|附件[:：]?$)"
)
_CHAPTER = re.compile(r"([一二三四五六七八九十]{1,3})、")
_NUMBERS = {chinese_number(number): number for number in range(1, 40)}
# Name that units.csv gives to numbers without a unit.
BARE_UNIT = "系数"
_CAPTION = re.compile(r"^(?:图|表)\s*\d")


def read_figures(document: Document, registry: Registry) -> list[Figure]:
    """Every figure of a bulletin, whether a concept has it or not.

    Parameters
    ----------
    document : Document
        A bulletin; text before its title and after its notes is passed over.
    registry : Registry
        Units, and places below the bulletin's own.

    Returns
    -------
    list of Figure
        In the order of the text, spans in ``document.text``; empty where the text has no title of a bulletin.
    """
    head = read_bulletin_head(document)
    if head is None:
        return []
    context = BulletinContext(registry.find_unit, head.place, head.year, _areas(document, head.place, registry))
    figures: list[Figure] = []
    rows: list[tuple[str, int]] = []
    caption = ""
    for text, start in _body(document, head.position):
        if "\t" in text:
            rows.append((text, start))
            continue
        figures.extend(read_rows(rows, registry.find_unit, caption))
        rows, caption = [], squeeze(text)
        if not _CAPTION.match(text):
            figures.extend(_prose(text, start, context))
    figures.extend(read_rows(rows, registry.find_unit, caption))
    return [replace(figure, year=None) if figure.year == head.year else figure for figure in figures]


def _body(document: Document, position: int) -> Iterator[tuple[str, int]]:
    paragraphs = [paragraph for paragraph in document.paragraphs() if paragraph.end > position]
    chapter = 0
    for index, paragraph in enumerate(paragraphs):
        chapter = _chapter(paragraph.text) or chapter
        if _END.match(squeeze(paragraph.text)):
            # The note of a table stands in the middle: the next chapter follows.
            if chapter and any(_chapter(later.text) == chapter + 1 for later in paragraphs[index:]):
                continue
            return
        skip = max(0, position - paragraph.start)
        yield paragraph.text[skip:], paragraph.start + skip


def _chapter(text: str) -> int:
    """Give the number of the chapter whose heading begins a paragraph (三、工业); 0 for none."""
    match = _CHAPTER.match(squeeze(text))
    return _NUMBERS.get(match.group(1), 0) if match else 0


def _areas(document: Document, place: str, registry: Registry) -> frozenset[str]:
    """Names of places below the bulletin's own: those of the register, and those of its tables."""
    own = registry.find_place(place)
    below = registry.children(own.place_id) if own else ()
    names = {name for child in below for name in (child.name, *child.aliases)}
    cells = (paragraph.text.split("\t") for paragraph in document.paragraphs() if "\t" in paragraph.text)
    return frozenset(names | {squeeze(row[0]) for row in cells if is_place(row[0])})


def _prose(text: str, start: int, context: BulletinContext) -> Iterator[Figure]:
    plain, offsets = squeezed_text(text)
    for figure in read_paragraph(plain, context):
        yield replace(figure, start=start + offsets[figure.start], end=start + offsets[figure.end - 1] + 1)


def read_bulletin(document: Document, source: Source, registry: Registry) -> tuple[list[Observation], list[Failure]]:
    """Observations of a bulletin for concepts and places of the register.

    Parameters
    ----------
    document : Document
        The bulletin.
    source : Source
        Its row of sources.csv.
    registry : Registry
        Concepts, labels, places, units.

    Returns
    -------
    observations : list of dict
        Cells of observations.csv; the locator is the line. A limit (控制在5.4%以内) has no value and a flag.
    failures : list of Failure
        ``repeated_figure``: two different figures for one concept; neither is taken.
    """
    place = registry.places[str(source.place_id)]
    finder = LabelFinder(registry)
    found: dict[tuple[str, str, str, str], list[Observation]] = {}
    for figure in read_figures(document, registry):
        spot = registry.find_place(figure.place, place.place_id) if figure.place else place
        concept = concept_of(figure, finder)
        if spot is None or concept is None:
            continue
        unit = finder.unit_of((*figure.above, figure.subject), figure.unit) or BARE_UNIT
        row = _row(replace(figure, unit=unit), concept, spot, registry)
        row = {**source_cells(source), **row, "locator": str(document.line_at(figure.start))}
        row["year"] = str(figure.year or source.data_year)
        key = (spot.place_id, str(row["scope"]), concept.indicator_id, str(row["year"]))
        found.setdefault(key, []).append(row)
    return _agreed(found, source)


def concept_of(figure: Figure, finder: LabelFinder) -> Indicator | None:
    """Concept that a figure measures, by its subject and unit; None where the register has none."""
    path = (*figure.above, figure.subject)
    if figure.measure == "level":
        # A bare number (有效利用系数为0.58) is a figure of concepts that have no unit to print, and of no other ones.
        return finder.find(path, finder.unit_of(path, figure.unit) or BARE_UNIT)
    if figure.measure != "growth":
        return None
    return finder.find_growth(path) or finder.find_reduction(path)


def _row(figure: Figure, concept: Indicator, place: Place, registry: Registry) -> Observation:
    limit = figure.comparator in {"le", "ge"}
    # 单位GDP能耗下降2.5% is a reduction of 2.5.
    sign = -1 if figure.measure == "growth" and is_reduction(concept) else 1
    flags = {"le": "bound_le", "ge": "bound_ge", "around": "around"}.get(figure.comparator)
    return {
        "place": figure.place or place.name,
        "place_id": place.place_id,
        "scope": scope_of(place, figure.scope),
        "indicator_id": concept.indicator_id,
        "label": "/".join((*figure.above, figure.subject)),
        "value": None if limit else convert(sign * figure.value, figure.unit, concept.unit, registry),
        "unit": concept.unit,
        "value_as_printed": figure.printed,
        "unit_as_printed": figure.unit,
        "flags": flags,
    }


def _agreed(
    found: dict[tuple[str, str, str, str], list[Observation]], source: Source
) -> tuple[list[Observation], list[Failure]]:
    """One observation a figure; text and table may repeat it, but not contradict each other."""
    rows: list[Observation] = []
    failures: list[Failure] = []
    for (place_id, scope, concept, year), group in found.items():
        # 突破5000亿元,达到5002.3亿元: the limit gives way to the figure.
        measured = [row for row in group if row["value"] is not None] or group
        if len({row["value"] for row in measured}) == 1:
            rows.append(measured[0])
            continue
        printed = "; ".join(f"{row['label']} {row['value_as_printed']}" for row in group)
        where = "; ".join(str(row["locator"]) for row in group)
        figure = (place_id, scope, year)
        failures.append(Failure("repeated_figure", source.source_id, concept, where, printed, "one figure", *figure))
    return rows, failures
