"""Byte-shifted runs: GBK text in which a blind replacement hit the middle of two characters, read one byte off since.

A replacement of bytes that looks for a character finds it across a character boundary as well: the trail byte of one
character and the lead byte of the next. Two such replacements are undone here. The first put pinyin behind a character
(規(guī)), and left ``?guī)`` where a boundary was hit. The second turned full-width marks (A3A1, A3BB) half-width; the
lead byte before the mark was then an orphan and got lost. Behind both, every character is made of the second byte of
one and the first byte of the next, until a trail byte in the ASCII range stands alone and closes the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.documents.bigrams import Bigrams
from analysis.documents.document import Repair
from analysis.documents.mapped import Edit, MappedText
from analysis.documents.residue import LETTERS, PinyinResidue
from analysis.documents.script import is_common

LOST = "\ufffd"
_FULL_WIDTH = 0xFEE0
_MARKS = "!;?,:"
_MARK_LEAD = 0xA3
_TRAILS = range(0x40, 0x7F)
_LEADS = range(0x81, 0xFF)
# A run is believed where the realigned text is e^8 times as likely as the text as it stands.
_LEAST_EVIDENCE = 8.0
_LEAST_MARGIN = 1.0
_SCREENED = 3


@dataclass(frozen=True)
class Piece:
    """A repaired character, the place in the source of its last byte, and how it was found."""

    char: str
    place: int
    kind: str = "exact"


@dataclass(frozen=True)
class ShiftedRun:
    """A damaged span of the source and the characters that stood there."""

    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """What the run was read as."""
        return "".join(piece.char for piece in self.pieces)


@dataclass(frozen=True)
class Draft:
    """A place where a run may begin, realigned, before anything is guessed.

    Attributes
    ----------
    start, end : int
        Span of what stands there.
    pieces : tuple of Piece
        The characters whose bytes are all there.
    lost_lead : bool
        Whether the lead byte of the character before them is lost, as behind a half-width mark.
    orphan : int or None
        Lead byte that is left over at the end, whose trail byte is lost.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    lost_lead: bool
    orphan: int | None


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
        One row a stretch of one kind: ``exact`` where all bytes were there, ``ranked`` where one was lost and the pairs
        of characters in the undamaged text decide, ``lost`` where they do not (U+FFFD stands in the text). Their
        ``line`` is empty (0) here, their offsets are those of the source.
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
    done = 0
    for draft in drafts:
        if draft.start >= done and (run := _complete(text, draft, model, residues)):
            done = run.end
            yield run


def _undamaged(text: str, drafts: list[Draft]) -> str:
    """Everything outside the possible runs, so that damage does not testify for itself."""
    pieces: list[str] = []
    done = 0
    for draft in drafts:
        pieces.append(text[done : max(done, draft.start)])
        done = max(done, draft.end)
    return "\n".join([*pieces, text[done:]])


def _drafts(text: str, residues: tuple[PinyinResidue, ...]) -> Iterator[Draft]:
    for start, body, lead in _pinyin_places(text, residues):
        if realigned := _realign(text, body, lead):
            yield Draft(start, realigned[1], realigned[0], lost_lead=False, orphan=realigned[2])
    written = frozenset(text)
    for start, body, lead in _mark_places(text):
        realigned = _realign(text, body, lead)
        # Most of these places are ordinary marks: realigned, they give characters that nobody uses.
        if realigned and realigned[0] and all(_is_used(piece.char, written) for piece in realigned[0][:_SCREENED]):
            yield Draft(start, realigned[1], realigned[0], lost_lead=True, orphan=realigned[2])


def _is_used(char: str, written: frozenset[str]) -> bool:
    return char in written or is_common(char)


def _complete(text: str, draft: Draft, model: Bigrams, residues: tuple[PinyinResidue, ...]) -> ShiftedRun | None:
    """Guess the lost bytes at both ends, and judge whether the run is more likely than what stands there."""
    pieces = list(draft.pieces)
    before = text[draft.start - 1 : draft.start] or "\n"
    if draft.orphan is not None:
        last = pieces[-1].char if pieces else before
        pieces.append(_lost_trail(draft.orphan, draft.end - 1, (last, text[draft.end :][:12]), model, residues))
    if not draft.lost_lead:
        return ShiftedRun(draft.start, draft.end, tuple(pieces))
    leads = [bytes((lead, _MARK_LEAD)) for lead in _LEADS]
    first = _ranked(leads, before, pieces[0].char, draft.start, model)
    run = ShiftedRun(draft.start, draft.end, (first, *pieces))
    return run if _evidence(text, run, model) > _LEAST_EVIDENCE else None


