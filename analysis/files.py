"""Reading and writing tables: UTF-8, LF, empty = missing; writes are atomic."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import InputError


def write_atomic(path: Path, content: bytes | str) -> None:
    """Write a file whole or not at all.

    Parameters
    ----------
    path : Path
        Target; its folder is created. What was there before stays until the new content is complete.
    content : bytes or str
        Text is written as UTF-8 without newline translation.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes private files; a table in a shared folder is as readable as any other new file.
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def read_csv(path: Path) -> pd.DataFrame:
    """Read a csv file as text columns (dtype ``string``), empty cells as ``<NA>``.

    Raises
    ------
    InputError
        Where the file is not UTF-8, has no header, a repeated column, or a row of another length; names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, f"byte {error.start}", "bytes that are not UTF-8", "a csv file in UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, None)
    if not header:
        raise InputError(path, "line 1", "no header", "a header row with column names")
    if len(set(header)) != len(header):
        raise InputError(path, "line 1", f"the header {','.join(header)}", "column names that differ")
    rows = []
    for row in reader:
        if len(row) != len(header):
            raise InputError(path, f"line {reader.line_num}", f"{len(row)} cells", f"{len(header)} cells")
        rows.append(row)
    frame = pd.DataFrame(rows, columns=header, dtype="string")
    return frame.mask(frame == "", pd.NA)


def csv_text(frame: pd.DataFrame, columns: Sequence[str] | None = None) -> str:
    """Text of a table as csv: header, comma, LF; missing cells empty, floats with six significant digits."""
    return str(frame.to_csv(columns=columns, index=False, lineterminator="\n", na_rep="", float_format="%.6g"))


def write_csv(path: Path, frame: pd.DataFrame, columns: Sequence[str] | None = None) -> None:
    """Write a table atomically with :func:`csv_text`."""
    write_atomic(path, csv_text(frame, columns))
