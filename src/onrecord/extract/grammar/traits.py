"""Traits: what is said of some of those counted before, and no fate of theirs.

"Gunshot 38, blast 16", "male 41, female 17", "eighteen were under the age of 14", "nine had their
hands tied": the number names nobody, and what it says is no outcome. `topics` finds whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import word_list

Row = Sequence[Item]
_STOPS = ",;:.()-Q*|"
_VERBS = "VBHM"
_LABEL = 5  # the longest label before a number, in items
_BEHIND = 12  # items behind a number in which a trait is looked for
_NARROW = frozenset(("man", "woman", "child", "elderly"))
_ILL = frozenset(("down", "ill", "sick", "suffering", "suffer", "recovering", "recovered"))
_ADULT = 100
_DOUBTS = frozenset(("not", "never", "unknown", "cannot", "no", "unclear", "undetermined"))
_TELLING = frozenset(("tell", "say", "determine", "establish", "identify", "name"))
_WITNESSING = frozenset(("watched", "saw", "witnessed", "attended", "heard"))
_DONE = frozenset(("tortured", "sexually_assaulted"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = sorted(map(re.escape, word_list(name)), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")


def mark_traits(items: Row, drafts: Sequence[Draft]) -> None:
    """Set `trait` on the drafts without outcome whose words only describe those counted.

    Its value is `wound` or `death` for a cause, `trait` for anything else.
    """
    for draft in drafts:
        if (
            draft.outcomes and not _tried(items, draft) and not _bound(items, draft)
        ) or draft.phrase.quantity.form not in {
            "digits",
            "words",
            "one",
        }:
            continue
        if _in_cases(items, draft):
            _told_of_cases(items, draft)
        else:
            draft.trait = _trait(items, drafts, draft)


def _tried(items: Row, draft: Draft) -> bool:
    """True for "the remaining 22 face charges": they are still held."""
    return draft.outcomes == ("convicted",) and _rest(items, draft)


def _bound(items: Row, draft: Draft) -> bool:
    """True for "19 bound at the wrists", said of bodies as of prisoners."""
    word = items[draft.at].word if 0 <= draft.at < len(items) else ""
    return draft.outcomes == ("detained",) and word in {"bound", "tied", "tied up"}


def _in_cases(items: Row, draft: Draft) -> bool:
    """True for "in 14 cases the hands had been tied": people, though the noun counts nobody."""
    head = draft.phrase.head
    at = draft.phrase.at - 1
    while code_at(items, at) in "DA" and at > 0:
        at -= 1
    cases = head is not None and head.word in {"cases", "instances"}
    return cases and at >= 0 and items[at].word == "in"


def _told_of_cases(items: Row, draft: Draft) -> None:
    """Read what was done in so many cases; else what they were found to be like."""
    done = [r for item in items for r in item.read("acts", "counts") if r.outcomes[0] in _DONE]
    if done:
        draft.outcomes, draft.groups, draft.phrase.kind = done[0].outcomes, ("person",), "person"
        return
    draft.trait = named(" ".join(item.word for item in items))
    if draft.trait:
        draft.phrase.kind, draft.groups = "person", ("person",)


def _trait(items: Row, drafts: Sequence[Draft], draft: Draft) -> str:
    phrase = draft.phrase
    if phrase.kind not in {"elided", "person", "unknown"}:
        return ""
    if _rest(items, draft):
        return "rest"
    before, behind = _label(items, phrase.at), _behind(items, phrase.at + 1)
    if phrase.kind == "person":
        shown = bool(_NARROW & set(phrase.groups)) and _verbless(items, phrase.at)
        return (
            "trait" if shown and phrase.end > phrase.at + 1 and _closed(items, phrase.end) else ""
        )
    if _of_goods(items, phrase.at):
        return ""
    if (
        before
        and before[-1].code != "o"
        and _closed(items, phrase.end)
        and _verbless(items, phrase.at, ",;:.()")
    ):
        found = named(" ".join(item.word for item in before))
        if found:
            draft.groups = (
                tuple(g for i in before for g in i.groups if g in _NARROW) or draft.groups
            )
            return found
    cause = _cause_before(items, phrase.at)
    if cause and _closed(items, phrase.end):
        return cause
    if _age_behind(drafts, draft) or _unknown_of(items, phrase.at):
        return "trait"
    if phrase.kind == "elided":
        noun = code_at(items, phrase.at + 1) in "NGXT"
        if noun and items[phrase.at + 1].word.endswith("s") and not draft.marked:
            return ""  # "nine bullet wounds" on one body
        return _named_behind(behind.split()[:1] if noun else behind.split())
    if items[phrase.at + 1] is not phrase.head:
        return ""
    head = phrase.head.word if phrase.head is not None and _closed(items, phrase.end) else ""
    return named(head) if _verbless(items, phrase.at) else ""


def _named_behind(words: list[str]) -> str:
    """Return what the words behind a number name; nothing where they are only ill."""
    if not _ILL.isdisjoint(words) or not _WITNESSING.isdisjoint(words[:1]):
        return ""  # "a crowd of 300 watched the hanging"
    return named(" ".join(words))


def _rest(items: Row, draft: Draft) -> bool:
    """True for "the other eight", "the youngest four": some of those counted before."""
    at = draft.phrase.at - 1
    if draft.phrase.kind != "elided" or at < 1 or items[at].word not in word_list("rest"):
        return False
    return code_at(items, at - 1) == "D" and code_at(items, draft.phrase.end) not in "NGX"


def _unknown_of(items: Row, at: int) -> bool:
    """True for "the age and sex of six could not be established", "of four we could not tell"."""
    if code_at(items, at - 1) not in "oP" or at < 1:
        return False
    opens = at == 1 or items[at - 2].code in ",;:.C"
    known = items[at - 2].word in word_list("particulars")
    if not known and not (opens and items[at - 1].word == "of"):
        return False
    behind = [item.word for item in items[at + 1 : at + 1 + _BEHIND]]
    doubted = not _DOUBTS.isdisjoint(behind) or items[at - 3].word == "no"
    return doubted and (known or not _TELLING.isdisjoint(behind))


def _of_goods(items: Row, at: int) -> bool:
    """True in a list of goods: "Weapons found in the barn: rifles 12, grenades 40"."""
    colon = next((back for back in range(at - 1, 0, -1) if items[back].code in ":;."), 0)
    head = items[:colon] if code_at(items, colon) == ":" else ()
    return any(item.groups[:1] == ("none",) for item in head[:3])


def named(words: str) -> str:
    """Return `wound`, `death` (what people die of), `trait` or nothing, as the words name one.

    Args:
        words: A label or what stands behind a number, in any case.
    """
    words = words.lower()
    if words in word_list("weapon_labels"):
        return "wound"
    if _pattern("wound_traits").search(words):
        return "death" if _pattern("death_causes").search(words) else "wound"
    return "trait" if _pattern("traits").search(words) else ""


def _age_behind(drafts: Sequence[Draft], draft: Draft) -> bool:
    """True for "six over 60", "18 were under 14": the number behind bounds an age."""
    for other in drafts:
        if other.phrase.at <= draft.phrase.at or other.phrase.at > draft.phrase.end + 2:
            continue
        quantity = other.phrase.quantity
        value = quantity.high if quantity.modifier == "fewer_than" else quantity.low
        aged = quantity.modifier in {"more_than", "fewer_than"} and (value or _ADULT) < _ADULT
        return aged and other.phrase.kind in {"none", "elided"} and not other.outcomes
    return False


def _label(items: Row, at: int) -> list[Item]:
    """Return the words between the last stop and the number, none where there are too many."""
    at -= code_at(items, at - 1) == ":"  # "Gunshot trauma: 36"
    start = at
    while start > 0 and items[start - 1].code not in _STOPS + "C":
        start -= 1
    return list(items[start:at]) if at - start <= _LABEL else []


def _cause_before(items: Row, at: int) -> str:
    """Read "Typhus, thirty-one." where the cause opens the clause."""
    if code_at(items, at - 1) != "," or at < 2:
        return ""
    start = at - 1
    while start > 0 and items[start - 1].code not in _STOPS:
        start -= 1
    opens = start == 0 or items[start - 1].code in ".;:"
    words = " ".join(item.word for item in items[start : at - 1])
    wound = opens and at - start <= _LABEL and named(words) in {"wound", "death"}
    return named(words) if wound else ""


def _behind(items: Row, at: int) -> str:
    words = []
    for item in items[at : at + _BEHIND]:
        if item.code in ",;.:(Q" or item.code == "R" or item.word in {"that", "who"}:
            break
        words.append(item.word)
    return " ".join(words)


def _closed(items: Row, end: int) -> bool:
    return code_at(items, end) in ",;.)C-|*"


def _verbless(items: Row, at: int, stops: str = ";:.()") -> bool:
    """True where no verb stands between the stops around a position."""
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(items) and items[place].code not in stops:
            if items[place].code in _VERBS:
                return False
            place += step
    return True
