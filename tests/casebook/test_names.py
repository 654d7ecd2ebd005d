"""Names are found in whatever letters they are printed, and nothing that only looks like them."""

from __future__ import annotations

import pytest

from onrecord.casebook.names import find_names, folded, forms_of, pattern_of, without_names

FOUND = (
    "Ana Moren", "ANA MOREN", "ana  moren", "Ana\nMoren", "Ana-Moren", "ana_moren", "Ána Mören",
    "A\u0301na Moren", "Ana Mo\u00adren", "Ana Mo-\nren", "AnaMoren", "Ana\u00a0Moren", "Ana. Moren",
)  # fmt: skip


@pytest.mark.parametrize("printed", FOUND)
def test_found_as_printed(printed: str) -> None:
    """Case, accents, spaces, hyphens, line ends and marks between the words make no difference."""
    text = f"Then {printed}, a nurse, and {printed}'s brother."
    pattern = pattern_of(["Ana Moren"])
    assert [span.of(text) for span in find_names(text, pattern)] == [printed, printed]
    assert without_names(text, pattern, "X") == "Then X, a nurse, and X's brother."


def test_parts_of_other_words_are_not_found() -> None:
    """A name inside another word is not that name."""
    pattern = pattern_of(["Moren", "Ana"])
    for text in ("Morendo", "Banana", "Anabel", "the Morens"):
        assert not find_names(text, pattern)
    assert pattern_of([]) is None
    assert pattern_of(["–"]) is None


def test_folding_keeps_places() -> None:
    """Each character stays one, whatever it is."""
    text = "Ærø ß İstanbul ﬁn Straße ½ 漢 \U0001f600 é e\u0301"
    assert len(folded(text)) == len(text)
    assert folded("ÉCOLE") == "ecole"


def test_forms_to_choose_from() -> None:
    """Other orders, initials, single words and slips are shown with where they stand."""
    texts = {
        "a.md": "Ana Moren spoke. MOREN, ANA: witness. A. Moren signed. Moren left; Morren came.",
        "b.md": "Ana went. The Morens and Mora stayed. anamoren@example.org",
    }
    found = {(one.of, one.form): one.count for one in forms_of("Ana Moren", texts.items())}
    assert found == {
        ("the name", "Ana Moren"): 1,
        ("other order", "MOREN, ANA"): 1,
        ("initials", "A. Moren"): 1,
        ("part", "Moren"): 1,
        ("part", "Ana"): 1,
        ("near", "Morren"): 1,
        ("near", "Morens"): 1,
        ("the name", "anamoren"): 1,
    }
