"""Records as JSON Lines and CSV."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export import write_csv, write_jsonl
from onrecord.export.rows import COLUMNS, rows_of
from onrecord.model import (
    Account,
    Anchor,
    Comparison,
    Event,
    Figure,
    Finding,
    Pair,
    Record,
    Span,
    Voice,
    When,
    Where,
    decode,
)

FIGURE = Figure(
    id="f-1", document="a.txt", document_id="00", start=4, end=6, text="12",
    sentence=Span(0, 30), event="e-1", sources=(Voice(name="The mayor"), Voice(name="a doctor")),
    low=12, best=12, high=12, outcome=("killed", "injured"), group=("child",),
    place=Where(text="Varn", name="Varn", id="geonames:1"), date=When(text="May", edtf="1993-05"),
)  # fmt: skip
EVENT = Event(id="e-1", label="Varn, May 1993", figures=("f-1",), documents=("a.txt",))
ACCOUNTS = tuple(
    Account(figure=f"f-{number}", document="a.txt", voice=f"voice {number}", text=str(number))
    for number in (1, 2, 3)
)
COMPARISON = Comparison(
    event="e-1", outcome="killed", group="all", accounts=ACCOUNTS,
    pairs=(Pair(a="f-1", b="f-2", verdict="conflict", reasons=("one", "two")),),
)  # fmt: skip
FINDING = Finding(
    code="OR101", severity="error", message="m",
    anchors=(Anchor(document="a", start=1, end=2, text="x"),
             Anchor(document="b", start=3, end=4, text="y")),
)  # fmt: skip
RECORDS: tuple[Record, ...] = (FIGURE, EVENT, COMPARISON, FINDING)


def _table(record: Record) -> list[dict[str, str]]:
    text = "".join(write_csv([record], type(record)))
    return list(csv.DictReader(io.StringIO(text)))


def test_json_lines_decode_to_what_was_written() -> None:
    """One line a record, nothing lost."""
    lines = "".join(write_jsonl(RECORDS)).splitlines()
    assert tuple(decode(line) for line in lines) == RECORDS


def test_rows_fill_their_columns() -> None:
    """Every row of every kind is as long as its heading."""
    for record in RECORDS:
        for row in rows_of(record):
            assert len(row) == len(COLUMNS[type(record)])


def test_a_figure_fills_one_row() -> None:
    """Lists are joined, places and dates have their normal forms beside them."""
    (row,) = _table(FIGURE)
    assert row["outcome"] == "killed; injured"
    assert row["sources"] == "The mayor; a doctor"
    assert (row["place"], row["place_id"]) == ("Varn", "geonames:1")
    assert (row["date"], row["date_edtf"]) == ("May", "1993-05")
    assert (row["low"], row["severity"]) == ("12", "")


def test_a_comparison_shows_every_account() -> None:
    """A row for each pair, and one for each account that stands in none."""
    rows = _table(COMPARISON)
    assert [(row["a_figure"], row["b_figure"], row["verdict"]) for row in rows] == [
        ("f-1", "f-2", "conflict"),
        ("f-3", "", ""),
    ]
    assert rows[0]["reasons"] == "one; two"


def test_a_finding_has_a_row_for_each_place() -> None:
    """With the message in each; one without a place has a row all the same."""
    assert [row["document"] for row in _table(FINDING)] == ["a", "b"]
    bare = Finding(code="OR1", severity="note", message="m", anchors=())
    assert [row["message"] for row in _table(bare)] == ["m"]


def test_no_records_leave_the_heading() -> None:
    """A program that reads the table finds its columns."""
    assert "".join(write_csv([], Figure)).strip().split(",") == list(COLUMNS[Figure])


@given(st.text(min_size=1, max_size=30))
def test_no_cell_is_a_formula(words: str) -> None:
    """A spreadsheet never runs what a document says, and the words are still there."""
    text = "".join(write_csv([Event(id="e", label=words)], Event))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert not row["label"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["label"].removeprefix("'") == words.removeprefix("'")
