"""The page of error rates, from the project's own marked texts (`tests/eval`)."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from math import sqrt
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.eval.marked import aligned, load, read  # noqa: E402
from tests.eval.scoring import Score, add, score  # noqa: E402
from tests.eval.test_floors import measure  # noqa: E402

PATH = "docs/how/measured.md"

HEAD = """\
# Measured: how often it errs

<!-- Made from tests/eval by scripts/generators/measured.py; `make generated` writes it anew. -->

Texts in many genres were written for this project and marked by hand: every figure with its words,
range, outcome, group, whole, voice and event. Those who marked them did not write the rules. This
page is made from a run over these texts, with the program as it is now.

## The short of it

"""

EXPLAINED = """\
**How to read it.** A *statement* is one number with one outcome of harm. It is right if its place, its
outcome and its polarity are those that were marked. *Wrong* is the share of the statements reported
that are not marked. *Missed* is the share of the statements marked that are not reported. In brackets
stands the range in which the true share lies with 95 % confidence (Wilson, 1927), as if statements
erred independently; statements of one text do not, so the true ranges are somewhat wider.

**What each set is for.** Rules were written with the *texts* and *sentences* at hand, so the program does
better on them than on what it has not seen. The *held-out* texts were used for measuring only, and
nobody wrote a rule after reading them; but their totals were looked at often, also to choose between rules. The
*unseen* texts were written last, by others, in the styles of many authors. They are the best guide to what to
expect of your own documents.

"""

DETAILS = """\
## What is read of a figure that was found

Of the figures that were found, the share whose further fields are **not** as marked. *Part of* counts the
figures that have a whole, marked or read. *Events* is one minus B-cubed F1 (Bagga and Baldwin, 1998):
how far the grouping of figures into events is from the marked one.

"""

POLARITY = """\
*Not asserted* is the share of the denied, withdrawn and hypothetical figures that were not found as such.
It rests on few figures.

"""

TAIL = """\
## What these numbers do not say

- The texts are invented, in the style of their genres. Real documents are longer and less tidy.
- Marks are one careful reader's. In some sentences two careful readers differ; where that was seen, both
  readings are allowed.
- Places, dates, titles and issuers were not marked field by field; they are measured only through the events.
- Texts in other formats are not in these numbers, but in [those of formats](measured-formats.md). Other
  languages are not read.

To measure on your own documents, mark some of them as `tests/eval/README.md` describes, put them beside
the others, and run `.venv/bin/python -m tests.eval`.
"""

SETS = {
    "unseen": "unseen texts",
    "held": "held-out texts",
    "dev": "texts",
    "sentences": "sentences",
}
HIDDEN = ("unseen", "held")
LEAST = 5


class Measured(NamedTuple):
    """A set of marked texts: one score a text with its kind, and counts of polarity."""

    texts: list[tuple[str, Score]]
    unasserted: tuple[int, int]

    @property
    def whole(self) -> Score:
        """The sum of the scores."""
        return add([each for _, each in self.texts])


def make() -> str:
    """Return the page."""
    sets = {folder: measured(folder) for folder in SETS}
    events = {folder: measure(folder)[1] for folder in ("unseen", "held", "dev")}
    return "".join(
        [
            HEAD,
            summary(sets["unseen"].whole),
            overview(sets),
            EXPLAINED,
            DETAILS,
            details(sets, events),
            POLARITY,
            by_kind("## By genre", "genre", sets["dev"]),
            by_kind("## By kind of sentence", "kind", sets["sentences"]),
            traps(),
            TAIL,
        ]
    )


def measured(folder: str) -> Measured:
    """Return the scores of a folder of marked texts."""
    genres = genres_of(folder)
    texts = []
    found = there = 0
    for marked in load(folder):
        document, figures = read(marked)
        gold = aligned(marked, document)
        result, ids = score(gold, figures)
        stem = marked.name.rpartition(".")[0]
        texts.append((genres.get(stem) or stem.rpartition("-")[0], result))
        others = [mark for mark in gold if mark.polarity != "asserted" and mark.may]
        there += len(others)
        found += sum(mark.key in ids for mark in others)
    return Measured(texts, (there - found, there))


def genres_of(folder: str) -> dict[str, str]:
    """Return the genre of each text that is a file of its own; nothing of held-out texts is shown."""
    if folder in HIDDEN:
        return {}
    found = {}
    for path in sorted((ROOT / "tests" / "eval" / folder).glob("*.yml")):
        item = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(item, dict):
            found[path.stem] = str(item.get("genre", path.stem))
    return found


def summary(unseen: Score) -> str:
    """Return the page's first answer in a sentence."""
    wrong = unseen.wrong / max(1, unseen.right + unseen.wrong)
    missed = 1 - unseen.right / max(1, unseen.gold)
    return (
        f"On texts that no rule was written for, about {round(100 * wrong)} of 100 numbers that the "
        f"program reports are wrong, and it misses about {round(100 * missed)} of 100. So read the "
        "sentence of each number you use, and read the document before you say that it gives none.\n\n"
    )


