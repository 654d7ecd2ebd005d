"""A collection whose every word tries to break the pages."""

from __future__ import annotations

from typing import Any

from onrecord.model import (
    Account,
    Anchor,
    Change,
    Citation,
    Collection,
    Comparison,
    Document,
    Event,
    Failure,
    Figure,
    Finding,
    Merge,
    Metadata,
    Notice,
    Origin,
    Origins,
    Pair,
    Qualification,
    Recognition,
    Reuse,
    Span,
    Voice,
    When,
    Where,
    replace,
)
from onrecord.text import segment

EVIL = (
    "</script><script>window.owned=1</script><img src=x onerror=window.owned=1>"
    "\"'><svg onload=window.owned=1>{{ 7*7 }}{% raw %}"
)
"""Markup, quotes and the marks of templates."""

BIDI = "\u202eright to left\u2066 مقتل ٤٢ \u200f"
LONG = "w" * 3000
TEXT = (
    f"{EVIL}\n\n{BIDI} 12 killed \0 and \x1b[31m 😀😀 13 injured or killed.\r\n\r\n"
    f"{LONG} 14 {LONG}\n\n</title></style><!-- 15 --> =HYPERLINK(1)\n"
)


def hostile() -> tuple[Collection, tuple[Finding, ...]]:
    """Return the collection, with crossing figures and one orphan, and its findings."""
    path = f"../../{EVIL}\0.txt"
    about = Metadata(title=f"=1+1 {EVIL} {BIDI}", issuer=EVIL, date=EVIL, addressees=(EVIL,))
    made = segment(
        Document(
            id="e" * 64,
            path=path,
            media_type="text/plain",
            text=TEXT,
            metadata=about,
            notices=(Notice(text=EVIL),),
        )
    )
    spans = [("12", "killed"), ("13", "injured"), ("13 injured", "killed"), ("3 inj", "missing")]
    figures = [_figure(path, index, TEXT.index(words), words, outcome)
               for index, (words, outcome) in enumerate([*spans, ("14", "killed")])]  # fmt: skip
    orphan = _figure(path, 99, 0, "not here", "killed")
    event = Event(
        id='e-"><script>', label=EVIL, place=Where(text=EVIL, name=BIDI, id=EVIL),
        date=When(text=EVIL, edtf=EVIL), aliases=(EVIL, LONG), doubts=(EVIL,),
    )  # fmt: skip
    killed = [figures[0], figures[2], figures[4]]
    comparison = Comparison(
        event=event.id,
        outcome="killed",
        group="all",
        severity=EVIL,
        accounts=tuple(
            Account(figure=each.id, document=path, voice=EVIL, text=each.text, low=3, date=EVIL)
            for each in killed
        ),
        pairs=(Pair(a=killed[0].id, b=killed[1].id, verdict="conflict", reasons=(EVIL,)),),
    )
    anchors = (
        Anchor(document=path, start=0, end=len(EVIL), text=EVIL),
        Anchor(document=path, start=5, end=9, text="gone"),
        Anchor(document="nowhere", start=0, end=4, text=EVIL),
    )
    return Collection(
        documents=(made,),
        figures=(*figures, orphan),
        events=(event,),
        comparisons=(comparison,),
        failures=(Failure(path=path, code="read", reason=EVIL, hint=EVIL),),
    ), (Finding(code=f"X<{EVIL}", severity="error", message=EVIL, anchors=anchors),)


def _figure(path: str, index: int, start: int, words: str, outcome: str) -> Figure:
    return Figure(
        id=f"f-{index:012x}",
        document=path,
        document_id="e" * 64,
        start=start,
        end=start + len(words),
        text=words,
        sentence=Span(start, start + len(words)),
        event='e-"><script>',
        sources=(Voice(name=EVIL, cue=EVIL),),
        low=index,
        modifier="at_least",
        outcome=(outcome,),
        group=("person",),
        group_text=EVIL,
        severity=EVIL,
        place=Where(text=EVIL, name=EVIL, id=EVIL),
        date=When(text=EVIL, edtf=EVIL),
        perpetrator=EVIL,
        doubts=(EVIL,),
    )


def hostile_sources() -> tuple[Collection, tuple[Finding, ...]]:
    """Return the hostile collection with a second document, and every record on sources as bad."""
    collection, findings = hostile()
    first = collection.documents[0]
    second = segment(
        Document(
            id="z" * 64,
            path="zz.txt",
            media_type="text/plain",
            text=f"{TEXT}\n{EVIL}",
            metadata=Metadata(title=LONG, issuer=BIDI, date="2001"),
        )
    )
    voiced = replace(
        collection.figures[0], sources=(Voice(name=EVIL, cue=EVIL, start=0, end=len(EVIL)),)
    )
    figures = (voiced, *collection.figures[1:])
    return (
        replace(
            collection,
            figures=figures,
            documents=(first, second),
            citations=_citations(first),
            reuse=_reuse(first, second),
            origins=_origins(collection.events[0], first, second, voiced),
            claims=_claims(first),
        ),
        findings,
    )


