"""Places without polygons: a tile grid that the user drew and a list of neighbours, never geometry made up here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely.geometry import Polygon, box

from analysis.errors import InputError
from analysis.registry import Registry
from analysis.registry.rows import Row, raise_problems, read_rows

TILES, PAIRS = "tiles", "adjacency"
SQUARE_COLUMNS, PAIR_COLUMNS = ["parent_id", "place_id", "source"], ["parent_id", "place_a", "place_b", "source"]


def _no_squares() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns=SQUARE_COLUMNS, geometry=[])


def _no_pairs() -> pd.DataFrame:
    return pd.DataFrame(columns=PAIR_COLUMNS)


@dataclass(frozen=True)
class Tiles:
    """Tile grids and lists of neighbours of the cities that have them.

    Attributes
    ----------
    squares : GeoDataFrame
        Columns ``parent_id`` (the city), ``place_id``, ``source``; unit squares without a coordinate system, since
        they lie nowhere on Earth.
    pairs : DataFrame
        Columns ``parent_id``, ``place_a``, ``place_b``, ``source``; each pair of neighbours at least once.
    """

    squares: gpd.GeoDataFrame = field(default_factory=_no_squares)
    pairs: pd.DataFrame = field(default_factory=_no_pairs)

    def of(self, city_id: str) -> gpd.GeoDataFrame:
        """Squares of the places of a city; empty where it has no grid."""
        return self.squares[self.squares["parent_id"] == city_id]

    def list_sources(self, city_id: str) -> list[str]:
        """List the sources of the neighbours of a city, each once; empty where it has no list."""
        return list(dict.fromkeys(self.pairs.loc[self.pairs["parent_id"] == city_id, "source"]))

    def neighbours(self, city_id: str, place_ids: Sequence[str]) -> pd.DataFrame:
        """Adjacency (bool, places × places) of those of the places of a city that the list names.

        A place that it does not name is left out: nothing is known of its neighbours.
        """
        own = self.pairs[self.pairs["parent_id"] == city_id]
        listed = {*own["place_a"], *own["place_b"]}
        order = [key for key in place_ids if key in listed]
        square = pd.DataFrame(False, index=order, columns=order)
        for a, b in zip(own["place_a"], own["place_b"], strict=True):
            if a in square.index and b in square.index:
                square.loc[a, b] = square.loc[b, a] = True
        return square


def read_tiles(registry: Registry, tile_file: Path | None = None, pair_file: Path | None = None) -> Tiles:
    """Read tile grids and lists of neighbours.

    Parameters
    ----------
    registry : Registry
        Its ``tiles.csv`` and ``adjacency.csv`` are read where the user gives no file.
    tile_file, pair_file : Path or None
        A user's file with the same columns; it takes the place of the file of the registry.

    Raises
    ------
    InputError
        Names file, line and column: a place that the register lacks or that has no place above it, a place twice, two
        places of a city on one tile, a pair of a place with itself, a pair across cities.
    """
    tiles, pairs = _rows(registry, TILES, tile_file), _rows(registry, PAIRS, pair_file)
    raise_problems([*_tile_problems(tiles, registry), *_pair_problems(pairs, registry)])
    squares = [{**_cells(row), "parent_id": _parent(row, "place_id", registry)} for row in tiles]
    shapes = [_square(row) for row in tiles]
    frame = pd.DataFrame(squares, columns=SQUARE_COLUMNS)
    named = [{**_cells(row), "parent_id": _parent(row, "place_a", registry)} for row in pairs]
    return Tiles(gpd.GeoDataFrame(frame, geometry=shapes), pd.DataFrame(named, columns=PAIR_COLUMNS))


def _rows(registry: Registry, table: str, own_file: Path | None) -> tuple[Row, ...]:
    """Rows of a user's file, else of the registry, which was checked when it was loaded."""
    if own_file is not None:
        return read_rows(own_file, registry.schema[table].columns)
    path = registry.folder / f"{table}.csv"
    return tuple(Row(path, line, values) for line, values in enumerate(registry.rows.get(table, ()), start=2))


def _cells(row: Row) -> Mapping[str, object]:
    return row.values  # noqa: PD011 - cells of a row, not of a frame


def _parent(row: Row, column: str, registry: Registry) -> str | None:
    place = registry.places.get(str(_cells(row)[column]))
    return None if place is None else place.parent_id


def _unknown(row: Row, column: str, registry: Registry) -> Iterator[InputError]:
    key = str(_cells(row)[column])
    if key not in registry.places:
        yield row.problem(column, key, "a place_id of places.csv")
    elif _parent(row, column, registry) is None:
        yield row.problem(column, key, "a place that lies in another one (parent_id in places.csv)")


def _tile_problems(rows: Sequence[Row], registry: Registry) -> Iterator[InputError]:
    taken: dict[tuple[object, ...], Row] = {}
    for row in rows:
        yield from _unknown(row, "place_id", registry)
        spot = (_parent(row, "place_id", registry), _cells(row)["row"], _cells(row)["column"])
        other = taken.setdefault(spot, row)
        if other is not row:
            found = f"row {spot[1]}, column {spot[2]}, where {other.id} lies (line {other.line})"
            yield row.problem("column", found, "one place a tile")


def _pair_problems(rows: Sequence[Row], registry: Registry) -> Iterator[InputError]:
    for row in rows:
        for column in ("place_a", "place_b"):
            yield from _unknown(row, column, registry)
        a, b = _cells(row)["place_a"], _cells(row)["place_b"]
        if a == b:
            yield row.problem("place_b", str(b), "another place than place_a")
        elif _parent(row, "place_a", registry) != _parent(row, "place_b", registry):
            yield row.problem("place_b", str(b), f"a place of the same city as {a}")


def _square(row: Row) -> Polygon:
    """Draw the unit square of a tile; rows are counted downward."""
    across, down = (float(str(_cells(row)[name])) for name in ("column", "row"))
    return box(across, -down, across + 1, 1 - down)
