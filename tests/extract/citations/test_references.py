"""Cases, resolutions, laws, papers and short forms, with every number and date."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.citations.cases import find_cases
from onrecord.extract.citations.laws import find_laws
from onrecord.extract.citations.literature import read_work
from onrecord.extract.citations.notes import segments
from onrecord.extract.citations.press import find_press
from onrecord.extract.citations.resolutions import find_resolutions
from onrecord.extract.citations.short import find_named, find_short
from onrecord.extract.citations.web import web_key

DAYS = st.dates(dt.date(1945, 1, 1), dt.date(2029, 12, 31))
NUMBERS = st.integers(1, 99999)


def _words(day: dt.date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


@given(NUMBERS, st.integers(59, 99), DAYS, st.integers(1, 900))
def test_applications(number: int, year: int, day: dt.date, paragraph: int) -> None:
    """The number, date and paragraph of a case are read, with its name and without."""
    application = f"{number}/{year:02}"
    for text in (
        f"App. No. {application}, {_words(day)}, para. {paragraph}",
        f"Marek and Others v. Kelmar, no. {application}, {_words(day)}, para. {paragraph}",
    ):
        (found,) = find_cases(f"{text}.", 0, len(text) + 1)
        assert (found.start, found.end) == (0, len(text))
        assert (found.symbol, found.date) == (application, day.isoformat())
        assert found.pinpoint == f"para. {paragraph}"


@given(st.lists(st.tuples(st.integers(1, 2800), st.integers(1946, 2029)), min_size=1, max_size=5))
def test_lists_of_resolutions(numbers: list[tuple[int, int]]) -> None:
    """Each of a list is one resolution of the body named once."""
    named = [f"{number} ({year})" for number, year in numbers]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    text = f"Recalling Security Council resolutions {listed}, it spoke."
    found = list(find_resolutions(text, 0, len(text)))
    assert [one.symbol for one in found] == [f"S/RES/{n}({y})" for n, y in numbers]
    assert [text[one.start : one.end].rpartition(" (")[2] for one in found] == [
        f"{year})" for _, year in numbers
    ]


@given(DAYS, st.sampled_from(["{}, {}", "{} ({})", "{} of {}", "{} (London), {}"]))
def test_papers(day: dt.date, form: str) -> None:
    """However name and date are joined, it is the issue of that day."""
    text = form.format("The Varn Courier", _words(day))
    (found,) = find_press(f"({text})", 1, len(text) + 2)
    assert found.key == f"news:varn-courier:{day.isoformat()}"
    assert found.end == len(text) + 1


@given(st.integers(1, 9999), DAYS)
def test_laws(number: int, day: dt.date) -> None:
    """A numbered law with its date, and the article of it that is cited."""
    text = f"under article 12 of Law No. {number} of {_words(day)} he was tried"
    (found,) = find_laws(text, 0, len(text))
    assert text[found.start : found.end] == f"article 12 of Law No. {number} of {_words(day)}"
    assert (found.date, found.pinpoint) == (day.isoformat(), "article 12")


@given(st.text(max_size=120))
def test_nothing_fails(words: str) -> None:
    """Whatever a text holds, references lie inside it."""
    grammars = (find_cases, find_resolutions, find_laws, find_press)
    for grammar in grammars:
        for one in grammar(words, 0, len(words)):
            assert 0 <= one.start < one.end <= len(words)
    for low, high in segments(words, 0, len(words)):
        assert words[low:high] == words[low:high].strip()
        for one in (
            read_work(words, low, high), find_short(words, low, high), find_named(words, low, high)
        ):  # fmt: skip
            assert one is None or low <= one.start < one.end <= high


@pytest.mark.parametrize(
    ("text", "form", "pin", "number"),
    [
        ("Ibid", "ibid", None, None),
        ("Ibid., p. 12", "ibid", "p. 12", None),
        ("Id. at 44", "ibid", "at 44", None),
        ("Vahl, op. cit., pp. 3-5", "op_cit", "pp. 3-5", None),
        ("Frontier Watch, supra note 12, para. 4", "supra", "para. 4", 12),
        ("See note 3 above", "supra", None, 3),
        ("Moren, loc. cit.", "op_cit", None, None),
    ],
)
def test_short_forms(text: str, form: str, pin: str | None, number: int | None) -> None:
    """What they are, the place they give, and the note they point to."""
    found = find_short(text, 0, len(text))
    assert found is not None
    assert (found.form, found.pinpoint, found.number) == (form, pin, number)


@pytest.mark.parametrize(
    "text",
    [
        "The number includes nine people who died later",
        "Interview with a former clerk, Varn, 4 May 2010",
        "Consolidated database, version 2.4",
        "See the table above",
        "12",
    ],
)
def test_notes_that_name_no_work(text: str) -> None:
    """Remarks, interviews and numbers are no works."""
    assert read_work(text, 0, len(text)) is None


def test_one_page_has_one_key() -> None:
    """What only leads to a page is no part of its key."""
    assert web_key("https://www.northwatch.example/a/b/") == "web:northwatch.example/a/b"
    assert web_key("http://NorthWatch.example/a/b#top") == "web:northwatch.example/a/b"
