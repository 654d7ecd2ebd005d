"""The page of recognitions: which body took which act, when, and how the lists changed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.compare.rolls import compare_rolls
from onrecord.model import Recognition, Roll
from onrecord.report.dates import order_key
from onrecord.report.saying import claim_spot, document_spot, event_spot
from onrecord.report.spots import Spot
from onrecord.report.view import View
from onrecord.report.words import number, plural, vocabulary
from onrecord.resolve.say_dates import say_date

KINDS = {
    "parliament": "Parliaments and states",
    "government": "Governments",
    "international_organisation": "International organisations",
    "court": "Courts",
    "subnational_legislature": "Legislatures of parts of states",
    "city": "Cities",
    "other": "Other bodies",
}
"""The headings under which bodies stand, in their order."""


@dataclass(frozen=True, slots=True)
class Told:
    """A document that tells of an act, with the words; `polarity` where it does not assert it."""

    document: Spot
    words: Spot
    polarity: str


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act of one body as the page shows it, with all documents that tell of it.

    `event` is what it was an act about; `unnamed` is how many bodies a count stands for that no
    document names.
    """

    event: Spot
    body: str
    code: str
    when: str
    act: str
    instrument: str
    unnamed: int
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class RollLine:
    """Two lists beside each other, in words."""

    event: Spot
    kind: str
    before: Spot
    after: Spot
    counts: tuple[str, str]
    joined: tuple[str, ...]
    gone: tuple[str, ...]
    unnamed: str


def acts_by_kind(view: View) -> dict[str, list[ActLine]]:
    """Return the acts of each kind of body over time; those without a date come last."""
    groups: dict[str, dict[tuple[object, ...], list[Recognition]]] = {}
    for claim in view.collection.claims:
        if isinstance(claim, Recognition):
            body = claim.code or claim.body.casefold()
            own = claim.id if claim.unnamed else ""
            key = (claim.event, body, claim.act, claim.as_term, claim.date, own)
            groups.setdefault(claim.body_kind, {}).setdefault(key, []).append(claim)
    made = {}
    for kind, heading in KINDS.items():
        acts = sorted(groups.get(kind, {}).values(), key=_order)
        if acts:
            made[heading] = [_line(view, each) for each in acts]
    return made


def _order(found: list[Recognition]) -> tuple[object, ...]:
    first = found[0]
    return (first.unnamed > 0, not first.date, order_key(first.date), first.body.casefold())


def _line(view: View, found: list[Recognition]) -> ActLine:
    first = found[0]
    as_term = f" as “{first.as_term}”" if first.as_term else ""
    return ActLine(
        event=event_spot(view, first.event),
        body=first.body,
        code=first.code or "",
        when=say_date(first.date),
        act=f"{first.act}{as_term}",
        instrument="; ".join(
            dict.fromkeys(each.instrument for each in found if each.instrument is not None)
        ),
        unnamed=first.unnamed,
        told=tuple(
            Told(
                document_spot(view, each.document),
                claim_spot(view, each),
                vocabulary()["polarities"].get(each.polarity, ""),
            )
            for each in found
        ),
    )


def rolls_of(view: View) -> list[RollLine]:
    """Return each list of bodies beside that of the document before it."""
    rolls = compare_rolls(view.collection.documents, view.collection.claims)
    return [_roll(view, each) for each in rolls]


def _roll(view: View, roll: Roll) -> RollLine:
    return RollLine(
        event=event_spot(view, roll.event),
        kind=KINDS.get(roll.body_kind, KINDS["other"]),
        before=document_spot(view, roll.a),
        after=document_spot(view, roll.b),
        counts=(_count(roll.a_stated, roll.a_named), _count(roll.b_stated, roll.b_named)),
        joined=roll.joined,
        gone=roll.gone,
        unnamed=plural(roll.unnamed, "body", "bodies") if roll.unnamed else "",
    )


def _count(stated: int | None, named: int) -> str:
    words = f"names {number(named)}" if named else "names none"
    return f"{words}, states {number(stated)}" if stated is not None else words
