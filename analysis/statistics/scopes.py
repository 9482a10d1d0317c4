"""Scopes: which part of a place a figure speaks of."""

from __future__ import annotations

from analysis.registry import Place

# Scopes that headers print; the second is a part of the city.
CITY, DISTRICTS = "全市", "市辖区"
PRINTED = (CITY, DISTRICTS)
_COUNTY = "县域"
_BY_KIND = {"国家": "全国", "省": "全省", "地级市": CITY, "功能区": "功能区"}
# Scopes of a whole place, of whatever tier.
WHOLE = frozenset({*_BY_KIND.values(), _COUNTY})


def scope_of(place: Place, printed: str = "") -> str:
    """Scope of a figure of a place.

    Parameters
    ----------
    place : Place
        Place that the figure is of: its kind tells what the whole of it is called.
    printed : str
        Scope of the column or sentence; only 市辖区 changes what the kind of the place says, since one column may
        hold cities and counties.

    Returns
    -------
    str
        全国, 全省, 全市, 市辖区, 县域 or 功能区.
    """
    if printed == DISTRICTS and place.kind != "功能区":
        return DISTRICTS
    return _BY_KIND.get(place.kind, _COUNTY)
