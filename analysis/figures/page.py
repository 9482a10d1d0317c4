"""A page in millimetres: title above, notes below, axes and legend placed in the room between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from analysis.figures.frame import EDGE, frame_room, new_figure, note_text, surround
from analysis.figures.style import FAINT, TALLEST, WIDTHS


@dataclass(frozen=True)
class Sheet:
    """Title and notes of a figure that has no height yet.

    Attributes
    ----------
    size : str
        Size class.
    title, notes : str
        What stands above and below; each note on a line of its own.
    """

    size: str
    title: str
    notes: str

    @property
    def width(self) -> float:
        """Width in mm."""
        return WIDTHS[self.size]

    @property
    def room(self) -> float:
        """Height in mm that title and notes leave at the most."""
        return TALLEST - sum(frame_room(self.title, self.notes, self.size))

    def page(self, body: float) -> Page:
        """Figure with so much room between title and notes, in mm."""
        total = body + sum(frame_room(self.title, self.notes, self.size))
        figure = new_figure(self.size, total)
        low, _high = surround(figure, self.title, self.notes)
        return Page(figure, self.width, total, low * total, body)


def sheet(size: str, title: str, notes: Sequence[str]) -> Sheet:
    """Sheet of a size class; empty notes are left out."""
    return Sheet(size, title, note_text(notes, size))


@dataclass(frozen=True)
class Page:
    """A figure with its measures; all lengths in mm, heights counted from the upper end of the notes."""

    figure: Figure
    width: float
    total: float
    low: float
    body: float

    def axes(self, left: float, bottom: float, width: float, height: float, label: str) -> Axes:
        """Add axes with their lower left corner at a spot."""
        return self.figure.add_axes(self.spot(left, bottom, width, height), label=label)

    def spot(self, left: float, bottom: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Left, bottom, width and height as fractions of the figure."""
        return left / self.width, (self.low + bottom) / self.total, width / self.width, height / self.total

    def legend(self, handles: Sequence[Artist], below: bool = False) -> None:
        """Put handles into a row under the title, or above the notes."""
        left, height, *_ = self.spot(EDGE, 0 if below else self.body, 0, 0)
        legend_row(self.figure, handles, (left, height), "lower left" if below else "upper left")


def legend_row(where: Figure | Axes, handles: Sequence[Artist], spot: tuple[float, float], loc: str) -> None:
    """Draw a legend in one row with a corner or edge (``loc``) at a spot, in fractions of the figure or axes."""
    gaps = {"borderaxespad": 0, "borderpad": 0, "columnspacing": 1.2, "handletextpad": 0.4, "handlelength": 1.4}
    look: dict[str, Any] = {**gaps, "loc": loc, "ncols": len(handles)}
    where.legend(handles=list(handles), bbox_to_anchor=spot, **look)


def swatch(fill: tuple[str, str], label: str) -> Patch:
    """Sample of a fill (colour and hatch) for a legend."""
    color, hatch = fill
    return Patch(facecolor=color, hatch=hatch, edgecolor="white" if hatch else FAINT, linewidth=0.4, label=label)
