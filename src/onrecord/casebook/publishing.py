"""What may leave a casebook: its documents and claims, redacted, without what is confidential."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.casebook.access import confidential
from onrecord.casebook.cutting import MARK, cut
from onrecord.casebook.hushing import Hush
from onrecord.casebook.names import find_names, without_names
from onrecord.casebook.painting import paint
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.redaction import Redaction
from onrecord.casebook.store import Casebook
from onrecord.casebook.withholding import key_of, names_in, passages_of, withheld
from onrecord.model import (
    WITHHELD,
    Alignment,
    Box,
    Document,
    Failure,
    Figure,
    Json,
    LogEntry,
    Run,
    Span,
    Standing,
    replace,
)
from onrecord.resolve.local_event import LocalEvent


class Leaving(NamedTuple):
    """A document as it may leave, with its claims, rejected ones as well, and what of it was withheld.

    `source` is its id in the casebook; `alignment` says where the published text
    stands in the source; `boxes` are to be painted over on its pages.
    """

    document: Document
    claims: tuple[Standing, ...]
    source: str
    alignment: Alignment
    boxes: dict[int, tuple[Box, ...]]
    redaction: Redaction | None

    @property
    def kept(self) -> tuple[Reviewed, ...]:
        """The claims that nobody rejected."""
        kept = [one.record for one in self.claims if one.status != "rejected"]
        known = {one.id for one in kept}
        return tuple(_alone(one, known) for one in kept)

    def happening(self, one: LocalEvent) -> LocalEvent:
        """Return what the document speaks of, as it may leave."""
        return self.redaction.happening(one, self.document.path) if self.redaction else one


class Publication:
    """What leaves one casebook. `left_out` counts what was withheld, once the documents were taken."""

    def __init__(self, book: Casebook, *, unredacted: bool = False) -> None:
        """Look up what is withheld; with `unredacted`, nothing is."""
        self._book = book
        self._withheld = [] if unredacted else withheld(book)
        self._names = names_in(self._withheld)
        self._confidential = frozenset() if unredacted else confidential(book)
        self._key = key_of(book)
        self.left_out: Counter[str] = Counter()

    @property
    def withholds(self) -> bool:
        """True where passages or names are withheld."""
        return bool(self._withheld)

    @property
    def closed(self) -> bool:
        """True where anything is withheld or confidential."""
        return bool(self._withheld or self._confidential)

    def leaving(
        self, documents: Iterable[tuple[Document, Sequence[Standing]]]
    ) -> Iterator[Leaving]:
        """Yield those of some documents that may leave, with their claims, rejected ones as well."""
        self.left_out = Counter()
        paths: Counter[str] = Counter()
        for document, found in documents:
            if document.id in self._confidential:
                self.left_out["confidential documents"] += 1
                continue
            claims = [one for one in found if one.record.id not in self._confidential]
            self.left_out["confidential claims"] += _many(found) - _many(claims)
            sheet = self._leaving(document, claims, paths)
            self.left_out["claims in withheld words"] += _many(claims) - _many(sheet.claims)
            yield sheet

    def id_of(self, claim: str) -> str:
        """Return the id under which a claim is published."""
        return self._id(claim) if self._withheld else claim

    def entry(self, entry: LogEntry) -> LogEntry:
        """Return a decision about events as it bears on what is published: ids changed, names hushed."""
        if not self._withheld:
            return entry
        after: Json = dict(entry.after or {})
        for name in ("members", "figures"):
            if name in after:
                after[name] = [self._id(one) for one in after[name]]
        if "joined" in after:
            after["joined"] = {
                event: [self._id(one) for one in figures]
                for event, figures in after["joined"].items()
            }
        if "label" in after:
            after["label"] = self.said(after["label"])
        subject = self._id(entry.subject) if entry.action == "assign" else entry.subject
        return replace(entry, subject=subject, after=after, before=None, reason="")

    def said(self, text: str) -> str:
        """Return words of the casebook without withheld names."""
        return without_names(text, self._names, MARK)

    def painted(self, document: Document) -> dict[int, tuple[Box, ...]]:
        """Return what is painted over on the pages of a document, by their numbers."""
        passages, names = self._places(document)
        return paint(document, cut(document, [*passages, *names])).boxes

    def notice(self, path: str) -> Failure | None:
        """Return what tells that something was withheld, once the documents were taken."""
        told = [f"{count} {what}" for what, count in self.left_out.items() if count]
        if not told:
            return None
        return Failure(path=self.said(path), code=WITHHELD, reason=f"withheld: {', '.join(told)}")

    def _places(self, document: Document) -> tuple[list[Span], list[Span]]:
        """Return the passages that are withheld of a document, and where withheld names stand in it."""
        passages = passages_of(self._withheld, document.id)
        return passages, find_names(document.text, self._names)

    def _leaving(
        self, document: Document, claims: Sequence[Standing], paths: Counter[str]
    ) -> Leaving:
        if not self._withheld:
            whole = Alignment(runs=(Run(0, 0, len(document.text)),))
            known = {one.record.id for one in claims}
            kept = tuple(one._replace(record=_alone(one.record, known)) for one in claims)
            return Leaving(document, kept, document.id, whole, {}, None)
        passages, names = self._places(document)
        gone = cut(document, [*passages, *names])
        hush = Hush(self._names, [document.text[slice(*one)] for one in passages], gone.text)
        painted = paint(document, gone)
        published = self._id(document.id, gone.text)

        def ids(one: str) -> str:
            return published if one == document.id else self._id(one)

        redaction = Redaction(gone, tuple(passages), hush, painted, ids)
        path = _numbered(document.path, self.said(document.path), paths)
        standing = {self._id(one.record.id): one for one in claims}
        made = redaction.records([one.record for one in claims], path)
        self.left_out["passages"] += len(passages)
        self.left_out["names"] += len(names)
        return Leaving(
            redaction.document(document, path),
            tuple(standing[one.id]._replace(record=one) for one in made), document.id,
            gone.alignment(len(document.text)), painted.boxes, redaction,
        )  # fmt: skip

    def _id(self, one: str, *more: str) -> str:
        """Return the id under which something is published.

        Ids are hashes of the original; whoever guesses a withheld name could see by them that the guess
        is right. Those that are published need a secret of the casebook.
        """
        head, mark, _ = one.partition("-")
        digest = hmac.new(self._key, "\0".join((one, *more)).encode(), hashlib.sha256).hexdigest()
        return f"{head}-{digest[:12]}" if mark else digest


def _numbered(path: str, hushed: str, paths: Counter[str]) -> str:
    """Return a path without names; a second one that comes to the same gets a number."""
    if hushed == path:
        return path
    paths[hushed] += 1
    count = paths[hushed]
    return hushed if count == 1 else f"{hushed} ({count})"


def _many(claims: Iterable[Standing]) -> int:
    """Return how many of some claims nobody rejected."""
    return sum(one.status != "rejected" for one in claims)


def _alone(one: Reviewed, known: set[str]) -> Reviewed:
    """Return a claim that is a part of no claim but those known."""
    if isinstance(one, Figure) and one.part_of is not None and one.part_of not in known:
        return replace(one, part_of=None)
    return one
