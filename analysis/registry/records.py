"""What one row of each registry file becomes: frozen records with the columns as fields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentEntry:
    """A document of the register (a row of documents.csv)."""

    doc_id: str
    title: str
    place_id: str
    level: str
    period: str
    kind: str
    issued: str
    issued_basis: str
    number: str | None
    sha256: str
    script: str

    @property
    def start_year(self) -> int:
        """First year of the period."""
        return int(self.period[:4])

    @property
    def end_year(self) -> int:
        """Last year of the period (the same as the first for an annual document)."""
        return int(self.period[-4:])


@dataclass(frozen=True)
class Place:
    """A place of the register (a row of places.csv); zones are points with host counties, never areas."""

    place_id: str
    name: str
    aliases: tuple[str, ...]
    parent_id: str | None
    kind: str
    adcode: str | None
    statistical_code: str | None
    lon: float | None
    lat: float | None
    crs: str | None
    host_ids: tuple[str, ...]
    confidence: str | None
    source: str


@dataclass(frozen=True)
class Indicator:
    """A concept (a row of indicators.csv); ``direction`` is +1 where more is better, -1 where less is."""

    indicator_id: str
    zh: str
    en: str
    unit: str
    kind: str
    direction: int
    category: str
    family: str
    aliases: tuple[str, ...]
    formula: str | None
    source: str


@dataclass(frozen=True)
class Unit:
    """A unit: a value in ``unit`` times ``factor`` is the value in ``base``."""

    unit: str
    base: str
    factor: float
    dimension: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Period:
    """A five-year period (a row of periods.csv)."""

    period: str
    aliases: tuple[str, ...]
    start_year: int
    end_year: int
    source: str


@dataclass(frozen=True)
class Industry:
    """An industry of the closed list (a row of industries.csv); one printed name may stand for several."""

    industry_id: str
    zh: str
    en: str
    parent_id: str | None
    tier: str | None
    aliases: tuple[str, ...]
    gbt4754: tuple[str, ...]
    source: str
