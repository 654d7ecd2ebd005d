"""Small collections made by hand, for tests of what is done with figures."""

from __future__ import annotations

from typing import Any

from onrecord.model import (
    Collection,
    Comparison,
    Document,
    Event,
    Figure,
    Metadata,
    Pair,
    Span,
    Voice,
    When,
    Where,
    stable_id,
)
from onrecord.text import segment, sentence_at

BRIDGE = Event(
    id="e-bridge",
    label="Teshka Bridge killings",
    place=Where(text="Teshka"),
    date=When(text="11 to 12 October 1993", edtf="1993-10-11/1993-10-12"),
)
WAR = Event(id="e-war", label="the war", date=When(text="1991-1994", edtf="1991/1994"))


def document(
    path: str,
    text: str,
    *,
    issuer: str | None = None,
    date: str | None = None,
    media_type: str = "text/plain",
) -> Document:
    """Return a segmented document."""
    made = Document(
        id=stable_id("d", path, text),
        path=path,
        media_type=media_type,
        text=text,
        metadata=Metadata(issuer=issuer, date=date),
    )
    return segment(made)


def figure(paper: Document, words: str, nth: int = 0, **fields: Any) -> Figure:
    """Return the figure of the `nth` place of `words` in a document; exact unless told otherwise.

    `voice` gives one voice, `edtf` a date, `where` a place; other fields are those of the record.
    """
    start = -1
    for _ in range(nth + 1):
        start = paper.text.index(words, start + 1)
    value = int(words.replace(",", "")) if words.replace(",", "").isdigit() else None
    bounds = {"low": value, "best": value, "high": value}
    if "voice" in fields:
        fields["sources"] = (Voice(name=fields.pop("voice")),)
    if "edtf" in fields:
        fields["date"] = When(text="", edtf=fields.pop("edtf"))
    if "where" in fields:
        fields["place"] = Where(text=fields.pop("where"))
    if "part" in fields:
        fields["part_of"] = fields.pop("part").id
    for name in ("outcome", "group"):
        if isinstance(fields.get(name), str):
            fields[name] = tuple(fields[name].split())
    known: dict[str, Any] = {
        "outcome": ("killed",), "group": ("person",), "event": BRIDGE.id, **bounds, **fields
    }  # fmt: skip
    return Figure(
        id=stable_id("f", paper.id, start, words, known["outcome"]),
        document=paper.path,
        document_id=paper.id,
        start=start,
        end=start + len(words),
        text=words,
        sentence=sentence_at(paper, start) or Span(start, start + len(words)),
        **known,
    )


def collection(papers: list[Document], figures: list[Figure]) -> Collection:
    """Return a collection about the bridge and the war."""
    return Collection(documents=tuple(papers), figures=tuple(figures), events=(BRIDGE, WAR))


def statements(*said: tuple[str, dict[str, Any]]) -> tuple[Collection, list[Figure]]:
    """Return a collection in which each entry is one document with one figure.

    An entry is a sentence whose figure stands in brackets ("[613] people were killed"), and the
    figure's fields; `date` and `issuer` go to the document.
    """
    papers, figures = [], []
    for number, (sentence, fields) in enumerate(said):
        own = dict(fields)
        words = sentence[sentence.index("[") + 1 : sentence.index("]")]
        text = sentence.replace("[", "").replace("]", "")
        paper = document(
            f"{number}.txt",
            text,
            issuer=own.pop("issuer", f"Office {number}"),
            date=own.pop("date", None),
        )
        papers.append(paper)
        figures.append(figure(paper, words, **own))
    return collection(papers, figures), figures


def pairs(comparisons: tuple[Comparison, ...]) -> dict[frozenset[str], set[str]]:
    """Return the verdicts of every pair, by the pair's two figures."""
    found: dict[frozenset[str], set[str]] = {}
    for comparison in comparisons:
        for pair in comparison.pairs:
            found.setdefault(frozenset((pair.a, pair.b)), set()).add(pair.verdict)
    return found


def only(comparisons: tuple[Comparison, ...]) -> Pair | None:
    """Return the one pair of all comparisons, or None where there is none."""
    found = list(dict.fromkeys(pair for comparison in comparisons for pair in comparison.pairs))
    assert len(found) <= 1, found
    return found[0] if found else None
