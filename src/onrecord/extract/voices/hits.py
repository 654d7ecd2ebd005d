"""One crediting of words to somebody, as found in a sentence, before its content is bounded."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.voices.lexis import Verb
from onrecord.extract.voices.phrases import Phrase
from onrecord.extract.voices.tokens import Token
from onrecord.model import Stance


class Hit(NamedTuple):
    """A cue with its source, by token indices (inclusive) in one sentence.

    `mode` says where the content lies:
        `before`   the cue stands before it ("X said 12 died")
        `beside`   the cue stands after it or in its midst ("12 died, X said")
        `noun`     a short stretch after a noun ("X's figure of 41")
        `bracket`  a short stretch before a bracket ("41 (X)")
        `citing`   wherever the content of the crediting beside it lies ("Y, citing X, said")
    `begin` and `end` are the words of the crediting itself. `source` is None where it must be taken
    from elsewhere: `elided` then says that the last source of the sentence is meant.
    """

    mode: str
    begin: int
    end: int
    cue_first: int
    cue_last: int
    source: Phrase | None
    stance: Stance = "assert"
    frame: str = "clause"
    elided: bool = False
    inverted: bool = False
    narrow: bool = False
    lemma: str = ""


class Sentence(NamedTuple):
    """A sentence's tokens, and whether it stands in capitals."""

    start: int
    end: int
    tokens: list[Token]
    capitals: bool


def hit_of(  # noqa: PLR0913
    mode: str, begin: int, end: int, at: int, source: Phrase | None, reading: Verb, *,
    elided: bool = False, inverted: bool = False,
) -> Hit:  # fmt: skip
    """Return the hit of a verb at `at`, with the stance and frame of its reading."""
    return Hit(
        mode, begin, max(end, at), at, at, source, reading.stance, reading.frame,
        elided, inverted, lemma=reading.lemma,
    )  # fmt: skip
