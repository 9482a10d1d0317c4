"""Files of statistics: what they are by their bytes, and their grids or text."""

from __future__ import annotations

import hashlib
from pathlib import Path

from analysis.errors import InputError
from analysis.statistics.delimited import read_delimited
from analysis.statistics.grid import Grid
from analysis.statistics.workbook import is_workbook, read_workbook

_WORD = "WordDocument".encode("utf-16-le")
_EXPECTED = "a yearbook sheet (xlsx, xls, csv) or a bulletin (html, docx, pdf, txt)"


def read_bytes(path: Path) -> bytes:
    """Bytes of a file.

    Raises
    ------
    InputError
        Where the file is missing, empty or cannot be opened.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(path, "", "no such file", _EXPECTED) from error
    except OSError as error:
        raise InputError(path, "", f"a file that cannot be opened ({error.strerror})", _EXPECTED) from error
    if not data.strip():
        raise InputError(path, "", "an empty file", _EXPECTED)
    return data


def sha256(data: bytes) -> str:
    """Digest by which a file is known under any name."""
    return hashlib.sha256(data).hexdigest()


def holds_document(data: bytes) -> bool:
    """Whether bytes are a text to be read (html, pdf, docx, plain text), not a table of cells."""
    head = data[:2048].lstrip().lower()
    if data.startswith(b"PK\x03\x04"):
        return b"word/" in data
    if is_workbook(data):
        # An old Word file shares the container of an xls; the reader of documents refuses it by name.
        return _WORD in data
    if head.startswith((b"%pdf", b"<", b"\xef\xbb\xbf<")) or b"<html" in head:
        return True
    return not _is_delimited(data)


def _is_delimited(data: bytes) -> bool:
    """Whether most lines hold the same separator several times."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        # The ASCII bytes of UTF-16 come first or second in each pair, as the mark says.
        data = data[2 if data.startswith(b"\xff") else 3 :: 2]
    lines = [line for line in data[:20000].splitlines()[:40] if line.strip()]
    return any(sum(line.count(mark) >= 1 for line in lines) > 0.6 * len(lines) for mark in (b",", b"\t", b";"))


def read_grids(path: Path, data: bytes) -> list[Grid]:
    """Sheets of a workbook, or the one grid of a delimited text file; errors as the readers raise them."""
    return read_workbook(path, data) if is_workbook(data) else read_delimited(path, data)
