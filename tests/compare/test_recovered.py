"""Counts that hold for less than the whole: dead who were recovered, tolls while an event goes on."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.compare import compare
from onrecord.compare.accounts import recovered, voice_of
from onrecord.lexicon import load
from onrecord.model import Event, When, replace
from tests.making import collection, document, figure, only, statements

_SIEGE = Event(id="e-siege", label="Marn", date=When(text="", edtf="1992-06-04/1992-12-19"))


def _verdict(*said: tuple[str, dict[str, Any]]) -> str | None:
    pair = only(compare(statements(*said)[0]))
    return pair.verdict if pair else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Experts exhumed the remains of [47] people near the brickworks.",
        "Divers recovered [47] bodies from the wreck.",
        "By evening the bodies of [47] miners had been recovered.",
        "So far [47] bodies have been recovered from the mud.",
    ],
)
def test_dead_who_were_recovered_are_a_part_of_those_who_died(sentence: str) -> None:
    """A toll and a count of bodies found are of another scope, unless more were found than died."""
    assert _verdict((sentence, {}), ("[214] people were killed.", {})) == "different_scope"
    assert _verdict((sentence, {}), ("[30] people were killed.", {})) == "conflict"


@pytest.mark.parametrize("word", load("compare")["recovered"])
def test_every_verb_of_recovering_is_read(word: str) -> None:
    """Each verb of the lexicon makes a count of bodies."""
    paper = document("a.txt", f"They were {word} 47 bodies.")
    assert recovered(paper.text, figure(paper, "47"))


def test_only_the_dead_are_recovered() -> None:
    """Another outcome counts people who live."""
    paper = document("a.txt", "In all, 47 miners were recovered.")
    assert recovered(paper.text, figure(paper, "47"))
    assert not recovered(paper.text, figure(paper, "47", outcome="injured"))


def test_more_bodies_are_recovered_with_time() -> None:
    """Two counts of what was dug up, at two times, are one count that grew."""
    first = ("Experts exhumed the remains of [47] people.", {"date": "2004"})
    second = ("Experts have exhumed the remains of [61] people.", {"date": "2018"})
    assert _verdict(first, second) == "changed"
    assert _verdict(first, (second[0], {"date": "2004"})) == "conflict"


def test_a_rejected_number_is_that_of_the_account_that_states_it() -> None:
    """A number that another's words only allow is not the one that was rejected."""
    rejected = ("The claim that [36] people were killed is untrue.", {"polarity": "denied"})
    nearly = {"modifier": "nearly", "low": None, "best": None}
    assert _verdict(rejected, ("Nearly [100] people were killed.", nearly)) is None
    assert _verdict(rejected, ("[36] people were killed.", {})) == "conflict"
    least = {"modifier": "at_least", "best": None, "high": None}
    assert _verdict(rejected, ("At least [36] people were killed.", least)) == "conflict"


def _siege(first: str, second: str) -> str | None:
    papers = [document("a.txt", "400 were killed.", date=first)]
    papers.append(document("b.txt", "1,140 were killed.", date=second))
    figures = [
        figure(papers[0], "400", event=_SIEGE.id, voice="the mayor"),
        figure(papers[1], "1,140", event=_SIEGE.id, voice="the hospital"),
    ]
    pair = only(compare(replace(collection(papers, figures), events=(_SIEGE,))))
    return pair.verdict if pair else None


def test_a_toll_stated_while_the_event_went_on_is_not_the_last() -> None:
    """A higher toll after the siege is a change; two tolls after it are set against each other."""
    assert _siege("1992-08-12", "1993-09-01") == "changed"
    assert _siege("1993-08-12", "1994-09-01") == "conflict"


def test_a_count_over_a_period_holds_as_of_its_end() -> None:
    """A count between November and March is a later count than that by the end of January."""
    period = {"outcome": "released", "edtf": "1993-11/1994-03"}
    early = {"outcome": "released", "edtf": "1994-01~"}
    said = ("[298] were released between November and March.", period)
    assert _verdict(said, ("By then [286] had been released.", early)) == "changed"


def test_a_voice_is_said_on_one_line() -> None:
    """A name that is broken over two lines is one name."""
    paper = document("a.txt", "31 were killed.")
    assert voice_of(figure(paper, "31", voice="The\ncommander"), paper) == "The commander"
