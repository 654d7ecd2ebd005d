"""Turns of a debate, a hearing or an interview: "MR. DORAN: …" speaks until the next label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.extract.voices.issuer import is_issuer
from onrecord.extract.voices.lexis import listed, words
from onrecord.extract.voices.names import kind_of
from onrecord.extract.voices.said import Said
from onrecord.model import Block, Document, Span

FEWEST = 2  # labels that make a transcript
_LABEL = re.compile(
    r"[\s*_>\"“]{0,4}(?:\d{1,5}[.)]\s{1,3})?(?P<name>[A-Z][^\n:—–]{1,100}?)[*_]{0,2}\s?"
    r"(?P<mark>:|\.?\s?[—–]{1,2}|\.-)[*_]{0,2}(?=\s|[A-Z“\"])"
)
_CAPITALS = re.compile(r"^[\s*_>\"“]{0,4}(?P<name>[A-Z][A-Z’'-]{2,20}[A-Z]):\s", re.MULTILINE)
_ANSWER = re.compile(r"^[ \t]*A[.:]\s", re.MULTILINE)
_MARK = re.compile("[:—–]")  # what a label ends in, or ".-"
_BRACKET = re.compile(r"\([^()]{1,80}\)")


def find_turns(document: Document) -> dict[int, Said]:
    """Return who speaks in which block of a transcript, by where the block begins.

    Empty unless the document has at least two labels that name a person or an office. A turn goes
    on over unlabelled blocks until a heading or the next label. The document's issuer is no voice.
    """
    labels = dict(_labels(document))
    if len(labels) < FEWEST:
        return {}
    turns: dict[int, Said] = {}
    speaker: Said | None = None
    for block in document.blocks:
        if block.type == "heading":
            speaker = None
        label = labels.get(block.start)
        if label is not None:
            speaker = None if is_issuer(document, label.of(document.text)) else _turn(label)
        if speaker is not None:
            spoken = _spoken(block, label)
            answer = _ANSWER.search(document.text, spoken.start, spoken.end)
            if answer is not None:  # "A." answers an examiner, so the turn is over
                spoken = Span(spoken.start, answer.start())
            turns[block.start] = speaker._replace(content=(spoken,))
            speaker = None if answer is not None else speaker
    return turns


def _turn(label: Span) -> Said:
    return Said(label, label, Span(label.start, label.end), (), "assert", "turn", direct=True)


def _spoken(block: Block, label: Span | None) -> Span:
    return Span(label.end, block.end) if label is not None else block.span


def _surnames(text: str) -> frozenset[str]:
    """Return the names in capitals that head turns in a text: "BRASK:", "DAHL:".

    Each stands there twice at the least, there are two of them or more, none is a word of the text,
    and the text speaks of one of them elsewhere ("Brask").
    """
    counted = Counter(match["name"] for match in _CAPITALS.finditer(text))
    found = {
        name
        for name, count in counted.items()
        if count >= FEWEST and not re.search(rf"\b{name.lower()}\b", text)
    }
    told = any(re.search(rf"\b{name.title()}\b", text) for name in found)
    return frozenset(found) if told and len(found) >= FEWEST else frozenset()


def _labels(document: Document) -> Iterator[tuple[int, Span]]:
    surnames = _surnames(document.text)
    for block in document.blocks:
        if block.type not in ("paragraph", "list_item"):
            continue
        end = min(block.end, block.start + 160)
        if not _MARK.search(document.text, block.start, end) and (
            document.text.find(".-", block.start, end) < 0
        ):
            continue
        match = _LABEL.match(document.text, block.start, end)
        if match is None:
            continue
        name = match.group("name")
        if _names_speaker(name) or (name in surnames and match.group("mark") == ":"):
            yield block.start, Span(*match.span("name"))


def _names_speaker(label: str) -> bool:
    """True for "Mr. Doran", "THE MINISTER OF STATE (SHRI HALDO)", "Lena Doran (Varn North)"."""
    name = _BRACKET.sub("", label).strip(" .*_")
    parts = [part.strip(".,*_") for part in name.split()]
    if not parts or len(parts) > 12:
        return False
    small = words("prepositions") | words("determiners") | words("conjunctions")
    if not all(part[:1].isupper() or part.lower() in small for part in parts if part):
        return False
    if parts[0].lower() in listed("honorifics"):
        return len(parts) > 1
    lows = {part.lower() for part in parts}
    return bool(lows & listed("roles")) and kind_of(name) != "unknown"
