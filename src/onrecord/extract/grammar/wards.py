"""Numbers of a hospital's day: "Thirty-one brought in before noon", "Nineteen more", "62 on the straw".

They name nobody and say no outcome; that they stand in a hospital's book says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.settings import setting
from onrecord.extract.grammar.vocabulary import place_outcomes, word_list
from onrecord.extract.numbers.lexis import first_words, spoken

Row = Sequence[Item]
_PEOPLE = frozenset(("elided", "person"))
_FORMS = frozenset(("digits", "words", "dozens", "vague"))
_WINDOW = 4  # items around a number in which the words are looked for


def mark_admissions(text: str, items: Row, drafts: Sequence[Draft]) -> None:
    """Give those a hospital takes in the outcome `injured`.

    Args:
        text: The document's text.
        items: The sentence.
        drafts: Its drafts; those with an outcome are left alone but for people moved to a ward.
    """
    told = not spoken(text, *drafts[0].sentence).isdisjoint(_words()) if drafts else False
    for draft in drafts:
        phrase = draft.phrase
        if not told and phrase.at:
            continue  # most numbers: neither of a ward's words nor alone ("Nineteen more.")
        if phrase.quantity.form not in _FORMS or draft.marked or not _open(draft):
            continue
        if _case(items, draft) or _admitted(items, draft) or _more(items, draft):
            house = setting(text, *draft.sentence)
            if house == "injured" or (house and "examined" in _label(items, phrase)):
                draft.outcomes, draft.strength = (house,), 1.0
                phrase.kind = "person" if phrase.kind == "none" else phrase.kind
                draft.groups = draft.groups or ("person",)


@cache
def _words() -> frozenset[str]:
    """Return the words of which one stands where a hospital takes somebody in."""
    return first_words(word_list("admitting")) | {"case", "cases"}


class _Told(NamedTuple):
    """The words for people taken in, as they stand before a number, at a line's head, and behind it."""

    words: tuple[str, ...]
    opening: tuple[str, ...]
    following: tuple[str, ...]


@cache
def _told() -> _Told:
    words = tuple(sorted(word_list("admitting")))
    verbs = ("", "were ", "had been ", "was ")
    return _Told(
        words,
        tuple(f"{word} " for word in words),
        tuple(verb + word for verb in verbs for word in words),
    )


def _open(draft: Draft) -> bool:
    """True for people without a fate; that a hospital moves or houses them is none."""
    if draft.phrase.kind == "none":
        return draft.phrase.head is not None
    return draft.phrase.kind in _PEOPLE and set(draft.outcomes) <= {"displaced"}


def _case(items: Row, draft: Draft) -> bool:
    """True for "eleven stomach cases"."""
    head = draft.phrase.head
    if head is None or head.word not in {"case", "cases"}:
        return False
    between = [item.word for item in items[draft.phrase.at + 1 : draft.phrase.words_end]]
    return bool(set(between) & word_list("ward_cases"))


def _admitted(items: Row, draft: Draft) -> bool:
    phrase = draft.phrase
    if phrase.kind == "none" and (phrase.head is None or phrase.head.word != "cases"):
        return False
    before = _label(items, phrase)
    behind = " ".join(item.word for item in items[phrase.end : phrase.end + _WINDOW])
    told = _told()
    closed = code_at(items, phrase.end) in ".,;"
    if code_at(items, phrase.end) in "TVE" and code_at(items, phrase.end + 1) in "DQG":
        return False  # "nine doctors treated the wounded"
    if not phrase.at and behind.startswith("in ") and code_at(items, phrase.end + 1) in ".,;":
        return True  # "58 in."
    return (
        before.endswith(told.words)
        or (closed and f"{before} ".startswith(told.opening))
        or behind.startswith(told.following)
    )


def _label(items: Row, phrase: CountPhrase) -> str:
    """Return the words before a number, back to the last stop."""
    start = phrase.at - 1 if code_at(items, phrase.at - 1) == ":" else phrase.at
    last = start
    while start > max(0, phrase.at - 2 * _WINDOW) and items[start - 1].code not in ".;:,":
        start -= 1
    return " ".join(item.word for item in items[start:last])


def _more(items: Row, draft: Draft) -> bool:
    """True for "Nineteen more." as a sentence of its own."""
    phrase = draft.phrase
    alone = phrase.at == 0 and code_at(items, phrase.end) in ".,;"
    return alone and phrase.kind == "elided" and phrase.elided_more and not draft.outcomes


def in_ward(ahead: Row) -> tuple[str, ...]:
    """Return `injured` where a hospital stands before a number: "In the hospital of Varn alone there are 88"."""
    places = (place_outcomes().get(item.word.rpartition(" ")[2]) for item in ahead)
    return ("injured",) if "injured" in places else ()
