"""Notebooks run with parameters that they know, and with no others."""

import json
from pathlib import Path

import nbformat
import pytest

from analysis.errors import InputError, PlansError
from analysis.pipeline.notebooks import parameter_names, read_notebook, run_notebook, with_parameters
from analysis.pipeline.plan import notebook_code


def write_notebook(path: Path, *cells: str, tag: str = "parameters") -> Path:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.cells[0].metadata["tags"] = [tag]
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    return path


def test_names_of_parameters() -> None:
    assert parameter_names("language = 'zh'\nyear: int = 2020\nif True:\n    inner = 1\n") == ["language", "year"]


def test_parameters_are_injected_after_their_cell(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "language = 'en'", "print(language)")
    cells = with_parameters(read_notebook(path), {"language": "zh"}, path).cells
    assert [cell.source for cell in cells] == ["language = 'en'", "language = 'zh'", "print(language)"]


def test_an_unknown_parameter_is_an_error(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "language = 'en'")
    with pytest.raises(InputError, match="cell 1: found no parameter langauge; expected one of language"):
        with_parameters(read_notebook(path), {"langauge": "zh"}, path)


def test_a_missing_parameters_cell_is_an_error(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "language = 'en'", tag="other")
    with pytest.raises(InputError, match="0 cells with the tag parameters"):
        with_parameters(read_notebook(path), {}, path)


@pytest.mark.parametrize("content", ["", "not json", "{}"])
def test_a_file_that_is_no_notebook(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.ipynb: found no notebook"):
        read_notebook(path)


def test_a_notebook_is_executed_with_its_parameters_in_its_folder(tmp_path: Path) -> None:
    code = "from pathlib import Path\nprint(number, Path.cwd().name)"
    path = write_notebook(tmp_path / "a.ipynb", "number = 1", code)
    before = path.read_bytes()
    executed = json.loads(run_notebook(path, {"number": 7}))
    text = "".join(executed["cells"][2]["outputs"][0]["text"])
    assert text.strip() == f"7 {tmp_path.name}"
    assert path.read_bytes() == before


def test_a_failing_cell_is_named(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "number = 0", "1 / number")
    with pytest.raises(PlansError, match=r"a\.ipynb, cell 2: ZeroDivisionError"):
        run_notebook(path, {})


def test_a_notebook_depends_on_the_modules_that_it_imports(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "%matplotlib inline\nx = 1", "from analysis import registry")
    assert "loading.py" in {found.name for found in notebook_code(path)}
