"""Attention: how much of a document speaks of a theme, with the spread that its paragraphs give."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.comparison.wording.vectors import Array
from analysis.registry import Registry

PER = 10_000
_RESAMPLES, _SEED, _DIGITS = 2000, 20260101, 3


def attention(paragraphs: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Mentions of each theme per 10,000 characters.

    Parameters
    ----------
    paragraphs : DataFrame
        Derived table.
    registry : Registry
        Themes.

    Returns
    -------
    DataFrame
        Derived table ``attention`` with percentile intervals over 2000 draws of paragraphs, seeded. A share of the
        text, not of importance. A theme that a read document never mentions has 0; a document without paragraphs
        has no rows.
    """
    themes = [str(row["theme"]) for row in registry.rows["policy_themes"]]
    rows = [
        row
        for stream, (doc, own) in enumerate(paragraphs.groupby("doc_id", sort=True))
        for row in _rows(str(doc), own, themes, stream)
    ]
    return registry.tables["attention"].frame(rows)


def theme_counts(paragraphs: pd.DataFrame, themes: list[str]) -> Array:
    """Mentions by paragraph and theme, from cells like ``green=2;rural=1``; shape (paragraphs, themes)."""
    counts = np.zeros((len(paragraphs), len(themes)))
    for row, cell in enumerate(paragraphs["themes"].fillna("")):
        for entry in filter(None, str(cell).split(";")):
            theme, _, count = entry.partition("=")
            if theme in themes:
                counts[row, themes.index(theme)] = int(count)
    return counts


def _rows(doc: str, own: pd.DataFrame, themes: list[str], stream: int) -> Iterator[dict[str, object]]:
    counts = theme_counts(own, themes)
    characters = own["characters"].to_numpy(dtype=float)
    rng = np.random.default_rng([_SEED, stream])
    drawn = rng.multinomial(len(own), np.full(len(own), 1 / len(own)), size=_RESAMPLES)
    rates = PER * (drawn @ counts) / (drawn @ characters)[:, None]
    low, high = np.percentile(rates, [2.5, 97.5], axis=0)
    for i, theme in enumerate(themes):
        yield {
            "doc_id": doc, "theme": theme,
            "mentions": int(counts[:, i].sum()), "characters": int(characters.sum()),
            "per_10000": round(PER * counts[:, i].sum() / characters.sum(), _DIGITS),
            "low": round(low[i], _DIGITS), "high": round(high[i], _DIGITS),
        }
