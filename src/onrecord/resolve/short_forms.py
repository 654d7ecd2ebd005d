"""Ibid., op. cit., supra note 3 and the like: which work of the same document is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.extract.citations import Reference, slug
from onrecord.model import Citation, Span, replace

NOWHERE = "what this short form refers to was not found in the document"
FIRST_OF_SEVERAL = "the note it refers to cites several works; the first is taken"


def resolve_short_forms(
    citations: Sequence[Citation],
    references: Sequence[Reference],
    numbers: Mapping[Span, int | None],
) -> tuple[Citation, ...]:
    """Return the citations of one document with short forms led back to their works.

    Args:
        citations: The citations, in order.
        references: The references they were made of, in the same order.
        numbers: The number of each note, by its range.
    """
    done: list[Citation] = []
    for citation, reference in zip(citations, references, strict=True):
        if citation.form == "full":
            done.append(citation)
            continue
        target, doubt = _target(citation, reference, done, numbers)
        if target is not None:
            done.append(_led(citation, target, doubt))
        elif citation.form != "short":  # a bare name and a page may be anything
            key = f"{citation.form}:{slug(reference.author) or citation.id}"
            done.append(replace(citation, cites=key, doubts=(NOWHERE,)))
    return tuple(done)


def _target(
    citation: Citation,
    reference: Reference,
    before: Sequence[Citation],
    numbers: Mapping[Span, int | None],
) -> tuple[Citation | None, str | None]:
    if citation.form == "ibid":
        return _last(citation, before), None
    if citation.form == "supra" and reference.number is not None:
        there = [one for one in before if one.note and numbers.get(one.note) == reference.number]
        named = [one for one in there if _is_by(one, reference.author)]
        if len(named or there) > 1 and not named:
            return there[0], FIRST_OF_SEVERAL
        if there:
            return (named or there)[0], None
    named = [one for one in before if _is_by(one, reference.author) and one.form == "full"]
    titled = [one for one in named if reference.title and _has_words(one, reference.title)]
    if reference.form == "short" and reference.title and not titled:
        return None, None
    return ((titled or named)[-1], None) if named else (None, None)


def _last(citation: Citation, before: Sequence[Citation]) -> Citation | None:
    """Return the citation before, in the same note or in the one before it."""
    if citation.note is None:
        return None
    return next((one for one in reversed(before) if one.note is not None), None)


def _is_by(one: Citation, author: str | None) -> bool:
    """True where the author's name stands in what is known of the work."""
    wanted = [part for part in slug(author).split("-") if len(part) > 1]  # no initials
    known = slug(" ".join(filter(None, (one.author, one.title, one.publisher))), 40).split("-")
    return bool(wanted) and set(wanted[:3]) <= set(known)


def _has_words(one: Citation, title: str) -> bool:
    return set(slug(title, 3).split("-")) <= set(slug(one.title, 40).split("-"))


def _led(citation: Citation, target: Citation, doubt: str | None) -> Citation:
    return replace(
        citation,
        cites=target.cites,
        type=target.type,
        symbol=target.symbol,
        symbols=target.symbols,
        author=target.author,
        title=target.title,
        publisher=target.publisher,
        date=target.date,
        link=target.link,
        pinpoint=citation.pinpoint or (target.pinpoint if citation.form == "ibid" else None),
        refers_to=target.refers_to or target.id,
        doubts=(doubt,) if doubt else (),
    )
