import io
import zipfile
from pathlib import Path

import pytest
from document_samples import read

from analysis.errors import InputError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def zipped(name: str, content: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "an old .doc file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "an encrypted Office file"),
        (OLE, "an old Office file"),
        (zipped("xl/workbook.xml"), "a zip file that is no docx"),
        (zipped("word/document.xml", "<a"), "a damaged docx file"),
        (zipped("word/document.xml")[:-30], "a damaged zip or docx file"),
        (b"{\\rtf1\\ansi}", "an rtf file"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a picture"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "a picture"),
        (b"<html><body><img src='a.png'></body></html>", "without any text"),
    ],
)
def test_a_format_that_is_not_read_is_named(tmp_path: Path, data: bytes, found: str) -> None:
    with pytest.raises(InputError, match=found) as error:
        read(tmp_path, data)
    assert "docx" in str(error.value)


def test_the_name_of_the_file_does_not_matter_but_its_content(tmp_path: Path) -> None:
    html = "<html><body><p>一、发展目标</p><p>地区生产总值增长5.5%。</p></body></html>"
    assert read(tmp_path, html).text == "一、发展目标\n地区生产总值增长5.5%。"
    assert read(tmp_path, "当 a<b 时，增长较快。").encoding == "utf-8"
