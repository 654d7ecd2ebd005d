"""How alike two names are, part by part, with the reasons."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from onrecord.register.names.parts import Name
from onrecord.register.names.variants import folded, same_given, skeleton

SAME, NEAR, UNLIKE = 1.0, 0.88, 0.0
_UNVOWELLED = "arabic"


class NameLikeness(NamedTuple):
    """How alike two names are: nought to one for each part, None where one of them lacks it.

    `sexes_differ` is True where the forms of the names tell different sexes.
    """

    given: float | None
    father: float | None
    surname: float | None
    sexes_differ: bool
    reasons: tuple[str, ...]


def compare_names(one: Name, other: Name) -> NameLikeness:
    """Return how alike two names are.

    Words are compared by how they sound: one is the same as another when a folded form of each is;
    names written without vowels by their consonants. Short and long forms of given names are one name.
    """
    bare = _UNVOWELLED in {one.script, other.script}
    given = _best(one.given, other.given, bare=bare, short_forms=True)
    father = _pair(one.father, other.father, bare=bare, short_forms=True)
    surname = _pair(one.surname, other.surname, bare=bare)
    differ = one.sex is not None and other.sex is not None and one.sex != other.sex
    reasons = [
        f"{part}: {_said(value)}"
        for part, value in (("given name", given), ("father's name", father), ("surname", surname))
        if value is not None
    ]
    if differ:
        reasons.append(f"the forms tell different sexes ({one.sex}, {other.sex})")
    return NameLikeness(given, father, surname, differ, tuple(reasons))


def alike(one: str, other: str, *, bare: bool = False, short_forms: bool = False) -> float:
    """Return how alike two plain words are, nought to one.

    Args:
        one: A word in plain letters.
        other: Another.
        bare: Compare the consonants alone, since one is written without vowels.
        short_forms: Take short and long forms of one given name for the same.
    """
    if one == other:
        return SAME
    if short_forms and same_given(one) & same_given(other):
        return SAME
    ours, theirs = folded(one), folded(other)
    if set(ours) & set(theirs):
        return SAME
    if bare:
        return SAME if skeleton(one) == skeleton(other) else _near(skeleton(one), skeleton(other))
    return max(_near(mine, yours) for mine in ours for yours in theirs)


def _near(one: str, other: str) -> float:
    return float(JaroWinkler.normalized_similarity(one, other))


def _pair(
    one: str | None, other: str | None, *, bare: bool, short_forms: bool = False
) -> float | None:
    if not one or not other:
        return None
    return alike(one, other, bare=bare, short_forms=short_forms)


def _best(
    ours: tuple[str, ...], theirs: tuple[str, ...], *, bare: bool, short_forms: bool
) -> float | None:
    if not ours or not theirs:
        return None
    return max(
        alike(one, other, bare=bare, short_forms=short_forms) for one in ours for other in theirs
    )


def _said(value: float) -> str:
    if value >= SAME:
        return "the same"
    return f"near ({value:.2f})" if value >= NEAR else f"differs ({value:.2f})"
