"""Traditional to simplified characters, one for one, so that offsets stay true."""

from __future__ import annotations

import re
import sys
from functools import cache
from itertools import accumulate, islice, product

import numpy as np
import numpy.typing as npt

from analysis.documents.codes import code_points
from analysis.documents.conversion import COMPATIBLE, IDEOGRAPHS, convert, simplified, taken_alone
from analysis.documents.mapped import MappedText

# 着 and 著 are one character in most traditional texts: the only one of GB 2312 that a converted text must give back.
_MERGED = {"著": "着"}
_TRADITIONAL, _SIMPLIFIED = 1, 2
# Where one kind of character is that many times as frequent as the other, words need not be read.
_CLEAR = 3
# A text is converted as a whole; so many characters that could be written either way show how.
_ASKED = 100
# The longest words with such a character have so many characters beside it.
_AROUND = 5


def is_traditional(text: str) -> bool:
    """Whether more characters of a text are traditional only than simplified only."""
    # Taken one by one, a few characters are counted on a side where the word would not put them.
    sides = _sides().take(code_points(text))
    traditional, simplified = (int(np.count_nonzero(sides & side)) for side in (_TRADITIONAL, _SIMPLIFIED))
    if not traditional or max(traditional, simplified) > _CLEAR * min(traditional, simplified):
        return traditional > simplified
    return _changes("t2s", text) > _changes("s2t", text)


def _changes(name: str, text: str) -> int:
    return int(np.count_nonzero(code_points(text) != code_points(convert(name, text))))


@cache
def _sides() -> npt.NDArray[np.uint8]:
    """For each code point, whether it is traditional only, simplified only, both (in different words) or neither."""
    return (_TRADITIONAL * _changed_alone("t2s") + _SIMPLIFIED * _changed_alone("s2t")).astype(np.uint8)


def _changed_alone(name: str) -> npt.NDArray[np.bool_]:
    """For each code point, whether a converter changes it when it stands alone."""
    changed = np.zeros(sys.maxunicode + 1, dtype=bool)
    changed[[ord(char) for char, new in taken_alone(name) if char != new]] = True
    return changed


def simplify(mapped: MappedText) -> MappedText:
    """Convert a traditional text to simplified characters; a simplified one passes through unchanged.

    Notes
    -----
    OpenCC ``tw2s`` reads words, so 沿著 becomes 沿着 and 顯著 stays 显著. A text that was itself made from a simplified
    one character by character (关于 became 關于, not 關於) keeps what was simplified before: its 乾 is 乾, not 干.
    """
    text = mapped.text
    if not is_traditional(text):
        return mapped
    result = simplified(text)
    if _made_one_for_one(text, result):
        result = _keeping_simplified(text, result)
    return mapped.recast(result)


def _keeping_simplified(text: str, converted: str) -> str:
    """Take back the changes of characters that were simplified already."""
    before, after = code_points(text), code_points(converted)
    kept = _is_simplified().take(before)
    for merged, char in _MERGED.items():
        kept &= (before != ord(merged)) | (after != ord(char))
    return np.where(kept, before, after).tobytes().decode("utf-32-le", "surrogatepass")


def _made_one_for_one(text: str, simplified: str) -> bool:
    """Whether characters that a writer of traditional text would change by word (于, 干, 制) were left alone."""
    places = [match.start() for match in islice(_AMBIGUOUS.finditer(simplified), _ASKED)]
    # With what stands around them, since words decide; all are converted together.
    around = [simplified[max(0, place - _AROUND) : place + _AROUND] for place in places]
    starts = accumulate((len(asked) + 1 for asked in around), initial=0)
    written = convert("s2t", "\n".join(around))
    written_at = ((place, written[start + min(place, _AROUND)]) for place, start in zip(places, starts, strict=False))
    left = [text[place] == simplified[place] for place, char in written_at if char != simplified[place]]
    return sum(left) > len(left) / 2


# Simplified characters that are traditional characters as well: only the word tells which one to write.
_AMBIGUOUS = re.compile("[干于制后里面松游余范志系准布占台复周向只征念恒尽]")


@cache
def _is_simplified() -> npt.NDArray[np.bool_]:
    """For each code point, whether it belongs to GB 2312, the set of simplified printing."""
    belongs = np.zeros(sys.maxunicode + 1, dtype=bool)
    belongs[[ord(char) for char in _of_rows(*range(0xA1, 0xFF))]] = True
    return belongs


def is_common(char: str) -> bool:
    """Whether a character, simplified, is of the first level of GB 2312 (3,755 common characters) or a mark."""
    return char in common_characters()


@cache
def common_characters() -> frozenset[str]:
    """Give the common characters, simplified or traditional, and marks."""
    marks = _of_rows(0xA1) | {char for char in _of_rows(0xA3) if not char.isalnum()}
    usual = marks | _of_rows(*range(0xB0, 0xD8))
    blocks = (*IDEOGRAPHS, COMPATIBLE)
    return frozenset(usual | {char for char, new in taken_alone("t2s", blocks) if new in usual})


def _of_rows(*leads: int) -> set[str]:
    """Characters of GB 2312 with these first bytes."""
    pairs = (bytes(pair) for pair in product(leads, range(0xA1, 0xFF)))
    return {char for pair in pairs if (char := pair.decode("gb2312", "ignore"))}
