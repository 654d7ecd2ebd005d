"""Quotations with the places where their words stand in other documents."""

from __future__ import annotations

from onrecord.extract.quotations import find_quotations
from onrecord.model import Quotation
from onrecord.trace import find_reuse
from onrecord.trace.parallels import with_parallels
from tests.making import document

SOURCE = (
    "The Observatory found that the raid was the largest single killing of villagers in that year, "
    "carried out over two nights by a force that came down from the hills."
)


def held(*texts: str) -> list[Quotation]:
    """Return the quotations of the first text, held against all texts and the source."""
    papers = [document(f"{number}.txt", text) for number, text in enumerate((*texts, SOURCE))]
    quotations = find_quotations(papers[0])
    return list(with_parallels(quotations, find_reuse(papers)))


def test_the_same_words() -> None:
    """Nothing differs."""
    (found,) = held("It called the raid “the largest single killing of villagers in that year”.")
    ((parallel),) = found.parallels
    assert (parallel.fidelity, parallel.changes) == ("exact", ())
    assert parallel.document == "1.txt"
    assert SOURCE[parallel.start : parallel.end] == parallel.text


def test_words_left_out_with_a_mark() -> None:
    """Are no alteration."""
    (found,) = held(
        "It spoke of “the largest single killing of villagers … carried out over two nights by a force”."
    )
    assert [each.fidelity for each in found.parallels] == ["shortened"]


def test_other_words() -> None:
    """Those that differ are named on both sides."""
    (found,) = held("It called the raid “the largest single killing of villagers in the war”.")
    (parallel,) = found.parallels
    assert parallel.fidelity == "altered"
    assert [(each.a_text, each.b_text) for each in parallel.changes] == [("the war", "that year")]


def test_words_that_stand_nowhere_else() -> None:
    """A quotation that no other document has is left as it is."""
    (found,) = held("A neighbour said: “The mill burned until the snow put the fire out.”")
    assert found.parallels == ()
