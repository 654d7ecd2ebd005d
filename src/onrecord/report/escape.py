"""Text of unknown origin as HTML that shows it and does nothing else."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup, escape

CONTROL_PICTURES = 0x2400
"""U+2400 … are pictures of the control characters U+0000 …"""


@cache
def _table() -> dict[int, str]:
    """Characters that HTML drops, changes or forbids → what is shown, one for one.

    Tab, line feed and carriage return stay; lone surrogates cannot be written as UTF-8.
    """
    table = {code: chr(CONTROL_PICTURES + code) for code in range(0x20) if code not in (9, 10, 13)}
    table[0x7F] = "\u2421"
    table.update(dict.fromkeys(range(0x80, 0xA0), "\ufffd"))
    table.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    return table


def printable(text: str) -> str:
    """Return `text` with every character that HTML cannot carry drawn as a picture of itself.

    The result has as many code points as `text`, so that offsets hold in the page too.
    """
    return text.translate(_table())


def markup(text: str) -> Markup:
    """Return `text` as HTML that a browser turns back into the same code points.

    A carriage return is written as a reference, since HTML would read it as a line feed.
    """
    return Markup(str(escape(printable(text))).replace("\r", "&#13;"))  # noqa: S704 - escaped


def finalize(value: object) -> object:
    """Make every string that a template prints printable; Jinja escapes it afterwards."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
