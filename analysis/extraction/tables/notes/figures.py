"""Figures of notes: an outcome beside its target, figures dealt by 分别 to a list, a target that was changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.extraction.quantities.units import unit_after
from analysis.extraction.tables.words import period_years
from analysis.registry import Registry

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_DEALT = re.compile(rf"分别(?:为|是|达到?|完成)\s*({_NUMBER}[^，。；、\d]*(?:[、,和及]\s*{_NUMBER}[^，。；、\d]*)+)")
_PLAIN = re.compile(
    r"(?P<verb>累计(?:下降|降低|提高|增长|减少|增加)?|下降|降低|提高|提升|增长|减少|增加|达到|达|为|是)\s*"
    rf"(?P<value>{_NUMBER})"
)
REVISED = re.compile(
    rf"[由从]\s*(?P<old>{_NUMBER})(?P<unit>[^\d，。；]{{0,6}}?)"
    rf"(?:调整|修订|修改|修正|变更|下调|上调|调减|调增)[为到至]+\s*{_NUMBER}"
)
_YEAR = re.compile(r"(\d{4})\s*年")
_TARGET = re.compile(r"目标|任务|要求|控制|考核|计划")
_LEAD = re.compile(
    r"^.*?(?:\d{4}\s*年\s*[末底度]?|[“\"][一二三四五六七八九十]+[”\"]?\s*(?:时期|期间|末))"
    r"|[我全][省市县区州]|[省市国]里|国家|省级|其中|截至|相关数据|[:：]|^第\d+项指标"
)
_DEFINITION = re.compile(r"^\s*(?:是?指|即|按照|根据|以)")


@dataclass(frozen=True)
class Figure:
    """What a note gives a figure for, with target and outcome; both in ``unit``."""

    measure: str = ""
    target: str = ""
    target_year: str = ""
    outcome: str = ""
    outcome_year: str = ""
    unit: str = ""


def revised_target(sentence: str) -> Figure | None:
    """Read the target before it was changed (2.3 of 由2.3调整为1.45); the table prints the one in force.

    None where the sentence tells of no change.
    """
    found = REVISED.search(sentence)
    if found is None:
        return None
    _, unit, _ = unit_after(sentence, found.end())
    return Figure(target=found["old"].replace(",", ""), unit=unit or found["unit"].strip())


def dealt_figures(sentence: str) -> list[tuple[str, Figure]]:
    """Figures that 分别 deals to a list.

    Parameters
    ----------
    sentence : str
        ``甲、乙2015年排放总量分别为1吨、2吨，2020年控制目标值分别为3吨、4吨``.

    Returns
    -------
    list of (item, Figure)
        In the order of the list; empty where the sentence deals nothing or the counts differ. The latest outcome
        and the target are kept; the measure is the item with the noun of the first group.
    """
    groups = list(_DEALT.finditer(sentence))
    if not groups:
        return []
    head = re.split(r"[:：，。；]", sentence[: groups[0].start()])[-1]
    items, noun = _items(head)
    figures = [Figure(measure=item + noun) for item in items]
    done = groups[0].start() - len(head)
    for group in groups:
        words, values = sentence[done : group.start()], _values(group[1])
        if len(values) != len(items):
            return []
        figures = [_filled(figure, words, value) for figure, value in zip(figures, values, strict=True)]
        done = group.end()
    return list(zip(items, figures, strict=True))


def _items(head: str) -> tuple[list[str], str]:
    """Items of a list and the noun after the last of them: 二氧化硫、氨氮2015年排放总量."""
    cut = _YEAR.search(head)
    listed, noun = (head[: cut.start()], head[cut.end() :]) if cut else (head, "")
    items = [item.strip() for item in re.split(r"[、,和及]|以及", listed) if item.strip()]
    return items, re.sub(r"^(?:末|底|度)|[\s的]", "", noun)


def _values(text: str) -> list[tuple[str, str]]:
    values = []
    for found in re.finditer(_NUMBER, text):
        _, unit, _ = unit_after(text, found.end())
        values.append((found[0].replace(",", ""), unit))
    return values


def _filled(figure: Figure, words: str, value: tuple[str, str]) -> Figure:
    number, unit = value
    year = found[1] if (found := _YEAR.search(words)) else ""
    if _TARGET.search(words):
        return replace(figure, target=number, target_year=year, unit=unit or figure.unit)
    if figure.outcome and figure.outcome_year > year:
        return figure
    return replace(figure, outcome=number, outcome_year=year, unit=unit or figure.unit)


def plain_figures(sentence: str, registry: Registry) -> list[Figure]:
    """Figures of a sentence that tells an outcome, a target, or both (累计下降16.7%，提前完成省定下降16%的目标任务).

    Parameters
    ----------
    sentence : str
        One sentence.
    registry : Registry
        For the years of named periods.

    Returns
    -------
    list of Figure
        At most one: further figures of a sentence are not told apart by rule. The years are those of the sentence.
    """
    figure = Figure()
    years = _years(sentence, registry)
    for clause in re.split(r"[，,。；;]", sentence):
        found = _PLAIN.search(clause)
        if found is None or _DEFINITION.match(clause) or REVISED.search(clause):
            continue
        number = found["value"].replace(",", "")
        _, unit, _ = unit_after(clause, found.end())
        if not unit and found["verb"] in {"为", "是"} and re.match(r"[^，。；、\s]", clause[found.end() :]):
            continue
        if _TARGET.search(clause) and not figure.target:
            figure = replace(figure, target=number, target_year=years[-4:], unit=figure.unit or unit)
        elif not _TARGET.search(clause) and not figure.outcome:
            measure = _measure(clause[: found.end("verb") if re.search("[降提增减]", found["verb"]) else found.start()])
            figure = replace(figure, outcome=number, outcome_year=years, unit=figure.unit or unit, measure=measure)
    return [figure] if figure.target or figure.outcome else []


def _years(sentence: str, registry: Registry) -> str:
    period = period_years(sentence, registry)
    if period:
        return f"{period[0]}-{period[1]}"
    found = _YEAR.search(sentence)
    return found[1] if found else ""


def _measure(words: str) -> str:
    previous = None
    while previous != words:
        previous, words = words, _LEAD.sub("", words, count=1).strip()
    return words
