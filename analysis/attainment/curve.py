"""Specification curve: the same question under every distinct coding, with a joint test over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import binom

from analysis.attainment.coding import Coding, code
from analysis.attainment.judging import Prepared
from analysis.attainment.results import Provenance, finish, number, p_text
from analysis.attainment.scheme import CHOICES, MAIN, Scheme, grid

Array = NDArray[np.float64]
DRAWS = 4999
SHARE = 0.5


@dataclass(frozen=True)
class Curve:
    """A specification curve of the share of targets met.

    Attributes
    ----------
    universes : DataFrame
        One row per distinct universe: scheme, its choices, ``schemes`` that code alike, ``judged``, ``share``, ``p``
        against one half, ``null_low`` and ``null_high`` (95 % of the permuted curves at the same rank), ``main``.
    inert : tuple of str
        Choices that change no verdict on these rows.
    variance : mapping of str to float
        Share of the variance of the curve by choice (one-way eta squared over the full grid).
    median_p, significant_p : float or None
        Joint permutation test: median share, and number of universes with p < .05; None without universes.
    draws : int
        Permutations.
    provenance : Provenance
        Data and seed.
    """

    universes: pd.DataFrame
    inert: tuple[str, ...]
    variance: Mapping[str, float]
    median_p: float | None
    significant_p: float | None
    draws: int
    provenance: Provenance
    schemes: int = field(default=0)

    def table(self) -> pd.DataFrame:
        """Distinct universes, lowest share first."""
        return self.universes.sort_values(["share", "scheme"], kind="stable").reset_index(drop=True)

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say range and median over the distinct codings, the main one, what is inert, and the joint test."""
        shares = self.universes["share"].dropna()
        if shares.empty:
            return "No coding judges any row." if lang == "en" else "任何编码方案均无可评价指标。"
        main = self.universes.loc[self.universes["main"], "share"]
        least, middle, most = (number(value) for value in (shares.min(), shares.median(), shares.max()))
        own = number(float(main.iloc[0])) if len(main) else number(None)
        p = p_text(self.median_p) if self.median_p is not None else "–"
        if lang == "en":
            text = (
                f"{len(shares)} of {self.schemes} codings differ; the share met is {least}–{most}, median {middle}, "
                f"{own} in the main one; choices without effect: {', '.join(self.inert) or 'none'}; "
                f"joint test of the median by turning signs: p {p}."
            )
        else:
            text = (
                f"{self.schemes}种编码中{len(shares)}种结果不同；完成率为{least}–{most}，中位数{middle}，主方案{own}；"
                f"不起作用的选择：{'、'.join(self.inert) or '无'}；符号置换联合检验（中位数）p{p.replace(' ', '')}。"
            )
        return finish(text, lang, caveat)


@dataclass(frozen=True)
class Draws:
    """How the joint test draws: number of permutations and seed."""

    number: int = DRAWS
    seed: int = 1


def specification_curve(
    rows: Sequence[Prepared],
    provenance: Provenance,
    choices: Mapping[str, tuple[object, ...]] = CHOICES,
    draws: Draws = Draws(),
) -> Curve:
    """Compute the curve of the share of targets met.

    Parameters
    ----------
    rows : sequence of Prepared
        Rows of one or more plans.
    provenance : Provenance
        Of the rows; the seed is that of the draws.
    choices : mapping
        Field of the scheme to its settings.
    draws : Draws
        Permutations of the joint test: the sign of each gap is turned at random, the whole curve is computed anew.

    Returns
    -------
    Curve
        Codings that agree on every row count once. Rows without a gap keep their verdict in every permutation.

    Notes
    -----
    Simonsohn, Simmons and Nelson 2020; Steegen et al. 2016.
    """
    coding = code(rows, grid(choices))
    first, inverse = distinct(coding.met)
    universes = _universes(coding, first, inverse)
    kept = Coding(tuple(coding.schemes[line] for line in first), coding.met[first], coding.turned[first])
    universes = universes.assign(**null_band(kept, draws))
    median_p, significant_p = joint_test(kept, draws)
    return Curve(
        universes,
        inert_choices(inverse, choices),
        variance_by_choice(shares(coding.met), choices),
        median_p,
        significant_p,
        draws.number,
        provenance,
        len(coding.schemes),
    )


