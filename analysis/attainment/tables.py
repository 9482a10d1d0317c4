"""Tables: the results on attainment as derived tables, one call for the pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.attainment.answer import Outcome
from analysis.attainment.curve import Curve, Draws, specification_curve
from analysis.attainment.judged import judged_frame
from analysis.attainment.judging import Prepared
from analysis.attainment.odds import QUESTIONS, met_by_group
from analysis.attainment.pairs import comparable_plans, mcnemar_test, paired_verdicts
from analysis.attainment.rationality import CLASS_NAMES, bias, calibrate, equivalence
from analysis.attainment.report import FDR, Family, all_plans, category_tests
from analysis.attainment.results import Provenance, data_hash
from analysis.attainment.scheme import CHOICES
from analysis.attainment.shares import GROUPS, attainment, references
from analysis.registry import Registry

DRAWS = Draws()
TABLES = (
    "judged",
    "attainment",
    "attainment_tests",
    "calibration",
    "specification_curve",
    "specification_choices",
)


def attainment_tables(rows: Sequence[Prepared], registry: Registry, draws: Draws = DRAWS) -> Mapping[str, pd.DataFrame]:
    """Compute every result table on attainment.

    Parameters
    ----------
    rows : sequence of Prepared
        Rows of one or more plans, from :func:`analysis.attainment.judging.prepare` or from statistics.
    registry : Registry
        Contracts and published rates.
    draws : Draws
        Permutations of the specification curve.

    Returns
    -------
    mapping of str to DataFrame
        The tables of :data:`TABLES`, by the contracts of the registry.
    """
    judged = judged_frame(rows, registry)
    curves = list(_curves(rows, judged, draws))
    frames = {
        "judged": judged,
        "attainment": _shares(judged, registry),
        "attainment_tests": _tests(judged, registry),
        "calibration": pd.concat([calibrate(judged, name).table() for name in CLASS_NAMES], ignore_index=True),
        "specification_curve": _stack([curve.table().assign(plan=plan) for plan, curve in curves]),
        "specification_choices": _stack([_choices(plan, curve) for plan, curve in curves]),
    }
    return {name: _framed(frame, name, registry) for name, frame in frames.items()}


def _shares(judged: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    frames = []
    for by in (None, *GROUPS):
        table = attainment(judged, by, references(registry)).table()
        name = by or "all"
        frames.append(table.rename(columns={name: "group"}).assign(by=name))
    return _stack(frames)


def _tests(judged: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    declared: list[Family] = [family for rate in references(registry)[-1:] for family in all_plans(judged, rate)]
    pooled = [
        Family(name, FDR, (bias(judged, name), equivalence(judged, name)), Provenance("main", data_hash(judged)))
        for name in CLASS_NAMES
    ]
    split = [category_tests(judged, name) for name in CLASS_NAMES]
    groups = [_by_group(judged, by) for by in QUESTIONS]
    return _stack([family.table() for family in (*declared, *pooled, *split, *groups, _pairs(judged))])


def _pairs(judged: pd.DataFrame) -> Family:
    """Exact McNemar test of every two plans of one place or one period, on the indicators that both judge."""
    provenance = Provenance("main", data_hash(judged))
    outcomes = []
    for first, second in comparable_plans(judged):
        found = mcnemar_test(paired_verdicts(judged, first, second), provenance)
        outcomes.append(_named(found, f"mcnemar:{first}|{second}", f"{first}, {second}"))
    return Family("pairs of plans", FDR, tuple(outcomes), provenance)


def _by_group(judged: pd.DataFrame, by: str) -> Family:
    """Firth's regression of met against missed by group, plan by plan: categories are those of one table."""
    outcomes = [
        _named(met_by_group(rows, by).outcome(), f"firth_{by}:{plan}", str(plan))
        for plan, rows in judged.groupby("plan", sort=False)
    ]
    return Family(f"met by {by}", FDR, tuple(outcomes), Provenance("main", data_hash(judged)))


def _named(outcome: Outcome, test: str, what: str) -> Outcome:
    question = outcome.question
    named = replace(question, test=test, zh=f"{question.zh}，{what}", en=f"{question.en}, {what}")
    return replace(outcome, question=named)


def _curves(rows: Sequence[Prepared], judged: pd.DataFrame, draws: Draws) -> Iterator[tuple[str, Curve]]:
    provenance = Provenance("grid", data_hash(judged), draws.seed)
    plans = list(dict.fromkeys(judged["plan"]))
    for plan in plans:
        own = [row for row in rows if f"{row.row.cells['doc_id']}:{row.row.cells['table']}" == plan]
        yield plan, specification_curve(own, provenance, draws=draws)


def _choices(plan: str, curve: Curve) -> pd.DataFrame:
    rows = [
        {
            "plan": plan,
            "choice": name,
            "inert": "yes" if name in curve.inert else "no",
            "eta_squared": curve.variance.get(name),
        }
        for name in CHOICES
    ]
    joint = {"median_p": curve.median_p, "significant_p": curve.significant_p, "draws": curve.draws}
    return pd.DataFrame(rows).assign(**joint, schemes=curve.schemes, universes=len(curve.universes))


def _stack(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put tables under each other as plain objects, so that an empty column does not decide a type."""
    return pd.concat([frame.astype(object) for frame in frames], ignore_index=True) if frames else pd.DataFrame()


def _framed(frame: pd.DataFrame, name: str, registry: Registry) -> pd.DataFrame:
    contract = registry.tables[name]
    rows = frame.reindex(columns=contract.columns).astype(object)
    rows = rows.where(rows.notna(), None)
    return contract.frame({str(key): value for key, value in row.items()} for row in rows.to_dict("records"))
