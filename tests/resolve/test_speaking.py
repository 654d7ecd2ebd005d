"""Which event the records that are no figures speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.model import Appeal, Collection, Qualification, Recognition, Responsibility
from onrecord.pipeline import Options, read_collection
from onrecord.resolve.bodies import claims_of

BRANN = (
    "The night at Brann\n\nOn 4 May 1995 soldiers entered Brann and killed 61 villagers.\n\n"
    "A month later, on 9 June 1995, shells fell on Orlen and killed 12 people.\n\n"
)


def told(tmp_path: Path, *texts: str) -> dict[str, str]:
    """Return the label of the event of each claim in some documents, by the claim's words."""
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text)
    collection = read_collection([str(tmp_path)], Options(cache=False))
    labels = {event.id: event.label for event in collection.events}
    kinds = Qualification | Recognition | Responsibility | Appeal
    return {
        " ".join(one.text.split()): labels.get(one.event or "", "")
        for one in claims_of(collection)
        if isinstance(one, kinds)
    }


def test_a_figure_in_its_sentence_says_it(tmp_path: Path) -> None:
    """A term beside a number speaks of what the number counts."""
    text = BRANN + "In the massacre at Orlen 12 died, the mayor said."
    assert told(tmp_path, text)["massacre"].startswith("Orlen")


@pytest.mark.parametrize(
    ("sentence", "words", "place"),
    [
        ("The council called the massacre at Brann a war crime.", "war crime", "Brann"),
        ("The union denounced the shelling of Orlen as a war crime.", "war crime", "Orlen"),
        (
            "Amnesty Tervia urged the ministry to open an inquiry.",
            "urged the ministry to open an inquiry",
            "Brann",
        ),
    ],
)
def test_what_its_sentence_names_or_the_text_is_at(
    tmp_path: Path, sentence: str, words: str, place: str
) -> None:
    """A named happening is meant wherever the text is; a new paragraph is about the title's."""
    assert told(tmp_path, BRANN + sentence)[words].startswith(place)


def test_a_paragraph_goes_on_with_its_happening(tmp_path: Path) -> None:
    """What is asked right after a toll is asked about what it counts."""
    asked = "Amnesty Tervia urged the ministry to open an inquiry."
    found = told(tmp_path, f"{BRANN.strip()} {asked}")
    assert found["urged the ministry to open an inquiry"].startswith("Orlen")


def test_another_documents_event(tmp_path: Path) -> None:
    """A document without figures speaks of the event that others count."""
    second = "Statement\n\nThe parliament of Chile recognised the massacre at Brann as genocide."
    assert told(tmp_path, BRANN, second)["genocide"].startswith("Brann")


def test_a_happening_that_nobody_counts_is_no_event(tmp_path: Path) -> None:
    """A massacre elsewhere is not taken for the one that the text is about."""
    found = told(tmp_path, BRANN + "The massacre at Dreva was never investigated.")
    assert found["massacre"] == ""


def test_no_events(tmp_path: Path) -> None:
    """Claims of documents without any figure have no event."""
    assert set(told(tmp_path, "The ministry denounced the massacre at Brann.").values()) == {""}
    assert claims_of(Collection(documents=(), figures=())) == ()
