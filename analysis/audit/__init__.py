"""Audit: everything above comes in; findings (contradictions inside and between documents) go out."""

from analysis.audit.auditor import at_least, audit, find_all, touching
from analysis.audit.finding import SEVERITIES, Finding
from analysis.audit.material import Material
from analysis.audit.named_misses import read_named_misses
from analysis.audit.rule import Rule
from analysis.audit.rulebook import RULES, rule_names

__all__ = [
    "RULES",
    "SEVERITIES",
    "Finding",
    "Material",
    "Rule",
    "at_least",
    "audit",
    "find_all",
    "read_named_misses",
    "rule_names",
    "touching",
]
