"""A table for Uwazi keeps to its rules for columns and values."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import decide
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import load_claim
from onrecord.export.uwazi import period
from tests.casebook.conftest import claim_with
from tests.export.reading import exported

RESERVED = {"id", "file", "files", "attachments"}


def test_columns_and_values(book: Casebook, tmp_path: Path) -> None:
    """Names without spaces and none that Uwazi keeps for itself; a title each; lists between bars."""
    claim = claim_with(book, "Sixty")
    edited = corrected(load_claim(book, claim)[0], ["outcome=killed,missing", "high=70"])
    decide(book, claim, "edit", user="ana", record=edited)
    decide(book, claim_with(book, "87"), "reject", user="ana")
    path = exported(book, "uwazi", tmp_path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = list(rows[0])
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names)
    assert not RESERVED & set(names)
    assert all(row["title"] for row in rows)
    by_record = {row["record"]: row for row in rows}
    row = by_record[claim]
    assert (row["outcome"], row["lowest"], row["highest"]) == ("killed|missing", "60", "70")
    assert row["period"] == "1994/05/03:1994/05/03"
    assert (row["voice"], row["status"]) == ("Radio Ostra", "edited")
    assert row["title"].startswith("killed or missing, person: 60 to 70 (Radio Ostra")
    assert claim_with(book, "87") not in by_record
    assert {row["event"] for row in rows if row["kind"] == "figure"} != {""}


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("1994-05-03", "1994/05/03:1994/05/03"),
        ("1994-02", "1994/02/01:1994/02/28"),
        ("1994", "1994/01/01:1994/12/31"),
        ("1994-05-03/1994-06", "1994/05/03:1994/06/30"),
        ("1994-05-03/..", ""),
        ("199X", ""),
        ("1994-05~", ""),
        ("1994-13", ""),
        (None, ""),
    ],
)
def test_periods(edtf: str | None, days: str) -> None:
    """A date that is a range of days becomes one; doubtful and open ones stay out."""
    assert period(edtf) == days
