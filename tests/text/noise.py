"""Documents with footnotes, made at random, and damaged as scans are."""

from __future__ import annotations

import random
from typing import NamedTuple

from onrecord.text.footnotes import join_footnotes
from tests.making import document

SENTENCES = (
    "The town was shelled for nine weeks",
    "A hundred carts left in the night",
    "According to the monks, “not one roof was whole”",
    "Nobody knows who gave the order",
    "The Court spoke of “acts of particular gravity”",
    "They asked: “Where is my son?” and ran",
    "Was it planned? The witnesses thought so",
    "The bridge fell at noon, on 3 March 1992",
    "About 1,200 people, mostly women, were held in the school No. 3",
    "The mayor (who had fled) came back in 1993",
)
NOTES = (
    "The Varn Courier, {} March 1994.",
    "Petra Vahl, The Burned Valleys: A History of the Upper Galt and of its\nPeople (2011), p. {}.",
    "See A/74/{}-S/2020/11, annex.",
    "Ibid., p. {}.",
    "Judgment of the European Court of Human Rights, App. No. 40112/07, 22 April 2010, para. {}.",
    "Frontier Watch, The Luma Crossing (Brann, 1994), p. {}.",
    "Statement by the Ministry of Foreign Affairs of Ostravia, {} May 1999.",
)
GLYPHS = "!?®*”°§©%~†¶"
DAMAGE = ((0.0, 0.0, 0.0), (0.3, 0.3, 0.0), (0.7, 0.5, 0.1), (1.0, 1.0, 0.0), (1.0, 0.3, 0.5))
"""Shares of the markers damaged, of the labels damaged, and of the labels lost."""

_MARKER, _NOTE = "\x01", "\x02"


class Made(NamedTuple):
    """A text, with where each marker and each note begins, in order."""

    text: str
    markers: list[int]
    notes: list[int]


def make(chance: random.Random, notes: int, damage: tuple[float, float, float]) -> Made:
    """Return a document with so many notes, at the foot of its pages or all at its end."""
    marked, labelled, lost = damage
    at_end = chance.random() < 0.5
    pages: list[str] = []
    number = 0
    while number < notes:
        here = notes if at_end else min(notes - number, chance.randint(1, 6))
        body, feet = "", []
        for _ in range(here):
            number += 1
            for _ in range(chance.randint(0, 2)):
                body += chance.choice(SENTENCES) + ". "
            marker = _glyphs(chance, number) if chance.random() < marked else str(number)
            stop, goes_on = chance.choice([(".", ""), (".", ""), (",", " and it went on.")])
            body += f"{chance.choice(SENTENCES)}{stop}{_MARKER}{marker}{goes_on}"
            body += "\n\n" if chance.random() < 0.35 else " "
            label = _glyphs(chance, number) if chance.random() < labelled else str(number)
            label = "" if chance.random() < lost else f"{label} "
            feet.append(f"{_NOTE}{label}{chance.choice(NOTES).format(chance.randint(2, 30))}")
        pages.append(f"{body.strip()}\n\n{chance.choice([chr(10), chr(10) * 2]).join(feet)}")
    return _unmarked("\n\n".join(pages) + "\n")


def _glyphs(chance: random.Random, number: int) -> str:
    return "".join(chance.choice(GLYPHS) for _ in str(number))


def _unmarked(raw: str) -> Made:
    text, markers, notes = "", list[int](), list[int]()
    for char in raw:
        if char == _MARKER:
            markers.append(len(text))
        elif char == _NOTE:
            notes.append(len(text))
        else:
            text += char
    return Made(text, markers, notes)


def measure_noise(damage: tuple[float, float, float], documents: int = 30) -> tuple[int, int, int]:
    """Return how many markers lead to their notes, how many there are, and false ones."""
    chance = random.Random(20)  # noqa: S311 - the same documents each time
    good = total = false = 0
    for _ in range(documents):
        made = make(chance, chance.randint(2, 25), damage)
        found = join_footnotes(document("a.txt", made.text))
        leads = {one.marker.start: one.note.start for one in found.joined}
        pairs = list(zip(made.markers, made.notes, strict=True))
        good += sum(leads.get(marker) == note for marker, note in pairs)
        total += len(pairs)
        false += len(leads.keys() - set(made.markers))
    return good, total, false
