"""The signs of a number that no rule ties: what kind it is, where words of harm stand, what goes before.

A sign is a short text such as `L=3|person`: a word of harm stands three items to the left of a number
of persons. Signs name classes and distances, never words of the document, so that no party's name,
no place and no language of one newspaper can weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.extract.grammar.draft import Draft, outcomes_of
from onrecord.extract.grammar.items import Item, code_at
from onrecord.model import HARM

FAR = 99
"""Stands for a distance where there is nothing."""
_NEAR_OUTCOMES = 12  # figures before whose outcomes a number may go on
_REACH = 1500  # characters from a sentence back to a figure that still counts as before it
_LOOK = 28  # characters before a number in which words for ages and references are looked for
_STOPS = frozenset(";:.")
_THINGS = frozenset(("building", "settlement"))
_YOUNG_OR_OLD = frozenset(("child", "woman", "man", "elderly"))
_CIVILIANS = frozenset(("civilian", "resident"))
_ARMED = frozenset(("soldier", "combatant"))
_FIRST_YEAR, _LAST_YEAR = 1400, 2100
_AGE = re.compile(
    r"\b(?:aged|under|over|past|young as|old as|between|above|below)\s*$|\bages?\b", re.IGNORECASE
)
_OLD = re.compile(r"[ -]*(?:years?|months?)[ -]old", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:no|nos|n°|page|pp?|vol|annex|exhibit|art|article|section|para|paragraph|room|chapter|table|"
    r"sheets?|minutes|case|count|cell|camp|hut|school|gate|block|log|grid|line|item|number|lot|route|km|mm|"
    r"day|week)\.?\s*\(?$",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.{3}|:|\t| {3})\s*$")
_LINE_END = re.compile(r"\s*[.;,)]?\s*\n")
_TRACED = ("narrow", "civilian", "armed", "thing", "family", "of_them", "of_those", "trait")
"""Flags that weigh otherwise beside what was counted before."""

Cues = Mapping[int, tuple[tuple[str, ...], str]]
"""Outcomes of harm and the modes of the words that say them, by position in a row."""


class Context(NamedTuple):
    """What stands around the drafts of a sentence: its items, its drafts, the figures before it."""

    text: str
    items: Sequence[Item]
    found: Sequence[Draft]
    before: Sequence[Draft]


class Around(NamedTuple):
    """The figures next to a number: in its sentence before and after it, and before its sentence."""

    left: Draft | None
    right: Draft | None
    last: Draft | None


def context_of(
    text: str, items: Sequence[Item], found: Sequence[Draft], earlier: Sequence[Draft]
) -> Context:
    """Return what is weighed of a sentence; `earlier` are the drafts with outcomes before it."""
    start = found[0].sentence[0]
    harmed = [d for d in earlier[-2 * _NEAR_OUTCOMES :] if d.harmed]
    near = [d for d in harmed if start - d.sentence[1] < _REACH]
    return Context(text, items, found, near[-_NEAR_OUTCOMES:])


def cues_of(items: Sequence[Item], kind: str) -> Cues:
    """Return where words of harm stand, with the outcomes they have for this kind of things counted."""
    found: dict[int, tuple[tuple[str, ...], str]] = {}
    for at, item in enumerate(items):
        if item.readings:
            outcomes = tuple(o for o in outcomes_of(item.readings, kind) if o in HARM)
            if outcomes:
                found[at] = outcomes, "/".join(sorted({r.mode for r in item.readings}))
    return found


def around(context: Context, draft: Draft) -> Around:
    """Return the figures of harm next to a draft."""
    at = context.found.index(draft)
    left = next((d for d in reversed(context.found[:at]) if d.harmed), None)
    right = next((d for d in context.found[at + 1 :] if d.harmed), None)
    return Around(left, right, context.before[-1] if context.before else None)


def cue_kind(draft: Draft) -> str:
    """Return as what the words of harm are read for a draft: for a thing, a person, or what has no noun."""
    return draft.phrase.kind if draft.phrase.kind in {"thing", "person"} else "elided"


def flags_of(context: Context, draft: Draft) -> list[str]:
    """Return what is true of a number by itself."""
    phrase, text = draft.phrase, context.text
    quantity, groups = phrase.quantity, set(phrase.groups)
    words = text[quantity.start : quantity.end]
    before = text[max(0, quantity.outer_start - _LOOK) : quantity.outer_start]
    after = text[quantity.outer_end : quantity.outer_end + _LOOK]
    flags = {
        "of_them": phrase.of_them,
        "of_those": phrase.of_those,
        "definite": phrase.definite,
        "after_be": phrase.after_be,
        "every": phrase.every,
        "additional": draft.additional,
        "trait": bool(draft.trait),
        "echo": draft.echo,
        "whole": draft.whole is not None,
        "share": phrase.share_of is not None,
        "narrow": bool(groups & _YOUNG_OR_OLD),
        "civilian": bool(groups & _CIVILIANS),
        "armed": bool(groups & _ARMED),
        "family": "family" in groups,
        "thing": bool(groups & _THINGS),
        "age": bool(_AGE.search(before) or _OLD.match(after)),
        "reference": bool(_REFERENCE.search(before)),
        "capitals": text[draft.sentence[0] : draft.sentence[1]].isupper(),
        "line_end": bool(_LINE_END.match(after)),
        "leader": bool(_LEADER.search(before)),
        "digits": words[:1].isdigit(),
        "year": words.isdigit() and _FIRST_YEAR <= int(words) <= _LAST_YEAR,
        "modified": quantity.modifier != "exact",
        "percent": quantity.form in {"percent", "fraction"},
        "one": quantity.form == "one",
        "nought": quantity.form == "nought",
    }
    return [name for name, holds in flags.items() if holds]


def place_signs(context: Context, draft: Draft, flags: Sequence[str]) -> Iterator[str]:
    """Yield the signs of a number that are the same for every outcome."""
    items, phrase = context.items, draft.phrase
    kind = phrase.kind
    yield "k=" + kind
    second, first = code_at(items, phrase.at - 2), code_at(items, phrase.at - 1)
    after = [code_at(items, phrase.end + step) for step in range(3)]
    yield f"c-2={second}"
    yield f"c-1={first}"
    yield f"c-2={second}{first}"
    yield f"c-1={first}{after[0]}"
    yield f"c-1={first}|{kind}"
    yield f"c0={after[0]}"
    yield f"c1={after[1]}"
    yield f"c2={after[2]}"
    yield f"c0={after[0]}{after[1]}"
    yield f"c0={after[0]}{after[1]}{after[2]}"
    yield f"c0={after[0]}|{kind}"
    yield f"numbers={_numbers(items)}"
    at = context.found.index(draft)
    if at and not context.found[at - 1].outcomes:
        yield "after_untied"
    for flag in flags:
        yield flag
        yield f"{flag}|{kind}"


def outcome_signs(
    context: Context,
    draft: Draft,
    outcome: str,
    cues: Cues,
    beside: Around,
    flags: Sequence[str],
) -> Iterator[str]:
    """Yield the signs that a number has this outcome."""
    phrase, kind = draft.phrase, draft.phrase.kind
    yield "o=" + outcome
    yield f"o={outcome}|{kind}"
    yield from _side("L", context.items, cues, outcome, draft)
    yield from _side("R", context.items, cues, outcome, draft)
    inside = any(outcome in cues[at][0] for at in range(phrase.at, phrase.end) if at in cues)
    yield f"inside={inside}"
    rank = _rank(cues, outcome, draft)
    others = {o for named, _ in cues.values() for o in named} - {outcome}
    left, right, last = (_agrees(d, outcome) for d in beside)
    yield f"rank={rank}"
    yield f"rank={rank}|{kind}"
    yield f"rank={rank}|others={min(len(others), 2)}"
    yield f"cues={min(len(cues), 3)}"
    yield f"rank={rank}|last={last}"
    yield f"rank={rank}|left={left}"
    yield f"rank={rank}|right={right}"
    yield f"rank={rank}|c0={code_at(context.items, phrase.end)}"
    yield f"rank={rank}|c-1={code_at(context.items, phrase.at - 1)}"
    yield f"rank={rank}|numbers={_numbers(context.items)}"
    yield f"rank={rank}|before={min(sum(outcome in d.outcomes for d in context.before), 4)}"
    yield f"left={left}|{kind}"
    yield f"right={right}|{kind}"
    if beside.left is not None:
        yield f"left={left}|{_distance(phrase.at - beside.left.phrase.end)}"
        yield f"left={left}|same={bool(set(beside.left.groups) & set(draft.groups))}"
    if beside.right is not None:
        yield f"right={right}|{_distance(beside.right.phrase.at - phrase.end)}"
    yield f"last={last}|{kind}"
    if beside.last is not None:
        yield from _after(context, draft, beside.last, last)
    for flag in flags:
        yield f"{flag}|rank={rank}"
        if flag in _TRACED:
            yield f"{flag}|last={last}"
            yield f"{flag}|left={left}"
            yield f"{flag}|o={outcome}"


def _side(
    side: str, items: Sequence[Item], cues: Cues, outcome: str, draft: Draft
) -> Iterator[str]:
    """Yield the signs of the nearest word that says the outcome on one side of a number."""
    phrase, kind = draft.phrase, draft.phrase.kind
    if side == "L":
        at = max((a for a in cues if a < phrase.at and outcome in cues[a][0]), default=-1)
        low, high = at + 1, phrase.at
    else:
        at = min((a for a in cues if a >= phrase.end and outcome in cues[a][0]), default=-1)
        low, high = phrase.end, at
    if at < 0:
        yield f"{side}=no"
        return
    between = [item.code for item in items[low:high]]
    distance = _distance(len(between))
    yield f"{side}={distance}"
    yield f"{side}={distance}|{kind}"
    mode = cues[at][1]
    yield f"{side}mode={mode}"
    yield f"{side}mode={mode}|{distance}"
    yield f"{side}mode={mode}|{kind}"
    stops = sum(code in _STOPS for code in between)
    if stops:
        yield f"{side}stop|{kind}"
    if any(a in cues and outcome not in cues[a][0] for a in range(low, high)):
        yield f"{side}other"
        yield f"{side}other|{kind}"
    for name, codes in _BETWEEN.items():
        count = sum(code in codes for code in between)
        if count:
            yield f"{side}{name}={min(count, 2)}"


_BETWEEN = {
    "stop": ";:.", "comma": ",", "and": "C", "number": "Q", "verb": "VBHM", "clause": "SW", "of": "Po",
}  # fmt: skip


def _after(context: Context, draft: Draft, before: Draft, agrees: int) -> Iterator[str]:
    """Yield the signs of the last figure before the sentence."""
    gap = draft.sentence[0] - before.sentence[1]
    paragraph = "\n\n" in context.text[before.sentence[0] : draft.sentence[0]]
    near = "adjacent" if gap < 4 else "near" if gap < 150 else "far"
    some = draft.phrase.of_them or draft.phrase.of_those
    more = (before.phrase.quantity.best or 0) > (draft.phrase.quantity.best or 0)
    yield f"last={agrees}|{near}"
    yield f"last={agrees}|over_paragraph={paragraph}"
    yield f"last={agrees}|larger={more}|some={some}"


def _agrees(draft: Draft | None, outcome: str) -> int:
    """Return 1 for a figure with the outcome, -1 for one with another, 0 for none."""
    if draft is None:
        return 0
    return 1 if outcome in draft.outcomes else -1


def _rank(cues: Cues, outcome: str, draft: Draft) -> str:
    """Return how many words of harm stand nearer to the number than one that says the outcome."""
    phrase = draft.phrase
    nearest = sorted(cues, key=lambda at: min(abs(at - phrase.at), abs(at - phrase.end + 1)))
    place = next((rank for rank, at in enumerate(nearest) if outcome in cues[at][0]), FAR)
    return "no" if place == FAR else str(min(place, 2))


def _distance(count: int) -> str:
    bounds = ((3, str(count)), (6, "4-6"), (12, "7-12"))
    return next((name for most, name in bounds if count <= most), "13+")


def _numbers(items: Sequence[Item]) -> int:
    return min(sum(item.code == "Q" for item in items), 4)
