"""OpenCC's conversions between traditional and simplified characters, one for one, so that offsets stay true."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import opencc

from analysis.documents.codes import code_points

IDEOGRAPHS = (range(0x3400, 0xA000), range(0x20000, 0x30000))
COMPATIBLE = range(0xF900, 0xFB00)
_CONVERTED = range(0x3400, 0xA000)
# OpenCC's dictionaries of words for ``tw2s`` write these otherwise than when they stand alone (乾坤, 乾燥). Any other
# character becomes the same in every word.
BY_WORD = "么乾俱剋劄吒哩噁坏彷徵扞於昇氾沈濛甦畫瞭祕秘脩著蒐薹藉衹袷覆計谿逕釐鉅鍊鍾陞麼麽"
# Signs that describe a character by its parts (⿰氵舌); the converter leaves the parts as they are.
_DESCRIBING = (slice(0x2FF0, 0x3000), slice(0x31EF, 0x31F0))
_ALONE, _IN_A_WORD, _DESCRIBED = 1, 2, 3


@lru_cache(maxsize=4)
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def convert(name: str, text: str) -> str:
    """Convert; a line whose length would change is converted by character, to keep offsets true."""
    converter = _converter(name)
    # The converter takes a NUL for the end of a text.
    result = "\0".join(map(converter.convert, text.split("\0")))
    if len(result) == len(text):
        return result
    # No word runs over the end of a line, so a line of the whole is what it would be alone.
    lines = zip(text.split("\n"), result.split("\n"), strict=True)
    return "\n".join(new if len(new) == len(line) else _by_character(converter, line) for line, new in lines)


def _by_character(converter: opencc.OpenCC, line: str) -> str:
    alone = converter.convert("\n".join(line.replace("\0", " "))).split("\n")
    return "".join(new if len(new) == 1 and char != "\0" else char for char, new in zip(line, alone, strict=True))


def taken_alone(name: str, blocks: Iterable[range] = IDEOGRAPHS) -> Iterator[tuple[str, str]]:
    """Every character of some blocks, and what a converter makes of it when it stands alone."""
    chars = [chr(code) for block in blocks for code in block]
    return zip(chars, _converter(name).convert("\n".join(chars)).split("\n"), strict=True)


def simplified(text: str) -> str:
    """Convert to simplified characters as OpenCC ``tw2s`` does, which reads words; a table does where no word counts.

    Notes
    -----
    The converter is given only the runs of Chinese characters with one that words decide: no word of its dictionaries
    holds any other sign, so that a run is converted alone as it is in the text. The table is ten times as fast.
    """
    codes = code_points(text)
    kinds = _kinds().take(codes)
    asked = np.flatnonzero(kinds >= _IN_A_WORD)
    if (kinds[asked] == _DESCRIBED).any():
        return convert("tw2s", text)
    result = _alone().take(codes).tobytes().decode("utf-32-le", "surrogatepass")
    breaks = np.flatnonzero(kinds == 0)
    runs = np.unique(np.searchsorted(breaks, asked))
    starts = np.append(0, breaks + 1)[runs].tolist()
    ends = np.append(breaks, len(text))[runs].tolist()
    written = convert("tw2s", "\n".join(map(text.__getitem__, map(slice, starts, ends)))).split("\n")
    pieces: list[str] = []
    for done, start, run in zip([0, *ends], starts, written, strict=False):
        pieces += result[done:start], run
    return "".join([*pieces, result[ends[-1] if ends else 0 :]])


@cache
def _alone() -> npt.NDArray[np.uint32]:
    """For each code point, the one that ``tw2s`` makes of it when it stands alone."""
    alone = np.arange(sys.maxunicode + 1, dtype="<u4")
    alone[_CONVERTED.start : _CONVERTED.stop] = [ord(new) for _, new in taken_alone("tw2s", [_CONVERTED])]
    return alone


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """For each code point, whether it is in no word (0), converted alone or as the word tells; rare ones are asked."""
    kinds = np.zeros(sys.maxunicode + 1, dtype=np.uint8)
    kinds[_CONVERTED.start : _CONVERTED.stop] = _ALONE
    kinds[[ord(char) for char in BY_WORD]] = _IN_A_WORD
    kinds[COMPATIBLE.start : COMPATIBLE.stop] = _IN_A_WORD
    kinds[0x20000:] = _IN_A_WORD
    for signs in _DESCRIBING:
        kinds[signs] = _DESCRIBED
    return kinds