def distinct(met: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """First line of each distinct coding, and for every line the number of its coding."""
    coded = np.where(np.isnan(met), 2, met).astype(np.int8)
    _, first, inverse = np.unique(coded, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return first[order], rank[np.ravel(inverse)]


def shares(met: Array) -> Array:
    """Share met of the judged rows, by line; nan where none is judged."""
    judged = (~np.isnan(met)).sum(axis=1)
    return np.divide(np.nansum(met, axis=1), judged, out=np.full(len(met), np.nan), where=judged > 0)


def _universes(coding: Coding, first: NDArray[np.intp], inverse: NDArray[np.intp]) -> pd.DataFrame:
    met = coding.met[first]
    judged = (~np.isnan(met)).sum(axis=1)
    counts = np.nansum(met, axis=1).astype(int)
    same = np.bincount(inverse)
    main = {line for line, scheme in enumerate(coding.schemes) if scheme.choices() == MAIN.choices()}
    records = []
    for place, line in enumerate(first):
        alike = set(np.flatnonzero(inverse == place).tolist())
        records.append(
            {
                "scheme": coding.schemes[line].name,
                **coding.schemes[line].choices(),
                **_settings([coding.schemes[other] for other in sorted(alike)]),
                "schemes": int(same[place]),
                "judged": int(judged[place]),
                "met": int(counts[place]),
                "share": counts[place] / judged[place] if judged[place] else None,
                "p": two_sided_p(int(counts[place]), int(judged[place])),
                "main": bool(alike & main),
            }
        )
    return pd.DataFrame(records)


def _settings(schemes: Sequence[Scheme]) -> dict[str, str]:
    """Join the settings of each choice that lead to one universe by ``;``."""
    taken = [scheme.choices() for scheme in schemes]
    return {name: ";".join(dict.fromkeys(choices[name] for choices in taken)) for name in CHOICES}


def two_sided_p(met: int, judged: int) -> float | None:
    """Exact binomial p against one half; None where nothing is judged."""
    if not judged:
        return None
    return float(min(1.0, 2 * binom.cdf(min(met, judged - met), judged, SHARE)))


def inert_choices(inverse: NDArray[np.intp], choices: Mapping[str, tuple[object, ...]]) -> tuple[str, ...]:
    """Choices whose settings never lead to another coding, whatever the other choices are."""
    cube = inverse.reshape([len(settings) for settings in choices.values()])
    return tuple(name for axis, name in enumerate(choices) if (cube == cube.take([0], axis=axis)).all())


def variance_by_choice(values: Array, choices: Mapping[str, tuple[object, ...]]) -> dict[str, float]:
    """One-way eta squared of each choice over the full grid; empty where the curve is flat."""
    cube = values.reshape([len(settings) for settings in choices.values()])
    known = ~np.isnan(cube)
    total = float(np.var(cube[known])) if known.any() else 0.0
    if total < 1e-15:
        return {}
    effects = {}
    for axis, name in enumerate(choices):
        others = tuple(other for other in range(cube.ndim) if other != axis)
        sums, counts = np.where(known, cube, 0.0).sum(axis=others), known.sum(axis=others)
        means = sums[counts > 0] / counts[counts > 0]
        effect = float(np.average((means - cube[known].mean()) ** 2, weights=counts[counts > 0]) / total)
        # Below this it is the rounding of the means of equal values.
        effects[name] = effect if effect > 1e-12 else 0.0
    return effects


def joint_test(coding: Coding, draws: Draws) -> tuple[float | None, float | None]:
    """Test the whole curve by turning the sign of each gap at random.

    Parameters
    ----------
    coding : Coding
        Distinct universes; lines without a judged row are left out.
    draws : Draws
        Number and seed.

    Returns
    -------
    median_p, significant_p : float or None
        Two-sided for the median share (distance from the mean of the permutations), one-sided for the number of
        universes with p < .05; (1 + extreme) / (draws + 1).
    """
    judged, met, counts = _permuted(coding, draws)
    if not len(judged):
        return None, None
    observed = met.sum(axis=1)
    medians = np.median(counts / judged[:, None], axis=0)
    centre = medians.mean()
    extreme = int((np.abs(medians - centre) >= abs(np.median(observed / judged) - centre) - 1e-12).sum())
    many = significant(counts, judged).sum(axis=0) >= significant(observed[:, None], judged).sum()
    return (1 + extreme) / (draws.number + 1), (1 + int(many.sum())) / (draws.number + 1)


def _permuted(coding: Coding, draws: Draws) -> tuple[NDArray[np.intp], Array, Array]:
    """Turn signs: judged, verdicts, and counts met by draw (universes × draws), of universes with judged rows."""
    known = ~np.isnan(coding.met)
    used = known.any(axis=1)
    judged = known[used].sum(axis=1)
    met, turned = (np.where(known[used], values[used], 0.0) for values in (coding.met, np.nan_to_num(coding.turned)))
    signs = np.random.default_rng(draws.seed).integers(0, 2, size=(met.shape[1], draws.number)).astype(float)
    return judged, met, turned.sum(axis=1)[:, None] + (met - turned) @ signs


def null_band(coding: Coding, draws: Draws) -> dict[str, Array]:
    """Find the middle 95 % of the permuted curves at the rank that each universe has by its share.

    Parameters
    ----------
    coding : Coding
        Distinct universes.
    draws : Draws
        Number and seed, as for :func:`joint_test`.

    Returns
    -------
    dict of str to array of shape (universes,)
        ``null_low`` and ``null_high``, shares met; nan where nothing is judged.

    Notes
    -----
    A permuted curve is sorted anew before it is compared (Simonsohn, Simmons and Nelson 2020).
    """
    judged, met, counts = _permuted(coding, draws)
    known = ~np.isnan(coding.met).all(axis=1)
    band = {"null_low": np.full(len(coding.met), np.nan), "null_high": np.full(len(coding.met), np.nan)}
    if len(judged):
        rank = np.argsort(np.argsort(met.sum(axis=1) / judged, kind="stable"), kind="stable")
        ends = np.quantile(np.sort(counts / judged[:, None], axis=0), [0.025, 0.975], axis=1)
        for name, values in zip(band, ends, strict=True):
            band[name][known] = values[rank]
    return band


def significant(counts: Array, judged: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether each count differs from one half at 5 % by the exact test; one line per universe."""
    limits = {int(n): _limit(int(n)) for n in np.unique(judged)}
    lowest = np.array([limits[int(n)] for n in judged])[:, None]
    return np.asarray(np.minimum(counts, judged[:, None] - counts) <= lowest + 1e-9)


def _limit(n: int) -> float:
    rejected = [k for k in range(n // 2 + 1) if (two_sided_p(k, n) or 0.0) < 0.05]
    return float(max(rejected)) if rejected else -1.0
