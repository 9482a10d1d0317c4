"""Columns: header cells of one or two lines become roles (base, target, growth, outcome …) with years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.extraction.tables.words import HeaderWord, says_group

VALUE_ROLES = ("base", "target", "target_growth", "outcome", "outcome_growth")
_PLAN_YEARS = 5
_LAST_YEAR = re.compile("同比|同期")
_JUDGED = re.compile(r"(?:目标|指标|任务)?(?:完成|实现|执行)(?:情况|进展|结果|与否)")
# A growth column without a level of its own kind ends with this one.
_BEFORE = {"target": "", "outcome": "base"}


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    role : str
        category, number, label, sublabel, unit, attribute, remark, other, place, industry, or one of ``VALUE_ROLES``.
    word : HeaderWord
        Its header, with the year (of a group heading too) filled in.
    rank : int
        0 for the column that the table row keeps; 1, 2 … for further ones of the role (目标 of a second year).
    """

    role: str
    word: HeaderWord
    rank: int = 0

    @property
    def year(self) -> int | None:
        """Year of the column."""
        return self.word.year


class Columns(tuple[Column, ...]):
    """Columns of a header, with what is asked of them for every row below it."""

    @cached_property
    def roles(self) -> list[str]:
        """Their roles."""
        return [column.role for column in self]

    @cached_property
    def keys(self) -> list[tuple[str, int]]:
        """Their roles with their ranks."""
        return [(column.role, column.rank) for column in self]

    @cached_property
    def tail(self) -> list[int]:
        """Columns right of the label by index, without empty ones at the edges."""
        label = next(i for i, role in enumerate(self.roles) if role in {"label", "place"})
        none = {"", "sublabel", "category", "number"}
        return [i for i, role in enumerate(self.roles) if i > label and role not in none]

    @cached_property
    def numbered(self) -> bool:
        """Whether one of them is for the numbers of the rows."""
        return "number" in self.roles

    @cached_property
    def width(self) -> int:
        """How many there are up to the last one with a role."""
        return max((i for i, role in enumerate(self.roles, 1) if role), default=0)

    @cached_property
    def valued(self) -> list[Column]:
        """Those of values, the first of each role before further ones."""
        return sorted((column for column in self if column.role in VALUE_ROLES), key=lambda column: column.rank)

    @cached_property
    def years(self) -> dict[str, int | None]:
        """Years of the first column of each role."""
        return {column.role: column.year for column in self if column.rank == 0}

    @cached_property
    def dated(self) -> frozenset[str]:
        """Roles of which a column says its year itself."""
        return frozenset(column.role for column in self if column.word.dated)


def merge_header(lines: Sequence[Sequence[HeaderWord]], flowing: bool = False) -> list[HeaderWord]:
    """One header word per column from the lines of a header.

    Parameters
    ----------
    lines : sequence of sequence of HeaderWord
        One or more lines; empty cells have the role ''. A group heading (规划目标) stands over its own column and the
        empty ones after it; where the second line lacks the empty cells, its cells are dealt to the groups in order.
    flowing : bool
        The cells were printed one after the other, so that group headings stand before their columns.

    Returns
    -------
    list of HeaderWord
    """
    merged = list(lines[0])
    for line in lines[1:]:
        aligned = _stacked(merged, line) if line and not line[0].role else None
        merged = aligned or _dealt(merged, [word for word in line if word.role])
    return _flat(merged) if flowing and _flat_groups(merged) else merged


def _stacked(top: list[HeaderWord], bottom: Sequence[HeaderWord]) -> list[HeaderWord]:
    columns, group = [], HeaderWord("")
    for index in range(max(len(top), len(bottom))):
        over = top[index] if index < len(top) else HeaderWord("")
        under = bottom[index] if index < len(bottom) else HeaderWord("")
        group = over if over.role else group
        columns.append(_joined(group, under) if under.role else over)
    return columns


def _joined(group: HeaderWord, word: HeaderWord) -> HeaderWord:
    if group.role != "value" or word.role != "value":
        return word
    year, first = (word.year, word.first) if word.year else (group.year, group.first)
    return replace(
        word,
        text=f"{group.text} {word.text}".strip(),
        # 规划目标 under 完成情况 is a target all the same.
        group=word.group if (group.group, word.group) == ("outcome", "target") else group.group or word.group,
        growth=word.growth or group.growth,
        year=year,
        first=first,
        estimate=word.estimate or group.estimate,
    )


