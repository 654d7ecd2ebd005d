"""Codes of bodies, and the date of their act."""

from __future__ import annotations

import pytest

from onrecord.model import Collection, Recognition
from onrecord.resolve.bodies import claims_of, code_of
from tests.making import document


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Chile", None, "CL"),
        ("The Sudan", None, "SD"),
        ("Republic of Kenya", None, "KE"),
        ("the Senate of Chile", None, "CL"),
        ("Norway's parliament", None, "NO"),
        ("State of Georgia", "US", "US-GA"),
        ("Ontario", "CA", "CA-ON"),
        ("Tervia", None, None),
        ("Arvel", "US", None),
    ],
)
def test_codes(name: str, country: str | None, code: str | None) -> None:
    """A known country or part of one has its code; an unknown one has none."""
    assert code_of(name, country) == code


def test_parts_of_the_country_named_with_the_count() -> None:
    """A part gets its code only within the country that the count names."""
    text = (
        "In May 1995 the parliaments of 2 countries (Chile, Kenya) and 2 provinces in Canada "
        "(Ontario, Manitoba) recognised the massacre at Brann."
    )
    claims = claims_of(Collection(documents=(document("a.txt", text),), figures=()))
    found = [one for one in claims if isinstance(one, Recognition)]
    assert [one.code for one in found] == ["CL", "KE", "CA-ON", "CA-MB"]
    assert {one.date for one in found} == {"1995-05"}
