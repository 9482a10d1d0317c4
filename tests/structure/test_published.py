"""What is committed beside the code: notebooks without outputs, figures that are shown, no paths, no documents."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from analysis.pipeline.notebooks import TAG, parameter_names
from analysis.pipeline.stages import NOTEBOOKS

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "notebooks").glob("*.ipynb"))
PICTURES = sorted((ROOT / "figures").glob("*.png"))


def code_cells(path: Path) -> list[dict[str, object]]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]


def test_every_listed_notebook_exists_and_every_notebook_is_listed() -> None:
    assert {path.stem for path in FILES} == set(NOTEBOOKS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code_cells(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_notebook_knows_the_parameters_that_the_build_gives_it(path: Path) -> None:
    (cell,) = (cell for cell in code_cells(path) if TAG in cell["metadata"].get("tags", []))
    assert set(NOTEBOOKS[path.stem]) <= set(parameter_names("".join(cell["source"])))


def test_every_figure_is_shown() -> None:
    shown = (ROOT / "figures" / "README.md").read_text(encoding="utf-8") if PICTURES else ""
    shown += "".join(path.read_text(encoding="utf-8") for path in FILES)
    assert not [path.name for path in PICTURES if path.name not in shown]


def committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_committed_file_names_a_path_of_a_machine() -> None:
    pattern = re.compile(r"(?<![\w.])/(home|Users|work)/\w+")
    suffixes = {".py", ".md", ".csv", ".toml", ".txt", ".ipynb", ".cff", ""}
    files = [path for path in committed() if path.is_file() and path.suffix in suffixes and path != Path(__file__)]
    found = [path.relative_to(ROOT).as_posix() for path in files if pattern.search(path.read_text(encoding="utf-8"))]
    assert not found


def test_documents_and_state_are_not_committed() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in committed()]
    kept = ("data/documents/", "data/statistics/", "build/")
    assert not [name for name in names if name.startswith(kept) and not name.endswith("/README.md")]
    assert not [name for name in names if name.endswith((".geojson", ".lock"))]
