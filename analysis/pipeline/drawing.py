"""Drawing: figures that wait are drawn by two processes, which take them from one list."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis import files
from analysis.pipeline.codebase import with_codes
from analysis.pipeline.forked import Copy, begin
from analysis.pipeline.running import Contents, outputs_of
from analysis.pipeline.stage import Job


class Queue:
    """Jobs that are certain to run, taken by this process as it is asked for them and by a copy of it meanwhile.

    The copy begins with the largest at once. It only computes; files are written here, when the job is asked for. What
    fails there runs here again, so that its error is the one that it has without a copy.

    Parameters
    ----------
    jobs : iterable of Job
        Independent of each other, with their code; all that they read is made.
    folder : Path
        Empty folder, in which a job that somebody has begun leaves a mark.
    """

    def __init__(self, jobs: Iterable[Job], folder: Path) -> None:
        self._jobs = {job.name: job for job in sorted(jobs, key=_size, reverse=True)}
        self._marks = {name: folder / str(number) for number, name in enumerate(self._jobs)}
        self._made: dict[str, Contents] = {}
        self._copy: Copy[dict[str, Contents]] | None = begin(self._take_all) if len(self._jobs) > 1 else None

    def run(self, job: Job) -> None:
        """Make the outputs of a job; errors as :func:`analysis.pipeline.running.run_job`."""
        contents = self._contents(job.name) if self._jobs.get(job.name) == job else None
        files.write_all(outputs_of(job) if contents is None else contents)

    def _contents(self, name: str) -> Contents | None:
        """Give what a job makes where somebody has begun it, else nothing: it is begun by the caller now."""
        if name not in self._made and self._takes(name):
            return None
        if self._copy and name not in self._made:
            # The copy is at work on it: time for all others.
            self._made |= self._take_all()
            if name not in self._made:
                answer = self._copy.answer()
                self._made |= answer[0] if answer else {}
                self.end()
        return self._made.pop(name, None)

    def _take_all(self) -> dict[str, Contents]:
        """Make what nobody has begun; what fails is left out."""
        found = ((name, _attempt(job)) for name, job in self._jobs.items() if self._takes(name))
        return {name: contents for name, contents in found if contents is not None}

    def _takes(self, name: str) -> bool:
        try:
            self._marks[name].mkdir()
        except FileExistsError:
            return False
        return True

    def end(self) -> None:
        """End the copy."""
        if self._copy:
            self._copy.end()
        self._copy = None


def _attempt(job: Job) -> Contents | None:
    try:
        return outputs_of(job)
    except Exception:  # its turn shows it
        return None


def _size(job: Job) -> int:
    """Bytes of what was drawn last time, by which the time that it takes is told."""
    return sum(path.stat().st_size for path in job.outputs.values() if path.is_file())


@contextmanager
def drawing(jobs: Iterable[Job], state: Path) -> Iterator[Queue]:
    """Begin to draw figures; of the copy and its marks nothing is left behind.

    Parameters
    ----------
    jobs : iterable of Job
        As :class:`Queue` takes them.
    state : Path
        Folder that remembers earlier builds.
    """
    with tempfile.TemporaryDirectory(prefix="plans-") as name:
        queue = Queue(with_codes(jobs, state), Path(name))
        try:
            yield queue
        finally:
            queue.end()
