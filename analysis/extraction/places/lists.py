"""Members of a list of things: what stands together as one, what 和 parts, which words only describe the last."""

from __future__ import annotations

import re

from analysis.extraction.places.words import FUNCTION, INDUSTRY

_PAIR = re.compile(r"^(?P<left>[^“”（）]{2,}?)(?:和|以及|及|与)(?P<right>[^“”（）]{2,})$")
# Words that end the name of a whole industry; a pair of such names is two industries.
_WHOLE = re.compile(
    r"(?:加工|制造|物流|旅游|文旅|医药|化工|材料|信息|机械|养殖|种植|经济|康养|装备|电子|能源|食品|纺织|服装|金融|商贸|会展|"
    r"物联网|养老|建材|茶叶|水稻|稻|[工农林渔牧副服务]业)(?:产业)?$"
)
_ACTIVITY = re.compile(r"^(?:加工|制造|生产|种植|养殖|服务|经营|流通|销售|贸易|物流|[^和]{0,2})$")
# Activities and spheres that share the noun that closes their list: 收储、加工和集散|中心.
_SHARED = (
    "收储|仓储|加工|集散|研发|生产|交易|转运|分拣|配送|设计|展示|检测|销售|服务|中转|储备|政治|经济|文化|科技|金融"
)
_OPEN_END = re.compile(rf"(?:{_SHARED})$")
_CLOSING = re.compile(
    rf"^(?:{_SHARED})(?:(?:和|与|及|以及)(?:{_SHARED}))?(?:中心|基地|枢纽|平台|市场|园区|集散地|高地)(?:建设)?$"
)
_DESCRIBING = re.compile(r"(?P<how>[^的“”（）]{2,})的(?P<noun>[^的]{3,})$")
_LAST = re.compile(r"^(?P<left>[^“”（）]{3,}?)(?:以及|及)(?P<right>[^“”（）及其]{3,})$")
_DESCRIBED = 6
# The industry in the name of a park: what of it are words of trades, up to the noun that it ends in.
_QUALITY = (
    "现代|高端|先进|智能|智慧|数字|新型|绿色|精细|特色|综合|专业|国际|跨境|高新|生态|休闲|运动|健康|创意|再生|有色|金属|循环|工程|"
    "农产品|冷链|粮油|粮食|农机|通用|航空|船舶|电子|信息|生物|新|特种|硅基|碳基|废旧|危化|电动|汽车|都市|民族|红色|养老|"
    "[黑红绿白青]茶|楠竹|笋|化工|食品|纺织|服装|家居|橡胶|塑料|光伏|储能|氢|数据|大数据|软件|工业|农业|服务|文化|商贸|商业|仓储|"
)
_TRADE = (
    "能源|材料|制造|加工|物流|旅游|文旅|康养|养老|电商|电子商务|贸易|商贸|经济|科创|装备|食品|服装|纺织|化工|医药|医疗|金融|会展|文化|文创|旅游|度假|"
    "体育|建材|机械|电子|芯片|船舶|汽车|健康|休闲|航空|低空|数据|软件|信息|光伏|风电|储能|氢能|茶|粮油|竹|水产|畜禽|酒|陶瓷|石材|家具|"
    "玻璃|电池|研学|电机|循环|再生|工业|农业|创意|烟花|苗木|花卉|林业|运动|田园|制冷|轴承|模具|深加工|再制造|电路板|设备|配套|零部件|与|和|（[^（）]*）"
)
_IN_NAME = re.compile(
    rf"(?P<trade>(?:{_QUALITY}{_TRADE})+?)(?:特色)?(?:产业|科技|示范|孵化|创业|开发)*"
    r"(?:园区?|基地|小镇|产业园区?|综合体|大市场|集聚区|集中区|度假区|(?<=旅游)区)$"
)
_TRADE_ALONE = re.compile(
    rf"(?:{_QUALITY}{_TRADE}|特色|示范|产业|科技|孵化|品)+(?:园区?|基地|小镇|综合体|大市场|集聚区|集中区)"
)
_VAGUE = re.compile(r"^(?:现代|工业|综合|专业|国际|新型|都市|循环|智慧|数字|绿色|服务|生态|特色|与|和|配套|设备)*$")


def joined_heads(parts: list[str]) -> list[str]:
    """Join what shares the noun at the end of the list: 商品粮收储、加工和集散中心 is one thing."""
    if len(parts) < 2 or not _CLOSING.match(parts[-1]) or not all(_OPEN_END.search(part) for part in parts[:-1]):
        return parts
    return ["、".join(parts)]


def described(parts: list[str]) -> list[str]:
    """Keep the noun alone where the other members describe it: 立体、联动的现代物流中心, 特色鲜明、辐射周边的高地."""
    match = _DESCRIBING.fullmatch(parts[-1]) if len(parts) > 1 else None
    if match is None or not all(_describes(part) for part in [*parts[:-1], match["how"]]):
        return parts
    return [match["noun"]]


def closed(parts: list[str]) -> list[str]:
    """Cut the last of three members or more at the 及 that joins it to the list: 甲、乙、丙及丁."""
    last = _LAST.match(parts[-1]) if len(parts) > 2 else None
    return [*parts[:-1], last["left"], last["right"]] if last else parts


def _describes(part: str) -> bool:
    return (
        len(part) <= _DESCRIBED
        and not re.search(r"产业|业$", part)
        and not (INDUSTRY.search(part) and not re.search(r"鲜明|优美|突出|完善|宜", part))
        and not FUNCTION.search(part)
    )


def parted(part: str) -> list[str]:
    """Cut at 和 between two industries (粮油加工与冷链物流) or two things of one kind (茶叶基地和水产基地)."""
    pair = _PAIR.match(part)
    if pair is None:
        return [part]
    left, right = pair["left"], pair["right"]
    whole = _WHOLE.search(left) and _WHOLE.search(right) and not (_ACTIVITY.match(left) or _ACTIVITY.match(right))
    alike = len(left) > 2 and len(right) > 2 and left[-2:] == right[-2:]
    return [left, right] if whole or alike else [part]


def named_trade(name: str) -> str:
    """Industry in the name of a park (物流 of 甲物流园); empty where it has none: the name itself is no industry."""
    match = _IN_NAME.search(name)
    return match["trade"] if match and not _VAGUE.match(match["trade"]) else ""


def is_trade_alone(name: str) -> bool:
    """Whether the name of a park has no proper part (物流基地, 电子信息产业园): then it may be a thing of a place."""
    return _TRADE_ALONE.fullmatch(name) is not None
