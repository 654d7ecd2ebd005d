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
SHORT = {
    "killed": ("killed", "dead", "died", "fatalities"), "injured": ("wounded", "injured", "hurt"),
    "missing": ("missing", "unaccounted for"), "detained": ("arrested", "detained", "captured"),
    "displaced": ("displaced", "homeless", "evacuated"),
}  # fmt: skip
JOINTS = ("; ", ", ", ". ", " / ", "   ", " – ", " | ", ", and ")
LEADS = (
    "",
    "Sorrel: ",
    "14 May. ",
    "Ward 3: ",
    "Total: ",
    "Dol district – ",
    "12 Feb 1916: ",
    "- ",
)
ROWS = (
    ("District", PLACES[:4]), ("", PLACES[:4]), ("Date", ("4 May", "5 May", "6 May")), ("Year", ("1991", "1992", "1993")),
    ("No.", ("1", "2", "3")), ("Hospital", ("St. Anne's", "City Clinic", "Garrison Hospital")),
)  # fmt: skip
BESIDE = (
    ([], []), ([], []), (["Average age"], ["41"]), (["Distance (km)"], ["12"]), (["Beds"], ["60"]), (["%"], ["31%"]),
    (["Source"], ["Mayor"]), (["Shells fallen"], ["300"]), (["Rate per 1,000"], ["3.1"]), (["Remarks"], ["see p. 14"]),
)  # fmt: skip
CELLS = (
    "{}",
    "{}",
    "{}",
    "{}*",
    "c. {}",
    "{}+",
    "{} [1]",
    "at least {}",
    "**{}**",
    "{} (est.)",
    "{}†",
)
OVER_TABLES = (
    "# {} by district",
    "{}, by district:",
    "Table 3. {} by district",
    "The following table gives the {} by district.",
)
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


def pieced(chance: random.Random) -> str:
    """Return one line of labels or words of harm with their numbers, laid out and parted in one way."""
    layout = chance.choice(("{}: {}", "{} {}", "{} – {}", "{} ({})", "{}={}", "{1} {0}"))
    joint = chance.choice((" | ", "   ", "; ", " / ", ". ") if layout[1] == "1" else JOINTS)
    pieces = [
        layout.format(chance.choice(SHORT[outcome]), f"⟦{at}:{outcome}|{chance.randint(3, 480)}⟧")
        for at, outcome in enumerate(chance.sample(sorted(SHORT), chance.randint(2, 4)))
    ]
    return chance.choice(TITLES) + chance.choice(LEADS) + joint.join(pieces) + "."


def broken_down(chance: random.Random) -> str:
    """Return a number with the groups it is made up of, behind it or on lines of their own."""
    outcome = chance.choice(sorted(SHORT))
    head = chance.choice(("Total {}", "Persons {}", "{}")).format(
        chance.choice(LABELS[outcome][:2]).lower()
    )
    joint = chance.choice((": ", " . . . . ", " – ", ", ", " "))
    groups = chance.sample(("men", "women", "children"), chance.randint(1, 3))
    values = [chance.randint(2, 90) for _ in groups]
    numbers = [f"⟦{at}:{outcome}<T|{value}⟧" for at, value in enumerate(values)]
    ahead = ", ".join(f"{number} {group}" for number, group in zip(numbers, groups, strict=True))
    behind = ", ".join(f"{group} {number}" for number, group in zip(numbers, groups, strict=True))
    under = [f"{group}: {number}" for number, group in zip(numbers, groups, strict=True)]
    said = chance.choice((
        f" ({ahead})", f" ({behind})", f", of whom {ahead}", f", thereof {ahead}", f": {ahead}", f" (including {ahead})",
        "".join(f"\n- of whom {line}" for line in under), "".join(f"\n  including {line}" for line in under),
    ))  # fmt: skip
    whole = f"⟦T:{outcome}|{sum(values) + chance.randint(0, 40)}⟧"
    return chance.choice(TITLES) + head.capitalize() + joint + whole + said + "\n"


