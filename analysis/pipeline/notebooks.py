"""Run a notebook from a fresh kernel with parameters that it knows."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import InputError, PlansError

if TYPE_CHECKING:
    from nbformat import NotebookNode

TAG = "parameters"
TIMEOUT = 600


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook.

    Raises
    ------
    InputError
        Where the file is missing or no notebook.
    """
    import nbformat

    try:
        return nbformat.read(path, as_version=4)
    except OSError as error:
        raise InputError(path, "", error.strerror or str(error), "a notebook") from error
    except (nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise InputError(path, "", "no notebook", "a notebook of format 4") from error


def with_parameters(notebook: NotebookNode, parameters: Mapping[str, Any], path: Path) -> NotebookNode:
    """Copy of a notebook with a cell after its parameters cell that sets parameters anew.

    Parameters
    ----------
    notebook : NotebookNode
        Must have one code cell with the tag ``parameters``, whose assignments are the parameters and their defaults.
    parameters : mapping
        Plain values by name.
    path : Path
        Named in errors.

    Raises
    ------
    InputError
        Where there is no such cell, or it does not know a parameter: a notebook that silently ran with its defaults
        would be wrong.
    """
    import nbformat

    position = _parameters_cell(notebook, path)
    known = parameter_names(notebook.cells[position].source)
    unknown = sorted(set(parameters) - set(known))
    if unknown:
        found = f"no parameter {', '.join(unknown)}"
        raise InputError(path, f"cell {position + 1}", found, f"one of {', '.join(known)}")
    copy = nbformat.from_dict(notebook)
    if parameters:
        source = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
        cell = nbformat.v4.new_code_cell(source, id="injected-parameters")
        copy.cells.insert(position + 1, cell)
    return copy


def _parameters_cell(notebook: NotebookNode, path: Path) -> int:
    tagged = [n for n, cell in enumerate(notebook.cells) if TAG in cell.get("metadata", {}).get("tags", [])]
    if len(tagged) != 1:
        raise InputError(path, "", f"{len(tagged)} cells with the tag {TAG}", "one code cell with that tag")
    return tagged[0]


def parameter_names(source: str) -> list[str]:
    """Names that a cell assigns at its top level, annotated or not, in order."""
    targets: list[ast.expr] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            targets.extend(node.targets)
        elif isinstance(node, ast.AnnAssign):
            targets.append(node.target)
    return [target.id for target in targets if isinstance(target, ast.Name)]


def run_notebook(path: Path, parameters: Mapping[str, Any]) -> str:
    """Execute a notebook in its folder with a fresh kernel.

    Parameters
    ----------
    path : Path
        The notebook; it is not changed.
    parameters : mapping
        See :func:`with_parameters`.

    Returns
    -------
    str
        The executed notebook as JSON, without the times of execution.

    Raises
    ------
    InputError
        From the parameters.
    PlansError
        Where a cell fails; names the cell and the error.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError
    from traitlets.config import Config

    notebook = with_parameters(read_notebook(path), parameters, path)
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        config=Config({"KernelManager": {"transport_encryption": "auto"}}),
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise PlansError(f"{path}, cell {_failed_cell(notebook)}: {error.ename}: {error.evalue}") from error
    except (CellTimeoutError, RuntimeError) as error:
        raise PlansError(f"{path}, cell {_failed_cell(notebook)}: {str(error).splitlines()[0]}") from error
    return str(nbformat.writes(notebook))


def _failed_cell(notebook: NotebookNode) -> int:
    """1-based number of the last cell that was begun."""
    begun = [n for n, cell in enumerate(notebook.cells, 1) if cell.cell_type == "code" and cell.get("execution_count")]
    return begun[-1] if begun else 1
