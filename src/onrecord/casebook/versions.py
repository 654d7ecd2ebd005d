"""A new version of a known document: decisions go over where the words are identical.

A decision is carried over only where the sentence that the claim stands in occurs in both versions
once, letter for letter. What is not carried over is noted, for people to look at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.casebook.decisions import bare
from onrecord.casebook.log import append
from onrecord.casebook.readings import Reviewed, newest_reading
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import record_of
from onrecord.model import Claim, Document, Figure, Json, Span, decode, replace, stable_id

ACTION_OF = {"accepted": "accept", "rejected": "reject", "edited": "edit", "added": "add"}
LEFT = "left"
"""The action of an entry that tells of a decision which was not carried over."""
LEFT_BECAUSE = "the new version has not the same words there, or reads them otherwise"
Place = tuple[type[Reviewed], int, int]


class Carried(NamedTuple):
    """How many decisions were carried over to a new version, and how many were left."""

    carried: int
    left: int


def carry_over(book: Casebook, old: Document, new: Document, *, user: str) -> Carried:
    """Carry the decisions about one version of a document over to the next.

    To be called inside a transaction, after the new version's reading is in.
    """
    rows = book.db.execute(
        "SELECT * FROM claim WHERE document = ? AND status != 'unreviewed' ORDER BY start",
        (old.id,),
    ).fetchall()
    read = _by_place(newest_reading(book.db, new.id).values())
    places = _places(old, new)
    carried = 0
    for row in rows:
        claim = record_of(row)
        made = _made_anew(claim, row["status"], places, new, read)
        if made is None:
            after: Json = {"document": old.id, "version": new.id, "record": bare(claim)}
            append(book.db, user, LEFT, claim.id, reason=LEFT_BECAUSE, after=after)
            continue
        after = {"document": new.id, "from": claim.id, "record": bare(made)}
        reason = f"carried over from the version before, {old.path}"
        append(book.db, user, ACTION_OF[row["status"]], made.id, reason=reason, after=after)
        carried += 1
    return Carried(carried, len(rows) - carried)


def _made_anew(
    claim: Reviewed,
    status: str,
    places: dict[Span, Span],
    new: Document,
    read: dict[Place, Reviewed],
) -> Reviewed | None:
    """Return the claim as the new version has it, or None where that is for people to see."""
    sentence = places.get(claim.sentence)
    if sentence is None:
        return None
    shift = sentence.start - claim.sentence.start
    start, end = claim.start + shift, claim.end + shift
    target = read.get((type(claim), start, end))
    if status in {"accepted", "rejected"}:
        return target if target is not None and _says(target) == _says(claim) else None
    moved = replace(
        claim, document=new.path, document_id=new.id, start=start, end=end, sentence=sentence,
        page=None, sources=tuple(replace(voice, start=None, end=None) for voice in claim.sources),
        id=target.id if target else stable_id("h", new.id, claim.id),
    )  # fmt: skip
    if not isinstance(moved, Figure):
        return moved
    # Where they stood, and of what it was a part, is known of the version before only.
    place = replace(moved.place, start=None, end=None) if moved.place else None
    date = replace(moved.date, start=None, end=None) if moved.date else None
    return replace(moved, place=place, date=date, part_of=None)


def _says(claim: Reviewed) -> tuple[object, ...]:
    """Return what a claim says, apart from where it stands."""
    if not isinstance(claim, Figure):
        return claim.text, claim.polarity
    return claim.low, claim.high, claim.outcome, claim.group, claim.polarity


def _by_place(records: Iterable[str]) -> dict[Place, Reviewed]:
    found: dict[Place, Reviewed] = {}
    for line in records:
        record = decode(line)
        if isinstance(record, Figure | Claim):
            found[type(record), record.start, record.end] = record
    return found


def _places(old: Document, new: Document) -> dict[Span, Span]:
    """Return where each sentence stands in the new version, if it is in both exactly once."""
    before = Counter(old.text[slice(*one)] for one in old.sentences)
    after = Counter(new.text[slice(*one)] for one in new.sentences)
    at = {new.text[slice(*one)]: one for one in new.sentences}
    return {
        one: at[words]
        for one in old.sentences
        if before[words := old.text[slice(*one)]] == 1 and after[words] == 1
    }
