"""Tolls that change: "rose from 16 to 18" is two numbers and no range."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.numbers import Quantity, find_quantities

_CHANGE = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?|gr(?:ows?|ew|own|owing)|jump(?:s|ed|ing)?"
    r"|increas(?:es?|ed|ing)|(?:go|went|gone|goes)|revis(?:ed?|es|ing)|rais(?:ed?|es|ing)"
    r"|lower(?:s|ed|ing)?|cut(?:s|ting)?|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?"
    r"|reduc(?:ed?|es|ing)|chang(?:ed?|es|ing)|correct(?:s|ed|ing)?|soar(?:s|ed|ing)?"
    r"|swell(?:s|ed|ing)?|swollen|brought|bring(?:s|ing)?|put|mov(?:ed?|es|ing))\b[^.;:!?]{0,60}$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+to\s+", re.IGNORECASE)
_BEFORE = 100  # characters in which the verb is looked for


def split_rises(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities with every "from A to B" behind a verb of change made two.

    Args:
        text: The document's text.
        quantities: The quantities of one sentence, in order.
    """
    found: list[Quantity] = []
    for quantity in quantities:
        words = text[quantity.outer_start : quantity.end]
        joint = _TO.search(text, quantity.start, quantity.end)
        before = text[max(0, quantity.outer_start - _BEFORE) : quantity.outer_start]
        opened = words.lower().startswith("from") or before.rstrip().lower().endswith("from")
        if quantity.form == "range" and joint and opened and _CHANGE.search(before):
            found += find_quantities(text, quantity.start, joint.start())
            found += find_quantities(text, joint.end(), quantity.end)
        else:
            found.append(quantity)
    return found
