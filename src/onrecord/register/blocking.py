"""Which pairs of statements are compared at all: those that share a key that is not too common.

Comparing all pairs of fifty thousand statements would be a thousand million comparisons. Two
statements meet when they share a combination of parts (surname and year of birth, given name and
place …), an uncommon word of the name, or such a word but for one letter. How many of the true pairs
meet so is to be measured, since no later step can bring back the rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from onrecord.register.names.variants import coarse, same_given

COMBINED, WORD, NEAR_WORD = 1000, 200, 60
"""How many statements may share a key of each sort; a commoner key tells too little."""
_LONG = 5

_RULES = (
    ("surname", "given"),
    ("surname", "born_year"),
    ("surname", "place_key"),
    ("surname", "father"),
    ("surname", "work"),
    ("given", "father"),
    ("given", "place_key"),
    ("given", "born_year"),
    ("given", "born_low", "born_high"),
    ("born_low", "born_high", "place_key"),
    ("born_year", "place_key"),
    ("place_key", "work"),
    ("number",),
    ("address",),
)

Pair = tuple[int, int]


def blocks(table: dict[str, list[Any]]) -> list[list[str]]:
    """Return the keys of each statement that it shares with some, but not with too many, others.

    Args:
        table: The columns that `features` gives.
    """
    keys = [list(dict.fromkeys(_keys(table, row))) for row in range(len(table["unique_id"]))]
    counts = Counter(key for own in keys for key in own)
    return [[key for key in own if 1 < counts[key] <= _limit(key)] for own in keys]


def pairs_of(keys: Sequence[Iterable[str]]) -> set[Pair]:
    """Return the pairs of statements, by their places, that share a key."""
    members: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(keys):
        for key in own:
            members[key].append(place)
    return {pair for group in members.values() for pair in combinations(group, 2)}


def blocking_recall(keys: Sequence[Iterable[str]], true_pairs: Iterable[Pair]) -> float:
    """Return which part of the true pairs is compared, nought to one.

    Args:
        keys: What `blocks` gives.
        true_pairs: The pairs of places that are one person.
    """
    sets = [frozenset(own) for own in keys]
    found = [not sets[one].isdisjoint(sets[other]) for one, other in true_pairs]
    return sum(found) / len(found) if found else 1.0


def _keys(table: dict[str, list[Any]], row: int) -> Iterator[str]:
    for number, rule in enumerate(_RULES):
        values = [_value(table, name, row) for name in rule]
        if all(value not in {None, ""} for value in values):
            yield f"{number}:{'|'.join(map(str, values))}"
    for word in table["words"][row] or ():
        yield f"w:{word}"
        if len(word) >= _LONG:
            for place in range(len(word)):
                yield f"d:{word[:place]}{word[place + 1 :]}"


def _value(table: dict[str, list[Any]], name: str, row: int) -> Any:  # noqa: ANN401
    """Return a part of a key; of a name, the form that all its spellings share."""
    value = table[name][row]
    if value and name in {"given", "father"}:
        return min(same_given(value), default=coarse(value))
    return coarse(value) if value and name == "surname" else value


def _limit(key: str) -> int:
    return {"w": WORD, "d": NEAR_WORD}.get(key[0], COMBINED)
