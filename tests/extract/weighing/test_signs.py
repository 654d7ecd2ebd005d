"""The signs of a number: classes and distances, never words of the document."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.figures import read_drafts
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item
from onrecord.extract.weighing import signs
from onrecord.read import read_bytes
from onrecord.text import segment

TEXT = "Shells killed 41 people in Sorrel. The priest of Varn had twelve of them in his book."


def _signs_of(text: str, outcome: str = "killed") -> list[tuple[str, ...]]:
    """Return the signs of each number, those of its place and those of an outcome."""
    found: list[tuple[str, ...]] = []

    def note(
        text: str, items: Sequence[Item], drafts: Sequence[Draft], earlier: Sequence[Draft]
    ) -> None:
        context = signs.context_of(text, items, drafts, earlier) if drafts else None
        for draft in drafts if context else ():
            assert context is not None
            cues = signs.cues_of(items, signs.cue_kind(draft))
            flags = signs.flags_of(context, draft)
            beside = signs.around(context, draft)
            place = signs.place_signs(context, draft, flags)
            told = signs.outcome_signs(context, draft, outcome, cues, beside, flags)
            found.append((*place, *told))

    read_drafts(segment(read_bytes(text.encode(), "text.txt")), note)
    return found


def test_a_word_of_harm_is_told_by_its_side_and_distance() -> None:
    """Before "41 people" stands "killed", with nothing between."""
    first, _ = _signs_of(TEXT)
    assert {"k=person", "L=0|person", "R=no", "rank=0", "last=0|person", "digits"} <= set(first)


def test_the_figure_before_is_told_by_outcome_and_place() -> None:
    """Before "twelve of them" the last figure says the outcome, in the sentence before."""
    _, second = _signs_of(TEXT)
    assert {"rank=no", "last=1|adjacent", "of_them", "last=1|larger=True|some=True"} <= set(second)
    _, other = _signs_of(TEXT, "injured")
    assert "last=-1|adjacent" in other


def test_no_word_of_the_document_is_a_sign() -> None:
    """Other names, and another trade, give the same signs."""
    changed = TEXT.replace("Sorrel", "Harn").replace("priest of Varn", "clerk of Dol")
    assert _signs_of(TEXT) == _signs_of(changed)
