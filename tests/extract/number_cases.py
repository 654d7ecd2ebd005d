"""Case tables of this folder: texts in which ⟦ and ⟧ mark the numbers that count."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from onrecord.extract.masks import find_masks
from onrecord.extract.numbers import find_quantities
from onrecord.extract.numbers.quantity import Quantity

_MARK = re.compile("[⟦⟧]")


@cache
def table(name: str) -> Any:
    """Return the case table `name` of the folder `cases`."""
    path = Path(__file__).parent / "cases" / f"{name}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without its marks, and the ranges that were marked."""
    plain, spans, opened = "", [], 0
    for part in re.split("([⟦⟧])", marked):
        if part == "⟦":
            opened = len(plain)
        elif part == "⟧":
            spans.append((opened, len(plain)))
        else:
            plain += part
    return plain, spans


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text outside its masks, as the extractor reads them."""
    return find_quantities(text, masks=find_masks(text))
