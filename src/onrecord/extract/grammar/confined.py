"""People shut in, as one of them tells it: "ninety-four of us in Hut 7", "in cell 19 with forty others"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import Reading, word_list

Row = Sequence[Item]
_CELLS = frozenset(("cell", "dungeon", "cage", "hut", "barrack", "dormitory", "wagon"))
_NEAR = 9  # items around a number in which the place is looked for


def confined(text: str, items: Row, phrase: CountPhrase) -> bool:
    """True for a count of fellow prisoners beside the place that holds them."""
    if phrase.kind not in {"elided", "person"} or phrase.post is not None or phrase.direct:
        return False
    return _cell_of(items, phrase) or (_fellows(items, phrase) and _shut(text, items, phrase))


def _cell_of(items: Row, phrase: CountPhrase) -> bool:
    """True for "her cell of 24"."""
    at = phrase.at
    whose = at > 2 and code_at(items, at - 1) == "o" and code_at(items, at - 3) == "D"
    return whose and phrase.kind == "elided" and items[at - 2].word in _CELLS


def taken(items: Row, at: int, phrase: CountPhrase) -> bool:
    """True for "they took four of mine", "the soldiers took nine": people, not towns."""
    if phrase.kind != "elided" or items[at].word not in word_list("taking"):
        return False
    if items[phrase.end - 1].code in "RG" and phrase.end > phrase.at + 1:
        return True
    subject = items[at - 1].word if at else ""
    if code_at(items, at - 1) == "C":  # "they came back and took four more"
        subject = next((i.word for i in reversed(items[:at]) if i.word == "they"), subject)
    closed = code_at(items, phrase.end) in ".,;CPA" or _then(items, phrase.end)
    return closed and (subject == "they" or subject in word_list("actors"))


def _then(items: Row, at: int) -> bool:
    """True before "that night"."""
    that = at + 1 < len(items) and items[at].word == "that"
    return that and items[at + 1].word in word_list("times")


_TOOK = frozenset(("take", "takes", "took", "taken", "taking"))
_THERE = frozenset(("by", "from", "at", "during", "in", "near", "after", "before", "since", "with"))


def taken_away(items: Row, phrase: CountPhrase, at: int, readings: Sequence[Reading]) -> bool:
    """True for "thirty men of our street were taken", "the soldiers have taken some 600 persons".

    Towns are taken as well, and pupils to the zoo: nothing may follow but where, when and by whom.
    """
    if phrase.kind != "person" or not readings or items[at].word not in _TOOK:
        return False
    if any(reading.outcomes != ("occupied",) for reading in readings):
        return False
    behind = max(phrase.words_end, at + 1)
    word = items[behind].word if behind < len(items) else ""
    closed = code_at(items, behind) in ".,;:)-CAIWXo" or word in _THERE
    if at > phrase.at:
        return closed
    before = {item.word for item in items[max(0, at - 5) : at]}
    return closed and not (before.isdisjoint(word_list("actors")) and before.isdisjoint(_CAPTORS))


_CAPTORS = frozenset(
    ("they", "soldiers", "gunmen", "bandits", "raiders", "gendarmes", "enemy", "men")
)


def _fellows(items: Row, phrase: CountPhrase) -> bool:
    """True for "forty of us", "we were forty", "with forty others"."""
    at, last = phrase.at, items[phrase.end - 1].word
    there = code_at(items, at - 1) == "B" and at > 1 and items[at - 2].word == "there"
    if there and phrase.kind == "person":  # "in the cell there were sixty men"
        return not {"combatant", "soldier"} & set(phrase.groups)
    if last in {"us", "of us"}:
        return True
    if code_at(items, at - 1) == "B" and at > 1 and items[at - 2].word in {"we", "they"}:
        return phrase.kind == "elided"
    return last == "others" and items[at - 1].word == "with"


def _shut(text: str, items: Row, phrase: CountPhrase) -> bool:
    near = items[max(0, phrase.at - _NEAR) : phrase.end + _NEAR]
    named = {text[item.start : item.end].lower().split(" ")[0] for item in near if item.code == "X"}
    return bool(word_list("cells") & (named | {word for i in near for word in i.word.split()}))
