"""Text files: which encoding the bytes are in, and refusal of what is not text."""

from __future__ import annotations

import codecs
from pathlib import Path

from analysis.errors import InputError

EXPECTED = "Chinese text in UTF-8, GB18030 or UTF-16"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


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
        The text without a byte order mark (line ends as in the file) and the Python name of its encoding.

    Raises
    ------
    InputError
        Where the file is empty, blank, binary, or in none of the encodings.
    """
    if not data.strip():
        raise InputError(path, "", "an empty file", EXPECTED)
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            if not text.strip("\ufeff\x00 \t\r\n\u3000\xa0"):
                raise InputError(path, "", "a file without any text", EXPECTED)
            return text.removeprefix("\ufeff"), encoding
    raise InputError(path, "", "bytes that are not text", EXPECTED)


def _candidates(data: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    if b"\x00" not in data:
        return ["utf-8", "gb18030", *_wide(data)]
    return _wide(data)


def _wide(data: bytes) -> list[str]:
    """UTF-16 without a mark: line feeds and ASCII show their zero byte on one side only."""
    if len(data) % 2:
        return []
    zeros_high, zeros_low = data[1::2].count(0), data[0::2].count(0)
    return ["utf-16-le", "utf-16-be"] if zeros_high >= zeros_low else ["utf-16-be", "utf-16-le"]


def _is_text(text: str) -> bool:
    """Whether a decoded text looks written: few control characters, few private ones, no lone surrogates."""
    sample = text[:200_000]
    control = sum(1 for char in sample if (char < " " and char not in "\t\r\n\f\v") or "\x7f" <= char < "\xa0")
    return control <= len(sample) * 0.002
