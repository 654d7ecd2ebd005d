"""Whether a name is the document's own issuer, who is never one of its sources."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract.voices.lexis import kinds, listed, self_words
from onrecord.extract.voices.names import content_words
from onrecord.extract.voices.phrases import voice_kind
from onrecord.model import Document

_SENDER = re.compile(r"^[ \t]*(?:FM|FROM)[: \t][^\n]{2,80}", re.MULTILINE)
_WE = re.compile(
    r"\b(?:told|gave|showed|described to) us\b|\b[Ww]e\b|\b[Oo]ur (?!correspondent|reporter)"
)
_QUOTED = re.compile(r"[“\"][^”\"]{1,2000}[”\"]")
# What a body does that reports what it found, and papers about it say more seldom.
_RESEARCH = (
    r"(?:interviewed|visited|examined|documented|reviewed|collected"
    r"|received (?:[\w,.]+ ){1,3}(?:complaints|testimonies|reports|submissions))\b"
)
LONG = 800  # code points from which on a text is more than a note
_OWN_STATEMENT = re.compile(
    r"witness statement|statement (?:of|by) (?:the )?witness|testimony of|affidavit|deposition",
    re.IGNORECASE,
)


def is_issuer(document: Document, name: str) -> bool:
    """True when `name` is the issuer, one of its aliases, its staff or its initials.

    A part of the issuer's name will do if it says what sort of body it is ("the Ministry"), or if
    it is the state whose organ the issuer is; the town of a newspaper is not the newspaper.
    """
    mine = content_words(name)
    if not mine:
        return False
    metadata = document.metadata
    issuers = (metadata.issuer or "", *metadata.issuer_aliases)
    if any(_names(name, mine, issuer) for issuer in issuers):
        return True
    if metadata.issuer and name.isupper() and _glossed(document.text, metadata.issuer, name):
        return True
    if not metadata.issuer and _researches(document.text, name):
        return True
    if mine <= listed("chambers"):
        return any(_issuer(issuer)[1] == "court" for issuer in issuers)
    if not metadata.issuer and len(mine) == 1 and _own_body(document.text, name):
        return True
    if not mine <= self_words("witness"):
        return False
    head = f"{metadata.title or ''}\n{document.text[:200]}"
    return _OWN_STATEMENT.search(head) is not None


def _glossed(text: str, issuer: str, short: str) -> bool:
    """True when the head gives the short name in brackets: "MONITORING MISSION (HRMMT)"."""
    head = text[:LONG].lower()
    at = head.find(issuer.lower())
    return at >= 0 and head[at + len(issuer) :].lstrip().startswith(f"({short.lower()})")


def _researches(text: str, name: str) -> bool:
    """True for "Daylight Watch interviewed 83 residents" in a report that says "told us".

    Its field research, case files and staff are the body's own.
    """
    parts = name.split()
    while len(parts) > 1 and parts[-1].lower() in listed("staff"):
        parts.pop()
    if parts and parts[0].lower() == "the":
        parts = parts[1:]
    body = " ".join(parts)
    named = body[:1].isupper() and (len(parts) > 1 or (body.isupper() and len(body) > 2))
    return named and text.count(body) > 1 and _says_we(text) and _asked_around(text, body)


@lru_cache(maxsize=8)
def _says_we(text: str) -> bool:
    """True for a text that says "we" of itself, beside what it quotes."""
    return _WE.search(_QUOTED.sub(" ", text[:200_000])) is not None


@lru_cache(maxsize=256)
def _asked_around(text: str, body: str) -> bool:
    return re.search(rf"\b{re.escape(body)} (?:has |have )?{_RESEARCH}", text) is not None


def _own_body(text: str, name: str) -> bool:
    """True for "the Commission" in a long text that never says which commission it is."""
    word = name.rsplit(maxsplit=1)[-1]
    if word.lower() not in listed("own_bodies") or not word[:1].isupper() or len(text) < LONG:
        return False
    sender = _SENDER.search(text, 0, LONG)
    if sender is not None and word.lower() in sender.group().lower():
        return True
    return _speaks_of_itself(text, word)


@lru_cache(maxsize=8)
def _speaks_of_itself(text: str, word: str) -> bool:
    fuller = re.compile(rf"\b(?!The\b)[A-Z]\w+\s+{word}\b|\b{word}\s+(?:of|for|on)\b")
    bare = re.compile(rf"\b[Tt]he {word}\b")
    twice = len(bare.findall(text, 0, 200_000)) > 1
    return twice and fuller.search(text) is None


def _names(name: str, mine: set[str], issuer: str) -> bool:
    theirs, kind, last = _issuer(issuer)
    if not theirs:
        return False
    if mine == theirs or (theirs < mine and mine - theirs <= listed("staff")):
        return True
    if mine < theirs:
        return bool(mine & kinds().keys()) or (kind == "state" and last in mine)
    return name.isupper() and _initials(name.lower(), issuer)


@lru_cache(maxsize=256)
def _issuer(issuer: str) -> tuple[frozenset[str], str, str]:
    """Return an issuer's words, its kind, and its last word, which may name a country."""
    lows = [word.strip(",.()'’").lower() for word in issuer.split()]
    return frozenset(content_words(issuer)), voice_kind(lows), lows[-1] if lows else ""


def _initials(short: str, name: str) -> bool:
    """True when the letters of `short` are initials of `name`'s words, in order, first to first."""
    letters = [word[0].lower() for word in name.split() if word[:1].isupper()]
    if len(short) < 3 or not letters or letters[0] != short[0]:
        return False
    rest = iter(letters)
    return all(letter in rest for letter in short)


def is_self_phrase(lows: list[str]) -> bool:
    """True for words by which a document names itself: "this report", "an earlier version"."""
    joined = " ".join(lows)
    if any(joined.startswith(phrase) or f" {phrase}" in joined for phrase in self_words("phrases")):
        return True
    if joined in self_words("clients"):
        return True
    papers = [k for k, low in enumerate(lows) if low in self_words("papers")]
    if not papers or "by" in lows:
        return False
    head = papers[0]
    owned = "of" in lows[head:] and not {"this", "our"} & set(lows[head:])
    return not owned and (
        lows[0] in self_words("earlier") or (len(lows) > 1 and lows[1] in self_words("earlier"))
    )
