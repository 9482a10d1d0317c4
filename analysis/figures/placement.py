"""Places for labels on a map: inside the area where there is room, else beside it with a leader line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

# Costs of what makes a label hard to read; only their order of size matters.
OVERLAP, COVERED_POINT, CROSSED_LABEL, CROSSED_LEADER = 100.0, 25.0, 40.0, 25.0
SPILL, LEADER, LENGTH, ON_LAND = 45.0, 7.0, 0.07, 9.0
# A label may hide this share of its own area; what it hides beyond that costs.
MOST_HIDDEN, HIDDEN = 0.35, 60.0
PASSES = 4
# Candidates of a label that are held against the other labels: the cheapest by themselves.
KEPT = 100


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


@dataclass(frozen=True)
class Placed:
    """Where a label lies: its centre, and whether a leader ties it to its anchor."""

    block: Block
    x: float
    y: float
    leader: bool

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
        """Leader from the anchor to the nearest point of the label; None without leader."""
        if not self.leader:
            return None
        near = shapely.shortest_line(self.box, Point(self.block.anchor))
        return LineString([near.coords[0], self.block.anchor])


def place_blocks(
    blocks: Sequence[Block], frame: tuple[float, float], land: BaseGeometry, taken: Sequence[Polygon] = ()
) -> dict[str, Placed]:
    """Place all labels so that none covers another where that can be had.

    Parameters
    ----------
    blocks : sequence of Block
        Labels; the first is placed first.
    frame : tuple of float
        Width and height of the map in points; labels stay inside.
    land : geometry
        All areas; a label with a leader prefers the blank space around them.
    taken : sequence of Polygon
        Space that is already used (scale bar, north arrow).

    Returns
    -------
    dict of str to Placed
        By key. Greedy choice, then some passes in which each label moves to its best place given the others;
        the same input gives the same output.
    """
    choices, fixed = {}, {}
    for block in blocks:
        costed = [(_own_cost(one, land, taken), one) for one in _candidates(block, frame)]
        costed = sorted(costed, key=lambda pair: pair[0])[:KEPT]
        fixed[block.key], choices[block.key] = [cost for cost, _ in costed], [one for _, one in costed]
    placed: dict[str, Placed] = {}
    for _ in range(PASSES):
        for block in blocks:
            others = [other for key, other in placed.items() if key != block.key]
            points = [Point(other.anchor) for other in blocks if other.key != block.key and other.region is None]
            costs = [
                own + _shared_cost(one, others, points) if own < OVERLAP else own
                for one, own in zip(choices[block.key], fixed[block.key], strict=True)
            ]
            placed[block.key] = choices[block.key][min(range(len(costs)), key=costs.__getitem__)]
    return placed


def _candidates(block: Block, frame: tuple[float, float]) -> Iterator[Placed]:
    spots: list[tuple[float, float, bool]] = []
    if block.region is not None:
        spots += [(x, y, False) for x, y in _inner_points(block)]
    for ring in range(8):
        for turn in range(24):
            angle = 2 * math.pi * turn / 24
            reach = 7 + 13 * ring
            x = block.anchor[0] + math.cos(angle) * (reach + block.width / 2)
            y = block.anchor[1] + math.sin(angle) * (reach + block.height / 2)
            spots.append((x, y, True))
    for x, y, leader in spots:
        if block.width / 2 <= x <= frame[0] - block.width / 2 and block.height / 2 <= y <= frame[1] - block.height / 2:
            yield Placed(block, x, y, leader)
    yield Placed(block, *_inside(block.anchor, block, frame), leader=False)


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
    away = math.dist((one.x, one.y), one.block.anchor)
    if one.leader:
        return cost + LEADER + LENGTH * away + ON_LAND * one.box.intersection(land).area / one.box.area
    region = one.block.region
    if region is None:
        return cost + SPILL
    inside = one.box.intersection(region).area
    hidden = max(0.0, inside / region.area - MOST_HIDDEN)
    return cost + SPILL * (1 - inside / one.box.area) + HIDDEN * hidden + 0.05 * away


def _shared_cost(one: Placed, others: Sequence[Placed], points: Sequence[Point]) -> float:
    shape, line, cost = one.clearance, one.line, 0.0
    cost += sum(COVERED_POINT for point in points if shape.intersects(point))
    for other in others:
        cost += OVERLAP if shape.intersects(other.box) else 0.0
        cost += CROSSED_LABEL if line is not None and line.intersects(other.box) else 0.0
        if other.line is not None:
            cost += CROSSED_LABEL if other.line.intersects(shape) else 0.0
            cost += CROSSED_LEADER if line is not None and line.intersects(other.line) else 0.0
    return cost


def overlaps(placed: Mapping[str, Placed]) -> list[tuple[str, str]]:
    """Pairs of labels that cover each other; empty on a map that reads."""
    items = list(placed.items())
    return [
        (key, other)
        for place, (key, one) in enumerate(items)
        for other, two in items[place + 1 :]
        if one.box.intersects(two.box)
    ]
