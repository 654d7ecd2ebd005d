"""Verbs of falling, lying and sitting: what they say hangs on who fell, and on where they lie."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.clauses import ADJACENT, Government, buried, described, stay
from onrecord.extract.grammar.company import of_our_own
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import Reading

_FELL = frozenset(("fell", "fall", "fallen"))
_DROPPING = frozenset(("fall", "drop"))
_SEEING = frozenset(("saw", "seen", "watched"))
_LYING = frozenset(("lie", "lies", "lay", "lain", "rest", "rests", "rested"))
_SITTING = frozenset(("sat", "sit", "sits", "languish", "languished", "rotted"))
_KILLED = Reading(("killed",), "suffers", "past")

Row = Sequence[Item]


def fallen(items: Row, at: int, phrase: CountPhrase) -> Government:
    """Return what a verb of falling, lying or sitting says of its subject, if anything.

    Args:
        items: The sentence.
        at: The verb.
        phrase: Its subject.
    """
    word = items[at].word
    if (word in _DROPPING and _seen(items, at, phrase)) or (
        word in _FELL and _fell(items, at, phrase)
    ):
        return Government((_KILLED,), ADJACENT, at)
    if word in _SITTING:
        return stay(items, at + 1)  # "sat in that prison"
    if word not in _LYING:
        return Government()
    if buried(items, at):
        return Government((_KILLED,), ADJACENT, at)
    if code_at(items, at + 1) == "T":  # "lay wounded in the straw"
        return Government(described(items[at + 1]), ADJACENT, at + 1)
    return stay(items, at + 1)


def _seen(items: Row, at: int, phrase: CountPhrase) -> bool:
    """True for the seven of "I myself saw seven fall"."""
    return at == phrase.end and phrase.at > 0 and items[phrase.at - 1].word in _SEEING


def _fell(items: Row, at: int, phrase: CountPhrase) -> bool:
    """True for fighters who fell, for people of whom nothing else is said, and for one's own."""
    after = code_at(items, at + 1)
    if {"soldier", "combatant"} & set(phrase.groups):
        return after in ".,;CP"
    known = (
        phrase.kind == "person" or items[phrase.end - 1].word == "us" or of_our_own(items, phrase)
    )
    closed = after in ".,;" or (after == "C" and code_at(items, at + 2) in "QD")
    return known and closed and items[at].word == "fell"
