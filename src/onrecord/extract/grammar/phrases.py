"""Count phrases: a quantity with the noun phrase it counts, and what stands right behind."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.injuries import INJURED, injuries
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.nouns import noun_phrase, of_the_share
from onrecord.extract.grammar.objects import PASSIVE, extend_coordination, takes_object
from onrecord.extract.grammar.vocabulary import word_list
from onrecord.extract.numbers.quantity import Quantity


def count_phrases(items: Sequence[Item]) -> dict[int, CountPhrase]:
    """Return the count phrases of a sentence by the position of their quantity."""
    found: dict[int, CountPhrase] = {}
    for at in range(len(items) - 1, -1, -1):
        quantity = items[at].quantity
        if quantity is not None:
            found[at] = _phrase(items, at, quantity, found)
    return dict(sorted(found.items()))


def _phrase(
    items: Sequence[Item], at: int, quantity: Quantity, later: dict[int, CountPhrase]
) -> CountPhrase:
    phrase = CountPhrase(at, quantity)
    phrase.every = at > 0 and items[at - 1].word in {"every", "each"}
    phrase.after_be = code_at(items, at - 1) == "B" and at > 0
    phrase.definite = at > 0 and items[at - 1].word in {
        "the",
        "these",
        "those",
        "all",
        "its",
        "their",
        "his",
        "her",
    }
    if at + 1 < len(items) and items[at + 1].word == "which":
        phrase.definite = False  # "the three which went before it": things, whatever they are
    at += 1
    at = _of(items, at, phrase, later)
    if phrase.share_of is None:
        behind_of = at > phrase.at + 1 and code_at(items, at - 1) == "D"
        if behind_of and _one_body(items, at + 1) and items[at].word.endswith("'s"):
            at += 1  # "nine of my mother's family"
        if behind_of and _one_body(items, at):
            at += 1
            phrase.kind, phrase.groups = "person", ["person"]
        elif code_at(items, at) != "o":
            at = noun_phrase(items, at, phrase)
            _raise_noun(items, at, phrase, later)
    phrase.end = phrase.words_end = at
    if code_at(items, at) == "I" and items[at].word in {"among them", "of them", "of whom"}:
        phrase.of_them = True
        phrase.end = phrase.words_end = at + 1
    if phrase.share_of is None and not of_the_share(items, phrase, phrase.end):
        _post(items, phrase)
    return phrase


def _one_body(items: Sequence[Item], at: int) -> bool:
    """True for "of my company": one body of people, not things of which several are counted."""
    return (
        at < len(items)
        and items[at].word in word_list("gathered")
        and code_at(items, at + 1) not in "GN"
        and not _named(items, at + 1)
    )


def _named(items: Sequence[Item], at: int) -> bool:
    """True for a word that says who they are rather than what they did: "of the group wounded"."""
    if code_at(items, at) != "T":
        return False
    return not any(r.mode == "suffers" for r in items[at].readings)


def _raise_noun(
    items: Sequence[Item], at: int, phrase: CountPhrase, later: dict[int, CountPhrase]
) -> None:
    """Read "63 complete and 11 incomplete skeletons": the noun stands behind the last number."""
    joined = at + 1 if code_at(items, at) in "C," else at
    other = later.get(joined)
    if joined == at or other is None or other.head is None or at != phrase.at + 2:
        return
    adjective = items[at - 1]
    plain = adjective.code in "NE" or adjective.word in {"male", "female"}
    if not plain or adjective.word.endswith("s") or other.kind not in {"person", "thing"}:
        return
    if other.head is items[other.at + 1] and " " not in other.head.word:
        return
    phrase.kind, phrase.head = other.kind, other.head
    phrase.groups = [*phrase.groups, *(g for g in other.groups if g not in phrase.groups)]
    phrase.direct += [r for r in other.direct if r not in phrase.direct]


def _of(items: Sequence[Item], at: int, phrase: CountPhrase, later: dict[int, CountPhrase]) -> int:
    """Read "of them", "of the 60 houses", "of those killed", "of the hostages"."""
    if code_at(items, at) == "I" and items[at].word.startswith("of "):
        word = items[at].word
        follows = items[at + 1] if at + 1 < len(items) else None
        if word in {"of those", "of these"} and follows is not None and follows.code in "TGN":
            phrase.of_those = True
        elif word == "of those" and follows is not None and follows.code in "VE":
            phrase.of_those = True  # "204 of those listed were drowned"
            at += 1
        else:
            phrase.of_them = True
        while code_at(items, at + 1) == "D":
            at += 1
        return at + 1
    if code_at(items, at) != "o":
        return at
    ahead = at + 1
    if _causal(items, ahead, phrase):
        return at
    ahead = _behind_articles(items, ahead, phrase)
    if code_at(items, ahead + 1) == "o" and ahead + 2 in later and _one_body(items, ahead):
        ahead += 2  # "seventeen of the crew of 97"
    if code_at(items, ahead) == "Q" and ahead in later:
        whole = later[ahead]
        phrase.share_of = ahead
        phrase.groups = list(whole.groups)
        phrase.kind, phrase.head = whole.kind, whole.head
        return whole.words_end
    if ahead < len(items) and items[ahead].word in {"mine", "ours", "theirs"}:
        return ahead + 1
    if code_at(items, ahead) == "R" and items[ahead].word in {"them", "us"}:
        phrase.of_them = items[ahead].word == "them"
        return ahead + 1
    return ahead


def _behind_articles(items: Sequence[Item], at: int, phrase: CountPhrase) -> int:
    """Return the position behind the articles and owners of "of the town's 21,000 people"."""
    while code_at(items, at) == "D":
        if items[at].word in {"the", "those", "these", "all", "them", "this", "that"}:
            phrase.of_those = True
        at += 1
    owner = code_at(items, at) in "NG" and items[at].word.endswith("'s")
    return at + 1 if owner and code_at(items, at + 1) == "Q" else at


def _causal(items: Sequence[Item], at: int, phrase: CountPhrase) -> bool:
    """True for "38 died of wounds, two of exposure": a number has no *of* without an article."""
    if phrase.quantity.form not in {"digits", "words", "one"} or at >= len(items):
        return False
    item = items[at]
    return item.code in "NT" and not item.capital and not item.groups


def _post(items: Sequence[Item], phrase: CountPhrase) -> None:
    """Find a participle or adjective right behind the phrase: "41 people killed in Varn"."""
    at = phrase.end
    skipped = 0
    if code_at(items, at) == "I" and items[at].word in {"of them", "of whom"}:
        at += 1
    reporting = word_list("reporting")
    severity = word_list("severity")
    if code_at(items, at) == "P" and items[at].word == "in" and code_at(items, at + 1) == "T":
        counted = items[at + 1].read("counts", "states") or items[at + 1].word == "killed"
        if (
            counted
            and phrase.kind in {"elided", "person"}
            and not items[at + 1].word.startswith("in ")
        ):
            at += 1  # "lost 600 in killed and wounded"
    while (
        at < len(items)
        and skipped < 3
        and (
            items[at].code == "A"
            or items[at].word in severity
            or (
                items[at].word in reporting
                and items[at].code in "VEB"
                and code_at(items, at + 1) in "TS"
            )
            or (skipped and items[at].word == "as")
        )
    ):
        at += 1
        skipped += 1
    if code_at(items, at) == "P" and phrase.kind in {"elided", "person"} and at == phrase.end:
        injured = injuries(items, at) if items[at].word == "with" else -1
        if injured > 0:
            phrase.post, phrase.behind, phrase.end = injured, [INJURED], injured + 1
        return
    if code_at(items, at) != "T":
        return
    item = items[at]
    readings = [r for r in item.readings if r.mode == "states"]
    readings += [r for r in item.readings if r.mode == "harms" and r.form in PASSIVE]
    if not readings:
        readings = [r for r in item.readings if r.mode == "suffers" and r.form in {"ing", "part"}]
    if not readings:
        return
    pure = all(r.form in {"", "part"} for r in readings if r.mode == "harms")
    if not pure and takes_object(items, at) and not any(r.mode == "states" for r in item.readings):
        return
    objects = not pure and takes_object(items, at)
    if objects and (phrase.kind != "elided" or code_at(items, at + 1) in "DR"):
        return
    phrase.post = at
    phrase.behind = readings
    phrase.end = extend_coordination(items, at, phrase.behind)
