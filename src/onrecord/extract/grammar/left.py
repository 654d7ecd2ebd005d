"""To the left: the active verb, the noun with *of*, or the list that governs a count phrase.

A shallow grammar in place of a parse (decision 002). Every look is a walk over the row of items
with a bound, so a sentence costs time in proportion to its length.
"""

from __future__ import annotations

from onrecord.extract.grammar.clauses import (
    ADJACENT,
    SIBLING,
    Government,
    Phrases,
    Row,
    bears,
    described,
    verb_group,
)
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import code_at
from onrecord.extract.grammar.moves import led
from onrecord.extract.grammar.objects import takes_object
from onrecord.extract.grammar.splits import split_reading
from onrecord.extract.grammar.takers import carried_off, keeps_record, of_taking
from onrecord.extract.grammar.vocabulary import Reading, word_list

_PASSIVE = ("part", "pastpart")
_COMPLEMENT = frozenset(
    ("of", "to", "among", "against", "on", "upon", "from", "for", "by", "with", "where")
)
_PARTICLES = (" out", " off", " up", " down")  # "drove out the people": a part of the verb
_COST = frozenset(("cost", "costs", "costing"))
_MEANS = frozenset(("by", "with"))
_STOPS = frozenset(("those", "that"))  # "learned from nurses that 12 had died"
_LEFTOVER = frozenset(
    ("remaining", "other", "rest", "last", "first", "following", "under-mentioned", "undermentioned",
     "above-mentioned", "aforesaid", "said", "named", "unfortunate", "poor", "brave", "late", "next")
)  # fmt: skip


def left(items: Row, phrases: Phrases, phrase: CountPhrase, depth: int = 0) -> Government:
    """Return what governs the phrase from the left: as an object, or as a complement of a noun."""
    at = _passed(items, phrase.at - 1)
    if at < 0:
        return Government()
    item = items[at]
    special = of_taking(items, at, phrase)
    if special.readings or keeps_record(items, at, phrase):
        return special
    split = split_reading(items, at, phrase)
    if split and not led(item):
        return Government(split, ADJACENT + 0.5, at)
    match item.code:
        case "T":
            return _verb_before(items, phrases, at)
        case "R" if at and items[at - 1].word in _COST and phrase.kind == "person":
            return Government(
                (Reading(("killed",), "harms", "past"),), ADJACENT, at - 1
            )  # "it cost us nine men"
        case "B":
            return _inverted(items, at)
        case "N" | "G":
            return _behind_noun(items, phrases, phrase, at)
        case "o":
            found = _noun_before(items, at)
            start = _body_before(items, at)
            if found.readings or start < 0:
                return found
            return _verb_before(items, phrases, start) if code_at(items, start) == "T" else found
        case "," if (opened := _interrupted(items, at)) > 0:
            return _noun_before(items, opened)
        case "," | "C" if depth < 12:
            return _sibling(items, phrases, phrase, at, depth)
    return Government()


def _passed(items: Row, at: int) -> int:
    """Return the position before the adverbs and articles of a phrase."""
    while at >= 0 and (
        (items[at].code in "AD" and items[at].word not in _STOPS) or items[at].word in _LEFTOVER
    ):
        at -= 1
    return at


def _behind_noun(items: Row, phrases: Phrases, phrase: CountPhrase, at: int) -> Government:
    """Read what governs a phrase right behind a noun: a label without a verb, a verb with its means."""
    if phrase.kind == "elided":
        return _placed_label(items, phrase, at)
    return _past_adjunct(items, phrases, phrase, at)


def _placed_label(items: Row, phrase: CountPhrase, at: int) -> Government:
    """Read "refugees on the quay 35,000 without water", "orphans in our care 412": no verb, a place."""
    behind = items[min(phrase.end, len(items) - 1)]
    if phrase.quantity.form not in {"digits", "words"} or items[at].capital:
        return Government()
    if behind.code not in ".,;" and behind.word not in {"without", "with", "mostly"}:
        return Government()
    while at > 0 and items[at].code in "NGDE":
        at -= 1
    opened = at > 0 and (at == 1 or items[at - 2].code in ".;:")
    counted = items[at - 1].read("counts") if opened and items[at].code == "P" else ()
    many = opened and items[at - 1].word.endswith(("s", "dead", "wounded", "missing"))
    return Government(counted, ADJACENT, at - 1) if counted and many else Government()


