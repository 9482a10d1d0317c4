"""Reading a sentence of a bulletin: clauses in order, each figure with its subject and what the subject belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analysis.statistics.figures import Figure
from analysis.statistics.quantities import FindUnit, Quantity, change_before, comparator, quantities
from analysis.statistics.subjects import clean_subject, split_subjects

_CLAUSE = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|[;:!]|(?=其中)")
_AMONG = re.compile(r"^其中[,:]?")
_SHARE = re.compile(
    r"^(?P<subject>.*?)(?:占|相当于)(?P<whole>.+?)的?(?:(?:比重|份额|比例)(?:分别)?(?:为|达到?|是|约)?|的)$"
)
_SAME = re.compile(r"(?:与|和|同|较|比)上年(?:同期)?(?P<nearly>基本)?持平$")
# A year that only measures (与2020年相比, 按2020年不变价, 2019年美元汇率) is not that of the figure.
_YEAR = re.compile(r"(?<![比与较按以自从同])((?:19|20)\d\d)年(?!代|不变价|可比价|价格|美元|平均汇率|以来|起)")
# Growth over several years, and what a part adds to the growth of the whole, say nothing of the year's figure.
_ASIDE = re.compile(r"(?:平均|年均)(?:递增|增长|增加|增速|下降|减少)(?:为|达到?)?$|^(?:分别)?拉动")
_CENTRAL = re.compile(r"^(?:[\u3400-\u9fff]{2,5}市)?(?:市)?(?:中心城区|中心市区|市区|主城区|城区)(?=.)")
_AREA = re.compile(
    r"(?!.{0,3}(?:上市|城市|超市|都市|门市|县市|股市))[\u3400-\u9fff]{2,4}?[县市](?![场民容级域直政])(?=..)"
)
_WHOLE = ("全国", "全省", "全市", "全县", "全区", "全州", "县市区", "各县")
_LEADING_TIME = re.compile(r"^(?:(?:19|20)\d\d年(?:末|底)?|全年|年末|其中|[,:])+")
_STRUCTURE = re.compile(
    r"(?P<lead>(?:^|[,;。])(?:\d{4}年)?[^,;。\d]{0,12})三次产业(?:增加值)?(?:的)?(?:占GDP的?|占(?:地区|国内)?生产总值的?)?(?:结构|比例|比重|占比)(?:比例?)?"
    r"(?:由[^;。\d]{0,6}[\d.:∶︰]+(?:调整|优化|变)?[为到]|[^\d;。由]{0,8})"
    r"(?P<values>\d+(?:\.\d+)?[:∶︰]\d+(?:\.\d+)?[:∶︰]\d+(?:\.\d+)?)"
)
# What a figure rose or fell from: of 由上年的1600亿元增加到1712.3亿元 only the second is that of the year.
_FROM = re.compile(
    r"(?:由|从)(?:上年|去年|(?:19|20)\d\d年)?(?:同期|末|底)?的?\d[\d.]*[^\d,;。]{0,6}?"
    r"(?:增加|增长|提高|提升|上升|扩大|下降|减少|降低|缩小|收窄|调整|变)?[到至为](?=\d)"
)
_REACHED = re.compile(r"(?:(?:19|20)\d\d年|全年|年)?(?:末|底)?(?:达到?|为|升至|增至|降至)")
_REAL = re.compile(r"实际(?:增长|增加|下降|减少|回落)$")
_SECTORS = ("第一产业", "第二产业", "第三产业")


@dataclass
class _State:
    """What carries over from clause to clause of one paragraph."""

    main: str = ""
    subject: str = ""
    unit: str = ""
    place: str = ""
    scope: str = ""
    among: bool = False
    fresh: bool = True
    share: bool = False
    year: int | None = None
    grown: str = ""
    parents: list[str] = field(default_factory=list)

    def take(self, subject: str, unit: str = "") -> None:
        """Go on with a subject that a clause names: it is the main one, unless it is listed as a part."""
        # 其中夏粮播种面积3万亩,总产量1万吨: another unit measures the part before it, not the whole.
        measured = self.among and unit not in {"", "%"} and self.unit and unit[-1] != self.unit[-1]
        above = (self.subject,) if measured else (self.main, self.subject)
        self.parents = [name for name in dict.fromkeys(above) if name and name != subject]
        self.subject, self.unit, self.share = subject, unit, False
        if not self.among and self.fresh:
            self.main, self.fresh = subject, False


@dataclass(frozen=True)
class BulletinContext:
    """What a reader of a bulletin knows before the first sentence.

    Attributes
    ----------
    find_unit : callable
        Tells units (anything but None).
    place : str
        Name of the bulletin's place, dropped from subjects.
    year : int
        Year of the bulletin.
    areas : frozenset of str
        Names of places below it, in the register or in a table of the bulletin.
    """

    find_unit: FindUnit
    place: str
    year: int
    areas: frozenset[str] = frozenset()

    def area_ahead(self, words: str) -> str:
        """Name of a county, city or zone at the beginning of words; empty where there is none."""
        known = max((name for name in self.areas if words.startswith(name)), key=len, default="")
        match = _AREA.match(words)
        return known or (match.group() if match else "")


def read_paragraph(text: str, context: BulletinContext) -> Iterator[Figure]:
    """Figures of a squeezed paragraph; spans are positions in it.

    Parameters
    ----------
    text : str
        Squeezed paragraph.
    context : BulletinContext
        A sentence about another year than the bulletin's carries that one.
    """
    state = _State()
    for sentence in re.finditer(r"[^。]+", text):
        state.fresh, state.place, state.scope, state.year = True, "", "", None
        if not sentence.group().startswith("其中"):
            state.among = False
        yield from _structure(sentence.group(), sentence.start())
        blank = _FROM.sub(_reached, _STRUCTURE.sub(_blanked, sentence.group()))
        for start, clause in _clauses(blank):
            for figure in _clause(clause, state, context):
                shifted = sentence.start() + start
                stated = None if figure.year == context.year else figure.year
                yield replace(figure, start=figure.start + shifted, end=figure.end + shifted, year=stated)


def _structure(sentence: str, offset: int) -> Iterator[Figure]:
    """三次产业结构为9.4:35.2:55.4 as three shares of GDP; that of a part of the economy is left out."""
    for match in _STRUCTURE.finditer(sentence):
        lead = clean_subject(match.group("lead").lstrip(",;。"), "")
        if lead and not re.fullmatch(r"(?:计算|看|按.*|由.*|.*(?:市|县|区|州))", lead):
            continue
        position = offset + match.start("values")
        years = _YEAR.findall(sentence[: match.start("values")])
        year = int(years[-1]) if years else None
        for sector, digits in zip(_SECTORS, re.split("[:∶︰]", match.group("values")), strict=True):
            end = position + len(digits)
            subject = f"{sector}增加值占GDP比重"
            yield Figure(subject, (), "level", float(digits), digits, "%", "eq", year, "", "", position, end)
            position = end + 1


def _blanked(match: re.Match[str]) -> str:
    return match.group("lead") + "," * (len(match.group()) - len(match.group("lead")))


def _reached(match: re.Match[str]) -> str:
    """Words of the same length that say nothing but that a figure is reached."""
    return "达" * len(match.group())


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _CLAUSE.finditer(sentence):
        if match.start() > start:
            yield start, sentence[start : match.start()]
        start = match.end()
    if sentence[start:]:
        yield start, sentence[start:]


def _clause(clause: str, state: _State, context: BulletinContext) -> Iterator[Figure]:
    among = _AMONG.match(clause)
    if among:
        state.among = True
    found = list(quantities(clause, context.find_unit))
    years = _YEAR.findall(clause)
    if years:
        state.year = int(years[-1])
    if len(found) > 1 and "分别" in clause[: found[0].start]:
        yield from _dealt(clause, found, state, context)
        return
    start = among.end() if among else 0
    for position, quantity in enumerate(found):
        lead = clause[start : quantity.start]
        tail = clause[quantity.end : found[position + 1].start if position + 1 < len(found) else len(clause)]
        yield from _figure(lead, quantity, tail, state, context)
        start = quantity.end
    if not found:
        yield from _unchanged(clause[start:], state, context)


def _unchanged(clause: str, state: _State, context: BulletinContext) -> Iterator[Figure]:
    """与上年持平 is a growth of zero; another clause without a figure may still name the place of the next ones."""
    same = _SAME.search(clause)
    named = _named(clause[: same.start()] if same else clause, state, context)
    if same is None:
        return
    if named:
        state.take(named)
    # 占比重5%,与上年持平: it is the share that did not change.
    if state.subject and not state.share:
        words = f"{same.group('nearly') or ''}持平"
        quantity = Quantity(0.0, words, "%", same.start(), same.end())
        figure = _made(state.subject, "level", quantity, ("", ""), state)
        yield replace(figure, measure="growth", comparator="around" if same.group("nearly") else "eq")


def _figure(lead: str, quantity: Quantity, tail: str, state: _State, context: BulletinContext) -> Iterator[Figure]:
    if _ASIDE.search(lead):
        return
    share, change = _SHARE.match(lead), change_before(lead)
    if share:
        named = _named(share.group("subject"), state, context)
        if named:
            state.take(named)
        subject, state.share = f"{named or state.subject}占{share.group('whole')}比重", True
        yield _made(subject, "level", quantity, (lead, tail), state)
        return
    if change is not None:
        words, sign = change
        named = _named(words, state, context)
        if named:
            state.take(named)
        value, unit = (quantity.value * 100, "%") if quantity.unit == "倍" else (quantity.value, quantity.unit)
        measure = "growth" if unit in {"%", "‰"} else "change"
        # 名义增长7.0%,扣除价格因素,实际增长5.9%: the rate without prices is another one.
        measure = "real" if measure == "growth" and state.grown == state.subject and _REAL.search(lead) else measure
        # 下降-3.1% is a fall of 3.1.
        changed = replace(quantity, value=sign * (abs(value) if sign < 0 else value), unit=unit)
        if state.subject:
            state.grown = state.subject if measure == "growth" else state.grown
            yield _made(state.subject, measure, changed, (lead[len(words) :], tail), state)
        return
    named = _named(lead, state, context)
    if named:
        state.take(named, quantity.unit)
    elif not (_REACHED.fullmatch(lead) and state.subject):
        return
    yield _made(named or state.subject, "level", quantity, (lead, tail), state)


def _named(words: str, state: _State, context: BulletinContext) -> str:
    """Subject that words name; a place or a part of the city at their beginning goes into the state."""
    plain = _LEADING_TIME.sub("", words).removeprefix(context.place)
    central = _CENTRAL.match(plain)
    area = "" if central else context.area_ahead(plain)
    if central:
        state.scope, state.place, plain = "市辖区", "", plain[central.end() :]
    elif area:
        state.scope, state.place, plain = "", area, plain[len(area) :]
    elif plain.startswith(_WHOLE):
        state.scope, state.place = "", ""
    return clean_subject(plain, context.place)


def _made(subject: str, measure: str, quantity: Quantity, around: tuple[str, str], state: _State) -> Figure:
    lead, tail = around
    sign = comparator(lead, tail)
    printed = quantity.digits
    if sign in {"le", "ge"}:
        words = re.search(r"(?:控制在|保持在|稳定在|不超过|不低于|低于|高于|超过|突破|超)$", lead)
        after = re.match(r"以内|以下|之内|以上|多", tail)
        printed = f"{words.group() if words else ''}{quantity.digits}{quantity.unit}{after.group() if after else ''}"
    elif measure != "level":
        verb = re.search(r"[\u3400-\u9fff]{2}$", lead)
        printed = f"{verb.group() if verb else ''}{quantity.digits}{quantity.unit}"
    return Figure(
        subject,
        tuple(state.parents),
        measure,
        quantity.value,
        printed,
        quantity.unit,
        sign,
        state.year,
        state.place,
        state.scope,
        quantity.start,
        quantity.end,
    )


def _dealt(clause: str, found: list[Quantity], state: _State, context: BulletinContext) -> Iterator[Figure]:
    """分别 deals the figures to a list of subjects in order; lists of different length give nothing."""
    lead = clause[: found[0].start]
    before, _, words = lead.partition("分别")
    share = re.match(r"^(?P<subject>.*?)占(?P<whole>.+?)的?(?:比重|份额|比例)$", before)
    change = change_before(words)
    listed = share.group("subject") if share else before
    subjects = split_subjects(clean_subject(_AMONG.sub("", listed), context.place), len(found))
    if subjects is None:
        return
    for subject, quantity in zip(subjects, found, strict=True):
        whole = f"{subject}占{share.group('whole')}比重" if share else subject
        sign = change[1] if change else 1
        measure = "level" if change is None else "growth" if quantity.unit == "%" else "change"
        tail = clause[quantity.end :]
        state.take(whole)
        yield _made(whole, measure, replace(quantity, value=sign * quantity.value), (words, tail), state)
