"""The texts that `make bench` measures on: the example collection, and statements made from it.

The example collection is small, so its documents are taken several times, each time with other
digits. Half of the words are paragraphs with nothing to count in them, as most of any report is.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "teshka"
SEED = 20261121

_DIGIT = re.compile(r"(?<=\d)\d")

FILLER = (
    "The hearing room was full when the session opened, and several of those who had travelled "
    "from the valley stood at the back. The chair thanked the delegations for their patience.",
    "Its mandate, renewed in the spring, covers the conduct of all parties to the conflict. It "
    "works from documents, satellite pictures and interviews, and names nobody without consent.",
    "The road from the river to the upper town runs past the old mill and the school. In winter "
    "it is often closed, and people go on foot through the orchards to reach the clinic.",
    "Neither government has replied to the letter. A spokeswoman said that the matter was with "
    "the prosecutor, who would decide in due course whether the file should be opened again.",
    "We had bread in the cellar and water from the well, and my father kept the radio near the "
    "window. At night we heard the engines on the bridge, and nobody slept until the morning.",
    "The report recommends that the archives of both ministries be opened to researchers, that "
    "the registers be compared, and that families be told what is found before the press is.",
)


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
    texts: list[str] = []
    examples = example_texts()
    made = 0
    while made < total:
        for example in examples:
            text = _DIGIT.sub(lambda _: str(chance.randint(0, 9)), example)
            filler: list[str] = []
            while words(" ".join(filler)) < words(text):
                filler.append(chance.choice(FILLER))
            texts.append(text.rstrip() + "\n\n" + "\n\n".join(filler) + "\n")
            made += words(texts[-1])
            if made >= total:
                break
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
