"""Adjudication: what coders said of the same words side by side, and what is taken of it.

What an adjudicator takes becomes ordinary decisions, with the reason and the round noted in each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from onrecord.casebook.agreement import compare_coders
from onrecord.casebook.coding import Coded, Said, offered, said
from onrecord.casebook.decisions import (
    Deciding,
    bare,
    in_place,
    write_claim,
    write_decision,
    write_undo,
)
from onrecord.casebook.log import append, entries
from onrecord.casebook.matching import Match
from onrecord.casebook.readings import Reviewed
from onrecord.casebook.rounds import SETTLE, finished_round
from onrecord.casebook.store import Casebook, transaction
from onrecord.casebook.view import load_claim
from onrecord.errors import CasebookError
from onrecord.model import Figure, Json, Round, Saying, SideBySide, stable_id

NOTHING = "nothing"
"""What is taken where an adjudicator says that nothing is claimed there."""


class Unit(NamedTuple):
    """What the coders of a round said of the same words: as it is shown, and what each of them said."""

    shown: SideBySide
    codes: dict[str, Coded]


def side_by_side(book: Casebook, name: str) -> list[SideBySide]:
    """Return what the coders of a round said of the same words, in the order of the texts.

    Raises:
        CasebookError: If there is no such round, or somebody has not finished it.
    """
    found = finished_round(book, name)
    return [one.shown for one in units(book, found)]


def settle_unit(
    book: Casebook,
    name: str,
    unit: str,
    take: str,
    *,
    user: str,
    reason: str = "",
    record: Reviewed | None = None,
) -> list[int | str]:
    """Settle one unit of a round, and return the numbers of the decisions and the ids of claims made.

    Args:
        book: The casebook.
        name: The round.
        unit: The unit's id.
        take: The coder whose word is taken, or `nothing`.
        user: The adjudicator.
        reason: Why.
        record: The claim as it should be, where it is that of none of them; `take` names the coder whose
            place in the text it keeps.

    Raises:
        CasebookError: If there is no such unit, or it has been settled, or the coder said nothing.
    """
    with transaction(book):
        return _settle(
            book, _unit(book, name, unit), take, Deciding(user, reason, round=name), record
        )


def _settle(
    book: Casebook, unit: Unit, take: str, by: Deciding, record: Reviewed | None = None
) -> list[int | str]:
    """Settle a unit, inside a transaction."""
    shown, codes = unit
    if shown.settled is not None:
        raise CasebookError(f"unit {shown.unit} has been settled already", path=book.path)
    wanted = _taken(unit, take)
    if record is not None and wanted is not None:
        wanted = in_place(record, wanted)
    made = _decide(book, wanted, codes, by)
    after: Json = {
        "round": shown.round, "take": take, "decisions": made, "document": _document(codes),
    }  # fmt: skip
    append(book.db, by.user, SETTLE, shown.unit, reason=by.reason, after=after)
    return made


def reopen_unit(book: Casebook, name: str, unit: str, *, user: str, reason: str = "") -> None:
    """Take back how a unit of a round was settled, with the decisions that were made of it.

    Raises:
        CasebookError: If it has not been settled, or one of the decisions has been taken back already.
    """
    with transaction(book):
        found = _unit(book, name, unit)
        if found.shown.settled is None:
            raise CasebookError(f"unit {unit} has not been settled", path=book.path)
        *_, last = entries(book, subject=unit, actions=(SETTLE,))
        for made in reversed((last.after or {})["decisions"]):
            seq = made if isinstance(made, int) else _added(book, made)
            write_undo(book, seq, user=user, reason=reason)
        after: Json = {"round": name, "take": None, "document": _document(found.codes)}
        append(book.db, user, SETTLE, unit, reason=reason, after=after)


def _added(book: Casebook, claim: str) -> int:
    """Return the number of the entry by which a claim was put in."""
    return next(entries(book, subject=claim, actions=("add",))).seq


def taken(book: Casebook, name: str, unit: str, take: str) -> Reviewed | None:
    """Return the claim that a coder has in a unit, None where it is nothing.

    Raises:
        CasebookError: If there is no such unit, or no such coder.
    """
    return _taken(_unit(book, name, unit), take)


def _unit(book: Casebook, name: str, unit: str) -> Unit:
    for one in units(book, finished_round(book, name)):
        if one.shown.unit == unit:
            return one
    hint = "`onrecord code compare` lists the units with their ids"
    raise CasebookError(f"has no unit {unit!r} in round {name!r}", path=book.path, hint=hint)


def _taken(unit: Unit, take: str) -> Reviewed | None:
    shown, codes = unit
    if take == NOTHING:
        return None
    if take not in {one.coder for one in shown.sayings}:
        known = ", ".join((*(one.coder for one in shown.sayings), NOTHING))
        raise CasebookError(f"{take!r} is no coder of this round", hint=f"take one of {known}")
    if take not in codes or codes[take].status == "rejected":
        return None
    return codes[take].record


def _decide(
    book: Casebook, wanted: Reviewed | None, codes: dict[str, Coded], by: Deciding
) -> list[int | str]:
    """Turn what is wanted into decisions about the machine's claims of the unit, and a claim beside them."""
    read = dict.fromkeys(one.subject for one in codes.values() if one.status != "added")
    made: list[int | str] = []
    left = wanted
    for claim in read:
        try:
            current, _ = load_claim(book, claim)
        except CasebookError:
            continue  # a newer program reads it no longer, and nobody decided about it
        if left is None or left.span != current.span:
            made.append(write_decision(book, claim, "reject", by))
            continue
        same = _says(left) == _says(current)
        action, record = ("accept", None) if same else ("edit", left)
        made.append(write_decision(book, claim, action, by, record))
        left = None
    if left is not None:
        made.append(write_claim(book, left, by))
    return made


