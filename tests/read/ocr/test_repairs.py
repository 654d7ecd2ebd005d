"""Tests of what is repaired in recognised lines, and of how large their type is."""

from __future__ import annotations

import pytest

from onrecord.read.ocr.lines import apart
from onrecord.read.ocr.marks import with_marks
from onrecord.read.ocr.sizes import sized
from onrecord.read.print import Rule, Token


def _line(words: str, top: float = 0.0, size: float = 12.0, pitch: float = 5.0) -> list[Token]:
    tokens, left = [], 10.0
    for word in words.split():
        right = left + pitch * len(word)
        tokens.append(Token(word, left, top, right, top + size, confidence=0.99))
        left = right + pitch
    return tokens


def _written(words: str) -> str:
    """The line as it is read: raised marks in braces, spaces that were put in as `_`."""
    out = ""
    for number, token in enumerate(with_marks(_line(words))):
        gap = "_" if token.parted else token.gap
        out += (gap if number else "") + ("{" + token.text + "}" if token.raised else token.text)
    return out


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("9 children.2 These", "9 children.{2} These"),
        ("depending on the source.1,2", "depending on the source.{1,2}"),
        ("in 1991–1994.1 Ostravia", "in 1991–1994.{1} Ostravia"),
        ("3Frontier Watch, p.3", "{3}Frontier Watch, p.3"),
        ("drove some140,000 from", "drove some_140,000 from"),
        ("of 47people near", "of 47_people near"),
        ("to12 October1993and", "to_12 October_1993_and"),
        ("the 30th, P118, K-12, 34km, 5.30pm", "the 30th, P118, K-12, 34km, 5.30pm"),
        ("No.2 and at 10.20 a.m.", "No.2 and at 10.20 a.m."),
    ],
)
def test_what_was_run_together(seen: str, read: str) -> None:
    """Marks of notes are raised, words stand apart from numbers; codes and ordinals stay."""
    assert _written(seen) == read


def test_sizes_are_those_of_the_type() -> None:
    """Small type whose outline is as high as that of the text is told by its letters' width."""
    text = [_line("units of the army opened fire on the people", top=14.0 * n) for n in range(6)]
    note = _line("Office of the Ombudsman of the Republic", top=120.0, size=11.6, pitch=4.2)
    found = sized([*text, note])
    assert found[0][0].size == pytest.approx(12.0)
    assert found[-1][0].size < 0.93 * 12


def test_strokes_through_lines_of_text_are_no_rules() -> None:
    """A row of serifs looks like a stroke; what runs between lines is a rule."""
    line = _line("units of the army opened fire", top=100.0)
    serif, rule, upright = Rule(20, 108, 90, 109), Rule(10, 116, 200, 117), Rule(5, 90, 6, 200)
    assert apart([serif, rule, upright], [line]) == [rule, upright]
