"""Observations: every file of statistics that is registered, read into one table; editions stand side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.errors import InputError
from analysis.registry import Registry
from analysis.statistics.bulletin import read_bulletin
from analysis.statistics.corrections import correct
from analysis.statistics.derived import derive
from analysis.statistics.failures import Failure, failures_frame
from analysis.statistics.proposal import source_of
from analysis.statistics.reading import sha256
from analysis.statistics.recognise import Recognition, recognise
from analysis.statistics.sources import Source, registered_sources
from analysis.statistics.tables import Observation, read_table

# Columns that sort observations.csv.
ORDER = ["place_id", "indicator_id", "year", "scope", "edition", "source_id", "locator"]
# Files that people put beside the statistics.
_PASSED_OVER = (".md", ".json", ".csv.license")


@dataclass(frozen=True)
class StatisticsReading:
    """What a folder of statistics gives.

    Attributes
    ----------
    observations : DataFrame
        Contract of observations.csv, sorted; derived rows included.
    failures : DataFrame
        Contract of statistics_failures.csv: what was not read.
    unregistered : tuple of Path
        Files that could be added with ``plans statistics add``.
    unreadable : tuple of (Path, str)
        Files that no reader takes, with the reason.
    sources : tuple of str
        Registered sources that were read, sorted.
    """

    observations: pd.DataFrame
    failures: pd.DataFrame
    unregistered: tuple[Path, ...]
    unreadable: tuple[tuple[Path, str], ...]
    sources: tuple[str, ...]


def find_files(folder: Path) -> list[Path]:
    """Files of a folder of statistics and its subfolders, sorted; notes and hidden files are passed over."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(p for p in paths if not p.name.startswith(".") and not p.name.lower().endswith(_PASSED_OVER))


def read_observations(files: Iterable[Path], registry: Registry) -> StatisticsReading:
    """Read all registered files of statistics.

    Parameters
    ----------
    files : iterable of Path
        Files; their names do not matter. A file that is no statistics is listed, never an error.
    registry : Registry
        Sources, edition map, labels, corrections, concepts, places.

    Returns
    -------
    StatisticsReading
        The same figure in several editions stands once for each; nothing is overwritten.
    """
    observations: list[Observation] = []
    failures: list[Failure] = []
    unregistered: list[Path] = []
    unreadable: list[tuple[Path, str]] = []
    seen: set[str] = set()
    for path in files:
        try:
            found = recognise(path, registry)
        except InputError as error:
            unreadable.append((path, str(error)))
            continue
        source = found.source or _by_edition(found, registry, failures)
        if source is None:
            unregistered.append(path)
        elif source.source_id not in seen:
            seen.add(source.source_id)
            rows, problems = read_source(found, source, registry)
            observations.extend(rows)
            failures.extend(problems)
    frame, problems = finish(observations, registry)
    table = failures_frame([*failures, *problems], registry)
    return StatisticsReading(frame, table, tuple(unregistered), tuple(unreadable), tuple(sorted(seen)))


def read_source(found: Recognition, source: Source, registry: Registry) -> tuple[list[Observation], list[Failure]]:
    """Observations and failures of one recognised file."""
    if found.document is not None:
        return read_bulletin(found.document, source, registry)
    return read_table(found, source, registry.rows["edition_map"], registry)


def finish(observations: list[Observation], registry: Registry) -> tuple[pd.DataFrame, list[Failure]]:
    """Corrections, derived concepts, order: from rows as read to the table of the contract."""
    contract = registry.tables["observations"]
    frame, failures = correct(contract.frame(observations), registry.rows["corrections"], registry)
    whole = pd.concat([frame, derive(frame, registry)], ignore_index=True)
    return contract.check(whole.sort_values(ORDER, kind="stable").reset_index(drop=True)), failures


def file_digest(path: Path) -> str:
    """Digest of a file, as sources.csv keeps it."""
    return sha256(path.read_bytes())


def _by_edition(found: Recognition, registry: Registry, failures: list[Failure]) -> Source | None:
    """Find the registered source of the same edition and table, where the file itself has another digest."""
    proposed = source_of(found)
    source = registered_sources(registry).get(proposed.source_id) if proposed else None
    if source is not None:
        failures.append(Failure("digest_differs", source.source_id, "", "", found.digest, source.sha256))
    return source
