"""Lines that give what follows to a place: 东川市： alone in its line, 01、东川省：风电5GW before its paragraph."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from analysis.documents.document import Document, Paragraph
from analysis.extraction.prose.place_forms import is_place_name, with_suffix
from analysis.registry import Registry

# A line with a label, or one that heads the description of a place wherever it stands: 东川县基本情况. Each begins with
# the end of the line before, by which it is found fast.
_LABEL = re.compile(
    r"\n[^\S\n]*(?:"
    r"(?P<number>[（(]?[\d一二三四五六七八九十]{1,3}[)）、.．][^\S\n]*)?(?P<name>[一-鿿]{2,12})[：:]|"
    r"(?P<described>[一-鿿]{2,7}[县市区旗州盟乡镇])的?(?:基本|情况|县情)?(?:简介|概况|情况|[县市区]情)(?=\n|\Z))"
)
_STOP = re.compile(r"[。；;]")
_HEADING = 40
_REACH = 24
_NATION = "全国"
# Short words before a colon that are no places, wherever the line stands between places.
_NO_BARE = re.compile(r"[目任其备附说注指标项责时对]|全|本|[一-鿿]*[方工内要]")
_BARE = re.compile(r"[一-鿿]{2,3}$")


class Owner(NamedTuple):
    """A place as a line words it and the part of the text that it owns.

    Attributes
    ----------
    name : str
    start, end : float
        Span in the clean text; an end that the text does not give is infinite.
    """

    name: str
    start: int
    end: float


def listing_start(document: Document, registry: Registry) -> int | None:
    """Where the first of several lines for different places begins; None in a text on one place."""
    labels = [label for label in _labels(document) if _is_place(label, registry)]
    return labels[0].line.start if len({label.name for label in labels}) > 1 else None


class _Label(NamedTuple):
    name: str
    line: Paragraph
    alone: bool
    opens: bool


def place_owners(document: Document, registry: Registry, own: str) -> list[Owner]:
    """Lines that give what follows to a place, in order.

    A place alone in its line, or in a numbered line that is no sentence, owns the text up to the next such line or the
    next heading. A place that only heads its paragraph owns this one; it owns more in a text that has no place of its
    own, where each such line takes over.

    Parameters
    ----------
    document : Document
    registry : Registry
    own : str
        Place of the document; empty where it names none.
    """
    labels = list(_labels(document))
    places = [_is_place(label, registry) for label in labels]
    if not any(places):
        return []
    named = [label for label, is_place in zip(labels, places, strict=True) if is_place or _is_bare(label)]
    heads = [*(heading.start for heading in document.outline), math.inf]
    owners = []
    for label, following in zip(named, [*named[1:], None], strict=True):
        start = label.line.start
        last = min(following.line.start if following else math.inf, heads[bisect_right(heads, start)])
        last = last if label.opens or not own else label.line.end
        owners.append(Owner(_full_name(label.name, document.text[start : _slice_end(last)]), start, last))
    return owners


def _labels(document: Document) -> Iterator[_Label]:
    text = "\n" + document.text
    for match in _LABEL.finditer(text):
        start = match.start()
        if match.end() - start > _REACH + 1:
            continue
        end = text.find("\n", match.end())
        line = Paragraph(text[start + 1 : end if end >= 0 else None], start)
        if match["described"]:
            yield _Label(match["described"], line, True, True)
            continue
        alone = not text[match.end() : line.end + 1].strip()
        headed = match["number"] is not None and len(line.text) <= _HEADING and not _STOP.search(line.text)
        yield _Label(match["name"], line, alone, alone or headed)


def _is_place(label: _Label, registry: Registry) -> bool:
    return label.name == _NATION or is_place_name(label.name) or registry.find_place(label.name) is not None


def _full_name(name: str, text: str) -> str:
    """Give a bare name the suffix that the text it owns uses of it: 东川 with 全市 is 东川市."""
    if not _BARE.match(name) or name == _NATION or is_place_name(name):
        return name
    return with_suffix(name, text) or name


def _slice_end(end: float) -> int | None:
    return None if end == math.inf else int(end)


def _is_bare(label: _Label) -> bool:
    """Whether a line between those of places names another one by its bare name: 东川：."""
    return label.alone and bool(_BARE.match(label.name)) and not _NO_BARE.match(label.name)
