"""Count phrases: a quantity with the noun phrase it counts."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.items import Item
from onrecord.extract.quantity import Quantity
from onrecord.extract.grammar.vocabulary import Reading, word_list
from onrecord.model import HARM

PERSON_GROUPS = frozenset(
    ("person", "civilian", "resident", "combatant", "soldier", "child", "woman", "man", "elderly",
     "family")
)  # fmt: skip
NARROW = ("civilian", "resident", "combatant", "soldier", "child", "woman", "man", "elderly")
THING_GROUPS = frozenset(("building", "settlement"))
BODY_GROUPS = frozenset(("country", "state", "organisation"))
MORE = frozenset(("more", "others", "other", "further", "additional", "extra"))
_CONTAINERS = frozenset(("sets", "set", "groups", "pairs", "bags", "boxes", "coffins", "cases"))
_OBJECT_OPENERS = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "our", "my", "him", "them", "us", "me",
     "those", "some", "no", "any")
)  # fmt: skip
_PASSIVE = ("part", "pastpart")
_LONGEST_NOUN_PHRASE = 7


class CountPhrase:
    """A quantity and what it counts, as positions in a row of items.

    `direct` are the readings that stand inside the phrase ("76 wounded children", "98 deaths"),
    `behind` those right behind it ("41 people killed"), where `post` is their position. `kind` is `person`, `thing`, `body`, `incident`,
    `grave`, `none` (never a figure), `unknown` (a noun that the lexicon does not hold) or
    `elided` (no noun).
    """

    __slots__ = (
        "after_be", "at", "behind", "definite", "every", "direct", "elided_more",
        "end", "groups", "head", "kind", "of_them",
        "of_those", "post", "pre", "quantity", "share_of", "words_end",
    )  # fmt: skip

    def __init__(self, at: int, quantity: Quantity) -> None:
        self.at = at
        self.end = at + 1
        self.words_end = at + 1
        self.quantity = quantity
        self.groups: list[str] = []
        self.head: Item | None = None
        self.kind = "elided"
        self.direct: list[Reading] = []
        self.pre: list[Reading] = []
        self.behind: list[Reading] = []
        self.post: int | None = None
        self.of_them = False
        self.of_those = False
        self.share_of: int | None = None
        self.definite = False
        self.after_be = False
        self.every = False
        self.elided_more = quantity.additional

    def end_word(self, items: Sequence[Item], at: int) -> str:
        """Return the word before `at`, if it belongs to the phrase."""
        return items[at - 1].word if at - 1 > self.at else ""

    def __repr__(self) -> str:
        """Show the quantity, the head and the kind, for debugging."""
        return f"<{self.quantity.low} {self.head} {self.kind} {self.groups} {self.direct}>"


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
    phrase.after_be = _code(items, at - 1) == "B" and at > 0
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
    at += 1
    at = _of(items, at, phrase, later)
    if phrase.share_of is None:
        at = _noun_phrase(items, at, phrase)
    phrase.end = phrase.words_end = at
    if _code(items, at) == "I" and items[at].word in {"among them", "of them", "of whom"}:
        phrase.of_them = True
        phrase.end = phrase.words_end = at + 1
    if phrase.share_of is None:
        _post(items, phrase)
    return phrase


def _code(items: Sequence[Item], at: int) -> str:
    return items[at].code if at < len(items) else "."


def _of(items: Sequence[Item], at: int, phrase: CountPhrase, later: dict[int, CountPhrase]) -> int:
    """Read "of them", "of the 60 houses", "of those killed", "of the hostages"."""
    if _code(items, at) == "I" and items[at].word.startswith("of "):
        word = items[at].word
        follows = items[at + 1] if at + 1 < len(items) else None
        if word in {"of those", "of these"} and follows is not None and follows.code in "TGN":
            phrase.of_those = True
        else:
            phrase.of_them = True
        while _code(items, at + 1) == "D":
            at += 1
        return at + 1
    if _code(items, at) != "o":
        return at
    ahead = at + 1
    while _code(items, ahead) == "D":
        if items[ahead].word in {"the", "those", "these", "all", "them", "this", "that"}:
            phrase.of_those = True
        ahead += 1
    if _code(items, ahead) == "Q" and ahead in later:
        whole = later[ahead]
        phrase.share_of = ahead
        phrase.groups = list(whole.groups)
        phrase.kind, phrase.head = whole.kind, whole.head
        return whole.words_end
    if _code(items, ahead) == "R" and items[ahead].word in {"them", "us"}:
        phrase.of_them = items[ahead].word == "them"
        return ahead + 1
    return ahead


def _noun_like(items: Sequence[Item], at: int) -> bool:
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


def _noun_phrase(items: Sequence[Item], at: int, phrase: CountPhrase) -> int:
    limit = min(len(items), at + _LONGEST_NOUN_PHRASE)
    unknown: Item | None = None
    while at < limit:
        item = items[at]
        code = item.code
        if code == "X" and phrase.head is None and _noun_like(items, at + 1):
            at += 1  # "one 152-mm howitzer"
            continue
        if code == "o" and phrase.end_word(items, at) in _CONTAINERS:
            at += 1  # "118 sets of human remains"
            phrase.head = None
            continue
        if code == "T" and not _takes_trigger(items, at, phrase):
            break
        if code == "T":
            at += 1
            continue
        if code == "G":
            if phrase.head is not None and _plural(phrase.head) and not item.groups:
                break
            _add_group(phrase, item)
            at += 1
            continue
        if code == "N":
            if item.word in MORE:
                phrase.elided_more = True
                at += 1
                continue
            if phrase.head is not None and (_plural(phrase.head) or not _noun_like(items, at)):
                break
            unknown = item
            at += 1
            continue
        if (
            code in "EV"
            and phrase.head is None
            and _noun_like(items, at + 1)
            and (code == "E" or item.word in _adjectival())
        ):
            at += 1
            continue
        if code == "A" and _code(items, at + 1) == "T" and _noun_like(items, at + 2):
            at += 1
            continue
        if (
            code == ","
            and unknown is not None
            and phrase.head is None
            and _code(items, at + 1) in "EN"
            and _noun_like(items, at + 2)
            and _code(items, at + 2) in "GT"
        ):
            at += 1
            continue
        break
    if unknown is not None and (phrase.head is None or items[at - 1] is unknown):
        if phrase.head is None or not _plural(phrase.head):
            phrase.head, phrase.kind = unknown, "unknown"
            if phrase.groups:
                phrase.groups = [group for group in phrase.groups if group in NARROW]
    return _coordinated(items, at, phrase)


def _adjectival() -> frozenset[str]:
    return word_list("reporting") | {"armed", "trained", "known", "suspected", "needed"}


def _takes_trigger(items: Sequence[Item], at: int, phrase: CountPhrase) -> bool:
    """Take a word with readings into the phrase, as its head or before its noun, if it fits."""
    item = items[at]
    counted = item.read("counts")
    before = _noun_like(items, at + 1) and not (
        items[at + 1].code == "N" and items[at + 1].capital and phrase.head is None and not counted
    )
    described = [
        r for r in item.readings if r.mode == "states" or (r.mode == "harms" and r.form in _PASSIVE)
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
        any(r.form == "ing" for r in item.readings) and before and items[at + 1].code == "G"
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


def kind_of(groups: Sequence[str]) -> str:
    """Return what sort of thing a noun's groups are."""
    if not groups:
        return "unknown"
    for kind, members in (
        ("person", PERSON_GROUPS),
        ("thing", THING_GROUPS),
        ("body", BODY_GROUPS),
    ):
        if groups[0] in members:
            return kind
    return groups[0] if groups[0] in {"incident", "grave", "none"} else "unknown"


