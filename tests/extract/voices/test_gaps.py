"""Second sources without a verb of saying."""

from __future__ import annotations

import pytest

from onrecord.extract import attribute
from onrecord.extract.figures import extract_figures
from onrecord.read import read_bytes
from onrecord.text import segment


def _voices(text: str) -> dict[str, list[str]]:
    document = segment(read_bytes(text.encode(), "text.txt"))
    figures = attribute(document, extract_figures(document))
    return {figure.text: [voice.name for voice in figure.sources] for figure in figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Estimates of the dead vary. Marsh reckons 700, Teller 1,100, and the prefect 450.",
            {"700": ["Marsh"], "1,100": ["Teller"], "450": ["the prefect"]},
        ),
        (
            "The union lists 12 dead and 40 arrested; the ministry two and nine.",
            {
                "12": ["The union"],
                "40": ["The union"],
                "two": ["the ministry"],
                "nine": ["the ministry"],
            },
        ),
        (
            "The army said 12 died in Varn, 9 in Sorrel.",
            {"12": ["The army"], "9": ["The army"]},
        ),
        (
            "The mission said the bomb killed 71 people. Men accounted for 40 of the dead.",
            {"71": ["The mission"], "40": ["The mission"]},
        ),
    ],
)
def test_each_number_of_a_row_has_its_own_source(text: str, expected: dict[str, list[str]]) -> None:
    """Whoever stands before a number alone is its source; a place is none."""
    assert _voices(text) == expected
