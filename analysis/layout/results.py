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


def main_marks(marks: pd.DataFrame) -> pd.DataFrame:
    """Keep the marks that results rest on: leading and characteristic industries of places of the register.

    Where a vintage of a city has a printed table it speaks for itself; what was read from prose counts only where no
    table was printed.
    """
    usable = marks[marks["place_id"].notna() & marks["role"].isin([LEADING, CHARACTERISTIC])]
    has_table = (usable["origin"] == PRINTED).groupby([usable["city_id"], usable["vintage"]]).transform("any")
    return usable[(usable["origin"] == PRINTED) | ~has_table]


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
    placed = main_marks(marks)
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
