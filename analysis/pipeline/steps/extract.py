"""Read one document into its own tables."""

from __future__ import annotations

import logging

import pandas as pd

from analysis.audit import read_named_misses
from analysis.documents import Document, read_document, repairs_frame
from analysis.extraction import (
    read_duties,
    read_layouts,
    read_place_industries,
    read_prose,
    read_tables,
    reading_problems,
    require_whole_rows,
)
from analysis.pipeline.running import Inputs, Products
from analysis.registry import Registry

_LOG = logging.getLogger(__name__)


def extract_document(inputs: Inputs) -> Products:
    """Tables of the document that the job names (``spec["item"]``).

    Raises
    ------
    PlansError
        Where a row of a table does not fit its header: a registered document is read whole, or the build says why not.
    """
    item = inputs.spec["item"]
    document = read_document(inputs.path(f"documents/{item}"), inputs.registry, doc_id=item)
    problems = reading_problems(document, inputs.registry)
    require_whole_rows(problems)
    for problem in problems:
        _LOG.warning(problem)
    return {
        f"extracted/{item}/{name}.csv": table for name, table in document_tables(document, inputs.registry).items()
    }


def document_tables(document: Document, registry: Registry) -> dict[str, pd.DataFrame]:
    """Everything that is read from a document, by name of table.

    Parameters
    ----------
    document : Document
        A document, in the register or not.
    registry : Registry
        Places, units, industries and the columns of the tables.

    Returns
    -------
    dict of str to DataFrame
        The tables of ``READ_TABLES`` with the columns of their contracts; empty where the document has none.
    """
    reading = read_tables(document, registry)
    statements = pd.concat([reading.statements, read_prose(document, registry)], ignore_index=True)
    return {
        "indicator_tables": reading.rows,
        "table_notes": reading.notes,
        "statements": statements,
        "industry_layout": read_layouts(document, registry),
        "place_industries": read_place_industries(document, registry),
        "responsible": read_duties(document, registry),
        "repairs": repairs_frame(document),
        "named_misses": read_named_misses(document, registry),
    }
