"""Those who met what somebody else did: "the captain fell, and with him eleven of his men"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.clauses import CROSSING, NOTHING, SIBLING, Government, described
from onrecord.extract.grammar.count_phrase import CountPhrase, kind_of
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import Reading, word_list

Row = Sequence[Item]
_THEM = frozenset(("him", "her", "them"))
_WHOSE = frozenset(("his", "her", "their", "my", "our"))
_REACH = 14  # items before a number in which the verb is looked for
_TOTALS = frozenset(("in number", "in all", "all told", "in total", "altogether"))


def accompanying(items: Row, phrase: CountPhrase) -> Government:
    """Read "and with her two orderlies", "there fell of the townsmen three hundred".

    Args:
        items: The sentence.
        phrase: A count phrase that nothing else governs.
    """
    if phrase.kind not in {"person", "elided"}:
        return Government()
    at = phrase.at - 1
    while code_at(items, at) in "DA" and at > 0 and items[at].word not in _THEM:
        at -= 1
    if at > 1 and items[at].word in _THEM and items[at - 1].word.endswith("with"):
        return _met(items, at - 1)
    if at > 1 and code_at(items, at) in "BHM" and items[at - 1].word == "so":
        return _met(items, at)  # "a teacher was killed, and so were three boys"
    if at > 0 and items[at].word.endswith("with") and _his_own(items, at, phrase):
        return _met(items, at)
    if at > 1 and _aboard(items, at, phrase):
        return _seized(items, at - 1)
    return _of_side(items, phrase.at - 1)


def in_company(items: Row, phrase: CountPhrase) -> bool:
    """True for "my uncle with nine of his men was hanged": a part of the subject."""
    at = phrase.at - 1
    noun = at > 0 and items[at].word == "with" and items[at - 1].code in "NG"
    return noun and _his_own(items, at, phrase)


def of_our_own(items: Row, phrase: CountPhrase) -> bool:
    """True for "nine of my mother's family", "of our class eleven": the speaker's own people."""
    at = phrase.at - 1
    behind = code_at(items, phrase.at + 1) == "o"
    own = items[phrase.at + 1 : phrase.end] if behind else items[max(0, at - 4) : phrase.at]
    if not behind and (at < 2 or items[at].word not in word_list("gathered")):
        return False
    words = {item.word for item in own}
    ours = not words.isdisjoint(_OURS) and (behind or not words.isdisjoint(("of", "from")))
    return ours and ("us" in words or not words.isdisjoint(word_list("gathered")))


_OURS = frozenset(("my", "our", "us"))


def take_noun_before(items: Row, phrase: CountPhrase) -> None:
    """Read "the cottages, thirty-one in number": the noun stands before its number.

    Args:
        items: The sentence.
        phrase: A count phrase; its kind and groups are set where it has no noun of its own.
    """
    at = phrase.at
    if phrase.kind != "elided" or at < 1:
        return
    if code_at(items, phrase.end) in ".,;)" and (named := _named_before(items, phrase)):
        phrase.direct += [r for r in named if r not in phrase.direct]
        phrase.kind, phrase.groups = "person", phrase.groups or ["person"]
        return
    if at < 2 or code_at(items, at - 1) not in ",(":
        return
    behind = " ".join(item.word for item in items[phrase.end : phrase.end + 2])
    groups = items[at - 2].groups
    total = any(behind.startswith(total) for total in _TOTALS)
    told = items[at - 2].read("counts") if total or _beside(items, phrase) else ()
    if told:
        phrase.kind, phrase.groups = "person", list(groups) or ["person"]
        phrase.direct += told
    elif groups and total:
        phrase.kind, phrase.groups = kind_of(groups), list(groups)


def _beside(items: Row, phrase: CountPhrase) -> bool:
    """True for "the dead (sixty, by the priest's count)": a bracket behind those it counts."""
    at = phrase.at
    opened = code_at(items, at - 1) == "(" and code_at(items, at - 3) == "D" and at > 2
    return opened and code_at(items, phrase.end) == ","


def _named_before(items: Row, phrase: CountPhrase) -> tuple[Reading, ...]:
    """Read "crowded with refugees, perhaps sixty thousand": the number behind who is counted."""
    at = phrase.at - 1
    apart = code_at(items, at) == "A" or phrase.quantity.outer_start < phrase.quantity.start
    while at > 0 and items[at].code in "A,":
        at -= 1
    item = items[at]
    many = item.code == "T" and item.word.endswith("s") and not item.read("harms")
    before = code_at(items, at - 1)
    return item.read("counts") if apart and many and before in "PNV" and at > 0 else ()


def _his_own(items: Row, at: int, phrase: CountPhrase) -> bool:
    """True for "with 200 of his men", "with her three children", "with eleven companions"."""
    whose = any(item.word in _WHOSE for item in items[at + 1 : phrase.end])
    whose = whose or (
        phrase.at + 1 < phrase.end and items[phrase.at + 1].word in {"other", "fellow"}
    )
    fellow = phrase.head is not None and phrase.head.word in word_list("fellows")
    return phrase.kind == "person" and (whose or fellow)


def _met(items: Row, at: int) -> Government:
    """Return what the last word before `at` says befell somebody."""
    for back in range(at - 1, max(-1, at - _REACH), -1):
        item = items[back]
        if item.code in ".;Q":
            break
        told = item.read("suffers", "states") or described(item)
        if told:
            return Government(told[:1], SIBLING, back)
    return Government(strength=NOTHING)


def _aboard(items: Row, at: int, phrase: CountPhrase) -> bool:
    """True for "with 18 crew on board", "carrying 26 passengers"."""
    behind = {item.word for item in items[phrase.end : phrase.end + 2]}
    return items[at].word == "carrying" or (
        items[at].word == "with" and bool(behind & {"aboard", "board"})
    )


def _seized(items: Row, at: int) -> Government:
    """Read "seized the tanker": who is aboard is taken with it."""
    for back in range(at, max(-1, at - _REACH), -1):
        item = items[back]
        if item.code == "T":
            held = tuple(r for r in item.read("harms") if r.outcomes == ("detained",))
            return Government(held, SIBLING, back) if held else Government()
        if item.code not in "NDGEX,":
            break
    return Government()


def _of_side(items: Row, at: int) -> Government:
    """Read "there fell of the townsmen three hundred, and of the duke's forty"."""
    while code_at(items, at) in "DNGE" and at > 0:
        at -= 1
    if code_at(items, at) != "o" and not items[at].word.endswith(" of"):
        return Government()
    for back in range(at, max(0, at - _REACH), -1):
        if items[back - 1].word == "there":
            fell = (Reading(("killed",), "suffers", "past"),) if items[back].word == "fell" else ()
            told = fell or items[back].read("suffers")[:1]
            return Government(told, CROSSING if told else NOTHING, back)
        if items[back].code in ".;M":
            break
    return Government()
