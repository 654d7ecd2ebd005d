"""Parts over sentences: the shares, breakdowns and later fates of those counted just before.

A part needs words (LEDGER, "Cases decided"): an anaphor ("of that number", "of us"), a verb that
gives shares ("the river took nine", "dockers made up four"), a heading ("By year", "Causes"), a
register without a verb ("Males 101, females 42"), or a later fate of people in somebody's hands
("Of the 120 who surrendered, 70 were shot. Thirty starved.").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.tolls import reading_in

_REACH = 260  # characters between a total and the sentence that breaks it down
_MEMORY = 12  # figures
_FATES = frozenset(
    ("killed", "injured", "detained", "missing", "tortured", "sexually_assaulted", "displaced", "destroyed", "damaged", "orphaned")
)  # fmt: skip
_HELD = frozenset(("detained", "tortured", "displaced", "participating", "other", "affected"))
_OWN = 1  # a draft's strength where only a neighbour says what befell those counted
_LABEL_LENGTH = 44  # characters of a label between two numbers of a register
_NOUNS = frozenset(
    ("killed", "wounded", "injured", "deceased", "disappeared", "arrested", "detained", "displaced")
)
_VAGUE = frozenset(("occupied", "other"))
_LATER = frozenset(("killed", "missing", "released", "identified"))
_ANAPHOR = re.compile(
    r"\s+of\s+(?:the\s+total|(?:that|this|the)\s+(?:number|total|figure|sum)|the\s+whole)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|us)\b", re.IGNORECASE)
_OF_US = re.compile(r"\s+of\s+us\b", re.IGNORECASE)
_SHARING = re.compile(
    r"\b(?:made\s+up|make\s+up|makes\s+up|account(?:s|ed)?\s+for|contribut(?:es?|ed)|suppl(?:y|ies|ied)"
    r"|furnish(?:es|ed)?|(?:was|were|is|are)\s+responsible\s+for)\s+(?:only\s+|about\s+|some\s+)?$",
    re.IGNORECASE,
)
_TAKING = re.compile(
    r"\b(?:lost|took|taken|carried\s+off|mourn(?:s|ed)|buried|had|swept\s+away)\s+(?:only\s+|about\s+|some\s+)?$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"[\"'\s*(]*(?:(?:by|according\s+to|as\s+to)\s+(?:the\s+|their\s+)?"
    r"(?:year|month|week|day|sex|age|cause|place|region|province|district|parish|rank|trade|unit|nationality"
    r"|perpetrator|side|street|village|quarter|occupation)s?\s*(?:,|:|they\b|there\b|of\s+death)"
    r"|(?:causes?|manner|mode)\b[^.;:\d]{0,30}:)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:makes?|leaves?|was|were|is|are|had|has|have|been|did|do|does|died|lost|says?|said|will|would|could|may|left|put|saw|went|came|found"
    r"|killed\s+by|[a-z]{3,}ed\s+(?:the|a|an|in|at|to|by))\b"
)
_GAP = re.compile(r"\s*(?:,|;|,?\s*and)\s+[^,;.:\d]{1,40}\s+$", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:more|further|another|other|additional|also|too|as\s+well)\b", re.IGNORECASE
)
_PLACED = re.compile(
    r"[\"'\s]*(?:in|at|near|on|outside|around)\s+(?!all\b|total\b|the\s+(?:hold|end|water|fire)\b)[^,.;]{2,40}?(?:,|\b(?:last|this|that)\s)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\"'\s*]*(?P<label>[A-Z][^.:;\d]{2,40}):\s*")
_COLON = re.compile(r"[^.;:\d]{0,30}:\s[^.;:\d]{0,30}")
_HAD = re.compile(r"\s+had\s+(?:been\s+)?[a-z]+", re.IGNORECASE)
_MORTALLY = re.compile(
    r"\s+(?:(?:of\s+them|of\s+whom)\s+)?(?:mortally|fatal(?:ly)?|(?:have\s+|has\s+)?since\s+(?:dead|died|deceased))\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|later|afterwards|of\s+(?:their|its)\s+(?:wounds|injuries|burns)|surviv\w+|succumb\w*|did\s+not\s+live)\b",
    re.IGNORECASE,
)


def break_down(
    text: str, found: Sequence[Draft], earlier: Sequence[Draft], before: Sequence[Draft] = ()
) -> None:
    """Set `whole` on the numbers of a sentence that break down the total before it.

    Args:
        text: The document's text.
        found: The drafts of a sentence, in order.
        earlier: Drafts with outcomes of the sentences before it, in order.
        before: All drafts of the sentence before it, with and without outcomes.
    """
    if not found:
        return
    told = [d for d in before if not d.outcomes and d.phrase.kind in {"person", "elided"}]
    earlier = sorted([*earlier[-_MEMORY:], *told], key=lambda d: d.phrase.quantity.start)
    _by_anaphor(text, found, earlier)
    _listed(text, found)
    _mortally(text, found)
    if not earlier or found[0].sentence[0] - earlier[-1].sentence[1] > _REACH:
        return
    start, end = found[0].sentence
    if "\n\n" in text[earlier[-1].sentence[1] : start]:
        return
    headed = _HEADED.match(text, start, end) is not None
    if headed or _register(text, found) or _labelled(text, found, earlier):
        whole = _total(max(found, key=_value), earlier)
        if whole is not None and not set(whole.outcomes) & _FATES:
            return  # "The fair drew 900 guests. Male 41, female 22."
        for draft in found:
            described = headed or bool(draft.trait or draft.outcomes)
            if described and not _note(text, draft):
                _take(draft, whole, fill=True)
        return
    _shares(text, found, earlier)
    for draft in found:
        _later(text, draft, earlier)


def _note(text: str, draft: Draft) -> bool:
    """True for the number of a note, "(32)", and for a part of another sentence's total."""
    quantity = draft.phrase.quantity
    bracketed = text[quantity.start - 1] + text[quantity.end : quantity.end + 1] == "()"
    return bracketed or (draft.whole is not None and draft.whole.sentence != draft.sentence)


