"""The review page of one document: read anew, corrected, matched, and audited beside the other documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis import files
from analysis.attainment import SCHEMES, Printed, judge
from analysis.audit import Finding, Material, find_all
from analysis.audit.page import Reading, review_page
from analysis.documents import Document, read_document
from analysis.indicators import match
from analysis.pipeline.corrected import corrected_tables, corrections_of
from analysis.pipeline.stages import AUDITED_TABLES
from analysis.pipeline.steps.extract import document_tables
from analysis.pipeline.workspace import Workspace
from analysis.registry import Registry

SCHEME = "main"

Tables = Mapping[str, pd.DataFrame]


def make_review(path: Path, workspace: Workspace, registry: Registry) -> tuple[str, str]:
    """Make the review page of a file.

    Parameters
    ----------
    path : Path
        A document, in the register or not.
    workspace : Workspace
        Its derived tables give the other documents that the auditor compares with.
    registry : Registry
        With the corrections.

    Returns
    -------
    doc_id, html : str
        The document that the file was recognised as (else the stem of its name), and the page.
    """
    document = read_document(path, registry)
    tables = read_whole(document, registry)
    concepts = {
        str(row[key]): str(row["indicator_id"])
        for name, key in (("targets", "target_id"), ("outcomes", "outcome_id"))
        for row in tables[name].dropna(subset=["indicator_id"]).to_dict("records")
    }
    own = [row for row in corrections_of(registry) if row["doc_id"] == document.doc_id]
    reading = Reading(
        document=document,
        tables=tables,
        concepts=concepts,
        findings=_findings(document.doc_id, tables, workspace, registry),
        corrected=frozenset((str(row["table"]), str(row["row"])) for row in own),
    )
    return document.doc_id, review_page(reading, registry)


def read_whole(document: Document, registry: Registry) -> dict[str, pd.DataFrame]:
    """Read a document into all tables up to its verdicts, with its corrections; errors as those of the rooms."""
    tables = corrected_tables(document_tables(document, registry), registry, document.doc_id)
    matched = match(tables["statements"], registry, tables["indicator_tables"])
    tables |= {"targets": matched.targets, "outcomes": matched.outcomes, "unmatched": matched.unmatched}
    printed = Printed(tables["indicator_tables"], tables["table_notes"], matched.targets, matched.outcomes)
    return {**tables, "verdicts": judge(printed, registry, SCHEMES[SCHEME])}


def _findings(doc_id: str, tables: Tables, workspace: Workspace, registry: Registry) -> tuple[Finding, ...]:
    """Find what touches the document; the other documents come from the derived tables, where there are any."""
    beside = {name: _beside(name, doc_id, tables.get(name), workspace, registry) for name in AUDITED_TABLES}
    found = find_all(Material(beside, registry))
    return tuple(one for one in found if doc_id in (one.pair.a.doc_id, one.pair.b.doc_id))


def _beside(name: str, doc_id: str, own: pd.DataFrame | None, workspace: Workspace, registry: Registry) -> pd.DataFrame:
    """One table over all documents; a table that is not read from documents stays as it is."""
    path, contract = workspace.locate(f"derived/{name}.csv"), registry.tables[name]
    others = contract.cast(files.read_csv(path)) if path.is_file() else contract.frame([])
    if own is None:
        return others
    return pd.concat([others[others["doc_id"] != doc_id], own], ignore_index=True)
