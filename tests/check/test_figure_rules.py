"""The rules on figures: what they report, and what they leave alone."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.check import run_checks
from onrecord.check.rules import (
    accounts_differ,
    figure_digits_and_words,
    figure_list_without_including,
    figure_part_exceeds_whole,
    figure_parts_do_not_fit,
    figure_stated_twice,
)
from onrecord.lexicon import load
from onrecord.model import Collection, Figure, Finding, Where, replace
from tests.making import WAR, collection, document, figure, statements

AT_LEAST: dict[str, Any] = {"modifier": "at_least", "best": None, "high": None}


def found(module: Any, made: Collection) -> list[Finding]:
    """Return what one rule finds, with the comparisons made before."""
    return list(run_checks(made, select=[module.RULE.code]))


def parts(text: str, whole: str, *others: tuple[str, dict[str, Any]], **fields: Any) -> Collection:
    """Return a collection of one text: a whole, and parts of it."""
    paper = document("a.txt", text, issuer="Office")
    first = figure(paper, whole, **fields)
    rest = [figure(paper, words, **{"part": first, **more}) for words, more in others]
    return collection([paper], [first, *rest])


def test_a_part_larger_than_its_whole_is_reported() -> None:
    """With both numbers in the document's words."""
    made = parts(
        "the remains of 61 people, of whom 64 have been identified",
        "61",
        ("64", {"outcome": "identified"}),
    )
    (finding,) = found(figure_part_exceeds_whole, made)
    assert finding.message == "“64” is stated as a part of “61”, and is the larger number"
    assert [each.text for each in finding.anchors] == ["64", "61"]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ({}, {"low": 61, "best": 61, "high": 61}),
        ({"modifier": "about"}, {"low": 66, "best": 66, "high": 66}),
        (AT_LEAST, {}),
        ({}, {"polarity": "withdrawn"}),
        ({}, {"group": ("building",)}),
        ({}, {"low": None, "best": None, "high": None, "modifier": "fraction"}),
    ],
)
def test_a_part_that_may_fit_is_left_alone(whole: dict[str, Any], part: dict[str, Any]) -> None:
    """Ranges that meet, withdrawn numbers, things beside people."""
    made = parts("of 61 people 64 have been identified", "61", ("64", part), **whole)
    assert found(figure_part_exceeds_whole, made) == []


def test_a_link_over_a_long_way_is_not_built_on() -> None:
    """A part many sentences after its whole may belong to another."""
    made = parts(f"61 people died. {'It rained. ' * 60}64 were named.", "61", ("64", {}))
    assert found(figure_part_exceeds_whole, made) == []


@pytest.mark.parametrize(
    ("others", "reported"),
    [
        ((("58", {"group": "combatant"}), ("47", {"group": "civilian"})), True),
        ((("58", {"group": "soldier"}), ("47", {"group": "civilian"})), True),
        ((("58", {"group": "man"}), ("47", {"group": "woman"})), True),
        ((("58", {"group": "child"}), ("47", {"group": "elderly"})), True),
        ((("58", {"outcome": "released"}), ("47", {"outcome": "missing"})), True),
        ((("58", {"group": "woman"}), ("47", {"group": "child"})), False),
        ((("58", {"group": "civilian"}), ("47", {"group": "child"})), False),
        ((("58", {"group": "combatant"}), ("47", {"group": "civilian child"})), False),
        ((("58", {"group": "combatant"}), ("47", {"group": "civilian", "outcome": "injured"})), False),
        ((("58", {"group": "combatant"}), ("38", {"group": "civilian"})), False),
        ((("96", {"group": "combatant"}), ("47", {"group": "civilian"})), False),
        ((("58", {"group": "combatant"}), ("47", {"group": "civilian", "polarity": "denied"})), False),
        ((("58", {"outcome": "identified"}), ("47", {"outcome": "missing"})), False),
    ],
)  # fmt: skip
def test_only_parts_that_share_nobody_are_added(
    others: tuple[tuple[str, dict[str, Any]], ...], reported: bool
) -> None:
    """Women and children, or children and civilians, may be the same persons."""
    made = parts("Of these 96 dead, 58 and 47 and 38 were so; 96.", "96", *others)
    findings = found(figure_parts_do_not_fit, made)
    assert bool(findings) == reported
    if reported:
        assert (
            findings[0].message
            == "“58” and “47” are stated as separate parts of “96”, and make 105 together"
        )
        assert findings[0].data["sum"] == 105


def test_parts_of_two_places_are_added() -> None:
    """One place named twice, or within the other, is not."""
    text = "Of 96 dead, 58 died at Varn, 47 at Sorrel, 30 in the town of Varn."
    varn, sorrel = Where(text="Varn", start=20), Where(text="Sorrel", start=35)
    town = Where(text="town of Varn", name="Varn", start=50)
    two = parts(text, "96", ("58", {"place": varn}), ("47", {"place": sorrel}))
    assert len(found(figure_parts_do_not_fit, two)) == 1
    same = parts(text, "96", ("58", {"place": varn}), ("47", {"place": town}))
    assert found(figure_parts_do_not_fit, same) == []
    other = parts(text, "96", ("58", {"place": varn}), ("47", {"place": sorrel, "group": "child"}))
    assert found(figure_parts_do_not_fit, other) == []


