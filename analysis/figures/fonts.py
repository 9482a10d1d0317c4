"""The bundled Chinese font: loaded by path, measured for line breaks, checked for every character drawn."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.text import Text

from analysis.errors import InputError, PlansError

FONT_PACKAGE = "pylopdf_fonts_zh_cn"
FONT_FILE = "NotoSansSC-Regular.otf"
# Latin words, numbers and their closing punctuation stay together; every other character may begin a line.
_PIECES = re.compile(r"[ ]|[0-9A-Za-z.,;:()%&'’–\-/]+|.[，。、；：）》」”’]*", re.S)


class MissingGlyphError(PlansError):
    """A figure wants characters that the font does not hold; it would show empty boxes."""


def font_path() -> Path:
    """Path of the font file inside the installed font package.

    Raises
    ------
    InputError
        Where the package or its file is not installed.
    """
    spec = find_spec(FONT_PACKAGE)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / FONT_FILE
        if path.is_file():
            return path
    raise InputError(FONT_PACKAGE, "", f"no {FONT_FILE}", "the font package of requirements.txt, installed")


@cache
def _font() -> FT2Font:
    return FT2Font(str(font_path()))


@cache
def _known_codes() -> frozenset[int]:
    """Codes of the characters that the font holds."""
    return frozenset(_font().get_charmap())


@cache
def font_name() -> str:
    """Family name of the font, after making it known to matplotlib."""
    path = font_path()
    font_manager.fontManager.addfont(str(path))
    return str(_font().family_name)


@cache
def _advance(char: str) -> float:
    font = _font()
    if ord(char) not in _known_codes():
        # The glyph check names it before anything is saved.
        return 1.0
    font.set_size(1000, 72)
    return float(font.load_char(ord(char), flags=LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / 1000


def text_width(text: str, size: float) -> float:
    """Width of one line of text in points at a font size in points."""
    return size * sum(_advance(char) for char in text)


def wrap_text(text: str, width: float, size: float) -> str:
    """Break a text into lines no wider than ``width`` points; Chinese breaks anywhere, Latin words stay whole."""
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and text_width((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return "\n".join([*lines, line.rstrip()])


def fitted(text: str, width: float, size: float, smallest: float = 5.2) -> tuple[str, float]:
    """Fit a label into a width in points: smaller type first, then two lines, then an ellipsis.

    Returns
    -------
    tuple of str and float
        The label and its font size in points.
    """
    for trial in (size, (size + smallest) / 2, smallest):
        if text_width(text, trial) <= width:
            return text, trial
    lines = wrap_text(text, width, smallest).split("\n")
    return ("\n".join(lines) if len(lines) <= 2 else f"{lines[0]}\n{lines[1][:-1]}…"), smallest


def check_glyphs(figure: Figure) -> None:
    """Raise where a visible text of the figure has a character that the font lacks.

    Raises
    ------
    MissingGlyphError
        Names the characters and the first text that holds one.
    """
    known = _known_codes()
    for artist in figure.findobj(Text):
        if not isinstance(artist, Text) or not artist.get_visible():
            continue
        missing = sorted({char for char in artist.get_text() if ord(char) not in known and char != "\n"})
        if missing:
            codes = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
            raise MissingGlyphError(f"{FONT_FILE}, text {artist.get_text()!r}: no glyph for {codes}")
