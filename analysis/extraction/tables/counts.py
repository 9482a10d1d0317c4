"""Running numbers of rows that stand in a column without a heading of its own: 指标 over 1 and 地区生产总值."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analysis.extraction.tables.lines import Cell
from analysis.extraction.tables.regions import group_heading
from analysis.extraction.tables.tokens import Token, int_of, is_readable
from analysis.extraction.tables.words import HeaderWord

# Fewer numbers in order may be values by chance.
_FEWEST = 2
_NUMBER = HeaderWord("number")


def with_number_column(words: Sequence[HeaderWord], rows: Sequence[Sequence[Cell]]) -> list[HeaderWord]:
    """Give the numbers of the rows of a grid a column.

    Parameters
    ----------
    words : sequence of HeaderWord
        Words of the header.
    rows : sequence of sequence of Cell
        Cells of the rows below it.

    Returns
    -------
    list of HeaderWord
        As given, unless a column up to that right of 指标 counts the rows and names follow it: then it heads the
        numbers, the next one the names, and what is left of it the classes. The heading may be merged over both
        columns, with or without an empty cell beside it.
    """
    named = next((i for i, word in enumerate(words) if word.role == "label"), None)
    if named is None or any(word.role == "number" for word in words):
        return list(words)
    full = [row for row in rows if sum(bool(cell) for cell in row) > _FEWEST]
    at = next((i for i in range(named + 2) if _counts(full, i)), None)
    return list(words) if at is None else _renamed(list(words), at, max(len(row) for row in full))


def _counts(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether the cells of a column number most rows one after the other, each before a name."""
    found = [(row[column].text, row[column + 1].text) for row in rows if len(row) > column + 1 and row[column]]
    numbers = [int_of(number) for number, _ in found]
    if len(found) < _FEWEST or 2 * len(found) < len(rows) or not all(name for _, name in found):
        return False
    in_order = all(one is not None and two == one + 1 for one, two in pairwise(numbers))
    return in_order and not any(is_readable(name) for _, name in found)


def _renamed(words: list[HeaderWord], at: int, width: int) -> list[HeaderWord]:
    merged = at + 1 < len(words) and words[at].role in {"", "label"} and words[at + 1].role in {"", "label"}
    if merged and width <= len(words):
        words[at] = _NUMBER
    else:
        words.insert(at, _NUMBER)
    if at + 1 < len(words):
        words[at + 1] = HeaderWord("label", words[at + 1].text)
    return [HeaderWord("category", w.text) if i < at and w.role in {"", "label"} else w for i, w in enumerate(words)]


def counts_rows(tokens: Sequence[Token], width: int) -> bool:
    """Whether the cells of a flow number its rows, though its header has no column for it.

    Parameters
    ----------
    tokens : sequence of (line, Cell)
        Cells in order.
    width : int
        Columns of the header.

    Returns
    -------
    bool
        1, 2, 3 … stand before names, the first one before any value, and for at least half the rows.
    """
    following, count, headed = 1, 0, False
    for (_, cell), (_, after) in pairwise(tokens):
        if int_of(cell.text) == following and not is_readable(after.text):
            following, count = following + 1, count + 1
        elif not count and is_readable(cell.text) and not headed:
            return False
        # The share of a group among all (一、核心指标, 50) is none of its rows.
        headed = group_heading(cell.text) is not None
    return count > _FEWEST - 1 and 2 * count * (width + 1) >= len(tokens)