def test_a_whole_that_is_open_holds_any_parts() -> None:
    """At least 96 may be 105."""
    others = (("58", {"group": "combatant"}), ("47", {"group": "civilian"}))
    made = parts("At least 96 died: 58 fighters and 47 civilians.", "96", *others, **AT_LEAST)
    assert found(figure_parts_do_not_fit, made) == []


def row(text: str, *said: tuple[str, str], **fields: Any) -> Collection:
    """Return a collection of one sentence with figures of groups."""
    paper = document("a.txt", text)
    return collection(
        [paper], [figure(paper, words, group=group, **fields) for words, group in said]
    )


def test_numbers_in_a_row_that_may_be_parts_are_noted() -> None:
    """One finding for the row."""
    made = row(
        "The army killed 214 civilians, 31 children, 58 women, on the bridge.",
        ("214", "civilian"), ("31", "child"), ("58", "woman"),
    )  # fmt: skip
    (finding,) = found(figure_list_without_including, made)
    assert finding.severity == "note"
    assert finding.message == (
        "after “214” the text does not say whether “31” and “58” are parts of it or come on top of it"
    )


@pytest.mark.parametrize(
    "text",
    [
        "They killed 214 civilians: 31 children and more.",
        "They killed 214 civilians. Of them 31 were children.",
        "They killed 214 civilians who lived in the houses along the road to the mill, and 31 children.",
        "They killed 214 of 31 children.",
    ],
)
def test_numbers_that_are_linked_or_far_apart_are_left_alone(text: str) -> None:
    """A colon, a full stop, many words or no comma between them."""
    assert (
        found(figure_list_without_including, row(text, ("214", "civilian"), ("31", "child"))) == []
    )


def test_each_linking_word_is_read() -> None:
    """Every entry of the lexicon is used."""
    lexicon = load("check")
    for word in (*lexicon["containing"], *lexicon["separate"]):
        made = row(
            f"They killed 214 civilians, {word} 31 children.", ("214", "civilian"), ("31", "child")
        )
        assert found(figure_list_without_including, made) == [], word


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("214", "soldier"), ("31", "child")),
        (("31", "civilian"), ("214", "child")),
        (("214", "civilian"), ("31", "soldier")),
        (("214", "child"), ("31", "woman")),
    ],
)
def test_only_a_whole_of_people_with_smaller_groups_is_noted(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    """Soldiers and civilians are two counts; 31 children cannot hold 214."""
    made = row(f"They killed {first[0]} people, {second[0]} others.", first, second)
    assert found(figure_list_without_including, made) == []


def twice(text: str, one: str, other: str, **fields: Any) -> Collection:
    """Return a collection of one document that states two numbers of one thing."""
    paper = document("a.txt", text, issuer="Office")
    return collection(
        [paper],
        [
            figure(paper, one, outcome="detained"),
            figure(paper, other, outcome="detained", **fields),
        ],
    )


@pytest.mark.parametrize(
    "text",
    [
        "417 people were taken hostage. None of the 471 hostages has received an apology.",
        "417 people were taken. Later it says that 471 were taken.",
        "417 people were taken. All of the 500 hostages came back.",
    ],
)
def test_a_number_given_twice_differently_is_reported(text: str) -> None:
    """Two digits exchanged, or a number that is said to be known."""
    other = "471" if "471" in text else "500"
    (finding,) = found(figure_stated_twice, twice(text, "417", other))
    assert finding.message == f"“417” and later “{other}” are stated of the same people held"


@pytest.mark.parametrize(
    ("text", "other", "fields"),
    [
        ("417 people were taken. 430 people were held.", "430", {}),
        ("417 people were taken. The 430 who were held in Varn came back.", "430", {}),
        ("417 people were taken. The 900 hostages came back.", "900", {}),
        ("417 people were taken. The 471 hostages came back.", "471", {"polarity": "withdrawn"}),
        ("417 people were taken. The council says the 471 hostages came.", "471", {"voice": "Council"}),
        ("417 people were taken. The 471 hostages came back.", "471", {"event": WAR.id}),
        ("417 people were taken. At least the 371 hostages came back.", "371", AT_LEAST),
        ("417 people were taken. The toll has risen to 471 hostages.", "471", {}),
        ("417 people were taken. The 417 hostages came back.", "417 hostages", {}),
    ],
)  # fmt: skip
def test_other_numbers_within_a_document_are_left_to_the_comparison(
    text: str, other: str, fields: dict[str, Any]
) -> None:
    """Other scopes, voices, events, withdrawn and risen numbers."""
    made = twice(text, "417", other, **fields)
    if other == "417 hostages":
        made = replace(made, figures=made.figures[:1])
    assert found(figure_stated_twice, made) == []


def test_a_heading_that_says_another_number_is_reported() -> None:
    """The main heading is what is quoted."""
    paper = document(
        "a.md",
        "# 32 dead in Sorrel\n\nIn Sorrel 27 people were killed.\n",
        media_type="text/markdown",
    )
    made = collection([paper], [figure(paper, "32"), figure(paper, "27")])
    assert len(found(figure_stated_twice, made)) == 1


def test_each_definite_and_restricting_word_is_read() -> None:
    """Every entry of the lexicons is used."""
    lexicon = load("check")
    for word in lexicon["definite"]:
        made = twice(f"417 were taken. Then {word} 430 hostages came.", "417", "430")
        assert len(found(figure_stated_twice, made)) == 1, word
    for word in lexicon["restricting"]:
        made = twice(f"417 were taken. Then the 430 {word} came.", "417", "430")
        assert found(figure_stated_twice, made) == [], word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The list names twelve (13) persons.", "twelve (13"),
        ("The list names 13 (twelve) persons.", "13 (twelve"),
        ("one hundred and twelve [121] dead", "one hundred and twelve [121"),
    ],
)
def test_digits_that_differ_from_the_words_are_reported(text: str, words: str) -> None:
    """In round and in square brackets, either first."""
    made = collection([document("a.txt", text)], [])
    assert [each.anchors[0].text for each in found(figure_digits_and_words, made)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "thirteen (13) persons", "twelve (13) and (14) below", "as said by twelve [13]. Then [12].",
        "resolution eight (1993)", "twelve (see 13)", "twelve. (13)", "12 (13) persons", "twelve (13 to 15)",
    ],
)  # fmt: skip
def test_markers_years_and_other_numbers_in_brackets_are_left_alone(text: str) -> None:
    """A bracketed number is seldom the same number again."""
    assert found(figure_digits_and_words, collection([document("a.txt", text)], [])) == []


