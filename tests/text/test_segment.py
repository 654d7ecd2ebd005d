"""Tests of segmenting documents."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document
from onrecord.read import read_bytes
from onrecord.text import segment
from onrecord.text.language import is_read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PIECES = [
    "Forty-one people died in Varn. Twelve fled.", "# Killings", "KILLINGS IN VARN", "- seven women", "1. nine men",
    "14. The mission found 41 graves near Varn. It opened all of them.", "Deaths: 150–300 (estimate)",
    "14:05 — Six dead.", "| Town | Dead |\n|---|---|\n| Varn | 41 |", "Town   Dead\nVarn   41", "Town\tDead\nVarn\t41",
    "1 Ibid., p. 12.", "[^1]: Interview, 3 June 1994.", "21-02264", "- 3 -", "___", "> quoted words", "~",
    "FORTY DEAD STOP SIXTY HURT STOP", "**bold\nlines**", "To: the Council", "words without an end", "\ufeff", "\r\n", "\x0c",
]  # fmt: skip
TEXTS = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(PIECES), st.text(max_size=30)),
        st.sampled_from(["\n", "\n\n", "\r\n", " "]),
    ),
    max_size=14,
).map(lambda parts: "".join(words + end for words, end in parts))


def read(text: str, name: str = "t.txt") -> Document:
    """A segmented document."""
    return segment(read_bytes(text.encode("utf-8", "replace"), name))


def check(document: Document) -> None:
    """Assert what holds for every segmented document."""
    text = document.text
    last = 0
    for block in document.blocks:
        assert last <= block.start <= block.end <= len(text)
        last = block.end
    holes = [
        text[a.end : b.start] for a, b in zip(document.blocks, document.blocks[1:], strict=False)
    ]
    edges = [text[: document.blocks[0].start], text[last:]] if document.blocks else [text]
    for hole in holes + edges:
        assert not any(char.isalnum() for char in hole), hole
    last = 0
    for span in document.sentences:
        assert last <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        last = span.end
    for block in document.blocks:
        inside = [s for s in document.sentences if s.start < block.end and block.start < s.end]
        assert all(block.start <= s.start and s.end <= block.end for s in inside)
        assert inside or block.type == "front_matter" or not is_read(block)
    for table in document.tables:
        assert any(
            b.type == "table" and (b.start, b.end) == (table.start, table.end)
            for b in document.blocks
        )
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)


@given(TEXTS)
@settings(max_examples=300)
def test_blocks_and_sentences_are_sound(text: str) -> None:
    """Blocks hold every word in order, sentences lie inside blocks, cells inside tables."""
    if text.strip("\ufeff \t\r\n") and "\x00" not in text:
        check(read(text))


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds")
def test_documents_of_the_field_are_sound() -> None:
    """The same holds for real statements, letters and releases."""
    for path in sorted(SEEDS.glob("*.txt")):
        check(read(path.read_text(encoding="utf-8")))


@given(st.lists(st.sampled_from(PIECES[:9]), min_size=1, max_size=5))
def test_a_paragraph_before_shifts_everything_by_its_length(pieces: list[str]) -> None:
    """Text set before a document's own moves its blocks and sentences and changes nothing else."""
    first = "Forty-one people died in Varn, and nobody was ever held to account for any of it.\n\n"
    body = first + "\n\n".join(pieces)
    one, two = read(body), read(first + body)
    moved = tuple((b.type, b.start + len(first), b.end + len(first)) for b in one.blocks)
    assert tuple((b.type, b.start, b.end) for b in two.blocks[1:]) == moved
    assert [(s.start - len(first), s.end - len(first)) for s in two.sentences[1:]] == list(
        one.sentences
    )


PARAGRAPHS = [
    (
        "The mission found that at least forty-one persons had been killed in Varn on 3 May 1994, among them "
        "twelve children. Dr. Lenk, of the hospital in Sorrel, counted 17 more (see para. 12). Nobody fled."
    ),
    (
        "According to the mayor, Gen. Harg of the Kelmar Army told the town council in March 1993 that No. 3 "
        "Company would leave; it did not. “We were 240,” said Anna Weil, “and 90 came back.” The rest are missing."
    ),
    (
        "At 10.40 a.m. The Varn Times reported 14 dead; 2,304 people had left by noon for Teshka Bridge, 22 km away, "
        "of whom some 310 were under 14. Prosecutor v. Stoss (Case No. SC-02-3-A, para. 87) deals with their fate."
    ),
    (
        "IN SORREL THE RED CROSS SAID IT HAD COUNTED 13 BODIES.  POLICE SOURCES PUT THE NUMBER OF DEAD AT 20 AND OF "
        "WOUNDED AT 60, AMONG THEM TWO GENDARMES.  THE GOVERNOR, COL. BRUNO ASK, DENIED THAT ANYBODY HAD DIED."
    ),
]


