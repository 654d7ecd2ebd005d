"""The pages of terms and of recognitions."""

from __future__ import annotations

from typing import Any

from onrecord.model import AnyClaim, Collection, Qualification, Recognition, Span, Voice, replace
from onrecord.report.recognitions import acts_by_kind, rolls_of
from onrecord.report.sourcepages import iter_source_pages
from onrecord.report.terms import terms_of
from onrecord.report.view import Run, View, make_view

from .sample import SORREL, TESHKA, documents, sample

EARLIER, LATER = "2018-10-un-letter.txt", "2023-10-11-ombudsman.txt"


def common(path: str, start: int, end: int, **fields: Any) -> dict[str, Any]:
    """Return the fields that all claims have."""
    document = documents()[path]
    return {
        "id": f"c-{path}-{start}-{fields.get('body', '')}", "document": path,
        "document_id": document.id, "start": start, "end": end, "text": document.text[start:end],
        "sentence": Span(start, end), **fields,
    }  # fmt: skip


def view(*claims: AnyClaim) -> View:
    """Return the view of the sample with these claims."""
    collection: Collection = replace(sample(), claims=claims)
    return make_view(collection, (), Run())


def test_a_term_is_somebodys() -> None:
    """The voice it rests on, else the document's issuer; the earliest document first."""
    found = terms_of(
        view(
            Qualification(term="massacre", by="The Court", **common(LATER, 10, 18)),
            Qualification(
                term="massacre",
                hedge="may amount to",
                quoted=True,
                **common(EARLIER, 4, 9, sources=(Voice(name="Frontier Watch"),)),
            ),
            Qualification(term="war crime", **common(LATER, 30, 39)),
        )
    )
    massacre, crime = found
    assert [each.said.voice for each in massacre.uses] == ["Frontier Watch", "The Court"]
    assert massacre.uses[0].about == ("“may amount to”", "in quotation marks")
    assert massacre.uses[0].said.says.endswith("after Frontier Watch")
    assert massacre.documents == 2
    assert crime.uses[0].said.voice == documents()[LATER].metadata.issuer
    assert crime.uses[0].said.words.href.endswith("#s-30-39")


def act(path: str, body: str, date: str | None = None, **fields: Any) -> Recognition:
    """Return a parliament's act."""
    return Recognition(
        body_kind="parliament",
        date=date,
        as_term="massacre",
        **common(path, 4, 9, **{**fields, "body": body}),
    )


def test_acts_stand_in_the_order_of_their_dates() -> None:
    """One act told twice is one line; without a date it comes last, then what is only counted."""
    found = acts_by_kind(
        view(
            act(EARLIER, "Tervia"),
            act(EARLIER, "Belsund", "2012-02"),
            act(LATER, "Belsund", "2012-02"),
            act(LATER, "Maronia", "2010"),
            act(LATER, "parliaments", stated=5, unnamed=3),
        )
    )
    (lines,) = found.values()
    assert [each.body for each in lines] == ["Maronia", "Belsund", "Tervia", "parliaments"]
    assert len(lines[1].told) == 2
    assert lines[3].unnamed == 3
    assert lines[0].act == "recognised as “massacre”"


def test_acts_about_two_events_are_two_lines() -> None:
    """A body that recognised two events has a line for each."""
    (lines,) = acts_by_kind(
        view(
            act(EARLIER, "Tervia", event=TESHKA.id),
            act(LATER, "Tervia", event=TESHKA.id),
            act(LATER, "Tervia", event=SORREL.id),
        )
    ).values()
    assert sorted((each.event.words, len(each.told)) for each in lines) == [
        (SORREL.label, 1),
        (TESHKA.label, 2),
    ]


def test_lists_are_held_beside_each_other() -> None:
    """Who is in the later list only, and who in the earlier."""
    (line,) = rolls_of(
        view(
            *(act(EARLIER, name) for name in ("Tervia", "Belsund")),
            *(act(LATER, name) for name in ("Tervia", "Maronia")),
        )
    )
    assert (line.joined, line.gone) == (("Maronia",), ("Belsund",))
    assert line.counts == ("names 2", "names 2")


def test_pages_are_there_where_there_is_something_to_show() -> None:
    """And the way to them stands on every page."""
    paths = {page.path: page.html for page in iter_source_pages(view(act(EARLIER, "Tervia")))}
    assert "recognitions.html" in paths
    assert "terms.html" not in paths
    assert 'href="recognitions.html"' in paths["works.html"]
