"""Which names a text treats as countries or peoples, and which of them it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from onrecord.lexicon import load
from onrecord.resolve.gazetteer import country_names, key_of
from onrecord.resolve.lexemes import remember

_WORD = re.compile(r"(?<![\w-])[^\W\d_a-z][^\W\d_]{2,29}(?![\w-])")
_OF = re.compile(r"\sof\s", re.IGNORECASE)
_BODIES = (
    "Republic", "Kingdom", "Government", "Federation", "Union", "State", "Ministry", "Affairs",
    "Army", "Parliament", "President", "Forces", "Embassy", "Ambassador", "Representative",
    "Authorities", "Citizens", "Citizen", "Soldiers",
)  # fmt: skip
_LOWERED = tuple(body.lower() for body in _BODIES)
_LONGEST = max(map(len, _BODIES)) + 3
# Who has a government, citizens or an army is a country.
_STATE = re.compile(
    rf"\b(?:{'|'.join(_BODIES)})"
    r"\s{1,3}of\s{1,3}(?:the\s{1,3})?"
    r"(?:(?:Republic|Kingdom)\s{1,3}of\s{1,3})?(?-i:([^\W\d_a-z][^\W_]{2,29}))",
    re.IGNORECASE,
)
# "Ostravia" → "Ostravian", "Kelmar" → "Kelmari": who has such an adjective is a country or a people.
_ENDINGS = ("n", "an", "ian", "i", "ni", "ese", "ish")
_LIMIT = 40_000
_NEAR = 6
_BEFORE = 24


@lru_cache(maxsize=1)
def _barred() -> frozenset[str]:
    return frozenset(load("places")["not_countries"])


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """Return the words that stand where a country's name could: "Ministry of Defence"."""
    entries = load("places")
    return frozenset([*entries["bodies"], *entries["not_places"], *entries["titles"], *_barred()])


def _with_adjectives(ordered: list[str]) -> set[str]:
    """Return the words whose adjective is among the words too; these stand in their order."""
    found = set()
    for index, word in enumerate(ordered):
        for other in ordered[index + 1 : index + 1 + _NEAR]:
            if not other.startswith(word):
                break
            if other[len(word) :] in _ENDINGS:
                found.add(word)
    return found


@lru_cache(maxsize=4)
def parties_of(text: str) -> tuple[str, ...]:
    """Return the stems of the two countries or peoples a text names most, in alphabetical order.

    A name is a country's when the text also uses its adjective, calls it a republic or the like,
    or when ISO 3166 knows it. Nothing else is known of any party.
    """
    counts = Counter(_WORD.findall(text[:_LIMIT]))
    shouted = [word for word in counts if word.isupper()]
    for word in shouted:
        counts[word.capitalize()] += counts.pop(word)
    weights: dict[str, int] = {}
    for name in _with_adjectives(sorted(counts)) | (counts.keys() & country_names()):
        if len(name) > 3 and name.lower() not in _barred():
            weights[key_of(name)] = sum(counts[name + ending] for ending in ("", *_ENDINGS))
    for match in _states(text[:_LIMIT]):
        name = match.group(1)
        if name.lower() not in _bodies():
            weights.setdefault(key_of(name), counts[name.capitalize() if name.isupper() else name])
    often = [name for name in weights if weights[name] > 1]
    return tuple(sorted(sorted(often, key=lambda name: (-weights[name], name))[:2]))


def _states(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_STATE` finds; it is tried only where one of its words stands before "of"."""
    done = 0
    for joint in _OF.finditer(text):
        end = joint.start()
        before = text[max(0, end - _LONGEST) : end].lower()
        word = before.rstrip()
        if word.endswith(_LOWERED):
            stop = end - len(before) + len(word)
            for body in _LOWERED:
                match = _STATE.match(text, stop - len(body)) if word.endswith(body) else None
                if match is not None and match.start() >= done:
                    done = match.end()
                    yield match


def is_party(text: str, name: str) -> bool:
    """True when a text treats a name as a country's: it uses its adjective, or says who governs it.

    Args:
        text: The document's text.
        name: The name as the text writes it.
    """
    if len(name) < 4 or " " in name or name.lower() in _barred():
        return False
    return remember(text, ("party", name), lambda: _is_party(text[:_LIMIT], name))


def _is_party(text: str, name: str) -> bool:
    if name.capitalize() in country_names():
        return True
    for ending in _ENDINGS:
        form = name + (ending.upper() if name.isupper() else ending)
        at = text.find(form)
        if at >= 0 and not text[at + len(form) : at + len(form) + 1].isalpha():
            return True
    at = text.find(f"of {name}") if not name.isupper() else text.find(f"OF {name}")
    while at >= 0:
        if _STATE.search(text, max(0, at - _BEFORE), at + len(name) + 3):
            return True
        at = text.find(f"of {name}", at + 1) if not name.isupper() else -1
    return False


def is_people(text: str, word: str) -> bool:
    """True when a text uses a word as the name of a country's people: "Kelmari", "Ostravians".

    Args:
        text: The document's text.
        word: The word, as the text writes it.
    """
    if not word[:1].isupper():
        return False
    forms = (word, word.removesuffix("s"))
    stems = {form.removesuffix(end) for form in forms for end in _ENDINGS if form.endswith(end)}
    return any(is_party(text, stem) for stem in stems)
