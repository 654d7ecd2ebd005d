"""What reaches the teller from somebody: a list handed over, word from a place, evidence heard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from onrecord.extract.grammar.inflect import verb_forms
from onrecord.extract.numbers.lexis import words as number_words
from onrecord.extract.voices.hits import Hit, Sentence
from onrecord.extract.voices.lexis import lexicon, listed, words
from onrecord.extract.voices.passives import BE
from onrecord.extract.voices.phrases import phrase_of, phrase_right, voice_kind
from onrecord.extract.voices.plausible import is_voice_like
from onrecord.extract.voices.subjects import subject_before
from onrecord.extract.voices.tokens import NUMBER, WORD, Token

_TO_WHAT = 10  # tokens from the verb to what is handed over
_FROM = 7  # tokens from "word" to its "from"
_CLOSING = frozenset((",", ";", ":", ".", "("))
_TOLD = frozenset(("informed", "told", "advised", "assured"))
_NOUNS_TOO = frozenset(("report", "reports", "message", "messages"))  # "the consul reports from"
_OF_IT = frozenset(("of", "with", "containing", "for", "naming"))


def find_handed(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice of "the elders gave us a handwritten list of 117 dead"."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 3):
        if tokens[at].low not in _handing():
            continue
        what = _handed_over(tokens, at + 1)
        if what is None:
            continue
        subject = subject_before(tokens, at, 0)
        if subject is None or _is_counted(tokens[subject.head_first]):
            continue
        named = tokens[subject.head_first].capital or is_voice_like(tokens, subject)
        if named and subject.relative is None:
            yield Hit("before", subject.first, what, at, at, subject, frame="object")


@cache
def _handing() -> frozenset[str]:
    irregular: dict[str, list[str]] = lexicon()["irregular"]
    forms = (verb_forms(verb, irregular) for verb in listed("handing"))
    return frozenset(word for f in forms for word in (f.s, *f.past, *f.participle))


def _handed_over(tokens: list[Token], first: int) -> int | None:
    """Return the token of a list or the like with "of" behind it, or of "38 death certificates"."""
    for at in range(first, min(first + _TO_WHAT, len(tokens) - 1)):
        if tokens[at].kind not in (WORD, NUMBER) or tokens[at].low in words("auxiliaries"):
            return None
        if tokens[at].low == "to" and not _names_hearer(tokens[at + 1]):
            return None  # "passed the deadline to change the names of"
        if tokens[at].low in listed("handed"):
            if tokens[at + 1].low in _OF_IT:
                return at
            counted = (k for k in range(first, at) if _is_counted(tokens[k]))
            number = next(counted, None)
            return None if number is None else number - 1
    return None


def _names_hearer(token: Token) -> bool:
    heard = token.low in words("determiners") or token.low in listed("hearers")
    return heard or token.capital


def _is_counted(token: Token) -> bool:
    return token.kind == NUMBER or token.low in number_words()


def find_tidings(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice of "word reached us from the convent that", "I have it from the priest that"."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 2):
        if tokens[at].low not in ("from", "on") or not _follows_tidings(tokens, at):
            continue
        last = phrase_right(tokens, at + 1, len(tokens))
        if last is None:
            continue
        named = [token.low for token in tokens[at + 1 : last + 1]]
        behind = [token.low for token in tokens[last + 1 : last + 3]]
        that = behind[:1] == ["that"] and behind[-1] not in words("auxiliaries")
        if "authority" in named:
            if not that and not sentence.capitals:
                continue
            if not that:  # in a telegram nothing parts it from what follows
                last = at + 1 + named.index("authority")
        elif tokens[at].low == "on" or not that or _is_time(tokens[last]):
            continue
        yield Hit("before", at, last + that, at, at, phrase_of(at + 1, last), frame="noun")


def _follows_tidings(tokens: list[Token], at: int) -> bool:
    """True behind "word", "news", "have it", "am informed" in the same clause."""
    before = [token.low for token in tokens[max(0, at - _FROM) : at]]
    told = next((k for k in range(len(before) - 1, -1, -1) if before[k] in listed("tidings")), None)
    if told is None or any(low in _CLOSING for low in before[told:]):
        return False
    if before[told] in _TOLD:
        return before[max(0, told - 1)] in BE
    if before[told] in _NOUNS_TOO:
        return told == 0 or before[told - 1] in words("determiners")
    if before[told] != "it":
        return True
    return told == len(before) - 1 and before[max(0, told - 1)] in ("have", "has", "had")


def _is_time(token: Token) -> bool:
    return token.kind == NUMBER or token.low in words("times")


def find_heard(sentence: Sentence) -> Iterator[Hit]:
    """Yield the body of "the post-war court heard of 80 victims"."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 2):
        low, follows = tokens[at].low, tokens[at + 1].low
        if low not in ("heard", "hears") or follows not in ("of", "that", "how"):
            continue
        subject = subject_before(tokens, at, 0)
        if subject is None:
            continue
        named = {token.low for token in tokens[subject.head_first : subject.head_last + 1]}
        if named & listed("hearing"):
            yield Hit("before", subject.first, at + 1, at, at, subject, frame="object")


def find_judged(sentence: Sentence) -> Iterator[Hit]:
    """Yield who "had found only twelve deaths to be irregular"."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 3):
        if tokens[at].low not in ("found", "finds"):
            continue
        behind = [token.low for token in tokens[at + 1 : at + 9]]
        judged = any(pair in (("to", "be"), ("to", "have")) for pair in pairwise(behind))
        if not judged or not any(_is_counted(token) for token in tokens[at + 1 : at + 4]):
            continue
        subject = subject_before(tokens, at, 0)
        if subject is None:
            continue
        named = [token.low for token in tokens[subject.head_first : subject.head_last + 1]]
        if voice_kind(named) != "unknown" or set(named) & listed("hearing"):
            yield Hit("before", subject.first, at, at, at, subject, frame="object")
