"""The dossier's pages on the register: counts of all, and the persons who are released to be named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.export.tables import write_csv, write_jsonl
from onrecord.model import Derived, Estimate, Overlaps, Person, PersonStatement, encode
from onrecord.register.names import plain
from onrecord.register.sites import Site
from onrecord.report.names import page_names
from onrecord.report.people import beside, over_time
from onrecord.report.sitemap import site_map

INDEX = "register.html"
MOST_NAMED = 2000
"""Persons that the page of the register lists; all of them stand in the data."""
MOST_SITES = 400


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person who is released: as the statements that are released tell, and how many others there are."""

    person: Person
    statements: tuple[PersonStatement, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list that a register is made of."""

    name: str
    statements: int
    single: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class ShownEstimates:
    """Estimates of how many stand on no list, as they were kept; `made` is the day, `asked` of whom they are."""

    estimates: tuple[Estimate, ...]
    overlaps: dict[str, Overlaps]
    refused: dict[str, str]
    asked: dict[str, str]
    made: str
    stale: bool


@dataclass(frozen=True, slots=True)
class ShownRegister:
    """What a dossier shows of a casebook's register.

    Attributes:
        name: The casebook.
        total: How many persons there are.
        named: Those who are released, by name.
        derived: The figures that follow from all persons.
        lists: The lists that it is made of.
        sites: Burial sites and places, of all who are not confidential.
        estimates: Those of who is on no list, where some are kept.
    """

    name: str
    total: int
    named: tuple[NamedPerson, ...]
    derived: tuple[Derived, ...]
    lists: tuple[ShownList, ...]
    sites: tuple[Site, ...]
    estimates: ShownEstimates | None = None


def register_pages(
    registers: tuple[ShownRegister, ...],
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the path, the template and the values of each page on registers."""
    if not registers:
        return
    pages = _pages(registers)
    shown = [
        {
            "register": one,
            "number": number,
            "named": [(each, pages[number, place]) for place, each in enumerate(one.named)][:MOST_NAMED],
            "left_out": max(len(one.named) - MOST_NAMED, 0),
            "sites": list(enumerate(one.sites[:MOST_SITES], start=1)),
            "map": site_map(list(enumerate(one.sites[:MOST_SITES], start=1)), f"site{number}", "Burial sites and places"),
            "estimated": _estimated(one.estimates, f"r{number}e") if one.estimates else None,
        }
        for number, one in enumerate(registers)
    ]  # fmt: skip
    yield INDEX, "register.html", {"registers": shown}
    for number, one in enumerate(registers):
        for place, each in enumerate(one.named):
            values = {
                "named": each,
                "beside": beside(each.statements),
                "over_time": over_time(each.statements),
            }
            yield pages[number, place], "person.html", values


def _estimated(shown: ShownEstimates, prefix: str) -> dict[str, Any]:
    from onrecord.report.estimatepage import estimate_values  # noqa: PLC0415 - SciPy is slow to load

    return estimate_values(shown.overlaps, shown.estimates, shown.refused, prefix)


def register_data(registers: tuple[ShownRegister, ...]) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the path of each data file of registers, with its text in pieces."""
    if not registers:
        return
    derived = [one for register in registers for one in register.derived]
    named = [one for register in registers for one in register.named]
    said = [statement for one in named for statement in one.statements]
    yield "data/derived.jsonl", iter(write_jsonl(derived))
    yield "data/derived.csv", iter(write_csv(derived, Derived))
    yield "data/persons.jsonl", iter(write_jsonl([one.person for one in named]))
    yield "data/persons.csv", iter(write_csv([one.person for one in named], Person))
    yield "data/statements.jsonl", iter(write_jsonl(said))
    estimates = [each for one in registers if one.estimates for each in one.estimates.estimates]
    if estimates:
        yield "data/estimates.jsonl", iter(write_jsonl(estimates))
        yield "data/estimates.csv", iter(write_csv(estimates, Estimate))


def register_digest(registers: tuple[ShownRegister, ...]) -> str:
    """Return what tells what is shown of registers from anything else; empty where there are none."""
    digest = hashlib.sha256()
    for register in registers:
        digest.update(
            f"{register.total} {register.lists!r} {register.sites!r}\n".encode(errors="replace")
        )
        for one in (*register.derived, *(each.person for each in register.named)):
            digest.update(encode(one).encode("utf-8", "surrogatepass") + b"\n")
        if register.estimates:
            digest.update(f"{register.estimates!r}\n".encode(errors="replace"))
        for said in (said for each in register.named for said in each.statements):
            digest.update(encode(said).encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest() if registers else ""


def _pages(registers: tuple[ShownRegister, ...]) -> dict[tuple[int, int], str]:
    keys = {
        f"{number} {place}": (number, place)
        for number, one in enumerate(registers)
        for place in range(len(one.named))
    }
    names = page_names(
        (
            (key, plain(registers[number].named[place].person.name))
            for key, (number, place) in keys.items()
        ),
        "persons",
    )
    return {keys[key]: page for key, page in names.items()}
