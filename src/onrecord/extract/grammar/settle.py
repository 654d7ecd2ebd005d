"""What the figures of a sentence take from each other: outcomes, groups, wholes."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.clauses import CROSSING, SIBLING
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.echoes import echoes
from onrecord.extract.grammar.gapping import left_out, share_goes_on
from onrecord.extract.grammar.introduced import introduce
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.objects import ends_in_preposition
from onrecord.extract.grammar.vocabulary import word_list

Row = Sequence[Item]


def settle(items: Row, drafts: list[Draft]) -> None:
    """Let parts inherit from wholes and gaps from neighbours, and settle every group."""
    introduce(items, drafts)
    _inherit(items, drafts)
    _respectively(items, drafts)
    _wholes(items, drafts)
    things: Draft | None = None
    for draft in drafts:
        _fill_groups(draft, things)
        things = draft if draft.phrase.kind == "thing" else things
        draft.echo = echoes(items, draft)


def _inherit(items: Row, drafts: list[Draft]) -> None:
    """Give a part its whole's outcome, and a gap its neighbour's: "41 in Varn, 12 in Sorrel"."""
    for index, draft in enumerate(drafts):
        if draft.phrase.kind == "none":
            continue
        whole = draft.whole
        if whole is not None and not draft.outcomes and whole.outcomes and whole is not draft:
            _take_from_whole(items, draft, whole)
        if draft.outcomes or not index or _age_of(items, drafts[index - 1], draft):
            continue
        before = drafts[index - 1]
        between = items[before.phrase.end : draft.phrase.at]
        rising = len(between) == 1 and between[0].word in {"to", "from"}  # "rose from 16 to 18"
        if before.toll and between and (rising or all(item.code in ",C" for item in between)):
            draft.outcomes, draft.strength, draft.toll = before.outcomes, 1.0, True
        elif (told := _told(drafts[:index])) is not None and _compared(items, draft):
            whole = told.whole if told.whole in drafts[:index] else None
            draft.outcomes, draft.strength = (whole or told).outcomes, 1.0
        elif before.outcomes and draft.phrase.kind == "elided" and _gapped(items, before, draft):
            draft.outcomes, draft.at = before.outcomes, before.at
            draft.strength = CROSSING if before.phrase.kind == "elided" else 1.0
            if draft.phrase.kind == "elided" and before.phrase.kind == "thing":
                draft.groups = before.groups
            if before.marked and before.phrase.end >= draft.phrase.at - 3:
                draft.whole, draft.wants, draft.marked = before.whole, before.wants, before.marked
        elif told is not None and _past_place(items, drafts[: index + 1], told):
            draft.outcomes, draft.strength, draft.at = told.outcomes, CROSSING, told.at
        elif told is not None and (_in_all(items, told, draft) or left_out(items, told, draft)):
            draft.outcomes, draft.strength = told.outcomes, CROSSING
            draft.groups = told.groups if told.phrase.kind == "thing" else draft.groups
        else:
            _share(items, before, draft)


def _take_from_whole(items: Row, draft: Draft, whole: Draft) -> None:
    """Give a part its whole's outcome, unless it says that they were found."""
    if _found_again(items, draft, whole):
        draft.outcomes = ("other",)
        return
    draft.outcomes = tuple(o for o in whole.outcomes if o != "other") or whole.outcomes
    draft.strength = SIBLING
    draft.severity = draft.severity or whole.severity


def _found_again(items: Row, draft: Draft, whole: Draft) -> bool:
    """True for "of 912 reported missing, 572 have been found"."""
    if whole.outcomes != ("missing",) or draft.strength >= 0:
        return False
    behind = [item.word for item in items[draft.phrase.end : draft.phrase.end + 5]]
    return not _FOUND.isdisjoint(behind) and _NOT.isdisjoint(behind)


_FOUND = frozenset(("found", "located", "traced", "clarified", "resolved", "solved", "closed"))
_NOT = frozenset(("not", "never", "no", "nor", "only", "dead"))


def _past_place(items: Row, drafts: Sequence[Draft], told: Draft) -> bool:
    """Read "sheltering in 14 sites and around 5,100 in church compounds": the sites are passed."""
    draft, passed = drafts[-1], drafts[drafts.index(told) + 1 : -1]
    if draft.phrase.kind != "elided" or len(passed) != 1 or passed[0].outcomes:
        return False
    before = items[passed[0].phrase.at - 1]
    placed = before.code == "P" or ends_in_preposition(before.word)
    placed = placed and passed[0].phrase.kind != "elided"
    return placed and code_at(items, draft.phrase.end) == "P" and _gapped(items, passed[0], draft)


