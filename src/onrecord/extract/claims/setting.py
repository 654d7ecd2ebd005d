"""What the reading of claims needs of a document: its sentences, voices, quotations and figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from onrecord.extract.attitudes import find_attributions
from onrecord.extract.attitudes.lexis import forms
from onrecord.extract.claims.lexis import listed
from onrecord.extract.voices.chain import by_sentence, chain_of, sentence_index
from onrecord.extract.voices.find import find_said
from onrecord.extract.voices.names import content_words
from onrecord.extract.voices.quotes import find_quotes
from onrecord.extract.voices.said import Said
from onrecord.model import Attribution, Claim, Document, Figure, Span, Voice, page_at, stable_id
from onrecord.text import sentence_at

ClaimT = TypeVar("ClaimT", bound=Claim)


class Setting(NamedTuple):
    """A document with what is credited in each of its sentences."""

    document: Document
    said: dict[int, list[Said]]
    quotes: tuple[Span, ...]
    figures: tuple[Figure, ...]

    def around(self, span: Span) -> list[Said]:
        """Return what credits the words at `span`, the outermost first."""
        near = self.said.get(sentence_index(self.document, span.start), ())
        found = [one for one in near if one.holds(span)]
        return sorted(found, key=lambda one: (-_reach(one, span), one.cue.start))

    def voices(self, span: Span) -> tuple[Voice, ...]:
        """Return the chain of voices behind the words at `span`."""
        text = self.document.text
        others = [
            one
            for one in self.around(span)
            if not one.own
            and not (one.name and content_words(one.name.of(text)) & listed("no_voices"))
        ]
        return chain_of(text, others)

    def quoted(self, span: Span) -> Span | None:
        """Return the quotation that holds the words at `span`, or None."""
        index = bisect_right(self.quotes, span.start, key=lambda quote: quote.start) - 1
        if index >= 0 and self.quotes[index].holds(span):
            return self.quotes[index]
        return None

    def make(self, kind: type[ClaimT], span: Span, **fields: Any) -> ClaimT:  # noqa: ANN401
        """Return a claim at `span`; `sources` are read from around it unless they are given."""
        document = self.document
        page = page_at(document.pages, span.start)
        fields.setdefault("sources", self.voices(span))
        return kind(
            id=stable_id("c", document.id, kind.__name__.lower(), *span, *_marks(fields)),
            document=document.path,
            document_id=document.id,
            start=span.start,
            end=span.end,
            text=span.of(document.text),
            page=page.number if page else None,
            sentence=sentence_at(document, span.start) or span,
            **fields,
        )


def setting_of(
    document: Document,
    figures: Iterable[Figure],
    attributions: Sequence[Attribution] | None = None,
) -> Setting:
    """Return a document prepared for the reading of claims.

    Args:
        document: With blocks and sentences.
        figures: Its figures.
        attributions: Who is credited with which words in it; found where they are not given.
    """
    credited = find_attributions(document) if attributions is None else attributions
    quotes = tuple(
        Span(quote.start, quote.end)
        for block in document.blocks
        for quote in find_quotes(document.text, block.start, block.end)
    )
    every = [*find_said(document, document.blocks), *_naming(document, credited)]
    said = by_sentence(document, every)
    return Setting(document, said, quotes, tuple(figures))


def _naming(document: Document, credited: Sequence[Attribution]) -> Iterator[Said]:
    """Yield what verbs of naming credit: "called it a massacre", "denounced as genocide"."""
    for one in credited:
        lemma = {
            form.lemma for form in forms().get(one.cue.of(document.text).split()[-1].lower(), ())
        }
        if one.stance != "attitude" or one.source is None or not lemma & listed("naming"):
            continue
        name = one.source
        if one.author is not None and one.author != name.of(document.text):
            at = document.text.rfind(one.author, 0, name.start)
            name = Span(at, at + len(one.author)) if at >= 0 else name
        yield Said(one.source, name, one.cue, (one.content,), "assert", "naming")


def _reach(said: Said, span: Span) -> int:
    holding = (part for part in said.content if part.start <= span.start < part.end)
    return max(part.end - part.start for part in holding)


def _marks(fields: dict[str, Any]) -> list[str]:
    """Return what tells two claims of one kind at the same words apart."""
    return [str(fields[name]) for name in ("role", "actor", "term", "addressee") if name in fields]
