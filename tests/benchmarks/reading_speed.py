"""How fast documents are read, beside two packages that read quantities in Chinese text.

    python tests/benchmarks/reading_speed.py FOLDER [--documents ID ...] [--share 0.02] [--rounds 5]

reads the registered documents of FOLDER through documents, extraction and indicators in one process, then the same text
with jionlp (money and times) and a share of its lines with recognizers-text (numbers, ordinals, percentages, quantities
with units, dates), where they are installed (the extra ``benchmark``). Times are processor seconds, the best of the
rounds, after a warm-up: what is loaded or compiled once does not count for anyone. The readers take turns, so that a
slow phase of the machine strikes all of them.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import logging
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pandas as pd

from analysis.documents import find_documents, read_document
from analysis.documents.document import Document
from analysis.extraction import read_layouts, read_prose, read_tables
from analysis.indicators import match
from analysis.registry import Registry, load

PEERS = {"jionlp": "jionlp", "recognizers-text": "recognizers_suite"}
RECOGNIZED = ("number", "ordinal", "percentage", "currency", "dimension", "age", "temperature", "datetime")
# How many times as fast as each peer the reading should be, and how much memory it may take.
GOALS = {"jionlp": 5, "recognizers-text": 200}
MOST_MEGABYTES = 300
TIMES = (1, 10, 100)


def read_all(paths: dict[str, Path], registry: Registry) -> list[Document]:
    """Read documents, tables, layouts, prose and, for all of them at once, concepts, as a build does."""
    documents = [read_document(path, registry, doc_id) for doc_id, path in sorted(paths.items())]
    read_texts(documents, registry)
    return documents


def read_texts(documents: list[Document], registry: Registry) -> None:
    """Read everything of some documents."""
    rows: list[pd.DataFrame] = []
    statements: list[pd.DataFrame] = []
    for document in documents:
        tables = read_tables(document, registry)
        read_layouts(document, registry)
        rows.append(tables.rows)
        statements += [tables.statements, read_prose(document, registry)]
    match(pd.concat(statements, ignore_index=True), registry, pd.concat(rows, ignore_index=True))


def read_file(path: Path, registry: Registry) -> None:
    """Read everything of one file."""
    read_texts([read_document(path, registry)], registry)


def best(task: Callable[[], object], rounds: int) -> float:
    """Shortest processor time of several rounds, in seconds; other programs on the machine do not count."""
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        task()
        seconds.append(time.process_time() - start)
    return min(seconds)


def megabytes() -> float:
    """Peak memory of this process so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def lines_of(documents: list[Document], share: float) -> list[str]:
    """Every n-th line that is not blank, so that all documents have the same share."""
    lines = [line for document in documents for line in document.text.split("\n") if line.strip()]
    return lines[:: max(1, round(1 / share))]


def peer_reader(package: str) -> Callable[[str], object] | None:
    """Give what a peer can do with a line; None where it is not installed."""
    try:
        module = importlib.import_module(PEERS[package])
    except ImportError:
        return None
    if package == "jionlp":
        return lambda line: (module.ner.extract_money(line), module.ner.extract_time(line))
    recognizers = [getattr(module, f"recognize_{kind}") for kind in RECOGNIZED]
    return lambda line: [recognize(line, module.Culture.Chinese) for recognize in recognizers]


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Keep what a peer prints and logs on the way out of the table."""
    logging.disable(logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
    logging.disable(logging.NOTSET)


def peer_task(package: str, lines: list[str]) -> Callable[[], object] | None:
    """Give what lets a peer read some lines, warmed up; None where it is not installed."""
    with silence():
        reader = peer_reader(package)
        if reader is None:
            return None
        reader(lines[0])
    return lambda: [reader(line) for line in lines]


def best_by_turns(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Shortest processor time of several tasks, in seconds; each is done twice a turn, first with cold caches."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            with silence():
                seconds[name].append(best(task, 2))
    return {name: min(taken) for name, taken in seconds.items()}


def growth(document: Document, registry: Registry) -> list[tuple[int, float]]:
    """Microseconds per character when a document is repeated."""
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            path = Path(folder) / "repeated.txt"
            path.write_text("\n\n".join([document.source] * times), encoding="utf-8")
            seconds = best(partial(read_file, path, registry), 1 if times > 1 else 3)
            figures.append((times, 1e6 * seconds / (len(document.source) * times)))
    return figures


def print_readers(documents: list[Document], read: Callable[[], object], share: float, rounds: int) -> None:
    """Print one row per reader: characters a second, and how many times as fast the reading is as each peer."""
    lines = {"jionlp": lines_of(documents, 1.0), "recognizers-text": lines_of(documents, share)}
    characters = {
        "analysis": sum(len(document.source) for document in documents),
        **{package: sum(map(len, own)) for package, own in lines.items()},
    }
    peers = {package: peer_task(package, own) for package, own in lines.items()}
    seconds = best_by_turns({"analysis": read, **{name: task for name, task in peers.items() if task}}, rounds)
    speeds = {name: characters[name] / taken for name, taken in seconds.items()}
    print(f"{'reader':18s} {'characters':>11s} {'chars/s':>11s} {'times':>8s}")
    for name, speed in speeds.items():
        times = speeds["analysis"] / speed
        verdict = f"   goal {GOALS[name]} {'reached' if times >= GOALS[name] else 'missed'}" if name in GOALS else ""
        print(f"{name:18s} {characters[name]:11d} {speed:11.0f} {times:8.1f}{verdict}")
    for name in [name for name, task in peers.items() if task is None]:
        print(f"{name:18s} not installed")


def main() -> None:
    """Print a table of readers, the peak memory, and the cost per character of longer and longer documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", nargs="*", help="ids of the documents; all registered ones without it")
    parser.add_argument("--share", type=float, default=0.02, help="share of the lines that recognizers-text reads")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    registry = load()
    found = find_documents(arguments.folder, registry).matched
    paths = {doc_id: path for doc_id, path in found.items() if doc_id in (arguments.documents or found)}
    documents = read_all(paths, registry)
    memory = megabytes()
    print_readers(documents, partial(read_all, paths, registry), arguments.share, arguments.rounds)
    print(f"peak memory {memory:.0f} MB, goal {MOST_MEGABYTES} {'reached' if memory < MOST_MEGABYTES else 'missed'}")
    shortest = min(documents, key=lambda document: len(document.source))
    for times, microseconds in growth(shortest, registry):
        print(f"{shortest.doc_id} x {times:3d}: {microseconds:6.2f} microseconds a character")
    print(f"peak memory after the longest: {megabytes():.0f} MB")


if __name__ == "__main__":
    main()
