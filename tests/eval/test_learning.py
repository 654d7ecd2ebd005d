"""The weights of signs: learnt from the marked texts, kept in the lexicon."""

from __future__ import annotations

import pytest

from .learning import HEAD, LEARNT_FROM, OUT, Pair, fit, pairs_of
from .marked import load


def test_what_goes_with_an_outcome_weighs_for_it() -> None:
    """A sign of pairs that hold has a weight above nothing, one of pairs that do not below."""
    pairs = [Pair(("near",), holds=True)] * 30 + [Pair(("far",), holds=False)] * 30
    weights = fit(pairs, penalty=1.0, least=5)
    assert weights["near"] > 1
    assert weights["far"] < -1
    assert weights[""] == pytest.approx(0, abs=0.1)


def test_rare_signs_are_not_weighed() -> None:
    """A sign that few pairs show says nothing."""
    pairs = [Pair(("often", "once"), holds=True), *[Pair(("often",), holds=True)] * 9]
    pairs += [Pair((), holds=False)] * 10
    assert set(fit(pairs, penalty=1.0, least=5)) == {"", "often"}


def test_nothing_is_learnt_from_texts_that_measure() -> None:
    """The sets that nobody reads teach no weight."""
    assert not set(LEARNT_FROM) & {"held", "blind", "unseen"}


def test_marked_numbers_give_pairs_that_hold() -> None:
    """Of the pairs of the marked sentences most of those that hold are found."""
    pairs = [pair for marked in load("dev") for pair in pairs_of(marked)]
    holding = sum(pair.holds for pair in pairs)
    marks = sum(len(gold.must) for marked in load("dev") for gold in marked.gold)
    assert holding > 0.7 * marks
    assert holding < len(pairs) - holding


def test_the_weights_in_use_were_learnt() -> None:
    """The file that the program reads begins as the one that is written here."""
    written = OUT.read_text(encoding="utf-8")
    assert written.startswith(HEAD)
    assert all(len(line.split("\t")) == 2 for line in written.removeprefix(HEAD).splitlines())
