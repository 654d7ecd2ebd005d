"""The rules on dates: what they report, and what they leave alone."""

from __future__ import annotations

from calendar import month_name
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check.catalogue import RULES
from onrecord.check.rules import date_anniversary, date_impossible, date_order, date_weekday
from onrecord.lexicon import load
from onrecord.model import Collection
from tests.making import BRIDGE, collection, document, figure

ISSUED = "2023-10-11"
DATE_RULES = (date_impossible, date_weekday, date_order, date_anniversary)


def found(text: str, module: object, *, issued: str | None = None) -> list[str]:
    """Return the words that a rule points to first in a text."""
    made = collection([document("a.txt", text, date=issued)], [])
    return [each.anchors[0].text for each in module.find(made)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("module", DATE_RULES)
def test_the_rule_s_own_examples_hold(module: object) -> None:
    """What its page calls bad is reported, what it calls good is not."""
    rule = module.RULE  # type: ignore[attr-defined]
    assert found(rule.bad, module, issued=ISSUED), rule.code
    assert not found(rule.good, module, issued=ISSUED), rule.code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 31 November 1993 we left.", "31 November 1993"),
        ("On the 31st of November, 1993 we left.", "31st of November, 1993"),
        ("They came on November 31, 1993.", "November 31, 1993"),
        ("They came on 30 February.", "30 February"),
        ("seen on 31 Nov. 1993 in Varn", "31 Nov. 1993"),
        ("29 February 1993", "29 February 1993"),
        ("29 February 1900", "29 February 1900"),
        ("from 30 to 31 April 1992", "31 April 1992"),
        ("35 March 2011", "35 March 2011"),
        ("dated 1993-11-31.", "1993-11-31"),
        ("dated 31.11.1993 and signed", "31.11.1993"),
        ("dated 31/11/1993", "31/11/1993"),
        ("dated 11/31/1993", "11/31/1993"),
    ],
)
def test_days_that_no_month_has_are_reported(text: str, words: str) -> None:
    """In words and in digits, before and after the month."""
    assert found(text, date_impossible) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "30 November 1993", "29 February 1992", "29 February 2000", "On 29 February.",
        "In November 31 people were killed.", "The 31 June saw off were soldiers.",
        "45 May have died.", "of 31 April Smith named", "Section 13.13.2011", "paragraph 31.11.1993.4",
        "http://a.example/31/11/1993/x", "31 Marchers came", "39 march on", "12/31/1993", "31.12.1993",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    """Counts, names, sections and addresses are no dates."""
    assert found(text, date_impossible) == []


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2099, 12, 31)))
def test_no_day_of_the_calendar_is_impossible(day: date) -> None:
    """Whatever the form it is written in."""
    name = month_name[day.month]
    for text in (
        f"on {day.day} {name} {day.year}",
        f"on {name} {day.day}, {day.year}",
        f"on {day.isoformat()}",
        f"on {day.day}.{day.month}.{day.year}",
        f"on {day.month}/{day.day}/{day.year}",
    ):
        assert found(text, date_impossible) == [], text


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2099, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_reported_when_and_only_when_it_is_another(day: date, shift: int) -> None:
    """Before the date and after it."""
    names = [name.capitalize() for name in load("dates")["weekdays"]]
    name = names[(day + timedelta(days=shift)).weekday()]
    month = month_name[day.month]
    for text in (
        f"It was on {name}, {day.day} {month} {day.year}, that they came.",
        f"They came on {day.day} {month} {day.year} ({name}).",
    ):
        assert bool(found(text, date_weekday)) == bool(shift), text


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("They met on Tuesday, 11 October.", True),
        ("They met on Wednesday, 11 October.", False),
        ("They came on Friday, 11 March.", False),
        ("They came on Tuesday night, 10 October 2023.", False),
        ("On 3 March 2011, Monday's paper said so.", False),
        ("On Monday 4,000 marched; 3 March 2011 was the day.", False),
        ("On Friday, 13 March 1911, they came.", False),
        ("From Monday to Thursday, 3 March 2011.", False),
        ("From Sunday, 6 to Monday, 6 March 2011.", True),
        ("On Saturday and Sunday, 5 and 6 March 2011.", False),
    ],
)
def test_only_a_weekday_beside_a_certain_date_is_looked_at(text: str, reported: bool) -> None:
    """A date without a year takes that of a document near it; 11 October 2023 was a Wednesday."""
    assert bool(found(text, date_weekday, issued=ISSUED)) == reported
    assert not found("They met on Tuesday, 11 October.", date_weekday)


@pytest.mark.parametrize(
    "text",
    [
        "In the night of 12 to 11 October 1993",
        "from 12–10 October",
        "from 14 March 1994 to 2 March 1994",
        "between 5 May 1994 and 3 April 1994",
        "the war of 1994–1991",
        "from 1994 to 1991",
        "between 1994 and 1991",
        "(1994-1991)",
        "from May 1994 to March 1994",
    ],
)
def test_periods_that_end_before_they_begin_are_reported(text: str) -> None:
    """Days, months, full dates and years."""
    assert len(found(f"It was {text}.", date_order)) == 1, text


