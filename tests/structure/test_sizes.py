"""House rules that a program can check: sizes, annotations, docstrings, encodings."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "analysis").rglob("*.py"))
FILE_LINES, BODY_LINES, ARGUMENTS = 500, 60, 5

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[Function]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, Function))


def body_lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def arguments(function: Function) -> list[ast.arg]:
    found = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return [argument for argument in found if argument.arg not in ("self", "cls")]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_keeps_its_size(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= FILE_LINES


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_functions_keep_their_size(path: Path) -> None:
    long = [f"{one.name}: {body_lines(one)} lines" for one in functions(path) if body_lines(one) > BODY_LINES]
    assert not long


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_functions_have_few_arguments(path: Path) -> None:
    counts = {one.name: len(arguments(one)) for one in functions(path)}
    assert not {name: count for name, count in counts.items() if count > ARGUMENTS}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_everything_is_annotated(path: Path) -> None:
    bare = [
        one.name
        for one in functions(path)
        if one.returns is None or any(argument.annotation is None for argument in arguments(one))
    ]
    assert not bare


def test_medians_stay_small() -> None:
    lines = sorted(path.read_text(encoding="utf-8").count("\n") for path in SOURCES if path.name != "__init__.py")
    bodies = sorted(body_lines(one) for path in SOURCES for one in functions(path))
    assert lines[len(lines) // 2] <= 180
    assert bodies[len(bodies) // 2] <= 14
