"""Names that a document itself makes known: its towns, its parks, and its counties where the register has none."""

from __future__ import annotations

import re
from collections import Counter

from analysis.extraction.places.words import ADVERBS, BUILD, GENERIC, GROW, LEADS, NO_NAME, PUSH

_HAN = "一-鿿"
_BOUND = rf"(?:^|[、，。；：“（\s—·和在]|{LEADS}|{BUILD}|{GROW}|{PUSH}|加快|做强|位于)"
_TOWN = re.compile(
    rf"(?<=[、，。；：“（和—持强展推育设])([{_HAN}]{{2,3}}(?<![小大强名心点色型各重乡城集农级故老家下兴立带回返市]))(?:镇|乡|街道)"
    r"(?=[、，。；”）（和—\s]|发展|重点|打造|建设)"
)
_COUNTY = re.compile(rf"{_BOUND}(?P<name>[{_HAN}]{{1,3}}[县市区])(?![县市区级域场里内外城政委民情际间属直])")
_COUNTY_SIGN = re.compile(r"[县市区]")
_PARTICLE = re.compile(rf"[将把在以对使由从到与和及为按向](?=[{_HAN}]{{2}}[县市区])")
# Words that end like the name of a county and are none.
_NO_COUNTY = re.compile(
    r"(?:[园景社小片新港湾库老灌校厂牧林矿营战赛辖专郊疫禁盲地线护]区|[老主新古旧矿沿环滨].?[山湖城]区|[城都超门上菜夜股楼入]市|[强弱大小穷富州名]县|"
    r"[兴立强走活治富靓][县市区]|市县|区县|县县|县市|[一二三四五六七八九十两][县市区])$|^.[市区]$|[百千万亿个全各我]|^[一二两三四五六七八九十几数]?[县市区]|"
    r"^(?:[本该此多每某有其]|试点|示范|城|县|市|区|地|自治|直辖|先进|集聚|功能|[东南西北中]部|保税|综保|合作|试验|旅游|开发|"
    r"度假|工业|农业|文明|卫生|宜居|智慧|海绵|森林|花园|数字|平安|生态|幸福|美丽|和谐|先行|省域|深水|山丘|潜力|无人|要素|主|核心|"
    r"中心|重点|贫困|经济|产业|人口|边境|国家|省级|具有|首善|引领|自贸|内需|外需|维护|坚持|周边|经开|高新|临港|空港)"
)
_VERB_FIRST = re.compile(rf"(?:{LEADS}|{BUILD}|{GROW}|{PUSH}|{ADVERBS})")
_FEWEST = 2


def towns_of(text: str) -> set[str]:
    """Find the short names of the towns that a text names in full (甲 of 甲镇)."""
    return set(_TOWN.findall(text))


def counties_of(text: str) -> set[str]:
    """Find the counties that a text names.

    Parameters
    ----------
    text : str
        Text of a document whose counties the register does not have.

    Returns
    -------
    set of str
        Names as worded: 甲县 once, 乙区 and 丙市 that occur twice or in a sentence that names another county, since by
        its form alone a single 丙区 is as likely a kind of area.
    """
    often: Counter[str] = Counter()
    beside: set[str] = set()
    for sentence in re.split(r"[。\n]", text):
        if not _COUNTY_SIGN.search(sentence):
            continue
        names = [name for match in _COUNTY.finditer(sentence) if (name := _county(match["name"]))]
        often.update(names)
        if len(set(names)) >= _FEWEST:
            beside.update(names)
    return beside | {name for name, count in often.items() if count >= _FEWEST or _is_plain(name)}


def _county(name: str) -> str:
    """Name of a county without a particle in front; empty where its form is that of another word."""
    name = _PARTICLE.sub("", name)
    verb = _VERB_FIRST.match(name)
    if _NO_COUNTY.search(name) or GENERIC.fullmatch(name[:-1]) or (verb and len(verb[0]) > 1):
        return ""
    return name


def _is_plain(name: str) -> bool:
    """Whether a name can be nothing but a county's: 县 behind two characters or more."""
    return name.endswith("县") and len(name) > _FEWEST


def parks_of(text: str, own_names: set[str]) -> set[str]:
    """Find what the parks of a place are called without its name (循环经济产业园 of 东川循环经济产业园)."""
    if not own_names:
        return set()
    names = "|".join(map(re.escape, sorted(own_names, key=len, reverse=True)))
    found = re.findall(
        rf"(?:{names})((?![县市区城主中国省]|高新|经开)[{_HAN}]{{2,8}}?(?:产业园|工业园|物流园|电商园))", text
    )
    return {name for name in found if not NO_NAME.search(name)}
