"""The auditor: every rule over the material, findings sorted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from analysis.audit.finding import SEVERITIES, Finding, findings_frame
from analysis.audit.material import Material
from analysis.audit.rule import Rule
from analysis.audit.rulebook import RULES
from analysis.registry import Registry


def find_all(material: Material, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """Apply the rules; the severe findings come first, then by rule and place."""
    return sorted((finding for rule in rules for finding in rule.apply(material)), key=lambda one: one.order)


def audit(tables: Mapping[str, pd.DataFrame], registry: Registry) -> pd.DataFrame:
    """Look for contradictions inside and between documents.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Derived tables by name; one that is missing counts as empty, and rules that need it find nothing.
    registry : Registry
        Concepts, places, units.

    Returns
    -------
    DataFrame
        Table ``findings``.
    """
    return findings_frame(find_all(Material(tables, registry)), registry)


def touching(findings: pd.DataFrame, documents: Collection[str]) -> pd.DataFrame:
    """Keep findings with a side in one of the documents; no documents stand for all."""
    if not documents:
        return findings
    return findings[findings["doc_a"].isin(documents) | findings["doc_b"].isin(documents)].reset_index(drop=True)


def at_least(findings: pd.DataFrame, severity: str) -> pd.DataFrame:
    """Keep findings of a severity or a higher one."""
    wanted = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return findings[findings["severity"].isin(wanted)].reset_index(drop=True)