def _share(items: Row, before: Draft, draft: Draft) -> None:
    """Read the second share of "54 per cent of them to the State, 41 per cent to the Front"."""
    if before.marked and share_goes_on(items, before, draft):
        draft.phrase.of_them = True
        draft.outcomes, draft.strength = before.outcomes, CROSSING
        draft.whole, draft.wants, draft.marked = before.whole, before.wants, before.marked


def _age_of(items: Row, before: Draft, draft: Draft) -> bool:
    """True for "killed three brothers, the youngest eleven"."""
    many, age = before.phrase.quantity.low, draft.phrase.quantity.best
    oldest = items[draft.phrase.at - 1].word in {"youngest", "oldest", "eldest", "elder", "younger"}
    return oldest and age is not None and (many or 0) < age


def _in_all(items: Row, told: Draft, draft: Draft) -> bool:
    """True for "41 in May and 37 in June, i.e. 78 in all"."""
    end, low = draft.phrase.end, told.phrase.quantity.low
    summed = draft.phrase.kind == "elided" and (draft.phrase.quantity.best or 0) > (low or 0)
    total = end < len(items) and items[end].word in {"in all", "in total", "all told", "altogether"}
    return summed and total and code_at(items, end + 1) in ".,;)"


def _told(before: list[Draft]) -> Draft | None:
    """Return the last of the drafts that has an outcome."""
    return next((draft for draft in reversed(before) if draft.harmed), None)


def _respectively(items: Row, drafts: list[Draft]) -> None:
    """Read "34 dead and 70 wounded; the town reported 39 and 112 respectively"."""
    at = next((a for a, item in enumerate(items) if item.word == "respectively"), -1)
    if at < 0:
        return
    bare = [d for d in drafts if d.phrase.at < at and d.phrase.kind == "elided" and not d.outcomes]
    told = [d for d in drafts if d.outcomes and d.phrase.at < (bare[0].phrase.at if bare else 0)]
    if len(bare) > 1 and len(told) >= len(bare):
        for draft, before in zip(bare, told[-len(bare) :], strict=True):
            draft.outcomes, draft.groups, draft.strength = before.outcomes, before.groups, CROSSING


def _compared(items: Row, draft: Draft) -> bool:
    """True for "17 died, compared with nine last year", "41 dead, up from 30"."""
    at = draft.phrase.at - 1
    if draft.phrase.kind != "elided" or at < 1 or items[at].code != "P":
        return False
    return (items[at - 1].word, items[at].word) in _COMPARING or items[at].word == "against"


