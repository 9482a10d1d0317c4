"""What headings, lines that stand alone and openings say of a passage: achievements, environment or goals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.documents.document import Heading

_PAST = re.compile(
    r"发展基础|发展成[就效]|主要成[就效绩]|工作成[就效绩]|回顾|现状|总结(?!会|推广|经验|评估|提升)|工作(?:开展|进展)情况|完成情况|历程|执行情况|实施情况|基本情况|现实基础|良好基础"
)
_GOAL = re.compile(
    r"目标|任务|安排|部署|打算|重点工作|工作重点|总体要求|指导思想|思路|蓝图|举措|措施|远景|下一步|20\d\d年工作"
)
_PERHAPS_PAST = re.compile(r"成就|成效|取得的|决定性进展")
_SCENE = re.compile(
    r"发展环境|面临的?(?:形势|机遇|挑战|问题|困难)|形势(?:[与和]|$)|机遇(?:[与和、]挑战|$)|"
    r"主要(?:问题|困难|短板)|存在的?(?:问题|困难|短板)|突出(?:问题|困难|短板)|困难和问题"
)
_NOTHING = re.compile(r"名词解释|名词术语|术语解释|名词注释|注释|附图|目录|抄送|责任分工")
# Few titles say anything of this; every alternative begins with a letter, so that the others are found fast.
_TELLS = re.compile("|".join(says.pattern for says in (_PAST, _GOAL, _SCENE, _PERHAPS_PAST, _NOTHING)) + "|分")
_PAST_OPENING = re.compile(
    r"^[\d.、（）()一二三四五六七八九十]*(?:[“\"]十[一二三四五六]五[”\"]|过去|五年来|\d{4}年).{0,14}(?:成就|成效|"
    r"回顾|进展|跨越)"
)
# The first characters of both.
_BEGINS_BACK = re.compile(r"\s*[刚过这回五一二三四六七八九十\d.、（）()“\"]")
_LOOKING_BACK = re.compile(
    r"(?:刚刚过去的|过去的?[一五三]年|这一年[里来中]?|[一五]年来|回顾(?:过去|[一五]年|20\d\d年))[，,]?"
)
# A line of its own, neither numbered nor a sentence; only its last words decide.
_STANDING_PAST = re.compile(r"(?:回顾|完成情况|执行情况|主要成[就绩效]|成绩单)$")
_STANDING_GOAL = re.compile(
    r"(?:总体要求|目标任务|主要目标|预期目标|(?:工作|总体)安排|主要任务|工作任务|重点任务|打算|工作部署|重点工作|工作重点|工作建议|总体思路)$"
)
_INTRODUCES_PAST = re.compile(r"(?:报告指出|回顾|取得[^，。]{0,12}成[就绩效])[:：]$")
_INTRODUCES_GOAL = re.compile(r"(?:目标|任务|安排|提出)[^，。]{0,12}[:：]$")
_IN_A_LINE = re.compile(r"[，。；！？,;!?\t|]")
_SHORT = 40
_OPENING = 80
# First characters of openings that look back, last characters of lines that stand alone.
_BACK_SIGNS = frozenset("刚过这一五三回")
_STANDING_SIGNS = frozenset("顾况就绩效单求务标排算署点议路：:")
_BULLETS = "■□◆◇●○▍▌▶►★☆"
LONGEST_STANDING = 40
_SHORTEST_STANDING = 5
_POINTS = re.compile(r"[（(]\d+(?:\.\d+)?分[)）]|分值|计分(?!别)|扣分|加分|满分")
# What stands in each of these; it is found much faster.
_POINT_SIGN = re.compile(r"分(?:[)）值]|(?<=[计扣加满]分))")


class Headed(NamedTuple):
    """What the titles of headings say together; made from the outermost inwards, each title read once.

    Attributes
    ----------
    said : str
        Role that the innermost title gives that gives one plainly.
    nothing : bool
        True where a title closes its part to statements.
    perhaps_past : bool
        True where a title has a weaker sign of the past.
    """

    said: str = ""
    nothing: bool = False
    perhaps_past: bool = False

    def under(self, title: str) -> Headed:
        """Add the title of a heading below them."""
        if not _TELLS.search(title):
            return self
        return Headed(
            _said(title) or self.said,
            self.nothing or bool(_NOTHING.search(title)) or gives_points(title),
            self.perhaps_past or bool(_PERHAPS_PAST.search(title)),
        )

    @property
    def role(self) -> str:
        """Role that they give: the nearest that is plainly on the past or on goals decides, else weaker signs."""
        if self.nothing:
            return ""
        return self.said or ("past" if self.perhaps_past else "goal")


def _said(title: str) -> str:
    """Role that a title plainly gives; empty where it gives none."""
    if _PAST.search(title):
        return "past"
    if _GOAL.search(title):
        return "goal"
    return "scene" if _SCENE.search(title) else ""


def opening_role(text: str) -> str:
    """Role past where a short opening sentence says so: 十四五时期发展取得历史性成就."""
    if not _BEGINS_BACK.match(text):
        return ""
    text = text[:_OPENING].lstrip()
    if text[:1] in _BACK_SIGNS and _LOOKING_BACK.match(text):
        return "past"
    if not _PAST_OPENING.match(text):
        return ""
    opening = re.split(r"[。：:，]", text, maxsplit=1)[0]
    return "past" if len(opening) < _SHORT and _PAST_OPENING.search(opening) else ""


class StandingLine(NamedTuple):
    """A line without a number that opens a part of the text as a heading would: 2020年工作回顾.

    Attributes
    ----------
    role : str
        past or goal.
    start : int
        Where it begins.
    level : int
        Level of the innermost heading above it; 0 for none.
    """

    role: str
    start: int
    level: int

    def role_under(self, chain: Sequence[Heading], role: str) -> str:
        """Role of a passage below it: its own, until a heading after it speaks or closes the section it stands in."""
        after = [heading for heading in chain if heading.start > self.start]
        if any(_said(heading.title) for heading in after) or not role:
            return role
        return role if any(heading.level <= self.level for heading in after) else self.role


def standing_line(text: str, start: int, chain: Sequence[Heading]) -> StandingLine | None:
    """Read a line that stands alone and opens the past or the goals; None for any other line."""
    if len(text) > LONGEST_STANDING or text.rstrip()[-1:] not in _STANDING_SIGNS:
        return None
    role = _standing_role("".join(text.split()).lstrip(_BULLETS))
    return StandingLine(role, start, chain[-1].level if chain else 0) if role else None


def _standing_role(line: str) -> str:
    if line.endswith(("：", ":")):
        return "past" if _INTRODUCES_PAST.search(line) else "goal" if _INTRODUCES_GOAL.search(line) else ""
    if len(line) < _SHORTEST_STANDING or _IN_A_LINE.search(line):
        return ""
    return "past" if _STANDING_PAST.search(line) else "goal" if _STANDING_GOAL.search(line) else ""


def gives_points(text: str) -> bool:
    """Whether a text sets points of an assessment."""
    return bool(_POINT_SIGN.search(text) and _POINTS.search(text))
