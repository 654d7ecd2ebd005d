"""What headings of rows and columns say of their numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord.extract
from onrecord.extract.tables.heading import read_caption, read_heading
from onrecord.lexicon import load


@pytest.mark.parametrize(
    ("words", "outcomes", "groups"),
    [
        ("Killed", ("killed",), ("person",)),
        ("Number of civilians killed", ("killed",), ("civilian",)),
        ("Killed – children", ("killed",), ("child",)),
        ("Displaced (families)", ("displaced",), ("family",)),
        ("Killed and wounded", ("killed", "injured"), ("person",)),
        ("Houses destroyed", ("destroyed",), ("building",)),
        ("Villages burned", ("destroyed",), ("settlement",)),
        ("Female deaths", ("killed",), ("woman",)),
        ("Hostages released", ("released",), ("person",)),
        ("Population 1991", ("population",), ()),
        ("Minimum number of individuals (MNI)", ("killed",), ("person",)),
    ],
)
def test_headings_that_say_what_happened(
    words: str, outcomes: tuple[str, ...], groups: tuple[str, ...]
) -> None:
    """A heading is read as the words behind a number, or before it, would be."""
    heading = read_heading(words)
    assert (heading.outcomes, heading.groups) == (outcomes, groups)


@pytest.mark.parametrize(
    ("words", "group"),
    [("Men", "man"), ("F", "woman"), ("0–17", "child"), ("Under 5", "child"), ("60+", "elderly"),
     ("of which women", "woman"), ("18-59", "person"), ("Soldiers", "soldier")],
)  # fmt: skip
def test_headings_that_say_who(words: str, group: str) -> None:
    """A heading may name a group and leave the outcome to another."""
    heading = read_heading(words)
    assert (heading.kind, heading.groups, heading.outcomes) == ("group", (group,), ())


@pytest.mark.parametrize(
    "words",
    ["No.", "Date of death", "Age", "Cause of death", "Killed, %", "Deaths per 1,000", "Rain (mm)",
     "Payment, crowns", "Killing began", "Folio", "Case No.", "Area, m²", "Share for victims, %"],
)  # fmt: skip
def test_headings_that_count_nobody(words: str) -> None:
    """Dates, ages, rates, measures, money and numbers in order are told from counts."""
    assert read_heading(words).kind == "none"


def test_totals_and_parts() -> None:
    """Totals, totals of totals, and parts are told by their words."""
    assert read_heading("Total killed").total
    assert read_heading("Grand total").grand
    assert read_heading("All districts").total
    assert not read_heading("All Saints Church").outcomes
    assert read_heading("of whom released").part
    assert read_heading("– women").part


@pytest.mark.parametrize(
    ("words", "outcome"),
    [("Table 3. Arrests and their outcome, by province", "detained"), ("Deaths by month", "killed"),
     ("Selmo City Hospital – Register of the dead, book 4", "killed"),
     ("Annex II: Persons displaced", "displaced")],
)  # fmt: skip
def test_captions(words: str, outcome: str) -> None:
    """A caption says what all numbers of a table count."""
    assert read_caption(words).outcomes == (outcome,)


def test_each_list_is_in_use() -> None:
    """No list of the lexicon stands there for nothing."""
    folder = Path(onrecord.extract.__file__).parent
    source = "".join(p.read_text(encoding="utf-8") for p in folder.rglob("*.py"))
    assert [name for name in load("tables") if f'"{name}"' not in source] == []
