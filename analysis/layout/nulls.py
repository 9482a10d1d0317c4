"""Is the likeness of places more than chance? Null models that keep the margins of the incidence matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.layout.similarity import mean_similarity

Null = Literal["fixed", "rows"]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class NullTest:
    """A statistic against its null model.

    Attributes
    ----------
    statistic, null : str
        What was computed; ``fixed`` keeps row and column sums, ``rows`` the row sums only.
    observed, mean, sd : float
        The statistic, and mean and standard deviation under the null.
    p_upper, p_lower : float
        Share of draws at least as large / as small, the observed one counted in: (1 + k) / (1 + draws).
    draws, distinct, seed : int
        Number of draws, of different values among them (one value: the margins fix the statistic), and the seed.
    """

    statistic: str
    null: str
    observed: float
    mean: float
    sd: float
    p_upper: float
    p_lower: float
    draws: int
    distinct: int
    seed: int

    def table(self) -> pd.DataFrame:
        """One row with all attributes."""
        return pd.DataFrame([vars(self)])


def c_score(incidence: pd.DataFrame) -> float:
    """Mean number of checkerboard units over pairs of industries (Stone & Roberts 1990); NaN below two industries."""
    marks = incidence.to_numpy(dtype=float)
    shared = marks.T @ marks
    totals = np.diag(shared)
    units = (totals[:, None] - shared) * (totals[None, :] - shared)
    upper = units[np.triu_indices(len(units), k=1)]
    return float(upper.mean()) if len(upper) else np.nan


STATISTICS: dict[str, Callable[[pd.DataFrame], float]] = {"mean_jaccard": mean_similarity, "c_score": c_score}


def null_test(
    incidence: pd.DataFrame,
    statistic: str = "mean_jaccard",
    null: Null = "fixed",
    draws: int = 999,
    seed: int = 20260101,
) -> NullTest:
    """Compare a statistic of an incidence matrix with matrices of the same margins.

    Parameters
    ----------
    incidence : DataFrame
        Bool, places × industries.
    statistic : str
        ``mean_jaccard`` or ``c_score``.
    null : str
        ``fixed``: row and column sums kept, by curveball trades (Strona et al. 2014); ``rows``: each place draws its
        number of industries at random, another question.
    draws, seed : int
        Random matrices, and the seed of the generator.

    Returns
    -------
    NullTest
        NaN statistics where the statistic is undefined on the matrix.
    """
    measure = STATISTICS[statistic]
    rng = np.random.default_rng(seed)
    marks: Bools = incidence.to_numpy(dtype=bool)
    observed = measure(incidence)
    values = np.empty(draws)
    for draw in range(draws):
        marks = curveball(marks, rng) if null == "fixed" else _shuffle_rows(marks, rng)
        values[draw] = measure(pd.DataFrame(marks, index=incidence.index, columns=incidence.columns))
    near = 1e-12
    return NullTest(
        statistic=statistic,
        null=null,
        observed=observed,
        mean=float(values.mean()),
        sd=float(values.std(ddof=1)),
        p_upper=float((1 + (values >= observed - near).sum()) / (1 + draws)),
        p_lower=float((1 + (values <= observed + near).sum()) / (1 + draws)),
        draws=draws,
        distinct=len(np.unique(values.round(9))),
        seed=seed,
    )


def curveball(marks: Bools, rng: np.random.Generator, trades: int | None = None) -> Bools:
    """Random matrix with the same row and column sums: pairs of rows trade what only one of them has.

    Parameters
    ----------
    marks : array of bool, shape (places, industries)
        Start; it is not changed.
    rng : Generator
        Source of chance.
    trades : int or None
        Number of trades; five a row where None.
    """
    rows = [set(np.flatnonzero(row)) for row in marks]
    for _ in range(trades if trades is not None else 5 * len(rows)):
        if len(rows) < 2:
            break
        first, second = rng.choice(len(rows), 2, replace=False)
        shared = rows[first] & rows[second]
        pool = sorted(rows[first] ^ rows[second])
        rng.shuffle(pool)
        cut = len(rows[first]) - len(shared)
        rows[first], rows[second] = shared | set(pool[:cut]), shared | set(pool[cut:])
    result = np.zeros_like(marks)
    for place, row in enumerate(rows):
        result[place, sorted(row)] = True
    return result


def _shuffle_rows(marks: Bools, rng: np.random.Generator) -> Bools:
    return np.array([rng.permutation(row) for row in marks])
