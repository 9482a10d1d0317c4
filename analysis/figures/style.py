"""One style sheet: sizes of a journal column, the bundled font, colours that survive grey and colour blindness."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import matplotlib as mpl
import seaborn as sns

from analysis.figures.fonts import font_name


class Look(NamedTuple):
    """How a class is drawn: colour of line and edge, marker, colour inside the marker."""

    color: str
    marker: str
    face: str


MM = 1 / 25.4
# Width of a figure by size class, in mm: one journal column, or the page.
WIDTHS = {"single": 85.0, "double": 170.0}
TALLEST = 240.0

INK, SOFT, FAINT = "#222222", "#666666", "#cccccc"
NO_DATA = "#e6e6e6"
# Verdicts differ in hue, in lightness and in shape.
VERDICTS = {
    "met": Look("#0b5394", "o", "#0b5394"),
    "missed": Look("#e07b39", "v", "#e07b39"),
    "undetermined": Look("#555555", "D", "white"),
}
# Paul Tol's "light" scheme, its olive exchanged for violet: fills on which black labels stay readable; grey is no data.
# The last four are between its hues, for lists longer than the scheme.
FILLS = (
    "#77aadd", "#ee8866", "#eedd88", "#ffaabb", "#99ddff", "#44bb99", "#bbcc33", "#b8a1d9",
    "#c9a27e", "#cdeac0", "#e39bd0", "#f6c89f",
)  # fmt: skip
HATCHES = ("", "////", "....")

_RC: Any = {
    "font.size": 7.0,
    "axes.titlesize": 7.5,
    "axes.labelsize": 7.0,
    "xtick.labelsize": 6.5,
    "ytick.labelsize": 6.5,
    "legend.fontsize": 6.5,
    "legend.frameon": False,
    "figure.titlesize": 8.5,
    "figure.facecolor": "white",
    "axes.linewidth": 0.6,
    "axes.edgecolor": SOFT,
    "axes.titlelocation": "left",
    "grid.linewidth": 0.4,
    "grid.color": FAINT,
    "lines.linewidth": 1.0,
    "hatch.linewidth": 0.5,
    "patch.linewidth": 0.5,
    "text.color": INK,
    "text.parse_math": False,
    # The font has U+2212, so negative numbers carry a true minus sign.
    "axes.unicode_minus": True,
    "axes.formatter.use_mathtext": False,
    "svg.hashsalt": "five-year-plans",
    "svg.fonttype": "path",
    "pdf.fonttype": 3,
    "pdf.compression": 6,
    "savefig.bbox": None,
    "figure.dpi": 150,
    # One font draws everything; the names of others would be gone through for every text.
    **{f"font.{kind}": [] for kind in ("serif", "cursive", "fantasy", "monospace")},
}


@contextmanager
def style() -> Iterator[None]:
    """Draw and save inside this context: it sets the seaborn theme and the project's own settings."""
    with mpl.rc_context():
        sns.set_theme(context="paper", style="whitegrid")
        mpl.rcParams.update(_RC)
        mpl.rcParams["font.family"] = [font_name()]
        mpl.rcParams["font.sans-serif"] = [font_name()]
        yield


def palette(count: int) -> list[str]:
    """Colours for so many categories, none twice: the fills while they last, evenly spaced hues beyond them."""
    return list(FILLS[:count] if count <= len(FILLS) else sns.husl_palette(count, s=0.75, l=0.75).as_hex())


def fill_of(position: int) -> tuple[str, str]:
    """Colour and hatch of the ``position``-th category; colours repeat with a hatch once they are used up."""
    rounds, index = divmod(position, len(FILLS))
    return FILLS[index], HATCHES[min(rounds, len(HATCHES) - 1)]
