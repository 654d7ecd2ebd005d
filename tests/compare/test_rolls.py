"""Lists of recognitions beside each other."""

from __future__ import annotations

from onrecord.compare.rolls import compare_rolls
from onrecord.model import Collection, Recognition, Roll, replace
from onrecord.resolve.bodies import claims_of
from tests.making import document


def rolls(*texts: str) -> tuple[Roll, ...]:
    """Return the lists of texts, each a year after the one before, side by side."""
    documents = tuple(
        document(f"{number}.txt", text, date=f"199{number}") for number, text in enumerate(texts)
    )
    return compare_rolls(documents, claims_of(Collection(documents=documents, figures=())))


def test_joined_and_gone() -> None:
    """A later list says who joined and who is gone."""
    first = "The parliaments of two countries (Chile, Kenya) recognised the massacre at Brann."
    second = "The parliaments of two countries (Kenya, Norway) recognised the massacre at Brann."
    (roll,) = rolls(first, second)
    assert (roll.joined, roll.gone, roll.unnamed) == (("Norway",), ("Chile",), 0)


def test_a_count_names_nobody() -> None:
    """Bodies that are only counted are unnamed; nobody is said to have left or joined."""
    first = "The parliaments of two countries (Chile, Kenya) recognised the massacre at Brann."
    second = "The parliaments of 5 countries recognised the massacre at Brann."
    (roll,) = rolls(first, second)
    assert (roll.a_named, roll.b_named, roll.b_stated, roll.unnamed) == (2, 0, 5, 3)
    assert roll.joined == roll.gone == ()


def test_kinds_are_apart() -> None:
    """Cities and countries are never held side by side."""
    first = "The parliaments of two countries (Chile, Kenya) recognised the massacre at Brann."
    second = "The city councils of three cities recognised the massacre at Brann."
    assert rolls(first, second) == ()


def test_lists_for_two_events_are_apart() -> None:
    """Who recognised one event is not gone from the list of another."""
    first = "The parliaments of two countries (Chile, Kenya) recognised the massacre at Brann."
    second = "The parliaments of two countries (Norway, Peru) recognised the massacre at Orlen."
    documents = (document("0.txt", first, date="1990"), document("1.txt", second, date="1991"))
    claims = claims_of(Collection(documents=documents, figures=()))

    def about(*events: str | None) -> tuple[Roll, ...]:
        told = dict(zip((one.id for one in documents), events, strict=True))
        found = [
            replace(one, event=told[one.document_id])
            for one in claims
            if isinstance(one, Recognition)
        ]
        return compare_rolls(documents, found)

    assert about("e-brann", "e-orlen") == ()
    (same,) = about("e-brann", "e-brann")
    assert same.event == "e-brann"
    assert same.gone == ("Chile", "Kenya")
    (told_once,) = about("e-brann", None)
    assert told_once.event == "e-brann"
