"""Crediting verbs in a sentence: "X said", ", said X", "was put by X at", "saying that"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.voices_hits import Hit, Sentence
from onrecord.extract.voices_lexis import Verb, phrase_heads, verbs, words
from onrecord.extract.voices_phrases import (
    Phrase,
    begins_clause,
    names_statement,
    phrase_right,
    voice_kind,
)
from onrecord.extract.voices_subjects import subject_after, subject_before
from onrecord.extract.voices_tokens import NUMBER, QUOTE, WORD, Token

_QUANTITIES = frozenset(
    "two three four five six seven eight nine ten eleven twelve several many some various all most few dozens".split()
)
_BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})
_STANDING_ALONE = frozenset({"some", "many", "most", "several", "others", "all", "both", "those"})
_CHARGES = frozenset({"accuse", "charge"})
_TELLING = frozenset({"tell", "inform", "notify", "advise", "assure", "warn", "brief"})
_BARE = frozenset(
    "believe think fear suspect add warn know expect note explain recall argue suggest maintain boast remark".split()
)
_OPENERS = frozenset({"that", "how", "there"})
_FRAMES = ("clause", "of", "at", "object", "figure", "that", "quote")
_NOT_SAID = frozenset({"responsibility", "credit", "life", "lives", "victory", "asylum"})
_STATES = frozenset(
    {
        "missing",
        "dead",
        "killed",
        "injured",
        "wounded",
        "captured",
        "lost",
        "destroyed",
        "damaged",
        "drowned",
        "kidnapped",
        "detained",
        "abducted",
    }
)


def find_verbs(sentence: Sentence) -> Iterator[Hit]:
    """Yield what the verbs of a sentence credit to whom."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        readings = verbs().get(token.low) if token.kind == WORD else None
        if not readings or token.possessive:
            continue
        if (
            token.capital
            and not sentence.capitals
            and index > 0
            and not _after_quote(tokens, index)
        ):
            continue
        hit = _read(tokens, index, readings)
        if hit is not None:
            yield from _through_a_paper(tokens, index, hit)
            yield hit
    yield from _would_have_it(tokens)


def _through_a_paper(tokens: list[Token], at: int, hit: Hit) -> Iterator[Hit]:
    """Yield the paper that "X told the Post that …" passed the words on: it stands before X."""
    if hit.lemma not in _TELLING or hit.mode != "before" or at + 1 >= len(tokens):
        return
    last = phrase_right(tokens, at + 1, len(tokens))
    if last is None:
        return
    named = tokens[at + 1 : last + 1]
    lows = [token.low for token in named]
    if (
        voice_kind(lows) == "media"
        and any(token.capital for token in named)
        and not _is_common(named)
    ):
        source = Phrase(at + 1, last, at + 1, last)
        yield hit._replace(source=source, frame="through")


def _is_common(named: list[Token]) -> bool:
    """True for a medium without a name: "reporters", "the paper", "a radio station"."""
    return all(not token.capital or token.low in words("determiners") for token in named)


def _after_quote(tokens: list[Token], index: int) -> bool:
    return tokens[index - 1].kind == QUOTE