def _dealt(top: Sequence[HeaderWord], leaves: Sequence[HeaderWord]) -> list[HeaderWord]:
    """Deal the cells of a second line without empty cells to the group headings of the first."""
    groups = sum(word.is_group for word in top)
    if not groups or len(leaves) % groups:
        return [word for word in top if word.role] + list(leaves)
    share, rest = len(leaves) // groups, list(leaves)
    columns: list[HeaderWord] = []
    for word in top:
        if word.is_group:
            columns += [_joined(word, leaf) for leaf in rest[:share]]
            del rest[:share]
        elif word.role:
            columns.append(word)
    return columns


def _flat_groups(words: Sequence[HeaderWord]) -> bool:
    """Whether a header on one line lists group headings first and their columns after them."""
    groups = [index for index, word in enumerate(words) if word.is_group]
    if not groups:
        return False
    leaves = [word for word in words[groups[-1] + 1 :] if word.role == "value"]
    return len(leaves) >= 2 * len(groups) and len(leaves) % len(groups) == 0 and leaves[0].year is not None


def _flat(words: Sequence[HeaderWord]) -> list[HeaderWord]:
    last = max(index for index, word in enumerate(words) if word.is_group)
    leaves = [word for word in words[last + 1 :] if word.role == "value"]
    after = [word for word in words[last + 1 :] if word.role != "value"]
    return _dealt(words[: last + 1], leaves) + after


def joined_words(words: Sequence[HeaderWord]) -> list[HeaderWord]:
    """Join a year and the word after it (2025年 目标), or two words of growth (年均 增速), that a gap has parted."""
    joined: list[HeaderWord] = []
    for word in words:
        before = joined[-1] if joined else HeaderWord("")
        parted = before.role == word.role == "value" and word.year is None
        if parted and ((before.year and word.group and not before.group) or (before.growth and word.growth)):
            joined[-1] = _joined(before, word)
        else:
            joined.append(word)
    return joined


def table_plan(words: Sequence[HeaderWord], plan: tuple[int, int] | None) -> tuple[int, int] | None:
    """Tell the plan that a table speaks of: the given one, or an earlier one where its targets end before that."""
    levels = [word for word in words if word.role == "value" and word.group == "target" and word.year]
    years = [word.year for word in levels if word.year]
    if years and (plan is None or max(years) < plan[0]):
        return min(years) - _PLAN_YEARS + 1, min(years)
    return plan


def assign_columns(words: Sequence[HeaderWord], plan: tuple[int, int] | None, past: bool = False) -> Columns:
    """Give every column its role, from its words, the years beside each other and the years planned for.

    Parameters
    ----------
    words : sequence of HeaderWord
        One per column.
    plan : (int, int) or None
        First and last year of the plan that the table speaks of.
    past : bool
        The document was made after that plan, so that a year without a word is what happened; so it is where a column
        compares it with the year before (同比, 上年同期) and none names goals.

    Returns
    -------
    Columns
        A level column without a word is a target where its year lies in the plan, else a base; without a plan the
        latest year is the target. A growth column belongs to the level before it; one that ends before the plan is an
        outcome.
    """
    words = _without_judgements(words)
    plan = table_plan(words, plan)
    target_year = _target_year(words, plan)
    start = plan[0] if plan else target_year
    words = _without_shared_group(words, start)
    goals = any(word.group == "target" for word in words)
    compared = not goals and any(_LAST_YEAR.search(word.text) for word in words)
    past = past or compared
    roles: list[str] = []
    for index, word in enumerate(words):
        if word.role != "value":
            roles.append(word.role or ("sublabel" if roles and roles[-1] in {"label", "sublabel"} else ""))
        elif word.growth:
            roles.append("outcome_growth" if compared else _growth_role(words, index, roles, start))
        else:
            role = _level_role(word, start)
            roles.append("outcome" if past and role == "target" and not word.group else role)
    _settle(roles)
    columns = [Column(role, word) for role, word in zip(roles, words, strict=True)]
    return _ranked(_dated(columns, target_year), target_year)


