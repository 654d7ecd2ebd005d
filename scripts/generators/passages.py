"""The tables in the documentation that show how short passages are read.

A page asks for one with a comment, in which passages stand apart by a blank line:

    <!-- read: range, outcome
    At least 41 people were killed in Varn, including 12 children.

    Dozens were wounded.
    -->

What stands under it up to `<!-- end -->` is replaced by a table of what is read now. `read` shows
a line for each figure, `masked` says which numbers count nothing and why, and `compare` shows the
verdict on two accounts, written `ISSUER, DATE: WORDS` on two lines. `¶` in a passage begins a new
paragraph; `cited` shows the works that are cited. `FIELD=WORDS;` at its start (`issuer=Northwire;`) says what the document is.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from onrecord.extract.masks import label_masks
from onrecord.model import Citation, Collection, Document, Figure, Pair
from onrecord.pipeline import Options, read_collection
from onrecord.pipeline.citing import collection_citations
from onrecord.report.words import (
    group_words,
    outcome_words,
    range_words,
    vocabulary,
)

ROOT = Path(__file__).resolve().parent.parent.parent
ASKED = re.compile(
    r"<!-- (read|masked|compare|cited):? ?([^\n]*)\n(.*?)-->\n.*?<!-- end -->", re.DOTALL
)
STATED = re.compile(r"(?P<field>issuer|date|title)=(?P<words>[^;]+); ?")
ACCOUNT = re.compile(r"(?P<issuer>[^,\n]+), (?P<date>[\d-]+): (?P<words>.*)", re.DOTALL)
NUMBER = re.compile(r"\d")


def pages() -> dict[str, str]:
    """Return every page that asks for a table, with the tables as they are now."""
    found = {}
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if ASKED.search(text):
            found[path.relative_to(ROOT).as_posix()] = ASKED.sub(filled, text)
    return found


def filled(asked: re.Match[str]) -> str:
    """Return a comment with its table under it."""
    kind, columns, words = asked.groups()
    passages = [each.strip("\n") for each in re.split(r"\n\s*\n", words) if each.strip()]
    table = TABLES[kind](passages, [each.strip() for each in columns.split(",")])
    head = asked[0].partition("-->\n")[0]
    shown = "".join(f"{each}\n\n" for each in passages if each.startswith("|"))
    return f"{head}-->\n\n{shown}{table}\n<!-- end -->"


def table_of(heading: list[str], rows: Iterator[list[str]]) -> str:
    """Return a table in Markdown."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join(f"| {' | '.join(map(cell, line))} |\n" for line in lines)


def cell(text: str) -> str:
    """Return text as a cell can hold it."""
    return " ".join(re.sub(r"\n\s*\n", " ¶ ", text.strip()).split()).replace("|", "\\|")


def gathered(files: dict[str, str]) -> Collection:
    """Return what is read from a few texts by their names."""
    with tempfile.TemporaryDirectory(prefix="onrecord-docs-") as name:
        for file, text in files.items():
            (Path(name) / file).write_text(text + "\n", encoding="utf-8")
        paths = [str(Path(name) / file) for file in files]
        found = read_collection(paths, Options(cache=False))
    if found.failures:
        raise RuntimeError(found.failures[0].reason)
    return found


def name_of(passage: str) -> str:
    """Return the name that a passage is read under: its first mark tells the format."""
    return "passage.md" if passage.startswith(("|", "#")) else "passage.txt"


def as_document(passage: str) -> str:
    """Return a passage as a text, with what it says of itself as front matter."""
    words = STATED.sub("", passage).replace(" ¶ ", "\n\n")
    stated = "".join(f"{each['field']}: {each['words']}\n" for each in STATED.finditer(passage))
    return f"---\n{stated}---\n\n{words}" if stated else words


def read_table(passages: list[str], columns: list[str]) -> str:
    """Return a table with a line for each figure that is read from the passages."""
    return table_of(["in the text", *columns], read_rows(passages, columns))


def read_rows(passages: list[str], columns: list[str]) -> Iterator[list[str]]:
    """Yield the lines of `read_table`; a passage without figures has one too."""
    for passage in passages:
        found = gathered({name_of(passage): as_document(passage)})
        document = found.documents[0]
        if not found.figures:
            yield [passage, "*no figure*", *[""] * (len(columns) - 1)]
        for number, figure in enumerate(found.figures):
            if document.tables:
                shown = in_table(document, figure)
            else:
                shown = around(document, figure) if number else marked(document, figure)
            yield [shown, *(FIELDS[column](figure, found) for column in columns)]


def marked(document: Document, figure: Figure) -> str:
    """Return the text with one number in bold."""
    text, at = document.text, 0
    if text.startswith("---\n"):
        at = text.index("\n---\n") + len("\n---\n")
    return f"{text[at : figure.start]}**{figure.text}**{text[figure.end :]}".strip()


def around(document: Document, figure: Figure) -> str:
    """Return a figure with the words around it."""
    before = document.text[: figure.start].split(" ")[-3:]
    after = document.text[figure.end :].split(" ")[:4]
    whole = f"{' '.join(before)}**{figure.text}**{' '.join(after)}"
    return f"… {whole.strip()}" + ("" if whole.rstrip().endswith(".") else " …")


