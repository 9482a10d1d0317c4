"""A new document of the register: what its own text says of title, place, period, kind, date and number."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import files
from analysis.documents import Document
from analysis.errors import InputError
from analysis.extraction.prose.plan import plan_of
from analysis.registry import Place, Registry
from analysis.registry.rows import read_rows

HEAD_LINES = 200
TITLE_LINES = 4
_ENDS = (
    r"五年规划(?:和[〇二三五零○O0-9]{4}年远景目标)?(?:纲要|的?建议)?",
    r"政府工作报告(?:全文)?",
    r"(?:意见|方案|办法|行动计划|工作要点)",
)
TITLE = re.compile(rf"[^。；！？!?;：:《》【】]{{0,70}}?(?:{'|'.join(_ENDS)})(?:[（(][^）)]{{1,20}}[）)])?")
# The notice with which a document is sent round names it.
SENT = re.compile(r"印发《([^》]+)》")
YEARS = re.compile(r"(20\d\d)\s*[—–\-－~至到]+\s*(20\d\d)\s*年")
YEAR = re.compile(r"(20\d\d)\s*年")
DATE = re.compile(r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|(20\d\d)-(\d\d)-(\d\d)")
BASES = (("approved", re.compile("批准|通过")), ("published", re.compile("来源|发布|发表|浏览")))
NUMBER = re.compile(r"[\u4e00-\u9fff]{1,8}[〔\[［(（]20\d\d[〕\]］)）]\s*\d+\s*号")
CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# Cells that follow from others, so that nobody is asked for them before these are known.
FOLLOWS = {"level": {"place_id"}, "doc_id": {"place_id", "period"}}
# The first plan year that counts in fives without a gap back from today is 1951 + 5 n.
FIRST_PLAN = 1951
TRADITIONAL = 0.02


@dataclass(frozen=True)
class Proposal:
    """A row of documents.csv, and the cells that the text does not give.

    Attributes
    ----------
    row : mapping of str to str
        Cells by column; empty where nothing was found.
    missing : tuple of str
        Required columns without a value, but for those that follow from another one that is missing.
    unknown_place : str
        Place that the text names and the register lacks; empty for none.
    """

    row: Mapping[str, str]
    missing: tuple[str, ...]
    unknown_place: str = ""


def propose_row(document: Document, registry: Registry, given: Mapping[str, str]) -> Proposal:
    """Propose the row of documents.csv for a document.

    Parameters
    ----------
    document : Document
        As read.
    registry : Registry
        Places and periods; a place that the register lacks is not invented.
    given : mapping of str to str
        Cells that the user names; they count before what the text says.

    Returns
    -------
    Proposal
        Facts of the file only: what it does not print stays empty.

    Raises
    ------
    InputError
        For a given place that ``places.csv`` lacks.
    """
    check_place(given.get("place_id"), registry)
    head = _head(document)
    title = given.get("title") or find_title(head, registry)
    kind = given.get("kind") or propose_kind(title, registry)
    read = plan_of(document, registry)
    place = registry.places.get(given.get("place_id") or read.place_id or "") or find_place(title, registry)
    issued, basis = _date(document)
    period = given.get("period") or find_period(title, kind, registry, issued) or read.period
    number = NUMBER.search("\n".join(head))
    row = {
        "title": title,
        "place_id": given.get("place_id") or (place.place_id if place else ""),
        "level": propose_level(title, place, registry),
        "period": period,
        "kind": kind,
        "issued": issued,
        "issued_basis": basis,
        "number": "".join(number[0].split()) if number else "",
        "sha256": hashlib.sha256(document.path.read_bytes()).hexdigest(),
        "script": _script(document),
        "doc_id": _doc_id(place, period, registry),
    }
    row |= {name: cell for name, cell in given.items() if cell}
    columns = registry.schema["documents"].columns
    row = {name: row[name] for name in columns}
    empty = {name for name, column in columns.items() if column.required and not row[name]}
    missing = tuple(name for name in columns if name in empty and not FOLLOWS.get(name, set()) & empty)
    return Proposal(row, missing, read.place if "place_id" in missing else "")


def check_place(place_id: str | None, registry: Registry) -> None:
    """Refuse a place that the register lacks, and say what its row needs.

    Raises
    ------
    InputError
        Names the place and the columns that a row of places.csv must fill.
    """
    if not place_id or place_id in registry.places:
        return
    needed = [name for name, column in registry.schema["places"].columns.items() if column.required]
    expected = f"a row of data/registry/places.csv first, with {', '.join(needed)}; parent_id if its city is listed"
    raise InputError("documents.csv", "column place_id", place_id, expected)


def propose_kind(title: str, registry: Registry) -> str:
    """Propose the kind by the word of ``register_words.csv`` that ends last in the title; empty where none does."""
    found = [
        (match.end(), len(word), value)
        for word, value in _words(registry, "title", "kind").items()
        for match in re.finditer(re.escape(word), title)
    ]
    return max(found)[2] if found else ""


def propose_level(title: str, place: Place | None, registry: Registry) -> str:
    """Propose the level: of the place, else by the last word of its name; empty where that leaves it open (市)."""
    if place is not None:
        return _words(registry, "place_kind", "level").get(place.kind, "")
    words = _words(registry, "title", "level")
    ends = [title.find(word) for word, value in words.items() if not value]
    ends += [digit.start() for digit in re.finditer(r"\d", title)][:1]
    name = title[: min([end for end in ends if end > 0], default=len(title))]
    found = [(len(word), value) for word, value in words.items() if value and name.endswith(word)]
    return max(found)[1] if found else ""


def _words(registry: Registry, stands_in: str, column: str) -> dict[str, str]:
    rows = registry.rows["register_words"]
    own = [row for row in rows if (row["stands_in"], row["column"]) == (stands_in, column)]
    return {str(row["word"]): str(row["value"] or "") for row in own}


def add_document(row: Mapping[str, str], path: Path, registry: Registry) -> None:
    """Append a row to documents.csv; nothing is written where the row breaks a rule of the schema.

    Raises
    ------
    InputError
        Names the cell, what was found and what was expected.
    """
    known = files.read_csv(path)
    whole = pd.concat([known, pd.DataFrame([row], dtype="string").reindex(columns=known.columns)], ignore_index=True)
    whole = whole.mask(whole == "", pd.NA)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / path.name
        files.write_csv(draft, whole)
        try:
            read_rows(draft, registry.schema["documents"].columns)
        except InputError as error:
            raise InputError(path.name, error.where, error.found, error.expected) from error
    check_place(row["place_id"], registry)
    files.write_csv(path, whole)


def _head(document: Document) -> list[str]:
    lines = ("".join(paragraph.text.split()) for paragraph in document.paragraphs())
    return [line for line, _ in zip(lines, range(HEAD_LINES), strict=False)]


def find_title(head: list[str], registry: Registry) -> str:
    """Find the title among the first lines: one to four lines that end in a word for a plan; empty where none do.

    Of the lines that may belong to it (a printed number, the name of the office), those from a place name on count.
    """
    for end, line in enumerate(head):
        sent = SENT.search(line)
        if sent and TITLE.fullmatch(sent[1]):
            return sent[1]
        joined = [
            "".join(head[start : end + 1]).strip("《》") for start in range(max(end - TITLE_LINES + 1, 0), end + 1)
        ]
        titles = [text for text in joined if TITLE.fullmatch(text) and len(text) > len("政府工作报告")]
        if titles:
            return next((text for text in reversed(titles) if _begins_with_place(text, registry)), titles[-1])
    return ""


def _begins_with_place(title: str, registry: Registry) -> bool:
    words = title.removeprefix("中共").removeprefix("中国共产党")
    return any(words.startswith(name) for place in registry.places.values() for name in (place.name, *place.aliases))


def find_place(title: str, registry: Registry) -> Place | None:
    """Find the place that a title names; the one lowest in the tree where it names a city and its district."""
    found = []
    for place in registry.places.values():
        if any(name in title for name in (place.name, *place.aliases)):
            found.append(place)
    return max(found, key=lambda place: (len(registry.ancestors(place.place_id)), len(place.name)), default=None)


def find_period(title: str, kind: str, registry: Registry, issued: str) -> str:
    """Find the years that the title of a document names; else empty. A report is of its date."""
    digits = title.translate(CHINESE_DIGITS)
    for period in registry.periods.values():
        if any(f"{name}规划" in title or f"{name}五年" in title for name in (period.period, *period.aliases)) or any(
            alias in title for alias in period.aliases
        ):
            return f"{period.start_year}-{period.end_year}"
    if years := YEARS.search(digits):
        return f"{years[1]}-{years[2]}"
    if kind == "work_report":
        year = YEAR.search(digits)
        return year[1] if year else issued[:4]
    year = YEAR.search(digits)
    return year[1] if year else ""


def _date(document: Document) -> tuple[str, str]:
    """Date of approval or issue, from the first lines, else from the last ones."""
    lines = [paragraph.text for paragraph in document.paragraphs()]
    for line in [*lines[:HEAD_LINES], *reversed(lines[-HEAD_LINES:])]:
        found = DATE.search(line)
        # A date inside a sentence is not that of the document.
        if found and len(line) < 60:
            year, month, day = (int(part) for part in found.groups() if part)
            basis = next((name for name, words in BASES if words.search(line)), "issued")
            return f"{year}-{month:02}-{day:02}", basis
    return "", "published"


def _script(document: Document) -> str:
    """Script of the file: traditional where many characters were simplified."""
    changed = sum(
        char != document.source[int(origin)]
        for char, origin in zip(document.text, document.to_source, strict=False)
        if "\u4e00" <= char <= "\u9fff" and int(origin) < len(document.source)
    )
    return "Hant" if changed > TRADITIONAL * max(len(document.text), 1) else "Hans"


def _doc_id(place: Place | None, period: str, registry: Registry) -> str:
    if place is None or not period:
        return ""
    english = {str(row["zh"]): str(row["en"]) for row in registry.rows.get("english", ())}
    name = re.sub(r"[^a-z0-9]+", "-", english.get(place.name, place.place_id).lower()).strip("-")
    start, end = int(period[:4]), int(period[-4:])
    five = end - start == 4 and (start - FIRST_PLAN) % 5 == 0
    stem = f"{name}-{(start - FIRST_PLAN) // 5}fyp" if five else f"{name}-{period}"
    taken = [stem, *(f"{stem}-{count}" for count in range(2, len(registry.documents) + 3))]
    return next(one for one in taken if one not in registry.documents)
