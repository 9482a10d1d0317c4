"""Files are written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from analysis import files
from analysis.errors import InputError, OutputError


def full_disk(*_args: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_several_files_are_written(tmp_path: Path) -> None:
    files.write_all({tmp_path / "new" / "a.txt": "a", tmp_path / "b.txt": b"b"})
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"a"
    assert (tmp_path / "b.txt").read_bytes() == b"b"


def test_a_full_disk_leaves_every_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    files.write_all({first: "old", second: "old"})
    sync, calls = os.fsync, []

    def second_fails(handle: int) -> None:
        calls.append(handle)
        sync(handle) if len(calls) == 1 else full_disk()

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(OutputError, match=r"b\.txt: cannot be written \(No space left on device\)"):
        files.write_all({first: "new", second: "new"})
    found = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert found == {"a.txt": "old", "b.txt": "old"}


def test_ctrl_c_while_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    files.write_atomic(path, "old")

    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write_atomic(path, "new")
    assert [child.name for child in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(os.name == "nt" or not os.geteuid(), reason="the superuser may write everywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(OutputError, match="Permission denied"):
        files.write_atomic(tmp_path / "a.txt", "new")


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "figures").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="figures"):
        files.write_atomic(tmp_path / "figures" / "a.txt", "new")


def test_the_same_content_is_not_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    files.write_atomic(path, "same")
    monkeypatch.setattr(os, "fsync", full_disk)
    files.write_atomic(path, "same")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1\n", r"line 2: found 1 cells; expected 2 cells"),
        (b"a,a\n1,2\n", r"line 1: found the header a,a"),
        (b"", r"line 1: found no header"),
        (b"a,b\n\xb5\xd8,2\n", r"byte 4: found bytes that are not UTF-8"),
    ],
)
def test_a_broken_table_is_named_with_its_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=rf"a\.csv, {message}"):
        files.read_csv(path)


def test_a_table_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\ufeffname,value\r\n汨罗,\r\n".encode())
    frame = files.read_csv(path)
    assert list(frame.columns) == ["name", "value"]
    assert frame["value"].isna().all()
    files.write_csv(path, frame)
    assert path.read_bytes() == "name,value\n汨罗,\n".encode()


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv: found No such file"):
        files.read_csv(tmp_path / "nowhere.csv")
