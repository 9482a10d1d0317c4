"""From observations to the rows of the county maps: one value an area, districts with joint figures as one area."""

from __future__ import annotations

import mapclassify
import numpy as np
import pandas as pd

from analysis.figures.layout.statistics_seen import COUNTY, JOINT, SHOWN
from analysis.figures.names import indicator_name, place_name, unit_name
from analysis.figures.spec import Material, Words
from analysis.layout.boundaries import Boundaries
from analysis.layout.places import AREA, city_places, county_codes

DISTRICT = "区"
CLASSES = 4
JOINT_NAME = Words("市辖区", "City districts")
COLUMNS = [
    "city_id",
    "indicator_id",
    "indicator_zh",
    "indicator_en",
    "unit_zh",
    "unit_en",
    "year",
    "area_id",
    "members",
    "name_zh",
    "name_en",
    "value",
    "class_number",
    "class_low",
    "class_high",
    "class_ends",
    "source_id",
    "locator",
]


def statistics_rows(material: Material) -> pd.DataFrame:
    """Rows of the county maps of official statistics.

    Parameters
    ----------
    material : Material
        Table ``observations``, registry and boundaries.

    Returns
    -------
    DataFrame
        One row a city, concept and area in the latest year with figures for half of the areas or more. Districts of a
        city without figures of their own are one area (``members`` joined by ``;``) with the joint figure 市辖区, never
        split. ``value`` and the class are missing where the area has no figure. Classes are quantiles over all
        areas and years of the concept, so that maps can be compared; ``class_low`` is exclusive but for the first;
        ``class_ends`` are the least value and the upper ends of all classes, joined by ``;``.
    """
    observed = _latest_edition(material.tables["observations"])
    parts = []
    for city in _cities(observed, material.boundaries):
        areas = _areas(city, observed, material)
        parts += [_concept_rows(city, concept, areas, observed, material) for concept in SHOWN]
    rows = pd.concat([part for part in parts if len(part)], ignore_index=True) if any(map(len, parts)) else None
    return pd.DataFrame(columns=COLUMNS) if rows is None else rows[COLUMNS]


def _latest_edition(observations: pd.DataFrame) -> pd.DataFrame:
    """One figure a place, scope, concept and year: of the latest edition."""
    rows = observations[observations["scope"].isin([COUNTY, JOINT]) & observations["value"].notna()]
    rows = rows.assign(value=rows["value"].astype(float)).sort_values(["edition", "source_id"], kind="stable")
    return rows.drop_duplicates(["place_id", "scope", "indicator_id", "year"], keep="last")


def _cities(observed: pd.DataFrame, boundaries: Boundaries) -> list[str]:
    counties = set(observed.loc[observed["scope"] == COUNTY, "place_id"])
    squares = boundaries.tiles.squares
    tiled = set(squares.loc[squares["place_id"].isin(counties), "parent_id"])
    return sorted({f"{code[:4]}00" for code in counties & set(boundaries.polygons["code"])} | tiled)


def named_counties(shown: pd.DataFrame, material: Material) -> dict[str, pd.DataFrame]:
    """Which counties of the city have figures, all that a note needs of the observations."""
    observed, city = material.tables["observations"], str(shown["city_id"].iloc[0])
    named = observed.loc[observed["scope"] == COUNTY, ["place_id", "scope"]].drop_duplicates()
    own = {place.place_id for place in material.registry.children(city)}
    return {"observations": named[named["place_id"].isin(own)].sort_values("place_id", ignore_index=True)}


