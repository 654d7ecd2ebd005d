"""Which word governs a count phrase: what the sentence says happened to those counted.

A shallow grammar in place of a parse (decision 002): from the phrase it looks to the left for an
active verb, a noun with *of*, or a toll, and to the right for the predicate of which the phrase is
the subject. Every look is a walk over the row of items with a bound, so a sentence costs time in
proportion to its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.items import Item
from onrecord.extract.phrases import CountPhrase, extend_coordination, takes_object
from onrecord.extract.vocabulary import Reading, place_outcomes, vocabulary, word_list

DIRECT, ADJACENT, CROSSING, SIBLING, RELATIVE, NOTHING = 5.0, 4.0, 3.0, 2.5, 2.0, 0.0
_PASSIVE = ("part", "pastpart")
_FINITE = ("past", "pastpart", "base", "s")
_REACH = 60
_OF_WHOM = frozenset(("of whom", "of which", "among whom", "among which"))
_LEFTOVER = frozenset(("remaining", "other", "rest", "last", "first"))


class Government(NamedTuple):
    """What governs a phrase: its readings, how strong the tie is, and the word's position."""

    readings: tuple[Reading, ...] = ()
    strength: float = NOTHING
    at: int = -1
    groups: tuple[str, ...] = ()
    neutral: bool = False


Row = Sequence[Item]
Phrases = dict[int, CountPhrase]


def code_at(items: Row, at: int) -> str:
    """Return the code at a position; a full stop outside the sentence."""
    return items[at].code if 0 <= at < len(items) else "."


def left(items: Row, phrases: Phrases, phrase: CountPhrase, depth: int = 0) -> Government:
    """Return what governs the phrase from the left: as an object, or as a complement of a noun."""
    at = phrase.at - 1
    while at >= 0 and (
        (items[at].code in "AD" and items[at].word != "those") or items[at].word in _LEFTOVER
    ):
        at -= 1
    if at < 0:
        return Government()
    item = items[at]
    split = _split(items, at, phrase)
    if split:
        return Government(split, ADJACENT + 0.5, at)
    match item.code:
        case "T":
            return _verb_before(items, phrases, at)
        case "B":
            return _inverted(items, at)
        case "o":
            return _noun_before(items, at)
        case "," if (opened := _interrupted(items, at)) > 0:
            return _noun_before(items, opened)
        case "," | "C" if depth < 12:
            return _sibling(items, phrases, phrase, at, depth)
    return Government()


def _inverted(items: Row, at: int) -> Government:
    """Read "Killed in the attack were five pupils", "Destroyed or damaged were two schools"."""
    back = at - 1
    while code_at(items, back) in "NGDPXA" and back > 0:
        back -= 1
    if code_at(items, back) != "T" or (back < at - 1 and back > 1):
        return Government()
    described = _described(items[back]) or (items[back].read("counts") if back == at - 1 else ())
    if code_at(items, back - 1) == "C" and code_at(items, back - 2) == "T":
        described += _described(items[back - 2])
    return Government(described, ADJACENT, back) if described else Government()


def _interrupted(items: Row, at: int) -> int:
    """Return the *of* in "the evacuation of, according to the mayor, 17,000 people", or -1."""
    for back in range(at - 1, max(0, at - 10), -1):
        if items[back].code == ",":
            return back - 1 if items[back - 1].code == "o" else -1
    return -1


def _described(item: Item) -> tuple[Reading, ...]:
    return tuple(
        r
        for r in item.readings
        if r.mode == "states" or (r.mode == "harms" and r.form in _PASSIVE)
    )


def _split(items: Row, at: int, phrase: CountPhrase) -> tuple[Reading, ...]:
    """Read a phrase that stands around what is counted: "forced 800 families from their homes"."""
    splits = vocabulary().splits.get(items[at].word, ())
    if not splits or code_at(items, at - 1) == "B":
        return ()
    start = phrase.words_end
    if code_at(items, start) == ",":
        start = _find(items, start + 1, ",", 12) + 1 or start
    words: list[str] = []
    for item in items[start : start + 5]:
        words += item.word.split()
    possessives = word_list("possessives")
    for skip in (0, 1):
        heard = words[skip:]
        for split in splits:
            size = len(split.rest)
            if len(heard) >= size and all(
                want in (got, "_") and (want != "_" or got in possessives)
                for want, got in zip(split.rest, heard, strict=False)
            ):
                return (split.reading,)
    return ()


