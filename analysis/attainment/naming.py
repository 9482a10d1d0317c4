"""Naming: which missed indicators a document names in its text, and which only its table shows."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.attainment.case import MET, MISSED
from analysis.attainment.results import Provenance, data_hash, finish
from analysis.indicators.lookup import growth_of
from analysis.registry import Registry

COLUMNS = ("doc_id", "subject", "indicator_id", "met", "status", "line", "named_line")


@dataclass(frozen=True)
class NamedMisses:
    """Missed indicators of one document and where they are named.

    Attributes
    ----------
    rows : DataFrame
        ``doc_id, subject, indicator_id, met, status, line, named_line``; status is ``named`` or ``not_named`` for
        missed rows, ``named_though_met`` and ``named_though_undetermined`` for others that the text names.
    open_list : bool
        Whether a list of the text ends in 等, so that it does not claim to be complete.
    provenance : Provenance
        Of the verdicts.
    """

    rows: pd.DataFrame
    open_list: bool
    provenance: Provenance

    def table(self) -> pd.DataFrame:
        """Rows with the lines of table and text."""
        return self.rows

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say how many missed indicators the text names, and which it does not."""
        missed = self.rows[self.rows["met"] == MISSED]
        silent = missed.loc[missed["status"] == "not_named", "subject"].tolist()
        named = len(missed) - len(silent)
        if lang == "en":
            rest = f"; only its table shows {', '.join(silent)}" if silent else ""
            opened = " (its list ends in 等)" if self.open_list else ""
            return finish(f"The text names {named} of {len(missed)} missed indicators{opened}{rest}.", lang, caveat)
        rest = f"；仅见于表格的有{'、'.join(silent)}" if silent else ""
        opened = "（列举以“等”结尾）" if self.open_list else ""
        return finish(f"未完成的{len(missed)}项指标中，正文点名{named}项{opened}{rest}。", lang, caveat)


def named_misses(verdicts: pd.DataFrame, named: pd.DataFrame, doc_id: str, registry: Registry) -> NamedMisses:
    """Compare the missed rows of a document's own table with what its text says was missed.

    Parameters
    ----------
    verdicts : DataFrame
        Table ``verdicts``; rows of other documents, sources and schemes than main are passed over.
    named : DataFrame
        Table ``named_misses``.
    doc_id : str
        The document.
    registry : Registry
        A level and its growth rate count as one concept, because a text may name either.

    Returns
    -------
    NamedMisses
        No rows where the document has no completion table.
    """
    own = verdicts[(verdicts["doc_id"] == doc_id) & (verdicts["outcome_source"] == doc_id)]
    own = own[own["scheme"] == "main"]
    said = named[(named["doc_id"] == doc_id) & named["indicator_id"].notna()]
    lines: dict[str, int] = {}
    for name in said.to_dict("records"):
        lines.setdefault(_quantity(str(name["indicator_id"]), registry), int(name["line"]))
    records = []
    for row in own.to_dict("records"):
        line = None if pd.isna(row["indicator_id"]) else lines.get(_quantity(str(row["indicator_id"]), registry))
        if row["met"] == MISSED or line is not None:
            status = _status(str(row["met"]), line is not None)
            records.append({**{name: row.get(name) for name in COLUMNS}, "status": status, "named_line": line})
    rows = pd.DataFrame(records, columns=list(COLUMNS)).astype({"line": "Int64", "named_line": "Int64"})
    return NamedMisses(rows, bool((said["open"] == "yes").any()), Provenance("main", data_hash(own)))


def _quantity(indicator_id: str, registry: Registry) -> str:
    return growth_of(indicator_id, registry) or indicator_id


def _status(met: str, named: bool) -> str:
    if met == MISSED:
        return "named" if named else "not_named"
    return "named_though_met" if met == MET else "named_though_undetermined"
