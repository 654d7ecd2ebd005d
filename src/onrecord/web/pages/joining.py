"""Persons merged and split by people, with a look ahead; who may see them, and who may be named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Any

from onrecord.casebook import persons as book_persons
from onrecord.casebook.access import restrict_person
from onrecord.casebook.releases import end_rule, release_by_rule, release_person, rule_entries
from onrecord.casebook.statements import Judged, judgements
from onrecord.errors import ConfigError
from onrecord.model import Person, PersonStatement, stable_id, to_builtins
from onrecord.register.listing import FACETS, Wanted, count_persons, list_persons
from onrecord.register.view import persons_if, show_persons
from onrecord.report.people import beside
from onrecord.web.exchange import Asked, Moved, Page, Table, whole
from onrecord.web.pages.confidential import filled
from onrecord.web.pages.deciding import onward
from onrecord.web.pages.entries import as_told
from onrecord.web.pages.persons import LABELS, WORDS, line_of, wanted_persons
from onrecord.web.register import register, required, statements_of, unchanged

MOST = 60
"""Statements that are laid beside each other; who has more is somebody else's namesake too."""


def merge_form(asked: Asked) -> Page:
    """Show what merging persons would make of them; nothing is changed."""
    parts = _parts(asked, asked.all("merge"))
    together = [one for person in parts for one in person.statements]
    ahead = persons_if(asked.book, together, joined(judgements(asked.book), together))
    said = [one for person in parts for one in statements_of(asked, person)]
    ahead = [one for one in ahead if not set(one.statements).isdisjoint(together)]
    values = {
        "parts": parts,
        "key": parts[0].id,
        "statements": said,
        "beside": beside(said),
        "ahead": ahead,
    }
    return Page("merge_persons.html", values, _data(parts, ahead), _table(said))


def merge(asked: Asked) -> Moved:
    """Make one person of several."""
    ids = [asked.params["person"], *asked.form.get("merge", ())]
    register(asked)
    unchanged(asked, ids)
    parts = _parts(asked, ids[1:])
    statements = [one for person in parts for one in person.statements]
    made = stable_id("r", *sorted(statements))
    seq = book_persons.join(
        asked.book, statements, [*(one.id for one in parts), made],
        user=asked.who.name, reason=asked.given("reason").strip(),
    )  # fmt: skip
    show_persons(asked.book)
    return onward(asked, f"/persons/{statements[0]}", seq)


def split_form(asked: Asked) -> Page:
    """Show what splitting a person would make of it; nothing is changed."""
    found, own, others = _sides(asked, asked.all("statement"))
    ahead = persons_if(asked.book, found.statements, parted(judgements(asked.book), own, others))
    said = statements_of(asked, found)
    ahead = [one for one in ahead if not set(one.statements).isdisjoint(found.statements)]
    values: dict[str, Any] = {
        "person": found,
        "key": found.id,
        "own": own,
        "sides": [
            (title, beside(side), side)
            for title, names in (("Stays", others), ("Becomes a person of its own", own))
            for side in ([one for one in said if one.id in names],)
        ],
        "ahead": ahead,
    }
    return Page("split_person.html", values, _data([found], ahead), _table(said))


def split(asked: Asked) -> Moved:
    """Say that some statements are about somebody else than the others."""
    register(asked)
    unchanged(asked, [asked.params["person"]])
    found, own, others = _sides(asked, asked.form.get("statement", ()))
    seq = book_persons.part(
        asked.book, own, others, found.id, user=asked.who.name, reason=asked.given("reason").strip()
    )
    show_persons(asked.book)
    return onward(asked, f"/persons/{others[0]}", seq)


def joined(judged: Judged, statements: Sequence[str]) -> Judged:
    """Return the judgements if statements were also judged to be all about one person."""
    pairs = {_pair(one, other) for one, other in combinations(statements, 2)}
    apart = tuple(pair for pair in judged.apart if pair not in pairs)
    return Judged((*judged.together, *sorted(pairs)), apart)


def parted(judged: Judged, own: Iterable[str], others: Iterable[str]) -> Judged:
    """Return the judgements if some statements were also judged to be about none that others are about."""
    pairs = {_pair(one, other) for one, other in product(own, others)}
    together = tuple(pair for pair in judged.together if pair not in pairs)
    return Judged(together, (*judged.apart, *sorted(pairs)))