def overview(sets: dict[str, Measured]) -> str:
    """Return the table of what is wrong and what is missed."""
    rows = []
    for folder, each in sets.items():
        whole = each.whole
        rows.append(
            [
                SETS[folder],
                str(len(each.texts)),
                str(whole.gold),
                share(whole.wrong, whole.right + whole.wrong),
                share(whole.gold - whole.right, whole.gold),
                f"{whole.f1:.2f}",
            ]
        )
    return table(["set", "number", "statements marked", "wrong", "missed", "F1"], rows)


def details(sets: dict[str, Measured], events: dict[str, float]) -> str:
    """Return the table of errors in the fields of figures that were found."""
    rows = []
    for folder, each in sets.items():
        whole = each.whole
        rows.append(
            [
                SETS[folder],
                share(whole.bounded - whole.bounds, whole.bounded),
                share(whole.matched - whole.group, whole.matched),
                share(whole.parts - whole.part, whole.parts),
                share(whole.matched - whole.source, whole.matched),
                share(*each.unasserted),
                f"{100 * (1 - events[folder]):.0f} %" if folder in events else "–",
            ]
        )
    heading = ["set", "range", "group", "part of", "voices", "not asserted", "events"]
    return table(heading, rows)


def by_kind(title: str, name: str, each: Measured) -> str:
    """Return a section with a line for each kind of text."""
    kinds: dict[str, list[Score]] = defaultdict(list)
    for kind, result in each.texts:
        kinds[kind].append(result)
    rows = []
    for kind, scores in sorted(kinds.items()):
        whole = add(scores)
        rows.append(
            [
                kind.replace("-", " "),
                str(whole.gold),
                f"{whole.wrong} of {whole.right + whole.wrong}",
                f"{whole.gold - whole.right} of {whole.gold}",
            ]
        )
    return f"{title}\n\n{table([name, 'statements marked', 'wrong', 'missed'], rows)}"


def traps() -> str:
    """Return the section on passages without figures."""
    number = wrong = 0
    for marked in load("traps"):
        number += 1
        wrong += bool(read(marked)[1])
    return (
        "## Passages with numbers and no figure\n\n"
        f"Of {number} passages that hold numbers and no figure at all, {wrong or 'none'} "
        f"{'gives' if wrong < 2 else 'give'} one.\n\n"
    )


def share(part: int, whole: int) -> str:
    """Return a share in per cent with its 95 % interval, or the bare counts where they are few."""
    if whole < LEAST:
        return f"{part} of {whole}"
    low, high = wilson(part, whole)
    return f"{100 * part / whole:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def wilson(part: int, whole: int, z: float = 1.96) -> tuple[float, float]:
    """Return the interval of a share by Wilson, "Probable inference", JASA 22 (1927) 158."""
    p = part / whole
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return max(0.0, middle - half), min(1.0, middle + half)


def table(heading: list[str], rows: Iterable[list[str]]) -> str:
    """Return a table in Markdown."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"
