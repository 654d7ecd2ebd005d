"""A layered drawing of a graph: what others rest on at the left, what rests on it to the right.

After Sugiyama, Tagawa and Toda (1981): layers by the longest path, places for lines that pass a
layer, an order by the mean of the neighbours. Cycles are opened where they are met first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 8
"""How often the order of the layers is improved, to the right and back in turn."""

GAP, BETWEEN, PASSING = 16, 120, 10
"""Pixels: between two boxes, between two layers, and what a line takes that passes a layer."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A node's place: its left upper corner in pixels, and its layer."""

    x: float
    y: float
    height: float
    layer: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: boxes by node, the middle points of each line, the drawing's size.

    The points of a line run from the right side of its left box to the left side of its right box;
    within one layer, from right side to right side.
    """

    boxes: Mapping[str, Box]
    lines: Mapping[tuple[str, str], tuple[Point, ...]]
    width: float
    height: float


def lay_out(
    heights: Mapping[str, float],
    rests: Sequence[tuple[str, str]],
    beside: Sequence[tuple[str, str]] = (),
    *,
    width: float = 220,
) -> Layout:
    """Return a layout.

    Args:
        heights: Each node with the height of its box in pixels.
        rests: Pairs of nodes: the first rests on the second.
        beside: Pairs that are joined without a direction.
        width: The width of all boxes in pixels.
    """
    layers = layers_of(list(heights), rests)
    places: dict[str, float] = dict(heights)
    chains: dict[tuple[str, str], list[str]] = {}
    levels = dict(layers)
    for a, b in (*rests, *beside):
        left, right = sorted((a, b), key=lambda node: layers[node])
        chain = [left]
        for level in range(layers[left] + 1, layers[right]):
            name = f"\0{len(places)}"
            places[name], levels[name] = PASSING, level
            chain.append(name)
        chains[a, b] = [*chain, right]
    columns = _ordered(places, levels, chains.values())
    boxes, size = _placed(columns, places, width)
    return Layout(
        boxes={node: boxes[node] for node in heights},
        lines={pair: _points(chain, boxes, width) for pair, chain in chains.items()},
        width=len(columns) * width + max(len(columns) - 1, 0) * BETWEEN + _bulge(layers, chains),
        height=size,
    )


def _bulge(layers: Mapping[str, int], chains: Mapping[tuple[str, str], list[str]]) -> float:
    """Return the room that lines within the last layer take beside it."""
    last = max(layers.values(), default=0)
    return BETWEEN / 2 if any(layers[a] == layers[b] == last for a, b in chains) else 0


def layers_of(nodes: Sequence[str], rests: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return each node's layer: 0 for what rests on nothing, else one more than what it rests on.

    Where only nodes in cycles are left, the first of them with the fewest open ends goes next.
    """
    waiting: dict[str, set[str]] = {node: set() for node in nodes}
    for a, b in rests:
        if a != b:
            waiting[a].add(b)
    supports: dict[str, list[str]] = defaultdict(list)
    for node, needed in waiting.items():
        for each in sorted(needed):
            supports[each].append(node)
    layers: dict[str, int] = {}
    least: dict[str, int] = dict.fromkeys(nodes, 0)
    while waiting:
        node = min(waiting, key=lambda each: len(waiting[each]))
        del waiting[node]
        layers[node] = least[node]
        for each in supports[node]:
            if each in waiting:
                waiting[each].discard(node)
                least[each] = max(least[each], layers[node] + 1)
    return layers


def _ordered(
    places: Mapping[str, float], levels: Mapping[str, int], chains: Iterable[Sequence[str]]
) -> list[list[str]]:
    """Return the layers from left to right, each in the order that keeps lines short."""
    columns: list[list[str]] = [[] for _ in range(max(levels.values(), default=-1) + 1)]
    for node in places:
        columns[levels[node]].append(node)
    near: dict[str, list[str]] = defaultdict(list)
    for chain in chains:
        for one, other in pairwise(chain):
            near[one].append(other)
            near[other].append(one)
    rank = {node: index / len(each) for each in columns for index, node in enumerate(each)}
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else columns[::-1]:
            means = {
                node: sum(rank[each] for each in near[node]) / len(near[node])
                if near[node]
                else rank[node]
                for node in column
            }
            column.sort(key=lambda node: means[node])
            rank.update({node: index / len(column) for index, node in enumerate(column)})
    return columns


def _placed(
    columns: Sequence[Sequence[str]], places: Mapping[str, float], width: float
) -> tuple[dict[str, Box], float]:
    """Return each node's box, the layers centred on each other, and the height of all."""
    tall = [sum(places[node] + GAP for node in column) - GAP for column in columns]
    height = max(tall, default=0)
    boxes: dict[str, Box] = {}
    for level, column in enumerate(columns):
        y = (height - tall[level]) / 2
        for node in column:
            boxes[node] = Box(level * (width + BETWEEN), y, places[node], level)
            y += places[node] + GAP
    return boxes, height


def _points(chain: Sequence[str], boxes: Mapping[str, Box], width: float) -> tuple[Point, ...]:
    first, last = boxes[chain[0]], boxes[chain[-1]]
    points: list[Point] = [(first.x + width, first.y + first.height / 2)]
    for node in chain[1:-1]:
        box = boxes[node]
        points += [(box.x, box.y + PASSING / 2), (box.x + width, box.y + PASSING / 2)]
    end = last.x + width if first.layer == last.layer else last.x
    return (*points, (end, last.y + last.height / 2))
