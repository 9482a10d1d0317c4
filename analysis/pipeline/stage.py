"""What a stage is: data that say which function makes which files from which files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Stage:
    """A stage of the build as it stands in the stage list.

    Attributes
    ----------
    name : str
        What a reader calls it; with ``each`` the name of the item is added.
    function : str
        ``module:function``, imported only when the stage runs. It takes an ``Inputs`` and gives back a mapping from
        the names in ``outputs`` to tables, text or bytes.
    inputs, outputs : tuple of str
        Names of files as ``folder/name`` (see ``Workspace.locate``). ``{item}`` stands for the item, ``{document}`` for
        every document (so too ``{figure}``, ``{notebook}``), ``{tables}`` and ``{files}`` for those of a
        figure, ``*.csv`` for all files of a folder. Of the registry a stage sees only the files that are named here.
    reads : tuple of str
        Files that the function reads, too, but whose change alone does not make it stale: the spec says what of them
        counts (the digests of the rows that a figure shows).
    spec : mapping
        What else the result depends on; plain values only.
    each : str
        Run once for each ``document``, ``figure`` or ``notebook``; empty for once.
    needs : str
        Kind of item without which the stage is left out (``document``); empty for none.
    long : bool
        Whether it takes so long that others had better run beside it (see :mod:`analysis.pipeline.ahead`).
    """

    name: str
    function: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    spec: Mapping[str, Any] = field(default_factory=dict)
    each: str = ""
    needs: str = ""
    reads: tuple[str, ...] = ()
    long: bool = False


@dataclass(frozen=True)
class Job:
    """A stage with its files found: what the build engine runs.

    Attributes
    ----------
    name : str
        Unique in a build.
    function : str
        As in :class:`Stage`.
    inputs, outputs : mapping of str to Path
        Files by the names that the stage function uses.
    spec : mapping
        Plain values; a change makes the job stale.
    reads : mapping of str to Path
        Further files, as in :class:`Stage`.
    code : str
        Digest of the code, where the build engine has taken it down.
    long : bool
        As in :class:`Stage`.
    """

    name: str
    function: str
    inputs: Mapping[str, Path]
    outputs: Mapping[str, Path]
    spec: Mapping[str, Any] = field(default_factory=dict)
    reads: Mapping[str, Path] = field(default_factory=dict)
    code: str = ""
    long: bool = False
