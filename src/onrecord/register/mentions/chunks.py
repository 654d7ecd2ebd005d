"""Names of persons in a passage, each with what stands right behind it: age, kin, trade, home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.model import StatedKin
from onrecord.register.heads import other_side
from onrecord.register.mentions.words import any_of, relations, sex_of_word, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ\-‑][^\W\d_]+)*")
_MOST_WORDS = 5
_ARTICLE = re.compile(r"\b[Tt]he\s\Z")
_LONGEST = 80
"""Code points of a name with its titles."""
_POSSESSIVE = re.compile(r"['’]s?$")
_AGE = re.compile(
    r"(?:\s*,\s*|\s*\(\s*|\s+)(?:aged?\s+(?:about\s+)?)?(?P<age>\d{1,3})(?P<unit>\s*(?:years?|months?|weeks?|days?)(?:[ -]old)?"
    r"|-year-old|\s?y/?o)?\s*\)?(?=\s*[,;.)—–]|\s+(?:and|was|were|who|has|had|have|died|disappeared)\b|\s*$)"
)
_BEFORE_AGE = re.compile(
    r"(?P<age>\d{1,3})[- ](?P<unit>year|month|week|day)s?[- ]old\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_AS_AGE = re.compile(
    r"\s*,\s*an?\s+(?P<age>\d{1,3})[- ](?P<unit>year|month|week|day)s?[- ]old\b[^,;.()]{0,50}"
)
_BORN = re.compile(r"\s*[,(]\s*(?:who was\s+)?born\s+(?:in|on)?\s*(?P<born>[^,;()]{4,20})\)?")
_TRADE = re.compile(
    r"\s*,\s*(?:an?|the)\s+(?P<trade>[a-z][^,;.()\d]{1,60}?)(?=\s*[,;.]|\s+(?:was|were|has|had|is|who)\b|$)"
)
_HOME = re.compile(
    r"\b(?:from|of)\s+(?:the\s+(?:village|town)\s+of\s+)?(?P<home>[^\W\d_a-z][\w-]*(?:\s[^\W\d_a-z][\w-]*)?)"
)
_FROM = re.compile(r"\s*,?\s+(?:from|of)\s+(?P<home>[^\W\d_a-z][\w-]*(?:\s[^\W\d_a-z][\w-]*)?)")


class Chunk(NamedTuple):
    """A name with what is said of it right there.

    `start` and `end` are those of the name, `tail` the end of what belongs to it; `lead` is where its
    titles begin. `owner` is True for "Omet's". `kin` are persons named behind it ("son of …").
    """

    start: int
    end: int
    lead: int
    tail: int
    name: str
    words: int
    age: str | None = None
    born: str | None = None
    trade: str | None = None
    home: str | None = None
    owner: bool = False
    sex: str | None = None
    kin: tuple[StatedKin, ...] = ()


def chunks_in(text: str, start: int, end: int, *, least: int = 1) -> list[Chunk]:
    """Return the names that may be persons', in order.

    Args:
        text: The document's text.
        start: Where the passage begins.
        end: Where it ends.
        least: How many words a name has at least.
    """
    found: list[Chunk] = []
    for run in _runs(text, start, end):
        if found and run[0][0] < found[-1].tail:
            continue
        chunk = _bare(text, run)
        # Persons bear no article: "the Salt Plain", "the Omar Haddad family".
        if (
            chunk is not None
            and chunk.words >= least
            and not _ARTICLE.search(text, max(chunk.lead - 5, 0), chunk.lead)
        ):
            found.append(_with_tail(text, chunk, start, end))
    return found


def _runs(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of words with capitals, particles within them."""
    run: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, end):
        word, at = match.group(), match.start()
        gap = text[run[-1][1] : at] if run else ""
        joined = (
            bool(run) and (gap in (" ", "\u00a0") or gap == ". ") and not _closed(text, run, gap)
        )
        if _is_name_word(word):
            if not joined and run:
                yield run
                run = []
            run.append((at, match.end()))
        elif not (joined and word.lower() in word_set("particles")):
            if run:
                yield run
            run = []
        else:
            run.append((at, match.end()))
    if run:
        yield run


def _closed(text: str, run: list[tuple[int, int]], gap: str) -> bool:
    """True where a full stop ends more than a title or an initial, or a possessive ends the name."""
    last = text[slice(*run[-1])]
    if last.endswith(("'s", "’s")):
        return True
    return gap == ". " and len(last) > 1 and last.lower() not in word_set("titles")


