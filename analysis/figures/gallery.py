"""The gallery page of figures/: every figure with its question, caption, size and files."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.figures.export import Exported
from analysis.figures.style import WIDTHS

_HEAD = """# Figures

Made by the build from `data/derived/`; do not edit by hand. Each figure comes in Chinese (`zh`) and English (`en`),
as PDF and as PNG; the csv beside it holds the rows that it shows.
"""


def gallery(figures: Iterable[Exported]) -> str:
    """Markdown of figures/README.md.

    Parameters
    ----------
    figures : iterable of Exported
        What :func:`analysis.figures.export.export_figure` gave back.

    Returns
    -------
    str
        One section a figure, in the order given, ending with a newline.
    """
    return "\n".join([_HEAD, *(_section(figure) for figure in figures)])


def _section(figure: Exported) -> str:
    pictures = [name for name in figure.files if name.endswith(".png") and "600dpi" not in name]
    others = [name for name in figure.files if name not in pictures]
    lines = [
        f"## {figure.id}",
        "",
        f"{figure.question.en} {figure.question.zh}",
        "",
        *(f"![{name}]({name})" for name in pictures),
        "",
        figure.caption.en,
        "",
        figure.caption.zh,
        "",
        f"Width {WIDTHS[figure.size]:.0f} mm. Tables: {', '.join(figure.tables)}. "
        f"Files: {', '.join(f'[{name}]({name})' for name in others)}.",
        "",
    ]
    return "\n".join(lines)
