"""What a layout names and a map cannot show: listed, so that nothing vanishes silently."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from analysis.layout.places import ABSENT

UNKNOWN_PLACE, NO_GEOMETRY, UNKNOWN_INDUSTRY = "unknown_place", "no_geometry", "unknown_industry"
COLUMNS = ["kind", "name", "doc_id", "line"]


def layout_gaps(marks: pd.DataFrame, places: gpd.GeoDataFrame) -> pd.DataFrame:
    """List what is missing for the maps of a city.

    Parameters
    ----------
    marks : DataFrame
        Rows of :func:`analysis.layout.incidence.incidence` of one city.
    places : GeoDataFrame
        :func:`analysis.layout.places.city_places` for the same places.

    Returns
    -------
    DataFrame
        Columns ``kind``, ``name`` (as printed), ``doc_id``, ``line``; each name once a document and kind.
        ``unknown_place``: the register of places lacks it, it is on no map. ``no_geometry``: neither polygon nor point,
        on no map. ``unknown_industry``: the closed list lacks it, it is shown under its printed name.
    """
    absent = set(places.loc[places["drawn_as"] == ABSENT, "place_id"])
    found = [
        marks[marks["place_id"].isna()].assign(kind=UNKNOWN_PLACE, name=lambda rows: rows["place"]),
        marks[marks["place_id"].isin(absent)].assign(kind=NO_GEOMETRY, name=lambda rows: rows["place"]),
        marks[marks["industry_id"].isna()].assign(kind=UNKNOWN_INDUSTRY, name=lambda rows: rows["industry"]),
    ]
    table = pd.concat(found, ignore_index=True)[COLUMNS]
    return table.drop_duplicates(["kind", "name", "doc_id"], ignore_index=True)