def _past_adjunct(items: Row, phrases: Phrases, phrase: CountPhrase, at: int) -> Government:
    """Read "destroyed by fire 112 houses", "killed with axes nine men": a means before the object."""
    while at > 0 and items[at].code in "NGDE" and items[at].word not in _COST:
        at -= 1
    if items[at].word in _COST and phrase.kind == "person":  # "cost the rebels ninety men"
        return Government((Reading(("killed",), "harms", "past"),), ADJACENT, at)
    if items[at].word in _COST and phrase.kind == "thing":
        return Government((Reading(("destroyed",), "harms", "past"),), ADJACENT, at)
    if at < 1 or items[at].word not in _MEANS or code_at(items, at - 1) != "T":
        return Government()
    return _verb_before(items, phrases, at - 1)


def _inverted(items: Row, at: int) -> Government:
    """Read "Killed in the attack were five pupils", "Destroyed or damaged were two schools"."""
    if told := _counted(items, at):
        return Government(told, ADJACENT, at)
    back = at - 1
    while code_at(items, back) in "NGDPXA" and back > 0:
        back -= 1
    if code_at(items, back - 1) == "W" and items[back - 2].word in {"among those", "those"}:
        fled = verb_group(items, back)  # "Among those who fled were 40 armed men"
        return fled._replace(strength=ADJACENT) if fled.readings else fled
    if code_at(items, back) != "T" or (back < at - 1 and back > 1):
        return Government()
    told = described(items[back]) or (items[back].read("counts") if back == at - 1 else ())
    if code_at(items, back - 1) == "C" and code_at(items, back - 2) == "T":
        told += described(items[back - 2])
    return Government(told, ADJACENT, back) if told else Government()


def _counted(items: Row, at: int) -> tuple[Reading, ...]:
    """Read "bodies counted were 291", "the wounded brought in are 40"."""
    back = at - 1
    while back > 0 and (items[back].code in "EP" or items[back].word in word_list("perceiving")):
        back -= 1
    opened = code_at(items, back - 1) in ".;:" or items[back - 1].code == "D"
    many = items[back].word.endswith("s") or items[back].word in {"dead", "wounded", "missing"}
    opened = opened or back == 0
    seen = back < at - 1 and many and opened and code_at(items, at + 2) in ",.;:)NA"
    return items[back].read("counts") if seen and items[back].code == "T" else ()


def _body_before(items: Row, at: int) -> int:
    """Return what stands before "a family" in "killed a family of five", or -1."""
    back = at - 1
    if back < 1 or items[back].word not in word_list("gathered"):
        return -1
    back -= 1
    while back > 0 and items[back].code in "DEN":
        back -= 1
    return back


def _interrupted(items: Row, at: int) -> int:
    """Return the *of* in "the evacuation of, according to the mayor, 17,000 people", or -1."""
    for back in range(at - 1, max(0, at - 10), -1):
        if items[back].code == ",":
            return back - 1 if items[back - 1].code == "o" else -1
    return -1


def _verb_before(items: Row, phrases: Phrases, at: int) -> Government:
    item = items[at]
    if " " in item.word and item.read("acts") and item.word.split()[-1] in _COMPLEMENT:
        return Government(item.read("acts"), ADJACENT, at)
    owner = next((p for p in phrases.values() if p.post is not None and p.post <= at < p.end), None)
    counted = phrases.get(at - 1)
    if counted is not None and counted.words_end > at:
        owner = counted  # "36 WOUNDED 16 MISSING"
    found = [
        r
        for r in item.readings
        if r.mode == "harms"
        and (
            (r.form in {"base", "s", "ing", "past"} and not _noun(items, at, r.form))
            or (r.form == "pastpart" and _active(items, at))
            or (r.form == "part" and _perfect(items, at))
        )
    ]
    if owner is not None:
        return Government()
    if not found and bears(item) and items[at - 1].word in {"which", "there"}:
        return Government(item.read("suffers"), ADJACENT, at)  # "a barn, in which perished 41 men"
    if not found:
        return _label(items, at)
    before = at - 1
    while code_at(items, before) == "A":
        before -= 1
    if code_at(items, before) == "C" and code_at(items, before - 1) == "T":
        earlier = items[before - 1]
        found += [
            r
            for r in earlier.readings
            if r.mode == "harms" and r not in found and r.form in {f.form for f in found}
        ]
    return Government(tuple(found), ADJACENT, at)


def _noun(items: Row, at: int, form: str) -> bool:
    """True for "in the shelling six people", "of the amnesty nine", "burns 12": a noun, no verb."""
    if form == "base" and code_at(items, at - 1) in ",;:(":
        return items[at].word in word_list("wound_traits")
    return form in {"base", "ing"} and items[at - 1].word in {"the", "a", "an", "this", "that"}


