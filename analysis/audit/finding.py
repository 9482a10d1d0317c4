"""Findings: two places in the documents that do not agree, with both values and a message in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.registry import Registry

SEVERITIES = ("high", "medium", "low")


@dataclass(frozen=True)
class Side:
    """One side of a finding.

    Attributes
    ----------
    doc_id : str
        Document, or source of statistics.
    line : int or None
        Line in the source file; None for a sheet, whose cell the value then names.
    value : str
        The value as a reader finds it there.
    ref : str
        Statement or table row that the value comes from; empty where it is neither.
    """

    doc_id: str
    line: int | None
    value: str
    ref: str = ""


@dataclass(frozen=True)
class Pair:
    """What a rule finds: two sides, the concept, and the words that its message needs."""

    a: Side
    b: Side
    indicator_id: str | None
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Finding:
    """A pair with the name, the severity and the messages of its rule."""

    rule: str
    severity: str
    pair: Pair
    zh: str
    en: str

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: severity, rule, then place in the documents."""
        a, b = self.pair.a, self.pair.b
        return (SEVERITIES.index(self.severity), self.rule, a.doc_id, a.line or 0, b.doc_id, b.line or 0, self.zh)


def findings_frame(findings: Iterable[Finding], registry: Registry) -> pd.DataFrame:
    """Table ``findings`` of the contract, the severe ones first."""
    return registry.tables["findings"].frame(_row(finding) for finding in findings)


def _row(finding: Finding) -> dict[str, object]:
    a, b = finding.pair.a, finding.pair.b
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "indicator_id": finding.pair.indicator_id,
        "doc_a": a.doc_id,
        "line_a": a.line,
        "value_a": a.value,
        "doc_b": b.doc_id,
        "line_b": b.line,
        "value_b": b.value,
        "message_zh": finding.zh,
        "message_en": finding.en,
    }
