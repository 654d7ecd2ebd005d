"""Clauses that leave out their verb: "The first shell killed twenty; the one that followed it, thirteen".

What is left of such a clause is a remnant: a time or a place ("and on the Tuesday nine"), another
subject of the same verb ("the second seventy"), or nothing ("23 the year after").
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import word_list

Row = Sequence[Item]
_REACH = 22  # items between the two numbers
_FORMS = frozenset(("digits", "words", "vague", "range"))
_ADJUNCT = "PDNGXAo,"
_SUBJECT = "DNGEXAoPR"
_AGES = frozenset(("oldest", "youngest", "eldest", "elder", "younger", "aged", "age"))


def left_out(items: Row, before: Draft, draft: Draft) -> bool:
    """True where a bare number stands in a clause that leaves out the verb of the number before.

    Args:
        items: The sentence.
        before: The last draft before it that tells of harm.
        draft: A draft without noun and outcome.
    """
    start, at = before.phrase.end, draft.phrase.at
    form = draft.phrase.quantity.form
    badly = form == "one" and _badly(items, draft)
    if draft.phrase.kind != "elided" or (form not in _FORMS and not badly):
        return False
    if at - start > _REACH or not _closed(items, draft) or items[at - 1].word in _AGES:
        return False
    openers = [place for place in range(start, at) if items[place].code in ";,C"]
    return any(_remnant(items[place + 1 : at], items, before, draft) for place in openers)


def share_goes_on(items: Row, before: Draft, draft: Draft) -> bool:
    """True for the second share of "54 per cent of them to the State, 41 per cent to the Front"."""
    forms = {before.phrase.quantity.form, draft.phrase.quantity.form}
    if draft.phrase.kind != "elided" or not forms <= {"percent", "fraction"}:
        return False
    between = items[before.phrase.end : draft.phrase.at]
    if len(between) > _REACH or any(item.code in "VBHMSW" for item in between):
        return False
    return code_at(items, draft.phrase.at - 1) in ",C;" or _joined(between)


def _joined(between: Row) -> bool:
    return any(item.code in ",C;" for item in between)


def _badly(items: Row, draft: Draft) -> bool:
    """True for "two were lightly wounded and one gravely": an adverb alone behind the number."""
    end = draft.phrase.end
    severe = end < len(items) and items[end].word in word_list("severity")
    return severe and items[end].word.endswith("ly")


def _closed(items: Row, draft: Draft) -> bool:
    """True where nothing follows that would be a clause of the number's own."""
    end = draft.phrase.end + _badly(items, draft)
    if code_at(items, end) in ".,;)C":
        return True
    if code_at(items, end) != "D":
        return False
    return code_at(items, end + 1) in "NGA" and items[end + 1].word in word_list("times")


def _remnant(words: Row, items: Row, before: Draft, draft: Draft) -> bool:
    while words and words[0].code in "CA" and words[0].word not in word_list("times"):
        words = words[1:]
    if not words:  # "23 the year after", "and another three, badly burned"
        more = draft.additional and draft.strength >= 0
        return more or code_at(items, draft.phrase.end) == "D" or _badly(items, draft)
    if words[0].code == "P":
        return _adjunct(words)
    active = 0 <= before.at < before.phrase.at and items[before.at].code in "TV"
    active = active or code_at(items, before.phrase.at - 1) in "TV"  # "brought 71 wounded"
    return (active or before.echo) and _subject(words)


def _adjunct(words: Row) -> bool:
    """True for "on the Tuesday", "in June", "by evening of"."""
    if any(item.code not in _ADJUNCT for item in words):
        return False
    while words and words[-1].code in ",o":
        words = words[:-1]
    if not words or words[-1].code == "P":
        return False
    return any(item.word in word_list("times") for item in words)


def _subject(words: Row) -> bool:
    """True for "we", "the second", "the one that followed it, as people ran up,"."""
    if len(words) == 1:
        return words[0].code == "R" and words[0].word in {"we", "they"}
    if words[0].code not in "DX":
        return False
    if words[-1].code == ",":
        return any(item.code in "WSE" or item.word == "that" for item in words[1:])
    clause = next(
        (at for at, i in enumerate(words) if at and i.word in {"that", "which", "who"}), 0
    )
    head = words[:clause] if clause else words
    plain = (
        all(item.code in _SUBJECT or item.code == "T" for item in head)
        and head[-1].code not in "PoR"
    )
    return plain and sum(item.code in "VBHM" for item in words) <= 1
