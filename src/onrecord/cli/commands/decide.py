"""`onrecord decide`."""

from __future__ import annotations

import click

from onrecord.casebook import decisions, events
from onrecord.casebook.corrections import corrected
from onrecord.casebook.store import Casebook, open_casebook
from onrecord.casebook.view import load_claim
from onrecord.cli.casebooks import book_argument, reason_option, user_option
from onrecord.cli.output import say
from onrecord.errors import ConfigError

CLAIMS = ("accept", "reject", "reopen", "note", "edit")
EVENTS = ("assign", "merge", "split", "name")


@click.command("decide")
@book_argument
@click.argument("action", type=click.Choice((*CLAIMS, *EVENTS, "undo")))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE",
              help="For `edit`: what a field of the record should be.")  # fmt: skip
@click.option("--event", metavar="ID", help="For `assign`: the event; without it, none.")
@click.option("--label", metavar="TEXT", help="For `name` and `split`: what the event is called.")
@reason_option
@user_option
def command(path: str, action: str, ids: tuple[str, ...], **given: str | tuple[str, ...]) -> None:
    r"""Write a decision into a casebook: accept, reject, edit, merge, split, undo.

    \b
    onrecord decide CASEBOOK accept CLAIM…
    onrecord decide CASEBOOK edit CLAIM --set low=26 --set high=26 --reason "misprint"
    onrecord decide CASEBOOK note CLAIM --reason "see the annex"
    onrecord decide CASEBOOK assign CLAIM… --event EVENT
    onrecord decide CASEBOOK merge EVENT EVENT…      (the first keeps its name)
    onrecord decide CASEBOOK split EVENT CLAIM… --label TEXT
    onrecord decide CASEBOOK name EVENT --label TEXT
    onrecord decide CASEBOOK undo SEQ…               (numbers of the log)
    """
    with open_casebook(path) as book:
        if action in EVENTS:
            _about_events(book, action, ids, given)
        else:
            _about_claims(book, action, ids, given)
    say(f"{action}: {len(ids)}")


def _about_claims(book: Casebook, action: str, ids: tuple[str, ...], given: dict) -> None:  # type: ignore[type-arg]
    who = {"user": given["user"], "reason": given["reason"]}
    for one in ids:
        if action == "undo":
            if not one.isdecimal():
                raise ConfigError(f"{one!r} is no number of the log", hint="see `onrecord log`")
            decisions.undo(book, int(one), **who)
            continue
        record = None
        if action == "edit":
            record = corrected(load_claim(book, one)[0], given["changes"])
        decisions.decide(book, one, action, record=record, **who)


def _about_events(book: Casebook, action: str, ids: tuple[str, ...], given: dict) -> None:  # type: ignore[type-arg]
    who = {"user": given["user"], "reason": given["reason"]}
    first, *rest = ids
    if action in {"name", "split"} and not given["label"]:
        raise ConfigError(f"{action} needs --label", hint="say what the event is called")
    if action == "assign":
        for one in ids:
            events.assign(book, one, given["event"], **who)
    elif action == "merge":
        events.merge(book, first, rest, **who)
    elif action == "split":
        say(f"made event {events.split(book, first, rest, given['label'], **who)}")
    else:
        events.name_event(book, first, given["label"], **who)