def in_table(document: Document, figure: Figure) -> str:
    """Return a figure with the headings of its row and column."""
    cells = {(each.row, each.column): each for each in document.tables[0].cells}
    here = next(each for each in cells.values() if each.start <= figure.start < each.end)
    row, column = (
        document.text[each.start : each.end].strip("* ")
        for each in (cells[here.row, 0], cells[0, here.column])
    )
    return f"{row}, {column}: **{figure.text}**"


def whole_of(figure: Figure, found: Collection) -> str:
    """Return the number that a figure is a part of."""
    return next((each.text for each in found.figures if each.id == figure.part_of), "–")


def event_of(figure: Figure, found: Collection) -> str:
    """Return the label of a figure's event."""
    return next((each.label for each in found.events if each.id == figure.event), "–")


FIELDS: dict[str, Callable[[Figure, Collection], str]] = {
    "range": lambda figure, _: range_words(figure.low, figure.high),
    "modifier": lambda figure, _: figure.modifier.replace("_", " "),
    "outcome": lambda figure, _: outcome_words(figure.outcome),
    "group": lambda figure, _: " and ".join(group_words(each) for each in figure.group) or "–",
    "degree": lambda figure, _: figure.severity or "–",
    "part of": whole_of,
    "added": lambda figure, _: "yes" if figure.additional else "–",
    "voices": lambda figure, _: " ← ".join(each.name for each in figure.sources) or "the document",
    "polarity": lambda figure, _: figure.polarity,
    "place": lambda figure, _: figure.place.text if figure.place else "–",
    "place id": lambda figure, _: (figure.place and figure.place.id) or "–",
    "date": lambda figure, _: figure.date.edtf if figure.date else "–",
    "event": event_of,
    "doubts": lambda figure, _: " ".join(figure.doubts) or "–",
}


def masked_table(passages: list[str], _columns: list[str]) -> str:
    """Return a table of passages with the numbers that count nothing, and what each is."""
    return table_of(["in the text", "the number is"], masked_rows(passages))


def masked_rows(passages: list[str]) -> Iterator[list[str]]:
    """Yield the lines of `masked_table`."""
    for passage in passages:
        figures = gathered({name_of(passage): passage}).figures
        masks = [
            f"{passage[mask.start : mask.end].strip()}: {mask.kind}"
            for mask in label_masks(passage)
        ]
        said = "; ".join(masks) or "not masked; counts nobody by its noun"
        read = ", ".join(f"**{each.text}**" for each in figures)
        yield [passage, f"{said}; read as figures: {read}" if read else said]


def compare_table(passages: list[str], _columns: list[str]) -> str:
    """Return a table of two accounts each, with the verdict and its reasons."""
    heading = ["one account", "the other", "verdict", "reasons"]
    return table_of(heading, compare_rows(passages))


def compare_rows(passages: list[str]) -> Iterator[list[str]]:
    """Yield the lines of `compare_table`."""
    for passage in passages:
        accounts = passage.split("\n")
        files = {f"{n}.md": with_matter(each) for n, each in enumerate(accounts)}
        found = gathered(files)
        pairs = [pair for comparison in found.comparisons for pair in comparison.pairs]
        for one, other in pairwise(accounts):
            yield [one, other, *verdict_on(pairs[:1])]


def with_matter(account: str) -> str:
    """Return an account as a document that states its issuer and date."""
    parts = ACCOUNT.fullmatch(account)
    if parts is None:
        raise ValueError(account)
    return f"---\nissuer: {parts['issuer']}\ndate: {parts['date']}\n---\n\n{parts['words']}"


def verdict_on(pairs: list[Pair]) -> list[str]:
    """Return the verdict on a pair in the words of the dossier, and its reasons."""
    if not pairs:
        return ["not set against each other", ""]
    words = vocabulary()["verdicts"][pairs[0].verdict]
    return [f"{words['mark']} {words['one']}", " ".join(pairs[0].reasons)]


def cited_table(passages: list[str], columns: list[str]) -> str:
    """Return a table with a line for each citation that is read from the passages."""
    return table_of(["in the text", *columns], cited_rows(passages, columns))


def cited_rows(passages: list[str], columns: list[str]) -> Iterator[list[str]]:
    """Yield the lines of `cited_table`; a passage without citations has one too."""
    for passage in passages:
        found = gathered({"passage.txt": as_document(passage)})
        citations = collection_citations(found, Options(cache=False))
        if not citations:
            yield [passage, "*none*", *[""] * (len(columns) - 1)]
        for one in citations:
            yield [one.text, *(CITED[column](one, found) for column in columns)]


CITED: dict[str, Callable[[Citation, Collection], str]] = {
    "type": lambda one, _: one.type.replace("_", " "),
    "work": lambda one, _: f"`{one.cites}`",
    "date": lambda one, _: one.date or "–",
    "place in it": lambda one, _: one.pinpoint or "–",
    "title": lambda one, _: one.title or "–",
    "publisher": lambda one, _: one.publisher or "–",
    "address": lambda one, _: f"<{one.link}>" if one.link else "–",
    "marker": lambda one, found: (
        f"`{one.marker.of(found.documents[0].text)}`" if one.marker else "–"
    ),
    "figures": lambda one, found: (
        ", ".join(each.text for each in found.figures if each.id in one.claims) or "–"
    ),
}

TABLES = {
    "read": read_table,
    "masked": masked_table,
    "compare": compare_table,
    "cited": cited_table,
}
