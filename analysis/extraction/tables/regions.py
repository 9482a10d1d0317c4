"""Regions: where a table stands in the text — its header, its body, the lines that repeat inside it, its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analysis.documents import Document
from analysis.documents.lines import BOX, PRINTED
from analysis.extraction.tables.bars import has_bars, without_bars
from analysis.extraction.tables.cell_wording import numeral_digits
from analysis.extraction.tables.columns import merge_header
from analysis.extraction.tables.lines import (
    SPACES,
    Cell,
    TextLine,
    cell_texts,
    physical_lines,
    point_lines,
    separator_of,
    split_cells,
)
from analysis.extraction.tables.lists import announced_columns, may_announce
from analysis.extraction.tables.notes.lines import NOTE_HEAD, note_end
from analysis.extraction.tables.words import LONGEST_WORD, HeaderWord, header_word, may_begin, may_open
from analysis.registry import Registry

_LONGEST_HEADER = 200
_LONGEST_CELL = 90
_LONGEST_ROW = 300
_LONGEST_GROUP = 20
_LONGEST_CAPTION = 60
# Lines: ten blank ones between two cells, and three cells empty in a row.
_WIDEST_GAP = 60
_FEWEST_PARTS = 2
_MOST_PARTS = 6
# No table is wider; a list of the words of headings is none.
_MOST_WORDS = 60
# 指标, 项目, 名称, 地方, 乡镇, 单位 or a kind of place; it begins with one class, since such a search is the fastest.
_PREFILTER = re.compile(
    r"[指项名地乡单县区市州园主](?:(?<=主)要目标|(?<=[县区市州园])|(?<=指)\s*标|(?<=项)\s*目|(?<=名)\s*称|(?<=地)\s*方|(?<=乡)镇|(?<=单)位)"
)
_NAME = re.compile(r"\s*[\u4e00-\u9fff“]{2}[^\t。]*\t")
_QUOTED = '" '
_SPACED = re.compile(r"\S\s+\S")
_PAGE = re.compile(r"^[-—–\s第]*\d{1,3}[-—–\s页]*$")
_DASHED_PAGE = re.compile(r"^(?:[-—–]+\s*\d{1,3}\s*[-—–]+|第\s*\d{1,3}\s*页[，,/\s]*(?:共\s*\d{1,3}\s*页)?)$")
_CAPTION = re.compile(r"专\s*栏|[（(]?续表?[一二三四五六七八九十\d]*[)）]?|表\s*[一二三四五六七八九十\d]|附[表件]")
_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_COUNT = rf"[（(]\s*(\d{{1,2}}|{_NUMERAL})\s*[项个][^）)]{{0,4}}[)）]"
_CLOSERS = frozenset("）)")
_GROUP = re.compile(rf"^[（(]?{_NUMERAL}(?:[)）][、.．]?|[、.．])\s*([^，。；：:]{{2,20}}?)\s*(?:{_COUNT})?$")
_COUNTED = re.compile(rf"^([^，。；：:\d]{{2,20}}?)\s*{_COUNT}$")
_MAY_JOIN = re.compile(r"[ \u3000][年\[（(〔【［]")
_TOKEN_JOIN = re.compile(r"(\d{4})[ \u3000]+(?=年)|(?<=\S)[ \u3000]+(?=[\[（(〔【［])")


@dataclass(frozen=True)
class Header:
    """The header of a table (or one of its repetitions).

    Attributes
    ----------
    words : tuple of HeaderWord
        One per column.
    separator : str
        How the rows are cut: tab, gap, space, or line (one cell per line).
    first, last : int
        Its first and last line.
    """

    words: tuple[HeaderWord, ...]
    separator: str
    first: int
    last: int

    @property
    def flowing(self) -> bool:
        """Whether the cells follow each other without a grid."""
        return self.separator in {"line", "space"}

    @property
    def signature(self) -> tuple[tuple[str, int | None, str], ...]:
        """What makes two headers the same: roles, years and groups, without empty columns."""
        return tuple((word.role, word.year, word.group) for word in self.words if word.role)

    @property
    def is_layout(self) -> bool:
        """Whether it heads a table of places and their industries."""
        return any(word.role == "industry" for word in self.words)


@dataclass
class Region:
    """A table in the text: lines are indices into the physical lines."""

    header: Header
    caption: str
    body: list[tuple[Header, int]] = field(default_factory=list)
    notes: tuple[int, int] = (0, 0)
    last: int = 0


def find_regions(document: Document, registry: Registry) -> tuple[list[TextLine], list[Region]]:
    """Find the tables of a document.

    Parameters
    ----------
    document : Document
        The document.
    registry : Registry
        For the years of named periods.

    Returns
    -------
    lines : list of TextLine
        Physical lines.
    regions : list of Region
        Indicator tables and tables of places and industries, in order. An image has no cells, so it is no table.

    Notes
    -----
    What was found is kept with the document, because its tables, layouts and prose are read one after another.
    """
    return document.once(_search, registry)


def _search(document: Document, registry: Registry) -> tuple[list[TextLine], list[Region]]:
    lines = physical_lines(document)
    lines = without_bars(lines) if has_bars(document.text) else lines
    point_lines(lines, document.text)
    regions: list[Region] = []
    begin = 0
    for index in [i for i, (text, _) in enumerate(lines) if text and (_may_head(text) or may_announce(text))]:
        if index < begin:
            continue
        header = header_at(lines, index, registry) or _list_header(lines, index, registry)
        region = _region(lines, header, registry) if header else None
        if region and region.body:
            regions.append(region)
            begin = region.last + 1
        elif region and region.last > region.header.last:
            # A run of headers without any row is gone over once.
            begin = region.last
    return lines, regions


def _may_head(text: str) -> bool:
    """Whether a line may hold the words that head a table: cheap, because every line of a document is asked."""
    if len(text) > _LONGEST_HEADER or not may_open(text):
        return False
    # Longer than any word and without a space in it.
    if len(text) > LONGEST_WORD and text.split(None, 1) == [text]:
        return False
    return bool(_PREFILTER.search(text)) and may_begin(text)


def _list_header(lines: Sequence[TextLine], index: int, registry: Registry) -> Header | None:
    words = announced_columns(lines, index, registry)
    return Header(words, "space", index, index) if words else None


def header_at(lines: Sequence[TextLine], index: int, registry: Registry) -> Header | None:
    """Read the header that begins on a line (or, printed one cell per line, has its name column there), else None."""
    text = lines[index].text
    if not _may_head(text):
        return None
    separator = separator_of(lines[index])
    if separator == "line" and re.search(f"[{SPACES}]", text.strip(SPACES)):
        spaced = _header_line(lines[index], "space", registry)
        if spaced and len(spaced) > 2:
            separator = "space"
    if separator == "line":
        header = _flowing_header(lines, index, registry)
    else:
        header = _grid_header(lines, index, separator, registry)
        if separator == "gap" and not (header and _complete(header)):
            header = _grid_header(lines, index, "space", registry)
    return header if header and _complete(header) else None


def _complete(header: Header) -> bool:
    roles = [word.role for word in header.words]
    if "industry" in roles:
        return "place" in roles or "label" in roles or "unit" in roles
    fewest = 2 if header.separator == "tab" else 3
    return "label" in roles and "value" in roles and sum(bool(role) for role in roles) >= fewest


def _header_line(line: TextLine, separator: str, registry: Registry) -> list[HeaderWord] | None:
    if separator == "space":
        joined = _TOKEN_JOIN.sub(r"\1", line.text.strip()) if _MAY_JOIN.search(line.text) else line.text
        texts = joined.split()
    else:
        texts = cell_texts(line, separator)
    words: list[HeaderWord] = []
    for text in texts if separator == "tab" else _whole_words(texts, registry):
        word = header_word(text, registry)
        if word is None:
            return None
        words.append(word)
    return words


def _whole_words(texts: Sequence[str], registry: Registry) -> list[str]:
    """Put words together that are set wide, a character a cell: 序, 号, 指, 标 are 序号 and 指标."""
    if sum(len(text) == 1 for text in texts) < _FEWEST_PARTS:
        return list(texts)
    words: list[str] = []
    at = 0
    while at < len(texts):
        last = next((i for i in range(at, len(texts)) if len(texts[i]) != 1), len(texts))
        ends = range(min(last, at + _MOST_PARTS), at + 1, -1)
        end = next((end for end in ends if header_word("".join(texts[at:end]), registry)), at + 1)
        words.append("".join(texts[at:end]))
        at = end
    return words


def _grid_header(lines: Sequence[TextLine], index: int, separator: str, registry: Registry) -> Header | None:
    words = _header_line(lines[index], separator, registry)
    if not words:
        return None
    stack, last = [words], index
    while (following := _next(lines, last)) is not None:
        under = _header_line(lines[following], separator, registry)
        own = separator_of(lines[following]) == separator or separator == "space"
        if not under or not own or not any(word.role == "value" for word in under):
            break
        if any(word.role == "label" for word in under):
            break
        stack.append(under)
        last = following
    header = Header(tuple(merge_header(stack, separator == "space")), separator, index, last)
    return _whole_header(lines, _with_names(lines, header), registry) if separator == "tab" else header


def _with_names(lines: Sequence[TextLine], header: Header) -> Header:
    """Take an empty first cell beside units and values for the heading of the names that stand below it."""
    words = header.words
    roles = [word.role for word in words]
    below = _next(lines, header.last) if words and not roles[0] and "label" not in roles else None
    if below is None or roles.count("value") < _FEWEST_PARTS or not _NAME.match(lines[below].text):
        return header
    return replace(header, words=(replace(words[0], role="label"), *words[1:]))


def _whole_header(lines: Sequence[TextLine], header: Header, registry: Registry) -> Header:
    """Put the lines of a header together that stands broken within its cells (2020年 / 实际), as its rows are wide."""
    below = _next(lines, header.last)
    if below is None or separator_of(lines[below]) != "tab":
        return header
    text, last = lines[header.first].text, header.first
    while last - header.first < _MOST_PARTS and (following := _next(lines, last)) == last + 1:
        text, last = text + lines[following].text, following
        below = _next(lines, last)
        if below is None or len(text) > _LONGEST_HEADER:
            break
        width = lines[below].text.count("\t") + 1
        broken = last > header.last or len(header.words) != width
        if broken and width == text.count("\t") + 1:
            cells = (cell.strip(_QUOTED) for cell in text.split("\t"))
            words = [header_word(cell, registry) for cell in cells]
            if all(word is not None for word in words):
                return Header(tuple(word for word in words if word), "tab", header.first, last)
    return header


def _flowing_header(lines: Sequence[TextLine], index: int, registry: Registry) -> Header | None:
    """Header printed one cell per line (or a few) around the line of the name column."""
    words, first, last = _words_of(lines[index], registry), index, index
    if not any(word.role in {"label", "place", "unit"} for word in words):
        return None
    while (before := _previous(lines, first)) is not None:
        earlier = _words_of(lines[before], registry)
        if not earlier or any(word.role not in {"category", "number"} for word in earlier):
            break
        words, first = [*earlier, *words], before
    while (following := _next(lines, last)) is not None and len(words) < _MOST_WORDS:
        later = _words_of(lines[following], registry)
        if not later:
            break
        words, last = [*words, *later], following
    return Header(tuple(merge_header([words], True)), "line", first, last)


def _words_of(line: TextLine, registry: Registry) -> list[HeaderWord]:
    if len(line.text) > _LONGEST_HEADER:
        return []
    separator = separator_of(line)
    words = _header_line(line, "space" if separator == "line" else separator, registry)
    if not words and separator == "line" and _SPACED.search(line.text):
        words = _header_line(line, separator, registry)
    return [word for word in words or [] if word.role]


def _next(lines: Sequence[TextLine], index: int) -> int | None:
    for i in range(index + 1, min(len(lines), index + _WIDEST_GAP)):
        if lines[i].text.strip():
            return i
    return None


def _previous(lines: Sequence[TextLine], index: int) -> int | None:
    return next((i for i in range(index - 1, max(-1, index - _WIDEST_GAP), -1) if not lines[i].blank), None)


def _region(lines: Sequence[TextLine], header: Header, registry: Registry) -> Region:
    region = Region(header, _caption(lines, header.first), last=header.last)
    current, index = header, _next(lines, header.last)
    while index is not None:
        text = lines[index].text.strip()
        repeated = header_at(lines, index, registry)
        if repeated:
            if repeated.signature != header.signature:
                break
            current, index = repeated, repeated.last
            region.last = index
        elif NOTE_HEAD.match(text):
            end = note_end(lines, index)
            region.notes, region.last = (index, end), end - 1
            break
        elif not _is_furniture(lines, index, region.caption, current, registry):
            if not (_belongs(lines[index], current) or _is_group_line(lines, index, current)):
                break
            region.body.append((current, index))
            region.last = index
        index = _next(lines, index)
    return region


def _caption(lines: Sequence[TextLine], first: int) -> str:
    """Find the caption above a header: a short line without a full stop."""
    index, seen = _previous(lines, first), 0
    while index is not None and seen < 2:
        text = lines[index].text.strip()
        if len(text) > _LONGEST_CAPTION or text.endswith(("。", "；")):
            return ""
        if not re.fullmatch(r"[（(]?单位[:：].*|[（(]?续表?[)）]?", text):
            return text
        index, seen = _previous(lines, index), seen + 1
    return ""


def _is_furniture(lines: Sequence[TextLine], index: int, caption: str, header: Header, registry: Registry) -> bool:
    """Whether a line is a repeated caption or a page number inside a table, which goes on after it."""
    following = _next(lines, index) if "\t" not in lines[index].text else None
    if following is None:
        return False
    text = lines[index].text.strip()
    captioned = text == caption or (len(text) < _LONGEST_CAPTION and bool(_CAPTION.match(text)))
    if not (captioned or _PAGE.match(text) or _DASHED_PAGE.match(text)):
        return _is_running_title(lines, index, header)
    again = text == caption or "续" in text[:8]
    if again or _DASHED_PAGE.match(text) or header_at(lines, following, registry) is not None:
        return True
    return header.separator == "tab" and _grid_follows(lines, following)


def _grid_follows(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a row of a grid stands on a line, or below the title of a page on it."""
    if separator_of(lines[index]) == "tab":
        return True
    behind = _next(lines, index) if len(lines[index].text) <= _LONGEST_CAPTION else None
    return behind is not None and separator_of(lines[behind]) == "tab" and not re.search("[。；：:]", lines[index].text)


