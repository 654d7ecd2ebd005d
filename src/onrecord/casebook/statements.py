"""Statements about persons in the casebook: kept as lists give them, and what people decide of pairs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.casebook.events import members_of
from onrecord.casebook.folding import UNDO, undone_by
from onrecord.casebook.log import append, entries
from onrecord.casebook.mentions import MENTION_ACTIONS, accepted_statements
from onrecord.casebook.persons import APART, SAME, in_force, judged_pairs, no_statement
from onrecord.casebook.sources import Original, store_original
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError
from onrecord.model import Json, Pairing, PersonStatement, decode_as, encode

LIST, LIST_EVENT, LINK = "list", "list event", "link"
"""Actions of entries: a list that was brought in; a list said to be of one event; a linkage."""
SHOWN = "persons"
"""The row of `state` that says up to which entry the persons are shown as they are judged."""
_NEWEST = (
    "SELECT s.* FROM statement s JOIN (SELECT id, max(version) AS version FROM statement GROUP BY id) n"
    " USING (id, version) WHERE s.record IS NOT NULL"
)


class Imported(NamedTuple):
    """How many statements a list brought in, changed, or no longer has."""

    new: int
    changed: int
    gone: int


class Judged(NamedTuple):
    """Pairs of statements as people have judged them."""

    together: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]


def add_list(
    book: Casebook, name: str, statements: Sequence[PersonStatement], *, original: Original,
    columns: Mapping[str, str], single: bool, user: str,
) -> Imported:  # fmt: skip
    """Bring a list in, or bring it up to date; a list that says the same changes nothing.

    Args:
        book: The casebook.
        name: What the list is called.
        statements: What its rows say.
        original: The file it came in.
        columns: What its columns are; kept for the next time.
        single: Whether each person stands on it but once.
        user: Who brings it in.
    """
    with transaction(book) as db:
        known = {
            row["id"]: (row["version"], row["record"])
            for row in db.execute(
                "SELECT s.* FROM statement s JOIN (SELECT id, max(version) AS version FROM statement"
                " WHERE list = ? GROUP BY id) n USING (id, version)", (name,),
            )
        }  # fmt: skip
        wanted = {one.id: one for one in statements}
        rows = [
            (claim, known.get(claim, (0, None))[0] + 1, name, encode(said))
            for claim, said in wanted.items()
            if not _same(known.get(claim, (0, None))[1], said)
        ]
        gone = [
            (claim, version + 1, name, None)
            for claim, (version, record) in known.items()
            if record is not None and claim not in wanted
        ]
        new = sum(1 for row in rows if known.get(row[0], (0, None))[1] is None)
        if rows or gone:
            after: Json = {
                "list": name, "original": original.id, "columns": dict(columns), "single": single,
                "statements": len(wanted), "digest": _digest((*rows, *gone)),
            }  # fmt: skip
            seq = append(db, user, LIST, name, after=after)
            store_original(db, original, seq)
            db.executemany(
                "INSERT INTO statement VALUES (?, ?, ?, ?, ?)",
                [(*row, seq) for row in (*rows, *gone)],
            )
            kept = (name, original.id, json.dumps(dict(columns)), int(single), seq)
            db.execute("INSERT OR REPLACE INTO person_list VALUES (?, ?, ?, ?, ?)", kept)
    return Imported(new, len(rows) - new, len(gone))


def load_statements(book: Casebook) -> list[PersonStatement]:
    """Return what the lists say now, list by list, then the accepted mentions of documents."""
    rows = book.db.execute(f"{_NEWEST} ORDER BY s.list, s.id")
    listed = [decode_as(PersonStatement, row["record"]) for row in rows]
    return [*listed, *accepted_statements(book)]


def single_lists(book: Casebook) -> frozenset[str]:
    """Return the lists on which each person stands but once."""
    rows = book.db.execute("SELECT name FROM person_list WHERE single = 1")
    return frozenset(row["name"] for row in rows)


def columns_of(book: Casebook, name: str) -> dict[str, str] | None:
    """Return what the columns of a list were the last time, or None for a list that is new."""
    row = book.db.execute("SELECT columns FROM person_list WHERE name = ?", (name,)).fetchone()
    found: dict[str, str] | None = json.loads(row["columns"]) if row else None
    return found


def give_list(book: Casebook, name: str, event: str, *, user: str, reason: str = "") -> int | None:
    """Note that a list is of one event; `undo` takes it back. None if it is noted already.

    As other decisions about events, it carries the figures of the event, whose id may change.

    Raises:
        CasebookError: If there is no such list or event.
    """
    with transaction(book) as db:
        if db.execute("SELECT 1 FROM person_list WHERE name = ?", (name,)).fetchone() is None:
            raise CasebookError(f"has no list {name!r}", path=book.path)
        after: Json = {"event": event, "members": members_of(book, event)}
        if list_events(book).get(name) == (event, tuple(after["members"])):
            return None
        return append(db, user, LIST_EVENT, name, reason=reason, after=after)


def list_events(book: Casebook) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return of each list that is said to be of one event: that event's id, and its figures then."""
    taken = list(entries(book, actions=(LIST_EVENT, UNDO)))
    undone = undone_by(taken)
    return {
        entry.subject: (entry.after["event"], tuple(entry.after["members"]))
        for entry in taken
        if entry.action == LIST_EVENT and entry.seq not in undone and entry.after
    }


