"""Which place names which industry, in which role, in which vintage: one mark a row, each with its line."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.registry import Registry

LEADING, CHARACTERISTIC = "leading", "characteristic"
ROLES = {"主导产业": LEADING, "特色产业": CHARACTERISTIC}
COLUMNS = [
    "city_id",
    "vintage",
    "doc_id",
    "place_id",
    "place",
    "role",
    "industry_key",
    "industry_id",
    "industry",
    "line",
]


def vintages(doc_ids: Iterable[str], registry: Registry) -> dict[str, str]:
    """Name each document by the year that it was issued in.

    Parameters
    ----------
    doc_ids : iterable of str
        Documents of the register.
    registry : Registry
        Gives ``issued``.

    Returns
    -------
    dict of str to str
        ``2024``; where several documents of one place were issued in one year, ``2024 doc_id``.
    """
    entries = {doc_id: registry.documents[doc_id] for doc_id in set(doc_ids)}
    years = {doc_id: (entry.place_id, entry.issued[:4]) for doc_id, entry in entries.items()}
    twins = pd.Series(list(years.values())).duplicated(keep=False)
    return {
        doc_id: f"{year} {doc_id}" if twin else year
        for (doc_id, (_, year)), twin in zip(years.items(), twins, strict=True)
    }


def top_level(industry_id: str, registry: Registry) -> str:
    """First-level industry that an industry belongs to; itself where it is of the first level or unknown."""
    industry = registry.industries.get(industry_id)
    while industry is not None and industry.parent_id:
        industry_id = industry.parent_id
        industry = registry.industries.get(industry_id)
    return industry_id


def incidence(layouts: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """List the marks of places and industries on the first level of the closed list.

    Parameters
    ----------
    layouts : DataFrame
        ``industry_layout``; ``industry_id`` may hold several ids joined by ``;``.
    registry : Registry
        Documents, and the closed list of industries.

    Returns
    -------
    DataFrame
        One row a mark (columns :data:`COLUMNS`): ``city_id`` is the place of the document, ``role`` leading or
        characteristic, ``industry_key`` the first-level id, or the printed name where the list lacks the industry
        (``industry_id`` is then missing). Sorted by city, vintage and line.
    """
    if layouts.empty:
        return pd.DataFrame(columns=COLUMNS)
    rows = layouts.assign(industry_id=layouts["industry_id"].str.split(";")).explode("industry_id", ignore_index=True)
    names = vintages(rows["doc_id"], registry)
    rows["vintage"] = rows["doc_id"].map(names)
    rows["city_id"] = [registry.documents[doc_id].place_id for doc_id in rows["doc_id"]]
    rows["role"] = rows["role"].map(ROLES).fillna(rows["role"])
    rows["industry_id"] = [None if pd.isna(key) else top_level(key, registry) for key in rows["industry_id"]]
    rows["industry_key"] = rows["industry_id"].fillna(rows["industry"])
    marks = rows.drop_duplicates(["doc_id", "place_id", "role", "industry_key"])
    return marks[COLUMNS].sort_values(["city_id", "vintage", "line"], kind="stable").reset_index(drop=True)


def ordered_industries(marks: pd.DataFrame, registry: Registry) -> list[str]:
    """Industry keys of the marks in the order of the closed list; those that it lacks follow by name."""
    known = {key: place for place, key in enumerate(registry.industries)}
    return sorted(marks["industry_key"].dropna().unique(), key=lambda key: (known.get(key, len(known)), key))


def matrix(marks: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Incidence matrix of places and industries.

    Parameters
    ----------
    marks : DataFrame
        Rows of :func:`incidence` of one vintage.

    Returns
    -------
    DataFrame
        Bool, places (``place_id``, in order of appearance) × industries (``industry_key``); no missing values.
    """
    columns = ordered_industries(marks, registry)
    places = list(dict.fromkeys(marks["place_id"]))
    table = pd.crosstab(marks["place_id"], marks["industry_key"]) > 0
    return table.reindex(index=places, columns=columns, fill_value=False)
