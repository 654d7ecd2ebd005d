"""Lists for those who run support schemes: survivors, and families that lost somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.casebook.particulars import consequence_kind
from onrecord.model import Bereaved, Person, PersonStatement, Survivor
from onrecord.register.families import households, name_key
from onrecord.register.fates import OPEN, Statements, called_dead, still_missing
from onrecord.register.traits import child_on

HARMS = frozenset({"injured", "detained", "missing", "displaced"})
"""What somebody can live through, and be in need after."""
_BACK = {"father": "child", "mother": "child", "parent": "child", "child": "parent", "spouse": "spouse",
         "sibling": "sibling"}  # fmt: skip
"""Who somebody is to the kin that his or her own statement names."""
_OTHER = "other"
Namers = Mapping[str, Mapping[str, tuple[Person, str]]]
"""Of each person, who names that person as kin, by id, and who these are to him or her."""


def survivors(persons: Sequence[Person], statements: Statements) -> Iterator[Survivor]:
    """Yield those who lived through harm or have a lasting consequence, and whom no source calls dead."""
    for one in persons:
        said = _said(one, statements)
        harms = [fate for fate in one.statuses if fate in HARMS]
        lasting = tuple(dict.fromkeys(text for each in said for text in each.consequences))
        if called_dead(one, statements) or still_missing(one, statements) or not (harms or lasting):
            continue
        yield Survivor(
            person=one.id, name=one.name, sex=one.sex,
            age=_first(each.age.text if each.age else None for each in said),
            born=_first(each.born for each in said), place=_first(each.place for each in said),
            harms=tuple(harms), disabled=is_disabled(said), consequences=lasting,
            dependants=most_dependants(said), household=_first(each.household for each in said),
            sources=_sources(said),
        )  # fmt: skip


def bereaved(persons: Sequence[Person], statements: Statements) -> Iterator[Bereaved]:
    """Yield the families that lost somebody: households, and those whom only kinship tells.

    Kin whom a statement names stand under `left` with who they are, unless the same source lists them as
    dead or missing; so do persons whose own statements name the one who was lost, if one person alone has
    that full name.
    """
    namers = _namers(persons, statements)
    at_home: set[str] = set()
    gone = {
        (each.source, each.name)
        for one in persons if called_dead(one, statements) or set(one.statuses) & OPEN
        for each in _said(one, statements)
    }  # fmt: skip
    for household in households(persons, statements):
        at_home |= {one.id for one in household.members}
        found = _family(household.members, statements, gone, namers, complete=household.complete)
        if found is not None:
            yield found
    for one in persons:
        told = one.id in namers or any(each.kin for each in _said(one, statements))
        if one.id not in at_home and told:
            found = _family([one], statements, gone, namers, complete=False)
            if found is not None:
                yield found


def _family(
    members: Sequence[Person], statements: Statements, gone: set[tuple[str, str]], namers: Namers,
    *, complete: bool,
) -> Bereaved | None:  # fmt: skip
    dead = [one for one in members if called_dead(one, statements)]
    missing = [one for one in members if one not in dead and _is_missing(one, statements)]
    if not dead and not missing:
        return None
    left = [one for one in members if one not in dead and one not in missing]
    beside = {
        name: (other, relation)
        for one in (*dead, *missing)
        for name, (other, relation) in namers.get(one.id, {}).items()
        if other not in members
        and not called_dead(other, statements)
        and not _is_missing(other, statements)
    }
    children = [
        child_on(one, None, statements) for one in (*left, *(other for other, _ in beside.values()))
    ]
    said = [each for one in members for each in _said(one, statements)]
    lost = [each for one in (*dead, *missing) for each in _said(one, statements)]
    told = [
        count for one in (*dead, *missing)
        if (count := most_dependants(_said(one, statements))) is not None
    ]  # fmt: skip
    names = {one.name for one in members}
    kin = {
        name_key(other.name): f"{other.name} ({relation})" for other, relation in beside.values()
    }
    for each in lost:
        for one in each.kin:
            if one.name not in names and (each.source, one.name) not in gone:
                kin.setdefault(name_key(one.name), f"{one.name} ({one.relation})")
    return Bereaved(
        household=_first(each.household for each in said) or "",
        dead=tuple(one.name for one in dead), missing=tuple(one.name for one in missing),
        left=(*(one.name for one in left), *kin.values()), children=children.count(True),
        children_unknown=children.count(None),
        disabled=tuple(one.name for one in left if is_disabled(_said(one, statements))),
        dependants=sum(told) if told else None, complete=complete, place=_first(each.place for each in said),
        sources=_sources(said),
    )  # fmt: skip


def _namers(persons: Sequence[Person], statements: Statements) -> Namers:
    """Return who names whom as kin, where one person alone has that full name."""
    called: dict[str, set[str]] = defaultdict(set)
    for one in persons:
        for each in _said(one, statements):
            called[name_key(each.name)].add(one.id)
    found: dict[str, dict[str, tuple[Person, str]]] = defaultdict(dict)
    for one in persons:
        for kin in (kin for each in _said(one, statements) for kin in each.kin):
            key = name_key(kin.name)
            meant = called.get(key, set()) - {one.id}
            if len(meant) == 1 and " " in key:
                found[meant.pop()].setdefault(one.id, (one, _BACK.get(kin.relation, _OTHER)))
    return found


def _is_missing(one: Person, statements: Statements) -> bool:
    return bool(set(one.statuses) & OPEN and still_missing(one, statements))


def is_disabled(said: Iterable[PersonStatement]) -> bool:
    """True where a statement tells of a disability."""
    return any(
        consequence_kind(text) == "disability" for each in said for text in each.consequences
    )


def most_dependants(said: Iterable[PersonStatement]) -> int | None:
    """Return the most dependants of a person that a source states: sources tell of the same ones."""
    return max((each.dependants for each in said if each.dependants is not None), default=None)


def _said(one: Person, statements: Mapping[str, PersonStatement]) -> list[PersonStatement]:
    return [statements[name] for name in one.statements]


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _sources(said: Iterable[PersonStatement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{each.source}, {each.locator}" for each in said))
