"""County polygons: read as data from a GeoJSON, checked against the registry, with the attribution they demand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import geopandas as gpd
import pandas as pd
from pyproj import CRS

from analysis.errors import InputError
from analysis.layout.shift import common_shift
from analysis.layout.tiles import Tiles
from analysis.registry import Registry

TABLE = "boundaries.csv"
# Metres: the largest offset that the map datums of Chinese web maps have from CGCS2000, with room.
FARTHEST_SHIFT = 2000.0
POLYGONAL = ("Polygon", "MultiPolygon")
TILE_CREDIT = (
    "示意方格图：一地一格，大小、形状和相接均无地理含义，不是行政区划边界；来源：",
    "Schematic tile grid, one square a place: size, shape and touching mean nothing, no boundary is shown; after: ",
)


@dataclass(frozen=True)
class BoundarySource:
    """A row of boundaries.csv: where polygons come from and how they must be credited."""

    boundary_id: str
    package: str
    file: str
    md5: str
    crs: str
    code_property: str
    code_prefix: str
    name_property: str
    attribution_zh: str
    attribution_en: str


@dataclass(frozen=True)
class Boundaries:
    """Polygons with their credit, and tile grids for places that have none.

    Attributes
    ----------
    polygons : GeoDataFrame
        Columns ``code`` (six digits), ``name``, ``geometry`` in geographic coordinates (degrees); a code may occur
        twice in the source and is refused only when it is asked for.
    attribution_zh, attribution_en : str
        Text that every map made from them carries.
    file : str
        Name of the file, for messages.
    tiles : Tiles
        Tile grids and lists of neighbours; a city that has them is drawn from them.
    """

    polygons: gpd.GeoDataFrame
    attribution_zh: str
    attribution_en: str
    file: str
    tiles: Tiles = field(default_factory=Tiles)

    def credit(self, city_id: str) -> tuple[str, str]:
        """Text (zh, en) that a map of a city carries: that of the polygons, or of its tile grid."""
        grid = self.tiles.of(city_id)
        if grid.empty:
            return self.attribution_zh, self.attribution_en
        names = list(dict.fromkeys([*grid["source"], *self.tiles.list_sources(city_id)]))
        return TILE_CREDIT[0] + "；".join(names) + "。", TILE_CREDIT[1] + "; ".join(names) + "."

    def select(self, codes: Iterable[str]) -> gpd.GeoDataFrame:
        """Polygons of the codes, in the order given; codes without one are left out (see :meth:`missing`).

        Raises
        ------
        InputError
            For two polygons of one code, and for an empty or invalid one.
        """
        known = set(self.polygons["code"])
        rows = [self._one(code) for code in codes if code in known]
        frame = gpd.GeoDataFrame(pd.concat(rows, ignore_index=True)) if rows else self.polygons.iloc[:0].copy()
        return frame.set_crs(self.polygons.crs) if frame.crs is None else frame

    def _one(self, code: str) -> gpd.GeoDataFrame:
        found = self.polygons[self.polygons["code"] == code]
        if len(found) > 1:
            raise InputError(self.file, f"code {code}", f"{len(found)} polygons", "one polygon a code")
        shape = found.geometry.iloc[0]
        if shape is None or shape.is_empty or shape.geom_type not in POLYGONAL:
            kind = "no geometry" if shape is None or shape.is_empty else f"a {shape.geom_type}"
            raise InputError(self.file, f"code {code}", kind, "a polygon")
        if not shape.is_valid:
            raise InputError(self.file, f"code {code}", "a polygon that crosses itself", "a valid polygon")
        return found

    def missing(self, codes: Iterable[str]) -> list[str]:
        """Codes that have no polygon, sorted."""
        return sorted(set(codes) - set(self.polygons["code"]))


def read_boundaries(registry: Registry, own_file: Path | None = None) -> Boundaries:
    """Read the county polygons.

    Parameters
    ----------
    registry : Registry
        The first row of its ``boundaries.csv`` describes the bundled file.
    own_file : Path or None
        A user's GeoJSON with the same properties; it takes the place of the bundled file and is not held to its md5.

    Raises
    ------
    InputError
        Where the package is not installed, the file is another one than the registry describes, a property is
        missing, or a user's file names another coordinate system than the registry or none, or lies beside the
        bundled polygons as a whole.
    """
    source = _source(registry)
    path = own_file or _packaged(source)
    if own_file is None:
        _check_md5(path, source)
    elif not own_file.is_file():
        raise InputError(own_file, "", "no such file", "a GeoJSON of county polygons")
    frame = _read(path, source)
    if own_file is not None:
        _check_place(path, frame, source)
    return Boundaries(frame, source.attribution_zh, source.attribution_en, path.name)


def _source(registry: Registry) -> BoundarySource:
    rows = registry.rows.get("boundaries", ())
    if not rows:
        raise InputError(registry.folder / TABLE, "", "no row", "a row that describes the polygons")
    return BoundarySource(**{name: str(rows[0][name] or "") for name in BoundarySource.__dataclass_fields__})


def _packaged(source: BoundarySource) -> Path:
    spec = find_spec(source.package)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / source.file
        if path.is_file():
            return path
    raise InputError(source.package, "", f"no {source.file}", "the package of requirements.txt, installed")


def _check_md5(path: Path, source: BoundarySource) -> None:
    found = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    if found != source.md5:
        raise InputError(path, "md5", found, f"{source.md5} (another edition needs its own row in {TABLE})")


def _check_place(path: Path, frame: gpd.GeoDataFrame, source: BoundarySource) -> None:
    """Hold a user's polygons against the globe, and against the bundled ones where these are installed."""
    west, south, east, north = frame.total_bounds
    if max(-west, east) > 180 or max(-south, north) > 90:
        found = f"{west:.6g} to {east:.6g}, {south:.6g} to {north:.6g}"
        raise InputError(path, "geometry", found, "degrees, longitude before latitude")
    try:
        reference = _read(_packaged(source), source)
    except InputError:
        return
    metres = common_shift(frame, reference)
    if metres:
        like = ", as in GCJ-02 or BD-09" if metres < FARTHEST_SHIFT else ""
        found = f"all polygons {metres:.0f} m beside those of {source.boundary_id}{like}"
        raise InputError(path, "geometry", found, f"coordinates in {source.crs}")


