"""Which source files a function depends on: the imports of its module, followed inside its own package."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

from analysis.errors import InputError


def import_closure(module: str) -> tuple[Path, ...]:
    """Files that are read when a module is imported, as far as they belong to the same top-level package.

    Nothing is imported: files are found by name and read with :mod:`ast`, so that the closure costs no start-up time.
    Imports inside functions and under ``TYPE_CHECKING`` count too.

    Parameters
    ----------
    module : str
        Dotted name, e.g. ``analysis.pipeline.steps.match``.

    Returns
    -------
    tuple of Path
        Sorted; holds the file of ``module`` and the ``__init__`` of every package on the way.

    Raises
    ------
    InputError
        Where there is no such module, or one of the files is no Python.
    """
    if not _file(module):
        raise InputError(module, "", "no such module", "module:function of an installed package")
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_neighbours(name))
    return tuple(sorted({path for name in found if (path := _file(name))}))


def code_imports(source: str, package: str) -> tuple[Path, ...]:
    """Closure of the imports that a piece of code (a notebook) makes from a package; as :func:`import_closure`."""
    modules = [name for name in _imported(ast.parse(source), "") if name.split(".")[0] == package and _file(name)]
    return tuple(sorted({path for name in modules for path in import_closure(name)}))


def _neighbours(name: str) -> tuple[str, ...]:
    path = _file(name)
    return _module_imports(path, path.stat().st_mtime_ns, name) if path else ()


@cache
def _module_imports(path: Path, _changed: int, name: str) -> tuple[str, ...]:
    """Modules of its own package that a module imports; ``_changed``, its time stamp, has an edited file read anew."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        raise InputError(path, f"line {error.lineno}", str(error.msg), "Python source") from error
    top, parent = name.split(".")[0], name.rpartition(".")[0]
    imported = {*_imported(tree, name if path.name == "__init__.py" else parent), parent}
    return tuple(sorted(other for other in imported if other.split(".")[0] == top and _file(other)))


def _imported(tree: ast.AST, package: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, package)
            yield base
            # from package import name: the name may be a module of its own.
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and ":" in node.value:
            yield from _dotted_function(node.value)


def _dotted_function(text: str) -> Iterator[str]:
    """Yield the module of a ``package.module:function`` string, which names a function that is imported late."""
    module, _, function = text.partition(":")
    if function.isidentifier() and "." in module and all(part.isidentifier() for part in module.split(".")):
        yield module


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    base = parts[: len(parts) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)


def _file(name: str) -> Path | None:
    """Source file of a module, found without importing its packages."""
    top, *rest = name.split(".")
    folder = _package_folder(top)
    if folder is None:
        return None
    path = folder.joinpath(*rest)
    for candidate in (path / "__init__.py", path.with_suffix(".py")):
        if candidate.is_file():
            return candidate
    return None


def _package_folder(top: str) -> Path | None:
    return _find_package(top, tuple(sys.path))


@cache
def _find_package(top: str, _search: tuple[str, ...]) -> Path | None:
    spec = PathFinder.find_spec(top) if top else None
    locations = list(spec.submodule_search_locations or ()) if spec else []
    return Path(locations[0]) if locations else None
