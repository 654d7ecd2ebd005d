"""Persons whom documents name: marked sentences and traps, lists and tables, ages, dates and kin."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.lexicon import load
from onrecord.model import Document, Mention, Metadata
from onrecord.register.mentions import find_mentions
from onrecord.register.mentions.listed import lead_of
from onrecord.text import segment

HERE = Path(__file__).parent
FLOORS = {"written.yml": (1.0, 1.0), "kept.yml": (0.95, 0.9)}
"""Precision and recall of name and outcome; floors are only ever raised."""


def _marked(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


def _read(text: str, **about: str) -> tuple[Mention, ...]:
    made = Document(
        id=hashlib.sha256(text.encode()).hexdigest(), path="a.md", media_type="text/markdown", text=text,
        metadata=Metadata(**about),  # type: ignore[arg-type]
    )  # fmt: skip
    return find_mentions(segment(made))


def _told(text: str) -> set[tuple[str, str]]:
    return {(one.said.name, one.said.statuses[0].status) for one in _read(text)}


@pytest.mark.parametrize("name", FLOORS)
def test_marked_sentences(name: str) -> None:
    """Precision and recall do not fall."""
    right = read = marked = 0
    for case in _marked(name):
        wanted = {(one["name"], one["outcome"]) for one in case.get("persons", ())}
        found = _told(case["text"])
        right, read, marked = right + len(found & wanted), read + len(found), marked + len(wanted)
    precision, recall = FLOORS[name]
    assert right >= precision * read
    assert right >= recall * marked


def test_what_else_sentences_state() -> None:
    """Ages, days, homes and who is kin, as marked."""
    for case in _marked("written.yml"):
        found = {one.said.name: one.said for one in _read(case["text"])}
        for one in case.get("persons", ()):
            said = found[one["name"]]
            if "age" in one:
                assert said.age is not None, case
                assert said.age.low == one["age"], case
            assert said.statuses[0].date == one.get("date"), case
            assert said.place == one.get("place"), case
            if "kin" in one:
                assert [kin.relation for kin in said.kin] == one["kin"], case


def test_swapped_names_change_nothing_but_names() -> None:
    """Whose name it is has no bearing on what is read."""
    for case in _marked("written.yml"):
        swapped = (
            case["text"].replace("Omet", "Xyle").replace("Brun", "Omet").replace("Xyle", "Brun")
        )
        assert len(_told(swapped)) == len(_told(case["text"]))


def test_words_are_where_they_stand() -> None:
    """Each mention has its own words' place, and a statement of its own."""
    text = (
        "Rana Omet was killed. Later Rana Omet was said to live. Rana Omet, 34, was killed at home."
    )
    found = _read(text, date="1993-10-13")
    assert [text[one.said.start : one.said.end] for one in found] == ["Rana Omet", "Rana Omet"]
    assert len({one.id for one in found}) == 2
    assert found[1].said.age is not None
    assert found[1].said.age.at == "1993-10-13"


def test_lists_with_a_line_before_them() -> None:
    """The line says what happened; items that begin with no name, and other lists, give nothing."""
    text = (
        "# Names of the dead\n\n1. Rana Omet, 34, teacher\n2. Samir al-Hadi (aged 7), son of Omar al-Hadi\n"
        "3. Иванов Пётр, 40\n4. unknown woman\n5. Harn Mill, 12 bodies\n6. Հակոբյան Արամ\n7. محمد علي, 20\n\n"
        "The following are missing:\n\n- Tal Brun, from Varn\n- Tal Brun Street\n\n"
        "Speakers:\n\n- Petr Dorn, mayor\n\nWitnesses to those killed:\n\n- Kes Dorn, 30\n"
    )
    found = [(one.said.name, one.said.statuses[0].status) for one in _read(text)]
    assert found == [
        ("Rana Omet", "killed"), ("Samir al-Hadi", "killed"), ("Иванов Пётр", "killed"),
        ("Հակոբյան Արամ", "killed"), ("محمد علي", "killed"), ("Tal Brun", "missing"),
    ]  # fmt: skip
    child = _read(text)[1].said
    assert [(kin.relation, kin.name) for kin in child.kin] == [("parent", "Omar al-Hadi")]
    assert child.age is not None
    assert child.age.low == 7


def test_tables_with_a_column_of_names() -> None:
    """Read as lists are; a table of places, or of names alone that says nothing of them, is none."""
    text = (
        "## List of those killed\n\n| No | Name | Father | Age | Address |\n|---|---|---|---|---|\n"
        "| 1 | Omet Rana | Karel | 34 | Mill lane 4 |\n| 2 | Brun Tal | | 9 | |\n| | Total | | | |\n\n"
        "## Villages\n\n| Village | Killed |\n|---|---|\n| Varn | 12 |\n| Dol | 3 |\n\n"
        "## Staff\n\n| Name | Age | Sex |\n|---|---|---|\n| Kes Dorn | 40 | M |\n\n"
        "## Contacts\n\n| Name | Telephone |\n|---|---|\n| Petr Dorn | 12 34 |\n"
    )
    found = _read(text)
    assert [(one.said.name, one.said.statuses[0].status) for one in found] == [
        ("Omet Rana", "killed"), ("Brun Tal", "killed"),
    ]  # fmt: skip
    first = found[0].said
    assert (first.father, first.other) == ("Karel", {"Address": "Mill lane 4"})
    assert text[first.start : first.end] == "Omet Rana"


def test_lines_before_lists() -> None:
    """A long paragraph, and a line about others, heads no list of persons."""
    assert lead_of("The dead are:") == "killed"
    assert lead_of("Missing persons") == "missing"
    assert lead_of("Survivors of the killed") is None
    assert (
        lead_of("In the night the dead were brought down to the river by boats from Varn.") is None
    )


@pytest.mark.parametrize("section", ["participles", "verbs", "active", "nouns", "listed"])
def test_each_word_is_used(section: str) -> None:
    """Every entry of the lexicon reads the sentence that it is meant for."""
    shapes = {
        "participles": "Rana Omet was {}.", "verbs": "Rana Omet {}.", "listed": "The {} are Rana Omet and Tal Brun.",
        "active": "Shells {} Rana Omet.", "nouns": "People spoke of the {} of Rana Omet.",
    }  # fmt: skip
    for fate, words in load("persons")[section].items():
        for word in words:
            shape = (
                "Soldiers {} Rana Omet hostage." if word in {"took", "seized"} else shapes[section]
            )
            assert ("Rana Omet", fate) in _told(shape.format(word)), word


def test_words_around_names() -> None:
    """Titles are no part of a name; a street or a hospital is no person; kin are read from either side."""
    lexicon = load("persons")
    for title in lexicon["titles"]:
        assert _told(f"It is told that {title.title()} Rana Omet was killed.") == {
            ("Rana Omet", "killed")
        }, title
    for word in lexicon["not_persons"]:
        assert not _told(f"It is told that Tal Brun {word.title()} was killed."), word
    for relation, words in lexicon["kin"].items():
        for word in words:
            found = _read(f"Rana Omet and her {word} Tal Brun were killed.")
            assert found[0].said.kin[0].relation == relation, word
    assert _told("Soldiers murdered young Rana Omet.") == {("Rana Omet", "killed")}
    for word in lexicon["function"]:
        assert not _told(f"Soldiers murdered {word} Rana Omet."), word
    for word in lexicon["doers"]:
        assert not _told(f"The {word} was identified as Tal Brun."), word
    for word in lexicon["adverbs"]:
        assert _told(f"Rana Omet was {word} killed."), word
