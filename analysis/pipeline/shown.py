"""What a figure shows, as a digest: its rows, its words, what it reads besides, the sources that these cite."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from analysis.figures import FigureSpec, Material
    from analysis.pipeline.running import Inputs


def shown_digest(spec: FigureSpec, rows: pd.DataFrame, material: Material) -> str:
    """Digest of all that the picture of one figure depends on, apart from code and register.

    Parameters
    ----------
    spec : FigureSpec
        One figure of :meth:`FigureSpec.instances`, its words filled in.
    rows : DataFrame
        The rows that it shows.
    material : Material
        Of its family.
    """
    beside = spec.beside(rows, material)
    cited = with_cited_sources(material, (rows, *beside.values())).registry.rows["sources"]
    tables = [part for name in sorted(beside) for part in (name, table_text(beside[name]))]
    words = [*spec.question, *spec.caption, spec.size, *sorted(spec.tables)]
    return digest_of(table_text(rows), *tables, *words, *(repr(sorted(row.items())) for row in cited))


def with_cited_sources(material: Material, tables: Iterable[pd.DataFrame]) -> Material:
    """Give the material with those rows of sources.csv alone that a cell of the tables names."""
    sources = material.registry.rows["sources"]
    named = {part for table in tables for cell in _texts(table) for part in cell.split(";")}
    cited = tuple(row for row in sources if row["source_id"] in named)
    rows = MappingProxyType({**material.registry.rows, "sources": cited})
    return replace(material, registry=replace(material.registry, rows=rows))


def _texts(table: pd.DataFrame) -> set[str]:
    textual = table.select_dtypes(include=["object", "string"])
    return {cell for name in textual.columns for cell in textual[name].unique() if isinstance(cell, str)}


def table_text(table: pd.DataFrame) -> str:
    """All cells and types; other than in the file, no digit of a number is left out."""
    return f"{[str(kind) for kind in table.dtypes]}\n{table.to_csv(index=False)}"


def common_key(inputs: Inputs) -> str:
    """Digest of the code of a job and of its files of the register; the rows of sources count where one is used."""
    names = [name for name in inputs.names("registry/") if Path(name).stem != "sources"]
    return digest_of(inputs.code_digest, *(inputs.path(name).read_bytes() for name in names))


def digest_of(*parts: str | bytes) -> str:
    """One digest of several texts or contents."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8") if isinstance(part, str) else part
        whole.update(f"{len(content)}:".encode())
        whole.update(content)
    return whole.hexdigest()[:24]
