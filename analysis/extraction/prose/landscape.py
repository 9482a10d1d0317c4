"""Places that a clause words itself: waters, routes, reserves, parts of a town, zones and ports that it speaks of."""

from __future__ import annotations

import re

from analysis.extraction.prose import words

_TOWN = re.compile(r"中心城区|市中心城区|主城区|(?:城市)?(?<!镇)建成区(?!绿|面积)|县城|(?<![建造修设强类老新])城区")
# 城区 alone names a place where something is measured or done in it; 城区道路 is a kind of road.
_PLAIN = "城区"
_MEASURED = re.compile(r"[率度]|比例|比重|人口|面积|优良|水质|天数|居民|学位|学校|圈")
_WATERS = re.compile(
    r"((?:[一-鿿]{1,4}(?:湖|江|河|溪|仙湖)、)+[一-鿿]{1,4}(?:湖|江|河|溪)|[一-鿿]{1,3}湖)(?=水质|稳定|持续|达到|"
    r"力争|段$)|^([一-鿿]{2,3}湖区)"
)
_ROUTE = re.compile(
    r"((?:[一-鿿]{1,2}[江河水湖])?[一-鿿]{2,5}(?:(?<![升降增减提高缩延加])至|[—–－])(?!全国|全省)[一-鿿]{2,4}?)"
    r"(?=\d|(?:[一二三四五]级)?航道|段|河段)"
)
_RESERVE = re.compile(r"([一-鿿]{2,12}(?:自然保护区|湿地公园|国家公园))(?=段?$)")
# A landscape is looked for where one of its signs stands.
_LANDSCAPE_SIGN = re.compile("至|—|–|－|湖|江|河|溪|园|区段?$")
_LANDSCAPES = (
    (re.compile("[至—–－]"), _ROUTE),
    (re.compile("[湖江河溪]"), _WATERS),
    (re.compile("[区园]段?$"), _RESERVE),
)
_UNIT_MARK = "段"
_LEAD = re.compile(
    r"^(?:积极|推进|极推进|进|推动|加快|快|提升|逐步|步|将|使|对|的|有序|完成|全面|面(?=完成)|建设|设|争?取(?=实施)|实施|开展)+"
)
_KIND_OF_WATER = re.compile(
    r"幸福|美丽|健康|生态|重点|主要|全[市省湖]|城市|农村|城区|中小|江河|[江河]湖|河流|各|[国省市]控|地表|近岸|大中|骨干|黑臭|"
    r"两岸|流域|沿|中的|以上|[出入、和与及]"
)
_WATER = re.compile(
    r"(?P<name>[一-鿿]{1,6}?(?:[江河湖溪海湾]|水库)(?:[一-鿿]{1,5}?段)?)(?:全湖|出口|湖体)?"
    r"(?=水质|总磷|总氮|水位|浓度|水体|断面|湿地|优良)"
)
_ZONE = re.compile(
    r"(?P<name>[一-鿿]{2,12}?(?:高新区|经开区|开发区|产业园区|工业园区|新港区|度假区|保税区|自贸区|特别合作区|机场|港(?![口澳区航]|产城)))"
    r"(?!建设|等|和|与|及|、|[一-鿿]{0,6}(?:建设|项目|工程|扩容|提质|改造))(?=[一-鿿]{2})"
)
_KIND_OF_ZONE = re.compile(
    r"^[进出]+港|大港$|国家|省级|市级|县级|级|一流|重点|特色|智慧|跨境|综合|各|全[市省县区]|主要|新型|类|以上|优质|所有|"
    r"建设|建成|推[动进]|支持|打造|加[快强]|提升|发挥|依托|完善|[友的个家在把将以对向到与和及、]"
)
_BEFORE_SUBJECT = re.compile(rf"^(?:{words.TIME}|{words.SCOPE}|{words.MODAL}|[，。；：—])+")
_WATER_SIGNS = "水质|水位|水体|总磷|总氮|浓度|断面|湿地|优良"
_ZONE_SIGNS = "高新区|经开区|开发区|园区|新港区|度假区|保税区|自贸区|合作区|港|机场"
_SUBJECT_SIGN = re.compile(f"{_WATER_SIGNS}|{_ZONE_SIGNS}")
_SUBJECTS = (
    (re.compile(_WATER_SIGNS), _WATER, _KIND_OF_WATER),
    (re.compile(_ZONE_SIGNS), _ZONE, _KIND_OF_ZONE),
)
_REACH = 30
# A zone of which a figure is told, not only what is done there.
_FIGURE = re.compile(r"\d[\d.]*[一-鿿%％]{1,4}(?:以上|以内|左右)?$")


