"""Suppressions: findings that somebody has looked at and set aside, each with a reason.

They stand in a YAML file, `onrecord.suppress.yml`, beside the documents:

    suppressions:
      - code: OR103
        document: annex.md
        quote: "295"
        reason: The total holds ten people whose village is not known (note 4).

`quote` is optional: words at the place of the finding, which hold when the text around them is
edited. A suppressed finding is counted and can be shown; it is never lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from onrecord.beside import entries_of, files_beside
from onrecord.check.names import FILE_NAME
from onrecord.check.rules.suppression_unused import RULE as UNUSED
from onrecord.errors import ConfigError
from onrecord.model import Anchor, Collection, Finding

_FIELDS = frozenset({"code", "document", "quote", "reason"})
_HINT = "each entry needs code, document and reason; quote may be added"


class Suppression(NamedTuple):
    """One entry: which finding is set aside, and why.

    Attributes:
        code: The rule's code.
        document: The document's path, the end of it, or a pattern with `*`.
        quote: Words that the finding's words hold, lie in, or are; empty for any.
        reason: Why it is set aside.
        path: The file that the entry stands in.
        number: Its place in the file, from 1.
    """

    code: str
    document: str
    quote: str
    reason: str
    path: str
    number: int


class Outcome(NamedTuple):
    """The findings that remain, and those set aside with the entry that did it."""

    findings: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, Suppression], ...]


def load_suppressions(path: str | Path) -> tuple[Suppression, ...]:
    """Return the suppressions of a file.

    Args:
        path: A YAML file.

    Raises:
        ConfigError: If the file cannot be read or an entry is not complete; it names the file and
            the entry.
    """
    entries = entries_of(path, "suppressions", _HINT)
    name = str(path)
    return tuple(_entry(entry, name, number) for number, entry in enumerate(entries, start=1))


def _entry(entry: Any, path: str, number: int) -> Suppression:  # noqa: ANN401 - checked here
    if not isinstance(entry, dict):
        raise ConfigError(f"entry {number} is not a mapping", path=path, hint=_HINT)
    unknown = sorted(str(key) for key in entry if key not in _FIELDS)
    if unknown:
        raise ConfigError(
            f"entry {number} has an unknown field {unknown[0]!r}", path=path, hint=_HINT
        )
    words = {key: " ".join(str(entry.get(key) or "").split()) for key in _FIELDS}
    for key in ("code", "document", "reason"):
        if not words[key]:
            raise ConfigError(f"entry {number} has no {key}", path=path, hint=_HINT)
    return Suppression(
        code=words["code"].upper(),
        document=words["document"],
        quote=words["quote"],
        reason=words["reason"],
        path=path,
        number=number,
    )


def find_suppressions(documents: Iterable[str]) -> tuple[Suppression, ...]:
    """Return the suppressions of every `onrecord.suppress.yml` beside the documents.

    Args:
        documents: Paths of documents; `-` is passed over.

    Raises:
        ConfigError: See `load_suppressions`.
    """
    files = files_beside(documents, FILE_NAME)
    return tuple(entry for file in files for entry in load_suppressions(file))


def apply_suppressions(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], collection: Collection
) -> Outcome:
    """Set aside the findings that entries match, and report entries that match none.

    Args:
        findings: What the rules found.
        suppressions: The entries.
        collection: The documents of the run; an entry for none of them is not reported as unused.
    """
    texts = {document.path: document.text for document in collection.documents}
    kept: list[Finding] = []
    aside: list[tuple[Finding, Suppression]] = []
    used: set[Suppression] = set()
    for finding in findings:
        matching = [entry for entry in suppressions if _matches(entry, finding, texts)]
        used.update(matching)
        if matching:
            aside.append((finding, matching[0]))
        else:
            kept.append(finding)
    kept += [
        _unused(entry)
        for entry in suppressions
        if entry not in used and any(_names(entry.document, path) for path in texts)
    ]
    return Outcome(tuple(kept), tuple(aside))


def _names(pattern: str, path: str) -> bool:
    """True when a pattern is a document's path, its end, or matches either."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    wanted = PurePosixPath(pattern.replace("\\", "/")).parts
    return len(wanted) <= len(parts) and all(
        fnmatchcase(part, want) for part, want in zip(parts[-len(wanted) :], wanted, strict=True)
    )


def _matches(entry: Suppression, finding: Finding, texts: dict[str, str]) -> bool:
    return entry.code == finding.code and any(
        _names(entry.document, anchor.document)
        and (not entry.quote or _quoted(entry.quote, anchor, texts.get(anchor.document, "")))
        for anchor in finding.anchors
    )


def _quoted(quote: str, anchor: Anchor, text: str) -> bool:
    """True when the quote lies in the anchor's words, or stands around them in the text."""
    if quote in " ".join(anchor.text.split()):
        return True
    reach = len(quote) * 2
    start = max(0, anchor.start - reach)
    around = " ".join(text[start : anchor.end + reach].split())
    words = " ".join(anchor.text.split())
    return words in quote and quote in around


def _unused(entry: Suppression) -> Finding:
    quote = f", quote “{entry.quote}”" if entry.quote else ""
    return Finding(
        code=UNUSED.code,
        severity=UNUSED.severity,
        message=f"{entry.path}: entry {entry.number} ({entry.code}, {entry.document}{quote}) matches no finding",
        anchors=(),
        data={"path": entry.path, "entry": entry.number},
    )
