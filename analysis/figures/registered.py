"""The list of figures, in the order of the gallery; a new family of figures is a new entry here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, overload

from analysis.errors import InputError
from analysis.figures.spec import FigureSpec

if TYPE_CHECKING:
    import pandas as pd

# Where the family of each id is.
_SPECS: dict[str, str] = {
    "comparison": "analysis.figures.comparison.matrix:COMPARISON",
    "side-by-side": "analysis.figures.comparison.side_by_side:SIDE_BY_SIDE",
    "ladder-slopes": "analysis.figures.comparison.ladder_slopes:LADDER_SLOPES",
    "ladder": "analysis.figures.comparison.ladder:LADDER",
    "trajectory": "analysis.figures.comparison.trajectory:TRAJECTORY",
    "wording-likeness": "analysis.figures.wording.likeness:WORDING_LIKENESS",
    "wording-themes": "analysis.figures.wording.attention:WORDING_ATTENTION",
    "wording-keyness": "analysis.figures.wording.keyness:WORDING_KEYNESS",
    "attainment": "analysis.figures.attainment.targets:ATTAINMENT",
    "attainment-bounds": "analysis.figures.attainment.bounds:ATTAINMENT_BOUNDS",
    "attainment-heat": "analysis.figures.attainment.heat:ATTAINMENT_HEAT",
    "attainment-gaps": "analysis.figures.attainment.gaps:ATTAINMENT_GAPS",
    "attainment-forest": "analysis.figures.attainment.forest:ATTAINMENT_FOREST",
    "attainment-calibration": "analysis.figures.attainment.calibration:ATTAINMENT_CALIBRATION",
    "attainment-curve": "analysis.figures.attainment.curve:ATTAINMENT_CURVE",
    "layout-map": "analysis.figures.layout.map:LAYOUT_MAP",
    "layout-cities": "analysis.figures.layout.cities:LAYOUT_CITIES",
    "layout-change": "analysis.figures.layout.change_map:CHANGE_MAP",
    "layout-matrix": "analysis.figures.layout.matrix:LAYOUT_MATRIX",
    "layout-industries": "analysis.figures.layout.multiples:LAYOUT_MULTIPLES",
    "layout-similarity": "analysis.figures.layout.likeness:LAYOUT_LIKENESS",
    "layout-flows": "analysis.figures.layout.flows:LAYOUT_FLOWS",
    "county-statistics": "analysis.figures.layout.statistics_map:STATISTICS_MAP",
}
# What a family looks at, where that is less than the whole tables: no other row has it prepared anew.
_PARTS: dict[str, str] = {"county-statistics": "analysis.figures.layout.statistics_seen:seen_statistics"}


class Families(Sequence[FigureSpec]):
    """All families of figures; what one needs is imported when it is looked at, as a new file changes few of them."""

    names = tuple(_SPECS)
    parts = frozenset(_PARTS)

    def __len__(self) -> int:
        """Count the families."""
        return len(self.names)

    @overload
    def __getitem__(self, place: int) -> FigureSpec: ...
    @overload
    def __getitem__(self, place: slice) -> list[FigureSpec]: ...
    def __getitem__(self, place: int | slice) -> FigureSpec | list[FigureSpec]:
        """Give the family at a place, or those of a slice, in the order of the gallery."""
        if isinstance(place, slice):
            return [self.named(name) for name in self.names[place]]
        return self.named(self.names[place])

    def named(self, name: str) -> FigureSpec:
        """Family with this id.

        Raises
        ------
        InputError
            Where there is none.
        """
        if name not in _SPECS:
            raise InputError("figures", "", f"no figure {name}", f"one of {', '.join(self.names)}")
        found: FigureSpec = _load(_SPECS[name])
        return found

    def seen_part(self, name: str, tables: Mapping[str, pd.DataFrame]) -> Mapping[str, pd.DataFrame]:
        """Give what a family looks at of its tables: while it stays the same, so do the rows that its figures show."""
        found: Mapping[str, pd.DataFrame] = _load(_PARTS[name])(tables) if name in _PARTS else tables
        return found


def _load(name: str) -> Any:  # noqa: ANN401
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


FIGURES = Families()
