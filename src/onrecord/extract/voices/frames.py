"""What a crediting verb takes: a clause, a quotation, a counted object, "at", "of"."""

from __future__ import annotations

from onrecord.extract.numbers.lexis import words as number_words
from onrecord.extract.voices.lexis import Verb, listed, phrase_heads, words
from onrecord.extract.voices.phrases import Phrase, names_statement, phrase_right
from onrecord.extract.voices.plausible import is_paper, is_voice_like
from onrecord.extract.voices.tokens import NUMBER, QUOTE, WORD, Token

MOST_OF_GROUNDS = 7  # tokens: "sufficient and reliable grounds to believe"


def takes(tokens: list[Token], at: int, reading: Verb, subject: Phrase | None) -> int | None:
    """Return the last token of the cue if the verb at `at` takes what its frame asks for, else None.

    Args:
        tokens: Those of the sentence.
        at: Where the verb stands.
        reading: How it is read; its `frame` is one of `voices.yml`.
        subject: Its subject, None if elided.
    """
    after = at + 1
    tail = [token.low for token in tokens[after : after + len(reading.tail)]]
    if after >= len(tokens) or tail != list(reading.tail):
        return None
    if reading.frame == "of":
        return at + len(tail)
    return at if _fits(tokens, at, reading, subject) else None


def _fits(tokens: list[Token], at: int, reading: Verb, subject: Phrase | None) -> bool:
    match reading.frame:
        case "clause":
            return not (_claims_lives(tokens, at, reading) or _reports_to(tokens, at, reading))
        case "that" | "quote":
            return _introduces(tokens, at, reading)
        case "paper":
            return subject is not None and is_paper(tokens, subject)
        case "object":
            if reading.lemma == "give" and not _gives_count(tokens, at, reading):
                return False
            may = is_voice_like(tokens, subject) or _is_cited(tokens, subject)
            return may and _is_object(tokens, at + 1)
        case "verdict":
            return _has_figure_noun(tokens, at + 1) and _calls_untrue(tokens, at + 1)
        case "at":
            return _has_at(tokens, at + 1)
        case _:
            if _shifts(tokens, at, reading):
                return is_voice_like(tokens, subject)
            return _has_figure_noun(tokens, at + 1) and is_voice_like(tokens, subject)


def _is_cited(tokens: list[Token], subject: Phrase | None) -> bool:
    """True for a paper, and for a name with the year of its work: "Moreau (1933) counted"."""
    if subject is None:
        return False
    behind = tokens[subject.head_last + 1 : subject.head_last + 3]
    dated = len(behind) == 2 and behind[0].low == "(" and behind[1].kind == NUMBER
    return is_paper(tokens, subject) or (dated and len(behind[1].low) == 4)


def _shifts(tokens: list[Token], at: int, reading: Verb) -> bool:
    """True for "raised that to 80", "cut it by half": the number before is meant."""
    lows = [token.low for token in tokens[at + 1 : at + 3]]
    shifts = reading.lemma in listed("shifting") and lows[:1] in (["that"], ["this"], ["it"])
    return shifts and lows[1:] in (["to"], ["from"], ["by"])


def _calls_untrue(tokens: list[Token], first: int) -> bool:
    """True when a word for an untruth, or a quotation, follows in the clause."""
    lows = [token.low for token in tokens[first : first + 24]]
    for index, low in enumerate(lows):
        if low in (";", ":"):
            return False
        if tokens[first + index].kind == QUOTE and index > 2:
            return True
        for phrase in phrase_heads("untrue").get(low, ()):
            if tuple(lows[index : index + len(phrase)]) == phrase:
                return True
    return False


def _gives_count(tokens: list[Token], at: int, reading: Verb) -> bool:
    """True for "gives 45 dead", "gave “about a hundred”"; not for "gave 45 prisoners bread"."""
    index = at + 1
    if tokens[index].low in words("prepositions") or tokens[index].low in words("adverbs"):
        index = min(index + 1, len(tokens) - 1)
    counted = tokens[index].kind == NUMBER or tokens[index].low in number_words()
    return tokens[at + 1].kind == QUOTE or (counted and reading.form != "past")


def _claims_lives(tokens: list[Token], at: int, reading: Verb) -> bool:
    """True for "claimed 12 lives", "claimed responsibility", "the hospital admitted 12"."""
    near = {token.low for token in tokens[at + 1 : at + 8]}
    if reading.lemma == "claim":
        soon = {token.low for token in tokens[at + 1 : at + 5]}
        return bool(soon & listed("not_claimed")) or (
            bool(near & {"life", "lives"}) and "that" not in near
        )
    if reading.lemma == "admit":
        subject = {token.low for token in tokens[max(0, at - 4) : at]}
        return bool(subject & listed("wards")) and not near & {"that", "to"}
    return False


def _reports_to(tokens: list[Token], at: int, reading: Verb) -> bool:
    """True for "reported to the police", which says nothing, and for a verb without an object."""
    after = tokens[at + 1]
    if after.low == "to" and reading.lemma not in listed("infinitive"):
        return not any(token.low == "that" for token in tokens[at + 1 : at + 9])
    return after.low in (".", ";")


