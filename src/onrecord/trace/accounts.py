"""The accounts of one value, and the source at the end of each one's chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.compare import range_of
from onrecord.compare.wording import said
from onrecord.extract.voices.lexis import words
from onrecord.extract.voices.names import content_words
from onrecord.lexicon import load
from onrecord.model import Citation, Collection, Comparison, Document, Figure, Number, Voice
from onrecord.trace.initials import Abbreviations, abbreviations_of
from onrecord.trace.issuers import Issuers, names_of, state_of

_STATE_WORDS = frozenset({"republic", "kingdom", "state", "federation", "union"})
_NO_WITNESSES = frozenset({"treaty", "law", "resolution"})


class Value(NamedTuple):
    """A value of one outcome and group of an event, with the figures that assert it."""

    comparison: Comparison
    figures: tuple[Figure, ...]
    low: Number | None
    high: Number | None
    words: Number | str


class Source(NamedTuple):
    """What an account rests on directly: itself, a voice or a work.

    Attributes:
        kind: `document`, `voice` or `work`.
        key: The document's path, or a name by which two voices or works are one.
        name: How it is called.
        figure: The account.
        voice: The voice that is credited, if one is.
        citation: The citation that is given, if one is.
    """

    kind: str
    key: str
    name: str
    figure: Figure
    voice: Voice | None = None
    citation: Citation | None = None


class Shelf(NamedTuple):
    """The documents of a collection, their issuers, and their citations by figure.

    `by_word` gives the documents among whose issuer's names a word stands; `short` what their texts say
    that abbreviations stand for; `known` what `speaking_as` has found.
    """

    documents: Mapping[str, Document]
    issuers: Issuers
    cited: Mapping[str, tuple[Citation, ...]]
    by_word: Mapping[str, Sequence[str]]
    short: Abbreviations
    known: dict[str, tuple[str, ...]]


def shelf_of(collection: Collection, citations: Sequence[Citation], issuers: Issuers) -> Shelf:
    """Return what `sources_of` looks things up in."""
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        for claim in citation.claims:
            cited[claim].append(citation)
    by_word: dict[str, list[str]] = defaultdict(list)
    for document in collection.documents:
        for word in {word for name in names_of(document) for word in content_words(name)}:
            by_word[word].append(document.path)
    return Shelf(
        {document.path: document for document in collection.documents},
        issuers,
        {claim: tuple(each) for claim, each in cited.items()},
        by_word,
        abbreviations_of(collection.documents),
        {},
    )


def speaking_as(voice: str, shelf: Shelf) -> tuple[str, ...]:
    """Return the paths of the documents whose issuer a voice is; see `speaks_as`."""
    if voice not in shelf.known:
        paths = {path for word in content_words(voice) for path in shelf.by_word.get(word, ())}
        shelf.known[voice] = tuple(
            path for path in sorted(paths) if speaks_as(voice, shelf.documents[path])
        )
    return shelf.known[voice]


def values_of(collection: Collection) -> Iterator[Value]:
    """Yield each value that is asserted of an event, in the order of comparisons and figures.

    Denied, withdrawn and hypothetical figures support nothing. "About 613" is not 613.
    """
    known = {figure.id: figure for figure in collection.figures}
    documents = {document.path: document for document in collection.documents}
    for comparison in collection.comparisons:
        groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for account in comparison.accounts:
            figure = known[account.figure]
            if figure.polarity == "asserted" and range_of(figure) is not None:
                key = (figure.low, figure.high, figure.modifier in {"about", "nearly"})
                groups[key].append(figure)
        for figures in groups.values():
            first = figures[0]
            exact = first.low is not None and first.low == first.high
            value: Number | str = said(first, documents.get(first.document))
            if exact and first.modifier == "exact" and first.low is not None:
                value = first.low
            yield Value(comparison, tuple(figures), first.low, first.high, value)


def sources_of(figure: Figure, shelf: Shelf) -> Source:
    """Return what an account rests on: its last voice, else the work its note cites, else itself."""
    document = shelf.documents.get(figure.document)
    citations = [each for each in shelf.cited.get(figure.id, ()) if each.type not in _NO_WITNESSES]
    if figure.sources:
        voice = figure.sources[-1]
        return Source("voice", voice_key(voice.name, figure.document), in_sentence(voice.name), figure, voice,
                      citations[0] if citations else None)  # fmt: skip
    if citations:
        citation = citations[0]
        return Source("work", citation.cites, work_name(citation), figure, None, citation)
    return Source("document", figure.document, document_name(document, figure.document), figure)


def document_name(document: Document | None, path: str) -> str:
    """Return how a document is called: by its issuer, else its title, else its path."""
    if document is None:
        return path
    return document.metadata.issuer or document.metadata.title or path


def plain(text: str) -> str:
    """Return words on one line."""
    return " ".join(text.split())


def in_sentence(name: str) -> str:
    """Return a voice's words as they stand inside a sentence, without the capital of its beginning.

    "The Morning Ledger" → "the Morning Ledger", "Officials in Varn" → "officials in Varn"; a name, or what
    leads one ("Radio Selmo"), keeps its capital.
    """
    line = plain(name)
    first, _, rest = line.partition(" ")
    common = first.lower() in words("determiners") or (
        first.lower() in unnamed_words() and not rest[:1].isupper()
    )
    return line[:1].lower() + line[1:] if common and not first.isupper() else line


@cache
def unnamed_words() -> frozenset[str]:
    """Return the words that name a kind of body or person and no particular one."""
    return frozenset(map(str, load("issuers")["unnamed"]))


def work_name(citation: Citation) -> str:
    """Return how a cited work is called."""
    title = citation.title or citation.symbol
    who = citation.author or citation.publisher
    parts = [part for part in (who, title, citation.date) if part]
    return ", ".join(dict.fromkeys(parts)) or " ".join(citation.text.split())


def voice_key(name: str, document: str) -> str:
    """Return what two voices share that are one: their words; of nameless voices, the document too."""
    key = " ".join(sorted(content_words(name)))
    return key if is_named(name) else f"{key} in {document}"


def is_named(name: str) -> bool:
    """True for a voice with a name of its own; "officials" and "the Ministry" have none."""
    return any(
        word[:1].isupper()
        and word.lower().strip("’',.").replace("’", "'").removesuffix("'s") not in unnamed_words()
        for word in name.replace("(", " ").split()
    )


def speaks_as(voice: str, document: Document) -> bool:
    """True when a voice that another document names is the issuer of this one.

    Its words are among those of the issuer's names, or the issuer's name is among its words. A
    voice without a name of its own ("the Regional Tribunal") must be one of these names, and of more
    than one word. The bare name of a state is no issuer's: each of its offices would be meant.
    """
    names = names_of(document)
    mine = content_words(voice)
    if not names or not mine:
        return False
    if not is_named(voice):
        return len(mine) > 1 and any(content_words(name) == mine for name in names)
    states = {word for name in names if (state := state_of(name)) for word in content_words(state)}
    theirs = {word for name in names for word in content_words(name)}
    if mine <= theirs and not mine <= states | _STATE_WORDS:
        return True
    issuer = content_words(names[0])
    return is_named(names[0]) and issuer <= mine and not issuer <= states | _STATE_WORDS
