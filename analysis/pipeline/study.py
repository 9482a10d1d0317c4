"""A study opened for reading: what a notebook starts from."""

from __future__ import annotations

from collections.abc import Mapping
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
    from matplotlib.figure import Figure


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
        names = [name for name in self.registry.tables if self._path(name).is_file()]
        return {name: self.table(name) for name in names}

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

    def figures(self, family: str, language: str) -> dict[str, Figure]:
        """Draw the figures of a family by their ids, as the build exports them.

        Raises
        ------
        InputError
            Where there is no such family.
        """
        from analysis.figures import FIGURES, Material
        from analysis.figures.style import style

        specs = {spec.id: spec for spec in FIGURES}
        if family not in specs:
            raise InputError("figures", "", f"no figure {family}", f"one of {', '.join(specs)}")
        material = Material(self.tables, self.registry)
        with style():
            return {one.id: one.draw(rows, material, language) for one, rows in specs[family].instances(material)}

    def _path(self, name: str) -> Path:
        return self.workspace.folders["derived"] / f"{name}.csv"


def open_study(root: Path | None = None) -> Study:
    """Open the project folder around the working directory, or ``root``; errors as :func:`open_workspace`."""
    return Study(open_workspace(root))
