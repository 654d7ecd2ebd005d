"""Those who met what somebody else did."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The abbot was slain, and with him seven monks.", ("killed",)),
        ("The ensign was wounded, and with him three troopers.", ("injured",)),
        ("There fell of the burghers sixty.", ("killed",)),
        ("The abbot arrived, and with him seven monks.", None),
        ("The barns, twelve in number, were burned down.", ("destroyed",)),
        ("The wounded, ninety in all, were laid on straw.", ("injured",)),
        ("The abbot was slain with seven of his monks.", ("killed",)),
        ("The abbot was arrested with seven pistols.", None),
        ("A teacher was killed, and so were seven boys.", ("killed",)),
    ],
)
def test_company(text: str, expected: tuple[str, ...] | None) -> None:
    """People who come behind somebody in a sentence meet what that one met."""
    found = [figure.outcome for figure in figures_of(text) if figure.harms]
    assert found == ([expected] if expected else [])
