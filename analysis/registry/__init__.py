"""Registry: the csv files of data/registry come in; checked, frozen tables go out."""

from analysis.registry.contracts import ContractError, TableContract
from analysis.registry.dictionary import data_dictionary, documents_readme, statistics_readme
from analysis.registry.loading import load, project_root
from analysis.registry.records import DocumentEntry, Indicator, Industry, Period, Place, Unit
from analysis.registry.register import Registry

__all__ = [
    "ContractError",
    "DocumentEntry",
    "Indicator",
    "Industry",
    "Period",
    "Place",
    "Registry",
    "TableContract",
    "Unit",
    "data_dictionary",
    "documents_readme",
    "load",
    "project_root",
    "statistics_readme",
]
