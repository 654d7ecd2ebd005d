"""Weights learnt from large lists: right where there is much to learn from, the fixed ones where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

import duckdb
import pyarrow as pa
import pytest

from onrecord.model import PersonStatement
from onrecord.register import learning
from onrecord.register.comparisons import COMPARISONS
from onrecord.register.features import features
from onrecord.register.learning import Learnt, learn
from onrecord.register.linkage import link, typed
from tests.register.synthetic import population


def _learnt(statements: Sequence[PersonStatement]) -> Learnt:
    connection = duckdb.connect()
    told = pa.table(typed(pa, features(statements)))
    connection.register("told", told)
    return learn(connection, "told")


def _word(number: int) -> str:
    """Return a name of its own for each number under 512."""
    syllables = ("ba", "ko", "ri", "te", "su", "na", "mo", "li")
    return "".join(syllables[number // 8**place % 8] for place in range(3)).capitalize()


def _weights(found: Learnt, name: str) -> list[float]:
    return [log2(m / u) for m, u in zip(found.m[name], found.u[name], strict=True)]


@pytest.fixture(scope="module")
def taught() -> Learnt:
    """Return what a made population teaches."""
    return _learnt(population(800, seed=3).statements)


def test_weights_that_are_learnt_speak_for_what_agrees(taught: Learnt) -> None:
    """The same name, father, year and place speak for one person; what differs, against."""
    for name in ("given", "surname", "father", "sex", "born", "place"):
        weights = _weights(taught, name)
        best = (
            1 if name in {"father", "born"} else 0
        )  # of fathers and days of birth, the second level
        assert weights[best] > 0.5, name
        assert weights[-1] < -1, name
    for shares in (*taught.m.values(), *taught.u.values()):
        assert sum(shares) == pytest.approx(1)


def test_what_nobody_has_keeps_its_weight(taught: Learnt) -> None:
    """Of numbers, addresses and days of death the lists tell nothing, and so they teach nothing."""
    for name in ("number", "address", "work"):
        levels = COMPARISONS[name][1]
        fixed = [log2(level.m / level.u) for level in levels]
        assert _weights(taught, name) == pytest.approx(fixed, abs=0.01), name


def test_no_level_weighs_without_end() -> None:
    """Where a list is so clean that a level is never met, its share is small, and not nought."""
    said = [
        PersonStatement(
            id=f"{source}{number:03}", source=source, key=str(number), name=f"{_word(number)} {_word(7 * number + 31)}",
            sex="female", born=f"19{number % 90 + 10}-01-0{number % 9 + 1}",
        )
        for number in range(200) for source in "xy"
    ]  # fmt: skip
    found = _learnt(said)
    assert all(
        0 < share < 1 for shares in (*found.m.values(), *found.u.values()) for share in shares
    )
    pairs = link(said, learn=True)
    sure = {(pair.a, pair.b) for pair in pairs if pair.probability > 0.95}
    assert {(f"x{number:03}", f"y{number:03}") for number in range(200)} <= sure


def test_too_many_pairs_are_counted_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part of the pairs teaches nearly the same, and the same each time."""
    made = population(800, seed=3).statements
    whole = _learnt(made)
    monkeypatch.setattr(learning, "MOST", 5_000)
    part = _learnt(made)
    assert part == _learnt(made)
    assert part != whole
    assert _weights(part, "sex")[0] == pytest.approx(_weights(whole, "sex")[0], abs=0.2)
