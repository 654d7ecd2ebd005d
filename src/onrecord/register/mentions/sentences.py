"""Sentences that tell what happened to persons by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.model import Fate, Relation, StatedKin
from onrecord.register.heads import other_side
from onrecord.register.mentions.chunks import Chunk, chunks_in
from onrecord.register.mentions.words import any_of, meanings, relations, sex_of_word, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_SMALL = r"(?:the\s+)?(?:\d{1,3}-(?:year|month)-old\s+)?(?:[a-z]+\s+){0,2}?"
_NEXT_ENTRY = re.compile(r"[^.;:]{0,70};\s*(?:and\s+)?")
_LOOK_BACK = 120


class Told(NamedTuple):
    """A person and what a sentence tells: the chunk, what happened, and kin by name."""

    chunk: Chunk
    outcome: Fate
    kin: tuple[StatedKin, ...]
    sex: str | None


def persons_told(text: str, start: int, end: int) -> Iterator[Told]:
    """Yield the persons of a sentence to whom something happened, in order.

    Who speaks, who did it, and what is called after somebody gives nothing: only a name that stands
    where the one to whom it happened must stand is taken.

    Args:
        text: The document's text.
        start: Where the sentence begins.
        end: Where it ends.
    """
    chains = _chains(text, chunks_in(text, start, end), start)
    last: Fate | None = None
    every = [chunk for chain in chains for chunk in chain]
    places = {chunk.start: place for place, chunk in enumerate(every)}
    for chain in chains:
        outcome = _outcome(text, chain, start, end, last)
        if outcome is None:
            continue
        last = outcome
        for chunk in chain:
            if not chunk.owner:
                kin, sex = _kin(text, places[chunk.start], every, start)
                yield Told(chunk, outcome, (*chunk.kin, *kin), chunk.sex or sex)


def _chains(text: str, chunks: Sequence[Chunk], start: int) -> list[list[Chunk]]:
    """Return names that stand in one series: "A, 34, and his brother B"."""
    found: list[list[Chunk]] = []
    for chunk in chunks:
        single = chunk.words == 1
        near = _kin_word(text, chunk, start) is not None
        if single and not near and not (found and _in_series(text, found[-1][-1], chunk)):
            continue
        if (
            found
            and not found[-1][-1].owner
            and _in_series(text, found[-1][-1], chunk)
            and (not single or near)
        ):
            found[-1].append(chunk)
        elif not single or near:
            found.append([chunk])
    return found


def _in_series(text: str, one: Chunk, other: Chunk) -> bool:
    between = text[one.tail : other.lead]
    if _NEXT_ENTRY.fullmatch(between):
        return True
    if len(between) > 60 or one.owner:
        return False
    allowed = word_set("between") | relations().keys()
    words = [word.lower() for word in _WORD.findall(between)]
    return bool(words) and all(word in allowed or word in {",", ";"} for word in words)


def _outcome(
    text: str, chain: Sequence[Chunk], start: int, end: int, last: Fate | None
) -> Fate | None:
    """Return what happened to the persons of a series, or None if the sentence does not say so."""
    first, final = chain[0], chain[-1]
    before = text[max(start, first.lead - _LOOK_BACK) : first.lead]
    if _doer().search(before):
        return None
    if final.owner:
        match = _owned().match(text, final.end, end)
        return "killed" if match else None
    right = _right(text, final.tail, end)
    taken = _took().search(before)
    if taken:
        return "detained" if _taken().match(text, final.tail, end) else None
    return right or _left(before, last)


def _right(text: str, at: int, end: int) -> Fate | None:
    match = _predicate().match(text, at, end)
    if match:
        words = " ".join((match["participle"] or match["verb"] or match["bare"]).lower().split())
        return {**meanings("participles"), **meanings("verbs")}.get(words)
    return None


def _left(before: str, last: Fate | None) -> Fate | None:
    """Return what the words before a series make of it: "the body of", "killed", "the dead are"."""
    company = _company().search(before)
    if company:
        return last
    for pattern, name in ((_of_noun(), "nouns"), (_headed(), "listed"), (_object(), "active")):
        match = pattern.search(before)
        if match and not word_set("function") & set(match["small"].lower().split()):
            return meanings(name).get(" ".join(match["word"].lower().split()))
    match = _including().search(before)
    if match and not word_set("function") & set(match["small"].lower().split()):
        verbs = list(_main().finditer(before, 0, match.start()))
        return (
            meanings("participles").get(" ".join(verbs[-1]["word"].lower().split()))
            if verbs
            else None
        )
    return None


def _kin(
    text: str, place: int, every: Sequence[Chunk], start: int
) -> tuple[tuple[StatedKin, ...], str | None]:
    """Return who a person is kin to by the words before the name, and behind "and his brother"."""
    found: list[StatedKin] = []
    sex = None
    chunk = every[place]
    word = _kin_word(text, chunk, start)
    if word is not None and place:
        own = word.group("kin").lower()
        whose = (word.group("whose") or "").lower()
        other = every[place - 1]
        found.append(StatedKin(relation=_seen_from(own, whose, other), name=other.name))
        sex = sex_of_word(own)
    following = every[place + 1] if place + 1 < len(every) else None
    if following is not None and not chunk.owner:
        word = _kin_word(text, following, chunk.tail)
        whose = (word.group("whose") or "").lower() if word else ""
        if word is not None and whose != "their":
            sex = sex or {"her": "female", "his": "male"}.get(whose)
            found.append(
                StatedKin(relation=relations()[word.group("kin").lower()], name=following.name)
            )
    return tuple(found), sex


def _seen_from(own: str, whose: str, other: Chunk) -> Relation:
    """Return who A is to B in "A and his son B"."""
    return other_side(relations()[own], {"his": "male", "her": "female"}.get(whose) or other.sex)


def _kin_word(text: str, chunk: Chunk, start: int) -> re.Match[str] | None:
    return _kin_before().search(text[max(start, chunk.lead - 60) : chunk.lead])


@cache
def _kin_before() -> re.Pattern[str]:
    kin = any_of(relations())
    return re.compile(
        rf"(?:(?P<whose>\bhis|\bher|\btheir)|(?P<of>['’]s?))\s+(?:[a-z-]+\s+){{0,2}}?(?P<kin>{kin})\s*,?\s*$",
        re.IGNORECASE,
    )


@cache
def _predicate() -> re.Pattern[str]:
    """Return what stands behind the one to whom it happened."""
    adverbs = rf"(?:\s+{any_of(word_set('adverbs'))}){{0,2}}"
    be = r"(?:was|were|is|are|has\s+been|have\s+been|had\s+been|has|have|had|got)"
    done, verbs = any_of(meanings("participles")), any_of(meanings("verbs"))
    others = (
        r"(?:\s*,?\s*(?:and|along with|together with)\s+(?:[a-z]+\s+){0,3}?"
        r"(?:others?|more|children|people|persons|men|women|relatives|colleagues|neighbours|family)\b)?"
    )
    who = r"(?:\s*,?\s*(?:both of whom|all of whom|who|both)\b)?"
    return re.compile(
        rf"{others}{who}\s*[,(]?\s*(?:{be}{adverbs}\s+(?P<participle>{done})\b"
        rf"|(?:also\s+|later\s+)?(?P<verb>{verbs})\b"
        rf"|(?:(?<=[,(]\s)|(?<=\())(?P<bare>{done})(?=\s*\)|\s+(?:by|in|on|at|when|near|during)\b(?!\s+least)))",
        re.IGNORECASE,
    )


@cache
def _of_noun() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<word>{any_of(meanings('nouns'))})\s+of\s+(?P<small>{_SMALL})$", re.IGNORECASE
    )


@cache
def _headed() -> re.Pattern[str]:
    be = r"(?:are|were|is|was|includes?|included|including)(?:\s+(?:identified|named))?(?:\s+as)?"
    return re.compile(
        rf"\b(?P<word>{any_of(meanings('listed'))})\b(?:\s+[a-z]+){{0,5}}?\s+{be}\s*:?\s*(?P<small>{_SMALL})$",
        re.IGNORECASE,
    )


@cache
def _object() -> re.Pattern[str]:
    words = any_of(word for word in meanings("active") if word not in {"took", "seized"})
    return re.compile(rf"(?<!-)\b(?P<word>{words})\s+(?P<small>{_SMALL})$", re.IGNORECASE)


@cache
def _took() -> re.Pattern[str]:
    return re.compile(r"\b(?:took|seized)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of(word_set('taken'))}\b", re.IGNORECASE)


@cache
def _company() -> re.Pattern[str]:
    return re.compile(
        rf"\bwith\s+(?:his|her|their)\s+(?:[a-z]+\s+)?{any_of(relations())}\s*,?\s*$", re.IGNORECASE
    )


@cache
def _including() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:including|among them|amongst them)\b\s*:?,?\s*(?P<small>(?:the\s+)?(?:[a-z]+\s+){0,2}?)$"
    )


@cache
def _main() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:was|were|been)\s+(?P<word>{any_of(meanings('participles'))})\b", re.IGNORECASE
    )


@cache
def _doer() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(word_set('doers'))}\b[^.;]{{0,40}}$", re.IGNORECASE)


@cache
def _owned() -> re.Pattern[str]:
    """Return what belongs to somebody who is dead."""
    return re.compile(r"['’]s?\s+(?:[a-z]+\s+)?(?:body|remains|corpse|funeral)\b", re.IGNORECASE)
