"""The page that shows every figure."""

from __future__ import annotations

import json

from analysis.figures import Exported, Words, gallery
from analysis.pipeline.running import Inputs, Products


def show_figures(inputs: Inputs) -> Products:
    """Markdown of figures/README.md, in the order of the list of figures."""
    families = json.loads(inputs.path("build/figures.json").read_text(encoding="utf-8"))
    entries = [
        entry
        for family in families
        for entry in json.loads(inputs.path(f"build/figures/{family}.json").read_text(encoding="utf-8"))
    ]
    return {"figures/README.md": gallery(map(_exported, entries))}


def _exported(entry: dict[str, list[str] | str]) -> Exported:
    """Rebuild an entry from JSON, where tuples have become lists."""
    return Exported(
        id=str(entry["id"]),
        question=Words(*entry["question"]),
        caption=Words(*entry["caption"]),
        size=str(entry["size"]),
        tables=tuple(entry["tables"]),
        files=tuple(entry["files"]),
    )
