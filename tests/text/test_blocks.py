"""Tests of dividing a text into blocks."""

from __future__ import annotations

import re

import pytest

from onrecord.lexicon import load
from onrecord.text.blocks import find_blocks
from onrecord.text.classify import is_boilerplate

RULES = load("boilerplate")["lines"]
WRAPPED = (
    "The mission found that at least forty-one persons had been killed in the town\n"
    "of Varn, among them twelve children. The bodies of seven others were brought to\n"
    "Sorrel. Nobody has been held to account.\n"
)


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and words of each block, line ends as spaces."""
    blocks, _ = find_blocks(text, 0, len(text))
    return [(b.type, " ".join(text[b.start : b.end].split())) for b in blocks]


def levels(text: str) -> list[tuple[int, str]]:
    """Level and words of each heading."""
    blocks, _ = find_blocks(text, 0, len(text))
    return [(b.level, text[b.start : b.end]) for b in blocks if b.type == "heading"]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken for want of room belong together; a blank line parts paragraphs."""
    found = kinds(WRAPPED + "\n" + WRAPPED)
    assert [kind for kind, _ in found] == ["paragraph", "paragraph"]
    assert found[0][1].endswith("held to account.")


def test_lines_of_an_unwrapped_text_are_paragraphs() -> None:
    """Where an editor wraps on the screen, each line is a paragraph, blank lines or not."""
    one = "Forty-one people died in Varn that night, and their families were told nothing. " * 3
    found = kinds(f"{one}\n{one}\n{one}")
    assert len(found) == 3


def test_paragraph_goes_on_after_the_page() -> None:
    """A blank line in the middle of a sentence, as at the end of a page, ends no paragraph."""
    text = (
        WRAPPED
        + "\nThe mayor told the mission that he had counted the bodies of as many as\n\nforty men.\n"
    )
    assert kinds(text)[1][1].endswith("as many as forty men.")


def test_indent_begins_a_paragraph() -> None:
    """A first line that is set in begins a paragraph without a blank line before it."""
    assert len(kinds(WRAPPED + "     " + WRAPPED)) == 2


@pytest.mark.parametrize(
    "heading",
    [
        "# Killings in Varn",
        "## Killings in Varn ##",
        "**Killings in Varn**",
        "KILLINGS IN VARN",
        "Killings in Varn",
        "II. Killings in Varn",
        "A. Killings in Varn",
        "2.3 Killings in Varn",
        "Chapter 4 Killings in Varn",
        "Killings in Varn\n================",
        "Killings in Varn\n----------------",
        "“Killings in Varn”",
        "41 killed in Varn?",
        "**Press release\non the killings in Varn**",
    ],
)
def test_headings(heading: str) -> None:
    """Headings of Markdown, in bold, in capitals, numbered, or only short and alone."""
    found = kinds(f"{WRAPPED}\n{heading}\n\n{WRAPPED}")
    assert [kind for kind, _ in found] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Forty-one people died in Varn.",
        "26 February 2020",
        "Vellin, 11 March 2024",
        "14 November 2019, 06:00",
        "Dear Secretary-General,",
        "The mission found:",
        "By Anna Weil and Tom Harg",
        "Two of them died later.[^1]",
        "12. The mission found forty-one graves near the brickworks of Sorrel and opened all of them.",
        "TO THE SECRETARY-GENERAL",
    ],
)
def test_no_headings(line: str) -> None:
    """Sentences, dates, greetings, authors and numbered paragraphs are no headings."""
    assert kinds(f"{WRAPPED}\n{line}\n\n{WRAPPED}")[1][0] != "heading"


def test_first_heading_is_the_title() -> None:
    """Where no heading has level 1, the first without a number gets it."""
    assert levels(f"KILLINGS IN VARN\n\nUpdate No. 7\n\n{WRAPPED}\nII. Findings\n\n{WRAPPED}") == [
        (1, "KILLINGS IN VARN"),
        (2, "Update No. 7"),
        (3, "II. Findings"),
    ]


