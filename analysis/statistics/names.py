"""Names of places in sheets: which cells name a place, which name a province, which are headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.registry import Place, Registry
from analysis.statistics.grid import Grid
from analysis.statistics.wording import squeeze

_PLACE = re.compile(r"[\u3400-\u9fff]{1,18}(?:市|县|区|州|盟|旗|省)")
# Words of the same form that head a column or a block of rows.
_HEADINGS = re.compile(
    r"城市|(?:各|地区|[省市州县区盟旗地])+|市辖区|全[市省县区]|县级市|城区|功能区|园区|开发区|按.*分.*"
)
_NAME_HEADS = re.compile(
    r"(?:各?(?:省份?|市|州|县|区|地区|县域|行政区划?|区划)+(?:\(.*\))?(?:名称?)?|名称|年份|年度|年|指标(?:名称)?|序号)"
)
_PROVINCE = re.compile(r"[\u3400-\u9fff]{2,8}(?:省|自治区)|(?:北京|天津|上海|重庆)市")


def is_place(text: str) -> bool:
    """Whether a cell has the form of a place name: 岳阳市, ``南 县``, 大理白族自治州."""
    if text.isascii():
        return False
    name = squeeze(text)
    return bool(_PLACE.fullmatch(name)) and not _HEADINGS.fullmatch(name)


def is_heading(text: str) -> bool:
    """Whether a cell heads the column of places or years: 城市, 县(市)名称, 年份."""
    name = squeeze(text)
    return bool(_HEADINGS.fullmatch(name) or _NAME_HEADS.fullmatch(name))


def is_province(text: str) -> bool:
    """Whether a cell names a province-level unit."""
    return bool(_PROVINCE.fullmatch(squeeze(text)))


def find_place(registry: Registry, name: str, province: str) -> Place | None:
    """Place of the register that a row names, or None.

    Parameters
    ----------
    name : str
        Name as printed; spaces inside are ignored.
    province : str
        Province that the sheet gives for the row, as printed; empty where it gives none. Counties of one
        name exist in several provinces, so a place is taken only where its province is named.
    """
    place = registry.find_place(squeeze(name))
    if place is None or not province:
        return place
    above = [place, *registry.ancestors(place.place_id)]
    names = {name for unit in above if is_province(unit.name) for name in (unit.name, *unit.aliases)}
    return place if not names or any(name in squeeze(province) for name in names) else None


def rows_of_places(
    grid: Grid, first_row: int, columns: tuple[int, int], registry: Registry
) -> Iterator[tuple[int, Place]]:
    """Rows of a sheet whose name is a place of the register, with the place.

    Parameters
    ----------
    grid : Grid
        The sheet.
    first_row : int
        First row below the header.
    columns : tuple of int
        Column of the names, and column of the provinces (0 where provinces stand on rows of their own).
    registry : Registry
        Places.
    """
    province = ""
    for row in range(first_row, grid.height + 1):
        name = grid.cell(row, columns[0])
        if is_province(name):
            province = name
        if not is_place(name):
            continue
        place = find_place(registry, name, grid.cell(row, columns[1]) if columns[1] else province)
        if place is not None:
            yield row, place
