"""Joints between numbers: where a list of subjects ends and a clause of its own begins."""

from __future__ import annotations

from onrecord.extract.grammar.clauses import Phrases, Row, bears
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import code_at


def new_clause(items: Row, phrases: Phrases, phrase: CountPhrase, other: CountPhrase) -> bool:
    """True where another number begins a clause, so that its verb is not said of this one.

    "Twenty were killed, including five children, and more than 100 were hurt": the five were not. Nor were the
    nine of "23 died in Dol, nine in Tarn, and 40 were hurt": a verb stands before them, so they are no
    subject of a list. Of "he rejects the figure of 70 refugees, but nine men were killed" the 70 were not. Who
    disappeared in "31 disappeared and four escaped" has a verb already.

    Args:
        items: The sentence.
        phrases: Its count phrases.
        phrase: One of them, whose predicate is looked for.
        other: A later one.
    """
    at = other.at - 1
    while code_at(items, at) in "DA":
        at -= 1
    verb = phrase.head is not None and phrase.head.code == "T" and bears(phrase.head)
    opened = code_at(items, at) == "C" and (verb or code_at(items, at - 1) == ",")
    own = other.post is not None or code_at(items, other.end) in "BHM"
    own = own or (verb and other.end < len(items) and bears(items[other.end]))
    if not (opened and own):
        return False
    if items[at].word == "but" or verb or phrase.post is not None:
        return True
    told = code_at(items, phrase.at - 1) == "V" or _is_part(items, phrase.at - 1)
    return told or _gone_on(items, phrases, phrase)


def _is_part(items: Row, at: int) -> bool:
    """True right behind *including* and the like."""
    while code_at(items, at) in "DA" and at > 0:
        at -= 1
    return at > 0 and code_at(items, at) == "I"


def _gone_on(items: Row, phrases: Phrases, phrase: CountPhrase) -> bool:
    """True for a number without a noun behind a verb: "nine in Tarn", "in May it was nine"."""
    if phrase.kind != "elided":
        return False
    first = next(iter(phrases))
    told = any(item.code in "TBHE" for item in items[first : phrase.at])
    return told or any(item.code in "BH" for item in items[:first])
