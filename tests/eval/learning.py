"""Learn the weights of signs (`extract/weighing`) from the marked texts: `python -m tests.eval.learning`.

The texts that are for measuring only are not learnt from. The sets that were marked after the last rules (`more`)
count as much as any other: what is learnt is the likelihood of an outcome from its signs, for
every number and outcome of the texts, whether a rule ties them or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array
from scipy.special import expit

from onrecord.extract.figures import read_drafts
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item
from onrecord.extract.weighing import signs, weigh

from .marked import Gold, Marked, aligned, document_of, load

LEARNT_FROM = ("dev", "sentences", "traps", "more", "hard", "passages")
PENALTY = 5.0
"""The quadratic penalty on weights: what a weight of one costs, in units of log likelihood."""
LEAST = 10
"""How many pairs of a number and an outcome must show a sign for it to be weighed."""
ROUNDED = 2
"""Decimal places of a weight; a weight that rounds to nothing is left out."""
OUT = Path(__file__).parents[2] / "src/onrecord/lexicons/en/signs.tsv"
HEAD = """\
# Weights of signs, in natural logarithms of odds, learnt by tests/eval/learning.py; not written by hand.
# What a sign says stands in extract/weighing/signs.py. The sign without a name is always there.
"""


class Pair(NamedTuple):
    """A number and an outcome that it may have: its signs, and whether it is marked so."""

    signs: tuple[str, ...]
    holds: bool


def pairs_of(marked: Marked) -> Iterator[Pair]:
    """Yield the pairs of a marked text; those that annotators would differ about are left out."""
    document = document_of(marked)
    gold = aligned(marked, document)
    found: list[Pair] = []
    read_drafts(document, partial(_note, found, gold))
    yield from found


def _note(
    into: list[Pair],
    gold: Sequence[Gold],
    text: str,
    items: Sequence[Item],
    found: Sequence[Draft],
    earlier: Sequence[Draft],
) -> None:
    """Note the pairs of a sentence where the program would weigh its numbers."""
    if not found:
        return
    context = signs.context_of(text, items, found, earlier)
    for draft in found:
        if not (draft.harmed or weigh.may_be_weighed(draft)):
            continue
        mark = next((one for one in gold if _same(one, draft)), None)
        cues = signs.cues_of(items, signs.cue_kind(draft))
        beside = signs.around(context, draft)
        flags = signs.flags_of(context, draft)
        place = tuple(signs.place_signs(context, draft, flags))
        for outcome in weigh.candidates_of(context, cues, beside):
            holds = _holds(mark, outcome)
            if holds is not None:
                told = signs.outcome_signs(context, draft, outcome, cues, beside, flags)
                into.append(Pair((*place, *told), holds))


def _same(mark: Gold, draft: Draft) -> bool:
    quantity = draft.phrase.quantity
    shared = min(mark.end, quantity.end) - max(mark.start, quantity.start)
    return 2 * shared >= max(mark.end, quantity.end) - min(mark.start, quantity.start)


def _holds(mark: Gold | None, outcome: str) -> bool | None:
    """True or False as it is marked, None where it may be read or not."""
    if mark is None or mark.unharmed:
        return False
    if outcome in mark.must or (outcome in mark.may and not mark.must and not mark.optional):
        return True
    return None if outcome in mark.may else False


def fit(pairs: Sequence[Pair], *, penalty: float = PENALTY, least: int = LEAST) -> dict[str, float]:
    """Return the weights of signs by logistic regression with a quadratic penalty.

    Args:
        pairs: What to learn from.
        penalty: The cost of a weight of one; the weight of the empty sign costs nothing.
        least: How many pairs must show a sign.
    """
    counts = Counter(sign for pair in pairs for sign in pair.signs)
    names = ["", *sorted(sign for sign, count in counts.items() if count >= least)]
    index = {sign: at for at, sign in enumerate(names)}
    rows, columns = [], []
    for row, pair in enumerate(pairs):
        held = [index[sign] for sign in pair.signs if sign in index]
        columns += [0, *held]
        rows += [row] * (len(held) + 1)
    shape = len(pairs), len(names)
    table = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    holds = np.array([pair.holds for pair in pairs], dtype=float)
    costs = np.full(len(names), penalty)
    costs[0] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = table @ weights
        likely = np.logaddexp(0, odds).sum() - odds @ holds + costs @ weights**2 / 2
        return likely, table.T @ (expit(odds) - holds) + costs * weights

    found = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 5000}
    )
    rounded = {name: round(float(w), ROUNDED) for name, w in zip(names, found.x, strict=True)}
    return {name: weight for name, weight in rounded.items() if weight or not name}


def learn(folders: Sequence[str] = LEARNT_FROM) -> dict[str, float]:
    """Return the weights learnt from the marked texts of folders."""
    return fit([pair for folder in folders for marked in load(folder) for pair in pairs_of(marked)])


def write(weights: dict[str, float]) -> None:
    """Write weights where the program reads them."""
    lines = (f"{sign}\t{weight}\n" for sign, weight in sorted(weights.items()))
    OUT.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write(learn())
