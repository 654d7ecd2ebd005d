"""What relative clauses say of those counted."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are 700 who were driven out.", ("displaced",)),
        ("Eleven aid workers, whom the militia has held since May, are well.", ("detained",)),
        ("There are six priests whom the gendarmes arrested on Friday.", ("detained",)),
        ("Six priests whom the gendarmes knew were at the gate.", None),
        ("The prisoners, save two who were never found, came home.", ("missing",)),
    ],
)
def test_relatives(text: str, expected: tuple[str, ...] | None) -> None:
    """Whoever is counted is the subject of *who* and the object of *whom*."""
    found = [figure.outcome for figure in figures_of(text) if figure.harms]
    assert found == ([expected] if expected else [])
