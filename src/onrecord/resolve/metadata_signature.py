"""The name and the offices at the end of a letter or statement."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import Span
from onrecord.resolve.metadata_names import person_in
from onrecord.resolve.metadata_parts import Found, Parts, any_of

_SIGNED = re.compile(r"[(\[]?(?:Signed|s/d|sgd\.?)[)\]]?\s?:?\s+(?=[A-Z])", re.IGNORECASE)


class Signature(NamedTuple):
    """Who signs, and as what; `offices` stand under the name, in order."""

    name: Found | None
    offices: tuple[Found, ...]


def read_signature(parts: Parts) -> Signature:
    """Return the name and the offices at the end of a letter or statement."""
    text = parts.document.text
    name: Found | None = None
    offices: list[Found] = []
    for piece in parts.below:
        if piece.block.type in {"note", "list_item"} or len(piece.words) > 140:
            continue
        signed = _SIGNED.match(text, piece.span.start, piece.span.end)
        start = signed.end() if signed else piece.span.start
        person = person_in(text, start, piece.span.end)
        if (
            name is None
            and person
            and (signed or _only_signature(text, person.span, piece.span.end))
        ):
            name = person
            start = person.span.end
        rest = text[start : piece.span.end].lstrip(" ,\n")
        begin = piece.span.end - len(rest)
        if name and rest and is_office(rest):
            offices.append(Found(_plain(rest), Span(begin, piece.span.end)))
    return Signature(name, tuple(offices))


def _only_signature(text: str, name: Span, end: int) -> bool:
    rest = text[name.end : end].strip(" ,\n")
    return not rest or is_office(rest)


def is_office(words: str) -> bool:
    """True for words that begin with an office ("the Permanent Representative of …")."""
    return bool(
        re.match(rf"(?:the\s+)?(?:\w+\s+){{0,3}}?{any_of('offices')}\b", words, re.IGNORECASE)
    )


def _plain(words: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(words.split()), flags=re.IGNORECASE)


def signer(signature: Signature) -> Found | None:
    """Return who a signed document speaks for.

    A letter speaks for the office that signs it when it says whose office it is, else for its signer.
    """
    for office in signature.offices:
        if re.search(r"\sof\s+(?:the\s+)?[A-Z]", office.value):
            return office
    return signature.name
