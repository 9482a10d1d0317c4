"""Compound names: one name for several measures, taken apart where several values follow (城乡居民收入, 存贷款余额)."""

from __future__ import annotations

import re

_SECTORS = ("第一产业", "第二产业", "第三产业")
# What stands for several measures, and what each of them is called.
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"城乡(?=(?:常住)?居民)|城镇[、和与及]农村(?=(?:常住)?居民)", ("城镇", "农村")),
    (r"城乡", ("城市", "农村")),
    (r"(?:第?[一二三]、)?(?:第?[二两]、)第?三(?:次)?产业?|一二三(?:次)?产业?|三次产业", _SECTORS),
    (r"二三产业?|第?二、第?三产业?", _SECTORS[1:]),
    (r"第?一[、和与及]第?三产业", _SECTORS[::2]),
    (r"第?一[、和与及]第?二产业", _SECTORS[:2]),
    (r"存款?[、和与及]?贷款", ("存款", "贷款")),
    (r"(?<=[一-鿿])(?:收支|收入[、和与及]支出)", ("收入", "支出")),
    (r"进[、和与及]?出口(?=[一-鿿])", ("进口", "出口")),
    (r"(?<=事故)起数[、和与及]死亡人数", ("起数", "死亡人数")),
)
_PATTERNS = tuple((re.compile(pattern), parts) for pattern, parts in _PARTS)
_LINKS = re.compile(r"[、和与及]")
_SIGNS = re.compile(r"城乡|城镇.农村|[三次]产|存|支|进.{0,2}口|死亡")


def parts_of(name: str, count: int) -> list[str]:
    """Take a compound name apart.

    Parameters
    ----------
    name : str
        As worded, without words of change.
    count : int
        How many values there are; a name that does not stand for so many measures gives none.

    Returns
    -------
    list of str
        One name for each value in order (存贷款余额 gives 存款余额 and 贷款余额), empty where the name is no compound
        or stands in a list (城乡医保参保率、养老保险参保率).
    """
    if not _SIGNS.search(name):
        return []
    for pattern, parts in _PATTERNS:
        if len(parts) != count or not (found := pattern.search(name)):
            continue
        if not _LINKS.search(name[: found.start()] + name[found.end() :]):
            return [name[: found.start()] + part + name[found.end() :] for part in parts]
    return []