def _bare(draft: Draft) -> bool:
    phrase = draft.phrase
    named = phrase.quantity.form in {"words", "digits", "one", "percent", "fraction"}
    return (
        phrase.kind == "elided"
        and named
        and draft.whole is None
        and not draft.additional
        and not draft.toll
    )


def _total(draft: Draft, before: Sequence[Draft], *, same: bool = False) -> Draft | None:
    """Return the last number that is no part and larger, of the same outcome if so wanted."""
    value = draft.phrase.quantity.best
    for whole in reversed(before[-_MEMORY:]):
        low = whole.phrase.quantity.low
        if draft.sentence[0] - whole.sentence[1] > _REACH:
            return None
        if whole.whole is not None or whole.polarity != "asserted" or low is None:
            continue
        if (whole.outcomes and not set(whole.outcomes) & (_FATES | _HELD)) or (
            value is not None and low <= value
        ):
            continue
        other = same and draft.outcomes and not set(draft.outcomes) & set(whole.outcomes)
        if other and not set(whole.outcomes) <= _HELD:
            continue
        return whole
    return None


def _take(draft: Draft, whole: Draft | None, *, fill: bool) -> bool:
    """Make the draft a part; what it counts is taken over where it has no fate of its own."""
    if whole is None or whole is draft or draft.phrase.kind == "none":
        return False
    draft.whole, draft.marked = whole, True
    whole.outcomes = whole.outcomes or ("other",)
    if fill and not set(draft.outcomes) & _FATES:
        draft.outcomes = whole.outcomes
    if draft.groups in ((), ("person",), ("building",)) and not draft.predicate_groups:
        draft.groups = whole.groups
    return True