def _evidence(text: str, run: ShiftedRun, model: Bigrams) -> float:
    """How much more likely, in logarithms, a run is as repaired than as it stands; a lost character counts for none."""
    before, after = text[run.start - 1 : run.start] or "\n", text[run.end : run.end + 1] or "\n"
    repaired = model.score(before + run.text.replace(LOST, "") + after)
    return repaired - model.score(before + text[run.start : run.end] + after)


def _pinyin_places(source: str, residues: tuple[PinyinResidue, ...]) -> Iterator[tuple[int, int, int]]:
    """Start, end and swallowed byte of ``?guī)`` behind a character whose trail byte is the lead byte of 規."""
    codes = {residue.pinyin: residue.char.encode("gb18030") for residue in residues}
    if not codes:
        return
    chars = {residue.char for residue in residues}
    for match in re.finditer(rf"(?<=[\u2e80-\uffef])[?？\ufffd]?[(（]?([{LETTERS}]{{1,6}})[)）]", source):
        code, before = codes.get(match[1]), source[match.start() - 1]
        if code and len(code) == 2 and before not in chars and before.encode("gb18030")[-1] == code[0]:
            yield match.start(), match.end(), code[1]


def _mark_places(source: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and swallowed byte of the half-width marks of which the text has no full-width ones left."""
    marks = [mark for mark in _MARKS if mark in source and chr(ord(mark) + _FULL_WIDTH) not in source]
    if not marks:
        return
    for match in re.finditer(rf"\ufffd?[{''.join(marks)}](?=[@-~\u2e80-\uffef“”‘’—…·、。])", source):
        yield match.start(), match.end(), ord(match[0][-1]) + 0x80


def _realign(source: str, start: int, lead: int) -> tuple[tuple[Piece, ...], int, int | None] | None:
    """Pair the bytes from ``start`` anew, with ``lead`` in front.

    Returns
    -------
    pieces, end, orphan
        The characters, the end of the run in the source, and the lead byte that is left over where a character of
        the lower ASCII range ends the run (its trail byte is lost). None where a pair of bytes is no character.
    """
    pieces: list[Piece] = []
    place = start
    while place < len(source):
        char = source[place]
        code = ord(char)
        if code in _TRAILS:
            closing = _decode(lead, code)
            return ((*pieces, Piece(closing, place)), place + 1, None) if closing else None
        pair = char.encode("gb18030", "replace")
        if len(pair) != 2:
            break
        decoded = _decode(lead, pair[0])
        if not decoded:
            return None
        pieces.append(Piece(decoded, place))
        lead = pair[1]
        place += 1
    return tuple(pieces), place, lead


def _decode(lead: int, trail: int) -> str:
    """Character of two bytes, empty where there is none."""
    char = bytes((lead, trail)).decode("gb18030", "ignore")
    return char if len(char) == 1 and not "\ue000" <= char <= "\uf8ff" else ""


def _lost_trail(
    lead: int, place: int, context: tuple[str, str], model: Bigrams, residues: tuple[PinyinResidue, ...]
) -> Piece:
    """Character of a lead byte whose trail byte is lost; the pinyin behind it may still tell which one it was."""
    before, after = context
    if match := re.match(rf"[(（]([{LETTERS}]{{1,6}})[)）]", after):
        named = [residue.char for residue in residues if residue.pinyin == match[1]]
        if len(named) == 1 and named[0].encode("gb18030")[0] == lead:
            return Piece(named[0], place)
    trails = [bytes((lead, trail)) for trail in range(0x80, 0xFF)]
    return _ranked(trails, before, after[:1] or "\n", place, model)


def _ranked(codes: list[bytes], before: str, after: str, place: int, model: Bigrams) -> Piece:
    """Choose the most likely of the possible characters between two others; U+FFFD where nothing speaks for one."""
    chars = {char for code in codes if (char := _decode(code[0], code[1]))}
    ranking = sorted(((model.score(before + char + after), char) for char in chars), reverse=True)
    if not ranking:
        return Piece(LOST, place, "lost")
    best, char = ranking[0]
    clear = len(ranking) == 1 or best - ranking[1][0] >= _LEAST_MARGIN
    known = model.knows(before + char) or model.knows(char + after)
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
