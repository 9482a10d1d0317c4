"""What the county maps of statistics look at in the observations: their concepts, and which counties have figures."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

# The concepts of the figure; one without figures for half of the areas of a city has no map.
SHOWN = ("gdp", "gdp_growth", "gdp_per_head", "budget_revenue", "share_secondary", "share_tertiary")
COUNTY, JOINT = "县域", "市辖区"


def seen_statistics(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Give what of the observations decides what the county maps show.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        With ``observations``.

    Returns
    -------
    dict of str to DataFrame
        ``observations``: the figures of :data:`SHOWN` for counties and joint districts; ``places``: which counties and
        districts have rows at all, with or without a value, of any concept.
    """
    observed = tables["observations"]
    observed = observed[observed["scope"].isin([COUNTY, JOINT])]
    known = observed[["place_id", "scope"]].assign(known=observed["value"].notna()).drop_duplicates()
    places = known.sort_values(["place_id", "scope", "known"], ignore_index=True)
    return {"observations": observed[observed["indicator_id"].isin(SHOWN)], "places": places}
