"""Who is the same: pairs, groups, judgements; measured on a made population whose truth is known."""

from __future__ import annotations

from collections import Counter
from math import log2
from pathlib import Path

import pytest

from onrecord.casebook.decisions import undo
from onrecord.casebook.sources import Original
from onrecord.casebook.statements import add_list, judge, keep_pairings
from onrecord.casebook.store import new_casebook
from onrecord.casebook.verify import verify
from onrecord.model import Pairing, PersonStatement
from onrecord.register.blocking import blocking_recall, blocks, pairs_of
from onrecord.register.clusters import propose
from onrecord.register.features import features
from onrecord.register.linkage import KIN, link
from onrecord.register.persons import SURE, load_persons, queue_of
from tests.register.synthetic import population


def test_a_made_population_is_put_together_again() -> None:
    """Pairwise F1 at least .95 over four lists in three scripts, and no siblings in one group."""
    made = population(1500, seed=4)
    source_of = {one.id: one.source for one in made.statements}
    pairs = link(list(made.statements), learn=False)
    groups = propose(
        source_of, pairs, join=SURE, source_of=source_of, without_duplicates=set(source_of.values())
    )
    right = wrong = 0
    for group in groups:
        counts = Counter(made.truth[one] for one in group)
        same = sum(count * (count - 1) // 2 for count in counts.values())
        right, wrong = right + same, wrong + len(group) * (len(group) - 1) // 2 - same
        families = [made.people[number].family for number in counts]
        assert len(set(families)) == len(families), "siblings, or father and child, in one group"
    true = sum(count * (count - 1) // 2 for count in Counter(made.truth.values()).values())
    assert 2 * right / (2 * right + wrong + true - right) >= 0.95
    table = features(made.statements)
    by_person: dict[int, list[int]] = {}
    for place, one in enumerate(made.statements):
        by_person.setdefault(made.truth[one.id], []).append(place)
    true_pairs = [(a, b) for own in by_person.values() for a in own for b in own if a < b]
    assert blocking_recall(blocks(table), true_pairs) >= 0.95


def test_blocks() -> None:
    """Statements that share a key meet; a key that is everybody's is none."""
    assert pairs_of([["a", "b"], ["a"], ["c"], ["c", "b"]]) == {(0, 1), (2, 3), (0, 3)}


def _pair(a: str, b: str, weight: float) -> Pairing:
    return Pairing(a=a, b=b, probability=0.99 if weight > 0 else 0.01, weight=weight)


def test_groups_are_no_chains() -> None:
    """Where the ends of a chain speak against each other, it is two groups."""
    chain = [_pair("a", "b", 9), _pair("b", "c", 4), _pair("a", "c", -6)]
    assert propose("abc", chain) == [frozenset("ab"), frozenset("c")]
    assert propose("abc", [*chain[:2], _pair("a", "c", 1)]) == [frozenset("abc")]


def test_who_goes_with_two_alike_goes_with_neither() -> None:
    """Which of two namesakes a third statement means is left to people."""
    pairs = [_pair("a", "c", 5), _pair("b", "c", 4), _pair("a", "b", -6)]
    assert propose("abc", pairs) == [frozenset("a"), frozenset("b"), frozenset("c")]
    repeating = dict.fromkeys("abc", "hospital")  # one list, in which people stand more than once
    assert propose("abc", pairs, source_of=repeating) == [frozenset("ac"), frozenset("b")]
    clear = [_pair("a", "c", 9), _pair("b", "c", 4), _pair("a", "b", -6)]
    assert propose("abc", clear) == [frozenset("ac"), frozenset("b")]


def test_groups_of_several_are_told_by_their_pairs() -> None:
    """A third that is clearly somebody else keeps a single statement apart, not two groups of several."""
    close = [_pair("a", "b", 12), _pair("c", "d", 12), _pair("e", "f", 12)]
    across = [_pair(one, other, 5) for one in "ab" for other in "cd"]
    rival = [_pair(one, other, 5) for one in "ab" for other in "ef"]
    against = [_pair(one, other, -6) for one in "cd" for other in "ef"]
    found = propose("abcdef", [*close, *across, *rival, *against])
    assert frozenset("abcd") in found
    assert frozenset("ef") in found


def test_what_people_decide_goes_first() -> None:
    """Together and apart hold against the model; a list without duplicates keeps its own apart."""
    pairs = [_pair("a", "b", 9), _pair("c", "d", -9)]
    assert propose("abcd", pairs, apart=[("a", "b")], together=[("c", "d")]) == [
        frozenset("cd"), frozenset("a"), frozenset("b"),
    ]  # fmt: skip
    lists = {"a": "one", "b": "one"}
    assert len(propose("ab", pairs[:1], source_of=lists, without_duplicates=["one"])) == 2


def test_judgements_are_taken_back(tmp_path: Path) -> None:
    """A judgement makes one person of two statements; taking it back parts them again."""
    with new_casebook(str(tmp_path / "book")) as book:
        said = [
            PersonStatement(id=f"p{number}", source=source, key=str(number), name=name)
            for number, (source, name) in enumerate([("x", "Sara Aliyeva"), ("y", "S. Aliyeva")])
        ]
        for one in said:
            add_list(book, one.source, [one], original=Original("0" * 64, one.source, 0, b""),
                     columns={}, single=True, user="ana")  # fmt: skip
        keep_pairings(book, [Pairing(a="p0", b="p1", probability=0.6, weight=0.6)])
        assert len(load_persons(book)) == 2
        assert [one.a for one in queue_of(book)] == ["p0"]
        seq = judge(book, "p1", "p0", same=True, user="ana", reason="one address")
        (person,) = load_persons(book)
        assert (person.statements, person.by_machine) == (("p0", "p1"), False)
        assert not queue_of(book)
        undo(book, seq, user="ben")
        assert len(load_persons(book)) == 2
        problems = [one for one in verify(book).problems if "original" not in one]
        assert not problems


def test_the_reasons_are_said() -> None:
    """Each pair says what speaks for it and against it."""
    one = PersonStatement(
        id="a", source="x", key="1", name="Aliyeva Sara", born="1960-02-03", place="Varn"
    )
    other = PersonStatement(
        id="b", source="y", key="1", name="Алиева Сара", born="1960", place="Dol"
    )
    (pair,) = link([one, other], least=0.0)
    assert "the surname is the same" in pair.reasons
    assert "the place differs" in pair.reasons
    assert pair.probability == pytest.approx(1 / (1 + 2**-pair.weight), rel=1e-6)


def test_a_name_is_not_common_because_a_list_is_short() -> None:
    """Among four rows one name told twice is half of all, and still speaks for one person."""
    said = [
        PersonStatement(id="a", source="x", key="1", name="Dana Borel", born="1953"),
        PersonStatement(id="b", source="y", key="1", name="Dana Borel", born="1953"),
        PersonStatement(id="c", source="x", key="2", name="Petar Borel", born="1950"),
        PersonStatement(id="d", source="y", key="2", name="Пётр Борел", born="1950"),
    ]
    sure = {(pair.a, pair.b) for pair in link(said) if pair.probability > 0.95}
    assert sure == {("a", "b"), ("c", "d")}


def test_what_brothers_and_sisters_share_makes_nobody_one_person() -> None:
    """With father, home and house alike, two given names stay two persons; one given name is one."""
    same = {"place": "Varn", "sex": "male", "father": "Anar", "other": {"address": "Mill Lane 3"}}
    said = [
        PersonStatement(id="a", source="x", key="1", name="Tagiyev Sabir", **same),  # type: ignore[arg-type]
        PersonStatement(id="b", source="y", key="1", name="Tagiyev Sabit", **same),  # type: ignore[arg-type]
        PersonStatement(id="c", source="z", key="1", name="Tagiyev Orkhan", **same),  # type: ignore[arg-type]
        PersonStatement(id="d", source="w", key="1", name="Tagiyev Sabir", **same),  # type: ignore[arg-type]
    ]
    found = {pair.a + pair.b: pair for pair in link(said, least=0.0)}
    assert found["ad"].probability > SURE
    assert found["ac"].probability < 0.2
    assert found["ab"].probability < found["ad"].probability
    assert KIN in found["ac"].reasons
    for pair in found.values():
        assert pair.weight - sum(pair.weights) == pytest.approx(log2(0.02 / (1 - 0.02)))


def test_whoever_is_called_as_the_father_may_be_the_father() -> None:
    """A bare name is as well that of the father; a day of birth tells them apart."""
    said = [
        PersonStatement(id="a", source="x", key="1", name="Tagiyev Sabir", father="Sabir",
                        born="1970-02-03", place="Varn"),
        PersonStatement(id="b", source="y", key="1", name="Tagiyev Sabir", place="Varn"),
        PersonStatement(id="c", source="z", key="1", name="Tagiyev Sabir", born="1970-02-03", place="Varn"),
        PersonStatement(id="d", source="w", key="1", name="Tagiyev Orkhan", father="Sabir", place="Varn"),
    ]  # fmt: skip
    found = {pair.a + pair.b: pair for pair in link(said, least=0.0)}
    told = "the father has this name too"
    assert told in found["ab"].reasons
    assert told in found["ac"].reasons
    assert told not in found["bd"].reasons
    assert found["ac"].probability > SURE


def test_the_weights_of_a_pair_add_up() -> None:
    """Each reason has its weight; pairs differ in nothing else but what two at random weigh."""
    said = [
        PersonStatement(id="a", source="x", key="1", name="Aliyeva Sara", place="Varn"),
        PersonStatement(id="b", source="y", key="1", name="Aliyeva Sara", place="Varn"),
        PersonStatement(id="c", source="z", key="1", name="Aliyeva Sona", place="Dol"),
    ]
    pairs = link(said, least=0.0)
    assert len(pairs) == 3
    for pair in pairs:
        assert len(pair.weights) == len(pair.reasons)
        assert pair.weight - sum(pair.weights) == pytest.approx(log2(0.02 / (1 - 0.02)))
    assert (pairs[0].a, pairs[0].b) == ("a", "b")
