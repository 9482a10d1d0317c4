"""Recognition: which series, table, edition and data year a file is, by its content."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.documents import Document, read_document
from analysis.documents.encodings import decode_text
from analysis.errors import InputError
from analysis.registry import Registry
from analysis.statistics.bulletin_head import read_bulletin_head
from analysis.statistics.reading import holds_document, read_bytes, read_grids, sha256
from analysis.statistics.sheets import SheetTable, tables_with_places
from analysis.statistics.signatures import Signed, signed_table, table_by_columns, table_by_headers
from analysis.statistics.sources import Source, registered_sources
from analysis.statistics.years import listed_years, printed_year, years_of


@dataclass(frozen=True)
class Recognition:
    """What a file is.

    Attributes
    ----------
    path : Path
        The file.
    digest : str
        Its sha256.
    kind : str
        yearbook or bulletin.
    series, table, title : str
        Series and table of series.csv, and the title as printed.
    data_year, edition_year : int or None
        None where the file prints neither year: then the edition must be given.
    grids : tuple of (Grid, Head)
        Tables with places (yearbooks).
    document : Document or None
        The text (bulletins).
    place : str
        Name of the place that a bulletin or a local yearbook reports on.
    published : str or None
        Date printed in a bulletin.
    source : Source or None
        The row of sources.csv where this very file is registered.
    left_out : tuple of (str, str)
        Where tables of another year begin, and their titles.
    yearbook : str
        Title of the yearbook as the series has it; names a file that prints no title.
    """

    path: Path
    digest: str
    kind: str
    series: str
    table: str
    title: str
    data_year: int | None = None
    edition_year: int | None = None
    grids: tuple[SheetTable, ...] = ()
    document: Document | None = None
    place: str = ""
    published: str | None = None
    status: str = "final"
    source: Source | None = None
    left_out: tuple[tuple[str, str], ...] = ()
    yearbook: str = ""

    @property
    def edition(self) -> str | None:
        """Id of the edition; None where its year is not known."""
        return None if self.edition_year is None else f"{self.series}-{self.edition_year}"


def recognise(path: Path, registry: Registry) -> Recognition:
    """Tell what a file of statistics is.

    Parameters
    ----------
    path : Path
        The file; its name does not matter.
    registry : Registry
        Series with their signatures, and the files registered before.

    Raises
    ------
    InputError
        Where the file is missing, empty, damaged, locked, has no places, or is no statistics that series.csv describes.
    """
    data = read_bytes(path)
    digest = sha256(data)
    known = next((s for s in registered_sources(registry).values() if s.sha256 == digest), None)
    read = _bulletin if holds_document(data) else _yearbook
    found = read(path, digest, data, registry)
    if known is None:
        return found
    year = int(known.edition.rsplit("-", 1)[1])
    return replace(found, source=known, edition_year=year, data_year=known.data_year, table=known.table)


def with_edition(found: Recognition, edition: str, registry: Registry) -> Recognition:
    """Set the edition that a user names (a year, or series-year).

    Raises
    ------
    InputError
        Where the edition is no year, or contradicts the year that the file prints, and no other year is listed in it.
    """
    match = re.fullmatch(rf"(?:{re.escape(found.series)}-)?((?:19|20)\d\d)", edition)
    if match is None:
        raise InputError(found.path, "", f"edition {edition}", f"a year, or {found.series}-year")
    year = int(match.group(1))
    data_year = year - _lag(found.series, registry)
    # Of a file that lists several years, any one may be read.
    listed = {other for table in found.grids for other in listed_years(table)}
    if found.edition_year not in {None, year} and data_year not in listed:
        raise InputError(found.path, "", f"edition {found.edition} by its title", f"edition {edition}, as named")
    return replace(found, edition_year=year, data_year=data_year)


def _lag(series: str, registry: Registry) -> int:
    names = (series, series.split("-", 1)[0])
    return next(int(str(row["lag"])) for row in registry.rows["series"] if row["series"] in names)


def _yearbook(path: Path, digest: str, data: bytes, registry: Registry) -> Recognition:
    tables = tables_with_places(path, read_grids(path, data), registry)
    signed = _signed(path, tables, registry)
    data_year, edition_year = years_of(tables, signed.lag)
    own, others = _of_year(tables, data_year)
    return Recognition(
        path,
        digest,
        "yearbook",
        signed.series,
        signed.table,
        signed.title,
        data_year=data_year,
        edition_year=edition_year,
        grids=own,
        place=signed.place,
        left_out=others,
        yearbook=signed.yearbook,
    )


def _signed(path: Path, tables: tuple[SheetTable, ...], registry: Registry) -> Signed:
    """Series and table of a file: by what it prints above the columns, else by the columns."""
    heads = [head for _, head in tables]
    signed = next((found for head in heads if (found := signed_table(head, registry))), None)
    title = next((head.title for head in heads if head.title), "")
    if signed is None and not title:
        by_headers = (found for head in heads if (found := table_by_headers(head, registry)))
        signed = next(by_headers, None) or table_by_columns(tables, registry)
    if signed is None:
        shown = f"a sheet titled {title}" if title else "a sheet without a title, and columns of no known table"
        raise InputError(path, "", shown, "a table whose signature stands in series.csv (a row there adds a yearbook)")
    return signed


def _of_year(
    tables: tuple[SheetTable, ...], year: int | None
) -> tuple[tuple[SheetTable, ...], tuple[tuple[str, str], ...]]:
    """Tables of the year of the data, and where the tables of other years begin, with what they print."""
    own = tuple(table for table in tables if printed_year(table) in {None, year})
    others = [table for table in tables if table not in own]
    titles = (head.title or head.columns[0].header for _, head in others)
    places = (grid.locator(head.first_row, head.name_column) for grid, head in others)
    return own, tuple(zip(places, titles, strict=True))


def _bulletin(path: Path, digest: str, data: bytes, registry: Registry) -> Recognition:
    document = read_document(path, registry)
    page = decode_text(data, path)[0] if document.encoding == "html" else ""
    head = read_bulletin_head(document, page)
    row = next((r for r in registry.rows["series"] if r["kind"] == "bulletin"), None)
    if head is None or row is None:
        expected = "a title as 某市2025年国民经济和社会发展统计公报, or a yearbook table saved as xlsx, xls or csv"
        raise InputError(path, "", "a text without the title of a bulletin", expected)
    place = registry.find_place(head.place)
    return Recognition(
        path,
        digest,
        "bulletin",
        f"{row['series']}-{place.place_id if place else head.place}",
        str(row["table"]),
        head.title,
        data_year=head.year,
        edition_year=head.year,
        document=document,
        place=head.place,
        published=head.published,
        status=head.status,
    )
