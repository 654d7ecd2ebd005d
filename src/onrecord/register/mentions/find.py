"""Persons that a document names, as statements that wait for somebody to accept them."""

from __future__ import annotations

from onrecord.model import (
    Document,
    Mention,
    PersonStatement,
    Span,
    StatedStatus,
    replace,
    stable_id,
)
from onrecord.register.days import read_day
from onrecord.register.mentions.listed import Listed, listed_persons
from onrecord.register.mentions.sentences import Told, persons_told
from onrecord.register.years import read_age
from onrecord.resolve.dates import find_dates


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Return the persons that a document's lists, tables and sentences name, in their order.

    Each is a statement of its own, tied to its words; two mentions of one person stay two.

    Args:
        document: With its blocks, tables and sentences.
    """
    found: dict[int, Mention] = {}
    rows = list(listed_persons(document))
    for listed in rows:
        found.setdefault(listed.start, _of_list(document, listed))
    for sentence in document.sentences:
        for told in persons_told(document.text, sentence.start, sentence.end):
            span = Span(told.chunk.start, told.chunk.end)
            if not any(span.start < row.end and row.start < span.end for row in rows):
                found.setdefault(span.start, _of_sentence(document, told, sentence))
    return tuple(found[start] for start in sorted(found))


def _of_sentence(document: Document, told: Told, sentence: Span) -> Mention:
    chunk = told.chunk
    date = _date(document, sentence, chunk.born)
    at = date or document.metadata.date
    other = {"occupation": chunk.trade} if chunk.trade else {}
    said = _statement(
        document, chunk.start, chunk.end, kin=told.kin, place=chunk.home, sex=told.sex, other=other,
        age=read_age(chunk.age, at) if chunk.age else None,
        born=read_day(chunk.born) if chunk.born else None,
        statuses=(StatedStatus(status=told.outcome, date=date),),
    )  # fmt: skip
    return _mention(document, said, sentence)


def _of_list(document: Document, listed: Listed) -> Mention:
    said = _statement(document, listed.start, listed.end)
    kept = {
        name: getattr(listed.said, name)
        for name in listed.said.__struct_fields__
        if name
        not in {"id", "source", "key", "locator", "document", "document_id", "start", "end", "name"}
    }
    said = replace(said, **kept)
    if said.age is not None and said.age.at is None:
        said = replace(said, age=replace(said.age, at=document.metadata.date))
    return _mention(document, said, listed.row)


def _statement(document: Document, start: int, end: int, **told: object) -> PersonStatement:
    bare = PersonStatement(
        id=stable_id("m", document.id, start, end), source=document.path, key=str(start),
        locator=f"characters {start}–{end}", document=document.path, document_id=document.id,
        start=start, end=end, name=" ".join(document.text[start:end].split()),
    )  # fmt: skip
    return replace(bare, **told)


def _mention(document: Document, said: PersonStatement, sentence: Span) -> Mention:
    return Mention(
        id=said.id, status="unreviewed", said=said, text=document.text[said.start or 0 : said.end],
        sentence=" ".join(sentence.of(document.text).split()),
    )  # fmt: skip


def _date(document: Document, sentence: Span, born: str | None) -> str | None:
    """Return the day that a sentence names, if it names one; of "since May" the month."""
    found = [
        one.edtf.removesuffix("/..")
        for one in find_dates(document.text, sentence.start, sentence.end)
        if not (born and one.text in born)
    ]
    return found[0] if len(found) == 1 and "XXXX" not in found[0] and "/" not in found[0] else None
