"""Runs of lines that hold a label and a number each: what they and the line over them say.

"Deaths by parish" over "• Dol 41" and "• Varn 138"; "Wounded: 212" over "Dol .... 70"; "Buried . . 41"
over "Blankets . . 12". Each entry's own label says what it counts ("Buried"), else the line over the
run does. What neither says ("Blankets") counts nobody. Entries are parts of the number in the line
over them, or of a total under them.

A lone number behind a comma or in a bracket may be an age ("Anna Moren, 41"). Such entries are read
only where a number is too high for one, they have a total, or the line over them says what parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.extract.grammar.count_phrase import PERSON_GROUPS
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.labels.entries import unbind
from onrecord.extract.labels.items import introduced
from onrecord.extract.labels.layouts import NUMBER, Line, Lineup, line_up, lines_of
from onrecord.extract.labels.marks import suits
from onrecord.extract.labels.pieces import pieces_of
from onrecord.extract.labels.shares import shares_of, value_under
from onrecord.extract.masks.contents import mask_contents
from onrecord.extract.tables.heading import EMPTY, Heading, read_heading
from onrecord.extract.tables.meaning import apply
from onrecord.extract.tables.wording import is_harmless, table_words
from onrecord.model import HARM, Document, Span

_LONGEST = 200  # characters of a line that is read by itself
_DIGIT = re.compile("[0-9]")
_OLDEST = 110  # years
_FEWEST = 2  # lines under one that heads them
_HEAD = 120  # characters of the line over a run
_TITLED = re.compile(
    rf"(?P<label>[^\n]{{3,80}}?)\s?(?:[:,=;]|,?\stotal|[-–—]|\(|(?:[.·…_]\s?){{3,}})?\s{{0,2}}(?P<number>{NUMBER})\)?"
    r"(?:\s(?:persons?|people))?,?(?:\s(?:of whom|of which|of these|as follows|in all))?[ \t.:*_]*\Z"
)
_BY = re.compile(r"\b(?:by|per|in each)\s", re.IGNORECASE)
_DRESS = " \t#*_>=-–—•\n"
_WHERE = re.compile(r"(?:in|at|near|from)\s|\d", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\d,])")
_MAYBE_AGES = frozenset((",", "(", "", "ahead ,"))
_MARKS = "-*•·–—▪■●◦‣>1"


class Run:
    """The numbers of a run as they are met: its total, and the rows that wait for one."""

    __slots__ = ("rows", "total")

    def __init__(self) -> None:
        self.total: Draft | None = None
        self.rows: list[Draft] = []


class Told(NamedTuple):
    """What a run says of one number; an empty heading where it counts nobody.

    `year` is true where the number may be a year; `end` is where its own words end.
    """

    run: Run
    heading: Heading
    total: bool = False
    part: bool = False
    year: bool = False
    end: int = 0


NOBODY = Told(Run(), EMPTY)


def find_runs(document: Document) -> dict[int, Told]:
    """Return what runs of lines say of their numbers, by where each number begins.

    Args:
        document: A segmented document.
    """
    found: dict[int, Told] = {}
    lines = list(lines_of(document))
    broken: dict[int, Told] = {}
    for last, here in pairwise([(0, ""), *lines]):
        if len(here[1]) > _LONGEST or _DIGIT.search(here[1]) is None:
            continue  # most lines
        pieces = pieces_of(*here)
        if pieces:
            found.update(_placed(document.text, _by_labels(pieces), pieces))
        broken.update(_alone(last, here))
    for lineup in line_up(lines):
        if _are_pages(document.text, lineup):
            continue
        head, at = _head(lineup)
        if _opens(lineup.lines):
            first = lineup.lines[0]
            lineup = Lineup(first.start, document.text[first.start : first.end], lineup.lines[1:])  # noqa: PLW2901
            head, at = _own(first), first.at
        if not set(head.outcomes) & set(HARM):
            told = _by_labels(lineup.lines)
        elif _counts(lineup, head, at):
            told = _under(lineup, head, at)
        else:
            continue
        found.update(_placed(document.text, told, lineup.lines))
        for line in lineup.lines:
            found.update((place, NOBODY) for place in line.beside)
    found.update(broken)
    return found


def bare_of_runs(runs: Mapping[int, Told], masks: Sequence[Span]) -> tuple[Span, ...]:
    """Return the masks of a sentence without the numbers that a run counts."""
    kept = []
    for mask in masks:
        at = next((at for at in range(*mask) if at in runs and runs[at].heading.outcomes), -1)
        kept.append(mask if at < 0 or runs[at].year else Span(mask.start, at))
    return tuple(mask for mask in kept if mask.start < mask.end)


def read_runs(runs: Mapping[int, Told], drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Give the numbers of a sentence what the runs they stand in say; return the others.

    Args:
        runs: What `find_runs` found in the document.
        drafts: The drafts of the sentence, in order; changed in place.
    """
    rest = []
    for draft in drafts:
        told = runs.get(draft.phrase.quantity.start)
        if told is None:
            rest.append(draft)
        elif not told.heading.outcomes:
            draft.outcomes, draft.phrase.kind = (), "none"
            draft.wants, draft.marked, draft.whole = None, False, None
        elif _may(draft, told):
            _read(draft, told, drafts)
        else:
            rest.append(draft)
    return rest


