"""Industries: from a printed name to the industries of the closed list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.registry.records import Industry

SEPARATOR = re.compile(r"[、，,；;]|和|及|与")


class IndustryFinder:
    """Looks industries up by name.

    Parameters
    ----------
    industries : iterable of Industry
        The rows of industries.csv.
    """

    def __init__(self, industries: Iterable[Industry]) -> None:
        self._index: dict[str, list[Industry]] = {}
        for industry in industries:
            for name in dict.fromkeys((industry.zh, *industry.aliases)):
                self._index.setdefault(name, []).append(industry)

    def __call__(self, name: str, parent_id: str | None = None) -> tuple[Industry, ...]:
        """Find the industries that a printed name means.

        Parameters
        ----------
        name : str
            As printed, without segments; a trailing 产业 may be left out or added.
        parent_id : str, optional
            Only segments of this industry are considered.

        Returns
        -------
        tuple of Industry
            Several where the list gives the name to several, or where the name joins several (生物质化工、氢能) that
            are all known; empty where the name, or a part of it, is unknown.
        """
        name = "".join(name.split())
        whole = self._whole(name, parent_id)
        if whole:
            return whole
        parts = [self._whole(part, parent_id) for part in SEPARATOR.split(name)]
        return tuple(industry for part in parts for industry in part) if all(parts) else ()

    def _whole(self, name: str, parent_id: str | None) -> tuple[Industry, ...]:
        stem = name.removesuffix("产业")
        found = self._index.get(name) or self._index.get(stem) or self._index.get(f"{stem}产业") or []
        return tuple(industry for industry in found if parent_id is None or industry.parent_id == parent_id)
