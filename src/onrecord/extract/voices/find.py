"""Document → who is credited with which words: sources, cues and contents with exact places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.extract.voices.hits import Hit, Sentence
from onrecord.extract.voices.issuer import is_issuer
from onrecord.extract.voices.lexis import gate, self_words, words
from onrecord.extract.voices.memory import Memory, content_words
from onrecord.extract.voices.nouns import (
    find_adjuncts,
    find_as_saying,
    find_brackets,
    find_colons,
    find_fronted,
    find_nouns,
    find_origins,
    find_tails,
    is_self_phrase,
)
from onrecord.extract.voices.phrases import phrase_right
from onrecord.extract.voices.quotes import Quote, find_quotes
from onrecord.extract.voices.scopes import bound
from onrecord.extract.voices.tokens import Token, in_capitals, tokenise
from onrecord.extract.voices.verbs import find_verbs
from onrecord.model import Block, Document, Span

NAME_WORDS = 12  # a name is not a paragraph


class Said(NamedTuple):
    """Words credited to somebody.

    `source` are the words that name the voice here (a pronoun, perhaps), `name` those by which it
    was named in full; both None where the document speaks itself (`own`). `content` are the ranges
    credited. `exclusive` marks a claim that is only mentioned to be denied.
    """

    source: Span | None
    name: Span | None
    cue: Span
    content: tuple[Span, ...]
    stance: str
    frame: str
    direct: bool = False
    own: bool = False

    def holds(self, place: Span) -> bool:
        """True when the place lies in the credited words and not in the crediting ones."""
        return any(part.start <= place.start and place.end <= part.end for part in self.content)


def find_said(document: Document, blocks: Iterable[Block]) -> list[Said]:
    """Return what the given blocks of a document credit to whom, in the order of the cues.

    Args:
        document: With blocks and sentences.
        blocks: The blocks to read, in order.
    """
    memory = Memory(document.text)
    found: list[Said] = []
    previous: Block | None = None
    speaker: Said | None = None
    for block in blocks:
        said, speaker = _read_block(document, block, previous, memory, speaker)
        found += said
        previous = block
    return found


def _read_block(
    document: Document, block: Block, previous: Block | None, memory: Memory, speaker: Said | None
) -> tuple[list[Said], Said | None]:
    text = document.text
    quotes = find_quotes(text, block.start, block.end)
    since = previous.start if previous is not None else block.start
    found: list[Said] = []
    first = bisect_left(document.sentences, block.start, key=lambda span: span.start)
    last = bisect_left(document.sentences, block.end, key=lambda span: span.start)
    for span in document.sentences[first:last]:
        if not (
            gate().search(text, span.start, span.end)
            or ":" in text[span.start : span.end]
            or "(" in text[span.start : span.end]
        ):
            continue
        found += _read_sentence(document, span, quotes, memory, since)
    found += _speakers(document, block, quotes, found, memory, speaker)
    running = next(
        (said for said in reversed(found) if said.direct and said.content[-1].end >= block.end - 2),
        None,
    )
    opened = bool(quotes) and not quotes[-1].closed
    introduced = _introducer(text, block, found)
    return found, introduced or (running if opened else None)


def _introducer(text: str, block: Block, found: list[Said]) -> Said | None:
    """Return who is to speak in the next block: the last credited when the block ends in a colon."""
    if not text[block.start : block.end].rstrip(" *_").endswith(":"):
        return None
    last = found[-1] if found else None
    if last is None or block.end - last.cue.end > 40:
        return None
    return last


def _read_sentence(
    document: Document, span: Span, quotes: list[Quote], memory: Memory, since: int
) -> list[Said]:
    text = document.text
    tokens = tokenise(text, span.start, span.end)
    if not tokens:
        return []
    sentence = Sentence(span.start, span.end, tokens, in_capitals(tokens))
    found: list[Said] = []
    voiced: dict[Hit, tuple[Span | None, Span | None, bool]] = {}
    last: Span | None = None
    for hit in _hits(sentence):
        source, name, own = _voice(document, tokens, hit, memory, since, last)
        if name is None and not own:
            continue
        voiced[hit] = (source, name, own)
        if name is not None and hit.frame not in ("noun", "contrary", "bracket", "citing"):
            last = name
        elif own:
            last = None
        if name is not None:
            memory.add(name)
    for hit, content in bound(sentence, list(voiced)):
        source, name, own = voiced[hit]
        cue = Span(tokens[hit.cue_first].start, tokens[hit.cue_last].end)
        parts, direct = _with_quotes(text, tokens, hit, content, quotes)
        found.append(Said(source, name, cue, tuple(parts), hit.stance, hit.frame, direct, own))
    for gapped in list(_gapped(text, tokens, found)):
        found = [_clipped(said, gapped.cue.start) for said in found]
        found.append(gapped)
    return found


def _clipped(said: Said, end: int) -> Said:
    """Return a crediting whose content ends at `end` at the latest."""
    parts = (Span(part.start, min(part.end, end)) for part in said.content if part.start < end)
    return said._replace(content=tuple(parts))


def _hits(sentence: Sentence) -> list[Hit]:
    every: list[Hit] = []
    for find in (
        find_verbs,
        find_adjuncts,
        find_nouns,
        find_origins,
        find_tails,
        find_brackets,
        find_colons,
        find_as_saying,
        find_fronted,
    ):
        every += find(sentence)
    every.sort(key=lambda hit: (hit.cue_first, hit.begin))
    kept: list[Hit] = []
    for hit in every:
        if kept and hit.cue_first <= kept[-1].cue_last and kept[-1].frame != "through":
            continue
        if any(_within_source(hit, other) for other in every):
            continue
        kept.append(hit)
    return kept


def _within_source(hit: Hit, other: Hit) -> bool:
    """True for a crediting that is itself part of another's source ("a list published by X")."""
    if other is hit or other.source is None or other.frame in ("bracket", "through"):
        return False
    first, last = other.source.head_first, other.source.head_last
    return first <= hit.cue_first <= last and not (
        other.begin <= hit.begin and other.mode == hit.mode == "citing"
    )


