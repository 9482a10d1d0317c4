"""Sources: one file of one edition, as sources.csv keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.registry import Registry

COLUMNS = (
    "source_id",
    "series",
    "edition",
    "table",
    "title",
    "place_id",
    "data_year",
    "published",
    "status",
    "sha256",
    "note",
)


@dataclass(frozen=True)
class Source:
    """A row of sources.csv.

    Attributes
    ----------
    source_id : str
        Edition and table.
    series, edition, table : str
        Series of series.csv; series and year; the table of the edition.
    title : str
        Title as printed, empty where the file prints none.
    place_id : str or None
        Place that a bulletin reports on.
    data_year : int
        Year of the figures.
    published : str or None
        Date of publication, where known.
    status : str
        estimate, preliminary, final or revised.
    sha256 : str
        Digest of the file.
    note : str
        Where edition or date come from.
    """

    source_id: str
    series: str
    edition: str
    table: str
    title: str
    place_id: str | None
    data_year: int
    published: str | None
    status: str
    sha256: str
    note: str = ""

    def row(self) -> dict[str, object]:
        """Cells of the row of sources.csv."""
        return {name: getattr(self, name) for name in COLUMNS}


def registered_sources(registry: Registry) -> dict[str, Source]:
    """Give the sources of the register by id, in the order of the file."""
    rows = registry.rows["sources"]
    texts = ({**row, "note": row["note"] or "", "title": row["title"] or ""} for row in rows)
    return {str(row["source_id"]): Source(**row) for row in texts}  # type: ignore[arg-type]
