"""The persons of a register kept as they are judged now, so that lists of them are quick.

Which persons there are follows from the statements, what the machine thinks of pairs, and what people
decided. Reckoning all of it anew takes seconds for a large register. A judgement bears only on
statements that a chain of likely pairs and judgements leads to; those alone are judged anew. Where such
chains lead to thousands, those of very likely pairs are followed until the lists are compared again: a
less likely pair can join nobody, and seldom keeps anybody apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.casebook.folding import UNDO
from onrecord.casebook.log import entries
from onrecord.casebook.mentions import ACCEPT, MENTION_ACTIONS, REJECT
from onrecord.casebook.persons import (
    APART,
    SAME,
    chunks,
    marks,
    statements_in,
    statements_now,
)
from onrecord.casebook.statements import (
    LIST,
    SHOWN,
    Judged,
    judgements,
    load_pairings,
    load_statements,
    single_lists,
)
from onrecord.casebook.store import Casebook, transaction
from onrecord.model import Pairing, Person, PersonStatement, decode_as, encode
from onrecord.register.clusters import BEARS
from onrecord.register.names import folded, plain, script_of, skeleton
from onrecord.register.persons import judged_persons
from onrecord.register.traits import ELDERLY, GROWN, under

MADE_BY = 3
"""Counts up whenever the rows are made in another way."""
BETWEEN = "\x1f"
"""Stands before and after each of several words in one column."""
_NEARLY = "~"
"""Behind the mark of what is shown: some of it was judged anew by very likely pairs alone."""
_TELLING = (LIST, SAME, APART, *MENTION_ACTIONS)
MOST_NEAR, VERY_LIKELY = 2000, 0.8
"""How many statements are judged anew at the most by pairs of any likelihood, and by which pairs if there are more."""


def up_to_date(book: Casebook) -> bool:
    """True where the persons are shown as they are judged now."""
    row = book.db.execute("SELECT value FROM state WHERE name = ?", (SHOWN,)).fetchone()
    return row is not None and row["value"].rstrip(_NEARLY) == _mark(book)


def show_persons(book: Casebook) -> None:
    """Bring what is shown of persons up to date, in a transaction of its own; mostly nothing is to be done."""
    if up_to_date(book):
        return
    with transaction(book) as db:
        row = db.execute("SELECT value FROM state WHERE name = ?", (SHOWN,)).fetchone()
        shown = row["value"] if row else ""
        made_by, _, seq = shown.rstrip(_NEARLY).partition(":")
        judged, nearly = judgements(book), shown.endswith(_NEARLY)
        touched = _touched(book, int(seq)) if made_by == str(MADE_BY) else None
        if touched is None:
            _show_all(book, judged)
            nearly = False
        elif touched.seeds:
            _show_words(book, touched.mentions)
            nearly |= _show_again(book, touched.seeds, judged)
        mark = f"{_mark(book)}{_NEARLY if nearly else ''}"
        db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (SHOWN, mark))


def persons_if(book: Casebook, statements: Iterable[str], judged: Judged) -> list[Person]:
    """Return the persons that some statements would be about if people had judged so; nothing is changed."""
    near, _ = _near(book, statements, judged)
    return judged_persons(*_about(book, near), judged, single_lists(book))


def person_problems(book: Casebook) -> Iterator[str]:
    """Yield whether what is shown of persons does not follow from the layers under it."""
    row = book.db.execute("SELECT value FROM state WHERE name = ?", (SHOWN,)).fetchone()
    if row is None or row["value"] != _mark(book):
        return  # it is made anew, or was not made from the whole
    every = _all_persons(book, load_statements(book), judgements(book))
    wanted = {one.id: encode(one) for one in every}
    shown = {row["id"]: row["record"] for row in book.db.execute("SELECT id, record FROM person")}
    parts = book.db.execute(
        "SELECT person.id, statement FROM person_part JOIN person ON person.number = person"
    )
    found: dict[str, set[str]] = defaultdict(set)
    for person, statement in parts:
        found[person].add(statement)
    if shown != wanted or any(
        found[one] != set(decode_as(Person, record).statements) for one, record in wanted.items()
    ):
        yield "what is shown of persons does not follow from the statements and the judgements"


def age_of(statements: Sequence[PersonStatement]) -> str:
    """Return the age group that all statements about somebody allow: child, adult, elderly, or nothing.

    It is that at the time of what happened, as each statement tells it.
    """
    told = set()
    for said in statements:
        day = next((one.date for one in said.statuses if one.date), said.died)
        child, young = under(GROWN, said, day), under(ELDERLY, said, day)
        if child is True:
            told.add("child")
        elif child is False:
            told.add({True: "adult", False: "elderly", None: ""}[young])
    return told.pop() if len(told) == 1 else ""


def words_of(name: str) -> set[str]:
    """Return the folded words under which a name is found; those with a sign are for names without vowels."""
    found: set[str] = set()
    bare = script_of(name) == "arabic"
    for word in name_words(name):
        found.update(folded(word))
        bones = skeleton(word)
        if len(bones) > 1:
            found.add(f"{'~' if bare else '-'}{bones}")
    return found


def name_words(name: str) -> list[str]:
    """Return the words of a name in plain letters, in whatever script it is written."""
    return plain(name).replace("'", "").replace("-", " ").split()


@lru_cache(maxsize=65536)
def place_key(place: str) -> str:
    """Return the form that all spellings of a place's name share; empty for one without letters."""
    bare = plain(place).replace(" ", "")
    return folded(bare)[0] if bare else ""