def test_title_on_two_lines() -> None:
    """A genre in capitals and the words that go on below it are one title."""
    text = f"STATEMENT\nby the Ombudsman of Ostravia on the killings in Varn\n\n{WRAPPED * 3}"
    assert levels(text)[0] == (1, text[: text.index("\n\n")])


def test_text_in_capitals_has_no_headings_for_paragraphs() -> None:
    """In a telegram capitals mark nothing."""
    text = "FORTY ONE PERSONS KILLED VARN LAST NIGHT STOP SIXTY MORE WOUNDED AND TAKEN TO SORREL STOP\nKOVALT"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_list_items() -> None:
    """Bullets, numbers and letters begin items; their wrapped lines belong to them."""
    text = (
        "The dead:\n\n- forty-one in Varn, among them\n  twelve children\n* seven in Sorrel\n• one\n"
        "1. nine in Harn\n(a) three women;\n(iv) four men"
    )
    found = kinds(text)
    assert [kind for kind, _ in found] == ["paragraph"] + ["list_item"] * 6
    assert found[1][1] == "- forty-one in Varn, among them twelve children"


def test_a_year_at_a_line_start_is_no_list_number() -> None:
    """A number that a wrapped line begins with stays in its sentence."""
    text = WRAPPED.replace("the town\nof Varn", "May\n1992. Of Varn") + "\n" + WRAPPED
    assert len(kinds(text)) == 2


def test_decimal_at_the_start_is_no_section_number() -> None:
    """A paragraph may begin with a decimal number."""
    assert kinds("2.3 million people fled.\n1.2 billion crowns were spent.")[0][0] == "paragraph"


def test_numbered_paragraphs() -> None:
    """The numbered paragraphs of reports and judgments are paragraphs, not items or headings."""
    text = f"14. {WRAPPED}\n15. The Chamber accepts this account of the witness in all of its parts and details.\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_labels() -> None:
    """Short labels with values are blocks of their own, without blank lines between them."""
    text = (
        "Location: Varn, Ostravia\nDate: 3 May 1994\n**Deaths:** 150–300 (historians' estimate)\n"
        "Injured (civilians): 60+\n| missing = 12\n"
    )
    found = kinds(text)
    assert [kind for kind, _ in found] == ["list_item"] * 5
    assert found[2][1] == "**Deaths:** 150–300 (historians' estimate)"


def test_speech_after_a_colon_is_no_label() -> None:
    """A colon that opens speech makes no label of the words before it."""
    assert kinds("The mayor said: forty-one people died here.")[0][0] == "paragraph"


def test_entries_of_a_live_blog() -> None:
    """Each time-stamped entry is a block, with the lines that go on from it."""
    text = (
        "14:05 — At least six people have been killed.\n[14:20] Nine, says the mayor.\n"
        "**15:02** Eleven dead.\n15.30 p.m. – Twelve dead and forty wounded, of whom some are\ncritical.\n"
        "3 May, 16:00: Power is back."
    )
    assert len(kinds(text)) == 5


def test_transcript() -> None:
    """Each speaker's words are a block."""
    text = "Q. How many?\nA. Forty-one.\nTHE JUDGE: Speak up.\nTHE WITNESS: Forty-one, Your Honour."
    assert len(kinds(text)) == 4


@pytest.mark.parametrize(
    "note",
    [
        "1 Ibid., p. 12.",
        "2 The Varn Times, 29 February 1992.",
        "! Anna Weil, The Siege of Varn (Vellin, 1999), p. 37.",
        "[^1]: Interview, 3 June 1994.",
        "[12] Interior Ministry, press release 96/2014.",
        "® Judgment of the Special Chamber, App. No. 40984/07, para. 87.",
        "13 For more, see A/75/660-S/2020/1267.",
        "¹ See the annex.",
        "Source: Ministry of Health",
        "*Note: figures for Sorrel are incomplete.*",
    ],
)
def test_notes(note: str) -> None:
    """Footnotes of all makes, and lines that name a source, are notes."""
    assert kinds(f"{WRAPPED}\n{note}\n\n{WRAPPED}")[1] == ("note", note)


