"""Families of figures, ready to be drawn: tables read, rows found, and a digest of what each picture shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from analysis.figures import FigureSpec, Material
from analysis.figures.registered import FIGURES
from analysis.pipeline.running import Inputs
from analysis.pipeline.shown import digest_of, shown_digest, table_text, with_cited_sources


@dataclass(frozen=True)
class Picture:
    """One figure of a family.

    Attributes
    ----------
    spec : FigureSpec
        Its words filled in.
    rows : DataFrame
        What it shows.
    seen : Material
        What it may be drawn from; of the sources those that it cites.
    digest : str
        As :func:`analysis.pipeline.shown.shown_digest` makes it.
    """

    spec: FigureSpec
    rows: pd.DataFrame
    seen: Material
    digest: str

    @property
    def cited(self) -> set[str]:
        """Ids of the sources that it cites."""
        return {str(row["source_id"]) for row in self.seen.registry.rows["sources"]}


def family_key(name: str, tables: Iterable[str], cited: Iterable[str], inputs: Inputs, common: str) -> str:
    """Digest of all that the pictures of a family depend on.

    Parameters
    ----------
    name : str
        Id of the family.
    tables : iterable of str
        Tables that it draws; those that the job does not read are left out.
    cited : iterable of str
        Sources that its pictures cite.
    inputs : Inputs
        Of the job.
    common : str
        As :func:`analysis.pipeline.shown.common_key` makes it.
    """
    tables = set(tables)
    at_hand = {table: _content(table, inputs) for table in _present(tables, inputs)}
    parts: dict[str, Any] = at_hand
    if name in FIGURES.parts and at_hand.keys() == tables:
        frames = {table: _table(table, inputs, common) for table in at_hand}
        parts = {table: table_text(frame) for table, frame in FIGURES.seen_part(name, frames).items()}
    sources = {row["source_id"]: repr(sorted(row.items())) for row in inputs.registry.rows["sources"]}
    return digest_of(common, name, *parts.values(), *(sources.get(source, "") for source in sorted(cited)))


def prepare_family(name: str, inputs: Inputs, common: str) -> list[Picture]:
    """Pictures of a family; what was prepared for the list of figures need not be again for drawing."""
    spec = FIGURES.named(name)
    tables = _present(spec.tables, inputs)
    contents = [inputs.path("registry/sources.csv").read_bytes(), *(_content(table, inputs) for table in tables)]

    def made() -> list[Picture]:
        frames = {table: _table(table, inputs, common) for table in tables}
        register = replace(inputs.registry, rows=MappingProxyType(dict(inputs.registry.rows)))
        material = Material(frames, register)
        known = with_cited_sources(material, frames.values())
        return [_picture(one, rows, material) for one, rows in spec.instances(known)]

    found: list[Picture] = _once(f"family {name}", digest_of(common, *contents), made)
    return found


def _picture(spec: FigureSpec, rows: pd.DataFrame, material: Material) -> Picture:
    seen = with_cited_sources(material, (rows, *spec.beside(rows, material).values()))
    return Picture(spec, rows, seen, shown_digest(spec, rows, material))


def _present(tables: Iterable[str], inputs: Inputs) -> list[str]:
    at_hand = {Path(name).stem for name in inputs.names("derived/")}
    return sorted(at_hand & set(tables))


def _content(table: str, inputs: Inputs) -> bytes:
    return inputs.path(f"derived/{table}.csv").read_bytes()


def _table(table: str, inputs: Inputs, common: str) -> pd.DataFrame:
    """Read a table once for all families."""
    key = digest_of(common, _content(table, inputs))
    frame: pd.DataFrame = _once(f"table {table}", key, lambda: inputs.table(f"derived/{table}.csv"))
    return frame.copy(deep=False)


_LAST: dict[str, tuple[str, Any]] = {}


def _once(name: str, key: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401
    """Give what was last made under a name where it was made from the same, else make it."""
    if _LAST.get(name, ("", None))[0] != key:
        _LAST[name] = (key, make())
    return _LAST[name][1]
