"""Hardness: how binding targets are worded, hard / (hard + soft), by document, tier and years."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from analysis.comparison.tones import tones, wording_class
from analysis.registry import Registry

CODINGS = ("contested_soft", "contested_hard")
_DIGITS = 4


def hardness(targets: pd.DataFrame, paragraphs: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Index of hard wording by document, by tier, and by tier and years.

    Parameters
    ----------
    targets, paragraphs : DataFrame
        Derived tables.
    registry : Registry
        Words of tone, documents with their places.

    Returns
    -------
    DataFrame
        Derived table ``hardness`` with Wilson intervals, under both readings of 力争 (hard in Yu, Liu & Gong 2019, an
        aspiration to others). The targets are no sample; the interval shows how little a few can say. A document
        without a hard or soft target has a missing share.
    """
    counted = pd.concat([_of_targets(targets, registry), _of_words(paragraphs)], ignore_index=True)
    entries = [registry.documents[doc] for doc in counted["doc_id"]]
    counted["period"] = [entry.period for entry in entries]
    counted["tier"] = [registry.places[entry.place_id].kind for entry in entries]
    counted["all_years"] = ""
    scopes = [("document", "doc_id", "period"), ("tier", "tier", "all_years"), ("tier_years", "tier", "period")]
    rows = [
        {"scope": scope, "name": name, "years": period or None, "basis": basis, **row}
        for scope, names, periods in scopes
        for (name, period, basis), part in counted.groupby([names, periods, "basis"])
        for row in _rows(part)
    ]
    return registry.tables["hardness"].frame(rows)


def _of_targets(targets: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    words = tones(registry)
    records = targets.astype(object).where(targets.notna(), None).to_dict("records")
    rows = [
        {"doc_id": row["doc_id"], "basis": basis, "class": wording_class(row["comparator"], row["hardness"], words)}
        for row in records
        for basis in (("targets",) if row["origin"] == "table" else ("targets", "prose"))
    ]
    table = pd.DataFrame(rows, columns=["doc_id", "basis", "class"])
    for tone in ("hard", "soft", "contested"):
        table[tone] = (table["class"] == tone).astype(int)
    return table.drop(columns="class")


def _of_words(paragraphs: pd.DataFrame) -> pd.DataFrame:
    return paragraphs[["doc_id", "hard", "soft", "contested"]].assign(basis="words")


def _rows(part: pd.DataFrame) -> Iterator[dict[str, object]]:
    hard, soft, contested = (int(part[tone].sum()) for tone in ("hard", "soft", "contested"))
    for coding in CODINGS:
        k = hard + (contested if coding == "contested_hard" else 0)
        n = hard + soft + contested
        low, high = proportion_confint(k, n, method="wilson") if n else (None, None)
        yield {
            "coding": coding, "hard": k, "soft": n - k,
            "share": round(k / n, _DIGITS) if n else None,
            "wilson_low": None if low is None else round(float(low), _DIGITS),
            "wilson_high": None if high is None else round(float(high), _DIGITS),
        }
