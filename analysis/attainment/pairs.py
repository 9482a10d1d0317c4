"""Pairs: the same indicator in two plans or places."""

from __future__ import annotations

import pandas as pd
from statsmodels.stats.contingency_tables import mcnemar

from analysis.attainment.answer import Outcome, Question, refuse
from analysis.attainment.case import MET, MISSED
from analysis.attainment.results import Provenance

PAIRED = Question(
    "mcnemar",
    "同一指标在两个规划中的完成情况是否不同",
    "The same indicators met in one plan and missed in the other as often as the reverse",
)


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
        discordant pairs, so that fewer than six cannot reach 0.05. Refused without pairs.
    """
    if pairs.empty:
        return refuse(PAIRED, 0, provenance, ("没有共同指标", "no indicator that both judge"))
    counts = pd.crosstab(pairs["first"], pairs["second"]).reindex(index=[MET, MISSED], columns=[MET, MISSED])
    table = counts.fillna(0).to_numpy(dtype=int)
    lost, won = int(table[0, 1]), int(table[1, 0])
    test = mcnemar(table, exact=True)
    smallest = min(1.0, 2 * 0.5 ** (lost + won))
    return Outcome(PAIRED, len(pairs), provenance, float(test.pvalue), (lost - won) / len(pairs), smallest_p=smallest)
