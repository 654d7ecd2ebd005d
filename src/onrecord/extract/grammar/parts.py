"""Parts and wholes: which figure of a sentence is said to be a part of which.

A part needs words ("including", "of whom", "among them", a bracket behind the whole); sums never
make one (LEDGER, "Cases decided").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.grammar.clauses import ADJACENT
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import word_list

Row = Sequence[Item]
_SIDES = frozenset(("combatant", "soldier", "civilian", "resident"))
_LIST = "NGADPoXE,C()'\"T"


def link_parts(items: Row, drafts: list[Draft]) -> None:
    """Set `whole`, or `wants` for a whole in an earlier sentence, on every part."""
    by_place = {draft.phrase.at: draft for draft in drafts}
    for index, draft in enumerate(drafts):
        phrase = draft.phrase
        before = drafts[:index]
        if phrase.share_of is not None and phrase.share_of in by_place:
            draft.whole = by_place[phrase.share_of]
            draft.marked = True
        elif phrase.of_them or phrase.of_those:
            if draft.phrase.kind == "none" and _cases(draft):
                draft.phrase.kind, draft.groups = "person", ("person",)
            if draft.outcomes or not _tells(items, draft):
                _refer(draft, before)
        elif restates(items, phrase.at):
            continue
        elif not _listed(items, draft, before) and not _enclosed(items, draft, before):
            _enumerated(items, draft, before)
        if draft.marked:
            _keep_to_whole(items, draft, drafts[index + 1 :])
    for index, draft in enumerate(drafts):
        _split_up(items, draft, drafts[index + 1 :])


def _split_up(items: Row, whole: Draft, after: Sequence[Draft]) -> None:
    """Read "112 casualties in Dol as a result of mines (31 dead and 81 wounded)": a number for each fate."""
    parts: list[Draft] = []
    for draft in after if len(whole.outcomes) > 1 else ():
        if not parts and draft.phrase.kind in {"incident", "thing"} and not draft.harmed:
            continue  # "in 14 incidents"
        if len(draft.outcomes) != 1 or not set(draft.outcomes) < set(whole.outcomes):
            break
        begin = max(parts[-1].phrase.end, parts[-1].at + 1) if parts else 0
        joint = items[begin : draft.phrase.at] if parts else ()
        if any(item.code not in ",C;A" for item in joint) or not larger(whole, draft):
            break
        parts.append(draft)
    if len({part.outcomes for part in parts}) > 1 and _opens_parts(items, parts[0].phrase.at):
        for part in parts:
            if part.wants is None and (part.whole is None or not part.whole.harmed):
                part.whole, part.marked = whole, True


def _opens_parts(items: Row, at: int) -> bool:
    """True behind a bracket, a dash, a colon, *with* or *including*."""
    at -= 1
    while code_at(items, at) in "DA" and at > 0:
        at -= 1
    if code_at(items, at) == "B" and code_at(items, at - 1) == "I":
        return True
    opened = items[at].code in "(-:I" or items[at].word == "with"
    return opened or (items[at].word == "in" and items[at - 1].word == "resulting")


def chain_parts(items: Row, drafts: Sequence[Draft]) -> None:
    """Read on from a part of an earlier whole: "Forty were men, 19 women", "40 came from Dol and 21 from Tarn".

    Args:
        items: The sentence.
        drafts: Its drafts, in order; changed in place.
    """
    for last, draft in pairwise(drafts):
        if last.whole is None or not last.harmed or draft.whole is not None or draft.additional:
            continue
        told = draft.outcomes and draft.outcomes != last.outcomes
        if told or draft.phrase.quantity.form == "nought" or not larger(last.whole, draft):
            continue
        if _chained(items, last, draft):
            draft.whole, draft.marked = last.whole, True
            draft.outcomes, draft.strength = last.outcomes, last.strength
            if draft.groups in ((), ("person",)):
                draft.groups = last.groups if draft.phrase.kind == "elided" else draft.groups


def _chained(items: Row, last: Draft, draft: Draft) -> bool:
    """True where only a joint stands between two parts, or the same little word follows both."""
    between = items[last.phrase.end : draft.phrase.at]
    if code_at(between, len(between) - 1) not in ",C" or not between:
        return False
    behind = items[draft.phrase.end] if draft.phrase.end < len(items) else None
    if draft.phrase.kind == "person":
        closed = behind is None or behind.code in ".,;)C"
        return closed and all(item.code in "BG,CA" for item in between)
    same = (
        behind is not None and behind.code in "PB" and any(i.word == behind.word for i in between)
    )
    return draft.phrase.kind == "elided" and same and not any(i.code in ";S(" for i in between)


def _keep_to_whole(items: Row, draft: Draft, after: Sequence[Draft]) -> None:
    """Give a part what its whole has, where a word of the next clause was read for it.

    "ten died (including two children) and 15 were hurt", "including two clerks, and 21 suffered burns".
    """
    whole, end = draft.whole, draft.phrase.end
    if whole is None or not whole.harmed or draft.at < end:
        return
    between = items[end : draft.at]
    closed = any(item.code == ")" for item in between) and not any(i.code == "(" for i in between)
    others = [other.phrase.at for other in after if end <= other.phrase.at < draft.at]
    if closed or (others and any(item.code in "C;S" for item in items[end : others[0]])):
        draft.outcomes, draft.at = whole.outcomes, draft.phrase.at


def restates(items: Row, at: int) -> bool:
    """True for a share that says the number before it again: ", or 17 per cent", "(17 per cent)"."""
    quantity = items[at].quantity
    if quantity is None or quantity.form not in {"percent", "fraction"}:
        return False
    if code_at(items, at - 1) == "(":
        return code_at(items, at + 1) == ")" and code_at(items, at - 2) in "QGNT"
    return items[at - 1].word == "or" and code_at(items, at - 2) == ","


def _cases(draft: Draft) -> bool:
    """True for "22 of these cases": those counted, by what they have."""
    return draft.phrase.head is not None and draft.phrase.head.word in word_list("cases")


def _tells(items: Row, draft: Draft) -> bool:
    """True for "eleven of the residents said that …": they tell, nothing befell them."""
    end = draft.phrase.end
    return end < len(items) and items[end].word in word_list("telling")


def _refer(draft: Draft, before: list[Draft]) -> None:
    """Find what "of them" or "of the hostages" refers to."""
    draft.marked = True
    inside = frozenset(o for r in draft.phrase.direct for o in r.outcomes)
    if before and draft.phrase.of_them and not inside and _of_things(before[-1], draft):
        draft.phrase.kind, draft.outcomes = "none", ()
        return
    for earlier in reversed(before):
        if earlier.phrase.kind == "none" or _only_place(draft, earlier, before):
            continue
        if draft.phrase.of_those and inside and not inside & set(earlier.outcomes):
            continue
        if draft.phrase.of_those and not _same_people(draft, earlier):
            continue
        if earlier.harmed and not larger(earlier, draft):
            continue
        whole = earlier.whole
        past = whole is not None and earlier.phrase.end <= whole.at < draft.phrase.at
        draft.whole = whole if past else earlier
        return
    draft.wants = inside or frozenset(draft.outcomes if draft.phrase.of_those else ())


def _of_things(before: Draft, draft: Draft) -> bool:
    """True for the half of "2,300 lines, half of them without a date"."""
    return before.phrase.kind == "none" and before.phrase.head is not None and larger(before, draft)


def _only_place(draft: Draft, earlier: Draft, before: list[Draft]) -> bool:
    """True for the two of "65 were taken to the two hospitals, eleven of them children"."""
    if earlier.phrase.kind != "thing" or earlier.harmed:
        return False
    return draft.phrase.kind == "person" or any(other.harmed for other in before)


def larger(whole: Draft, part: Draft) -> bool:
    """False where the numbers forbid it: a part is smaller than its whole."""
    most, least = whole.phrase.quantity.high, part.phrase.quantity.low
    if part.phrase.quantity.share is not None or most is None or least is None:
        return True
    return most > least


def _same_people(part: Draft, whole: Draft) -> bool:
    """False where both name a narrow group and not the same: rebels are no part of soldiers."""
    narrow = set(part.groups) & _SIDES
    return not narrow or not set(whole.groups) & _SIDES or bool(narrow & set(whole.groups))


def _listed(items: Row, draft: Draft, before: list[Draft]) -> bool:
    """Find the *including* that opens the list this phrase stands in, and its whole."""
    at = _opened(items, draft)
    index = len(before)
    if at >= 0 and items[at].code == "P":
        return False
    while at >= 0:
        code = items[at].code
        if code == "I" and not any(d.phrase.at < at < d.phrase.end for d in before):
            break
        owner = index and before[index - 1]
        if owner and owner.phrase.at == at:
            if owner.phrase.post is not None or items[at + 1].code == "B":
                return False
            index -= 1
        elif code not in _LIST + "Q" or (code == "T" and not _inside(before, at)):
            return _nominal_chain(items, draft, before)
        at -= 1
    if at < 0:
        return _nominal_chain(items, draft, before)
    wholes = [d for d in before[:index] if d.phrase.kind != "none"]
    if draft.strength >= ADJACENT and index < len(before):
        first = before[index]
        if (
            first.marked
            and draft.at != (first.whole.at if first.whole else -2)
            and draft.at > draft.phrase.at
        ):
            return False
    draft.marked = True
    if wholes:
        draft.whole = _past_agent(items, wholes, draft)
    else:
        draft.wants = _hint(items, at)
    return True


def _past_agent(items: Row, wholes: Sequence[Draft], part: Draft) -> Draft:
    """Return the last whole, but not who did it: "17 were abducted by two men, including 3 children"."""
    last = wholes[-1]
    if last.outcomes or code_at(items, last.phrase.at - 1) != "P":
        return last
    told = (whole for whole in reversed(wholes) if whole.harmed and larger(whole, part))
    return next(told, last)


def _opened(items: Row, draft: Draft) -> int:
    """Return the position before a phrase's small words, and before "were" in "among whom were two"."""
    at = draft.phrase.at - 1
    while at >= 0 and items[at].code in "DA":
        at -= 1
    be = at > 0 and items[at].code == "B" and items[at - 1].code == "I"
    return at - 1 if be else at


