"""How fast documents are read, beside two packages that read quantities in Chinese text.

    python tests/benchmarks/reading_speed.py FOLDER [--share 0.02] [--rounds 3]

reads every registered document of FOLDER through documents, extraction and indicators in one process, then the same
text, or a share of it, with jionlp and recognizers-text where they are installed (the extra ``benchmark``).
"""

from __future__ import annotations

import argparse
import importlib
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from analysis.documents import find_documents, read_document
from analysis.documents.document import Document
from analysis.extraction import read_layouts, read_prose, read_tables
from analysis.indicators import match
from analysis.registry import Registry, load

PEERS = {"jionlp": "jionlp", "recognizers-text": "recognizers_number_with_unit"}
TIMES = (1, 10, 100)


def read_all(paths: dict[str, Path], registry: Registry) -> list[Document]:
    """Read documents, tables, layouts, prose and concepts, as a build does."""
    documents = [read_document(path, registry, doc_id) for doc_id, path in sorted(paths.items())]
    for document in documents:
        read_one(document, registry)
    return documents


def read_one(document: Document, registry: Registry) -> None:
    """Read everything of one document."""
    tables = read_tables(document, registry)
    read_layouts(document, registry)
    match(pd.concat([tables.statements, read_prose(document, registry)], ignore_index=True), registry, tables.rows)


def best(task: Callable[[], object], rounds: int) -> float:
    """Shortest processor time of several rounds, in seconds; other programs on the machine do not count."""
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        task()
        seconds.append(time.process_time() - start)
    return min(seconds)


def sentences_of(documents: list[Document], share: float) -> list[str]:
    """Every n-th line with a numeral or letter, so that all documents have the same share."""
    lines = [line for document in documents for line in document.text.split("\n") if line.strip()]
    return lines[:: max(1, round(1 / share))]


def peer_task(package: str, lines: list[str]) -> Callable[[], object] | None:
    """What a peer can do on the same lines; None where it is not installed."""
    try:
        module = importlib.import_module(PEERS[package])
    except ImportError:
        return None
    if package == "jionlp":
        return lambda: [(module.ner.extract_money(line), module.ner.extract_time(line)) for line in lines]
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    kinds = (module.recognize_currency, module.recognize_dimension, module.recognize_age, module.recognize_temperature)
    return lambda: [recognize(line, culture) for line in lines for recognize in kinds]


def growth(document: Document, registry: Registry) -> list[tuple[int, float]]:
    """Microseconds per character when a document is repeated."""
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            path = Path(folder) / "repeated.txt"
            path.write_text("\n\n".join([document.source] * times), encoding="utf-8")
            start = time.process_time()
            read_one(read_document(path, registry), registry)
            figures.append((times, 1e6 * (time.process_time() - start) / (len(document.source) * times)))
    return figures


def main() -> None:
    """Print one row per reader: seconds, characters a second, how many times our time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--share", type=float, default=0.02, help="share of the lines that recognizers-text reads")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    registry = load()
    paths = dict(find_documents(arguments.folder, registry).matched)
    documents = read_all(paths, registry)
    characters = sum(len(document.source) for document in documents)
    own = best(lambda: read_all(paths, registry), arguments.rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'reader':18s} {'characters':>11s} {'seconds':>9s} {'chars/s':>11s} {'ratio':>8s}")
    print(f"{'analysis':18s} {characters:11d} {own:9.2f} {characters / own:11.0f} {1.0:8.1f}   peak {memory:.0f} MB")
    for package, share in (("jionlp", 1.0), ("recognizers-text", arguments.share)):
        lines = sentences_of(documents, share)
        task = peer_task(package, lines)
        if task is None:
            print(f"{package:18s} not installed")
            continue
        seconds, read = best(task, 1), sum(map(len, lines))
        ratio = (seconds / read) / (own / characters)
        print(f"{package:18s} {read:11d} {seconds:9.2f} {read / seconds:11.0f} {ratio:8.1f}")
    shortest = min(documents, key=lambda document: len(document.source))
    for times, microseconds in growth(shortest, registry):
        print(f"{shortest.doc_id} x {times:3d}: {microseconds:6.2f} microseconds a character")


if __name__ == "__main__":
    sys.exit(main())
