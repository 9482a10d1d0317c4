"""Reading delimited text files: UTF-8, GB18030 or UTF-16, comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from analysis.errors import InputError
from analysis.statistics.grid import Grid


def read_delimited(path: Path, data: bytes) -> list[Grid]:
    """Read a delimited text file as one grid; rows keep their own length.

    Raises
    ------
    InputError
        Where the bytes are text in none of the encodings, or the rows hold one cell only.
    """
    text = _decode(path, data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    numbered = [(tuple(row), reader.line_num) for row in reader]
    if max((len(row) for row, _ in numbered), default=0) < 2:
        raise InputError(path, "line 1", "rows of one cell", "a table with cells separated by comma, semicolon or tab")
    return [Grid(path, "", tuple(row for row, _ in numbered), lines=tuple(line for _, line in numbered))]


def _decode(path: Path, data: bytes) -> str:
    if b"\x00" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(path, "", "a binary file", "a csv file, a workbook or a bulletin")
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(path, "", "bytes that are neither UTF-8 nor GB18030", "a text file in UTF-8, GB18030 or UTF-16")


def _delimiter(text: str) -> str:
    sample = text[:20000]
    return max(",\t;", key=sample.count)
