"""Movement: who walks over the pass, is shipped to the islands, or is brought in for screening.

A verb of going or of carrying says nothing alone; where to says what happened. Rather than one entry
for each pair of verb and goal, the verbs and the ways stand in `moves.yml`, and any verb takes any way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from onrecord import lexicon
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.inflect import verb_forms
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import Reading

_REACH = 12  # items behind the verb in which its way is looked for
_GOAL = 5  # words behind the opening of a way
_BACK = frozenset(("back", "home", "again", "returned", "return"))
_GOT = frozenset(("get", "gets", "got"))
# What a way may overrule.
_FREE = frozenset(("displaced", "detained", "released", "occupied", "destroyed", "damaged"))
_COUNTED = "#"  # stands for the number among the words behind a verb
_AT_HOME = (" home", " homes", " house", " houses", " bed", " beds")
_ENDS = frozenset((_COUNTED, "death", "sword"))  # "put nine men to death near the border"
_MODES = {"going": "suffers", "leaving": "suffers", "arriving": "suffers", "conveying": "harms"}

Row = Sequence[Item]


class _Way(NamedTuple):
    """A way that people go or are led; without goals its opening is enough."""

    outcome: str
    openings: frozenset[tuple[str, ...]]
    goals: frozenset[str]


class _Verb(NamedTuple):
    kind: str
    form: str


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(str, lexicon.load("moves")[name]))


@cache
def _ways() -> dict[str, tuple[_Way, ...]]:
    """Return the ways by the kind of verb that takes them."""
    found: dict[str, list[_Way]] = {kind: [] for kind in _MODES}
    for entry in lexicon.load("moves")["ways"]:
        openings = frozenset(tuple(str(opening).split()) for opening in entry["by"])
        way = _Way(entry["outcome"], openings, frozenset(map(str, entry.get("to", ()))))
        for kind in entry["verbs"]:
            found[kind].append(way)
    return {kind: tuple(ways) for kind, ways in found.items()}


@cache
def _verbs() -> dict[str, tuple[_Verb, ...]]:
    """Return each form of the verbs with their kinds."""
    irregular = lexicon.load("outcomes")["irregular"]
    found: dict[str, dict[_Verb, None]] = {}
    for kind in _MODES:
        for base in lexicon.load("moves")[kind]:
            forms = verb_forms(base, irregular)
            both = set(forms.past) & set(forms.participle)
            spelled = [(forms.ing, "ing"), (forms.base, "base"), (forms.s, "s")]
            spelled += [(past, "pastpart" if past in both else "past") for past in forms.past]
            spelled += [(part, "part") for part in forms.participle if part not in both]
            for word, form in spelled:
                found.setdefault(word, {})[_Verb(kind, form)] = None
    return {word: tuple(verbs) for word, verbs in found.items()}


def mark_moves(items: Row) -> None:
    """Give verbs of movement the readings that their ways imply."""
    table = _verbs()
    for at, item in enumerate(items):
        if item.code not in "VNET" and item.word not in _GOT:
            continue
        verbs = table.get(item.word.partition(" ")[0])
        if verbs and _may_move(items, at):
            _mark(items, at, verbs)


def _may_move(items: Row, at: int) -> bool:
    """False for a noun ("the march") and for a verb that already tells another fate."""
    read = items[at].read("harms", "suffers")
    told = {outcome for reading in read for outcome in reading.outcomes}
    noun = code_at(items, at - 1) == "D" or bool(items[at].groups)
    if told == {"detained"} and items[at].word.endswith(_AT_HOME):
        return False  # "were taken from their homes"
    return told <= _FREE and not noun


def _mark(items: Row, at: int, verbs: Sequence[_Verb]) -> None:
    words, counted = _behind(items, at)
    told: dict[Reading, None] = {}
    for verb in verbs:
        if _otherwise(items, at, words, verb) or (counted and verb.kind != "conveying"):
            continue
        for way in _ways()[verb.kind]:
            if _leads(words, way):
                told[Reading((way.outcome,), _MODES[verb.kind], verb.form)] = None
    if not told and counted and _carried(items, at):
        told[Reading(("displaced",), "harms", "past")] = None
    if any(reading.outcomes == ("detained",) for reading in told):
        told = {reading: None for reading in told if reading.outcomes == ("detained",)}
    if told:
        items[at].code, items[at].readings = "T", tuple(told)


def _otherwise(items: Row, at: int, words: Sequence[str], verb: _Verb) -> bool:
    """True for the hired ("taken on for"), survivors ("of the thirty, twelve reached"), and habits.

    What people do in the present they do each day: "300 walk over the bridge".
    """
    if verb.kind == "conveying":
        load = verb.form == "s" and code_at(items, at - 1) == "Q"
        return load or words[:1] == ["on"]  # "60 loads over the pass"
    habit = verb.form in {"base", "s"} and code_at(items, at - 1) not in "MP"
    return habit or (verb.kind == "arriving" and items[0].code == "o")


def _behind(items: Row, at: int) -> tuple[list[str], bool]:
    """Return the words behind a verb up to the end of its clause, and whether it counts an object."""
    words = items[at].word.split()[1:]
    counted = False
    for ahead in range(at + 1, min(len(items), at + _REACH)):
        item = items[ahead]
        if item.code == "Q" and not counted and _opens_object(items, at, ahead):
            counted = True
            words.append(_COUNTED)
            continue
        if item.code in ",;:.(-SWBHMQC":
            break
        words += item.word.split()
    return words, counted


def _opens_object(items: Row, at: int, ahead: int) -> bool:
    return all(item.code in "AD" for item in items[at + 1 : ahead])


def _leads(words: Sequence[str], way: _Way) -> bool:
    for at, word in enumerate(words):
        if word in _BACK:
            return False
        for opening in way.openings:
            if word == opening[0] and tuple(words[at : at + len(opening)]) == opening:
                start = at + len(opening)
                goal = list(takewhile(lambda w: w not in _ENDS, words[start : start + _GOAL]))
                if not way.goals or not way.goals.isdisjoint(goal):
                    return True
    return False


def _carried(items: Row, at: int) -> bool:
    """True for "the trains brought 3,118 people": what carries is the subject."""
    if items[at].word not in _words("arrivals"):
        return False
    if any(item.code == "T" for item in items[at + 1 : at + 4]):
        return False  # "carts brought 71 wounded", "112 sacks"
    return any(item.word in _words("carriers") for item in _before(items, at))


def _before(items: Row, at: int) -> Iterator[Item]:
    for back in range(at - 1, max(-1, at - 5), -1):
        if items[back].code in ",;:.STVQ":
            return
        yield items[back]


def moves(item: Item) -> bool:
    """True for a verb of going or carrying."""
    return item.word.partition(" ")[0] in _verbs()


def led(item: Item) -> bool:
    """True for a verb of carrying whose way is told: "took 40 people out of the enclave"."""
    told = any(r.outcomes[0] in {"displaced", "detained"} for r in item.read("harms"))
    return told and moves(item)


def travels(phrase: CountPhrase) -> bool:
    """True for those who go of their own will, for things, and for who knows what."""
    if phrase.head is None:
        return False
    if phrase.kind == "thing":
        return "building" in phrase.groups
    unnamed = phrase.kind == "unknown" and not phrase.head.capital
    return unnamed or phrase.head.word in _words("travellers")
