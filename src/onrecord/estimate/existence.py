"""Whether a model can be fitted to a table at all.

Maximum likelihood estimates exist when some table with all cells positive has the same margins
(Fienberg and Rinaldo 2012, theorem 3.1); a linear programme looks for it. They are identified when the
columns that are left are independent. The codes are those of Chan, Silverman and Vincent (2021): 0
neither fails, 1 no estimate exists, 2 it is not identified, 3 both.
"""

from __future__ import annotations

import numpy as np

from onrecord.estimate.cells import Array, Terms, design
from onrecord.estimate.loglinear import usable
from onrecord.estimate.numerics import needed

FINE, NONE, UNIDENTIFIED = 0, 1, 2


def existence(counts: Array, lists: int, terms: Terms) -> int:
    """Return the code of a model for a table (see above).

    Args:
        counts: The table, in the order of `cells.patterns`.
        lists: How many lists there are.
        terms: The model's terms.
    """
    whole = design(lists, terms)
    used, kept = usable(counts[None], whole[None])
    matrix, left = whole[used[0]][:, kept[0]], counts[used[0]]
    code = FINE
    if np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        code += UNIDENTIFIED
    if (left > 0).all():
        return code  # the table itself is the one that is looked for
    return code + (FINE if _positive_table(matrix, left) else NONE)


def _positive_table(matrix: Array, counts: Array) -> bool:
    """True if a table with all cells positive has these margins: maximise the least cell."""
    cells = len(counts)
    optimize = needed("scipy.optimize")
    least = np.zeros(cells + 1)
    least[-1] = -1.0
    result = optimize.linprog(
        least,
        A_eq=np.column_stack([matrix.T, np.zeros(matrix.shape[1])]),
        b_eq=matrix.T @ counts,
        A_ub=np.column_stack([-np.eye(cells), np.ones(cells)]),
        b_ub=np.zeros(cells),
        bounds=[(0, None)] * cells + [(None, 1.0)],
        method="highs",
    )
    return bool(result.status == 0 and -result.fun > 1e-7)
