"""Passages and names withheld at random in the example collection: no page or table gives them."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

import onrecord
from onrecord.casebook.names import folded, pattern_of
from onrecord.casebook.published import published
from onrecord.casebook.sources import current_documents
from onrecord.casebook.store import Casebook, new_casebook
from onrecord.casebook.withholding import withhold_name, withhold_passage
from onrecord.cli.findings import examine
from onrecord.model import Document, Span
from onrecord.pipeline import read_collection
from onrecord.pipeline.casebooks import add_paths
from onrecord.pipeline.tracing import with_sources
from onrecord.report import build_dossier
from tests.casebook.conftest import HERE

EXAMPLES = Path(__file__).parents[2] / "examples" / "teshka"
WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture
def examples(tmp_path: Path) -> Iterator[Casebook]:
    """A casebook with the example collection."""
    shutil.copytree(EXAMPLES, tmp_path / "papers", ignore=shutil.ignore_patterns("*.suppress.yml"))
    with new_casebook(str(tmp_path / "teshka.casebook")) as book:
        list(add_paths(book, [str(tmp_path / "papers")], HERE, user="ana"))
        yield book


def _dossier(book: Casebook, folder: Path) -> list[str]:
    """Return the texts of all files of a dossier, checks and sources with it."""
    collection = with_sources(read_collection([book.path], HERE), HERE)
    outcome = examine(collection, HERE)
    build_dossier(collection, folder, findings=outcome.findings)
    files = [path for path in folder.rglob("*") if path.is_file() and path.parent.name != "assets"]
    assert len(files) > 30
    return [folded(unescape(path.read_text("utf-8"))) for path in files]


def _words(text: str) -> set[str]:
    return set(WORD.findall(folded(text)))


def _own_words() -> set[str]:
    """Return the words that the program itself may print."""
    root = Path(onrecord.__file__).parent
    return set().union(
        *(
            _words(path.read_text("utf-8"))
            for path in root.rglob("*")
            if path.suffix in {".py", ".html"}
        )
    )


def _chosen(document: Document, chance: random.Random) -> list[Span]:
    """Return some sentences of a document, and parts of some."""
    found = []
    for whole in chance.sample(document.sentences, max(1, len(document.sentences) // 4)):
        start, end = whole
        part = Span(
            chance.randint(start, max(start, end - 10)), chance.randint(max(start, end - 9), end)
        )
        chosen = part if chance.random() < 0.5 and end - start > 20 else whole
        if chosen.of(document.text).strip():
            found.append(chosen)
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_no_word_of_a_passage_is_given(examples: Casebook, tmp_path: Path, seed: int) -> None:
    """Words that stand in withheld passages alone are nowhere in the dossier."""
    chance = random.Random(seed)  # noqa: S311 - a choice, no secret
    inside: set[str] = set()
    outside: set[str] = _own_words()
    for document in list(current_documents(examples)):
        text, left = document.text, list(document.text)
        for span in _chosen(document, chance):
            withhold_passage(examples, document.id, *span, user="cleo", reason="chosen")
            left[span.start : span.end] = " " * (span.end - span.start)
            starts = (
                re.match(r"\w*", text[span.start :]) if text[: span.start][-1:].isalnum() else None
            )
            cut = span.start + (len(starts[0]) if starts else 0)
            inside |= _words(re.sub(r"\w+$", "", text[cut : span.end]))
        outside |= _words("".join(left)) | _words(document.path)
    secret = inside - outside
    assert len(secret) > 10
    for text in _dossier(examples, tmp_path / "out"):
        assert not secret & set(WORD.findall(text))


def test_no_withheld_name_is_given(examples: Casebook, tmp_path: Path) -> None:
    """Names of voices, withheld in full, are nowhere in the dossier, in no letters."""
    voices = {
        voice.name
        for figure in read_collection([examples.path], HERE).figures
        for voice in figure.sources
        if re.fullmatch(r"(?:[A-Z]\w+ ){1,2}[A-Z]\w+", voice.name)
    }
    assert len(voices) > 5
    for name in sorted(voices):
        withhold_name(examples, name, user="cleo", reason="chosen")
    pattern = pattern_of(voices)
    assert pattern is not None
    for text in _dossier(examples, tmp_path / "out"):
        found = pattern.search(text)
        assert found is None, text[found.start() - 60 : found.end() + 60]


def test_no_short_form_is_left_of_a_withheld_name(examples: Casebook) -> None:
    """A document's issuer is called by short forms too, in words that need not stand in its text."""
    for name in ("Marta Delin", "Anna Lisk"):
        withhold_name(examples, name, user="cleo", reason="safety")
    called = {
        one.path.rpartition("/")[2]: one.metadata.issuer_aliases
        for one in published(examples).documents()
    }
    assert called["2009-witness-statement.txt"] == ("M. Delin",)  # a form that nobody named
    assert called["1994-03-relief-committee-letter.txt"] == (
        "Relief Committee", "Committee", "chairwoman",
    )  # fmt: skip
