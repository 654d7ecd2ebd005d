"""Which columns a table of records has, and how a record fills its rows."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.export.book_rows import BOOK_COLUMNS, BOOK_MAKERS, Maker, Row, listed
from onrecord.export.register_rows import REGISTER_COLUMNS, REGISTER_MAKERS
from onrecord.model import (
    Account,
    Addressee,
    Appeal,
    Attribution,
    Change,
    Changed,
    Citation,
    Claim,
    Comparison,
    Event,
    Figure,
    Finding,
    Origins,
    Qualification,
    Quotation,
    Recognition,
    Record,
    Responsibility,
    Reuse,
    Roll,
    When,
    Where,
)
from onrecord.plugins import PluginInfo

_PLACE = ("place", "place_name", "place_id")
_DATE = ("date", "date_edtf")
_RANGE = ("text", "low", "best", "high", "modifier")
_SIDE = ("figure", "document", "voice", *_RANGE, "date")

COLUMNS: dict[type[Record], Row] = {
    Figure: (
        "id", "document", "document_id", "page", "start", "end", *_RANGE, "outcome", "group",
        "group_text", "severity", "polarity", "part_of", "additional", "event", *_PLACE, *_DATE,
        "sources", "perpetrator", "sentence_start", "sentence_end", "extractor", "doubts",
    ),
    Event: ("id", "label", *_PLACE, *_DATE, "aliases", "figures", "documents", "doubts"),
    Comparison: (
        "event", "outcome", "group", "severity", "verdict", "reasons",
        *(f"a_{name}" for name in _SIDE), *(f"b_{name}" for name in _SIDE),
    ),
    Roll: (
        "body_kind", "a", "b", "a_stated", "b_stated", "a_named", "b_named", "joined", "gone",
        "unnamed", "event",
    ),
    Claim: (
        "id", "kind", "document", "document_id", "page", "start", "end", "text", "who", "what", "of",
        "hedge", "instrument", "article", "date", "code", "stated", "unnamed", "event", "sources", "polarity",
        "sentence_start", "sentence_end", "extractor",
    ),
    Attribution: (
        "id", "document", "document_id", "page", "start", "end", "text", "author", "stance", "direct",
        "source_start", "source_end", "cue_start", "cue_end", "within", "event", "sources", "polarity",
        "sentence_start", "sentence_end", "extractor",
    ),
    Quotation: (
        "id", "document", "document_id", "page", "start", "end", "text", "speaker", "work", "exact",
        "shortened", "altered", "changes", "attribution", "within", "closed", "event", "sources",
        "polarity", "sentence_start", "sentence_end", "extractor",
    ),
    Citation: (
        "id", "document", "document_id", "page", "start", "end", "text", "cites", "type", "form",
        "symbol", "author", "title", "publisher", "date", "pinpoint", "marker_start", "marker_end",
        "note_start", "note_end", "sentence_start", "sentence_end", "claims", "refers_to", "link",
        "cited_document", "event", "sources", "polarity", "extractor", "doubts",
    ),
    Finding: ("code", "severity", "message", "document", "start", "end", "text"),
    Reuse: (
        "id", "type", "a_document", "a_start", "a_end", "b_document", "b_start", "b_end", "words", "longest",
        "numbers", "changes", "quotation", "speaker", "a_text", "b_text",
    ),
    Origins: (
        "event", "outcome", "group", "severity", "value", "at_least", "at_most", "origin", "kind",
        "seen", "documents", "because", "circular",
    ),
    **BOOK_COLUMNS,
    **REGISTER_COLUMNS,
    Changed: ("what", "id", "with_id", "document", "start", "end", "text", "before", "after"),
    PluginInfo: ("kind", "name", "description", "origin", "details"),
}  # fmt: skip
"""The heading of each kind of record's table."""


def rows_of(record: Record) -> Iterator[Row]:
    """Yield the rows of one record, in the order of its kind's `COLUMNS`.

    A figure and an event fill one row. A comparison fills one for each pair, then one for each
    account that stands in none; a finding one for each of its anchors.
    """
    yield from _MAKERS[type(record)](record)


def _figure(figure: Figure) -> Iterator[Row]:
    yield (
        figure.id, figure.document, figure.document_id, figure.page, figure.start, figure.end,
        figure.text, figure.low, figure.best, figure.high, figure.modifier,
        listed(figure.outcome), listed(figure.group), figure.group_text, figure.severity,
        figure.polarity, figure.part_of, figure.additional, figure.event,
        *_place(figure.place), *_date(figure.date),
        listed(voice.name for voice in figure.sources), figure.perpetrator,
        figure.sentence[0], figure.sentence[1], figure.extractor, listed(figure.doubts),
    )  # fmt: skip


def _event(event: Event) -> Iterator[Row]:
    yield (
        event.id, event.label, *_place(event.place), *_date(event.date), listed(event.aliases),
        listed(event.figures), listed(event.documents), listed(event.doubts),
    )  # fmt: skip


def _attribution(one: Attribution) -> Iterator[Row]:
    yield (
        one.id, one.document, one.document_id, one.page, one.start, one.end, one.text, one.author,
        one.stance, one.direct, *(one.source or (None, None)), *one.cue, one.within, one.event,
        listed(voice.name for voice in one.sources), one.polarity, *one.sentence, one.extractor,
    )  # fmt: skip


def _quotation(one: Quotation) -> Iterator[Row]:
    where = {
        fidelity: listed(dict.fromkeys(p.document for p in one.parallels if p.fidelity == fidelity))
        for fidelity in ("exact", "shortened", "altered")
    }
    changes = dict.fromkeys(_changed(change) for p in one.parallels for change in p.changes)
    yield (
        one.id, one.document, one.document_id, one.page, one.start, one.end, one.text, one.speaker,
        one.work, *where.values(), listed(changes), one.attribution, one.within, one.closed,
        one.event, listed(voice.name for voice in one.sources), one.polarity, *one.sentence,
        one.extractor,
    )  # fmt: skip


