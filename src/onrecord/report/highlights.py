"""The highlights of one document: figures, findings, metadata, and words that OCR doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from onrecord.model import Document, Figure, words_of
from onrecord.report.escape import markup
from onrecord.report.names import dom_id
from onrecord.report.segments import Mark, Segment
from onrecord.report.view import View
from onrecord.report.words import outcome_words, stated, vocabulary

UNSURE = 0.8
"""OCR confidence under which a word is marked."""

UNKNOWN = {"letter": "?", "line": "dotted", "hue": "grey"}


def figure_id(figure: str) -> str:
    """Return the id of a figure's words in its document's page."""
    return dom_id(figure)


def card_id(figure: str) -> str:
    """Return the id of a figure's card."""
    return dom_id(figure, "c-")


def anchor_id(finding: str, index: int) -> str:
    """Return the id of the words that a finding's anchor points to."""
    return dom_id(f"{finding}-{index}")


def spot_id(start: int, end: int) -> str:
    """Return the id of words that some page links to and that are no figure."""
    return f"s-{start}-{end}"


def style_of(figure: Figure) -> dict[str, str]:
    """Return letter, line and hue of a figure's first outcome; the letters of all of them."""
    names = vocabulary()["outcomes"]
    styles = [names.get(each, UNKNOWN) for each in figure.outcome] or [UNKNOWN]
    return {**styles[0], "letter": "".join(style["letter"] for style in styles)}


class Look(NamedTuple):
    """How the words of a claim are drawn: letter, line and hue, what a pointer shows, its polarity."""

    style: dict[str, str]
    title: str
    polarity: str


def look_of(figure: Figure) -> Look:
    """Return how a figure's words are drawn."""
    title = f"{stated(figure)}: {outcome_words(figure.outcome)}"
    return Look(style_of(figure), title, figure.polarity)


def marks_of(view: View, document: Document) -> list[Mark]:
    """Return every highlight of a document whose words are where they say."""
    return [
        *_figures(view, document),
        *_findings(view, document),
        *_metadata(document),
        *_unsure(document),
        *_spots(view, document),
    ]


def _figures(view: View, document: Document) -> Iterator[Mark]:
    for figure in view.figures_of.get(document.path, ()):
        if figure.id not in view.orphans:
            yield Mark(figure.start, figure.end, "figure", figure.id)


def _findings(view: View, document: Document) -> Iterator[Mark]:
    for noted in view.findings_on.get(document.path, ()):
        for index, anchor in enumerate(noted.finding.anchors):
            same = document.text[anchor.start : anchor.end] == anchor.text
            if anchor.document == document.path and anchor.start >= 0 and same:
                yield Mark(anchor.start, anchor.end, "finding", anchor_id(noted.id, index))


def _metadata(document: Document) -> Iterator[Mark]:
    for name, span in document.metadata.where.items():
        if 0 <= span.start < span.end <= len(document.text):
            yield Mark(span.start, span.end, "meta", dom_id(name, "m-"))


def _unsure(document: Document) -> Iterator[Mark]:
    """Yield the words that OCR read with little confidence; the id tells how little."""
    for page in document.pages:
        for word in words_of(page) if page.source == "ocr" else ():
            sure = word.confidence
            if sure is not None and sure < UNSURE and word.end <= len(document.text):
                yield Mark(word.start, word.end, "unsure", f"{sure:.2f}")


def _spots(view: View, document: Document) -> Iterator[Mark]:
    """Yield the words that other pages link to: voices, citations, shared passages, changes."""
    for start, end in sorted(view.traces.spots.get(document.path, ())):
        figure = view.traces.figure_at.get((document.path, start, end))
        if 0 <= start < end <= len(document.text) and (figure is None or figure in view.orphans):
            yield Mark(start, end, "source", spot_id(start, end))


class Painter:
    """Draws the segments of one document's text."""

    def __init__(self, view: View, others: Mapping[str, Look] | None = None) -> None:
        """Use the figures of `view`, and other claims that are drawn as figures are, by their ids."""
        self._view = view
        self._others = others or {}

    def __call__(self, words: str, segment: Segment) -> Markup:
        """Return one segment, wrapped in its highlights from the outside in."""
        body = markup(words)
        figures = [mark for mark in segment.marks if mark.layer == "figure"]
        for mark in reversed(segment.marks):
            if mark.layer == "figure":
                body = self._figure(mark, segment, body, alone=len(figures) == 1)
            else:
                body = _wrap(mark, segment, body)
        if len(figures) > 1:
            body += Markup("").join(
                self._tag(mark) for mark in figures if mark.id in segment.closes
            )
        return body

    def _figure(self, mark: Mark, segment: Segment, body: Markup, *, alone: bool) -> Markup:
        style, title, polarity = self.look(mark)
        last = " last" if alone and mark.id in segment.closes else ""
        opens = mark.id in segment.opens
        name = Markup(' id="{}"').format(figure_id(mark.id)) if opens else Markup("")
        denied = "" if polarity == "asserted" else f" {polarity}"
        return Markup(
            '<{tag}{name} class="fig hue-{hue} line-{line}{last}{denied}" data-f="{figure}"'
            ' data-letter="{letter}"{link} title="{title}">{body}</{tag}>'
        ).format(
            tag=Markup("a") if alone else Markup("span"),
            name=name,
            figure=figure_id(mark.id),
            last=last,
            denied=denied,
            link=Markup(' href="#{}"').format(card_id(mark.id)) if alone else "",
            title=title,
            body=body,
            **style_marks(style),
        )

    def _tag(self, mark: Mark) -> Markup:
        """Return the letter of a figure among others over the same words, as a link."""
        style, title, _ = self.look(mark)
        return Markup(
            '<a class="tag hue-{hue}" href="#{card}" data-letter="{letter}" aria-label="{title}"'
            ' title="{title}"></a>'
        ).format(card=card_id(mark.id), title=title, **style_marks(style))

    def look(self, mark: Mark) -> Look:
        """Return how the words of a claim's mark are drawn."""
        return self._others.get(mark.id) or look_of(self._view.figures[mark.id])


def style_marks(style: dict[str, str]) -> dict[str, str]:
    """Return what an element needs to be drawn in an outcome's style."""
    return {"hue": style["hue"], "line": style["line"], "letter": style["letter"]}


def _wrap(mark: Mark, segment: Segment, body: Markup) -> Markup:
    if mark.layer == "unsure":
        title = f"read with confidence {mark.id}"
        return Markup('<span class="at-unsure" title="{}">{}</span>').format(title, body)
    name = Markup(' id="{}"').format(mark.id) if mark.id in segment.opens else Markup("")
    told = Markup(' title="withheld from what leaves"') if mark.layer == "withheld" else Markup("")
    return Markup('<span{}{} class="at-{}">{}</span>').format(name, told, mark.layer, body)
