"""Units of measure and measure words (量词) that may follow a number in a Chinese plan text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from math import prod

_MONEY = "美元 欧元 日元 港元 人民币元 元"
_AREA = "平方公里 平方千米 平方米 平方 公顷 亩 平米 ㎡ m² km²"
_LENGTH = "公里 千米 海里 厘米 毫米 延米 米 里 km"
_VOLUME = "亿立方米 立方米 立方 方 升 m³ m3"
_WEIGHT = "吨标准煤 吨标煤 吨二氧化碳 吨级 吨位 吨 公斤 千克 斤 克 毫克 微克"
_DENSITY = "毫克/升 微克/立方米 mg/L μg/m³"
_ENERGY = "千瓦时 瓦时 千瓦 兆瓦时 兆瓦 吉瓦 瓦 度 kWh MWh GWh kW MW GW 焦耳 大卡"
_VOLTAGE = "千伏安 兆伏安 伏安 伏 kVA MVA"
_FLOPS = "PFLOPS EFLOPS TFLOPS PFlops EFlops TFlops Pflops Eflops Tflops"
_DIGITAL = f"{_FLOPS} Gbps Mbps Tbps PB TB GB EB 兆 比特 端口 标准机架 机架 PF P"
_PORT = "标准箱 标箱 TEU 载重吨 净载重吨"
_SHARE = "个百分点 百分点 % ％ ‰ 成 倍 番"
_TIME = "刻钟 分钟 小时 秒 个工作日 工作日 个月 周 天 年 岁 日"
_PEOPLE = "人次 人年 人 户次 户 名 位"
_RANK = "强 名次 类"
_THINGS = "个 家 所 座 条 项 件 张 台套 台 套 辆 处 支 只 头 羽 株 棵 册 部 篇 间 栋 幢 床 艘 架 片 对 道 门 口 眼"
_MORE_THINGS = "根 枚 块 尾 匹 卷 集 幅 款 种 节 段 组 队 员 席 盏 泊位 车位 床位 宗 起 笔 宗地 箱 类别 大类 门类"
_EVENTS = "批次 批 场次 场 届 次 例 架次 班次 班 列 首 期 标台 标准车 车次"
_SCALES_OF = "公里/小时 分贝 ℃ 摄氏度 分"
_LISTS = (
    *(_MONEY, _AREA, _LENGTH, _VOLUME, _WEIGHT, _DENSITY, _ENERGY, _VOLTAGE, _DIGITAL, _PORT),
    *(_SHARE, _TIME, _PEOPLE, _RANK, _THINGS, _MORE_THINGS, _EVENTS, _SCALES_OF),
)

ALL = tuple(dict.fromkeys(unit for units in _LISTS for unit in units.split()))
COUNTS = frozenset(f"{_THINGS} {_MORE_THINGS} {_EVENTS}".split())
PEOPLE = frozenset(_PEOPLE.split())
DURATIONS = frozenset(["刻钟", "分钟", "小时", "秒", "个工作日", "工作日", "个月", "周", "天", "年", "日"])
PERCENT = frozenset(["%", "％"])
SHARES = PERCENT | {"‰", "成"}
CHANGES = frozenset(["个百分点", "百分点", "倍", "番"])
MONEY = frozenset(_MONEY.split())


def _alternation(units: tuple[str, ...]) -> str:
    return "|".join(re.escape(unit) for unit in sorted(units, key=len, reverse=True))


# 5万亿台阶 counts no machines, 30周年 no weeks, 500种植户 no kinds.
_NO_UNIT = {"台": "阶", "周": "年岁边期围末", "种": "植养殖子苗业粮田牛羊猪"}
UNIT = re.sub(
    rf"(?<![^|])([{''.join(_NO_UNIT)}])(?=\||$)", lambda unit: f"{unit[1]}(?![{_NO_UNIT[unit[1]]}])", _alternation(ALL)
)
_PER = rf"(?:[/／](?:每)?[百千万亿]{{0,2}}(?:{UNIT}|月|人年|站))*"
# 8.5/10万: cases among so many people.
_RATE_BASE = r"[/／](?:10|十|百)?万(?:人|例)?"
PATTERN = rf"(?P<more>[多余]?)(?P<scale>[十百千万亿]{{0,3}})(?P<more2>[多余]?)(?P<unit>(?:{UNIT}){_PER}|{_RATE_BASE})?"
_UNIT_AT = re.compile(PATTERN)
# A measure word that no list has, alone behind 万 or 亿: 盆景40万盆.
_COUNTER = re.compile(r"[一-鿿](?<![多余以左右的人级后前时内中为及和与等了到将元个年起之次上下])(?=[，。；、）]|$)")
# The first character of everything that the pattern finds.
HEADS = frozenset(unit[0] for unit in ALL) | frozenset("多余十百千万亿/／")
_SCALE_OF = {char: Decimal(10**power) for char, power in zip("十百千万亿", (1, 2, 3, 4, 8), strict=True)}
_SCALES = re.compile(r"[十百千万亿]+")


def unit_after(text: str, position: int) -> tuple[int, str, bool]:
    """Read the unit that stands at a position.

    Parameters
    ----------
    text : str
        Text without spaces.
    position : int
        Offset just after the number.

    Returns
    -------
    end : int
        Offset just after the unit (``position`` where there is none).
    unit : str
        Unit as printed with its scale (万亩, 亿元), without 多 and 余; empty where there is none.
    more : bool
        True where 多 or 余 stands inside (20多个, 4万余处).
    """
    match = _UNIT_AT.match(text, position) if text[position : position + 1] in HEADS else None
    if match is None or match.end() == position:
        return position, "", False
    more, scale, more_still, unit = match.groups("")
    if not unit and not scale:
        return position, "", False
    if not unit and scale[-1] in "万亿" and (counter := _COUNTER.match(text, match.end())):
        return counter.end(), scale + counter[0], bool(more or more_still)
    return match.end(), scale + unit, bool(more or more_still)


@lru_cache(maxsize=1024)
def bare_unit(unit: str) -> str:
    """Take off a leading scale and what follows a slash: 万元/亩 gives 元."""
    head = unit.split("/")[0].split("／")[0]
    stripped = _SCALES.sub("", head, count=1) if _SCALES.match(head) else head
    return head if stripped and head in ALL and stripped not in ALL else stripped


def rescaled(value: str, unit: str, other: str) -> str:
    """Give a value in the scale of another unit of the same measure: 4500 万美元 is 0.45 of 亿美元.

    Parameters
    ----------
    value : str
        Printed digits.
    unit, other : str
        Its unit, and the unit that is asked for. Where they measure different things the value stays as it is.
    """
    measure = bare_unit(unit)
    if not value or unit == other or measure != bare_unit(other):
        return value
    ratio = _scale(unit, measure) / _scale(other, measure)
    return value if ratio == 1 else format((Decimal(value) * ratio).normalize(), "f")


def _scale(unit: str, measure: str) -> Decimal:
    head = unit.split("/")[0].split("／")[0].removesuffix(measure)
    return prod((_SCALE_OF.get(char, Decimal(1)) for char in head), start=Decimal(1))


@lru_cache(maxsize=1024)
def is_count(unit: str) -> bool:
    """Whether the unit is a measure word that counts things or people."""
    bare = bare_unit(unit)
    return bare in COUNTS or bare in PEOPLE
