"""A folder of documents: which file is which registered document, what is not registered, what cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from analysis.documents.reading import identify
from analysis.errors import InputError
from analysis.registry import Registry


@dataclass(frozen=True)
class DocumentFolder:
    """What a folder holds.

    Attributes
    ----------
    matched : dict
        Registered document id to file.
    unregistered : list of Path
        Files that can be read but are no registered document.
    unreadable : list of (Path, str)
        Files that cannot be read, with the reason.
    """

    matched: dict[str, Path] = field(default_factory=dict)
    unregistered: list[Path] = field(default_factory=list)
    unreadable: list[tuple[Path, str]] = field(default_factory=list)


def find_documents(folder: Path, registry: Registry) -> DocumentFolder:
    """Look through a folder (not its subfolders) and recognise each file by its content.

    Parameters
    ----------
    folder : Path
        The folder; hidden files and README files are passed over.
    registry : Registry
        The register.

    Returns
    -------
    DocumentFolder
        In the order of file names.

    Raises
    ------
    InputError
        Where the folder is missing, or two files hold one document.
    """
    if not folder.is_dir():
        raise InputError(folder, "", "no such folder", "a folder with plan texts")
    found = DocumentFolder()
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith(".") and path.stem.upper() != "README":
            _file(path, registry, found)
    return found


def _file(path: Path, registry: Registry, found: DocumentFolder) -> None:
    try:
        doc_id = identify(path, registry)
    except InputError as error:
        found.unreadable.append((path, f"found {error.found}; expected {error.expected}"))
        return
    if doc_id is None:
        found.unregistered.append(path)
        return
    other = found.matched.setdefault(doc_id, path)
    if other != path:
        raise InputError(path, "", f"the document {doc_id}, which {other.name} holds as well", "one file per document")
