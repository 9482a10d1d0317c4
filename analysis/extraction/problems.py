"""Problems of a reading: what the tables of a document hold that no rule reads, and when that stops a build."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.documents import Document
from analysis.errors import InputError, PlansError
from analysis.extraction.layouts import layout_problems
from analysis.extraction.tables.problems import RowError
from analysis.extraction.tables.reader import read_tables
from analysis.registry import Registry


def reading_problems(document: Document, registry: Registry) -> tuple[InputError, ...]:
    """List what the tables of a document hold that no rule reads.

    Parameters
    ----------
    document : Document
        The document.
    registry : Registry
        As for :func:`analysis.extraction.read_tables`.

    Returns
    -------
    tuple of InputError
        Rows that do not fit their header and cells that are not understood, of indicator tables, then of tables of
        industries.
    """
    return (*read_tables(document, registry).problems, *layout_problems(document, registry))


def lost_rows(problems: Sequence[InputError]) -> tuple[InputError, ...]:
    """Problems that cost cells: rows that do not fit their header. A cell that is not understood is kept as printed."""
    return tuple(problem for problem in problems if isinstance(problem, RowError))


def require_whole_rows(problems: Sequence[InputError]) -> None:
    """Let no row pass that does not fit its header.

    Parameters
    ----------
    problems : sequence of InputError
        Problems of a document.

    Raises
    ------
    PlansError
        Names every such row: file, line, what was found and what was expected.
    """
    if lost := lost_rows(problems):
        raise lost[0] if len(lost) == 1 else PlansError("\n".join(str(problem) for problem in lost))
