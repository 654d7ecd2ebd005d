"""The list of claims: found by words and facets; and one claim with its history."""

from __future__ import annotations

import sqlite3
from typing import Any

from onrecord.casebook.folding import undone_by
from onrecord.casebook.listing import Counts, count_claims, list_claims, list_claims_before
from onrecord.casebook.log import entries
from onrecord.casebook.queues import waiting_of
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.view import load_claim, record_of
from onrecord.model import Figure, LogEntry, Standing, Waiting, to_builtins
from onrecord.report.cards import make_card
from onrecord.report.words import outcome_words, stated, vocabulary
from onrecord.web.exchange import Asked, MissingError, Page, Table
from onrecord.web.looks import STATUS
from onrecord.web.pages.entries import as_told
from onrecord.web.pages.lists import (
    EVENT_WORDS,
    PAGE_SIZE,
    Steps,
    cell,
    data_href,
    facet,
    place_of,
    wanted_claims,
    with_state,
)
from onrecord.web.views import documents_of, view_of

AROUND = 160
"""Characters shown on either side of a claim's sentence."""
FACETS = ("status", "kind", "outcome", "group", "event")


def claims(asked: Asked) -> Page:
    """List the claims that fit, a page at a time."""
    wanted = wanted_claims(asked)
    before, after = place_of(asked.get("before")), place_of(asked.get("after"))
    if before is not None:
        rows = list_claims_before(asked.book, wanted, before, PAGE_SIZE + 1)
        more_before, more_after = len(rows) > PAGE_SIZE, True
        rows = rows[-PAGE_SIZE:]
    else:
        rows = list_claims(asked.book, wanted, after=after, limit=PAGE_SIZE + 1)
        more_before, more_after = after is not None, len(rows) > PAGE_SIZE
        rows = rows[:PAGE_SIZE]
    steps = Steps(
        with_state(asked, after=_place(rows[-1])) if rows and more_after else "",
        with_state(asked, before=_place(rows[0])) if rows and more_before else "",
    )
    counts = asked.site.kept(asked.book, wanted, lambda: count_claims(asked.book, wanted))
    listed = [waiting_of(row) for row in rows]
    values = {
        "rows": [line_of(row) for row in rows],
        "steps": steps,
        "counts": counts,
        "facets": facets_of(asked, counts),
        "wanted": wanted,
        "lasting": {name: asked.get(name) for name in (*FACETS, "document", "doubtful")},
        "chosen_document": asked.get("document"),
        "undoubtful": with_state(asked, doubtful=None if wanted.doubtful else "1"),
    }
    data = {
        "claims": [to_builtins(one) for one in listed],
        "total": counts.total,
        "capped": counts.capped,
        "facets": {name: dict(getattr(counts, name)) for name in FACETS},
        "next": data_href(steps.after),
        "previous": data_href(steps.before),
    }
    return Page("list_claims.html", values, data, claim_table(listed))


def claim_table(listed: list[Waiting]) -> Table:
    """Return claims as a table."""
    rows = [to_builtins(one) for one in listed]
    columns = Waiting.__struct_fields__
    return Table(columns, ([cell(row[name]) for name in columns] for row in rows))


def facets_of(asked: Asked, counts: Counts) -> list[tuple[str, str, list[Any]]]:
    """Return the facets: the name in the query, in words, and the values to choose from."""
    labels = vocabulary()
    events = dict(EVENT_WORDS)
    top = [event for event, _ in counts.event.most_common(12) if event not in events]
    for event in {*top, asked.get("event")}:
        row = asked.book.db.execute("SELECT label FROM event WHERE id = ?", (event,)).fetchone()
        if row is not None:
            events[event] = row["label"]
    words = {
        "status": {key: name for key, (_, name) in STATUS.items()},
        "kind": {},
        "outcome": {key: each["label"] for key, each in labels["outcomes"].items()},
        "group": {},
        "event": events,
    }
    return [
        (name, name.capitalize(), facet(asked, name, getattr(counts, name), words[name]))
        for name in FACETS
    ]


def line_of(row: sqlite3.Row) -> dict[str, Any]:
    """Return what a line of a list shows of a claim."""
    about = Standing(record_of(row), row["status"], row["revision"])
    shown = line(about, row["sentence"], row["document_number"], row["title"] or row["path"])
    return {**shown, "id": row["id"], "place": _place(row)}


def line(about: Standing, sentence: str, number: int, title: str) -> dict[str, Any]:
    """Return what is shown of a claim that stands somehow, in a document with a number and a title."""
    record = about.record
    is_figure = isinstance(record, Figure)
    kind = type(record).__name__.lower()
    start = record.start - record.sentence.start
    before, after = sentence[: max(start, 0)], sentence[start + len(record.text) :]
    return {
        "id": record.id,
        "kind": kind,
        "value": stated(record) if isinstance(record, Figure) else record.text,
        "outcomes": record.outcome if isinstance(record, Figure) else (),
        "what": outcome_words(record.outcome) if isinstance(record, Figure) else kind,
        "before": before[-160:],
        "words": record.text,
        "after": after[:160],
        "status": about.status,
        "revision": about.revision,
        "event": record.event,
        "doubts": record.doubts if isinstance(record, Figure) else (),
        "document": number,
        "title": title,
        "is_figure": is_figure,
    }


