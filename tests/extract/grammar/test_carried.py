"""Numbers without a noun that carry on what the sentence before spoke of."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text) if figure.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The wounded had been laid in the nave. By the altar were nine, by the door four.",
            [("nine", "injured"), ("four", "injured")],
        ),
        (
            "The police say that six dockers were killed. I saw fourteen in the shed.",
            [("six", "killed"), ("fourteen", "killed")],
        ),
        (
            "The soldiers burned the barns. Nineteen houses, and the chapel.",
            [("Nineteen", "destroyed")],
        ),
        ("The soldiers danced in the barns. Nineteen houses, and the chapel.", []),
        ("The board lists the missing. It bears 80 names.", [("80", "missing")]),
        ("The board lists the members. It bears 80 names.", []),
        ("How long were the men held? Nine.", []),
        ("Five women died. No, six.", [("Five", "killed"), ("six", "killed")]),
        ("Five women sang. No, six.", []),
        (
            "They arrested nine weavers. At noon they came back for four more.",
            [("nine", "detained"), ("four", "detained")],
        ),
        (
            "Twelve bodies lay there. Neighbours had carried six away.",
            [("Twelve", "killed"), ("six", "killed")],
        ),
        (
            "The stone lists those killed. It bears 61 names, nine of them women's.",
            [("61", "killed"), ("nine", "killed")],
        ),
        (
            "Twelve bodies lay there. The sexton says there had been 15.",
            [("Twelve", "killed"), ("15", "killed")],
        ),
        (
            "Ninety men were drowned. He thinks ten more went the same way.",
            [("Ninety", "killed"), ("ten", "killed")],
        ),
    ],
)
def test_the_sentence_before_tells(text: str, expected: list[tuple[str, str]]) -> None:
    """A number in a clause of place or sight counts those just spoken of."""
    assert _read(text) == expected
