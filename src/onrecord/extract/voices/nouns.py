"""Crediting without a verb: "according to X", "X's figure of 41", "(government report)", "X: 41"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.voices.hits import Hit, Sentence
from onrecord.extract.voices.lexis import phrase_heads, self_words, words
from onrecord.extract.voices.phrases import (
    Phrase,
    is_noun_like,
    names_statement,
    phrase_left,
    phrase_right,
    voice_kind,
)
from onrecord.extract.voices.tokens import NUMBER, QUOTE, WORD, Token

_AFTER_NOUN = frozenset({"of", "that", "to", ":", "(", "for", "is", "was", "stands", "stood"})


def find_adjuncts(sentence: Sentence) -> Iterator[Hit]:
    """Yield what "according to", "citing", "contrary to" and "by X's count" credit."""
    tokens = sentence.tokens
    lows = [token.low for token in tokens]
    taken = -1
    for index, low in enumerate(lows):
        for key, mode in (("adjuncts", "adjunct"), ("citing", "citing"), ("contrary", "contrary")):
            for phrase in phrase_heads(key).get(low, ()):
                if tuple(lows[index : index + len(phrase)]) == phrase:
                    yield from _credited(tokens, index, index + len(phrase), mode)
                    taken = index
                    break
        if low in ("by", "in", "on") and taken != index:
            yield from _by_count(tokens, index)


def _credited(tokens: list[Token], at: int, start: int, mode: str) -> Iterator[Hit]:
    last = phrase_right(tokens, start, len(tokens))
    if last is None:
        return
    if mode == "adjunct" and _to_the_comma(tokens, start, last):
        last = _to_the_comma(tokens, start, last)
    source = Phrase(start, last, start, last)
    if mode == "citing":
        if _as_saying(tokens, last) or _is_voice(tokens, source):
            yield Hit("citing", at, last, at, start - 1, source, frame="citing")
        return
    if mode == "contrary":
        if _is_voice(tokens, source) or any(token.possessive for token in tokens[start : last + 1]):
            yield Hit(
                "noun", at, last, at, start - 1, _possessor(tokens, source), "deny", "contrary"
            )
        return
    opened = (
        at == 0
        or tokens[at - 1].low in ("that", ";", ":", "but", "and", "while")
        or (
            tokens[at - 1].low == ","
            and at > 1
            and tokens[at - 2].low in ("that", "and", "but", "while")
        )
        or tokens[at - 1].kind == QUOTE
    )
    yield Hit(
        "before" if opened else "beside",
        at,
        last,
        at,
        start - 1,
        _possessor(tokens, source),
        frame="adjunct",
    )


def _to_the_comma(tokens: list[Token], start: int, last: int) -> int:
    """Return the token before the next comma if a participle explains the source ("seen by us")."""
    for index in range(last + 1, min(start + 16, len(tokens))):
        if tokens[index].low in (",", "."):
            return (
                index - 1
                if index - last <= 10 and tokens[last + 1].low.endswith(("ed", "en", "wn"))
                else 0
            )
        if tokens[index].kind not in (WORD,):
            return 0
    return 0


def _as_saying(tokens: list[Token], last: int) -> bool:
    return last + 1 < len(tokens) and tokens[last + 1].low == "as"


def _is_voice(tokens: list[Token], phrase: Phrase) -> bool:
    named = tokens[phrase.head_first : phrase.head_last + 1]
    if any(names_statement(token) for token in named):
        return True
    return voice_kind([token.low for token in named]) != "unknown" or any(
        token.capital for token in named if token.kind == WORD and is_noun_like(token)
    )


def _possessor(tokens: list[Token], source: Phrase) -> Phrase:
    """Return the possessor alone of "the army's count"; a report's own name stays whole."""
    for index in range(source.head_first, source.head_last):
        if tokens[index].possessive and tokens[source.head_last].low in _BARE:
            return Phrase(source.first, index, source.head_first, index)
    return source


_BARE = frozenset(
    ["figure", "figures", "count", "counts", "estimate", "estimates", "claim", "claims", "toll", "tally", "reckoning", "version", "tale", "account", "accounts", "number", "numbers", "allegation", "allegations", "assertion", "total", "totals", "words", "calculation", "calculations", "testimony", "admission", "guess", "view", "opinion", "belief", "statement", "statements", "story", "announcement"]
)


