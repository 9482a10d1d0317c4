"""Which registered document a file is: by its hash first, then by its title lines, never by its name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from analysis.errors import InputError
from analysis.registry import Registry

# Titles stand in the first lines; web pages carry up to some hundred lines of navigation above them.
_HEAD_LINES = 200
_LINES_OF_A_TITLE = 4
_NOT_WORDING = re.compile(r"[\W_的]+")


def by_hash(data: bytes, registry: Registry) -> str | None:
    """Id of the registered document whose file has exactly these bytes."""
    digest = hashlib.sha256(data).hexdigest()
    return next((doc_id for doc_id, entry in registry.documents.items() if entry.sha256 == digest), None)


def by_title(text: str, registry: Registry) -> tuple[str, ...]:
    """Ids of the registered documents whose title stands in the first lines of a clean text.

    Notes
    -----
    A title may run over up to four lines; spaces, punctuation and 的 do not count. A sentence that merely quotes a
    title is no match, because the line must hold the title and nothing else. Several ids where several titles stand.
    """
    titles = {doc_id: _key(entry.title) for doc_id, entry in registry.documents.items()}
    printed = set(_title_keys(text))
    return tuple(doc_id for doc_id, title in titles.items() if title and title in printed)


def _key(title: str) -> str:
    return _NOT_WORDING.sub("", str(title))


def _title_keys(text: str) -> Iterable[str]:
    """Keys of one to four successive lines among the first lines."""
    keys = [key for line in text.split("\n")[: 4 * _HEAD_LINES] if (key := _key(line))][:_HEAD_LINES]
    for start in range(len(keys)):
        for count in range(1, _LINES_OF_A_TITLE + 1):
            yield "".join(keys[start : start + count])


def check_registered(path: Path, doc_id: str, registry: Registry) -> None:
    """Refuse an id that the register does not hold.

    Raises
    ------
    InputError
        Names the file and the id.
    """
    if doc_id not in registry.documents:
        known = ", ".join(sorted(registry.documents))
        raise InputError(path, "", f"the document id {doc_id!r}, which is not registered", f"one of {known}")
