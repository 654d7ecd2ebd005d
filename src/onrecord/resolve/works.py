"""Works: the same one cited in several places has one key, and is looked for in the collection.

Short forms are resolved within their document: `ibid.` is the work of the citation before it,
"supra note 3" that of note 3, "Vahl, op. cit." the last work by Vahl. One that leads nowhere is
kept with a doubt. Works with a symbol in common are one, and so are an issue of a paper and the
one article of it that is cited by its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from onrecord.model import Citation, Collection, Document, Figure, Work, replace
from onrecord.resolve.citations import find_citations
from onrecord.resolve.seen import seen_documents


class _Links(NamedTuple):
    """Which keys are one work: a forest in which each key leads to another, or is a root."""

    parents: dict[str, str]

    def root(self, key: str) -> str:
        """Return the key that stands for a key's work."""
        while key in self.parents:
            key = self.parents[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Make two keys one work; the first stays."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self.parents[second] = first


def cite(collection: Collection) -> tuple[Citation, ...]:
    """Return the citations of a collection's documents, in their order, with one key a work.

    A cited work that is one of the documents carries its path.
    """
    figures: dict[str, list[Figure]] = {}
    for figure in collection.figures:
        figures.setdefault(figure.document_id, []).append(figure)
    found = [
        citation
        for document in collection.documents
        for citation in find_citations(document, figures.get(document.id, ()))
    ]
    return link(found, collection.documents)


def link(citations: Sequence[Citation], documents: Sequence[Document]) -> tuple[Citation, ...]:
    """Return citations with one key for each work, and the paths of works that are documents."""
    links = _joined(citations)
    keyed = [replace(one, cites=links.root(one.cites)) for one in citations]
    seen = seen_documents(keyed, documents)
    return tuple(
        replace(one, cited_document=seen[one.cites])
        if seen.get(one.cites) not in (None, one.document)
        else one
        for one in keyed
    )


def _joined(citations: Sequence[Citation]) -> _Links:
    links = _Links({})
    by_symbol: dict[str, str] = {}
    titled: dict[str, set[str]] = {}
    for one in citations:
        if one.cites.startswith("un:"):
            for symbol in one.symbols:
                links.join(by_symbol.setdefault(symbol, one.cites), one.cites)
        elif one.cites.startswith("work:"):  # "Report No. 17" of one body is one work
            for symbol in one.symbols:
                name = ":".join((*one.cites.split(":")[:2], symbol))
                links.join(by_symbol.setdefault(name, one.cites), one.cites)
        if one.type == "news" and one.form == "full":
            issue = ":".join(one.cites.split(":")[:3])
            titled.setdefault(issue, set()).add(one.cites)
    for short, long in (*_same_titles(citations), *_same_articles(citations)):
        links.join(short, long)
    for issue, keys in titled.items():
        articles = sorted(keys - {issue})
        if issue in keys and len(articles) == 1:
            links.join(articles[0], issue)
    return links


def _same_titles(citations: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    """Yield keys of works with one title whose authors' names begin alike ("Office of …")."""
    by_title: dict[str, list[str]] = {}
    for one in citations:
        parts = one.cites.split(":")
        if parts[0] == "work" and len(parts) == 3 and "-" in parts[2]:
            by_title.setdefault(parts[2], []).append(one.cites)
    for keys in by_title.values():
        known = sorted(set(keys), key=len)
        for short, long in combinations(known, 2):
            name, longer = short.split(":")[1], long.split(":")[1]
            if not name or longer.startswith(name + "-"):
                yield short, long


def _same_articles(citations: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    """Yield keys of articles of one title: one named without a date, one of the same paper, if it is named."""
    dated: dict[str, set[str]] = {}
    bare: set[str] = set()
    for one in citations:
        parts = one.cites.split(":")
        if parts[0] == "news" and len(parts) == 4:
            dated.setdefault(parts[3], set()).update({one.cites} if parts[2] else ())
            bare |= {one.cites} if not parts[2] else set()
    for key in sorted(bare):
        _, paper, _, title = key.split(":")
        fits = [each for each in sorted(dated[title]) if paper in ("", each.split(":")[1])]
        if len(fits) == 1:
            yield fits[0], key


def works_of(citations: Iterable[Citation]) -> tuple[Work, ...]:
    """Return the works that citations name, in the order in which they are first cited.

    What is said of a work is taken from the fullest of its citations.
    """
    groups: dict[str, list[Citation]] = {}
    for one in citations:
        groups.setdefault(one.cites, []).append(one)
    return tuple(_work(key, group) for key, group in groups.items())


def _work(key: str, group: list[Citation]) -> Work:
    full = max(group, key=lambda one: sum(map(bool, (one.author, one.title, one.date, one.symbol))))

    def first(name: str) -> str | None:
        values = (getattr(full, name), *(getattr(one, name) for one in group))
        return next((str(value) for value in values if value), None)

    return Work(
        key=key,
        type=full.type,
        symbol=max((one.symbol or "" for one in group), key=len) or None,
        symbols=tuple(dict.fromkeys(symbol for one in group for symbol in one.symbols)),
        author=first("author"),
        title=first("title"),
        publisher=first("publisher"),
        date=first("date"),
        link=first("link"),
        seen=first("cited_document"),
        citations=tuple(one.id for one in group),
        documents=tuple(dict.fromkeys(one.document for one in group)),
    )
