"""The lexicons of outcomes, groups and closed classes, spelled out for look-up.

Everything here is built once, on first use, from `lexicons/en/*.yml`.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from onrecord import lexicon
from onrecord.extract.grammar.inflect import VerbForms, third_person, verb_forms
from onrecord.extract.numbers.lexis import spoken
from onrecord.model import OUTCOMES

ANY_POSSESSIVE = "_"

Phrase = tuple[str, ...]

_NUMBERS = frozenset(("one", "two", "no"))
_THINGS = frozenset(("destroyed", "damaged"))
_GRAVE = _THINGS | {"killed"}
_PARTICLES = frozenset(("down", "up", "alive"))
_BE = frozenset(("be", "is", "are", "was", "were", "been", "being"))


class Reading(NamedTuple):
    """What a word or phrase says happened.

    `mode` is the list of `outcomes.yml` it stands in; `form` is `base`, `s`, `past`, `part`,
    `pastpart` (past and participle alike), `ing`, or `` for words that are no verbs.
    """

    outcomes: tuple[str, ...]
    mode: str
    form: str = ""


class Split(NamedTuple):
    """A phrase whose verb and rest may stand around what is counted: "left 12 homeless"."""

    rest: Phrase
    reading: Reading


class Vocabulary(NamedTuple):
    """All look-up tables of the reading of figures.

    `bases` are infinitives that are nouns too: they are verbs behind "to" and modals alone ("to burn").
    """

    readings: dict[Phrase, tuple[Reading, ...]]
    bases: dict[str, tuple[Reading, ...]]
    lengths: dict[str, tuple[int, ...]]
    splits: dict[str, tuple[Split, ...]]
    groups: dict[Phrase, tuple[str, ...]]
    group_lengths: dict[str, tuple[int, ...]]
    tolls: dict[Phrase, tuple[str, ...]]
    toll_lengths: dict[str, tuple[int, ...]]


def _forms(forms: VerbForms, *, phrasal: bool = False) -> list[tuple[str, str]]:
    both = set(forms.past) & set(forms.participle)
    pairs = [(forms.ing, "ing")]
    if phrasal or forms.base not in lexicon.load("outcomes")["nouns_too"]:
        pairs += [(forms.base, "base"), (forms.s, "s")]
    pairs += [(past, "pastpart" if past in both else "past") for past in forms.past]
    pairs += [(part, "part") for part in forms.participle if part not in both]
    if forms.base == "be":
        pairs += [("is", "s"), ("are", "base")]
    if forms.base == "have":
        pairs = [(word, form) for word, form in pairs if word != "haves"] + [("has", "s")]
    return pairs


def _expand(entry: str, irregular: dict[str, list[str]], *, verb: str) -> list[tuple[Phrase, str]]:
    """Return all spellings of an entry with the form of its verb, `verb` where none is marked."""
    words = entry.split()
    if verb and len(words) == 1 and not entry.startswith(("~", "=")):
        words = ["~" + entry]
    phrasal = not _PARTICLES.isdisjoint(words[1:2])  # "to burn down" is no noun
    choices: list[list[tuple[str, str]]] = []
    for word in words:
        if word.startswith("~"):
            choices.append(_forms(verb_forms(word[1:], irregular), phrasal=phrasal))
        else:
            choices.append([(option, "") for option in word.removeprefix("=").split("|")])
    spelled = []
    for combination in itertools.product(*choices):
        phrase, forms = zip(*combination, strict=True)
        spelled.append((phrase, next(filter(None, forms), verb)))
    return spelled


def _noun(entry: str, plurals: dict[str, list[str]]) -> list[Phrase]:
    if "|" in entry:
        return [spelled for spelled, _ in _expand(entry, {}, verb="")]
    many = plurals.get(entry) or [_many(entry)]
    return [tuple(entry.split()), *(tuple(plural.split()) for plural in many)]


def _many(noun: str) -> str:
    """Return the plural of a noun that `plurals` does not hold: "riflemen"."""
    if noun.endswith("man") and not noun.endswith(("human", "german")):
        return noun[:-3] + "men"
    return third_person(noun)


def _lengths(keys: Iterable[Phrase]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        found[key[0]].add(len(key))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


@cache
def vocabulary() -> Vocabulary:
    """Return the look-up tables, built on the first call."""
    outcomes = lexicon.load("outcomes")
    grammar = lexicon.load("grammar")
    group_lists = lexicon.load("groups")
    plurals: dict[str, list[str]] = group_lists["plurals"]
    irregular: dict[str, list[str]] = outcomes["irregular"]
    readings: dict[Phrase, dict[Reading, None]] = defaultdict(dict)
    splits: dict[str, list[Split]] = defaultdict(list)
    for names, modes in outcomes.items():
        kinds = tuple(names.split())
        if not set(kinds) <= set(OUTCOMES):
            continue
        for mode, entries in modes.items():
            for entry in entries:
                _add(kinds, mode, entry, irregular, plurals, readings, splits)
    _uncover(readings)
    bases = _bases(readings, outcomes["nouns_too"], irregular)
    groups: dict[Phrase, list[str]] = defaultdict(list)
    for name, nouns in group_lists.items():
        if name == "plurals":
            continue
        for noun in nouns:
            for spelled in _noun(noun, plurals):
                if name not in groups[spelled]:
                    groups[spelled].append(name)
    tolls = {
        tuple(entry.split()): tuple(names.split())
        for names, entries in grammar["toll_nouns"].items()
        for entry in entries
    }
    return Vocabulary(
        {phrase: tuple(found) for phrase, found in readings.items()},
        bases,
        _lengths(readings),
        {verb: tuple(found) for verb, found in splits.items()},
        {phrase: tuple(found) for phrase, found in groups.items()},
        _lengths(groups),
        tolls,
        _lengths(tolls),
    )


def _add(
    kinds: tuple[str, ...],
    mode: str,
    entry: str,
    irregular: dict[str, list[str]],
    plurals: dict[str, list[str]],
    readings: dict[Phrase, dict[Reading, None]],
    splits: dict[str, list[Split]],
) -> None:
    if mode in {"counts", "acts"}:
        for spelled in _noun(entry, plurals):
            readings[spelled][Reading(kinds, mode)] = None
        return
    verb = {"harms": "part", "suffers": "past", "subjects": "past"}.get(mode, "")
    for spelled, form in _expand(entry, irregular, verb=verb):
        reading = Reading(kinds, mode, form)
        readings[spelled][reading] = None
        if mode == "harms" and len(spelled) > 1 and entry.startswith("~"):
            splits[spelled[0]].append(Split(spelled[1:], reading))


def _bases(
    readings: dict[Phrase, dict[Reading, None]],
    nouns_too: Sequence[str],
    irregular: dict[str, list[str]],
) -> dict[str, tuple[Reading, ...]]:
    """Return what the infinitives of `nouns_too` say of those who are killed, and of things."""
    found: dict[str, tuple[Reading, ...]] = {}
    for verb in nouns_too:
        spelled = verb_forms(verb, irregular).ing
        told = [r for r in readings.get((spelled,), ()) if r.form == "ing" and r.mode == "harms"]
        if told := [r for r in told if _GRAVE.issuperset(r.outcomes)]:
            found[verb] = tuple(reading._replace(form="base") for reading in told)
    return found


def _uncover(readings: dict[Phrase, dict[Reading, None]]) -> None:
    """Give a phrase that harms people what its verb alone says of things.

    The longest phrase is read: "riddled with" is of people, and houses are riddled with bullets too;
    "were struck" is of people, and houses were struck.
    """
    of_things: dict[Phrase, list[Reading]] = {}
    for phrase, found in readings.items():
        if told := [reading for reading in found if _THINGS.issuperset(reading.outcomes)]:
            of_things[phrase] = told
    opening = {phrase[0] for phrase in of_things}
    for phrase, long in readings.items():
        passive = phrase[0] in _BE
        verb = phrase[1:] if passive else phrase
        if len(phrase) == 1 or verb[0] not in opening or phrase in of_things:
            continue
        if any(not _THINGS.isdisjoint(reading.outcomes) for reading in long):
            continue
        for size in range(len(verb) - (not passive), 0, -1):
            short = _alike(of_things.get(verb[:size], []), long, passive=passive)
            if short:
                long.update(dict.fromkeys(short))
                break


def _alike(
    short: Sequence[Reading], long: dict[Reading, None], *, passive: bool
) -> tuple[Reading, ...]:
    """Return the readings of a verb alone that its phrase may have as well."""
    if not passive:
        modes = {reading.mode for reading in long}
        return tuple(reading for reading in short if reading.mode in modes)
    form = next(iter(long)).form
    return tuple(
        Reading(reading.outcomes, "suffers", form)
        for reading in short
        if reading.form in {"part", "pastpart"} or reading.mode == "states"
    )


@cache
def _fixed_phrases() -> re.Pattern[str]:
    held = sorted(
        {" ".join(phrase) for phrase in vocabulary().readings if not _NUMBERS.isdisjoint(phrase)},
        key=len,
        reverse=True,
    )
    owned = "|".join(sorted(word_list("possessives")))
    spelled = "|".join(
        r"\s+".join(rf"(?:{owned})" if word == "_" else re.escape(word) for word in phrase.split())
        # "74 lost at least one." leaves out the parent; "lost at least one soldier" counts
        + (r"(?=\s*[.,;)])" if phrase.endswith(" one") else "")
        for phrase in held
    )
    return re.compile(rf"\b(?:{spelled})\b", re.IGNORECASE)


@cache
def _fixed_words() -> dict[str, tuple[frozenset[str], ...]]:
    """Return the words of each phrase that `_fixed_phrases` finds, by the longest of them."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for phrase in vocabulary().readings:
        if not _NUMBERS.isdisjoint(phrase):
            found[max(phrase, key=len)].append(frozenset(phrase) - {ANY_POSSESSIVE})
    return {word: tuple(needed) for word, needed in found.items()}