def _named_system(path: Path) -> str:
    """Name of the coordinate system as a GeoJSON gives it; empty where it gives none (a reader then takes WGS 84)."""
    try:
        member = json.loads(path.read_text(encoding="utf-8")).get("crs") or {}
        return str(member["properties"]["name"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def _read(path: Path, source: BoundarySource) -> gpd.GeoDataFrame:
    return _polygons(path, path.stat().st_mtime_ns, source).copy()


@lru_cache(maxsize=2)
def _polygons(path: Path, _changed: int, source: BoundarySource) -> gpd.GeoDataFrame:
    """Read a file once for all figures of a build; a file that was written since is read anew."""
    try:
        frame = gpd.read_file(path)
    except Exception as error:
        raise InputError(path, "", f"a file that cannot be read ({type(error).__name__})", "a GeoJSON") from error
    if frame.empty:
        raise InputError(path, "features", "none", "polygons of counties")
    for name in (source.code_property, source.name_property):
        if name not in frame.columns:
            raise InputError(path, "properties", ", ".join(map(str, frame.columns)), f"a property {name}")
    if frame.crs is None or frame.crs != CRS.from_user_input(source.crs):
        found = _named_system(path) or "no coordinate system named"
        raise InputError(path, "crs", found, f"{source.crs}, named by a member crs of the file")
    codes = frame[source.code_property].astype("string").fillna("").str.removeprefix(source.code_prefix).str[:6]
    columns = {"code": codes, "name": frame[source.name_property].astype(str)}
    return gpd.GeoDataFrame(columns, geometry=frame.geometry, crs=frame.crs)
