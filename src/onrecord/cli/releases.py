"""`onrecord register release`: who of the register may be named in dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.casebooks import book_argument, reason_option, user_option
from onrecord.cli.output import say, say_out
from onrecord.errors import CasebookError

if TYPE_CHECKING:
    from onrecord.casebook.store import Casebook


@click.command("release")
@book_argument
@click.argument("persons", nargs=-1, metavar="[PERSON]...")
@click.option("--rule", "facets", multiple=True, metavar="FACET=VALUE",
              help="Release all who have this, now and later: list=memorial, outcome=killed …")  # fmt: skip
@click.option("--keep", is_flag=True, help="Keep the persons back, whatever a rule says.")
@click.option("--end", type=int, metavar="SEQ", help="End the rule of this entry of the log.")
@click.option("--list", "listed", is_flag=True, help="Print the rules and how many are released.")
@reason_option
@user_option
def release(  # noqa: PLR0913 - one for each option
    path: str, persons: tuple[str, ...], *, facets: tuple[str, ...], keep: bool, end: int | None,
    listed: bool, reason: str, user: str,
) -> None:  # fmt: skip
    """Say who of the register may be named in dossiers: one by one, or by a rule.

    Nobody is until then; the counts are of all. PERSON is an id of a person, or of a statement about
    one. Confidential persons are not named in any case.
    """
    from onrecord.casebook import releases  # noqa: PLC0415 - the register loads slowly
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415
    from onrecord.register.listing import Wanted, count_persons  # noqa: PLC0415
    from onrecord.register.view import show_persons  # noqa: PLC0415

    if not (persons or facets or end is not None or listed):
        raise click.UsageError("name persons, a --rule, a rule to --end, or --list")
    with open_casebook(path) as book:
        show_persons(book)
        for name in persons:
            found, statements = _person(book, name)
            releases.release_person(
                book, found, statements, released=not keep, user=user, reason=reason
            )
        if facets:
            releases.release_by_rule(book, _rule(facets), user=user, reason=reason)
        if end is not None:
            releases.end_rule(book, end, user=user, reason=reason)
        if listed:
            for entry in releases.rule_entries(book):
                asks = ", ".join(
                    f"{name}={value}" for name, value in (entry.after or {})["rule"].items()
                )
                say_out(f"entry {entry.seq}: {asks} ({entry.user}: {entry.reason})")
        named = count_persons(book, Wanted(released="yes")).total
        say(f"{named} of {count_persons(book, Wanted()).total} persons may be named")


def _person(book: Casebook, name: str) -> tuple[str, tuple[str, ...]]:
    from onrecord.model import Person, decode_as  # noqa: PLC0415
    from onrecord.register.listing import find_person  # noqa: PLC0415

    row = find_person(book, name)
    if row is None:
        hint = "`onrecord register persons` lists the persons with their ids"
        raise CasebookError(f"has no person {name!r}", path=book.path, hint=hint)
    found = decode_as(Person, row["record"])
    return found.id, found.statements


def _rule(given: tuple[str, ...]) -> dict[str, str]:
    """Return a rule as facets with their values.

    Raises:
        click.BadParameter: If there is no such facet, or it has no value.
    """
    from onrecord.register.listing import FACETS  # noqa: PLC0415

    found = {}
    for one in given:
        name, _, value = one.partition("=")
        if name not in FACETS or not value:
            raise click.BadParameter(f"{one!r} is no FACET=VALUE; there are {', '.join(FACETS)}")
        found[name] = value
    return found
