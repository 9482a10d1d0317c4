"""Web pages: the text of the article, its tables as tab-separated rows; navigation and scripts are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from analysis.documents.grid import Cell, tab_rows
from analysis.documents.page_parts import PageParts, is_dropped, is_inline, page_parts

_SOURCE_LINE = re.compile(r"(?<=[\u2e80-\uffef“”—…])[ \t]*[\r\n]+\s*(?=[\u2e80-\uffef“”—…])")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_TITLE_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+|-(?=[^-]*(?:网|政府|局|门户)[^-]*$)")
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
    parts = page_parts(tree.body)
    lines = list(_lines(_article(tree.body, parts), parts))
    title = _title(tree)
    if title and not any(title in line for line in lines[:20]):
        lines.insert(0, title)
    return "\n".join(lines)


def table_rows(html: str) -> list[str]:
    """Rows of a table that stands alone in html, cells separated by tabs."""
    body = LexborHTMLParser(html).body
    table = body.css_first("table") if body is not None else None
    return _rows_of(table, page_parts(body)) if body is not None and table is not None else []


def _rows_of(table: LexborNode, parts: PageParts) -> list[str]:
    return tab_rows(_cells(row, parts) for row in parts.rows[table.mem_id])


def _lines(node: LexborNode, parts: PageParts) -> Iterator[str]:
    text = "".join(_pieces(node, parts))
    for line in text.split("\n"):
        bare = line if "\t" in line else line.strip(" \u3000\xa0")
        if bare.strip():
            yield bare


def _pieces(root: LexborNode, parts: PageParts) -> Iterator[str]:
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
        elif node.tag == "table" and _is_data(node, parts):
            yield "\n" + "\n".join(_rows_of(node, parts)) + "\n"
        elif not is_dropped(node):
            end = "" if is_inline(node) else "\n"
            yield end
            stack += [end, *reversed(list(node.iter(include_text=True)))]


def _plain(text: str, preformatted: bool) -> str:
    if preformatted:
        return text
    return _SPACES.sub(" ", _SOURCE_LINE.sub("", text))


def _in_pre(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "pre"


def _cells(row: LexborNode, parts: PageParts) -> Iterator[Cell]:
    for cell in row.iter():
        if cell.tag in {"td", "th"}:
            text = "".join(_pieces(cell, parts)).replace("\t", " ")
            yield Cell(text, _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: LexborNode, name: str) -> int:
    """Give the number of columns or rows covered; at least one, and no more than a sheet of paper holds."""
    value = cell.attributes.get(name) or "1"
    return min(max(int(value), 1), 100) if value.strip().isdigit() else 1


def _is_data(table: LexborNode, parts: PageParts) -> bool:
    """Whether a table holds data: several columns, no table inside, and no cell that is a text of its own."""
    if table.mem_id in parts.outer:
        return False
    cells = [[cell for cell in row.iter() if cell.tag in {"td", "th"}] for row in parts.rows[table.mem_id]]
    if max((len(row) for row in cells), default=0) < 2:
        return False
    lengths = [len(cell.text()) for row in cells for cell in row]
    return sum(length for length in lengths if length > _LONGEST_CELL) <= sum(lengths) / 2


def _article(body: LexborNode, parts: PageParts) -> LexborNode:
    """Go down from the body as long as one child holds nearly all of the prose."""
    mass = parts.mass
    whole = mass[body.mem_id]
    node = body
    while whole:
        child = next((c for c in node.iter() if mass[c.mem_id] >= _ARTICLE * whole), None)
        if child is None or (child.tag == "table" and _is_data(child, parts)) or is_inline(child):
            return node
        node = child
    return node


def _title(tree: LexborHTMLParser) -> str:
    """Title of the article: as the page declares it to machines, else the first part of the window title."""
    declared = tree.css_first("meta[name='ArticleTitle' i]")
    if declared is not None and (declared.attributes.get("content") or "").strip():
        return _SPACES.sub(" ", declared.attributes["content"] or "").strip()
    window = tree.css_first("title")
    return _TITLE_PARTS.split(_SPACES.sub(" ", window.text()).strip())[0] if window is not None else ""
