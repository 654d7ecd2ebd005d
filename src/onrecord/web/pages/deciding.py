"""Decisions about claims, from forms: accept, reject, correct, note, take back, give to an event."""

from __future__ import annotations

from urllib.parse import urlencode

from onrecord.casebook import events
from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import decide, undo
from onrecord.casebook.log import entries
from onrecord.casebook.view import load_claim
from onrecord.errors import ConfigError
from onrecord.model import Figure, LogEntry
from onrecord.web.exchange import Asked, ForbiddenError, MissingError, Moved, Page, local, whole
from onrecord.web.pages.claims import claim_values, required
from onrecord.web.pages.forms import FIELDS, changes, shown

ACTIONS = ("accept", "reject", "reopen", "note")


def decide_claim(asked: Asked) -> Moved:
    """Write a decision about a claim into the log."""
    key = required(asked, asked.params["claim"])["id"]
    action = asked.given("action")
    if action not in ACTIONS:
        raise ConfigError(f"no decision {action!r}", hint=", ".join(ACTIONS))
    seq = decide(
        asked.book,
        key,
        action,
        user=asked.who.name,
        reason=asked.given("reason").strip(),
        seen=seen(asked),
    )
    return onward(asked, f"/claims/{key}", seq)


def seen(asked: Asked) -> int:
    """Return the revision that the form was made from."""
    return whole(asked.given("seen"), "seen")


def needed_reason(asked: Asked) -> str:
    """Return the reason that a form gives.

    Raises:
        ConfigError: If it gives none.
    """
    reason = asked.given("reason").strip()
    if not reason:
        raise ConfigError("no reason is given", hint="say why, in a sentence; the log keeps it")
    return reason


def onward(asked: Asked, otherwise: str, seq: int | None = None) -> Moved:
    """Return the way on that a form asks for; `done` tells the next page what has just been done."""
    href, mark, place = local(asked.given("next"), otherwise).partition("#")
    if seq is not None:
        path, _, query = href.partition("?")
        kept = [part for part in query.split("&") if part and not part.startswith("done=")]
        href = f"{path}?{'&'.join([*kept, urlencode({'done': seq})])}"
    return Moved(f"{href}{mark}{place}")


def edit_form(asked: Asked) -> Page:
    """Show a claim's fields to be corrected."""
    row = required(asked, asked.params["claim"])
    record, state = load_claim(asked.book, row["id"])
    values = {
        **claim_values(asked, row),
        "action": f"/claims/{row['id']}/edit",
        "fields_of": FIELDS[row["kind"]],
        "given": shown(record),
        "seen": state.revision,
        "next": local(asked.get("next"), f"/claims/{row['id']}"),
    }
    return Page("edit.html", values, {"fields": shown(record), "revision": state.revision})


def edit(asked: Asked) -> Moved:
    """Write a correction into the log."""
    row = required(asked, asked.params["claim"])
    record, _ = load_claim(asked.book, row["id"])
    made = corrected(record, changes(asked.form, row["kind"], record))
    if made == record:
        raise ConfigError("nothing is different", hint="accept the claim, if it is right as it is")
    seq = decide(
        asked.book, row["id"], "edit", user=asked.who.name, reason=asked.given("reason").strip(),
        record=made, seen=seen(asked),
    )  # fmt: skip
    return onward(asked, f"/claims/{row['id']}", seq)


def assign(asked: Asked) -> Moved:
    """Give a claim to an event, or to none."""
    row = required(asked, asked.params["claim"])
    if row["kind"] != Figure.__name__.lower():
        raise ConfigError(
            "only figures are given to events", hint="other claims follow their figures"
        )
    event = asked.given("event").strip() or None
    if event is not None and not events.event_revision(asked.book, event):
        raise MissingError(f"there is no event {event!r}")
    seq = events.assign(
        asked.book, row["id"], event, user=asked.who.name, reason=asked.given("reason")
    )
    return onward(asked, f"/claims/{row['id']}", seq)


def undo_entry(asked: Asked) -> Moved:
    """Take back a decision; a coder only their own."""
    seq = asked.number("seq")
    found = entry(asked, seq)
    if asked.who.role == "coder" and found.user != asked.who.name:
        raise ForbiddenError(f"entry {seq} is a decision of {found.user}", hint="ask a reviewer")
    made = undo(asked.book, seq, user=asked.who.name, reason=asked.given("reason").strip())
    return onward(asked, "/log", made)


def entry(asked: Asked, seq: int) -> LogEntry:
    """Return an entry of the log.

    Raises:
        MissingError: If there is none with that number.
    """
    found = next(entries(asked.book, after=seq - 1), None) if seq else None
    if found is None or found.seq != seq:
        raise MissingError(f"the log has no entry {seq}")
    asked.check_seen(found.subject, (found.after or {}).get("document"))
    return found
