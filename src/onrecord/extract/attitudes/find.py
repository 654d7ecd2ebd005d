"""Document → its attributions: who is credited with which words, views, wishes and plans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.attitudes.extents import extent
from onrecord.extract.attitudes.marks import find_marked
from onrecord.extract.attitudes.nouns import find_noun_attitudes
from onrecord.extract.attitudes.verbs import Held, find_attitudes, names_things
from onrecord.extract.attitudes.within import within
from onrecord.extract.voices.find import find_said
from onrecord.extract.voices.issuer import is_issuer, is_self_phrase
from onrecord.extract.voices.lexis import self_words, words
from onrecord.extract.voices.lexis import verbs as crediting
from onrecord.extract.voices.memory import Memory
from onrecord.extract.voices.quotes import Quote, find_quotes
from onrecord.extract.voices.said import Said
from onrecord.extract.voices.subjects import opening_phrase
from onrecord.extract.voices.tokens import QUOTE, WORD, Token, tokenise
from onrecord.model import Attribution, Block, Document, Span, Stance, page_at, stable_id
from onrecord.text import block_at, sentences_of

_NOUNS = frozenset({"noun", "adjunct", "citing"})  # frames whose cue may be a noun
MOST_HEARERS = 12  # tokens that name who was told, and where


class Credit(NamedTuple):
    """One crediting: its source and full name, its cue and content, and what it amounts to."""

    source: Span
    name: Span | None
    cue: Span
    content: Span
    stance: Stance
    direct: bool


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Return the attributions of a segmented document, in the order of their cues.

    A cue gives one attribution, with all that it credits. What the document says or wants in its own
    voice ("we found that") is none.

    Args:
        document: With blocks and sentences (`onrecord.text.segment`); its `metadata.issuer`, if
            known, is never a source.
    """
    by_cue: dict[Span, list[Said]] = {}
    for said in find_said(document, document.blocks):
        if said.content and said.frame != "course":
            by_cue.setdefault(said.cue, []).append(said)
    cues = sorted(by_cue)
    memory = Memory(document.text)
    found: list[Attribution] = []
    previous: Block | None = None
    for block in document.blocks:
        memory.turn_to(previous.start if previous is not None else block.start)
        last: Span | None = None
        quotes = find_quotes(document.text, block.start, block.end)
        for sentence in sentences_of(document, block):
            memory.sentence(last, sentence)
            for one in _sentence(document, sentence, by_cue, cues, memory):
                inside = _inside(document.text, one, quotes)
                if inside is not None:
                    found.append(_attribution(document, sentence, inside))
            last = sentence
        previous = block
        found += _marked(document, block, quotes, found)
    found.sort(key=lambda one: (one.cue, one.start))
    return tuple(within(document, found))


def _inside(text: str, one: Credit, quotes: list[Quote]) -> Credit | None:
    """Return what is credited inside a quotation without what follows its closing mark, if any is left.

    In "“He wants war,” Lisk added" what he wants ends with the quotation.
    """
    for quote in quotes:
        if quote.closed and quote.start < one.cue.start and one.cue.end < quote.end:
            own = text[one.content.start : min(one.content.end, quote.end - 1)]
            end = one.content.start + len(own.rstrip(" ,"))
            if one.content.start < quote.start or end == one.content.end:
                return one
            content = Span(one.content.start, end)
            return one._replace(content=content) if content.start < content.end else None
    return one


def _marked(
    document: Document, block: Block, quotes: list[Quote], found: list[Attribution]
) -> Iterator[Attribution]:
    heads = block.type == "heading" or block is document.blocks[0]
    for one in find_marked(document.text, block, quotes, heads=heads):
        known = any(other.cue == one.cue or other.source == one.source for other in found)
        if not known and not is_issuer(document, one.source.of(document.text)):
            credit = Credit(one.source, one.source, one.cue, one.content, "assert", one.direct)
            yield _attribution(document, block.span, credit)