def _by_count(tokens: list[Token], at: int) -> Iterator[Hit]:
    """Read "by the army's count", "by that of the priest", "by X's own 1991 census"."""
    start = at + 1
    if start >= len(tokens):
        return
    if tokens[at].low == "by" and [t.low for t in tokens[start : start + 2]] == ["that", "of"]:
        last = phrase_right(tokens, start + 2, len(tokens))
        if last is not None:
            yield Hit(
                "beside",
                at,
                last,
                at,
                start + 1,
                Phrase(start + 2, last, start + 2, last),
                frame="count",
                narrow=True,
            )
        return
    last = phrase_right(tokens, start, len(tokens))
    if last is None or tokens[last].low not in words("reckonings"):
        return
    if not any(token.possessive for token in tokens[start:last]) or tokens[at].low == "on":
        return
    if tokens[at].low == "in" and tokens[last].low not in (
        "account",
        "version",
        "estimate",
        "reckoning",
        "estimates",
    ):
        return
    source = _possessor(tokens, Phrase(start, last, start, last))
    opened = at == 0 or tokens[at - 1].low in ("that", ";", ":", "but", "and", "while", "or")
    yield Hit(
        "before" if opened else "beside",
        at,
        last,
        at,
        last,
        source,
        frame="count",
        narrow=not opened,
    )