def _verb_before(items: Row, phrases: Phrases, at: int) -> Government:
    item = items[at]
    if " " in item.word and item.read("acts") and item.word.split()[-1] in {"of", "to", "among"}:
        return Government(item.read("acts"), ADJACENT, at)
    owner = next((p for p in phrases.values() if p.post is not None and p.post <= at < p.end), None)
    found = [
        r
        for r in item.readings
        if r.mode == "harms"
        and (
            r.form in {"base", "s", "ing", "past"}
            or (r.form == "pastpart" and _active(items, at))
            or (r.form == "part" and _perfect(items, at))
        )
    ]
    if owner is not None or not found:
        return Government()
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


def _perfect(items: Row, at: int) -> bool:
    """True for "had slain 26": a participle behind *have* alone."""
    before = at - 1
    while code_at(items, before) == "A":
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


def _sibling(
    items: Row, phrases: Phrases, phrase: CountPhrase, at: int, depth: int
) -> Government:
    """Take what governs the phrase before, where the two are parts of one list."""
    earlier = [p for p in phrases.values() if p.at < phrase.at]
    if not earlier or any(items[b].code == "T" for b in range(earlier[-1].words_end, at)):
        return _joined_object(items, phrases, at)
    before = earlier[-1]
    if before.post is not None:
        return Government()
    for between in range(before.words_end, at + 1):
        if items[between].code not in "NGADPoXE,C()'\"":
            return Government()
    found = left(items, phrases, before, depth + 1)
    if not found.readings:
        return found
    return Government(found.readings, min(found.strength, SIBLING), found.at)


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
        if item.code == "T" and item.read("harms"):
            described = _described(item)
            if together and described and not takes_object(items, back):
                return Government(described, SIBLING, back)  # "was killed along with two guards"
            if not takes_object(items, back):
                return Government()
            found = _verb_before(items, phrases, back)
            return Government(found.readings, SIBLING, back) if found.readings else found
        if item.code not in "NGDAEoT," and not (together and item.code in "PX("):
            return Government()
    return Government()


def anaphora(items: Row, phrase: CountPhrase) -> Government:
    """Read "lined up eleven men and shot them": a verb whose object is a pronoun."""
    for at in range(phrase.end, min(len(items) - 1, phrase.end + 16)):
        item = items[at]
        if item.code in "Q;.:":
            break
        if item.code == "T" and items[at + 1].code == "R" and items[at + 1].word == "them":
            found = tuple(r for r in item.readings if r.mode == "harms" and r.form != "part")
            return Government(found, RELATIVE, at) if found else Government()
    return Government()


def relative(items: Row, phrase: CountPhrase) -> Government:
    """Return what a relative clause behind the phrase says: "the 700 who were driven out"."""
    at = phrase.end
    while (
        code_at(items, at) in "oPNDX" and items[at].word != "that" and at < phrase.end + 6
    ):  # "residents of Orlec who"
        at += 1
    if code_at(items, at) == "W" or (at < len(items) and items[at].word == "that"):
        group = verb_group(items, at + 1)
        if group.readings:
            return Government(group.readings, RELATIVE, group.at)
    return Government()


def right(items: Row, phrases: Phrases, phrase: CountPhrase) -> Government:
    """Return the predicate of which the phrase is the subject, or a part of the subject."""
    at = phrase.end
    crossed = listing = reduced = False
    fallback = Government()
    for _ in range(_REACH):
        code = code_at(items, at)
        if code in ";:." and not (at < len(items) and items[at].word == "|" ):
            break
        if code == "(":
            at = _behind(items, at, ")")
        elif code == "-":
            closing = _find(items, at + 1, "-", 20)
            if closing < 0:
                break
            at = closing + 1
        elif reduced and code in "C,":
            break
        elif code == "Q":
            other = phrases[at]
            linked = code_at(items, at - 1) in ",CI" or code_at(items, at - 1) == "A"
            crossed = crossed or linked
            if linked and other.post is not None and not phrase.quantity.form == "one":
                found = tuple(other.behind)
                return Government(found, SIBLING, other.post) if not other.pre else fallback
            at = other.end
        elif listing and code in ",CSA":
            at += 1
        elif code == "I" and items[at].word in _OF_WHOM:
            break
        elif code == "I":
            listing = True
            at += 1
        elif code == "," and at + 1 < len(items) and items[at + 1].word in _OF_WHOM:
            closing = _find(items, at + 2, ",", 16)
            if closing < 0 or code_at(items, closing + 1) not in "BHMT":
                break
            at = closing + 1
        elif code == ",":
            listing = code_at(items, at + 1) == "I"
            following = phrases.get(at + 1)
            if following is not None and following.of_them:
                closing = _find(items, at + 2, ",", 16)
                at = closing + 1 if closing > 0 and code_at(items, closing + 1) in "BHMT" else at + 1
                continue
            at, fallback = _comma(items, at, fallback)
            if at < 0:
                break
        elif code == "W" or (code == "S" and items[at].word == "that" and at == phrase.end):
            group = verb_group(items, at + 1)
            if group.readings and not fallback.readings:
                fallback = Government(group.readings, RELATIVE, group.at)
            at = max(group.at, at) + 1
            if not group.readings:
                at = _next_verb(items, at)
        elif code in "BHM":
            group = verb_group(items, at)
            if group.readings:
                strength = CROSSING if crossed else ADJACENT
                return Government(group.readings, strength, group.at, group.groups)
            if group.groups:
                return Government(fallback.readings, fallback.strength, at, group.groups)
            later = _later_passive(items, at)
            if later:
                return Government(later, ADJACENT - 0.2, at)
            return fallback if fallback.readings else Government(neutral=True)
        elif code == "T":
            found, stop = _bare(items, at)
            if found:
                return Government(found, CROSSING if crossed else ADJACENT - 0.5, at)
            if stop:
                return fallback if fallback.readings else Government(neutral=True)
            at += 1
        elif code in "VE":
            if code_at(items, at + 1) == "T" and items[at].word in word_list("reporting"):
                at += 1
            elif code == "E" and code_at(items, at + 1) in "NG":
                at += 1
            elif code == "E" and code_at(items, at + 1) == "P" and not crossed:
                reduced = True
                at += 1
            else:
                told = _told(items, at)
                told = told if told.readings else _accompanied(items, at)
                if told.readings:
                    return told
                return fallback if fallback.readings else Government(neutral=True)
        elif code == "S":
            break
        else:
            at += 1
    return fallback


