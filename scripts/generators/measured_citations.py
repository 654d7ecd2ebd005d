"""The page of error rates of citations and footnotes, from the marked texts in `tests/eval`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.eval.citing import Tally, joined, load_cited, tally  # noqa: E402
from tests.text.noise import DAMAGE, measure_noise  # noqa: E402

PATH = "docs/how/measured-citations.md"

HEAD = """\
# Measured: citations and footnotes

<!-- Made from tests/eval by scripts/generators/measured_citations.py; `make generated` writes it anew. -->

Passages were written for this project in the style of letters, reports, judgments and articles, with
the real forms of symbols and invented names; each reference in them was marked by hand. The grammars
were written with the first set at hand. The *held-out* passages were written afterwards, and no rule was
written after reading what is missed in them. A reference is *found* when a record shares at least half of
its words and has at most 400 characters.

"""

FOOTNOTES = """\
## Footnotes

Marked passages, some with the odd glyphs that optical character recognition makes of numbers:

"""

NOISE = """\
Documents made at random, of 2 to 25 notes at the foot of their pages or at the end, in which a share of the
markers and of the labels before notes is replaced by odd glyphs, and a share of the labels is lost:

"""

TAIL = """\
## What these numbers do not say

- The passages are invented, and one person wrote both them and the rules: real notes are less tidy.
- That a reference is found does not say that its author and title are cut apart rightly; dates, symbols and
  places in the work are counted as *fields* where they were marked.
"""


def make() -> str:
    """Return the page."""
    sets = {"passages": "citations", "held-out passages": "citations-held"}
    rows = []
    for name, folder in sets.items():
        tallies = [tally(cited)[0] for cited in load_cited(folder)]
        total = Tally(*(sum(values) for values in zip(*tallies, strict=True)))
        rows.append(
            f"| {name} | {len(tallies)} | {total.marks} | {total.marks - total.found} | "
            f"{total.found - total.typed} | {total.fields - total.right} of {total.fields} | {total.stray} |\n"
        )
    heading = "| set | number | references marked | missed | of another type | fields not as marked | read where none is |\n"
    table = heading + "|---|---|---|---|---|---|---|\n" + "".join(rows)
    good, marked, extra = (
        sum(values) for values in zip(*map(joined, load_cited("footnotes")), strict=True)
    )
    notes = (
        f"Of {marked} markers, {good} lead to their notes. "
        f"{extra or 'No'} other sign was taken for a marker.\n\n"
    )
    return f"{HEAD}{table}\n{FOOTNOTES}{notes}{NOISE}{noise()}\n{TAIL}"


def noise() -> str:
    """Return the table of markers that lead to another note, or to none, at each degree of damage."""
    rows = [
        "| markers damaged | labels damaged | labels lost | markers | led astray |\n|---|---|---|---|---|\n"
    ]
    for damage in DAMAGE:
        good, total, _ = measure_noise(damage)
        shares = " | ".join(f"{100 * share:.0f} %" for share in damage)
        rows.append(f"| {shares} | {total} | {100 * (total - good) / total:.0f} % |\n")
    return "".join(rows)
