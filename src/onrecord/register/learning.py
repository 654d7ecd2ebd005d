"""Weights learnt from large lists: how often each level is met between statements about one person, or two.

Among statements about two, `u`, it is counted over pairs taken evenly from all; among those about
one, `m`, it is found by expectation maximisation over pairs that share a combination of parts, of which
parts such pairs say nothing (Winkler 1988; Herzog, Scheuren and Winkler
2007). The fixed numbers stand in as a Dirichlet prior worth a tenth of the pairs, so that a level that
nobody has keeps its weight, and none comes to weigh without end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Any, NamedTuple

from onrecord.register.comparisons import COMPARISONS

PRIOR, AT_LEAST = 0.1, 100.0
"""What the fixed numbers count for, as a share of the pairs, and as pairs at the least."""
MOST = 500_000
"""The pairs that are counted at the most (on the mean), of those at random and of those that share a combination."""
_TAUGHT_BY = {
    ("surname_key", "given_key"): ("surname", "given"),
    ("born_low", "born_high"): ("born",),
}
"""What pairs are to share, and the comparisons that such pairs say nothing of."""
_ROUNDS, _STILL = 50, 1e-5
_BEGIN = 0.1  # the share of pairs about one person among those that share a combination

Pattern = tuple[int, ...]
"""The level of each comparison, counted from the last one; -1 for what is not stated."""
Shares = dict[str, tuple[float, ...]]
"""Of each comparison, how often its levels are met, in their order."""


class Learnt(NamedTuple):
    """How often each level is met between statements about one person, and about two."""

    m: Shares
    u: Shares


def learn(connection: Any, table: str) -> Learnt:  # noqa: ANN401 - DuckDB's
    """Return what a table of statements teaches.

    Args:
        connection: The connection to DuckDB.
        table: The table, with the columns that `features` gives.
    """
    names = tuple(COMPARISONS)
    fixed = {
        name: [(level.m, level.u) for level in levels] for name, (_, levels) in COMPARISONS.items()
    }
    at_random = _counted(connection, table, _even(connection, table))
    u = {
        name: _smoothed(_of_levels(at_random, place, len(fixed[name])), [u for _, u in fixed[name]])
        for place, name in enumerate(names)
    }
    taught: dict[str, list[tuple[float, ...]]] = {name: [] for name in names}
    for shared, silent in _TAUGHT_BY.items():
        found = _maximised(
            _counted(connection, table, _sharing(connection, table, shared)), u, silent
        )
        for name, shares in found.items():
            taught[name].append(shares)
    return Learnt(
        {
            name: tuple(sum(each) / len(own) for each in zip(*own, strict=True))
            for name, own in taught.items()
        },
        u,
    )


def _counted(connection: Any, table: str, pairs: str) -> Counter[Pattern]:  # noqa: ANN401
    """Return how many of some pairs show each pattern."""
    cases = ", ".join(_level(name) for name in COMPARISONS)
    columns = [row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    sides = ", ".join(f'{side}."{name}" AS "{name}_{side}"' for side in "lr" for name in columns)
    query = f"SELECT {cases}, count(*) FROM (SELECT {sides} FROM {pairs}) GROUP BY ALL ORDER BY ALL"  # noqa: S608
    return Counter({tuple(row[:-1]): row[-1] for row in connection.execute(query).fetchall()})


def _level(name: str) -> str:
    """Return the SQL that gives the level of a comparison, counted from the last one."""
    null, levels = COMPARISONS[name]
    cases = [
        f"WHEN {level.condition} THEN {len(levels) - 1 - place}"
        for place, level in enumerate(levels[:-1])
    ]
    return f"CASE WHEN {null} THEN -1 {' '.join(cases)} ELSE 0 END"


def _even(connection: Any, table: str) -> str:  # noqa: ANN401
    """Return the SQL of pairs of which every statement is in equally many, each far from the other."""
    (size,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    times = max(1, min(size // 2, MOST // size))
    numbered = f"(SELECT *, row_number() OVER (ORDER BY unique_id) - 1 AS seat FROM {table})"  # noqa: S608
    return (
        f"{numbered} l CROSS JOIN range({times}) step(k) JOIN {numbered} r"
        f" ON r.seat = (l.seat + (1 + step.k) * {size} // {times + 1}) % {size}"
    )


def _sharing(connection: Any, table: str, columns: Iterable[str]) -> str:  # noqa: ANN401
    """Return the SQL of pairs that share some columns; of too many, an even part."""
    same = " AND ".join(f"l.{column} = r.{column}" for column in columns)
    pairs = f"{table} l JOIN {table} r ON {same} AND l.unique_id < r.unique_id"
    (count,) = connection.execute(f"SELECT count(*) FROM {pairs}").fetchone()  # noqa: S608
    return f"{pairs} AND hash(l.unique_id, r.unique_id) % {-(-count // MOST) or 1} = 0"


def _of_levels(patterns: Mapping[Pattern, float], place: int, levels: int) -> list[float]:
    """Return how often each level of one comparison is met, in their order."""
    counts = [0.0] * levels
    for pattern, count in patterns.items():
        if pattern[place] >= 0:
            counts[levels - 1 - pattern[place]] += count
    return counts


def _smoothed(counts: Sequence[float], usual: Sequence[float]) -> tuple[float, ...]:
    whole = sum(counts)
    worth = max(AT_LEAST, PRIOR * whole)
    usually = sum(usual)
    return tuple(
        (count + worth * share / usually) / (whole + worth)
        for count, share in zip(counts, usual, strict=True)
    )


def _maximised(patterns: Mapping[Pattern, int], u: Shares, silent: Sequence[str]) -> Shares:
    """Return `m` of all comparisons but the silent ones, at which the patterns are likeliest."""
    usual = {
        name: [level.m for level in levels]
        for name, (_, levels) in COMPARISONS.items()
    }  # fmt: skip
    told = [(place, name) for place, name in enumerate(COMPARISONS) if name not in silent]
    m = {name: _smoothed([0.0] * len(usual[name]), usual[name]) for _, name in told}
    share = _BEGIN
    for _ in range(_ROUNDS):
        odds = {
            name: [a / b for a, b in zip(m[name], u[name], strict=True)][::-1] for _, name in told
        }
        one: dict[Pattern, float] = {}
        for pattern, count in patterns.items():
            factor = prod(odds[name][pattern[place]] for place, name in told if pattern[place] >= 0)
            one[pattern] = count * share * factor / (share * factor + 1 - share)
        share = min(max(sum(one.values()) / max(sum(patterns.values()), 1), 1e-6), 1 - 1e-6)
        before = m
        m = {
            name: _smoothed(_of_levels(one, place, len(usual[name])), usual[name])
            for place, name in told
        }
        if (
            max(abs(a - b) for name in m for a, b in zip(m[name], before[name], strict=True))
            < _STILL
        ):
            break
    return m
