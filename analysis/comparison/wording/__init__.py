"""Wording: documents come in; counts of words and themes, reuse, likeness, keyness and hardness go out."""

from analysis.comparison.wording.alignment import alignment, order_check
from analysis.comparison.wording.attention import attention
from analysis.comparison.wording.counts import Wording, read_wording
from analysis.comparison.wording.hardness import hardness
from analysis.comparison.wording.keyness import keyness, log_odds
from analysis.comparison.wording.likeness import text_likeness
from analysis.comparison.wording.pairs import text_pairs
from analysis.comparison.wording.plain import plain_text
from analysis.comparison.wording.reuse import reuse

__all__ = [
    "Wording",
    "alignment",
    "attention",
    "hardness",
    "keyness",
    "log_odds",
    "order_check",
    "plain_text",
    "read_wording",
    "reuse",
    "text_likeness",
    "text_pairs",
]