_PARTS: dict[type[Record], tuple[str, str, str]] = {
    Qualification: ("by", "term", "quoted"),
    Recognition: ("body", "act", "as_term"),
    Responsibility: ("actor", "role", "act"),
    Appeal: ("", "demand", "addressee"),
    Addressee: ("name", "", ""),
}
"""Which fields of a claim say who, what, and of what or whom."""

_DETAILS = ("hedge", "instrument", "article", "date", "code", "stated", "unnamed", "event")


def _claim(one: Claim) -> Iterator[Row]:
    who, what, of = (getattr(one, name, None) for name in _PARTS[type(one)])
    if isinstance(one, Appeal):
        who = one.sources[-1].name if one.sources else None
    yield (
        one.id, type(one).__name__.lower(), one.document, one.document_id, one.page, one.start,
        one.end, one.text, who, what, of, *(getattr(one, name, None) for name in _DETAILS),
        listed(voice.name for voice in one.sources), one.polarity, *one.sentence, one.extractor,
    )  # fmt: skip


def _roll(roll: Roll) -> Iterator[Row]:
    yield (
        roll.body_kind, roll.a, roll.b, roll.a_stated, roll.b_stated, roll.a_named, roll.b_named,
        listed(roll.joined), listed(roll.gone), roll.unnamed, roll.event,
    )  # fmt: skip


def _citation(citation: Citation) -> Iterator[Row]:
    yield (
        citation.id, citation.document, citation.document_id, citation.page, citation.start,
        citation.end, citation.text, citation.cites, citation.type, citation.form, citation.symbol,
        citation.author, citation.title, citation.publisher, citation.date, citation.pinpoint,
        *(citation.marker or (None, None)), *(citation.note or (None, None)), *citation.sentence,
        listed(citation.claims), citation.refers_to, citation.link, citation.cited_document,
        citation.event, listed(voice.name for voice in citation.sources), citation.polarity,
        citation.extractor, listed(citation.doubts),
    )  # fmt: skip


def _comparison(comparison: Comparison) -> Iterator[Row]:
    accounts = {account.figure: account for account in (*comparison.accounts, *comparison.beside)}
    head = (comparison.event, comparison.outcome, comparison.group, comparison.severity)
    paired: set[str] = set()
    for pair in comparison.pairs:
        paired.update((pair.a, pair.b))
        sides = (*_side(accounts.get(pair.a)), *_side(accounts.get(pair.b)))
        yield (*head, pair.verdict, listed(pair.reasons), *sides)
    for account in comparison.accounts:
        if account.figure not in paired:
            yield (*head, None, None, *_side(account), *_side(None))


def _finding(finding: Finding) -> Iterator[Row]:
    head = (finding.code, finding.severity, finding.message)
    for anchor in finding.anchors:
        yield (*head, anchor.document, anchor.start, anchor.end, anchor.text)
    if not finding.anchors:
        yield (*head, None, None, None, None)


def _reuse(reuse: Reuse) -> Iterator[Row]:
    a, b = reuse.a, reuse.b
    numbers = [each for each in reuse.changes if each.what == "number"]
    yield (
        reuse.id, reuse.type, a.document, a.start, a.end, b.document, b.start, b.end,
        reuse.words, reuse.longest, listed(map(_changed, numbers)),
        listed(map(_changed, reuse.changes)), reuse.quotation, reuse.speaker, a.text, b.text,
    )  # fmt: skip


def _origins(value: Origins) -> Iterator[Row]:
    head = (
        value.event, value.outcome, value.group, value.severity, value.value, value.at_least,
        value.at_most,
    )  # fmt: skip
    because = listed(merge.because for merge in value.merges)
    rings = listed(" ← ".join(ring) for ring in value.circular)
    for origin in value.origins:
        documents = listed(origin.documents)
        yield (*head, origin.name, origin.kind, origin.seen, documents, because, rings)


def _changed(change: Change) -> str:
    """Return a change as `487 → 1,000`; a dash stands for nothing."""
    return f"{change.a_text or '–'} → {change.b_text or '–'}"


def _what_changed(one: Changed) -> Iterator[Row]:
    yield (
        one.what, one.id, one.with_id, one.document, one.start, one.end, one.text, one.before, one.after,
    )  # fmt: skip


def _plugin(info: PluginInfo) -> Iterator[Row]:
    yield (info.kind, info.name, info.description, info.origin, listed(info.details))


def _side(account: Account | None) -> Row:
    if account is None:
        return (None,) * len(_SIDE)
    return (
        account.figure, account.document, account.voice, account.text, account.low, account.best,
        account.high, account.modifier, account.date,
    )  # fmt: skip


def _place(place: Where | None) -> Row:
    return (place.text, place.name, place.id) if place else (None, None, None)


def _date(date: When | None) -> Row:
    return (date.text, date.edtf) if date else (None, None)


_MAKERS: dict[type[Record], Maker] = {
    Roll: _roll,
    Qualification: _claim,
    Recognition: _claim,
    Responsibility: _claim,
    Appeal: _claim,
    Addressee: _claim,
    Figure: _figure,
    Event: _event,
    Attribution: _attribution,
    Quotation: _quotation,
    Citation: _citation,
    Comparison: _comparison,
    Finding: _finding,
    Origins: _origins,
    Reuse: _reuse,
    Changed: _what_changed,
    PluginInfo: _plugin,
    **BOOK_MAKERS,
    **REGISTER_MAKERS,
}