@pytest.mark.parametrize(
    "text",
    [
        "In the night of 11 to 12 October 1993", "in the night of 31 to 1 November 1993",
        "from 28 February to 3 March 1994", "from 1991 to 1994", "the war of 1991–94",
        "the number fell from 2010 to 1998", "dropped to between 1994 and 1991 cases",
        "on 5 May 1994 and 3 April 1994", "pp. 1994-1991x", "from 2010 to 1998 people",
        "from 14 March 1994 to 2 March 1995", "12/11 October", "No. 1998-1994/3",
    ],
)  # fmt: skip
def test_periods_in_order_and_other_numbers_are_left_alone(text: str) -> None:
    """Counts that fall are no years; a night may run over the end of a month."""
    assert found(f"It was {text}.", date_order) == []


@pytest.mark.parametrize(
    ("text", "issued", "reported"),
    [
        ("On the 31st anniversary. In the night of 11–12 October 1993 they came.", ISSUED, True),
        ("On the 30th anniversary. In the night of 11–12 October 1993 they came.", ISSUED, False),
        ("On the 31st anniversary. In the night of 11–12 October 1993 they came.", None, False),
        ("On the 31st anniversary. On 3 March 2011 they came.", ISSUED, False),
        ("On the 100th anniversary of the Ministry. On 11 October 1993 they came.", ISSUED, False),
        (
            "On the 25th anniversary, in 2018, they met. On 11 October 1993 they came.",
            ISSUED,
            False,
        ),
        ("It was thirty years ago today. On 11 October 1993 they came.", ISSUED, False),
        ("It was twenty-nine years ago today. On 11 October 1993 they came.", ISSUED, True),
        ("It was about twenty-nine years ago today. On 11 October 1993 they came.", ISSUED, False),
        ("Thirty-two years ago, on 11 October 1993, they came.", ISSUED, True),
        ("Thirty years ago, on 11 October 1993, they came.", ISSUED, False),
        ("Thirty years ago, in 1994, they came.", ISSUED, False),
        ("Twenty-nine years ago, on 20 October 1993, they came.", ISSUED, False),
        ("Twelve years ago the war ended. On 11 October 1993 they came.", ISSUED, False),
        ("32 years have passed since 11 October 1993.", ISSUED, True),
        ("30 years have passed since 11 October 1993.", ISSUED, False),
        ("The 30th anniversary nears. On 2 January 1994 they came.", "2023-12-20", False),
        (
            "On 11 October 1993 and on 12 October 1992 they came. It is the 35th anniversary.",
            ISSUED,
            False,
        ),
    ],
)
def test_anniversaries_are_reckoned_from_the_document_s_date(
    text: str, issued: str | None, reported: bool
) -> None:
    """Against the date beside the words, else against the one date near the day of the year."""
    assert bool(found(text, date_anniversary, issued=issued)) == reported


def test_an_anniversary_is_reckoned_to_the_event_where_the_text_has_no_date() -> None:
    """The figures of the document belong to an event with a date."""
    paper = document("a.txt", "On the 31st anniversary: 214 were killed.", date=ISSUED)
    made = collection([paper], [figure(paper, "214")])
    (finding,) = date_anniversary.find(made)
    assert finding.data == {"stated": 1992, "date": BRIDGE.date.edtf if BRIDGE.date else ""}


def test_years_ago_are_reckoned_to_the_date_under_which_others_cite_the_voice() -> None:
    """Only where the other document gives the voice the same number, and all dates agree."""
    own = document("a.txt", "Ten years ago the Ledger wrote of 200 victims.", date=ISSUED)
    cited = document(
        "b.txt", "The Ledger counted 200.\n\nThe Ledger, 30 October 1993, p. 7.", date="2018"
    )
    figures = [figure(own, "200", voice="The Ledger")]
    (finding,) = date_anniversary.find(collection([own, cited], figures))
    assert [each.text for each in finding.anchors] == ["Ten years ago", "Ledger, 30 October 1993"]
    for text in (
        "The Ledger counted 300.\n\nThe Ledger, 30 October 1993, p. 7.",
        "The Ledger counted 200.\n\nThe Ledger, 30 October 2013, p. 7.",
        "The Ledger counted 200.\n\nThe Ledger, 30 October 1993; The Ledger, 2 May 1994.",
    ):
        other = document("b.txt", text, date="2018")
        assert not list(date_anniversary.find(collection([own, other], figures)))


def test_each_rough_word_keeps_a_number_of_years_from_being_reckoned() -> None:
    """Every entry of the lexicon is used."""
    for word in load("check")["rough_years"]:
        text = f"It was {word} 32 years ago, in October 1993."
        assert not found(text, date_anniversary, issued=ISSUED), word


@given(st.text(alphabet="0123456789-–/. ,()toMayfrombetwenOc31Fday\n", max_size=120))
def test_no_text_makes_a_rule_on_dates_fail(text: str) -> None:
    """Every anchor holds the words that it points to."""
    paper = document("a.txt", text, date=ISSUED)
    made = Collection(documents=(paper,), figures=())
    for rule in RULES:
        if rule.code.startswith("OR2"):
            for finding in rule.run(made):
                for each in finding.anchors:
                    assert text[each.start : each.end] == each.text
