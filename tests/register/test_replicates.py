"""Linkages drawn at random: as often as they are likely, and never against what is settled."""

from __future__ import annotations

import pytest

from onrecord.model import Pairing
from onrecord.register.linkage import KIN, in_full, probability_of
from onrecord.register.replicates import draw_linkages


def _pair(a: str, b: str, weight: float) -> Pairing:
    return Pairing(a=a, b=b, probability=probability_of(weight), weight=weight)


def _share(pairs: list[Pairing], wanted: str, statements: str = "abc", **settled: object) -> float:
    """Return in which part of 2,000 linkages some statements make a group of their own."""
    drawn = draw_linkages(statements, pairs, count=2000, **settled)  # type: ignore[arg-type]
    return sum(frozenset(wanted) in groups for groups in drawn) / 2000


@pytest.mark.parametrize("weight", [-2.0, 0.0, 3.0])
def test_a_pair_is_joined_as_often_as_it_is_likely(weight: float) -> None:
    """Its probability is that of being one person."""
    assert _share([_pair("a", "b", weight)], "ab") == pytest.approx(
        probability_of(weight), abs=0.05
    )


def test_what_a_family_shares_counts_in_full() -> None:
    """What is taken back so that kin are not joined unasked does not make linkages fewer."""
    cut = Pairing(a="a", b="b", probability=probability_of(1.0), weight=1.0, reasons=("name", KIN),
                  weights=(4.0, -3.0))  # fmt: skip
    assert in_full(cut) == 4.0
    assert _share([cut], "ab") == pytest.approx(probability_of(4.0), abs=0.05)


def test_candidates_of_a_list_exclude_each_other() -> None:
    """Two who are as likely share what there is; without the list's rule all three may be one."""
    pairs = [_pair("a", "b", 3), _pair("a", "c", 3)]
    lists = {"a": "one", "b": "two", "c": "two"}
    settled = {"source_of": lists, "without_duplicates": ["two"]}
    assert _share(pairs, "ab", **settled) == pytest.approx(8 / 17, abs=0.05)
    assert _share(pairs, "abc", **settled) == 0


def test_what_people_decided_is_in_every_linkage() -> None:
    """Together whatever the model says, and apart."""
    pairs = [_pair("a", "b", -3), _pair("b", "c", 9)]
    assert _share(pairs, "ab", together=[("a", "b")], apart=[("b", "c")]) == 1
    assert _share(pairs, "c", apart=[("c", "b")]) == 1


def test_a_run_is_repeatable() -> None:
    """The same seed draws the same linkages, another one others."""
    pairs = [_pair("a", "b", 0.5), _pair("b", "c", 0.2), _pair("a", "c", 0.1)]
    one, same, other = (
        [sorted(map(sorted, groups)) for groups in draw_linkages("abc", pairs, count=20, seed=seed)]
        for seed in (1, 1, 2)
    )
    assert one == same
    assert one != other
