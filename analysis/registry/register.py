"""The Registry: all tables of data/registry, frozen, with the look-ups that other rooms use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from analysis.registry.cells import Value
from analysis.registry.contracts import TableContract
from analysis.registry.industries import IndustryFinder
from analysis.registry.places import PlaceFinder
from analysis.registry.records import DocumentEntry, Indicator, Industry, Period, Place, Unit
from analysis.registry.schema import TableSchema
from analysis.registry.units import UnitFinder

Made = TypeVar("Made")


@dataclass(frozen=True)
class Registry:
    """Everything that people keep in data/registry.

    Attributes
    ----------
    folder : Path
        Where it was read.
    documents, places, indicators, units, industries, periods : mapping
        Records by id, in the order of the files.
    tables : mapping of str to TableContract
        Contracts of the derived tables.
    rows : mapping of str to tuple of mapping
        Every registry file as parsed rows, also those without a record of their own.
    schema : mapping of str to TableSchema
        Columns of every registry file.
    """

    folder: Path
    documents: Mapping[str, DocumentEntry]
    places: Mapping[str, Place]
    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    industries: Mapping[str, Industry]
    periods: Mapping[str, Period]
    tables: Mapping[str, TableContract]
    rows: Mapping[str, tuple[Mapping[str, Value], ...]]
    schema: Mapping[str, TableSchema]

    @cached_property
    def _places(self) -> PlaceFinder:
        return PlaceFinder(self.places)

    @cached_property
    def _industries(self) -> IndustryFinder:
        return IndustryFinder(self.industries.values())

    @cached_property
    def _units(self) -> UnitFinder:
        return UnitFinder(self.units.values())

    @cached_property
    def _made(self) -> dict[Callable[[Registry], Any], Any]:
        return {}

    def once(self, make: Callable[[Registry], Made]) -> Made:
        """Give what a function makes from this registry (an index, a pattern); it is made at the first call only."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    def find_place(self, name: str, within: str | None = None) -> Place | None:
        """Find a place by name, alias or short form; see :meth:`PlaceFinder.find`."""
        return self._places.find(name, within)

    def ancestors(self, place_id: str) -> tuple[Place, ...]:
        """Places above a place, the nearest first; an unknown id raises KeyError."""
        return self._places.ancestors(place_id)

    def children(self, place_id: str) -> tuple[Place, ...]:
        """Places directly below a place, in the order of the register."""
        return self._places.children(place_id)

    def find_unit(self, text: str) -> Unit | None:
        """Find a unit by its printed form; see :meth:`UnitFinder.__call__`."""
        return self._units(text)

    def find_industries(self, name: str, parent_id: str | None = None) -> tuple[Industry, ...]:
        """Find the industries that a printed name means; see :meth:`IndustryFinder.__call__`."""
        return self._industries(name, parent_id)
