"""Document symbols of the United Nations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.citations.un_symbols import (
    body_of,
    find_symbols,
    normal_symbol,
    organs_by_symbol,
)
from onrecord.lexicon import load

NUMBER = st.integers(1, 9999)
SYMBOLS = st.one_of(
    st.builds("A/{}/{}".format, st.integers(31, 90), NUMBER),
    st.builds("S/{}/{}".format, st.integers(1994, 2030), NUMBER),
    st.builds("S/{}".format, st.integers(100, 26999)),
    st.builds("A/HRC/{}/{}".format, st.integers(1, 60), NUMBER),
    st.builds("A/HRC/{}/CRP.{}".format, st.integers(1, 60), st.integers(1, 9)),
    st.builds("E/CN.4/{}/{}/Add.{}".format, st.integers(1970, 2006), NUMBER, st.integers(1, 9)),
    st.builds("S/PV.{}".format, st.integers(1000, 9999)),
    st.builds("S/RES/{} ({})".format, st.integers(1, 2800), st.integers(1946, 2030)),
    st.builds("A/RES/{}/{}".format, st.integers(31, 80), st.integers(1, 300)),
    st.builds("CCPR/C/{}/D/{}/{}".format, st.integers(20, 140), NUMBER, st.integers(1990, 2025)),
    st.builds("A/ES-{}/L.{}".format, st.integers(1, 12), st.integers(1, 40)),
    st.builds("A/C.3/{}/L.{}/Rev.{}".format, st.integers(31, 80), NUMBER, st.integers(1, 3)),
)


def _found(text: str) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], one.symbol) for one in find_symbols(text, 0, len(text))]


@given(SYMBOLS, st.sampled_from([".", ",", ";", ")", " and others", ", and", ""]))
def test_a_symbol_is_read_whole(symbol: str, after: str) -> None:
    """Whatever stands behind it, the span is the symbol and its normal form has no blanks."""
    text = f"See document {symbol}{after}"
    assert _found(text) == [(symbol, symbol.replace(" ", ""))]


@given(
    st.integers(31, 90), NUMBER, st.integers(1994, 2030), NUMBER,
    st.sampled_from(["-", "–", "- ", "-\n"]),
)  # fmt: skip
def test_a_joint_symbol_is_one_document(
    session: int, number: int, year: int, other: int, joint: str
) -> None:
    """It is one reference with two symbols, however it is broken over lines."""
    text = f"in the letter (A/{session}/{number}{joint}S/{year}/{other}) to the Council"
    (found,) = find_symbols(text, 0, len(text))
    assert found.symbols == (f"A/{session}/{number}", f"S/{year}/{other}")
    assert found.key == f"un:A/{session}/{number}"
    assert text[found.start] == "A"
    assert text[found.end] == ")"


@given(st.text(alphabet="ASE/0123456789.- ()C", max_size=40))
def test_normal_forms_stay(words: str) -> None:
    """To normalise a normal form changes nothing, and nothing makes the grammar fail."""
    assert normal_symbol(normal_symbol(words)) == normal_symbol(words)
    for found in find_symbols(words, 0, len(words)):
        assert 0 <= found.start < found.end <= len(words)


@pytest.mark.parametrize("name", [str(row["symbol"]) for row in load("un_organs")["organs"]])
def test_every_organ_begins_a_symbol(name: str) -> None:
    """Each organ of the catalogue is read, and named as publisher."""
    text = f"(see {name}/C/63/812)"
    (found,) = find_symbols(text, 0, len(text))
    assert found.symbol == f"{name}/C/63/812"
    assert found.publisher == organs_by_symbol()[name]


@pytest.mark.parametrize("row", load("un_organs")["bodies"], ids=lambda row: row["symbol"])
def test_every_body_is_a_publisher(row: dict[str, str]) -> None:
    """A longer beginning names the body that issues the document."""
    assert body_of(f"{row['symbol']}/44/12") == row["name"]


@pytest.mark.parametrize(
    "text",
    [
        "S/N 00481-22 was stamped on the shell.",
        "a pdf on A4 paper, N/A, and/or, w/o, c/o, 24/7, 9/11",
        "flats 4A/12 and A/C units on the roof",
        "the T-72, the BM-21/9K51 and a Mi-8/17",
        "Tel: +99 12 371-2559/60, ext. A/1",
        "influenza A/H1N1",
        "and on 3/4/1994, at 12/15",
        "kept in box S/12",
    ],
)
def test_other_strokes_are_no_symbols(text: str) -> None:
    """Serial numbers, paper sizes, abbreviations and dates are left alone."""
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("<https://undocs.org/en/A/74/991>", "A/74/991"),
        ("https://undocs.org/S/2019/17.", "S/2019/17"),
        ("http://docs.un.org/en/A/HRC/12/48/Add.1", "A/HRC/12/48/Add.1"),
    ],
)
def test_official_addresses_are_the_documents(text: str, symbol: str) -> None:
    """An address of the United Nations' own site names the document."""
    (found,) = find_symbols(text, 0, len(text))
    assert found.symbol == symbol
    assert found.link == f"https://undocs.org/en/{symbol}"
