"""What a rule of the catalogue is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.model import Anchor, Collection, Document, Figure, Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it is called, what it looks for, why, and what it cannot see.

    Attributes:
        code: `OR` and three digits; the first digit is the family: 1 figures of one document,
            2 dates, 3 accounts of several documents, 4 sources and footnotes, 5 shared wording and
            quotations, 6 origins, 7 names, recognitions and speakers, 9 the run itself.
        slug: Its name in words joined by hyphens.
        severity: What its findings are; see `Finding`.
        description: One sentence: what it reports.
        hint: One sentence under each finding: what a reader can do.
        finds: What exactly is reported, and when not.
        why: Why it matters.
        bad: An invented passage that is reported.
        good: The same passage as it is not reported.
        limits: What the rule cannot see.
        run: The function that yields the findings of a collection.
    """

    code: str
    slug: str
    severity: Severity
    description: str
    hint: str
    finds: str
    why: str
    bad: str
    good: str
    limits: str
    run: Callable[[Collection], Iterator[Finding]]

    @property
    def name(self) -> str:
        """The code; under this name the rule stands in the registry of checks."""
        return self.code


def anchor(document: Document, start: int, end: int) -> Anchor:
    """Return an anchor to the words of a document from `start` up to `end`."""
    return Anchor(document=document.path, start=start, end=end, text=document.text[start:end])


def anchor_of(figure: Figure) -> Anchor:
    """Return an anchor to a figure's number."""
    return Anchor(document=figure.document, start=figure.start, end=figure.end, text=figure.text)
