"""List the figures that the tables allow, and draw those of one family whose rows are not those of the picture."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from analysis.figures import DEFAULT_FORMATS, FIGURES, FORMATS, LANGUAGES, FigureSpec, Material, export_one
from analysis.files import csv_text
from analysis.pipeline.forked import at_once
from analysis.pipeline.running import Inputs, Products
from analysis.pipeline.shown import digest_of, shown_digest, with_cited_sources
from analysis.pipeline.stamp import remembered

LIST, KEYS, ROWS = (f"build/{name}.json" for name in ("figures", "figure_keys", "figure_rows"))


def list_figures(inputs: Inputs) -> Products:
    """Write which figures each family makes, from which tables, what each of them shows, and a digest of that.

    A family whose tables are those of the last time is taken over from there.
    """
    earlier, keys, rows = (remembered(inputs.job.outputs[name]) for name in (LIST, KEYS, ROWS))
    at_hand = {Path(name).stem for name in inputs.names("derived/")}
    common = common_key(inputs)
    listed: dict[str, Any] = {}
    shown: dict[str, str] = {}
    new_keys: dict[str, str] = {}
    for spec in FIGURES:
        tables = sorted(at_hand & set(spec.tables))
        new_keys[spec.id] = _family_key(spec, tables, inputs, common)
        known = earlier.get(spec.id, {}).get("shown", {})
        if spec.id in earlier and keys.get(spec.id) == new_keys[spec.id] and set(known) <= set(rows):
            listed[spec.id], texts = earlier[spec.id], {name: rows[name] for name in known}
        else:
            listed[spec.id], texts = _family(spec, _material(inputs, tables))
        shown |= texts
    return {name: _text(content) for name, content in ((LIST, listed), (KEYS, new_keys), (ROWS, shown))}


def _family(spec: FigureSpec, material: Material) -> tuple[dict[str, Any], dict[str, str]]:
    """Entry of a family in the list, and the tables that its figures show."""
    instances = list(spec.instances(with_cited_sources(material, material.tables.values())))
    entry = {
        "tables": sorted(spec.tables),
        "files": [name for one, _rows in instances for name in file_names(one)],
        "shown": {one.id: shown_digest(one, rows, material) for one, rows in instances},
    }
    return entry, {one.id: csv_text(rows) for one, rows in instances}


def _family_key(spec: FigureSpec, tables: Iterable[str], inputs: Inputs, common: str) -> str:
    return digest_of(common, spec.id, *(inputs.path(f"derived/{name}.csv").read_bytes() for name in tables))


def common_key(inputs: Inputs) -> str:
    """Digest of the code and the files of the register from which all figures are made; sources count as cited."""
    names = [name for name in inputs.names("registry/") if Path(name).stem != "sources"]
    return digest_of(inputs.code_digest, *(inputs.path(name).read_bytes() for name in names))


def file_names(spec: FigureSpec) -> list[str]:
    """Names of the files of one figure: the table that it shows, then languages and formats."""
    pictures = [f"{spec.id}.{lang}.{FORMATS[name].suffix}" for lang in LANGUAGES for name in DEFAULT_FORMATS]
    return [f"{spec.id}.csv", *pictures]


def draw_figure(inputs: Inputs) -> Products:
    """Draw the family ``spec["item"]``: its files, and what the gallery says about them.

    A picture that shows the same as before, by the same code, is kept as it is.
    """
    item = inputs.spec["item"]
    spec = next(spec for spec in FIGURES if spec.id == item)
    material = _material(inputs, spec.tables)
    record = f"build/figures/{item}.json"
    drawn = {entry["id"]: entry for entry in remembered(inputs.job.outputs[record], [])}
    common = common_key(inputs)
    entries: list[dict[str, Any]] = []
    pictures: dict[str, bytes] = {}
    for one, rows in spec.instances(with_cited_sources(material, material.tables.values())):
        key = digest_of(common, shown_digest(one, rows, material))
        kept = _kept(drawn.get(one.id, {}), key, inputs.job.outputs)
        if kept:
            entries.append(drawn[one.id])
            pictures |= kept
            continue
        beside = one.beside(rows, material)
        entry, files = _drawn(one, rows, with_cited_sources(material, (rows, *beside.values())))
        entries.append({**entry, "key": key, "digests": {name: digest_of(file) for name, file in files.items()}})
        pictures |= files
    return {**pictures, record: _text(entries)}


def _drawn(spec: FigureSpec, rows: pd.DataFrame, material: Material) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Draw one figure, its languages side by side: entry of the gallery and files."""
    with tempfile.TemporaryDirectory() as name:
        draw = partial(export_one, spec, rows, material, Path(name))
        parts = at_once(partial(draw, LANGUAGES[:1]), partial(draw, LANGUAGES[1:]))
        files = {f"figures/{path.name}": path.read_bytes() for path in sorted(Path(name).iterdir())}
    names = dict.fromkeys(file for part in parts for file in part.files)
    return asdict(replace(parts[0], files=tuple(names))), files


def _kept(entry: Mapping[str, Any], key: str, outputs: Mapping[str, Path]) -> dict[str, bytes]:
    """Files of a picture that need not be drawn again; empty where it shows something else or a file was changed."""
    if entry.get("key") != key:
        return {}
    digests = entry["digests"]
    found = {name: outputs[name].read_bytes() for name in digests if name in outputs and outputs[name].is_file()}
    same = {name: digest_of(content) for name, content in found.items()} == digests
    return found if same else {}


def _material(inputs: Inputs, tables: Iterable[str]) -> Material:
    frames = {name: inputs.table(f"derived/{name}.csv") for name in tables}
    rows = MappingProxyType(dict(inputs.registry.rows))
    return Material(frames, replace(inputs.registry, rows=rows))


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
