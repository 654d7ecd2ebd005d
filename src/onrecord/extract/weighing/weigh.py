"""Numbers that no rule ties: each outcome that they might have is weighed by its signs.

The grammar ties a number to what happened where the words do. In texts that nobody wrote rules for, two thirds
of the numbers it misses have no noun, or stand too far from the word that says what happened.
For these the signs of each outcome at hand are added up, by weights learnt from the project's own marked
texts (logistic regression with a quadratic penalty; Cox, 1958; `tests/eval/learning.py` fits them), and the best
outcome is taken where it is more likely than not by a margin. What was read in this way
carries a doubt, so that a reader knows it from what the words themselves tie.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from onrecord.extract.grammar.count_phrase import PERSON_GROUPS
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.parts import larger
from onrecord.extract.grammar.takers import keeps_record
from onrecord.extract.grammar.vocabulary import word_list
from onrecord.extract.weighing.signs import (
    Around,
    Context,
    Cues,
    around,
    context_of,
    cue_kind,
    cues_of,
    flags_of,
    outcome_signs,
    place_signs,
)
from onrecord.model import HARM

_OF_AGE = re.compile(r"\bage\b[^.;:,\d]*\Z")
WEIGHER = "signs 1.0"
"""The name and version under which figures read in this way go."""
DOUBT = "no rule ties it to what happened: its outcome is the likeliest by the signs around it"
LIKELY = 0.55
"""How likely an outcome must be to be taken; between .4 and .7 the marked texts show no difference."""
_KEPT_IN = frozenset(("detained", "displaced"))
_ARMED = frozenset(("soldier", "combatant"))
_ACTIVE = frozenset(("past", "pastpart", "s"))
_SUBJECT = 9  # items of a subject with what describes it
_NEAR = 4  # items between a passive and who did it
_NEVER = frozenset(("body", "incident", "grave", "none"))


def weigh(
    text: str, items: Sequence[Item], found: Sequence[Draft], earlier: Sequence[Draft]
) -> None:
    """Give drafts without any outcome the likeliest one, where it is likely enough.

    Args:
        text: The document's text.
        items: The items of the sentence.
        found: The drafts of the sentence, in order; those that are given an outcome are changed.
        earlier: Drafts with outcomes of the sentences before, in order.
    """
    untied = [d for d in found if may_be_weighed(d) and not (_agent(items, d) or _kills(items, d))]
    if not untied or (len(untied) == len(found) and _answered(text, found[0])):
        return
    context = context_of(text, items, found, earlier)
    if not context.before and not any(draft.harmed for draft in found):
        return
    cues: dict[str, Cues] = {}
    for draft in untied:
        kind = cue_kind(draft)
        if kind not in cues:
            cues[kind] = cues_of(items, kind)
        outcome, likely = likeliest(context, draft, cues[kind])
        if likely >= LIKELY:
            draft.outcomes = (outcome,)
            draft.groups = draft.groups or _groups(context, draft, outcome)
            draft.weighed = True
            draft.doubts = (*draft.doubts, DOUBT)


def _answered(text: str, first: Draft) -> bool:
    """True for an answer that no rule tied to its question: it was about something else."""
    start = first.sentence[0]
    asked = text.rfind("?", max(0, start - _LABEL), start)
    return asked >= 0 and "\n" in text[asked:start]


_LABEL = 24  # characters between a question and the answer, for the speaker's name


def may_be_weighed(draft: Draft) -> bool:
    """True for a number that nothing was decided about."""
    return (
        not draft.outcomes
        and draft.phrase.kind not in _NEVER
        and draft.phrase.quantity.form != "nought"
    )


def _agent(items: Sequence[Item], draft: Draft) -> bool:
    """True for who did it or was sent: "by two men", "a crowd of several hundred", "sent 300 soldiers"."""
    at = draft.phrase.at - 1
    if code_at(items, at) == "o":  # "a mob of"
        if items[at - 1].word in word_list("crowds"):
            return True
        at -= 1
        while code_at(items, at) in "DNG" and at > 0:
            at -= 1
    if at < 0 or draft.phrase.kind not in {"person", "elided"}:
        return False
    armed = not set(draft.groups).isdisjoint(_ARMED)
    by = items[at].word == "by" or items[at].word.endswith(" by")
    passive = by and any(item.code == "T" for item in items[max(0, at - _NEAR) : at + 1])
    beside = (items[at], *items[draft.phrase.end : draft.phrase.end + _NEAR])
    return passive or (armed and any(item.word in word_list("sending") for item in beside))


def _kills(items: Sequence[Item], draft: Draft) -> bool:
    """True for who does harm: "two masked men on a motorcycle shot dead 23"; for where: "in the three districts"."""
    at, end = draft.phrase.at - 1, draft.phrase.end
    while code_at(items, at) in "DA" and at > 0:
        at -= 1
    if draft.phrase.kind == "thing":
        return at >= 0 and items[at].word in word_list("placing_within")
    for ahead in range(end, min(len(items), end + _SUBJECT)):
        item = items[ahead]
        if item.code == "T" and any(r.form in _ACTIVE for r in item.read("harms")):
            fatally = ahead + 2 < len(items) and items[ahead + 2].word.endswith("ly")
            return code_at(items, ahead + 1) in "DQ" and not fatally  # "two knifed, one fatally"
        if item.code not in "NGPDAETo":
            return False
    return False


def likeliest(context: Context, draft: Draft, cues: Cues) -> tuple[str, float]:
    """Return the likeliest outcome of a draft and its likelihood.

    It is 0 where no figure stands near: a number is only weighed where the text tells of harm in words that
    rules read. Without this, one of fifteen traps gave a figure; with it, none.
    """
    beside = around(context, draft)
    if (
        not any(beside)
        or _unharmed(beside)
        or _acts(context, draft)
        or _number_of_others(context, draft)
        or _hour(context, draft)
        or _told_otherwise(context, draft, beside)
    ):
        return "", 0.0
    candidates = candidates_of(context, cues, beside)
    if keeps_record(context.items, draft.phrase.at - 1, draft.phrase):  # "holds 209 names"
        candidates = [outcome for outcome in candidates if outcome not in _KEPT_IN]
    if not candidates:
        return "", 0.0
    flags = flags_of(context, draft)
    base = _sum(place_signs(context, draft, flags)) + _weights().get("", 0.0)
    weighed = [
        (base + _sum(outcome_signs(context, draft, outcome, cues, beside, flags)), outcome)
        for outcome in candidates
    ]
    best, outcome = max(weighed)
    return outcome, 1 / (1 + math.exp(-best))


def _unharmed(beside: Around) -> bool:
    """True where the sentence tells of nobody harmed: "no one was hurt, though 17 were on the bus"."""
    near = beside.left or beside.right
    return near is not None and near.phrase.quantity.form == "nought"


def _hour(context: Context, draft: Draft) -> bool:
    """True for "the accident occurring at six": a time, where no rule tells a toll."""
    at, value = draft.phrase.at, draft.phrase.quantity.best
    bare = draft.phrase.kind == "elided" and value is not None and 0 < value <= _HOURS
    closed = code_at(context.items, draft.phrase.end) in ".,;"
    return bare and closed and at > 0 and context.items[at - 1].word == "at"


_HOURS = 12


def _told_otherwise(context: Context, draft: Draft, beside: Around) -> bool:
    """True for "her age is entered as forty", and for "Male 41" behind four dead: no part of these."""
    before = context.text[draft.sentence[0] : draft.phrase.quantity.start]
    if _OF_AGE.search(before):
        return True
    return bool(draft.trait) and beside.last is not None and not larger(beside.last, draft)


def _acts(context: Context, draft: Draft) -> bool:
    """True for the subject of an active verb: "2,000 mourners remembered the dead", "a crowd of 300 watched the …"."""
    at = draft.phrase.end
    if code_at(context.items, at) in "VE" and code_at(context.items, at + 1) == "C":
        at += 2  # "eight came and shot the mayor"
        return code_at(context.items, at) == "T" and code_at(context.items, at + 1) in "DG"
    if code_at(context.items, at) == "M" and draft.phrase.head is not None:
        return code_at(context.items, at + 1) in "NVEG"  # "as the two doctors can witness"
    led = draft.phrase.head is not None or code_at(context.items, draft.phrase.at - 1) == "o"
    code, after = code_at(context.items, at), code_at(context.items, at + 1)
    return led and ((code in "VE" and after in "DQG") or (code == "T" and after in "DG"))


def _number_of_others(context: Context, draft: Draft) -> bool:
    """True for "the number of cartridge cases found was 212": it says itself what it counts."""
    at = draft.phrase.at - 1
    if draft.phrase.kind != "elided" or code_at(context.items, at) != "B":
        return False
    while at > 0 and code_at(context.items, at) in "BEVTGNAD":
        at -= 1
    numbers = code_at(context.items, at) == "o" and context.items[at - 1].word in word_list(
        "numbers"
    )
    counted = context.items[at + 1 : draft.phrase.at]
    return numbers and not any(
        item.readings or set(item.groups) & PERSON_GROUPS for item in counted
    )


def candidates_of(context: Context, cues: Cues, beside: Around) -> list[str]:
    """Return the outcomes that words of the sentence say or figures around it have."""
    named = {outcome for outcomes, _ in cues.values() for outcome in outcomes}
    for draft in (*context.before, beside.left, beside.right):
        if draft is not None:
            named.update(draft.outcomes)
    return [outcome for outcome in HARM if outcome in named]


def _groups(context: Context, draft: Draft, outcome: str) -> tuple[str, ...]:
    """Return the group of the figure that a number without a noun goes on from."""
    beside = around(context, draft)
    for other in (beside.left, beside.last):
        if other is not None and outcome in other.outcomes:
            return other.groups
    return ("person",)


def _sum(signs: Iterable[str]) -> float:
    weight_of = _weights().get
    total = 0.0
    for sign in signs:
        total += weight_of(sign, 0.0)
    return total


@cache
def _weights() -> dict[str, float]:
    """Return the weight of each sign, in natural logarithms of odds; that of the empty sign is always there."""
    lines = (
        files("onrecord.lexicons").joinpath("en/signs.tsv").read_text(encoding="utf-8").splitlines()
    )
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}