_COMPARING = frozenset(
    (("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("as", "against"))
)


def _none_left(items: Row, draft: Draft) -> tuple[str, ...]:
    """Read "none of the thirty survived": what befell all thirty."""
    nought = draft.phrase.quantity.form == "nought" and draft.outcomes == ("released",)
    if not nought or not 0 <= draft.at < len(items):
        return ()
    word = items[draft.at].word
    if word.startswith(("surviv", "live")) or word.endswith("alive"):
        return ("killed",)
    return ("missing",) if word.startswith(("return", "came", "come")) else ()


def _wholes(items: Row, drafts: list[Draft]) -> None:
    """The whole of a share ("47 of the 60 houses") is a figure too (LEDGER)."""
    for draft in drafts:
        whole = draft.whole
        if whole is None or draft.phrase.share_of != whole.phrase.at or not draft.outcomes:
            continue
        if draft.phrase.every:
            whole.outcomes = draft.outcomes  # "every one of the 19 houses was burned"
        whole.outcomes = whole.outcomes or _none_left(items, draft) or ("other",)
    for draft in drafts:
        if draft.phrase.head is not None and draft.outcomes in {(), ("killed",)}:
            _told_by_parts(draft, [part for part in drafts if part.whole is draft])


def _told_by_parts(draft: Draft, parts: Sequence[Draft]) -> None:
    """Read "139 names: 103 dead and 36 disappeared": the whole is all that its parts are.

    So it is with "112 victims (31 killed and 81 injured)".
    """
    head = draft.phrase.head
    if head is None or (draft.outcomes and head.word not in {"victims", "victim"}):
        return
    named = draft.outcomes or head.word in word_list("cases")
    if named and len(parts) > 1 and all(part.harmed for part in parts):
        draft.outcomes = tuple(dict.fromkeys(o for part in parts for o in part.outcomes))
        draft.strength = CROSSING


def _verb_before(items: Row, draft: Draft) -> bool:
    """True where a verb before the number governs it, or tells it: its like may go without one."""
    if 0 <= draft.at < draft.phrase.at and items[draft.at].code in "TV":
        return True
    return any(item.word in word_list("echoing") for item in items[: draft.phrase.at])


def _carried_over(items: Row, at: int, end: int) -> bool:
    """Read "responsible for 490 of the killings; the rebels for 88"."""
    at -= 1
    while code_at(items, at) in "NGXDo" and at >= 0:
        at -= 1
    return code_at(items, at) in ",C;" and code_at(items, end) in ".,;C)"


def _linked_by(items: Row, draft: Draft) -> str:
    """Return the preposition before a draft, or nothing."""
    at = draft.phrase.at - 1
    return items[at].word if code_at(items, at) == "P" and at > 0 else ""


def _gapped(items: Row, before: Draft, draft: Draft) -> bool:
    at = draft.phrase.at - 1
    while code_at(items, at) in "DA" and at >= 0:
        at -= 1
    end = draft.phrase.end
    if at > 0 and code_at(items, at) == "P" and items[at].word == _linked_by(items, before):
        return _carried_over(items, at, end)
    if code_at(items, at) == "P" and code_at(items, at + 1) == "A":  # "and on Monday seven"
        at -= 1
    if code_at(items, end) in "MB" and code_at(items, end + 1) in ",.;":  # "thirty did"
        return True
    if before.outcomes == ("orphaned",) and code_at(items, end) in "QD":
        return code_at(items, at) in "C,"  # "nineteen lost both parents and 84 one of them"
    if code_at(items, at) == "o" and code_at(items, before.phrase.at - 1) == "o":
        at -= 1  # "the hospital spoke of nine, and by evening of eleven"
    if code_at(items, at) in "NXGR":  # ", in Sellek 12", ", we three"
        prepositions = 0
        while code_at(items, at) in "NGXDoPAR" and at >= 0:
            prepositions += items[at].code == "P"
            at -= 1
        if not prepositions and not _verb_before(items, before):
            return False
    elif draft.strength < 0:
        return False
    return _joined(items, at, before, draft)


def _joined(items: Row, at: int, before: Draft, draft: Draft) -> bool:
    """True where what stands before a gap, up to `at`, only joins it to the number before."""
    end = draft.phrase.end
    if end < len(items) and items[end].word in word_list("severity"):
        end += 1  # "66 wounded, nine critical"
    elif end < len(items) and items[end].word in word_list("reporting"):
        end += code_at(items, end + 1) in ".,;)C"  # "the 14 deaths admitted and the 38 alleged"
    while code_at(items, at) in "DA" and at >= 0:
        at -= 1
    if code_at(items, at) not in ",C;":
        return False
    if code_at(items, end) not in "Po,.;C(" and not draft.phrase.elided_more:
        return False
    if any(item.code in "VS" for item in items[before.phrase.end : draft.phrase.at]):
        return False
    form = draft.phrase.quantity.form
    return form != "nought" and (form != "one" or code_at(items, end) in "Po")


def _fill_groups(draft: Draft, before: Draft | None) -> None:
    """Settle the group: the noun's, else what the outcome can only be about, else person.

    `before` is the last draft of the sentence that counts things, or None.
    """
    phrase = draft.phrase
    whole = draft.whole
    groups = [g for g in draft.groups if g not in {"none", "grave"}]
    if "child" in groups and "person" in groups:
        groups.remove("person")
    if not groups and phrase.kind in {"elided", "unknown"}:
        orphans = draft.outcomes == ("orphaned",)
        things = set(draft.outcomes) <= {"destroyed", "damaged", "occupied"} and draft.outcomes
        if things:
            groups = list(before.groups) if before is not None else ["building"]
        elif orphans:
            groups = ["child"]
        elif (
            whole is not None
            and whole.groups
            and set(whole.groups) & {"building", "settlement", "country", "state"}
        ):
            groups = list(whole.groups)
        else:
            groups = ["person"]
    if phrase.kind == "grave":
        groups = ["other"]
    draft.groups = tuple(groups)
