"""A later clause or sentence may take back what was told before it."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The papers told of sixty drowned at the weir, which is a fable.", "denied"),
        ("Some say that 300 died. I have heard it in church. It is not so.", "denied"),
        ("Some say that 300 died. I have heard it in church. It is not so long ago.", "asserted"),
        ("Some say that 300 died. The mill burned. It was cold. It is not so.", "asserted"),
        ("The union counts 70 dead. Neither number has any support in the books.", "denied"),
        ("A video shows 25 dead. It was filmed years ago in another country.", "denied"),
        ("We wrote on Monday that nine miners had died. That was wrong.", "withdrawn"),
        ("We wrote on Monday that nine miners had died. That was a lie, said the owner.", "denied"),
        ("The pit with 80 corpses, of which the radio spoke, does not exist.", "denied"),
        ("After the deaths of 80 men the promised inquiry never took place.", "asserted"),
    ],
)  # fmt: skip
def test_a_verdict_is_about_what_was_told_before_it(text: str, polarity: str) -> None:
    """The first figure has the polarity that the words behind it give."""
    assert figures_of(text)[0].polarity == polarity


def test_neither_number_means_the_last_two() -> None:
    """Two figures of two sentences are denied together."""
    told = "The police say that 12 died. The union says that 70 died. Neither figure is true."
    assert [figure.polarity for figure in figures_of(told)] == ["denied", "denied"]
