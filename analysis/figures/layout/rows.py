"""From industry layouts to the rows that the layout maps and matrices show."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.figures.names import industry_name
from analysis.figures.spec import Material, Words
from analysis.layout.incidence import LEADING, incidence, ordered_industries
from analysis.layout.places import city_places
from analysis.layout.results import main_marks

COLUMNS = [
    "city_id",
    "vintage",
    "doc_id",
    "place_id",
    "place_zh",
    "place_en",
    "drawn_as",
    "zone",
    "origin",
    "statements",
    "role",
    "number",
    "fill",
    "industry_key",
    "industry_zh",
    "industry_en",
    "industry",
    "line",
]


def layout_rows(material: Material) -> pd.DataFrame:
    """Rows of the layout maps: one mark a row; a county without a mark has one row with an empty role.

    Parameters
    ----------
    material : Material
        Table ``industry_layout``, registry and boundaries.

    Returns
    -------
    DataFrame
        Columns :data:`COLUMNS`; ``drawn_as`` is area, point or absent; ``number`` counts the industries of a city over
        all vintages from 1, those that lead somewhere first, each part in the order of the closed list; ``fill``
        counts those that fill a place from 0 and is missing for the others. A county without a mark has neither.
        ``origin`` is prose where the city has no printed table of that vintage (table ``prose_layout``).
    """
    marks = shown_marks(material)
    parts = [_city_rows(str(city), rows, material) for city, rows in marks.groupby("city_id", sort=True)]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)


def shown_marks(material: Material) -> pd.DataFrame:
    """List the marks of the first level: printed tables, and prose where a city has no table."""
    prose = material.tables.get("prose_layout")
    marks = incidence(material.tables["industry_layout"], material.registry, prose=prose)
    return main_marks(marks, material.registry)


def map_rows(material: Material) -> pd.DataFrame:
    """Rows of :func:`layout_rows` of the cities that have polygons or tiles; the others have nothing to draw on."""
    rows = layout_rows(material)
    return rows[rows["city_id"].isin(rows.loc[rows["drawn_as"] == "area", "city_id"])].reset_index(drop=True)


def latest_vintage(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the latest vintage of each city."""
    latest = rows.groupby("city_id")["vintage"].max()
    return rows[rows["vintage"] == rows["city_id"].map(latest)].reset_index(drop=True)


def _city_rows(city: str, marks: pd.DataFrame, material: Material) -> pd.DataFrame:
    places = city_places(city, marks["place_id"].dropna(), material.registry, material.boundaries)
    numbers, fills = numbering(marks, material)
    versions = marks[["vintage", "doc_id"]].drop_duplicates()
    grid = versions.merge(pd.DataFrame(places[["place_id", "name", "drawn_as"]]), how="cross")
    rows = grid.merge(marks.drop(columns=["city_id", "doc_id"]), on=["vintage", "place_id"], how="left")
    # A zone or a place elsewhere stands on the map of a vintage only where that vintage names it.
    rows = rows[rows["role"].notna() | (rows["drawn_as"] == "area")]
    rows["city_id"] = city
    rows["zone"] = [_is_zone(key, material) for key in rows["place_id"]]
    rows["number"] = rows["industry_key"].map(numbers).astype("Int64")
    rows["fill"] = rows["industry_key"].map(fills).astype("Int64")
    names = [_names(row, material) for row in rows.to_dict("records")]
    rows["place_zh"], rows["place_en"] = [n[0].zh for n in names], [n[0].en for n in names]
    rows["industry_zh"], rows["industry_en"] = [n[1].zh for n in names], [n[1].en for n in names]
    rows["line"] = rows["line"].astype("Int64")
    order = ["vintage", "drawn_as", "place_id", "line", "number"]
    return rows[COLUMNS].sort_values(order, kind="stable", na_position="last").reset_index(drop=True)


def _is_zone(place_id: str, material: Material) -> bool:
    place = material.registry.places.get(place_id)
    return place is not None and place.adcode is None


def filling(marks: pd.DataFrame) -> pd.DataFrame:
    """Keep the marks that fill a place in a vintage: of the industries that it leads with, the one named most."""
    leading = marks[marks["role"] == LEADING].sort_values("statements", ascending=False, kind="stable")
    return leading.drop_duplicates(["vintage", "place_id"])


def numbering(marks: pd.DataFrame, material: Material) -> tuple[dict[str, int], dict[str, int]]:
    """Give industries numbers from 1, those that lead somewhere first, and fills from 0 where they fill a place."""
    leading = ordered_industries(marks[marks["role"] == LEADING], material.registry)
    others = [key for key in ordered_industries(marks, material.registry) if key not in leading]
    fills = ordered_industries(filling(marks), material.registry)
    return {key: n for n, key in enumerate([*leading, *others], start=1)}, {key: n for n, key in enumerate(fills)}


def _names(row: Mapping[Hashable, Any], material: Material) -> tuple[Words, Words]:
    """Name of the place as its own vintage prints it, and name of the industry."""
    registered = str(row["name"])
    printed = registered if pd.isna(row["place"]) else str(row["place"])
    english = material.english
    place = Words(printed, english.get(printed, english.get(registered, printed)))
    if pd.isna(row["industry"]):
        return place, Words("", "")
    return place, industry_name(str(row["industry_key"]), str(row["industry"]), material)
