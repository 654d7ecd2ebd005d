"""The verdict on two accounts, with its reasons.

The first that holds, in this order: `part_of`, `different_scope` (unless the narrower of the two
exceeds the wider), `agree`, `compatible`, `changed`, `conflict`. A verdict says how two statements
stand to each other, never which of them is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from onrecord.compare.accounts import bounds_of
from onrecord.compare.scope import differences
from onrecord.compare.side import Side, chain_of
from onrecord.compare.values import exact_value
from onrecord.compare.wording import date_words, outcome_words, with_range
from onrecord.lexicon import load
from onrecord.model import GENERAL_GROUPS, Event, Figure, Pair, Verdict

CHANGING = frozenset(
    {"recognised", "missing", "identified", "released", "convicted", "displaced", "population",
     "occupied", "affected"}
)  # fmt: skip
"""Outcomes whose count may grow or shrink with time, whoever states it."""

Days = tuple[date, date]
"""The first and the last day of a date."""

REPORTING = timedelta(days=30)
"""How long after an event a higher toll at a later date is taken as the toll rising."""


def judge(a: Side, b: Side, event: Event | None, figures: Mapping[str, Figure]) -> Pair | None:
    """Return the verdict on two accounts of one event, or None where none is to be given.

    None for a supposed figure, for one its author withdrew and another's, for two that a document
    keeps apart (rows of one table, parts of one whole), and where one states no number.
    """
    linked = _linked(a, b, figures)
    if linked:
        return linked
    if a.span is None or b.span is None:
        return None
    if a.figure.polarity != "asserted" or b.figure.polarity != "asserted":
        return _unasserted(a, b)
    if _kept_apart(a, b):
        return None
    verdict, reasons = _weigh(a, b, event)
    if verdict == "conflict" and _one_breath(a, b):
        return None
    return _pair(a, b, verdict, [*reasons, *_circumstances(a, b, verdict)])


def _pair(a: Side, b: Side, verdict: Verdict, reasons: list[str]) -> Pair:
    sentences = tuple(reason[:1].upper() + reason[1:] for reason in reasons)
    return Pair(a=a.figure.id, b=b.figure.id, verdict=verdict, reasons=sentences)


def _linked(a: Side, b: Side, figures: Mapping[str, Figure]) -> Pair | None:
    for part, whole in ((a, b), (b, a)):
        if any(each.id == whole.figure.id for each in chain_of(part.figure, figures)):
            return _pair(
                part, whole, "part_of", [f"{part.said} is stated as a part of {whole.said}."]
            )
    return None


def _same_voice(a: Side, b: Side) -> bool:
    return a.account.voice.casefold() == b.account.voice.casefold()


def _same_document(a: Side, b: Side) -> bool:
    return a.figure.document == b.figure.document


def _denies_number(side: Side) -> bool:
    """True where a number is rejected; "no civilians were killed" states nought, in denial."""
    return side.figure.polarity == "denied" and exact_value(side.figure) != 0


def _unasserted(a: Side, b: Side) -> Pair | None:
    """Judge a pair in which one figure is rejected, withdrawn or supposed."""
    first, second = a.figure.polarity, b.figure.polarity
    if "hypothetical" in (first, second):
        return None
    if "withdrawn" in (first, second):
        if first == second or not (_same_document(a, b) and _same_voice(a, b)):
            return None
        old, new = (a, b) if first == "withdrawn" else (b, a)
        return _pair(
            a, b, "changed", [f"{old.account.voice} withdrew {old.said} and states {new.said}."]
        )
    rejected = [side for side in (a, b) if _denies_number(side)]
    if not rejected:
        verdict, reasons = _by_number(a, b, None)
        return _pair(a, b, verdict, [*reasons, *_circumstances(a, b, verdict)])
    stated = b if rejected[0] is a else a
    if stated.figure.polarity != "asserted" or not _is_meant(rejected[0], stated):
        return None
    reason = (
        f"{rejected[0].account.voice} rejects {rejected[0].said}, "
        f"which {stated.account.voice} states as {stated.said}."
    )
    return _pair(a, b, "conflict", [reason])


def _is_meant(rejected: Side, stated: Side) -> bool:
    """True where a rejected number is the one an account states; an open one means all it allows."""
    number = exact_value(rejected.figure)
    if number is None or stated.figure.modifier == "about":
        return _meet(rejected, stated)
    return number in (stated.figure.low, stated.figure.best, stated.figure.high)


def _meet(a: Side, b: Side) -> bool:
    return a.span is not None and b.span is not None and a.span.meets(b.span)


def _kept_apart(a: Side, b: Side) -> bool:
    """True for two kinds of thing, two kinds of severity, or two entries of one table or list."""
    if a.noun and b.noun and a.noun != b.noun:
        return True
    if a.severity != b.severity and (a.outcomes != b.outcomes or (a.severity and b.severity)):
        return True
    if not _same_document(a, b) or not _same_voice(a, b):
        return False
    if a.part and b.part:
        return True
    return a.unit is not None and a.unit == b.unit and a.account.date == b.account.date


def _one_breath(a: Side, b: Side) -> bool:
    """True for two figures of one voice in one sentence: they count two things."""
    return _same_document(a, b) and a.figure.sentence == b.figure.sentence and _same_voice(a, b)


def _weigh(a: Side, b: Side, event: Event | None) -> tuple[Verdict, list[str]]:
    found = differences(a, b, event)
    if not found:
        return _by_number(a, b, event)
    narrower = {each.narrower for each in found} - {None}
    reasons = [each.reason for each in found]
    if (
        len(narrower) == 1
        and a.span
        and b.span
        and all(each.narrower is not None for each in found)
    ):
        small, large = (a, b) if narrower == {0} else (b, a)
        if small.span and large.span and small.span.exceeds(large.span):
            return "conflict", [*reasons, "The narrower of the two is the larger number."]
    return "different_scope", reasons


def _by_number(a: Side, b: Side, event: Event | None) -> tuple[Verdict, list[str]]:
    """Judge two accounts of one scope by their numbers and dates."""
    one, other = exact_value(a.figure), exact_value(b.figure)
    both = f"{with_range(a.said, a.span)} and {with_range(b.said, b.span)}"
    if one is not None and one == other:
        same = a.said.casefold() == b.said.casefold()
        return "agree", [f"Both state {a.said}." if same else f"{both} are the same number."]
    if _meet(a, b):
        return "compatible", [f"{both} can both hold."]
    why = _change(a, b, event)
    if why:
        return "changed", [why]
    return "conflict", [f"{both} cannot both hold."]


def _change(a: Side, b: Side, event: Event | None) -> str:
    """Return why two numbers that cannot both hold may be one count at two times, or nothing."""
    one, other = bounds_of(a.account.date), bounds_of(b.account.date)
    why = ""
    if one and other and one[1] < other[0]:
        why = _over_time(a, b, event, (one, other))
    elif one and other and other[1] < one[0]:
        why = _over_time(b, a, event, (other, one))
    if not why:
        return _said_to_change(a, b)
    first, second = date_words(a.account.date), date_words(b.account.date)
    return f"{why} {a.said} is stated as of {first}, {b.said} as of {second}."


def _over_time(old: Side, new: Side, event: Event | None, dates: tuple[Days, Days]) -> str:
    earlier, later = dates
    changing = old.outcomes & CHANGING
    if changing:
        return f"The number {outcome_words(sorted(changing))} may change with time."
    if _same_voice(old, new) and not _same_document(old, new):
        return "The same voice states another number at a later date."
    happened = bounds_of(event.date.edtf) if event and event.date else None
    rises = new.span is not None and old.span is not None and new.span.exceeds(old.span)
    if rises and happened and happened[0] <= later[1] <= _plus(happened[1], REPORTING):
        return "The number rose while the event was being reported."
    if rises and old.dug and new.dug:
        return "The number of dead recovered may grow with time."
    if rises and happened and happened[0] <= earlier[1] < happened[1]:
        return f"The event went on when {old.said} was stated."
    return ""


def _plus(day: date, span: timedelta) -> date:
    return day + span if date.max - day > span else date.max


def _said_to_change(a: Side, b: Side) -> str:
    """Return the reason where one of two figures is itself stated as replacing another."""
    for new, old in ((a, b), (b, a)):
        if not new.change or old.change or not new.span or not old.span:
            continue
        fits = {
            "risen": new.span.exceeds(old.span),
            "fallen": old.span.exceeds(new.span),
            "revised": True,
        }
        if _same_document(a, b) and fits[new.change]:
            return f"{new.said} is stated as the number that replaces another."
    return ""


def _circumstances(a: Side, b: Side, verdict: Verdict) -> list[str]:
    """Return what else a reader should know of the two: groups, voices, dates."""
    found = _groups(a, b)
    for side in (a, b):
        if side.figure.modifier == "about" and verdict in ("compatible", "conflict"):
            found.append(f"{side.said} is read as open to a tenth either way.")
    found.extend(
        f"{side.said} is the word of {side.account.voice}, which the document reports."
        for side in (a, b)
        if side.figure.sources
    )
    if _same_document(a, b):
        found.append("Both stand in the same document.")
    elif verdict == "conflict":
        found += _dates(a, b)
    return found


def _dates(a: Side, b: Side) -> list[str]:
    """Say from when two accounts are, where that may be why they differ."""
    one, other = a.account.date, b.account.date
    if one == other:
        return []
    if one and other:
        return [f"They are dated {date_words(one)} and {date_words(other)}."]
    dated, undated = (a, b) if one else (b, a)
    return [
        f"{dated.said} is dated {date_words(dated.account.date)}; no date is known of {undated.said}."
    ]


def _groups(a: Side, b: Side) -> list[str]:
    """Say where two counts of persons in general name them differently."""
    one, other = a.figure.group, b.figure.group
    if len(one) != 1 or len(other) != 1 or one == other or {*one, *other} - GENERAL_GROUPS:
        return []
    names = load("compare")["groups"]
    if _same_voice(a, b):
        return [f"One is said of {names[one[0]]}, the other of {names[other[0]]}."]
    return [f"{a.account.voice} speaks of {names[one[0]]}, {b.account.voice} of {names[other[0]]}."]
