"""W3C Web Annotations: each claim an annotation of the words that it was read from.

https://www.w3.org/TR/annotation-model/. Positions count Unicode code points of the text that `onrecord
text` prints. What the claim says is a body in the ledger's own terms, and one in words.
"""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.casebook.folding import ACTIONS
from onrecord.casebook.imports import plain
from onrecord.export.naming import NAMESPACE, bytes_name, urn
from onrecord.export.pairing import with_documents
from onrecord.export.sayings import says, stands
from onrecord.model import Document, Json, LogEntry, Standing
from onrecord.plugins import Holdings

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"onrecord": NAMESPACE}]
AROUND = 32
"""Characters quoted before and after the words."""
_NOT_SAID = frozenset(
    {"id", "document", "document_id", "start", "end", "text", "page", "sentence", "extractor"}
)


class AnnotationExporter:
    """`onrecord export -f annotations`."""

    name = "annotations"
    description = (
        "W3C Web Annotations in JSON-LD: each claim with the place and the words it was read from."
    )
    suffix = ".jsonld"

    def export(self, holdings: Holdings, target: Path) -> None:
        """Write one collection with one page of annotations into the file `target`."""
        collection = urn("casebook", holdings.head)
        read = {document: entry for document, _, entry in holdings.readings()}
        last = {entry.subject: entry for entry in holdings.log() if entry.action in ACTIONS}
        whole = holdings.whole
        head = {
            "@context": CONTEXT,
            "id": collection,
            "type": "AnnotationCollection",
            "label": f"Claims of a casebook at {holdings.head}",
        }
        page = {"id": f"{collection}:page", "type": "AnnotationPage", "partOf": collection}
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(json.dumps(head)[:-1] + ',\n"first": ' + json.dumps(page)[:-1])
            file.write(', "startIndex": 0, "items": [')
            total = 0
            for one, document in with_documents(holdings):
                if not stands(one):
                    continue
                made = annotation(one, document, read[document.id], last.get(one.record.id))
                if not whole:  # the id is none of the file's bytes
                    del made["target"]["source"]["via"]
                file.write((",\n" if total else "\n") + json.dumps(made, ensure_ascii=False))
                total += 1
            file.write(f'\n]}},\n"total": {total}\n}}\n')


def annotation(one: Standing, document: Document, read: LogEntry, decided: LogEntry | None) -> Json:
    """Return a claim as an annotation.

    Args:
        one: The claim as it stands.
        document: The document it stands in.
        read: The entry of the log that tells of the document's reading.
        decided: The last entry about the claim, if there is one.
    """
    record = one.record
    by_hand = record.extractor == "hand" and decided is not None
    made: Json = {
        "id": urn("claim", record.id),
        "type": "Annotation",
        "motivation": "classifying",
        "created": read.time,
        "body": _bodies(one),
        "target": {
            "type": "SpecificResource",
            "source": _text(document),
            "selector": [
                {"type": "TextPositionSelector", "start": record.start, "end": record.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": record.text,
                    "prefix": document.text[max(0, record.start - AROUND) : record.start],
                    "suffix": document.text[record.end : record.end + AROUND],
                },
            ],
        },
    }
    if decided is not None:
        made["modified"] = decided.time
    if by_hand and decided is not None:
        made["creator"] = {"id": urn("user", decided.user), "type": "Person", "name": decided.user}
    else:
        program = urn("program", record.extractor)
        made["creator"] = {"id": program, "type": "Software", "name": record.extractor}
    return made


def _bodies(one: Standing) -> list[Json]:
    fields = plain(one.record)
    dataset: Json = {"type": "Dataset", "purpose": "classifying"}
    for name, value in fields.items():
        if name in _NOT_SAID or value is None or value == []:
            continue
        dataset[f"onrecord:{name}"] = _said(value)
    return [
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en",
         "value": says(one.record)},
        dataset,
        {"type": "TextualBody", "purpose": "assessing", "format": "text/plain", "value": one.status},
    ]  # fmt: skip


def _said(value: object) -> object:
    """Return a value with its own fields, and theirs, named in the ledger's namespace."""
    if isinstance(value, dict):
        return {f"onrecord:{name}": _said(part) for name, part in value.items() if part is not None}
    return [_said(part) for part in value] if isinstance(value, list) else value


def _text(document: Document) -> Json:
    made: Json = {
        "id": urn("text", document.id),
        "type": "Text",
        "format": "text/plain",
        "via": bytes_name(document.id),
        "label": document.metadata.title or document.path,
    }
    if document.metadata.language:
        made["language"] = document.metadata.language
    return made
