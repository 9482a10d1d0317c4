"""From layout changes to the rows that the change map shows."""

from __future__ import annotations

import pandas as pd

from analysis.figures.names import industry_name
from analysis.figures.spec import Material
from analysis.layout.change import ADDED, DROPPED, KEPT, MOVED, RENAMED, change
from analysis.layout.places import county_codes

# Classes of a place, the strongest first; a place takes the first that applies to it.
INDUSTRY, SEGMENT, ROLE, WORDING, SAME = "industry", "segment", "role", "wording", "same"
CLASSES = (INDUSTRY, ROLE, SEGMENT, WORDING, SAME)


def change_rows(material: Material) -> pd.DataFrame:
    """Rows of the change map: one row a place, level and industry of every pair of vintages.

    Parameters
    ----------
    material : Material
        Table ``industry_layout``; the registry tells renames from changes.

    Returns
    -------
    DataFrame
        :func:`analysis.layout.change.change`, for the cities that have polygons or tiles, with ``step`` (from-to
        vintage), ``place_class`` (the strongest change of the place), and names of industry and place in zh and en.
    """
    rows = change(material.tables["industry_layout"], material.registry)
    if len(rows):
        mapped = [city for city in rows["city_id"].unique() if county_codes(city, material.boundaries)]
        rows = rows[rows["city_id"].isin(mapped)].reset_index(drop=True)
    if rows.empty:
        return rows
    rows["step"] = rows["from_vintage"] + "-" + rows["to_vintage"]
    classes = {key: _place_class(part) for key, part in rows.groupby(["city_id", "step", "place_id"])}
    rows["place_class"] = [classes[key] for key in zip(rows["city_id"], rows["step"], rows["place_id"], strict=True)]
    printed = rows["printed_to"].fillna(rows["printed_from"])
    names = [industry_name(key, text, material) for key, text in zip(rows["industry_key"], printed, strict=True)]
    rows["industry_zh"], rows["industry_en"] = [name.zh for name in names], [name.en for name in names]
    rows["place_zh"] = rows["place_to"]
    rows["place_en"] = [material.english.get(name, name) for name in rows["place_to"]]
    return rows


def _place_class(rows: pd.DataFrame) -> str:
    top, below = rows[rows["level"] == 1], rows[rows["level"] == 2]
    if top["change"].isin([ADDED, DROPPED]).any():
        return INDUSTRY
    if top["change"].eq(MOVED).any():
        return ROLE
    if below["change"].isin([ADDED, DROPPED, MOVED]).any():
        return SEGMENT
    return WORDING if rows["change"].eq(RENAMED).any() else SAME


def change_lines(rows: pd.DataFrame, language: str) -> list[tuple[str, str]]:
    """Signs and names of what changed in one place: − dropped, + added, ⇄ moved; wording and kept are left out.

    A segment that stands for its whole industry is named once.
    """
    signs = {DROPPED: "−", ADDED: "+", MOVED: "⇄"}
    rows = rows[~rows["change"].isin([KEPT, RENAMED])].drop_duplicates(["industry_key", "change"])
    order = {kind: place for place, kind in enumerate(signs)}
    rows = rows.sort_values("change", key=lambda kinds: kinds.map(order), kind="stable")
    names = rows[f"industry_{language}"].astype(str)
    return list(dict.fromkeys((signs[kind], name) for kind, name in zip(rows["change"], names, strict=True)))