def _coordinated(items: Sequence[Item], at: int, phrase: CountPhrase) -> int:
    """Read "men and boys", "dead and wounded": nouns joined under one number."""
    while _code(items, at) == "C" and items[at].word in {"and", "or", "&"} and at + 1 < len(items):
        ahead = at + 1
        following = items[ahead]
        if (
            following.code == "G"
            and phrase.kind == "person"
            and kind_of(following.groups) == "person"
        ):
            if _code(items, ahead + 1) in "BHMTW":
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
            if counted and phrase.direct and _code(items, ahead + 1) not in "oGN":
                phrase.direct += [r for r in counted if r not in phrase.direct]
                at = ahead + 1
                continue
        break
    return at


def _post(items: Sequence[Item], phrase: CountPhrase) -> None:
    """Find a participle or adjective right behind the phrase: "41 people killed in Varn"."""
    at = phrase.end
    skipped = 0
    if _code(items, at) == "I" and items[at].word in {"of them", "of whom"}:
        at += 1
    reporting = word_list("reporting")
    severity = word_list("severity")
    while (
        at < len(items)
        and skipped < 3
        and (
            items[at].code == "A"
            or items[at].word in severity
            or (
                items[at].word in reporting
                and items[at].code in "VEB"
                and _code(items, at + 1) in "TS"
            )
            or (skipped and items[at].word == "as")
        )
    ):
        at += 1
        skipped += 1
    if _code(items, at) != "T":
        return
    item = items[at]
    readings = [r for r in item.readings if r.mode == "states"]
    readings += [r for r in item.readings if r.mode == "harms" and r.form in _PASSIVE]
    if not readings:
        readings = [r for r in item.readings if r.mode == "suffers" and r.form == "ing"]
    if not readings:
        return
    pure = all(r.form in {"", "part"} for r in readings if r.mode == "harms")
    if not pure and takes_object(items, at) and not any(r.mode == "states" for r in item.readings):
        return
    if pure is False and takes_object(items, at) and phrase.kind != "elided":
        return
    phrase.post = at
    phrase.behind = readings
    phrase.end = extend_coordination(items, at, phrase.behind)


def takes_object(items: Sequence[Item], at: int) -> bool:
    """True where a past form at `at` has an object behind it and so is active."""
    ahead = at + 1
    if ahead >= len(items) or _ends_in_preposition(items[at].word):
        return False
    item = items[ahead]
    if item.code == "Q":
        after = ahead + 1
        return _code(items, after) != "T"
    if item.quoted:
        return False
    if item.code in "DR":
        return item.word in _OBJECT_OPENERS
    return item.code == "G" or (item.code in "NE" and _code(items, ahead + 1) == "G")


def _ends_in_preposition(phrase: str) -> bool:
    _, blank, last = phrase.rpartition(" ")
    return bool(blank) and last in word_list("prepositions")


def extend_coordination(items: Sequence[Item], at: int, readings: list[Reading]) -> int:
    """Read on over ", wounded or taken hostage"; return the position behind the last word."""
    end = at + 1
    while True:
        ahead = end
        joined = False
        while _code(items, ahead) in ",C/AE" or (
            ahead < len(items) and items[ahead].word in word_list("severity")
        ):
            joined = joined or items[ahead].code in ",C/"
            ahead += 1
            if ahead < len(items) and items[ahead].word == "otherwise":
                ahead += 1
        if not joined or _code(items, ahead) != "T":
            return end
        more = [
            r
            for r in items[ahead].readings
            if r.mode == "states" or (r.mode == "harms" and r.form in _PASSIVE)
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
            return _code(items, ahead + 1) == "T" or items[ahead + 1].code in "A"
        if items[ahead].code in "Q;.":
            return items[ahead - 1].code == "C"
    return _code(items, at - 1) == "C"