def _voice(
    document: Document, tokens: list[Token], hit: Hit, memory: Memory, since: int, last: Span | None
) -> tuple[Span | None, Span | None, bool]:
    """Return the words of the source, the resolved name, and whether it is the document itself."""
    text = document.text
    if hit.source is None:
        return (last, last, False) if last is not None else _first_subject(document, tokens, memory)
    phrase = hit.source
    head = tokens[phrase.head_first : phrase.head_last + 1]
    source = Span(tokens[phrase.first].start, tokens[phrase.last].end)
    lows = [token.low for token in head]
    if len(head) == 1 and lows[0] in words("pronouns_all"):
        if lows[0] in self_words("pronouns"):
            return source, None, True
        name = memory.pronoun(lows[0], since, source.start)
        own = name is not None and is_issuer(document, name.of(text))
        return source, None if own else name, own
    if is_self_phrase(lows) or is_issuer(document, Span(head[0].start, head[-1].end).of(text)):
        return source, None, True
    if lows[0] in self_words("pronouns") and len(lows) > 1 and lows[0] in ("our",):
        return source, None, True
    return source, memory.again(_name(tokens, hit)), False


def _first_subject(
    document: Document, tokens: list[Token], memory: Memory
) -> tuple[Span | None, Span | None, bool]:
    last = phrase_right(tokens, 0, len(tokens))
    if last is None or tokens[0].low in words("pronouns_all"):
        return None, None, False
    name = Span(tokens[0].start, tokens[last].end)
    if is_issuer(document, name.of(document.text)) or is_self_phrase(
        [t.low for t in tokens[: last + 1]]
    ):
        return name, None, True
    return name, memory.again(name), False


def _name(tokens: list[Token], hit: Hit) -> Span:
    """Return the range that names the voice: the head with an apposition, if that is short."""
    phrase = hit.source
    assert phrase is not None  # noqa: S101
    first, last = phrase.head_first, phrase.head_last
    if phrase.relative is None:
        wide = Span(tokens[phrase.first].start, tokens[phrase.last].end)
        chunk = tokens[phrase.head_last + 1 : phrase.last + 1]
        verbal = any(t.low in words("subordinators") or t.low in words("citing") for t in chunk)
        if len(chunk) <= 9 and not verbal:
            return wide
    while first < last and (
        tokens[first].low in words("adverbs") or tokens[first].low in words("prepositions")
    ):
        first += 1
    return Span(tokens[first].start, tokens[last].end)


