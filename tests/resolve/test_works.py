"""Works: one key each, short forms led back, cited documents named."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.extract import extract_figures
from onrecord.extract.citations import own_symbols
from onrecord.model import Citation, Collection, Document, Metadata, replace
from onrecord.resolve.citations import find_citations
from onrecord.resolve.works import cite, works_of
from tests.making import document

NOTES = """\
The town fell.1 Nobody was charged.2 The mill burned.3 The bridge held.4 They left.5

1 Petra Vahl, The Burned Valleys (Varn, Harbour Press, 2011), p. 37.
2 Ibid., p. 40.
3 The Varn Courier, 3 May 1994; A/48/912-S/26718, annex.
4 {fourth}
5 {fifth}
"""


def _citations(text: str, **about: Any) -> tuple[Citation, ...]:
    return find_citations(document("a.txt", text, **about))


def _collection(*papers: Document) -> Collection:
    return Collection(documents=papers, figures=())


@pytest.mark.parametrize(
    "form",
    [
        "Vahl, op. cit., p. 51.",
        "Vahl, supra note 1, p. 51.",
        "See Vahl, note 1 above, p. 51.",
        "P. Vahl, loc. cit., p. 51.",
        "Vahl, The Burned Valleys, p. 51.",
        "Vahl, p. 51.",
        "Vahl (2011), p. 51.",
    ],
)
def test_short_forms_lead_to_their_work(form: str) -> None:
    """However a note names a work again, it is the same work, with its own page."""
    found = _citations(NOTES.format(fourth=form, fifth="Ibid., p. 52."))
    assert [one.cites for one in found if one.type == "book"] == ["work:vahl:burned-valleys"] * 4
    fourth, fifth = found[-2], found[-1]
    assert fourth.pinpoint == "p. 51"
    assert fourth.refers_to == found[0].id
    assert fifth.form == "ibid"
    assert fifth.pinpoint == "p. 52"


def test_ibid_is_the_last_work_before() -> None:
    """Also where the note before names several."""
    found = _citations(NOTES.format(fourth="Ibid.", fifth="Ibid., annex II."))
    assert [one.cites for one in found[-2:]] == ["un:A/48/912"] * 2
    assert [one.pinpoint for one in found[-2:]] == ["annex", "annex II"]


def test_what_leads_nowhere_is_kept_with_a_doubt() -> None:
    """A short form whose work is not in the text names no work."""
    found = _citations(NOTES.format(fourth="Moren, op. cit., p. 3.", fifth="Kern, p. 4."))
    (lost,) = [one for one in found if one.doubts]
    assert lost.cites == "op_cit:moren"
    assert lost.type == "other"
    assert "Kern" not in "".join(one.text for one in found)


def test_claims_are_what_the_marker_closes() -> None:
    """A marker stands for the figures of its sentence, from the marker before on."""
    text = (
        "In May, 31 people were killed,1 and 12 people were wounded.2 Another 9 people were killed.\n\n"
        "1 The Varn Courier, 3 May 1994.\n2 The Varn Courier, 4 May 1994.\n"
    )
    paper = document("a.txt", text)
    figures = extract_figures(paper)
    of = {figure.id: figure.text for figure in figures}
    found = find_citations(paper, figures)
    assert [[of[claim] for claim in one.claims] for one in found] == [["31"], ["12"]]
    assert [one.marker.of(text) for one in found if one.marker] == ["1", "2"]


def test_a_treaty_bears_out_no_figure() -> None:
    """It is named for what it rules; a report that is named is given for the figures beside it."""
    text = (
        "By killing 31 people they breached Article 3 of the Geneva Conventions. "
        "According to A/48/912, 12 people were killed in Varn."
    )
    paper = document("a.txt", text)
    figures = extract_figures(paper)
    treaty, report = find_citations(paper, figures)
    assert treaty.claims == ()
    assert report.claims == tuple(figure.id for figure in figures if figure.text == "12")


def test_one_work_has_one_key_in_all_documents() -> None:
    """A joint symbol and its halves; an issue and its one article; a body's name in full or not."""
    first = document(
        "1.txt",
        "See A/48/912-S/26718. He said so (“A bridge in May”, The Varn Courier, 3 May 1994).\n\n"
        "Nobody came.1\n\n1 Office of the Ombudsman of Ostravia, The Night at the Mill (Varn, 2013), p. 4.\n",
    )
    second = document(
        "2.txt",
        "See S/26718. He said so (Varn Courier, 3 May 1994).\n\n"
        "Nobody came.1\n\n1 Office of the Ombudsman, The Night at the Mill (2013).\n",
    )
    found = cite(_collection(first, second))
    keys = [[one.cites for one in found if one.document == name] for name in ("1.txt", "2.txt")]
    assert sorted(keys[0]) == sorted(keys[1])
    works = works_of(found)
    assert len(works) == 3
    assert {work.documents for work in works} == {("1.txt", "2.txt")}
    assert {work.symbols for work in works if work.type == "un_document"} == {
        ("A/48/912", "S/26718")
    }


def test_a_cited_document_of_the_collection_is_named() -> None:
    """By the symbol at its head, and by paper and day; otherwise it is not seen."""
    letter = document(
        "letter.txt", "A/48/912\n\nLetter dated 3 May 1994\n\nNobody was spared there."
    )
    article = document(
        "article.txt", "Nobody was spared there.", issuer="The Varn Courier", date="1994-05-03"
    )
    text = (
        "See A/48/912-S/26718 and S/26999 (The Varn Courier, 3 May 1994; Brann Herald, 3 May 1994)."
    )
    found = cite(_collection(document("a.txt", text), letter, article))
    seen = {one.text: one.cited_document for one in found}
    assert seen["A/48/912-S/26718"] == "letter.txt"
    assert seen["The Varn Courier, 3 May 1994"] == "article.txt"
    assert seen["S/26999"] is None
    assert seen["Brann Herald, 3 May 1994"] is None
    assert own_symbols(letter) == ("A/48/912",)


def test_a_report_is_known_by_title_and_issuer() -> None:
    """A short title is enough where the issuer is the author, and not elsewhere."""
    report = document(
        "report.txt", "Nobody was spared there.", issuer="Frontier Watch", date="1994-02-21"
    )
    report = replace(report, metadata=replace(report.metadata, title="The Luma Crossing"))
    other = replace(report, path="other.txt", metadata=Metadata(title="The Luma Crossing"))
    note = "So it was.1\n\n1 Frontier Watch, The Luma Crossing, 21 February 1994, p. 3.\n"
    paper = document("a.txt", note)
    assert cite(_collection(paper, report))[0].cited_document == "report.txt"
    assert cite(_collection(paper, other))[0].cited_document is None


def test_the_same_document_gives_the_same_ids() -> None:
    """Ids follow from the bytes and the place."""
    text = NOTES.format(fourth="Ibid.", fifth="Ibid.")
    one, other = _citations(text), _citations(text)
    assert [each.id for each in one] == [each.id for each in other]
    assert len({each.id for each in one}) == len(one)
    for each in one:
        assert text[each.start : each.end] == each.text
