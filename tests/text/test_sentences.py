"""Tests of where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import load
from onrecord.text import split_sentences

LEXICON = load("sentences")


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return [span.of(text) for span in split_sentences(text)]


TWO = [
    "Forty-one died. Twelve fled.",
    "Was it forty-one? Nobody knows.",
    "Help us! They are dying.",
    "He said: “Forty-one died.” Then he left.",
    'He said "no." Then 12 came.',
    "The halls measured 18 by 40 metres each.[401] Most had come by bus.",
    "Nobody was spared.[^2] The rest fled.",
    "Nobody was spared.[2][3] The rest fled.",
    "It stood at No. 12 Mill St. The house burned.",
    "They were shot.¹² The rest fled.",
    "This was “the worst atrocity of the war”.! The rest fled.",
    "The town had 7,000 people in 1992. 12 were found.",
    "The toll rose to 5.3 per cent. It fell later.",
    "The shelling began at 10.40 a.m. The market was full.",
    "He came from the U.S. They asked him why.",
    "See resolution 2379, para. 9. The mission left.",
    "They found Schedule C. The Chamber read it.",
    "Nothing remained ... The town was gone.",
    "Forty-one died (see annex II). Twelve fled.",
    "Forty-one died\n(see annex II.) Twelve fled.",
    "The answer was no. The mayor left.",
    "He was born in Jan. The rest is unknown.",
    "Forty-one died.\nTwelve fled.",
    "Forty-one died.\u00a0Twelve fled.",
    "Varn, Sorrel, etc. The list goes on.",
]


@pytest.mark.parametrize("text", TWO)
def test_two_sentences(text: str) -> None:
    """Each of these is two sentences."""
    assert len(split(text)) == 2


ONE = [
    "Mr. Kovalt and Dr. J. K. Lenk of St. Varn met Gen. Harg.",
    "Update No. 7 (Nos. 3 and 4, para. 11, pp. 4-9, vol. II) covers it.",
    "Prosecutor v. Lurm (Case No. SC-02-3-A, 8 May 2005, para. 87) was decided.",
    "About 5.3 million people, i.e. a third, fled in Jan. 1993, approx. 200 by sea.",
    "The U.S. Army left at 10.40 a.m. local time.",
    "“Who?” asked the judge, and “when?” asked the clerk.",
    "They spoke of the [...] Universal Declaration of Human Rights.",
    "The men were shot; the women were led away; the children fled.",
    "14. The mission found 41 graves",
    "III. Findings on the camp",
    "(a) Forty-one civilians",
    "2.3. Killings in Varn",
    "VARN, 3 Oct. - The shelling went on.",
    "The site www.varn.example/a.html lists them.",
    "The D. R. K. and the F.M.L.N. Command deny it.",
    "The wounded lay in St. Anna's and at Mt. Harn.",
    "Kelmar vs. Ostravia, e.g. in Varn.",
    "They waited ... and waited … until morning.",
    "Nothing ends here",
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(text: str) -> None:
    """Each of these is one sentence."""
    assert split(text) == [text]


def test_capitals_with_wide_gaps() -> None:
    """In a teletype's capitals two spaces after a full stop end a sentence that one would not."""
    text = (
        "GEN. HARG AND DETACHMENT NO.4 LEFT AT 10 A.M.  AN M-16 RIFLE WAS FOUND.  THE U.S.  EMBASSY "
        "AND COL. ROTH SAID NO.  IT WAS THE END."
    )
    assert split(text) == [
        "GEN. HARG AND DETACHMENT NO.4 LEFT AT 10 A.M.",
        "AN M-16 RIFLE WAS FOUND.",
        "THE U.S.  EMBASSY AND COL. ROTH SAID NO.",
        "IT WAS THE END.",
    ]


def test_monitored_broadcast() -> None:
    """What stands before `[TEXT]` is the head of the message, not of its first sentence."""
    text = "SELMO, 4 OCT 91 (OPA) -- [REPORT] [ANNA WEIL] [TEXT] A BOMB EXPLODED IN THE MARKET OF SELMO."
    assert split(text) == [text[:52], text[53:]]


