"""List the figures that the tables allow, and draw one family of them."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from types import MappingProxyType

from analysis.figures import DEFAULT_FORMATS, FIGURES, FORMATS, LANGUAGES, FigureSpec, Material, export_figure
from analysis.pipeline.running import Inputs, Products

SOURCE_COLUMNS = frozenset({"source_id", "outcome_source"})


def list_figures(inputs: Inputs) -> Products:
    """Write which files each family of figures makes, and from which tables: the plan of the stages that draw."""
    drawn = {table for spec in FIGURES for table in spec.tables}
    made = [Path(name).stem for name in inputs.names("derived/")]
    material = _material(inputs, [name for name in made if name in drawn])
    listed = {
        spec.id: {
            "tables": sorted(spec.tables),
            "sources": cited_sources(spec, material),
            "files": [name for one, _rows in spec.instances(material) for name in file_names(one)],
        }
        for spec in FIGURES
    }
    return {"build/figures.json": json.dumps(listed, ensure_ascii=False, indent=1) + "\n"}


def cited_sources(spec: FigureSpec, material: Material) -> list[dict[str, object]]:
    """Rows of sources.csv that the tables of a figure name; the figure gets these alone, and depends on them."""
    named: set[str] = set()
    for name in (name for name in spec.tables if name in material.tables):
        table = material.tables[name]
        for column in SOURCE_COLUMNS & set(table.columns):
            named.update(part for cell in table[column].dropna().unique() for part in str(cell).split(";"))
    return [dict(row) for row in material.registry.rows["sources"] if row["source_id"] in named]


def file_names(spec: FigureSpec) -> list[str]:
    """Names of the files of one figure: the table that it shows, then languages and formats."""
    pictures = [f"{spec.id}.{lang}.{FORMATS[name].suffix}" for lang in LANGUAGES for name in DEFAULT_FORMATS]
    return [f"{spec.id}.csv", *pictures]


def draw_figure(inputs: Inputs) -> Products:
    """Draw the family ``spec["item"]``: its files, and what the gallery says about them."""
    item = inputs.spec["item"]
    spec = next(spec for spec in FIGURES if spec.id == item)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        material = _material(inputs, spec.tables)
        rows = MappingProxyType({**material.registry.rows, "sources": tuple(inputs.spec["sources"])})
        material = replace(material, registry=replace(material.registry, rows=rows))
        exported = export_figure(spec, material, folder)
        pictures = {f"figures/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}
    entries = json.dumps([asdict(one) for one in exported], ensure_ascii=False, indent=1)
    return {**pictures, f"build/figures/{item}.json": entries + "\n"}


def _material(inputs: Inputs, tables: list[str] | tuple[str, ...]) -> Material:
    frames = {name: inputs.table(f"derived/{name}.csv") for name in tables}
    return Material(frames, inputs.registry)