def _read(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    before = _left_of(tokens, at)
    first = tokens[at - 1] if at else None
    forms = {reading.form for reading in readings}
    if before is not None and before.low in _BE and forms & {"past"}:
        return _passive(tokens, at, readings)
    if forms == {"ing"}:
        return _participle(tokens, at, readings, before)
    if (
        first is not None
        and (first.possessive or first.low in words("determiners"))
        and first.low not in _STANDING_ALONE
    ):
        return None
    if readings[0].lemma in _CHARGES and (
        (first is not None and (first.kind == NUMBER or first.low in _QUANTITIES))
        or (at + 1 < len(tokens) and tokens[at + 1].low == "with" and "past" in forms)
    ):
        return None
    if before is not None and before.low in words("prepositions") and before.low != "as":
        return None
    if _negated(tokens, at):
        return None
    if "past" in forms and at + 1 < len(tokens) and tokens[at + 1].low == "by":
        hit = _by_agent(tokens, at, readings)
        if hit is not None:
            return hit
    return _active(tokens, at, readings)


def _left_of(tokens: list[Token], at: int) -> Token | None:
    """Return the nearest word to the left that is no adverb."""
    for index in range(at - 1, max(-1, at - 5), -1):
        if tokens[index].low not in words("adverbs"):
            return tokens[index]
    return None


def _negated(tokens: list[Token], at: int) -> bool:
    near = tokens[max(0, at - 3) : at]
    return any(
        token.low in words("negations") or token.low.endswith(("n't", "n’t")) for token in near
    ) and not any(token.low == "only" for token in near)


def _active(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    high = len(tokens)
    previous = tokens[at - 1] if at else None
    quoted = previous is not None and (
        previous.kind == QUOTE or (previous.low == "," and at > 1 and tokens[at - 2].kind == QUOTE)
    )
    subject = subject_before(tokens, at, 0)
    if previous is not None and (quoted or previous.low in (",", "-", "–", "—")):
        after = subject_after(tokens, at, high)
        whole = subject is not None and subject.chunks and begins_clause(tokens, subject.first, 0)
        if after is not None and (quoted or (not whole and _opens_inversion(tokens, after))):
            reading = _speech(readings, quoted=quoted)
            if reading is not None:
                return _hit("beside", at, after.last, at, after, reading, inverted=True)
    if subject is not None and (
        _is_harmed(tokens, at, subject) or _is_plural(tokens, at, subject, readings)
    ):
        return None
    if subject is not None and all(reading.form == "base" for reading in readings):
        if not _may_be_plural(tokens, subject):
            return None
    elided = subject is None
    if elided and not _coordinated(tokens, at):
        return None
    begin = (
        at
        if subject is None
        else (subject.relative if subject.relative is not None else subject.first)
    )
    if (
        subject is not None
        and subject.relative is None
        and _stands_beside(tokens, at, subject, readings)
    ):
        reading = _speech(readings, quoted=_quote_before(tokens, subject.first))
        if reading is not None:
            return _hit("beside", begin, _tail_end(tokens, at), at, subject, reading)
    for frame in _FRAMES:
        for reading in readings:
            if reading.frame == frame and reading.form != "ing":
                end = _takes(tokens, at, reading, subject)
                if end is not None:
                    return _hit("before", begin, end, at, subject, reading, elided=elided)
    return None


def _hit(  # noqa: PLR0913
    mode: str, begin: int, end: int, at: int, source: Phrase | None, reading: Verb, *,
    elided: bool = False, inverted: bool = False,
) -> Hit:  # fmt: skip
    return Hit(
        mode,
        begin,
        max(end, at),
        at,
        at,
        source,
        reading.stance,
        reading.frame,
        elided,
        inverted,
        lemma=reading.lemma,
    )


def _opens_inversion(tokens: list[Token], after: Phrase) -> bool:
    """True when nothing but a mark or an adverbial follows the inverted subject."""
    if after.last + 1 >= len(tokens):
        return True
    follow = tokens[after.last + 1]
    return (
        follow.kind != WORD
        or follow.low in words("prepositions")
        or follow.low in words("times")
        or follow.low in words("adverbs")
    )


def _speech(readings: tuple[Verb, ...], *, quoted: bool) -> Verb | None:
    """Return the first reading that may stand after what it credits."""
    for reading in readings:
        if reading.form in ("ing",):
            continue
        if reading.frame in ("clause", "that") or (reading.frame == "quote" and quoted):
            return reading
    return None


def _quote_before(tokens: list[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].kind == QUOTE


def _coordinated(tokens: list[Token], at: int) -> bool:
    """True for a verb that shares the subject of the one before ("… and admitted that")."""
    before = at - 1
    while before >= 0 and (
        tokens[before].low in words("adverbs") or tokens[before].low in words("auxiliaries")
    ):
        before -= 1
    if before < 1:
        return False
    return tokens[before].low in ("and", "but", "then")


def _is_harmed(tokens: list[Token], at: int, subject: Phrase) -> bool:
    """True for "12 people reported missing": those counted, not those who say it."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return after in _STATES and (
        tokens[subject.head_first].kind == NUMBER
        or voice_kind([t.low for t in tokens[subject.head_first : subject.head_last + 1]])
        in ("unknown", "witness", "party")
    )


def _may_be_plural(tokens: list[Token], subject: Phrase) -> bool:
    """True for a subject that may take a present without `s` ("officials say", "they report")."""
    low = tokens[subject.head_last].low
    if subject.head_first == subject.head_last and low in words("pronouns_all"):
        return low not in ("he", "she", "it", "this", "that", "there")
    phrase = tokens[subject.head_first : subject.head_last + 1]
    head = (
        next((k for k, t in enumerate(phrase) if t.low in words("prepositions")), len(phrase)) - 1
    )
    return (
        phrase[head].low.endswith("s")
        or phrase[head].low in _PLURALS
        or any(token.low == "and" for token in phrase)
    )


_PLURALS = frozenset(
    "police people media staff men women children parents clergy troops public majority".split()
)


def _is_plural(tokens: list[Token], at: int, subject: Phrase, readings: tuple[Verb, ...]) -> bool:
    """True for a plural noun that looks like a verb ("three federal states", "states of Brazil")."""
    if any(reading.form != "s" for reading in readings):
        return False
    first = tokens[subject.head_first]
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    quantified = first.kind == NUMBER or first.low in _QUANTITIES
    return quantified or (follows == "of" and all(r.frame != "of" for r in readings))


def _stands_beside(
    tokens: list[Token], at: int, subject: Phrase, readings: tuple[Verb, ...]
) -> bool:
    """True when what is credited stands before the subject, not after the verb."""
    opened = subject.first
    if opened == 0:
        return False
    before = tokens[opened - 1]
    if before.low == "as" and _rest(tokens, at, readings) in ("end", "adjunct"):
        return True
    if before.kind in (WORD, NUMBER) or before.low in (";", ":", "(") and before.kind != QUOTE:
        return before.low == "(" and _rest(tokens, at, readings) == "end"
    if opened >= 1 and before.low == "," and opened - 1 == 0:
        return False
    rest = _rest(tokens, at, readings)
    if before.kind == QUOTE:
        return rest in ("end", "adjunct", "comma")
    return rest in ("end", "adjunct")


def _rest(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> str:
    """Return what follows the verb: `end`, `comma` before a quotation, `adjunct`, or `content`."""
    high = len(tokens)
    index = at + 1
    lemma = readings[0].lemma
    while index < high and (
        tokens[index].low in words("adverbs") or tokens[index].low in words("times")
    ):
        index += 1
    if (
        index < high
        and lemma in _TELLING
        and tokens[index].kind == WORD
        and tokens[index].low not in words("prepositions")
    ):
        index = _after_addressee(tokens, index)
    if index >= high:
        return "end"
    token = tokens[index]
    if token.low in (",", ":", "."):
        follows = tokens[index + 1] if index + 1 < high else None
        if follows is not None and follows.kind == QUOTE:
            return "comma"
        return "content" if token.low == ":" else "end"
    if token.kind != WORD and token.kind != NUMBER and token.kind != QUOTE:
        return "end"
    if (
        token.low in words("prepositions")
        or token.low in words("times")
        or token.low in ("when", "while")
    ):
        tails = {reading.tail[0] for reading in readings if reading.tail}
        if token.low in tails - {"on", "in"}:
            return "content"
        for later in tokens[index : min(index + 14, high)]:
            if later.low in (",", ";", "."):
                break
            if later.low == "that":
                return "content"
        return "adjunct"
    return "content"


def _after_addressee(tokens: list[Token], index: int) -> int:
    """Return the token after the one spoken to ("told reporters in Varn")."""
    if tokens[index].low in (
        "me",
        "us",
        "them",
        "him",
        "her",
        "reporters",
        "journalists",
        "it",
        "you",
    ):
        return index + 1
    last = phrase_right(tokens, index, len(tokens))
    return index if last is None else last + 1


def _tail_end(tokens: list[Token], at: int) -> int:
    """Return the last token of the words after a verb that stands beside its content."""
    index = at + 1
    while index < len(tokens) and tokens[index].kind in (WORD, NUMBER):
        index += 1
    return index - 1


def _takes(tokens: list[Token], at: int, reading: Verb, subject: Phrase | None) -> int | None:
    """Return the last token of the cue if the verb takes what its frame asks for, else None."""
    high = len(tokens)
    after = at + 1
    if after >= high:
        return None
    if reading.frame == "of":
        tail = [token.low for token in tokens[after : after + len(reading.tail)]]
        return at + len(tail) if tail == list(reading.tail) else None
    if reading.tail and [t.low for t in tokens[after : after + len(reading.tail)]] != list(
        reading.tail
    ):
        return None
    if reading.frame == "clause":
        return None if _claims_lives(tokens, at, reading) or _passive_object(tokens, at) else at
    if reading.frame in ("that", "quote"):
        return at if _introduces(tokens, at, reading) else None
    if reading.frame == "object":
        return (
            at
            if _is_voice_like(tokens, subject) and tokens[after].low not in words("prepositions")
            else None
        )
    if reading.frame == "at":
        return at if _has_at(tokens, after) else None
    return (
        at
        if _has_figure_noun(tokens, after) and (subject is None or _is_voice_like(tokens, subject))
        else None
    )


def _claims_lives(tokens: list[Token], at: int, reading: Verb) -> bool:
    near = {token.low for token in tokens[at + 1 : at + 8]}
    if reading.lemma == "claim":
        return bool(near & _NOT_SAID) and "that" not in near
    if reading.lemma == "admit":
        subject = {token.low for token in tokens[max(0, at - 4) : at]}
        return bool(subject & {"hospital", "hospitals", "clinic", "ward"}) and not near & {
            "that",
            "to",
        }
    return False


def _passive_object(tokens: list[Token], at: int) -> bool:
    """True for a verb whose object is a reflexive or nothing at all ("reported to the police")."""
    after = tokens[at + 1]
    return (
        after.low == "to" and tokens[at].low in ("reported", "announced") or after.low in (".", ";")
    )


def _introduces(tokens: list[Token], at: int, reading: Verb) -> bool:
    """True when "that", a quotation or a colon follows, over adverbials; or a bare clause may."""
    high = len(tokens)
    for index in range(at + 1, min(at + 18, high)):
        token = tokens[index]
        if token.kind == QUOTE:
            return index - at <= 3
        if reading.frame == "quote" and index - at > 2:
            return False
        if token.low == "that":
            return reading.frame != "quote" and _only_adverbials(tokens, at + 1, index)
        if token.low == ":":
            return index + 1 < high and (
                tokens[index + 1].kind == QUOTE or reading.frame != "quote"
            )
        if token.low == ";":
            break
    after = tokens[at + 1]
    return (
        reading.frame == "that"
        and reading.lemma in _BARE
        and after.kind in (WORD, NUMBER)
        and (
            after.low not in words("prepositions")
            or (after.low == "at" and tokens[min(at + 2, high - 1)].low in ("least", "most"))
        )
        and _has_verb(tokens, at + 1)
    )


def _only_adverbials(tokens: list[Token], first: int, that: int) -> bool:
    """True when only adverbials and an addressee stand between a verb and its "that"."""
    between = tokens[first:that]
    if any(t.low in words("auxiliaries") or t.low in words("subordinators") for t in between):
        return False
    if between and between[-1].low in words("conjunctions"):
        return False
    if (
        not between
        or between[0].low in words("prepositions")
        or between[0].low in words("adverbs")
        or between[0].low == ","
    ):
        return True
    return (
        len(between) <= 5
        and all(token.kind == WORD for token in between)
        and tokens[that - 1].low not in words("determiners")
        and between[0].low
        in ("him", "her", "them", "us", "me", "reporters", "journalists", "the", "his", "their")
    )


def _has_verb(tokens: list[Token], first: int) -> bool:
    """True when an auxiliary or a past form follows within the clause."""
    for token in tokens[first : first + 16]:
        if token.low in (",", ";", "."):
            return False
        if (
            token.low in words("auxiliaries")
            or (token.kind == WORD and token.low.endswith("ed"))
            or token.low in ("died", "fell", "fled", "lost", "lay", "were", "went", "left")
        ):
            return True
    return False


def _has_at(tokens: list[Token], first: int) -> bool:
    figures = words("figures")
    seen = False
    for index in range(first, min(first + 26, len(tokens))):
        token = tokens[index]
        if token.low in (";", ".", ":"):
            return False
        seen = seen or token.low in figures or token.low in ("it", "this", "that", "arrested")
        if token.low == "at" and seen:
            return True
    return False


def _has_figure_noun(tokens: list[Token], first: int) -> bool:
    for index in range(first, min(first + 6, len(tokens))):
        token = tokens[index]
        if token.kind != WORD or token.low in words("auxiliaries"):
            return False
        if names_statement(token) or token.low in words("figures"):
            return True
        if token.low in words("prepositions"):
            return False
    return False


def _is_voice_like(tokens: list[Token], subject: Phrase | None) -> bool:
    """True for a subject that names a body, a person, a paper or a pronoun, not an event."""
    if subject is None:
        return True
    phrase = tokens[subject.head_first : subject.head_last + 1]
    if len(phrase) == 1 and phrase[0].low in words("pronouns_all"):
        return True
    lows = [token.low for token in phrase]
    if voice_kind(lows) != "unknown" or any(names_statement(token) for token in phrase):
        return True
    return False


def _passive(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    """Read "was put by the army at 41" and "was quoted (by X) as saying"."""
    hit = _by_agent(tokens, at, readings)
    return hit._replace(mode="beside") if hit is not None else None


def _by_agent(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    reading = next(
        (
            r
            for r in readings
            if r.form == "past" and r.lemma not in ("say", "hold", "see", "cut", "know")
        ),
        None,
    )
    if reading is None:
        return None
    for index in range(at + 1, min(at + 7, len(tokens))):
        token = tokens[index]
        if token.low in (",", ";", "that"):
            return None
        if token.low == "by":
            last = phrase_right(tokens, index + 1, len(tokens))
            if last is None:
                return None
            source = Phrase(index + 1, last, index + 1, last)
            if not (_is_voice_like(tokens, source) or tokens[index + 1].capital):
                return None
            return _hit("beside", at, last, at, source, reading)
    return None


def _participle(
    tokens: list[Token], at: int, readings: tuple[Verb, ...], before: Token | None
) -> Hit | None:
    """Read "…, saying that 12 had died" and the progressive "is claiming"."""
    if tokens[at].low in phrase_heads("citing") or (before is not None and before.low == "as"):
        return None
    finite = before is not None and before.low in _BE
    subject = subject_before(tokens, at, 0) if finite else None
    if finite and subject is None:
        return None
    if (
        not finite
        and before is not None
        and before.kind == WORD
        and before.low in words("prepositions")
        and before.low != "as"
    ):
        return None
    for reading in readings:
        if reading.frame in ("clause", "that", "of", "at", "object"):
            if _takes(tokens, at, reading, subject) is not None:
                begin = at if subject is None else subject.first
                return _hit("before", begin, at, at, subject, reading, elided=subject is None)
    return None


def _would_have_it(tokens: list[Token]) -> Iterator[Hit]:
    """Read ", as Radio Varn would have it,"."""
    lows = [token.low for token in tokens]
    for index in range(3, len(tokens) - 1):
        if lows[index - 1 : index + 2] == ["would", "have", "it"]:
            subject = subject_before(tokens, index, 0)
            if subject is not None and subject.first and lows[subject.first - 1] == "as":
                yield Hit(
                    "beside",
                    subject.first - 1,
                    index + 1,
                    index - 1,
                    index + 1,
                    subject,
                    "claim",
                    "as",
                    lemma="have it",
                )
