"""Verbs of speech, judgement, wish and plan, whatever they take: "blasted X", "is seeking to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.attitudes.lexis import Form, forms, listed
from onrecord.extract.voices.lexis import is_ly_adverb, kinds, words
from onrecord.extract.voices.phrases import (
    Phrase,
    begins_clause,
    is_noun_like,
    phrase_left,
    phrase_of,
    phrase_right,
)
from onrecord.extract.voices.plausible import as_far_as
from onrecord.extract.voices.subjects import restrictive_subject, subject_before
from onrecord.extract.voices.tokens import MARK, NUMBER, QUOTE, WORD, Token

BE = frozenset({"is", "are", "was", "were", "been", "being", "be", "’re", "’s"})
_HAVE = frozenset({"has", "had", "have", "having"})


class Held(NamedTuple):
    """An attitude: tokens of its source, of its verb group (both inclusive), of its content.

    `source` is None where the subject of the verb before is meant; `content` is half-open. `owner` is
    True where the cue is a noun and the source whose it is.
    """

    source: Phrase | None
    cue_first: int
    cue_last: int
    content: tuple[int, int]
    owner: bool = False


def find_attitudes(tokens: list[Token], taken: set[int]) -> Iterator[Held]:
    """Yield what the verbs of a sentence credit, in order.

    Args:
        tokens: Those of the sentence.
        taken: Tokens that are the cue of a crediting already.
    """
    title = _is_title(tokens)
    for at, token in enumerate(tokens):
        readings = forms().get(token.low) if token.kind == WORD else None
        if not readings or at in taken or token.possessive or not at:
            continue
        if token.capital and not title:
            continue
        fitting = tuple(reading for reading in readings if _has_tail(tokens, at, reading))
        held = _read(tokens, at, fitting) if fitting else None
        if held is not None:
            yield held


def _has_tail(tokens: list[Token], at: int, reading: Form) -> bool:
    following = tokens[at + 1 : at + 1 + len(reading.tail)]
    return tuple(token.low for token in following) == reading.tail


def _is_title(tokens: list[Token]) -> bool:
    named = [token for token in tokens if token.kind == WORD and len(token.low) > 3]
    return len(named) > 3 and sum(t.capital for t in named) >= 0.8 * len(named)


def _read(tokens: list[Token], at: int, readings: tuple[Form, ...]) -> Held | None:
    kinds = {reading.form for reading in readings}
    first = _group_first(tokens, at)
    group = {token.low for token in tokens[first:at]}
    before = tokens[at - 1]
    if "past" in kinds and at + 1 < len(tokens) and tokens[at + 1].low == "by":
        return _agent(tokens, at, first)
    if "past" in kinds and group & BE and "ing" not in kinds:
        return None
    if "past" in kinds and first == at and _is_named_so(tokens, at):
        return None
    if kinds == {"ing"} and not group & BE:
        return _participle(tokens, at)
    if first == at and names_things(tokens, at):
        return None
    if kinds == {"base"} and first == at and not _takes_base(tokens, at):
        return None
    if before.low == "to" or (before.kind == WORD and before.low in words("prepositions")):
        return None
    subject = subject_before(tokens, first, 0)
    if subject is None and not _coordinated(tokens, first):
        return None
    if subject is not None and as_far_as(tokens, subject.first):
        return None
    if subject is not None and not begins_clause(tokens, subject.first, 0):
        subject = restrictive_subject(tokens, first, 0) or subject
    return Held(subject, first, at, (at + 1, len(tokens)))


def _is_named_so(tokens: list[Token], at: int) -> bool:
    """True for a participle behind its noun: "a group called X", ", compared with 40"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or tokens[at].low not in ("called", "named", "compared"):
        return False
    if tokens[at].low == "compared":
        return after.low in ("with", "to")
    first = phrase_left(tokens, at - 1, 0)
    common = first is not None and tokens[first].low in ("a", "an") and not tokens[at - 1].capital
    if tokens[at - 1].low == ",":  # not of an aside: "Ana Lisk, the mayor, called it"
        common = all(token.low != "," for token in tokens[max(0, at - 12) : at - 1])
    return common and (after.capital or after.low == "the")