def _inside(before: list[Draft], at: int) -> bool:
    return any(d.phrase.at < at < d.phrase.end for d in before)


def _nominal_chain(items: Row, draft: Draft, before: list[Draft]) -> bool:
    """Go on a list of parts over predicates that only name groups: "27 were women, 12 children"."""
    if not before:
        return False
    last = before[-1]
    if _of_whom(items, last) and code_at(items, draft.phrase.at - 1) in ",C":
        fate = draft.phrase.kind == "elided" and not any(
            item.code in ";S" for item in items[last.phrase.at : draft.phrase.at]
        )
        if fate:  # "of whom nine were beaten to death and eight shot"
            draft.marked, draft.whole, draft.wants = True, last.whole, last.wants
            return True
    if not last.marked or draft.strength >= ADJACENT:
        return False
    if draft.phrase.kind not in {"elided", "person"}:
        return False
    between = items[last.phrase.end : draft.phrase.at]
    joints = ",C;" if draft.predicate_groups else ",C"  # "eleven were pupils; four were cooks"
    if any(item.code in "VST" or (item.code == ";" and ";" not in joints) for item in between):
        return False
    if code_at(items, draft.phrase.at - 1) not in joints:
        return False
    if not any(i.code == "B" for i in between) and not (last.phrase.of_them and last.groups):
        return False
    draft.marked, draft.whole, draft.wants = True, last.whole, last.wants
    return True


