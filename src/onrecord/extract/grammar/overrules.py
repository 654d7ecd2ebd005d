"""What tells more than a phrase's predicate, or less: words beside it, a place, who they are."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.clauses import (
    ADJACENT,
    CROSSING,
    SIBLING,
    Government,
    described,
    stay,
)
from onrecord.extract.grammar.company import accompanying
from onrecord.extract.grammar.confined import confined, taken_away
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.moves import moves, travels
from onrecord.extract.grammar.takers import carried_by
from onrecord.extract.grammar.vocabulary import Reading, place_outcomes, word_list

_WE = frozenset(("we", "they", "i", "nobody", "no one"))
_DONE = frozenset(("killed", "tortured", "sexually_assaulted", "missing", "detained", "injured"))

_AHEAD = 9  # items behind "the condition of two" up to what it is

Row = Sequence[Item]


def overruled(text: str, items: Row, phrase: CountPhrase, found: Government) -> Government:
    """Return what governs a phrase where something beside it tells more than its predicate."""
    if (suffered := _treated_for(items, phrase, found)).readings:
        return suffered
    if _mortally(items, phrase) or _swept_away(items, phrase, found):
        return Government((Reading(("killed",), "states"),), ADJACENT, phrase.at)
    if (borne := _subjected(items, phrase)).readings:
        return borne
    if _works_there(items, phrase, found) or _by_manner(items, found.at):
        return Government()
    if not found.readings and _unearthed(items, phrase):
        return Government((Reading(("killed",), "harms", "past"),), CROSSING, phrase.at)
    if not found.readings and (fate := _fate(items, phrase)).readings:
        return fate
    if not found.readings and phrase.kind in {"elided", "person"} and not phrase.direct:
        there = (
            stay(items, phrase.end)
            if items[min(phrase.end, len(items) - 1)].word == "to"
            else found
        )
        if there.readings:
            return there  # "four to hospital"
    if (shut := _held(text, items, phrase, found)).readings:
        return shut
    if not found.readings and (beside := accompanying(items, phrase)).readings:
        return beside
    if phrase.of_them and found.strength in {CROSSING, SIBLING} and not _with_parts(items, phrase):
        return Government()  # "three officers among them, and several surrendered"
    return found


def _held(text: str, items: Row, phrase: CountPhrase, found: Government) -> Government:
    """Read people taken without a place, and those who are in one that shuts them in."""
    if taken_away(items, phrase, found.at, found.readings):
        return Government((Reading(("detained",), "harms", "past"),), ADJACENT, found.at)
    if not found.readings and confined(text, items, phrase):
        return Government((Reading(("detained",), "states"),), CROSSING, phrase.at)
    return Government()


def _treated_for(items: Row, phrase: CountPhrase, found: Government) -> Government:
    """Read "treated 22 women and girls from Orlec for rape", "flown abroad for treatment"."""
    if _sent_to_doctors(items, phrase, found):
        return Government((Reading(("injured",), "states"),), ADJACENT, phrase.at)
    treated = 0 <= found.at < len(items) and items[found.at].word.startswith("treat")
    for ahead in range(phrase.end, min(len(items) - 1, phrase.end + 9)) if treated else ():
        if items[ahead].word == "for":
            done = [r for r in items[ahead + 1].read("acts", "counts") if r.outcomes[0] in _BORNE]
            return Government(tuple(done[:1]), ADJACENT, ahead + 1)
        if items[ahead].code in ",;:.VB":
            break
    return Government()


def _by_manner(items: Row, at: int) -> bool:
    """True for "treated humanely", "treated with respect", "treated like dogs": by no doctor."""
    if not 0 <= at < len(items) or not items[at].word.startswith("treat"):
        return False
    words = [item.word for item in items[at + 1 : at + 3]]
    return not word_list("manners").isdisjoint((words[0] if words else "", " ".join(words)))


def _sent_to_doctors(items: Row, phrase: CountPhrase, found: Government) -> bool:
    """True for "nine were flown abroad for treatment", "took nine to the capital for surgery"."""
    if phrase.kind not in {"person", "elided"} or phrase.direct or phrase.behind:
        return False
    if any(not set(reading.outcomes) <= _MOVED for reading in found.readings):
        return False
    for ahead in range(phrase.end, min(len(items) - 1, phrase.end + _MOST)):
        if items[ahead].word == "for":
            cure = {item.word for item in items[ahead + 1 : ahead + 4]}
            return not cure.isdisjoint(word_list("cures"))
        if items[ahead].code in ",;:.QWSIT(" and not found.readings:
            return False
        if items[ahead].code in ",;:.QWSI(":
            return False
    return False


_MOST = 10  # items from a number to the end of its clause
_MOVED = frozenset(("displaced", "detained", "released", "occupied"))
_BORNE = frozenset(("tortured", "sexually_assaulted"))


def _with_parts(items: Row, phrase: CountPhrase) -> bool:
    """True for "112 of them, including 37 women, were": the verb is of the 112."""
    return code_at(items, phrase.end) == "," and code_at(items, phrase.end + 1) == "I"


def _subjected(items: Row, phrase: CountPhrase) -> Government:
    """Read "21 had been subjected to beatings and five to sexual violence"."""
    at = phrase.end
    if phrase.kind != "elided" or at + 1 >= len(items) or items[at].word != "to":
        return Government()
    if not any(item.word.startswith(_UNDERGONE) for item in items[: phrase.at]):
        return Government()
    for ahead in range(at + 1, min(len(items), at + 4)):
        done = [r for r in items[ahead].read("acts", "counts") if r.outcomes[0] in _BORNE]
        if done:
            return Government(tuple(done[:1]), ADJACENT, ahead)
    return Government()


_UNDERGONE = ("subjected", "submitted", "exposed")


def _unearthed(items: Row, phrase: CountPhrase) -> bool:
    """True for "we dug there and found thirty-six"."""
    before = items[phrase.at - 1].word if phrase.at else ""
    found = phrase.kind == "elided" and before.rpartition(" ")[2] in word_list("unearthing")
    closed = code_at(items, phrase.end) in ".,;C"
    return found and closed and any(item.word in word_list("digging") for item in items)


def _fate(items: Row, phrase: CountPhrase) -> Government:
    """Read what a turn of several words says of those that no single word governs."""
    if _in_danger(items, phrase):
        return Government((Reading(("injured",), "states"),), ADJACENT, phrase.at)
    if _no_survivors(items, phrase):
        return Government((Reading(("killed",), "states"),), CROSSING, phrase.at)
    return _nothing_heard(items, phrase)


def _in_danger(items: Row, phrase: CountPhrase) -> bool:
    """True for "the condition of two is described as critical", "the state of nine is serious"."""
    at = phrase.at - 1
    while at > 0 and items[at].code == "D":
        at -= 1
    if at < 1 or items[at].code != "o" or items[at - 1].word not in {"condition", "state"}:
        return False
    ahead = {item.word for item in items[phrase.end : phrase.end + _AHEAD]}
    return phrase.kind in {"person", "elided"} and not ahead.isdisjoint(word_list("conditions"))


def _no_survivors(items: Row, phrase: CountPhrase) -> bool:
    """True for "there were no survivors among the 67 aboard"."""
    at = phrase.at - 1
    while at > 0 and items[at].code == "D":
        at -= 1
    if at < 2 or items[at].word not in {"among", "of", "from", "out of"}:
        return False
    nought = items[at - 2].quantity
    survived = items[at - 1].word in {"survivors", "survivor"}
    return survived and nought is not None and nought.form == "nought"


def _nothing_heard(items: Row, phrase: CountPhrase) -> Government:
    """Read "of five nothing has been heard since", "of the nine others nobody ever heard"."""
    at = phrase.at - 1
    while at > 0 and (code_at(items, at) in "DA" or items[at].word in word_list("rest")):
        at -= 1
    ahead = phrase.end
    if phrase.kind != "elided" or ahead >= len(items):
        return Government()
    if code_at(items, ahead) == "R" and items[ahead].word in _WE:  # "two we never saw again"
        told = [item.word for item in items[ahead + 1 : ahead + 5]]
        lost = "never" in told and not word_list("hearing").isdisjoint(told)
        missing = (Reading(("missing",), "states"),)
        return Government(missing, ADJACENT, ahead) if lost else Government()
    if (
        items[ahead].word == "there" and code_at(items, at) == "o"
    ):  # "of the other eight there is no trace"
        ahead = next(
            (k for k in range(ahead, min(ahead + 4, len(items))) if items[k].quantity), ahead
        )
    nought = items[ahead].quantity
    nobody = nought is not None and nought.form == "nought"
    heard = nobody or items[ahead].word == "nothing"
    if not heard or (code_at(items, at) != "o" and phrase.at - at < 2):
        return Government()
    words = {item.word for item in items[ahead + 1 : ahead + 6]}
    heard = not words.isdisjoint(word_list("hearing"))
    return (
        Government((Reading(("missing",), "states"),), ADJACENT, ahead) if heard else Government()
    )


def cases_of(items: Row, phrase: CountPhrase) -> Government:
    """Read "84 cases of conflict-related sexual violence": what was done to so many."""
    named = items[phrase.at + 1] if phrase.at + 1 < len(items) else items[phrase.at]
    if named.word.startswith("name") and named.read("acts"):  # "93 names of the dead"
        return _names_of(items, phrase.at + 1)
    if phrase.head is not None and phrase.head.word in {"case", "cases"}:
        labelled = _label_of(items, phrase)
        if labelled.readings:
            return labelled
    start = next((at for at in range(phrase.at, phrase.end + 1) if code_at(items, at) == "o"), 0)
    if start < 2:
        return Government()
    if items[start - 1].word not in word_list("cases"):
        # "48 cases of unlawful killing, 19 of enforced disappearance"
        again = start == phrase.at + 1 and code_at(items, phrase.at - 1) in ",C"
        if not again or not any(i.word in word_list("cases") for i in items[: phrase.at]):
            return Government()
    for ahead in range(start + 1, min(len(items), start + 6)):
        item = items[ahead]
        done = [r for r in item.read("acts", "counts") if set(r.outcomes) <= _DONE]
        if done:
            return Government((done[0],), ADJACENT, ahead)
        if item.code not in "NEADT":
            break
    return Government()


def _label_of(items: Row, phrase: CountPhrase) -> Government:
    """Read "Torture and ill-treatment: 56 cases"."""
    if code_at(items, phrase.at - 1) != ":":
        return Government()
    for back in range(phrase.at - 2, max(-1, phrase.at - 8), -1):
        item = items[back]
        done = [r for r in item.read("acts", "counts") if set(r.outcomes) <= _DONE]
        if done:
            return Government((done[0],), ADJACENT, back)
        if item.code in ".;:Q":
            break
    return Government()


def _names_of(items: Row, at: int) -> Government:
    """Read whose names so many are: of the dead, the missing, the arrested."""
    if items[at].word.endswith("dead"):
        return Government(items[at].read("acts"), ADJACENT, at)
    at += 1
    while code_at(items, at) in "DANE":
        at += 1
    told = items[at].read("counts") or described(items[at]) if at < len(items) else ()
    return Government(told[:1], ADJACENT, at) if told else Government()


def _swept_away(items: Row, phrase: CountPhrase, found: Government) -> bool:
    """True for "twelve were carried off by fever", "the twelve carried off by fever"."""
    return carried_by(items, found.at) or carried_by(items, phrase.post or -1)


def _mortally(items: Row, phrase: CountPhrase) -> bool:
    """True for "were stabbed, two mortally"."""
    behind = items[phrase.end].word if phrase.end < len(items) else ""
    if phrase.kind != "elided":
        return False
    after = phrase.end + 1
    doomed = any(r.outcomes == ("convicted",) for item in items[: phrase.at] for r in item.readings)
    if behind == "to" and not doomed and items[min(after, len(items) - 1)].word == "death":
        return code_at(items, after + 1) in ",.;)C"  # "were beaten, three to death"
    return behind in {"fatally", "mortally", "fatal", "mortal"} and code_at(items, after) in ",.;)C"


def _works_there(items: Row, phrase: CountPhrase, found: Government) -> bool:
    """True for "six nurses were sent to the hospital", who are no patients."""
    healer = phrase.head is not None and phrase.head.word in word_list("healers")
    return healer and 0 <= found.at < len(items) and items[found.at].word in place_outcomes()


_TELLING_MORE = (("missing",), ("killed",))


def outdone(phrase: CountPhrase, behind: tuple[str, ...], found: Government) -> bool:
    """True where what stands before tells more: "the fate of 89 men taken", "the deaths of 9 held", "shot 15 still alive"."""
    if behind == ("detained",):
        return any(r.mode == "acts" and r.outcomes in _TELLING_MORE for r in found.readings)
    verb = 0 <= found.at < phrase.at and any(r.mode == "harms" for r in found.readings)
    return behind == ("released",) and verb and phrase.of_those


def came(items: Row, phrase: CountPhrase, found: Government) -> bool:
    """True for "300 soldiers crossed the river", "forty delegates stayed in hotels"."""
    own = bool({"soldier", "combatant"} & set(phrase.groups)) or _of_armed(items, phrase.at)
    visiting = phrase.head is not None and phrase.head.word in word_list("visitors")
    own = own or (visiting and not _of_family(items, phrase))
    if found.readings and not word_list("uprooting").isdisjoint(items[found.at].word.split()):
        return False  # "forty students were made homeless"
    if found.readings and moves(items[found.at]) and not phrase.direct and not phrase.behind:
        return own or travels(phrase)
    moved = all(r.mode in {"suffers", "states"} for r in found.readings)
    return own and moved and bool(found.readings) and not phrase.direct and not phrase.behind


def _of_armed(items: Row, at: int) -> bool:
    """True for "an armed group of 60 persons crossed the line"."""
    of = code_at(items, at - 1) == "o" and at > 1
    return of and any(
        item.word in {"armed", "hostile", "enemy"} or {"soldier", "combatant"} & set(item.groups)
        for item in items[max(0, at - 4) : at - 1]
    )


def _of_family(items: Row, phrase: CountPhrase) -> bool:
    """True for "eleven members of one family"."""
    behind = items[phrase.end : phrase.end + 4]
    return bool(behind) and behind[0].code == "o" and any("family" in i.groups for i in behind)


def freed(found: Government) -> bool:
    """True for "all but three were let go": those three are still held."""
    return any("released" in reading.outcomes for reading in found.readings)


def outlived(items: Row, found: Government) -> bool:
    """True for "all but two of the crew survived": those two did not."""
    return freed(found) and items[found.at].word.split()[0] in word_list("surviving")
