"""What is asked of whom: "calls on the Council to …", "demands that …", "appealed for …"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.claims.lexis import appeal_forms, listed
from onrecord.extract.claims.setting import Setting
from onrecord.extract.voices.issuer import is_issuer, is_self_phrase
from onrecord.extract.voices.lexis import self_words, words
from onrecord.extract.voices.names import kind_of
from onrecord.extract.voices.phrases import Phrase, is_noun_like, phrase_right, voice_kind
from onrecord.extract.voices.subjects import subject_before
from onrecord.extract.voices.tokens import WORD, Token, tokenise
from onrecord.model import Appeal, Span, Voice

_WEAK = frozenset({"ask", "request", "invite", "beg", "press"})
MOST_TOKENS = 200


def find_appeals(setting: Setting) -> Iterator[Appeal]:
    """Yield the appeals of a document and of the voices in it.

    Who appeals is the last of `sources`, or the document itself.
    """
    text = setting.document.text
    for sentence in setting.document.sentences:
        tokens = tokenise(text, sentence.start, sentence.end)
        if len(tokens) > MOST_TOKENS:
            continue
        for at, token in enumerate(tokens):
            readings = appeal_forms().get(token.low, ()) if token.kind == WORD else ()
            for frame, tail, form in readings:
                after = at + 1 + len(tail)
                if tuple(t.low for t in tokens[at + 1 : after]) != tail or after >= len(tokens):
                    continue
                found = _asked(tokens, after, frame)
                if found is not None and _is_verb(tokens, at, form):
                    yield _claim(setting, tokens, at, found)
                    break


def _asked(
    tokens: list[Token], after: int, frame: str
) -> tuple[tuple[int, int] | None, int] | None:
    """Return the addressee's tokens, if any, and where the demand begins."""
    if frame == "that":
        return (
            (None, after + 1) if tokens[after].low == "that" and after + 1 < len(tokens) else None
        )
    if frame == "for":
        noun = phrase_right(tokens, after, len(tokens))
        return (None, after) if noun is not None and tokens[after].low != "that" else None
    last = _addressees(tokens, after)
    if last is None or last + 2 >= len(tokens) or tokens[last + 1].low not in ("to", "not"):
        return None
    return (after, last), last + 1


def _addressees(tokens: list[Token], first: int) -> int | None:
    """Return the last token of those addressed: names joined by commas and "and"."""
    last = phrase_right(tokens, first, len(tokens))
    if last is None and tokens[first].low in ("all", "both"):
        last = first
    while last is not None and last + 2 < len(tokens) and tokens[last + 1].low in (",", "and"):
        start = last + 2 + (tokens[last + 2].low == "and")
        further = phrase_right(tokens, start, len(tokens)) if start < len(tokens) else None
        if further is None:
            break
        last = further
    if last is not None and last + 2 < len(tokens) and tokens[last + 2].low == "to":
        joined = tokens[last + 1]  # "all states to"
        last += is_noun_like(joined) and joined.low not in words("adverbs")
    # "on Kelmar to release": a name ends before its "to"
    if last is not None:
        inner = (k for k in range(first + 1, last + 1) if tokens[k].low == "to")
        cut = next(inner, None)
        last = last if cut is None else cut - 1
    return last


def _is_verb(tokens: list[Token], at: int, form: str) -> bool:
    if not at:
        return form != "past"
    before = tokens[at - 1]
    if before.possessive or before.low in words("determiners"):
        return False
    if before.low in words("prepositions") and before.low not in ("by", "in", "while"):
        return False
    return not (form == "base" and before.kind == WORD and _is_adjective(before))


def _is_adjective(token: Token) -> bool:
    return token.low in ("urgent", "new", "repeated", "fresh", "final", "international")


def _claim(
    setting: Setting, tokens: list[Token], at: int, found: tuple[tuple[int, int] | None, int]
) -> Appeal:
    text = setting.document.text
    to, begin = found
    end = len(tokens) - 1
    while end > begin and tokens[end].low in (".", ",", ";", ":"):
        end -= 1
    demand = Span(tokens[begin].start, tokens[end].end)
    span = Span(tokens[at].start, demand.end)
    cue = Span(tokens[at].start, tokens[at].end)
    near = [token.low for token in tokens[max(0, at - 4) : at]]
    denied = any(low in listed("denials") or low.endswith(("n't", "n’t")) for low in near)
    return setting.make(
        Appeal,
        span,
        addressee=_line(Span(tokens[to[0]].start, tokens[to[1]].end).of(text)) if to else None,
        demand=_line(demand.of(text)),
        sources=_voices(setting, tokens, at, cue),
        polarity="denied" if denied else "asserted",
    )


def _voices(setting: Setting, tokens: list[Token], at: int, cue: Span) -> tuple[Voice, ...]:
    outer = setting.voices(cue)
    subject = subject_before(tokens, at, 0)
    if subject is None or not _is_other(setting, tokens, subject):
        return outer
    name = Span(tokens[subject.head_first].start, tokens[subject.head_last].end)
    words_of = name.of(setting.document.text)
    if any(words_of in voice.name or voice.name in words_of for voice in outer):
        return outer
    cued = cue.of(setting.document.text)
    voice = Voice(
        name=_line(words_of), kind=kind_of(words_of), cue=cued, start=name.start, end=name.end
    )
    return (*outer, voice)


def _is_other(setting: Setting, tokens: list[Token], subject: Phrase) -> bool:
    lows = [token.low for token in tokens[subject.head_first : subject.head_last + 1]]
    if is_self_phrase(lows) or lows[0] in self_words("pronouns"):
        return False
    if len(lows) == 1 and lows[0] in words("pronouns_all"):
        return False
    name = Span(tokens[subject.head_first].start, tokens[subject.head_last].end)
    if is_issuer(setting.document, name.of(setting.document.text)):
        return False
    return tokens[subject.head_first].capital or voice_kind(lows) != "unknown" or len(lows) > 1


def _line(named: str) -> str:
    return " ".join(named.split())