def _alone(last: tuple[int, str], line: tuple[int, str]) -> Iterator[tuple[int, Told]]:
    """Yield what a line says by itself, or with the label on the line before."""
    broken = shares_of(*line)
    if broken is not None:
        yield from _broken(*broken)
    value = value_under(last[1], *line)
    if value is not None:
        entry, heading = value
        yield entry.at, Told(Run(), heading, total=True, end=entry.end)


def _broken(
    line: Line, heading: Heading, groups: Sequence[tuple[int, Heading]]
) -> Iterator[tuple[int, Told]]:
    """Yield what an entry and the groups behind its number say."""
    run = Run()
    yield line.at, Told(run, heading, total=True, end=line.at)
    for at, group in groups:
        yield at, Told(run, _narrowed(heading, group), part=True, end=at)


def _placed(
    text: str, told: Iterable[tuple[int, Told]], lines: Sequence[Line]
) -> Iterator[tuple[int, Told]]:
    """Yield what a run says with where each entry's own words end, and whether the number may be a year."""
    ends = {line.at: line.end for line in lines}
    for place, one in told:
        year = _YEAR.match(text, place) is not None
        yield place, one._replace(year=year, end=ends.get(place, len(text)))


def _are_pages(text: str, lineup: Lineup) -> bool:
    """True for a table of contents."""
    first, last = lineup.lines[0], lineup.lines[-1]
    led = first.layout.endswith(".")
    return led and any(mask_contents(text, first.start, last.end))


def _opens(lines: Sequence[Line]) -> bool:
    """True where the first line heads the others: "Deaths by parish: 179" over "Dol: 41"."""
    first, *others = lines
    if len(others) < _FEWEST or not read_heading(first.label).outcomes:
        return False
    sums = sum(line.value for line in others) == first.value
    plain = all(_own(line).kind in {"plain", "group"} for line in others)
    return plain and (sums or _BY.search(first.label) is not None)


def _head(lineup: Lineup) -> tuple[Heading, int]:
    """Return what the line over a run says, and where a number in it begins, or -1."""
    words = lineup.above.strip(_DRESS)
    if not words or len(words) > _HEAD or words.endswith("."):
        return EMPTY, -1
    first, second = (*words.split(maxsplit=2), "", "")[:2]
    if second != "of" and read_heading(first).kind == "goods":
        return EMPTY, -1  # "Stores given to the refugees"
    titled = _TITLED.match(words)
    if titled is None:
        return introduced(words.rstrip(" :")), -1
    if _YEAR.match(titled["number"]):
        return introduced(words.rstrip(" :")), -1
    at = lineup.start + lineup.above.index(words) + titled.start("number")
    return introduced(titled["label"].rstrip(" :(-–—")), at


def _counts(lineup: Lineup, head: Heading, at: int) -> bool:
    """True where the numbers of a run can be no ages."""
    lines = lineup.lines
    if lines[0].layout.lstrip(_MARKS) not in _MAYBE_AGES or head.things or at >= 0:
        return True
    if any(line.value > _OLDEST or _WHERE.match(line.label) for line in lines):
        return True
    if _BY.search(lineup.above) or any(read_heading(line.label).total for line in lines):
        return True
    return all(_own(line).kind == "group" for line in lines)


