"""From the target ladder to its steps: which targets stand in one panel, and between which tiers each step leads."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.comparison.tones import tones, wording_class
from analysis.figures.comparison.topics import topic_name
from analysis.figures.names import place_name
from analysis.figures.spec import LANGUAGES, Material

# Levels of documents.csv from the top.
TIERS = ("national", "province", "prefecture", "county")
_PANEL = ["topic_kind", "topic", "measure", "unit", "first", "last"]
_MEASURES = ("growth", "level", "cumulative")
_SIDES = ("", "above_")
_OF_A_SIDE = (
    "target_id", "place_id", "place_zh", "place_en", "level", "years", "comparator", "value", "value_upper", "wording",
)
COLUMNS = [
    "horizon", "panel", "topic_kind", "topic", "topic_zh", "topic_en", "measure", "unit", "direction", "role",
    "amplified", "difference", *(side + name for side in _SIDES for name in _OF_A_SIDE),
]


def ladder_steps(material: Material) -> pd.DataFrame:
    """Find the steps from tier to tier, by the years that the targets are for.

    Parameters
    ----------
    material : Material
        Table ``ladder``.

    Returns
    -------
    DataFrame
        One row a step. ``horizon`` is the years of the targets, ``panel`` the place of their topic among those of the
        same years, ``role`` is ``step``, or ``beside`` where the target above is for other years around (a five-year
        average beside one year) and is shown, but no step leads to it. Amounts, which grow with a place, are left out.
        ``wording`` is the class of the words of each target.
    """
    rows = material.tables["ladder"]
    rows = rows[rows["difference"].notna() | rows["amplified"].notna()].copy()
    # A level belongs to its year, whatever the plan that it ends; growth to the first and the last year together.
    rows["first"] = rows["years"].str[:4].where(rows["measure"] == "growth", "")
    rows["last"] = rows["years"].str[-4:]
    stepped = rows[rows["beside"] == "same_years"]
    if stepped.empty:
        return pd.DataFrame(columns=COLUMNS)
    # Where plans of several lengths end in one year, the latest to begin names it.
    horizons = stepped.groupby(_PANEL)["years"].max().rename("horizon").reset_index()
    table = pd.DataFrame(_described(rows.merge(horizons, on=_PANEL), material))
    table = table.sort_values(["horizon", "rank", "topic", "role", "level", "place_id"], kind="stable")
    key = table["topic_kind"] + ":" + table["topic"] + ":" + table["measure"] + ":" + table["unit"].fillna("")
    table["panel"] = key.groupby(table["horizon"]).transform(lambda column: pd.factorize(column)[0])
    return table[COLUMNS].reset_index(drop=True)


def _described(rows: pd.DataFrame, material: Material) -> Iterator[dict[str, Any]]:
    order = {indicator: i for i, indicator in enumerate(material.registry.indicators)}
    words = tones(material.registry)
    for row in rows.to_dict("records"):
        concept = material.registry.indicators.get(row["topic"]) if row["topic_kind"] == "concept" else None
        name = topic_name(row, material)
        yield {
            **{str(key): value for key, value in row.items()},
            **{f"topic_{language}": name.of(language) for language in LANGUAGES},
            "direction": concept.direction if concept else 1,
            "role": "step" if row["beside"] == "same_years" else "beside",
            "rank": (_MEASURES.index(row["measure"]), order.get(row["topic"], len(order))),
            **{key: cell for side in _SIDES for key, cell in _side(row, side, words, material).items()},
        }


def _side(
    row: Mapping[Hashable, Any], side: str, words: Mapping[str, str], material: Material
) -> dict[str, object]:
    place = place_name(row[f"{side}place_id"], row[f"{side}place_id"], material)
    hardness = row[f"{side}hardness"]
    return {
        **{f"{side}place_{language}": place.of(language) for language in LANGUAGES},
        f"{side}level": material.registry.documents[str(row[f"{side}target_id"]).partition(":")[0]].level,
        f"{side}wording": wording_class(row[f"{side}comparator"], None if pd.isna(hardness) else hardness, words),
    }


def points_of(steps: pd.DataFrame) -> pd.DataFrame:
    """Targets at the ends of steps, each once a panel, with the verdict of the step that leads down to it.

    Parameters
    ----------
    steps : DataFrame
        As :func:`ladder_steps` makes it.

    Returns
    -------
    DataFrame
        One row a panel and target; ``amplified`` is missing where no step leads down to it. ``role`` is ``beside``
        for a target for other years, which stands only where the place has none for these years.
    """
    taken = steps[steps["role"] == "step"]
    ends = [_end(taken, "").assign(amplified=taken["amplified"]), _end(taken, "above_")]
    # A target beside other years has its lower end in the panel already, but for one that no step leads to.
    ends.append(_end(steps[steps["role"] == "beside"], "above_").assign(role="beside"))
    points = pd.concat(ends, ignore_index=True).drop_duplicates(["panel", "target_id"])
    own = points["role"] == "step"
    placed = set(zip(points.loc[own, "panel"], points.loc[own, "place_id"], strict=True))
    free = [key not in placed for key in zip(points["panel"], points["place_id"], strict=True)]
    return points[own | pd.Series(free, index=points.index)].reset_index(drop=True)


def _end(steps: pd.DataFrame, side: str) -> pd.DataFrame:
    kept = steps[["panel", "role", "direction", *(side + name for name in _OF_A_SIDE)]]
    return kept.rename(columns={side + name: name for name in _OF_A_SIDE})
