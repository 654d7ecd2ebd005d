"""Weights corrected by judgements: few move little, many decide, and the log tells which were used."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.casebook.log import entries
from onrecord.casebook.sources import Original
from onrecord.casebook.statements import LINK, add_list, judge, load_pairings
from onrecord.casebook.store import Casebook, new_casebook
from onrecord.casebook.verify import verify
from onrecord.model import Pairing
from onrecord.register.linkage import link, probability_of
from onrecord.register.refit import RANDOM, Labelled, corrected, enough, refit
from onrecord.register.relink import relink
from tests.register.synthetic import population


def _pair(reasons: tuple[str, ...], weights: tuple[float, ...], name: str = "a") -> Pairing:
    weight = sum(weights) - 10.0
    return Pairing(a=name, b="z", weight=weight, probability=probability_of(weight), reasons=reasons,
                   weights=weights)  # fmt: skip


def _labels(count: int) -> list[Labelled]:
    """Return pairs in doubt: where the place differs they were judged apart, else the same."""
    near = _pair(("name", "place differs"), (12.0, -2.0))
    far = _pair(("name", "place same"), (7.0, 3.0))
    return [(near, False), (far, True)] * count


def test_few_labels_move_little_and_many_decide() -> None:
    """Two labels move no weight by half; two hundred move those that are wrong by much."""
    few, many = refit(_labels(1)).shifts, refit(_labels(100)).shifts
    assert all(abs(shift) < 0.5 for shift in few.values())
    assert many["place differs"] < -1.5
    assert many["place same"] > 1.5
    assert abs(many["name"]) < 0.5
    assert refit([]).shifts == {}


def test_labels_that_agree_with_the_weights_change_nothing() -> None:
    """As many of a pair that is as likely as not, each way."""
    even = _pair(("name",), (10.0,))
    assert max(map(abs, refit([(even, True), (even, False)] * 50).shifts.values())) < 0.01


def test_what_changed_is_told() -> None:
    """The greatest change first, with how often it was judged; small ones are not told."""
    told = refit(_labels(50)).told()
    assert told[0].startswith(("place differs: -", "place same: +"))
    assert any("(judged: 50 same, 0 apart)" in line for line in told)


def test_corrected_pairs_still_add_up() -> None:
    """The weights of the reasons and that of two at random move the whole."""
    pair = _pair(("name", "place"), (8.0, 2.0))
    (moved,) = corrected([pair], {"name": 1.0, RANDOM: 0.5}, least=0.0)
    assert moved.weight == pytest.approx(1.5)
    assert moved.weights == (9.0, 2.0)
    assert moved.probability == pytest.approx(probability_of(1.5))
    assert corrected([pair], {"name": -9.0}, least=0.01) == []


def test_how_many_are_enough() -> None:
    """Thirty, of which some are the same and some apart."""
    assert enough(_labels(15))
    assert not enough(_labels(10))
    assert not enough([(pair, True) for pair, _ in _labels(20)])


def _filled(path: Path) -> tuple[Casebook, dict[str, int]]:
    made = population(300, seed=5)
    book = new_casebook(str(path))
    for source in sorted({one.source for one in made.statements}):
        rows = [one for one in made.statements if one.source == source]
        add_list(book, source, rows, original=Original("0" * 64, source, 0, b""), columns={},
                 single=True, user="ana")  # fmt: skip
    return book, made.truth


def test_judgements_correct_a_linkage(tmp_path: Path) -> None:
    """Pairs in doubt come to lie on the right side more often; the log tells the weights."""
    book, truth = _filled(tmp_path / "book")
    with book:
        plain = relink(book, user="ana")
        assert (plain.labels, plain.told) == (0, ())
        doubtful = load_pairings(book, least=0.05, most=0.95)
        for pair in doubtful[::2]:
            judge(book, pair.a, pair.b, same=truth[pair.a] == truth[pair.b], user="ana")
        found = relink(book, user="ben")
        assert found.labels == len(doubtful[::2])
        assert found.told
        after = {(one.a, one.b): one.probability for one in load_pairings(book)}
        rest = doubtful[1::2]
        before_right = sum(
            (one.probability > 0.5) == (truth[one.a] == truth[one.b]) for one in rest
        )
        after_right = sum(
            (after.get((one.a, one.b), 0) > 0.5) == (truth[one.a] == truth[one.b]) for one in rest
        )
        assert after_right > before_right
        notes = [entry.after or {} for entry in entries(book, actions=(LINK,))]
        assert [note["weights"] for note in notes] == ["fixed", "fixed"]
        assert notes[1]["judgements"] == found.labels
        assert "shifts" not in notes[0]
        assert relink(book, user="ben", refit=False).labels == 0
        assert not [one for one in verify(book).problems if "original" not in one]


def test_judged_pairs_are_compared_whatever_they_share() -> None:
    """A pair that no key brings together is compared if people have judged it."""
    made = population(60, seed=2).statements
    one, other = made[0], next(each for each in made if each.surname != made[0].surname and
                               each.source != made[0].source and each.place != made[0].place)  # fmt: skip
    found = link(list(made), judged=[(one.id, other.id)])
    pair = next(each for each in found if {each.a, each.b} == {one.id, other.id})
    assert pair.probability < 0.01
