"""The rules over names, recognitions and speakers."""

from __future__ import annotations

from itertools import pairwise
from types import ModuleType

import pytest

from onrecord.check.rules import qualification_stronger, quotation_speakers, recognitions_differ
from onrecord.check.run import claimed
from onrecord.model import Collection, Finding
from tests.making import document

MODULES = (qualification_stronger, recognitions_differ, quotation_speakers)


def found(text: str, module: ModuleType) -> list[Finding]:
    """Return what a rule finds in documents parted by a line of hyphens."""
    documents = tuple(
        document(f"{number}.txt", part, date=f"199{number}")
        for number, part in enumerate(text.split("\n\n---\n\n"))
    )
    return list(module.find(claimed(Collection(documents=documents, figures=()))))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.code)
def test_examples(module: ModuleType) -> None:
    """What its page calls bad is reported, what it calls good is not."""
    assert found(module.RULE.bad, module)
    assert not found(module.RULE.good, module)


@pytest.mark.parametrize(
    "text",
    [
        # a hedge weakens the same name
        (
            "The Varn tribunal ruled that the raid was a war crime.\n\n---\n\n"
            "The Varn tribunal wrote that it “may constitute a war crime”."
        ),
        "The Court held that it was genocide.\n\nThe Court spoke of “crimes against humanity”, it said.",
    ],
)
def test_a_stronger_name_is_found(text: str) -> None:
    """A stronger name, or one without its hedge, is reported against the quoted words."""
    (finding,) = found(text, qualification_stronger)
    assert len(finding.anchors) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The Varn tribunal ruled that the raid was a war crime.",
        "The mayor called it a genocide. The Varn tribunal said that it “may be a war crime”.",
        "The Court said that it was no genocide. The Court said that these were “war crimes”.",
        "The Court said it was a war crime, and wrote of “crimes against humanity”.",
    ],
)
def test_no_stronger_name_is_found(text: str) -> None:
    """Another voice, a denial, a weaker report and a single name are no findings."""
    assert found(text, qualification_stronger) == []


def test_a_count_below_an_earlier_list() -> None:
    """A later count below an earlier list is reported; a later list may grow."""
    first = "The parliaments of three countries (Ostravia, Kelmar, Tervia) recognised the massacre."
    fewer = "So far the parliaments of two countries have recognised the massacre."
    more = "So far the parliaments of nine countries have recognised the massacre."
    assert found(f"{first}\n\n---\n\n{fewer}", recognitions_differ)
    assert not found(f"{first}\n\n---\n\n{more}", recognitions_differ)


def test_one_document_may_quote_twice() -> None:
    """Within one document, and of few words, the same quotation is no finding."""
    one = "“We heard the guns before it was light,” Ana Lisk said."
    other = "“We heard the guns before it was light,” Jan Torv said."
    assert found(f"{one}\n\n{other}", quotation_speakers) == []
    short = "“We ran away,” Ana Lisk said.\n\n---\n\n“We ran away,” Jan Torv said."
    assert found(short, quotation_speakers) == []


def test_codes_are_in_order() -> None:
    """The rules of the family follow each other."""
    codes = [module.RULE.code for module in MODULES]
    assert all(one < other for one, other in pairwise(codes))
