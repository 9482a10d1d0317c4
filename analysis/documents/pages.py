"""Page breaks: a blank line that cuts a sentence, a word or a number is joined; the offsets stay true."""

from __future__ import annotations

import re

from analysis.documents.lines import is_caption, is_heading, is_item
from analysis.documents.mapped import MappedText

_BREAK = re.compile(r"[ \t\u3000\xa0\u2002]*\n(?:[ \u3000\xa0\u2002\r\f]*\n)+[ \u3000\xa0\u2002]*")
_ENDS = frozenset("。！？；：!?;:…")
_CLOSERS = "”’\"'」』）)】〕》"




def join_pages(mapped: MappedText) -> MappedText:
    """Join lines that a page break has cut.

    Parameters
    ----------
    mapped : MappedText
        A document with ``\\n`` line ends.

    Returns
    -------
    MappedText
        The same text without the breaks inside sentences.
    """
    return mapped.without(
        (match.start(), match.end())
        for match in _BREAK.finditer(mapped.text)
        if _continues(_line_before(mapped.text, match.start()), _line_after(mapped.text, match.end()))
    )


def _line_before(text: str, end: int) -> str:
    return text[text.rfind("\n", 0, end) + 1 : end]


def _line_after(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _continues(before: str, after: str) -> bool:
    if not before or not after or "\t" in before or "\t" in after:
        return False
    if before.rstrip(_CLOSERS)[-1:] in _ENDS or len(before) < 20:
        return False
    return not (is_heading(before) or is_caption(before) or is_heading(after) or is_caption(after) or is_item(after))
