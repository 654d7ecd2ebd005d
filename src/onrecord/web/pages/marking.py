"""Words marked by hand: a new claim, wherever it stands, over other claims too."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import add_claim
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.sources import document_of
from onrecord.errors import ConfigError
from onrecord.model import Document, Span, from_builtins, page_at
from onrecord.web.exchange import Asked, Moved, Page, local, whole
from onrecord.web.pages.documents import document_row
from onrecord.web.pages.forms import FIELDS, KINDS, Field, changes

AROUND = 300
_NUMBER = re.compile(r"\d[\d,\u00a0 ]*(?:\.\d+)?")
PLAIN: dict[str, Any] = {"outcome": ["other"], "act": "condemned", "role": "responsible"}
"""What a claim is made with before its form fills it."""


def mark_form(asked: Asked) -> Page:
    """Show words of a document with the fields of the claim that is to be made of them."""
    row = document_row(asked)
    home = f"/documents/{row['number']}"
    values = mark_values(asked, row, f"{home}/mark", home)
    values["crumb"] = (home, row["title"] or row["path"])
    return mark_page(values)


def mark_page(values: dict[str, Any]) -> Page:
    """Return the page with the form for words of a document."""
    data = {"start": values["start"], "end": values["end"], "text": values["words"]}
    return Page("mark.html", values, data)


def mark_values(asked: Asked, row: sqlite3.Row, action: str, back: str) -> dict[str, Any]:
    """Return what the form for words of a document is given; it is sent to `action`."""
    found = document_of(row)
    kind = _kind(asked.get("kind", "figure"))
    start, end = whole(asked.get("start"), "start"), whole(asked.get("end"), "end")
    chosen = 0 <= start < end <= len(found.text)
    words = found.text[start:end] if chosen else ""
    return {
        "action": action,
        "kinds": list(KINDS),
        "kind": kind,
        "start": start,
        "end": end,
        "words": words,
        "before": found.text[max(start - AROUND, 0) : start] if chosen else "",
        "after": found.text[end : end + AROUND] if chosen else "",
        "length": len(found.text),
        "fields_of": FIELDS[kind],
        "given": prefilled(words, FIELDS[kind]),
        "next": local(asked.get("next"), back),
    }


def mark(asked: Asked) -> Moved:
    """Make a claim of words of a document."""
    row = document_row(asked)
    made = made_of(asked, row)
    key = add_claim(asked.book, made, user=asked.who.name, reason=asked.given("reason").strip())
    back = local(asked.given("next"), f"/documents/{row['number']}").partition("#")[0]
    return Moved(f"{back}#{key}")


def made_of(asked: Asked, row: sqlite3.Row) -> Reviewed:
    """Return the claim that a form makes of words of a document."""
    kind = _kind(asked.given("kind", "figure"))
    start, end = whole(asked.given("start"), "start"), whole(asked.given("end"), "end")
    made = bare_claim(document_of(row), kind, start, end)
    return corrected(made, changes(asked.form, kind))


def _kind(name: str) -> str:
    if name not in KINDS:
        raise ConfigError(f"no kind of claim {name!r}", hint=", ".join(KINDS))
    return name


def bare_claim(document: Document, kind: str, start: int, end: int) -> Reviewed:
    """Return a claim of words that says nothing yet.

    Raises:
        ConfigError: If the words are not in the document.
    """
    if not 0 <= start < end <= len(document.text):
        hint = f"give two places from 0 to {len(document.text)}, the first before the second"
        raise ConfigError(f"no words stand from {start} to {end}", hint=hint)
    page = page_at(document.pages, start) if document.pages else None
    base = {
        "kind": kind, "id": "new", "document": document.path, "document_id": document.id,
        "start": start, "end": end, "text": document.text[start:end], "extractor": "hand",
        "page": page.number if page else None, "sentence": list(sentence_at(document, start, end)),
    }  # fmt: skip
    needed = {
        field.name: PLAIN.get(field.name, field.choices[0] if field.choices else "-")
        for field in FIELDS[kind]
        if field.needed or field.name in PLAIN
    }
    return from_builtins(KINDS[kind], base | needed)


def sentence_at(document: Document, start: int, end: int) -> Span:
    """Return the sentences that hold the words; the words alone where none does."""
    over = [one for one in document.sentences if one.start < end and start < one.end]
    if not over:
        return Span(start, end)
    return Span(min(start, over[0].start), max(end, over[-1].end))


def prefilled(words: str, fields: tuple[Field, ...]) -> dict[str, Any]:
    """Return what the fields begin with: a number that the words hold, the words themselves."""
    values: dict[str, Any] = {
        field.name: [] if field.kind == "choices" else field.choices[0] if field.choices else ""
        for field in fields
    }
    number = _NUMBER.search(words)
    if number and "low" in values:
        values["low"] = values["high"] = re.sub(r"[,\s]", "", number[0])
    for name in ("term", "body", "actor", "demand", "name"):
        if name in values:
            values[name] = words
    return values
