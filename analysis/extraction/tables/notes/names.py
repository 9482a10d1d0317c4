"""Names in notes: which rows a sentence speaks of, also under another name of the concept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.extraction.tables.notes.figures import Figure
from analysis.extraction.tables.rows import PrintedRow
from analysis.registry import Registry

_ABBREVIATION = re.compile(r"[A-Za-z][A-Za-z0-9&.]*")
_SUBJECT_END = re.compile(r"统计口径|数据|口径|指标|增速|(?<=[^，、])[是为指由]|，")
_SHORTEST = 4


class NameFinder:
    """Finds rows of a table by their names.

    Parameters
    ----------
    rows : sequence of PrintedRow
        Rows of the table.
    registry : Registry
        An alias in Latin letters (GDP, COD) stands for the name of its concept.
    """

    def __init__(self, rows: Sequence[PrintedRow], registry: Registry) -> None:
        self._long = registry.once(_abbreviations)
        self._rows = [(self._plain(row.label.split("/")[-1]), row) for row in rows]

    def _plain(self, text: str) -> str:
        text = re.sub(r"\s+|[（(][^（）()]*[）)]", "", text)
        return _ABBREVIATION.sub(lambda found: self._long.get(found[0], found[0]), text)

    def find(self, sentence: str) -> list[PrintedRow]:
        """Rows whose name a sentence holds, else rows whose name its subject begins or ends."""
        text = self._plain(sentence)
        found: list[PrintedRow] = []
        for name, row in sorted(self._rows, key=lambda pair: -len(pair[0])):
            if len(name) >= _SHORTEST - 1 and name in text:
                found.append(row)
                text = text.replace(name, "、")
        found += [row for subject in _subjects(text) for row in self._like(subject) if row not in found]
        return sorted(found, key=lambda row: [r for _, r in self._rows].index(row))

    def _like(self, subject: str) -> list[PrintedRow]:
        """Rows whose name begins or ends with a subject; none where it fits several."""
        rows = [row for name, row in self._rows if name.startswith(subject) or name.endswith(subject)]
        return rows if len(rows) == 1 else []

    def deal(
        self, dealt: Sequence[tuple[str, Figure]], rows: Sequence[PrintedRow]
    ) -> Iterator[tuple[PrintedRow, Figure]]:
        """Give the items of a list to rows by name; one that is left over goes to the one row that is left over."""
        taken: dict[int, PrintedRow] = {}
        labels = [(self._plain(row.label.split("/")[-1]), row) for row in rows]
        for index, (item, _) in enumerate(dealt):
            match = [row for name, row in labels if self._plain(item) in name]
            if len(match) == 1:
                taken[index] = match[0]
        left = [row for row in rows if row not in taken.values()]
        open_items = [index for index in range(len(dealt)) if index not in taken]
        if len(open_items) == len(left) and len(dealt) == len(rows) and len(open_items) <= 1:
            taken |= dict(zip(open_items, left, strict=True))
        for index, row in sorted(taken.items()):
            yield row, dealt[index][1]


def _abbreviations(registry: Registry) -> dict[str, str]:
    return {
        alias: indicator.zh
        for indicator in registry.indicators.values()
        for alias in indicator.aliases
        if _ABBREVIATION.fullmatch(alias)
    }


def _subjects(text: str) -> Iterator[str]:
    """Noun phrases at the beginning of the clauses of a sentence, up to 数据, 口径, 指标, 是."""
    for clause in re.split(r"[，。；;]", text):
        end = _SUBJECT_END.search(clause)
        if end and end.start() >= _SHORTEST:
            yield from (part for part in clause[: end.start()].split("、") if len(part) >= _SHORTEST)
