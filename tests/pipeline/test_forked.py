"""Two pieces of work side by side: as if one after the other, also where a copy of the process reads the same file."""

import os
from functools import partial
from pathlib import Path

import pytest

from analysis.pipeline import forked


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, however few cores there are."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no copies of processes on this system")
    monkeypatch.setattr(forked, "_has_room", lambda: True)


def process() -> int:
    return os.getpid()


@pytest.mark.usefixtures("room")
def test_the_second_runs_in_another_process():
    here, there = forked.at_once(process, process)
    assert here == os.getpid() != there


def test_on_one_core_both_run_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(forked, "_has_room", lambda: False)
    assert forked.at_once(process, process) == (os.getpid(), os.getpid())


@pytest.mark.usefixtures("room")
def test_both_read_one_open_file_from_their_own_place(tmp_path: Path):
    path = tmp_path / "font"
    path.write_bytes(bytes(range(256)) * 4096)
    with path.open("rb", buffering=0) as file:
        file.seek(256)

        def read() -> bytes:
            return b"".join(file.read(64) for _ in range(4000))

        here, there = forked.at_once(read, read)
    assert here == there == (bytes(range(256)) * 1000)


def fail_elsewhere(parent: int, how: str) -> str:
    if os.getpid() == parent:
        return "here"
    if how == "killed":
        os._exit(9)
    raise ValueError(how)


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("how", ["killed", "raises"])
def test_what_fails_in_the_copy_is_done_again_here(how: str):
    assert forked.at_once(process, partial(fail_elsewhere, os.getpid(), how))[1] == "here"


def refuse() -> int:
    raise KeyError("a mistake")


@pytest.mark.usefixtures("room")
def test_an_error_is_that_of_one_process_and_leaves_no_copy():
    for pair in ((refuse, process), (process, refuse)):
        with pytest.raises(KeyError, match="a mistake"):
            forked.at_once(*pair)
    assert not [one for one in forked.multiprocessing.active_children() if one.is_alive()]