def _is_running_title(lines: Sequence[TextLine], index: int, header: Header) -> bool:
    """Whether a line is the title of a page: it stands beside the number of the page, and a grid goes on after it."""
    if header.separator != "tab" or len(lines[index].text) > _LONGEST_CAPTION:
        return False
    before, after = _previous(lines, index), _next(lines, index)
    if before is None or after is None:
        return False
    if _is_page(lines[before]) and separator_of(lines[after]) == "tab":
        return True
    behind = _next(lines, after)
    return _is_page(lines[after]) and behind is not None and separator_of(lines[behind]) == "tab"


def _is_page(line: TextLine) -> bool:
    text = line.text.strip()
    return bool(_PAGE.match(text) or _DASHED_PAGE.match(text))


def _belongs(line: TextLine, header: Header) -> bool:
    text = line.text.strip()
    if PRINTED.match(text) or BOX.match(text):
        return False
    own = separator_of(line)
    if own == header.separator and own != "line":
        return own == "tab" or len(text) <= _LONGEST_ROW
    if header.separator == "tab":
        return False
    return len(text) <= _LONGEST_CELL and not ("。" in text or "；" in text)


def _is_group_line(lines: Sequence[TextLine], index: int, header: Header) -> bool:
    """Whether a line is the heading of a group: short, between the rows of a grid."""
    text, following = lines[index].text.strip(), _next(lines, index)
    if PRINTED.match(text) or BOX.match(text) or len(text) > _LONGEST_GROUP or re.search(r"[，。；：:]", text):
        return False
    return following is not None and separator_of(lines[following]) == header.separator == "tab"


def group_heading(text: str) -> tuple[str, int | None] | None:
    """Name and announced number of rows of a group heading (一、经济发展（8项）), None for any other text."""
    match = _GROUP.match(text) or (_COUNTED.match(text) if text[-1:] in _CLOSERS else None)
    if match is None:
        return None
    return match[1].strip(), int(numeral_digits(match[2])) if match[2] else None


def region_cells(
    lines: Sequence[TextLine], region: Region, separator: str = ""
) -> list[tuple[Header, int, tuple[Cell, ...]]]:
    """Cut the body lines of a region into cells.

    Parameters
    ----------
    lines : sequence of TextLine
        Physical lines.
    region : Region
        The table.
    separator : str
        How to cut them; without it as the header, and the lines of a flow by their own gaps.

    Returns
    -------
    list of (Header, int, tuple of Cell)
        The header in force, the index of the line and its cells.
    """
    rows = []
    for header, index in region.body:
        own = separator_of(lines[index]) if header.separator == "line" else header.separator
        rows.append((header, index, split_cells(lines[index], separator or own)))
    return rows
