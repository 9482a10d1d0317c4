"""Places for labels on a map: inside the area where there is room, else beside it with a leader line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

Costs = npt.NDArray[np.float64]
# Costs of what makes a label hard to read; only their order of size matters.
OVERLAP, COVERED_POINT, CROSSED_LABEL, CROSSED_LEADER, CROSSED_POINT = 100.0, 25.0, 40.0, 25.0, 30.0
SPILL, LEADER, LENGTH, ON_LAND = 45.0, 7.0, 0.07, 9.0
# A label may hide this share of its own area; what it hides beyond that costs.
MOST_HIDDEN, HIDDEN = 0.35, 60.0
PASSES = 6
# Lengths in points: what a dot takes, how far leaders keep apart, how far a leader reaches into its area, the least
# of it that must be seen.
DOT, APART, REACH, SEEN = 5.0, 2.5, 4.0, 5.0


@dataclass(frozen=True)
class Block:
    """A label to be placed; all lengths in points, the origin at the lower left of the map.

    Attributes
    ----------
    key : str
        Place.
    width, height : float
        Size of the label.
    anchor : tuple of float
        Point that the label belongs to.
    region : BaseGeometry or None
        Area that the label may lie in; None for a point, which always has a leader.
    """

    key: str
    width: float
    height: float
    anchor: tuple[float, float]
    region: BaseGeometry | None

    @cached_property
    def target(self) -> BaseGeometry:
        """Where a leader may end: the point, or the area without its rim."""
        inner = None if self.region is None else self.region.buffer(-REACH)
        return Point(self.anchor) if inner is None or inner.is_empty else inner


@dataclass(frozen=True)
class Placed:
    """Where a label lies: its centre, and the end of the leader that ties it to its place; None without leader."""

    block: Block
    x: float
    y: float
    end: tuple[float, float] | None = None

    @property
    def leader(self) -> bool:
        """Whether a leader ties the label to its place."""
        return self.end is not None

    @cached_property
    def box(self) -> Polygon:
        """Rectangle of the label."""
        half_w, half_h = self.block.width / 2, self.block.height / 2
        return box(self.x - half_w, self.y - half_h, self.x + half_w, self.y + half_h)

    @cached_property
    def clearance(self) -> BaseGeometry:
        """Rectangle of the label with the space that should stay free around it."""
        return self.box.buffer(2, join_style="mitre")

    @cached_property
    def line(self) -> LineString | None:
        """Leader from the nearest point of the label to its end; None without leader."""
        if self.end is None:
            return None
        near = shapely.shortest_line(self.box, Point(self.end))
        return LineString([near.coords[0], self.end])


@dataclass(frozen=True)
class _Choices:
    """Where a label could lie, with what each place costs by itself."""

    spots: list[Placed]
    costs: Costs

    @cached_property
    def clearances(self) -> npt.NDArray[np.object_]:
        return np.array([one.clearance for one in self.spots], dtype=object)[:, None]

    @cached_property
    def lines(self) -> npt.NDArray[np.object_]:
        return np.array([one.line or LineString() for one in self.spots], dtype=object)[:, None]

    def best(self, others: Sequence[Placed], dots: Sequence[BaseGeometry]) -> tuple[Placed, float]:
        """Cheapest place given the other labels and the dots of other places, and its cost."""
        boxes, leaders = [one.box for one in others], [one.line for one in others if one.line is not None]
        total = (
            self.costs
            + OVERLAP * _count(shapely.intersects, self.clearances, boxes)
            + CROSSED_LABEL * _count(shapely.intersects, self.lines, boxes)
            + CROSSED_LABEL * _count(shapely.intersects, self.clearances, leaders)
            + CROSSED_LEADER * _count(_close, self.lines, leaders)
            + COVERED_POINT * _count(shapely.intersects, self.clearances, dots)
            + CROSSED_POINT * _count(shapely.intersects, self.lines, dots)
        )
        cheapest = int(np.argmin(total))
        return self.spots[cheapest], float(total[cheapest])


def _close(lines: npt.NDArray[np.object_], others: npt.NDArray[np.object_]) -> npt.NDArray[np.bool_]:
    found: npt.NDArray[np.bool_] = shapely.dwithin(lines, others, APART)
    return found


def _count(test: object, own: npt.NDArray[np.object_], others: Sequence[BaseGeometry]) -> Costs:
    """For each of the own shapes, how many of the others it meets."""
    if not others:
        return np.zeros(len(own))
    counts: Costs = test(own, np.array(others, dtype=object)[None, :]).sum(axis=1).astype(float)  # type: ignore[operator]
    return counts


def place_blocks(
    blocks: Sequence[Block], frame: tuple[float, float], land: BaseGeometry, taken: Sequence[Polygon] = ()
) -> dict[str, Placed]:
    """Place all labels so that none covers another, and no leader crosses a label, a leader or a dot, where it can.

    Parameters
    ----------
    blocks : sequence of Block
        Labels, the hardest to place first.
    frame : tuple of float
        Width and height of the map in points; labels stay inside.
    land : geometry
        All areas; a label with a leader prefers the blank space around them.
    taken : sequence of Polygon
        Space that is already used (scale bar, north arrow).

    Returns
    -------
    dict of str to Placed
        By key. Greedy choice in a few orders, each with some passes in which every label moves to its best place given
        the others; the cheapest result is kept, and the same input gives the same output.
    """
    choices = {block.key: _choices(block, frame, land, taken) for block in blocks}
    dots = {block.key: Point(block.anchor).buffer(DOT) for block in blocks if block.region is None}
    points_first = sorted(blocks, key=lambda block: block.region is not None)
    orders = (blocks, blocks[::-1], points_first, points_first[::-1])
    settled = [_settle([block.key for block in order], choices, dots) for order in orders]
    return min(settled, key=lambda pair: pair[1])[0]


def _settle(
    order: Sequence[str], choices: Mapping[str, _Choices], dots: Mapping[str, BaseGeometry]
) -> tuple[dict[str, Placed], float]:
    """Place labels in an order, let each move until none gains by it, and say what the result costs."""
    placed: dict[str, Placed] = {}
    cost = 0.0
    for _ in range(PASSES):
        before, cost = dict(placed), 0.0
        for key in order:
            others = [other for name, other in placed.items() if name != key]
            placed[key], own = choices[key].best(others, [dot for name, dot in dots.items() if name != key])
            cost += own
        if placed == before:
            break
    return placed, cost


def _choices(block: Block, frame: tuple[float, float], land: BaseGeometry, taken: Sequence[Polygon]) -> _Choices:
    spots = list(_candidates(block, frame))
    return _Choices(spots, np.array([_own_cost(one, land, taken) for one in spots]))


def _candidates(block: Block, frame: tuple[float, float]) -> Iterator[Placed]:
    half_w, half_h = block.width / 2, block.height / 2

    def fits(x: float, y: float) -> bool:
        return half_w <= x <= frame[0] - half_w and half_h <= y <= frame[1] - half_h

    if block.region is not None:
        yield from (Placed(block, x, y) for x, y in _inner_points(block) if fits(x, y))
    for x, y in _around(block):
        end = _end(Placed(block, x, y)) if fits(x, y) else None
        if end is not None:
            yield Placed(block, x, y, end)
    yield Placed(block, *_inside(block.anchor, block, frame))


def _around(block: Block) -> Iterator[tuple[float, float]]:
    for ring in range(10):
        reach = 7 + 12 * ring
        for turn in range(24):
            angle = 2 * math.pi * turn / 24
            x = block.anchor[0] + math.cos(angle) * (reach + block.width / 2)
            yield x, block.anchor[1] + math.sin(angle) * (reach + block.height / 2)


def _end(spot: Placed) -> tuple[float, float] | None:
    """End of the shortest leader from a spot; None where so little of it would show that it reads as none."""
    line = shapely.shortest_line(spot.box, spot.block.target)
    return None if line.length < SEEN else (line.coords[1][0], line.coords[1][1])


def _inside(spot: tuple[float, float], block: Block, frame: tuple[float, float]) -> tuple[float, float]:
    half = block.width / 2, block.height / 2
    return tuple(min(max(spot[i], half[i]), frame[i] - half[i]) for i in (0, 1))  # type: ignore[return-value]


def _inner_points(block: Block) -> Iterator[tuple[float, float]]:
    assert block.region is not None
    yield block.anchor
    left, low, right, high = block.region.bounds
    for column in range(1, 12):
        for row in range(1, 12):
            x, y = left + (right - left) * column / 12, low + (high - low) * row / 12
            if block.region.contains(Point(x, y)):
                yield x, y


def _own_cost(one: Placed, land: BaseGeometry, taken: Sequence[Polygon]) -> float:
    cost = sum(OVERLAP for space in taken if space.intersects(one.box))
    cost += sum(CROSSED_LABEL for space in taken if one.line is not None and space.intersects(one.line))
    away = math.dist((one.x, one.y), one.block.anchor)
    if one.leader:
        return cost + LEADER + LENGTH * away + ON_LAND * one.box.intersection(land).area / one.box.area
    region = one.block.region
    if region is None:
        return cost + SPILL
    inside = one.box.intersection(region).area
    hidden = max(0.0, inside / region.area - MOST_HIDDEN)
    return cost + SPILL * (1 - inside / one.box.area) + HIDDEN * hidden + 0.05 * away


def overlaps(placed: Mapping[str, Placed]) -> list[tuple[str, str]]:
    """Pairs of labels that cover each other; empty on a map that reads."""
    pairs = combinations(placed.items(), 2)
    return [(key, other) for (key, one), (other, two) in pairs if one.box.intersects(two.box)]


def crossings(placed: Mapping[str, Placed]) -> list[tuple[str, str]]:
    """Pairs in which the leader of the first crosses the leader, the label or the dot of the second."""
    found = []
    for key, one in placed.items():
        for other, two in placed.items():
            marks = [two.box, two.line, Point(two.block.anchor) if two.block.region is None else None]
            if key != other and one.line is not None and any(m is not None and one.line.intersects(m) for m in marks):
                found.append((key, other))
    return found
