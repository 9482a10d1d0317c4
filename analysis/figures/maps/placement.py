"""Places for labels on a map: inside the area where there is room, else beside it with a leader line."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

Costs = npt.NDArray[np.float64]
Shapes = npt.NDArray[np.object_]
Spots = npt.NDArray[np.float64]
# Costs of what makes a label hard to read; only their order of size matters.
OVERLAP, COVERED_POINT, CROSSED_LABEL, CROSSED_LEADER, CROSSED_POINT = 100.0, 25.0, 40.0, 25.0, 30.0
SPILL, LEADER, LENGTH, ON_LAND = 45.0, 7.0, 0.07, 9.0
# A label may hide this share of its own area; what it hides beyond that costs.
MOST_HIDDEN, HIDDEN = 0.35, 60.0
PASSES = 6
# Directions and distances at which a label may lie outside its area.
_TURNS = np.array([(math.cos(2 * math.pi * turn / 24), math.sin(2 * math.pi * turn / 24)) for turn in range(24)])
_REACHES = 7.0 + 12.0 * np.arange(10)
# Lengths in points: what a dot takes, how far leaders keep apart, how far a leader reaches into its area, the least
# of it that must be seen, what stays free around a label.
DOT, APART, REACH, SEEN, CLEAR = 5.0, 2.5, 4.0, 5.0, 2.0


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
    def line(self) -> LineString | None:
        """Leader from the nearest point of the label to its end; None without leader."""
        if self.end is None:
            return None
        near = shapely.shortest_line(self.box, Point(self.end))
        return LineString([near.coords[0], self.end])


@dataclass(frozen=True)
class _Choices:
    """Where a label could lie, with its rectangle at each place and what each costs by itself."""

    spots: list[Placed]
    boxes: Shapes
    lines: Shapes
    costs: Costs

    @cached_property
    def clearances(self) -> Shapes:
        found: Shapes = shapely.buffer(self.boxes, CLEAR, quad_segs=16, join_style="mitre")
        return found

    def best(self, others: Sequence[Placed], dots: Sequence[BaseGeometry]) -> tuple[Placed, float]:
        """Cheapest place given the other labels and the dots of other places, and its cost."""
        boxes, leaders = [one.box for one in others], [one.line for one in others if one.line is not None]
        total = (
            self.costs
            + OVERLAP * _count(shapely.intersects, self.clearances[:, None], boxes)
            + CROSSED_LABEL * _count(shapely.intersects, self.lines[:, None], boxes)
            + CROSSED_LABEL * _count(shapely.intersects, self.clearances[:, None], leaders)
            + CROSSED_LEADER * _count(_close, self.lines[:, None], leaders)
            + COVERED_POINT * _count(shapely.intersects, self.clearances[:, None], dots)
            + CROSSED_POINT * _count(shapely.intersects, self.lines[:, None], dots)
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
    """All places of a label at once: one by one they would take most of the time of a map."""
    bare = np.empty((0, 2)) if block.region is None else _fitting(_inner_points(block), block, frame)
    tied = _fitting(_around(block), block, frame)
    shortest = shapely.shortest_line(_boxes(tied, block), block.target)
    # A leader of which so little would show reads as none.
    seen = shapely.length(shortest) >= SEEN
    tied, ends = tied[seen], shapely.get_coordinates(shortest[seen])[1::2]
    spots = [
        *(Placed(block, x, y) for x, y in bare.tolist()),
        *(Placed(block, x, y, (end[0], end[1])) for (x, y), end in zip(tied.tolist(), ends.tolist(), strict=True)),
        Placed(block, *_inside(block.anchor, block, frame)),
    ]
    boxes = _boxes(np.array([(one.x, one.y) for one in spots]), block)
    lines = np.full(len(spots), LineString(), dtype=object)
    begin = shapely.get_coordinates(shapely.shortest_line(boxes[len(bare) : -1], shapely.points(ends)))[::2]
    lines[len(bare) : -1] = shapely.linestrings(np.stack([begin, ends], axis=1))
    return _Choices(spots, boxes, lines, _own_costs(spots, boxes, lines, land, taken))


def _boxes(spots: Spots, block: Block) -> Shapes:
    half_w, half_h = block.width / 2, block.height / 2
    x, y = spots[:, 0], spots[:, 1]
    found: Shapes = shapely.box(x - half_w, y - half_h, x + half_w, y + half_h)
    return found


def _fitting(spots: Spots, block: Block, frame: tuple[float, float]) -> Spots:
    """Those of the spots from which the label stays on the map."""
    half = np.array([block.width / 2, block.height / 2])
    found: Spots = spots[((spots >= half) & (spots <= np.array(frame) - half)).all(axis=1)]
    return found


def _around(block: Block) -> Spots:
    half = np.array([block.width / 2, block.height / 2])
    found: Spots = np.array(block.anchor) + _TURNS * (_REACHES[:, None, None] + half)
    return found.reshape(-1, 2)


def _inside(spot: tuple[float, float], block: Block, frame: tuple[float, float]) -> tuple[float, float]:
    half = block.width / 2, block.height / 2
    return tuple(min(max(spot[i], half[i]), frame[i] - half[i]) for i in (0, 1))  # type: ignore[return-value]


def _inner_points(block: Block) -> Spots:
    """Give the anchor, and the points of a lattice that lie in the area."""
    assert block.region is not None
    left, low, right, high = block.region.bounds
    steps = np.arange(1, 12)
    x, y = np.repeat(left + (right - left) * steps / 12, 11), np.tile(low + (high - low) * steps / 12, 11)
    within = shapely.contains_xy(block.region, x, y)
    return np.vstack([block.anchor, np.column_stack([x, y])[within]])


def _own_costs(
    spots: Sequence[Placed], boxes: Shapes, lines: Shapes, land: BaseGeometry, taken: Sequence[Polygon]
) -> Costs:
    block = spots[0].block
    tied = np.array([one.leader for one in spots])
    away = np.array([math.dist((one.x, one.y), block.anchor) for one in spots])
    areas = shapely.area(boxes)
    cost = OVERLAP * _count(shapely.intersects, boxes[:, None], taken)
    cost += CROSSED_LABEL * _count(shapely.intersects, lines[:, None], taken)
    on_land = shapely.area(shapely.intersection(boxes[tied], land))
    cost[tied] += LEADER
    cost[tied] += LENGTH * away[tied]
    cost[tied] += ON_LAND * on_land / areas[tied]
    region, bare = block.region, ~tied
    if region is None:
        cost[bare] += SPILL
        return cost
    inside = shapely.area(shapely.intersection(boxes[bare], region))
    hidden = np.maximum(0.0, inside / region.area - MOST_HIDDEN)
    cost[bare] = cost[bare] + SPILL * (1 - inside / areas[bare]) + HIDDEN * hidden + 0.05 * away[bare]
    return cost


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
