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
from analysis.statistics.grid import Grid
from analysis.statistics.header import Head, read_head
from analysis.statistics.reading import holds_document, read_bytes, read_grids, sha256
from analysis.statistics.sources import Source, registered_sources

_DATA_YEAR = re.compile(r"(?:中国)?((?:19|20)\d\d)年.{0,20}?(?:数据|统计|情况|资料)")
_YEAR = re.compile(r"((?:19|20)\d\d)年(?!鉴|[—–-])")
_EDITION_YEAR = re.compile(r"年鉴[(\s—-]*((?:19|20)\d\d)|((?:19|20)\d\d)年?(?:中国)?[\u4e00-\u9fff]{0,8}年鉴")


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
        Sheets with places (yearbooks).
    document : Document or None
        The text (bulletins).
    place : str
        Name of the place that a bulletin reports on.
    published : str or None
        Date printed in a bulletin.
    source : Source or None
        The row of sources.csv where this very file is registered.
    """

    path: Path
    digest: str
    kind: str
    series: str
    table: str
    title: str
    data_year: int | None = None
    edition_year: int | None = None
    grids: tuple[tuple[Grid, Head], ...] = ()
    document: Document | None = None
    place: str = ""
    published: str | None = None
    status: str = "final"
    source: Source | None = None

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
        Where the edition is no year, or contradicts the year that the file prints.
    """
    match = re.fullmatch(rf"(?:{re.escape(found.series)}-)?((?:19|20)\d\d)", edition)
    if match is None:
        raise InputError(found.path, "", f"edition {edition}", f"a year, or {found.series}-year")
    year = int(match.group(1))
    if found.edition_year not in {None, year}:
        raise InputError(found.path, "", f"edition {found.edition} by its title", f"edition {edition}, as named")
    return replace(found, edition_year=year, data_year=year - _lag(found.series, registry))


def _lag(series: str, registry: Registry) -> int:
    return next(int(str(row["lag"])) for row in registry.rows["series"] if row["series"] == series)


def _yearbook(path: Path, digest: str, data: bytes, registry: Registry) -> Recognition:
    grids = _grids_with_places(path, read_grids(path, data), registry)
    for row in (row for row in registry.rows["series"] if row["kind"] == "yearbook"):
        for sheet in grids:
            match = re.search(str(row["signature"]), _signature_text(sheet[1]))
            if match:
                table = match.groupdict().get("table") or str(row["table"])
                title = sheet[1].title
                found = Recognition(path, digest, "yearbook", str(row["series"]), table, title, grids=grids)
                return _with_years(found, " ".join(_texts(sheet)), int(str(row["lag"])))
    title = grids[0][1].title
    raise InputError(path, "", f"a sheet titled {title or 'nothing'}", "a table whose signature stands in series.csv")


def _signature_text(head: Head) -> str:
    return f"{head.title} {' '.join(column.header for column in head.columns)}"


def _texts(sheet: tuple[Grid, Head]) -> list[str]:
    grid, head = sheet
    return [cell for row in grid.rows[: head.first_row - 1] for cell in row if cell]


def _with_years(found: Recognition, text: str, lag: int) -> Recognition:
    data, edition = _DATA_YEAR.search(text), _EDITION_YEAR.search(text)
    printed = set(_YEAR.findall(text))
    data_year = int(data.group(1)) if data else int(printed.pop()) if len(printed) == 1 else None
    edition_year = int(edition.group(1) or edition.group(2)) if edition else None
    if edition_year is None and data_year is not None:
        edition_year = data_year + lag
    if data_year is None and edition_year is not None:
        data_year = edition_year - lag
    return replace(found, data_year=data_year, edition_year=edition_year)


def _grids_with_places(path: Path, grids: list[Grid], registry: Registry) -> tuple[tuple[Grid, Head], ...]:
    """Sheets that hold places; watermark sheets and notes have none and are passed over."""
    found: list[tuple[Grid, Head]] = []
    problem: InputError | None = None
    for grid in grids:
        try:
            found.append((grid, read_head(grid, lambda text: registry.find_unit(text) is not None)))
        except InputError as error:
            problem = problem or error
    if not found:
        raise problem or InputError(path, "", "no sheet with cells", "a sheet with places")
    return tuple(found)


def _bulletin(path: Path, digest: str, data: bytes, registry: Registry) -> Recognition:
    document = read_document(path, registry)
    page = decode_text(data, path)[0] if document.encoding == "html" else ""
    head = read_bulletin_head(document, page)
    row = next((r for r in registry.rows["series"] if r["kind"] == "bulletin"), None)
    if head is None or row is None:
        expected = "a title as 某市2025年国民经济和社会发展统计公报"
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
