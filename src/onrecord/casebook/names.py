"""Names in texts, in whatever letters they are printed, and the other forms that a name may take."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.model import NameForm, Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WITHIN = "(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]|[-\u2010\u2011]\\s*\n\\s*)*"
"""What may stand between two letters of a name: accents set apart, soft hyphens, a line's end."""
_BETWEEN = r"[\W_]{0,4}"
"""What may stand between two words of a name: a space, a point, the marks in the name of a file."""
_SHORTEST = 3
_NEAR = ((8, 2), (4, 1))
"""Letters from which on so many slips still make a form of the name."""


class _Fold(dict[int, int]):
    """Each letter small and without accents, one for one, so that places stay."""

    def __missing__(self, code: int) -> int:
        plain = "".join(
            one
            for one in unicodedata.normalize("NFKD", chr(code))
            if not unicodedata.combining(one)
        ).lower()
        self[code] = ord(plain) if len(plain) == 1 else code
        return self[code]


_FOLD = _Fold()


def folded(text: str) -> str:
    """Return a text in small letters without accents, as long as it was."""
    return text.lower() if text.isascii() else text.translate(_FOLD)


def pattern_of(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds names in folded texts, or None for no forms.

    A form is found in letters of any size, with and without accents, over the ends of lines, and with
    other marks between its words. A word that it is only a part of is not found.
    """
    found = []
    for form in forms:
        words = _WORD.findall(folded(form))
        if words:
            letters = (_WITHIN.join(map(re.escape, word)) for word in words)
            found.append(f"{_BETWEEN}".join(letters))
    if not found:
        return None
    longest_first = sorted(set(found), key=lambda one: (-len(one), one))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)}){_WITHIN}(?![^\W_])")


def find_names(text: str, pattern: re.Pattern[str] | None) -> list[Span]:
    """Return where names stand in a text."""
    if pattern is None:
        return []
    return [Span(*match.span()) for match in pattern.finditer(folded(text))]


def without_names(text: str, pattern: re.Pattern[str] | None, mark: str) -> str:
    """Return a text with a mark in place of each name."""
    for start, end in reversed(find_names(text, pattern)):
        text = text[:start] + mark + text[end:]
    return text


def forms_of(name: str, texts: Iterable[tuple[str, str]]) -> list[NameForm]:
    """Return the forms of a name in texts, for a person to say which of them are meant.

    Those are the name in full, in another order or with initials, each of its words alone, and words that
    differ from one of them by a slip or hold it.

    Args:
        name: The name in full.
        texts: The paths of documents, each with its text.
    """
    find = _Finder(name)
    counts: dict[tuple[str, str], Counter[str]] = {}
    for path, text in texts:
        for of, form in find.forms(text):
            counts.setdefault((of, form), Counter())[path] += 1
    order = ("the name", "other order", "initials", "part", "near")
    return sorted(
        (
            NameForm(form=form, of=of, count=sum(where.values()), documents=tuple(where))
            for (of, form), where in counts.items()
        ),
        key=lambda one: (order.index(one.of), -one.count, one.form),
    )


class _Finder:
    """Finds the forms of one name in text after text; most of them hold none, and are passed over quickly."""

    def __init__(self, name: str) -> None:
        words = _WORD.findall(folded(name))
        several = len(words) > 1
        turned = [f"{words[-1]} {' '.join(words[:-1])}"] if several else []
        initials = [f"{words[0][0]} {words[-1]}", f"{words[-1]} {words[0][0]}"] if several else []
        whole = (("the name", [name]), ("other order", turned), ("initials", initials))
        self._whole = [(of, pattern_of(forms)) for of, forms in whole]
        self._any = pattern_of([name, *turned, *initials])
        self._words = words
        self._kin: dict[str, str | None] = {}

    def forms(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each form of the name in a text, as it is printed, with what sort of form it is."""
        plain = folded(text)
        taken: list[Span] = []
        if self._any is not None and self._any.search(plain):
            for of, pattern in self._whole:
                for span in find_names(text, pattern):
                    if not any(span.meets(other) for other in taken):
                        taken.append(span)
                        yield of, " ".join(span.of(text).split())
        if not any(map(self._kin_of, set(_WORD.findall(plain)))):
            return
        for match in _WORD.finditer(plain):
            kind = self._kin_of(match[0])
            if kind and not any(other.meets(match.span()) for other in taken):
                yield kind, text[slice(*match.span())]

    def _kin_of(self, word: str) -> str | None:
        if word not in self._kin:
            self._kin[word] = _kin(word, self._words)
        return self._kin[word]


def _kin(word: str, words: Iterable[str]) -> str | None:
    """Return what sort of form of a name's words a word is, or None."""
    words = [one for one in words if len(one) >= _SHORTEST]
    if word in words:
        return "part"
    return "near" if any(_near(word, one) for one in words) else None


def _near(word: str, one: str) -> bool:
    """True for a word that holds another, or differs from it by a slip."""
    if len(one) > _SHORTEST and one in word:
        return True
    slips = next((most for letters, most in _NEAR if len(one) >= letters), 0)
    if not slips or abs(len(word) - len(one)) > slips:
        return False
    return bool(DamerauLevenshtein.distance(word, one, score_cutoff=slips) <= slips)
