"""The log: every change with user, time, reason, before and after, chained by SHA-256.

An entry's hash covers all its fields and the hash before it, so that no entry can be changed, taken
out or put in without every later hash being another (Haber and Stornetta, "How to Time-Stamp a
Digital Document", 1991). Whoever holds the newest hash, the head, can tell whether entries at the end
are missing.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime

from onrecord.casebook.store import Casebook
from onrecord.model import Json, LogEntry

_FIELDS = "seq, time, user, action, subject, reason, before, after, previous, hash"
FIRST = "0" * 64
"""What the first entry has for the hash before it."""


def digest_of(entry: LogEntry) -> str:
    """Return the SHA-256 of an entry's bytes, in hexadecimal."""
    return hashlib.sha256(entry_bytes(entry)).hexdigest()


def entry_bytes(entry: LogEntry) -> bytes:
    """Return what is hashed of an entry: its fields and the hash before it.

    They are a JSON array in UTF-8, without spaces: seq, time, user, action, subject, reason, before and
    after (each the JSON text with sorted keys, or null), previous.
    """
    return _bytes(
        (entry.seq, entry.time, entry.user, entry.action, entry.subject, entry.reason,
         _text(entry.before), _text(entry.after), entry.previous)
    )  # fmt: skip


def append(
    db: sqlite3.Connection,
    user: str,
    action: str,
    subject: str = "",
    *,
    reason: str = "",
    before: Json | None = None,
    after: Json | None = None,
) -> int:
    """Add an entry, inside a transaction, and return its number."""
    last = db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = (last["seq"] + 1, last["hash"]) if last else (1, FIRST)
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    fields = (seq, time, user, action, subject, reason, _text(before), _text(after), previous)
    document = (after or {}).get("document")
    row = (*fields, _digest(fields), document)
    db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return int(seq)


def entries(
    book: Casebook,
    *,
    after: int = 0,
    subject: str | None = None,
    document: str | None = None,
    actions: tuple[str, ...] = (),
) -> Iterator[LogEntry]:
    """Yield the entries after number `after`, in their order; all, or those asked for.

    Args:
        book: The casebook.
        after: The number of the last entry that is not wanted.
        subject: Only entries about this id.
        document: Only entries about this document's claims.
        actions: Only entries of these actions; empty for all.
    """
    where, values = ["seq > ?"], [str(after)]
    for name, wanted in (("subject", subject), ("document", document)):
        if wanted is not None:
            where.append(f"{name} = ?")
            values.append(wanted)
    if actions:
        where.append(f"action IN ({', '.join('?' * len(actions))})")
        values += actions
    # The conditions are fixed words; what was asked for is bound.
    query = f"SELECT {_FIELDS} FROM log WHERE {' AND '.join(where)} ORDER BY seq"  # noqa: S608
    for row in book.db.execute(query, values):
        yield entry_of(row)


def head(book: Casebook) -> str:
    """Return the head, `SEQ:HASH`, of the newest entry."""
    last = book.db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return f"{last['seq']}:{last['hash']}" if last else f"0:{FIRST}"


def head_at(book: Casebook, seq: int) -> str | None:
    """Return the head, `SEQ:HASH`, as it was at entry `seq`; None where there is no such entry."""
    row = book.db.execute("SELECT hash FROM log WHERE seq = ?", (seq,)).fetchone()
    return f"{seq}:{row['hash']}" if row else None


def entry_of(row: sqlite3.Row) -> LogEntry:
    """Return a row of the log as a record."""
    before, after = (json.loads(row[name]) if row[name] else None for name in ("before", "after"))
    names = ("seq", "time", "user", "action", "subject", "reason", "previous", "hash")
    return LogEntry(before=before, after=after, **{name: row[name] for name in names})


def chain_problems(book: Casebook, known_head: str | None = None) -> Iterator[str]:
    """Yield what does not hold of the chain, in plain sentences.

    Args:
        book: The casebook.
        known_head: A head noted earlier; the log must still hold that entry.
    """
    expected, previous = 1, FIRST
    seen: dict[int, str] = {}
    wanted = known_head.partition(":") if known_head else None
    rows = book.db.execute(f"SELECT {_FIELDS}, document FROM log ORDER BY seq")  # noqa: S608
    for *fields, document in rows:
        seq, before, digest = fields[0], fields[-2], fields[-1]
        if seq != expected:
            yield f"log: entry {expected} is missing"
        if before != previous:
            yield f"log: entry {seq} does not follow from the entry before it"
        named = json.loads(fields[7]).get("document") if fields[7] else None
        if _digest(fields[:-1]) != digest or named != document:
            yield f"log: entry {seq} is not as it was written"
        expected, previous = seq + 1, digest
        if wanted and str(seq) == wanted[0]:
            seen[seq] = digest
    if wanted and wanted[0] != "0" and seen.get(int(wanted[0])) != wanted[2]:
        yield f"log: the entry {wanted[0]} of the head that was given is not in it; entries were cut off or made anew"


def _text(state: Json | None) -> str | None:
    if state is None:
        return None
    return json.dumps(state, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _bytes(fields: tuple[object, ...]) -> bytes:
    data = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return data.encode("utf-8", "surrogatepass")


def _digest(fields: tuple[object, ...]) -> str:
    return hashlib.sha256(_bytes(fields)).hexdigest()
