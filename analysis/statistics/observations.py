"""Observations: every file of statistics that is registered, read into one table; editions stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from analysis.errors import InputError
from analysis.registry import Registry
from analysis.statistics.bulletin import read_bulletin
from analysis.statistics.corrections import correct
from analysis.statistics.derived import derive
from analysis.statistics.failures import Failure, failures_frame
from analysis.statistics.proposal import source_of
from analysis.statistics.reading import read_bytes, sha256
from analysis.statistics.recognise import Recognition, recognise
from analysis.statistics.sources import Source, registered_sources
from analysis.statistics.tables import Observation, read_table

# Columns that sort observations.csv.
ORDER = ["place_id", "indicator_id", "year", "scope", "edition", "source_id", "locator"]
# Files that people put beside the statistics.
_PASSED_OVER = (".md", ".json", ".csv.license")
_DIFFERS = "digest_differs"


@dataclass(frozen=True)
class SourceReading:
    """What one file of a registered source gives, before corrections.

    Attributes
    ----------
    source_id : str
        Its source.
    observations : tuple of dict
        Cells of observations.csv.
    failures : tuple of Failure
        What was not read.
    """

    source_id: str
    observations: tuple[Observation, ...]
    failures: tuple[Failure, ...]


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
    by_file : mapping of str to SourceReading
        Readings by the sha256 of the file, where the register has that very file.
    """

    observations: pd.DataFrame
    failures: pd.DataFrame
    unregistered: tuple[Path, ...]
    unreadable: tuple[tuple[Path, str], ...]
    sources: tuple[str, ...]
    by_file: Mapping[str, SourceReading]


def find_files(folder: Path) -> list[Path]:
    """Files of a folder of statistics and its subfolders, sorted; notes and hidden files are passed over."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(p for p in paths if not p.name.startswith(".") and not p.name.lower().endswith(_PASSED_OVER))


def read_observations(
    files: Iterable[Path], registry: Registry, known: Mapping[str, SourceReading] = MappingProxyType({})
) -> StatisticsReading:
    """Read all registered files of statistics.

    Parameters
    ----------
    files : iterable of Path
        Files; their names do not matter. A file that is no statistics is listed, never an error.
    registry : Registry
        Sources, edition map, labels, corrections, concepts, places.
    known : mapping of str to SourceReading
        Readings of files by their sha256 that hold still: such a file is not read again.

    Returns
    -------
    StatisticsReading
        The same figure in several editions stands once for each; nothing is overwritten.
    """
    readings: dict[str, SourceReading] = {}
    differing: list[Failure] = []
    unregistered: list[Path] = []
    unreadable: list[tuple[Path, str]] = []
    by_file: dict[str, SourceReading] = {}
    digests = {source.sha256 for source in registered_sources(registry).values()}
    for path in files:
        try:
            digest = sha256(read_bytes(path))
            reading = known.get(digest) or read_file(path, registry)
        except InputError as error:
            unreadable.append((path, str(error)))
            continue
        if reading is None:
            unregistered.append(path)
            continue
        differing += [failure for failure in reading.failures if failure.check == _DIFFERS]
        readings.setdefault(reading.source_id, reading)
        by_file |= {digest: reading} if digest in digests else {}
    frame, problems = finish([row for reading in readings.values() for row in reading.observations], registry)
    failures = [failure for reading in readings.values() for failure in reading.failures]
    table = failures_frame([*failures, *differing, *problems], registry)
    return StatisticsReading(
        frame, table, tuple(unregistered), tuple(unreadable), tuple(sorted(readings)), MappingProxyType(by_file)
    )


def read_file(path: Path, registry: Registry) -> SourceReading | None:
    """Recognise and read one file; None where it belongs to no registered source.

    Of ``sources.csv`` the reading of a file whose digest stands there depends on its own row alone.
    """
    found = recognise(path, registry)
    source = found.source or _of_edition(found, registry)
    if source is None:
        return None
    rows, failures = read_source(found, source, registry)
    if source.sha256 != found.digest:
        failures = [Failure(_DIFFERS, source.source_id, "", "", found.digest, source.sha256), *failures]
    return SourceReading(source.source_id, tuple(rows), tuple(failures))


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


def _of_edition(found: Recognition, registry: Registry) -> Source | None:
    """Find the registered source of the same edition and table, where the file itself has another digest."""
    proposed = source_of(found)
    return registered_sources(registry).get(proposed.source_id) if proposed else None
