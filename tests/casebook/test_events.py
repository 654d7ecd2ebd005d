"""The view of events is brought up to date where something changes, and is as if it had been made whole."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.casebook import events
from onrecord.casebook.adding import Arrival, add_document, add_reading
from onrecord.casebook.decisions import add_claim, decide, undo
from onrecord.casebook.eventview import (
    event_problems,
    keep_gathered,
    load_events,
    settled_events,
    show_events,
)
from onrecord.casebook.log import entries
from onrecord.casebook.sources import Original, replaced_by
from onrecord.casebook.store import Casebook, new_casebook, transaction
from onrecord.casebook.verify import verify
from onrecord.casebook.view import load_claim
from onrecord.errors import CasebookError
from onrecord.model import Document, Event, Figure, Span, replace

DOCUMENTS, CLAIMS, TOGETHER = 8, 4, 5
STEPS = 60


def _arrival(number: int, version: str = "") -> Arrival:
    """Return an invented document with its figures."""
    lines = [f"{number}{line}0 people were killed{version}.\n" for line in range(CLAIMS)]
    text = "".join(lines)
    key = hashlib.sha256(text.encode()).hexdigest()
    path = f"{number}.txt"
    figures = []
    for line in lines:
        start, words = text.index(line), line.partition(" ")[0]
        figures.append(Figure(
            id=f"f-{key[:8]}{start}", document=path, document_id=key, start=start, end=start + len(words),
            text=words, sentence=Span(start, start + len(line) - 1), low=int(words), high=int(words),
            outcome=("killed",), group=("person",),
        ))  # fmt: skip
    document = Document(id=key, path=path, media_type="text/plain", text=text,
                        sentences=tuple(one.sentence for one in figures))  # fmt: skip
    return Arrival(
        document, Original(key, path, len(text), text.encode()), figures, "", "program 1"
    )


def _gather(book: Casebook) -> None:
    ids = [row[0] for row in book.db.execute("SELECT id FROM claim ORDER BY place")]
    made = [
        Event(id=f"e-{at}", label=f"event {at}", figures=tuple(ids[at : at + TOGETHER]))
        for at in range(0, len(ids) - TOGETHER, TOGETHER)
    ]
    keep_gathered(book, made)
    show_events(book)


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Casebook]:
    """A casebook with some events; the last claims have none."""
    with new_casebook(str(tmp_path / "many.casebook")) as book:
        with transaction(book):
            for number in range(DOCUMENTS):
                add_document(book, _arrival(number), user="ana")
            _gather(book)
        yield book


def _as_if_made_whole(book: Casebook) -> None:
    assert event_problems(book) == []
    assert load_events(book) == settled_events(book).events


def _steps(book: Casebook, chance: random.Random) -> list[Callable[[], object]]:
    """Return what somebody might do next."""
    claims = [row[0] for row in book.db.execute("SELECT id FROM claim ORDER BY id")]
    held = load_events(book)
    one, other = chance.choice(held), chance.choice(held)
    some = chance.sample(one.figures, chance.randint(1, len(one.figures)))
    claim = chance.choice(claims)
    taken = chance.choice(
        [0, *(entry.seq for entry in entries(book) if entry.action != "document")]
    )
    record, _ = load_claim(book, claim)
    number = chance.randrange(DOCUMENTS)

    def version() -> None:
        with transaction(book):
            add_document(book, _arrival(number, f" {chance.random()}"), user="ana")

    def newer_program() -> None:
        arrival = _arrival(number)
        if replaced_by(book.db, arrival.document.path) == arrival.document.id:  # it is the newest
            kept = chance.sample(arrival.claims, chance.randint(0, CLAIMS))
            with transaction(book):
                add_reading(
                    book, arrival._replace(claims=kept, code=str(chance.random())), user="ana"
                )

    return [
        lambda: events.assign(book, claim, chance.choice((None, one.id, other.id)), user="ana"),
        lambda: events.merge(book, one.id, [other.id], user="ana"),
        lambda: events.split(book, one.id, some, "apart", user="ana"),
        lambda: events.name_event(book, one.id, f"name {chance.random()}", user="ana"),
        lambda: undo(book, taken, user="ana"),
        lambda: undo(book, taken, user="ben"),
        lambda: decide(book, claim, chance.choice(("accept", "reject")), user="ana"),
        lambda: add_claim(book, replace(record, id="new"), user="ana"),
        version,
        newer_program,
    ]


@pytest.mark.parametrize("seed", range(6))
def test_after_each_step_the_view_is_as_if_made_whole(many: Casebook, seed: int) -> None:
    """Whatever is decided, taken back, added or read anew, in whatever order."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    done = 0
    for _ in range(STEPS):
        with suppress(CasebookError):  # what cannot be done, is refused and changes nothing
            chance.choice(_steps(many, chance))()
            done += 1
        _as_if_made_whole(many)
    assert done > STEPS // 2
    assert not verify(many).problems
    with transaction(many):
        _gather(many)
    _as_if_made_whole(many)


def test_a_claim_that_goes_leaves_its_event(many: Casebook) -> None:
    """And is in it again where it comes back."""
    (first, *_) = load_events(many)
    record, _ = load_claim(many, first.figures[0])
    claim = add_claim(many, replace(record, id="new"), user="ana")
    (added,) = (one.seq for one in entries(many, actions=("add",)))
    events.assign(many, claim, first.id, user="ana")
    gone = undo(many, added, user="ben")
    assert claim not in load_events(many)[0].figures
    _as_if_made_whole(many)
    undo(many, gone, user="ana")
    assert claim in load_events(many)[0].figures
    _as_if_made_whole(many)


def test_a_decision_looks_at_the_events_that_it_is_about_alone(many: Casebook) -> None:
    """However many others there are: the rows that are written do not grow with the casebook."""
    one, other, *_ = load_events(many)
    before = many.db.total_changes
    events.merge(many, one.id, [other.id], user="ana")
    # An entry of the log; two events out, one in; the claims of one moved.
    assert many.db.total_changes - before == 1 + 2 + 1 + TOGETHER
