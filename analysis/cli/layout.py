"""`plans layout`: the maps of one city of the register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.cli.console import RootOption, console

GAPS = {
    "unknown_place": "not in places.csv, on no map",
    "no_geometry": "neither polygon nor point nor tile, on no map",
    "unknown_industry": "not in industries.csv, shown as printed",
}
CityOption = Annotated[str, typer.Option("--city", help="Code or name (Chinese, English) of a city of the register.")]
VintageOption = Annotated[str, typer.Option("--vintage", help="latest, all, or the year a layout was issued in.")]
BoundariesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--boundaries",
        help="An official GeoJSON of counties instead of the bundled polygons; where there is none, a tile grid (csv: "
        "place_id,row,column,source) and a list of neighbours (csv: place_a,place_b,source). May be given again.",
    ),
]
OutOption = Annotated[Path | None, typer.Option("--out", help="Folder for the figures (default: build/layout/CITY).")]


def layout(
    city: CityOption,
    vintage: VintageOption = "latest",
    boundaries: BoundariesOption = None,
    out: OutOption = None,
    root: RootOption = None,
) -> None:
    """Draw every map of a city: industries by county, what changed, official statistics."""
    from analysis.pipeline.mapping import MapRequest, export_city, find_city
    from analysis.pipeline.study import open_study

    study = open_study(root)
    folder = out or study.workspace.build / "layout" / find_city(city, study.registry)
    made = export_city(study, MapRequest(city, vintage, tuple(boundaries or ())), folder)
    screen = console()
    for one in made.exported:
        screen.print(f"{one.id}: {one.caption.en}", markup=False)
    for family in made.empty:
        screen.print(f"{family}: nothing to show", style="dim", markup=False)
    for gap in made.gaps.to_dict("records"):
        screen.print(f"gap: {gap['name']}: {GAPS[gap['kind']]} ({gap['doc_id']}:{gap['line']})", markup=False)
    screen.print(f"figures: {folder}", markup=False)
