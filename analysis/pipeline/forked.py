"""Forked: two pieces of work at once, one of them in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from analysis.collector import collector_paused

T = TypeVar("T")


def at_once(first: Callable[[], T], second: Callable[[], T]) -> tuple[T, T]:
    """Call two functions side by side where the machine can, else one after the other.

    Parameters
    ----------
    first, second : callable
        Independent of each other; what the second gives back goes through a pipe.

    Returns
    -------
    tuple
        What both give back, as if they had been called one after the other.

    Notes
    -----
    The second runs in a copy of this process, which is safe on Linux alone. The copy opens anew what is open for
    reading (fonts), as both would move one place in one file. Where the second fails there, or the copy is killed, it
    is called again here, so that its error is the one that it has in a single process. Ctrl-C is for this process,
    which ends the copy.
    """
    copy = begin(second)
    if copy is None:
        return first(), second()
    try:
        with collector_paused():
            mine = first()
        answer = copy.answer()
        return mine, answer[0] if answer else second()
    finally:
        copy.end()


def begin(task: Callable[[], T]) -> Copy[T] | None:
    """Begin a piece of work in a copy of this process, as :func:`at_once` does; None where the machine has no room.

    A copy makes no copies, and all together are no more than there are cores.
    """
    if not _has_room():
        return None
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(task, sending), daemon=True)
    process.start()
    sending.close()
    # From now on each has its own place in the files that are open.
    return Copy(process, receiving, bool(_received(receiving)))


@dataclass(frozen=True)
class Copy(Generic[T]):
    """A copy of this process that is at work.

    Attributes
    ----------
    process, receiving
        The copy, and the end of the pipe at which its answer arrives.
    began : bool
        Whether it came as far as to begin.
    """

    process: BaseProcess
    receiving: Connection
    began: bool

    def answer(self) -> tuple[T] | tuple[()]:
        """Wait for what the work gives back; empty where it failed there."""
        return _received(self.receiving) if self.began else ()

    def end(self) -> None:
        """End the copy: its answer is here or not wanted."""
        self.receiving.close()
        self.process.kill()
        self.process.join()


def _has_room() -> bool:
    if sys.platform != "linux" or multiprocessing.current_process().daemon:
        return False
    return len(os.sched_getaffinity(0)) > 1 + len(multiprocessing.active_children())


def _received(receiving: Connection) -> tuple[Any, ...]:
    """Wait for what the copy sends next; empty where it has ended."""
    try:
        return tuple(receiving.recv())
    except EOFError:
        return ()


def _answer(task: Callable[[], T], sending: Connection) -> None:
    """Say that the files are this process's own, then what the task gives back; nothing where it fails."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _reopen_files()
        sending.send((True,))
        with collector_paused():
            sending.send((task(),))
    except Exception:
        os._exit(1)


def _reopen_files() -> None:
    """Give this process a place of its own in every file that it shares for reading."""
    import fcntl  # there is none on Windows

    for path in list(Path("/proc/self/fd").iterdir()):
        shared = int(path.name)
        try:
            if not stat.S_ISREG(os.fstat(shared).st_mode) or fcntl.fcntl(shared, fcntl.F_GETFL) & os.O_ACCMODE:
                continue
            own = os.open(path, os.O_RDONLY)
        except OSError:
            # The folder that was listed; it is closed by now.
            continue
        os.lseek(own, os.lseek(shared, 0, os.SEEK_CUR), os.SEEK_SET)
        os.dup2(own, shared, inheritable=False)
        os.close(own)
