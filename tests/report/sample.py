"""A collection laid by hand over the example documents, for tests of the pages alone."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from onrecord.check.run import claimed, traced
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
    replace,
    stable_id,
)
from onrecord.read import read_document
from onrecord.resolve.quotations import quotations_of
from onrecord.text import segment
from onrecord.trace.parallels import with_parallels

EXAMPLES = Path(__file__).parents[2] / "examples" / "teshka"
TESHKA = Event(
    id="e-teshka",
    label="Teshka Bridge killings",
    place=Where(text="Teshka Bridge", name="Teshka"),
    date=When(text="night of 11 to 12 October 1993", edtf="1993-10-11/1993-10-12"),
    aliases=("Night at the Bridge", "Teshka massacre"),
    doubts=("2023-10-11-ostravia-ministry.md names no day in its second list",),
)
SORREL = Event(
    id="e-sorrel",
    label="Shelling of the Sorrel market",
    place=Where(text="Sorrel", name="Sorrel"),
    date=When(text="3 March 2011", edtf="2011-03-03"),
)
WAR = Event(id="e-war", label="War of 1991–1994", date=When(text="1991-1994", edtf="1991/1994"))

ABOUT = {
    "1993-10-13-northwire.txt": ("Nearly 100 feared dead", "Northwire", "1993-10-13"),
    "1994-02-frontier-watch.html": ("The Luma crossing", "Frontier Watch", "1994-02-21"),
    "2006-court-judgment-excerpt.txt": ("Judgement", "Regional Tribunal", "2006-06-14"),
    "2011-03-04-northwire-sorrel.txt": ("Shells hit market", "Northwire", "2011-03-04"),
    "2011-03-07-sorrel-bulletin.md": ("Bulletin No. 4", "Health Department", "2011-03-07"),
    "2018-10-un-letter.txt": ("Letter dated 11 October 2018", "Ostravia", "2018-10-11"),
    "2019-05-luma-centre.md": ("Names from the bridge", "Luma Documentation Centre", "2019-05"),
    "2023-10-11-ombudsman.txt": ("Statement by the Ombudsman", "Ombudsman", "2023-10-11"),
    "2023-10-13-kelmar-ministry.txt": ("Comment", "Ministry of Kelmar", "2023-10-13"),
}

# File, words with the number in brackets, event, outcome, group, low, high, modifier, the rest.
FIGURES: list[tuple[str, str, Event, str, str, int | None, int | None, str, dict[str, Any]]] = [
    ("1993-10-13-northwire.txt", "nearly [100] people had", TESHKA, "killed", "person", None, 99,
     "nearly", {"sources": (Voice(name="Dr Ilja Moren", kind="witness", cue="said"),)}),
    ("1993-10-13-northwire.txt", "counted [43] bodies", TESHKA, "killed", "person", 43, 43,
     "exact", {"sources": (Voice(name="Dr Ilja Moren", cue="told"),)}),
    ("1993-10-13-northwire.txt", "At least [120] wounded", TESHKA, "injured", "person", 120, None,
     "at_least", {}),
    ("1993-10-13-northwire.txt", "spoke of [hundreds] dead", TESHKA, "killed",
     "person", 200, None, "vague", {"sources": (Voice(name="Ostravian radio", kind="media"),)}),
    ("1993-10-13-northwire.txt", '"[No] civilians were killed', TESHKA, "killed", "civilian", 0, 0,
     "exact", {"polarity": "denied", "sources": (Voice(name="a spokesman"),)}),
    ("1994-02-frontier-watch.html", "at least [161] civilians", TESHKA, "killed", "civilian", 161,
     None, "at_least", {}),
    ("1994-02-frontier-watch.html", "including [27] children", TESHKA, "killed", "child", 27, 27,
     "exact", {"part_of": "at least [161] civilians"}),
    ("1994-02-frontier-watch.html", "names of [103] people", TESHKA, "missing", "person", 103, 103,
     "exact", {"sources": (Voice(name="Relatives"),)}),
    ("2006-court-judgment-excerpt.txt", "alleges that [214] civilians", TESHKA, "killed",
     "civilian", 214, 214, "exact", {"sources": (Voice(name="The Prosecution"),)}),
    ("2006-court-judgment-excerpt.txt", "at least [178] persons", TESHKA, "killed", "person", 178,
     None, "at_least", {}),
    ("2006-court-judgment-excerpt.txt", "fate of [104] is", TESHKA, "missing", "person", 104, 104,
     "exact", {}),
    ("2018-10-un-letter.txt", "[214] civilians were killed", TESHKA, "killed", "civilian", 214, 214,
     "exact", {}),
    ("2018-10-un-letter.txt", "including [31] children, 58", TESHKA, "killed", "child", 31, 31,
     "exact", {"part_of": "[214] civilians were killed"}),
    ("2018-10-un-letter.txt", "[417] people were", TESHKA, "detained", "person", 417, 417, "exact",
     {}),
    ("2018-10-un-letter.txt", "None of the [471] hostages", TESHKA, "detained", "person", 471, 471,
     "exact", {}),
    ("2018-10-un-letter.txt", "these, [94] are", TESHKA, "missing", "person", 94, 94, "exact", {}),
    ("2018-10-un-letter.txt", "least [161] civilians", TESHKA, "killed", "civilian", 161, None,
     "at_least", {"sources": (Voice(name="Frontier Watch", kind="ngo", cue="found"),)}),
    ("2019-05-luma-centre.md", "hold [209] names", TESHKA, "killed", "person", 209, 209, "exact",
     {}),
    ("2019-05-luma-centre.md", "found that [96] people", TESHKA, "killed", "person", 96, 96,
     "exact", {"sources": (Voice(name="Kelmar commission of 1996", kind="state"),)}),
    ("2019-05-luma-centre.md", "| 2019 | [88] |", TESHKA, "missing", "person", 88, 88, "exact",
     {"date": When(text="2019", edtf="2019")}),
    ("2019-05-luma-centre.md", "whom [64] have", TESHKA, "identified", "person", 64, 64, "exact",
     {}),
    ("2023-10-11-ombudsman.txt", "total of [214] residents", TESHKA, "killed", "resident", 214, 214,
     "exact", {"group_text": "residents of Teshka", "doubts": ("An <b>invented</b> doubt.",)}),
    ("2023-10-11-ombudsman.txt", "including [31] children", TESHKA, "killed", "child", 31, 31,
     "exact", {"part_of": "total of [214] residents"}),
    ("2023-10-11-ombudsman.txt", "fate of [85] of", TESHKA, "missing", "person", 85, 85, "exact",
     {}),
    ("2023-10-11-ombudsman.txt", "[640] houses", TESHKA, "destroyed", "building", 640, 640, "exact",
     {}),
    ("2023-10-13-kelmar-ministry.txt", "that [96] people died", TESHKA, "killed", "person", 96, 96,
     "exact", {"sources": (Voice(name="The state commission of inquiry", kind="state"),)}),
    ("2023-10-13-kelmar-ministry.txt", "figure of [214]", TESHKA, "killed", "person", 214, 214,
     "exact", {"polarity": "denied"}),
    ("2011-03-04-northwire-sorrel.txt", "At least [27] people", SORREL, "killed", "person", 27,
     None, "at_least", {"sources": (Voice(name="Mayor Petra Oskel", cue="said"),)}),
    ("2011-03-04-northwire-sorrel.txt", "number of dead as [31]", SORREL, "killed", "person", 31,
     31, "exact", {"polarity": "withdrawn"}),
    ("2011-03-04-northwire-sorrel.txt", "about [11,000] people", WAR, "killed", "person", 11000,
     11000, "about", {}),
    ("2011-03-07-sorrel-bulletin.md", "risen to [31]", SORREL, "killed", "person", 31, 31, "exact",
     {}),
    ("2011-03-07-sorrel-bulletin.md", "| **[64]** |", SORREL, "injured", "person", 64, 64, "exact",
     {}),
    ("2023-10-11-ombudsman.txt", "the [31] dead", SORREL, "killed", "person", 31, 31, "exact", {}),
]  # fmt: skip


@cache
def documents() -> dict[str, Document]:
    """Read the example documents that the sample uses, described by hand."""
    made = {}
    for name, (title, issuer, date) in ABOUT.items():
        document = segment(read_document(EXAMPLES / name, name=name))
        about = Metadata(title=title, issuer=issuer, date=date, language="en")
        made[name] = replace(document, metadata=about)
    return made


def find(text: str, context: str) -> tuple[int, int]:
    """Return the span of the bracketed words of `context` in `text`."""
    before, _, rest = context.partition("[")
    words, _, after = rest.partition("]")
    at = text.index(before + words + after) + len(before)
    return at, at + len(words)


def make_figure(document: Document, context: str, **fields: Any) -> Figure:
    """Return a figure over the bracketed words of `context`, which the document must hold."""
    start, end = find(document.text, context)
    around = [each for each in document.sentences if each.start <= start and end <= each.end]
    return Figure(
        id=stable_id("f", document.id, start, end),
        document=document.path,
        document_id=document.id,
        start=start,
        end=end,
        text=document.text[start:end],
        sentence=around[0] if around else Span(start, end),
        **fields,
    )


@cache
def figures() -> tuple[Figure, ...]:
    """Return the sample's figures in the order of documents and offsets."""
    made, ids = [], {}
    for name, context, event, outcome, group, low, high, modifier, rest in FIGURES:
        fields = {**rest, "part_of": ids.get((name, rest.get("part_of")))}
        figure = make_figure(
            documents()[name],
            context,
            event=event.id,
            outcome=(outcome,),
            group=(group,),
            low=low,
            best=low if low == high else None,
            high=high,
            modifier=modifier,
            **fields,
        )
        ids[name, context] = figure.id
        made.append(figure)
    order = list(documents())
    return tuple(sorted(made, key=lambda each: (order.index(each.document), each.start)))


