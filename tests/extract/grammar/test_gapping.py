"""Clauses that leave out their verb."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text) if figure.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The first mine killed six; the one that went off behind it, as they ran, nine.",
            [("six", "killed"), ("nine", "killed")],
        ),
        (
            "In May the police arrested 12 pickets, and in June over 30.",
            [("12", "detained"), ("30", "detained")],
        ),
        (
            "Carts brought 71 wounded, the boats 38 and the train, delayed by snow, six.",
            [("71", "injured"), ("38", "injured"), ("six", "injured")],
        ),
        (
            "Eight bodies were found in the well and another three, badly burned, in the barn.",
            [("Eight", "killed"), ("three", "killed")],
        ),
        ("The militia lost ninety men, we four.", [("ninety", "killed"), ("four", "killed")]),
        ("The bomb killed three brothers, the youngest eleven.", [("three", "killed")]),
        ("The police arrested 12 pickets and the tailor, 61.", [("12", "detained")]),
        (
            "There were 8 executions that year, 14 the year after.",
            [("8", "killed"), ("14", "killed")],
        ),
    ],
)
def test_a_remnant_takes_the_verb_before(text: str, expected: list[tuple[str, str]]) -> None:
    """A time, another subject or nothing stands for the clause; an age does not."""
    assert _read(text) == expected


def test_a_share_with_a_predicate_of_its_own_counts() -> None:
    """A share without a noun counts where a verb tells what befell it."""
    assert _read("Of the women 62 per cent said that they had been raped.") == [
        ("62 per cent", "sexually_assaulted")
    ]
    assert _read("Ninety people died. A third were children.") == [
        ("Ninety", "killed"),
        ("A third", "killed"),
    ]


def test_shares_go_on() -> None:
    """The second share of one whole is of the same whole."""
    figures = figures_of(
        "The inquiry counted 200 deaths. It lays 60 per cent of them to the army, 20 per cent to the Front."
    )
    assert [(f.text, f.best) for f in figures if f.harms][1:] == [
        ("60 per cent", 120),
        ("20 per cent", 40),
    ]
