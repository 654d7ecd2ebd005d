"""The verdict on two accounts, with its reasons."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare import compare
from onrecord.lexicon import load
from onrecord.model import replace
from tests.making import BRIDGE, WAR, collection, document, figure, only, statements

AT_LEAST = {"modifier": "at_least", "best": None, "high": None}
MORE = {"modifier": "more_than", "best": None, "high": None}
NEARLY = {"modifier": "nearly", "low": None, "best": None}


def verdict(first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]]) -> str | None:
    """Return the verdict on two statements of two documents, in either order."""
    found = {_verdict(first, second), _verdict(second, first)}
    assert len(found) == 1, found
    return found.pop()


def _verdict(*said: tuple[str, dict[str, Any]]) -> str | None:
    pair = only(compare(statements(*said)[0]))
    assert pair is None or all(reason.endswith(".") for reason in pair.reasons)
    return pair.verdict if pair else None


def killed(number: str, **fields: Any) -> tuple[str, dict[str, Any]]:
    """Return a statement of so many killed."""
    return f"[{number}] people were killed.", fields


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (killed("613"), killed("613"), "agree"),
        (killed("613", group="civilian"), killed("613", group="resident"), "agree"),
        (killed("161", **AT_LEAST), killed("214"), "compatible"),
        (killed("161", **AT_LEAST), killed("161", **AT_LEAST), "compatible"),
        (killed("3,999", **NEARLY), killed("4,000", modifier="about"), "compatible"),
        (killed("4,000", modifier="about"), killed("4,300"), "compatible"),
        (killed("4,000", modifier="about"), killed("4,500"), "conflict"),
        (killed("101", **MORE), killed("99", **NEARLY), "conflict"),
        (killed("214"), killed("96"), "conflict"),
        (killed("0", polarity="denied"), killed("214"), "conflict"),
        (killed("214", polarity="denied"), killed("214"), "conflict"),
        (killed("214", polarity="denied"), killed("96"), None),
        (killed("214", polarity="denied"), killed("214", polarity="denied"), None),
        (killed("100", polarity="hypothetical"), killed("100"), None),
        (killed("31", polarity="withdrawn"), killed("31"), None),
        (killed("31", modifier="fraction", low=None, best=None, high=None), killed("31"), None),
        (killed("31", event=WAR.id), killed("31"), None),
        (killed("31", outcome="injured"), killed("31"), None),
        (killed("31", group="child"), killed("31"), None),
        (killed("31", event=None), killed("31", event=None), None),
        (killed("31", outcome="other"), killed("31", outcome="other"), None),
    ],
)
def test_numbers_decide_where_the_scope_is_one(
    first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]], expected: str | None
) -> None:
    """The order of the documents decides nothing."""
    assert verdict(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (killed("17", outcome="recognised", date="2024"), killed("15", outcome="recognised", date="2020"), "changed"),
        (killed("119", outcome="missing", date="1994-03"), killed("85", outcome="missing", date="2023"), "changed"),
        (killed("119", outcome="missing", date="1994"), killed("85", outcome="missing", date="1994-03"), "conflict"),
        (killed("119", outcome="missing"), killed("85", outcome="missing", date="1994-03"), "conflict"),
        (killed("119", outcome="missing", date="1994"), killed("119", outcome="missing", date="2023"), "agree"),
        (killed("43", date="1993-10-13"), killed("94", date="1993-10-20"), "changed"),
        (killed("94", date="1993-10-13"), killed("43", date="1993-10-20"), "conflict"),
        (killed("43", date="1993-10-13"), killed("214", date="1994-10"), "conflict"),
        (killed("178", date="2006", issuer="Court"), killed("209", date="2019", issuer="court"), "changed"),
        (killed("417", outcome="detained", date="1994"), killed("389", outcome="detained", date="2023"), "conflict"),
    ],
)  # fmt: skip
def test_a_count_may_change_with_time(
    first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]], expected: str
) -> None:
    """States change; tolls rise while an event is reported, or when one voice states them anew."""
    assert verdict(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (killed("487", outcome="injured", severity="severely"), killed("487", outcome="injured"), "different_scope"),
        (killed("487", outcome="injured", severity="severely"), killed("400", outcome="injured"), "conflict"),
        (killed("487", outcome="injured", severity="severely"), killed("90", outcome="injured", severity="badly"), "conflict"),
        (killed("25", outcome="orphaned", severity="both parents"), killed("130", outcome="orphaned", severity="at least one parent"), None),
        (killed("613", severity="brutally"), killed("613"), "agree"),
        (killed("200", outcome="killed injured"), killed("100"), "different_scope"),
        (killed("200", outcome="killed injured"), killed("200", outcome="killed injured"), "agree"),
        (killed("22", outcome="convicted detained"), killed("22", outcome="convicted"), "agree"),
        (killed("22", where="Dol"), killed("22", where="Harn Mill"), "different_scope"),
        (killed("22", where="Teshka"), killed("21", where="Teshka Bridge"), "conflict"),
        (killed("22", where="Teshka"), killed("21"), "conflict"),
        (killed("22", edtf="1992", event=WAR.id), killed("21", edtf="1993", event=WAR.id), "different_scope"),
        (killed("22", edtf="1992", event=WAR.id), killed("9,000", event=WAR.id), "different_scope"),
        (killed("9,000", edtf="1992", event=WAR.id), killed("8,000", event=WAR.id), "conflict"),
        (killed("22", edtf="1993-10-11"), killed("21", edtf="1993-10-12"), "conflict"),
        (killed("22", edtf="1993-10"), killed("21", edtf="1993-10-12"), "conflict"),
    ],
)  # fmt: skip
def test_another_scope_goes_before_the_numbers(
    first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]], expected: str | None
) -> None:
    """Unless the narrower of the two is the larger number."""
    assert verdict(first, second) == expected


def things(number: str, noun: str) -> tuple[str, dict[str, Any]]:
    """Return a statement of so many things destroyed."""
    fields = {"outcome": "destroyed", "group": "building", "group_text": noun}
    return f"[{number}] {noun} were destroyed.", fields


def test_kinds_of_things_are_not_set_against_each_other() -> None:
    """Schools are no houses; buildings may be either; homes are houses."""
    assert verdict(things("640", "houses"), things("3", "schools")) is None
    assert verdict(things("640", "houses"), things("880", "buildings")) == "different_scope"
    assert verdict(things("640", "houses"), things("500", "buildings")) == "conflict"
    assert verdict(things("640", "houses"), things("640", "homes")) == "agree"


def test_a_part_stands_under_its_whole() -> None:
    """At any depth, and before every other verdict; nothing is said of two parts of one whole."""
    paper = document(
        "a.txt", "214 were killed, of them 120 at the bridge, of them 31 children; 94 on the road."
    )
    whole = figure(paper, "214")
    bridge = figure(paper, "120", part=whole)
    child = figure(paper, "31", part=bridge, group="child")
    road = figure(paper, "94", part=whole)
    found = compare(collection([paper], [whole, bridge, child, road]))
    assert [(pair.a, pair.b, pair.verdict) for each in found for pair in each.pairs] == [
        (bridge.id, whole.id, "part_of"),
        (road.id, whole.id, "part_of"),
        (child.id, bridge.id, "part_of"),
        (child.id, whole.id, "part_of"),
    ]
    assert [account.figure for account in found[1].beside] == [whole.id, bridge.id]


def test_a_ring_of_parts_ends() -> None:
    """Figures that are parts of each other do not hang the comparison."""
    paper = document("a.txt", "214 and 120.")
    one, other = figure(paper, "214"), figure(paper, "120")
    ring = [replace(one, part_of=other.id), replace(other, part_of=one.id)]
    assert only(compare(collection([paper], ring))) is not None


def test_a_part_told_apart_by_its_group_is_compared_with_that_group() -> None:
    """47 civilians of 96 dead differ from 214 civilians, and are narrower than 214 persons."""
    paper = document("a.txt", "96 died, 47 of them civilians.", issuer="Kelmar")
    whole = figure(paper, "96")
    part = figure(paper, "47", part=whole, group="civilian")
    other = document("b.txt", "214 were killed.", issuer="Ostravia")
    for group, expected in (("civilian", "conflict"), ("person", "different_scope")):
        against = figure(other, "214", group=group)
        found = compare(collection([paper, other], [whole, part, against]))
        verdicts = {
            pair.verdict
            for each in found
            for pair in each.pairs
            if {pair.a, pair.b} == {part.id, against.id}
        }
        assert verdicts == {expected}


def test_what_comes_on_top_is_not_the_total() -> None:
    """Another 36 beside 214; but another 1,000 wounded where no other wounded are named."""
    paper = document(
        "a.txt", "214 were shot; another 36 froze to death. Another 1,000 were wounded."
    )
    total = figure(paper, "214")
    added = figure(paper, "36", additional=True)
    wounded = figure(paper, "1,000", outcome="injured", additional=True)
    other = document("b.txt", "250 were killed and 487 wounded.", issuer="B")
    against, hurt = figure(other, "250"), figure(other, "487", outcome="injured")
    found = compare(collection([paper, other], [total, added, wounded, against, hurt]))
    verdicts = {frozenset((pair.a, pair.b)): pair.verdict for each in found for pair in each.pairs}
    assert verdicts[frozenset((added.id, against.id))] == "different_scope"
    assert verdicts[frozenset((added.id, total.id))] == "different_scope"
    assert verdicts[frozenset((total.id, against.id))] == "conflict"
    assert verdicts[frozenset((wounded.id, hurt.id))] == "conflict"


def test_what_somebody_saw_is_at_most_a_part_of_the_toll() -> None:
    """Nor are the counts of two observers set against each other; a commission's count is a toll."""
    toll = ("[214] people were killed.", {})
    assert verdict(("I counted [19] bodies by the cart.", {}), toll) == "different_scope"
    assert (
        verdict(("Observers said that they had seen [24] bodies.", {}), toll) == "different_scope"
    )
    assert verdict(("I saw [300] bodies.", {}), toll) == "conflict"
    assert (
        verdict(("I saw [24] bodies.", {}), ("We have counted [43] here.", {})) == "different_scope"
    )
    assert verdict(("The commission counted [96] dead.", {}), toll) == "conflict"
    paper = document("a.txt", "I counted 19 bodies, three of them children.")
    whole = figure(paper, "19")
    child = figure(paper, "three", part=whole, group="child", low=3, best=3, high=3)
    other = document("b.txt", "31 children died.", issuer="B")
    against = figure(other, "31", group="child")
    found = compare(collection([paper, other], [whole, child, against]))
    assert {
        pair.verdict for each in found for pair in each.pairs if against.id in (pair.a, pair.b)
    } == {"different_scope"}


