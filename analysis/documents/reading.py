"""Reading one file into a Document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from pathlib import Path

from analysis.collector import collector_paused
from analysis.documents.codes import control_places, places_of
from analysis.documents.document import Document, Repair, line_starts
from analysis.documents.doubled import remove_doubled
from analysis.documents.folios import remove_folios
from analysis.documents.formats import extract_text
from analysis.documents.mapped import MappedText
from analysis.documents.markup import remove_markup
from analysis.documents.outline import build_outline
from analysis.documents.pages import join_pages
from analysis.documents.plain import plain_lines
from analysis.documents.recognition import by_hash, by_title, check_registered
from analysis.documents.residue import PinyinResidue, learn_residue, remove_learned, remove_residue, restore_named
from analysis.documents.script import simplify
from analysis.documents.shifts import LOST, repair_shifts
from analysis.errors import InputError
from analysis.registry import Registry

# Enough of a file to hold its title lines, so that telling files apart stays cheap.
_HEAD = 20_000


@collector_paused()
def read_document(path: Path, registry: Registry, doc_id: str | None = None) -> Document:
    """Read a document from a file.

    Parameters
    ----------
    path : Path
        The file; its name does not matter.
    registry : Registry
        The register, by which the document is recognised.
    doc_id : str, optional
        Id to give the document; without it the document is recognised by its content, and one outside the register
        takes the stem of the file name.

    Returns
    -------
    Document

    Raises
    ------
    InputError
        Where the file is missing, empty, binary or in a format that is not read, or ``doc_id`` is not registered.
    """
    if doc_id is not None:
        check_registered(path, doc_id, registry)
    data = _read_bytes(path)
    source, encoding = extract_text(data, path)
    found = _identify(data, source, registry)
    if doc_id is not None and found is not None and found != doc_id:
        raise InputError(path, "", f"the document {found}", f"the document {doc_id}")
    return clean_document(doc_id or found or path.stem, path, source, encoding)


def identify(path: Path, registry: Registry) -> str | None:
    """Id of the registered document that a file holds, None for any other text.

    Raises
    ------
    InputError
        Where the file cannot be read.
    """
    data = _read_bytes(path)
    return by_hash(data, registry) or _identify(data, extract_text(data, path)[0], registry)


def _identify(data: bytes, source: str, registry: Registry) -> str | None:
    if (doc_id := by_hash(data, registry)) is not None:
        return doc_id
    head = source[:_HEAD]
    ids = by_title(_clean(head, learn_residue(head))[0].text, registry)
    return ids[0] if len(ids) == 1 else None


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(path, "", "no such file", "a document") from error
    except OSError as error:
        raise InputError(path, "", f"a file that cannot be opened ({error.strerror})", "a document") from error


def clean_document(doc_id: str, path: Path, source: str, encoding: str) -> Document:
    """Make a Document from a decoded source: damage repaired, simplified, page breaks joined."""
    residues = learn_residue(source)
    mapped, repairs = _clean(source, residues)
    return Document(
        doc_id=doc_id,
        path=path,
        source=source,
        text=mapped.text,
        to_source=mapped.origin,
        outline=build_outline(mapped.text),
        repairs=_all_repairs(source, residues, repairs),
        encoding=encoding,
    )


def _clean(source: str, residues: tuple[PinyinResidue, ...]) -> tuple[MappedText, tuple[Repair, ...]]:
    """Repair first, convert after: a shifted run is made of bytes that no converter may touch."""
    mapped, repairs = repair_shifts(remove_learned(source, residues), residues)
    mapped, named = restore_named(remove_residue(mapped, residues), residues)
    mapped = simplify(remove_doubled(remove_markup(plain_lines(mapped))))
    return join_pages(remove_folios(mapped)), repairs + named


def _all_repairs(source: str, residues: tuple[PinyinResidue, ...], repairs: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """Summaries of the residue, then runs, bytes that could not be decoded and controls, each with its line."""
    controls = control_places(source)
    if not residues and not repairs and LOST not in source and not controls:
        return ()
    starts = line_starts(source)
    summaries = [
        Repair("pinyin_summary", f"{r.char}({r.pinyin})", r.char, bisect_right(starts, r.first), count=r.count)
        for r in residues
    ]
    taken = {place for r in repairs for place in range(r.start or 0, r.end or 0)}
    marks = [place for place in places_of(LOST, source) if place not in taken]
    lost = [Repair("lost", LOST, LOST, 0, place, place + 1) for place in marks]
    lost += [Repair("lost", _picture(source[place]), "", 0, place, place + 1) for place in controls]
    runs = sorted([*repairs, *lost], key=lambda r: r.start or 0)
    return (*summaries, *(replace(r, line=bisect_right(starts, r.start or 0)) for r in runs))


def _picture(control: str) -> str:
    """Give the sign that stands for a control character in print (␀)."""
    return chr(0x2400 + ord(control)) if control < " " else "\u2421"