def test_sentence_that_begins_with_a_number_is_no_note() -> None:
    """A count at the start of a sentence is no footnote's number."""
    assert (
        kinds(f"{WRAPPED}\n12 Ostravian soldiers were killed on 3 May 1994.\n")[1][0] == "paragraph"
    )


def test_notes_after_a_rule() -> None:
    """Under a line of hyphens or a stray mark, lines that cite are notes."""
    text = f"{WRAPPED}\n~\n\nReport of the Centre on Varn, in Weil (ed.), Siege (Vellin, 2014), pp. 75-83.\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "note"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["reads"][:30])
def test_each_boilerplate_rule_reads_its_example(rule: dict[str, str]) -> None:
    """Every rule of the lexicon is needed for its own example."""
    assert re.match(rule["pattern"], rule["reads"], re.IGNORECASE)
    assert is_boilerplate(rule["reads"])


@pytest.mark.parametrize(
    "line",
    [
        "Tel Aviv saw no fighting.",
        "From: nowhere they came, forty-one in all, and died." * 5,
        "(c) None of the 17 detainees had been released.",
        "41 people died.",
        "Page after page was burned.",
        "English-speaking witnesses said so.",
    ],
)
def test_text_is_no_boilerplate(line: str) -> None:
    """Sentences that only begin like page furniture are kept as text."""
    assert not is_boilerplate(line)


def test_heads_of_pages_that_come_again() -> None:
    """A short line that stands on many pages is boilerplate."""
    text = "\n\n".join(f"Annals of Varn\n\n{WRAPPED}" for _ in range(4))
    assert [kind for kind, _ in kinds(text)].count("boilerplate") == 4


def test_quoted_lines() -> None:
    """The `>` before a quotation is no part of its words."""
    found = kinds("> Forty-one people died.\n> None fled.\n\nHe wrote no more.")
    assert found[0] == ("paragraph", "Forty-one people died.")


def test_captions_belong_to_their_tables() -> None:
    """A numbered line right above or below a table is its caption; a sentence on it is not."""
    table = "| Town | Dead |\n|---|---|\n| Varn | 41 |"
    for text in (f"Table 1: Killed by town\n\n{table}", f"{table}\n\n**Table 1. Killed by town**"):
        blocks, (found,) = find_blocks(text, 0, len(text))
        assert found.caption is not None
        assert "Killed by town" in found.caption.of(text)
        assert sorted(b.type for b in blocks) == ["caption", "table"]
    assert kinds("Table 1 shows that 41 people died in Varn.")[0][0] == "paragraph"


def test_dotted_leaders_and_dashes_join_label_and_count() -> None:
    """Lists of counts are labels, however the count is set off."""
    text = "Killed ......... 41\nWounded..... 112\nMISSING – 3\nHouses burned — 60"
    assert [kind for kind, _ in kinds(text)] == ["list_item"] * 4


def test_numbered_item_after_a_bullet() -> None:
    """A list that goes on with numbers begins a new item."""
    text = "• 112 injured\n    ◦ 12 of them in intensive care\n1) First, stop the shelling."
    assert len(kinds(text)) == 3


def test_two_sides_of_the_paper() -> None:
    """A date on the right and a reference on the left are two lines."""
    text = f"{' ' * 56}Varn, 2 March 1994\nNo. 31/94\n\n{WRAPPED}"
    assert [words for _, words in kinds(text)[:2]] == ["Varn, 2 March 1994", "No. 31/94"]


def test_letterhead_in_two_columns() -> None:
    """Lines with a wide gap above the text are a letterhead, not headings."""
    text = f"United Nations                    A/73/418\nGeneral Assembly          Distr.: General\n\n{WRAPPED}"
    assert {kind for kind, _ in kinds(text)[:-1]} == {"boilerplate"}