def _is_name_word(word: str) -> bool:
    """True for a word with a capital, for one of a script without capitals, and for `al-Hadi`."""
    first, _, rest = word.replace("‑", "-").partition("-")
    if first.lower() in word_set("particles") and rest[:1].isupper():
        return True
    return word[0].isupper() or (word[0].isalpha() and word[0].lower() == word[0].upper())


def _bare(text: str, run: list[tuple[int, int]]) -> Chunk | None:
    """Return the name in a run of words, or None where it is no person's."""
    lead, sex = run[0][0], None
    words = [text[slice(*one)] for one in run]
    while words and words[0].lower() in word_set("openers"):
        words, run = words[1:], run[1:]
        lead = run[0][0] if run else lead
    while words and words[0].lower().rstrip(".") in word_set("titles"):
        sex = sex or sex_of_word(words[0].lower())
        words, run = words[1:], run[1:]
    while words and words[-1].lower() in word_set("particles") and not words[-1][0].isupper():
        words, run = words[:-1], run[:-1]
    if not words or len(words) > _MOST_WORDS or _no_person(words):
        return None
    first, last = run[0][0], run[-1][1]
    owner = words[-1].endswith(("'s", "’s", "'", "’"))
    if owner:
        last -= len(words[-1]) - len(_POSSESSIVE.sub("", words[-1]))
    return Chunk(first, last, lead, last, text[first:last], len(words), owner=owner, sex=sex)


def _name_at(text: str, at: int, end: int) -> Chunk | None:
    """Return the name that begins right there, without what stands behind it."""
    run = next(_runs(text, at, min(end, at + _LONGEST)), None)
    found = _bare(text, run) if run and run[0][0] == at else None
    return found if found is not None and found.lead == at else None


def _no_person(words: list[str]) -> bool:
    plain = [_POSSESSIVE.sub("", word).lower() for word in words]
    if any(word in word_set("not_persons") for word in plain):
        return True
    return len(words) > 1 and all(len(word) > 1 and word.isupper() for word in words[:2])


def _with_tail(text: str, chunk: Chunk, start: int, end: int) -> Chunk:
    """Return a chunk with what stands behind the name, and an age before it."""
    before = _BEFORE_AGE.search(text[max(start, chunk.lead - 48) : chunk.lead])
    if before:
        chunk = chunk._replace(age=_age(before))
    while not chunk.owner:
        found = _taken(text, chunk, end)
        if found is None:
            return chunk
        chunk = found
    return chunk


def _taken(text: str, chunk: Chunk, end: int) -> Chunk | None:
    """Return the chunk with one more thing that stands behind it, or None for nothing more."""
    kin = _kin_of().match(text, chunk.tail, end)
    if kin:
        one = _name_at(text, kin.end(), end)
        if one is not None:
            word = kin["kin"].lower()
            sex = chunk.sex or sex_of_word(word)
            more = StatedKin(relation=other_side(relations()[word], one.sex), name=one.name)
            return chunk._replace(tail=one.tail, kin=(*chunk.kin, more), sex=sex)
    if chunk.age is None:
        for pattern in (_AGE, _AS_AGE):
            match = pattern.match(text, chunk.tail, end)
            if match:
                return chunk._replace(age=_age(match), tail=match.end())
    born = _BORN.match(text, chunk.tail, end)
    if born and chunk.born is None:
        return chunk._replace(born=born["born"].strip(), tail=born.end())
    home = _FROM.match(text, chunk.tail, end)
    if home and chunk.home is None:
        return chunk._replace(home=home["home"], tail=home.end())
    trade = _TRADE.match(text, chunk.tail, end)
    if trade and chunk.trade is None and trade["trade"].split()[-1] not in word_set("between"):
        lives = _HOME.search(trade["trade"])
        words = trade["trade"][: lives.start()].strip() if lives else trade["trade"].strip()
        return chunk._replace(
            trade=words, home=lives["home"] if lives else chunk.home, tail=trade.end()
        )
    return None


def _age(match: re.Match[str]) -> str:
    unit = (match["unit"] or "").strip(" -").lower().replace("-old", "").replace(" old", "").strip()
    small = unit.startswith(("month", "week", "day"))
    return f"{match['age']} {unit}" if small else match["age"]


@cache
def _kin_of() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[,(]?\s*(?:the\s+)?(?P<kin>{any_of(relations())})\s+of\s+", re.IGNORECASE
    )
