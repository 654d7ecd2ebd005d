"""The register as an account: its figures as a document of its own, beside what documents state.

The document is written by the program: one sentence a figure, each with its rule and what is not
known. Whatever compares, shows or exports accounts needs to know nothing of registers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.casebook.statements import list_events, load_statements, register_date
from onrecord.casebook.store import Casebook
from onrecord.compare.wording import listing, number, outcome_words
from onrecord.lexicon import load
from onrecord.model import (
    INSIDE,
    LISTED,
    Comparison,
    Derived,
    Document,
    Event,
    Figure,
    Metadata,
    PersonStatement,
    Span,
    replace,
    stable_id,
)
from onrecord.register.derived import derive
from onrecord.register.happenings import belongings, scope_of
from onrecord.register.persons import load_persons, may_be_one
from onrecord.resolve.say_dates import say_date
from onrecord.text import segment

NAME = "register of persons"
"""What the register's document is called inside its casebook, and whose word it is."""


class RegisterAccount(NamedTuple):
    """The register as an account.

    `derived` are its figures by event, `document` says them in sentences, and `figures` are those of
    the document, each with its event, ready for `onrecord.compare.compare`.
    """

    document: Document
    figures: tuple[Figure, ...]
    derived: tuple[Derived, ...]

    def of_event(self, event: str) -> RegisterAccount:
        """Return the account with the figures of one event alone."""
        return self._replace(
            figures=tuple(one for one in self.figures if one.event == event),
            derived=tuple(one for one in self.derived if one.event == event),
        )


class _Said(NamedTuple):
    derived: Derived
    sentence: Span
    span: Span


def register_account(
    book: Casebook, events: Sequence[Event], *, title: str = "Register of persons"
) -> RegisterAccount | None:
    """Return what the register says of each event that its statements are of, or None without a register.

    Pages put `document` and `figures` among those of the event and compare them like any others; the
    figures' ids hold as long as the register says the same.

    Args:
        book: The casebook.
        events: The events as they stand, with the ids of their figures.
        title: What the document is called.
    """
    as_of = register_date(book)
    if as_of is None:
        return None
    statements = {one.id: one for one in load_statements(book)}
    persons = load_persons(book)
    of = belongings(statements, events, list_events(book))
    named = {each for one in of.values() for each in (one.event, *one.may_be) if each}
    alike = may_be_one(book, persons)
    parts = []
    for event in (one for one in events if one.id in named):
        scope = scope_of(event.id, persons, statements, of)
        derived = derive(
            scope.persons, statements, unsure=scope.unsure, alike=alike, event=event.id
        )
        parts.append((event, [one for one in derived if _is_told(one)], scope.doubts))
    opening = (
        f"# {title}\n\nCounted as of {say_date(as_of)} from {_sources(statements.values())}.\n\n"
    )
    text, said = _written(opening, parts)
    document = _document(f"{book.path}{INSIDE}{NAME}", text, title, as_of)
    doubts = {event.id: found for event, _, found in parts}
    return RegisterAccount(
        document, tuple(_figures(document, said, doubts)), tuple(one.derived for one in said)
    )


def beside(comparisons: Iterable[Comparison], figures: Iterable[Figure]) -> list[Comparison]:
    """Return of comparisons what concerns the register's `figures`: its accounts, and pairs with them."""
    own = {one.id for one in figures}
    found = []
    for one in comparisons:
        pairs = tuple(pair for pair in one.pairs if (pair.a in own) != (pair.b in own))
        alone = tuple(account for account in one.accounts if account.figure in own)
        if alone:
            told = {name for pair in pairs for name in (pair.a, pair.b)} | {
                each.figure for each in alone
            }
            accounts = tuple(each for each in one.accounts if each.figure in told)
            found.append(replace(one, accounts=accounts, pairs=pairs))
    return found


def _is_told(one: Derived) -> bool:
    """True for what is worth a sentence; whose fate nothing tells is no outcome that documents state."""
    return one.ceiling > 0 and one.outcome != "unknown"


def _sources(statements: Iterable[PersonStatement]) -> str:
    """Return what the register rests on: lists by name, documents by their number alone.

    A document may be withheld, and its path with it.
    """
    told = list(statements)
    lists = sorted({one.source for one in told if one.document_id is None})
    documents = len({one.document_id for one in told} - {None})
    parts = (
        [f"the list {lists[0]}" if len(lists) == 1 else f"the lists {listing(lists)}"]
        if lists
        else []
    )
    if documents:
        parts.append("one document" if documents == 1 else f"{documents} documents")
    return " and ".join(parts)


def _written(
    opening: str, parts: Iterable[tuple[Event, Sequence[Derived], Sequence[str]]]
) -> tuple[str, list[_Said]]:
    """Return the document's text, and each figure with its sentence and the place of its number."""
    text, said = opening, []
    for event, derived, doubts in parts:
        text += f"## {event.label}\n\n"
        for one in derived:
            value, counted = _value(one), _counted(one)
            at = len(text) + len(counted) + len(": ")
            said.append(_Said(one, Span(len(text), at + len(value) + 1), Span(at, at + len(value))))
            text += f"{counted}: {value}. Counted are {one.rule}.\n\n"
        text += "".join(f"{doubt[:1].upper()}{doubt[1:]}.\n\n" for doubt in doubts)
    return text, said


def _value(one: Derived) -> str:
    if one.floor == one.ceiling:
        return number(one.floor)
    return f"{number(one.floor)} to {number(one.ceiling)}"


def _counted(one: Derived) -> str:
    outcome = outcome_words([one.outcome])
    group = load("report")["groups"].get(one.group, one.group)
    words = f"{group} {outcome}" + (f" ({one.severity})" if one.severity else "")
    return words[:1].upper() + words[1:]


def _document(path: str, text: str, title: str, as_of: str) -> Document:
    made = Document(
        id=hashlib.sha256(text.encode()).hexdigest(), path=path, media_type="text/markdown", text=text,
        metadata=Metadata(title=title, issuer=title, date=as_of, language="en"), encoding="utf-8",
    )  # fmt: skip
    return segment(made)


def _figures(
    document: Document, said: Sequence[_Said], doubts: dict[str, tuple[str, ...]]
) -> Iterator[Figure]:
    totals: dict[tuple[str | None, str], str] = {}
    for one, sentence, span in said:
        name = stable_id("g", document.id, span.start)
        whole = totals.get((one.event, one.outcome))
        if one.group == "person":
            totals[one.event, one.outcome] = name
        things = one.group == "remains"
        exact = one.floor == one.ceiling
        yield Figure(
            id=name, document=document.path, document_id=document.id, start=span.start, end=span.end,
            text=span.of(document.text), sentence=sentence,
            event=one.event, extractor=LISTED, low=one.floor, best=one.floor if exact else None,
            high=one.ceiling, modifier="exact" if exact else "range", outcome=(one.outcome,),
            group=("other",) if things else (one.group,), group_text=one.group if things else "",
            severity=one.severity, part_of=None if one.group in {"family", "remains"} else whole,
            doubts=doubts.get(one.event or "", ()),
        )  # fmt: skip
