"""Documents → the passages that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Document, Reuse, Span, stable_id
from onrecord.trace.align import Sides
from onrecord.trace.anchors import anchor
from onrecord.trace.changes import find_changes
from onrecord.trace.formulae import lighten_common
from onrecord.trace.kinds import kind_of
from onrecord.trace.noise import is_noisy
from onrecord.trace.passage import Passage
from onrecord.trace.passages import find_passages
from onrecord.trace.quotations import Texts, find_quotations, not_told
from onrecord.trace.seeds import find_seeds
from onrecord.trace.words import Words, words_of


def find_reuse(documents: Sequence[Document]) -> tuple[Reuse, ...]:
    """Return the passages that any two documents share, in the order of documents and places.

    Word n-grams that both have are chained over gaps and page breaks and aligned word by word; where
    letters of a document were misread, letter n-grams are taken too. See `docs/how/reuse.md`.

    Args:
        documents: Segmented documents; the order decides which is `a`, and nothing else.
    """
    texts = [words_of(document) for document in documents]
    noisy = [is_noisy(*each) for each in zip(documents, texts, strict=True)]
    lighten_common([(words.forms, words.weights) for words in texts])
    found: list[Reuse] = []
    for a, b, seeds in find_seeds(texts, noisy):
        sides = Sides(texts[a], texts[b], noisy[a] or noisy[b])
        pair = (documents[a], documents[b])
        found += [_record(pair, sides, passage) for passage in find_passages(sides, seeds)]
    quotations = list(find_quotations(Texts(documents, texts, noisy)))
    return in_order([*quotations, *not_told(found, quotations)], documents)


def in_order(found: Iterable[Reuse], documents: Sequence[Document]) -> tuple[Reuse, ...]:
    """Return the records in the order of documents and places, those of one place with longer ones first."""
    order = {document.path: index for index, document in enumerate(documents)}
    return tuple(
        sorted(
            found,
            key=lambda each: (
                *sorted((order[each.a.document], order[each.b.document])),
                each.a.start,
                -each.words,
                each.b.start,
            ),
        )
    )


def _record(pair: tuple[Document, Document], sides: Sides, passage: Passage) -> Reuse:
    a = _span(sides.one, passage.a)
    b = _span(sides.other, passage.b)
    changes = find_changes(pair, sides, passage.steps)
    runs = list(_rows(passage))
    return Reuse(
        id=stable_id("r", pair[0].id, pair[1].id, *a, *b),
        a=anchor(pair[0], a),
        b=anchor(pair[1], b),
        type=kind_of(pair, (a, b), changes),
        changes=changes,
        words=sum(runs),
        longest=max(runs, default=0),
    )


def _span(words: Words, places: tuple[int, int]) -> Span:
    first, last = places
    return Span(words.starts[first], words.ends[last - 1])


def _rows(passage: Passage) -> Iterator[int]:
    """Yield the lengths of the rows of shared words."""
    row = 0
    for step in passage.steps:
        if step.same:
            row += 1
        elif row:
            yield row
            row = 0
    if row:
        yield row
