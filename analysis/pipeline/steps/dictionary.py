"""What data/ holds, in words: the data dictionary and the lists of documents and sources, from the registry."""

from __future__ import annotations

from analysis.pipeline.running import Inputs, Products
from analysis.registry import data_dictionary, documents_readme, statistics_readme


def describe_data(inputs: Inputs) -> Products:
    """Markdown of data/README.md and of the folders where users put their files."""
    return {
        "data/README.md": data_dictionary(inputs.registry),
        "data/documents/README.md": documents_readme(inputs.registry),
        "data/statistics/README.md": statistics_readme(inputs.registry),
    }
