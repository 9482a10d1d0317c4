"""Characters that print nothing or stand for others: line ends of other systems, indents, invisible marks, radicals."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from analysis.documents.codes import CONTROLS, code_points
from analysis.documents.mapped import Edit, MappedText
from analysis.documents.remnants import remove_remnants

# A page or column end beside a line end is none of its own.
_OTHER_LINE_ENDS = "\r\u2028\u2029\x85\f\v"
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85]|(?<=[^\r\n\f\v])[\f\v]+(?=[^\r\n\f\v])")
_INVISIBLE_SIGNS = f"\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f\u00ad\f\v{CONTROLS}"
_INVISIBLE = re.compile(f"[{re.escape(_INVISIBLE_SIGNS)}]")
# Lines are searched in a text between two line feeds; a search that begins with one is the fastest.
_WIDE_SPACES = "\u3000\u2002\u2003\xa0"
_INDENT = re.compile(rf"\n([{_WIDE_SPACES}]+)(?=\S)")
_SPACE_AT_END = re.compile(rf"\n(?<=[ {_WIDE_SPACES}]\n)")
# More space at the end of a line is an empty cell.
_LONGEST_TRAIL = 3
# Pdf files hold radicals (⼯, U+2F2F) and compatibility forms in place of the characters that look alike.
_LOOKALIKE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
_LOOKALIKE_BLOCKS = (slice(0x2E80, 0x2FE0), slice(0xF900, 0xFB00))
# Letters of full width, digits of other scripts and styles, and a point of full width between two digits (８．５).
_WIDE_LETTERS = (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_DIGITS = range(0x80, 0x20000)
_WIDE_POINT = re.compile(r"(?<=\d)．(?=\d)")
# Kinds of signs, of which one may be several.
_END, _UNSEEN, _ALIKE, _WIDE = 1, 2, 4, 8


def plain_lines(mapped: MappedText) -> MappedText:
    r"""Make every line end ``\n`` and take indents and invisible characters away; look-alikes become characters.

    Letters of full width become those of half width, digits of any kind (５, ٥) those that numbers are written with.

    What a web page left in a text becomes the characters that it stands for. Spaces inside a line stay, since tables
    may use them between cells.
    """
    signs = _signs_in(mapped.text)
    if signs & _END:
        mapped = mapped.edited(_line_end(match) for match in _LINE_END.finditer(mapped.text))
    bare = remove_remnants(mapped)
    if bare is not mapped:
        signs = _signs_in(bare.text)
    if signs & _UNSEEN:
        bare = bare.without(match.span() for match in _INVISIBLE.finditer(bare.text))
    bare = bare.without(_indents(bare.text))
    bare = bare.without(_trails(bare.text))
    if signs & _WIDE:
        bare = bare.recast(_WIDE_POINT.sub(".", bare.text.translate(_narrow())))
    return bare.recast(_LOOKALIKE.sub(_unified, bare.text)) if signs & _ALIKE else bare


def _signs_in(text: str) -> int:
    """Which kinds of signs stand in a text; most texts have none, and a search for each would go over the whole."""
    return int(np.bitwise_or.reduce(_kinds().take(code_points(text))))


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """For each code point, of which kinds of signs it is."""
    kinds = np.zeros(sys.maxunicode + 1, dtype=np.uint8)
    for kind, signs in ((_END, _OTHER_LINE_ENDS), (_UNSEEN, _INVISIBLE_SIGNS)):
        kinds[[ord(sign) for sign in signs]] |= kind
    kinds[list(_narrow())] |= _WIDE
    for block in _LOOKALIKE_BLOCKS:
        kinds[block] |= _ALIKE
    return kinds


@cache
def _narrow() -> dict[int, str]:
    """Plain letter or digit of each code point of another width or script."""
    letters = {code: chr(code - 0xFEE0) for code in _WIDE_LETTERS}
    return letters | {code: str(unicodedata.decimal(chr(code))) for code in _DIGITS if chr(code).isdecimal()}


def _indents(text: str) -> Iterator[tuple[int, int]]:
    """Wide spaces before the first character of a line."""
    for match in _INDENT.finditer(f"\n{text}"):
        yield match.start(), match.end() - 1


def _trails(text: str) -> Iterator[tuple[int, int]]:
    """Up to three spaces behind the last character of a line."""
    for match in _SPACE_AT_END.finditer(f"{text}\n"):
        end = match.start()
        tail = text[max(0, end - _LONGEST_TRAIL - 1) : end]
        bare = tail.rstrip(f" {_WIDE_SPACES}")
        if bare and not bare[-1].isspace():
            yield end - len(tail) + len(bare), end


def _line_end(match: re.Match[str]) -> Edit:
    """Keep the line feed of a pair, so that it maps to itself."""
    if match[0] == "\r\n":
        return Edit(match.start(), match.start() + 1)
    return Edit(match.start(), match.end(), "\n")


def _unified(match: re.Match[str]) -> str:
    char = unicodedata.normalize("NFKC", match[0])
    return char if len(char) == 1 else match[0]
