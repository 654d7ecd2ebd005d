"""Layered drawings."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.layering import lay_out, layers_of

NODES = [f"n{index}" for index in range(12)]
PAIRS = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=25)


def test_what_rests_stands_to_the_right_of_what_it_rests_on() -> None:
    """A chain takes one layer after the other; a longer way counts."""
    layers = layers_of(["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("a", "c")])
    assert layers == {"c": 0, "d": 0, "b": 1, "a": 2}


def test_a_ring_is_opened() -> None:
    """Three that credit each other are all placed, in a layer each."""
    layers = layers_of(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")])
    assert sorted(layers.values()) == [0, 1, 2]


@given(rests=PAIRS, beside=PAIRS)
def test_boxes_never_overlap(rests: list[tuple[str, str]], beside: list[tuple[str, str]]) -> None:
    """Every node has its box, inside the drawing, and each line begins and ends at its boxes."""
    rests = [(a, b) for a, b in rests if a != b]
    beside = [(a, b) for a, b in beside if a != b]
    layout = lay_out(dict.fromkeys(NODES, 40), rests, beside, width=100)
    assert set(layout.boxes) == set(NODES)
    for one, other in combinations(layout.boxes.values(), 2):
        apart = abs(one.y - other.y) >= 40 if one.x == other.x else abs(one.x - other.x) >= 100
        assert apart
    assert all(
        each.x >= 0 and each.x + 100 <= layout.width and 0 <= each.y <= layout.height - 40
        for each in layout.boxes.values()
    )
    for (a, b), points in layout.lines.items():
        ends = {points[0][1], points[-1][1]}
        assert ends == {layout.boxes[a].y + 20, layout.boxes[b].y + 20}


def test_the_same_graph_gives_the_same_drawing() -> None:
    """Nothing depends on chance."""
    edges = [("n1", "n2"), ("n3", "n2"), ("n4", "n1")]
    assert lay_out(dict.fromkeys(NODES, 9), edges) == lay_out(dict.fromkeys(NODES, 9), edges)


def test_nothing_is_drawn_of_nothing() -> None:
    """An empty graph has no size."""
    assert lay_out({}, []).width == 0
