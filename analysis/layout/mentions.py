"""Plan-mention location quotients: which industry a place is named with more often than the others are."""

from __future__ import annotations

import pandas as pd

from analysis.layout.incidence import ordered_industries, top_level
from analysis.layout.similarity import location_quotient
from analysis.registry import Registry

# Below this many mentions a single sentence more or less moves a quotient by a fifth or more.
FEWEST = 5
COLUMNS = ["doc_id", "place_id", "industry_id", "mentions", "place_mentions", "industry_mentions", "location_quotient"]


def mention_quotients(place_industries: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Count the statements on industries by place of a document, and compare their shares.

    Parameters
    ----------
    place_industries : DataFrame
        Statements in prose, of any role; one that names several industries counts for each. Those on the document's
        own place and on places elsewhere are left out, as are industries that the closed list lacks.
    registry : Registry
        Documents, places, closed list (its first level is counted).

    Returns
    -------
    DataFrame
        One row a document, place and industry that it is named with (columns :data:`COLUMNS`). The quotient is the
        share of the industry in the mentions of the place over its share in all mentions of the document; missing
        where place or industry have fewer than five mentions, which support no comparison.
    """
    named = place_industries[place_industries["place_id"].notna() & place_industries["industry_id"].notna()]
    inside = [
        registry.documents[doc].place_id in {place.place_id for place in registry.ancestors(place_id)}
        for doc, place_id in zip(named["doc_id"], named["place_id"], strict=True)
    ]
    # A mask without rows must stay a mask: an empty list would choose no columns.
    rows = named[pd.Series(inside, index=named.index, dtype=bool)]
    rows = rows.assign(industry_key=rows["industry_id"].str.split(";")).explode("industry_key")
    rows["industry_key"] = [top_level(key, registry) for key in rows["industry_key"]]
    parts = [_quotients(str(doc_id), part, registry) for doc_id, part in rows.groupby("doc_id", sort=True)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)


def _quotients(doc_id: str, rows: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    counts = pd.crosstab(rows["place_id"], rows["industry_key"])[ordered_industries(rows, registry)]
    table = _long(counts, "mentions").assign(location_quotient=_long(location_quotient(counts), "value")["value"])
    table = table[table["mentions"] > 0].reset_index(drop=True)
    table["place_mentions"] = table["place_id"].map(counts.sum(axis=1))
    table["industry_mentions"] = table["industry_id"].map(counts.sum(axis=0))
    enough = table[["place_mentions", "industry_mentions"]].min(axis=1) >= FEWEST
    table["location_quotient"] = table["location_quotient"].where(enough)
    table = table.sort_values("place_id", kind="stable")
    return table.assign(doc_id=doc_id)[COLUMNS]


def _long(table: pd.DataFrame, name: str) -> pd.DataFrame:
    rows = table.rename_axis(index="place_id", columns="industry_id").reset_index()
    return rows.melt(id_vars="place_id", var_name="industry_id", value_name=name)