def _introduces(tokens: list[Token], at: int, reading: Verb) -> bool:
    """True when "that", a quotation or a colon follows, over adverbials; or a bare clause may."""
    high = len(tokens)
    for index in range(at + 1, min(at + 18, high)):
        token = tokens[index]
        if token.kind == QUOTE:
            return index - at <= 3 and reading.lemma not in listed("no_speech")
        if reading.frame == "quote" and index - at > 2:
            return False
        if token.low == "how" and index == at + 1:
            return True
        if token.low == "that":
            return reading.frame != "quote" and _only_adverbials(tokens, at + 1, index)
        if token.low == ":":
            quoted = index + 1 < high and tokens[index + 1].kind == QUOTE
            return quoted or (index + 1 < high and reading.frame != "quote")
        if token.low == ";":
            break
    return reading.frame == "that" and reading.lemma in listed("bare") and _bare_clause(tokens, at)


def _bare_clause(tokens: list[Token], at: int) -> bool:
    after = tokens[at + 1]
    if after.kind not in (WORD, NUMBER):
        return False
    return _is_object(tokens, at + 1) and _has_verb(tokens, at + 1)


def _is_object(tokens: list[Token], first: int) -> bool:
    """True for a noun phrase at `first`, with a word for "about" before it perhaps."""
    low = tokens[first].low
    if low == "by" and first + 2 < len(tokens) and tokens[first + 1].low == "name":
        return _is_object(tokens, first + 2)  # "established by name the death of"
    if low == "at":
        return first + 1 < len(tokens) and tokens[first + 1].low in ("least", "most")
    return low not in words("prepositions") or low in listed("approximately")


def _only_adverbials(tokens: list[Token], first: int, that: int) -> bool:
    """True when only adverbials or an addressee stand between a verb and its "that"."""
    between = tokens[first:that]
    if not between or _is_grounds(between):
        return True
    if any(t.low in words("auxiliaries") or t.low in words("subordinators") for t in between):
        return False
    if between[-1].low in words("conjunctions"):
        return False
    head = between[0].low
    if head in words("prepositions") or head in words("adverbs") or head == ",":
        return True
    spoken_to = head in listed("hearers") or head in ("the", "his", "their", "a", "its")
    return len(between) <= 5 and all(token.kind == WORD for token in between) and spoken_to


def _is_grounds(between: list[Token]) -> bool:
    """True for "reasonable grounds to believe", between a verb and its "that"."""
    lows = [token.low for token in between]
    believes = len(lows) > 2 and lows[-2] == "to" and lows[-1] in listed("believing")
    return believes and lows[-3] in listed("grounds") and len(lows) <= MOST_OF_GROUNDS


def _has_verb(tokens: list[Token], first: int) -> bool:
    """True when an auxiliary or a past form follows within the clause."""
    for token in tokens[first : first + 16]:
        if token.low in (",", ";", "."):
            return False
        past = token.kind == WORD and token.low.endswith("ed")
        if past or token.low in words("auxiliaries") or token.low in listed("pasts"):
            return True
    return False


def _has_at(tokens: list[Token], first: int) -> bool:
    """True when "at" follows a word for a figure ("put the toll at")."""
    seen = False
    for token in tokens[first : first + 26]:
        if token.low in (";", ".", ":"):
            return False
        seen = seen or token.low in words("figures") or token.low in ("it", "this", "that")
        if token.low in {"at", "as"} and seen:
            return True
    return False


def _has_figure_noun(tokens: list[Token], first: int) -> bool:
    for token in tokens[first : first + 6]:
        if token.kind != WORD or token.low in words("auxiliaries"):
            return False
        if names_statement(token) or token.low in words("figures"):
            return True
        if token.low in words("prepositions") and token.low != "following":
            return False
    return False


def rest_after(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> str:
    """Return what follows a verb: `end`, `comma` before a quotation, `adjunct`, or `content`."""
    high = len(tokens)
    index = _pass_times(tokens, at + 1)
    telling = readings[0].lemma in listed("telling")
    if index < high and telling and tokens[index].kind == WORD:
        index = _after_addressee(tokens, index)
    if index >= high:
        return "end"
    token = tokens[index]
    if token.low in (",", ":", "."):
        if index + 1 < high and tokens[index + 1].kind == QUOTE:
            return "comma"
        return "content" if token.low == ":" else "end"
    if token.kind not in (WORD, NUMBER, QUOTE):
        return "end"
    circumstances = words("prepositions") | words("times") | {"when", "while"}
    if token.low not in circumstances:
        return "content"
    tails = {reading.tail[0] for reading in readings if reading.tail}
    if token.low in tails - {"on", "in"}:
        return "content"
    for later in tokens[index : index + 14]:
        if later.low in (",", ";", "."):
            break
        if later.low == "that":
            return "content"
    return "adjunct"


def _pass_times(tokens: list[Token], index: int) -> int:
    passed = words("adverbs") | words("times")
    while index < len(tokens) and tokens[index].low in passed:
        index += 1
    return index


def _after_addressee(tokens: list[Token], index: int) -> int:
    """Return the token after the one spoken to ("told reporters in Varn")."""
    if tokens[index].low in words("prepositions"):
        return index
    if tokens[index].low in listed("hearers"):
        return index + 1
    last = phrase_right(tokens, index, len(tokens))
    return index if last is None else last + 1
