"""The texts that `make bench` measures on: documents made from the example collection.

The examples are small and written to be dense: a figure in every 19 words. So each is taken several
times, with other numbers, and between its paragraphs stand others of the kind that statements,
letters and reports consist of: dates, resolutions, paragraphs, meetings, and no figure. In the texts
that come out, as in published statements, there is a figure in about every 80 words.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "teshka"
SEED = 20261121

_NUMBER = re.compile(r"(?<![\d.,/-])\d{2,3}(?![\d.,/-]*\d)")
_MOST_DAYS = 31

WORDS_BETWEEN = 3
"""Words of other paragraphs for each word of an example."""

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
TOWNS = ("Varn", "Sorrel", "Dol", "Orlen", "Teshka Bridge", "Brann", "Harn Mill", "Luma")

PARAGRAPHS = (
    "The Commission met on {day} {month} {year} in {town} and adopted its agenda. It recalled "
    "resolution {n}/{m} of {year}, in particular paragraphs {a} to {b}, and the report of the "
    "Secretary-General (A/{n}/{hundreds}-S/{year}/{m}), which remains under consideration.",
    "In its letter dated {day} {month} {year}, addressed to the President of the Council, the "
    "Permanent Mission asked that the present statement be circulated as a document of the "
    "session under agenda item {a}. The text of the annex is reproduced as it was received.",
    "The road from the river to the upper town runs past the old mill and the school. At {a}.{b} "
    "in the morning the electricity failed, and it was not restored until the evening of "
    "{day} {month}. The temperature had fallen to minus {a} degrees, and the river was frozen.",
    "Under Article {b} of the Convention, and article {m} of the Criminal Code, the prosecutor "
    "opened case No. {hundreds}/{year}. The hearing, postponed on {day} {month}, was held behind "
    "closed doors in courtroom {a}; the judgment has {hundreds} pages and {m} footnotes.",
    "We had bread in the cellar and water from the well, and my father, who was then {m} years "
    "old, kept the radio near the window. At night we heard the engines on the bridge, and "
    "nobody slept. My mother had the key to house No. {n} and would not give it to anyone.",
    "The Ministry of Foreign Affairs of Ostravia issued a statement on the occasion of the {b}th "
    "anniversary of the tragedy in {town}. It called on the Government of Kelmar to comply with "
    "its obligations and to open the archives of the {a}th Brigade to researchers.",
    "A spokeswoman for the tribunal said on {month} {day} that neither side had replied. The "
    "fund has received contributions of ${hundreds},000 and expects another {b} per cent in "
    "{year}. Enquiries may be made by telephone on +{a} {n} {hundreds} {m} between 9 and 5.",
    "The present report covers the period from {day} {month} {year} and is based on documents, "
    "satellite pictures taken at a height of {hundreds} km, and interviews. Section {a} sets out "
    "the applicable law; section {b} describes the methods; maps are in annex {a}.",
)


def words(text: str) -> int:
    """Return the number of words, as whitespace parts them."""
    return len(text.split())


def example_texts() -> list[str]:
    """Return the texts of the example collection, as offsets count in them."""
    from onrecord.read import read_document  # noqa: PLC0415 - the peers' processes need none of it

    return [
        read_document(str(path)).text
        for path in sorted(EXAMPLES.iterdir())
        if path.suffix in {".txt", ".md", ".html"}
    ]


def make_texts(total: int) -> list[str]:
    """Return texts of about `total` words together, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    texts: list[str] = []
    examples = example_texts()
    made = 0
    while made < total:
        for example in examples:
            texts.append(_with_others(_with_other_numbers(example, chance), chance))
            made += words(texts[-1])
    return texts


def _with_other_numbers(text: str, chance: random.Random) -> str:
    def other(match: re.Match[str]) -> str:
        number = int(match.group())
        if number <= _MOST_DAYS:  # it may be a day, and must stay one
            return match.group()
        return str(chance.randint(32, 99) if number < 100 else chance.randint(100, 999))

    return _NUMBER.sub(other, text)


def _with_others(text: str, chance: random.Random) -> str:
    """Return the text with paragraphs of other matter behind its own."""
    parts = [text.rstrip()]
    wanted = WORDS_BETWEEN * words(text)
    while wanted > 0:
        parts.append(
            chance.choice(PARAGRAPHS).format(
                day=chance.randint(1, 28),
                month=chance.choice(MONTHS),
                year=chance.randint(1993, 2023),
                town=chance.choice(TOWNS),
                a=chance.randint(4, 11),
                b=chance.randint(14, 59),
                n=chance.randint(40, 90),
                m=chance.randint(30, 80),
                hundreds=chance.randint(100, 990),
            )
        )
        wanted -= words(parts[-1])
    return "\n\n".join(parts) + "\n"


def short_statement(number: int, chance: random.Random) -> str:
    """Return a short document with four figures, for the run over many."""
    town, month = chance.choice(TOWNS), chance.choice(MONTHS)
    day, year = chance.randint(1, 28), chance.randint(1991, 1994)
    return (
        f"{town}, {day} {month} {year}\n\nBulletin {number}\n\n"
        f"At least {chance.randint(3, 90)} people were killed in {town} on {day} {month} {year}, "
        f"including {chance.randint(2, 3)} children, the regional ministry said. Another "
        f"{chance.randint(3, 99)} were injured and {chance.randint(10, 500)} houses were burned.\n"
    )
