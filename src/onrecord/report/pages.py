"""The dossier's pages: pure functions from a view to HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.check import checks
from onrecord.errors import PluginError
from onrecord.model import HARM, Document, Event
from onrecord.report import words
from onrecord.report.cards import cards_of, words_of
from onrecord.report.chart import range_plot
from onrecord.report.dependence import MARK, dependence_of
from onrecord.report.escape import finalize
from onrecord.report.excerpts import excerpts_of
from onrecord.report.highlights import Painter, marks_of
from onrecord.report.matrix import Matrix, Row, make_matrix
from onrecord.report.names import dom_id
from onrecord.report.pageview import leaves
from onrecord.report.segments import Mark
from onrecord.report.sidebyside import beside_of, shared_with
from onrecord.report.textview import render_text, text_parts
from onrecord.report.view import (
    Noted,
    View,
    document_key,
    event_key,
    event_order,
    title_of,
)
from onrecord.resolve.say_dates import say_date
from onrecord.text.language import language_name, languages_of

FEW = 4
"""How many excerpts of a finding are shown unfolded."""

MAX_COLUMNS = 300
"""Most accounts that a matrix shows; all of them stand in the tables under it."""

MAX_PAIRS = 400
"""Most pairs of one comparison that a page lists; all of them stand in the data."""


Pictured = Mapping[str, Mapping[int, str]]
"""Path of a document → number of a page → path of its picture in the dossier."""

MAX_VALUES = 200
"""Most values whose origins a page lists; all of them stand in the data."""


class Page(NamedTuple):
    """A page: its path in the dossier's folder, and its HTML."""

    path: str
    html: str


HOMES = {"events": "index.html", "documents": "documents.html", "findings": "findings.html"}
"""The addresses of the pages that others lead back to, from the dossier's folder."""


@cache
def environment() -> Environment:
    """Return the environment of the dossier's templates."""
    return make_environment(PackageLoader("onrecord.report"), HOMES)


def make_environment(loader: BaseLoader, homes: Mapping[str, str]) -> Environment:
    """Return an environment for templates: everything escaped, nothing undefined let through.

    Args:
        loader: Finds the templates.
        homes: The addresses of the lists, as in `HOMES`.
    """
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["say_date"] = say_date
    made.filters["number"] = words.number
    made.globals.update(
        plural=words.plural,
        listing=words.listing,
        outcome_words=words.outcome_words,
        vocabulary=words.vocabulary,
        few=FEW,
        group_mark=MARK,
        dom_id=dom_id,
        homes=homes,
    )
    return made


def render(view: View, path: str, template: str, **values: Any) -> Page:  # noqa: ANN401
    """Return a page made from a template; `root` leads from it back to the dossier's folder."""
    html = (
        environment()
        .get_template(template)
        .render(view=view, run=view.run, path=path, root="../" * path.count("/"), **values)
    )
    return Page(path, html)


def iter_pages(view: View, pictured: Pictured | None = None) -> Iterator[Page]:
    """Yield every page of the dossier; what is too large for memory is never held together.

    Args:
        view: The collection.
        pictured: Path of a document → number of a page → path of its picture.
    """
    pictured = pictured or {}
    summaries = []
    for event in event_order(view.collection.events):
        matrix = make_matrix(view, event.id)
        summaries.append(summary_of(view, event, matrix))
        yield event_page(view, event, matrix)
    rest = make_matrix(view, None)
    yield event_page(view, None, rest)
    yield index_page(view, summaries, rest)
    for document in view.collection.documents:
        yield document_page(view, document, pictured.get(document.path, {}))
    yield documents_page(view)
    yield findings_page(view)
    yield methods_page(view)


class Summary(NamedTuple):
    """One line of the index of events; `only` names the document if there is but one."""

    event: Event
    only: str
    href: str
    documents: int
    outcomes: str
    accounts: int
    differing: int
    findings: int


def summary_of(view: View, event: Event, matrix: Matrix) -> Summary:
    """Return an event's line in the index."""
    figures = view.figures_in.get(event.id, ())
    present = {outcome for figure in figures for outcome in figure.outcome}
    named = [each for each in HARM if each in present]
    paths = {figure.document for figure in figures}
    alone = view.documents.get(*paths) if len(paths) == 1 else None
    return Summary(
        event=event,
        only=title_of(alone) if alone else "",
        href=view.pages[event_key(event.id)],
        documents=len(paths),
        outcomes=", ".join(words.outcome_words([each]) for each in named) or "other counts",
        accounts=matrix.accounts,
        differing=matrix.differing,
        findings=len(view.findings_about.get(event.id, ())),
    )


def index_page(view: View, summaries: list[Summary], rest: Matrix) -> Page:
    """Return the index of events: those that several documents tell of first."""
    return render(
        view,
        "index.html",
        "index.html",
        shared=sorted(
            (each for each in summaries if each.documents > 1),
            key=lambda each: (-each.documents, -each.accounts),
        ),
        single=[each for each in summaries if each.documents <= 1],
        rest=rest,
        rest_href=view.pages[event_key(None)],
    )


def event_page(view: View, event: Event | None, matrix: Matrix) -> Page:
    """Return an event's page: matrix, plots, pairs, findings, doubts.

    Args:
        view: The collection.
        event: The event, or None for the page of the figures that were given to none.
        matrix: Its matrix.
    """
    key = event.id if event else None
    path = view.pages[event_key(key)]
    return render(view, path, "event.html", **event_values(view, event, matrix))


