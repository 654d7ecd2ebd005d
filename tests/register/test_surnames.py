"""Lists in which surnames come first, told by their own names."""

from __future__ import annotations

import pytest

from onrecord.register.surnames import Order, order_of


def _rows(*names: str, father: str = "") -> list[dict[str, str]]:
    return [{"name": name, "father": father} for name in names]


@pytest.mark.parametrize(
    ("rows", "order"),
    [
        # Fathers are called by given names.
        (
            [
                {"name": f"Oravec {one}", "father": other}
                for one, other in zip(
                    ["Anton", "Luka", "Pavel", "Davor", "Imre"],
                    ["Luka", "Pavel", "Davor", "Imre", "Anton"],
                    strict=True,
                )
            ],
            Order(first=True, telling=5),
        ),
        # Endings, short forms and initials tell; a name that says by itself how it is written does not.
        (
            _rows("Petrova Lena", "Sedlin Sasha", "Torvan A. B.", "Halik Mikhail", "Vasek Anna"),
            Order(first=True, telling=5),
        ),
        (_rows("Petrova, Lena", "SEDLIN Sasha", "Halik Mikhail"), Order(first=False, telling=1)),
        # Too few tell, or they tell both.
        (_rows("Petrova Lena", "Sedlin Sasha", "Zeman Dana"), Order(first=False, telling=2)),
        (
            _rows(*["Halik Mikhail"] * 6, *["Mikhail Halik"] * 2),
            Order(first=False, telling=6),
        ),
        # A word that is as well one as the other tells nothing, nor does a father called by two words.
        (_rows(*["Ivan Mikhail", "Dana Zeman"] * 6, father="Zeman Imre"), Order(False, 0)),
        ([{"father": "Imre"}], Order(first=False, telling=0)),
    ],
)
def test_what_comes_first(rows: list[dict[str, str]], order: Order) -> None:
    """At least five names are to tell, and nine of ten of those that tell the same."""
    assert order_of(rows) == order
