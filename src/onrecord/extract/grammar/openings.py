"""Wholes that a sentence opens or closes with: "Of the 60 houses, 47 …", "bringing the toll to"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.clauses import ADJACENT
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.parts import restates
from onrecord.extract.grammar.vocabulary import word_list

Row = Sequence[Item]
_OPENING = frozenset(("of", "among", "amongst", "from", "out"))
_PREFACE = 12  # items before "of the 60 houses, 47 were burned"
_RAISING = frozenset(
    (
        "after",
        "bringing",
        "raising",
        "taking",
        "pushing",
        "brought",
        "brings",
        "raised",
        "raises",
        "when",
    )
)


def link_wholes(items: Row, drafts: list[Draft]) -> None:
    """Set `whole`, or `wants`, where the sentence as a whole says what is part of what."""
    _openings(items, drafts)
    _among(items, drafts)
    _shares(items, drafts)
    _new_tolls(items, drafts)
    _named_groups(items, drafts)
    _bare_shares(items, drafts)


def _bare_shares(items: Row, drafts: list[Draft]) -> None:
    """Read "Nearly two thirds had gunshot wounds": a share of those counted before."""
    for draft in drafts:
        phrase = draft.phrase
        share = phrase.quantity.form in {"percent", "fraction"} and phrase.kind == "elided"
        told = draft.harmed and draft.strength >= ADJACENT - 0.5
        if share and (told or draft.predicate_groups) and not draft.marked:
            if code_at(items, phrase.at + 1) == "o":
                continue  # "a quarter of the population"
            if restates(items, phrase.at):
                continue  # "44 pupils, or 8 per cent"
            before = [d for d in drafts if d.phrase.at < phrase.at and d.phrase.kind != "none"]
            draft.whole = before[-1] if before and told else draft.whole
            draft.wants, draft.marked = frozenset(), True


def _openings(items: Row, drafts: list[Draft]) -> None:
    """Read "Of the 60 houses, 47 …", "Of those killed, 56 …", "Among the dead were 12 …"."""
    start = _opening(items)
    drafts = [draft for draft in drafts if draft.phrase.at > start]
    if not drafts or (items[start].code != "I" and items[start].word not in _OPENING):
        return
    at = start + 1
    while code_at(items, at) in "DAo":
        at += 1
    if items[start].code == "I" and code_at(items, at) != "T":
        _of_these(items, drafts)
    elif drafts[0].phrase.at == at and len(drafts) > 1:
        _of_the_number(drafts)
    elif drafts[0].phrase.at == _of_body(items, at) and len(drafts) > 1:
        if drafts[0].strength < ADJACENT:
            drafts[0].outcomes = ()
        _of_the_number(drafts)
    elif code_at(items, at) == "T":
        _of_those(items, at, drafts)


def _opening(items: Row) -> int:
    """Return where the sentence begins, behind "According to the commission," or "He notes that"."""
    start = 0
    while code_at(items, start) in "(*X-:C" and start < len(items) - 1:
        start += 1
    for at in range(start + 1, min(len(items) - 2, start + _PREFACE)):
        if items[at].code == "Q":
            break
        if (items[at].code == "," or items[at].word == "that") and items[at + 1].code == "o":
            return at + 1 if code_at(items, at + 2) == "D" else start
    return start


def _of_body(items: Row, at: int) -> int:
    """Return where the 40 of "of a crew of 40, 17 perished" stands, or -1."""
    while code_at(items, at) == "N" and items[at].word not in word_list("gathered"):
        at += 1
    body = at < len(items) and items[at].word in word_list("gathered") | {"population"}
    return at + 2 if body and code_at(items, at + 1) == "o" else -1


def _of_the_number(drafts: list[Draft]) -> None:
    """Make the first number the whole of the others: "Of the 60 houses, 47 were burned"."""
    whole = drafts[0]
    whole.outcomes = whole.outcomes or ("other",)
    for draft in drafts[1:]:
        person = draft.phrase.kind == "person"
        noun = draft.phrase.head is not None and bool(draft.phrase.head.groups)  # not "two drowned"
        named = person and noun and whole.phrase.kind == "elided"
        if named and draft.strength >= ADJACENT:
            continue
        like = draft.phrase.kind in {"elided", whole.phrase.kind}
        if draft.whole is None and (named or like or (person and not noun)):
            draft.whole, draft.marked = whole, True
            _of_the_dead(draft, whole.outcomes)


def _of_the_dead(draft: Draft, fate: tuple[str, ...]) -> None:
    """Read "of the 48 killed, 30 were hit by rifle fire": what they died of."""
    caused = set(draft.outcomes) <= {"injured", "affected"} and not draft.phrase.direct
    if draft.outcomes and caused and fate == ("killed",):
        draft.outcomes = fate


def _of_those(items: Row, at: int, drafts: list[Draft]) -> None:
    """Look for a whole that was harmed as the opening says: "Of those killed, 56 …"."""
    wants = frozenset(o for r in items[at].readings for o in r.outcomes)
    for index, draft in enumerate(drafts):
        own = draft.strength >= ADJACENT
        if draft.phrase.at < at or (index and own) or draft.whole is not None:
            continue
        draft.wants, draft.marked = wants, True
        _of_the_dead(draft, tuple(sorted(wants)))
        if not draft.outcomes or draft.strength < ADJACENT - 1:
            draft.outcomes = _plainest(items[at])


def _of_these(items: Row, drafts: list[Draft]) -> None:
    """Read "Of these, 74 were still in custody and eight had disappeared": all are parts."""
    for index, draft in enumerate(drafts):
        if any(item.code == ";" for item in items[: draft.phrase.at]):
            return
        if draft.whole is None and (not index or draft.phrase.kind == "elided"):
            draft.wants, draft.marked = draft.wants or frozenset(), True


def _plainest(item: Item) -> tuple[str, ...]:
    return next((r.outcomes for r in item.readings if r.mode != "acts"), item.readings[0].outcomes)


def _among(items: Row, drafts: list[Draft]) -> None:
    """Read "150 people, among the 1,275 taken hostage": the later number is the whole."""
    for index, draft in enumerate(drafts):
        at = draft.phrase.at - 1
        while code_at(items, at) in "DA":
            at -= 1
        if at <= 1 or items[at].word not in {"among", "amongst", "out of"} or not index:
            continue
        for earlier in drafts[:index]:
            if not earlier.marked and earlier.whole is None:
                earlier.whole, earlier.marked = draft, True
                break


def _shares(items: Row, drafts: list[Draft]) -> None:
    """Read on from a share: "two of the seven hostages were shot, four were freed"."""
    if not drafts or drafts[0].phrase.share_of is None or drafts[0].whole is None:
        return
    whole = drafts[0].whole
    for draft in drafts[1:]:
        if any(item.code == ";" for item in items[: draft.phrase.at]):
            return
        free = draft.whole is None and draft is not whole and not draft.marked
        if free and draft.phrase.kind == "elided" and draft.strength >= ADJACENT - 1:
            draft.whole, draft.marked = whole, True


def _new_tolls(items: Row, drafts: list[Draft]) -> None:
    """After "two more died" the two are a part of the new toll (LEDGER)."""
    for toll in drafts:
        if not toll.toll or toll.whole is not None:
            continue
        for draft in drafts:
            if draft is toll or draft.toll or draft.whole is not None:
                continue
            first, last = sorted((draft.phrase.at, toll.phrase.at))
            linked = any(item.word in _RAISING for item in items[first:last])
            if linked and set(draft.outcomes) & set(toll.outcomes):
                draft.whole, draft.marked = toll, True


def _named_groups(items: Row, drafts: list[Draft]) -> None:
    """Read "63 bodies. Fifty-two are male" and "19 were found, eleven of women": parts all."""
    for index, draft in enumerate(drafts):
        if draft.whole is not None or draft.wants is not None or draft.outcomes:
            continue
        phrase = draft.phrase
        named = phrase.kind == "elided" and draft.predicate_groups
        bare_of = (
            phrase.kind == "person"
            and index
            and drafts[index - 1].predicate_groups
            and drafts[index - 1].whole is not None
            and code_at(items, phrase.at - 1) in ",C"
            and code_at(items, phrase.end) in ",.;C)"
        ) or (phrase.kind == "person" and code_at(items, phrase.at + 1) == "o")
        if named and not index:
            draft.wants, draft.marked = frozenset(), True
        elif (
            (named or bare_of) and index and (drafts[index - 1].outcomes or drafts[index - 1].whole)
        ):
            before = drafts[index - 1]
            draft.whole, draft.marked = before.whole or before, True
