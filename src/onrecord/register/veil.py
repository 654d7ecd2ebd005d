"""Persons who may not be seen, kept out of what is stated of others: as kin, in a household, as who told.

Whoever is meant is found as the register finds kin: by the name in any script and spelling, its words in
any order, with a short form or an initial; by one word of it alone where the person spoken of bears the
same surname, is of the same household, or is named as kin by the one who may not be seen. A namesake is
withheld as well: nobody could tell which of the two is meant without telling.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from onrecord.casebook.cutting import MARK
from onrecord.model import (
    Kinship,
    PersonStatement,
    Record,
    Span,
    from_builtins,
    replace,
    to_builtins,
)
from onrecord.register.families import name_key
from onrecord.register.features import name_of
from onrecord.register.names.spotted import (
    Names,
    Sought,
    Word,
    alone_in,
    runs_of,
    words_in,
)
from onrecord.register.names.variants import coarse

R = TypeVar("R", bound=Record)
_WHOLE = frozenset({"father", "mother", "household", "other"})
"""Fields that are withheld as a whole where somebody is named in them: more may be told of the person there."""
_PLACES = frozenset({"place", "scene", "site"})
"""Fields in which one word of a name is no person's."""
_OWN = frozenset(
    {"id", "source", "key", "locator", "document", "document_id", "name", "given", "surname", "statement",
     "status", "act", "relation", "type", "sex", "kind", "born", "died", "date", "at", "identified_on"}
)  # fmt: skip
"""Fields that name nobody else: ids, what the person is called, the program's words, and dates."""
_FAR = 3
"""Words that a given name and a surname stand apart at the most."""

_UNTOLD: dict[str, Any] = {"name": MARK, "alive": None}
"""What is left of kin who may not be seen: that somebody is so to the person."""


class About(NamedTuple):
    """Whom a statement is about: who of those not to be seen is near to them, and the words of their own name."""

    near: frozenset[int] = frozenset()
    own: frozenset[str] = frozenset()


NOBODY = About()
"""Nobody in particular: only names in full are withheld."""


class Veil:
    """What keeps some persons out of what is said of others; it is false where there is nobody to keep out."""

    def __init__(self, secret: Iterable[PersonStatement]) -> None:
        """Take all that is stated of those who may not be seen."""
        self._whole: set[str] = set()
        self._homes: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._kin: dict[str, set[int]] = defaultdict(set)
        self._strange: set[str] = set()
        numbers: dict[Sought, int] = {}
        for said in secret:
            sought = _sought(said)
            number = numbers.setdefault(sought, len(numbers))
            self._whole.add(name_key(said.name))
            if said.household:
                self._homes[said.source, said.household].add(number)
            for kin in said.kin:
                self._kin[name_key(kin.name)].add(number)
            if not sought.first and said.name.strip():
                self._strange.add(said.name.strip())
        self._names = Names(numbers)

    def __bool__(self) -> bool:
        """Return True where anybody is kept out."""
        return bool(self._whole)

    def about(self, said: PersonStatement) -> About:
        """Return how the person that a statement is about stands to those who may not be seen."""
        if not self:
            return NOBODY
        words = words_in(said.name)
        near = set[int]().union(
            *(meant.first | meant.others for meant in map(self._names.meant, words))
        )
        near |= self._homes.get((said.source, said.household or ""), set())
        near |= self._kin.get(name_key(said.name), set())
        own = {coarse(form) for word in words for form in word.forms}
        return About(frozenset(near), frozenset(own))

    def statement(self, said: PersonStatement) -> PersonStatement:
        """Return a statement without the names of those who may not be seen, and without what is told of them."""
        return self.record(said, self.about(said))

    def record(self, one: R, about: About = NOBODY) -> R:
        """Return what is told of somebody, as `statement` does."""
        if not self:
            return one
        if isinstance(one, Kinship) and self.named(one.name, about):
            return replace(one, **_UNTOLD)
        plain = to_builtins(one)
        veiled = self._plain(plain, "", about)
        return one if veiled == plain else from_builtins(type(one), veiled)

    def named(self, text: str, about: About = NOBODY) -> bool:
        """True where a text that names somebody names one who may not be seen."""
        if not self or not text.strip():
            return False
        return name_key(text) in self._whole or bool(self._spans(text, about))

    def words(self, text: str, about: About = NOBODY) -> str:
        """Return words with a mark for each name of somebody who may not be seen."""
        if not self:
            return text
        for start, end in reversed(self._spans(text, about)):
            text = text[:start] + MARK + text[end:]
        return text

    def _plain(self, value: Any, field: str, about: About) -> Any:  # noqa: ANN401 - JSON
        if isinstance(value, dict):
            if field == "kin" and self.named(value["name"], about):
                return value | _UNTOLD
            inner = "other" if field == "other" else ""
            return {name: self._plain(one, inner or name, about) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [self._plain(one, field, about) for one in value]
        if not isinstance(value, str) or field in _OWN:
            return value
        if field in _WHOLE:
            return MARK if self.named(value, about) else value
        return self.words(value, NOBODY if field in _PLACES else about)

    def _spans(self, text: str, about: About) -> list[Span]:
        """Return where those who may not be seen are named in a text; no two places meet."""
        found = [
            Span(*match.span())
            for name in self._strange
            for match in re.finditer(re.escape(name), text, re.IGNORECASE)
        ]
        for run in runs_of(text, words_in(text)):
            found += [Span(run[first].start, run[last].end) for first, last in self._in_full(run)]
            for part in alone_in(run):
                if about.near and self._in_part(part, about):
                    found.append(Span(part[0].start, part[-1].end))
        return _apart(found)

    def _in_full(self, run: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Yield from which to which word a name is told by its first word and another."""
        meant = [self._names.meant(word) for word in run]
        for place, (first, _) in enumerate(meant):
            near = range(max(place - _FAR, 0), min(place + _FAR + 1, len(run)))
            others = [
                one for one in near if one != place and not first.isdisjoint(meant[one].others)
            ]
            if others:
                nearest = min(others, key=lambda one: abs(one - place))
                before, behind = min(place, nearest), max(place, nearest)
                while before - 1 in others:
                    before -= 1
                while behind + 1 in others:
                    behind += 1
                yield before, behind

    def _in_part(self, run: Sequence[Word], about: About) -> bool:
        """True where all of some words are of one name near to whom it is told of, and not all their own."""
        found = about.near
        for first, others in map(self._names.meant, run):
            found &= first | others
        return bool(found) and not all(
            any(coarse(form) in about.own for form in word.forms) for word in run
        )


def _sought(said: PersonStatement) -> Sought:
    name = name_of(said)
    words = [word.forms for word in words_in(said.given or said.name)]
    first = set(name.given[:1] or (words[0] if words else ()))
    for forms in words:  # a compound is one word in one place and two in another
        if first & set(forms):
            first |= set(forms)
    others = {*name.given[1:], name.surname or "", name.father or ""}
    for forms in (*words, *(word.forms for word in words_in(said.surname or ""))):
        others |= set(forms)
    return Sought(frozenset(first), frozenset(others - first - {""}), name.script == "arabic")


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return places so that no two meet: what two have in common is one."""
    found: list[Span] = []
    for one in sorted(spans):
        if found and one.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found
