"""Reading and writing tables: UTF-8, LF, empty = missing; writes are atomic."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.errors import InputError, OutputError


def write_atomic(path: Path, content: bytes | str) -> None:
    """Write a file whole or not at all.

    Parameters
    ----------
    path : Path
        Target; its folder is created. What was there before stays until the new content is complete.
    content : bytes or str
        Text is written as UTF-8 without newline translation.

    Raises
    ------
    OutputError
        Where the system refuses (read-only folder, full disk …).
    """
    write_all({path: content})


def write_all(contents: Mapping[Path, bytes | str]) -> None:
    """Write several files that belong together: none is replaced before all of them are complete on the disk.

    Parameters
    ----------
    contents : mapping of Path to bytes or str
        As for :func:`write_atomic`. A file that holds these bytes already is left alone (its time stamp too).

    Raises
    ------
    OutputError
        Where the system refuses; every file is then as it was before.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            data = content.encode("utf-8") if isinstance(content, str) else content
            if not _holds(path, data):
                staged[path] = _stage(path, data)
        for path in list(staged):
            _replace(staged.pop(path), path)
    finally:
        for rest in staged.values():
            with contextlib.suppress(OSError):
                rest.unlink()


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _stage(path: Path, data: bytes) -> Path:
    """Write the bytes to a hidden file beside the target."""
    name: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, text = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        name = Path(text)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes private files; a table in a shared folder is as readable as any other new file.
        name.chmod(0o666 & ~_umask())
    except BaseException as error:
        if name is not None:
            with contextlib.suppress(OSError):
                name.unlink()
        if isinstance(error, OSError):
            raise OutputError(path, error.strerror or str(error)) from error
        raise
    return name


def _replace(staged: Path, path: Path) -> None:
    try:
        staged.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            staged.unlink()
        raise OutputError(path, error.strerror or str(error)) from error


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
        content = path.read_bytes()
    except OSError as error:
        raise InputError(path, "", error.strerror or str(error), "a csv file that can be read") from error
    return parse_csv(content, path)


def parse_csv(content: bytes, path: Path) -> pd.DataFrame:
    """Table of the bytes of a csv file; as :func:`read_csv`, ``path`` is named in errors."""
    try:
        text = content.decode("utf-8-sig")
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


def csv_text(frame: pd.DataFrame, columns: list[str] | None = None) -> str:
    """Text of a table as csv: header, comma, LF; missing cells empty, floats with ten significant digits."""
    return str(frame.to_csv(columns=columns, index=False, lineterminator="\n", na_rep="", float_format="%.10g"))


def write_csv(path: Path, frame: pd.DataFrame, columns: list[str] | None = None) -> None:
    """Write a table atomically with :func:`csv_text`."""
    write_atomic(path, csv_text(frame, columns))
