"""Repairs as a table."""

from __future__ import annotations

import pandas as pd

from analysis.documents.document import Document

_COLUMNS = {
    "doc_id": "string",
    "line": "Int64",
    "start": "Int64",
    "end": "Int64",
    "damaged": "string",
    "repaired": "string",
    "kind": "string",
    "count": "Int64",
}


def repairs_frame(document: Document) -> pd.DataFrame:
    """Rows of repairs.csv for one document.

    Returns
    -------
    DataFrame
        Columns as in the table contract ``repairs``: source line, character offsets in the source file, what stands
        there and what it was read as. ``start``, ``end`` are missing in summary rows, ``count`` in the others.
    """
    rows = [
        (document.doc_id, r.line, r.start, r.end, r.damaged, r.repaired or None, r.kind, r.count)
        for r in sorted(document.repairs, key=lambda r: (r.line, r.start or 0, r.damaged))
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)
