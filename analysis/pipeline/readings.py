"""Readings of statistics, kept from build to build: a file is read anew only where what decides its reading changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from analysis.pipeline.running import Inputs
from analysis.pipeline.shown import common_key, digest_of
from analysis.pipeline.stamp import remembered
from analysis.statistics import Failure, SourceReading, registered_sources

MEMORY = "build/readings.json"


def kept_readings(inputs: Inputs) -> dict[str, SourceReading]:
    """Give the readings of earlier builds that hold still, by the sha256 of the file."""
    known: dict[str, dict[str, Any]] = remembered(inputs.job.outputs[MEMORY])
    keys = _keys(inputs)
    return {
        digest: SourceReading(
            entry["source_id"], tuple(entry["observations"]), tuple(Failure(**failure) for failure in entry["failures"])
        )
        for digest, entry in known.items()
        if digest in keys and entry["key"] == keys[digest]
    }


def readings_text(readings: Mapping[str, SourceReading], inputs: Inputs) -> str:
    """Write down readings, each with the digest of what decided it."""
    keys = _keys(inputs)
    entries = {digest: {"key": keys[digest], **asdict(reading)} for digest, reading in sorted(readings.items())}
    return json.dumps(entries, ensure_ascii=False)


def _keys(inputs: Inputs) -> dict[str, str]:
    """Digest of what decides the reading of each registered file, by its sha256: code, register, its row of sources.

    Of the rows of other sources it is independent, so that a new one leaves it as it is; every other file of the
    register counts whole.
    """
    common = common_key(inputs)
    rows: dict[str, list[str]] = {}
    for source in registered_sources(inputs.registry).values():
        rows.setdefault(source.sha256, []).append(repr(source))
    return {digest: digest_of(common, *own) for digest, own in rows.items()}
