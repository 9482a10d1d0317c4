"""Which format a file is in, by its first bytes, and the way to its text."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from analysis.documents.encodings import EXPECTED, decode_text
from analysis.documents.html import html_text
from analysis.documents.markup import tables_as_rows
from analysis.documents.nesting import DEEPEST, is_too_deep
from analysis.errors import InputError

READABLE = f"{EXPECTED}, html, docx or a pdf with text"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (
    (b"{\\rtf", "an rtf file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"Rar!", "a rar archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
_HTML = re.compile(r"<!doctype\s+html|<html|<head|<body|<meta\s", re.IGNORECASE)
_TAG = re.compile(r"<(?:p|div|span|a)\b[^>]{0,300}>", re.IGNORECASE)
_HEAD = 5_000


def extract_text(data: bytes, path: Path) -> tuple[str, str]:
    """Give the text of a file in any format that is read.

    Parameters
    ----------
    data : bytes
        The whole file.
    path : Path
        Its name, for error messages; the format is told by the bytes.

    Returns
    -------
    text, encoding : str
        For a text file its decoded content (html tables in it as rows), else the extracted text, to which all offsets
        and lines refer; and the encoding, or ``html``, ``docx``, ``pdf``.

    Raises
    ------
    InputError
        Where the file is empty, binary, damaged, encrypted, scanned, nested without end, or in a format that is not
        read.
    """
    if b"%PDF-" in data[:1024]:
        from analysis.documents.pdf import pdf_text  # slow to start, and few files are pdf

        return _written(pdf_text(data, path), path), "pdf"
    if data.startswith(b"PK\x03\x04"):
        from analysis.documents.word import word_text  # slow to start, and few files are docx

        _check_word(data, path)
        return _written(word_text(data, path), path), "docx"
    if refusal := _refusal(data):
        raise InputError(path, "", refusal, READABLE)
    text, encoding = decode_text(data, path)
    if _is_html(text):
        if is_too_deep(text):
            raise InputError(path, "", f"elements nested more than {DEEPEST:,} deep", "a page as browsers show them")
        return _written(html_text(text), path), "html"
    return tables_as_rows(text), encoding


def _refusal(data: bytes) -> str:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "an encrypted Office file"
        return "an old .doc file" if "WordDocument".encode("utf-16-le") in data else "an old Office file"
    return next((name for mark, name in _BINARY if data.startswith(mark)), "")


def _check_word(data: bytes, path: Path) -> None:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile as error:
        raise InputError(path, "", "a damaged zip or docx file", READABLE) from error
    if "word/document.xml" not in names:
        raise InputError(path, "", "a zip file that is no docx", READABLE)


def _is_html(text: str) -> bool:
    head = text[:_HEAD]
    return bool(_HTML.search(head)) or len(_TAG.findall(head)) > 5


def _written(text: str, path: Path) -> str:
    if not text.strip():
        raise InputError(path, "", "a file without any text", READABLE)
    return text