def _citations(document: Document) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            id=f"{EVIL}{index}", document=document.path, document_id=document.id, start=start,
            end=start + 8, text=document.text[start : start + 8], sentence=Span(start, start + 8),
            cites=f"{EVIL}{index}", type=kind, symbol=EVIL, author=EVIL, title=title, publisher=BIDI,
            date=EVIL, pinpoint=EVIL, link="javascript:window.owned=1", claims=("nobody",),
            cited_document=seen,
        )
        for index, (start, kind, title, seen) in enumerate(
            [(2, "news", EVIL, None), (9, "web", LONG, "zz.txt"), (40, "other", None, "gone.txt")]
        )
    )  # fmt: skip


def _claims(document: Document) -> tuple[Qualification | Recognition, ...]:
    common: dict[str, Any] = {
        "document": document.path, "document_id": document.id, "start": 3, "end": 9,
        "text": document.text[3:9], "sentence": Span(0, 9), "polarity": "denied",
        "sources": (Voice(name=EVIL),),
    }  # fmt: skip
    return (
        Qualification(id=EVIL, term=EVIL, hedge=EVIL, instrument=EVIL, article=LONG, by=BIDI,
                      quoted=True, name=True, **common),
        Qualification(id="lost", term=LONG, **{**common, "start": 900_000, "end": 900_006}),
        Recognition(id=EVIL, body=EVIL, body_kind="city", code=EVIL, as_term=EVIL, date=EVIL,
                    instrument=EVIL, stated=7, unnamed=5, **common),
        Recognition(id="r2", body=LONG, body_kind="city", date=LONG, **common),
        *(
            Recognition(id=f"r3{name}", body=name, body_kind="court",
                        **{**common, "polarity": "asserted", **where})
            for name in (EVIL, BIDI, LONG)
            for where in ({}, {"document": "zz.txt", "document_id": "z" * 64})
        ),
    )  # fmt: skip


def _reuse(first: Document, second: Document) -> tuple[Reuse, ...]:
    size = len(TEXT) - 3
    anchors = [Anchor(document=each.path, start=0, end=size, text=TEXT[:size])
               for each in (first, second)]  # fmt: skip
    at = TEXT.index("12")
    changes = (
        Change(a=Span(at, at + 2), b=Span(at, at + 2), what="number", a_text="12", b_text=EVIL),
        Change(a=Span(at + 4, at + 4), b=Span(at + 4, at + 9), what="words", b_text=EVIL),
        Change(a=Span(1, 5), b=Span(900_000, 900_009), what="words", a_text=EVIL, b_text=EVIL),
    )
    lost = replace(anchors[0], start=7, text=EVIL)
    return (
        Reuse(id="r-one", a=anchors[1], b=anchors[0], type="quoted", changes=changes, words=9,
              quotation="altered", speaker=EVIL),
        Reuse(id="r-two", a=lost, b=anchors[1], type="edited", words=3),
        Reuse(id="r-three", a=anchors[0], b=anchors[1], type="boilerplate", words=3),
    )  # fmt: skip


def _origins(
    event: Event, first: Document, second: Document, figure: Figure
) -> tuple[Origins, ...]:
    anchors = (
        Anchor(document=first.path, start=0, end=len(EVIL), text=EVIL),
        Anchor(document=second.path, start=3, end=9, text="gone"),
        Anchor(document="nowhere", start=0, end=4, text=EVIL),
    )
    merges = (
        Merge(a=first.path, b=EVIL, sign="credited", because=EVIL, certain=True,
              direction="a_from_b", anchors=anchors),
        Merge(a=second.path, b=first.path, sign="wording", because=LONG, certain=False),
        Merge(a=first.path, b=second.path, sign="circular", because=BIDI, certain=True),
        Merge(a=first.path, b=first.path, sign="issuer", because=EVIL, certain=False),
    )  # fmt: skip
    origins = tuple(
        Origin(name=name, kind=kind, seen=seen, documents=documents, figures=(figure.id,))
        for name, kind, seen, documents in (
            (EVIL, "voice", False, (first.path,)),
            (BIDI, "document", True, (second.path, first.path)),
            (LONG, "work", False, ("nowhere",)),
        )
    )
    return tuple(
        Origins(event=where, outcome=EVIL, group=EVIL, severity=EVIL, value=value, at_least=1,
                at_most=3, origins=origins, merges=merges, figures=(figure.id, "nobody"))
        for where, value in ((event.id, EVIL), (None, LONG), ("e-gone", 1e300))
    )  # fmt: skip
