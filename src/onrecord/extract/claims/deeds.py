"""Who is said to have done it: "carried out by X with the help of Y", "X failed to prevent"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast

from onrecord.extract.claims.lexis import lexicon, listed, phrases, role_forms, term_of
from onrecord.extract.claims.setting import Setting
from onrecord.extract.voices.lexis import words
from onrecord.extract.voices.phrases import Phrase, phrase_of, phrase_right, voice_kind
from onrecord.extract.voices.subjects import subject_before
from onrecord.extract.voices.tokens import NUMBER, WORD, Token, tokenise
from onrecord.model import Polarity, Responsibility, Role, Span

_BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})


def _ends(tokens: list[Token], at: int) -> bool:
    """True where a circumstance or a verb ends the words of an actor."""
    token = tokens[at]
    if token.low in _CIRCUMSTANCES:
        return True
    return tokens[at - 1].capital and not token.capital and token.low.endswith("ed")


_CIRCUMSTANCES = frozenset(
    [
        "in",
        "during",
        "at",
        "on",
        "near",
        "after",
        "against",
        "last",
        "between",
        "under",
        "with",
        "who",
        "that",
        "which",
    ]
)
_ACTORS = frozenset({"state", "party", "un", "court", "official", "ngo"})
MOST_TOKENS = 200  # of a sentence; more are no sentence


class _Deed(NamedTuple):
    """An actor and an act by token indices (inclusive), the role, and where the verb stands."""

    actor: tuple[int, int]
    act: tuple[int, int]
    role: str
    verb: int


def find_deeds(setting: Setting) -> Iterator[Responsibility]:
    """Yield who is said to have carried out, ordered, assisted or failed to prevent what."""
    text = setting.document.text
    for sentence in setting.document.sentences:
        tokens = tokenise(text, sentence.start, sentence.end)
        if len(tokens) > MOST_TOKENS:
            continue
        seen: set[tuple[tuple[int, int], str]] = set()
        for deed in _deeds(text, tokens):
            if (deed.actor, deed.role) not in seen:
                seen.add((deed.actor, deed.role))
                yield _claim(setting, tokens, deed)


def _claim(setting: Setting, tokens: list[Token], deed: _Deed) -> Responsibility:
    text = setting.document.text
    actor = Span(tokens[deed.actor[0]].start, tokens[deed.actor[1]].end)
    act = Span(tokens[deed.act[0]].start, tokens[deed.act[1]].end)
    span = Span(min(actor.start, act.start), max(actor.end, act.end))
    denied = any(one.stance == "deny" for one in setting.around(act))
    return setting.make(
        Responsibility,
        span,
        actor=_line(actor.of(text)),
        role=cast("Role", deed.role),
        act=_line(act.of(text)),
        sources=setting.voices(act),
        polarity="denied" if denied else _polarity(tokens, deed.verb),
    )


def _line(named: str) -> str:
    return " ".join(named.split()).removesuffix("'s").removesuffix("’s")


def _polarity(tokens: list[Token], verb: int) -> Polarity:
    near = [token.low for token in tokens[max(0, verb - 6) : verb]]
    if verb + 1 < len(tokens) and tokens[verb + 1].low == "no":
        return "denied"
    if any(low in listed("denials") or low.endswith(("n't", "n’t")) for low in near[-4:]):
        return "denied"
    return "hypothetical" if {"would", "if", "might", "may", "could"} & set(near) else "asserted"


def _deeds(text: str, tokens: list[Token]) -> Iterator[_Deed]:
    for at, token in enumerate(tokens):
        for role, tail, lemma, form in role_forms().get(token.low, ()):
            following = tuple(one.low for one in tokens[at + 1 : at + 1 + len(tail)])
            if following != tail or (token.capital and at):
                continue
            deed = _by(tokens, at, role, len(tail))
            if deed is None and form != "ing":
                deed = _active(tokens, at, role, lemma, len(tail))
            if deed is not None:
                yield deed
                yield from _helpers(text, tokens, deed)
                break
    yield from _responsible(text, tokens)


def _by(tokens: list[Token], at: int, role: str, tail: int) -> _Deed | None:
    """Read "the raid was carried out by X", "crimes committed against Y by X"."""
    if not tokens[at].low.endswith(("ed", "t", "n")):
        return None
    high = min(len(tokens), at + tail + 9)
    by = next((k for k in range(at + tail + 1, high) if tokens[k].low == "by"), None)
    if by is None or any(tokens[k].low in (",", ";", ":", "and") for k in range(at, by)):
        return None
    actor = _named(tokens, phrase_right(tokens, by + 1, len(tokens)), by + 1)
    if actor is None:
        return None
    done = subject_before(tokens, at, 0)
    first = at if done is None else _done_first(tokens, done.first, at)
    return _Deed(actor, (first, at + tail), role, at)


def _done_first(tokens: list[Token], first: int, at: int) -> int:
    """Return where the deed begins: "related to this crime committed" is about "this crime"."""
    deeds = (k for k in range(first, at) if tokens[k].low in listed("deeds"))
    deed = next(deeds, at)
    cut = (
        k for k in range(deed - 1, first - 1, -1) if tokens[k].low in ("to", "of", "that", "with")
    )
    return next(cut, first - 1) + 1


def _active(tokens: list[Token], at: int, role: str, lemma: str, tail: int) -> _Deed | None:
    """Read "X carried out the raid", "X shelled the town"."""
    before = tokens[at - 1] if at else None
    if (
        before is None
        or before.possessive
        or before.low in words("determiners")
        or before.kind == NUMBER
    ):
        return None
    near = {token.low for token in tokens[max(0, at - 3) : at]}
    if near & _BE or before.low in words("prepositions"):
        return None
    subject = subject_before(tokens, at, 0)
    actor = None if subject is None else _named(tokens, subject.last, subject.first, subject)
    last = _object(tokens, at + tail + 1, violent=lemma in listed("violent"))
    if actor is None or last is None:
        return None
    return _Deed(actor, (at, last), role, at)


def _object(tokens: list[Token], start: int, *, violent: bool) -> int | None:
    """Return the last token of what was done, or to whom; None where that is no deed."""
    last = phrase_right(tokens, start, len(tokens)) if start < len(tokens) else None
    if last is None:
        counted = start < len(tokens) and tokens[start].kind == NUMBER
        last = min(start + 1, len(tokens) - 1) if counted and violent else None
    if last is None or violent:
        return last
    for at in range(start, min(last + 1, start + 9)):
        if tokens[at].low in listed("deeds") or term_of(tokens[at].low):
            return last
    pairs = (" ".join(t.low for t in tokens[k : k + 2]) for k in range(start, last + 1))
    return last if any(term_of(pair) for pair in pairs) else None


def _named(
    tokens: list[Token], last: int | None, first: int, subject: Phrase | None = None
) -> tuple[int, int] | None:
    """Return the range of an actor: a name, a force, a body; None for anybody else."""
    if last is None or first > last:
        return None
    if subject is not None:
        first, last = subject.head_first, subject.head_last
    first += tokens[first].low == "that" and first < last
    cut = (k for k in range(first + 1, last + 1) if _ends(tokens, k))
    last = next(cut, last + 1) - 1
    named = tokens[first : last + 1]
    if len(named) == 1 and named[0].low in words("pronouns_all"):
        return None
    lead = named[0]
    if lead.kind == NUMBER or (not lead.capital and lead.low.endswith(("ly", "ing"))):
        return None
    capital = any(t.capital and t.kind == WORD for t in (named if first else named[1:]))
    known = voice_kind([token.low for token in named]) in _ACTORS
    soldiers = bool({token.low for token in named} & listed("armed"))
    return (first, last) if capital or known or soldiers else None


def _helpers(text: str, tokens: list[Token], deed: _Deed) -> Iterator[_Deed]:
    """Yield those "with the help of" whom it was done."""
    start = max(deed.actor[1], deed.verb)
    low, high = tokens[start].end, tokens[-1].end
    match = phrases("assistance").search(text, low, min(high, low + 80))
    if match is None or deed.role != "carried_out":
        return
    first = next((k for k, t in enumerate(tokens) if t.start >= match.end()), None)
    if first is None:
        return
    actor = _named(tokens, phrase_right(tokens, first, len(tokens)), first)
    if actor is not None:
        yield _Deed(actor, deed.act, "assisted", deed.verb)


def _responsible(text: str, tokens: list[Token]) -> Iterator[_Deed]:
    """Read "X is responsible for", "holds X responsible for", "the responsibility of X for"."""
    if not tokens:
        return
    low, high = tokens[0].start, tokens[-1].end
    for key in ("responsible", "bears"):
        for match in phrases(key).finditer(text, low, high):
            at = next((k for k, t in enumerate(tokens) if t.start >= match.start()), 0)
            after = next((k for k, t in enumerate(tokens) if t.start >= match.end()), None)
            if after is None or not at:
                continue
            last = phrase_right(tokens, after, len(tokens))
            subject = _holder(tokens, at)
            if last is None or subject is None:
                continue
            told = {token.low for token in tokens[after : last + 1]}
            joined = " ".join(token.low for token in tokens[after : last + 1])
            if not (
                told & listed("deeds") or any(term_of(word) for word in told) or _any_term(joined)
            ):
                continue
            yield _Deed(subject, (after, last), "responsible", at)


def _any_term(joined: str) -> bool:
    return any(
        f" {form}" in f" {joined}" for forms in lexicon()["terms"].values() for form in forms
    )


def _holder(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Return the range of the one held responsible: "X is …", "holds X …", "X bears …"."""
    subject = subject_before(tokens, at, 0)
    if subject is None and tokens[at - 1].low in ("bears", "bear", "bore", "share", "shares"):
        subject = subject_before(tokens, at - 1, 0)
    if subject is None:
        return None
    first = subject.head_first
    if subject.head_last > first and tokens[subject.head_last].low in _HOLDING:
        return _named(tokens, subject.head_last - 1, first)
    held = next((k for k in range(first, subject.head_last) if tokens[k].low in _HOLDING), None)
    whole = phrase_of(held + 1, subject.head_last) if held is not None else subject
    return _named(tokens, whole.last, whole.first, whole)


_HOLDING = frozenset(
    {"hold", "holds", "held", "holding", "bears", "bear", "bore", "found", "finds"}
)
