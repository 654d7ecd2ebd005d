"""Whose word a figure is, and as of when."""

from __future__ import annotations

import pytest

from onrecord.compare.accounts import as_of, date_beside, stated_before, voice_of
from onrecord.lexicon import load
from onrecord.model import Metadata, Voice, replace
from tests.making import BRIDGE, document, figure

PAPER = document("a.txt", "As of 1 March 1994, 119 are missing.", issuer="Office", date="1995")


def test_a_reported_figure_is_the_word_of_its_last_voice() -> None:
    """Time says the town council claims: the account is the council's."""
    chain = (Voice(name="Time"), Voice(name="the town council"))
    assert voice_of(figure(PAPER, "119", sources=chain), PAPER) == "the town council"


def test_a_document_speaks_by_its_issuer_title_or_path() -> None:
    """The first of the three that is known."""
    said = figure(PAPER, "119")
    assert voice_of(said, PAPER) == "Office"
    titled = replace(PAPER, metadata=Metadata(title="The missing"))
    assert voice_of(said, titled) == "The missing"
    assert voice_of(said, replace(PAPER, metadata=Metadata())) == "a.txt"
    assert voice_of(said, None) == "a.txt"


def test_a_cue_makes_a_date_that_of_the_count() -> None:
    """As of 1 March 1994 is when 119 were missing, whatever the document's date."""
    said = figure(PAPER, "119", outcome="missing")
    start = PAPER.text.index("1 March")
    dated = replace(said, date=_when("1994-03-01", start))
    assert as_of(dated, PAPER, BRIDGE) == "1994-03-01"


def _when(edtf: str, start: int | None = None):  # noqa: ANN202
    from onrecord.model import When  # noqa: PLC0415

    return When(text="", edtf=edtf, start=start)


@pytest.mark.parametrize(
    ("edtf", "outcome", "expected"),
    [
        ("1993-10-11/1993-10-12", "killed", "1995"),
        ("1994-03", "missing", "1994-03"),
        ("1994-03", "killed", "1994-03"),
        ("1993", "missing", "1995"),
        ("1993-10-12/..", "missing", "1995"),
        ("../1994-03", "released", "1994-03"),
    ],
)
def test_the_date_of_the_harm_is_not_that_of_the_count(
    edtf: str, outcome: str, expected: str
) -> None:
    """A date that meets the event's says when people were harmed; a later one when they were counted."""
    paper = document("b.txt", "119 persons.", date="1995")
    assert as_of(figure(paper, "119", outcome=outcome, edtf=edtf), paper, BRIDGE) == expected


def test_a_row_s_year_is_the_date_of_its_numbers() -> None:
    """In a table over the years, each row states its own time."""
    text = "| Year | Missing |\n|---|---:|\n| 1994 | 119 |\n| 2006 | 104 |\n"
    paper = document("t.md", text, date="2019-05", media_type="text/markdown")
    for year, number in (("1994", "119"), ("2006", "104")):
        said = figure(paper, number, outcome="missing")
        found = date_beside(said, paper)
        assert found is not None
        assert found.edtf == year
        assert as_of(said, paper, BRIDGE) == year


def test_a_column_s_date_is_the_date_of_its_numbers() -> None:
    """Headings may hold the dates instead."""
    text = "| Town | 1 March 1994 | 2006 |\n|---|---:|---:|\n| Varn | 119 | 104 |\n"
    paper = document("t.md", text, media_type="text/markdown")
    found = [date_beside(figure(paper, number), paper) for number in ("119", "104")]
    assert [each.edtf for each in found if each] == ["1994-03-01", "2006"]


def test_each_cue_of_the_lexicon_is_read() -> None:
    """Every entry is used, with words between where the list allows it."""
    lexicon = load("compare")
    for cue in lexicon["as_of"]:
        text = f"119 {cue} 1 March 1994"
        assert stated_before(text, text.index("1 March"), "as_of"), cue
    for name in ("risen", "fallen", "revised"):
        for cue in lexicon[name]:
            text = f"The toll {cue} at least 31"
            assert stated_before(text, text.index("31"), name, between=2), cue
    assert not stated_before("He lost 31", 8, "risen", between=2)