def _of_whom(items: Row, draft: Draft) -> bool:
    """True for a part that "of whom" opens right before its number, or that goes on with one."""
    at = draft.phrase.at - 1
    while at >= 0 and items[at].code in "DA":
        at -= 1
    return draft.marked and at >= 0 and items[at].word in {"of whom", "of which"}


def _hint(items: Row, at: int) -> frozenset[str]:
    """Return what the subject of *include* says: "the dead included 12 children"."""
    for back in range(at - 1, max(-1, at - 6), -1):
        if items[back].code == "T":
            return frozenset(
                o
                for r in items[back].readings
                if r.mode in {"counts", "states", "acts", "harms"}
                for o in r.outcomes
            )
    return frozenset()


def _enumerated(items: Row, draft: Draft, before: list[Draft]) -> None:
    """Take a list behind a colon as the parts of the number before it: "41: 30 men, 11 women"."""
    colon = next((a for a in range(draft.phrase.at - 1, -1, -1) if items[a].code in ":;."), -1)
    if colon < 0 or items[colon].code == ".":
        return
    if items[colon].code == ";" and any(i.code not in "QNGADE,C." for i in items[colon + 1 :]):
        return
    outer = [d for d in before if d.phrase.at < colon]
    if not outer or outer[-1].phrase.kind == "none":
        return
    whole = outer[-1]
    if items[colon].code == ";" and not larger(whole, draft):
        return  # "town 5,204; all five 8,930"
    gap = items[whole.phrase.end : colon]
    first = next((d for d in before if d.phrase.at > colon), draft)
    if any(item.code in "QS;." for item in gap) or len(gap) > 8:
        return
    if any(i.code not in "DAXPN" for i in items[colon + 1 : first.phrase.at]):
        return
    draft.marked, draft.whole = True, whole


def _enclosed(items: Row, draft: Draft, before: list[Draft]) -> bool:
    """Take a list in brackets right behind a phrase as its parts."""
    at = draft.phrase.at - 1
    while at >= 0 and items[at].code in "NGADoXE,CQT'\"":
        at -= 1
    if at < 0 or items[at].code not in "(-" or not before:
        return False
    outer = [d for d in before if d.phrase.at < at]
    if not outer or (draft.strength >= ADJACENT and draft.at > draft.phrase.end):
        return False
    whole = outer[-1]
    between = items[whole.phrase.end : at]
    if items[at].code == "-" and (between or code_at(items, draft.phrase.end) not in ",C-."):
        return False
    if len(between) > 6 or any(item.code in ";.,S" for item in between):
        return False
    if draft.phrase.direct and set(draft.outcomes) - set(whole.outcomes) and whole.outcomes:
        return False
    draft.marked, draft.whole = True, whole
    return True
