"""Reading workbooks: xlsx and xls by content, whatever the file is called."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from analysis.errors import InputError
from analysis.statistics.grid import Cell, Grid

_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FORMULA = re.compile(r"<c\b([^>/]*)>(?:(?!</c>).)*?<f\b(?:(?!</c>).)*?</c>", re.DOTALL)
_REFERENCE = re.compile(r'\br="([A-Z]+)(\d+)"')


def is_workbook(data: bytes) -> bool:
    """Whether bytes are an xlsx or xls file (or a damaged or encrypted one)."""
    return data.startswith((_OLE, _ZIP))


def read_workbook(path: Path, data: bytes) -> list[Grid]:
    """Read every sheet of a workbook that holds cells.

    Parameters
    ----------
    path : Path
        The file, for messages.
    data : bytes
        Its content: the format is told by the bytes, so an xls saved as xlsx is read too.

    Returns
    -------
    list of Grid
        One per sheet, hidden ones included; values only, formulas by their stored value.

    Raises
    ------
    InputError
        Where the workbook has a password, is truncated or damaged, or is no workbook.
    """
    expected = "a whole workbook without a password"
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise InputError(path, "", "a workbook with a password", expected)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except PasswordError as error:
        raise InputError(path, "", "a workbook with a password", expected) from error
    except CalamineError as error:
        raise InputError(path, "", f"a truncated or damaged workbook ({error})", expected) from error
    formulas = _uncomputed(data, [name for name, _ in sheets])
    return [_grid(path, name, sheet, formulas.get(name, frozenset())) for name, sheet in sheets if sheet.height]


def _grid(path: Path, name: str, sheet: CalamineSheet, uncomputed: frozenset[Cell]) -> Grid:
    rows = sheet.to_python(skip_empty_area=False)
    merged = tuple(((a + 1, b + 1), (c + 1, d + 1)) for (a, b), (c, d) in sheet.merged_cell_ranges or [])
    return Grid(path, name, tuple(tuple(_printed(value) for value in row) for row in rows), merged, uncomputed)


def _printed(value: str | float | bool | date | datetime | time | timedelta) -> str:
    # A workbook keeps 569 as the float 569.0; what a reader sees is 569.
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:.15g}"


def _uncomputed(data: bytes, names: list[str]) -> dict[str, frozenset[Cell]]:
    """Find formula cells without a stored value, by sheet (xlsx only; an xls always stores one)."""
    if not data.startswith(_ZIP):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = sorted(
            (n for n in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)),
            key=lambda n: int(re.findall(r"\d+", n)[-1]),
        )
        texts = [archive.read(part).decode("utf-8", "replace") for part in parts]
    # Sheets are stored in the order of the book by every common writer; the count guards against the odd one.
    if len(texts) != len(names):
        return {}
    return {name: frozenset(_empty_formulas(text)) for name, text in zip(names, texts, strict=True)}


def _empty_formulas(xml: str) -> list[Cell]:
    if "<f" not in xml:
        return []
    empty = []
    for match in _FORMULA.finditer(xml):
        reference = _REFERENCE.search(match.group(1))
        if reference and not re.search(r"<v>[^<]", match.group(0)):
            empty.append((int(reference.group(2)), _column_number(reference.group(1))))
    return empty


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