def _sentence(
    document: Document,
    sentence: Span,
    by_cue: dict[Span, list[Said]],
    cues: list[Span],
    memory: Memory,
) -> Iterator[Credit]:
    low = bisect_left(cues, (sentence.start, 0))
    high = bisect_left(cues, (sentence.end, 0))
    said = {cue: by_cue[cue] for cue in cues[low:high]}
    tokens = tokenise(document.text, sentence.start, sentence.end)
    taken = {
        index
        for index, token in enumerate(tokens)
        if any(cue.start <= token.start < cue.end for cue in said)
    }
    earlier: list[Credit] = []
    for cue, same in said.items():
        if same[0].own or (same[0].frame not in _NOUNS and _is_noun(tokens, cue)):
            continue
        credit = _said(tokens, cue, same)
        spoken = [one for one in earlier if one.direct and one.content.holds(credit.source)]
        if spoken:  # "“…,” he said, adding that": the subject is not in the quotation
            credit = credit._replace(source=spoken[-1].source, name=spoken[-1].name)
        earlier.append(credit)
        if same[0].name is not None:
            memory.add(same[0].name)
    yield from earlier
    for held in (*find_attitudes(tokens, taken), *find_noun_attitudes(tokens, taken)):
        view = _held(document, tokens, held, memory, earlier)
        if view is not None:
            earlier.append(view)
            yield view


def _is_noun(tokens: list[Token], cue: Span) -> bool:
    """True for a noun that was taken for a verb ("the border states could", "his latest remarks will")."""
    at = next((k for k, token in enumerate(tokens) if (token.start, token.end) == cue), None)
    if not at or tokens[at].low.endswith(("ed", "ing")) or not names_things(tokens, at):
        return False
    before, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.low == "that":
        return False
    named = before.capital or before.low in words("pronouns_all") or before.low in words("adverbs")
    told = after is None or after.kind != WORD or after.low == "out"
    return not ((named or before.kind != WORD) and told)


def _said(tokens: list[Token], cue: Span, same: list[Said]) -> Credit:
    same = [one for one in same if one.frame != "through"] or same
    first = same[0]
    parts = [part for said in same for part in said.content]
    content = Span(min(part.start for part in parts), max(part.end for part in parts))
    source = first.source or first.name or cue
    source = _whole(tokens, source, cue)
    direct = any(said.direct for said in same)
    spoken = _spoken_before(tokens, first.source, content) if first.source is not None else None
    after = _spoken_after(tokens, cue)
    if after is not None:
        spoken = Span(after.start, max(after.end, content.end))
    if spoken is not None:
        content, direct = spoken, True
    return Credit(source, first.name, cue, content, first.stance, direct)


def _spoken_before(tokens: list[Token], source: Span, content: Span) -> Span | None:
    """Return the quotation before "…,” Ana Lisk told the Post", where nothing else is told."""
    at = next((k for k, token in enumerate(tokens) if token.start == source.start), 0)
    if at < 2 or tokens[at - 1].kind != QUOTE or content.start < source.start:
        return None
    rest = [token for token in tokens if content.start <= token.start < content.end]
    if len(rest) > MOST_HEARERS or any(t.kind == QUOTE or t.low == "that" for t in rest):
        return None
    opened = next((k for k in range(at - 2, -1, -1) if tokens[k].kind == QUOTE), None)
    return None if opened is None else Span(tokens[opened].start, tokens[at - 1].end)


def _spoken_after(tokens: list[Token], cue: Span) -> Span | None:
    """Return the quotation behind "told the inquiry: “…”"."""
    at = next((k for k, token in enumerate(tokens) if token.start >= cue.end), len(tokens))
    colon = next((k for k in range(at, min(at + 7, len(tokens) - 1)) if tokens[k].low == ":"), None)
    if colon is None or tokens[colon + 1].kind != QUOTE:
        return None
    return Span(tokens[colon + 1].start, tokens[-1].end)


def _whole(tokens: list[Token], source: Span, cue: Span) -> Span:
    """Return a source with its appositions, or as it is if it lies in another sentence."""
    first = next((k for k, t in enumerate(tokens) if t.start == source.start), None)
    last = next((k for k, t in enumerate(tokens) if t.start < source.end <= t.end + 2), None)
    at = next((k for k, t in enumerate(tokens) if t.start == cue.start), None)
    if first is None or last is None or at is None or last < first:
        return source
    first, last = extent(tokens, first, last, at)
    return Span(tokens[first].start, tokens[last].end)


def _worded(text: str, source: Span, cue: Span) -> Span:
    """Return a source without a contracted verb, and with the stop of an abbreviation."""
    words = source.of(text)
    contracted = _CONTRACTED.fullmatch(words)
    if contracted is not None:
        return Span(source.start, source.start + contracted.end(1))
    short = _ABBREVIATION.search(words)
    if short is not None and text.startswith(". ", source.end) and source.end < cue.start:
        return Span(source.start, source.end + 1)
    return source


_OWNED = re.compile(r"(?:['’]s|(?<=s)['’])$")
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_CONTRACTED = re.compile(r"(I|you|we|they|he|she|it|who)['’](?:m|ve|re|d|ll|s)", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.[A-Z]|\b(?:Jr|Sr|Inc|Corp|Co|Ltd))$")


