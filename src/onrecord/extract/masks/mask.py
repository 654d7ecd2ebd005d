"""A mask: a range whose numbers count nothing."""

from __future__ import annotations

from typing import NamedTuple


class Mask(NamedTuple):
    """A half-open range of a text whose numbers count nothing, with the reason in one word.

    Kinds: `date`, `year`, `time`, `duration`, `frequency`, `age`, `money`, `measure`, `rate`, `name`, `page`,
    `reference`, `symbol`, `votes`, `link`, `phone`, `address`, `note`, `list`, `compound`, `idiom`.
    """

    start: int
    end: int
    kind: str
