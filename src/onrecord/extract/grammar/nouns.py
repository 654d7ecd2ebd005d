"""The nouns behind a number: who or what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.count_phrase import NARROW, CountPhrase, kind_of
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.objects import PASSIVE, ends_in_preposition, takes_object
from onrecord.extract.grammar.vocabulary import word_list

MORE = frozenset(("more", "others", "other", "further", "additional", "extra"))
_CONTAINERS = frozenset(("sets", "set", "groups", "pairs", "bags", "boxes", "coffins", "cases"))
_PERIODS = frozenset(("last", "next", "previous"))
_LONGEST = 7  # items


def noun_like(items: Sequence[Item], at: int) -> bool:
    """True where the item can go on a noun phrase: a group, a counted noun, an unknown noun."""
    if at >= len(items):
        return False
    item = items[at]
    if item.code == "G":
        return True
    if item.code == "T":
        return bool(item.groups) or any(r.mode == "counts" for r in item.readings)
    return item.code == "N" and item.word not in MORE and not item.word.endswith("ly")


def _plural(item: Item) -> bool:
    word = item.word
    return word.endswith("s") or word in {"people", "men", "women", "children", "persons", "dead"}


def whole_of_share(items: Sequence[Item], at: int) -> bool:
    """True for the number at `at` in "17 of the 97", "17 of the crew of 97"."""
    before = _behind_of(items, at)
    if before > 0 and items[before].word in word_list("gathered"):
        before = _behind_of(items, before)
    return before >= 0 and items[before].code == "Q"


def _behind_of(items: Sequence[Item], at: int) -> int:
    """Return what stands before "of the" before `at`, or -1."""
    at -= 1
    while code_at(items, at) == "D":
        at -= 1
    return at - 1 if at > 0 and items[at].code == "o" else -1


def of_the_share(items: Sequence[Item], phrase: CountPhrase, at: int) -> bool:
    """True where "drowned" in "17 of the 97 drowned" is what befell the 17, not a name for the 97.

    Args:
        items: The sentence.
        phrase: A count phrase.
        at: The word behind its noun.
    """
    if code_at(items, at) != "T" or not whole_of_share(items, phrase.at):
        return False
    if not any(r.mode == "suffers" and r.form in {"past", "pastpart"} for r in items[at].readings):
        return False
    for item in items[at + 1 :]:
        if item.code in ".,;:":
            return True
        if item.code in "BHMVT":
            return False  # "two of the 97 drowned in the lake were children"
    return True


def noun_phrase(items: Sequence[Item], at: int, phrase: CountPhrase) -> int:
    """Read the nouns behind a number into `phrase`; return the position behind them."""
    limit = min(len(items), at + _LONGEST)
    unknown: Item | None = None
    while at < limit:
        item = items[at]
        if item.code == "T":
            if of_the_share(items, phrase, at) or not _takes_trigger(items, at, phrase):
                break
        elif item.word in _PERIODS and code_at(items, at + 1) == "G" and phrase.head is None:
            break  # "compared with nine last year"
        elif item.code == "G":
            if phrase.head is not None and _plural(phrase.head) and not item.groups:
                break
            _add_group(phrase, item)
        elif item.code == "N":
            if item.word in MORE:
                phrase.elided_more = True
            elif _ends_phrase(items, at, phrase):
                break
            else:
                unknown = item
        elif not _passes(items, at, phrase, unknown):
            break
        at += 1
    if unknown is not None and (phrase.head is None or items[at - 1] is unknown):
        _take_unknown(phrase, unknown)
    return _coordinated(items, at, phrase)


def _ends_phrase(items: Sequence[Item], at: int, phrase: CountPhrase) -> bool:
    """True for a noun behind a plural head, and for "nine critical" of those injured."""
    if phrase.head is not None and (_plural(phrase.head) or not noun_like(items, at)):
        return True
    return items[at].word in word_list("severity") and code_at(items, at + 1) in ",.;)CPS"


def _passes(items: Sequence[Item], at: int, phrase: CountPhrase, unknown: Item | None) -> bool:
    """True for what may stand between a number and its noun."""
    item, open_ = items[at], phrase.head is None
    match item.code:
        case "X":  # "one 152-mm howitzer"
            return open_ and noun_like(items, at + 1)
        case "o" if phrase.end_word(items, at) in _CONTAINERS:  # "118 sets of human remains"
            phrase.head = None
            return True
        case "E" | "V":  # "12 mangled corpses"
            adjective = _adjective(items, at)
            adjective = adjective and item.word not in word_list("undergoing")
            return open_ and adjective and noun_like(items, at + 1)
        case "A":  # "12 severely wounded children", "400 forcibly displaced persons"
            return _described(items, at, open_=open_)
        case ",":  # "12 young, unarmed men"
            adjectives = open_ and unknown is not None and code_at(items, at + 1) in "EN"
            return adjectives and code_at(items, at + 2) in "GT" and noun_like(items, at + 2)
    return False


def _described(items: Sequence[Item], at: int, *, open_: bool) -> bool:
    """True for an adverb before a participle and its noun: "heavily armed men"; not for "40 later joined bands"."""
    code = code_at(items, at + 1)
    if code == "T":
        joined = " " in items[at + 1].word and noun_like(items, at + 1)
        return joined or noun_like(items, at + 2)
    if code in "GN":  # "12 mostly elderly conscripts"
        return items[at].word in word_list("mostly") and noun_like(items, at + 1)
    degree = items[at].word in word_list("describing", "severity", "describing_times")
    return open_ and degree and _adjective(items, at + 1) and noun_like(items, at + 2)


def _adjective(items: Sequence[Item], at: int) -> bool:
    """True for a participle that describes a noun: "mangled", "armed", "newly recruited"."""
    if code_at(items, at) != "V":
        return code_at(items, at) == "E"
    word = items[at].word
    led = (
        word.endswith("ed") and at > 0 and items[at - 1].word in word_list("describing", "severity")
    )
    return led or word in _adjectival()


def _take_unknown(phrase: CountPhrase, noun: Item) -> None:
    """Make a noun that no lexicon holds the head, unless the head is a plural already."""
    if phrase.head is not None and _plural(phrase.head):
        return
    phrase.head, phrase.kind = noun, "unknown"
    phrase.groups = [group for group in phrase.groups if group in NARROW]


@cache
def _adjectival() -> frozenset[str]:
    return word_list("reporting", "adjectival") - {"left"}  # "2,000 left Varn"


def _takes_trigger(items: Sequence[Item], at: int, phrase: CountPhrase) -> bool:
    """Take a word with readings into the phrase, as its head or before its noun, if it fits."""
    item = items[at]
    counted = item.read("counts")
    before = noun_like(items, at + 1) and not ends_in_preposition(item.word)
    before = before and not (
        items[at + 1].code == "N" and items[at + 1].capital and phrase.head is None and not counted
    )
    described = [
        r for r in item.readings if r.mode == "states" or (r.mode == "harms" and r.form in PASSIVE)
    ]
    if described and before and (phrase.head is None or not _plural(phrase.head)):
        phrase.pre += described
        phrase.direct += [r for r in described if r not in phrase.direct]
        return True
    if counted or item.groups:
        if phrase.head is not None and _plural(phrase.head) and not item.groups:
            return False
        if counted and not item.groups and described and phrase.head is not None:
            return False
        if before and not counted:
            _add_group(phrase, item)
            return True
        if before and items[at + 1].code == "N" and not item.groups:
            return False
        _add_group(phrase, item)
        if counted and not (before and items[at + 1].code in "GT"):
            phrase.direct += [r for r in counted if r not in phrase.direct]
        return True
    if item.read("acts") and before and items[at + 1].code in "GNT":
        return True
    return bool(
        any(r.form == "ing" for r in item.readings)
        and before
        and (items[at + 1].groups or code_at(items, at + 2) == "G")
    )


def _add_group(phrase: CountPhrase, item: Item) -> None:
    """Make `item` the head; groups of earlier nouns stay where they narrow the head."""
    kept = [group for group in phrase.groups if group in NARROW]
    groups = list(item.groups)
    if any(r.mode == "counts" for r in item.readings):
        groups = [group for group in groups if group != "organisation"] or ["person"]
    kind = kind_of(groups)
    if kind != "person":
        kept = []
    phrase.groups = kept + [group for group in groups if group not in kept]
    if len(phrase.groups) > 1 and kept and "person" in phrase.groups:
        phrase.groups.remove("person")
    phrase.head, phrase.kind = item, kind


def _coordinated(items: Sequence[Item], at: int, phrase: CountPhrase) -> int:
    """Read "men and boys", "dead and wounded": nouns joined under one number."""
    while (
        code_at(items, at) == "C" and items[at].word in {"and", "or", "&"} and at + 1 < len(items)
    ):
        ahead = at + 1
        following = items[ahead]
        if (
            following.code == "G"
            and phrase.kind == "person"
            and kind_of(following.groups) == "person"
        ):
            if code_at(items, ahead + 1) in "BHMTW":
                last = items[ahead + 1]
                if last.code == "T" and not last.read("harms", "suffers", "states"):
                    break
            phrase.groups += [group for group in following.groups if group not in phrase.groups]
            phrase.head = following
            at = ahead + 1
            continue
        if following.code == "T" and phrase.head is not None and phrase.head.code == "T":
            counted = following.read("counts")
            if takes_object(items, ahead):
                break
            if counted and phrase.direct and code_at(items, ahead + 1) not in "oGN":
                phrase.direct += [r for r in counted if r not in phrase.direct]
                at = ahead + 1
                continue
        break
    return at
