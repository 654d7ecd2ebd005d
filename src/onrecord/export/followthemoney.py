"""FollowTheMoney entities, as OpenAleph and its relatives read them: a line an entity.

https://followthemoney.tech/. Documents are documents of the schema for their kind; events are `Event`s; what
a claim says is a `Note` on its event and its document; each voice it stands on a `Mention` in the document. FtM
has no word for a number of people harmed, so that the number is in the note's name and description.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.export.pairing import with_documents
from onrecord.export.sayings import says, stands, voice
from onrecord.model import Document, Event, Figure, Json, Standing, stable_id
from onrecord.plugins import Holdings

SCHEMATA = {
    "text/plain": "PlainText", "text/markdown": "PlainText", "text/html": "HyperText",
    "application/xhtml+xml": "HyperText", "application/pdf": "Pages", "message/rfc822": "Email",
    "text/csv": "Table",
}  # fmt: skip
"""The schema of a document by its media type; `Document` for the others."""
LONGEST = {"name": 384, "title": 1024, "string": 1024, "text": 65000, "location": 250}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class FollowTheMoneyExporter:
    """`onrecord export -f ftm`."""

    name = "ftm"
    description = "FollowTheMoney entities, a line of JSON each: documents, events, claims, voices."
    suffix = ".ftm.json"

    def export(self, holdings: Holdings, target: Path) -> None:
        """Write the entities into the file `target`, each before those that refer to it."""
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            for entity in entities(holdings):
                file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def entities(holdings: Holdings) -> Iterator[Json]:
    """Yield the entities of a casebook."""
    ids: dict[str, str] = {}
    whole = holdings.whole
    for document in holdings.documents():
        ids[document.path] = _id("d", document.id)
        yield _document(document, whole=whole)
    events = {event.id for event in holdings.events()}
    for event in holdings.events():
        yield _event(event, [ids[path] for path in event.documents if path in ids])
    told: set[str] = set()
    for one, document in with_documents(holdings):
        if not stands(one):
            continue
        yield _note(one, document, events)
        for mention in _mentions(one, document):
            if mention["id"] not in told:
                told.add(mention["id"])
                yield mention


def _document(document: Document, *, whole: bool) -> Json:
    about = document.metadata
    name = re.split(r"[/\\]", document.path)[-1]
    return _entity(
        _id("d", document.id),
        SCHEMATA.get(document.media_type, "Document"),
        title=about.title,
        fileName=name,
        mimeType=document.media_type,
        encoding=document.encoding,
        publisher=about.issuer,
        date=_date(about.date),
        sourceUrl=about.url,
        notes=f"SHA-256 {document.id}" if whole else None,
    )


def _event(event: Event, documents: list[str]) -> Json:
    place = event.place
    code = place.id.split("-")[0].lower() if place and place.id and ":" not in place.id else None
    return _entity(
        _id("e", event.id),
        "Event",
        name=event.label,
        alias=event.aliases,
        date=_date(event.date.edtf if event.date else None),
        location=(place.name or place.text) if place else None,
        country=code,
        recordId=event.id,
        proof=documents,
    )


def _note(one: Standing, document: Document, events: set[str]) -> Json:
    record = one.record
    on = [_id("d", document.id)]
    if record.event in events:
        on.append(_id("e", record.event))
    return _entity(
        _id("c", record.id),
        "Note",
        name=says(record),
        description=document.text[slice(*record.sentence)],
        notes=f"{record.polarity}; {one.status}; characters {record.start} to {record.end}",
        entity=on,
        proof=on[0],
        publisher=voice(record, document),
        keywords=record.outcome if isinstance(record, Figure) else type(record).__name__.lower(),
    )


def _mentions(one: Standing, document: Document) -> Iterator[Json]:
    for each in one.record.sources:
        yield _entity(
            _id("m", stable_id("m", document.id, each.name)),
            "Mention",
            document=_id("d", document.id),
            name=each.name,
            detectedSchema="LegalEntity",
        )


def _entity(key: str, schema: str, **given: object) -> Json:
    properties: dict[str, list[str]] = {}
    for name, value in given.items():
        values = [value] if isinstance(value, str) else value
        kept = [one[: LONGEST.get(_length(name), 65000)] for one in values or () if one]  # type: ignore[attr-defined]
        if kept:
            properties[name] = list(dict.fromkeys(kept))
    return {"id": key, "schema": schema, "properties": properties}


def _length(name: str) -> str:
    if name in {"name", "alias"}:
        return "name"
    return name if name in LONGEST else "text" if name in {"description", "notes"} else "string"


def _id(kind: str, key: str | None) -> str:
    return f"onrecord-{kind}-{key}"


def _date(edtf: str | None) -> str | None:
    """Return a date as FtM has it, to the year, month or day; nothing for other EDTF dates."""
    return edtf if edtf and _DATE.fullmatch(edtf) else None
