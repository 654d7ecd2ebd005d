"""How the dossier says things: numbers, ranges, groups, dates, verdicts.

The vocabulary stands in `lexicons/en/report.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from onrecord.lexicon import load
from onrecord.model import Number
from onrecord.resolve.say_dates import say_date

__all__ = [
    "group_words",
    "listing",
    "number",
    "outcome_words",
    "plural",
    "range_words",
    "say_date",
    "stated",
    "vocabulary",
]

NO_BREAK = "\u00a0"


class Bounded(Protocol):
    """What has a number expression: a `Figure`, an `Account`."""

    @property
    def low(self) -> Number | None:
        """The lowest number meant, or None where open."""

    @property
    def best(self) -> Number | None:
        """The one number meant, or None."""

    @property
    def high(self) -> Number | None:
        """The highest number meant, or None where open."""

    @property
    def modifier(self) -> Any:  # noqa: ANN401
        """How the words bound the number."""

    @property
    def text(self) -> str:
        """The number expression as the document writes it."""


def vocabulary() -> dict[str, Any]:
    """Return the dossier's words."""
    return load("report")


def number(value: Number | None) -> str:
    """Return a number with commas between thousands, or an empty string for None."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{value:,}"


def stated(account: Bounded) -> str:
    """Return the value as stated, with its modifier: "at least 87", "about 4,000".

    Where the bounds needed by the modifier are missing, the document's own words stand alone.
    """
    modifier = account.modifier
    low, high = account.low, account.high
    whole = {
        "low": low,
        "best": account.best,
        "high": high,
        "above": None if low is None else low - 1,
        "below": None if high is None else high + 1,
    }
    phrase: str = vocabulary()["modifiers"].get(modifier, "{text}")
    needed = [name for name in whole if "{" + name + "}" in phrase]
    if any(whole[name] is None for name in needed):
        phrase = "{text}"
    words = {name: number(value) for name, value in whole.items()}
    return phrase.format(text=" ".join(account.text.split()), **words)


def range_words(low: Number | None, high: Number | None) -> str:
    """Return a range in words: "214", "161 or more", "99 or fewer", "50–100", "open"."""
    if low is None and high is None:
        return "open"
    if low is None:
        return f"{number(high)} or fewer"
    if high is None:
        return f"{number(low)} or more"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def outcome_words(outcomes: Iterable[str]) -> str:
    """Return the outcomes' names: "killed", "killed or injured"."""
    names = vocabulary()["outcomes"]
    return " or ".join(names[each]["label"] if each in names else each for each in outcomes)


def group_words(key: str) -> str:
    """Return a comparison's group in words: `all` → "all persons", `child woman` → both."""
    names = vocabulary()["groups"]
    return ", ".join(names.get(each, each) for each in key.replace("+", " ").split())


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return "1 document", "3 documents", "no documents"."""
    noun = one if count == 1 else many or f"{one}s"
    return f"{number(count) if count else 'no'}{NO_BREAK}{noun}"


def listing(words: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last