def test_telegram() -> None:
    """STOP ends a sentence of a telegram; the verb does not, and in other texts nothing does."""
    text = "FORTY ONE DEAD IN VARN STOP SEND HELP TO STOP FIRE STOP KOVALT"
    assert split(text) == ["FORTY ONE DEAD IN VARN STOP", "SEND HELP TO STOP FIRE STOP", "KOVALT"]
    text = "THE ARMY HAS DECIDED THAT TRAFFIC STOP AT ONCE.  IT DID."
    assert len(split(text)) == 2
    assert len(split("The bus stop Stop was shelled.")) == 1


@pytest.mark.parametrize("word", LEXICON["before_name"] + LEXICON["never_end"])
def test_words_before_a_name_end_nothing(word: str) -> None:
    """Every title and joining abbreviation of the lexicon keeps its sentence open."""
    assert len(split(f"They met {word.capitalize()}. The Kovalt case is old.")) == 1


@pytest.mark.parametrize("word", LEXICON["before_number"])
def test_words_before_a_number_end_nothing(word: str) -> None:
    """Every abbreviation that announces a number keeps its sentence open before one."""
    assert len(split(f"It stands in {word}. 12 of the report.")) == 1


@pytest.mark.parametrize("word", LEXICON["may_end"] + LEXICON["states"])
def test_words_that_may_end_need_a_starter(word: str) -> None:
    """Abbreviations that may end a sentence do so only before a word that begins one."""
    assert len(split(f"It was in the {word}. Kovalt report.")) == 1
    assert len(split(f"It was in the {word}. They left it there.")) == 2


@pytest.mark.parametrize("word", LEXICON["also_words"])
def test_words_that_are_no_abbreviation_end(word: str) -> None:
    """Abbreviations that are words too end a sentence when no number follows."""
    assert len(split(f"He said {word}. Kovalt left.")) == 2
    assert len(split(f"It stands in {word}. 12 of the report.")) == 1
    assert len(split(f"It stands in {word}. SC-02-3 of the report.")) == 1


def test_no_word_is_in_two_lists() -> None:
    """The lists that decide by the word before the full stop do not overlap."""
    fields = ("before_name", "before_number", "also_words", "may_end", "states", "never_end")
    words = [word for field in fields for word in LEXICON[field]]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("word", LEXICON["starters"] + LEXICON["mixed_case_starters"])
def test_starters_begin_a_sentence(word: str) -> None:
    """Every starter of the lexicon begins a sentence after an abbreviation."""
    assert len(split(f"They came at 10 p.m. {word.capitalize()} came again.")) == 2


PROSE = st.lists(
    st.sampled_from(
        [
            "Varn",
            "41",
            "died.",
            "Mr.",
            "No.",
            "7",
            "U.S.",
            "a.m.",
            "“No.”",
            "The",
            "the",
            "A.",
            "STOP",
            "..",
            "[401]",
            "...",
            "…",
            "?",
            "!",
            "--",
            "\n",
            "\n\n",
            "(a)",
            "[TEXT]",
            "DEAD",
            "IN",
            "\t",
        ]
    ),
    max_size=60,
).map(" ".join)


@given(st.one_of(PROSE, st.text(max_size=120)), st.integers(0, 20), st.integers(0, 20))
def test_sentences_cover_the_words(text: str, cut: int, back: int) -> None:
    """Every character that is no space lies in one sentence; none is empty or reaches out."""
    start, end = min(cut, len(text)), max(min(cut, len(text)), len(text) - back)
    spans = split_sentences(text, start, end)
    covered = [False] * len(text)
    last = start
    for span in spans:
        assert last <= span.start < span.end <= end
        assert span.of(text) == span.of(text).strip()
        last = span.end
        covered[span.start : span.end] = [True] * (span.end - span.start)
    assert all(covered[at] or text[at].isspace() for at in range(start, end))


@given(st.lists(st.sampled_from(TWO), min_size=2, max_size=5))
def test_a_sentence_does_not_depend_on_the_text_before_it(texts: list[str]) -> None:
    """Whole paragraphs set behind one another keep their sentences."""
    together = "\n\n".join(texts)
    assert split(together) == [sentence for text in texts for sentence in split(text)]
