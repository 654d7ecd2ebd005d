"""Where and when: the place and date that govern each figure in its own sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from onrecord.model import Document, Figure, When, Where, replace
from onrecord.resolve.lexemes import remember, words_of
from onrecord.resolve.place_words import place_words
from onrecord.resolve.places import Mention, place_mentions
from onrecord.resolve.years import dates_of

# Between two names of one place: "the town of X, in the Y region of Z".
_CHAIN_GAP = re.compile(r"[\s,(]{1,4}(?P<words>(?:[a-zA-Z-]{1,20}\s{1,3}){0,6})")
_CHAIN_WORDS = frozenset({"the", "a", "an", "and", "or", "of", "what", "is", "now"})
# "The worst since X", "unlike that of X": of another happening, and of the figures after it only.
_COMPARED = re.compile(
    r"\b(?:since|than|like|unlike|after\s+that|compared\s+(?:with|to)|similar\s+to)"
    r"\s{1,3}(?:(?:that\s+)?(?:of|in|at)\s{1,3})?(?:the\s{1,3})?$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[)\]]|,\s{1,3}and\s{1,3}the\b")
_WINDOW = 40
_LONGEST_LIST = 40
# Characters of a sentence beyond which it is none, and nothing in it governs anything.
LONGEST = 10_000
Thing = TypeVar("Thing")


class Group(NamedTuple):
    """Places named together: a list, or a place and what it lies in; the first leads."""

    start: int
    end: int
    mentions: tuple[Mention, ...]

    @property
    def role(self) -> str:
        """The strongest role among the mentions: `at`, `of`, `named` or `from`."""
        roles = {mention.role for mention in self.mentions}
        return next((role for role in ("at", "of", "named") if role in roles), "from")


def mentions_in(
    text: str, start: int, end: int, known: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """Return `place_mentions` of a passage, remembered, because several steps ask for them."""
    present = words_of(text, start, end).all
    here = frozenset(key for key in known if key.partition(" ")[0] in present)
    return remember(
        text, ("places", start, end, here), lambda: place_mentions(text, start, end, known=here)
    )


def groups_of(text: str, mentions: Sequence[Mention]) -> list[Group]:
    """Join the mentions that name one place or a list of places; `from` stays apart."""
    joined: list[list[Mention]] = []
    for mention in mentions:
        last = joined[-1][-1] if joined else None
        if last and len(joined[-1]) < _LONGEST_LIST and _belongs(text, last, mention):
            joined[-1].append(mention)
        else:
            joined.append([mention])
    return [
        Group(found[0].where.start or 0, found[-1].where.end or 0, tuple(found)) for found in joined
    ]


def _belongs(text: str, last: Mention, mention: Mention) -> bool:
    end, start = last.where.end or 0, mention.where.start or 0
    apart = (last.role == "from") != (mention.role == "from")
    return not apart and start - end < _WINDOW and _chained(text, end, start)


def _chained(text: str, start: int, end: int) -> bool:
    """True when what stands between two places makes them one, or a list."""
    gap = _CHAIN_GAP.fullmatch(text, start, end)
    if gap is None:
        return False
    known = place_words()
    return all(
        word in _CHAIN_WORDS
        or word in known.adjectives
        or word in known.nouns
        or known.prepositions.get(word) == "at"
        or "-" in word
        for word in gap.group("words").lower().split()
    )


def divide(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a sentence between semicolons and line ends inside it."""
    parts, begin = [], start
    for match in re.finditer(";", text[start:end]):
        parts.append((begin, start + match.start()))
        begin = start + match.end()
    parts.append((begin, end))
    return parts


def governing(
    text: str,
    position: int,
    things: Sequence[tuple[int, int, Thing]],
    figures: Sequence[int],
    parts: Sequence[tuple[int, int]],
) -> Thing | None:
    """Return the thing that governs a figure, or None.

    What the figure is only compared with does not govern it. Of several, the one that stands between the figure and the next figure, unless a bracket closes
    between them; else the nearest before it; else the first after it. One in the same part of the
    sentence goes before others.

    Args:
        text: The document's text.
        position: Where the figure starts.
        things: Start, end and value of the candidates, in order.
        figures: Where all figures of the sentence start, in order.
        parts: The sentence's parts, see `divide`.
    """
    things = [
        thing
        for thing in things
        if thing[0] < position or not _COMPARED.search(text, max(0, thing[0] - 30), thing[0])
    ]
    if len(things) <= 1:
        return things[0][2] if things else None
    part = next((part for part in parts if part[0] <= position < part[1]), parts[-1])
    inside = [thing for thing in things if part[0] <= thing[0] < part[1]]
    following = min((figure for figure in figures if figure > position), default=part[1])
    for thing in inside:
        if position < thing[0] < following and not _CLOSED.search(text, position, thing[0]):
            return thing[2]
    before = [thing for thing in inside or things if thing[0] < position]
    if before:
        return before[-1][2]
    return (inside or list(things))[0][2]


def _places(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int, Where]]:
    """Return the places that may govern a figure: where something is, else whose people they are."""
    groups = groups_of(text, mentions)
    for role in ("at", "of"):
        found = [(g.start, g.end, g.mentions[0].where) for g in groups if g.role == role]
        if found:
            return found
    return []


def locate(document: Document, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures with the place and date that their own sentence gives them.

    A sentence that names no place or date leaves the figure without one; nothing is taken from
    elsewhere but the year of a day, where the document leaves no doubt of it (see `dates_of`).

    Args:
        document: The document, with sentences and metadata.
        figures: Its figures.
    """
    figures = tuple(figures)
    by_sentence: dict[tuple[int, int], list[int]] = defaultdict(list)
    for figure in figures:
        by_sentence[figure.sentence].append(figure.start)
    located: dict[int, tuple[Where | None, When | None]] = {}
    for (start, end), starts in by_sentence.items():
        starts.sort()
        if end - start > LONGEST:
            located.update(dict.fromkeys(starts, (None, None)))
            continue
        parts = divide(document.text, start, end)
        places = _places(document.text, mentions_in(document.text, start, end))
        dates = [(when.start or 0, when.end or 0, when) for when in dates_of(document, start, end)]
        for position in starts:
            place = governing(document.text, position, places, starts, parts)
            located[position] = (place, governing(document.text, position, dates, starts, parts))
    return tuple(
        replace(figure, place=located[figure.start][0], date=located[figure.start][1])
        for figure in figures
    )