def test_each_word_of_seeing_and_counting_is_read() -> None:
    """Every entry of the lexicon is used."""
    lexicon = load("compare")
    toll = ("[214] people were killed.", {})
    for word in lexicon["seen"]:
        assert (
            verdict((f"They {word} at least some [19] bodies.", {}), toll) == "different_scope"
        ), word
    for person in lexicon["in_person"]:
        for word in lexicon["counted_in_person"]:
            entry = (f"{person.capitalize()} have {word} [19] bodies.", {})
            assert verdict(entry, toll) == "different_scope", word


def test_rows_of_a_table_are_kept_apart() -> None:
    """Of one voice; rows of several sources are accounts."""
    text = "| Place | Killed | Source |\n|---|---:|---|\n| Ramp | 94 | A |\n| Mill | 38 | B |\n"
    paper = document("t.md", text, issuer="Office", media_type="text/markdown")
    rows = [figure(paper, "94"), figure(paper, "38")]
    assert only(compare(collection([paper], rows))) is None
    told = [figure(paper, "94", voice="A"), figure(paper, "38", voice="B")]
    pair = only(compare(collection([paper], told)))
    assert pair is not None
    assert pair.verdict == "conflict"


def test_one_sentence_does_not_contradict_itself() -> None:
    """22 in one place and six in another, said in one breath, are two counts."""
    paper = document("a.txt", "They shot 22 by the mill and 6 at the ford. In all 31 died.")
    by_mill, at_ford, in_all = (figure(paper, words) for words in ("22", "6", "31"))
    found = compare(collection([paper], [by_mill, at_ford, in_all]))
    assert [(pair.a, pair.b) for each in found for pair in each.pairs] == [
        (by_mill.id, in_all.id),
        (at_ford.id, in_all.id),
    ]


