"""Adding a file to the register: new rows of sources.csv and edition_map.csv, all or nothing."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.errors import InputError
from analysis.files import csv_text, read_csv, write_atomic
from analysis.registry import Registry
from analysis.statistics.mapping import MAP_COLUMNS
from analysis.statistics.proposal import Proposal, propose, propose_bulletin
from analysis.statistics.recognise import recognise, with_edition
from analysis.statistics.sources import COLUMNS, Source, registered_sources

_MAP_KEY = ["edition", "table", "indicator_id", "scope"]


def propose_file(path: Path, registry: Registry, edition: str | None = None) -> Proposal:
    """Recognise a file and propose its edition and column map.

    Parameters
    ----------
    path : Path
        Yearbook sheet, csv or bulletin.
    registry : Registry
        The register as it is.
    edition : str, optional
        Edition as the user names it (year or series-year), for files that print none.

    Returns
    -------
    Proposal

    Raises
    ------
    InputError
        Where the file is not read (see :func:`recognise`), is registered already, or another file of the same
        edition and table is.
    """
    found = recognise(path, registry)
    if found.source is not None:
        expected = "a file that is not registered yet"
        raise InputError(path, "", f"a file registered as {found.source.source_id}", expected)
    if edition is not None:
        found = with_edition(found, edition, registry)
    proposal = propose_bulletin(found, registry) if found.kind == "bulletin" else propose(found, registry)
    if proposal.source is not None and proposal.source.source_id in registered_sources(registry):
        expected = "an edition that is not registered yet; editions are never overwritten"
        raise InputError(path, "", f"{proposal.source.source_id}, which another file is registered as", expected)
    return proposal


def with_proposal(registry: Registry, proposal: Proposal) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tables sources.csv and edition_map.csv with a proposal added (text columns, sorted).

    Raises
    ------
    InputError
        Where the edition is not known, or the file reports on no place of the register.
    """
    source = checked_source(proposal, registry)
    sources = read_csv(registry.folder / "sources.csv")
    edition_map = read_csv(registry.folder / "edition_map.csv")
    sources = pd.concat([sources, pd.DataFrame([source.row()], columns=list(COLUMNS), dtype="string")])
    edition_map = pd.concat([edition_map, proposal.rows])[list(MAP_COLUMNS)]
    return sources.sort_values("source_id").reset_index(drop=True), with_unpublished(edition_map)


def with_unpublished(edition_map: pd.DataFrame) -> pd.DataFrame:
    """Edition map with a row of column -1 for each concept that an edition of a table lacks and another one has.

    Parameters
    ----------
    edition_map : DataFrame
        Columns of edition_map.csv; the series is what stands before the year in ``edition``.

    Returns
    -------
    DataFrame
        The same rows and the new ones, sorted; a row that is there is never changed.
    """
    rows = [edition_map]
    series = edition_map["edition"].str.rsplit("-", n=1).str[0]
    for (_, table), group in edition_map.groupby([series, "table"]):
        wanted = group[["indicator_id", "scope"]].drop_duplicates()
        for edition, have in group.groupby("edition"):
            missing = wanted.merge(have[["indicator_id", "scope"]], how="left", indicator=True)
            new = missing[missing["_merge"] == "left_only"][["indicator_id", "scope"]]
            rows.append(new.assign(edition=str(edition), table=str(table), column="-1"))
    whole = pd.concat(rows).reindex(columns=list(MAP_COLUMNS)).astype("string")
    return whole.sort_values(_MAP_KEY).reset_index(drop=True)


def checked_source(proposal: Proposal, registry: Registry) -> Source:
    """Source of a proposal, once edition and place are sure."""
    found = proposal.recognition
    if proposal.source is None:
        raise InputError(found.path, "", "neither edition nor data year in the file", "--edition with its year")
    if found.kind == "bulletin" and proposal.source.place_id not in registry.places:
        raise InputError(found.path, "", f"a bulletin of {found.place}", "a place of places.csv")
    if found.kind == "yearbook" and not proposal.places:
        raise InputError(found.path, "", "none of the places of places.csv", "figures of at least one of them")
    return proposal.source


def write_proposal(registry: Registry, proposal: Proposal) -> tuple[Path, ...]:
    """Write a proposal into the register; either both files are new or both are as they were.

    Returns
    -------
    tuple of Path
        The files that were written.
    """
    sources, edition_map = with_proposal(registry, proposal)
    paths = (registry.folder / "edition_map.csv", registry.folder / "sources.csv")
    before = paths[0].read_bytes()
    # The map alone changes nothing: a source counts from the moment that sources.csv names it.
    write_atomic(paths[0], csv_text(edition_map))
    try:
        write_atomic(paths[1], csv_text(sources))
    except BaseException:
        write_atomic(paths[0], before)
        raise
    return paths
