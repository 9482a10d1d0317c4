"""Run one job: read, call its function, check the tables, write everything at once."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import files
from analysis.pipeline.codebase import code_of
from analysis.pipeline.declared import declared_part
from analysis.pipeline.stage import Job
from analysis.pipeline.workspace import load_register
from analysis.registry import Registry

Products = Mapping[str, pd.DataFrame | str | bytes]
Contents = dict[Path, bytes | str]


@dataclass(frozen=True)
class Inputs:
    """What a stage function gets: its files by name, its spec, and the registry.

    Attributes
    ----------
    job : Job
        The job that runs.
    """

    job: Job

    @property
    def spec(self) -> Mapping[str, Any]:
        """Plain values of the stage."""
        return self.job.spec

    @property
    def files(self) -> Mapping[str, Path]:
        """All files that the job may read."""
        return {**self.job.inputs, **self.job.reads}

    @cached_property
    def code_digest(self) -> str:
        """Digest of the code that the job runs."""
        return self.job.code or code_of(self.job).digest

    @cached_property
    def registry(self) -> Registry:
        """The checked registry of the project, as far as the job names its files."""
        names = [Path(name).stem for name in self.names("registry/")]
        folder = self.path("registry/schema.csv").parent
        return declared_part(load_register(folder), names)

    def path(self, name: str) -> Path:
        """File of an input, or of what the job reads besides."""
        return self.files[name]

    def names(self, prefix: str, suffix: str = "") -> list[str]:
        """Names of the files that begin and end like this, in order."""
        return [name for name in self.files if name.startswith(prefix) and name.endswith(suffix)]

    def text_table(self, name: str) -> pd.DataFrame:
        """Read a csv input as text columns."""
        return files.read_csv(self.path(name))

    def table(self, name: str) -> pd.DataFrame:
        """Read a csv input with the dtypes of its contract (the part of the name before ``.csv``)."""
        return self.registry.tables[Path(name).stem].cast(self.text_table(name))

    def earlier(self, name: str) -> pd.DataFrame | None:
        """Read what an output holds now, as text columns; None where there is no such file yet."""
        path = self.job.outputs[name]
        return files.read_csv(path) if path.is_file() else None


def rows_kept(
    earlier: pd.DataFrame | None, column: str, registered: Collection[str], at_hand: Collection[str]
) -> pd.DataFrame:
    """Rows of an earlier table that stay: those of what is in the register but was not read this time.

    Parameters
    ----------
    earlier : DataFrame or None
        The table as committed, text columns; None where there is none yet.
    column : str
        Column with the document or source of a row; rows without one go.
    registered, at_hand : collection of str
        All documents or sources of the register; those that were read.

    Returns
    -------
    DataFrame
        In the order of the earlier table; empty where there was none.
    """
    if earlier is None:
        return pd.DataFrame()
    return earlier[earlier[column].isin(set(registered) - set(at_hand))]


def load_function(name: str) -> Callable[[Inputs], Products]:
    """Import the function named ``module:function``."""
    module, _, function = name.partition(":")
    new = module not in sys.modules
    loaded: Callable[[Inputs], Products] = getattr(import_module(module), function)
    if new:
        # What an import leaves behind stays to the end; looking through it again and again takes long.
        gc.freeze()
    return loaded


def run_job(job: Job) -> None:
    """Compute the outputs of a job, then write them; nothing is written before everything is computed.

    Raises
    ------
    PlansError
        From the stage function (a bad input) or from writing (a full disk); the outputs are then as before.
    """
    files.write_all(outputs_of(job))


def outputs_of(job: Job) -> Contents:
    """Compute what the files of a job will hold; nothing is written. Errors are those of the stage function."""
    inputs = Inputs(job)
    products = load_function(job.function)(inputs)
    if set(products) != set(job.outputs):
        raise KeyError(f"{job.name} made {sorted(products)}, the stage list says {sorted(job.outputs)}")
    return {job.outputs[name]: _content(name, product, inputs) for name, product in products.items()}


def _content(name: str, product: pd.DataFrame | str | bytes, inputs: Inputs) -> bytes | str:
    if not isinstance(product, pd.DataFrame):
        return product
    contract = inputs.registry.tables.get(Path(name).stem)
    if contract is None:
        return files.csv_text(product)
    # A column without a single cell has no type of its own.
    bare = [name for name in product.columns.intersection(contract.columns) if product[name].isna().all()]
    product = product.astype({name: contract.dtypes[name] for name in bare})
    contract.check(product)
    return files.csv_text(product, list(contract.columns))
