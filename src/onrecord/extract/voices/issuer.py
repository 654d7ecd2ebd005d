"""Whether a name is the document's own issuer, who is never one of its sources."""

from __future__ import annotations

from functools import lru_cache

from onrecord.extract.voices.lexis import lexicon
from onrecord.extract.voices.memory import content_words
from onrecord.model import Document

_STAFF = frozenset(
    "researchers researcher monitors staff team delegates investigators investigator interviews observers office experts "
    "own correspondent reporters spokesperson database records data files".split()
)


def is_issuer(document: Document, name: str) -> bool:
    """True when `name` is the issuer, one of its aliases, its staff or its initials."""
    mine = content_words(name)
    if not mine:
        return False
    for issuer in _issuers(document.metadata.issuer or "", document.metadata.issuer_aliases):
        theirs = content_words(issuer)
        if not theirs:
            continue
        if mine <= theirs or (theirs < mine and mine - theirs <= _STAFF):
            return True
        if name.isupper() and _initials(name.lower(), issuer):
            return True
    if (
        mine <= set(lexicon()["self"]["witness"])
        and "witness" in (document.metadata.title or document.text[:200]).lower()
    ):
        return True
    return False


@lru_cache(maxsize=64)
def _issuers(issuer: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in (issuer, *aliases) if name)


def _initials(short: str, name: str) -> bool:
    """True when the letters of `short` are initials of `name`'s words, in order, first to first."""
    letters = [word[0].lower() for word in name.split() if word[:1].isupper()]
    if len(short) < 3 or not letters or letters[0] != short[0]:
        return False
    rest = iter(letters)
    return all(letter in rest for letter in short)