def find_nouns(sentence: Sentence) -> Iterator[Hit]:
    """Yield what "X's figure of 41", "its estimate of 41" and "a claim by X that" credit."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if not names_statement(token) or index == 0:
            continue
        if token.capital and not sentence.capitals:
            continue
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        if follows is None:
            continue
        if follows.low in ("by", "from") and index + 2 < len(tokens):
            yield from _statement_by(tokens, index)
        if follows.low not in _AFTER_NOUN and follows.kind != NUMBER:
            continue
        owner = _owner(tokens, index)
        if owner is not None:
            mode = "before" if follows.low == "that" else "noun"
            yield Hit(mode, owner.first, index, index, index, owner, frame="noun")
        elif _owned_by_pronoun(tokens, index):
            yield Hit("noun", index, index, index, index, None, frame="noun", elided=True)


def _owner(tokens: list[Token], noun: int) -> Phrase | None:
    for index in range(noun - 1, max(-1, noun - 5), -1):
        token = tokens[index]
        if token.possessive:
            first = phrase_left(tokens, index, 0)
            if first is None or not is_noun_like(token):
                return None
            return Phrase(first, index, first, index)
        if token.kind not in (WORD, NUMBER) or not is_noun_like(token):
            return None
    return None


def _owned_by_pronoun(tokens: list[Token], noun: int) -> bool:
    near = [token.low for token in tokens[max(0, noun - 3) : noun]]
    return any(low in ("its", "his", "her", "their") for low in near)


def _statement_by(tokens: list[Token], noun: int) -> Iterator[Hit]:
    last = phrase_right(tokens, noun + 2, len(tokens))
    if last is None or last + 1 >= len(tokens):
        return
    if tokens[last + 1].low not in ("of", "that", ":"):
        return
    source = Phrase(noun + 2, last, noun + 2, last)
    if _is_voice(tokens, source):
        mode = "before" if tokens[last + 1].low == "that" else "noun"
        yield Hit(mode, noun, last, noun, noun + 1, source, frame="noun")


def find_brackets(sentence: Sentence) -> Iterator[Hit]:
    """Yield brackets that name a voice: "150–300 (historians' estimate)"."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.low != "(" or index == 0:
            continue
        closing = next(
            (k for k in range(index + 1, min(index + 14, len(tokens))) if tokens[k].low == ")"),
            None,
        )
        if closing is None or closing == index + 1:
            continue
        start = index + 1
        if tokens[start].low in ("source", "sources", "per", "by"):
            start += 1
            if tokens[start].low == ":":
                start += 1
        source = _bracketed(tokens, start, closing, sourced=start > index + 1)
        if source is not None:
            yield Hit("bracket", index, closing, start, source.last, source, frame="bracket")


def _bracketed(tokens: list[Token], start: int, end: int, *, sourced: bool) -> Phrase | None:
    last = phrase_right(tokens, start, end)
    if last is None or last < start:
        return None
    named = tokens[start : last + 1]
    if last + 1 < end and tokens[last + 1].low not in (",", ";"):
        return None
    head = (
        next(
            (k for k in range(start, last + 1) if tokens[k].low in words("prepositions")), last + 1
        )
        - 1
    )
    word = tokens[head].low
    phrase = _possessor(tokens, Phrase(start, last, start, last))
    if sourced:
        return phrase
    if (
        names_statement(tokens[head])
        and len(named) > 1
        and word not in ("number", "numbers", "total")
    ):
        if (
            word in _BARE
            and not phrase.last < last
            and voice_kind([t.low for t in named]) == "unknown"
        ):
            return None
        return phrase
    if voice_kind([word]) != "unknown" and word not in words("thin"):
        return phrase if word.isalpha() else None
    return None


def find_colons(sentence: Sentence) -> Iterator[Hit]:
    """Yield a voice that a colon introduces: "The defence ministry: not a single soldier died"."""
    tokens = sentence.tokens
    colon = next((k for k in range(1, min(14, len(tokens))) if tokens[k].low == ":"), None)
    if colon is None or colon + 1 >= len(tokens):
        return
    first = next((k for k in range(colon) if tokens[k].kind == WORD), colon)
    last = phrase_right(tokens, first, colon)
    if last is None:
        return
    named = tokens[first : last + 1]
    quoted = tokens[colon + 1].kind == QUOTE
    aside = tokens[last + 1].low in (",", "(") if last + 1 < colon else False
    if last + 1 != colon and not aside:
        return
    head = (
        next((k for k in range(last + 1) if tokens[k].low in words("prepositions")), last + 1) - 1
    )
    word = tokens[head].low
    voiced = (
        voice_kind([word]) != "unknown"
        and word not in words("thin")
        and not names_statement(tokens[head])
    )
    if (
        (quoted
        and (voiced or (named[0].capital and len(named) > 1)))
        or (voiced
        and (named[0].low in words("determiners") or len(named) > 1))
    ):
        yield Hit(
            "before", 0, colon, colon, colon, Phrase(first, colon - 1, first, last), frame="colon"
        )


def find_as_saying(sentence: Sentence) -> Iterator[Hit]:
    """Yield the second voice of "Y quotes X as saying that" and "X was quoted as saying"."""
    tokens = sentence.tokens
    lows = [token.low for token in tokens]
    for index in range(2, len(tokens) - 1):
        if lows[index] != "as" or lows[index + 1] not in (
            "saying",
            "stating",
            "telling",
            "claiming",
            "having",
            "reporting",
            "putting",
            "estimating",
        ):
            continue
        verb = next(
            (
                k
                for k in range(index - 1, max(-1, index - 26), -1)
                if lows[k]
                in ("quoted", "quotes", "quote", "quoting", "cited", "cites", "cite", "citing")
            ),
            None,
        )
        if verb is None:
            continue
        if verb + 1 < index and lows[verb + 1] not in ("as", "by", "in", "on"):
            last = phrase_right(tokens, verb + 1, index)
            end = index - 1 if last is None or lows[last + 1] == "," else last
            if last is not None:
                yield Hit(
                    "before",
                    verb + 1,
                    index + 1,
                    index,
                    index + 1,
                    Phrase(verb + 1, end, verb + 1, last),
                    frame="as",
                )
        else:
            first = phrase_left(tokens, _before_be(tokens, verb), 0)
            if first is not None:
                end = _before_be(tokens, verb)
                yield Hit(
                    "before",
                    first,
                    index + 1,
                    index,
                    index + 1,
                    Phrase(first, end, first, end),
                    frame="as",
                )


def _before_be(tokens: list[Token], verb: int) -> int:
    at = verb - 1
    while at > 0 and (tokens[at].low in words("auxiliaries") or tokens[at].low in words("adverbs")):
        at -= 1
    return at


def find_tails(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice at the end of a headline: "At least 3 dead in Varn blast - police"."""
    tokens = sentence.tokens
    for at in range(len(tokens) - 2, max(2, len(tokens) - 8), -1):
        token = tokens[at]
        if token.kind == NUMBER or token.low == ".":
            return
        if token.kind == WORD or token.low not in _TAIL_MARKS:
            continue
        source = Phrase(at + 1, len(tokens) - 1, at + 1, len(tokens) - 1)
        named = tokens[at + 1 :]
        plain = all(t.kind == WORD and t.low not in words("auxiliaries") for t in named)
        if plain and voice_kind([t.low for t in named]) != "unknown":
            yield Hit("beside", at, len(tokens) - 1, at, at, source, frame="tail")
        return


_TAIL_MARKS = frozenset({"-", "–", "—", "--", ":"})


def find_origins(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice of "The figure of 45 comes from the army"."""
    tokens = sentence.tokens
    for at in range(2, len(tokens) - 2):
        if tokens[at].low not in _COMES or tokens[at + 1].low != "from":
            continue
        if not any(t.low in words("figures") or names_statement(t) for t in tokens[:at]):
            continue
        last = phrase_right(tokens, at + 2, len(tokens))
        if last is not None and _is_voice(tokens, Phrase(at + 2, last, at + 2, last)):
            source = Phrase(at + 2, last, at + 2, last)
            yield Hit("beside", at, last, at, at + 1, source, frame="origin")


_COMES = frozenset(
    {"comes", "come", "came", "originates", "originate", "originated", "stems", "stem"}
)


def find_fronted(sentence: Sentence) -> Iterator[Hit]:
    """Yield the pronoun of "A further 19 deaths it was unable to explain"."""
    tokens = sentence.tokens
    for index in range(2, min(len(tokens) - 2, 14)):
        token = tokens[index]
        if token.low in words("auxiliaries") or token.low in (",", ";", ":"):
            return
        if token.low not in ("it", "he", "she", "they") or not is_noun_like(tokens[index - 1]):
            continue
        last = next(
            (k for k in range(index + 1, len(tokens)) if tokens[k].kind != WORD), len(tokens)
        )
        unable = {"unable", "cannot", "could", "able", "failed"} & {
            t.low for t in tokens[index:last]
        }
        if unable and last - index <= 7:
            source = Phrase(index, index, index, index)
            yield Hit("beside", index, last - 1, index + 1, last - 1, source, frame="fronted")
        return


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