def _held(
    document: Document,
    tokens: list[Token],
    held: Held,
    memory: Memory,
    earlier: list[Credit],
) -> Credit | None:
    cue = Span(tokens[held.cue_first].start, tokens[held.cue_last].end)
    content, direct = _content(tokens, held)
    if content is None and tokens[held.cue_last].low in crediting():
        content = _quoted_before(document, tokens[0].start)
        direct = content is not None
    if content is None:
        return None
    if held.source is None:
        near = [one for one in earlier if one.cue.start < cue.start]
        if not near:
            opening = opening_phrase(tokens)
            if not opening or opening[0].low in words("pronouns_all"):
                return None
            source = Span(opening[0].start, opening[-1].end)
            return Credit(source, memory.again(source), cue, content, "attitude", direct=False)
        return max(near, key=lambda one: one.cue)._replace(
            cue=cue, content=content, stance="attitude", direct=False
        )
    phrase = held.source
    source = Span(tokens[phrase.first].start, tokens[phrase.last].end)
    if held.owner and tokens[phrase.last].possessive:
        source = Span(source.start, source.start + len(_OWNED.sub("", source.of(document.text))))
    head = tokens[phrase.head_first : phrase.head_last + 1]
    lows = [token.low for token in head]
    if is_self_phrase(lows) or lows[0] in self_words("pronouns"):
        return None
    name: Span | None = source
    if held.owner and len(lows) == 1 and lows[0] in _OWNERS:
        name = memory.pronoun(_OWNERS[lows[0]], source.start)
    elif len(lows) == 1 and lows[0] in words("pronouns_all"):
        name = memory.pronoun(lows[0], source.start)
    elif is_issuer(document, document.text[head[0].start : head[-1].end]):
        return None
    else:
        name = memory.again(source if held.owner else Span(head[0].start, head[-1].end))
        memory.add(name)
    stance = stance_of(tokens[held.cue_last].low) if direct else "attitude"
    whole = source if held.owner else _whole(tokens, source, cue)
    return Credit(whole, name, cue, content, stance, direct)


def _content(tokens: list[Token], held: Held) -> tuple[Span | None, bool]:
    """Return what is credited, and whether it is a quotation: behind the verb, else before it."""
    start, end = held.content
    while end > start and tokens[end - 1].low in (".", ",", ";"):
        end -= 1
    colon = next((k for k in range(start, min(start + 7, end - 1)) if tokens[k].low == ":"), None)
    if colon is not None and tokens[colon + 1].kind == QUOTE:
        return Span(tokens[colon + 1].start, tokens[end - 1].end), True
    first = held.source.first if held.source is not None else 0
    speaks = tokens[held.cue_last].low in crediting()
    if speaks and first > 1 and (end <= start or tokens[start].kind != WORD):
        before = first - 1
        quoted = tokens[before].kind == QUOTE
        if quoted or tokens[before].low == ",":
            last = before if quoted else before - 1
            return Span(tokens[0].start, tokens[last].end), quoted or tokens[last].kind == QUOTE
    return (Span(tokens[start].start, tokens[end - 1].end), False) if end > start else (None, False)


def _quoted_before(document: Document, start: int) -> Span | None:
    """Return the quotation that ends just before a sentence ("“Who fired?” Ana Lisk asked.")."""
    block = block_at(document, start)
    if block is None:
        return None
    for quote in find_quotes(document.text, block.start, min(start, block.end)):
        if quote.closed and not document.text[quote.end : start].strip():
            return Span(quote.start, quote.end)
    return None


def stance_of(word: str) -> Stance:
    """Return what crediting with a verb of `voices.yml` amounts to, `assert` for any other."""
    return next((reading.stance for reading in crediting().get(word, ())), "assert")


def _attribution(document: Document, sentence: Span, one: Credit) -> Attribution:
    page = page_at(document.pages, one.cue.start)
    nobody = one.name is None and one.source == one.cue
    return Attribution(
        id=stable_id("a", document.id, "attribution", *one.cue, *one.content),
        document=document.path,
        document_id=document.id,
        start=one.content.start,
        end=one.content.end,
        text=one.content.of(document.text),
        page=page.number if page else None,
        sentence=sentence,
        source=None if nobody else _worded(document.text, one.source, one.cue),
        cue=one.cue,
        content=one.content,
        direct=one.direct,
        author=one.name.of(document.text).removeprefix("that ") if one.name is not None else None,
        stance=one.stance,
    )
