"""One sentence → what it credits to whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from onrecord.extract.voices.brackets import find_brackets, find_colons, find_tails
from onrecord.extract.voices.gaps import find_gapped
from onrecord.extract.voices.hits import Hit, Sentence
from onrecord.extract.voices.issuer import is_issuer, is_self_phrase
from onrecord.extract.voices.lexis import listed, phrase_heads, self_words, words
from onrecord.extract.voices.memory import Memory
from onrecord.extract.voices.nouns import find_adjuncts, find_nouns
from onrecord.extract.voices.phrases import Phrase
from onrecord.extract.voices.quotes import Quote
from onrecord.extract.voices.received import find_handed, find_heard, find_judged, find_tidings
from onrecord.extract.voices.said import Said
from onrecord.extract.voices.scopes import bound
from onrecord.extract.voices.subjects import opening_phrase
from onrecord.extract.voices.tokens import Token, in_capitals, tokenise
from onrecord.extract.voices.turns import (
    find_as_saying,
    find_believed,
    find_books,
    find_case,
    find_fronted,
    find_origins,
    find_wherein,
    find_whom,
)
from onrecord.extract.voices.verbs import find_verbs
from onrecord.model import Document, Span

FINDERS = (
    find_verbs, find_adjuncts, find_nouns, find_brackets, find_colons, find_tails, find_as_saying,
    find_origins, find_fronted, find_wherein, find_believed, find_whom, find_case, find_books,
    find_handed, find_tidings, find_heard, find_judged,
)  # fmt: skip
# Frames that name a voice by the way: what follows without a subject is not theirs.
_BY_THE_WAY = frozenset({"noun", "contrary", "bracket", "citing", "agent"})
MOST_HITS = 150  # of one sentence; more are no sentence
LONG_ASIDE = 9  # tokens of an apposition that is still part of a name


class _Who(NamedTuple):
    """The words of a source, its resolved name, and whether it is the document itself."""

    source: Span | None
    name: Span | None
    own: bool = False


def read_sentence(
    document: Document, span: Span, quotes: list[Quote], memory: Memory
) -> list[Said]:
    """Return what a sentence credits to whom, in the order of the cues.

    Args:
        document: The document.
        span: The sentence.
        quotes: The quotations of its block.
        memory: The voices named so far; those of the sentence are added.
    """
    tokens = tokenise(document.text, span.start, span.end)
    if not tokens:
        return []
    sentence = Sentence(span.start, span.end, tokens, in_capitals(tokens))
    voiced: dict[Hit, _Who] = {}
    last: Span | None = None
    for hit in _hits(sentence):
        who = _who(document, tokens, hit, memory, last)
        if who.name is None and not who.own:
            continue
        voiced[hit] = who
        if who.own:
            last = None
        elif hit.frame not in _BY_THE_WAY:
            last = who.name
        if who.name is not None:
            memory.add(who.name)
    found = [
        _said(document.text, tokens, hit, voiced[hit], content, quotes)
        for hit, content in bound(sentence, list(voiced))
    ]
    for gapped in find_gapped(tokens, found):
        found = [
            _clipped(said, gapped.cue.start) if said.cue.start < gapped.cue.start else said
            for said in found
        ]
        found.append(gapped)
    return found


def _hits(sentence: Sentence) -> list[Hit]:
    every = [hit for find in FINDERS for hit in find(sentence)]
    every.sort(key=lambda hit: (hit.cue_first, hit.begin))
    del every[MOST_HITS:]
    kept: list[Hit] = []
    for hit in every:
        overlaps = kept and hit.cue_first <= kept[-1].cue_last and kept[-1].frame != "through"
        if not overlaps and not any(_is_in_source(hit, other) for other in every):
            kept.append(hit)
    return kept


def _is_in_source(hit: Hit, other: Hit) -> bool:
    """True for a crediting that is itself part of another's source ("a list published by X")."""
    if other is hit or other.source is None or other.frame in ("bracket", "through"):
        return False
    if hit.mode == other.mode == "citing" and other.begin <= hit.begin:
        return False
    return other.source.head_first <= hit.cue_first <= other.source.head_last


def _who(
    document: Document, tokens: list[Token], hit: Hit, memory: Memory, last: Span | None
) -> _Who:
    text = document.text
    if hit.source is None:
        return _Who(last, last) if last is not None else _first_subject(document, tokens, memory)
    phrase = hit.source
    head = tokens[phrase.head_first : phrase.head_last + 1]
    source = Span(tokens[phrase.first].start, tokens[phrase.last].end)
    lows = [token.low for token in head]
    if lows[-1] in listed("nobody"):
        return _Who(None, None)  # "whoever talks of dozens"
    if len(head) == 1 and lows[0] in _WHOSE and hit.frame == "adjunct":  # "in their view"
        return _taken_up(document, source, _WHOSE[lows[0]], memory)
    if len(head) == 1 and lows[0] in words("pronouns_all"):
        if lows[0] in self_words("pronouns"):
            return _Who(source, None, own=True)
        return _taken_up(document, source, lows[0], memory)
    if len(lows) > 1 and lows[0] in _WHOSE and lows[-1] in listed("bare_statements"):
        taken = _taken_up(document, source, _WHOSE[lows[0]], memory)
        return taken if taken.name is not None or taken.own else _Who(source, memory.again(source))
    if hit.frame != "adjunct" and _ownerless(head):
        return _Who(None, None)  # "conservative estimates put the dead at 800"
    own = is_self_phrase(lows) or is_issuer(document, text[head[0].start : head[-1].end])
    if own or (len(lows) > 1 and lows[0] == "our"):
        return _Who(source, None, own=True)
    return _Who(source, memory.again(_name(text, tokens, phrase)))