def subject_place(clause: str) -> str:
    """Give the water, zone or port that is the subject of a clause, as worded: 东湖总磷浓度降至, 东川高新区产值达.

    Parameters
    ----------
    clause : str
        Words of the clause left of the quantity.

    Returns
    -------
    str
        The name; empty where the clause speaks of something else or of things of a kind (幸福河湖, 省级高新区).
    """
    if not _SUBJECT_SIGN.search(clause, 0, _REACH):
        return ""
    for sign, pattern, kind in _SUBJECTS:
        if sign.search(clause, 0, _REACH):
            match = pattern.match(_BEFORE_SUBJECT.sub("", clause))
            if match and not kind.search(match["name"]):
                return match["name"]
    return ""


def zone_before(lead: str) -> str:
    """Zone of which the clauses right before tell figures: 东川高新区产值达300亿元，|税收; empty for any other."""
    for clause in reversed(lead[:-1].rpartition("；")[2].split("，")):
        if not _FIGURE.search(clause) or "全" in clause:
            return ""
        if name := subject_place(clause):
            return name if name.endswith("区") else ""
    return ""


_ECONOMY = re.compile(r"(?P<name>[一-鿿]{2,3})经济总量")
# Kinds of an economy, not cities: 民营, 数字, 海洋, 县域.
_KIND_OF_ECONOMY = re.compile(
    r"[经济业营字洋域城乡镇村区县市省国社产品企体个私公集有全我其中的均年增长]|平台|总部|绿色|循环|[低临]空|银发|[林地]下|临港|"
    r"文旅|枢纽|生态|海岛|通道|门户|飞地|夜间|地方|整体|外资|实现|推动|力争|确保|促进|带动"
)


def city_of(subject: str) -> str:
    """City that a report of a province names without 市 as the owner of its economy: 东川经济总量; empty for others."""
    match = _ECONOMY.match(subject) if "经济总量" in subject else None
    return f"{match['name']}市" if match and not _KIND_OF_ECONOMY.search(match["name"]) else ""


def landscape(own: str) -> str:
    """Give the route, water or reserve that the words of a quantity end with or speak of; empty where none is."""
    if not _LANDSCAPE_SIGN.search(own):
        return ""
    for sign, pattern in _LANDSCAPES:
        if sign.search(own) and (match := pattern.search(own + _UNIT_MARK)):
            named = match.lastindex or 1
            name = _LEAD.sub("", match[named])
            return "" if _is_kind(name) or own.endswith("、", 0, match.start(named)) else name
    return ""


def _is_kind(name: str) -> bool:
    """Whether a name is that of waters of a kind, not of one, or the first of several (甲至乙等5条)."""
    return name in ("江湖", "全湖") or name.endswith(("河湖", "等"))


def part_of_town(subject: str, own: str) -> str:
    """Give the part of a town (中心城区, 县城) that opens a subject or stands before it."""
    if "城" not in subject[:5] + own[-24:] and "成区" not in own[-24:]:
        return ""
    match = _TOWN.match(subject) or _TOWN.search(own[-24:])
    if match is None or (match[0] == _PLAIN and not _is_measured(subject, own)):
        return ""
    return match[0]


def _is_measured(subject: str, own: str) -> bool:
    return "在城区" in own or bool(_MEASURED.search(subject))
