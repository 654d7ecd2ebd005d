"""Lists of recognitions side by side: who joined, who is gone, how many are only counted."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Claim, Document, Recognition, Roll

FEWEST = 2  # bodies of one kind that make a list


About = tuple[str | None, str]
"""The id of an event, and the kind of bodies that recognised it."""


class Listed(NamedTuple):
    """The bodies of one kind that a document names, by code or name, and the number it states."""

    document: Document
    named: dict[str, Recognition]
    stated: int | None
    counted: Recognition | None


def compare_rolls(documents: Sequence[Document], claims: Iterable[Claim]) -> tuple[Roll, ...]:
    """Return each document's list of bodies beside the list of the document before it.

    Documents are taken in the order of their dates; those without a date stand where they were
    given. Only bodies of one kind, for one event, are held side by side, and none is invented for a count.

    Args:
        documents: Those of the collection.
        claims: Their claims.
    """
    found = []
    for (event, kind), lists in lists_of(documents, claims).items():
        for before, after in itertools.pairwise(lists):
            found.append(_roll(event, kind, before, after))
    return tuple(found)


def lists_of(documents: Sequence[Document], claims: Iterable[Claim]) -> dict[About, list[Listed]]:
    """Return the lists and counts of bodies by event and kind, the earliest document's first.

    Where all that is known are recognitions of one event, one whose sentence does not tell its event
    is of that one, too.
    """
    asserted = [
        one for one in claims if isinstance(one, Recognition) and one.polarity == "asserted"
    ]
    events = {one.event for one in asserted if one.event is not None}
    only = next(iter(events)) if len(events) == 1 else None
    own: dict[str, dict[About, list[Recognition]]] = {}
    for one in asserted:
        lists = own.setdefault(one.document_id, {})
        lists.setdefault((one.event or only, one.body_kind), []).append(one)
    dated = sorted(documents, key=lambda document: document.metadata.date or "")
    found: dict[About, list[Listed]] = {}
    for document in dated:
        for about, bodies in own.get(document.id, {}).items():
            listed = _listed(document, bodies)
            if len(listed.named) >= FEWEST or listed.stated is not None:
                found.setdefault(about, []).append(listed)
    return dict(sorted(found.items(), key=lambda pair: (pair[0][1], pair[0][0] or "")))


def _listed(document: Document, bodies: list[Recognition]) -> Listed:
    count = next((body for body in bodies if body.stated is not None), None)
    members = [body for body in bodies if not body.unnamed]
    inside = [body for body in members if body.stated is not None]
    named = {body.code or body.body.lower(): body for body in reversed(inside or members)}
    return Listed(document, named, count.stated if count else None, count)


def _roll(event: str | None, kind: str, before: Listed, after: Listed) -> Roll:
    both = bool(before.named) and bool(after.named)
    known = len(after.named or before.named)
    return Roll(
        event=event,
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
