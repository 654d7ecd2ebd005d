"""Entries of the log as whoever asks may see them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from onrecord.casebook.accounts import ROLES
from onrecord.casebook.mentions import ACCEPT, REJECT
from onrecord.casebook.rounds import as_seen_by, blank
from onrecord.casebook.withholding import NAME
from onrecord.model import LogEntry, PersonStatement, from_builtins, replace, to_builtins
from onrecord.register.veil import Veil
from onrecord.web.exchange import Asked
from onrecord.web.register import hidden_statements, veil_for

NAMES_SEEN_BY = "reviewer"
"""The least role that sees which names are withheld."""
_ID = re.compile(r"[\w-]+")


def as_told(asked: Asked, found: Iterable[LogEntry]) -> Iterator[LogEntry]:
    """Yield entries, those blank of which who asks must not see what they are about.

    Such are what others say in a blind round, which names are withheld, and what is confidential. Whom they
    must not see is kept out of what the others tell.
    """
    hidden, veil = hidden_statements(asked), veil_for(asked)
    for entry in as_seen_by(asked.book, asked.who.name, found):
        if entry.action == NAME and not sees_names(asked):
            yield blank(entry, "a name")
        elif hidden and not hidden.isdisjoint(_ids(entry)):
            yield blank(entry, "confidential")
        else:
            yield veiled(veil, entry)


def veiled(veil: Veil, entry: LogEntry) -> LogEntry:
    """Return an entry without those who may not be seen: in its reason, and in what a document says of others."""
    if not veil:
        return entry
    after = entry.after
    if after is not None and entry.action in {ACCEPT, REJECT}:
        said = from_builtins(PersonStatement, after["statement"])
        told = {
            "statement": to_builtins(veil.statement(said)),
            "sentence": veil.words(after["sentence"]),
        }
        after = {**after, **told}
    return replace(entry, reason=veil.words(entry.reason), after=after)


def sees_names(asked: Asked) -> bool:
    """True for who may see which names are withheld."""
    return asked.who.role in ROLES[ROLES.index(NAMES_SEEN_BY) :]


def _ids(entry: LogEntry) -> Iterator[str]:
    """Yield all in an entry that may be the id of something."""
    yield entry.subject
    for state in (entry.before, entry.after):
        if state is not None:
            yield from _ID.findall(json.dumps(state))