@given(st.sampled_from(PARAGRAPHS), st.sampled_from(PARAGRAPHS), st.integers(40, 100))
def test_breaking_lines_changes_no_sentence(one: str, two: str, width: int) -> None:
    """A text has the same sentences however its lines are broken to fit the paper."""

    def sentences(text: str) -> list[str]:
        return [" ".join(span.of(text).split()) for span in read(text).sentences]

    broken = "\n\n".join(textwrap.fill(each, width, break_on_hyphens=False) for each in (one, two))
    assert sentences(broken) == sentences(f"{one}\n\n{two}")


def test_marks_are_no_part_of_sentences() -> None:
    """Number signs, bullets, item numbers and time stamps stand before the sentence."""
    text = (
        "# Killings\n\n- seven women\n\n(a) nine men\n\n14. The mission left.\n\n14:05 — Six dead."
    )
    document = read(text)
    assert [s.of(text) for s in document.sentences] == [
        "Killings", "seven women", "nine men", "The mission left.", "Six dead.",
    ]  # fmt: skip


def test_decimals_and_counts_stay_in_their_sentence() -> None:
    """A number that opens a sentence is not taken for its mark."""
    for text in ("2.3 million people fled.", "41 people died.", "12,000 fled.", "5 – 7 died."):
        assert [s.of(text) for s in read(text).sentences] == [text]


def test_rows_are_sentences() -> None:
    """Each row of a table is one sentence; the rule under the header is none."""
    text = "| Town | Dead |\n|---|---|\n| Varn | 41. Of whom 12 |\n"
    assert [s.of(text) for s in read(text).sentences] == [
        "| Town | Dead |",
        "| Varn | 41. Of whom 12 |",
    ]


def test_front_matter_has_no_sentences() -> None:
    """Front matter is kept as a block and not read."""
    text = "---\ntitle: 41 dead in Varn\n---\nTwelve fled.\n"
    document = read(text, "t.md")
    assert [b.type for b in document.blocks] == ["front_matter", "paragraph"]
    assert [s.of(text) for s in document.sentences] == ["Twelve fled."]


def test_breaks_in_a_page_divide_its_paragraphs() -> None:
    """Lines that `<br>` ends are blocks where they are labels or entries."""
    document = read("<p>Deaths: 41<br>Injured: 60</p><p>Forty-one<br>people died.</p>", "t.html")
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        "Deaths: 41", "Injured: 60", "Forty-one\npeople died.",
    ]  # fmt: skip


def test_paragraphs_of_a_page_are_no_headings() -> None:
    """Pages mark their headings; a short `<p>` is a paragraph, all bold or in capitals a heading."""
    document = read(
        "<h1>Varn</h1><p>A report by Northern Watch</p><p>TOLL OF VARN</p><p>Forty died.</p>",
        "t.html",
    )
    assert [b.type for b in document.blocks] == ["heading", "paragraph", "heading", "paragraph"]


def test_preformatted_page_is_a_text_of_its_own() -> None:
    """A page that is one `<pre>` has the blocks and tables that its lines show."""
    lines = (
        "KILLINGS IN VARN\n\nForty-one people died.\n\nTown     Dead\nVarn       41\nSorrel      7"
    )
    document = read(f"<pre>{lines}</pre>", "t.html")
    assert [b.type for b in document.blocks] == ["heading", "paragraph", "table"]
    assert [c.span.of(document.text) for c in document.tables[0].cells][2:4] == ["Varn", "41"]


def test_page_table_without_header_cells_gets_its_header() -> None:
    """A first row of words over rows of numbers is flagged in pages that use no `th`."""
    document = read("<table><tr><td>Town<td>Dead<tr><td>Varn<td>41</table>", "t.html")
    assert [cell.header for cell in document.tables[0].cells] == [True, True, False, False]


def test_segmenting_twice_changes_nothing() -> None:
    """A segmented document stays as it is."""
    document = read(
        "# Killings\n\nForty-one died. Twelve fled.\n\n| a | b |\n|---|---|\n| Varn | 41 |"
    )
    assert segment(document) == document
