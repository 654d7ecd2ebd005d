"""Whether a past form has an object, and lists of participles: "killed, wounded or taken"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import Reading, word_list
from onrecord.model import HARM

PASSIVE = ("part", "pastpart")
_SEEKING = frozenset(("searched for", "looked for", "hunted for"))
_PARTICLES = (" up", " out", " off", " down", " away")
_OBJECT_OPENERS = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "our", "my", "him", "them", "us", "me",
     "those", "some", "no", "any", "everything", "everyone", "nothing", "something")
)  # fmt: skip


def takes_object(items: Sequence[Item], at: int) -> bool:
    """True where a past form at `at` has an object behind it and so is active."""
    ahead = at + 1
    if items[at].word in _SEEKING:
        return True  # "seventy volunteers searched for the boy"
    if ahead >= len(items):
        return False
    item = items[ahead]
    if item.code == "Q" and items[at].word.endswith(_PARTICLES):
        return True  # "rounded up 41 men"
    if ends_in_preposition(items[at].word):
        return False
    if item.code == "Q":
        after = items[ahead + 1] if ahead + 1 < len(items) else item
        badly = after.word in word_list("severity")  # "two were knifed, one fatally"
        return after.code != "T" and not badly
    if item.quoted:
        return False
    if item.code in "DR":
        if item.word == "every":  # "killed every man", not "every hour"
            groups = [item.groups[:1] for item in items[ahead + 1 : ahead + 2]]
            return groups not in ([], [()], [("none",)])
        return item.word in _OBJECT_OPENERS
    return item.code == "G" or (item.code in "NE" and code_at(items, ahead + 1) == "G")


def ends_in_preposition(phrase: str) -> bool:
    """True for "wounded by", "taken to": a phrase whose complement stands behind it."""
    _, blank, last = phrase.rpartition(" ")
    return bool(blank) and last in word_list("prepositions")


def extend_coordination(items: Sequence[Item], at: int, readings: list[Reading]) -> int:
    """Read on over ", wounded or taken hostage"; return the position behind the last word."""
    end = at + 1
    while True:
        ahead = end
        joined = False
        while code_at(items, ahead) in ",C/AE" or (
            ahead < len(items) and items[ahead].word in word_list("severity")
        ):
            joined = joined or items[ahead].code in ",C/"
            ahead += 1
            if ahead < len(items) and items[ahead].word == "otherwise":
                ahead += 1
        if not joined or code_at(items, ahead) != "T":
            return end
        more = [
            r
            for r in items[ahead].readings
            if r.mode == "states" or (r.mode == "harms" and r.form in PASSIVE)
        ]
        if not more or takes_object(items, ahead):
            return end
        linked = any(item.code in "C/" for item in items[end:ahead])
        if not linked and not _ends_in_conjunction(items, ahead):
            return end
        readings += [r for r in more if r not in readings and set(r.outcomes) & set(HARM)]
        end = ahead + 1


def _ends_in_conjunction(items: Sequence[Item], at: int) -> bool:
    """True where the list that runs on at `at` reaches an *and* or *or* before a number."""
    for ahead in range(at, min(len(items), at + 8)):
        if items[ahead].code == "C":
            return code_at(items, ahead + 1) == "T" or code_at(items, ahead + 1) == "A"
        if items[ahead].code in "Q;.":
            return items[ahead - 1].code == "C"
    return code_at(items, at - 1) == "C"
