"""Names of administrative places by their form alone: 甲省乙市丙县, 丁新区, 戊街道; and words that only look so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

# Words that no name of a place holds; single characters only where no county or city has them (呼和浩特, 日照, 个旧).
_NOT_IN_NAME = (
    r"[年月第届次的及为在各我委级]|全[国省市县区]|创建|打造|实施|发展|文明|政府|人民|国民|贯彻|落实|示范|经济|开发|创新|功能|重点|中心|城乡|关于|印发|建设|"
    r"中共|代表|加快|推进|促进|支持|推动|加强|深化|记者|获悉|网讯|日讯|数说|解读|发布|公布|出台|该|时期|期间|完成|实现|通过|召开|出席|参加|县域|区域|衔接"
)
_WIDE = r"(?:省|自治区|特别行政区|自治州|自治县|自治旗|市(?![群场级域民县圈]|政(?!府))|盟|地区|林区|州(?!市))"
_NARROW = r"(?:县(?![域级区])|(?<![区县市])区(?!域|块|位|县)|旗(?![舰县帜]))"
_BANNER = r"(?:自治旗|旗(?![舰县帜]))"
_STEM = rf"(?:(?!{_NOT_IN_NAME})[一-鿿])"
_BELOW = rf"(?:{_STEM}{{2,10}}?(?:(?:自治县|区|县|市)(?![域级群场])|{_BANNER})|{_STEM}县)"
_CHAIN = rf"(?:{_STEM}{{2,12}}?{_WIDE}{_BELOW}{{0,2}}|{_STEM}{{2,4}}?{_NARROW}|{_STEM}{{5,8}}?{_BANNER})"
# A county of one character is named right before its government, assembly or plan: 忠县人民代表大会; 受县政府 is none.
_FUNCTION = "受请让使令被把比以因跟及或于到往向对给报将为由从据经与按依在是有无"
_NO_COUNTY = (
    rf"{_FUNCTION}同至赴驻入进跨去来"
    "全各本该我某外邻设撤改原现时任每两一二三四五六七八九十几多数省市县区州旗乡镇村国大小强名老新旧贫"
)
_ONE = rf"(?:(?![{_NO_COUNTY}]){_STEM}县)"
# (甲省)乙市: what a bracket holds only says where the place lies.
_BRACKETED = re.compile(rf"[（(]{_CHAIN}[）)]")
_LAST_PART = re.compile(rf"{_WIDE}(?=.)")

_TITLE_EDGE = r"(?:^|[年月日》《“”\"\s（(、，:：—-]|关于|中共|中国共产党|印发|制定|转发|代表|在)"

# A zone, town or village is named where its plan, its year or its office follows: 丁新区“十四五”规划, 戊镇人民政府.
_FOLLOWS = (
    r"(?=国民经济|经济社会|20\d\d|二[〇零○]|[“\"]?十[一二三四五六七八九]五|第[一二三四五六七八九十]|人民政府|政府|"
    r"党工?委|管委会|管理委员会|办事处|总体规划|发展规划|村庄规划|五年|乡村振兴|工作|打造|推进|加快|出台|发布|召开|$)"
)
_IN_TITLE = re.compile(rf"{_TITLE_EDGE}(?P<name>(?!中国|中共){_CHAIN}|{_ONE}{_FOLLOWS})(?!”)")
_ZONE = r"(?:经济技术|高新技术产业|经济)开发区|高新区|经开区"
_SMALL = re.compile(
    rf"{_TITLE_EDGE}(?P<name>(?:{_CHAIN})?(?:{_STEM}{{0,6}}?(?:{_ZONE})|{_STEM}{{2,6}}?新区|"
    rf"{_STEM}{{2,5}}?(?:街道|(?<![城乡村集小强])镇|乡|(?<![乡农])村))){_FOLLOWS}"
)
_SMALL_SIGN = re.compile(r"新区|开发区|高新区|经开区|街道|[镇乡村]")

_SPEAKER = (
    r"(?:^|[，。；：、《“”\"（(,;:.日]|代表|根据|按照|关于|中共|中国共产党|记者[一-鿿]{0,4}从|衔接|[在由据经从向对与和的])"
)
_ASSEMBLY = (
    r"国民经济|[“\"]十[一二三四五六七八九]?五[”\"](?:时期|期间)?(?:国民)?经济|第[一二三四五六七八九十]{1,4}[个届次]|"
    r"(?<=省)[一二三四五六七八九十]{1,3}届(?:人大|政协)|人民(?:政府|会堂)|"
    r"委(?:[、员会]|关于|办|副?书记|常委|[一-鿿]{2,6}政府)|(?:代理?)?[市县区旗州盟]长|统计局|人民代表大会|人大|政协|党代会|政府|"
    r"(?:[一-鿿]{2,12}?(?:厅|委员会))"
)
_ACTING = re.compile(rf"{_SPEAKER}(?P<name>(?![从由据经对向]|中国|中共)(?:{_CHAIN}|{_ONE}))(?={_ASSEMBLY})")
# 卫生强市, 智慧城市 and 直辖市 are kinds or aims; 武强县, 韩城市 are names.
_KIND = re.compile(
    rf"[{_FUNCTION}][省市县区旗]$|"
    r"^(?:自治|直辖|计划单列|省辖|市辖|设区|地级|县级|副省|[一-鿿]*个[省市县区])|"
    r"^[^省市州盟]{2,}(?:强|名|美丽|城)[省市县区旗]$|(?:强|名|示范|试点|先进)[省市县区]$(?<=[市省州].{4})"
)
_KIND_OF_SMALL = re.compile(
    r"(?:国家级|省级|市级|特色|贫困|空心|城中|行政|自然|传统|文明|幸福|美丽|和美|乡(?=[镇村]))[一-鿿]*$"
)
_GENERIC = re.compile(
    r"^[主老新旧大各全本我]?[城山林牧矿郊街辖湖海滩特战专分禁限主]区$|"
    r"(?:[园社库灾景片小校厂院老域省市县地一二三四五六七八九十]|中心城|贫困山|边远山|深山|牧业|主体|示范|试验|实验|核心|功能|保护|"
    r"开发|合作|度假|集聚|聚集|规划|建成|生态|经济|工业|产业|物流|农业|旅游|临空|临港)区$|"
    r"(?:城|超|股|门|上|夜|菜|都|行|后|楼|车|房|债)市$|(?:贫困|试点|示范|重点|特色|强|名|先进|大)[县市省]$|小镇$|红旗$|"
    # A slogan counts twice: 五先五市.
    r"[一二三四五六七八九十].*[一二三四五六七八九十]"
)
_NO_BARE = "展望|回顾|奋进|奋斗|走进|喜看|收官|决胜|迈向|迈进|开启|谋划|描绘|编制|聚力|数读|亮点|我们|你好|再见|辉煌"
_BARE_TITLE = re.compile(
    rf"^(?!{_NO_BARE})(?P<planned>{_STEM}{{2,3}})(?=[“\"]十[一二三四五六七八九]五[”\"])|"
    rf"^(?!解读|关注|图解|聚焦|快讯|要闻|专题|时间|来源|标题|目标|主题|附件)(?P<name>{_STEM}{{2,3}})[：:](?=.{{6}})|"
    rf"(?:^|[年月日，。、：:,—])(?!坚持|围绕|聚焦|突出|争创|擦亮)(?P<aimed>{_STEM}{{2,3}})[“\"]{_STEM}{{2,4}}强(?P<kind>[省市县])[”\"]"
)
_OWN_LEVEL = re.compile(r"[我本该]([省市县区州盟旗])")
_OF_WHOLE = re.compile(r"[全我本该]([省市县])(?!级)")
_REPEATED = 2
_SOURCE = re.compile(
    rf"(?:来源|发布机构|发布单位|发文机关|发文单位|制发单位)[】\]]?[：:]?\s*(?P<name>{_CHAIN}|{_ONE})"
    r"(?=人民政府|政府|[一-鿿]{1,10}(?:局|委|委员会|办公室|中心)(?:\s|$))"
)
_BARE = rf"(?P<name>(?:(?![全省市县区国]){_STEM}){{2,3}}?)"
_TODAY = re.compile(rf"(?:今天|今日|明天|明日|未来)的?(?![的我]){_BARE}(?=[，,：:！])")
_BEFORE_ZONE = re.compile(rf"(?:^|[，。；、在]){_BARE}(?=(?:经济技术开发|经开|高新|综合?保税?)区)")
# Its own plan, named in a text that says 我县, and the one place of that level that a text without a title names.
_PLANNED = re.compile(rf"《(?P<name>{_CHAIN})(?=[^《》]{{2,20}}(?:规划|纲要|方案|计划)》)")
_NAMED = re.compile(
    rf"(?:^|[，。；：、《》“”（）()年是成为将])(?P<name>(?![是为将在]){_STEM}{{2,4}}?{_NARROW})(?!城)(?=[一-鿿]{{2}})"
)
# What a text tells of by its full name, over and over: 东川市地区生产总值, 东川县将….
_TOLD_OF = re.compile(
    rf"(?:^|[。；，,：:]|20\d\d年)(?P<name>{_CHAIN})"
    r"(?=(?:地区)?生产总值|经济社会|全社会|一般公共预算|固定资产|常住人口|将(?:紧紧|继续|全力|坚持|加快|重点|努力|以)|始终坚持|(?:近日|日前)?(?:出台|印发|发布)(?:了|《))"
)
# Offices of the state that issue a plan of their own: 国家林草局、财政部联合印发《…》.
_MINISTRY = r"(?<![一-鿿])(?![省市县区州各])[一-鿿]{2,6}(?<!委组织)(?<!委宣传)部(?![门署分队委])"
_OF_STATE = re.compile(
    rf"(?:国家[一-鿿]{{2,10}}[局委]|中央网信办|{_MINISTRY})"
    r"(?:[、,，和][^。《》]{0,40}|[^。《》]{0,16})(?:印发|发布|编制)了?《"
)
_SPEAKS_FOR = re.compile(r"代表([省市县区州盟旗])(?:人民)?政府")
_WHOLE = re.compile(rf"(?:{_CHAIN}|{_STEM}{{2,6}}?(?:新区|街道|镇|乡))$")


def named_in_title(line: str) -> str:
    """Place that a line of a title names, the smallest that it acts for; empty where it names none."""
    if _SMALL_SIGN.search(line) and (match := _SMALL.search(line)) and not _KIND_OF_SMALL.search(match["name"]):
        return match["name"]
    return _first(_IN_TITLE.finditer(_BRACKETED.sub("", line)))


def acting_place(text: str) -> str:
    """Place whose government, assembly, party congress or department a text without spaces speaks of first.

    A text that says 我市 does not speak for the province whose decision it carries out.
    """
    levels = {match[1] for match in _OWN_LEVEL.finditer(text)}
    return _first(match for match in _ACTING.finditer(text) if not levels or match["name"][-1] in levels)


def bare_place(lines: Iterable[str], opening: str) -> str:
    """Place that a headline names without its suffix and the text repeats: 东川：力争…全市, 东川“工业强市”战略."""
    for match in filter(None, map(_BARE_TITLE.search, lines)):
        name = match["name"] or match["aimed"] or match["planned"]
        if opening.count(name) >= _REPEATED + bool(match["planned"]):
            return name + match["kind"] if match["aimed"] else with_suffix(name, opening)
    return ""


def with_suffix(name: str, text: str) -> str:
    """Give a bare name the suffix that a text uses of the place: 东川 in a text on 全市 is 东川市; else nothing."""
    match = _OF_WHOLE.search(text)
    return name + match[1] if match else ""


def issuing_place(text: str) -> str:
    """Place whose government or office a page names as its source: 信息来源：东川市政府, 发布机构：东川市统计局.

    Where the text speaks of its whole (全市, 我市), the place is of that level.
    """
    levels = {match[1] for match in _OF_WHOLE.finditer(text)}
    return _first(match for match in _SOURCE.finditer(text) if not levels or match["name"][-1] in levels)


def dominant_place(text: str) -> str:
    """Place that a text without spaces speaks of as 今天的东川 and as 东川经开区, and names more often than any other.

    Only a place stands before both; its suffix is that of the government that speaks (我代表市人民政府) or of 全市.
    """
    called = {match["name"] for match in _TODAY.finditer(text)}
    called &= {match["name"] for match in _BEFORE_ZONE.finditer(text)}
    often = Counter({name: text.count(name) for name in called}).most_common(2)
    if not often or often[0][1] <= _REPEATED or (len(often) > 1 and often[1][1] == often[0][1]):
        return ""
    level = _level(text)
    return often[0][0] + level if level else ""


def named_throughout(text: str) -> str:
    """Place of the level of 我县 or 全县 whose own plan the text names, or the only one that it speaks of at all."""
    level = _level(text)
    if not level:
        return ""
    if planned := _first(match for match in _PLANNED.finditer(text) if match["name"].endswith(level)):
        return planned
    found = {match["name"] for match in _NAMED.finditer(text) if match["name"].endswith(level)}
    names = [name for name in found if is_place_name(name)]
    return names[0] if len(names) == 1 else ""


def told_of(text: str) -> str:
    """Only place that a text tells of by its full name (东川市地区生产总值), 全国 where the state issues it."""
    names = {match["name"] for match in _TOLD_OF.finditer(text)}
    if names:
        name = names.pop()
        return name if not names and is_place_name(name) else ""
    return "全国" if not _level(text) and not _OWN_LEVEL.search(text) and _OF_STATE.search(text) else ""


def _level(text: str) -> str:
    """Suffix of the place whose government speaks, else of 我市, else of 全市; empty where a text names several."""
    for pattern in (_SPEAKS_FOR, _OWN_LEVEL, _OF_WHOLE):
        if levels := {match[1] for match in pattern.finditer(text)}:
            return levels.pop() if len(levels) == 1 else ""
    return ""


def is_place_name(words: str) -> bool:
    """Whether words are the full name of an administrative place by their form: 东川市, 南溪街道; not 城区, 各县."""
    return bool(_WHOLE.match(words)) and not _KIND.search(words) and not _GENERIC.search(words)


def last_part(name: str) -> str:
    """Cut the last place off a chain: 丙县 of 甲省乙市丙县."""
    return _LAST_PART.split(name)[-1]


def _first(matches: Iterable[re.Match[str]]) -> str:
    return next((match["name"] for match in matches if not _KIND.search(match["name"])), "")
