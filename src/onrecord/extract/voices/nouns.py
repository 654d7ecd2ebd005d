"""Crediting by nouns and prepositions: "according to X", "by X's count", "X's figure of 41"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.numbers.lexis import words as number_words
from onrecord.extract.voices.hits import Hit, Sentence
from onrecord.extract.voices.lexis import listed, phrase_heads, words
from onrecord.extract.voices.phrases import (
    Phrase,
    is_noun_like,
    names_statement,
    phrase_left,
    phrase_of,
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
    cue = start - 1
    if mode == "adjunct":
        if tokens[at].low == "per" and not names_voice(tokens, phrase_of(start, last)):
            return  # "12 per day"
        last = _with_participle(tokens, start, last)
        place = "before" if _opens(tokens, at) else "beside"
        source = possessor(tokens, phrase_of(start, last))
        yield Hit(place, at, last, at, cue, source, frame="adjunct")
        return
    source = phrase_of(start, last)
    named = names_voice(tokens, source)
    if mode == "citing":
        as_saying = last + 1 < len(tokens) and tokens[last + 1].low == "as"
        if named or as_saying:
            yield Hit("citing", at, last, at, cue, source, frame="citing")
    elif named or any(token.possessive for token in tokens[start : last + 1]):
        source = possessor(tokens, source, every=True)
        yield Hit("noun", at, last, at, cue, source, "deny", "contrary")


def _opens(tokens: list[Token], at: int) -> bool:
    """True where an adjunct stands before what it credits: it opens a clause."""
    if at == 0 or tokens[at - 1].kind == QUOTE:
        return True
    before = tokens[at - 1].low
    if before in ("that", ";", ":", "but", "and", "while"):
        return True
    return before == "," and at > 1 and tokens[at - 2].low in ("that", "and", "but", "while")


def _with_participle(tokens: list[Token], start: int, last: int) -> int:
    """Return the last token of a source that a participle explains ("a logbook seen by us")."""
    if last + 1 >= len(tokens) or not tokens[last + 1].low.endswith(("ed", "en", "wn")):
        return last
    for index in range(last + 1, min(start + 16, len(tokens))):
        if tokens[index].low in (",", "."):
            return index - 1 if index - last <= 10 else last
        if tokens[index].kind != WORD:
            return last
    return last


def names_voice(tokens: list[Token], phrase: Phrase) -> bool:
    """True for a phrase with a capital, or with a word for a body, a person or a paper."""
    named = tokens[phrase.head_first : phrase.head_last + 1]
    if any(names_statement(token) for token in named):
        return True
    return voice_kind([token.low for token in named]) != "unknown" or any(
        token.capital for token in named if token.kind == WORD and is_noun_like(token)
    )


def possessor(tokens: list[Token], source: Phrase, *, every: bool = False) -> Phrase:
    """Return the possessor alone of "the army's count"; a report's own name stays whole.

    Args:
        tokens: Those of the sentence.
        source: The phrase.
        every: Whether the possessor of a report is wanted too.
    """
    bare = tokens[source.head_last].low in listed("bare_statements")
    bare = bare or (every and names_statement(tokens[source.head_last]))
    for index in range(source.head_first, source.head_last):
        if tokens[index].possessive and bare:
            return phrase_of(source.first, index)
    return source


_THEIR = frozenset({"his", "her", "its", "their"})


def _by_count(tokens: list[Token], at: int) -> Iterator[Hit]:
    """Read "by the army's count", "by that of the priest", "by X's own 1991 census"."""
    start, low = at + 1, tokens[at].low
    if low == "by" and [token.low for token in tokens[start : start + 2]] == ["that", "of"]:
        last = phrase_right(tokens, start + 2, len(tokens))
        if last is not None:
            source = phrase_of(start + 2, last)
            yield Hit("beside", at, last, at, start + 1, source, frame="count", narrow=True)
        return
    last = phrase_right(tokens, start, len(tokens))
    views = low == "in" and last is not None and tokens[last].low in listed("views")
    if last is None or (tokens[last].low not in words("reckonings") and not views) or low == "on":
        return
    if low == "in" and not views:
        return
    if low == "in" and tokens[start].low in _THEIR and last == start + 1:
        source = phrase_of(start, start)
        place = "before" if _opens(tokens, at) else "beside"
        yield Hit(place, at, last, at, last, source, frame="adjunct")
        return
    if not any(token.possessive for token in tokens[start:last]):
        return
    source = possessor(tokens, phrase_of(start, last))
    opens = _opens(tokens, at) or tokens[at - 1].low == "or"
    place = "before" if opens else "beside"
    yield Hit(place, at, last, at, last, source, frame="count", narrow=not opens)


def find_nouns(sentence: Sentence) -> Iterator[Hit]:
    """Yield what "X's figure of 41", "its estimate of 41" and "a claim by X that" credit."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        named = token.capital and not sentence.capitals and index  # "Kelmar's White Book"
        if named or not names_statement(token) or index >= len(tokens) - 1:
            continue
        yield from _statement_by(tokens, index)
        if not index:
            continue
        follows = tokens[_over_aside(tokens, index + 1)]
        yield from _modified(tokens, index)
        owner = _owner(tokens, index)
        that = _that_after(tokens, index) if owner is not None else None
        if owner is not None and that is not None:
            yield Hit("before", owner.first, that - 1, index, index, owner, frame="noun")
            continue
        if follows.low not in _AFTER_NOUN and follows.kind != NUMBER:
            continue
        if owner is not None:
            mode = "before" if follows.low == "that" else "noun"
            end = _last_before(tokens, index)
            yield Hit(mode, owner.first, end, index, index, owner, frame="noun")
        elif _owned_by_pronoun(tokens, index):
            yield Hit("noun", index, index, index, index, None, frame="noun", elided=True)