def _label(items: Row, at: int) -> Government:
    """Read "still in custody 172", "dead 41": a state right before a number that nothing follows."""
    states = items[at].read("states")
    closed = code_at(items, at + 2) in ",;.:)C("
    before = at - 1 if at and items[at - 1].word == "those" else at  # "those wounded 240"
    states = states or (described(items[at]) if before < at else ())
    opened = code_at(items, before - 1) in ",;.:(-" or before == 0
    return Government(states, ADJACENT, at) if states and closed and opened else Government()


def _perfect(items: Row, at: int) -> bool:
    """True for "had slain 26": a participle behind *have* alone."""
    before = at - 1
    while code_at(items, before) == "A" or items[before].word == "since":
        before -= 1
    return code_at(items, before) == "H"


def _active(items: Row, at: int) -> bool:
    """True where a form that may be past or participle is a past: no *be* before it."""
    before = at - 1
    while code_at(items, before) == "A" or (
        before >= 0 and items[before].word in word_list("severity")
    ):
        before -= 1
    if before < 0:
        return True
    if items[before].code == "C":
        behind = before - 1
        while behind >= 0 and items[behind].code in "NGAPoDX":
            behind -= 1
        return not (behind >= 0 and items[behind].code == "B")
    return items[before].code != "B" and items[before].word not in {"those", "of", "the"}


def _noun_before(items: Row, at: int) -> Government:
    """Read "the deaths in custody of 12": a noun whose complement is counted."""
    for back in range(at - 1, max(-1, at - 9), -1):
        item = items[back]
        if item.code == "T":
            found = item.read("acts")
            if found:
                return Government(found, ADJACENT, back)
            if item.read("harms", "suffers"):
                return Government()
        elif item.code not in "NGADPXEo(){}" or item.code == "Q":
            return Government()
    return Government()


def _sibling(items: Row, phrases: Phrases, phrase: CountPhrase, at: int, depth: int) -> Government:
    """Take what governs the phrase before, where the two are parts of one list."""
    earlier = [p for p in phrases.values() if p.at < phrase.at]
    if not earlier or any(items[b].code == "T" for b in range(earlier[-1].words_end, at)):
        return _joined_object(items, phrases, at)
    before = _past_parts(items, earlier, at)
    if before.post is not None:
        return Government()
    passed = before is not earlier[-1]
    for between in range(before.words_end, at if passed else at + 1):
        if passed and items[between].code in "IQB":
            continue
        if items[between].code not in "NGADPoXE,C()'\"":
            return Government()
    found = left(items, phrases, before, depth + 1)
    if not found.readings:
        return found
    return Government(found.readings, min(found.strength, SIBLING), found.at)


def _past_parts(items: Row, earlier: list[CountPhrase], at: int) -> CountPhrase:
    """Return what a list goes on from: "killed 186, of whom 57 were children, and 7 others"."""
    if code_at(items, at) != "C" or code_at(items, at - 1) != ",":
        return earlier[-1]
    opened = next((k for k in range(at - 1, 0, -1) if items[k].code in "I;:"), 0)
    outer = [p for p in earlier if p.at < opened and items[opened].code == "I"]
    return outer[-1] if outer and code_at(items, opened - 1) == "," else earlier[-1]


def _joined_object(items: Row, phrases: Phrases, at: int) -> Government:
    """Read "shot my father and six of our neighbours": the verb stands before another object."""
    together = " " in items[at].word
    for back in range(at - 1, max(-1, at - 14), -1):
        item = items[back]
        if item.code == "B":
            found = _inverted(items, back)
            return Government(found.readings, SIBLING, found.at) if found.readings else found
        if item.code == "T" and item.read("acts") and code_at(items, back + 1) == "o":
            return Government(item.read("acts"), SIBLING, back)
        if item.word in word_list("carrying_off") and carried_off(items, back):
            return Government((Reading(("killed",), "harms", "past"),), SIBLING, back)
        if item.code == "T" and item.read("harms"):
            passive = described(item)
            if together and passive and not takes_object(items, back):
                return Government(passive, SIBLING, back)  # "was killed along with two guards"
            driven = item.word.endswith(_PARTICLES) and code_at(items, back + 1) in "DG"
            if not (takes_object(items, back) or driven or item.word.endswith((" of", " to"))):
                return Government()
            found = _verb_before(items, phrases, back)
            return Government(found.readings, SIBLING, back) if found.readings else found
        if item.code not in "NGDAEoTX," and not (together and item.code in "PX("):
            return Government()
    return Government()
