"""Doubled punctuation of scraped texts: a comma that was put before every mark (到20亿元,，增长5%,。)."""

from __future__ import annotations

import re

from analysis.documents.mapped import MappedText

# A half-width comma right before a full-width mark is written nowhere; three of them show how a text was damaged.
_DAMAGE = re.compile(r",(?=[，、。；：！？])")
_ENOUGH = 3
_DOUBLED = re.compile(r",(?=[，、。；：！？])|,(?=,(?!,))(?<!,,)")


def remove_doubled(mapped: MappedText) -> MappedText:
    """Delete the comma before a mark, and one of two, where a text was damaged so; other texts are given back."""
    if len(_DAMAGE.findall(mapped.text)) < _ENOUGH:
        return mapped
    return mapped.without([match.span() for match in _DOUBLED.finditer(mapped.text)])
