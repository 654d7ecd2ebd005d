"""What changed between two states of a collection: claims, their values, events, verdicts.

A claim is the same in both by its id. When a document comes in anew, in another version, its claims get other
ids; one that says the same in the same words of the document at the same path is the same claim too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from onrecord.export.sayings import says
from onrecord.model import Changed, Claim, Comparison, Event, Figure, to_builtins

Said = Figure | Claim
_PLACE = frozenset(
    {"id", "document", "document_id", "start", "end", "page", "sentence", "event", "extractor",
     "part_of", "count", "doubts", "sources", "place", "date", "text"}
)  # fmt: skip
"""Fields that tell where a claim stands or are held against each other apart."""


class State(NamedTuple):
    """A collection at one time; `status` tells how claims stand, as far as that is known."""

    claims: tuple[Said, ...]
    events: tuple[Event, ...]
    comparisons: tuple[Comparison, ...]
    status: Mapping[str, str]


def changes(old: State, new: State) -> tuple[Changed, ...]:
    """Return what is otherwise in `new` than in `old`."""
    before = {one.id: one for one in old.claims}
    after = {one.id: one for one in new.claims}
    now = _same(before, after)
    return (
        *_claims(old, new, before, after, now),
        *_events(old.events, new.events, now),
        *_verdicts(old.comparisons, new.comparisons, after, now),
    )


def _same(before: Mapping[str, Said], after: Mapping[str, Said]) -> dict[str, str]:
    """Return the id that each claim has now, by the id it had."""
    now = {claim: claim for claim in before.keys() & after.keys()}
    waiting: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for claim, one in after.items():
        if claim not in now:
            waiting[_key(one)].append(claim)
    for claim, one in before.items():
        if claim not in now and waiting[_key(one)]:
            now[claim] = waiting[_key(one)].pop(0)
    return now


def _key(one: Said) -> tuple[str, ...]:
    return type(one).__name__, one.document, one.text, says(one)


def _claims(
    old: State,
    new: State,
    before: Mapping[str, Said],
    after: Mapping[str, Said],
    now: Mapping[str, str],
) -> Iterator[Changed]:
    known = set(now.values())
    for claim, one in after.items():
        if claim not in known:
            yield _about(one, "added", after=says(one))
    for claim, one in before.items():
        if claim not in now:
            yield _about(one, "gone", before=says(one), after=new.status.get(claim))
    for claim, then in before.items():
        if claim not in now:
            continue
        later = after[now[claim]]
        told = _otherwise(then, later)
        if told is not None:
            yield _about(later, "value", before=told[0], after=told[1])
        was, is_now = old.status.get(claim), new.status.get(later.id)
        if was is not None and is_now is not None and was != is_now:
            yield _about(later, "status", before=was, after=is_now)


def _about(one: Said, what: str, before: str | None = None, after: str | None = None) -> Changed:
    return Changed(
        what=what,  # type: ignore[arg-type]  # from this module alone
        id=one.id, document=one.document, start=one.start, end=one.end, text=one.text,
        before=before, after=after,
    )  # fmt: skip


def _otherwise(then: Said, later: Said) -> tuple[str, str] | None:
    """Return what a claim said and says now, in words; None where that is the same."""
    a, b = _fields(then), _fields(later)
    names = [name for name in b if a.get(name) != b[name]]
    if not names:
        return None
    if says(then) != says(later):
        return says(then), says(later)
    return "; ".join(f"{name} {a.get(name)}" for name in names), "; ".join(
        f"{name} {b[name]}" for name in names
    )


def _fields(one: Said) -> dict[str, object]:
    fields = {name: value for name, value in to_builtins(one).items() if name not in _PLACE}
    fields["sources"] = " ← ".join(voice.name for voice in one.sources) or "the document itself"
    if isinstance(one, Figure):
        fields["place"] = (one.place.name or one.place.text) if one.place else "–"
        fields["date"] = one.date.edtf if one.date else "–"
    return fields


def _events(
    old: Iterable[Event], new: Iterable[Event], now: Mapping[str, str]
) -> Iterator[Changed]:
    """Yield events that are new, gone, merged, split, or named otherwise, as their figures tell."""
    old, new = list(old), list(new)
    was_in = {now[figure]: event for event in old for figure in event.figures if figure in now}
    is_in = {figure: event for event in new for figure in event.figures}
    came_from: dict[str, dict[str, Event]] = {event.id: {} for event in new}
    went_to: dict[str, dict[str, Event]] = {event.id: {} for event in old}
    for figure, event in was_in.items():
        if figure in is_in:
            came_from[is_in[figure].id][event.id] = event
            went_to[event.id][is_in[figure].id] = is_in[figure]
    for event in new:
        sources = list(came_from[event.id].values())
        if not sources:
            yield Changed(what="event_new", id=event.id, text=event.label)
        elif len(sources) > 1:
            yield Changed(what="event_merged", id=event.id, text=event.label, after=event.label,
                          before="; ".join(one.label for one in sources))  # fmt: skip
        elif len(went_to[sources[0].id]) == 1 and sources[0].label != event.label:
            yield Changed(what="event_named", id=event.id, text=event.label, before=sources[0].label,
                          after=event.label)  # fmt: skip
    for event in old:
        targets = list(went_to[event.id].values())
        if not targets:
            yield Changed(what="event_gone", id=event.id, text=event.label)
        elif len(targets) > 1:
            yield Changed(what="event_split", id=event.id, text=event.label, before=event.label,
                          after="; ".join(one.label for one in targets))  # fmt: skip


def _verdicts(
    old: Iterable[Comparison],
    new: Iterable[Comparison],
    after: Mapping[str, Said],
    now: Mapping[str, str],
) -> Iterator[Changed]:
    """Yield the verdicts that are otherwise, of accounts that were and are there."""
    known = set(now.values())
    then = {
        (frozenset((now[pair.a], now[pair.b])), one.outcome): pair.verdict
        for one in old
        for pair in one.pairs
        if pair.a in now and pair.b in now
    }
    later = {
        (frozenset((pair.a, pair.b)), one.outcome): (pair, pair.verdict)
        for one in new
        for pair in one.pairs
        if pair.a in known and pair.b in known
    }
    for key, (pair, verdict) in later.items():
        if then.get(key) != verdict:
            yield _verdict(after, pair.a, pair.b, then.get(key), verdict)
    for key, verdict_then in then.items():
        if key not in later:
            a, *rest = sorted(key[0])
            yield _verdict(after, a, (rest or [a])[0], verdict_then, None)


def _verdict(
    after: Mapping[str, Said], a: str, b: str, before: str | None, now: str | None
) -> Changed:
    one, other = after[a], after[b]
    return Changed(
        what="verdict", id=a, with_id=b, document=one.document, start=one.start, end=one.end,
        text=f"{one.text} – {other.text}", before=before, after=now,
    )  # fmt: skip
