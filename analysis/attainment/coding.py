"""Coding: what every scheme makes of every row, as a matrix, with the gaps as they are and with their signs turned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.attainment.basis import DELEGATED
from analysis.attainment.case import MET, MISSED, Verdict
from analysis.attainment.evaluation import evaluate
from analysis.attainment.judging import Prepared, judge_prepared
from analysis.attainment.scheme import Scheme

Array = NDArray[np.float64]
# Fields that decide how rows are counted, not how one row is judged.
COUNTING = {"name": "", "one_per_family": True, "missing": "drop"}
# Fields that no row with figures feels.
DELEGATING = {"delegated": "evidence"}
CODES = {MET: 1.0, MISSED: 0.0}


@dataclass(frozen=True)
class Coding:
    """Verdicts of many schemes on the same rows.

    Attributes
    ----------
    schemes : tuple of Scheme
        One per line of the matrices.
    met : array of shape (schemes, rows)
        1 met, 0 missed, nan unknown or not counted.
    turned : array of shape (schemes, rows)
        The same with the sign of each gap turned; rows without a gap keep their verdict.
    """

    schemes: tuple[Scheme, ...]
    met: Array
    turned: Array


def code(rows: Sequence[Prepared], schemes: Sequence[Scheme]) -> Coding:
    """Judge all rows under all schemes.

    Parameters
    ----------
    rows : sequence of Prepared
        From :func:`analysis.attainment.judging.prepare`.
    schemes : sequence of Scheme
        Schemes that judge alike are judged once.

    Returns
    -------
    Coding
        Twins are left out and unknown rows filled as each scheme says; dropped rows are nan.
    """
    judge_all = _Judge(rows)
    twins = _twins(rows)
    lines = []
    for scheme in schemes:
        met, turned, dropped = judge_all(scheme)
        lines.append([_counted(values, dropped, twins, scheme) for values in (met, turned)])
    met, turned = (np.array([line[side] for line in lines]) for side in (0, 1))
    return Coding(tuple(schemes), met, turned)


class _Judge:
    """Judges rows under one scheme after the other, each row once under those that are the same to it."""

    def __init__(self, rows: Sequence[Prepared]) -> None:
        delegated = np.array([row.basis.name == DELEGATED for row in rows], dtype=bool)
        self._rows = rows
        self._parts = [(np.flatnonzero(delegated), COUNTING), (np.flatnonzero(~delegated), COUNTING | DELEGATING)]
        self._known: dict[tuple[int, Scheme], Array] = {}

    def __call__(self, scheme: Scheme) -> Array:
        """Lines of shape (rows,): met, turned, dropped."""
        lines = np.empty((3, len(self._rows)))
        for number, (places, unfelt) in enumerate(self._parts):
            key = number, replace(scheme, **unfelt)  # type: ignore[arg-type]
            if key not in self._known:
                self._known[key] = _judge_all([self._rows[int(place)] for place in places], key[1])
            lines[:, places] = self._known[key]
        return lines


def _judge_all(rows: Sequence[Prepared], scheme: Scheme) -> Array:
    verdicts = [judge_prepared(row, scheme) for row in rows]
    pairs = zip(rows, verdicts, strict=True)
    met = [CODES.get(verdict.met, np.nan) for verdict in verdicts]
    turned = [CODES.get(turned_verdict(row, verdict, scheme).met, np.nan) for row, verdict in pairs]
    return np.array([met, turned, [verdict.reason == "dropped" for verdict in verdicts]], dtype=float)


def turned_verdict(row: Prepared, verdict: Verdict, scheme: Scheme) -> Verdict:
    """Verdict on the outcome mirrored at its threshold; the same verdict where there is no exact gap."""
    case = row.case
    if case is None or case.outcome is None or case.direction is None:
        return verdict
    if verdict.gap is None or not case.outcome.exact:
        return verdict
    mirrored = case.outcome.lower - 2 * case.direction * verdict.gap
    return evaluate(replace(case, outcome=replace(case.outcome, lower=mirrored, upper=mirrored)), scheme)


def _twins(rows: Sequence[Prepared]) -> NDArray[np.bool_]:
    seen: set[tuple[str, str]] = set()
    twins = []
    for row in rows:
        family = row.indicator.family if row.indicator else row.row.name
        key = (f"{row.row.cells['doc_id']}:{row.row.cells['table']}", family)
        twins.append(key in seen)
        seen.add(key)
    return np.array(twins, dtype=bool)


def _counted(values: Array, dropped: Array, twins: NDArray[np.bool_], scheme: Scheme) -> Array:
    filled = values.copy()
    fill: Mapping[str, float] = {"fail": 0.0, "met": 1.0}
    if scheme.missing in fill:
        filled[np.isnan(filled)] = fill[scheme.missing]
    filled[dropped.astype(bool)] = np.nan
    if scheme.one_per_family:
        filled[twins] = np.nan
    return filled