def _mark(book: Casebook) -> str:
    newest = max(
        book.db.execute("SELECT max(seq) FROM log WHERE action = ?", (one,)).fetchone()[0] or 0
        for one in _TELLING
    )
    return f"{MADE_BY}:{newest}"


class _Touched(NamedTuple):
    """The statements that entries bear on, and those of them that came or went as mentions."""

    seeds: set[str]
    mentions: set[str]


def _touched(book: Casebook, since: int) -> _Touched | None:
    """Return the statements that entries after `since` bear on; None where that is not enough to know."""
    found = _Touched(set(), set())
    for entry in entries(book, after=since, actions=_TELLING):
        seen = entry
        while seen.action == UNDO:
            seen = next(entries(book, after=(seen.after or {})["seq"] - 1))
        if seen.action == LIST:
            return None
        if seen.action in {ACCEPT, REJECT}:
            found.seeds.add(seen.subject)
            found.mentions.add(seen.subject)
        if seen.action in {SAME, APART}:
            found.seeds.update(statements_in(seen.after or {}))
    return found


def _show_words(book: Casebook, mentions: set[str]) -> None:
    """Write anew under which words statements that came or went are found, and their places."""
    for some in chunks(sorted(mentions)):
        book.db.execute(f"DELETE FROM person_word WHERE statement IN ({marks(some)})", some)  # noqa: S608
    for one in statements_now(book, mentions):
        book.db.executemany(
            "INSERT INTO person_word VALUES (?, ?)", [(word, one.id) for word in words_of(one.name)]
        )
        if one.place and place_key(one.place):
            row = (place_key(one.place), one.place)
            book.db.execute("INSERT OR IGNORE INTO person_place VALUES (?, ?)", row)


def _show_all(book: Casebook, judged: Judged) -> None:
    statements = {one.id: one for one in load_statements(book)}
    for table in ("person_part", "person", "person_word", "person_place"):
        book.db.execute(f"DELETE FROM {table}")  # noqa: S608
    book.db.executemany(
        "INSERT INTO person_place VALUES (?, ?)", _places(statements.values()).items()
    )
    book.db.executemany(
        "INSERT INTO person_word VALUES (?, ?)",
        sorted((word, one.id) for one in statements.values() for word in words_of(one.name)),
    )
    every = _all_persons(book, list(statements.values()), judged)
    persons = sorted(every, key=lambda one: (one.name, one.id))
    _write(book, persons, statements)


def _all_persons(
    book: Casebook, statements: Sequence[PersonStatement], judged: Judged
) -> list[Person]:
    return judged_persons(statements, load_pairings(book), judged, single_lists(book))


