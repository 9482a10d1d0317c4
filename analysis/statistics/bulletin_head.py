"""The head of a bulletin: title, place, year, date of publication, and whether its figures are preliminary."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.documents import Document
from analysis.statistics.wording import squeeze

_HAN, _DIGITS = r"[\u3400-\u9fff]", "〇一二三四五六七八九"
_ANY_YEAR = rf"(?:(?:19|20)\d\d|[一二][{_DIGITS}零○]{{3}})"
_TITLE = re.compile(
    # The place may stand on the line above; then only a word with the form of a place is one.
    rf"(?:(?P<place>{_HAN}{{2,12}}?)(?:(?:统计局|调查队)?(?:关于)?|(?<=[省市县区州盟旗])\n)(?P<year>{_ANY_YEAR})年(?:度)?"
    rf"|(?P<year2>{_ANY_YEAR})年(?:度)?(?P<place2>{_HAN}{{2,12}}?))"
    r"\n?国民经济[和与]社会发展\n?(?:情况)?的?\n?统计公报"
)
_DATE = re.compile(r"((?:19|20)\d\d)(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?")
_PRELIMINARY = re.compile(r"初步(?:统计|核算|核实|结果|数)|快报")
# Title, office and date stand within so many characters in every bulletin; navigation may come long before.
_NEAR = 400
# What may stand before a title on its line: 最新!, a number, a sign.
_LEAD = 6


@dataclass(frozen=True)
class BulletinHead:
    """What the head of a bulletin says; ``published`` is an ISO date or None, ``position`` the end of the title."""

    title: str
    place: str
    year: int
    published: str | None
    status: str
    position: int


def read_bulletin_head(document: Document, page: str = "") -> BulletinHead | None:
    """Read the head of a bulletin; None where the text has no title of a bulletin.

    Parameters
    ----------
    document : Document
        The text.
    page : str
        The page that it was taken from, which may print a date of publication that the text lacks.
    """
    plain, offsets = squeezed_text(document.text)
    title = _own_title(plain)
    if title is None:
        return None
    year = _year(title.group("year") or title.group("year2"))
    return BulletinHead(
        title=title.group().replace("\n", ""),
        place=title.group("place") or title.group("place2"),
        year=year,
        published=_published(plain[title.end() : title.end() + _NEAR], page, year),
        status="preliminary" if _PRELIMINARY.search(plain) else "final",
        position=offsets[title.end() - 1] + 1,
    )


def _own_title(plain: str) -> re.Match[str] | None:
    """Title that the body stands behind: navigation, and links to other years and places, print titles, too."""
    matches = list(_TITLE.finditer(plain))
    if not matches:
        return None
    # A title inside a sentence is cited; a bulletin that stands on one line has no other ones.
    heading = [match for match in matches if _heads_line(plain, match)] or matches
    ends = [match.start() for match in heading[1:]] + [len(plain)]
    behind = [plain.count("。", match.end(), end) for match, end in zip(heading, ends, strict=True)]
    return heading[behind.index(max(behind))]


def _heads_line(plain: str, title: re.Match[str]) -> bool:
    ahead = plain[plain.rfind("\n", 0, title.start()) + 1 : title.start()]
    return len(ahead) <= _LEAD and not re.search("[《。,]", ahead)


def squeezed_text(text: str) -> tuple[str, list[int]]:
    """Text without spaces (line ends stay), typography made equal, and the offset in ``text`` of each character."""
    kept = [(i, char) for i, char in enumerate(text) if char == "\n" or not (char.isspace() or char in "\u200b\ufeff")]
    return "".join(char if char == "\n" else squeeze(char) or char for _, char in kept), [index for index, _ in kept]


def _year(text: str) -> int:
    """Year in Arabic or in Chinese digits (二〇二五)."""
    return int("".join(char if char.isascii() else str(_DIGITS.find(char) if char in _DIGITS else 0) for char in text))


def _published(below: str, source: str, year: int) -> str | None:
    """First whole date after the data year below the title (date of issue), else in the file (date of the page)."""
    for text in (below, source):
        for match in _DATE.finditer(text):
            if int(match.group(1)) > year and 1 <= int(match.group(2)) <= 12 and 1 <= int(match.group(3)) <= 31:
                return f"{match.group(1)}-{int(match.group(2)):02d}-{int(match.group(3)):02d}"
    return None
