"""Maps of one city of the register: which figures there are of it, in which vintage, on which polygons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import InputError, PlansError
from analysis.files import read_csv
from analysis.layout.gaps import layout_gaps
from analysis.layout.incidence import incidence, vintages
from analysis.layout.places import city_places, county_codes
from analysis.layout.tiles import PAIRS, TILES
from analysis.pipeline.study import Study
from analysis.registry import Place, Registry

if TYPE_CHECKING:
    from analysis.figures import Exported, FigureSpec, Material

LATEST, ALL = "latest", "all"
LAYOUTS = ("industry_layout", "prose_layout")


@dataclass(frozen=True)
class MapRequest:
    """What is asked for.

    Attributes
    ----------
    city : str
        Id or name of a place of the register.
    vintage : str
        ``latest``, ``all``, or a year of issue.
    files : tuple of Path
        A user's GeoJSON, tile grid or list of neighbours, at most one of each, told apart by their first line; what is
        not given is taken from the bundled polygons and the registry.
    """

    city: str
    vintage: str = LATEST
    files: tuple[Path, ...] = ()


@dataclass(frozen=True)
class CityMaps:
    """Maps of a city, saved.

    Attributes
    ----------
    exported : tuple of Exported
        Figures in the order of the gallery.
    empty : tuple of str
        Families without anything to show of this city.
    gaps : DataFrame
        :func:`analysis.layout.gaps.layout_gaps` of the vintages shown.
    """

    exported: tuple[Exported, ...]
    empty: tuple[str, ...]
    gaps: pd.DataFrame


def export_city(study: Study, request: MapRequest, folder: Path) -> CityMaps:
    """Draw and save every figure of a city in both languages.

    Parameters
    ----------
    study : Study
        Derived tables and registry.
    request : MapRequest
        City, vintage, polygons.
    folder : Path
        Where the files go; as :func:`analysis.figures.export_figure`.

    Raises
    ------
    InputError
        For a city that the register lacks or that has neither polygons nor tiles, a vintage that it lacks, polygons or
        tiles that cannot be drawn (see :mod:`analysis.layout.boundaries` and :mod:`analysis.layout.tiles`), and a city
        of which there is nothing to show.
    """
    from analysis.figures import FIGURES, export_figure

    city = find_city(request.city, study.registry)
    specs = [spec for spec in FIGURES if "city_id" in spec.split]
    steps, single = _materials(study, city, request, {name for spec in specs for name in spec.tables})
    if not county_codes(city, single.boundaries):
        expected = f"counties whose codes begin with {city[:4]}, or a tile grid of them (a csv file after --boundaries)"
        raise InputError(single.boundaries.file, "", f"no polygon of {request.city}", expected)
    exported: dict[str, list[Exported]] = {}
    for spec in specs:
        material = steps if "step" in spec.split else single
        exported[spec.id] = export_figure(_of_city(spec, city), material, folder)
    if not any(exported.values()):
        found = f"neither a layout nor statistics of the counties of {request.city}"
        raise InputError(study.workspace.folders["derived"], "", found, "rows that `plans reproduce` has made")
    made = tuple(one for family in exported.values() for one in family)
    return CityMaps(made, tuple(name for name, family in exported.items() if not family), city_gaps(city, single))


def find_city(given: str, registry: Registry) -> str:
    """Id of a prefecture that was named by its id or its name, Chinese or as in english.csv.

    Raises
    ------
    InputError
        Where the register has no such place, or several, or it is no prefecture.
    """
    name = given.strip()
    place = registry.places.get(name) or registry.find_place(name) or _by_english(name, registry)
    if place is None or not place.adcode:
        raise InputError("data/registry/places.csv", "--city", given, "a city of the register, by code or name")
    # Codes of GB/T 2260: province, prefecture, county, two digits each, 00 where there is none.
    if not place.adcode.endswith("00") or place.adcode.endswith("0000"):
        raise PlansError(f"{given} is not a prefecture; expected a city whose counties the maps show")
    return place.place_id


def _by_english(name: str, registry: Registry) -> Place | None:
    """Find the one place with an English name, in whatever case; None where there is none, or several."""
    words = {str(row["zh"]) for row in registry.rows["english"] if str(row["en"]).casefold() == name.casefold()}
    found = [place for place in registry.places.values() if place.name in words]
    return found[0] if len(found) == 1 else None


def _of_city(spec: FigureSpec, city: str) -> FigureSpec:
    """Give the family with only the rows of a city."""

    def rows(material: Material) -> pd.DataFrame:
        shown = spec.prepare(material)
        return shown[shown["city_id"] == city] if len(shown) else shown

    return replace(spec, prepare=rows)


def _materials(study: Study, city: str, request: MapRequest, names: set[str]) -> tuple[Material, Material]:
    """Material of the vintages up to the one asked for, and of that one alone; layouts of other cities are left out."""
    from analysis.figures import Material

    tables = {name: study.table(name) for name in names if name in study.built}
    steps, single = dict(tables), dict(tables)
    layouts = {name: tables[name] for name in LAYOUTS if name in tables}
    documents = {doc_id for rows in layouts.values() for doc_id in rows["doc_id"]}
    own = {doc_id for doc_id in documents if study.registry.documents[doc_id].place_id == city}
    years = vintages(own, study.registry)
    for chosen, wanted in zip((steps, single), _wanted(sorted(set(years.values())), request), strict=True):
        kept = {doc_id for doc_id, year in years.items() if year in wanted}
        chosen |= {name: rows[rows["doc_id"].isin(kept)] for name, rows in layouts.items()}
    files = ground_files(request.files, study.registry)
    return Material(steps, study.registry, **files), Material(single, study.registry, **files)


def ground_files(paths: Sequence[Path], registry: Registry) -> dict[str, Path]:
    """Tell a user's GeoJSON, tile grid and list of neighbours apart, as fields of the material of figures.

    Raises
    ------
    InputError
        For a csv file that is neither of the two, and for a second file of one kind.
    """
    found: dict[str, Path] = {}
    for path in paths:
        kind = _kind(path, registry)
        if kind in found:
            raise InputError(path, "--boundaries", f"a second file like {found[kind]}", "at most one of each kind")
        found[kind] = path
    return found


def _kind(path: Path, registry: Registry) -> str:
    if path.suffix.lower() != ".csv":
        return "boundary_file"
    header = set(read_csv(path).columns) if path.is_file() else set()
    kinds = {"tile_file": TILES, "adjacency_file": PAIRS}
    # A column that is missing is named where the file is read; two columns are enough to know what it is meant to be.
    for kind, table in kinds.items():
        if len(header & (set(registry.schema[table].columns) - {"source"})) > 1:
            return kind
    wanted = " or ".join(",".join(registry.schema[table].columns) for table in kinds.values())
    raise InputError(path, "line 1", ",".join(sorted(header)) or "no such file", f"the columns {wanted}")


def _wanted(known: list[str], request: MapRequest) -> tuple[list[str], list[str]]:
    """Vintages of the figures of a change, and of the others."""
    if request.vintage in (LATEST, ALL) or not known:
        return (known, known) if request.vintage == ALL else (known[-2:], known[-1:])
    if request.vintage not in known:
        expected = f"{LATEST}, {ALL}, {', '.join(known)}"
        raise InputError("plans layout", "--vintage", request.vintage, f"one of {expected}")
    place = known.index(request.vintage)
    return known[max(place - 1, 0) : place + 1], [request.vintage]


def city_gaps(city: str, material: Material) -> pd.DataFrame:
    """Gaps of the layout of a city at the first level; empty where it has none."""
    layouts = material.tables.get("industry_layout", pd.DataFrame())
    marks = incidence(layouts, material.registry)
    places = city_places(city, marks["place_id"].dropna(), material.registry, material.boundaries)
    return layout_gaps(marks, places)
