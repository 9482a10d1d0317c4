"""Contrast of two groups: Boschloo's test with Newcombe's interval, and a permutation within blocks."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import boschloo_exact
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import confint_proportions_2indep

from analysis.attainment.answer import Outcome, Question, refuse
from analysis.attainment.case import MET, MISSED
from analysis.attainment.intervals import Count
from analysis.attainment.odds import ATTRIBUTES, too_small
from analysis.attainment.results import Provenance
from analysis.attainment.shares import NOT_PRINTED, count_of

BINDING = Question(
    "binding",
    "约束性与预期性指标完成率之差",
    "Difference in the share met, binding (约束性) minus anticipatory (预期性)",
    what_zh="差",
    what_en="difference",
)
BLOCKS = Question(
    "binding_within_blocks",
    "同类别内约束性与预期性指标完成率之差",
    "Difference in the share met, binding minus anticipatory, labels permuted within categories",
)
ENUMERATED = 200_000


def binding_contrast(judged: pd.DataFrame, provenance: Provenance) -> Outcome:
    """Compare binding with anticipatory targets.

    Parameters
    ----------
    judged : DataFrame
        Judged rows; plans that print no 属性 are refused, rows without a verdict are left out.
    provenance : Provenance
        Of the rows.

    Returns
    -------
    Outcome
        Boschloo's exact p (1 for a table without any contrast) and Newcombe's interval of the difference; refused under
        ten evaluable rows, or three in the smaller group.
    """
    if judged["attribute"].isna().all():
        return refuse(BINDING, len(judged), provenance, (NOT_PRINTED["zh"], NOT_PRINTED["en"]))
    first, second = (count_of(judged[judged["attribute"] == name]) for name in ATTRIBUTES)
    reason = too_small(first, second)
    if reason:
        return refuse(BINDING, first.judged + second.judged, provenance, reason)
    low, high = newcombe(first, second)
    assert first.share is not None and second.share is not None
    return Outcome(
        BINDING,
        first.judged + second.judged,
        provenance,
        boschloo(first, second),
        first.share - second.share,
        low,
        high,
        detectable=detectable_difference(first, second),
    )


def boschloo(first: Count, second: Count) -> float:
    """Boschloo's exact p of two shares; 1 where all or none of both groups were met (the library gives nan there)."""
    table = [[first.met, first.missed], [second.met, second.missed]]
    if 0 in np.sum(table, axis=0) or 0 in np.sum(table, axis=1):
        return 1.0
    return float(boschloo_exact(table).pvalue)


def newcombe(first: Count, second: Count) -> tuple[float, float]:
    """Newcombe's hybrid score interval of the difference of two shares."""
    low, high = confint_proportions_2indep(
        first.met, first.judged, second.met, second.judged, method="newcomb", compare="diff"
    )
    return float(low), float(high)


def detectable_difference(first: Count, second: Count) -> float | None:
    """Minimum detectable effect (Cohen's h) at 5 % and power 0.8; None where a group has a single row."""
    if min(first.judged, second.judged) < 2:
        return None
    ratio = second.judged / first.judged
    return float(NormalIndPower().solve_power(nobs1=first.judged, ratio=ratio, alpha=0.05, power=0.8))


def block_permutation(judged: pd.DataFrame, provenance: Provenance, seed: int = 1, draws: int = 9999) -> Outcome:
    """Permute the printed attribute within categories.

    Parameters
    ----------
    judged : DataFrame
        Judged rows with ``attribute`` and ``category``.
    provenance : Provenance
        Of the rows; the seed is used where the permutations are too many to enumerate (2·10^5).
    seed, draws : int
        Of the random permutations.

    Returns
    -------
    Outcome
        Two-sided p of the difference in the share met; refused where 属性 is not printed or nothing can be permuted.
    """
    rows = judged[judged["met"].isin([MET, MISSED]) & judged["attribute"].isin(ATTRIBUTES)]
    if judged["attribute"].isna().all():
        return refuse(BLOCKS, len(judged), provenance, (NOT_PRINTED["zh"], NOT_PRINTED["en"]))
    met = (rows["met"] == MET).to_numpy(dtype=float)
    binding = (rows["attribute"] == ATTRIBUTES[0]).to_numpy(dtype=bool)
    blocks = [np.flatnonzero(rows["category"].fillna("–") == name) for name in rows["category"].fillna("–").unique()]
    ways = math.prod(math.comb(len(block), int(binding[block].sum())) for block in blocks)
    if ways < 2 or binding.all() or not binding.any():
        return refuse(
            BLOCKS, len(rows), provenance, ("各类别内属性没有差别", "attributes do not vary within categories")
        )
    masks = _all_masks(binding, blocks) if ways <= ENUMERATED else _random_masks(binding, blocks, seed, draws)
    null = _difference(masks, met)
    observed = float(_difference(binding[None, :], met)[0])
    extreme = int((np.abs(null) >= abs(observed) - 1e-12).sum())
    p = extreme / len(null) if ways <= ENUMERATED else (extreme + 1) / (len(null) + 1)
    return Outcome(BLOCKS, len(rows), provenance, p, observed, smallest_p=1 / ways)


def _difference(masks: np.ndarray, met: np.ndarray) -> np.ndarray:
    weights = masks.astype(float)
    inside = weights @ met / weights.sum(axis=1)
    outside = (1 - weights) @ met / (1 - weights).sum(axis=1)
    return np.asarray(inside - outside)


def _all_masks(binding: np.ndarray, blocks: Sequence[np.ndarray]) -> np.ndarray:
    choices = [list(itertools.combinations(block, int(binding[block].sum()))) for block in blocks]
    masks = []
    for chosen in itertools.product(*choices):
        mask = np.zeros(len(binding), dtype=bool)
        mask[[index for part in chosen for index in part]] = True
        masks.append(mask)
    return np.array(masks)


def _random_masks(binding: np.ndarray, blocks: Sequence[np.ndarray], seed: int, draws: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    masks = np.tile(binding, (draws, 1))
    for block in blocks:
        masks[:, block] = rng.permuted(masks[:, block], axis=1)
    return masks
