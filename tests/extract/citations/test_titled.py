"""Works that running text names by title alone, and works of a note joined by "and"."""

from __future__ import annotations

import pytest

from onrecord.extract.citations.notes import read_note
from onrecord.extract.citations.titled import find_titled
from onrecord.lexicon import load
from onrecord.model import Citation, Collection
from onrecord.resolve.works import cite
from tests.making import document

WORDS = load("citations")


def read(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Return type, author or paper, title and date of the works that a text names by title."""
    return [
        (one.type, one.author or one.publisher, one.title, one.date)
        for one in find_titled(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        (
            "In its 1994 report “The Night at the Mill”, the Observatory counted 61 dead.",
            ("report", None, "The Night at the Mill", "1994"),
        ),
        (
            "Petra Vahl’s book *The Burned Valleys* gives 40 dead.",
            ("book", "Petra Vahl", "The Burned Valleys", None),
        ),
        (
            "“The Burned Valleys”, a slim book by Petra Vahl, gives 40 dead.",
            ("book", "Petra Vahl", "The Burned Valleys", None),
        ),
        (
            "A study by the Lake Institute, entitled “What the wells held”, found 12.",
            ("report", "Lake Institute", "What the wells held", None),
        ),
        (
            "It stood in the Varn Courier’s article headlined “Shells on the market”.",
            ("news", "Varn Courier", "Shells on the market", None),
        ),
    ],
)
def test_titles_in_running_text(text: str, work: tuple[str, str | None, str, str | None]) -> None:
    """A noun for a work and a title in marks name it, with author and year where they stand there."""
    assert read(text) == [work]


@pytest.mark.parametrize(
    "text",
    [
        "The report “we saw nothing at all” was wrong.",
        "He called the report “Biased” and left.",
        "The report said “They came from the Hills at night and burned it”.",
        "A shop called “The Lamp and Oil” burned.",
    ],
)
def test_no_titles(text: str) -> None:
    """Words quoted from a report, a word alone, and other things with names are no works."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("noun", "kind"), [(noun, kind) for kind, nouns in WORDS["works"].items() for noun in nouns]
)
def test_every_noun_names_a_work(noun: str, kind: str) -> None:
    """Each noun gives its type."""
    (found,) = read(f"Her {noun} “The Night at the Mill” tells of it.")
    assert found[0] == kind


@pytest.mark.parametrize("word", WORDS["calling"])
def test_every_word_calls(word: str) -> None:
    """Behind it a title needs no capitals."""
    assert len(read(f"A report {word} “What the wells held” tells of it.")) == 1


def cited(*texts: str) -> list[Citation]:
    """Return the citations of some documents, linked."""
    papers = tuple(document(f"{number}.txt", text) for number, text in enumerate(texts))
    return list(cite(Collection(documents=papers, figures=())))


def test_a_title_leads_to_the_work_cited_in_full() -> None:
    """One work has one key, whether a note gives it in full or a sentence its title."""
    full = "Nine died.[1]\n\n[1] Petra Vahl, The Burned Valleys (Varn, 2011), p. 4."
    first, second = cited(full, "Petra Vahl’s book “The Burned Valleys” gives 40 dead.")
    assert first.cites == second.cites
    issue = "Nine died.[1]\n\n[1] “Shells on the market”, Varn Courier, 3 May 1994."
    for named in ("the Varn Courier’s article", "an article"):
        both = cited(issue, f"It stood in {named} headlined “Shells on the market”.")
        assert len({one.cites for one in both}) == 1
    other = cited(issue, "It stood in the Brann Herald’s article headlined “Shells on the market”.")
    assert len({one.cites for one in other}) == 2


@pytest.mark.parametrize(
    ("note", "titles"),
    [
        (
            "Petra Vahl, The Burned Valleys (Varn, 2011), p. 4 and Ivo Landt, A River (Varn, 2003), p. 9.",
            ["The Burned Valleys", "A River"],
        ),
        (
            "“Shells on the market”, Varn Courier, 3 May 1994 as well as “Mill burns”, Brann Herald, 5 May 1994.",
            ["Shells on the market", "Mill burns"],
        ),
        (
            "Petra Vahl and Ivo Landt, The Burned and the Drowned (Varn, 2011), pp. 4 and 9.",
            ["The Burned and the Drowned"],
        ),
    ],
)
def test_two_works_joined_by_and(note: str, titles: list[str]) -> None:
    """They are two where both sides are whole references; names, titles and pages stay together."""
    assert [one.title for one in read_note(note, 0, len(note), ())] == titles
