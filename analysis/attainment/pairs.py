"""Pairs: the same indicator in two plans or places."""

from __future__ import annotations

import itertools

import pandas as pd
from statsmodels.stats.contingency_tables import mcnemar

from analysis.attainment.answer import Outcome, Question, refuse, too_few
from analysis.attainment.case import MET, MISSED
from analysis.attainment.results import Provenance

LEAST_PAIRS = 6
PAIRED = Question(
    "mcnemar",
    "成对指标（同一指标，两个规划均可评价）：一完成一未完成的两种情形是否同样多",
    "Pairs (one indicator that two plans judge): met in the first and missed in the second as often as the reverse",
)


def comparable_plans(judged: pd.DataFrame) -> list[tuple[str, str]]:
    """Pairs of plans that share their place or their period.

    Parameters
    ----------
    judged : DataFrame
        Judged rows with ``plan``, ``place``, ``base_year`` and ``target_year``.

    Returns
    -------
    list of tuple of str
        In order of appearance; two plans that differ in both are no pair, any difference could be due to either.
    """
    plans = judged.drop_duplicates("plan").set_index("plan")[["place", "base_year", "target_year"]]
    pairs = []
    for first, second in itertools.combinations(plans.index, 2):
        here, there = plans.loc[first].fillna(-1), plans.loc[second].fillna(-1)
        same_place = here["place"] == there["place"]
        same_period = (here["base_year"], here["target_year"]) == (there["base_year"], there["target_year"])
        if same_place or (same_period and here["target_year"] > 0):
            pairs.append((str(first), str(second)))
    return pairs


def paired_verdicts(judged: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Concepts that both plans judge.

    Parameters
    ----------
    judged : DataFrame
        Judged rows of both plans.
    first, second : str
        Values of ``plan``.

    Returns
    -------
    DataFrame
        ``indicator_id, first, second`` (met or missed), one row per concept; concepts without a verdict in either plan
        are left out.
    """
    verdicts = judged[judged["met"].isin([MET, MISSED]) & judged["indicator_id"].notna()]
    sides = [
        verdicts[verdicts["plan"] == plan].drop_duplicates("indicator_id").set_index("indicator_id")["met"]
        for plan in (first, second)
    ]
    joined = pd.concat(sides, axis=1, join="inner", keys=["first", "second"]).sort_index()
    return joined.reset_index()


def mcnemar_test(pairs: pd.DataFrame, provenance: Provenance) -> Outcome:
    """Exact McNemar test of paired verdicts.

    Parameters
    ----------
    pairs : DataFrame
        From :func:`paired_verdicts`.
    provenance : Provenance
        Of the rows.

    Returns
    -------
    Outcome
        The estimate is the difference of the shares met, first minus second; ``smallest_p`` is 2·0.5^d with d
        discordant pairs, so that fewer than six cannot reach 0.05. Refused under six pairs.
    """
    if len(pairs) < LEAST_PAIRS:
        return refuse(PAIRED, len(pairs), provenance, too_few(len(pairs), LEAST_PAIRS))
    counts = pd.crosstab(pairs["first"], pairs["second"]).reindex(index=[MET, MISSED], columns=[MET, MISSED])
    table = counts.fillna(0).to_numpy(dtype=int)
    lost, won = int(table[0, 1]), int(table[1, 0])
    test = mcnemar(table, exact=True)
    smallest = min(1.0, 2 * 0.5 ** (lost + won))
    return Outcome(PAIRED, len(pairs), provenance, float(test.pvalue), (lost - won) / len(pairs), smallest_p=smallest)
