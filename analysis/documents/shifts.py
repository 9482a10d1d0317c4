"""Byte-shifted runs: GBK text in which a blind replacement hit the middle of two characters, read one byte off since.

A replacement of bytes that looks for a character finds it across a character boundary as well: the trail byte of one
character and the lead byte of the next. Two such replacements are undone here. The first put pinyin behind a character
(規(guī)), and left ``?guī)`` where a boundary was hit. The second turned full-width marks (A3A1, A3BB) half-width; the
lead byte before the mark was then an orphan and got lost. Behind both, every character is made of the second byte of
one and the first byte of the next, until a trail byte in the ASCII range stands alone, or a byte is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice

import numpy as np
import numpy.typing as npt

from analysis.documents.bigrams import Bigrams
from analysis.documents.codes import code_points, places_of, written_codes
from analysis.documents.document import Repair
from analysis.documents.gbk import ASCII_TRAILS, char_behind, chars_of_lead, chars_of_trail, code_of, realign
from analysis.documents.mapped import Edit, MappedText
from analysis.documents.residue import LETTERS, PinyinResidue
from analysis.documents.script import is_common
from analysis.documents.words import in_words

LOST = "\ufffd"
_FULL_WIDTH = 0xFEE0
_MARKS = "!;?,:"
_MARK_LEAD = 0xA3
# A run is believed where the realigned text is e^8 times as likely as the text as it stands.
_LEAST_EVIDENCE = 8.0
_LEAST_MARGIN = 1.0
# A character that nothing is known about, and a decoder that falls into step again among Chinese characters, are rare.
_COST_OF_A_GUESS = 8.0
_COST_OF_AN_EARLY_END = 8.0
# Words that the damage always hits have no pairs left in the undamaged text.
_GAIN_OF_A_WORD = 4.0
# Pinyin is looked for at the bracket behind it; what may stand before it is looked at afterwards.
_CLOSING = ")）"
_PINYIN = re.compile(rf"[{LETTERS}]{{1,6}}\Z")
_NAMED = re.compile(rf"[(（]([{LETTERS}]{{1,6}})[)）]")
_OPENED = re.compile(r"(?<=[\u2e80-\uffef])[?？\ufffd]?[(（]?\Z")
# Behind a mark, a shifted character: a Chinese one, or the letter that closes the run.
_SHIFTED = re.compile(r"[@-~](?![!-~])|[\u00a0-\uffff]")
_CONSIDERED = 12
_CONTEXT = 12
_SCREENED = 3


@dataclass(frozen=True)
class Piece:
    """A repaired character, the place in the text of its last byte, and how it was found."""

    char: str
    place: int
    kind: str = "exact"


@dataclass(frozen=True)
class ShiftedRun:
    """A damaged span and the characters that stood there."""

    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """What the run was read as."""
        return "".join(piece.char for piece in self.pieces)


@dataclass(frozen=True)
class Draft:
    """A place where a run may begin, realigned as far as bytes go, before anything is guessed.

    Attributes
    ----------
    start, body : int
        Where the run begins, and where the shifted characters begin.
    lead : int
        Byte before the shifted characters, which the replacement had swallowed.
    pieces : tuple of Piece
        The realigned characters.
    is_mark : bool
        Whether the run begins with a half-width mark, before which one character has lost its lead byte.
    """

    start: int
    body: int
    lead: int
    pieces: tuple[Piece, ...]
    is_mark: bool


def repair_shifts(mapped: MappedText, residues: tuple[PinyinResidue, ...]) -> tuple[MappedText, tuple[Repair, ...]]:
    """Realign byte-shifted runs.

    Parameters
    ----------
    mapped : MappedText
        A text without pinyin residue; private-use characters are bytes of the damage and must still be there.
    residues : tuple of PinyinResidue
        Characters that drag their pinyin along, as learned from the same text.

    Returns
    -------
    mapped : MappedText
        The text with the runs repaired; a clean text comes back as it is. A repaired character maps to the place of
        its last byte.
    repairs : tuple of Repair
        One row a stretch of one kind: ``exact`` where all bytes were there, ``ranked`` where one was lost and the
        pairs of characters in the undamaged text and the dictionary decide, ``lost`` where they do not (U+FFFD stands
        in the text). Their ``line`` is 0 here, their offsets are those of the source.
    """
    runs = tuple(_find_runs(mapped.text, residues))
    if not runs:
        return mapped, ()
    edits = (Edit(run.start, run.end, run.text, tuple(piece.place for piece in run.pieces)) for run in runs)
    return mapped.edited(edits), tuple(row for run in runs for row in _rows(mapped, run))


def _find_runs(text: str, residues: tuple[PinyinResidue, ...]) -> Iterator[ShiftedRun]:
    drafts = sorted(_drafts(text, residues), key=lambda draft: draft.start)
    if not drafts:
        return
    model = Bigrams(_undamaged(text, drafts))
    done = -1
    for draft in drafts:
        # Pinyin right behind a run named the last character of that run.
        if draft.start >= done + (not draft.is_mark) and (run := _complete(text, draft, model, residues)):
            done = run.end
            yield run


def _drafts(text: str, residues: tuple[PinyinResidue, ...]) -> Iterator[Draft]:
    for start, body, lead in _pinyin_places(text, residues):
        yield Draft(start, body, lead, _pieces(text, body, lead), is_mark=False)
    for start, body, lead in _mark_places(text):
        yield Draft(start, body, lead, _pieces(text, body, lead), is_mark=True)


def _pieces(text: str, body: int, lead: int) -> tuple[Piece, ...]:
    return tuple(Piece(char, place) for char, place in realign(text, body, lead))


def _pinyin_places(text: str, residues: tuple[PinyinResidue, ...]) -> Iterator[tuple[int, int, int]]:
    """Start, end and swallowed byte of ``?guī)`` behind a character whose trail byte is the lead byte of 規."""
    codes = {residue.pinyin: code_of(residue.char) for residue in residues}
    if not codes:
        return
    chars = {residue.char for residue in residues}
    for closing in (place for bracket in _CLOSING for place in places_of(bracket, text)):
        pinyin = _PINYIN.search(text, max(0, closing - 6), closing)
        code = codes.get(pinyin[0]) if pinyin else None
        if pinyin is None or code is None or len(code) != 2:
            continue
        opened = _OPENED.search(text, max(0, pinyin.start() - 2), pinyin.start())
        before = text[opened.start() - 1] if opened else ""
        if opened and before not in chars and code_of(before)[-1] == code[0]:
            yield opened.start(), closing + 1, code[1]


def _mark_places(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and swallowed byte of the half-width marks of which the text has no full-width ones left."""
    marks = [mark for mark in _MARKS if mark in text and chr(ord(mark) + _FULL_WIDTH) not in text]
    if not marks:
        return
    written, codes = written_codes(text), code_points(text)
    for mark in marks:
        lead = ord(mark) + 0x80
        places = np.flatnonzero(codes[:-1] == ord(mark))
        # Most of them are ordinary marks: realigned, they give nothing that is used, from the first character on.
        following, which = np.unique(codes[places + 1], return_inverse=True)
        first = (char_behind(lead, code_of(chr(code))) for code in following.tolist())
        usual = np.array([bool(char) and _is_usual(char, written) for char in first], dtype=bool)
        for start in places[usual[which]].tolist():
            shifted = islice(realign(text, start + 1, lead), _SCREENED)
            if _SHIFTED.match(text, start + 1) and all(_is_usual(char, written) for char, _ in shifted):
                yield start - text.endswith(LOST, 0, start), start + 1, lead


