"""Which places of a city count as neighbours, under three readings: borders, distance, zones by their hosts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import geopandas as gpd
import pandas as pd

from analysis.layout.boundaries import Boundaries
from analysis.layout.places import AREA, city_places
from analysis.layout.projection import local_projection
from analysis.layout.space import contiguity, nearest, with_hosts
from analysis.registry import Registry

BORDER, NEAREST, HOSTS = "contiguity", "nearest", "with_zones"
# Counties nearest to each other that count as neighbours; fewer where a city is small.
NEAR = 3


def county_shapes(
    city_id: str, place_ids: Iterable[str], registry: Registry, boundaries: Boundaries
) -> gpd.GeoDataFrame:
    """Polygons of those of the places that have one, projected in metres, indexed by ``place_id``."""
    wanted = list(dict.fromkeys(place_ids))
    places = city_places(city_id, wanted, registry, boundaries)
    areas = places[(places["drawn_as"] == AREA) & places["place_id"].isin(wanted)]
    shapes = gpd.GeoDataFrame(areas.set_index("place_id"))
    return shapes.to_crs(local_projection(areas)) if len(shapes) else shapes


def common_borders(city_id: str, place_ids: Iterable[str], registry: Registry, boundaries: Boundaries) -> pd.DataFrame:
    """Adjacency of those of the places of a city whose neighbours are known.

    Returns
    -------
    DataFrame
        Bool, places × places: by the list of neighbours where the city has one, else by the common borders of
        polygons. Tiles that touch say nothing: a city with a grid and no list gives an empty table.
    """
    wanted = list(dict.fromkeys(place_ids))
    listed = boundaries.tiles.neighbours(city_id, wanted)
    if len(listed) or len(boundaries.tiles.of(city_id)):
        return listed
    shapes = county_shapes(city_id, wanted, registry, boundaries)
    return contiguity(shapes) if len(shapes) > 1 else pd.DataFrame(index=[], columns=[])


def adjacencies(
    city_id: str, place_ids: Iterable[str], registry: Registry, boundaries: Boundaries
) -> Mapping[str, pd.DataFrame]:
    """Adjacency of the places of a city under each reading.

    Parameters
    ----------
    city_id : str
        Six-digit code of the city.
    place_ids : iterable of str
        Places that a layout names.
    registry : Registry
        Hosts of the zones.
    boundaries : Boundaries
        Polygons.

    Returns
    -------
    mapping of str to DataFrame
        Bool, places × places: ``contiguity`` and ``nearest`` of the counties, ``with_zones`` of counties and zones
        (a sensitivity; absent where the city has no zone with a host); ``nearest`` is absent where there are tiles in
        place of polygons, which have no distances. Empty where the neighbours of fewer than three counties are known:
        there is nothing to compare then.
    """
    wanted = list(dict.fromkeys(place_ids))
    border = common_borders(city_id, wanted, registry, boundaries)
    if len(border) < NEAR:
        return {}
    found = {BORDER: border}
    if boundaries.tiles.of(city_id).empty:
        shapes = county_shapes(city_id, wanted, registry, boundaries)
        found |= {NEAREST: nearest(shapes, min(NEAR, len(shapes) - 1))} if len(shapes) >= NEAR else {}
    hosts = {key: registry.places[key].host_ids for key in wanted if key in registry.places and key not in border}
    hosts = {zone: counties for zone, counties in hosts.items() if set(counties) & set(border.index)}
    return {**found, HOSTS: with_hosts(border, hosts)} if hosts else found
