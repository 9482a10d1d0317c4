"""Vertical copying: how much of a county's own list of industries stands in the list of its city."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from scipy.stats import hypergeom

from analysis.layout.incidence import top_level
from analysis.registry import Registry

# Roles in which a county names an industry of its own; a project or a positioning is no choice of an industry.
OWN_ROLES = ("leading", "characteristic", "key")
FEWEST, ALPHA = 3, 0.05
COLUMNS = [
    "doc_id",
    "place_id",
    "upper_doc_id",
    "upper_place_id",
    "upper_list",
    "taxonomy",
    "upper",
    "own",
    "shared",
    "expected",
    "p",
    "p_min",
    "tested",
    "shared_industries",
    "own_only",
]


def vertical_copying(place_industries: pd.DataFrame, marks: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Compare the industries that a county's own plan names with the layouts of the places above it.

    Parameters
    ----------
    place_industries : DataFrame
        Statements in prose. Only documents of places that a layout assigns industries to are compared: the layout of
        the city would otherwise be compared with itself.
    marks : DataFrame
        Printed marks of :func:`analysis.layout.results.layout_marks`; the first level is used.
    registry : Registry
        Documents, places, and the closed list, whose first level is the taxonomy.

    Returns
    -------
    DataFrame
        One row a county plan, layout of a place above it and list (columns :data:`COLUMNS`). ``upper_list`` is
        ``assigned`` (what the layout gives this county) or ``city`` (all that it gives anyone). ``p``: chance that a
        draw of ``own`` industries from the taxonomy shares at least as many (hypergeometric, exact); ``p_min``: chance
        of the largest overlap that could be. ``tested`` is no below three industries of its own, and where p_min is
        not below 0.05: the list then supports no statement.
    """
    top = [industry.industry_id for industry in registry.industries.values() if not industry.parent_id]
    printed = marks[(marks["level"] == 1) & marks["industry_id"].notna()]
    rows = []
    for doc_id, own in place_industries.groupby("doc_id", sort=True):
        place_id = registry.documents[str(doc_id)].place_id
        mine = _own_list(own, place_id, registry)
        above = printed[(printed["doc_id"] != doc_id) & (printed["city_id"] != place_id)]
        for upper_doc, layout in above.groupby("doc_id", sort=True):
            assigned = set(layout.loc[layout["place_id"] == place_id, "industry_id"])
            if assigned and mine:
                named = {"doc_id": doc_id, "place_id": place_id, "upper_doc_id": upper_doc}
                named["upper_place_id"] = layout["city_id"].iloc[0]
                for name, listed in (("assigned", assigned), ("city", set(layout["industry_id"]))):
                    rows.append({**named, "upper_list": name, **_overlap(mine, listed, top)})
    return pd.DataFrame(rows, columns=COLUMNS)


def _own_list(rows: pd.DataFrame, place_id: str, registry: Registry) -> set[str]:
    own = rows[rows["role"].isin(OWN_ROLES) & (rows["place_id"] == place_id) & rows["industry_id"].notna()]
    return {top_level(part, registry) for ids in own["industry_id"] for part in str(ids).split(";")}


def _overlap(mine: set[str], upper: set[str], taxonomy: Iterable[str]) -> dict[str, object]:
    order = list(taxonomy)
    size, n, k = len(order), len(mine), len(upper)
    shared = mine & upper
    p, p_min = (float(hypergeom.sf(x - 1, size, k, n)) for x in (len(shared), min(n, k)))
    return {
        "taxonomy": size,
        "upper": k,
        "own": n,
        "shared": len(shared),
        "expected": n * k / size,
        "p": p,
        "p_min": p_min,
        "tested": "yes" if n >= FEWEST and p_min < ALPHA else "no",
        "shared_industries": ";".join(sorted(shared, key=order.index)) or None,
        "own_only": ";".join(sorted(mine - upper, key=order.index)) or None,
    }
