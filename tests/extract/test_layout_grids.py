"""Grids of registers and returns: what is counted, in every layout of label and number.

The slots hold plain wordings; what is tested is that any of them can be laid out in any way.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from onrecord.model import HARM
from tests.extract.reading import figures_of, unmark

LABELS = {
    "killed": ("Killed", "Dead", "Deaths in hospital", "Bodies recovered", "Buried", "Since died of wounds", "Drowned"),
    "injured": ("Injured", "Wounded", "Seriously injured", "Slightly wounded", "Gunshot wounds", "Persons injured"),
    "missing": ("Missing", "Unaccounted for", "Still missing", "Persons missing", "Missing, believed prisoners"),
    "detained": ("Arrested", "Detained", "In custody", "Taken hostage", "Taken prisoner", "Persons detained"),
    "displaced": ("Displaced", "Evacuated", "Rendered homeless", "Driven out", "Refugees", "Persons displaced"),
    "destroyed": ("Houses destroyed", "Dwellings burnt", "Homes destroyed", "Buildings razed", "Farms burnt"),
}  # fmt: skip
OTHERS = (
    "Blankets",
    "Rifles seized",
    "Cattle",
    "Rations issued",
    "Statements taken",
    "Patrols",
    "Beds",
    "Rounds fired",
)
HEADS = {
    "killed": ("Killed", "Deaths by place", "Persons killed", "Bodies recovered", "Killed in the shelling of 4 May"),
    "injured": ("Injured", "Wounded", "Wounded, by place", "Persons injured"),
    "detained": ("Arrests by place", "Arrested", "Persons detained", "In detention"),
    "displaced": ("Displaced persons", "Evacuated", "Refugees", "Displacement by place"),
    "missing": ("Missing", "Persons missing"),
    "destroyed": ("Houses destroyed", "Homes burnt", "Houses burned by place"),
}  # fmt: skip
PLACES = (
    "Dol",
    "Varn",
    "Upper Mill",
    "Ferry Lane",
    "Camp 4",
    "St. Anne's ward",
    "Hill villages",
    "North district",
)
TIMES = ("4 May", "Monday", "6–8 June", "March", "1993", "By noon", "Night of 3 to 4 May")
GROUPS = ("Men", "Women", "Soldiers", "Infants", "Nuns", "Workers")
LAYOUTS = (
    "{}: {}", "{} – {}", "{} .... {}", "{} . . . . {}", "{} = {}", "- {}: {}", "* {} – {}", "• {} {}", "**{}:** {}",
    "{} ({})", "{}; {}", "1. {}: {}", "({i}) {}: {};", "{} (n = {})", "- **{}**: {}", "{}, n={}", "{} -- {}",
)  # fmt: skip
ITEMS = (
    *LAYOUTS[:10], "- {} ({})", "- {}, {}", "{}: at least {}", "- {}: {} in all", "1. {}: {}", "({i}) {}: {};", "{}\t{}",
)  # fmt: skip
OVER = (
    "# {}",
    "{}:",
    "**{}**",
    "A. {}",
    "## {} (as of 4 June)",
    "## {} ({T})",
    "{}: {T}, of whom",
    "{} – {T}",
    "{}\n------",
)
TITLES = (
    "",
    "CASUALTY RETURN\n\n",
    "Report of the Relief Committee\n\n",
    "# Daily return, 14 May\n\n",
)
MODIFIERS = ("", "", "", "about ", "at least ", "c. ", "~")
TAILS = ("", "", "", "*", " (provisional)", " so far", " [1]", " as of 18.00")
TOTALS = ("Total: {}", "- Total: {}", "TOTAL {}", "**Total: {}**", "In all {}", "Total .... {}")
_LABEL = re.compile(r"(\w*):(\w+)(?:<(\w+))?")


def faults_of(grid: Callable[[random.Random], str], count: int) -> tuple[int, dict[str, list[str]]]:
    """Return how many figures the texts of a grid hold, and those read wrongly, by the kind of fault."""
    chance, size = random.Random(7), 0  # noqa: S311 - a grid, no secret
    faults: dict[str, list[str]] = {"missed": [], "wrong": [], "false": [], "parts": []}
    for _ in range(count):
        text, places = unmark(grid(chance))
        figures = [f for f in figures_of(text) if set(f.outcome) & set(HARM)]
        size += len(places)
        held = {}
        for label, start, end in places:
            name, outcome, whole = _LABEL.fullmatch(label).groups()  # type: ignore[union-attr]
            found = next((f for f in figures if f.start < end and start < f.end), None)
            if found is None:
                faults["missed"].append(text[max(0, start - 40) : end])
                continue
            figures.remove(found)
            held[name] = found, whole
            if found.outcome != (outcome,):
                faults["wrong"].append(text[max(0, start - 40) : end])
        faults["false"] += [text[max(0, f.start - 40) : f.end] for f in figures]
        for found, whole in held.values():
            if found.part_of != (held[whole][0].id if whole in held else None):
                faults["parts"].append(text[max(0, found.start - 40) : found.end])
    return size, faults


def number_of(chance: random.Random) -> str:
    """Return a number as a return prints it."""
    return f"{chance.choice((chance.randint(3, 99), chance.randint(100, 900), chance.randint(2100, 64000))):,}"


def labelled(chance: random.Random) -> str:
    """Return lines whose labels say what happened, and one that counts no harm."""
    layout, change = chance.choice(LAYOUTS), chance.choice((str, str, str.upper, str.lower))
    lines = []
    for at, outcome in enumerate(chance.sample(sorted(LABELS), chance.randint(2, 5))):
        marked = f"⟦{at}:{outcome}|{number_of(chance)}⟧"
        tail = "" if "{})" in layout else chance.choice(TAILS)
        number = chance.choice(MODIFIERS) + marked + tail
        lines.append(layout.format(change(chance.choice(LABELS[outcome])), number, i="abcdef"[at]))
    other = layout.format(change(chance.choice(OTHERS)), number_of(chance), i="g")
    lines.insert(chance.randint(1, len(lines)), other)
    return chance.choice(TITLES) + "\n".join(lines) + "\n"


def headed(chance: random.Random) -> str:
    """Return lines of places, times or groups under a line that says what happened, with or without a total."""
    outcome = chance.choice(sorted(HEADS))
    head = chance.choice(HEADS[outcome])
    kinds = (PLACES,) if "place" in head or outcome == "destroyed" else (PLACES, TIMES, GROUPS)
    names = chance.sample(chance.choice(kinds), chance.randint(2, 5))
    values = [chance.randint(3, 480) for _ in names]
    values[0] = chance.randint(120, 480)  # no age
    over, item = chance.choice(OVER), chance.choice(ITEMS)
    total = f"⟦T:{outcome}|{sum(values):,}⟧"
    foot = chance.choice(TOTALS).format(total) if "T" not in over and chance.random() < 0.4 else ""
    whole = "<T" if foot or "T" in over else ""
    if " 4" in names or item.startswith("• "):
        names = [name.replace(" 4", " B") for name in names]  # "Camp 4 346" may be 4,346
    lines = [
        item.format(name, f"⟦{at}:{outcome}{whole}|{value}⟧", i="abcdef"[at])
        for at, (name, value) in enumerate(zip(names, values, strict=True))
    ]
    return chance.choice(TITLES) + "\n".join([over.format(head, T=total), "", *lines, foot]) + "\n"


def test_labels_in_any_layout() -> None:
    """Of lines that say themselves what they count nearly all are read, and nothing beside them."""
    size, faults = faults_of(labelled, 150)
    assert size > 400
    assert len(faults["missed"]) <= 0.03 * size, faults["missed"]
    assert len(faults["wrong"]) <= 0.01 * size, faults["wrong"]
    assert len(faults["false"]) <= 0.01 * size, faults["false"]
    assert len(faults["parts"]) <= 0.01 * size, faults["parts"]


def test_entries_under_a_line_that_says_what_happened() -> None:
    """Of the entries under a line nearly all are read, as parts of the number in it or of the total."""
    size, faults = faults_of(headed, 150)
    assert size > 400
    assert len(faults["missed"]) <= 0.04 * size, faults["missed"]
    assert len(faults["wrong"]) <= 0.01 * size, faults["wrong"]
    assert len(faults["false"]) <= 0.01 * size, faults["false"]
    assert len(faults["parts"]) <= 0.05 * size, faults["parts"]