def test_a_toll_that_is_said_to_rise_has_changed() -> None:
    """Within one document, the words of the change stand for its date."""
    paper = document(
        "a.txt", "At noon 27 were dead. By evening the toll had risen to at least 31.", issuer="A"
    )
    early = figure(paper, "27")
    late = figure(paper, "31", **AT_LEAST)
    pair = only(compare(collection([paper], [early, late])))
    assert pair is not None
    assert pair.verdict == "changed"
    fallen = document(
        "b.txt", "At noon 27 were dead. By evening the toll had risen to 13.", issuer="A"
    )
    pair = only(compare(collection([fallen], [figure(fallen, "27"), figure(fallen, "13")])))
    assert pair is not None
    assert pair.verdict == "conflict"


def test_a_withdrawn_figure_has_changed_into_its_correction() -> None:
    """It does not differ from it, and agrees with nobody."""
    paper = document("a.txt", "27 were killed. An earlier version gave 31.", issuer="Northwire")
    now, then = figure(paper, "27"), figure(paper, "31", polarity="withdrawn")
    other = document("b.txt", "31 were killed.", issuer="B")
    found = compare(collection([paper, other], [now, then, figure(other, "31")]))
    assert {
        frozenset((pair.a, pair.b)): (pair.verdict, pair.reasons)
        for each in found
        for pair in each.pairs
    }[frozenset((now.id, then.id))] == ("changed", ("Northwire withdrew “31” and states “27”.",))
    assert not [
        pair
        for each in found
        for pair in each.pairs
        if then.id in (pair.a, pair.b) and now.id not in (pair.a, pair.b)
    ]