def _show_again(book: Casebook, seeds: set[str], judged: Judged) -> bool:
    """Judge anew what some statements bear on; True if not all of that was looked at."""
    near, cut = _near(book, seeds, judged)
    statements, pairings = _about(book, near)
    for some in chunks(sorted(near)):
        book.db.execute(
            "DELETE FROM person WHERE number IN"  # noqa: S608
            f" (SELECT person FROM person_part WHERE statement IN ({marks(some)}))",
            some,
        )
    persons = judged_persons(statements, pairings, judged, single_lists(book))
    _write(book, persons, {one.id: one for one in statements})
    return cut


def _near(book: Casebook, seeds: Iterable[str], judged: Judged) -> tuple[set[str], bool]:
    """Return the statements that a chain of likely pairs and judgements leads to.

    The second value is True where there were too many, and only very likely pairs were followed.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in (*judged.together, *judged.apart):
        beside[one].add(other)
        beside[other].add(one)
    seeds = set(seeds)
    near = _reached(book, seeds, beside, BEARS, MOST_NEAR)
    return (near, False) if near is not None else (
        _reached(book, seeds, beside, VERY_LIKELY) or seeds, True
    )  # fmt: skip


def _reached(
    book: Casebook, seeds: set[str], beside: Mapping[str, set[str]], least: float, most: int = 0
) -> set[str] | None:
    """Return what pairs from a probability on and judgements lead to; None if that is more than `most`."""
    reached: set[str] = set()
    edge = set(seeds)
    while edge:
        reached |= edge
        if most and len(reached) > most:
            return None
        found = {other for one in edge for other in beside.get(one, ())}
        for some in chunks(sorted(edge)):
            for ours, theirs in (("a", "b"), ("b", "a")):
                rows = book.db.execute(
                    f"SELECT {theirs} FROM pairing WHERE {ours} IN ({marks(some)})"  # noqa: S608
                    " AND probability >= ?",
                    (*some, least),
                )
                found.update(row[0] for row in rows)
        edge = found - reached
    return reached


def _about(book: Casebook, near: set[str]) -> tuple[list[PersonStatement], list[Pairing]]:
    pairings: list[Pairing] = []
    for some in chunks(sorted(near)):
        rows = book.db.execute(
            f"SELECT record FROM pairing WHERE a IN ({marks(some)})"  # noqa: S608
            " ORDER BY probability DESC, a, b",
            some,
        )
        pairings += [decode_as(Pairing, row["record"]) for row in rows]
    return statements_now(book, near), pairings


def _places(statements: Iterable[PersonStatement]) -> dict[str, str]:
    """Return how each place is called, by its key: as it is written most often."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for one in statements:
        if one.place and place_key(one.place):
            written[place_key(one.place)][one.place] += 1
    return {
        key: min(names, key=lambda name: (-names[name], name)) for key, names in written.items()
    }


def _write(
    book: Casebook, persons: Sequence[Person], statements: dict[str, PersonStatement]
) -> None:
    (last,) = book.db.execute("SELECT coalesce(max(number), 0) FROM person").fetchone()
    numbered = list(enumerate(persons, start=last + 1))
    book.db.executemany(
        "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((number, *_row(one, [statements[said] for said in one.statements])) for number, one in numbered),
    )  # fmt: skip
    book.db.executemany(
        "INSERT INTO person_part VALUES (?, ?, ?)",
        (
            (said, number, statements[said].document_id)
            for number, one in numbered
            for said in one.statements
        ),
    )


def _row(person: Person, said: Sequence[PersonStatement]) -> tuple[object, ...]:
    single = len(said) == 1
    return (
        person.id,
        plain(person.name) or person.name.casefold(),
        " ".join(("", *person.statuses, "")) if person.statuses else "",
        _several(one.source for one in said),
        _several(place_key(one.place) for one in said if one.place),
        person.sex or "",
        age_of(said),
        "single" if single else "machine" if person.by_machine else "people",
        int(bool(person.doubts)),
        len(said),
        encode(person),
    )


def _several(words: Iterable[str]) -> str:
    kept = [one for one in dict.fromkeys(words) if one]
    return BETWEEN.join(("", *kept, "")) if kept else ""