def event_values(
    view: View, event: Event | None, matrix: Matrix, *, plotted: bool = True
) -> dict[str, Any]:
    """Return what the template of an event's page is given; a plot takes a third of a second."""
    key = event.id if event else None
    rows = [row for row in matrix.rows if len(row.statements) > 1]
    return {
        "event": event,
        "matrix": matrix,
        "rows": rows,
        "plots": {row.id: _plot(view, row) for row in rows if plotted},
        "pairs": {row.id: _pairs(view, row) for row in rows},
        "max_pairs": MAX_PAIRS,
        "max_columns": MAX_COLUMNS,
        "max_values": MAX_VALUES,
        "dependence": dependence_of(view, key),
        "findings": noted_values(view, view.findings_about.get(key or "", ())),
    }


def _plot(view: View, row: Row) -> Markup:
    figures = [view.figures[each.id] for each in row.statements]
    title = f"{row.title}, {row.who}{f', {row.severity}' if row.severity else ''}"
    return range_plot(row.statements, figures, f"Range of each account: {title}", row.id)


def _pairs(view: View, row: Row) -> list[dict[str, Any]]:
    """Return a row's pairs, the most telling verdict first, as many as a page lists."""
    if row.comparison is None:
        return []
    verdicts = words.vocabulary()["verdicts"]
    order = list(verdicts)
    chosen = sorted(row.comparison.pairs, key=lambda pair: order.index(pair.verdict))[:MAX_PAIRS]
    return [
        {
            "a": words_of(view, pair.a),
            "b": words_of(view, pair.b),
            "key": pair.verdict,
            "words": verdicts[pair.verdict]["one"],
            "mark": verdicts[pair.verdict]["mark"],
            "reasons": pair.reasons,
        }
        for pair in chosen
    ]


def document_page(view: View, document: Document, pictured: Mapping[int, str]) -> Page:
    """Return a document's page: its text with every figure marked, and the figures' cards.

    A document that has pages shows them beside the text; `pictured` has the paths of their
    pictures by their numbers.
    """
    path = view.pages[document_key(document.path)]
    values = document_values(view, document, pictured, marks_of(view, document), Painter(view))
    return render(view, path, "document.html", **values)


def document_values(
    view: View,
    document: Document,
    pictured: Mapping[int, str],
    marks: Sequence[Mark],
    painter: Painter,
) -> dict[str, Any]:
    """Return what the template of a document's page is given; `painter` draws the `marks`."""
    figures = view.figures_of.get(document.path, ())
    present = {outcome for figure in figures for outcome in figure.outcome}
    parts = text_parts(document, marks, painter)
    return {
        "document": document,
        "title": title_of(document),
        "languages": _languages(document),
        "text": "" if document.pages else render_text(document, marks, painter),
        "leaves": leaves(view, document, marks, parts, pictured, painter) if document.pages else [],
        "cards": cards_of(view, document),
        "beside": shared_with(view, document),
        "outcomes": [each for each in words.vocabulary()["outcomes"] if each in present],
        "findings": noted_values(view, view.findings_on.get(document.path, ())),
        "marked": {mark.id for mark in marks if mark.layer == "meta"},
    }


def _languages(document: Document) -> list[str]:
    """Return the names of a document's languages: those of its blocks, else the one it states."""
    told = languages_of(document.blocks) or (document.metadata.language,)
    return [language_name(code) for code in told if code]


def documents_page(view: View) -> Page:
    """Return the list of documents, and of those that could not be read."""
    rows = [
        {
            "document": document,
            "title": title_of(document),
            "href": view.pages[document_key(document.path)],
            "figures": len(view.figures_of.get(document.path, ())),
            "findings": len(view.findings_on.get(document.path, ())),
        }
        for document in view.collection.documents
    ]
    return render(view, "documents.html", "documents.html", rows=rows)


def findings_page(view: View) -> Page:
    """Return all findings, by their code."""
    groups: dict[str, list[Noted]] = {}
    for noted in view.findings:
        groups.setdefault(noted.finding.code, []).append(noted)
    made = {code: noted_values(view, groups[code]) for code in sorted(groups)}
    return render(
        view,
        "findings.html",
        "findings.html",
        groups=made,
        rules={code: rule_of(code) for code in made},
        set_aside=noted_values(view, view.set_aside),
    )


def rule_of(code: str) -> Any:  # noqa: ANN401 - a rule of this package or of another
    """Return the rule of the catalogue that has this code, or None."""
    try:
        return checks().get(code)
    except PluginError:
        return None


def methods_page(view: View) -> Page:
    """Return the page that says how the dossier was made and what it cannot do."""
    figures = view.collection.figures
    return render(
        view,
        "methods.html",
        "methods.html",
        orphans=[each for each in figures if each.id in view.orphans],
        extractors=sorted({figure.extractor for figure in figures}),
        weighed=sum(figure.extractor.startswith("signs ") for figure in figures),
    )


def noted_values(view: View, noted: Iterable[Noted]) -> list[dict[str, Any]]:
    """Return what the macro for a finding is given, for each."""
    severities = words.vocabulary()["severities"]
    return [
        {
            "id": each.id,
            "code": each.finding.code,
            "severity": each.finding.severity,
            "words": severities[each.finding.severity],
            "message": each.finding.message,
            "reason": each.reason,
            "excerpts": excerpts_of(view, each),
            "beside": beside_of(view, each.finding),
        }
        for each in noted
    ]
