"""Persons as they are judged now: by people first, by the model where nobody has decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.casebook.statements import (
    Judged,
    judgements,
    load_pairings,
    load_statements,
    single_lists,
)
from onrecord.casebook.store import Casebook
from onrecord.model import Pairing, Person, PersonStatement, stable_id
from onrecord.register.clusters import JOIN, Group, propose
from onrecord.register.derived import Alike
from onrecord.register.features import born_of, sex_of
from onrecord.register.years import meet
from onrecord.resolve.edtf import overlap, valid

SURE = 0.9
"""The probability from which the model joins by itself; below, a person is asked."""
ASKED = (0.05, SURE)
"""Between these probabilities a pair waits for a person."""


def load_persons(book: Casebook, *, join: float = SURE) -> list[Person]:
    """Return the persons of a casebook's register, those with the most statements first."""
    return judged_persons(
        load_statements(book),
        load_pairings(book),
        judgements(book),
        single_lists(book),
        join=join,
    )


def judged_persons(
    statements: Sequence[PersonStatement],
    pairings: Iterable[Pairing],
    judged: Judged,
    single: frozenset[str],
    *,
    join: float = SURE,
) -> list[Person]:
    """Return the persons that statements are about, those with the most statements first.

    Args:
        statements: What sources say.
        pairings: What the machine thinks of pairs; those of other statements bear on nothing.
        judged: What people have decided of pairs.
        single: The lists on which each person stands but once.
        join: The probability from which the model joins by itself.
    """
    by_id = {one.id: one for one in statements}
    here = by_id.keys()
    groups = propose(
        here,
        [pair for pair in pairings if pair.a in here and pair.b in here],
        join=join,
        together=[pair for pair in judged.together if here >= set(pair)],
        apart=[pair for pair in judged.apart if here >= set(pair)],
        source_of={one.id: one.source for one in statements},
        without_duplicates=single,
    )
    decided = {frozenset(pair) for pair in judged.together}
    return [person_of(group, by_id, decided) for group in groups]


def person_of(
    group: Group, statements: dict[str, PersonStatement], decided: set[frozenset[str]] = frozenset()  # type: ignore[assignment]
) -> Person:  # fmt: skip
    """Return the person that a group of statements is about.

    Args:
        group: The ids of the statements.
        statements: All statements by id.
        decided: The pairs that people have judged to be one person.
    """
    members = sorted(group)
    said = [statements[one] for one in members]
    names = sorted({one.name for one in said}, key=lambda name: (-len(name), name))
    sexes = {sex_of(one) for one in said} - {None}
    fates = dict.fromkeys(status.status for one in said for status in one.statuses)
    return Person(
        id=stable_id("r", *members),
        statements=tuple(members),
        name=names[0],
        sex=sexes.pop() if len(sexes) == 1 else None,  # type: ignore[arg-type]
        statuses=tuple(fates),
        by_machine=not _joined_by(members, decided),
        doubts=tuple(_doubts(said)),
    )


def queue_of(book: Casebook) -> list[Pairing]:
    """Return the pairs that wait for a person: between sure and unlikely, and not judged yet."""
    judged = judgements(book)
    settled = {*judged.together, *judged.apart}
    return [
        pair for pair in load_pairings(book, least=ASKED[0], most=ASKED[1])
        if tuple(sorted((pair.a, pair.b))) not in settled
    ]  # fmt: skip


def may_be_one(book: Casebook, persons: Sequence[Person]) -> Alike:
    """Return which persons of a casebook's register may be one: whom pairs that wait would rather join.

    Args:
        book: The casebook.
        persons: As they are judged now, or some of them.
    """
    waiting = (pair for pair in queue_of(book) if pair.probability >= JOIN)
    source_of = {one.id: one.source for one in load_statements(book)}
    return alike(persons, waiting, source_of, single_lists(book))


def alike(
    persons: Sequence[Person],
    waiting: Iterable[Pairing],
    source_of: Mapping[str, str],
    single: Collection[str],
) -> Alike:
    """Return which persons may be one, through any chain of pairs.

    Args:
        persons: As they are judged now.
        waiting: The pairs of statements that may join them.
        source_of: The list of each statement.
        single: The lists on which each person stands but once.
    """
    of = {name: place for place, one in enumerate(persons) for name in one.statements}
    first = list(range(len(persons)))

    def root(place: int) -> int:
        while first[place] != place:
            first[place] = first[first[place]]
            place = first[place]
        return place

    for pair in waiting:
        if pair.a in of and pair.b in of:
            one, other = sorted((root(of[pair.a]), root(of[pair.b])))
            first[other] = one
    return Alike(
        {one.id: persons[root(place)].id for place, one in enumerate(persons)},
        {
            one.id: frozenset(source_of[name] for name in one.statements).intersection(single)
            for one in persons
        },
    )


def _joined_by(members: Sequence[str], decided: set[frozenset[str]]) -> bool:
    """True if what people decided joins all of them."""
    reached, left = {members[0]}, set(members[1:])
    while left:
        found = {
            one for one in left if any(frozenset((one, other)) in decided for other in reached)
        }
        if not found:
            return False
        reached |= found
        left -= found
    return True


def _doubts(said: Sequence[PersonStatement]) -> Iterable[str]:
    if len({sex_of(one) for one in said} - {None}) > 1:
        yield "the statements give different sexes"
    for one, other in combinations(said, 2):
        if (
            one.died
            and other.died
            and valid(one.died)
            and valid(other.died)
            and not overlap(one.died, other.died)
        ):
            yield f"{one.source} and {other.source} give different dates of death"
        if meet(born_of(one), born_of(other), slack=366) is False:
            yield f"{one.source} and {other.source} give times of birth that do not meet"
