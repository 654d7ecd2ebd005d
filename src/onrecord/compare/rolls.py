"""Lists of recognitions side by side: who joined, who is gone, how many are only counted."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Claim, Document, Recognition, Roll

FEWEST = 2  # bodies of one kind that make a list


class Listed(NamedTuple):
    """The bodies of one kind that a document names, by code or name, and the number it states."""

    document: Document
    named: dict[str, Recognition]
    stated: int | None
    counted: Recognition | None


def compare_rolls(documents: Sequence[Document], claims: Iterable[Claim]) -> tuple[Roll, ...]:
    """Return each document's list of bodies beside the list of the document before it.

    Documents are taken in the order of their dates; those without a date stand where they were
    given. Only bodies of one kind are held side by side, and none is invented for a count.

    Args:
        documents: Those of the collection.
        claims: Their claims.
    """
    found = []
    for kind, lists in sorted(lists_of(documents, claims).items()):
        for before, after in itertools.pairwise(lists):
            found.append(_roll(kind, before, after))
    return tuple(found)


def lists_of(documents: Sequence[Document], claims: Iterable[Claim]) -> dict[str, list[Listed]]:
    """Return the lists and counts of bodies of each kind, the earliest document's first."""
    own: dict[tuple[str, str], list[Recognition]] = {}
    for one in claims:
        if isinstance(one, Recognition) and one.polarity == "asserted":
            own.setdefault((one.document_id, one.body_kind), []).append(one)
    dated = sorted(documents, key=lambda document: document.metadata.date or "")
    found: dict[str, list[Listed]] = {}
    for document in dated:
        for kind in {kind for of, kind in own if of == document.id}:
            listed = _listed(document, own[document.id, kind])
            if len(listed.named) >= FEWEST or listed.stated is not None:
                found.setdefault(kind, []).append(listed)
    return found


def _listed(document: Document, bodies: list[Recognition]) -> Listed:
    count = next((body for body in bodies if body.stated is not None), None)
    members = [body for body in bodies if not body.unnamed]
    inside = [body for body in members if body.stated is not None]
    named = {body.code or body.body.lower(): body for body in reversed(inside or members)}
    return Listed(document, named, count.stated if count else None, count)


def _roll(kind: str, before: Listed, after: Listed) -> Roll:
    both = bool(before.named) and bool(after.named)
    known = len(after.named or before.named)
    return Roll(
        body_kind=kind,
        a=before.document.path,
        b=after.document.path,
        a_stated=before.stated,
        b_stated=after.stated,
        a_named=len(before.named),
        b_named=len(after.named),
        joined=tuple(_missing(after, before)) if both else (),
        gone=tuple(_missing(before, after)) if both else (),
        unnamed=max(0, (after.stated or 0) - known),
    )


def _missing(there: Listed, here: Listed) -> Iterator[str]:
    return (body.body for key, body in sorted(there.named.items()) if key not in here.named)