def _pair(a: Figure, b: Figure) -> Pair:
    """Return a verdict good enough to draw; the real one is the compare stage's."""
    low = max((each.low for each in (a, b) if each.low is not None), default=None)
    high = min((each.high for each in (a, b) if each.high is not None), default=None)
    if low is not None and high is not None and low > high:
        verdict = "changed" if "missing" in a.outcome else "conflict"
    else:
        verdict = "agree" if a.low == a.high == b.low == b.high else "compatible"
    return Pair(a=a.id, b=b.id, verdict=verdict, reasons=(f"{a.text} beside {b.text}",))


def _account(figure: Figure) -> Account:
    document = documents()[figure.document]
    voice = figure.sources[-1].name if figure.sources else document.metadata.issuer or figure.text
    return Account(
        figure=figure.id,
        document=figure.document,
        voice=voice,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        modifier=figure.modifier,
        text=figure.text,
        date=figure.date.edtf if figure.date else document.metadata.date,
    )


@cache
def sample() -> Collection:
    """Return the collection."""
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures():
        if figure.polarity == "asserted" and figure.event:
            group = "child" if "child" in figure.group else "all"
            groups.setdefault((figure.event, figure.outcome[0], group), []).append(figure)
    comparisons = tuple(
        Comparison(
            event=event,
            outcome=outcome,
            group=group,
            accounts=tuple(_account(each) for each in members),
            pairs=tuple(_pair(a, b) for a, b in combinations(members, 2)),
        )
        for (event, outcome, group), members in groups.items()
        if len(members) > 1
    )
    events = tuple(
        replace(
            event,
            figures=tuple(each.id for each in figures() if each.event == event.id),
            documents=tuple(
                dict.fromkeys(each.document for each in figures() if each.event == event.id)
            ),
        )
        for event in (TESHKA, SORREL, WAR)
    )
    failure = Failure(
        path="scan-17.pdf", code="read", reason="no reader for .pdf", hint="turn it into text"
    )
    return Collection(
        documents=tuple(documents().values()),
        figures=figures(),
        events=events,
        comparisons=comparisons,
        failures=(failure,),
    )


