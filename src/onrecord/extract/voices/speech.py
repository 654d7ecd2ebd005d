"""Speech over several sentences and blocks: who speaks in a quotation without a cue of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from onrecord.extract.voices.issuer import is_issuer
from onrecord.extract.voices.lexis import words
from onrecord.extract.voices.memory import Memory
from onrecord.extract.voices.names import is_body, is_named_person, kind_of
from onrecord.extract.voices.phrases import phrase_right
from onrecord.extract.voices.quotes import Quote
from onrecord.extract.voices.said import Said
from onrecord.extract.voices.subjects import opening_phrase
from onrecord.extract.voices.tokens import tokenise
from onrecord.model import Block, Document, Span

MOST_PAIRS = 40_000  # of quotations and creditings in one block; more are no speech
# Kinds of voices that speak for themselves when a sentence about them leads to a quotation.
PEOPLE = frozenset({"witness", "medical", "expert", "official"})
_QUOTED_KINDS = frozenset({"paragraph", "list_item", "table", "caption"})


def speak(
    document: Document, block: Block, quotes: list[Quote], found: list[Said], memory: Memory,
    speaker: Said | None, before: list[Said],
) -> Iterator[Said]:  # fmt: skip
    """Yield who speaks in a block's quotations that no cue credits, and in a quoted block.

    Args:
        document: The document.
        block: The block.
        quotes: Its quotations.
        found: What its sentences credit.
        memory: The voices named so far.
        speaker: Who was introduced by the block before ("reported as follows:"), or speaks on.
        before: What the block before credits.
    """
    opens_quoted = bool(quotes) and quotes[0].start <= block.start + 2
    if speaker is not None and not opens_quoted:
        if block.type in _QUOTED_KINDS:
            yield speaker._replace(content=(block.span,), direct=True)
        return
    if len(quotes) * len(found) > MOST_PAIRS:
        return
    current = speaker
    if current is None and _all_quoted(document.text, block, quotes):
        current = next((said for said in reversed(before) if said.direct), None)
    waiting: list[Quote] = []
    for quote in quotes:
        holders = [said for said in found if _credits(said, quote)]
        if holders:
            current = next((said for said in holders if said.direct), current)
            if current is not None:  # what was quoted before the first cue is the same speaker's
                yield from (_speaks(current, earlier) for earlier in waiting)
                waiting = []
            continue
        leading = _leads_to(document, quote, block, memory)
        if leading is None and current is None:
            leading = _implied(document, quote, block, memory)
        if leading is not None:
            current = leading
        elif not _opens_sentence(document, quote):
            continue
        elif current is None:
            waiting.append(quote)
            continue
        yield _speaks(current, quote)


def _speaks(said: Said, quote: Quote) -> Said:
    return said._replace(content=(Span(quote.start, quote.end),), direct=True)


def next_speaker(
    document: Document, block: Block, quotes: list[Quote], found: list[Said], memory: Memory,
    speaker: Said | None,
) -> Said | None:  # fmt: skip
    """Return who speaks in the next block, or None.

    That is who a block ending in a colon credits, who speaks in a quotation left open, and who
    was introduced before a list or a block quotation of which this block was one part.
    """
    text = document.text
    if text[block.start : block.end].rstrip(" *_").endswith(":"):
        return _introduced(block, found) or _describes(document, block, memory)
    if quotes and not quotes[-1].closed:
        return next(
            (s for s in reversed(found) if s.direct and s.content[-1].end >= block.end - 2), None
        )
    if speaker is not None and not quotes:
        below = _below(document, block)
        if below is None:
            return None
        listed = block.type == below.type == "list_item"
        quoted = _is_block_quoted(text, block) and _is_block_quoted(text, below)
        return speaker if listed or quoted or runs_on(text, block, below) else None
    return None


def _introduced(block: Block, found: list[Said]) -> Said | None:
    last = found[-1] if found else None
    if last is None:
        return None
    reaches = any(part.end >= block.end - 2 for part in last.content)
    return last if reaches or block.end - last.cue.end <= 40 else None


def _all_quoted(text: str, block: Block, quotes: list[Quote]) -> bool:
    """True for a block that is one quotation after another, with no word between."""
    at = block.start
    for quote in quotes:
        if text[at : quote.start].strip(" *_>\n\t"):
            return False
        at = quote.end
    return bool(quotes) and not text[at : block.end].strip(" *_>\n\t.")


def _implied(document: Document, quote: Quote, block: Block, memory: Memory) -> Said | None:
    """Return the person of the sentence before a quotation that stands alone, or None.

    "Rosa Kemm came in. “They took four.”" is Rosa Kemm's word.
    """
    text = document.text
    index = bisect_right(document.sentences, quote.start, key=lambda span: span.start) - 1
    whole = text[quote.start : quote.end].rstrip(" ”\"’'")
    if index < 1 or not _opens_sentence(document, quote) or whole[-1:] not in (".", "!", "?"):
        return None
    before = document.sentences[index - 1]
    if before.start < block.start or text[quote.start : quote.end].count(" ") < 3:
        return None
    phrase = opening_phrase(tokenise(text, before.start, min(before.end, before.start + 200)))
    if not phrase:
        return None
    name = Span(phrase[0].start, phrase[-1].end)
    named = name.of(text)
    if is_body(named) or not (is_named_person(named) or kind_of(named) in PEOPLE):
        return None
    cue = Span(quote.start, quote.start + 1)
    return Said(name, memory.again(name), cue, (), "assert", "implied", direct=True)


def _describes(document: Document, block: Block, memory: Memory) -> Said | None:
    """Return the subject of "A letter from the consul describes the scene:"."""
    if block.type not in ("paragraph", "list_item"):
        return None
    said = _leads_to(document, Quote(block.end, block.end, closed=True), block, memory)
    if said is None or said.name is None:
        return None
    name = said.name.of(document.text)
    verb = document.text[said.name.end : said.cue.start].strip()
    return said if kind_of(name) != "unknown" and verb else None


def _is_block_quoted(text: str, block: Block) -> bool:
    line = text.rfind("\n", 0, block.start) + 1
    return ">" in text[line : block.start]


def runs_on(text: str, block: Block, below: Block) -> bool:
    """True for two paragraphs with no blank line between: lines that a reader parted."""
    if not block.type == below.type == "paragraph":
        return False
    return text.count("\n", block.end, below.start) == 1


def _below(document: Document, block: Block) -> Block | None:
    index = bisect_right(document.blocks, block.start, key=lambda one: one.start)
    return document.blocks[index] if index < len(document.blocks) else None


def _credits(said: Said, quote: Quote) -> bool:
    inside = quote.start <= said.cue.start < quote.end
    return not inside and said.holds(Span(quote.start, quote.end))


def _opens_sentence(document: Document, quote: Quote) -> bool:
    index = bisect_right(document.sentences, quote.start, key=lambda span: span.start) - 1
    if index < 0:
        return False
    return not document.text[document.sentences[index].start : quote.start].strip(" *_>")


def _leads_to(document: Document, quote: Quote, block: Block, memory: Memory) -> Said | None:
    """Return the subject of a sentence that leads to a quotation by a colon, without a cue."""
    text = document.text
    if not text[block.start : quote.start].rstrip().endswith(":"):
        return None
    index = bisect_right(document.sentences, quote.start, key=lambda span: span.start) - 1
    if index < 0:
        return None
    tokens = tokenise(text, document.sentences[index].start, quote.start)
    if len(tokens) < 3:
        return None
    last = phrase_right(tokens, 0, len(tokens))
    if tokens[0].low in ("he", "she", "they", "it"):
        name = memory.pronoun(tokens[0].low, tokens[0].start)
    elif last is not None and tokens[0].low not in words("pronouns_all"):
        name = memory.again(Span(tokens[0].start, tokens[last].end))
    else:
        return None
    if name is None or is_issuer(document, name.of(text)):
        return None
    cue = Span(tokens[-1].start, tokens[-1].end)
    return Said(name, name, cue, (), "assert", "colon", direct=True)
