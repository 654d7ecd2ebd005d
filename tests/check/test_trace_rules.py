"""The rules on shared wording, quotations and origins."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from onrecord.check import run_checks
from onrecord.model import Finding, Voice
from onrecord.pipeline import Options, read_collection
from tests.making import collection, document, figure

EXAMPLES = Path(__file__).parents[2] / "examples" / "teshka"
SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))
TAIL = "while the loom house burned and the weavers were driven out over the frozen mill pond."


def found(
    code: str, *papers: tuple[str, str, Iterable[str]], unsigned: bool = False
) -> tuple[Finding, ...]:
    """Return the findings of one rule on documents of (issuer, text, voices).

    Numbers in brackets are figures of people killed, credited to the voices.
    """
    made, figures = [], []
    for number, (issuer, text, voices) in enumerate(papers):
        plain = text.replace("[", "").replace("]", "")
        own = document(f"{number}.txt", plain, issuer=None if unsigned else issuer)
        made.append(own)
        sources = tuple(Voice(name=voice) for voice in voices)
        words = [part.split("]")[0] for part in text.split("[")[1:]]
        figures += [figure(own, each, sources=sources) for each in words]
    return run_checks(collection(made, figures), select=[code])


def test_a_number_that_changed_in_a_shared_passage() -> None:
    """Words were carried over, the number was not."""
    (one,) = found(
        "OR502",
        ("Courier", f"In that night [487] people were killed {TAIL}", ()),
        ("Ledger", f"In that night [1,000] people were killed {TAIL}", ()),
    )
    assert "“487” stands against “1,000”" in one.message
    assert [anchor.text for anchor in one.anchors] == ["487", "1,000"]


def test_a_number_left_out_and_a_vague_word() -> None:
    """A missing number is told of the side that has it; "hundreds" is a number."""
    (one,) = found(
        "OR502",
        ("Courier", f"In that night [hundreds] of people were killed {TAIL}", ()),
        ("Ledger", f"In that night [613] people, among them [63] pupils, were killed {TAIL}", ()),
    )
    assert "“hundreds” stands against “613”" in one.message
    assert "“63” stands in the second alone" in one.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"In that night [487] people were killed {TAIL}", f"In that night [487] were killed {TAIL}"),
        (f"On page 12 it says [487] people were killed {TAIL}", f"On page 14 it says [487] people were killed {TAIL}"),
        (f"In that night [eight] people were killed {TAIL}", f"In that night [8] people were killed {TAIL}"),
        ("At the ford [487] people died.", "Near the inn [391] people died."),
    ],
)  # fmt: skip
def test_no_number_of_people_changed(first: str, second: str) -> None:
    """The same number, another page, digits for words, no shared passage."""
    assert not found("OR502", ("Courier", first, ()), ("Ledger", second, ()))


ORIGINAL = (
    "Hill Watch has no doubt: it was the largest destruction of orchards since the great flood."
)


def test_a_quotation_that_differs_from_its_source() -> None:
    """The document of the one who is quoted has other words."""
    (one,) = found(
        "OR501",
        ("Hill Watch", ORIGINAL, ()),
        ("Courier", "Hill Watch said that it was “the largest destruction of vineyards since the great flood”.", ()),
    )  # fmt: skip
    assert one.data["source"] is True
    assert "Hill Watch has" in one.message
    assert [anchor.document for anchor in one.anchors] == ["1.txt", "0.txt"]


def test_a_quotation_that_stands_altered_and_without_a_source() -> None:
    """One document quotes a body that is not there; two others have its words, changed, as their own."""
    (one,) = found(
        "OR501",
        ("Courier", "It was what Hill Watch later called the “largest clearing of fruit trees in memory” by far.", ()),
        ("Ledger", "This was the largest clearing of all fruit trees in memory, unpunished.", ()),
        ("Gazette", "It may be the largest clearing of fruit trees in living memory, we think.", ()),
    )  # fmt: skip
    assert one.data["speaker"] == "Hill Watch"
    assert "without a source, in Ledger and Gazette" in one.message
    assert len(one.anchors) == 3


def test_an_exact_quotation_is_not_reported() -> None:
    """Nor one with a marked omission."""
    for words in (
        "“the largest destruction of orchards since the great flood”",
        "“the largest destruction of orchards […] the great flood”",
    ):
        text = f"Hill Watch said that it was {words}."
        assert not found("OR501", ("Hill Watch", ORIGINAL, ()), ("Courier", text, ()))


def test_several_documents_and_one_origin() -> None:
    """Two papers pass on what one body said."""
    papers: list[tuple[str, str, Any]] = [
        ("Hill Watch", "Our team counted [73] people killed.", ()),
        ("Courier", "Some [73] people were killed, Hill Watch said.", ["Hill Watch"]),
    ]
    (one,) = found("OR601", *papers)
    assert "2 documents (Hill Watch and Courier), one origin, Hill Watch" in one.message
    own = ("Lake Courier", "We have the names of [73] people killed.", ())
    assert not found("OR601", *papers, own)


def test_circular_reporting() -> None:
    """Each credits the other."""
    (one,) = found(
        "OR602",
        ("Lake Courier", "[73] people were killed, Hill Watch said.", ["Hill Watch"]),
        ("Hill Watch", "The Lake Courier reports [73] people killed.", ["The Lake Courier"]),
    )
    assert "a ring of reports, which counts once" in one.message
    assert {anchor.document for anchor in one.anchors} == {"0.txt", "1.txt"}


def test_figures_without_any_source() -> None:
    """Unsigned, no voice: reported once a document. With a voice, or an issuer, not."""
    unsigned = ("", "On that day [73] people were killed and [12] people died later.", ())
    (one,) = found("OR603", unsigned, unsigned=True)
    assert "“73” and “12”" in one.message
    assert not found("OR603", ("Hill Watch", unsigned[1], ()))
    assert not found("OR603", ("", unsigned[1], ["Hill Watch"]), unsigned=True)


def test_the_planted_copies_of_the_example() -> None:
    """The wire report's 13 for 31, and the letter's quotation of a report."""
    read = read_collection([str(EXAMPLES)], Options(cache=False))
    findings = run_checks(read, select=["OR5"])
    named = [
        (each.code, {Path(anchor.document).name for anchor in each.anchors}) for each in findings
    ]
    assert ("OR502", {"2023-10-11-northwire.txt", "2023-10-11-ombudsman.txt"}) in named
    assert ("OR501", {"2018-10-un-letter.txt", "1994-02-frontier-watch.html"}) in named
    assert len(named) == 2


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS, reason="the evaluation texts in ../shared are missing")
def test_what_the_seeds_must_show() -> None:
    """A quotation altered in two others, two changed numbers, and 613 with one to three origins."""
    from onrecord.check.run import traced  # noqa: PLC0415

    read = traced(read_collection([str(path) for path in SEEDS], Options(cache=False)))
    findings = run_checks(read, select=["OR501", "OR502"])
    (altered,) = [each for each in findings if each.code == "OR501"]
    assert len({anchor.document for anchor in altered.anchors}) == 3
    assert altered.data["source"] is False
    changes = [
        change for each in findings if each.code == "OR502" for change in each.data["changes"]
    ]
    assert ["hundreds", "613"] in changes
    assert ["487", "1,000"] in changes
    killed = [
        each
        for each in read.origins
        if (each.outcome, each.group) == ("killed", "all") and each.value in (613, 1324)
    ]
    assert [(each.value, each.at_least, each.at_most) for each in killed] == [
        (613, 1, 3),
        (1324, 1, 1),
    ]
    lists = {each.id for each in read.reuse if each.type == "boilerplate"}
    assert len(lists) == 1
