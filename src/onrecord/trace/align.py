"""Two stretches of words laid along each other, word by word."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from onrecord.trace.words import Words, is_number

SUBSTITUTED, LEFT_OUT, NUMBERS = -0.5, -0.25, 0.1
"""What a word in another's place, a word on one side only, and a number in another's place count."""

DROP = 2.6
"""How far the count may fall below its best before a passage is over."""

MOST = 160
"""Words by which one end of a passage is followed at the most beyond its last run."""

_NEAR_SHARE = 0.34


class Step(NamedTuple):
    """A word of `a` and one of `b` side by side; None where one side has none.

    `same` is 1 for the same word, between 0 and 1 for a word spelled nearly so, else 0.
    """

    a: int | None
    b: int | None
    same: float


class Sides(NamedTuple):
    """The words of two documents; `noisy` where letters of one were misread."""

    one: Words
    other: Words
    noisy: bool

    def turned(self) -> Sides:
        """Return the sides exchanged."""
        return Sides(self.other, self.one, self.noisy)


@lru_cache(maxsize=1 << 17)
def likeness(one: str, other: str, *, noisy: bool) -> float:
    """Return 1 for the same form, less for one spelled nearly so, else 0.

    Of misread texts one letter in three may differ, of others one in four and only in longer words
    ("recognised" and "recognized", "massacre" and "massacres"). Numbers are never nearly the same.
    """
    if one == other:
        return 1.0 if one else 0.0
    if is_number(one) or is_number(other):
        return 0.0
    shorter, longer = sorted((len(one), len(other)))
    if longer - shorter > 3 or shorter < (2 if noisy else 5):
        return 0.0
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - not needed for most runs

    most = max(1, int(longer * (_NEAR_SHARE if noisy else 0.25)))
    close = 0.9 if noisy else 0.6
    return close if Levenshtein.distance(one, other, score_cutoff=most) <= most else 0.0


def _score(sides: Sides, a: int, b: int) -> tuple[float, float]:
    """Return what two words side by side count, and how alike they are."""
    one, other = sides.one.forms[a], sides.other.forms[b]
    same = likeness(one, other, noisy=sides.noisy)
    if same:
        return same * min(sides.one.worth[a], sides.other.worth[b]), same
    if not one or not other:
        return -9.0, 0.0
    both = is_number(one) and is_number(other)
    return (NUMBERS if both else SUBSTITUTED), 0.0


def between(sides: Sides, a: tuple[int, int], b: tuple[int, int]) -> list[Step]:
    """Return the best alignment of the words in `a` with those in `b`, from end to end."""
    (a0, a1), (b0, b1) = a, b
    if a0 == a1 or b0 == b1:
        return [*(Step(at, None, 0.0) for at in range(a0, a1)),
                *(Step(None, at, 0.0) for at in range(b0, b1))]  # fmt: skip
    width = b1 - b0
    rows = [[LEFT_OUT * column for column in range(width + 1)]]
    for at in range(a0, a1):
        above = rows[-1]
        row = [above[0] + LEFT_OUT]
        for column in range(width):
            score, _ = _score(sides, at, b0 + column)
            row.append(
                max(above[column] + score, above[column + 1] + LEFT_OUT, row[column] + LEFT_OUT)
            )
        rows.append(row)
    return _walk_back(sides, rows, (a0, b0), (a1 - a0, width))


def _walk_back(
    sides: Sides, rows: list[list[float]], base: tuple[int, int], at: tuple[int, int]
) -> list[Step]:
    """Return the steps that lead to the cell `at`, in order; rows begin at their own columns."""
    (a0, b0), (row, column) = base, at
    steps: list[Step] = []
    while row or column:
        here = rows[row][column]
        if row and column:
            score, same = _score(sides, a0 + row - 1, b0 + column - 1)
            if abs(rows[row - 1][column - 1] + score - here) < 1e-9:
                steps.append(Step(a0 + row - 1, b0 + column - 1, same))
                row, column = row - 1, column - 1
                continue
        if row and abs(rows[row - 1][column] + LEFT_OUT - here) < 1e-9:
            row -= 1
            steps.append(Step(a0 + row, None, 0.0))
        else:
            column -= 1
            steps.append(Step(None, b0 + column, 0.0))
    return steps[::-1]


def onwards(sides: Sides, a: int, b: int) -> list[Step]:
    """Return how a passage that reaches `a` and `b` goes on, up to where it counts most."""
    return _follow(sides, (a, b), 1)


def backwards(sides: Sides, a: int, b: int) -> list[Step]:
    """Return how a passage that begins at `a` and `b` began before, from where it counts most."""
    return _follow(sides, (a, b), -1)[::-1]


class _Cell(NamedTuple):
    score: float
    before: tuple[int, int] | None
    same: float


def _follow(sides: Sides, base: tuple[int, int], way: int) -> list[Step]:
    """Follow a passage beyond its end, word by word, until the count has dropped by `DROP`."""
    lengths = (len(sides.one.forms), len(sides.other.forms))
    room = [
        min(MOST, (length - at) if way > 0 else at)
        for length, at in zip(lengths, base, strict=True)
    ]
    first = base if way > 0 else (base[0] - 1, base[1] - 1)
    cells: dict[tuple[int, int], _Cell] = {(0, 0): _Cell(0.0, None, 0.0)}
    best, best_at = 0.0, (0, 0)
    row = [0]
    for i in range(room[0] + 1):
        following: list[int] = []
        columns = sorted(row)
        j = columns[0]
        last = columns[-1]
        while j <= room[1]:
            if (i, j) != (0, 0):
                cell = _best(sides, cells, (i, j), first, way)
                if cell is None or cell.score < best - DROP:
                    if j > last:
                        break
                    j += 1
                    continue
                cells[i, j] = cell
                if cell.score > best:
                    best, best_at = cell.score, (i, j)
            following.append(j)
            j += 1
        if not following:
            break
        row = [*following, following[-1] + 1]
    return _trace(cells, best_at, first, way)


def _best(
    sides: Sides,
    cells: dict[tuple[int, int], _Cell],
    at: tuple[int, int],
    first: tuple[int, int],
    way: int,
) -> _Cell | None:
    i, j = at
    found: _Cell | None = None
    diagonal = cells.get((i - 1, j - 1))
    if diagonal is not None:
        score, same = _score(sides, first[0] + way * (i - 1), first[1] + way * (j - 1))
        found = _Cell(diagonal.score + score, (i - 1, j - 1), same)
    for before in ((i - 1, j), (i, j - 1)):
        cell = cells.get(before)
        if cell is not None and (found is None or cell.score + LEFT_OUT > found.score):
            found = _Cell(cell.score + LEFT_OUT, before, 0.0)
    return found


def _trace(
    cells: dict[tuple[int, int], _Cell], at: tuple[int, int], first: tuple[int, int], way: int
) -> list[Step]:
    steps: list[Step] = []
    while at != (0, 0):
        cell = cells[at]
        before = cell.before or (0, 0)
        a = first[0] + way * (at[0] - 1) if before[0] < at[0] else None
        b = first[1] + way * (at[1] - 1) if before[1] < at[1] else None
        steps.append(Step(a, b, cell.same))
        at = before
    return steps[::-1]
