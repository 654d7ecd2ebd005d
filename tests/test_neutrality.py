"""Taking no side: swapping the parties' names changes nothing but the names."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pycountry
import pytest

from onrecord.extract import attribute, extract_figures
from onrecord.extract.attitudes import find_attributions
from onrecord.extract.claims import find_claims
from onrecord.extract.quotations import find_quotations
from onrecord.model import Document, Figure
from onrecord.read import read_bytes
from onrecord.resolve import describe, locate
from onrecord.text import segment

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(
    path
    for path in (ROOT / "examples").rglob("*")
    if path.suffix in {".txt", ".md", ".html"} and path.name != "README.md"
)
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))

# The names of a text's two parties, longest first; a swap exchanges each pair.
EXAMPLE_PARTIES = (("Ostravian", "Kelmari"), ("Ostravia", "Kelmar"))
Pairs = tuple[tuple[str, str], ...]


def swap(text: str, pairs: Pairs) -> str:
    """Exchange each pair of names, in every case they are written in."""
    if not pairs:
        return text
    table = {}
    for one, other in pairs:
        table[one.lower()], table[other.lower()] = other, one

    def exchange(match: re.Match[str]) -> str:
        new = table[match.group().lower()]
        return new.upper() if match.group().isupper() else new

    names = sorted(table, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, names)), exchange, text, flags=re.IGNORECASE)


def read(text: str, name: str) -> tuple[Document, tuple[Figure, ...]]:
    """Read a text up to its figures' voices and places."""
    document = describe(segment(read_bytes(text.encode(), name)))
    return document, locate(document, attribute(document, extract_figures(document)))


def told(figures: tuple[Figure, ...], pairs: Pairs = ()) -> list[tuple[object, ...]]:
    """Return all that a record says but for offsets, with the names of `pairs` exchanged."""
    order = {figure.id: index for index, figure in enumerate(figures)}
    return [
        (
            figure.text, figure.low, figure.best, figure.high, figure.modifier, figure.outcome,
            figure.group, figure.severity, figure.polarity, figure.additional,
            order.get(figure.part_of or ""), len(figure.sources),
            tuple(swap(f"{voice.name}|{voice.cue}", pairs) for voice in figure.sources),
            swap(figure.place.text if figure.place else "", pairs),
            figure.date and figure.date.edtf,
        )
        for figure in figures
    ]  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_swapping_the_parties_of_an_example_changes_only_names(path: Path) -> None:
    """Ostravia and Kelmar are read alike, whoever is accused."""
    text = path.read_text(encoding="utf-8")
    swapped = swap(text, EXAMPLE_PARTIES)
    assert swapped != text or "Ostravia" not in text
    assert told(read(text, path.name)[1], EXAMPLE_PARTIES) == told(read(swapped, path.name)[1])


def claimed(text: str, name: str, pairs: Pairs = ()) -> list[tuple[object, ...]]:
    """Return all that attributions, claims and quotations say but for offsets, with names exchanged."""
    document, figures = read(text, name)
    said = [
        (one.stance, one.direct, one.within is None, swap(f"{one.author}|{one.text}", pairs))
        for one in find_attributions(document)
    ]
    claims = [
        (
            type(one).__name__,
            one.polarity,
            swap(one.text, pairs),
            tuple(swap(voice.name, pairs) for voice in one.sources),
        )
        for one in find_claims(document, figures)
    ]
    quoted = [
        (
            "quotation",
            swap(f"{one.speaker}|{one.text}", pairs),
            one.within is None,
            tuple(swap(voice.name, pairs) for voice in one.sources),
        )
        for one in find_quotations(document)
    ]
    return [*said, *claims, *quoted]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_claims_of_swapped_parties_are_the_same(path: Path) -> None:
    """Who is credited, blamed, asked and named is read alike for both parties."""
    text = path.read_text(encoding="utf-8")
    swapped = swap(text, EXAMPLE_PARTIES)
    assert claimed(text, path.name, EXAMPLE_PARTIES) == claimed(swapped, path.name)


def parties(text: str) -> Pairs:
    """Return the two countries that a text names most often, as the pair to exchange."""
    named = Counter(
        {
            country.name: len(re.findall(rf"\b{re.escape(country.name)}", text))
            for country in pycountry.countries
        }
    )
    (one, _), (other, often) = named.most_common(2)
    return ((one, other),) if often else ()


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS, reason="the evaluation texts in ../shared are missing")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_swapping_the_parties_of_a_seed_changes_only_names(path: Path) -> None:
    """The parties of the real statements are read alike."""
    text = path.read_text(encoding="utf-8")
    pairs = parties(text)
    swapped = swap(text, pairs)
    assert told(read(text, path.name)[1], pairs) == told(read(swapped, path.name)[1])


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS, reason="the evaluation texts in ../shared are missing")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_claims_of_swapped_parties_of_a_seed_are_the_same(path: Path) -> None:
    """The parties of the real statements are credited, blamed and asked alike."""
    text = path.read_text(encoding="utf-8")
    pairs = parties(text)
    swapped = swap(text, pairs)
    assert claimed(text, path.name, pairs) == claimed(swapped, path.name)
