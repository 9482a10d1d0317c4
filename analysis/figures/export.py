"""The one place that saves figures: languages, formats, emptied dates, glyph check and the table beside the picture."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from analysis.errors import InputError
from analysis.figures.fonts import MissingGlyphError, check_glyphs
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import MM, TALLEST, WIDTHS, style
from analysis.files import csv_text, write_atomic

# Every stamp that would change from run to run or from machine to machine is left out.
_UNSTAMPED: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": None, "Producer": None},
    "svg": {"Date": None, "Creator": None},
}


@dataclass(frozen=True)
class Format:
    """A file format: the suffix after the language, matplotlib's name for it, dots per inch where they matter."""

    suffix: str
    kind: str
    dpi: int = 150


FORMATS = {
    "png": Format("png", "png"),
    "pdf": Format("pdf", "pdf"),
    "svg": Format("svg", "svg"),
    "png600": Format("600dpi.png", "png", 600),
}
DEFAULT_FORMATS = ("png", "pdf")


@dataclass(frozen=True)
class Exported:
    """A figure that was saved: its id, texts, size class, tables and files by name."""

    id: str
    question: Words
    caption: Words
    size: str
    tables: tuple[str, ...]
    files: tuple[str, ...]


def export_figure(
    spec: FigureSpec,
    material: Material,
    folder: Path,
    languages: Sequence[str] = LANGUAGES,
    formats: Sequence[str] = DEFAULT_FORMATS,
) -> list[Exported]:
    """Draw and save every figure of a family.

    Parameters
    ----------
    spec : FigureSpec
        The family; a spec without ``split`` gives one figure.
    material : Material
        Tables, registry and boundaries.
    folder : Path
        Where ``<id>.<language>.<format>`` and ``<id>.csv`` are written, each file whole or not at all.
    languages, formats : sequence of str
        Any of ``zh``, ``en``; any of ``png`` (150 dpi), ``pdf``, ``svg``, ``png600``.

    Returns
    -------
    list of Exported
        One entry a figure, in the order of the rows; empty where the tables hold nothing to show.

    Raises
    ------
    InputError
        For an unknown language or format.
    MissingGlyphError
        Where a label has a character that the font lacks.
    """
    _check_known("language", languages, LANGUAGES)
    _check_known("format", formats, tuple(FORMATS))
    return [
        _export_one(one, rows, material, _Target(folder, languages, formats)) for one, rows in spec.instances(material)
    ]


def export_one(
    spec: FigureSpec, rows: pd.DataFrame, material: Material, folder: Path, languages: Sequence[str] = LANGUAGES
) -> Exported:
    """Draw and save one figure of :meth:`FigureSpec.instances` in some languages and the default formats."""
    return _export_one(spec, rows, material, _Target(folder, languages, DEFAULT_FORMATS))


@dataclass(frozen=True)
class _Target:
    folder: Path
    languages: Sequence[str]
    formats: Sequence[str]


def _check_known(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    for name in given:
        if name not in known:
            raise InputError("figures", what, name, f"one of {', '.join(known)}")


def _export_one(spec: FigureSpec, rows: pd.DataFrame, material: Material, target: _Target) -> Exported:
    files = [f"{spec.id}.csv"]
    write_atomic(target.folder / files[0], csv_text(rows))
    seen = spec.drawn_from(rows, material)
    for language in target.languages:
        with style():
            figure = spec.draw(rows, seen, language)
            try:
                _check_size(spec, figure)
                for name in target.formats:
                    files.append(f"{spec.id}.{language}.{FORMATS[name].suffix}")
                    write_atomic(target.folder / files[-1], render(figure, name))
            finally:
                plt.close(figure)
    return Exported(spec.id, spec.question, spec.caption, spec.size, spec.tables, tuple(files))


def _check_size(spec: FigureSpec, figure: Figure) -> None:
    width, height = (float(side) / MM for side in figure.get_size_inches())
    if abs(width - WIDTHS[spec.size]) > 0.1 or height > TALLEST + 0.1:
        raise InputError(
            spec.id,
            "size",
            f"{width:.0f} × {height:.0f} mm",
            f"a width of {WIDTHS[spec.size]:.0f} mm and a height of at most {TALLEST:.0f} mm",
        )


def render(figure: Figure, name: str) -> bytes:
    """Bytes of a figure in one of :data:`FORMATS`, the same on every run; call inside ``style()``."""
    chosen, buffer = FORMATS[name], io.BytesIO()
    check_glyphs(figure)
    with warnings.catch_warnings():
        # The second net: text that appears only while drawing, such as tick labels.
        warnings.filterwarnings("error", message=".*[Gg]lyph.*missing.*")
        try:
            figure.savefig(buffer, format=chosen.kind, dpi=chosen.dpi, metadata=_UNSTAMPED[chosen.kind])
        except UserWarning as warning:
            raise MissingGlyphError(str(warning)) from warning
    return buffer.getvalue()