def _told(items: Row, at: int) -> Government:
    """Read what people say of themselves: "41 inmates testified that they had been beaten"."""
    at += 1
    start = at
    while code_at(items, at) in "NGD" and at < start + 4 and items[at].word != "that":
        at += 1  # "told the investigators"
    if code_at(items, at) in "DS" and items[at].word == "that":
        at += 1
    if code_at(items, at) == "R" and items[at].word == "they":
        group = verb_group(items, at + 1)
        return Government(group.readings, CROSSING, group.at)
    if code_at(items, at) == "B" and items[at].word == "being":
        group = verb_group(items, at)
        return Government(group.readings, CROSSING, group.at)
    return Government()


def _accompanied(items: Row, at: int) -> Government:
    """Read "reached the forest with gunshot wounds"."""
    for ahead in range(at + 1, min(len(items), at + 9)):
        item = items[ahead]
        if item.code == "T" and item.word.startswith("with ") and item.read("states"):
            return Government(item.read("states"), CROSSING, ahead)
        if item.code in "QCW,;:.S":
            break
    return Government()


def _later_passive(items: Row, at: int) -> tuple[Reading, ...]:
    """Read "were called out by name and shot": a second participle under the same *be*."""
    if items[at].code != "B":
        return ()
    for ahead in range(at + 1, min(len(items) - 1, at + 14)):
        code = items[ahead].code
        if code in "QWS;.:(":
            return ()
        if code == "C" and items[ahead].word == "and":
            behind = ahead + 1
            while code_at(items, behind) == "A":
                behind += 1
            if code_at(items, behind) == "T" and not takes_object(items, behind):
                return tuple(
                    r for r in items[behind].readings if r.mode == "harms" and r.form in _PASSIVE
                )
    return ()


def _behind(items: Row, at: int, close: str) -> int:
    """Return the position behind the closing bracket, or behind the opening one if none."""
    depth = 0
    for ahead in range(at, len(items)):
        if items[ahead].code == items[at].code:
            depth += 1
        elif items[ahead].code == close:
            depth -= 1
            if depth == 0:
                return ahead + 1
    return at + 1


def _find(items: Row, at: int, code: str, reach: int) -> int:
    for ahead in range(at, min(len(items), at + reach)):
        if items[ahead].code == code:
            return ahead
    return -1


def _next_verb(items: Row, at: int) -> int:
    """Skip a relative clause that says nothing of harm, to the verb behind it."""
    verb_seen = False
    for ahead in range(at, min(len(items), at + 20)):
        code = items[ahead].code
        if code in "BHM" and verb_seen:
            return ahead
        if code in "VEBHMT":
            verb_seen = True
        if code in ",;.":
            return ahead
    return at


def _comma(items: Row, at: int, fallback: Government) -> tuple[int, Government]:
    """Return where to go on behind a comma (-1: nowhere), and what a relative clause says."""
    following = code_at(items, at + 1)
    if following == "T" and _bare(items, at + 1)[0] and not _described(items[at + 1]):
        return at + 1, fallback
    if following in "QCBHMI":
        return at + (2 if following == "I" else 1), fallback
    if following == "W":
        group = verb_group(items, at + 2)
        if group.readings and not fallback.readings:
            fallback = Government(group.readings, RELATIVE, group.at)
    closing = _find(items, at + 1, ",", 16)
    if closing < 0:
        return -1, fallback
    if code_at(items, closing + 1) in "BHMTAVC":
        return closing + 1, fallback
    return -1, fallback


