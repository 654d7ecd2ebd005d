"""Documents: their list, one with its text and claims, its original, and words marked by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.casebook.readings import Reviewed
from onrecord.casebook.searching import list_documents, pieces_of, search_texts
from onrecord.casebook.sources import document_of
from onrecord.casebook.view import record_of
from onrecord.model import Document, Figure, Mention, to_builtins
from onrecord.report.highlights import Painter, marks_of
from onrecord.report.pages import document_values
from onrecord.report.segments import Mark
from onrecord.web.exchange import Asked, File, MissingError, Page, Table, whole
from onrecord.web.pages.claims import line_of, other_fields
from onrecord.web.pages.lists import PAGE_SIZE, Steps, data_href, with_state
from onrecord.web.views import look_of_claim, view_of

COLUMNS = ("number", "path", "title", "issuer", "date", "language", "claims", "unreviewed", "id")
FOUND = 20


def documents(asked: Asked) -> Page:
    """List the documents, a page at a time."""
    words = asked.get("words").strip()
    after = whole(asked.get("after"), "after")
    rows = list_documents(asked.book, words, after=after, limit=PAGE_SIZE + 1, reader=asked.reader)
    steps = Steps(with_state(asked, after=rows[-2]["number"]) if len(rows) > PAGE_SIZE else "")
    rows = rows[:PAGE_SIZE]
    plain = [{name: row[name] for name in COLUMNS} for row in rows]
    values = {"rows": rows, "words": words, "steps": steps, "first": not after}
    data = {"documents": plain, "next": data_href(steps.after)}
    return Page(
        "list_documents.html", values, data, Table(COLUMNS, (tuple(one.values()) for one in plain))
    )


def texts(asked: Asked) -> Page:
    """Search the texts of documents for words."""
    words = asked.get("words").strip()
    after = whole(asked.get("after"), "after")
    rows = (
        search_texts(asked.book, words, after=after, limit=FOUND + 1, reader=asked.reader)
        if words
        else []
    )
    steps = Steps(with_state(asked, after=rows[-2]["number"]) if len(rows) > FOUND else "")
    found = [(row, pieces_of(row["snippet"])) for row in rows[:FOUND]]
    columns = ("number", "path", "title", "snippet")
    plain = [
        {
            **{name: row[name] for name in columns[:3]},
            "snippet": "".join(piece.words for piece in pieces),
        }
        for row, pieces in found
    ]
    values = {"found": found, "words": words, "steps": steps, "first": not after}
    table = Table(columns, (tuple(one.values()) for one in plain))
    return Page(
        "list_texts.html", values, {"documents": plain, "next": data_href(steps.after)}, table
    )


def document(asked: Asked) -> Page:
    """Show a document: its text with every claim marked, and the claims' cards."""
    row = document_row(asked)
    found = document_of(row)
    rows = asked.book.db.execute(
        "SELECT claim.*, document.path, document.title, document.number AS document_number"
        " FROM claim JOIN document ON document.id = claim.document"
        " WHERE claim.document = ? ORDER BY claim.place, claim.number",
        (row["id"],),
    ).fetchall()
    rows = [one for one in rows if one["id"] not in asked.hidden]
    held = [one for one in rows if one["status"] != "rejected"]
    later = asked.book.db.execute(
        "SELECT number FROM document WHERE replaces = ?", (row["id"],)
    ).fetchone()
    earlier = asked.book.db.execute(
        "SELECT number FROM document WHERE id = ?", (row["replaces"],)
    ).fetchone()
    # Which pages know what is withheld and who may see it, and load this one's functions.
    from onrecord.web.pages.confidential import kept  # noqa: PLC0415
    from onrecord.web.pages.mentions import named_in  # noqa: PLC0415
    from onrecord.web.pages.redaction import withheld_in  # noqa: PLC0415

    withheld = withheld_in(asked, row["id"], found.text)
    named = named_in(asked, row["id"], row["number"])
    spots = [Mark(*_place(one.mention), "source", one.spot) for one in named if one.spot]
    records = {one["id"]: record_of(one) for one in held}
    values = {
        **text_values(
            asked, row["number"], found, records, [*spots, *(mark for _, mark in withheld)]
        ),
        "named": named,
        "withheld": list(
            {mark.id: (one, mark) for one, mark in withheld if mark.id == f"w-{one.seq}"}.values()
        ),
        "kept": kept(asked, (row["id"],)).get(row["id"]),
        "id": row["id"],
        "number": row["number"],
        "lines": {one["id"]: line_of(one) for one in rows},
        "rejected": [line_of(one) for one in rows if one["status"] == "rejected"],
        "later": later["number"] if later else None,
        "earlier": earlier["number"] if earlier else None,
        "length": len(found.text),
        "published": asked.get("published") == "1",
    }
    data = {
        "document": to_builtins(found),
        "claims": [
            {**to_builtins(record_of(one)), "status": one["status"], "revision": one["revision"]}
            for one in rows
        ],
    }
    columns = ("id", "kind", "start", "stop", "text", "low", "high", "status", "event", "revision")
    return Page(
        "read_document.html",
        values,
        data,
        Table(columns, ([one[name] for name in columns] for one in rows)),
    )