def test_accounts_that_differ_make_one_finding() -> None:
    """Each voice and number once, the smallest first."""
    made, figures = statements(
        ("[214] residents were killed.", {"issuer": "Ombudsman of Ostravia"}),
        ("no fewer than [161] were killed.", {"issuer": "Frontier Watch", **AT_LEAST}),
        ("[96] people died.", {"issuer": "Ministry of Kelmar"}),
        ("We counted [214].", {"issuer": "Luma Centre"}),
        (
            "The figure of [214] is rejected.",
            {"issuer": "Ministry of Kelmar", "polarity": "denied"},
        ),
    )
    (finding,) = found(accounts_differ, made)
    assert finding.message == (
        "Teshka Bridge killings: accounts of people killed differ: “96” (Ministry of Kelmar), "
        "“no fewer than 161” (Frontier Watch), “214” (Ombudsman of Ostravia and Luma Centre), "
        "“214”, rejected (Ministry of Kelmar)"
    )
    assert finding.data["event"] == figures[0].event
    assert len(finding.anchors) == 5


def test_accounts_that_fit_make_no_finding() -> None:
    """Nor does one voice that differs from itself: that is another rule's."""
    fit, _ = statements(("[214] died.", {}), ("at least [161] died.", AT_LEAST))
    own, _ = statements(("[214] died.", {"issuer": "A"}), ("[96] died.", {"issuer": "A"}))
    assert found(accounts_differ, fit) == []
    assert found(accounts_differ, own) == []


def test_every_outcome_and_group_can_be_said() -> None:
    """No message holds a raw key."""
    from onrecord.model import GROUPS, OUTCOMES  # noqa: PLC0415

    for outcome in OUTCOMES:
        for group in GROUPS:
            fields = {"outcome": outcome, "group": group, "group_text": "others"}
            made, _ = statements(("[214] here.", fields), ("[96] here.", fields))
            for finding in found(accounts_differ, made):
                assert "_" not in finding.message


def test_anchors_hold_their_words() -> None:
    """Every finding of every rule points to the exact words."""
    made = parts(
        "Of these 96 dead, 58 were fighters and 47 civilians; 99 were named.",
        "96", ("58", {"group": "combatant"}), ("47", {"group": "civilian"}), ("99", {}),
    )  # fmt: skip
    findings = run_checks(made)
    text = made.documents[0].text
    assert {finding.code for finding in findings} >= {"OR101", "OR102"}
    for finding in findings:
        assert all(text[each.start : each.end] == each.text for each in finding.anchors)


def test_figures_of_missing_documents_make_no_rule_fail() -> None:
    """A collection may hold figures without their documents."""
    made = parts("Of these 96 dead, 99 were named.", "96", ("99", {}))
    bare = replace(made, documents=())
    assert [each.code for each in run_checks(bare)] == ["OR101"]
    assert isinstance(made.figures[0], Figure)