def _by_anaphor(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Read "the clinic 90 and St Anna's 50 of that number", "sixty-one of us were dead"."""
    for index, draft in enumerate(found):
        end = draft.phrase.quantity.end
        if draft.whole is None and _OF_US.match(text, end):
            whole = next(
                (
                    d
                    for d in reversed([*earlier[-_MEMORY:], *found[:index]])
                    if d.whole is None and _OF_US.match(text, d.phrase.quantity.end)
                ),
                None,
            )
            if whole is not None and _larger(whole, draft):
                _take(draft, whole, fill=False)
        if not _ANAPHOR.match(text, end):
            continue
        here = [d for d in found[:index] if d.outcomes and _larger(d, draft)]
        whole = max(here, key=_value) if here else _total(draft, earlier)
        if whole is None:
            continue
        shares = [d for d in found[:index] if d is not whole and _bare(d) and _larger(whole, d)]
        for share in [*shares, draft]:
            if share.sentence == whole.sentence and share.phrase.at < whole.phrase.at:
                continue
            share.outcomes, share.whole = whole.outcomes, None
            _take(share, whole, fill=False)
            share.groups = whole.groups
        _go_on(text, found, index, whole)


def _value(draft: Draft) -> float:
    return draft.phrase.quantity.low or 0


def _drowned(draft: Draft) -> bool:
    """True for "870 drowned", a verb that is read as a noun; not for "45 dead"."""
    phrase = draft.phrase
    verb = (
        phrase.head is not None
        and phrase.head.word.endswith("ed")
        and phrase.head.word not in _NOUNS
    )
    return phrase.kind == "person" and verb and draft.whole is None and not draft.additional


def _larger(whole: Draft, draft: Draft) -> bool:
    low, value = whole.phrase.quantity.low, draft.phrase.quantity.best
    return low is not None and value is not None and low > value


def _go_on(text: str, found: Sequence[Draft], index: int, whole: Draft) -> None:
    """Take the numbers behind a share that go on with it: "…, dockers twenty-five"."""
    last = found[index]
    for draft in found[index + 1 :]:
        between = text[last.phrase.quantity.end : draft.phrase.quantity.outer_start]
        gap = _GAP.search(between) or _SHARING.search(between)
        if draft.phrase.kind != "elided" or not gap or _MORE.search(between):
            return
        if draft.whole is None or draft.whole is last:
            draft.outcomes, draft.whole = last.outcomes, None
            _take(draft, whole, fill=True)
            draft.groups = last.groups
        last = draft


def _register(text: str, found: Sequence[Draft]) -> bool:
    """True for a sentence of labels and numbers without a verb: "Males 101, females 42."."""
    start, end = found[0].sentence
    if _VERB.search(text, start, end):
        return False
    bare = [d for d in found if d.phrase.kind in {"elided", "person"} and not d.additional]
    labelled = all(d.trait for d in bare) or (len(bare) > 1 and any(d.trait for d in bare))
    if len(bare) < len(found) or not labelled:
        return False
    ends = [start, *(d.phrase.quantity.end for d in bare)]
    begins = [d.phrase.quantity.outer_start for d in bare]
    return all(begin - last <= _LABEL_LENGTH for last, begin in zip(ends, begins, strict=False))


def _labelled(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> bool:
    """True for "Natives: 31." behind "The dead: 47.": a label that tells of no other fate."""
    draft, last = found[0], earlier[-1]
    label = _LABEL.match(text, draft.sentence[0], draft.phrase.quantity.outer_start)
    total = last if last.whole is None else last.whole
    opened = _LABEL.match(text, total.sentence[0], total.phrase.quantity.outer_start)
    if (
        len(found) > 1
        or label is None
        or opened is None
        or label.end() != draft.phrase.quantity.outer_start
    ):
        return False
    modes = ("counts", "states", "acts")
    if reading_in(opened["label"].lower().split(), modes) is None:
        return False  # "Varn: 41. Sorrel: 12.": a list under a heading
    told = reading_in(label["label"].lower().split(), modes)
    return told is None and _larger(total, draft) and not _MORE.search(label["label"])


def _mortally(text: str, found: Sequence[Draft]) -> None:
    """Read "three were stabbed, two mortally", "70 admitted, nine since dead"."""
    for index, draft in enumerate(found[1:], 1):
        last = found[index - 1]
        free = draft.phrase.kind == "elided" and draft.whole is None and _larger(last, draft)
        if free and last.outcomes and _MORTALLY.match(text, draft.phrase.quantity.end):
            draft.outcomes, draft.strength = ("killed",), max(draft.strength, last.strength)
            _take(draft, last.whole or last, fill=False)


def _listed(text: str, found: Sequence[Draft]) -> None:
    """Read "Casualties were 310: killed 74, wounded 201, missing 35"."""
    for index, whole in enumerate(found[:-1]):
        parts = list(found[index + 1 :])
        if len(whole.outcomes) < 2 or whole.whole is not None:
            continue
        between = text[whole.phrase.quantity.end : parts[0].phrase.quantity.outer_start]
        if not _COLON.fullmatch(between) or not all(_larger(whole, part) for part in parts):
            continue
        if sum(map(_value, parts)) <= _value(whole):
            for part in parts:
                if part.whole is None:
                    part.whole, part.marked = whole, True


def _shares(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Read "the river took nine, the cold twenty": shares of the total just told."""
    for index, draft in enumerate(found):
        taken = draft.whole is not None and set(draft.outcomes) <= _VAGUE and draft.phrase.of_them
        if not (_bare(draft) or taken) or _MORE.search(
            text, draft.phrase.quantity.end, draft.phrase.quantity.end + 12
        ):
            continue
        before = text[draft.sentence[0] : draft.phrase.quantity.outer_start]
        sharing = _SHARING.search(before)
        of_them = _OF_THEM.match(text, draft.phrase.quantity.end)
        if not sharing and not (_TAKING.search(before) and (draft.outcomes or of_them)):
            continue
        whole = draft.whole or _total(draft, earlier, same=not (sharing or of_them))
        if whole is None or not _take(draft, whole, fill=True):
            continue
        if sharing or of_them:
            draft.outcomes = whole.outcomes
        _go_on(text, found, index, whole)
        return


def _later(text: str, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Read "they held 120 in the barn. Thirty starved.": a later fate of some of them."""
    if not (_bare(draft) or _drowned(draft)) or draft.wants is not None:
        return
    if not set(draft.outcomes) & _LATER or draft.strength <= _OWN:
        return
    start, end = draft.sentence
    if "\n" in text[earlier[-1].sentence[1] : start]:
        return  # a line of its own
    if (
        _HAD.match(text, draft.phrase.quantity.end)
        and draft.phrase.quantity.outer_start - start < 3
    ):
        whole = _total(draft, earlier, same=True)  # "We buried 94. Sixty had been shot."
        if whole is not None and _take(draft, whole, fill=False):
            return
    if _PLACED.match(text, start, end) or _MORE.search(text, start, draft.phrase.quantity.end):
        return
    last = earlier[-1].sentence
    near = [d for d in earlier[-_MEMORY:] if d.sentence == last]
    whole = _total(draft, [d for d in near if d.phrase.kind != "thing"])
    if whole is None or set(whole.outcomes) & set(draft.outcomes):
        return
    if draft.spot < draft.phrase.quantity.start and not _drowned(draft):
        return  # "The flood killed 40": no subject of those told of before
    hurt = not set(whole.outcomes) & (_HELD - {"other"})  # wounded, or people told of alone
    if hurt and not _SINCE.search(text, start, end):
        return
    if not set(whole.outcomes) - _HELD - {"injured"}:
        _take(draft, whole, fill=False)
