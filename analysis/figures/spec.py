"""What a figure is: an id, a question, a caption, a size class, the tables it draws and the functions that draw it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from analysis.registry import Registry

if TYPE_CHECKING:
    from analysis.layout.boundaries import Boundaries

LANGUAGES = ("zh", "en")


class Words(NamedTuple):
    """A text in the two languages of the figures."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """Text in ``zh`` or ``en``."""
        return self.zh if language == "zh" else self.en

    def format(self, values: Mapping[str, Words]) -> Words:
        """Both texts with ``{name}`` filled in from ``values``."""
        return Words(*(self.of(lang).format(**{k: v.of(lang) for k, v in values.items()}) for lang in LANGUAGES))


@dataclass(frozen=True)
class Material:
    """What figures are made of.

    Attributes
    ----------
    tables : mapping of str to DataFrame
        Result tables by their name in ``data/registry/tables.csv``.
    registry : Registry
        Names of places, indicators, industries and documents.
    boundary_file : Path or None
        A user's own GeoJSON of county polygons; None takes the bundled ones.
    tile_file, adjacency_file : Path or None
        A user's own tile grid and list of neighbours; None takes those of the registry.
    """

    tables: Mapping[str, pd.DataFrame]
    registry: Registry
    boundary_file: Path | None = None
    tile_file: Path | None = None
    adjacency_file: Path | None = None

    @cached_property
    def boundaries(self) -> Boundaries:
        """County polygons and tile grids with their attribution, read once."""
        # Most figures are no maps, and what reads polygons is slow to start.
        from analysis.layout.boundaries import read_boundaries
        from analysis.layout.tiles import read_tiles

        found = read_boundaries(self.registry, self.boundary_file)
        return replace(found, tiles=read_tiles(self.registry, self.tile_file, self.adjacency_file))

    @cached_property
    def english(self) -> dict[str, str]:
        """English names of places and units by their Chinese name; what is not in it stays Chinese."""
        return {str(row["zh"]): str(row["en"]) for row in self.registry.rows.get("english", ())}


def _no_fields(_shown: pd.DataFrame, _material: Material) -> dict[str, Words]:
    return {}


def _whole(_shown: pd.DataFrame, material: Material) -> Mapping[str, pd.DataFrame]:
    return material.tables


def nothing_beside(_shown: pd.DataFrame, _material: Material) -> Mapping[str, pd.DataFrame]:
    """For ``beside`` of a figure that is drawn from the shown rows and the registry alone."""
    return {}


@dataclass(frozen=True)
class FigureSpec:
    """A figure, or a family of figures that differ only in the rows they show.

    Attributes
    ----------
    id : str
        Stem of the file names.
    question, caption : Words
        What the figure answers and what it shows; ``{name}`` is filled in from ``fields``.
    size : str
        Size class: ``single`` (85 mm) or ``double`` (170 mm).
    tables : tuple of str
        Result tables that it draws.
    prepare : callable
        From the material to the table that is shown, which is exported beside the picture.
    draw : callable
        From the shown table, the material and the language to a matplotlib figure.
    split : tuple of str
        Columns of the shown table; each combination of values is a figure of its own. Empty: one figure.
    fields : callable
        Words that fill the question and the caption.
    beside : callable
        From the shown rows of one figure and the material to what ``draw`` reads of the tables besides these rows, for
        its notes; it gets no other tables. A figure is drawn anew where this or its rows change. By default the whole
        tables, so that a figure of many rows should say what it needs.
    """

    id: str
    question: Words
    caption: Words
    size: str
    tables: tuple[str, ...]
    prepare: Callable[[Material], pd.DataFrame]
    draw: Callable[[pd.DataFrame, Material, str], Figure]
    split: tuple[str, ...] = ()
    fields: Callable[[pd.DataFrame, Material], dict[str, Words]] = field(default=_no_fields)
    beside: Callable[[pd.DataFrame, Material], Mapping[str, pd.DataFrame]] = field(default=_whole)

    def drawn_from(self, shown: pd.DataFrame, material: Material) -> Material:
        """Give the material as far as ``draw`` may see it for these rows."""
        return replace(material, tables=self.beside(shown, material))

    def instances(self, material: Material) -> Iterator[tuple[FigureSpec, pd.DataFrame]]:
        """Each figure of the family with the rows that it shows; none where a table is absent or has no rows."""
        if any(name not in material.tables for name in self.tables):
            return
        shown = self.prepare(material)
        if shown.empty:
            return
        groups = shown.groupby(list(self.split), sort=True, dropna=False) if self.split else [((), shown)]
        for key, rows in groups:
            rows = rows.reset_index(drop=True)
            values = self.fields(rows, material)
            stem = "-".join([self.id, *(str(part) for part in key)])
            yield (
                replace(
                    self, id=stem, question=self.question.format(values), caption=self.caption.format(values), split=()
                ),
                rows,
            )
