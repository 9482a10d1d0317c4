"""What surrounds every figure: a title, the notes below it, and the room that they leave for the axes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from analysis.figures.fonts import wrap_text
from analysis.figures.spec import Material, Words
from analysis.figures.style import INK, MM, SOFT, WIDTHS

TITLE_SIZE, NOTE_SIZE = 8.5, 5.5
EDGE = 1.5
_POINT = 25.4 / 72


def new_figure(size: str, height: float) -> Figure:
    """Empty figure of a size class, ``height`` in mm."""
    return plt.figure(figsize=(WIDTHS[size] * MM, height * MM))


def block_height(lines: int, size: float) -> float:
    """Height in mm of some lines of text at a size in points."""
    return lines * size * 1.35 * _POINT


def wrapped(text: str, figure_width: float, size: float) -> str:
    """Text broken to the width of a figure in mm."""
    return wrap_text(text, (figure_width - 2 * EDGE) / _POINT, size)


def note_text(notes: Sequence[str], size: str) -> str:
    """Join the notes of a figure into one block, each beginning on its own line."""
    return "\n".join(wrapped(note, WIDTHS[size], NOTE_SIZE) for note in notes if note)


def frame_room(title: str, notes: str, size: str) -> tuple[float, float]:
    """Heights in mm that the notes take below and the title above, with their margins."""
    heading = wrapped(title, WIDTHS[size], TITLE_SIZE)
    return tuple(  # type: ignore[return-value]
        2 * EDGE + block_height(text.count("\n") + 1, points)
        for text, points in ((notes, NOTE_SIZE), (heading, TITLE_SIZE))
    )


def surround(figure: Figure, title: str, notes: str) -> tuple[float, float]:
    """Write the title above and the notes below; give back the free part of the figure.

    Returns
    -------
    tuple of float
        Lower and upper end of the free part as fractions of the figure's height.
    """
    width, height = (side / MM for side in figure.get_size_inches())
    size = next(name for name, wide in WIDTHS.items() if abs(wide - width) < 0.1)
    below, above = frame_room(title, notes, size)
    heading = wrapped(title, width, TITLE_SIZE)
    figure.text(EDGE / width, 1 - EDGE / height, heading, size=TITLE_SIZE, color=INK, va="top", gid="title")
    figure.text(
        EDGE / width, EDGE / height, notes, size=NOTE_SIZE, color=SOFT, va="bottom", linespacing=1.25, gid="notes"
    )
    return below / height, 1 - above / height


def source_note(doc_ids: Iterable[str], material: Material, language: str) -> str:
    """Line that names the documents and statistical sources a figure is drawn from."""
    documents = material.registry.documents
    names = sorted(set(doc_ids))
    known = {name: documents[name].title for name in names if name in documents}
    if len(known) < len(names):
        known |= {str(row["source_id"]): str(row["title"]) for row in material.registry.rows.get("sources", ())}
    titles = [f"《{known[name]}》" if name in known else name for name in names]
    return Words("资料来源：" + "".join(titles), "Source: " + ", ".join(titles)).of(language)
