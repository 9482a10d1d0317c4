"""Which place names which industry, in which role, in which vintage: one mark a row, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import pandas as pd

from analysis.registry import Registry

LEADING, CHARACTERISTIC = "leading", "characteristic"
ROLES = {"主导产业": LEADING, "特色产业": CHARACTERISTIC}
PRINTED, PROSE = "printed", "prose"
Level = Literal[1, 2]
COLUMNS = [
    "city_id",
    "vintage",
    "doc_id",
    "place_id",
    "place",
    "origin",
    "role",
    "industry_key",
    "industry_id",
    "industry",
    "statements",
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
    issued = {key: (registry.documents[key].place_id, registry.documents[key].issued[:4]) for key in set(doc_ids)}
    twins = {pair for pair in issued.values() if list(issued.values()).count(pair) > 1}
    return {key: f"{pair[1]} {key}" if pair in twins else pair[1] for key, pair in issued.items()}


def top_level(industry_id: str, registry: Registry) -> str:
    """First-level industry that an industry belongs to; itself where it is of the first level or unknown."""
    industry = registry.industries.get(industry_id)
    while industry is not None and industry.parent_id:
        industry_id = industry.parent_id
        industry = registry.industries.get(industry_id)
    return industry_id


def segment_id(segment: str, parent_id: str | None, registry: Registry) -> str | None:
    """Industry of the second level by its printed name or alias below a first-level industry; None where unknown."""
    for industry in registry.industries.values():
        if industry.parent_id == parent_id and parent_id and segment in (industry.zh, *industry.aliases):
            return industry.industry_id
    return None


def listed_ids(printed: str, registry: Registry) -> list[str | None]:
    """Industries of the first level that a printed name lists (生物制造、氢能); a single None unless all are known."""
    names = {
        name: industry.industry_id
        for industry in registry.industries.values()
        if not industry.parent_id
        for name in (industry.zh, *industry.aliases)
    }
    found = [names.get(part) for part in printed.split("、")]
    return found if all(found) else [None]


def incidence(
    layouts: pd.DataFrame, registry: Registry, level: Level = 1, prose: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List the marks of places and industries on one level of the closed list.

    Parameters
    ----------
    layouts : DataFrame
        ``industry_layout``; ``industry_id`` may hold several ids joined by ``;``. Where it is missing, a printed name
        that lists industries of the closed list joined by 、 stands for each of them.
    registry : Registry
        Documents, and the closed list of industries.
    level : int
        1: industries. 2: their segments, an industry without printed segments standing for itself.
    prose : DataFrame or None
        ``prose_layout`` (or ``place_industries``): industries read from prose, with the first of their ``lines``; rows
        without a place are left out.

    Returns
    -------
    DataFrame
        One row a mark (columns :data:`COLUMNS`): ``city_id`` is the place of the document; ``origin`` printed or prose;
        ``role`` leading or characteristic, or another role of the prose; ``industry_key`` the id on that level, or the
        printed name where the closed list lacks it (``industry_id`` is then missing); ``statements`` how many rows or
        sentences say so, ``line`` the first of them. Sorted by city, vintage, line.
    """
    parts = [layouts.assign(origin=PRINTED, statements=1)]
    if prose is not None:
        parts.append(_first_lines(prose[prose["place_id"].notna()]).assign(origin=PROSE, segments=None))
    rows = pd.concat([part for part in parts if len(part)], ignore_index=True) if any(map(len, parts)) else layouts
    if rows.empty:
        return pd.DataFrame(columns=COLUMNS)
    ids = [
        listed_ids(name, registry) if pd.isna(key) else str(key).split(";")
        for name, key in zip(rows["industry"].astype(str), rows["industry_id"], strict=True)
    ]
    rows = rows.assign(industry_id=pd.Series(ids, index=rows.index)).explode("industry_id", ignore_index=True)
    # What has no printed segments stands for itself on the second level, and may be a segment already.
    itself = rows["segments"].isna() if level == 2 else pd.Series(False, rows.index)
    rows["industry_id"] = [
        None if pd.isna(key) else key if keep else top_level(key, registry)
        for key, keep in zip(rows["industry_id"], itself, strict=True)
    ]
    rows = _segments(rows, registry) if level == 2 else rows
    rows["vintage"] = rows["doc_id"].map(vintages(rows["doc_id"], registry))
    rows["city_id"] = [registry.documents[doc_id].place_id for doc_id in rows["doc_id"]]
    rows["role"] = rows["role"].map(ROLES).fillna(rows["role"])
    rows["industry_key"] = rows["industry_id"].fillna(rows["industry"])
    one = ["doc_id", "place_id", "origin", "role", "industry_key"]
    rows["statements"] = rows.groupby(one, dropna=False)["statements"].transform("sum").astype("Int64")
    marks = rows.drop_duplicates(["doc_id", "place_id", "role", "industry_key"])
    return marks[COLUMNS].sort_values(["city_id", "vintage", "line"], kind="stable").reset_index(drop=True)


def _first_lines(prose: pd.DataFrame) -> pd.DataFrame:
    if "lines" not in prose.columns:
        return prose.assign(statements=1)
    return prose.assign(line=prose["lines"].str.split(";").str[0].astype("Int64"))


def _segments(rows: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    rows = rows.assign(segment=rows["segments"].str.split(";")).explode("segment", ignore_index=True)
    named = rows["segment"].notna()
    rows.loc[named, "industry_id"] = [
        segment_id(segment, None if pd.isna(parent) else parent, registry)
        for segment, parent in zip(rows.loc[named, "segment"], rows.loc[named, "industry_id"], strict=True)
    ]
    rows["industry"] = rows["segment"].fillna(rows["industry"])
    return rows.drop(columns="segment")


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
    registry : Registry
        Gives the order of the columns.

    Returns
    -------
    DataFrame
        Bool, places (``place_id``, in order of appearance) × industries (``industry_key``); no missing values.
    """
    columns = ordered_industries(marks, registry)
    places = list(dict.fromkeys(marks["place_id"]))
    table = pd.crosstab(marks["place_id"], marks["industry_key"]) > 0
    return table.reindex(index=places, columns=columns, fill_value=False)