def _is_usual(char: str, written: npt.NDArray[np.bool_]) -> bool:
    """Whether a character is one that the document holds, or that anybody uses."""
    return bool(written[ord(char)]) or is_common(char)


def _undamaged(text: str, drafts: list[Draft]) -> str:
    """Everything outside the possible runs, so that damage does not testify for itself."""
    pieces: list[str] = []
    done = 0
    for draft in drafts:
        pieces.append(text[done : max(done, draft.start)])
        done = max(done, draft.pieces[-1].place + 1 if draft.pieces else draft.body)
    return "\n".join([*pieces, text[done:]])


def _complete(text: str, draft: Draft, model: Bigrams, residues: tuple[PinyinResidue, ...]) -> ShiftedRun | None:
    """Find the end, guess the lost bytes, and judge whether the run is more likely than what stands there."""
    pieces = list(draft.pieces[: _best_length(text, draft, model)])
    end = pieces[-1].place + 1 if pieces else draft.body
    before = text[max(0, draft.start - _CONTEXT) : draft.start]
    if not pieces or ord(text[end - 1]) not in ASCII_TRAILS:
        lead = code_of(text[end - 1])[1] if pieces else draft.lead
        context = "".join(piece.char for piece in pieces) or before
        end += text.startswith(LOST, end)
        pieces.append(_lost_trail(lead, end - 1, (context, text[end : end + _CONTEXT]), model, residues))
    if draft.is_mark:
        after = "".join(piece.char for piece in pieces)
        pieces.insert(0, _ranked(chars_of_trail(_MARK_LEAD), (before, after), draft.body - 1, model))
    run = ShiftedRun(draft.start, end, tuple(pieces))
    return run if not draft.is_mark or _is_believed(text, run, model) else None