def _under(lineup: Lineup, head: Heading, at: int) -> Iterator[tuple[int, Told]]:
    """Yield what a line of harm says of the entries under it."""
    run = Run()
    owns = [_own(line) for line in lineup.lines]
    others = any(own.kind == "goods" for own in owns)
    others = others or 2 * sum(bool(own.outcomes) for own in owns) >= len(owns)
    if at >= 0:
        yield at, Told(run, head, total=True)
    for line, own in zip(lineup.lines, owns, strict=True):
        if own.total and set(own.outcomes) <= set(head.outcomes):
            yield line.at, Told(run, _narrowed(head, own), total=at < 0)
        elif own.outcomes:
            yield line.at, Told(run, own, part=True)
        elif own.kind in {"none", "goods"} or is_harmless(line.label):
            yield line.at, NOBODY
        elif others and own.kind == "plain":
            yield (
                line.at,
                NOBODY,
            )  # "Flour, sacks 61" beside "Blankets 140", "Visitors 12" beside "Died 4"
        else:
            yield line.at, Told(run, _narrowed(head, own), part=True)


def _own(line: Line) -> Heading:
    """Return what a label says; "North ward", "Ferry Lane" are places and "Night of 3 May" is a time."""
    found = read_heading(line.label)
    words = line.label.split()
    if found.kind in {"none", "goods"} and len(words) > 1:
        first, last = words[0].lower(), words[-1].lower()
        dated = any(map(str.isdigit, line.label)) and first in table_words("dates")
        name = line.label.istitle() and found.kind == "goods"
        if dated or name or last in table_words("places"):
            return found._replace(kind="plain")
    if found.outcomes and line.layout == "" and len(words) > 1 and line.label.istitle():
        return EMPTY._replace(words=line.label)  # "Dead Horse Creek 3"
    return found


def _narrowed(head: Heading, own: Heading) -> Heading:
    """Return what the line over a run says, of the group that an entry names."""
    if own.kind == "group" and not own.things and not head.things:
        return head._replace(groups=own.groups, head=own.head)
    return head


def _by_labels(lines: Sequence[Line]) -> Iterator[tuple[int, Told]]:
    """Yield what the labels of a run say where no line over it does."""
    owns = [_own(line) for line in lines]
    if not any(set(own.outcomes) & set(HARM) for own in owns):
        return
    last: tuple[Line, Heading, Run] | None = None
    for line, own in zip(lines, owns, strict=True):
        if own.outcomes:
            run = Run()
            last = line, own, run
            yield line.at, Told(run, own, total=True)
        elif own.total:
            continue  # of what, `link_totals` says
        elif own.kind in {"none", "goods"} or is_harmless(line.label) or _is_thing(line.label):
            yield line.at, NOBODY
        elif last is not None and _is_part(line, own, last[0], last[1]):
            yield line.at, Told(last[2], _narrowed(last[1], own), part=True)


def _is_part(line: Line, own: Heading, above: Line, over: Heading) -> bool:
    """True for "Women: 12" under "Killed: 41"."""
    groups = own.kind == "group" and set(own.groups) <= PERSON_GROUPS
    return groups and not over.things and line.value <= above.value


def _is_thing(label: str) -> bool:
    """True for "Patrols", "Bags of flour issued": several words in small letters, no name."""
    words = label.split()
    if len(words) < _FEWEST or words[-1].lower() in table_words("places"):
        return False
    return all(word.islower() for word in words[1:]) and not read_heading(label).things


def _may(draft: Draft, told: Told) -> bool:
    """True where an entry's own words leave it to the run to say what happened."""
    head = draft.phrase.head
    if draft.spot >= told.end or (head is not None and head.start >= told.end):
        unbind(draft)  # words of the next line
        return True
    own = draft.outcomes and (draft.phrase.direct or draft.phrase.post is not None)
    return not own and (suits(draft, told.heading) or draft.phrase.kind == "unknown")


def _read(draft: Draft, told: Told, drafts: Sequence[Draft]) -> None:
    """Write what a run says into a draft, and tie it to the run's total."""
    again = draft.outcomes == told.heading.outcomes
    apply(draft, told.heading._replace(factor=1) if again else told.heading, keep=True)
    draft.wants, draft.marked, draft.whole = None, False, None
    for other in drafts:
        if other.whole is draft and not other.outcomes and other.phrase.kind != "none":
            apply(other, told.heading, keep=True)
    run = told.run
    if told.total:
        run.total = draft
        for row in run.rows:
            _tie(row, draft)
    elif told.part:
        run.rows.append(draft)
        if run.total is not None:
            _tie(draft, run.total)


def _tie(draft: Draft, total: Draft) -> None:
    """Make a row's number a part of the total where it can be."""
    most, own = total.phrase.quantity.best, draft.phrase.quantity.best
    fits = most is None or own is None or own <= most
    if fits and draft.whole is None and set(draft.outcomes) & set(total.outcomes):
        draft.whole = total
