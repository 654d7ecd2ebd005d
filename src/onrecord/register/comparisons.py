"""What two statements are compared by, level by level, with the weight of each.

Each level has how often it is met between statements about one person (`m`) and about two (`u`). The
numbers are orders of magnitude, fixed beforehand (Fellegi and Sunter 1969; Winkler 2006); large lists
learn them from themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Level(NamedTuple):
    """A level: what it is called, its condition in SQL, m, u, and the column of frequencies."""

    label: str
    condition: str
    m: float
    u: float
    frequency: str | None = None


Comparison = tuple[str, tuple[Level, ...]]
"""When nothing can be told, as SQL, and the levels, the likeliest to be one person first."""
_DAYS = 366


def _near(column: str, least: float) -> str:
    return f"jaro_winkler_similarity({column}_l, {column}_r) >= {least}"


def _same(column: str) -> str:
    return f'"{column}_l" = "{column}_r"'


def _shared(column: str) -> str:
    return f"list_has_any({column}_l, {column}_r)"


def _meets(column: str, slack: int) -> str:
    return f"{column}_low_l - {slack} <= {column}_high_r AND {column}_low_r - {slack} <= {column}_high_l"


_SWAPPED = (
    "list_has_any(given_keys_l, surname_keys_r) AND list_has_any(surname_keys_l, given_keys_r)"
)
_FATHERS_TOO = (
    "(father_l IS NULL AND coalesce(list_has_any(father_keys_r, given_keys_r), FALSE)"
    " OR father_r IS NULL AND coalesce(list_has_any(father_keys_l, given_keys_l), FALSE))"
)
"""One father is not told, and the other has his child's name: the father may be meant."""
_ONE_DAY = "{c}_low_l = {c}_low_r AND {c}_high_l = {c}_high_r AND {c}_high_l - {c}_low_l < 2"
COMPARISONS: dict[str, Comparison] = {
    "given": ("given_l IS NULL OR given_r IS NULL", (
        Level("the given name is the same", _same("given_key"), 0.80, 0.015, "given_key"),
        Level("the given name may be spelt so too", _shared("given_keys"), 0.09, 0.01),
        Level("given name and surname may have changed places", _SWAPPED, 0.02, 0.0002),
        Level("the given name is near", _near("given", 0.9), 0.06, 0.01),
        Level("the given name is a little alike", _near("given", 0.78), 0.015, 0.06),
        Level("the given name differs", "ELSE", 0.015, 0.905),
    )),
    "surname": ("surname_l IS NULL OR surname_r IS NULL", (
        Level("the surname is the same", _same("surname_key"), 0.80, 0.003, "surname_key"),
        Level("the surname may be spelt so too", _shared("surname_keys"), 0.05, 0.002),
        Level("surname and given name may have changed places", _SWAPPED, 0.02, 0.001),
        Level("the surname is near", _near("surname", 0.9), 0.08, 0.004),
        Level("the surname is a little alike", _near("surname", 0.8), 0.03, 0.03),
        Level("the surname differs", "ELSE", 0.04, 0.962),
    )),
    "father": (f"(father_l IS NULL OR father_r IS NULL) AND NOT {_FATHERS_TOO}", (
        Level("the father has this name too", _FATHERS_TOO, 0.05, 0.17),
        Level("the father's name is the same", _shared("father_keys"), 0.90, 0.02),
        Level("the father's name is near", _near("father", 0.88), 0.06, 0.02),
        Level("the father's name differs", "ELSE", 0.04, 0.96),
    )),
    "sex": ("sex_l IS NULL OR sex_r IS NULL", (
        Level("the sex is the same", "sex_l = sex_r", 0.995, 0.55),
        Level("the sex differs", "ELSE", 0.005, 0.45),
    )),
    "born": ("born_low_l IS NULL OR born_low_r IS NULL", (
        Level("the day of birth is the same", _ONE_DAY.format(c="born"), 0.45, 0.0003),
        Level("the year of birth can be the same", _meets("born", 0)
         + f" AND (born_high_l - born_low_l <= {_DAYS} OR born_high_r - born_low_r <= {_DAYS})",
         0.30, 0.03),
        Level("the times of birth can be the same", _meets("born", 0), 0.08, 0.05),
        Level("the years of birth are near", _meets("born", 2 * _DAYS), 0.14, 0.08),
        Level("the times of birth differ", "ELSE", 0.015, 0.84),
    )),
    "died": ("died_low_l IS NULL OR died_low_r IS NULL", (
        Level("the day of death is the same", _ONE_DAY.format(c="died"), 0.85, 0.1),
        Level("the times of death can be the same", _meets("died", 0), 0.13, 0.2),
        Level("the dates of death differ", "ELSE", 0.02, 0.7),
    )),
    "place": ("place_l IS NULL OR place_r IS NULL", (
        Level("the place is the same", _same("place_key"), 0.75, 0.06, "place_key"),
        Level("the place is near", _near("place", 0.88), 0.08, 0.01),
        Level("the place differs", "ELSE", 0.17, 0.93),
    )),
    "number": ("number_l IS NULL OR number_r IS NULL", (
        Level("the number is the same", "number_l = number_r", 0.7, 0.0005),
        Level("the number is near", _near("number", 0.88), 0.1, 0.004),
        Level("the number differs", "ELSE", 0.2, 0.9955),
    )),
    "address": ("address_l IS NULL OR address_r IS NULL", (
        Level("the address is the same", "address_l = address_r", 0.65, 0.001),
        Level("the address is near", _near("address", 0.85), 0.15, 0.02),
        Level("the address differs", "ELSE", 0.2, 0.979),
    )),
    "work": ("work_l IS NULL OR work_r IS NULL", (
        Level("the occupation is the same", _same("work"), 0.7, 0.06, "work"),
        Level("the occupation differs", "ELSE", 0.3, 0.94),
    )),
}  # fmt: skip

ONLY_ALIKE = frozenset({"the given name is near", "the given name is a little alike"})
"""What of a given name brothers and sisters may well have, who are often called alike."""
FAMILY = frozenset({"surname", "father", "place", "address"})
"""What brothers and sisters share: it tells the family, not which of them is meant."""


def comparison(
    name: str, ms: Sequence[float] | None = None, us: Sequence[float] | None = None
) -> dict[str, Any]:
    """Return a comparison as Splink takes it.

    Args:
        name: The comparison's name.
        ms: How often each level is met between statements about one person; None for the fixed numbers.
        us: How often between statements about two.
    """
    null, levels = COMPARISONS[name]
    shares = zip(
        ms or [level.m for level in levels], us or [level.u for level in levels], strict=True
    )
    found: list[dict[str, Any]] = [
        {"sql_condition": null, "label_for_charts": "not stated", "is_null_level": True}
    ]
    for (label, condition, _, _, frequency), (m, u) in zip(levels, shares, strict=True):
        level: dict[str, Any] = {
            "sql_condition": condition, "label_for_charts": label,
            "m_probability": m, "u_probability": u,
        }  # fmt: skip
        if frequency:
            level |= {"tf_adjustment_column": frequency, "tf_adjustment_weight": 1.0}
        found.append(level)
    return {"output_column_name": name, "comparison_levels": found}


def level_of(name: str, gamma: int) -> Level:
    """Return a level by the number that Splink gives it, which counts from the last one."""
    levels = COMPARISONS[name][1]
    return levels[len(levels) - 1 - gamma]
