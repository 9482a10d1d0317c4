"""Naming: which missed indicators a document names in its text, and which only its table shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.attainment.case import MET, MISSED
from analysis.attainment.results import Provenance, data_hash, finish
from analysis.documents import Document
from analysis.indicators.names import normalise, spellings, split_growth

# «…等指标未完成规划目标»: the subject stands before the words, the aim after or before them.
ADMITTED = re.compile(r"未(?:能)?(?:全面|如期|按期)?(?:完成|达到|达标|实现)|没有(?:完成|达到)")
AIM = re.compile(r"目标|指标|任务|预期")
SENTENCE = re.compile(r"[^。；;！!\n]+")
ITEMS = re.compile(r"[、，,]|(?:以及|和|与)")
TAIL = re.compile(r"等?(?:\d+|[一二三四五六七八九十]+)?[项个]?(?:主要|预期性|约束性)?指标.*$|等$")
CELL = "\t"


@dataclass(frozen=True)
class Admission:
    """A name that the text says was not reached, with its line in the source."""

    name: str
    line: int


@dataclass(frozen=True)
class NamedMisses:
    """Missed indicators of one document and where they are named.

    Attributes
    ----------
    rows : DataFrame
        ``doc_id, subject, indicator_id, met, status, line, named_line``; status is ``named`` or ``not_named`` for
        missed rows, ``named_though_met`` and ``named_though_undetermined`` for others that the text names.
    loose : tuple of Admission
        Names in such sentences that are no row of the table.
    provenance : Provenance
        Of the verdicts.
    """

    rows: pd.DataFrame
    loose: tuple[Admission, ...]
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
            return finish(f"The text names {named} of {len(missed)} missed indicators{rest}.", lang, caveat)
        rest = f"；仅见于表格的有{'、'.join(silent)}" if silent else ""
        return finish(f"未完成的{len(missed)}项指标中，正文点名{named}项{rest}。", lang, caveat)


def admissions(document: Document) -> list[Admission]:
    """Names that the prose of a document says were not reached; rows of tables are passed over."""
    return [
        Admission(name, document.line_at(start))
        for paragraph in document.paragraphs()
        if CELL not in paragraph.text
        for name, start in _names(paragraph.text, paragraph.start)
    ]


def _names(text: str, offset: int) -> Iterator[tuple[str, int]]:
    for sentence in SENTENCE.finditer(text):
        found = ADMITTED.search(sentence[0])
        if found is None or not AIM.search(sentence[0]):
            continue
        start = sentence.start()
        for part in ITEMS.split(sentence[0][: found.start()]):
            name = TAIL.sub("", part).strip()
            if name:
                yield name, offset + start
            start += len(part) + 1


def named_misses(verdicts: pd.DataFrame, document: Document, scheme: str = "main") -> NamedMisses:
    """Compare the missed rows of a document's own table with what its text admits.

    Parameters
    ----------
    verdicts : DataFrame
        Table ``verdicts``; rows of other documents, sources and schemes are passed over.
    document : Document
        The text.
    scheme : str
        Coding scheme.

    Returns
    -------
    NamedMisses
        A name counts where it is the label or one of its usual spellings, growth for growth.
    """
    own = verdicts[(verdicts["doc_id"] == document.doc_id) & (verdicts["scheme"] == scheme)]
    own = own[own["outcome_source"] == document.doc_id]
    said = admissions(document)
    records, used = [], set()
    for row in own.to_dict("records"):
        places = [place for place, admission in enumerate(said) if _same(admission.name, str(row["subject"]))]
        used.update(places)
        if row["met"] != MISSED and not places:
            continue
        records.append(
            {
                **{name: row[name] for name in ("doc_id", "subject", "indicator_id", "met", "line")},
                "status": _status(str(row["met"]), bool(places)),
                "named_line": said[places[0]].line if places else None,
            }
        )
    columns = ["doc_id", "subject", "indicator_id", "met", "status", "line", "named_line"]
    rows = pd.DataFrame(records, columns=columns).astype({"line": "Int64", "named_line": "Int64"})
    loose = tuple(admission for place, admission in enumerate(said) if place not in used)
    return NamedMisses(rows, loose, Provenance(scheme, data_hash(own)))


def _status(met: str, named: bool) -> str:
    if met == MISSED:
        return "named" if named else "not_named"
    return "named_though_met" if met == MET else "named_though_undetermined"


def _same(name: str, subject: str) -> bool:
    said = normalise(name)
    forms: Sequence[str] = spellings(subject)
    return said in forms or any(split_growth(said) == split_growth(form) for form in forms)
