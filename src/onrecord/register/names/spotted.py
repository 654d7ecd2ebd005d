"""Words of a text that may be names: in any script and spelling, a compound as one, with initials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from onrecord.register.names.compare import NEAR, SAME, alike
from onrecord.register.names.letters import script_of
from onrecord.register.names.parts import read_name
from onrecord.register.names.variants import coarse, folded, same_given, skeleton

_MARKS = "\u0300-\u036f\u00ad\u064b-\u065f\u0670\u200b-\u200d"
_LETTERS = rf"(?:[^\W\d_][{_MARKS}]*)+"
_WORD = re.compile(rf"(?:[^\W\d_]{{2,3}}-)?{_LETTERS}(?:['’ʼ]{_LETTERS})*")
_HIDDEN_LETTERS = re.compile("[\u00ad\u200b-\u200d]")
_OF = re.compile("['’]s$")
_GAP = re.compile(r"[\s-]")
_BETWEEN = re.compile(r"[\s·-]*")
_SHORTENED = re.compile(r"\.[\s-]*")
_COMMA = re.compile(r"\s*,\s*")


class Word(NamedTuple):
    """A word of a text: where it stands, and its forms in plain letters.

    `bare` is True for one written without vowels; `capital` is None where capital letters tell nothing.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    bare: bool
    initial: str
    capital: bool | None


def words_in(text: str) -> list[Word]:
    """Return the words of a text."""
    cased = any(char.isupper() for char in text) and any(char.islower() for char in text)
    written = list(_WORD.finditer(text))
    joined = [
        _joined(one[0], other[0]) if _GAP.fullmatch(text, one.end(), other.start()) else ()
        for one, other in pairwise(written)
    ]
    found = []
    for match, before, behind in zip(written, ((), *joined), (*joined, ()), strict=False):
        word, own = match[0], _forms_of(match[0])
        initial = own[0] if len(word) == 1 and own and word.isupper() else ""
        capital = word[0].isupper() if cased and word[0].lower() != word[0].upper() else None
        forms = (*own, *before, *behind)
        found.append(Word(*match.span(), forms, script_of(word) == "arabic", initial, capital))
    return found


@lru_cache(maxsize=65536)
def _forms_of(written: str) -> tuple[str, ...]:
    """Return the forms of one written word, as a given name and as a surname that both sexes share."""
    word = _OF.sub("", _HIDDEN_LETTERS.sub("", written))
    surname = read_name("", surname=word).surname
    return tuple(dict.fromkeys((*read_name(word).given, *([surname] if surname else ()))))


@lru_cache(maxsize=65536)
def _joined(one: str, other: str) -> tuple[str, ...]:
    """Return the one word that two are, as in Abdul Rahman, Nur al-Din."""
    name = read_name(f"{one} {other}")
    alone = len(name.given) == 1 and not name.surname and not name.father
    new = alone and name.given[0] not in {*_forms_of(one), *_forms_of(other)}  # no title's
    return name.given if new else ()


class Sought(NamedTuple):
    """A name that is looked for: the forms of its first word and of the others; `bare` without vowels."""

    first: frozenset[str]
    others: frozenset[str]
    bare: bool


class Meant(NamedTuple):
    """Whose first name a word may be, and whose further names, by their numbers."""

    first: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()


class Names:
    """Names that are looked for in texts."""

    def __init__(self, names: Iterable[Sought]) -> None:
        """Take the names, which are known by their numbers."""
        self._of: dict[str, tuple[set[int], set[int]]] = {}
        self._bare: set[str] = set()
        for number, name in enumerate(names):
            for part, forms in enumerate((name.first, name.others)):
                for form in forms:
                    self._of.setdefault(form, (set(), set()))[part].add(number)
            if name.bare:
                self._bare |= name.first | name.others
        self._by_key: dict[str, set[str]] = defaultdict(set)
        for form in self._of:
            for key in _sound_keys(form):
                self._by_key[key].add(form)
        self._folded = {form: folded(form)[0] for form in self._of}
        self._known: dict[tuple[str, ...], Meant] = {}

    def meant(self, word: Word) -> Meant:
        """Return whose name a word may be a part of; an initial is of all names that begin so."""
        key = (word.initial, "bare" if word.bare else "", *word.forms)
        if key not in self._known:
            found = self._initial(word) if word.initial else self._like(word)
            sets = [self._of[form] for form in found]
            self._known[key] = Meant(
                frozenset().union(*(first for first, _ in sets)),
                frozenset() if word.initial else frozenset().union(*(others for _, others in sets)),
            )
        return self._known[key]

    def _initial(self, word: Word) -> set[str]:
        return {form for form in self._of if form[:1] == word.initial}

    def _like(self, word: Word) -> set[str]:
        """Return the forms that a word sounds as, or is near to; an ending more makes another (Rashid, Rashida)."""
        found: set[str] = set()
        for mine in word.forms:
            for key in _sound_keys(mine):
                found |= {
                    form for form in self._by_key.get(key, ())
                    if alike(mine, form, bare=word.bare or form in self._bare, short_forms=True) == SAME
                }  # fmt: skip
            near = process.extract(
                folded(mine)[0], self._folded, scorer=JaroWinkler.normalized_similarity,
                score_cutoff=NEAR, limit=None,
            )  # fmt: skip
            found |= {
                form for _, _, form in near
                if not (mine.startswith(form) or form.startswith(mine))
            }  # fmt: skip
        return found


@lru_cache(maxsize=65536)
def _sound_keys(form: str) -> tuple[str, ...]:
    """Return under which keys a form is looked up: by its sound, its consonants, its short and long forms."""
    bones = skeleton(form)
    short = (f"={group}" for group in same_given(form))
    return (coarse(form), *([f"~{bones}"] if len(bones) > 1 else []), *short)


def runs_of(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield words that stand together, also about a comma behind one word of a name alone (Omet, Rashid)."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        between = _SHORTENED if last and last.initial else _BETWEEN
        if last and between.fullmatch(text, last.end, word.start):
            runs[-1].append(word)
        else:
            runs.append([word])
    yield from runs
    for before, after in pairwise(runs):
        alone = len(before) == 1 or before[-2].capital is False
        if alone and _COMMA.fullmatch(text, before[-1].end, after[0].start):
            yield [before[-1], *after]


def alone_in(run: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield words that may be a name: those with capital letters that stand together, else each by itself."""
    for capital, words in groupby(run, lambda word: word.capital):
        if capital:
            yield list(words)
        elif capital is None:
            yield from ([word] for word in words)
