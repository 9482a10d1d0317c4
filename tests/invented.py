"""The project of an invented city, which tests of all rooms may use."""

import csv
import hashlib
import io
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis import registry

ROOT = Path(__file__).resolve().parents[1]
PLANS = ROOT / "tests" / "plans"
INVENTED = ("lanyuan-15fyp", "baizhu-14fyp")


@dataclass(frozen=True)
class Project:
    """A project folder made for a test: the registry of this project with rows of an invented city, its documents."""

    root: Path

    @property
    def documents(self) -> Path:
        """Folder with the invented plans."""
        return self.root / "data" / "documents"

    @property
    def derived(self) -> Path:
        """Folder of the derived tables."""
        return self.root / "data" / "derived"

    @property
    def registry(self) -> registry.Registry:
        """The registry, loaded anew."""
        return registry.load(self.root / "data" / "registry")

    def rows(self, table: str) -> list[dict[str, str]]:
        """Rows of a derived table as text."""
        with (self.derived / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def make_project(root: Path) -> Project:
    """Make a project folder: the registry of this project plus the invented city, and its two plans as documents."""
    target = root / "data" / "registry"
    shutil.copytree(ROOT / "data" / "registry", target)
    (root / "data" / "documents").mkdir()
    for name in INVENTED:
        shutil.copy(PLANS / f"{name}.txt", root / "data" / "documents" / f"{name}.txt")
    append_rows(target / "places.csv", PLANS / "places.csv")
    register_documents(target / "documents.csv")
    return Project(root)


def hide_sources(patch: pytest.MonkeyPatch) -> None:
    """Let the environment name no documents or yearbooks but those of a project itself."""
    for variable in ("PLANS_DOCUMENTS", "PLANS_STATISTICS"):
        patch.delenv(variable, raising=False)


def append_rows(path: Path, extra: Path) -> None:
    """Append the rows of one csv file to another with the same header."""
    header, _, rows = extra.read_text(encoding="utf-8").partition("\n")
    text = path.read_text(encoding="utf-8")
    assert text.partition("\n")[0] == header, f"{path.name} has other columns than {extra}"
    path.write_text(text + rows, encoding="utf-8", newline="\n")


def register_documents(path: Path) -> None:
    """Put the invented plans into the register, with the digests of their files."""
    buffer = io.StringIO()
    with (PLANS / "documents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    writer = csv.DictWriter(buffer, fieldnames=list(rows[0]), lineterminator="\n")
    for row in rows:
        content = (PLANS / f"{row['doc_id']}.txt").read_bytes()
        writer.writerow({**row, "sha256": hashlib.sha256(content).hexdigest()})
    path.write_text(path.read_text(encoding="utf-8") + buffer.getvalue(), encoding="utf-8", newline="\n")
