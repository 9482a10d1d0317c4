"""Shares: how many targets were met, in all and by group, with intervals, bounds and tipping points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.attainment.case import MET, MISSED
from analysis.attainment.intervals import Count, binomial_p, bounds, clopper_pearson, hull, tipping, wilson
from analysis.attainment.results import Provenance, data_hash, finish, number
from analysis.registry import Registry

GROUPS = ("plan", "place", "category", "attribute")
# Stated minimum of every test of met against missed.
LEAST_ROWS = 10
NOT_PRINTED = {"en": "not evaluable: 属性 not printed", "zh": "无法评价：原表未列属性"}


@dataclass(frozen=True)
class Reference:
    """A published rate to print beside one's own."""

    rate_id: str
    zh: str
    en: str
    rate: float


@dataclass(frozen=True)
class Share:
    """Attainment of one group of targets.

    Attributes
    ----------
    group : str
        Value of the column that was grouped by; ``all`` for the whole.
    count : Count
        Met, missed, unknown.
    refusal : str
        Why there is no figure (属性 not printed); empty elsewhere.
    names : tuple of (str, str)
        Name of the group in Chinese and English; empty where the value is the name.
    """

    group: str
    count: Count
    refusal: str = ""
    names: tuple[str, str] | tuple[()] = ()

    def name(self, lang: str) -> str:
        """Name of the group in ``zh`` or ``en``; empty for the whole."""
        if self.group == "all":
            return ""
        return self.names[0 if lang == "zh" else 1] if self.names else self.group


@dataclass(frozen=True)
class Attainment:
    """Attainment by group.

    Attributes
    ----------
    by : str
        Column that was grouped by, or ``all``.
    shares : tuple of Share
        One per group, in order of appearance.
    references : tuple of Reference
        Published rates.
    provenance : Provenance
        Scheme and data.
    """

    by: str
    shares: tuple[Share, ...]
    references: tuple[Reference, ...]
    provenance: Provenance

    def table(self) -> pd.DataFrame:
        """One row per group: counts, share, intervals, bounds, tipping points, and p from ten evaluable rows on."""
        return pd.DataFrame([self._row(share) for share in self.shares])

    def _row(self, share: Share) -> dict[str, object]:
        count = share.count
        row: dict[str, object] = {
            self.by: share.group,
            "met": count.met,
            "judged": count.judged,
            "unknown": count.unknown,
            "share": count.share,
        }
        for name, ends in (
            ("wilson", wilson(count)),
            ("clopper_pearson", clopper_pearson(count)),
            ("bound", bounds(count)),
            ("hull", hull(count)),
        ):
            row[f"{name}_low"], row[f"{name}_high"] = ends if ends else (None, None)
        for reference in self.references:
            tip = tipping(count, reference.rate)
            row[f"p_{reference.rate_id}"] = binomial_p(count, reference.rate) if count.judged >= LEAST_ROWS else None
            row[f"tipping_{reference.rate_id}"] = tip.needed if tip else None
        return {**row, "note": share.refusal}

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say the counts of each group, always with the bounds and never a bare percentage."""
        joint = " " if lang == "en" else ""
        return finish(joint.join(share_sentence(share, lang) for share in self.shares), lang, caveat)


def share_sentence(share: Share, lang: str) -> str:
    """Say counts, Wilson interval and bounds of one group in ``zh`` or ``en``."""
    count, name = share.count, share.name(lang)
    if share.refusal:
        return f"{name}: {NOT_PRINTED['en']}." if lang == "en" else f"{name}{NOT_PRINTED['zh']}。"
    interval, ends = wilson(count), bounds(count)
    if interval is None or ends is None:
        head = f"{name}: n" if name else "N"
        return (
            f"{head}one of {count.all} targets is evaluable."
            if lang == "en"
            else f"{name}{count.all}项指标均无法评价。"
        )
    low, high, least, most = (number(value) for value in (*interval, *ends))
    if lang == "en":
        head = f"{name}: " if name else ""
        return (
            f"{head}{count.met} of {count.judged} evaluable targets were met ({count.unknown} not evaluable); "
            f"Wilson 95% interval {low}–{high}; bounds {least}–{most} whatever the unknown ones were."
        )
    return (
        f"{name}可评价的{count.judged}项指标中完成{count.met}项（另有{count.unknown}项无法评价）；"
        f"Wilson 95%置信区间{low}–{high}；无论未知指标如何，完成率在{least}–{most}之间。"
    )


def references(registry: Registry) -> tuple[Reference, ...]:
    """Read the published rates of the registry (literature_rates.csv)."""
    rows = registry.rows["literature_rates"]
    return tuple(
        Reference(str(row["rate_id"]), str(row["zh"]), str(row["en"]), float(str(row["rate"]))) for row in rows
    )


def count_of(frame: pd.DataFrame, missing: str = "drop") -> Count:
    """Count met, missed and unknown rows; ``missing`` counts the unknown as ``fail`` or ``met`` instead."""
    met, missed = int((frame["met"] == MET).sum()), int((frame["met"] == MISSED).sum())
    unknown = len(frame) - met - missed
    if missing == "fail":
        return Count(met, missed + unknown)
    if missing == "met":
        return Count(met + unknown, missed)
    return Count(met, missed, unknown)


def attainment(
    judged: pd.DataFrame,
    by: str | None = None,
    rates: Iterable[Reference] = (),
    scheme: str = "main",
    missing: str = "drop",
) -> Attainment:
    """Count met targets, in all or by group.

    Parameters
    ----------
    judged : DataFrame
        From :func:`analysis.attainment.judged.judged_rows`; an undetermined row counts as unknown.
    by : str, optional
        plan, place, category or attribute. Plans that print no 属性 are refused when grouped by it: an attribute is
        never borrowed from another plan.
    rates : iterable of Reference
        Published rates to test against.
    scheme, missing : str
        Name of the scheme, and what it does with undetermined rows.

    Returns
    -------
    Attainment
    """
    groups = [("all", judged)] if by is None else _groups(judged, by)
    shares = tuple(
        Share(
            name,
            count_of(rows, missing),
            NOT_PRINTED["en"] if by == "attribute" and name in _silent(judged) else "",
            _plan_names(rows) if name in set(judged["plan"]) else (),
        )
        for name, rows in groups
    )
    return Attainment(by or "all", shares, tuple(rates), Provenance(scheme, data_hash(judged)))


def _groups(judged: pd.DataFrame, by: str) -> list[tuple[str, pd.DataFrame]]:
    if by not in GROUPS:
        raise ValueError(f"grouped by {by}; expected one of {', '.join(GROUPS)}")
    labels = judged[by].fillna(judged["plan"]) if by == "attribute" else judged[by].fillna("–")
    return [(str(name), rows) for name, rows in judged.groupby(labels, sort=False)]


def _plan_names(rows: pd.DataFrame) -> tuple[str, str] | tuple[()]:
    first = rows.iloc[0]
    return () if pd.isna(first["plan_zh"]) else (str(first["plan_zh"]), str(first["plan_en"]))


def _silent(judged: pd.DataFrame) -> set[str]:
    return set(judged.loc[judged["attribute"].isna(), "plan"])
