"""Execute one notebook."""

from __future__ import annotations

from analysis.pipeline.notebooks import run_notebook
from analysis.pipeline.running import Inputs, Products


def execute_notebook(inputs: Inputs) -> Products:
    """Make the executed copy of the notebook that the job names."""
    item = inputs.spec["item"]
    executed = run_notebook(inputs.path(f"notebooks/{item}.ipynb"), inputs.spec["parameters"])
    return {f"executed/{item}.ipynb": executed}
