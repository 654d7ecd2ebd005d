"""Edits that record where every kept character came from.

A step takes a text and returns the edited text with an `Alignment` to the one before; `edit`
chains steps. Steps never reorder, so alignments are monotone and kept text maps back exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.model import Alignment, Run, Span

_WHITE = re.compile(r"\s+")
# A word broken at the end of a line: small letters on both sides, so that "Annex-\nB" stays.
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad][ \t]*\r?\n[ \t]*(?=[a-zà-öø-ÿ])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_QUOTES = str.maketrans("‘’‚‛“”„‟‐‑‒–—\u00a0\u202f\u2009", "''''\"\"\"\"-----   ")


class Edited(NamedTuple):
    """A text and how it aligns with its source."""

    text: str
    alignment: Alignment


Step = Callable[[str], Edited]


def edit(text: str, *steps: Step) -> Edited:
    """Return `text` after the steps, in their order, aligned with `text` itself."""
    result = Edited(text, whole(text))
    for step in steps:
        done = step(result.text)
        result = Edited(done.text, compose(done.alignment, result.alignment))
    return result


def whole(text: str) -> Alignment:
    """Return the alignment of a text with itself."""
    return Alignment(runs=(Run(0, 0, len(text)),) if text else ())


def replace_spans(text: str, changes: Iterable[tuple[int, int, str]]) -> Edited:
    """Return `text` with each range replaced.

    Args:
        text: The source.
        changes: Triples of start, end and replacement, in order and without overlap; an empty
            range inserts, an empty replacement deletes.

    Raises:
        ValueError: If the ranges overlap, are out of order or reach out of the text.
    """
    parts: list[str] = []
    runs: list[Run] = []
    source = target = 0
    for start, end, new in (*changes, (len(text), len(text), "")):
        if not source <= start <= end <= len(text):
            raise ValueError(f"range {start}:{end} overlaps or is out of order")
        if start > source:
            runs.append(Run(target, source, start - source))
            parts.append(text[source:start])
            target += start - source
        parts.append(new)
        target += len(new)
        source = end
    return Edited("".join(parts), Alignment(runs=_joined(runs)))


def substitute(pattern: re.Pattern[str], new: str) -> Step:
    """Return the step that replaces every match of `pattern` by `new`."""

    def step(text: str) -> Edited:
        found = (match.span() for match in pattern.finditer(text))
        return replace_spans(text, ((start, end, new) for start, end in found))

    return step


single_space = substitute(_WHITE, " ")
"""Step: every run of white space becomes one space."""

join_broken_words = substitute(_BROKEN, "")
"""Step: a word divided at the end of a line becomes whole."""

drop_invisible = substitute(_INVISIBLE, "")
"""Step: soft hyphens, zero-width characters and direction marks go."""


def plain_marks(text: str) -> Edited:
    """Step: typographic quotes, hyphens and spaces become those of the keyboard, one for one."""
    return Edited(text.translate(_QUOTES), whole(text))


def compose(later: Alignment, earlier: Alignment) -> Alignment:
    """Return the alignment of a twice edited text with its first source.

    Args:
        later: From the last text to the middle one.
        earlier: From the middle text to the source.
    """
    runs: list[Run] = []
    at = 0
    for run in later.runs:
        end = run.source_start + run.length
        while at < len(earlier.runs) and _text_end(earlier.runs[at]) <= run.source_start:
            at += 1
        look = at
        while look < len(earlier.runs) and earlier.runs[look].text_start < end:
            below = earlier.runs[look]
            start = max(run.source_start, below.text_start)
            stop = min(end, _text_end(below))
            moved = run.text_start + start - run.source_start
            runs.append(Run(moved, below.source_start + start - below.text_start, stop - start))
            look += 1
        at = max(at, look - 1)
    return Alignment(runs=_joined(runs))


def to_source(alignment: Alignment, offset: int) -> int | None:
    """Return where the character at `offset` stood in the source; None if an edit put it in."""
    at = bisect_right(alignment.runs, offset, key=lambda run: run.text_start) - 1
    if at < 0 or offset >= _text_end(alignment.runs[at]):
        return None
    return alignment.runs[at].source_start + offset - alignment.runs[at].text_start


def to_text(alignment: Alignment, offset: int) -> int | None:
    """Return where the source's character at `offset` stands in the text; None if it is gone."""
    at = bisect_right(alignment.runs, offset, key=lambda run: run.source_start) - 1
    if at < 0 or offset >= alignment.runs[at].source_start + alignment.runs[at].length:
        return None
    return alignment.runs[at].text_start + offset - alignment.runs[at].source_start


def source_span(alignment: Alignment, span: Span) -> Span | None:
    """Return the least range of the source that holds all kept characters of `span`, or None."""
    runs = alignment.runs
    at = max(0, bisect_right(runs, span.start, key=lambda run: run.text_start) - 1)
    if at < len(runs) and _text_end(runs[at]) <= span.start:
        at += 1
    last = bisect_right(runs, span.end - 1, key=lambda run: run.text_start) - 1
    if span.start >= span.end or at > last:
        return None
    first_run, last_run = runs[at], runs[last]
    start = first_run.source_start + max(0, span.start - first_run.text_start)
    end = last_run.source_start + min(last_run.length, span.end - last_run.text_start)
    return Span(start, end)


def _text_end(run: Run) -> int:
    return run.text_start + run.length


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Return the runs with those that touch in both texts made one."""
    result: list[Run] = []
    for run in runs:
        last = result[-1] if result else None
        if (
            last
            and _text_end(last) == run.text_start
            and last.source_start + last.length == run.source_start
        ):
            result[-1] = last._replace(length=last.length + run.length)
        else:
            result.append(run)
    return tuple(result)
