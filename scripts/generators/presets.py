"""The page on presets, from `lexicons/en/presets.yml` and from what each makes of vague words."""

from __future__ import annotations

from onrecord.extract.numbers import find_quantities
from onrecord.extract.numbers.presets import Preset, apply_preset, preset, preset_names
from onrecord.report.words import range_words

PATH = "docs/how/presets.md"

WORDS = (
    "several", "a few", "a handful", "tens", "dozens", "scores", "hundreds", "several hundred",
    "thousands", "tens of thousands", "hundreds of thousands",
)  # fmt: skip

HEAD = """\
# Presets: numbers for vague words

<!-- Made from lexicons/en/presets.yml by scripts/generators/presets.py; `make generated` writes it
anew. -->

"Dozens were killed" states no number. Recording projects have published rules for such words, and
the rules differ. A **preset** is one of these rules. It is chosen for a whole run
(`onrecord report … --preset acled`), named with its version wherever its numbers are shown, and
never mixed with another.

A preset changes vague words only ([why](../decisions/003-presets-and-vague-words.md)). "At least
87", "about 4,000" and "613" are the same under every preset. Two projects that give different
numbers for one word are both following their rules.

The default, `bounds`, adds nothing to the words: "dozens" is 24 or more, and has no upper end.

## What each makes of the same words

"–" means that no number is given.

"""

TAIL = """\
## How to cite a preset

Every dossier has a methods page that names the preset, its version and the text of its rule. Quote
that page. A number that comes from a preset is the preset's, not the document's: in the dossier the
words of the document stand beside it.
"""


def make() -> str:
    """Return the page."""
    presets = [preset(name) for name in preset_names()]
    return "\n".join([HEAD + numbers(presets), *map(section, presets), TAIL])


def numbers(presets: list[Preset]) -> str:
    """Return the table of vague words by preset."""
    lines = [f"| words | {' | '.join(f'`{each.name}`' for each in presets)} |"]
    lines.append("|---" * (len(presets) + 1) + "|")
    for words in WORDS:
        cells = " | ".join(value(words, each.name) for each in presets)
        lines.append(f"| {words} | {cells} |")
    return "\n".join(lines) + "\n"


def value(words: str, name: str) -> str:
    """Return what a preset makes of a vague word."""
    quantity = find_quantities(f"{words} of people")[0]
    low, _, high = apply_preset(
        words, quantity.low, quantity.best, quantity.high, quantity.modifier, name=name
    )
    return "–" if low is None and high is None else range_words(low, high)


def section(each: Preset) -> str:
    """Return what is known of one preset."""
    facts = [
        ("Rule", each.rule),
        ("Whose", each.publisher),
        ("Published in", each.publication),
        ("Address", each.address and f"<{each.address}>"),
        ("Read at", each.read_at and read_at(each)),
        ("Date of the text", each.date),
        ("Version here", each.version),
        ("What is not known", each.not_known),
    ]
    lines = [f"**{name}.** {' '.join(str(text).split())}\n" for name, text in facts if text]
    return "\n".join([f"## `{each.name}`: {each.title}\n", *lines])


def read_at(each: Preset) -> str:
    """Return where a rule was read."""
    address = str(each.read_at)
    if address == each.address:
        return "the same address"
    link, _, rest = address.partition(" ")
    return f"<{link}> {rest}".strip()
