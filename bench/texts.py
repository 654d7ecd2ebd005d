"""The texts that `make bench` measures on: the example collection, and documents made from it.

The example collection is small, so its documents are taken several times, each time with other
numbers, so that nothing is gained by remembering a text.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "teshka"
SEED = 20261121

_NUMBER = re.compile(r"(?<![\d.,/-])\d{2,3}(?![\d.,/-]*\d)")
_MOST_DAYS = 31


def words(text: str) -> int:
    """Return the number of words, as whitespace parts them."""
    return len(text.split())


def example_texts() -> list[str]:
    """Return the texts of the example collection, as offsets count in them."""
    from onrecord.model import Failure  # noqa: PLC0415 - the peers' processes need none of it
    from onrecord.pipeline.stages import read_source  # noqa: PLC0415

    sources = [
        read_source(str(path))
        for path in sorted(EXAMPLES.iterdir())
        if path.suffix in {".txt", ".md", ".html"}
    ]
    return [source.text for source in sources if not isinstance(source, Failure)]


def make_texts(total: int) -> list[str]:
    """Return texts of about `total` words together, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret

    def other(match: re.Match[str]) -> str:
        number = int(match.group())
        if number <= _MOST_DAYS:  # it may be a day, and must stay one
            return match.group()
        return str(chance.randint(32, 99) if number < 100 else chance.randint(100, 999))

    texts: list[str] = []
    examples = example_texts()
    made = 0
    while made < total:
        for example in examples:
            texts.append(_NUMBER.sub(other, example))
            made += words(example)
    return texts


def short_statement(number: int, chance: random.Random) -> str:
    """Return a short document with four figures, for the run over many."""
    towns = ("Varn", "Sorrel", "Dol", "Orlen", "Teshka Bridge", "Brann", "Harn Mill", "Luma")
    months = ("January", "March", "May", "July", "September", "November")
    town, month = chance.choice(towns), chance.choice(months)
    day, year = chance.randint(1, 28), chance.randint(1991, 1994)
    return (
        f"{town}, {day} {month} {year}\n\nBulletin {number}\n\n"
        f"At least {chance.randint(3, 90)} people were killed in {town} on {day} {month} {year}, "
        f"including {chance.randint(2, 3)} children, the regional ministry said. Another "
        f"{chance.randint(3, 99)} were injured and {chance.randint(10, 500)} houses were burned.\n"
    )
