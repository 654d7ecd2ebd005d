"""Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from onrecord import __version__
from onrecord.check.catalogue import RULES
from onrecord.check.lines import Lines
from onrecord.check.pages import page_of
from onrecord.check.rule import Rule
from onrecord.check.suppress import Suppression
from onrecord.model import Anchor, Collection, Document, Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

# Formats whose text is the decoded file, so that lines and offsets are those of the file.
_AS_STORED = frozenset({"text/plain", "text/markdown"})


def sarif(
    findings: Sequence[Finding],
    collection: Collection,
    suppressed: Sequence[tuple[Finding, Suppression]] = (),
) -> str:
    """Return the findings as one SARIF log with one run.

    Columns count Unicode code points. Where a document's text is extracted from another format,
    the region counts in that text, and its snippet holds the words.

    Args:
        findings: What the rules found.
        collection: The documents.
        suppressed: Findings set aside, with the entry that did it; they are in the log as
            suppressed results.
    """
    documents = {document.path: document for document in collection.documents}
    codes = [rule.code for rule in RULES]
    results = [_result(finding, documents, codes) for finding in findings]
    for finding, entry in suppressed:
        result = _result(finding, documents, codes)
        result["suppressions"] = [{"kind": "external", "justification": entry.reason}]
        results.append(result)
    driver = {
        "name": "onrecord",
        "version": __version__,
        "rules": [_rule(rule) for rule in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [_artifact(document) for document in collection.documents],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.slug.split("-")),
        "shortDescription": {"text": rule.description},
        "fullDescription": {"text": rule.finds},
        "help": {"text": rule.hint, "markdown": page_of(rule)},
        "defaultConfiguration": {"level": rule.severity},
    }


def _artifact(document: Document) -> dict[str, Any]:
    return {
        "location": {"uri": _uri(document.path)},
        "mimeType": document.media_type,
        "hashes": {"sha-256": document.id},
    }


def _uri(path: str) -> str:
    """Return a path as a URI reference; a relative one stays relative."""
    plain = path.replace("\\", "/")
    if plain[1:3] == ":/":
        return "file:///" + quote(plain, safe="/:")
    return ("file://" if plain.startswith("/") else "") + quote(plain, safe="/")


def _result(finding: Finding, documents: dict[str, Document], codes: list[str]) -> dict[str, Any]:
    locations = [_location(anchor, documents.get(anchor.document)) for anchor in finding.anchors]
    marks = "\x1f".join((finding.code, *(anchor.text for anchor in finding.anchors)))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": locations[:1],
        "partialFingerprints": {"words/v1": sha256(marks.encode()).hexdigest()[:32]},
    }
    if finding.code in codes:
        result["ruleIndex"] = codes.index(finding.code)
    if locations[1:]:
        related = [{"id": index, **each} for index, each in enumerate(locations[1:], start=1)]
        result["relatedLocations"] = related
    if finding.data:
        result["properties"] = {"data": finding.data}
    return result


def _location(anchor: Anchor, document: Document | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(anchor.document)}}
    if document is not None:
        physical["region"] = _region(anchor, document)
    location: dict[str, Any] = {"physicalLocation": physical}
    if document is not None and document.media_type not in _AS_STORED:
        location["properties"] = {
            "counts": f"in the text that `onrecord text {anchor.document}` prints"
        }
    return location


def _region(anchor: Anchor, document: Document) -> dict[str, Any]:
    lines = Lines(document)
    start, end = lines.position(anchor.start), lines.position(anchor.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": anchor.start,
        "charLength": anchor.end - anchor.start,
        "snippet": {"text": anchor.text},
    }
