"""Places and industries in prose: which county, zone, park or area is given which industry or function."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.documents import Document, Paragraph
from analysis.extraction.places.claims import Claim
from analysis.extraction.places.clauses import ClauseReader
from analysis.extraction.places.names import Named, PlaceNames
from analysis.extraction.places.words import VERB
from analysis.extraction.prose.clauses import Sentence, sentences
from analysis.extraction.prose.lines import paragraph_groups
from analysis.extraction.prose.plan import plan_of
from analysis.extraction.tables.reader import table_spans
from analysis.registry import Registry

_CLAUSE = re.compile(r"[^，；。：！？]+[，；。：！？]*")
_LABEL = re.compile(
    r"^[\s*]*(?:——|—|[-–•●◆■·]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳])?[\s*]*(?P<name>[^，。：；\s*]{2,18})[\s*]*[。：，]"
)
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[编篇章节]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳]|专栏\d*)[\s、.．]*"
)
_AREA = re.compile(
    r"[一-鿿—-]{2,10}(?:新区|城区|片区|[聚长力接动展建心]区|主核|副核|主城|副城|组团|板块|走廊|[东西南北两]翼|[经济]+带|产业带|发展轴|功能区)"
)
_NO_AREA = re.compile(r"[的之和与]|^(?:打造|建设|构建|加快|推进|联动|对接|优化|完善|强化|全面|统筹|五好|各|全)")
_LEADERS = re.compile(r"[.…·]{3,}\s*\d*\s*$|\t")


def read_place_industries(document: Document, registry: Registry) -> pd.DataFrame:
    """Read the statements that give a place an industry or a function.

    Parameters
    ----------
    document : Document
        The document.
    registry : Registry
        Places, industries, and the columns of the table.

    Returns
    -------
    DataFrame
        place_industries: one row per place and industry, in order of the text; ``industry`` as worded, ``start`` and
        ``end`` span the clause. An area that the register lacks has the place that it lies in as ``place_id``, and none
        where the register has neither. Printed tables are left out; the document's own place is listed only where it
        stands before a product or an industry of its own (东川米酒).
    """
    plan = plan_of(document, registry)
    names = PlaceNames(registry, plan.place_id, document.text, plan.place)
    reader = ClauseReader(names)
    seen: set[tuple[int, str, str]] = set()
    rows = []
    for lines in _prose(document, table_spans(document, registry)):
        titles = _titles(document, lines)
        label = _label(titles, names)
        area = "" if label else _run_in(lines)
        reader.begin((names.area_of(area),) if area else label, next(iter(titles), ""), area)
        for claim, start, end in _claims(lines, reader):
            key = (start, claim.place.name, claim.industry)
            if key not in seen:
                seen.add(key)
                rows.append(_row(document, registry, claim, (start, end)))
    return registry.tables["place_industries"].frame(rows)


def _prose(document: Document, tables: Sequence[tuple[int, int]]) -> Iterator[tuple[Paragraph, ...]]:
    titles = {heading.start: heading.end for heading in document.outline}
    for lines in paragraph_groups(document):
        first = lines[0]
        heading_alone = titles.get(first.start) == first.end
        inside = any(start < first.end and first.start < end for start, end in tables)
        if not heading_alone and not inside and not _LEADERS.search(first.text):
            yield lines


def _titles(document: Document, lines: tuple[Paragraph, ...]) -> list[str]:
    """Find what a paragraph names first (——松浦县。…), then its heading."""
    found = _LABEL.match("".join(line.text for line in lines))
    headings = document.headings_at(lines[0].start)
    titles = [found["name"]] if found else []
    return titles + [_NUMBERING.sub("", re.sub(r"[\s*]", "", heading.title)) for heading in headings[-1:]]


def _label(titles: list[str], names: PlaceNames) -> tuple[Named, ...]:
    """Places that a title is."""
    for title in titles:
        places, length = names.group(title)
        if places and length == len(title):
            return tuple(places)
    return ()


def _run_in(lines: tuple[Paragraph, ...]) -> str:
    """Find the area that a paragraph names in front, by its form alone (南翼辐射带动区。…); empty without one."""
    found = _LABEL.match("".join(line.text for line in lines))
    if found is None or found[0][-1] != "。" or not _AREA.fullmatch(found["name"]):
        return ""
    return "" if _NO_AREA.search(found["name"]) or VERB.match(found["name"]) else found["name"]


def _claims(lines: tuple[Paragraph, ...], reader: ClauseReader) -> Iterator[tuple[Claim, int, int]]:
    for sentence in sentences(lines):
        for start, clause in _clauses(sentence):
            for claim in reader.read(clause.rstrip("，；。：！？")):
                stop = start + len(clause.rstrip("，；。：！？"))
                yield claim, *sentence.span(start, stop)
            if clause.endswith("；"):
                reader.rest()
        reader.rest()


def _clauses(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Clauses with their offsets; a comma inside quotation marks or brackets does not end one."""
    begin, depth = 0, 0
    for match in _CLAUSE.finditer(sentence.text):
        depth += sum(match[0].count(c) for c in "“（《") - sum(match[0].count(c) for c in "”）》")
        if depth <= 0 or match[0].endswith("。"):
            yield begin, sentence.text[begin : match.end()]
            begin, depth = match.end(), 0
    if begin < len(sentence.text):
        yield begin, sentence.text[begin:]


def _row(document: Document, registry: Registry, claim: Claim, span: tuple[int, int]) -> dict[str, object]:
    start, end = document.span(*span)
    place = claim.place.place
    return {
        "doc_id": document.doc_id,
        "place": claim.place.name,
        "place_id": place.place_id if place else "",
        "place_kind": place.kind if place and claim.place.listed else "",
        "role": claim.role,
        "industry": claim.industry,
        "industry_id": ";".join(industry.industry_id for industry in registry.find_industries(claim.industry)),
        "line": document.line_at(span[0]),
        "start": start,
        "end": end,
    }
