"""OR103: totals of tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check.rules.figure_table_total import RULE, find
from onrecord.lexicon import load
from onrecord.model import Collection, Finding
from onrecord.read import read_bytes
from onrecord.text import segment
from tests.making import document


def found(text: str) -> list[Finding]:
    """Return the findings in a Markdown text."""
    paper = document("t.md", text, media_type="text/markdown")
    assert paper.tables, text
    return list(find(Collection(documents=(paper,), figures=())))


def table(*rows: str, heads: str = "Place|Killed|Missing") -> str:
    """Return a Markdown table; a row is its cells joined by strokes."""
    width = heads.count("|") + 1
    lines = [heads, "|".join(["---"] * width), *rows]
    return "\n".join(f"| {line.replace('|', ' | ')} |" for line in lines) + "\n"


def test_the_rule_s_own_examples_hold() -> None:
    """What its page calls bad is reported, what it calls good is not."""
    head = "| Place | Killed |\n|---|---|\n"
    assert found(head + RULE.bad)
    assert not found(head + RULE.good)


def test_a_total_that_its_rows_do_not_make_is_reported_with_its_column() -> None:
    """The other column, which fits, is not."""
    (finding,) = found(table("Varn|231|4", "Sorrel|54|3", "**Total**|**295**|**7**"))
    assert finding.message == "the total is given as 295; the rows it stands for add up to 285"
    assert [each.text for each in finding.anchors] == ["295", "231", "54"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Varn|231|4", "Sorrel|54|3", "Total|285|7"),
        ("Total|285|7", "Varn|231|4", "Sorrel|54|3"),
        ("Varn|231|–", "Sorrel|54|3", "Total|285|7"),
        ("Varn|231|", "Sorrel|54|3", "Total|285|3"),
        ("Varn|more than 230|4", "Sorrel|54|3", "Total|295|7"),
        ("Varn|about 230|4", "Sorrel|54|3", "Total|295|7"),
        ("Varn|231|4", "of which children|20|1", "Sorrel|54|3", "Total|285|7"),
        ("Varn|1,231|4", "Sorrel|54|3", "Total|1,285|7"),
        ("North|10|1", "South|20|2", "Subtotal|30|3", "West|5|1", "East|5|1", "Subtotal|10|2", "Total|40|5"),
        ("North|10|1", "South|20|2", "Land total|30|3", "West|5|1", "East|5|1", "Coast total|10|2", "Grand total|40|5"),
        ("Women|60|1", "Children|50|1", "Total|90|2"),
        ("Varn|231 (see note)|4", "Sorrel|see note 3|3", "Total|295|7"),
        ("Varn|231|4", "Total|295|7"),
        ("Varn|231|4", "Sorrel|54|3", "Remaining|295|9"),
    ],
)  # fmt: skip
def test_totals_that_hold_or_cannot_be_known_are_left_alone(rows: tuple[str, ...]) -> None:
    """Subtotals, ranges, empty cells, parts, overlapping groups, single rows."""
    assert found(table(*rows)) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("Total|286|7", "Varn|231|4", "Sorrel|54|3"),
        ("Varn|231|–", "Lisk|5|2", "Sorrel|54|3", "Total|290|4"),
        ("North|10|1", "South|20|2", "Subtotal|31|3", "West|5|1", "East|5|1", "Total|40|5"),
        ("Varn|more than 240|4", "Sorrel|54|3", "Total|294|7"),
    ],
)
def test_totals_that_no_reading_makes_are_reported(rows: tuple[str, ...]) -> None:
    """A dash may be any number, but a sum that is too large stays too large."""
    assert len(found(table(*rows))) == 1


def test_numbers_that_are_not_counts_are_not_added() -> None:
    """Every entry of the lexicon is used."""
    for head in load("check")["not_added"]:
        text = table("Varn|41|4", "Sorrel|54|3", "Total|48|7", heads=f"Place|{head}|Missing")
        assert found(text) == [], head
    years = table("Varn|1993|4", "Sorrel|1994|3", "Total|2011|7", heads="Place|Founded|Missing")
    assert found(years) == []


def test_each_word_for_a_total_and_a_part_is_read() -> None:
    """Every entry of the lexicon is used."""
    for word in load("check")["totals"]:
        assert found(table("Varn|231|4", "Sorrel|54|3", f"{word.capitalize()}|295|7")), word
    for word in load("check")["contained"]:
        rows = ("Varn|231|4", f"{word} children|20|1", "Sorrel|54|3", "Total|285|7")
        assert found(table(*rows)) == [], word
    for word in load("check")["overlapping"]:
        assert found(table("Varn|231|4", f"{word}|54|3", "Total|250|7")) == [], word


def test_a_total_column_is_looked_at_where_most_rows_fit() -> None:
    """Rows that fit show that the column is the sum of the others."""
    heads = "Place|Killed|Missing|Total"
    good = ("Varn|1|2|3", "Sorrel|4|5|9", "Dol|2|2|4")
    assert found(table(*good, heads=heads)) == []
    (finding,) = found(table(*good, "Lisk|7|1|9", heads=heads))
    assert finding.message == "the total is given as 9; the columns it stands for add up to 8"
    assert found(table("Varn|1|2|9", "Sorrel|4|5|8", "Dol|2|2|4", heads=heads)) == []


def test_a_table_of_a_web_page_is_read_alike() -> None:
    """With its heading row and its foot."""
    page = (
        "<table><thead><tr><th>Place</th><th>Killed</th></tr></thead>"
        "<tbody><tr><th>Varn</th><td>94</td></tr><tr><th>Orlen</th><td>38</td></tr></tbody>"
        "<tfoot><tr><th>Total</th><td>{}</td></tr></tfoot></table><p>Seen in both towns.</p>"
    )
    for total, reported in ((132, 0), (133, 1)):
        paper = segment(read_bytes(page.format(total).encode(), "a.html"))
        assert len(list(find(Collection(documents=(paper,), figures=())))) == reported


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=8), st.integers(-3, 3))
def test_a_total_is_reported_when_and_only_when_it_is_not_the_sum(
    numbers: list[int], slip: int
) -> None:
    """With exact numbers there is no other reading."""
    total = max(0, sum(numbers) + slip)
    rows = [f"Village {chr(65 + at)}|{number}" for at, number in enumerate(numbers)]
    text = table(*rows, f"Total|{total}", heads="Place|Killed")
    years = all(1800 <= number <= 2100 for number in numbers)
    assert bool(found(text)) == (total != sum(numbers) and not years)