def _group_first(tokens: list[Token], at: int) -> int:
    """Return the first token of the verb group: auxiliaries, negations, adverbs before a verb."""
    first = at
    for index in range(at - 1, max(-1, at - 6), -1):
        low = tokens[index].low
        helping = low in words("auxiliaries") or low in words("negations") or _contracted(low)
        if helping:
            first = index
        elif not (low in words("adverbs") or is_ly_adverb(low)):
            break
    return first


def _contracted(low: str) -> bool:
    return low.endswith(("n't", "n’t"))


def names_things(tokens: list[Token], at: int) -> bool:
    """True for a word that is a noun here, though it looks like a verb ("three federal states")."""
    before = tokens[at - 1]
    if before.possessive or before.kind == NUMBER:
        return True
    if before.low in words("determiners") and before.low not in ("all", "both", "many", "some"):
        return True
    lemmas = {form.lemma for form in forms().get(tokens[at].low, ())}
    if tokens[at].low.endswith(("ed", "ing")) or not (
        lemmas & listed("nouns_too") or tokens[at].low == "states"
    ):
        return False
    base = all(form.form == "base" for form in forms().get(tokens[at].low, ()))
    return not (_may_lead(before, base=base) and _may_follow(tokens, at + 1))


def _may_lead(before: Token, *, base: bool) -> bool:
    """True for a word that a noun in the plural seldom follows: a name, a pronoun, an adverb."""
    if before.kind != WORD:
        return before.kind == MARK and before.low in (",", ")")
    if before.low in words("pronouns_all") or before.low in words("adverbs"):
        return True
    plural = before.low.endswith("s") and base
    return before.capital or plural or is_ly_adverb(before.low) or before.low in kinds()


def _may_follow(tokens: list[Token], at: int) -> bool:
    """True for what follows a verb rather than a noun: an object, "that", "to", a quotation."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind in (QUOTE, NUMBER) or token.capital:
        return True
    if token.low in ("that", "to", "for", "on", "how", "why", "what", "whether"):
        return True
    return token.low in words("determiners") or token.low in words("pronouns_all")


def _takes_base(tokens: list[Token], at: int) -> bool:
    """True for a subject that takes a present without `s`: a plural or a pronoun."""
    index = at - 1
    while index > 0 and (tokens[index].low in words("adverbs") or is_ly_adverb(tokens[index].low)):
        index -= 1
    last = tokens[index]
    if last.low in ("i", "you", "we", "they", "who", "that"):
        return True
    if last.kind != WORD or not is_noun_like(last):
        return False
    first = phrase_left(tokens, index, 0)
    if first is None:
        return False
    lows = [token.low for token in tokens[first : index + 1]]
    plural = next((low for low in lows if low.endswith("s") and low != "us"), "")
    return bool(plural) or "and" in lows or any(low in listed("plurals") for low in lows)


def _coordinated(tokens: list[Token], first: int) -> bool:
    at = first - 1
    if at < 1:
        return False
    return tokens[at].low in ("and", "but", "or", "then", ",")


def _participle(tokens: list[Token], at: int) -> Held | None:
    """Read ", saying that": the subject is that of the sentence."""
    index = at - 1
    while index > 0 and tokens[index].low in words("adverbs"):
        index -= 1
    if tokens[index].low not in (",", "and", "while", "after", "before", "–", "—", "--"):
        return None
    return Held(None, at, at, (at + 1, len(tokens)))


def _agent(tokens: list[Token], at: int, first: int) -> Held | None:
    """Read "was endorsed by the union", "a plan backed by X"."""
    last = phrase_right(tokens, at + 2, len(tokens)) if at + 2 < len(tokens) else None
    if last is None:
        return None
    subject = subject_before(tokens, first, 0)
    if subject is None:
        return None
    return Held(phrase_of(at + 2, last), first, at + 1, (subject.first, subject.last + 1))
