"""Web pages: the text of the article, its tables as tab-separated rows; navigation and scripts are dropped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.documents.grid import Cell, tab_rows

_DROPPED = re.compile(r"script|style|noscript|head|template|svg|iframe|select|button|textarea|nav|footer|-comment|!.*")
_INLINE = re.compile(
    r"a|abbr|b|bdo|big|cite|code|em|font|i|img|ins|label|mark|o:p|q|s|small|span|st1:\w+|strike|strong|sub|sup|tt|u"
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SOURCE_LINE = re.compile(r"(?<=[\u2e80-\uffef“”—…])[ \t]*[\r\n]+\s*(?=[\u2e80-\uffef“”—…])")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_TITLE_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+|-(?=[^-]*(?:网|政府|局|门户)[^-]*$)")
_SENTENCE = re.compile(r"[，；：,;].*[。；;]|[，,].*[，,]")
_SHORTEST_PROSE = 30
_LONGEST_CELL = 300
_ARTICLE = 0.95


def html_text(html: str) -> str:
    """Extract the text of a page.

    Parameters
    ----------
    html : str
        The page, decoded.

    Returns
    -------
    str
        One line a block (paragraph, heading, list item, table row). The article is the smallest part of the page that
        holds nearly all of its sentences and table cells; the page title is put in front where the article lacks it.
        Tables that only lay out the page are read as blocks. Empty where the page holds no text.
    """
    tree = LexborHTMLParser(html)
    if tree.body is None:
        return ""
    lines = list(_lines(_article(tree.body)))
    title = _title(tree)
    if title and not any(title in line for line in lines[:20]):
        lines.insert(0, title)
    return "\n".join(lines)


def table_rows(html: str) -> list[str]:
    """Rows of a table that stands alone in html, cells separated by tabs."""
    table = LexborHTMLParser(html).css_first("table")
    return tab_rows(_cells(row) for row in _rows(table)) if table is not None else []


def _lines(node: LexborNode) -> Iterator[str]:
    text = "".join(_pieces(node))
    for line in text.split("\n"):
        bare = line if "\t" in line else line.strip(" \u3000\xa0")
        if bare.strip():
            yield bare


def _pieces(root: LexborNode) -> Iterator[str]:
    """Text and line ends below a node, in order; a stack instead of recursion, because pages nest deeply."""
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "-text":
            yield _plain(node.text_content or "", _in_pre(node))
        elif node.tag == "br":
            yield "\n"
        elif node.tag == "table" and _is_data(node):
            yield "\n" + "\n".join(tab_rows(_cells(row) for row in _rows(node))) + "\n"
        elif not _is_dropped(node):
            end = "" if _INLINE.fullmatch(node.tag or "") else "\n"
            yield end
            stack += [end, *reversed(list(node.iter(include_text=True)))]


def _plain(text: str, preformatted: bool) -> str:
    if preformatted:
        return text
    return _SPACES.sub(" ", _SOURCE_LINE.sub("", text))


def _in_pre(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "pre"


def _is_dropped(node: LexborNode) -> bool:
    return bool(_DROPPED.fullmatch(node.tag or "")) or bool(_HIDDEN.search(node.attributes.get("style") or ""))


def _rows(table: LexborNode) -> list[LexborNode]:
    """Rows of a table that do not belong to a table inside it."""
    return [row for row in table.css("tr") if _owner(row) == table.mem_id]


def _owner(row: LexborNode) -> int:
    node = row.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node.mem_id if node is not None else 0


def _cells(row: LexborNode) -> Iterator[Cell]:
    for cell in row.iter():
        if cell.tag in {"td", "th"}:
            text = "".join(_pieces(cell)).replace("\t", " ")
            yield Cell(text, _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: LexborNode, name: str) -> int:
    """Give the number of columns or rows covered; at least one, and no more than a sheet of paper holds."""
    value = cell.attributes.get(name) or "1"
    return min(max(int(value), 1), 100) if value.strip().isdigit() else 1


def _is_data(table: LexborNode) -> bool:
    """Whether a table holds data: several columns, no table inside, and no cell that is a text of its own."""
    if len(table.css("table")) > 1:
        return False
    cells = [[cell for cell in row.iter() if cell.tag in {"td", "th"}] for row in _rows(table)]
    if max((len(row) for row in cells), default=0) < 2:
        return False
    lengths = [len(cell.text()) for row in cells for cell in row]
    return sum(length for length in lengths if length > _LONGEST_CELL) <= sum(lengths) / 2


def _article(body: LexborNode) -> LexborNode:
    """Go down from the body as long as one child holds nearly all of the prose."""
    mass = _prose_mass(body)
    whole = mass[body.mem_id]
    node = body
    while whole:
        child = next((c for c in node.iter() if mass[c.mem_id] >= _ARTICLE * whole), None)
        if child is None or (child.tag == "table" and _is_data(child)) or _INLINE.fullmatch(child.tag or ""):
            return node
        node = child
    return node


def _prose_mass(body: LexborNode) -> dict[int, int]:
    """Characters of sentences and data cells below each element; Word cuts a sentence into many spans."""
    texts: dict[int, list[str]] = defaultdict(list)
    above: dict[int, list[LexborNode]] = {}
    for node in body.traverse(include_text=True):
        text = (node.text_content or "").strip() if node.tag == "-text" else ""
        if text and node.parent is not None:
            block = _block(node.parent)
            texts[block.mem_id].append(text)
            above.setdefault(block.mem_id, _above(block))
    mass: dict[int, int] = defaultdict(int)
    for block_id, pieces in texts.items():
        text = "".join(pieces)
        in_cell = any(element.tag == "td" for element in above[block_id])
        if _is_prose(text, in_cell) and not any(_is_dropped(element) for element in above[block_id]):
            for element in above[block_id]:
                mass[element.mem_id] += len(text)
    return mass


def _is_prose(text: str, in_cell: bool) -> bool:
    if len(text) >= _SHORTEST_PROSE and _SENTENCE.search(text):
        return True
    return in_cell and any(char.isdigit() for char in text)


def _block(node: LexborNode) -> LexborNode:
    while node.parent is not None and _INLINE.fullmatch(node.tag or ""):
        node = node.parent
    return node


def _above(node: LexborNode) -> list[LexborNode]:
    """Give an element and all that hold it."""
    above = [node]
    while above[-1].parent is not None:
        above.append(above[-1].parent)
    return above


def _title(tree: LexborHTMLParser) -> str:
    """Title of the article: as the page declares it to machines, else the first part of the window title."""
    declared = tree.css_first("meta[name='ArticleTitle' i]")
    if declared is not None and (declared.attributes.get("content") or "").strip():
        return _SPACES.sub(" ", declared.attributes["content"] or "").strip()
    window = tree.css_first("title")
    return _TITLE_PARTS.split(_SPACES.sub(" ", window.text()).strip())[0] if window is not None else ""
