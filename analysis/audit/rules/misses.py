"""Rules on misses: what the text of a document names as missed, against what its own completion table shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from analysis.audit.finding import Pair, Side
from analysis.audit.material import Material, Record
from analysis.indicators.lookup import growth_of
from analysis.indicators.names import normalise, split_growth


def miss_not_named(material: Material) -> Iterator[Pair]:
    """Find misses in the table that an open list (等) does not name."""
    yield from _not_named(material, "yes")


def miss_not_in_closed_list(material: Material) -> Iterator[Pair]:
    """Find misses in the table that a list without 等 does not name."""
    yield from _not_named(material, "no")


def named_miss_was_met(material: Material) -> Iterator[Pair]:
    """Find misses named in the text whose targets the table shows met."""
    judged = {(row["doc_id"], name): row for row in _own_verdicts(material, "met") for name in _names(row, material)}
    for row in material.records("named_misses"):
        known = [(row["doc_id"], name) for name in _names(row, material)]
        verdict = next((judged[key] for key in known if key in judged), None)
        if row["indicator_id"] and verdict:
            yield Pair(_named_side(row), _table_side(verdict, material), str(row["indicator_id"]), ())


def _not_named(material: Material, opened: str) -> Iterator[Pair]:
    lists: dict[object, list[Record]] = defaultdict(list)
    for row in material.records("named_misses"):
        lists[row["doc_id"]].append(row)
    for doc_id, rows in lists.items():
        if ("yes" if any(row["open"] == "yes" for row in rows) else "no") != opened:
            continue
        named = {name for row in rows for name in _names(row, material)}
        a = Side(str(doc_id), _line(rows[0]), "、".join(str(row["label"]) for row in rows))
        for verdict in _own_verdicts(material, "missed"):
            if verdict["doc_id"] == doc_id and not named & set(_names(verdict, material)):
                words = (("count", str(len(rows))), ("subject", str(verdict["subject"])))
                concept = verdict["indicator_id"]
                yield Pair(a, _table_side(verdict, material), str(concept) if concept else None, words)


def _own_verdicts(material: Material, met: str) -> list[Record]:
    """Verdicts that a document's own table gives, one a target."""
    rows = [row for row in material.records("verdicts") if row["outcome_source"] == row["doc_id"] and row["met"] == met]
    return list({str(row["target_id"]).rpartition(".")[0]: row for row in rows if row["scheme"] == "main"}.values())


def _names(row: Record, material: Material) -> tuple[str, ...]:
    """Give what a row may be known by: its concept, and its wording where the name alone leaves several concepts.

    A level and its growth rate count as one, because a list may name either.
    """
    concept = str(row["indicator_id"] or "")
    words = split_growth(normalise(str(row.get("subject") or row.get("label"))))[0]
    return tuple(name for name in (growth_of(concept, material.registry) or concept, words) if name)


def _named_side(row: Record) -> Side:
    return Side(str(row["doc_id"]), _line(row), str(row["label"]))


def _table_side(verdict: Record, material: Material) -> Side:
    """Target and outcome of the row, as printed."""
    ref = str(verdict["target_id"])
    row = material.rows.get(ref.rpartition(".")[0], {})
    target = row.get(ref.rpartition(".")[2]) or row.get("target") or ""
    return Side(str(verdict["doc_id"]), _line(verdict), f"{target} → {verdict['outcome'] or ''}".strip(), ref)


def _line(row: Record) -> int:
    return int(str(row["line"]))
