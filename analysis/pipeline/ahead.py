"""Ahead: a long job is computed in a copy of this process while the short ones run here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from analysis import files
from analysis.pipeline.forked import Copy, begin
from analysis.pipeline.running import Contents, load_function, outputs_of
from analysis.pipeline.stage import Job
from analysis.pipeline.stamp import signature


class Ahead:
    """Runs the jobs of a build as they are asked for, a long one ahead of its turn.

    A long job is begun when all waiting jobs that make what it reads have run, and one of them changed it: then it is
    certain to be asked for. The copy only computes; files are written here, when the turn has come. Where the copy
    fails the job runs here, so that its error is the one that it has without a copy.

    Parameters
    ----------
    jobs : sequence of Job
        The build.
    waiting : collection of str
        Names of the jobs that are stale as far as is known; with none no job is begun ahead.
    """

    def __init__(self, jobs: Sequence[Job], waiting: Collection[str]) -> None:
        self._left = {job.name: job for job in jobs if job.name in waiting}
        self._before = {path: signature(path) for job in self._long() for path in _needs(job)}
        self._copies: dict[str, Copy[Contents]] = {}

    def run(self, job: Job) -> None:
        """Make the outputs of a job; errors as :func:`analysis.pipeline.running.run_job`."""
        files.write_all(self._contents(job))
        self._left.pop(job.name, None)
        self._begin()

    def _contents(self, job: Job) -> Contents:
        copy = self._copies.get(job.name)
        if copy is None:
            return outputs_of(job)
        for other in self._left.values():
            # Libraries of what comes next start while the copy is at work.
            if other.name != job.name:
                load_function(other.function)
        found = copy.answer()
        return found[0] if found else outputs_of(job)

    def _begin(self) -> None:
        made = {path for job in self._left.values() for path in job.outputs.values()}
        for job in self._long():
            needed = _needs(job)
            changed = any(signature(path) != self._before[path] for path in needed)
            if not self._copies and changed and not made & needed:
                # Others need most of its libraries, too: they are loaded once, for both processes.
                load_function(job.function)
                copy = begin(partial(outputs_of, job))
                self._copies |= {job.name: copy} if copy else {}

    def _long(self) -> Iterator[Job]:
        return (job for job in self._left.values() if job.long)

    def end(self) -> None:
        """End the copies that nothing waits for."""
        for copy in self._copies.values():
            copy.end()


def _needs(job: Job) -> set[Path]:
    return {*job.inputs.values(), *job.reads.values()}


@contextmanager
def running_ahead(jobs: Sequence[Job], waiting: Collection[str]) -> Iterator[Ahead]:
    """Run jobs by an :class:`Ahead`, of which no copy is left behind."""
    ahead = Ahead(jobs, waiting)
    try:
        yield ahead
    finally:
        ahead.end()
