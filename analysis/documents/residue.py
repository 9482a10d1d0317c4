"""Pinyin left in the text after characters: found from the document itself and removed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analysis.documents.codes import any_between, code_points, places_of
from analysis.documents.document import Repair
from analysis.documents.mapped import Edit, MappedText
from analysis.documents.script import is_common

LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ"
_TONED_LETTERS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_TONED = re.compile(f"[{_TONED_LETTERS}]")
_TONED_BLOCK = (ord(min(_TONED_LETTERS)), ord(max(_TONED_LETTERS)))
# Brackets are rarer than characters, so the search begins at them.
_ANNOTATION = re.compile(rf"[(（](?<=([\u3400-\u9fff]).)([{LETTERS}]{{1,6}})[)）]")
_BRACKETED = re.compile(rf"[(（]([{LETTERS}]{{1,6}})[)）]")
# What is left of a character before its pinyin.
_REMAINS = frozenset("?？\ufffd")

# An author glosses a word once, at its first occurrence; damage follows the character wherever it stands.
_NEARLY_ALWAYS = 0.9
_LEAST_COUNT = 3
_BRACKETS = len("()")
# With so many characters damaged in a document, a common one that stands in it once or twice is damaged as well; so
# it is in a short text with so many common ones, which no author glosses.
_DAMAGED = 3
_ALL_READ = 10


@dataclass(frozen=True)
class PinyinResidue:
    """A character that drags its pinyin along: how it is written, and where the brackets open, in order."""

    char: str
    pinyin: str
    places: tuple[int, ...]

    @property
    def count(self) -> int:
        """How often it is so written."""
        return len(self.places)

    @property
    def first(self) -> int:
        """Where the character stands that is so written first."""
        return self.places[0] - 1


def learn_residue(text: str) -> tuple[PinyinResidue, ...]:
    """Find the characters that are followed by their pinyin in parentheses nearly wherever they stand.

    Parameters
    ----------
    text : str
        A document.

    Returns
    -------
    tuple of PinyinResidue
        In order of first occurrence; empty for a clean document. A gloss of a rare character does not count, one of a
        common character that stands only once or twice does where several others are damaged.
    """
    # Most texts have no letter with a tone, and a search for one goes over the whole text.
    codes = code_points(text)
    if not any_between(codes, *_TONED_BLOCK):
        return ()
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for match in _ANNOTATION.finditer(text):
        places[match.groups()].append(match.start())
    readings: dict[str, list[PinyinResidue]] = defaultdict(list)
    for (char, pinyin), found in places.items():
        if _TONED.search(pinyin):
            readings[char].append(PinyinResidue(char, pinyin, tuple(found)))
    usual = [max(residues, key=lambda residue: residue.count) for residues in readings.values()]
    written = np.bincount(codes)
    always = [residue for residue in usual if residue.count >= _NEARLY_ALWAYS * written[ord(residue.char)]]
    damaged = [residue for residue in always if residue.count >= _LEAST_COUNT]
    rarer = [residue for residue in always if residue.count < _LEAST_COUNT and is_common(residue.char)]
    if len(damaged) >= _DAMAGED or len(damaged) + len(rarer) >= _ALL_READ:
        damaged += rarer
    return tuple(sorted((r for r in damaged if not _is_broken(r, damaged)), key=lambda residue: residue.first))


def _is_broken(residue: PinyinResidue, others: list[PinyinResidue]) -> bool:
    """Whether the pinyin is that of another character, whose first byte is the last one of this (家(guī) from 家嶺)."""
    code = residue.char.encode("gb18030")
    return any(
        other.pinyin == residue.pinyin and other.char != residue.char and other.char.encode("gb18030")[0] == code[-1]
        for other in others
    )


def remove_learned(source: str, residues: tuple[PinyinResidue, ...]) -> MappedText:
    """Delete the parenthesised pinyin from the text that it was learned from, in which its places are known."""
    if not residues:
        return MappedText.whole(source)
    starts = [np.array(residue.places) for residue in residues]
    widths = (len(residue.pinyin) + _BRACKETS for residue in residues)
    ends = [begins + width for begins, width in zip(starts, widths, strict=True)]
    return MappedText.whole(source).without_many(np.concatenate(starts), np.concatenate(ends))


def remove_residue(mapped: MappedText, residues: tuple[PinyinResidue, ...]) -> MappedText:
    """Delete the parenthesised pinyin behind each of the characters; the characters stay."""
    if not residues:
        return mapped
    known = {(residue.char, residue.pinyin) for residue in residues}
    matches = _at_brackets(_ANNOTATION, mapped.text)
    return mapped.without(match.span() for match in matches if match.groups() in known)


def _at_brackets(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give the matches, in order, of a pattern that begins with an opening bracket, where there are few of them."""
    for place in sorted([*places_of("(", text), *places_of("（", text)]):
        if match := pattern.match(text, place):
            yield match


def restore_named(mapped: MappedText, residues: tuple[PinyinResidue, ...]) -> tuple[MappedText, tuple[Repair, ...]]:
    """Put the character in place of a pinyin in brackets before which it is missing; ``line`` of the rows is 0."""
    if not residues:
        return mapped, ()
    names = Counter(residue.pinyin for residue in residues)
    chars = {residue.pinyin: residue.char for residue in residues if names[residue.pinyin] == 1}
    text = mapped.text
    places = [match for match in _at_brackets(_BRACKETED, text) if match[1] in chars]
    edits = [
        Edit(match.start() - (text[match.start() - 1 : match.start()] in _REMAINS), match.end(), chars[match[1]])
        for match in places
    ]
    spans = [(int(mapped.origin[edit.start]), int(mapped.origin[edit.end - 1]) + 1) for edit in edits]
    rows = (
        Repair("exact", text[edit.start : edit.end], edit.text, 0, *span)
        for edit, span in zip(edits, spans, strict=True)
    )
    return mapped.edited(edits), tuple(rows)
