"""Attainment: targets and outcomes come in; verdicts and attainment tables go out."""

from analysis.attainment.case import Case, Verdict
from analysis.attainment.evaluation import evaluate, rebase
from analysis.attainment.judging import judge
from analysis.attainment.quantity import Quantity, figure, quantity
from analysis.attainment.rows import Printed
from analysis.attainment.scheme import MAIN, SCHEMES, Scheme, grid

__all__ = [
    "MAIN",
    "SCHEMES",
    "Case",
    "Printed",
    "Quantity",
    "Scheme",
    "Verdict",
    "evaluate",
    "figure",
    "grid",
    "judge",
    "quantity",
    "rebase",
]
