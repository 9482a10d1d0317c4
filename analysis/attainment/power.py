"""Power: what samples of this size can detect, and corrections for several tests."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import binom, binomtest, t
from statsmodels.stats.multitest import multipletests

from analysis.attainment.centre import detectable_effect

ALPHA = 0.05
TRUTHS = (0.70, 0.75, 0.80)


def rejection_counts(n: int, reference: float) -> tuple[int | None, int | None]:
    """Find the counts that the two-sided exact binomial test rejects: up to the first, from the second (or None)."""
    rejected = [k for k in range(n + 1) if binomtest(k, n, reference).pvalue < ALPHA]
    low = [k for k in rejected if k < n * reference]
    high = [k for k in rejected if k > n * reference]
    return (max(low) if low else None), (min(high) if high else None)


def binomial_power(n: int, reference: float, truth: float) -> float:
    """Probability that the exact binomial test against the reference rejects where the true share is ``truth``."""
    low, high = rejection_counts(n, reference)
    below = float(binom.cdf(low, n, truth)) if low is not None else 0.0
    return below + (float(binom.sf(high - 1, n, truth)) if high is not None else 0.0)


def smallest_correlation(n: int) -> float | None:
    """Least absolute correlation that is significant at 5 %; None under 4 rows."""
    if n < 4:
        return None
    quantile = float(t.ppf(1 - ALPHA / 2, n - 2))
    return quantile / float(np.sqrt(quantile**2 + n - 2))


def power_table(sizes: Sequence[int], references: Sequence[float] = (0.5, 0.864, 0.964)) -> pd.DataFrame:
    """Show what samples of given sizes can detect.

    Parameters
    ----------
    sizes : sequence of int
        Numbers of judged rows.
    references : sequence of float
        Shares to test against.

    Returns
    -------
    DataFrame
        One row per size and reference: counts that reject, power at true shares of .70, .75 and .80, minimum detectable
        effect of a one-sample test (standard deviations), least significant correlation. No power after the fact.
    """
    rows = []
    for n in sizes:
        for reference in references:
            low, high = rejection_counts(n, reference)
            power = {f"power_at_{truth:.2f}": binomial_power(n, reference, truth) for truth in TRUTHS}
            effects = {"detectable_effect": detectable_effect(n), "smallest_correlation": smallest_correlation(n)}
            rows.append(
                {"n": n, "reference": reference, "rejects_up_to": low, "rejects_from": high, **power, **effects}
            )
    return pd.DataFrame(rows)


def adjust(p_values: Sequence[float | None], method: str) -> list[float | None]:
    """Correct p-values for several tests.

    Parameters
    ----------
    p_values : sequence of float or None
        None or nan where a test was refused: left out of the correction, since the library would count it.
    method : str
        ``holm`` for the tests declared in advance, ``fdr_bh`` for everything by category.

    Returns
    -------
    list of float or None
        In the same order; None stays None.
    """
    known = [index for index, p in enumerate(p_values) if p is not None and not np.isnan(p)]
    adjusted: list[float | None] = [None] * len(p_values)
    if not known:
        return adjusted
    corrected = multipletests([p_values[index] for index in known], method=method)[1]
    for index, value in zip(known, corrected, strict=True):
        adjusted[index] = float(value)
    return adjusted