def absent_counties(city: str, material: Material) -> list[str]:
    """Counties of a city with figures, or districts with a part in joint ones, but without a polygon.

    Raises
    ------
    InputError
        Where a polygon has the name of such a county under another code.
    """
    observed = material.tables["observations"]
    below = [place for place in material.registry.places.values() if place.parent_id == city and place.adcode]
    counted = set(observed.loc[observed["scope"] == COUNTY, "place_id"])
    joint = city in set(observed.loc[observed["scope"] == JOINT, "place_id"])
    named = sorted(
        place.place_id for place in below if place.place_id in counted or (joint and place.kind == DISTRICT)
    )
    places = city_places(city, named, material.registry, material.boundaries)
    return [key for key in places.loc[places["drawn_as"] != AREA, "place_id"] if key in named]


def _areas(city: str, observed: pd.DataFrame, material: Material) -> dict[str, list[str]]:
    """Areas of a city with the counties that make them up; districts are joined where they have joint figures only."""
    codes = county_codes(city, material.boundaries)
    own = set(observed.loc[observed["scope"] == COUNTY, "place_id"])
    joint = city in set(observed.loc[observed["scope"] == JOINT, "place_id"])
    places = material.registry.places
    districts = [code for code in codes if code in places and places[code].kind == DISTRICT and code not in own]
    if not joint or len(districts) < 2:
        districts = []
    areas = {code: [code] for code in codes if code not in districts}
    return {city: districts, **areas} if districts else areas


def _concept_rows(
    city: str, concept: str, areas: dict[str, list[str]], observed: pd.DataFrame, material: Material
) -> pd.DataFrame:
    figures = observed[observed["indicator_id"] == concept]
    # The figure of the city itself is that of its districts here, never that of the whole.
    joint = (figures["place_id"] == city) & (figures["scope"] == JOINT)
    here = figures[figures["place_id"].isin(areas) & ((figures["scope"] == COUNTY) | joint)]
    counts = here.groupby("year")["place_id"].nunique()
    years = counts[counts * 2 >= len(areas)].index
    if not len(years):
        return pd.DataFrame(columns=COLUMNS)
    year = max(years)
    found = here[here["year"] == year].set_index("place_id")
    rows = pd.DataFrame({"area_id": list(areas), "members": [";".join(codes) for codes in areas.values()]})
    for column in ("value", "source_id", "locator"):
        rows[column] = rows["area_id"].map(found[column])
    return _named(_classed(rows, figures["value"]), (city, concept, str(year)), material)


def _classed(rows: pd.DataFrame, pooled: pd.Series) -> pd.DataFrame:
    values = pooled.to_numpy(dtype=float)
    k = min(CLASSES, len(np.unique(values)))
    ends = mapclassify.Quantiles(values, k=k).bins if k > 1 else np.array([values.max()])
    lows = np.array([values.min(), *ends[:-1]])
    classes = pd.Series(np.searchsorted(ends, rows["value"].fillna(0).to_numpy(dtype=float)), index=rows.index)
    known = rows["value"].notna()
    rows["class_number"] = classes.where(known).astype("Int64")
    rows["class_low"] = [lows[n] if ok else np.nan for n, ok in zip(classes, known, strict=True)]
    rows["class_ends"] = ";".join(f"{end:.10g}" for end in [values.min(), *ends])
    rows["class_high"] = [ends[n] if ok else np.nan for n, ok in zip(classes, known, strict=True)]
    return rows


def _named(rows: pd.DataFrame, keys: tuple[str, str, str], material: Material) -> pd.DataFrame:
    city, concept, year = keys
    name = indicator_name(concept, concept, material)
    unit = unit_name(material.registry.indicators[concept].unit, material)
    polygons = material.boundaries.polygons.drop_duplicates("code").set_index("code")["name"]
    names = [
        JOINT_NAME if key == city else place_name(key, str(polygons.get(key, key)), material) for key in rows["area_id"]
    ]
    return rows.assign(
        city_id=city,
        indicator_id=concept,
        year=year,
        indicator_zh=name.zh,
        indicator_en=name.en[:1].upper() + name.en[1:],
        unit_zh=unit.zh,
        unit_en=unit.en,
        name_zh=[words.zh for words in names],
        name_en=[words.en for words in names],
    )