def columned(chance: random.Random) -> str:
    """Return a table whose columns say what happened, in one of five forms, with what else reports have."""
    outcomes = chance.sample(sorted(LABELS), chance.randint(1, 3))
    corner, names = chance.choice(ROWS)
    names = names[: chance.randint(2, len(names))]
    total = chance.choice(("", "", "Total", "TOTAL", "All"))
    heads = [chance.choice(LABELS[outcome]) for outcome in outcomes]
    beside, cells = chance.choice(BESIDE)
    rows = [[corner, *heads, *beside]]
    sums = [0] * len(outcomes)
    for at, name in enumerate(names):
        row = [name]
        for column, outcome in enumerate(outcomes):
            value = chance.randint(3, 480)
            sums[column] += value
            whole = f"<t{column}" if total else ""
            row.append(chance.choice(CELLS).format(f"⟦{at}x{column}:{outcome}{whole}|{value}⟧"))
        rows.append([*row, *cells])
    if total:
        marked = [f"⟦t{n}:{outcome}|{sums[n]:,}⟧" for n, outcome in enumerate(outcomes)]
        rows.append([total, *marked, *("" for _ in cells)])
    return (
        "Overview\n\n" + chance.choice(FORMS)(rows) + "\n\nNote: 3 reports are not yet verified.\n"
    )


def captioned(chance: random.Random) -> str:
    """Return a table of which only the line over it says what happened."""
    outcome = chance.choice(sorted(set(HEADS) - {"destroyed"}))
    head = chance.choice(OVER_TABLES).format(chance.choice(LABELS[outcome][:3]))
    columns = chance.choice(
        (
            ["Number"],
            ["1991", "1992"],
            ["January", "March"],
            ["Men", "Women"],
            ["M", "F", "C"],
            ["Persons"],
        )
    )
    rows = [[chance.choice(("District", "")), *columns]]
    for at, name in enumerate(chance.sample(PLACES[:4], chance.randint(2, 4))):
        values = [f"⟦{at}x{n}:{outcome}|{chance.randint(3, 480)}⟧" for n, _ in enumerate(columns)]
        rows.append([name, *values])
    return head + "\n\n" + chance.choice(FORMS)(rows) + "\n"


def _markdown(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _pipes(rows: list[list[str]]) -> str:
    return "\n".join(" | ".join(row) for row in rows)


def _tabs(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _fixed(rows: list[list[str]]) -> str:
    bare = [[unmark(cell)[0] for cell in row] for row in rows]
    widths = [max(map(len, column)) + 3 for column in zip(*bare, strict=True)]
    return "\n".join(
        "".join(
            cell + " " * (width - len(unmark(cell)[0]))
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


FORMS = (_markdown, _pipes, _tabs, _fixed)


def test_pieces_of_a_line() -> None:
    """Of lines of short pieces nearly all are read, each with what its own words say."""
    size, faults = faults_of(pieced, 150)
    assert size > 300
    assert sum(map(len, faults.values())) <= 0.02 * size, faults


def test_groups_that_a_number_is_made_up_of() -> None:
    """Of numbers and the groups behind or under them nearly all are read, the groups as parts."""
    size, faults = faults_of(broken_down, 150)
    assert size > 350
    assert sum(map(len, faults.values())) <= 0.05 * size, faults


def test_tables_whose_columns_say_what_happened() -> None:
    """Of the cells of tables nearly all are read, and what counts nobody is left out."""
    size, faults = faults_of(columned, 120)
    assert size > 400
    assert sum(map(len, faults.values())) <= 0.02 * size, faults


def test_tables_under_a_line_that_says_what_happened() -> None:
    """Of the cells under a caption, heading or sentence most are read."""
    size, faults = faults_of(captioned, 120)
    assert size > 400
    assert sum(map(len, faults.values())) <= 0.07 * size, faults


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