def test_reasons_quote_the_document_s_own_words() -> None:
    """With their modifiers, and with the numbers that they allow."""
    made, _ = statements(
        ("no fewer than [161] civilians were killed.", {**AT_LEAST, "group": "civilian", "issuer": "Frontier Watch"}),
        ("[96] people died.", {"issuer": "Kelmar", "date": "2023-10-13"}),
    )  # fmt: skip
    pair = only(compare(made))
    assert pair is not None
    assert pair.reasons == (
        "“no fewer than 161” (161 or more) and “96” cannot both hold.",
        "Frontier Watch speaks of civilians, Kelmar of persons.",
        "“96” is dated 13 October 2023; no date is known of “no fewer than 161”.",
    )


def test_reasons_name_the_voice_that_a_document_reports() -> None:
    """A figure that is only reported is the word of its voice."""
    made, figures = statements(
        ("Time says [1,324] were killed.", {"voice": "Time"}), ("[613] were killed.", {})
    )
    found = compare(made)
    pair = only(found)
    assert pair is not None
    assert "“1,324” is the word of Time, which the document reports." in pair.reasons
    assert [account.voice for account in found[0].accounts] == ["Time", "Office 1"]
    assert pair.a == figures[0].id


def test_reasons_are_neutral() -> None:
    """No reason says that anybody is wrong; each is one sentence of plain words."""
    words = [
        "false",
        "wrong",
        "lie",
        "lies",
        "lying",
        "claims",
        "alleged",
        "denier",
        "true",
        "truth",
    ]
    cases = [
        killed("214"),
        killed("96"),
        killed("214", polarity="denied"),
        killed("31", severity="severely"),
    ]
    for first in cases:
        for second in cases:
            for comparison in compare(statements(first, second)[0]):
                for pair in comparison.pairs:
                    assert not any(
                        f" {word} " in f" {' '.join(pair.reasons).lower()} " for word in words
                    )


def test_every_word_for_outcomes_groups_and_modifiers_is_used() -> None:
    """The lexicon says each outcome and modifier that the ledger knows, and no other."""
    from onrecord.model import GENERAL_GROUPS, OUTCOMES  # noqa: PLC0415

    lexicon = load("compare")
    assert set(lexicon["outcomes"]) == set(OUTCOMES)
    assert set(lexicon["groups"]) == GENERAL_GROUPS


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["10", "12", "101", "99", "4,000"]),
            st.sampled_from(["exact", "at_least", "nearly", "about"]),
            st.sampled_from(["killed", "missing", "killed injured"]),
            st.sampled_from(["person", "civilian", "child"]),
            st.sampled_from([None, "severely", "both parents"]),
            st.sampled_from([None, "1993-10-13", "1994", "2020-01-01"]),
            st.sampled_from([None, "Dol", "Teshka"]),
            st.sampled_from(["asserted", "denied", "withdrawn", "hypothetical"]),
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_documents_decides_no_verdict(said: list[Any], chance: Any) -> None:
    """The same statements in another order get the same verdicts."""
    entries = []
    for index, (words, modifier, outcome, group, severity, date, place, polarity) in enumerate(
        said
    ):
        fields: dict[str, Any] = {"modifier": modifier, "outcome": outcome, "group": group}
        fields |= {
            "severity": severity,
            "date": date,
            "polarity": polarity,
            "issuer": f"V{index % 3}",
        }
        fields |= {"at_least": AT_LEAST, "nearly": NEARLY}.get(modifier, {})
        if place:
            fields["where"] = place
        entries.append((f"No. {index}: [{words}] were hit.", fields))
    made, figures = statements(*entries)
    shuffled = list(range(len(figures)))
    chance.shuffle(shuffled)
    other = collection([made.documents[at] for at in shuffled], [figures[at] for at in shuffled])
    assert _unordered(compare(made)) == _unordered(compare(other))


def _unordered(comparisons: Any) -> set[Any]:
    return {
        (each.outcome, each.group, each.severity, frozenset((pair.a, pair.b)), pair.verdict)
        for each in comparisons
        for pair in each.pairs
    }


def test_the_event_s_own_label_may_name_a_place_of_it() -> None:
    """Teshka Bridge in "Teshka Bridge killings" is the event's place, not a part of it."""
    event = replace(BRIDGE, place=None)
    made, _ = statements(killed("22", where="Teshka Bridge"), killed("21", where="Orlen"))
    pair = only(compare(replace(made, events=(event,))))
    assert pair is not None
    assert pair.verdict == "different_scope"
