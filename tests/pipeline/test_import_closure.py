"""The import closure: found by reading, never by importing."""

from pathlib import Path

import pytest

from analysis.errors import InputError
from analysis.pipeline.imports import code_imports, import_closure


def names(paths: tuple[Path, ...]) -> set[str]:
    return {f"{path.parent.name}/{path.stem}" for path in paths}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "closurepackage"
    files = {
        "__init__": "",
        "room/__init__": "from closurepackage.room.inner import thing\n",
        "room/inner": "thing = 1\n",
        "room/lonely": "",
        "late": "def call():\n    from closurepackage import room\n",
        "register": "ENTRIES = {'a': 'closurepackage.named:draw', 'b': 'not: a function', 'c': 'at 12:30'}\n",
        "named": "",
        "broken": "def (\n",
    }
    for name, text in files.items():
        path = folder / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_packages_on_the_way_belong_to_the_closure(package: Path) -> None:
    found = names(import_closure("closurepackage.room.lonely"))
    assert found == {"closurepackage/__init__", "room/__init__", "room/inner", "room/lonely"}


def test_imports_inside_functions_count(package: Path) -> None:
    assert "room/inner" in names(import_closure("closurepackage.late"))


def test_functions_named_by_strings_count(package: Path) -> None:
    assert "closurepackage/named" in names(import_closure("closurepackage.register"))


def test_broken_source_is_named_with_its_line(package: Path) -> None:
    with pytest.raises(InputError, match=r"broken\.py, line 1"):
        import_closure("closurepackage.broken")


def test_code_of_a_notebook_depends_on_what_it_imports(package: Path) -> None:
    code = "import pandas as pd\nfrom closurepackage.room import (\n    thing,\n)\n"
    assert names(code_imports(code, "closurepackage")) >= {"room/__init__", "room/inner"}


def test_each_stage_depends_on_its_own_rooms_only() -> None:
    rooms = {path.parent.name for path in import_closure("analysis.pipeline.steps.match")}
    assert "indicators" in rooms
    assert not rooms & {"figures", "attainment", "cli"}
