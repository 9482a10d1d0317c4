"""Result tables of a layout: marks at both levels, and every test with the least p that it could attain."""

from __future__ import annotations

import pandas as pd

from analysis.layout.boundaries import Boundaries
from analysis.layout.findings import join_counts, likeness_tests, neighbour_test
from analysis.layout.incidence import CHARACTERISTIC, COLUMNS, LEADING, PRINTED, Level, incidence
from analysis.layout.neighbours import adjacencies
from analysis.registry import Registry

MARK_COLUMNS = ["level", *COLUMNS]
TEST_COLUMNS = [
    "city_id",
    "vintage",
    "level",
    "test",
    "weights",
    "industry_key",
    "places",
    "having",
    "observed",
    "reference",
    "p",
    "p_min",
    "tested",
    "q",
    "draws",
    "seed",
    "median_marks",
]
KEYS = ["city_id", "vintage", "level"]
LEVELS: tuple[Level, ...] = (1, 2)


def layout_marks(layouts: pd.DataFrame, registry: Registry, prose: pd.DataFrame | None = None) -> pd.DataFrame:
    """List the marks of :func:`analysis.layout.incidence.incidence` at both levels (column ``level``)."""
    parts = [incidence(layouts, registry, level, prose).assign(level=level) for level in LEVELS]
    return pd.concat(parts, ignore_index=True)[MARK_COLUMNS]


def main_marks(marks: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Keep the marks that results rest on: leading and characteristic industries of places of the register.

    Parameters
    ----------
    marks : DataFrame
        Rows of :func:`layout_marks` or of :func:`analysis.layout.incidence.incidence`.
    registry : Registry
        Tells which places lie in the place of a document.

    Returns
    -------
    DataFrame
        Where a vintage of a city has a printed table it speaks for itself. Elsewhere what was read from prose counts,
        as far as the closed list has the industry and the place lies in the place of the document: sentences name
        much that is no industry, and neighbours only in passing.
    """
    usable = marks[marks["place_id"].notna() & marks["role"].isin([LEADING, CHARACTERISTIC])]
    printed = usable["origin"] == PRINTED
    has_table = printed.groupby([usable["city_id"], usable["vintage"]]).transform("any")
    read = usable[~has_table & usable["industry_id"].notna()]
    inside = [
        city in {place.place_id for place in registry.ancestors(place_id)}
        for city, place_id in zip(read["city_id"], read["place_id"], strict=True)
    ]
    read = read[pd.Series(inside, read.index, dtype=bool)]
    # Sentences call the same industry leading here and characteristic there: the stronger word counts.
    same = [name for name in ("level", "doc_id", "place_id", "industry_key") if name in read]
    led = (read["role"] == LEADING).groupby([read[name] for name in same]).transform("any")
    return usable[printed | usable.index.isin(read.index[(read["role"] == LEADING) | ~led])]


def layout_tests(marks: pd.DataFrame, registry: Registry, boundaries: Boundaries, seed: int = 20260101) -> pd.DataFrame:
    """Run every test of every city, vintage and level.

    Parameters
    ----------
    marks : DataFrame
        Rows of :func:`layout_marks`; those of :func:`main_marks` are tested.
    registry : Registry
        Order of the industries, hosts of the zones.
    boundaries : Boundaries
        Polygons; a city without any has only the tests that need no map.
    seed : int
        Of all random draws.

    Returns
    -------
    DataFrame
        Columns :data:`TEST_COLUMNS`, one row a test. ``mean_jaccard_fixed`` and ``mean_jaccard_rows``: mean likeness of
        all pairs (``observed``) against its mean under the null (``reference``). ``neighbours``: mean likeness of
        neighbours against that of other pairs, under each reading of neighbour. ``join_count``: pairs of neighbours
        that both have an industry against their mean over all maps; only ``tested`` ones (yes) have a ``q``.
    """
    parts = []
    placed = main_marks(marks, registry)
    for _, rows in placed.groupby(KEYS, sort=True):
        near = adjacencies(str(rows["city_id"].iloc[0]), rows["place_id"], registry, boundaries)
        tests = [likeness_tests(rows, registry, seed)]
        for weights, adjacency in near.items():
            tests.append(neighbour_test(rows, adjacency, registry, seed).assign(weights=weights))
            tests.append(join_counts(rows, adjacency, registry).assign(weights=weights))
        found = pd.concat(tests, ignore_index=True)
        parts.append(found.merge(rows[KEYS].head(1), how="cross"))
    if not parts:
        return pd.DataFrame(columns=TEST_COLUMNS)
    table = pd.concat(parts, ignore_index=True).reindex(columns=TEST_COLUMNS)
    table["tested"] = table["tested"].map({True: "yes", False: "no"})
    return table.astype(dict.fromkeys(("having", "draws", "seed"), "Int64"))
