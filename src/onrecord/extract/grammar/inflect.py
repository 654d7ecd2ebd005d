"""Inflection of English verbs and nouns, for spelling out the lexicons' entries."""

from __future__ import annotations

from typing import NamedTuple

VOWELS = frozenset("aeiou")


class VerbForms(NamedTuple):
    """The forms of one verb; past and participle may have several spellings."""

    base: str
    s: str
    ing: str
    past: tuple[str, ...]
    participle: tuple[str, ...]


def third_person(base: str) -> str:
    """Return the third person singular, which is also the regular plural of a noun."""
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def verb_forms(base: str, irregular: dict[str, list[str]]) -> VerbForms:
    """Return the forms of a verb.

    Args:
        base: The infinitive, one word.
        irregular: Past and past participle of irregular verbs, alternatives parted by a blank.
            A doubled consonant there ("trapped") is doubled in the `-ing` form too.
    """
    if base in irregular:
        past, participle = (tuple(form.split()) for form in irregular[base])
        doubled = past[0].endswith("ed") and past[0][:-2] == base + base[-1]
    else:
        doubled = _doubles(base)
        past = participle = (_regular_past(base + base[-1] if doubled else base),)
    return VerbForms(base, third_person(base), _ing(base, doubled), past, participle)


def _doubles(base: str) -> bool:
    """True for one syllable that ends in a vowel and a consonant: cram, clap, strip."""
    if len(base) < 3 or base[-1] in VOWELS | set("wxyh") or base[-2] not in VOWELS:
        return False
    return sum(letter in VOWELS for letter in base.replace("qu", "q")) == 1


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _ing(base: str, doubled: bool) -> str:
    if doubled or base in {
        "cut",
        "put",
        "set",
        "let",
        "hit",
        "slit",
        "run",
        "get",
        "dig",
        "overrun",
        "split",
        "shut",
    }:
        return base + base[-1] + "ing"
    if base in {"die", "lie"}:
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + "ing"
