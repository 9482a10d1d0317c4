"""List the figures that the tables allow, and draw those of one family whose rows are not those of the picture."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from analysis.figures import DEFAULT_FORMATS, FIGURES, FORMATS, LANGUAGES, Exported, FigureSpec, export_one
from analysis.files import csv_text
from analysis.pipeline.forked import at_once
from analysis.pipeline.prepared import Picture, family_key, prepare_family
from analysis.pipeline.running import Inputs, Products
from analysis.pipeline.shown import common_key, digest_of
from analysis.pipeline.stamp import remembered

LIST, KEYS, ROWS = (f"build/{name}.json" for name in ("figures", "figure_keys", "figure_rows"))


def list_figures(inputs: Inputs) -> Products:
    """Write which figures each family makes, from which tables, what each of them shows, and a digest of that.

    A family whose tables are those of the last time is taken over from there.
    """
    earlier, keys, rows = (remembered(inputs.job.outputs[name]) for name in (LIST, KEYS, ROWS))
    common = common_key(inputs)
    listed: dict[str, Any] = {}
    shown: dict[str, str] = {}
    new_keys: dict[str, str] = {}
    for name in FIGURES.names:
        known = earlier.get(name, {})
        texts = {figure: rows[figure] for figure in known.get("shown", {}) if figure in rows}
        # The key is of this code, so an entry that has it is of this form.
        same = bool(known) and keys.get(name) == _key(name, known, inputs, common)
        if not same or set(texts) != set(known["shown"]):
            known, texts = _family(name, inputs, common)
        listed[name], new_keys[name] = known, _key(name, known, inputs, common)
        shown |= texts
    return {name: _text(content) for name, content in ((LIST, listed), (KEYS, new_keys), (ROWS, shown))}


def _key(name: str, entry: Mapping[str, Any], inputs: Inputs, common: str) -> str:
    return family_key(name, entry.get("tables", ()), entry.get("cited", ()), inputs, common)


def _family(name: str, inputs: Inputs, common: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Entry of a family in the list, and the tables that its figures show."""
    pictures = prepare_family(name, inputs, common)
    entry = {
        "tables": sorted(FIGURES.named(name).tables),
        "cited": sorted({source for one in pictures for source in one.cited}),
        "files": [file for one in pictures for file in file_names(one.spec)],
        "shown": {one.spec.id: one.digest for one in pictures},
    }
    return entry, {one.spec.id: csv_text(one.rows) for one in pictures}


def file_names(spec: FigureSpec) -> list[str]:
    """Names of the files of one figure: the table that it shows, then languages and formats."""
    pictures = [f"{spec.id}.{lang}.{FORMATS[name].suffix}" for lang in LANGUAGES for name in DEFAULT_FORMATS]
    return [f"{spec.id}.csv", *pictures]


def draw_figure(inputs: Inputs) -> Products:
    """Draw the family ``spec["item"]``: its files, and what the gallery says about them.

    A picture that shows the same as before, by the same code, is kept as it is.
    """
    item = inputs.spec["item"]
    record = f"build/figures/{item}.json"
    common = common_key(inputs)
    pictures = prepare_family(item, inputs, common)
    entries = {entry["id"]: entry for entry in remembered(inputs.job.outputs[record], [])}
    keys = {one.spec.id: digest_of(common, one.digest) for one in pictures}
    files = {name: _kept(entries.get(name, {}), key, inputs.job.outputs) for name, key in keys.items()}
    due = [one for one in pictures if not files[one.spec.id]]
    for entry, drawn in _drawn(due):
        name, digests = entry["id"], {file: digest_of(content) for file, content in drawn.items()}
        entries[name], files[name] = {**entry, "key": keys[name], "digests": digests}, drawn
    products: dict[str, bytes | str] = {file: content for one in files.values() for file, content in one.items()}
    return {**products, record: _text([entries[name] for name in keys])}


def _drawn(pictures: Sequence[Picture]) -> list[tuple[dict[str, Any], dict[str, bytes]]]:
    """Draw figures, their languages side by side: for each its entry of the gallery and its files."""
    if not pictures:
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = at_once(*(partial(_export, pictures, folder, [language]) for language in LANGUAGES))
        return [_gathered(halves, folder) for halves in zip(*parts, strict=True)]


def _export(pictures: Sequence[Picture], folder: Path, languages: Sequence[str]) -> list[Exported]:
    return [export_one(one.spec, one.rows, one.seen, folder, languages) for one in pictures]


def _gathered(parts: Sequence[Exported], folder: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """One figure from what each language made of it."""
    names = tuple(dict.fromkeys(file for part in parts for file in part.files))
    return asdict(replace(parts[0], files=names)), {f"figures/{name}": (folder / name).read_bytes() for name in names}


def _kept(entry: Mapping[str, Any], key: str, outputs: Mapping[str, Path]) -> Mapping[str, bytes]:
    """Files of a picture that need not be drawn again; empty where it shows something else or a file was changed."""
    if entry.get("key") != key:
        return {}
    digests = entry["digests"]
    found = {name: outputs[name].read_bytes() for name in digests if name in outputs and outputs[name].is_file()}
    same = {name: digest_of(content) for name, content in found.items()} == digests
    return found if same else {}


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
