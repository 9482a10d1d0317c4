"""Short names of documents as a reader knows them: the place and the years."""

from __future__ import annotations

from analysis.figures.names import place_name
from analysis.figures.spec import Material, Words


def document_name(doc_id: str, material: Material, between: str = "\n") -> Words:
    """Name a document by place and period; the id where it is not in the register.

    Two documents of one place and period are told apart by their ids.
    """
    entry = material.registry.documents.get(doc_id)
    if entry is None:
        return Words(doc_id, doc_id)
    twins = [
        other for other in material.registry.documents.values()
        if (other.place_id, other.period) == (entry.place_id, entry.period)
    ]
    place = place_name(entry.place_id, entry.place_id, material)
    years = entry.period.replace("-", "–") if len(twins) == 1 else f"{entry.period} ({doc_id})"
    return Words(*(f"{place.of(language)}{between}{years}" for language in ("zh", "en")))
