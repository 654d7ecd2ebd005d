"""Findings as text: with excerpts, or one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.check.catalogue import RULES
from onrecord.check.lines import Lines, shown
from onrecord.errors import InternalError
from onrecord.model import Anchor, Collection, Finding, Span

WIDTH = 100
"""Columns of an excerpt, without the line number before it."""

MOST_EXCERPTS = 4
"""Excerpts shown under one finding; the message and the other formats name them all."""


def full(findings: Sequence[Finding], collection: Collection) -> str:
    """Return each finding with the words it points to, a caret under them, and what to do."""
    books = _Books(collection)
    hints = {rule.code: rule.hint for rule in RULES}
    parts = []
    for finding in findings:
        lines = [_head(finding, books)]
        lines += _excerpts(finding, books)
        if finding.code in hints:
            lines.append(f"  = help: {hints[finding.code]}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join([*parts, summary(findings)]) if parts else ""


def concise(findings: Sequence[Finding], collection: Collection) -> str:
    """Return each finding on one line, and a line that sums them up."""
    books = _Books(collection)
    return "".join(f"{_head(finding, books)}\n" for finding in findings) + summary(findings)


def summary(findings: Sequence[Finding]) -> str:
    """Return the line that sums the findings up: "3 findings: 1 error, 2 warnings", or nothing."""
    if not findings:
        return ""
    counts = [
        (sum(finding.severity == severity for finding in findings), severity)
        for severity in ("error", "warning", "note")
    ]
    named = ", ".join(
        f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count
    )
    return f"{len(findings)} finding{'s' if len(findings) > 1 else ''}: {named}\n"


class _Books:
    """The documents' lines, looked up once and only where a finding points."""

    def __init__(self, collection: Collection) -> None:
        self._documents = {document.path: document for document in collection.documents}
        self._lines: dict[str, Lines] = {}

    def of(self, path: str) -> Lines | None:
        if path not in self._documents:
            return None
        if path not in self._lines:
            self._lines[path] = Lines(self._documents[path])
        return self._lines[path]


def _place(anchor: Anchor, books: _Books) -> str:
    lines = books.of(anchor.document)
    if lines is None:
        return shown(anchor.document)
    position = lines.position(anchor.start)
    return f"{shown(anchor.document)}:{position.line}:{position.column}"


def _head(finding: Finding, books: _Books) -> str:
    message = f"{finding.code} {shown(finding.message)}"
    return f"{_place(finding.anchors[0], books)}: {message}" if finding.anchors else message


def _excerpts(finding: Finding, books: _Books) -> Iterator[str]:
    groups = list(_by_line(finding.anchors, books))
    for index, (lines, anchors) in enumerate(groups[:MOST_EXCERPTS]):
        excerpt = lines.excerpt([Span(each.start, each.end) for each in anchors], WIDTH)
        gutter = " " * len(str(excerpt.line))
        if index:
            yield f"  = and: {_place(anchors[0], books)}"
        yield f"  {gutter} |"
        yield f"  {excerpt.line} | {excerpt.text}"
        yield f"  {gutter} | {excerpt.marks}"
    left = len(groups) - MOST_EXCERPTS
    if left > 0:
        yield f"  = and {left} more place{'s' if left > 1 else ''}"


def _by_line(anchors: Sequence[Anchor], books: _Books) -> Iterator[tuple[Lines, list[Anchor]]]:
    """Yield anchors together where they begin in one line within the width of an excerpt."""
    group: list[Anchor] = []
    for anchor in anchors:
        lines = books.of(anchor.document)
        if lines is None:
            continue
        if group and not _beside(group[0], anchor, lines):
            yield _lines_of(group, books), sorted(group, key=lambda each: each.start)
            group = []
        group.append(anchor)
    if group:
        yield _lines_of(group, books), sorted(group, key=lambda each: each.start)


def _beside(first: Anchor, anchor: Anchor, lines: Lines) -> bool:
    if first.document != anchor.document or abs(anchor.end - first.start) >= WIDTH - 2:
        return False
    return lines.position(first.start).line == lines.position(anchor.start).line


def _lines_of(group: Sequence[Anchor], books: _Books) -> Lines:
    lines = books.of(group[0].document)
    if lines is None:
        raise InternalError(f"no text of {group[0].document}")
    return lines
