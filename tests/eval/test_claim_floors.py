"""The gate for attributions and the other claims: the project's own marked sentences, above floors.

A floor is only ever raised.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onrecord.compare.rolls import compare_rolls
from onrecord.model import Recognition
from onrecord.pipeline import Options, read_collection
from onrecord.resolve.bodies import claims_of

from .claiming import Tally, load_items, tally

FLOORS = {
    "attribution": 0.99,
    "qualification": 0.99,
    "recognition": 0.99,
    "responsibility": 0.99,
    "appeal": 0.99,
}
SHARED = Path(__file__).parents[3] / "shared" / "eval" / "score_sources.py"
LEAST_MARKED = 300


def measure_claims(kind: str) -> Tally:
    """Return the counts over the marked sentences of a kind."""
    tallies = [tally(kind, item)[0] for item in load_items(kind)]
    return Tally(*(sum(values) for values in zip(*tallies, strict=True)))


@pytest.mark.parametrize("kind", list(FLOORS))
def test_claims_stay_above_their_floor(kind: str) -> None:
    """What is marked is read, with its fields, and little else is."""
    total = measure_claims(kind)
    assert total.f1 >= FLOORS[kind], total


def test_there_are_enough_marked_sentences() -> None:
    """There are at least three hundred, and one in eight of each kind holds none."""
    every = {kind: list(load_items(kind)) for kind in FLOORS}
    assert sum(map(len, every.values())) >= LEAST_MARKED
    for items in every.values():
        assert 8 * sum(1 for item in items if not item.expected) >= len(items)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the evaluation texts in ../shared")
def test_recognitions_of_the_seeds() -> None:
    """Each body of the seeds' list has its code; those that are only counted are unnamed."""
    seeds = sorted((SHARED.parents[1] / "seeds").glob("*.txt"))
    collection = read_collection([str(seed) for seed in seeds], Options(cache=False))
    claims = claims_of(collection)
    listed = [o for o in claims if isinstance(o, Recognition) and o.stated and not o.unnamed]
    countries = {one.code for one in listed if one.body_kind == "parliament"}
    states = {one.code for one in listed if one.body_kind == "subnational_legislature"}
    assert (len(countries), len(states)) == (15, 22)
    assert None not in countries | states
    rolls = compare_rolls(collection.documents, claims)
    assert [(roll.body_kind, roll.unnamed) for roll in rolls] == [
        ("parliament", 2),
        ("subnational_legislature", 2),
    ]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the evaluation texts in ../shared")
def test_the_development_articles() -> None:
    """Sources to the letter and contents, as the shared scorer counts them."""
    import re  # noqa: PLC0415
    import subprocess  # noqa: PLC0415

    command = f"{sys.executable} -m onrecord attributions --no-cache --format jsonl"
    done = subprocess.run(
        [sys.executable, str(SHARED), "attributions", "--cmd", command],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    source, content = map(float, re.findall(r"F1 (0\.\d+)", done.stdout))
    assert source >= 0.7
    assert content >= 0.81