def _without_judgements(words: Sequence[HeaderWord]) -> list[HeaderWord]:
    """Make 完成情况 beside a column of what was reached a remark: it says whether a target was met."""
    reached = any(word.group == "outcome" and not word.growth and not _JUDGED.fullmatch(word.text) for word in words)
    judged = [bool(reached and _JUDGED.fullmatch(word.text)) for word in words]
    return [replace(word, role="remark") if told else word for word, told in zip(words, judged, strict=True)]


def _without_shared_group(words: Sequence[HeaderWord], start: int | None) -> list[HeaderWord]:
    """Take 目标 off a year before the plan that it heads together with a year of the plan: that one is the base."""
    if start is None or any(word.role == "value" and _level_role(word, start) == "base" for word in words):
        return list(words)
    targets = [word for word in words if word.group == "target" and word.year and not word.growth]
    over = {word.text.partition(" ")[0] for word in targets if word.year and word.year >= start}
    freed: list[HeaderWord] = []
    for word in words:
        heading, _, own = word.text.partition(" ")
        early = word in targets and bool(word.year and word.year < start)
        shared = early and own and heading in over and not says_group(own)
        freed.append(replace(word, group="") if shared else word)
    return freed


def _settle(roles: list[str]) -> None:
    """Correct what only the whole header tells: a class right of the name, two names, growth without any target."""
    named = roles.index("label") if "label" in roles else len(roles)
    for index, role in enumerate(roles):
        if role == "category" and index > named:
            roles[index] = "other" if "attribute" in roles else "attribute"
        elif role == "label" and index > named and "category" not in roles:
            roles[named] = "category"
        elif role == "target_growth" and "target" not in roles and roles.count("base") > 1:
            roles[index] = "outcome_growth"


def _target_year(words: Sequence[HeaderWord], plan: tuple[int, int] | None) -> int | None:
    """Year of the main target: the end of the plan where a column has it, else of the first column of a target."""
    levels = [word for word in words if word.role == "value" and not word.growth]
    worded = [word.year for word in levels if word.group == "target" and word.year]
    years = [word.year for word in levels if word.year and word.group in {"", "target"}]
    if plan:
        later = [year for year in years if plan[0] <= year]
        return plan[1] if plan[1] in years or not later else min(later)
    return min(worded) if worded else max(years, default=None)


def _level_role(word: HeaderWord, start: int | None) -> str:
    early = bool(word.year and start and word.year < start)
    if word.group == "outcome":
        return "base" if early else "outcome"
    if word.group:
        return word.group
    return "target" if word.year and not early else "base"


def _growth_role(words: Sequence[HeaderWord], index: int, roles: Sequence[str], start: int | None) -> str:
    word, later = words[index], [w for w in words[index + 1 :] if w.role == "value"]
    if word.group == "outcome" or (word.year and start and word.year < start):
        return "outcome_growth"
    before = [role for role in roles if role in {"base", "target", "outcome"}]
    if word.group or not before:
        return "target_growth"
    of_base = before[-1] == "base" and any(w.growth for w in later)
    of_base = of_base and any(_level_role(w, start) == "target" for w in later if not w.growth)
    return "outcome_growth" if of_base or before[-1] == "outcome" else "target_growth"


def _dated(columns: Sequence[Column], target_year: int | None) -> list[Column]:
    """Fill in years: a growth column ends with the level before it, others without a year with the plan."""
    dated: list[Column] = []
    for column in columns:
        role = column.role.removesuffix("_growth")
        if column.year is None and role in {"target", "outcome"}:
            levels = [other.year for other in dated if column.role != role and other.role in {role, _BEFORE[role]}]
            column = replace(column, word=replace(column.word, year=levels[-1] if levels else target_year))
        dated.append(column)
    return dated


def _ranked(columns: list[Column], target_year: int | None) -> Columns:
    """Rank the columns of one role: the main target and the latest base come first."""
    ranks: dict[int, int] = {}
    for role in VALUE_ROLES:
        members = [index for index, column in enumerate(columns) if column.role == role]

        def order(index: int, role: str = role) -> tuple[bool, int]:
            year = columns[index].year or 0
            return (year != target_year, year) if role.startswith("target") else (False, -year)

        for rank, index in enumerate(sorted(members, key=order)):
            ranks[index] = rank
    return Columns(replace(column, rank=ranks.get(index, 0)) for index, column in enumerate(columns))