def _over_aside(tokens: list[Token], at: int) -> int:
    """Return the token after an aside between commas that opens at `at`, else `at`."""
    if tokens[at].low != ",":
        return at
    for index in range(at + 1, min(at + 16, len(tokens) - 1)):
        if tokens[index].low in (";", ":", "("):
            return at
        if tokens[index].low == ",":
            after = tokens[index + 1].low
            return index + 1 if after in _AFTER_ASIDE else at
    return at


_AFTER_ASIDE = frozenset({"that", "is", "was", "of", "stands", "stood"})


def _last_before(tokens: list[Token], noun: int) -> int:
    """Return the last token before what a noun of saying credits: over an aside, "was higher:"."""
    after = _over_aside(tokens, noun + 1)
    if after > noun + 1:
        return after
    lows = [token.low for token in tokens[noun + 1 : noun + 4]]
    return noun + 3 if lows[:1] in (["is"], ["was"]) and lows[2:] == [":"] else noun


def _that_after(tokens: list[Token], noun: int) -> int | None:
    """Return the "that" of "the president's claim in a speech of 16 June that", or None."""
    if tokens[noun + 1].low not in ("in", "on", "of", "at", "before", "to"):
        return None
    for at in range(noun + 1, min(noun + 10, len(tokens) - 1)):
        if tokens[at].kind not in (WORD, NUMBER) or tokens[at].low in words("auxiliaries"):
            return None
        if tokens[at].low in words("conjunctions") or tokens[at].low in number_words():
            return None
        if tokens[at].low == "that":
            return at
    return None


def _modified(tokens: list[Token], noun: int) -> Iterator[Hit]:
    """Read "the army figure is 41", "UN estimates: 41": the voice stands before the noun."""
    if tokens[noun].low not in listed("modified") or noun + 2 >= len(tokens):
        return
    follows = tokens[noun + 1]
    if follows.low not in ("is", "was", "are", "were", "stands", "stood", ":"):
        return
    first = noun
    while first > 0 and is_noun_like(tokens[first - 1]) and not tokens[first - 1].possessive:
        first -= 1
    lows = [token.low for token in tokens[first:noun]]
    acronym = bool(lows) and tokens[first].upper and len(lows[0]) in (2, 3, 4, 5)
    if (
        not lows
        or set(lows) <= listed("no_owner")
        or not (acronym or voice_kind(lows) != "unknown")
    ):
        return
    yield Hit("noun", first, noun + 1, noun, noun, phrase_of(first, noun), frame="noun")


def _owner(tokens: list[Token], noun: int) -> Phrase | None:
    for index in range(noun - 1, max(-1, noun - 5), -1):
        token = tokens[index]
        if token.possessive:
            first = phrase_left(tokens, index, 0)
            if first is None or not is_noun_like(token):
                return None
            return phrase_of(first, index)
        if token.kind not in (WORD, NUMBER) or not is_noun_like(token):
            return None
    return None


def _owned_by_pronoun(tokens: list[Token], noun: int) -> bool:
    near = [token.low for token in tokens[max(0, noun - 3) : noun]]
    return any(low in ("its", "his", "her", "their") for low in near)


def _statement_by(tokens: list[Token], noun: int) -> Iterator[Hit]:
    """Read "a claim by X that", "the claim of X, made on Monday, that", "reports on Radio X that"."""
    join = noun + 1
    if tokens[join].low.endswith(("ed", "made")) and join + 1 < len(tokens):
        join += tokens[join + 1].low == "by"  # "the allegation made by X that"
    elif tokens[join].low == "," and join + 2 < len(tokens) and tokens[join + 2].low == "by":
        join += 2  # "the allegation, made by X, that"
    how = tokens[join].low
    if how not in ("by", "from", "of", "in", "on") or join + 2 >= len(tokens):
        return
    if how == "from" and not noun:  # "Data from the survey show that": the data speak
        return
    last = phrase_right(tokens, join + 1, len(tokens))
    if last is None or last + 1 >= len(tokens):
        return
    after = _over_aside(tokens, last + 1)
    if tokens[last + 1].low == "," and join == noun + 3 and tokens[last + 2].low == "that":
        after = last + 2
    wanted = ("of", "that", ":") if how in ("by", "from") else ("that",)
    if tokens[after].low not in wanted:
        return
    source = phrase_of(join + 1, last)
    kind = voice_kind([token.low for token in tokens[join + 1 : last + 1]])
    if kind == "media" or (how not in ("in", "on") and names_voice(tokens, source)):
        mode = "before" if tokens[after].low == "that" else "noun"
        end = after if after > last + 1 else last
        yield Hit(mode, noun, end, noun, join, source, frame="noun")
