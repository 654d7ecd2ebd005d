"""Who speaks in a document, and by which other names it calls itself."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.model import Span
from onrecord.resolve.metadata_names import other_names, person_in, speaks_for_state
from onrecord.resolve.metadata_parts import Found, Parts, any_of, ordinary_letters, words_of
from onrecord.resolve.metadata_signature import is_office, read_signature, signer
from onrecord.resolve.metadata_title import (
    is_body_name,
    is_genre_only,
    state_in,
    without_remark,
)

_STOP = re.compile(
    r"\s+(?:on|concerning|regarding|about|in\s+(?:connection|response|respect|relation|view)|to\s+mark|"
    r"marking|following|ahead|addressed|dated|before\s+the|at\s+the|during|after|under)\b"
    r"|\s+No\.?\s?\d|\s*[,;:]\s|\s+[-–—]\s|\Z",
    re.IGNORECASE,
)
_BY_LINE = re.compile(r"by\s+(?:the\s+)?(?=[A-Z])", re.IGNORECASE)
_BY_NAME = re.compile(
    r"(?:By|BY)\s+(?P<who>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){1,3})(?=\s+(?:in|at|for|and)\s|[,|]|\s*\Z)"
)
_FROM = re.compile(r"From\s?:\s{1,6}(?P<who>[^<\n]{2,100}?)\s*(?:<[^>\n]{1,100}>)?\Z")
_AGENCY = re.compile(
    r"[A-Z][\w .,'’/-]{1,60}?(?:\([\w .,'-]{2,30}\))?[\w .,]{0,30}"
    r"\((?P<who>[A-Z][^()\n]{1,70})\)\s?(?:--|[-–—])\s"
)
_BROADCAST = re.compile(
    r"--?\s+\[(?P<kind>[A-Z ]{4,30})\]\s+\[(?P<who>[A-Z][^\[\]]{2,160})\]\s+\[(?:TEXT|EXCERPTS?)\]"
)
_OWN_WORDS = {"STATEMENT", "COMMUNIQUE", "SPEECH", "ADDRESS", "LETTER", "MESSAGE"}
_SELF = re.compile(
    r"\b(?:My name is|I, (?:the undersigned,? )?)\s?(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){1,3})"
)


class Issuer(NamedTuple):
    """The one who speaks, the words that say so, and the other names found.

    `firm` is false for an author, witness or signer, who may speak for the body that publishes.
    """

    name: str
    span: Span
    aliases: tuple[str, ...]
    firm: bool


def find_issuer(parts: Parts) -> Issuer | None:
    """Return who speaks in the document, or None where it does not say.

    The order is: "statement by …" and the like above the text; the letterhead; the agency in a
    report's date line; the sender of a message; the author of an article; a witness who gives
    their name; the signature. A line that leads with a body's name and goes on with a kind of
    document ("Northern Watch, Report No. 17") comes after the letterhead.
    """
    signature = read_signature(parts)
    author, heads = _author(parts), _letterheads(parts)
    also = [head.value for head in heads[1:]]
    beside = _person_beside(parts, author) if author else ()
    letterhead = heads[0] if heads else None
    if author and letterhead:
        # "Comment by the Spokesperson" under the name of a ministry is the ministry's.
        also.append(letterhead.value if _is_proper(author.value) else author.value)
        author = author if _is_proper(author.value) else None
    agency = _agency(parts)
    firm = author or letterhead or _imprint(parts) or agency or _sender(parts)
    chosen = firm or _byline(parts) or _witness(parts) or signer(signature)
    if chosen is None:
        return None
    also += [*beside, *(each.value for each in (signature.name, *signature.offices) if each)]
    if chosen is letterhead:
        chosen, states = _with_state(parts, chosen)
        also += states
    if chosen is agency:  # its name has no parts: "Radio Selmo" is no Mr Selmo
        return Issuer(chosen.value, chosen.span, (), firm=True)
    names = other_names(chosen.value, also, parts.document.text)
    return Issuer(chosen.value, chosen.span, names, firm=firm is not None)


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(
        rf"\b{any_of('genres')}(?:\s+dated\s[^,;:]{{4,30}}?)?\s+(?P<link>by|of|from|issued\s+by|made\s+by|delivered\s+by)\s+(?:the\s+)?"
        r"(?=[A-Z])",
        re.IGNORECASE,
    )


def _author(parts: Parts) -> Found | None:
    """Return who is named after "statement by", "report of" and the like above the text."""
    text = parts.document.text
    for piece in parts.above:
        if len(piece.words) > 400 or piece.block.type in {"note", "boilerplate"}:
            continue
        match = _announced().search(text, piece.span.start, piece.span.end)
        if match is None:
            match = _BY_LINE.match(text, piece.span.start, piece.span.end)
            if match is None or text[match.start()] == "B":
                continue
        else:
            of = match.group("link").lower() == "of"
            if of and not _names_body(text[match.end() : match.end() + 120]):
                continue
        end = _name_end(text, match.end(), piece.span.end)
        opens = text[match.end()].isupper() or is_office(text[match.end() : match.end() + 40])
        if opens and 2 < end - match.end() <= 140:
            span = Span(match.end(), end)
            return Found(ordinary_letters(" ".join(span.of(text).split())), span)
    return None


def _names_body(words: str) -> bool:
    head = re.split(r"[,;:.]", words)[0]
    return bool(re.search(rf"\b(?:{any_of('bodies')}|{any_of('offices')})\b", head, re.IGNORECASE))


def _name_end(text: str, start: int, end: int) -> int:
    """Return where a name ends: before "on the", "concerning", a comma … but not in its own "on"."""
    for match in _STOP.finditer(text, start, end):
        last = text[start : match.start()].split()[-1:]
        own = (
            match.group().strip().lower() == "on"
            and last
            and last[0].lower() in words_of("takes_on")
        )
        if not own:
            return match.start()
    return end


def _is_proper(name: str) -> bool:
    """True for a name that tells who, not an office alone ("Spokesperson")."""
    return len(name.split()) > 1 and name.lower() not in words_of("offices")


def _letterheads(parts: Parts) -> list[Found]:
    """Return the names of bodies that stand alone on lines above the text, the highest first."""
    found = []
    for piece in parts.above:
        if piece.block.type in {"heading", "paragraph", "boilerplate"} and is_body_name(
            piece.words
        ):
            raw = without_remark(piece.span.of(parts.document.text))
            end = piece.span.start + len(raw)
            found.append(
                Found(ordinary_letters(" ".join(raw.split())), Span(piece.span.start, end))
            )
    return found


def _with_state(parts: Parts, head: Found) -> tuple[Found, tuple[str, ...]]:
    """Return a body with the state that stands on a line of its own beside it, and its names."""
    for piece in parts.above:
        states = state_in(piece.words)
        if states and speaks_for_state(head.value) and states[0] not in head.value:
            return Found(f"{head.value}, {states[-1]}", head.span), (head.value, *states)
    return head, ()


def _imprint(parts: Parts) -> Found | None:
    """Return who leads a line such as "Northern Watch, Report No. 17, 21 February 1994"."""
    for piece in parts.above:
        first, *others = piece.words.split(", ")
        words = first.split()
        if others and len(piece.words) < 140 and 1 < len(words) <= 8:
            named = is_body_name(first) or all(word[0].isupper() for word in words)
            if named and not is_genre_only(first) and any(is_genre_only(each) for each in others):
                start = piece.span.start
                return Found(ordinary_letters(first), Span(start, start + len(first)))
    return None


def _agency(parts: Parts) -> Found | None:
    if parts.first is None:
        return None
    text, span = parts.document.text, parts.first.span
    end = min(span.end, span.start + 300)
    carried = _BROADCAST.search(text, span.start, end)
    if carried and carried.group("kind").strip() in _OWN_WORDS:
        return _group(text, carried)
    match = _AGENCY.match(text, span.start, end) or carried
    return _group(text, match) if match else None


def _group(text: str, match: re.Match[str]) -> Found:
    span = Span(*match.span("who"))
    return Found(" ".join(span.of(text).split()), span)


def _sender(parts: Parts) -> Found | None:
    for piece in parts.above:
        match = _FROM.match(parts.document.text, piece.span.start, piece.span.end)
        if match:
            return _group(parts.document.text, match)
    return None


def _byline(parts: Parts) -> Found | None:
    text = parts.document.text
    for block in parts.document.blocks[:8]:
        match = _BY_NAME.match(text, block.start, block.end)
        if match and block.end - block.start < 90 and block.type != "heading":
            found = _group(text, match)
            words = [word.capitalize() if word.isupper() else word for word in found.value.split()]
            return Found(" ".join(words), found.span)
    return None


def _witness(parts: Parts) -> Found | None:
    if parts.first is None:
        return None
    start = parts.above[0].span.start if parts.above else parts.first.span.start
    match = _SELF.search(parts.document.text, start, parts.first.span.start + 400)
    return _group(parts.document.text, match) if match else None


def _person_beside(parts: Parts, chosen: Found) -> tuple[str, ...]:
    """Return the person named after the office ("the Ombudsman of Y, Irena Kovalt, on …")."""
    text = parts.document.text
    match = re.compile(r"\s*,\s+").match(text, chosen.span.end)
    person = person_in(text, match.end(), match.end() + 60) if match else None
    return (person.value,) if person else ()