def release(asked: Asked) -> Moved:
    """Say that a person may be named in dossiers, or is not to be named."""
    found = required(asked, asked.params["person"])
    action = asked.given("action")
    if action not in {"release", "keep"}:
        raise ConfigError(f"nothing is called {action!r}", hint="release, keep")
    release_person(
        asked.book, found.id, found.statements, released=action == "release",
        user=asked.who.name, reason=asked.given("reason"),
    )  # fmt: skip
    return onward(asked, f"/persons/{found.id}")


def limit(asked: Asked) -> Moved:
    """Say who may see a person."""
    found = required(asked, asked.params["person"])
    level, groups, reason = filled(asked)
    restrict_person(
        asked.book, found.statements, level, groups=groups, user=asked.who.name, reason=reason
    )
    return onward(asked, f"/persons/{found.id}")


def rule_form(asked: Asked) -> Page:
    """Show whom a rule would release to be named in dossiers, and the rules that hold."""
    book, wanted = register(asked), wanted_persons(asked)._replace(words="", released="")
    asks = {name: getattr(wanted, name) for name in FACETS if getattr(wanted, name)}
    held: list[dict[str, Any]] = [
        {"entry": one, "rule": rule_words((one.after or {})["rule"])}
        for one in as_told(asked, rule_entries(book))
    ]
    named = count_persons(book, Wanted(released="yes", reader=asked.reader)).total
    rows = [line_of(row) for row in list_persons(book, wanted, limit=12)] if asks else []
    values = {
        "asks": asks,
        "asks_words": rule_words(asks),
        "rules": held,
        "fit": count_persons(book, wanted).total if asks else 0,
        "rows": rows,
        "named": named,
        "total": count_persons(book, Wanted(reader=asked.reader)).total,
    }
    plain = [to_builtins(one["entry"]) for one in held]
    data = {"rules": plain, "named": named, "persons": values["total"]}
    table = Table(("seq", "time", "user", "rule", "reason"), (
        (one["seq"], one["time"], one["user"], str(one["after"]["rule"]), one["reason"]) for one in plain
    ))  # fmt: skip
    return Page("release.html", values, data, table)


def rule(asked: Asked) -> Moved:
    """Release persons by a rule, or end a rule."""
    user, reason = asked.who.name, asked.given("reason")
    if asked.given("end"):
        end_rule(asked.book, whole(asked.given("end"), "end"), user=user, reason=reason)
    else:
        asks = {name: asked.given(name).strip() for name in FACETS}
        release_by_rule(asked.book, asks, user=user, reason=reason)
    return onward(asked, "/persons/release")


def rule_words(asks: dict[str, str]) -> str:
    """Return what a rule asks of a person, in words."""
    return "; ".join(
        f"{LABELS[name].lower()}: {WORDS.get(name, {}).get(value, value)}"
        for name, value in asks.items()
    )


def _parts(asked: Asked, others: Iterable[str]) -> list[Person]:
    """Return the persons that are to be merged, the one that stays first.

    Raises:
        ConfigError: If they are fewer than two, or too many.
    """
    names = [asked.params["person"], *(one.strip() for one in others if one.strip())]
    found: dict[str, Person] = {one.id: one for one in (required(asked, name) for name in names)}
    if len(found) < 2:
        raise ConfigError("a merge needs two persons", hint="choose at least one other")
    if sum(len(one.statements) for one in found.values()) > MOST:
        raise ConfigError(f"more than {MOST} statements are about them", hint="merge fewer")
    return list(found.values())


def _sides(asked: Asked, chosen: Iterable[str]) -> tuple[Person, list[str], list[str]]:
    """Return a person, the statements that go, and those that stay.

    Raises:
        ConfigError: If there are none on one side.
    """
    found = required(asked, asked.params["person"])
    wanted = set(chosen)
    own = [one for one in found.statements if one in wanted]
    others = [one for one in found.statements if one not in wanted]
    if not own or not others:
        hint = f"choose some, and not all, of its {len(found.statements)} statements"
        raise ConfigError("a person cannot be split so", hint=hint)
    return found, own, others


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _data(parts: Sequence[Person], ahead: Sequence[Person]) -> dict[str, Any]:
    return {
        "persons": [to_builtins(one) for one in parts],
        "ahead": [to_builtins(one) for one in ahead],
    }


def _table(said: Iterable[PersonStatement]) -> Table:
    columns = ("id", "source", "locator", "name", "born", "died", "place")
    return Table(columns, ([getattr(one, name) for name in columns] for one in said))
