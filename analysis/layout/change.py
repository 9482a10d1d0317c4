"""What changed between two vintages of a layout: added, dropped, renamed, moved between roles, kept."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from analysis.layout.incidence import Level, incidence
from analysis.registry import Registry

KEPT, RENAMED, MOVED, ADDED, DROPPED = "kept", "renamed", "moved", "added", "dropped"
COLUMNS = [
    "city_id",
    "from_vintage",
    "to_vintage",
    "level",
    "place_id",
    "place_from",
    "place_to",
    "industry_key",
    "change",
    "role_from",
    "role_to",
    "printed_from",
    "printed_to",
    "line_from",
    "line_to",
]


def change(layouts: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Compare each vintage of a city's layout with the one before it, at both levels of the closed list.

    Parameters
    ----------
    layouts : DataFrame
        ``industry_layout``.
    registry : Registry
        The closed list with its aliases tells a rename (the same industry under another printed name) from a change
        (another industry); the register of places joins a place that was renamed.

    Returns
    -------
    DataFrame
        One row a place, level and industry (columns :data:`COLUMNS`). ``change``: ``added``, ``dropped``; where the
        place has the industry in both, ``moved`` (another role), ``renamed`` (another printed name), else ``kept``.
        Roles of a side that lacks the industry are missing; several are joined by ``;``. A place that only one vintage
        names is left out: its absence says nothing of its industries (see :func:`unmatched_places`).
    """
    parts = [
        _compare(before, after, level, registry)
        for level in (1, 2)
        for before, after in _steps(incidence(layouts, registry, level))
    ]
    if not parts:
        return pd.DataFrame(columns=COLUMNS)
    rows = pd.concat(parts, ignore_index=True)
    return rows.sort_values(["city_id", "to_vintage", "level"], kind="stable").reset_index(drop=True)[COLUMNS]


def unmatched_places(layouts: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Places that one vintage of a pair names and the other does not (columns city_id, vintage, place_id, place)."""
    parts = []
    for before, after in _steps(incidence(layouts, registry)):
        common = set(before["place_id"]) & set(after["place_id"])
        parts += [side[~side["place_id"].isin(common)] for side in (before, after)]
    columns = ["city_id", "vintage", "place_id", "place"]
    return pd.concat(parts)[columns].drop_duplicates(ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _steps(marks: pd.DataFrame) -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    """Pairs of successive vintages of each city."""
    steps = []
    for _, rows in marks.groupby("city_id", sort=True):
        by_vintage = [part for _, part in rows.groupby("vintage", sort=True)]
        steps += list(pairwise(by_vintage))
    return steps


def _compare(before: pd.DataFrame, after: pd.DataFrame, level: Level, registry: Registry) -> pd.DataFrame:
    joined = _sides(before).merge(
        _sides(after), on=["place_id", "industry_key"], how="outer", suffixes=("_from", "_to")
    )
    common = set(before["place_id"]) & set(after["place_id"])
    joined = joined[joined["place_id"].isin(common)].copy()
    for side, marks in (("from", before), ("to", after)):
        joined[f"place_{side}"] = joined["place_id"].map(
            marks.drop_duplicates("place_id").set_index("place_id")["place"]
        )
        joined[f"{side}_vintage"] = marks["vintage"].iloc[0]
    joined[["line_from", "line_to"]] = joined[["line_from", "line_to"]].astype("Int64")
    joined["city_id"], joined["level"] = after["city_id"].iloc[0], level
    joined["change"] = [_kind(*pair) for pair in joined[_PAIRS].itertuples(index=False)]
    order = {key: place for place, key in enumerate(dict.fromkeys(after["place_id"]))}
    known = {key: place for place, key in enumerate(registry.industries)}
    joined["_place"], joined["_industry"] = joined["place_id"].map(order), joined["industry_key"].map(known)
    return joined.sort_values(["_place", "_industry", "industry_key"], kind="stable", na_position="last")


_PAIRS = ["role_from", "role_to", "printed_from", "printed_to"]


def _sides(marks: pd.DataFrame) -> pd.DataFrame:
    grouped = marks.groupby(["place_id", "industry_key"], sort=False)
    return grouped.agg(
        role=("role", lambda roles: ";".join(sorted(set(roles), key=lambda role: role != "leading"))),
        printed=("industry", "first"),
        line=("line", "first"),
    ).reset_index()


def _kind(role_from: object, role_to: object, printed_from: object, printed_to: object) -> str:
    if pd.isna(role_from):  # type: ignore[call-overload]
        return ADDED
    if pd.isna(role_to):  # type: ignore[call-overload]
        return DROPPED
    if role_from != role_to:
        return MOVED
    return KEPT if printed_from == printed_to else RENAMED
