"""Clauses: verb groups, relative clauses, and what a verb says of its subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.injuries import INJURED, hurt, injuries
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.objects import extend_coordination, takes_object
from onrecord.extract.grammar.vocabulary import Reading, place_outcomes, word_list
from onrecord.model import HARM

# How strong the tie between a phrase and what governs it is.
DIRECT, ADJACENT, CROSSING, SIBLING, RELATIVE, NOTHING = 5.0, 4.0, 3.0, 2.5, 2.0, 0.0
_PASSIVE = ("part", "pastpart")
_FINITE = ("past", "pastpart", "base", "s")

_SECOND = 12  # items from a verb to the *and* before a second one
_FATE = 14  # items between "were led away" and the fate that follows
# Behind "were brought" what follows these may say more: "brought up dead", "brought to be tried".
_OUT_AND_TO = frozenset(("to", "up", "out", "in", "down", "off"))
_NOT = frozenset(("not", "never"))
_LED = frozenset(("dragged", "pulled", "hauled", "marched", "herded", "taken"))
_WHERE = frozenset(("in", "at", "inside", "into", "to", "on", "under", "behind", "within"))

Row = Sequence[Item]
Phrases = dict[int, CountPhrase]


class Government(NamedTuple):
    """What governs a phrase: its readings, how strong the tie is, and the word's position.

    `groups` are nouns that a predicate names ("27 were women"); `neutral` is True where a
    predicate was found that says nothing of harm.
    """

    readings: tuple[Reading, ...] = ()
    strength: float = NOTHING
    at: int = -1
    groups: tuple[str, ...] = ()
    neutral: bool = False


def described(item: Item) -> tuple[Reading, ...]:
    """Return the readings in which a word describes: adjectives and participles."""
    return tuple(
        r for r in item.readings if r.mode == "states" or (r.mode == "harms" and r.form in _PASSIVE)
    )


def bears(item: Item) -> bool:
    """True for a finite verb whose subject suffers what it tells: "lost their lives", "died"."""
    return any(r.mode == "suffers" and r.form in _FINITE for r in item.readings)


def verb_group(items: Row, at: int) -> Government:
    """Read auxiliaries, adverbs and reporting verbs up to the word that says what happened."""
    passive = False
    for ahead in range(at, min(len(items), at + 12)):
        item = items[ahead]
        match item.code:
            case "B":
                passive = True
            case "H":
                passive = False
            case "T":
                where = _goal(items, ahead) if passive else Government()
                if where.readings:
                    return where
                happened = _happening(items, ahead, passive=passive, bare=ahead == at)
                denied = any(item.word in _NOT for item in items[at:ahead])
                return Government() if denied and not _harms(happened) else happened
            case "I" if passive and item.word == "among those":
                return _among_those(items, ahead + 1)
            case "E" | "V" if item.word in word_list("undergoing"):
                return undergone(items, ahead)
            case "G" if passive:
                return Government(groups=item.groups, at=ahead)
            case "P" if passive:
                where = stay(items, ahead)
                if where.readings or item.word not in _OUT_AND_TO:
                    return where
            case _:
                where = _put(items, ahead) if passive else Government()
                if where.readings or not _transparent(items, ahead, passive=passive):
                    return where
    return Government()


def _put(items: Row, at: int) -> Government:
    """Read "placed in custody", "housed in tents": where people are put tells the rest."""
    return stay(items, at + 1) if items[at].word in word_list("putting") else Government()


def _among_those(items: Row, at: int) -> Government:
    """Read "were among those who fled", "were among those killed"."""
    if code_at(items, at) == "T":
        readings = described(items[at])
        return Government(readings, ADJACENT, at) if readings else Government()
    return verb_group(items, at + 1)


def _goal(items: Row, at: int) -> Government:
    """Read "were taken to two hospitals": the goal says more than the verb."""
    if items[at].word.rpartition(" ")[2] not in {"to", "into"}:
        return Government()
    places = place_outcomes()
    for ahead in range(at + 1, min(len(items), at + 7)):
        outcome = places.get(items[ahead].word)
        if outcome in {"injured", "displaced"}:
            return Government((Reading((outcome,), "states"),), ADJACENT, ahead)
        if items[ahead].code not in "NDEGQA":
            break
    return Government()


def undergone(items: Row, at: int) -> Government:
    """Read "suffered political imprisonment and torture": what a verb of bearing names."""
    found: list[Reading] = []
    for ahead in range(at + 1, min(len(items), at + 9)):
        item = items[ahead]
        if hurt(item) and INJURED not in found:
            found.append(INJURED)
        elif item.code == "T":
            found += [r for r in item.read("acts", "counts") if _borne(r) and r not in found]
        elif item.code not in "NDEGAoC,":
            break
    return Government(tuple(found), ADJACENT, at) if found else Government()


def _borne(reading: Reading) -> bool:
    return set(reading.outcomes) <= {"detained", "tortured", "sexually_assaulted", "injured"}


def _harms(government: Government) -> bool:
    return any(outcome in HARM for reading in government.readings for outcome in reading.outcomes)


def _transparent(items: Row, at: int, *, passive: bool) -> bool:
    """True for what may stand between an auxiliary and its verb: "were, officially, reported"."""
    item = items[at]
    if item.code in "MA" or item.word in {"to", "as"} or (item.code == "D" and passive):
        return True
    if item.code in "(,":
        return code_at(items, at + 1) == "A"
    if passive and item.word in word_list("putting"):
        return True
    return item.word in word_list("reporting") or item.word in word_list("severity")


def _happening(items: Row, at: int, *, passive: bool, bare: bool) -> Government:
    found = _predicate(items[at], passive=passive, bare=bare)
    if not found:
        return Government()
    readings = list(found)
    fate = _last_fate(items, at, readings)
    if fate is not readings:
        return Government(tuple(fate), ADJACENT, at)
    if any(r.mode in {"harms", "states"} for r in found):
        extend_coordination(items, at, readings)
    _conjoined(items, at, readings)
    _before_death(items, at, readings)
    return Government(tuple(readings), ADJACENT, at)


def _before_death(items: Row, at: int, readings: list[Reading]) -> None:
    """Add the second fate of "were raped before they were killed", "beaten before being shot"."""
    ahead = at + 1
    while code_at(items, ahead) in "NGDPAC" and items[ahead].word != "before" and ahead < at + 6:
        ahead += 1
    if ahead >= len(items) or items[ahead].word not in {"before", "then"}:
        return
    ahead += 1
    while code_at(items, ahead) in "RBHA":
        ahead += 1
    if code_at(items, ahead) == "T" and not takes_object(items, ahead):
        fate = [r for r in described(items[ahead]) if r.outcomes == ("killed",)]
        readings += [r for r in fate[:1] if r not in readings]


def stay(items: Row, at: int) -> Government:
    """Read where people are: "are among the wounded", "remain in Kelmar prisons", "to hospital"."""
    if at < len(items) and items[at].word in {"among", "amongst"}:
        ahead = at + 1
        while code_at(items, ahead) in "DR":
            ahead += 1
        if code_at(items, ahead) == "W":  # "were among those who never returned"
            return verb_group(items, ahead + 1)
        if code_at(items, ahead) == "T":
            counted = items[ahead].read("counts", "states")
            return Government(counted, ADJACENT, ahead) if counted else Government()
    if at + 1 < len(items) and items[at].word == "with":
        host = next((i for i in items[at + 1 : at + 4] if i.word in word_list("hosts")), None)
        home = Reading(("displaced",), "states")
        return Government((home,), ADJACENT, at) if host is not None else Government()
    if at >= len(items) or items[at].word not in _WHERE:
        return Government()
    places = place_outcomes()
    for ahead in range(at + 1, min(len(items), at + 6)):
        outcome = places.get(items[ahead].word)
        if outcome:
            return Government((Reading((outcome,), "states"),), ADJACENT, ahead)
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


def _last_fate(items: Row, at: int, readings: list[Reading]) -> list[Reading]:
    """Read "were taken from the bus and have not been seen since": the later fate stands alone.

    So it is with verbs of leading away; who was arrested and killed was arrested as well.
    """
    moved = items[at].word.partition(" ")[0] in _LED
    fates = {"detained", "displaced"} if moved else {"detained"}
    led = " " in items[at].word and all(set(r.outcomes) <= fates for r in readings)
    if not led:
        return readings
    for ahead in range(at + 1, min(len(items), at + _FATE)):
        item = items[ahead]
        if item.code in "Q;.:WS(" or (item.code == "M" and code_at(items, ahead + 1) == "R"):
            break  # "…, may they rest in peace"
        if item.code == "T" and any(i.code in "C," for i in items[at + 1 : ahead]):
            later = [
                r
                for r in item.readings
                if r.outcomes[0] in {"killed", "missing"}
                and (r.mode == "suffers" or (r.mode == "harms" and r.form in _PASSIVE))
            ]
            if later and not takes_object(items, ahead):
                return later
    return readings


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
            or (
                r.mode in {"harms", "states"}
                and r.form in {*_PASSIVE, ""}
                and not takes_object(items, ahead)
            )
        ]
        readings += [r for r in more if r not in readings]


def told(items: Row, at: int) -> Government:
    """Read what people say of themselves: "41 inmates testified that they had been beaten"."""
    at += 1
    start = at
    person = code_at(items, at) in "RDN"
    of = at + 1 if person else at
    while person and code_at(items, of) in "NG" and of < at + 4:
        of += 1
    if code_at(items, of) == "o":
        done = undergone(items, of)  # "have told us of rape"
        if done.readings:
            return done._replace(strength=CROSSING)
    while (
        code_at(items, at) in "NGDR" and at < start + 4 and items[at].word not in {"that", "they"}
    ):
        at += 1  # "told the investigators"
    if code_at(items, at) in "DS" and items[at].word == "that":
        at += 1
    if code_at(items, at) == "R" and items[at].word == "they":
        group = verb_group(items, at + 1)
        return Government(group.readings, CROSSING, group.at)
    if code_at(items, at) in "oP":  # "told of having been beaten", "testified to being raped"
        at += 1
    if code_at(items, at) in "BH" and items[at].word in {"being", "having"}:
        group = verb_group(items, at)
        return Government(group.readings, CROSSING, group.at)
    return Government()


def buried(items: Row, at: int) -> bool:
    """True for "lie in the new cemetery"."""
    for ahead in range(at + 1, min(len(items), at + 7)):
        if items[ahead].word in word_list("burial_places"):
            return True
        if items[ahead].code not in "PDNEGA":
            break
    return False


def accompanied(items: Row, at: int) -> Government:
    """Read "reached the forest with gunshot wounds"."""
    for ahead in range(at + 1, min(len(items), at + 9)):
        item = items[ahead]
        if item.code == "T" and item.word.startswith(("with ", "on ")) and item.read("states"):
            return Government(item.read("states"), CROSSING, ahead)
        if item.word in {"with", "from"} and (injured := injuries(items, ahead)) > 0:
            return Government((INJURED,), CROSSING, injured)
        if item.code in "QCW,;:.S":
            break
    return Government()


def later_passive(items: Row, at: int) -> tuple[Reading, ...]:
    """Read "were called out by name and shot": a second participle under the same *be*."""
    if items[at].code != "B":
        return ()
    for ahead in range(at + 1, min(len(items) - 1, at + 14)):
        code = items[ahead].code
        if code in "QWS;.:(":
            return ()
        if code == "C" and items[ahead].word == "and":
            behind = ahead + 1
            while code_at(items, behind) in "AB":
                behind += 1
            if code_at(items, behind) == "T" and not takes_object(items, behind):
                return tuple(
                    r for r in items[behind].readings if r.mode == "harms" and r.form in _PASSIVE
                )
    return ()


def second_predicate(items: Row, at: int) -> Government:
    """Read "ran and were cut down", "went to the river and drowned": the same subject, a second verb.

    Args:
        items: The sentence.
        at: A verb that says nothing of harm.
    """
    for ahead in range(at + 1, min(len(items) - 1, at + _SECOND)):
        if items[ahead].code == "C" and items[ahead].word in {"and", "but"}:
            break
        if items[ahead].code not in "NGPoDXAE":
            return Government()
    else:
        return Government()
    behind = ahead + 1
    while code_at(items, behind) in "ABH":
        behind += 1
    if code_at(items, behind) != "T":
        return Government()
    passive = any(item.code == "B" for item in items[ahead:behind])
    found = described(items[behind]) if passive and not takes_object(items, behind) else ()
    happened = tuple(r for r in items[behind].readings if r.mode == "suffers" and r.form in _FINITE)
    return (
        Government(found or happened, ADJACENT - 0.2, behind) if found or happened else Government()
    )


def bare_verb(items: Row, at: int) -> tuple[tuple[Reading, ...], bool]:
    """Read a verb without auxiliary; the second value tells whether the subject ends here."""
    item = items[at]
    found = tuple(
        r for r in item.readings if r.mode in {"suffers", "subjects"} and r.form in _FINITE
    )
    if found and not (item.read("counts", "acts") and code_at(items, at - 1) in "oDPG"):
        return found, True
    passive = described(item)
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
