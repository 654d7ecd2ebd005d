"""The pages of responsibility, appeals and addressees: who is said to have done what, and what is asked."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Addressee, Appeal, Responsibility
from onrecord.report.saying import Saying, by_event, by_time, claim_spot, document_spot, saying_of
from onrecord.report.spots import Spot
from onrecord.report.view import View
from onrecord.report.words import vocabulary

NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Deed:
    """An actor with the role and the act that somebody ascribes to them."""

    actor: str
    role: str
    said: Saying


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks, and of whom."""

    addressee: str
    demand: str
    said: Saying


@dataclass(frozen=True, slots=True)
class Addressed:
    """One of those that documents are addressed to, with the documents and the words that say so."""

    name: str
    told: tuple[tuple[Spot, Spot], ...]


def deeds_by_event(view: View) -> list[tuple[Spot, list[Deed]]]:
    """Return the responsibilities of each event, the earliest document's first."""
    roles = vocabulary()["roles"]
    claims = (each for each in view.collection.claims if isinstance(each, Responsibility))
    return [
        (event, [Deed(each.actor, roles[each.role], saying_of(view, each)) for each in found])
        for event, found in by_event(view, claims)
    ]


def appeals_by_event(view: View) -> list[tuple[Spot, list[Asked]]]:
    """Return the appeals of each event, the earliest document's first."""
    claims = (each for each in view.collection.claims if isinstance(each, Appeal))
    return [
        (
            event,
            [Asked(each.addressee or NOBODY, each.demand, saying_of(view, each)) for each in found],
        )
        for event, found in by_event(view, claims)
    ]


def addressees_of(view: View) -> list[Addressed]:
    """Return those that documents are addressed to: most documents first, then by name."""
    groups: dict[str, list[Addressee]] = {}
    claims = (each for each in view.collection.claims if isinstance(each, Addressee))
    for claim in by_time(view, claims):
        groups.setdefault(claim.name.casefold(), []).append(claim)
    made = [
        Addressed(
            found[0].name,
            tuple((document_spot(view, each.document), claim_spot(view, each)) for each in found),
        )
        for found in groups.values()
    ]
    return sorted(made, key=lambda each: (-len(each.told), each.name.casefold()))
