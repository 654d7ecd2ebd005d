"""Claims that are no numbers: spans, lexicon, and neutrality of the reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.claims import find_claims
from onrecord.extract.claims.lexis import appeal_forms, lexicon, role_forms, term_of, terms
from onrecord.extract.claims.recognitions import kind_of_body
from onrecord.model import Appeal, Qualification, Recognition, Responsibility
from tests.extract.voices.marked import document_of


def test_a_list_gives_one_record_a_body() -> None:
    """Each body of a list has the stated number; those not named are counted, none is invented."""
    text = "The parliaments of 4 countries (Ostravia, Kelmar and Tervia) recognised the massacre."
    found = [one for one in find_claims(document_of(text)) if isinstance(one, Recognition)]
    assert sorted((one.body, one.stated, one.unnamed) for one in found) == [
        ("4 countries", 4, 1),
        ("Kelmar", 4, 0),
        ("Ostravia", 4, 0),
        ("Tervia", 4, 0),
    ]


def test_a_name_is_always_somebodys() -> None:
    """A name in the document's own voice has no voice; one in another's has that voice."""
    text = "It was a massacre. The Court said that it may amount to a war crime."
    own, theirs = (o for o in find_claims(document_of(text)) if isinstance(o, Qualification))
    assert (own.by, own.hedge) == (None, None)
    assert (theirs.by, theirs.hedge) == ("The Court", "may amount to")


def test_an_appeal_names_who_asks() -> None:
    """The chain of an appeal ends with the one who asks; the document's own has none."""
    text = "We call on Kelmar to answer. The union urges the mayor to resign."
    own, theirs = (o for o in find_claims(document_of(text)) if isinstance(o, Appeal))
    assert own.sources == ()
    assert [voice.name for voice in theirs.sources] == ["The union"]


def test_a_deed_of_somebody_elses_telling() -> None:
    """Who is said to have done it, on whose word."""
    text = "The union said that the raid was carried out by the Third Brigade."
    (deed,) = (o for o in find_claims(document_of(text)) if isinstance(o, Responsibility))
    assert (deed.actor, deed.role) == ("the Third Brigade", "carried_out")
    assert [voice.name for voice in deed.sources] == ["The union"]


def test_every_entry_is_used() -> None:
    """Each form of each name is found, each verb has forms, each body is one."""
    for key, forms in lexicon()["terms"].items():
        for form in forms:
            assert terms()[0].fullmatch(form), form
            assert term_of(form) == key, form
    assert set(lexicon()["strength"]) <= set(lexicon()["terms"])
    roles = {lemma for readings in role_forms().values() for _, _, lemma, _ in readings}
    assert {str(e).split()[0] for es in lexicon()["roles"].values() for e in es} == roles
    assert set(lexicon()["irregular"]) <= roles
    assert set(lexicon()["violent"]) <= roles
    asked = {
        word
        for entries in lexicon()["appeals"].values()
        for e in entries
        for word in [e.split()[0]]
    }
    assert all(word in appeal_forms() for word in asked)
    assert set(lexicon()["appeal_irregular"]) <= asked
    for words in lexicon()["bodies"].values():
        assert all(kind_of_body(word) for word in words)


@pytest.mark.parametrize("one", ["Ostravian", "Kelmari"])
def test_parties_are_read_alike(one: str) -> None:
    """The same sentence with the parties exchanged gives the same claims but for the names."""
    other = {"Ostravian": "Kelmari", "Kelmari": "Ostravian"}[one]
    text = (
        f"{one} troops shelled the market. The {other} ministry called it a massacre and a war crime, "
        f"and urged the {one} army to leave."
    )
    swapped = text.replace(one, "#").replace(other, one).replace("#", other)
    kinds = [type(claim).__name__ for claim in find_claims(document_of(text))]
    assert kinds == [type(claim).__name__ for claim in find_claims(document_of(swapped))]
    assert set(kinds) == {"Responsibility", "Qualification", "Appeal"}


WORDS = ["The army", "genocide", "war crimes", "(", ")", "of", "3 countries", "recognised", "by",
         "calls on", "to", "killed", "“", "”", ",", ".", "the Court", "not", "Tervia", "and"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_claims_lie_in_the_text(text: str) -> None:
    """Every claim's words are the slice of the text that its span says."""
    document = document_of(f"Varn. {text}")
    for claim in find_claims(document):
        assert document.text[claim.start : claim.end] == claim.text
