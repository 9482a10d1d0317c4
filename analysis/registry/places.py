"""Places: from a name in a text to a place of the register, also for short forms and names with the parent in front."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.registry.records import Place

# What the name of a place may end in and a text may leave out (安化 for 安化县).
SUFFIX = re.compile(r"(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|地区|省|市|县|区)$")


def short_form(name: str) -> str | None:
    """Cut the administrative suffix off a name; None where less than two characters would be left (南县)."""
    short = SUFFIX.sub("", name)
    return short if short != name and len(short) > 1 else None


class PlaceFinder:
    """Looks places up by name.

    Parameters
    ----------
    places : mapping of str to Place
        The rows of places.csv by id.
    """

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._full: dict[str, list[Place]] = {}
        self._short: dict[str, list[Place]] = {}
        for place in places.values():
            for name in dict.fromkeys((place.name, *place.aliases)):
                self._full.setdefault(name, []).append(place)
                short = short_form(name)
                if short:
                    self._short.setdefault(short, []).append(place)

    def ancestors(self, place_id: str) -> tuple[Place, ...]:
        """Places above a place, the nearest first; an unknown id raises KeyError."""
        found: list[Place] = []
        parent = self._places[place_id].parent_id
        while parent is not None:
            found.append(self._places[parent])
            parent = found[-1].parent_id
        return tuple(found)

    def children(self, place_id: str) -> tuple[Place, ...]:
        """Places directly below a place, in the order of the register."""
        return tuple(place for place in self._places.values() if place.parent_id == place_id)

    def find(self, name: str, within: str | None = None) -> Place | None:
        """Find the place that a name means.

        Parameters
        ----------
        name : str
            Name or alias; a short form (安化); or either with the name of a place above it in front (益阳市安化县).
        within : str, optional
            Only this place and what lies below it is considered.

        Returns
        -------
        Place or None
            None where the name is unknown or ambiguous. A short form that a place shares with one below it
            means the upper one (岳阳 is the city, not 岳阳县).
        """
        name = "".join(name.split())
        for index in (self._full, self._short):
            found = [place for place in index.get(name, []) if self._inside(place, within)]
            if found:
                return self._uppermost(found)
        return self._below_prefix(name, within)

    def _inside(self, place: Place, within: str | None) -> bool:
        if within is None or place.place_id == within:
            return True
        return any(above.place_id == within for above in self.ancestors(place.place_id))

    def _uppermost(self, found: list[Place]) -> Place | None:
        for place in found:
            if all(self._inside(other, place.place_id) for other in found):
                return place
        return None

    def _below_prefix(self, name: str, within: str | None) -> Place | None:
        for end in range(len(name) - 1, 1, -1):
            above = self.find_exact(name[:end])
            below = self.find(name[end:], above.place_id) if above else None
            if below is not None and below is not above and self._inside(below, within):
                return below
        return None

    def find_exact(self, name: str) -> Place | None:
        """Find a place by its whole name or alias or short form, without a parent in front."""
        return self._uppermost(self._full.get(name) or self._short.get(name) or [])
