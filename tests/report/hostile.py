"""A collection whose every word tries to break the pages."""

from __future__ import annotations

from onrecord.model import (
    Account,
    Anchor,
    Collection,
    Comparison,
    Document,
    Event,
    Failure,
    Figure,
    Finding,
    Metadata,
    Pair,
    Span,
    Voice,
    When,
    Where,
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
            notices=(EVIL,),
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
