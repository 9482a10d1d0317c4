"""Figures: result tables come in; files in figures/, in zh and en, byte-stable, go out."""

from analysis.figures.export import DEFAULT_FORMATS, FORMATS, Exported, export_figure, export_one
from analysis.figures.gallery import gallery
from analysis.figures.registered import FIGURES
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words

__all__ = [
    "DEFAULT_FORMATS",
    "FIGURES",
    "FORMATS",
    "LANGUAGES",
    "Exported",
    "FigureSpec",
    "Material",
    "Words",
    "export_figure",
    "export_one",
    "gallery",
]
