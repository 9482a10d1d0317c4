"""Subjects of the figures of a document, one after the other: what one leaves out, the one before it has named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.extraction.prose.sections import Passage, heading_name
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.quantities.units import PERCENT
from analysis.extraction.statements import filters
from analysis.extraction.statements.deals import deal, recall, with_own_changes
from analysis.extraction.statements.figure import Figure
from analysis.extraction.statements.in_force import Told
from analysis.extraction.subjects.changes import VERBS
from analysis.extraction.subjects.finding import names_nothing, read_subject
from analysis.extraction.subjects.forms import FORMS, form_name
from analysis.extraction.subjects.owner import aspect_of, owner_before
from analysis.extraction.subjects.relations import related_subject
from analysis.extraction.subjects.subject import Subject

# Subjects that do not stand in their own clause, or of which only a head does.
_LOOSE = frozenset({"carried", "heading", "none", "bare"})
_SHORT = 9
# What has grown so is no share.
_GROWING = re.compile(rf"(?:{VERBS}|增[速幅]|涨幅|递[增减])$")
# A measure that a colon parts from what it reaches: ——粮食产量：年均增长3%，到2025年达到60万吨.
_LABEL = re.compile(
    r"[^一-鿿“]{0,8}(?P<name>[一-鿿A-Za-z“”]{1,16}?(?:[率额值量数比]|比[重例]|收入|面积|人口|里程|产能|规模|强度|总产|投资|利润|税收|"
    r"寿命|增速|能力|GDP|R&D))："
)


@dataclass
class Naming:
    """Names figure after figure; keeps the subject of a paragraph, and apart from it the share that was named last."""

    _passage: Passage | None = None
    _subject: str = ""
    _share: str = ""

    def names(self, told: Told, figures: Sequence[Figure], roles: Sequence[str]) -> Iterator[tuple[int, Subject]]:
        """Name what the figures of a sentence state: position of the figure and its subject, several where it deals.

        A figure without a role states nothing; one that tells what is there already is remembered.
        """
        if told.passage is not self._passage:
            self._passage, self._subject, self._share = told.passage, "", ""
        runs = told.held.runs
        dealt = deal(told.sentence.text, told.held.kept, told.held.arounds, runs, told.earlier)
        named: list[str] = []
        said = ""
        floor: int | None = None
        for index, (figure, role) in enumerate(zip(figures, roles, strict=True)):
            around = figure.around
            if index not in dealt and "分别" in around.left:
                recalled = recall(around.left, runs, index, named)
                dealt |= with_own_changes(told.sentence.text, told.held.kept, recalled)
            if not role and filters.is_stock(around):
                self._read(figure, "", floor, told.earlier)
            for name in (dealt.get(index) or [""]) if role else []:
                subject = self._read(figure, name, floor, told.earlier)
                if figure.quantity.form == "relation" and subject.pattern not in ("before", "dealt"):
                    said = related_subject(figure.text, figure.quantity.start, floor, said)
                    subject = Subject(said, said, "carried")
                if subject.text:
                    said = subject.text
                    named.append(subject.core)
                    yield index, subject
            floor = figure.quantity.end

    def _read(self, figure: Figure, dealt: str, floor: int | None, earlier: str) -> Subject:
        """Find the subject of a figure; ``floor`` is where the figure before it in the sentence ends."""
        quantity, form = figure.quantity, figure.quantity.form
        share = self._share
        if dealt:
            name = form_name(quantity, figure.around.right, dealt) if form in FORMS else dealt
            subject, share = Subject(name, dealt, "dealt"), ""
        elif form.startswith("structure"):
            subject, share = Subject(f"第{form[-1]}产业占比", "产业结构", "before"), ""
        else:
            if share and not names_nothing(quantity, figure.around):
                share = ""
            subject = read_subject(quantity, figure.around, share or self._subject, self._heading)
            if subject.pattern in _LOOSE and (owner := owner_before(_ahead(figure, floor, earlier))):
                share, subject = "", read_subject(quantity, figure.around, owner)
            elif subject.pattern == "none" and (label := _LABEL.match(figure.text, 0, figure.clause_start + 1)):
                share, subject = "", read_subject(quantity, figure.around, label["name"])
            elif subject.pattern == "before" and len(subject.text) < _SHORT and (aspect := aspect_of(figure.text)):
                subject = subject._replace(text=aspect + subject.text)
        if not share:
            self._remember(quantity, subject)
        return subject

    def _heading(self) -> str:
        """Name that the paragraph or its heading gives to what it is about."""
        return heading_name(self._passage) if self._passage else ""

    def _remember(self, quantity: Quantity, subject: Subject) -> None:
        """Keep what later clauses leave out; the core of a subject also where it is no share."""
        if quantity.unit in PERCENT and not _GROWING.search(subject.text):
            self._share = subject.text
        elif subject.pattern != "carried":
            self._share = ""
        self._subject = subject.core or self._subject


def _ahead(figure: Figure, floor: int | None, earlier: str) -> str:
    """Words between the figure before, or the sentence before, and the clause of a figure."""
    start = figure.clause_start
    return earlier + figure.text[:start] if floor is None else figure.text[floor:start]