def _place(mention: Mention) -> tuple[int, int]:
    return mention.said.start or 0, mention.said.end or 0


def text_values(
    asked: Asked,
    number: int,
    found: Document,
    records: Mapping[str, Reviewed],
    more: Iterable[Mark] = (),
) -> dict[str, Any]:
    """Return what the template of a document is given: its text with claims marked, and their cards.

    `more` are marks besides those of claims.
    """
    figures = [one for one in records.values() if isinstance(one, Figure)]
    view = view_of(asked.book, [(number, found)], figures)
    others = {
        key: look_of_claim(one, _kind(one))
        for key, one in records.items()
        if not isinstance(one, Figure)
    }
    marks = [
        *more,
        *(one for one in marks_of(view, found) if one.layer != "source"),
        *(Mark(one.start, one.end, "figure", key) for key, one in records.items() if key in others),
    ]
    cards = [_other_card(one) for one in records.values() if not isinstance(one, Figure)]
    ending = "?published=1" if asked.get("published") == "1" else ""
    pictured = {
        page.number: f"documents/{number}/pages/{page.number}{ending}" for page in found.pages
    }
    values = document_values(view, found, pictured, marks, Painter(view, others))
    return {**values, "view": view, "others": cards}


def _other_card(claim: Reviewed) -> dict[str, Any]:
    return {
        "claim": claim,
        "kind": _kind(claim),
        "fields": other_fields(claim),
        "look": look_of_claim(claim, _kind(claim)),
    }


def _kind(claim: Reviewed) -> str:
    return type(claim).__name__.lower()


def original(asked: Asked) -> File:
    """Give out the file that a document came in, as it came."""
    row = document_row(asked)
    found = asked.book.db.execute(
        "SELECT path, data FROM original WHERE id = ?", (row["original"],)
    ).fetchone()
    if found["data"] is None:
        hint = f"it is referenced, and lies at {found['path']}"
        raise MissingError("the file's bytes are not in the casebook", hint=hint)
    return File(found["data"], found["path"].replace("\\", "/").rpartition("/")[2])


def document_row(asked: Asked, name: str = "number") -> sqlite3.Row:
    """Return the row of the document that the address names, under `name`.

    Raises:
        MissingError: If there is none.
    """
    row: sqlite3.Row | None = asked.book.db.execute(
        "SELECT * FROM document WHERE number = ?", (asked.number(name),)
    ).fetchone()
    if row is None:
        raise MissingError(f"there is no document {asked.params[name]}")
    asked.check_seen(row["id"])
    return row
