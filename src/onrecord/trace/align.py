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

LONG = 5
"""Letters from which on a word of a clean text may be spelled otherwise and be the same."""

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
    if longer - shorter > 3 or shorter < (2 if noisy else LONG):
        return 0.0
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - not needed for most runs

    most = max(1, int(longer * (_NEAR_SHARE if noisy else 0.25)))
    close = 0.9 if noisy else 0.6
    return close if Levenshtein.distance(one, other, score_cutoff=most) <= most else 0.0


def _score(sides: Sides, a: int, b: int) -> tuple[float, float]:
    """Return what two words side by side count, and how alike they are."""
    one, other = sides.one.forms[a], sides.other.forms[b]
    if one == other:
        same = 1.0 if one else 0.0
    elif not sides.noisy and (len(one) < LONG or len(other) < LONG):
        same = 0.0
    else:
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


_DEAD = float("-inf")
_DIAGONAL, _DOWN, _ACROSS = 0, 1, 2


class _Row(NamedTuple):
    """The live cells of one row: where they begin, what they count, and where each came from."""

    first: int
    scores: list[float]
    moves: list[int]


def _follow(sides: Sides, base: tuple[int, int], way: int) -> list[Step]:
    """Follow a passage beyond its end, word by word, until the count has dropped by `DROP`.

    Only cells within `DROP` of the best are kept, so that unrelated words end it after a few.
    """
    ends = (len(sides.one.forms), len(sides.other.forms))
    room_a, room_b = (
        min(MOST, (end - at) if way > 0 else at) for end, at in zip(ends, base, strict=True)
    )
    start = base if way > 0 else (base[0] - 1, base[1] - 1)
    across = min(room_b, int(DROP / -LEFT_OUT))
    rows = [_Row(0, [LEFT_OUT * j for j in range(across + 1)], [_ACROSS] * (across + 1))]
    best, best_at = 0.0, (0, 0)
    for i in range(1, room_a + 1):
        row = _next_row(sides, rows[-1], (start[0] + way * (i - 1), start[1]), (way, room_b), best)
        if not row.scores:
            break
        rows.append(row)
        top = max(row.scores)
        if top > best:
            best, best_at = top, (i, row.first + row.scores.index(top))
    return _trace(sides, rows, best_at, start, way)


def _next_row(
    sides: Sides, above: _Row, at: tuple[int, int], bounds: tuple[int, int], best: float
) -> _Row:
    """Return the row under `above`: the word `at[0]` of a against the words of b from `at[1]` on."""
    (a, b), (way, room_b) = at, bounds
    floor, width, first = best - DROP, len(above.scores), above.first
    scores: list[float] = []
    moves: list[int] = []
    left = _DEAD
    for j in range(first, room_b + 1):
        k = j - first
        score, move = left + LEFT_OUT, _ACROSS
        if k < width and above.scores[k] + LEFT_OUT > score:
            score, move = above.scores[k] + LEFT_OUT, _DOWN
        if 0 < k <= width and above.scores[k - 1] > _DEAD:
            aside = above.scores[k - 1] + _score(sides, a, b + way * (j - 1))[0]
            if aside >= score:
                score, move = aside, _DIAGONAL
        if score < floor:
            score = _DEAD
            if k >= width:
                break
        scores.append(score)
        moves.append(move)
        left = score
    begin, end = 0, len(scores)
    while begin < end and scores[begin] == _DEAD:
        begin += 1
    while end > begin and scores[end - 1] == _DEAD:
        end -= 1
    return _Row(first + begin, scores[begin:end], moves[begin:end])


def _trace(
    sides: Sides, rows: list[_Row], at: tuple[int, int], start: tuple[int, int], way: int
) -> list[Step]:
    """Return the steps from the beginning to a cell."""
    steps: list[Step] = []
    i, j = at
    while i or j:
        move = rows[i].moves[j - rows[i].first] if i else _ACROSS
        a, b = start[0] + way * (i - 1), start[1] + way * (j - 1)
        if move == _DIAGONAL:
            steps.append(Step(a, b, _score(sides, a, b)[1]))
            i, j = i - 1, j - 1
        elif move == _DOWN:
            steps.append(Step(a, None, 0.0))
            i -= 1
        else:
            steps.append(Step(None, b, 0.0))
            j -= 1
    return steps[::-1]
