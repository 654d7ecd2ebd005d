"""PROV-O: how each record came about, as JSON-LD (https://www.w3.org/TR/prov-o/).

A document is an entity, derived from the file it came in. Reading it is an activity of a program, and
each claim as it was read an entity which that generated. A decision is an activity of a person: it uses the claim
as it stood and generates the claim as it stands after; a rejection invalidates it. Each of these states is
a specialization of the claim.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.casebook.folding import NOTE, STATUS_OF, UNDO
from onrecord.casebook.settling import EVENT_ACTIONS
from onrecord.export.naming import NAMESPACE, bytes_name, urn
from onrecord.export.sayings import says
from onrecord.model import Document, Json, LogEntry, Standing
from onrecord.plugins import Holdings

CONTEXT: Json = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "onrecord": NAMESPACE,
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "comment": "rdfs:comment",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in (
        "used", "wasGeneratedBy", "wasDerivedFrom", "wasRevisionOf", "wasInvalidatedBy",
        "wasAssociatedWith", "wasAttributedTo", "specializationOf", "wasInformedBy",
    )},
    **{name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"} for name in ("endedAtTime",)},
    "value": "prov:value",
    "atLocation": "prov:atLocation",
}  # fmt: skip
_ABOUT = frozenset({*STATUS_OF, *EVENT_ACTIONS, NOTE})


class ProvenanceExporter:
    """`onrecord export -f prov`."""

    name = "prov"
    description = "PROV-O in JSON-LD: from which document, by which program and by whose decisions each claim came about."
    suffix = ".jsonld"

    def export(self, holdings: Holdings, target: Path) -> None:
        """Write the graph into the file `target`."""
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write('{"@context": ' + json.dumps(CONTEXT) + ',\n"@graph": [')
            for count, node in enumerate(nodes(holdings)):
                file.write((",\n" if count else "\n") + json.dumps(node, ensure_ascii=False))
            file.write("\n]}\n")


def nodes(holdings: Holdings) -> Iterator[Json]:
    """Yield the nodes of the graph: agents, documents, readings, claims with their decisions, events."""
    log = list(holdings.log())
    people = dict.fromkeys(entry.user for entry in log)
    yield from (
        {"id": urn("user", name), "type": ["prov:Agent", "prov:Person"], "label": name}
        for name in people
    )
    readings = list(holdings.readings())
    programs = {code: (entry.after or {}).get("program", "onrecord") for _, code, entry in readings}
    for code, program in programs.items():
        yield {"id": urn("program", code), "type": ["prov:Agent", "prov:SoftwareAgent"],
               "label": program, "onrecord:code": code}  # fmt: skip
    for file, path, size, _ in holdings.originals():
        yield {
            "id": bytes_name(file),
            "type": "prov:Entity",
            "atLocation": path,
            "onrecord:bytes": size,
        }
    added = {entry.subject: entry for entry in log if entry.action == "document"}
    for document in holdings.documents():
        yield from _document(document, added[document.id])
    read_in: dict[str, list[LogEntry]] = defaultdict(list)
    for document_id, code, entry in readings:
        read_in[document_id].append(entry)
        yield _reading(document_id, code, entry)
    about: dict[str, list[LogEntry]] = defaultdict(list)
    for entry in log:
        if entry.action in _ABOUT:
            about[entry.subject].append(entry)
    for one in holdings.claims():
        yield from _claim(one, read_in[one.record.document_id], about.get(one.record.id, ()))
    for event in holdings.events():
        yield {"id": urn("event", event.id), "type": "prov:Entity", "label": event.label,
               "wasDerivedFrom": [urn("claim", figure) for figure in event.figures]}  # fmt: skip
        for entry in about.get(event.id, ()):
            yield {**_decision(entry), "used": urn("event", event.id)}


def _document(document: Document, entry: LogEntry) -> Iterator[Json]:
    after = entry.after or {}
    made: Json = {
        "id": urn("document", document.id),
        "type": "prov:Entity",
        "label": document.metadata.title or document.path,
        "atLocation": document.path,
        "wasGeneratedBy": urn("entry", entry.seq),
    }
    if after.get("original"):
        made["wasDerivedFrom"] = bytes_name(after["original"])
    if after.get("replaces"):
        made["wasRevisionOf"] = urn("document", after["replaces"])
    yield made
    yield {**_decision(entry), "label": "added"}


def _reading(document: str, code: str, entry: LogEntry) -> Json:
    return {
        "id": urn("entry", entry.seq),
        "type": "prov:Activity",
        "label": "read",
        "endedAtTime": entry.time,
        "used": urn("document", document),
        "wasAssociatedWith": [urn("program", code), urn("user", entry.user)],
    }


def _claim(one: Standing, readings: list[LogEntry], decided: Iterable[LogEntry]) -> Iterator[Json]:
    """Yield a claim, the states it went through, and the activities that led from one to the next."""
    record = one.record
    claim = urn("claim", record.id)
    yield {"id": claim, "type": "prov:Entity", "label": says(record), "value": record.text,
           "onrecord:status": one.status, "wasDerivedFrom": urn("document", record.document_id)}  # fmt: skip
    decided = list(decided)
    state: str | None = None
    if not any(
        entry.action == "add" and "from" not in (entry.after or {}) for entry in decided[:1]
    ):
        first = decided[0].seq if decided else readings[-1].seq + 1
        seq = max((entry.seq for entry in readings if entry.seq < first), default=readings[0].seq)
        state = urn("claim", record.id, seq)
        yield {"id": state, "type": "prov:Entity", "specializationOf": claim,
               "wasGeneratedBy": urn("entry", seq)}  # fmt: skip
    for entry in decided:
        activity = urn("entry", entry.seq)
        yield {**_decision(entry), **({"used": state} if state else {})}
        if entry.action not in STATUS_OF and entry.action != UNDO:
            continue
        if entry.action == "reject":
            yield {"id": state or claim, "wasInvalidatedBy": activity}
        after = urn("claim", record.id, entry.seq)
        made: Json = {"id": after, "type": "prov:Entity", "specializationOf": claim,
                      "wasGeneratedBy": activity, "wasAttributedTo": urn("user", entry.user)}  # fmt: skip
        if state:
            made["wasRevisionOf"] = state
        yield made
        state = after


def _decision(entry: LogEntry) -> Json:
    made: Json = {
        "id": urn("entry", entry.seq),
        "type": "prov:Activity",
        "label": entry.action,
        "endedAtTime": entry.time,
        "wasAssociatedWith": urn("user", entry.user),
    }
    if entry.hash:
        made["onrecord:hash"] = entry.hash
    if entry.reason:
        made["comment"] = entry.reason
    if entry.action == UNDO and entry.after:
        made["wasInformedBy"] = urn("entry", entry.after["seq"])
    return made
