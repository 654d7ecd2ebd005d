"""Every entry of the catalogues is used: each is read where it stands in a sentence."""

from __future__ import annotations

import calendar
from typing import Any

import pytest

from onrecord.extract.citations.dates import edtf_of, months
from onrecord.extract.citations.literature import read_work
from onrecord.extract.citations.notes import segments
from onrecord.extract.citations.press import find_press
from onrecord.extract.citations.resolutions import find_resolutions
from onrecord.extract.citations.shapes import find_shapes
from onrecord.extract.citations.tail import read_tail
from onrecord.extract.citations.treaties import find_treaties
from onrecord.lexicon import load

WORDS = load("citations")
SYMBOLS: list[dict[str, Any]] = load("symbols")["symbols"]
INSTRUMENTS = [
    (row["id"], str(name))
    for row in load("instruments")["instruments"]
    for name in (row["name"], *row.get("names", ()))
]
BODIES = [
    (row, str(name))
    for row in load("resolutions")["bodies"]
    for name in (row["name"], *row.get("names", ()))
]


@pytest.mark.parametrize("row", SYMBOLS, ids=lambda row: str(row["id"]))
def test_every_symbol_is_read(row: dict[str, Any]) -> None:
    """The example of each shape is read whole, with its type and a link as the row has them."""
    text = f"(see {row['example']}, para. 12)"
    found = [one for one in find_shapes(text, 0, len(text)) if one.key.startswith(f"{row['id']}:")]
    assert [text[one.start : one.end] for one in found] == [text[5:-1]]
    assert found[0].type == row["type"]
    assert found[0].publisher == row["name"]
    assert found[0].pinpoint == "para. 12"
    assert bool(found[0].link) == ("link" in row)


def test_ids_are_unique() -> None:
    """No two rows of a catalogue share an id, no two instruments a name."""
    for rows in (SYMBOLS, load("instruments")["instruments"], load("resolutions")["bodies"]):
        ids = [row["id"] for row in rows]
        assert len(ids) == len(set(ids))
    names = [name.lower() for _, name in INSTRUMENTS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("name_id", "name"), INSTRUMENTS, ids=str)
def test_every_instrument_is_read(name_id: str, name: str) -> None:
    """Each name leads to its instrument, with the article before it."""
    text = f"It is forbidden by Article 3 of the {name}, and everybody knew."
    (found,) = find_treaties(text, 0, len(text))
    assert found.key == f"treaty:{name_id}"
    assert text[found.start : found.end] == f"Article 3 of the {name}"
    assert found.pinpoint == "Article 3"
    assert (found.link or "").startswith("https://")


@pytest.mark.parametrize(("row", "name"), BODIES, ids=str)
def test_every_body_passes_resolutions(row: dict[str, Any], name: str) -> None:
    """Each name of a body is read before the number."""
    number = "871 (1993)" if row["id"] in {"sc", "pace", "cm"} else "12/4"
    text = f"In 1994 the {name} resolution {number} was read out."
    (found,) = find_resolutions(text, 0, len(text))
    assert found.publisher == row["name"]
    assert text[found.start : found.end] == f"{name} resolution {number}"


@pytest.mark.parametrize("name", [str(name) for name in load("papers")["papers"]])
def test_every_paper_is_read(name: str) -> None:
    """Each name with a date is an issue."""
    text = f"It was in print ({name}, 3 May 1994)."
    (found,) = find_press(text, 0, len(text))
    assert (found.publisher, found.date) == (name, "1994-05-03")


@pytest.mark.parametrize("word", [str(word) for word in load("papers")["words"]])
def test_every_word_ends_a_papers_name(word: str) -> None:
    """A name that nobody listed is a paper's by its last word."""
    text = f"It was in print (The Varn {word}, 3 May 1994)."
    (found,) = find_press(text, 0, len(text))
    assert found.publisher == f"The Varn {word}"


def test_months() -> None:
    """All names of the months are read, in their order."""
    assert sorted(set(months().values())) == list(range(1, 13))
    for name, number in months().items():
        assert edtf_of(f"3 {name} 1994") == f"1994-{number:02}-03"
        assert calendar.month_name[number].lower().startswith(name[:3])


@pytest.mark.parametrize("word", [str(word) for word in WORDS["pinpoints"]])
def test_every_pinpoint_is_read(word: str) -> None:
    """Each word before a number is a place in the work."""
    text = f", {word} 12."
    assert read_tail(text, 0, len(text)).pinpoint == f"{word} 12"


@pytest.mark.parametrize("word", [str(word) for word in WORDS["pinpoints_alone"]])
def test_every_lone_pinpoint_is_read(word: str) -> None:
    """Each is a place in the work without a number."""
    text = f", {word}."
    assert read_tail(text, 0, len(text)).pinpoint == word


@pytest.mark.parametrize("word", [str(word) for word in WORDS["stages"]])
def test_every_stage_is_passed_over(word: str) -> None:
    """A kind of decision may stand before the date."""
    text = f", {word}, 3 May 1994, para. 4"
    assert read_tail(text, 0, len(text)) == (len(text), "1994-05-03", "para. 4")


@pytest.mark.parametrize("word", [str(word) for word in WORDS["signals"]])
def test_every_signal_is_left_out(word: str) -> None:
    """What introduces a reference is no part of it."""
    text = f"{word.capitalize()} Petra Vahl, The Burned Valleys (Varn, 2011), p. 4."
    (span,) = segments(text, 0, len(text))
    assert text[span[0] :].startswith("Petra")


@pytest.mark.parametrize("word", [str(word) for word in WORDS["bodies"]])
def test_every_body_writes_reports(word: str) -> None:
    """A work of a body is a report."""
    text = f"Ostravian {word} of Varn, The Night at the Mill (Varn, 2011), p. 4"
    found = read_work(text, 0, len(text))
    assert found is not None
    assert found.type == "report"


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (kind, str(word))
        for kind, key in (("report", "reports"), ("other", "others"))
        for word in WORDS[key]
    ],
)
def test_every_work_that_says_what_it_is(kind: str, word: str) -> None:
    """What calls itself a report is one, whoever wrote it; acts and letters are of another kind."""
    text = f"{word.capitalize()} on the mill at Orlec, 3 May 2011, p. 4"
    found = read_work(text, 0, len(text))
    assert found is not None
    assert found.type == kind


@pytest.mark.parametrize("word", [str(word) for word in WORDS["unpublished"]])
def test_nothing_unpublished_is_a_work(word: str) -> None:
    """An interview is no work that others could look up."""
    text = f"{word.capitalize()} with a former clerk, Varn, 3 May 2011"
    assert read_work(text, 0, len(text)) is None