def fixed_phrases(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where phrases stand that hold a number word which counts nobody.

    "130 children lost at least one parent": the "one" belongs to the verb.
    """
    here = spoken(text, start, end)
    if here.isdisjoint(_NUMBERS):
        return []
    index = _fixed_words()
    if any(needed <= here for word in here & index.keys() for needed in index[word]):
        return [match.span() for match in _fixed_phrases().finditer(text, start, end)]
    return []


@cache
def word_classes() -> dict[str, str]:
    """Return the class of each closed-class word (see `items.CLASSES`); the first list wins."""
    grammar = lexicon.load("grammar")
    table: dict[str, str] = {}
    for key, code in (
        ("of", "o"),
        ("conjunctions", "C"),
        ("relatives", "W"),
        ("auxiliaries_be", "B"),
        ("auxiliaries_have", "H"),
        ("modals", "M"),
        ("determiners", "D"),
        ("possessives", "D"),
        ("subordinators", "S"),
        ("prepositions", "P"),
        ("pronouns", "R"),
        ("adverbs", "A"),
    ):
        for word in grammar[key]:
            table.setdefault(str(word), code)
    for verb in grammar["neutral_verbs"]:
        base = str(verb).split()[0]
        forms = verb_forms(base, _NEUTRAL_IRREGULAR)
        for word in {*forms.past, *forms.participle, forms.ing}:
            table.setdefault(word, "V")
    for verb in (*grammar["present_verbs"], *grammar["past_verbs"]):
        table.setdefault(str(verb), "V")
    return table


@cache
def word_list(*names: str) -> frozenset[str]:
    """Return lists of `grammar.yml` as one set of words and phrases."""
    return frozenset(str(word) for name in names for word in lexicon.load("grammar")[name])


@cache
def place_outcomes() -> dict[str, str]:
    """Return the outcome that being in a place implies: `camps` → `displaced`."""
    lists: dict[str, list[str]] = lexicon.load("grammar")["places_of"]
    return {noun: outcome for outcome, nouns in lists.items() for noun in nouns}


_NEUTRAL_IRREGULAR: dict[str, list[str]] = {
    "say": ["said", "said"],
    "tell": ["told", "told"],
    "speak": ["spoke", "spoken"],
    "meet": ["met", "met"],
    "see": ["saw", "seen"],
    "hear": ["heard", "heard"],
    "find": ["found", "found"],
    "send": ["sent", "sent"],
    "come": ["came", "come"],
    "go": ["went", "gone"],
    "take": ["took", "taken"],
    "give": ["gave", "given"],
    "hold": ["held", "held"],
    "bring": ["brought", "brought"],
    "put": ["put", "put"],
    "stand": ["stood", "stood"],
    "rise": ["rose", "risen"],
    "fall": ["fell", "fallen"],
    "grow": ["grew", "grown"],
    "begin": ["began", "begun"],
    "become": ["became", "become"],
    "show": ["showed", "shown"],
    "lead": ["led", "led"],
    "withdraw": ["withdrew", "withdrawn"],
    "drive": ["drove", "driven"],
    "run": ["ran", "run"],
    "break": ["broke", "broken"],
    "build": ["built", "built"],
    "know": ["knew", "known"],
    "think": ["thought", "thought"],
    "drop": ["dropped", "dropped"],
    "plan": ["planned", "planned"],
    "commit": ["committed", "committed"],
    "control": ["controlled", "controlled"],
    "occur": ["occurred", "occurred"],
    "stage": ["staged", "staged"],
    "travel": ["travelled traveled", "travelled traveled"],
}