def _best_length(text: str, draft: Draft, model: Bigrams) -> int:
    """How many of the realigned characters belong to the run: up to the end, or to where the text is in step again."""
    gain, best, length = 0.0, -_COST_OF_AN_EARLY_END, len(draft.pieces)
    realigned, standing = "", text[draft.body - 1]
    for count, piece in enumerate(draft.pieces, 1):
        gain += model.log_probability(realigned, piece.char) - model.log_probability(standing, text[piece.place])
        realigned, standing = piece.char, text[piece.place]
        cost = 0.0 if count == len(draft.pieces) else _COST_OF_AN_EARLY_END
        if gain - cost > best:
            best, length = gain - cost, count
    return length


def _is_believed(text: str, run: ShiftedRun, model: Bigrams) -> bool:
    """Whether a run holds characters that nobody uses, and is much more likely as repaired than as it stands."""
    standing = text[run.start : run.end]
    if all(is_common(char) or (model.holds(char) and not _is_letter(char)) for char in standing.lstrip(_MARKS)):
        return False
    before, after = text[run.start - 1 : run.start] or "\n", text[run.end : run.end + 1] or "\n"
    repaired = model.score(before + run.text.replace(LOST, "") + after)
    gain = repaired - model.score(before + standing + after)
    return gain - _COST_OF_A_GUESS * run.text.count(LOST) > _LEAST_EVIDENCE


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _lost_trail(
    lead: int, place: int, context: tuple[str, str], model: Bigrams, residues: tuple[PinyinResidue, ...]
) -> Piece:
    """Character of a lead byte whose trail byte is lost; the pinyin behind it may still tell which one it was."""
    before, after = context
    if match := _NAMED.match(after):
        named = [residue.char for residue in residues if residue.pinyin == match[1]]
        if len(named) == 1 and code_of(named[0])[0] == lead:
            return Piece(named[0], place)
    return _ranked(chars_of_lead(lead, after[:1]), (before, after), place, model)


def _ranked(chars: Iterable[str], context: tuple[str, str], place: int, model: Bigrams) -> Piece:
    """Choose the most likely of the possible characters between two texts; U+FFFD where nothing speaks for one."""
    before, after = context[0] or "\n", context[1] or "\n"
    scored = model.between(before[-1], chars, after[0])
    # What no word could raise to the best one, or so near that it is in doubt, need not be looked up.
    least = max(scored, default=(0.0, ""))[0] - _GAIN_OF_A_WORD - _LEAST_MARGIN
    likely = nlargest(_CONSIDERED, [pair for pair in scored if pair[0] >= least])
    words = in_words(before, [char for _, char in likely], after)
    ranking = sorted(((score + _GAIN_OF_A_WORD * (char in words), char) for score, char in likely), reverse=True)
    if not ranking:
        return Piece(LOST, place, "lost")
    best, char = ranking[0]
    clear = len(ranking) == 1 or best - ranking[1][0] >= _LEAST_MARGIN
    known = char in words or model.knows(before[-1] + char) or model.knows(char + after[0])
    return Piece(char, place, "ranked") if known and clear else Piece(LOST, place, "lost")


def _rows(mapped: MappedText, run: ShiftedRun) -> Iterator[Repair]:
    """Rows of one run, one for each stretch of one kind."""
    begin, first = run.start, 0
    for last, piece in enumerate(run.pieces):
        following = run.pieces[last + 1].kind if last + 1 < len(run.pieces) else ""
        if following == piece.kind:
            continue
        end = piece.place + 1 if following else run.end
        repaired = "".join(p.char for p in run.pieces[first : last + 1])
        # A character whose second byte is lost shares the place of its first byte with the one before.
        begin = min(begin, end - 1)
        span = int(mapped.origin[begin]), int(mapped.origin[end - 1]) + 1
        yield Repair(piece.kind, mapped.text[begin:end], repaired, 0, *span)
        begin, first = end, last + 1