def register_date(book: Casebook) -> str | None:
    """Return the day (EDTF) on which the register last changed, or None where there is none."""
    state = register_state(book)
    if state is None:
        return None
    row = book.db.execute("SELECT time FROM log WHERE seq = ?", (state[0],)).fetchone()
    return str(row["time"][:10])


def register_state(book: Casebook) -> tuple[int, int, float] | None:
    """Return what tells the register as it stands from what it was, or None where there is none.

    These are its last entry in the log, and how many pairs the machine weighed, with what sum.
    """
    actions = (LIST, SAME, APART, LIST_EVENT, *MENTION_ACTIONS)
    (last,) = book.db.execute(
        f"SELECT max(seq) FROM log WHERE action IN ({', '.join('?' * len(actions))})",  # noqa: S608
        actions,
    ).fetchone()
    listed = book.db.execute("SELECT 1 FROM person_list").fetchone()
    if last is None or (listed is None and not accepted_statements(book)):
        return None
    (count, weight) = book.db.execute("SELECT count(*), total(probability) FROM pairing").fetchone()
    return int(last), int(count), float(weight)


def keep_pairings(
    book: Casebook, pairings: Iterable[Pairing], *, user: str = "", how: Json | None = None
) -> None:
    """Put in what the machine thinks of pairs, in place of what it thought before.

    Args:
        book: The casebook.
        pairings: The pairs.
        user: Who had them compared.
        how: By which weights, for the log; None to note nothing.
    """
    with transaction(book) as db:
        if how is not None:
            append(db, user, LINK, after=how)
        db.execute("DELETE FROM pairing")
        db.execute("DELETE FROM state WHERE name = ?", (SHOWN,))
        rows = [(one.a, one.b, one.probability, encode(one)) for one in pairings]
        db.executemany("INSERT OR REPLACE INTO pairing VALUES (?, ?, ?, ?)", rows)


def load_pairings(book: Casebook, *, least: float = 0.0, most: float = 1.0) -> list[Pairing]:
    """Return what the machine thinks of pairs between two probabilities, the likeliest first."""
    rows = book.db.execute(
        "SELECT record FROM pairing WHERE probability BETWEEN ? AND ? ORDER BY probability DESC, a, b",
        (least, most),
    )
    return [decode_as(Pairing, row["record"]) for row in rows]


def judge(book: Casebook, a: str, b: str, *, same: bool, user: str, reason: str = "") -> int:
    """Note that two statements are about one person, or about two; `undo` takes it back.

    Raises:
        CasebookError: If there is no such statement.
    """
    first, second = sorted((a, b))
    with transaction(book) as db:
        named = {one.id for one in accepted_statements(book)}
        for one in (first, second):
            row = db.execute("SELECT 1 FROM statement WHERE id = ?", (one,)).fetchone()
            if row is None and one not in named:
                raise no_statement(book, one)
        if first == second:
            raise CasebookError("a statement cannot be judged against itself", path=book.path)
        after: Json = {"a": first, "b": second}
        return append(
            db, user, SAME if same else APART, f"{first}|{second}", reason=reason, after=after
        )


def judgements(book: Casebook) -> Judged:
    """Return the pairs as they are judged now: of several judgements of a pair, the last one."""
    last: dict[tuple[str, str], str] = {}
    for entry in in_force(entries(book, actions=(SAME, APART, UNDO))):
        last.update(dict.fromkeys(judged_pairs(entry.after or {}), entry.action))
    return Judged(
        tuple(pair for pair, action in last.items() if action == SAME),
        tuple(pair for pair, action in last.items() if action == APART),
    )


def statement_problems(book: Casebook) -> Iterator[str]:
    """Yield the lists whose statements are not as they were brought in, in plain sentences."""
    noted = {entry.seq: entry.after or {} for entry in entries(book, actions=(LIST,))}
    for seq, after in noted.items():
        rows = book.db.execute(
            "SELECT id, version, list, record FROM statement WHERE seq = ?", (seq,)
        )
        if _digest(tuple(row) for row in rows) != after.get("digest"):
            yield f"list {after.get('list')}: its statements are not as entry {seq} brought them in"
    for row in book.db.execute("SELECT DISTINCT seq FROM statement"):
        if row["seq"] not in noted:
            yield f"statements of entry {row['seq']}: the log does not tell of them"


def _same(record: str | None, said: PersonStatement) -> bool:
    """True if a row says what it said; a later program may write the same with more fields."""
    return record is not None and (
        record == encode(said) or decode_as(PersonStatement, record) == said
    )


def _digest(rows: Iterable[tuple[object, ...]]) -> str:
    data = json.dumps(sorted(rows, key=repr), ensure_ascii=False)
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()
