"""Persons proposed from pairs: groups of statements that all go together, not chains of likeness.

Pairs are taken from the likeliest down. Two groups become one only if the pairs between them speak for
it on the whole: in a chain, each link is likely and the ends are not. Groups with a statement that is
kept apart from one of the other, or with two from a list without duplicates, stay apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.model import Pairing

JOIN = 0.5
"""The least probability of a pair that joins two groups."""
BEARS = 0.2
"""The least probability of a pair that bears on anybody else: by it somebody may go as well with a third.
Statements that no chain of such pairs leads to have groups of their own, whatever else is compared."""
_AGAINST = -6.0
"""What the model's weight counts at the least, and a pair that was never compared."""
_UNCOMPARED = -0.3
_CLEARLY = 2.0
"""By how much weight a group must go better with one than with another to be joined to it, and two
groups must speak against each other to be surely two persons."""

Group = frozenset[str]


def propose(
    statements: Iterable[str],
    pairings: Iterable[Pairing],
    *,
    join: float = JOIN,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
    source_of: dict[str, str] | None = None,
    without_duplicates: Collection[str] = (),
) -> list[Group]:
    """Return groups of statements, each taken to be about one person.

    Args:
        statements: The ids of all statements.
        pairings: Which may be about one person.
        join: The least probability of a pair that joins.
        together: Pairs that people have decided are one person; they join first.
        apart: Pairs that people have decided are two.
        source_of: The list of each statement.
        without_duplicates: Lists in which each person stands but once.
    """
    groups = _Groups(statements, source_of or {}, frozenset(without_duplicates))
    for one, other in apart:
        groups.keep_apart(one, other)
    for one, other in together:
        groups.join(one, other)
    ranked = sorted(pairings, key=lambda pair: (-pair.weight, pair.a, pair.b))
    for pair in ranked:
        groups.note(pair)
    for pair in ranked:
        if pair.probability < join:
            break
        groups.join_if_likely(pair.a, pair.b)
    return groups.all()


class _Groups:
    """Groups of statements, and what speaks for joining any two."""

    def __init__(
        self, statements: Iterable[str], source_of: dict[str, str], single: frozenset[str]
    ) -> None:
        self._of = {one: one for one in statements}
        self._members = {one: [one] for one in self._of}
        self._weights: dict[str, dict[str, tuple[float, int]]] = {one: {} for one in self._of}
        self._apart: dict[str, set[str]] = {}
        self._sources = {
            one: {source_of[one]} & single if one in source_of else set() for one in self._of
        }
        self._repeating = {one for one in self._of if one in source_of and not self._sources[one]}

    def keep_apart(self, one: str, other: str) -> None:
        """Never put the two into one group."""
        self._apart.setdefault(self._of[one], set()).add(self._of[other])
        self._apart.setdefault(self._of[other], set()).add(self._of[one])

    def note(self, pair: Pairing) -> None:
        """Take note of what a pair tells."""
        weight = max(pair.weight, _AGAINST)
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            ours, theirs = self._of[one], self._of[other]
            if ours != theirs:
                total, count = self._weights[ours].get(theirs, (0.0, 0))
                self._weights[ours][theirs] = (total + weight, count + 1)

    def join_if_likely(self, one: str, other: str) -> None:
        """Join the groups of two statements unless the pairs between them speak against it."""
        ours, theirs = self._of[one], self._of[other]
        if ours == theirs or self._forbidden(ours, theirs) or self._torn(ours, theirs):
            return
        total, count = self._weights[ours].get(theirs, (0.0, 0))
        possible = len(self._members[ours]) * len(self._members[theirs])
        if total + _UNCOMPARED * (possible - count) > 0:
            self.join(one, other)

    def join(self, one: str, other: str) -> None:
        """Make one group of two, the smaller into the larger."""
        ours, theirs = self._of[one], self._of[other]
        if ours == theirs:
            return
        if len(self._members[ours]) < len(self._members[theirs]):
            ours, theirs = theirs, ours
        for member in self._members.pop(theirs):
            self._of[member] = ours
            self._members[ours].append(member)
        self._sources[ours] |= self._sources.pop(theirs)
        if theirs not in self._repeating:
            self._repeating.discard(ours)
        for far, (total, count) in self._weights.pop(theirs).items():
            self._weights[far].pop(theirs, None)
            if far != ours:
                before, times = self._weights[ours].get(far, (0.0, 0))
                self._weights[ours][far] = self._weights[far][ours] = (
                    before + total,
                    times + count,
                )
        for far in self._apart.pop(theirs, set()):
            self._apart[far].discard(theirs)
            self._apart[far].add(ours)
            self._apart.setdefault(ours, set()).add(far)

    def all(self) -> list[Group]:
        """Return the groups, the largest first."""
        found = [frozenset(members) for members in self._members.values()]
        return sorted(found, key=lambda group: (-len(group), min(group)))

    def _torn(self, ours: str, theirs: str) -> bool:
        """True if one of two groups goes as well with a third that is surely not the other.

        Who of two namesakes is meant is for people to say. Where both are of several statements, the pairs
        between them are many enough to tell, and the third is often a part of the same person; so it
        is where a list repeats its persons, with other slips each time.
        """
        if min(len(self._members[ours]), len(self._members[theirs])) > 1:
            return False
        for one, other in ((ours, theirs), (theirs, ours)):
            total, count = self._weights[one].get(other, (0.0, 1))
            rivals = (
                far
                for far, (sum_of, times) in self._weights[one].items()
                if far != other and sum_of / times > total / count - _CLEARLY
            )
            repeating = {one, other} <= self._repeating
            if any(
                self._forbidden(far, other) or (not repeating and self._unlike(far, other))
                for far in rivals
            ):
                return True
        return False

    def _unlike(self, one: str, other: str) -> bool:
        """True if two groups are surely two persons: not compared at all, or clearly apart on the whole."""
        if other not in self._weights[one]:
            return True
        total, count = self._weights[one][other]
        possible = len(self._members[one]) * len(self._members[other])
        return (total + _UNCOMPARED * (possible - count)) / possible < -_CLEARLY

    def _forbidden(self, ours: str, theirs: str) -> bool:
        return theirs in self._apart.get(ours, ()) or not self._sources[ours].isdisjoint(
            self._sources[theirs]
        )