def settle_agreed(
    book: Casebook,
    name: str,
    *,
    user: str,
    reason: str = "",
    documents: Collection[str] | None = None,
) -> int:
    """Settle all units on which the coders of a round agree, and return how many they were.

    Args:
        book: The casebook.
        name: The round.
        user: The adjudicator.
        reason: Why, if not because they agree.
        documents: Only units in these (their ids); None for all of the round.
    """
    by = Deciding(user, reason or "all coders agree", round=name)
    with transaction(book):
        agreed = [
            one
            for one in units(book, finished_round(book, name))
            if one.shown.agreed
            and one.shown.settled is None
            and (documents is None or _document(one.codes) in documents)
        ]
        for one in agreed:
            first = one.shown.sayings[0]
            _settle(book, one, first.coder if first.claim else NOTHING, by)
    return len(agreed)


def units(book: Casebook, found: Round) -> Iterator[Unit]:
    """Yield the units of a finished round, in the order of its documents and their texts."""
    told = said(book, found)
    settled = {
        entry.subject: (entry.after or {}).get("take")
        for entry in entries(book, after=found.begun, actions=(SETTLE,))
    }
    for compared in compare_coders(book, found, told):
        row = book.db.execute(
            "SELECT path, text FROM document WHERE id = ?", (compared.document,)
        ).fetchone()
        claims = offered(book, found, compared.document)
        made = [_codes_of(one, told) for one in compared.matches]
        known = {code.subject for codes in made for code in codes.values()}
        made += [_rejected(claim, told) for claim in claims.keys() - known]
        for codes in sorted(made, key=_place):
            if codes:
                yield Unit(_shown(found, codes, row["path"], row["text"], settled), codes)


def _codes_of(one: Match, told: Said) -> dict[str, Coded]:
    """Return what each coder said of a match; of those who have no claim in it, what they rejected."""
    codes = {part.coder: told[part.coder][part.subject] for part in one}
    for coder, own in told.items():
        for part in one:
            if coder not in codes and part.subject in own:
                codes[coder] = own[part.subject]
    return codes


def _rejected(claim: str, told: Said) -> dict[str, Coded]:
    """Return what coders said of a claim that none of them has."""
    return {coder: own[claim] for coder, own in told.items() if claim in own}


def _place(codes: dict[str, Coded]) -> tuple[int, str]:
    first = min(codes.values(), key=lambda one: (one.record.start, one.subject), default=None)
    return (first.record.start, first.subject) if first else (0, "")


def _shown(
    found: Round, codes: dict[str, Coded], path: str, text: str, settled: dict[str, str | None]
) -> SideBySide:
    first = min(codes.values(), key=lambda one: (one.status == "rejected", one.record.start)).record
    subjects = sorted(f"{coder}:{one.subject}" for coder, one in codes.items())
    unit = stable_id("u", found.name, *subjects)
    whole = len(codes) == len(found.coders)
    said_of_it = [None if one.status == "rejected" else _says(one.record) for one in codes.values()]
    return SideBySide(
        unit=unit,
        round=found.name,
        of=type(first).__name__.lower(),
        document=path,
        start=first.start,
        end=first.end,
        text=first.text,
        sentence=text[slice(*first.sentence)],
        sayings=tuple(_saying(coder, codes.get(coder)) for coder in found.coders),
        agreed=whole and all(one == said_of_it[0] for one in said_of_it),
        settled=settled.get(unit),
    )


def _saying(coder: str, one: Coded | None) -> Saying:
    if one is None or one.status == "rejected":
        status = one.status if one else "unreviewed"
        return Saying(coder=coder, status=status, reason=one.reason if one else "")
    record = one.record
    figure = record if isinstance(record, Figure) else None
    return Saying(
        coder=coder,
        status=one.status,
        claim=one.subject,
        start=record.start,
        end=record.end,
        text=record.text,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        outcome=figure.outcome if figure else (),
        group=figure.group if figure else (),
        polarity=record.polarity,
        reason=one.reason,
    )


def _says(record: Reviewed) -> Json:
    """Return what a claim says and where, apart from who wrote it down."""
    plain = bare(record)
    return {name: plain[name] for name in plain if name not in {"id", "extractor", "event"}}


def _document(codes: dict[str, Coded]) -> str:
    return next(iter(codes.values())).record.document_id
