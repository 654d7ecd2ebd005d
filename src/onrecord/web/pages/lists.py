"""What the lists share: filters, pages of a list, and addresses with another state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from onrecord.casebook.listing import NO_EVENT, Place
from onrecord.casebook.listing import Asked as Wanted
from onrecord.errors import ConfigError
from onrecord.web.exchange import LARGEST, Asked
from onrecord.web.looks import data_address

PAGE_SIZE = 50


class Steps(NamedTuple):
    """The addresses of a list's next and previous page, empty where there is none."""

    after: str = ""
    before: str = ""


def wanted_claims(asked: Asked) -> Wanted:
    """Return which claims the query asks for."""
    names = ("kind", "outcome", "group", "status", "event")
    words = asked.get("words").strip()
    document = ""
    if number := asked.get("document").strip():
        row = asked.book.db.execute(
            "SELECT id FROM document WHERE number = ?", (number if len(number) < 19 else "",)
        ).fetchone()
        document = row["id"] if row else "?"
    return Wanted(
        words=words,
        document=document,
        doubtful=asked.get("doubtful") == "1",
        reader=asked.reader,
        **{name: asked.get(name).strip() for name in names},
    )


def place_of(text: str) -> Place | None:
    """Return where a list goes on, as `NUMBER.NUMBER`.

    Raises:
        ConfigError: If it is no such place.
    """
    if not text:
        return None
    place, _, number = text.partition(".")
    if not (place.isdecimal() and number.isdecimal() and max(int(place), int(number)) < LARGEST):
        raise ConfigError(f"no place in a list: {text!r}", hint="begin the list anew")
    return int(place), int(number)


def with_state(asked: Asked, **changes: object) -> str:
    """Return the address of this page in another state; None or empty takes a name out.

    Where a list goes on is left out, since another list begins at its beginning.
    """
    kept: dict[str, Sequence[str]] = {
        name: values
        for name, values in asked.query.items()
        if name not in {"after", "before", "done"}
    }
    made: dict[str, Any] = {**kept, **changes}
    pairs = [
        (name, str(one))
        for name, value in made.items()
        for one in (value if isinstance(value, tuple | list) else (value,))
        if one not in (None, "")
    ]
    return f"{asked.path}?{urlencode(pairs)}" if pairs else asked.path


class Choice(NamedTuple):
    """A value of a facet: how it is called, how many there are, and the address that asks for it.

    `many` is None where nobody counted.
    """

    name: str
    many: int | None
    href: str
    chosen: bool


def facet(
    asked: Asked, name: str, counts: Mapping[str, int], words: Mapping[str, str], most: int = 12
) -> list[Choice]:
    """Return the values of a facet, those with most claims first; the chosen one leads back."""
    chosen = asked.get(name)
    order = sorted(counts, key=lambda each: (each != chosen, -counts[each], each))
    return [
        Choice(
            words.get(each, each),
            counts[each],
            with_state(asked, **{name: None if each == chosen else each}),
            each == chosen,
        )
        for each in order[:most]
        if counts[each] or each == chosen
    ]


def cell(value: Any) -> Any:  # noqa: ANN401
    """Return a value as a table's cell holds it: a list as its parts."""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value


def data_href(href: str) -> str | None:
    """Return the address of a page's data, or None where there is no page."""
    return data_address(href, "json") if href else None


EVENT_WORDS = {NO_EVENT: "without an event"}