def _place(row: sqlite3.Row) -> str:
    return f"{row['place']}.{row['number']}"


def claim(asked: Asked) -> Page:
    """Show one claim: its card, its words, its history, and what can be decided."""
    key = asked.params["claim"]
    row = claim_row(asked, key)
    history = history_of(asked, key)
    if row is None and not history:
        raise MissingError(f"there is no claim {key!r}")
    values: dict[str, Any] = {"key": key, "history": history, "line": None}
    data: dict[str, Any] = {"claim": key, "history": [to_builtins(one["entry"]) for one in history]}
    if row is not None:
        from onrecord.web.pages.confidential import kept  # noqa: PLC0415 - it loads this one's users

        keeping = kept(asked, (key, row["document"]))
        values |= claim_values(asked, row)
        values |= {"kept": keeping.get(key), "kept_document": keeping.get(row["document"])}
        data |= {
            "record": to_builtins(record_of(row)),
            "status": row["status"],
            "revision": row["revision"],
        }
    columns = ("seq", "time", "user", "action", "reason")
    told = ([getattr(one["entry"], name) for name in columns] for one in history)
    return Page("one_claim.html", values, data, Table(columns, told))


def claim_row(asked: Asked, key: str) -> sqlite3.Row | None:
    """Return a claim's row with its document's number, path and title."""
    row: sqlite3.Row | None = asked.book.db.execute(
        "SELECT claim.*, document.path, document.title, document.number AS document_number"
        " FROM claim JOIN document ON document.id = claim.document WHERE claim.id = ?",
        (key,),
    ).fetchone()
    asked.check_seen(key, row["document"] if row else None)
    return row


def claim_values(asked: Asked, row: sqlite3.Row) -> dict[str, Any]:
    """Return what the template for one claim is given: its line, card, and text around it."""
    record, _ = load_claim(asked.book, row["id"])
    whole = _whole(asked, record) if isinstance(record, Figure) else []
    return {"line": line_of(row), **card_values(asked, record, whole)}


def card_values(asked: Asked, record: Reviewed, whole: list[Figure]) -> dict[str, Any]:
    """Return a claim's card, and the text around it; `whole` is what a figure is a part of."""
    documents = documents_of(asked.book, [record.document_id])
    text = documents[0][1].text
    figures = [record, *whole] if isinstance(record, Figure) else []
    view = view_of(asked.book, documents, figures)
    span = record.sentence
    return {
        "card": make_card(view, record) if isinstance(record, Figure) else None,
        "fields": other_fields(record),
        "context": (
            text[max(span.start - AROUND, 0) : record.start],
            record.text,
            text[record.end : span.end + AROUND],
        ),
        "cut": (span.start > AROUND, span.end + AROUND < len(text)),
    }


def _whole(asked: Asked, figure: Figure) -> list[Figure]:
    """Return the figure that this one is a part of, if it is there to be seen."""
    if figure.part_of is None or figure.part_of in asked.hidden:
        return []
    row = claim_row(asked, figure.part_of)
    found = record_of(row) if row is not None else None
    return [found] if isinstance(found, Figure) else []


def other_fields(record: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any claim
    """Return what a claim that is no number says, field by field."""
    if isinstance(record, Figure):
        return []
    plain = to_builtins(record)
    base = {"id", "document", "document_id", "start", "end", "text", "page", "sentence", "kind"}
    found = [(name, value) for name, value in plain.items() if name not in base and value]
    return [
        (
            name.replace("_", " ").capitalize(),
            ", after ".join(one["name"] for one in value) if name == "sources" else str(value),
        )
        for name, value in found
    ]


def history_of(asked: Asked, subject: str) -> list[dict[str, Any]]:
    """Return the entries of the log about something, the newest first, with whether each is undone."""
    told = as_told(asked, entries(asked.book, subject=subject))
    about = [one for one in told if one.subject]
    asked.check_seen(*((one.after or {}).get("document") for one in about))
    undone = undone_by(about)
    return [
        {"entry": one, "undone": one.seq in undone, "changes": changes_of(one)}
        for one in reversed(about)
    ]


def changes_of(entry: LogEntry) -> list[tuple[str, str, str]]:
    """Return the fields that an entry changed, each with what it was and what it became."""
    before, after = ((state or {}).get("record") for state in (entry.before, entry.after))
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []
    names = [name for name in after if before.get(name) != after[name] and name != "extractor"]
    return [(name, _said(before.get(name)), _said(after[name])) for name in names]


def _said(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, list):
        return ", ".join(_said(one.get("name") if isinstance(one, dict) else one) for one in value)
    return "" if value is None else str(value)


def required(asked: Asked, key: str) -> sqlite3.Row:
    """Return a claim's row.

    Raises:
        MissingError: If there is none.
    """
    row = claim_row(asked, key)
    if row is None:
        raise MissingError(f"there is no claim {key!r}")
    return row
