"""Facts: targets and outcomes as numbers in the unit of their concept, ready to be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.attainment import Quantity, quantity
from analysis.audit.finding import Side

SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "around": "约", "hold": "保持"}
POINTS = frozenset({"百分点", "个百分点"})
CAPS = frozenset({"le", "lt"})
BOUNDS = frozenset({"ge", "gt", "le", "lt", "around", "range", "hold"})


@dataclass(frozen=True)
class Fact:
    """A target or an outcome with a number.

    Attributes
    ----------
    ref, doc_id, role, origin : str
        Statement, document, target or outcome, table, prose or box.
    column : str
        Column of a printed table that it comes from (base, target, outcome …); empty in prose.
    concept : str
        ``indicator_id``, or ``industry:…`` / ``subject:…`` for what the concept list does not hold.
    scope : str
        Place, with the wording where that means less or more than the place itself.
    measure : str
        level, growth (percent a year) or change (over the period).
    period : str
        Year, or first and last year joined by a hyphen; empty where unknown.
    value : Quantity
        In ``unit``.
    half_digit : float
        Half of the last printed digit, in ``unit``.
    printed : str
        The value as printed, with its comparator and unit.
    row : mapping
        The row of targets.csv or outcomes.csv.
    """

    ref: str
    doc_id: str
    role: str
    origin: str
    column: str
    concept: str
    scope: str
    measure: str
    period: str
    value: Quantity
    half_digit: float
    unit: str
    printed: str
    row: Mapping[str, object]

    @property
    def line(self) -> int:
        """Line in the source file."""
        return int(str(self.row["line"]))

    @property
    def start(self) -> int:
        """First character in the source file."""
        return int(str(self.row["start"]))

    @property
    def comparator(self) -> str:
        """Comparator of the statement."""
        return str(self.row["comparator"])

    @property
    def number(self) -> float:
        """The figure, or the finite end of a bound."""
        return self.value.value

    @property
    def year(self) -> int | None:
        """Last year of the period."""
        return int(self.period[-4:]) if self.period[-4:].isdigit() else None

    @property
    def indicator_id(self) -> str | None:
        """The concept where it is one of the list."""
        return None if ":" in self.concept else self.concept

    @property
    def side(self) -> Side:
        """The fact as one side of a finding."""
        return Side(self.doc_id, self.line, self.printed, self.ref)

    @property
    def table_row(self) -> str:
        """Table row that it comes from (``doc:t1.17``); empty in prose."""
        return self.ref.rpartition(".")[0] if self.column else ""


def printed_value(row: Mapping[str, object]) -> str:
    """Value of a statement as a reader finds it: comparator, digits, unit (``≥3.3 亿元``)."""
    sign = SIGNS.get(str(row["comparator"]), "")
    digits = "–".join(str(row[end]) for end in ("lower", "upper") if isinstance(row[end], str))
    unit = row["unit"] if isinstance(row["unit"], str) else ""
    return f"{sign}{digits}{'' if unit in ('%', '‰') else ' '}{unit}".strip()


def numbers_of(row: Mapping[str, object]) -> Quantity | None:
    """Interval of a statement; None where it has no digits.

    A bound holds on its own side of the printed figure, in whichever of the two columns that stands.
    """
    lower, upper = (None if row[name] is None else str(row[name]) for name in ("lower", "upper"))
    comparator = str(row["comparator"])
    if comparator in CAPS and upper is None:
        lower, upper = None, lower
    return quantity(comparator, lower, upper)