def _bare(items: Row, at: int) -> tuple[tuple[Reading, ...], bool]:
    """Read a verb without auxiliary; the second value tells whether the subject ends here."""
    item = items[at]
    found = tuple(
        r for r in item.readings if r.mode in {"suffers", "subjects"} and r.form in _FINITE
    )
    if found and not (item.read("counts", "acts") and code_at(items, at - 1) in "oDPG"):
        return found, True
    passive = _described(item)
    if passive:
        if takes_object(items, at) and item.read("harms"):
            return (), True
        if code_at(items, at + 1) in "GN" or (
            code_at(items, at + 1) == "T" and not item.read("counts")
        ):
            return (), False
        return passive, True
    if any(r.mode == "harms" and r.form in {"past", "base", "s"} for r in item.readings):
        return (), not item.read("counts", "acts")
    return (), False


def verb_group(items: Row, at: int) -> Government:
    """Read auxiliaries, adverbs and reporting verbs up to the word that says what happened."""
    reporting, severity = word_list("reporting"), word_list("severity")
    passive = False
    start = at
    for ahead in range(at, min(len(items), at + 12)):
        item = items[ahead]
        code = item.code
        if code == "B":
            passive = True
            continue
        if code == "H":
            passive = False
            continue
        if code == "T":
            found = _predicate(item, passive=passive, bare=ahead == start)
            if found:
                readings = list(found)
                if any(r.mode in {"harms", "states"} for r in found):
                    extend_coordination(items, ahead, readings)
                _conjoined(items, ahead, readings)
                return Government(tuple(readings), ADJACENT, ahead)
            if item.read("acts", "counts") or any(r.form == "ing" for r in item.readings):
                return Government()
            return Government()
        if code == "G" and passive:
            return Government(groups=item.groups, at=ahead)
        if code == "P" and passive and item.word != "to":
            return _stay(items, ahead)
        if code in "MA\"'" or item.word in reporting or item.word in severity or item.word in {"to", "as"}:
            continue
        if code == "D" and passive:
            continue
        if code in "(," and code_at(items, ahead + 1) in "A":
            continue
        return Government()
    return Government()


def _stay(items: Row, at: int) -> Government:
    """Read where people are: "are in three camps", "remain in Kelmar prisons"."""
    if items[at].word in {"among", "amongst"}:
        ahead = at + 1
        while code_at(items, ahead) in "D":
            ahead += 1
        if code_at(items, ahead) == "T":
            found = items[ahead].read("counts", "states")
            return Government(found, ADJACENT, ahead) if found else Government()
    if items[at].word not in {"in", "at", "inside", "into"}:
        return Government()
    places = place_outcomes()
    for ahead in range(at + 1, min(len(items), at + 6)):
        found = places.get(items[ahead].word)
        if found:
            return Government((Reading((found,), "states"),), ADJACENT, ahead)
        if items[ahead].code not in "NDEGQTA":
            break
    return Government()


def _predicate(item: Item, *, passive: bool, bare: bool) -> tuple[Reading, ...]:
    found = []
    for reading in item.readings:
        if reading.mode == "harms":
            ok = passive and reading.form in _PASSIVE
        elif reading.mode == "suffers":
            ok = True
        elif reading.mode == "subjects":
            ok = not passive or reading.form == "ing"
        elif reading.mode == "states":
            ok = passive
        else:
            ok = passive and reading.mode == "counts"
        if ok:
            found.append(reading)
    if bare and not passive:
        found = [r for r in found if r.mode in {"suffers", "subjects"}]
    strong = [r for r in found if r.mode != "counts"]
    return tuple(strong or found)


def _conjoined(items: Row, at: int, readings: list[Reading]) -> None:
    """Add a second predicate of the same subject: "have been injured or became disabled"."""
    ahead = at + 1
    while code_at(items, ahead) in "NGPoDXA" and ahead < at + 6:
        ahead += 1
    if code_at(items, ahead) != "C":
        return
    ahead += 1
    while code_at(items, ahead) in "BHA":
        ahead += 1
    if code_at(items, ahead) == "T":
        more = [
            r
            for r in items[ahead].readings
            if (r.mode == "suffers" and r.form in _FINITE)
            or (r.mode in {"harms", "states"} and r.form in {*_PASSIVE, ""} and not takes_object(items, ahead))
        ]
        readings += [r for r in more if r not in readings]