def _with_quotes(
    text: str, tokens: list[Token], hit: Hit, content: list[Span], quotes: list[Quote]
) -> tuple[list[Span], bool]:
    """Widen the content by the quotation beside the cue; clip it to the one it stands in."""
    cue = Span(tokens[hit.cue_first].start, tokens[hit.cue_last].end)
    inside = _quote_at(quotes, cue.start)
    if inside is not None:
        clipped = [
            Span(max(part.start, inside.start), min(part.end, inside.end)) for part in content
        ]
        return [part for part in clipped if part.start < part.end], False
    if hit.mode not in ("before", "beside"):
        return content, False
    begin, end = tokens[hit.begin].start, tokens[min(hit.end, len(tokens) - 1)].end
    parts = list(content)
    direct = False
    for quote in quotes:
        if (
            hit.mode == "beside"
            and quote.end <= begin
            and not text[quote.end : begin].strip(" ,\n\t—–-*_")
        ):
            parts.append(Span(quote.start, quote.end))
            direct = True
        tail = (
            text[end : quote.start].strip(" ,:\n\t*_").lower()
            if end <= quote.start < end + 400
            else "-"
        )
        runs_on = quote.start < tokens[-1].end < quote.end and any(
            part.start <= quote.start < part.end for part in content
        )
        if (
            tail in ("", "that")
            or runs_on
            or (
                quote.start >= end
                and text[end : quote.start].rstrip().endswith(":")
                and quote.start <= tokens[-1].end
            )
        ):
            parts.append(Span(quote.start, quote.end))
            direct = direct or tail == ""
    return parts, direct


def _quote_at(quotes: list[Quote], place: int) -> Quote | None:
    index = bisect_right(quotes, place, key=lambda quote: quote.start) - 1
    return quotes[index] if index >= 0 and place < quotes[index].end else None


def _speakers(
    document: Document,
    block: Block,
    quotes: list[Quote],
    found: list[Said],
    memory: Memory,
    speaker: Said | None,
) -> Iterator[Said]:
    """Give quotations without a crediting of their own to the speaker before them."""
    text = document.text
    current = speaker
    if speaker is not None and not (quotes and quotes[0].start <= block.start + 2):
        yield speaker._replace(content=(block.span,), direct=True)
        return
    for quote in quotes:
        holders = [
            said
            for said in found
            if said.holds(Span(quote.start, quote.end))
            and not quote.start <= said.cue.start < quote.end
        ]
        if holders:
            current = next((said for said in holders if said.direct), current)
            continue
        colon = _colon_speaker(document, quote, block, memory)
        if colon is not None:
            current = colon
        elif current is None or not _opens_sentence(document, quote):
            continue
        yield current._replace(content=(Span(quote.start, quote.end),), direct=True)


def _opens_sentence(document: Document, quote: Quote) -> bool:
    index = bisect_right(document.sentences, quote.start, key=lambda span: span.start) - 1
    return index >= 0 and not document.text[document.sentences[index].start : quote.start].strip(
        " *_>"
    )


def _colon_speaker(document: Document, quote: Quote, block: Block, memory: Memory) -> Said | None:
    """Return the subject of a sentence that leads to a quotation by a colon."""
    text = document.text
    if not text[block.start : quote.start].rstrip().endswith(":"):
        return None
    index = bisect_right(document.sentences, quote.start, key=lambda span: span.start) - 1
    if index < 0:
        return None
    start = document.sentences[index].start
    tokens = tokenise(text, start, quote.start)
    if len(tokens) < 3:
        return None
    last = phrase_right(tokens, 0, len(tokens))
    if tokens[0].low in ("he", "she", "they", "it"):
        name = memory.pronoun(tokens[0].low, block.start, start + 1)
    elif last is not None and tokens[0].low not in words("pronouns_all"):
        name = memory.again(Span(tokens[0].start, tokens[last].end))
    else:
        return None
    if name is None or is_issuer(document, name.of(text)):
        return None
    cue = Span(tokens[-1].start, tokens[-1].end)
    return Said(name, name, cue, (), "assert", "colon", direct=True)


def _gapped(text: str, tokens: list[Token], found: list[Said]) -> Iterator[Said]:
    """Read a second source without a verb: "The ministry lists 212 dead, the union 350."."""
    if not found or len(tokens) < 6:
        return
    end = len(tokens) - 1 if tokens[-1].low == "." else len(tokens)
    comma = next(
        (k for k in range(end - 2, max(0, end - 14), -1) if tokens[k].low in (",", ";")), None
    )
    if comma is None:
        return
    number = next((k for k in range(comma + 2, end) if tokens[k].kind == "number"), None)
    start = comma + 1
    if tokens[start].low in ("and", "while", "but"):
        start += 1
    if number is None or end - number > 3 or number <= start:
        return
    if content_words(text[tokens[start].start : tokens[number - 1].end]) and tokens[
        start
    ].low in words("determiners"):
        last = phrase_right(tokens, start, number)
        between = tokens[last + 1 : number] if last is not None else []
        plain = words("prepositions") | words("adverbs") | {"some", "least", "most", "more"}
        if last is not None and all(token.low in plain for token in between):
            name = Span(tokens[start].start, tokens[last].end)
            after = Span(tokens[last].end, tokens[end - 1].end)
            yield Said(
                name, name, Span(tokens[comma].start, tokens[comma].end), (after,), "assert", "gap"
            )
