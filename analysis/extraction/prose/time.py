"""Years and periods that a sentence names: 到2025年, “十四五”期间, 今年, 每年, 2021—2025年."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.extraction.quantities.numerals import numeral

_THIRD_PLAN_START = 1966
PLAN_LENGTH = 5

_YEAR_DIGITS = "〇零一二三四五六七八九"
_YEAR_IN_WORDS = str.maketrans(_YEAR_DIGITS, "00123456789")
# A plan before this one by its name, from the seventh on, before 末 or 时期: “十二五”, 九五.
PLAN_NAME = r"[“\"]?(?:[七八九]|十[一二三四五六七八九]?)五[”\"]?"
# Hyphens and dashes of all widths, one or two of them: 2021－2025年, 2021——2025年.
DASH = r"[—–―‐‑−\-~～－﹣至]{1,2}"
_TIME = re.compile(
    # 十五 is a number too; it is a plan only in quotation marks or before 规划, 期间, 时期, 末.
    r"(?P<plan>(?:[“\"](?P<n>[二三]?十[一二三四五六七八九]?)五[”\"]?|(?P<n2>[二三]?十[一二三四五六七八九])五[”\"]?(?!年)|"
    r"(?P<n3>[二三]?十)五(?=规划|期间|时期|末|期末))(?P<plan_end>(?:规划)?期?末|末年)?(?:期间|时期)?)"
    rf"|(?P<from>(?:19|20)\d\d)年?(?P<dash>{DASH}|到)(?P<to>(?:19|20)\d\d)年"
    rf"|(?P<since>(?:19|20)\d\d)年(?:起|开始)的?(?P<lasting>\d{{1,2}}|[一二两三四五六七八九十])年(?:内|间)"
    r"|(?P<year>(?:19|20)\d\d)(?:年度|年)(?P<part>底|末|前|初|[上下]半年)?"
    rf"|(?P<words>[二][{_YEAR_DIGITS}]{{3}})年"
    r"|(?P<each>每年|逐年|年年)"
    r"|(?P<now>今年|本年|年内|全年|当年)"
    r"|(?P<last>去年|上年)"
    r"|(?P<ahead>(?:未来|今后)五年|五年内)"
    r"|(?P<behind>(?:过去的?|这)五年|五年来)"
)

# Every time begins with the first of these characters right before one of the others; it is found much faster than the
# whole pattern, since every alternative begins with a letter.
_HEADS = (
    *("19", "20", "“十二三", '"十二三', "十一二三四五六七八九", "三十", f"二十{_YEAR_DIGITS}"),
    *("年年内", "今年后", "未来", "过去", "这五", "五年", "每年", "逐年", "本年", "全年", "当年", "去年", "上年"),
)
_HEAD = re.compile("|".join(f"{head[0]}(?=[{head[1:]}])" for head in _HEADS))
_MILESTONE = re.compile(r"[到至]$")
_UNTIL_NOW = re.compile(r"截[至止]?[到至]?$")


class Time(NamedTuple):
    """A year or period named in a text.

    Attributes
    ----------
    start, end : int
        Span in the sentence.
    first, last : int or None
        Years it covers; both the same for one year, None where the words name no year.
    kind : str
        year, period, span (2020年到2025年, for one sentence), course (2021年起五年内), each (每年), now (今年),
        last (去年), ahead (今后五年), behind (五年来).
    """

    start: int
    end: int
    first: int | None
    last: int | None
    kind: str

    @property
    def label(self) -> str:
        """2025 or 2016-2020; empty for a time that names no year."""
        if self.first is None or self.last is None:
            return ""
        return str(self.last) if self.first == self.last else f"{self.first}-{self.last}"


def plan_years(number: str) -> tuple[int, int]:
    """Years of a national five-year plan by its number in words, from the third on: 十四 is 2021 to 2025."""
    first = _THIRD_PLAN_START + PLAN_LENGTH * (numeral(number) - 3)
    return first, first + PLAN_LENGTH - 1


def may_name_times(text: str) -> bool:
    """Whether a text has a character that stands in every time."""
    return "年" in text or "五" in text


def find_times(text: str) -> list[Time]:
    """Years and periods of a sentence without spaces, in order."""
    if not may_name_times(text):
        return []
    times: list[Time] = []
    for head in _HEAD.finditer(text):
        if (not times or head.start() >= times[-1].end) and (match := _TIME.match(text, head.start())):
            times.append(_time(match))
    return times


def single_years(times: list[Time]) -> list[Time]:
    """Keep the times that are one year each, and say which."""
    return [time for time in times if time.last and time.first == time.last]


def is_milestone(text: str, time: Time) -> bool:
    """Whether something is to be reached by a time (到2025年), not counted until then (截至2025年)."""
    before = text[max(0, time.start - 3) : time.start]
    return bool(_MILESTONE.search(before)) and not _UNTIL_NOW.search(before)


def _time(match: re.Match[str]) -> Time:
    start, end = match.span()
    if match["plan"]:
        first, last = plan_years(match["n"] or match["n2"] or match["n3"])
        if match["plan_end"]:
            return Time(start, end, last, last, "year")
        return Time(start, end, first, last, "period")
    if match["from"]:
        return Time(start, end, int(match["from"]), int(match["to"]), "span" if match["dash"] == "到" else "period")
    if match["since"]:
        first = int(match["since"])
        return Time(start, end, first, first + _whole(match["lasting"]) - 1, "course")
    if match["year"] or match["words"]:
        year = int(match["year"] or match["words"].translate(_YEAR_IN_WORDS))
        return Time(start, end, year, year, "year")
    kind = next(name for name in ("each", "now", "last", "ahead", "behind") if match[name])
    return Time(start, end, None, None, kind)


def _whole(number: str) -> int:
    return int(number) if number.isdigit() else int(numeral(number))