def _ownerless(head: list[Token]) -> bool:
    """True for a reckoning of which nothing says whose it is: "most estimates"."""
    free = listed("no_owner") | listed("no_owner_either")
    return head[-1].low in listed("ownerless") and all(
        token.low in free and token.low != "official" for token in head[:-1]
    )


def _taken_up(document: Document, source: Span, pronoun: str, memory: Memory) -> _Who:
    """Return whom a pronoun takes up; nobody, or the document, where nobody was named."""
    name = memory.pronoun(pronoun, source.start)
    own = name is not None and is_issuer(document, name.of(document.text))
    return _Who(source, None if own else name, own)


# Whose it is: "in their submission", "its count" are theirs.
_WHOSE = {"his": "he", "her": "she", "its": "it", "their": "they"}


def _first_subject(document: Document, tokens: list[Token], memory: Memory) -> _Who:
    """Return the phrase that the sentence begins with, as the subject of a later verb."""
    phrase = opening_phrase(tokens)
    if not phrase:
        return _Who(None, None)
    name = Span(phrase[0].start, phrase[-1].end)
    if phrase[0].low in words("pronouns_all"):
        if phrase[0].low in self_words("pronouns"):
            return _Who(name, None, own=True)
        return _Who(name, memory.pronoun(phrase[0].low, name.start))
    if phrase[0].low in _WHOSE:  # "Their count stands at 35"
        return _taken_up(document, name, _WHOSE[phrase[0].low], memory)
    own = is_self_phrase([token.low for token in phrase])
    if own or is_issuer(document, name.of(document.text)):
        return _Who(name, None, own=True)
    return _Who(name, memory.again(name))


def _name(text: str, tokens: list[Token], phrase: Phrase) -> Span:
    """Return the range that names the voice: the head with an apposition, if that is short."""
    first, last = phrase.head_first, phrase.head_last
    aside = tokens[last + 1 : phrase.last + 1]
    verbal = any(t.low in words("subordinators") or t.low in phrase_heads("citing") for t in aside)
    if phrase.relative is None and len(aside) <= LONG_ASIDE and not verbal:
        end = tokens[phrase.last].end
        owned = tokens[phrase.last].possessive and text[end - 2 : end].lower() in ("'s", "’s")
        return Span(tokens[phrase.first].start, end - 2 if owned else end)
    leading = words("adverbs") | words("prepositions")
    while first < last and tokens[first].low in leading:
        first += 1
    return Span(tokens[first].start, tokens[last].end)


def _said(
    text: str, tokens: list[Token], hit: Hit, who: _Who, content: list[Span], quotes: list[Quote]
) -> Said:
    cue = Span(tokens[hit.cue_first].start, tokens[hit.cue_last].end)
    parts, direct = _with_quotes(text, tokens, hit, content, quotes)
    return Said(
        who.source, who.name, cue, tuple(parts), hit.stance, hit.frame, direct, who.own
    )  # fmt: skip


def _with_quotes(
    text: str, tokens: list[Token], hit: Hit, content: list[Span], quotes: list[Quote]
) -> tuple[list[Span], bool]:
    """Widen the content by the quotation beside the cue; clip it to the one it stands in."""
    inside = _quote_at(quotes, tokens[hit.cue_first].start)
    if inside is not None:
        clipped = (Span(max(p.start, inside.start), min(p.end, inside.end)) for p in content)
        return [part for part in clipped if part.start < part.end], False
    if hit.mode not in ("before", "beside"):
        return content, False
    begin, end = tokens[hit.begin].start, tokens[min(hit.end, len(tokens) - 1)].end
    parts = list(content)
    direct = False
    before = bisect_right(quotes, begin, key=lambda quote: quote.end) - 1
    if hit.mode == "beside" and before >= 0:
        quote = quotes[before]
        if not text[quote.end : begin].strip(" ,\n\t—–-*_"):
            parts.append(Span(quote.start, quote.end))
            direct = True
    after = bisect_left(quotes, end, key=lambda quote: quote.start)
    led = _led_to(text, tokens, end, quotes[after], content) if after < len(quotes) else ""
    if led:
        parts.append(Span(quotes[after].start, quotes[after].end))
    return parts, direct or led == "direct"


def _led_to(text: str, tokens: list[Token], end: int, quote: Quote, content: list[Span]) -> str:
    """Return `direct` or `indirect` for a quotation that the words before it lead to, else ``."""
    if quote.start - end > 400:
        return ""
    between = text[end : quote.start].strip(" ,:\n\t*_").lower()
    if not between:
        return "direct"
    if between == "that":
        return "indirect"
    last = tokens[-1].end
    if text[end : quote.start].rstrip().endswith(":") and quote.start <= last:
        return "indirect"
    runs_on = quote.start < last < quote.end
    return "indirect" if runs_on and any(p.start <= quote.start < p.end for p in content) else ""


def _quote_at(quotes: list[Quote], place: int) -> Quote | None:
    index = bisect_right(quotes, place, key=lambda quote: quote.start) - 1
    return quotes[index] if index >= 0 and place < quotes[index].end else None


def _clipped(said: Said, end: int) -> Said:
    """Return a crediting whose content ends at `end` at the latest."""
    parts = (Span(part.start, min(part.end, end)) for part in said.content if part.start < end)
    return said._replace(content=tuple(parts))
