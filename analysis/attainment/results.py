"""Results: what every result carries, a table, a sentence in two languages, and where it comes from."""

from __future__ import annotations

import hashlib
import importlib.metadata
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

import pandas as pd

from analysis.files import csv_text

LIBRARIES = ("numpy", "pandas", "scipy", "statsmodels")
CAVEAT = {
    "en": "Outcomes are what plans or statistical offices report, some of them estimates; none was audited here.",
    "zh": "实际值为规划自报数或统计部门公布数，部分为预计数，均未经独立核实。",
}


def data_hash(frame: pd.DataFrame) -> str:
    """First 16 hexadecimal digits of the SHA-256 of a table as csv, rows and columns sorted."""
    columns = sorted(frame.columns)
    plain = frame[columns].astype("string")
    # The whole table at once: one question a cell takes longer than the rest of the hash.
    cells = plain.astype(object).where(plain.notna(), None).to_numpy().tolist()
    lines = [[(cell is None, cell or "") for cell in row] for row in cells]
    plain = plain.iloc[sorted(range(len(lines)), key=lines.__getitem__)]
    return hashlib.sha256(csv_text(plain).encode("utf-8")).hexdigest()[:16]


@cache
def library_versions() -> str:
    """Versions of the libraries that compute, as ``name version`` joined by commas."""
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)


@dataclass(frozen=True)
class Provenance:
    """Where a result comes from.

    Attributes
    ----------
    scheme : str
        Coding scheme.
    data : str
        Hash of the rows that were used (:func:`data_hash`).
    seed : int or None
        Seed of the random draws; None where nothing is drawn.
    covariance : str
        Covariance type of a regression; empty elsewhere.
    versions : str
        Versions of the libraries.
    """

    scheme: str
    data: str
    seed: int | None = None
    covariance: str = ""
    versions: str = field(default_factory=library_versions)


class Result(Protocol):
    """What all results have in common."""

    @property
    def provenance(self) -> Provenance:
        """Scheme, data, seed and versions."""
        ...

    def table(self) -> pd.DataFrame:
        """Tidy table of the result."""
        ...

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say the result in ``zh`` or ``en``."""
        ...


def finish(text: str, lang: str, caveat: bool) -> str:
    """Sentence with the caveat on official statistics, which only the caller can switch off."""
    if not caveat:
        return text
    return f"{text} {CAVEAT['en']}" if lang == "en" else text + CAVEAT["zh"]


def number(value: float | None, digits: int = 3) -> str:
    """Print a number with fixed digits, without the sign of a zero; missing as a dash."""
    if value is None or pd.isna(value):
        return "–"
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def p_text(p: float) -> str:
    """P-value as it is printed: three digits, or < 0.001."""
    return "< 0.001" if p < 0.001 else f"= {p:.3f}"
