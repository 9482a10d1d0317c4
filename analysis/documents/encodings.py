"""Text files: which encoding the bytes are in, and refusal of what is not text."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from analysis.documents.codes import code_points
from analysis.errors import InputError

EXPECTED = "Chinese text in UTF-8, GB18030 or UTF-16"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOST = "\ufffd"
_NOT_WRITTEN = "\ufeff\x00"
# A file with a few broken bytes is still read (each is marked); in another encoding every fourth character is broken.
_MOST_BROKEN = 0.001
# One stray byte inside a character leaves up to three marks.
_ONE_BROKEN = 3
# Texts taken out of a pdf have a control where a sign has no character. In binary files every tenth byte is one, and
# runs of NUL fill them up.
_MOST_CONTROLS = 0.01
_FEW_CONTROLS = 3
_FILLING = b"\x00" * 16
_SAMPLE = 200_000
# U+0085 is a line end.
_CONTROLS = ((0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F))
# Scripts other than Latin and Chinese, and code points without a character; the signs that join and colour emoji do not
# count.
_NOT_EXPECTED = ((0x0250, 0x200A), (0xA000, 0xFDFF), (0xFE10, 0xFEFF))
_CONTROL, _OTHER = 1, 2


def decode_text(data: bytes, path: Path) -> tuple[str, str]:
    """Decode the bytes of a text file.

    Parameters
    ----------
    data : bytes
        The whole file.
    path : Path
        Its name, for error messages.

    Returns
    -------
    text, encoding : str
        The text without a byte order mark (line ends as in the file) and the Python name of its encoding. A single byte
        that is not valid stands as U+FFFD; a character cut off at the end of the file is left out. Single control
        characters stay.

    Raises
    ------
    InputError
        Where the file is empty, blank, binary, or in none of the encodings.
    """
    for encoding in _candidates(data):
        text = _decode(data, encoding).removeprefix("\ufeff")
        if _is_text(text):
            if all(char.isspace() or char in _NOT_WRITTEN for char in text):
                raise InputError(path, "", "a file without any text", EXPECTED)
            return text, encoding
    found = "bytes that are not text" if data.strip() else "an empty file"
    raise InputError(path, "", found, EXPECTED)


def _decode(data: bytes, encoding: str) -> str:
    return codecs.getincrementaldecoder(encoding)(errors="replace").decode(data)


def _candidates(data: bytes) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
            return
    if data.isspace() or not data:
        return
    if b"\x00" not in data[:_SAMPLE]:
        yield from ("utf-8", "gb18030")
        yield from _wide(data)
    # A text in GB18030 looks like no UTF-16, but a short one in UTF-16 may look like GB18030 with a NUL in it.
    elif _FILLING in data:
        yield from _wide(data)
    else:
        yield "utf-8"
        yield from _wide(data)
        yield "gb18030"


def _wide(data: bytes) -> list[str]:
    """UTF-16 without a mark: line feeds, digits and marks show their zero byte on one side only."""
    high, low = data[1:_SAMPLE:2].count(0), data[0:_SAMPLE:2].count(0)
    return ["utf-16-le", "utf-16-be"] if high >= low else ["utf-16-be", "utf-16-le"]


def _is_text(text: str) -> bool:
    """Whether a decoded text looks written: Chinese or Latin, hardly any control characters or broken bytes."""
    if text.count(_LOST) > min(_MOST_BROKEN * len(text) + _ONE_BROKEN, len(text) / 20):
        return False
    kinds = _kinds().take(code_points(text[:_SAMPLE]))
    controls, others = np.count_nonzero(kinds == _CONTROL), np.count_nonzero(kinds == _OTHER)
    few = min(_MOST_CONTROLS * len(kinds) + _FEW_CONTROLS, len(kinds) / 20)
    return bool(controls <= few and len(kinds) - others >= 0.9 * len(kinds))


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """For each code point, whether it is a control, one that is not expected, or neither."""
    kinds = np.zeros(sys.maxunicode + 1, dtype=np.uint8)
    for kind, blocks in ((_CONTROL, _CONTROLS), (_OTHER, _NOT_EXPECTED)):
        for first, last in blocks:
            kinds[first : last + 1] = kind
    return kinds
