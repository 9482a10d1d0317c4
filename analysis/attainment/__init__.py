"""Attainment: targets and outcomes come in; verdicts and attainment tables go out."""

from analysis.attainment.case import Case, Verdict
from analysis.attainment.evaluation import evaluate, rebase
from analysis.attainment.judged import judged_rows
from analysis.attainment.judging import judge, prepare
from analysis.attainment.quantity import Quantity, figure, quantity
from analysis.attainment.rows import Printed, plan_rows
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
    "judged_rows",
    "plan_rows",
    "prepare",
    "quantity",
    "rebase",
]
