"""A study opened for reading: what a notebook starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis import files, registry
from analysis.errors import InputError
from analysis.pipeline.workspace import Workspace, open_workspace
from analysis.registry import Registry

if TYPE_CHECKING:
    from analysis.figures import FigureSpec


class StudyTables(Mapping[str, pd.DataFrame]):
    """Derived tables by name, each read when it is first asked for: some are large, and few are needed together."""

    def __init__(self, study: Study, names: list[str]) -> None:
        self._study, self._names = study, names
        self._read: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Read a table; KeyError where there is none."""
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = self._study.table(name)
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is such a table, without reading it."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Names in the order of the data dictionary."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count the tables."""
        return len(self._names)


@dataclass(frozen=True)
class Study:
    """The derived tables, the registry and the figures of a project folder.

    Attributes
    ----------
    workspace : Workspace
        The folders.
    """

    workspace: Workspace

    @cached_property
    def registry(self) -> Registry:
        """The checked registry."""
        return registry.load(self.workspace.folders["registry"])

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Every derived table that there is, by name."""
        return StudyTables(self, self.built)

    @property
    def built(self) -> list[str]:
        """Names of the derived tables that there are."""
        return [name for name in self.registry.tables if self._path(name).is_file()]

    def table(self, name: str) -> pd.DataFrame:
        """Read a derived table with the dtypes of its contract.

        Raises
        ------
        InputError
            Where the name is not in the data dictionary, or the table has not been built.
        """
        if name not in self.registry.tables:
            raise InputError("data/registry/tables.csv", "", f"no table {name}", "a table of the data dictionary")
        if not self._path(name).is_file():
            raise InputError(self._path(name), "", "no such table", "a table that `plans reproduce` has built")
        return self.registry.tables[name].cast(files.read_csv(self._path(name)))

    def show(self, family: str, language: str, only: str | None = None) -> None:
        """Show the figures of a family in a notebook, each with its id and caption, as the build exports them.

        Parameters
        ----------
        family : str
            Id in the list of figures.
        language : str
            ``zh`` or ``en``.
        only : str, optional
            Show only figures whose id ends like this; by default all of the family.

        Raises
        ------
        InputError
            Where there is no such family, or no figure of it ends like ``only``.
        """
        from IPython.display import Image, Markdown, display

        shown = False
        for spec, picture in self._pictures(family, language):
            if spec.id.endswith(only or ""):
                display(Markdown(f"**{spec.id}**: {spec.caption.of(language)}"), Image(picture))
                shown = True
        if not shown:
            raise InputError("figures", family, f"nothing to show ending in {only!r}", "rows that the figure draws")

    def _pictures(self, family: str, language: str) -> Iterator[tuple[FigureSpec, bytes]]:
        import matplotlib.pyplot as plt

        from analysis.figures import FIGURES, Material
        from analysis.figures.export import render
        from analysis.figures.style import style

        for spec, rows in FIGURES.named(family).instances(Material(self.tables, self.registry)):
            with style():
                figure = spec.draw(rows, Material(self.tables, self.registry), language)
                picture = render(figure, "png")
                plt.close(figure)
            yield spec, picture

    def _path(self, name: str) -> Path:
        return self.workspace.folders["derived"] / f"{name}.csv"


def open_study(root: Path | None = None) -> Study:
    """Open the project folder around the working directory, or ``root``; errors as :func:`open_workspace`."""
    return Study(open_workspace(root))
