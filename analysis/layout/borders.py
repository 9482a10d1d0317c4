"""Plan against plan: industries that several cities lead, and neighbours on both sides of a city border."""

from __future__ import annotations

from itertools import combinations

import geopandas as gpd
import pandas as pd

from analysis.layout.boundaries import Boundaries
from analysis.layout.incidence import LEADING, matrix
from analysis.layout.places import polygon_codes
from analysis.layout.projection import local_projection
from analysis.layout.similarity import pairs
from analysis.layout.space import contiguity
from analysis.registry import Registry

SHARED_COLUMNS = [
    "level",
    "industry_key",
    "city_a",
    "vintage_a",
    "origin_a",
    "places_a",
    "leading_a",
    "city_b",
    "vintage_b",
    "origin_b",
    "places_b",
    "leading_b",
]
BORDER_COLUMNS = ["level", "place_a", "city_a", "place_b", "city_b", "shared", "jaccard", "overlap"]


def latest_marks(marks: pd.DataFrame) -> pd.DataFrame:
    """Keep the latest vintage of each city."""
    return marks[marks["vintage"] == marks.groupby("city_id")["vintage"].transform("max")]


def shared_industries(marks: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Industries that two cities name for their counties (产业同构 between plans).

    Parameters
    ----------
    marks : DataFrame
        :func:`analysis.layout.results.main_marks` at both levels; the latest vintage of each city counts.
    registry : Registry
        Order of the industries.

    Returns
    -------
    DataFrame
        One row a level, pair of cities and industry that both have (columns :data:`SHARED_COLUMNS`): ``places_a`` all
        places of the first city that name it, ``leading_a`` those that lead with it (missing where none does), both
        joined by ``;``.
    """
    order = {key: place for place, key in enumerate(registry.industries)}
    rows = []
    for (level, key), own in latest_marks(marks).groupby(["level", "industry_key"], sort=False):
        sides = {str(city): part for city, part in own.groupby("city_id", sort=True)}
        for a, b in combinations(sides, 2):
            row = {"level": level, "industry_key": key, **_side(sides[a], "a"), **_side(sides[b], "b")}
            rows.append((level, a, b, order.get(str(key), len(order)), row))
    rows.sort(key=lambda entry: entry[:4])
    return pd.DataFrame([row for *_, row in rows], columns=SHARED_COLUMNS)


def _side(own: pd.DataFrame, side: str) -> dict[str, object]:
    first, leading = own.iloc[0], own[own["role"] == LEADING]
    return {
        f"city_{side}": first["city_id"],
        f"vintage_{side}": first["vintage"],
        f"origin_{side}": first["origin"],
        f"places_{side}": ";".join(dict.fromkeys(own["place_id"])),
        f"leading_{side}": ";".join(dict.fromkeys(leading["place_id"])) or None,
    }


def border_pairs(marks: pd.DataFrame, registry: Registry, boundaries: Boundaries) -> pd.DataFrame:
    """Counties of two cities that border each other, with what they share.

    Parameters
    ----------
    marks : DataFrame
        As in :func:`shared_industries`.
    registry : Registry
        Order of the industries.
    boundaries : Boundaries
        Polygons; all counties of the cities count, also those without a mark.

    Returns
    -------
    DataFrame
        One row a level and pair (columns :data:`BORDER_COLUMNS`); likeness is missing where one of the two has no mark.
    """
    latest = latest_marks(marks)
    cities = {code: city for city in sorted(latest["city_id"].unique()) for code in polygon_codes(city, boundaries)}
    near = _near(cities, boundaries)
    parts = []
    for level, rows in latest[latest["place_id"].isin(cities)].groupby("level", sort=True):
        likeness = pairs(matrix(rows, registry)).set_index(["place_a", "place_b"])
        for a, b in near:
            key = (a, b) if (a, b) in likeness.index else (b, a)
            found = likeness.loc[[key]].to_dict("records")[0] if key in likeness.index else {}
            sides: dict[str, object] = {"place_a": a, "city_a": cities[a], "place_b": b, "city_b": cities[b]}
            sides |= {str(name): value for name, value in found.items()}
            parts.append({**sides, "level": level, "shared": found.get("shared") or None})
    return pd.DataFrame(parts, columns=BORDER_COLUMNS)


def city_groups(cities: list[str], boundaries: Boundaries) -> list[list[str]]:
    """Find groups of two cities or more that hang together by borders of their counties; sorted, each city once."""
    import networkx as nx  # slow to start, and figures do not need it

    owner = {code: city for city in cities for code in polygon_codes(city, boundaries)}
    touching = nx.Graph((owner[a], owner[b]) for a, b in _near(owner, boundaries))
    return sorted(sorted(group) for group in nx.connected_components(touching))


def _near(cities: dict[str, str], boundaries: Boundaries) -> list[tuple[str, str]]:
    """Pairs of counties of different cities with a common border."""
    shapes = boundaries.select(cities)
    if len(set(cities.values())) < 2 or shapes.empty:
        return []
    touching = contiguity(gpd.GeoDataFrame(shapes.set_index("code")).to_crs(local_projection(shapes)))
    return [(a, b) for a, b in combinations(touching.index, 2) if touching.loc[a, b] and cities[a] != cities[b]]
