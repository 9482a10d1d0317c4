"""A registry without any edition, and small sheets with the quirks of real ones."""

import shutil
from pathlib import Path

import pytest
from statistics_samples import city_rows, write_sheet

from analysis import registry
from analysis.registry import Registry

ROOT = Path(__file__).resolve().parents[2]
EMPTIED = ("sources", "edition_map", "corrections")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy of data/registry in which no edition is registered yet."""
    target = tmp_path / "registry"
    shutil.copytree(ROOT / "data" / "registry", target)
    for name in EMPTIED:
        header = (target / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        (target / f"{name}.csv").write_text(header + "\n", encoding="utf-8")
    return target


@pytest.fixture
def fresh(folder: Path) -> Registry:
    return registry.load(folder)


@pytest.fixture
def city_sheet(tmp_path: Path) -> Path:
    """Sheet of prefectures, data of 2022."""
    return write_sheet(tmp_path / "some name.xlsx", city_rows(2022))