@cache
def sample_sources() -> Collection:
    """Return the sample with its voices where they stand, its citations, passages, origins, claims."""
    texts = {path: document.text for path, document in documents().items()}

    def placed(figure: Figure, voice: Voice) -> Voice:
        at = texts[figure.document].find(voice.name)
        return voice if at < 0 else replace(voice, start=at, end=at + len(voice.name))

    voiced = tuple(
        replace(each, sources=tuple(placed(each, voice) for voice in each.sources))
        for each in figures()
    )
    made = claimed(traced(replace(sample(), figures=voiced)))
    quotations = quotations_of(made, made.attributions, made.citations)
    return replace(made, quotations=tuple(with_parallels(quotations, made.reuse)))


@cache
def sample_findings() -> tuple[Finding, ...]:
    """Return findings of each severity."""
    centre, letter = documents()["2019-05-luma-centre.md"], documents()["2018-10-un-letter.txt"]
    return (
        Finding(
            code="figure-part-larger",
            severity="error",
            message="a part of 64 is larger than its whole of 61",
            anchors=(_anchor(centre, "remains of [61] people"), _anchor(centre, "whom [64] have")),
        ),
        Finding(
            code="figure-twice",
            severity="warning",
            message="417 and 471 are given for the same count in one document",
            anchors=(
                _anchor(letter, "[417 people were taken hostage.]"),
                _anchor(letter, "None of the [471] hostages"),
            ),
        ),
        Finding(
            code="date-anniversary",
            severity="note",
            message="“twenty-six years ago” does not fit 1993 and 2018",
            anchors=(_anchor(letter, "[twenty-six years ago]"),),
        ),
    )


def _anchor(document: Document, context: str) -> Anchor:
    start, end = find(document.text, context)
    return Anchor(document=document.path, start=start, end=end, text=document.text[start:end])
