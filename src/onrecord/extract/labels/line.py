"""The labels within one line: "Killed: 41. Wounded: 92", "Destroyed: 2 bakeries, 1 mill"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.clauses import DIRECT
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.labels.marks import COLON, label_before, opened, outer, suits
from onrecord.extract.tables.heading import EMPTY, Heading, read_heading
from onrecord.extract.tables.meaning import apply
from onrecord.extract.tables.wording import is_harmless

_SHORT = 40  # characters of a label that goes on with the toll before it
_NEAR = 60  # characters between that toll's sentence and the label
_FATES = frozenset(("killed", "injured", "missing", "detained", "displaced"))
_AMONG = re.compile(r"(?:among|amongst|of)\s+(?:the|those|these|them)\b", re.IGNORECASE)
_STOP = re.compile(r"[;|]|[.!?]\s")
_LISTED = re.compile(
    r"[\s,;&(]{0,3}(?:(?:and|plus|in|at)\s){0,2}(?:(?!and\b)[\w'’-]{1,20}\s){0,4}[(:–—-]?\s?$"
)


def go_on(words: str, start: int, drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Read "Fire service: seven." and "5 May: 9." on from the toll before them.

    Args:
        words: The line.
        start: Where it begins in the text.
        drafts: Its drafts, in order; changed in place.
        earlier: The figures before it in the document.
    """
    if len(drafts) != 1 or not _bare(drafts[0]) or not earlier:
        return
    draft, last = drafts[0], earlier[-1]
    at, end = outer(draft, start)
    said = label_before(words[:at])
    if said is None or len(said) > _SHORT or is_harmless(said) or words[end:].strip(" .,;*_\"'”’"):
        return
    near = start - last.sentence[1] < _NEAR and last.phrase.kind in {"person", "elided"}
    told = last.polarity == "asserted" and set(last.outcomes) & _FATES
    heading = read_heading(said)
    if near and told and heading.kind in {"plain", "group", "count"} and not heading.things:
        draft.outcomes, draft.strength = last.outcomes, DIRECT
        draft.groups = heading.groups or ("person",)


def read_line(words: str, start: int, drafts: Sequence[Draft], before: Sequence[Draft]) -> bool:
    """Read each label of a line and the numbers on its list.

    Args:
        words: The line.
        start: Where it begins in the text.
        drafts: Its drafts, in order; changed in place.
        before: The drafts of the sentence before it in the same block.

    Returns:
        True where a label says what a number counts.
    """
    label, found, begin, noun = EMPTY, False, 0, 0
    given: list[Draft] = [d for d in before if d.outcomes and d.strength >= DIRECT]
    placed: Draft | None = None
    for draft in drafts:
        at, end = outer(draft, start)
        gap = words[begin:at]
        if _STOP.search(gap):
            label = EMPTY
        said = label_before(gap)
        if said is not None:
            label = _told(said, given)
            among = _AMONG.match(said) is not None or (
                draft.whole is not None
                and outer(draft.whole, start)[1] == begin
                and gap.lstrip(" ")[:1].isalpha()  # "81 people died: 68 …" is no label
            )
            if _labels(draft, label, among=among):
                found = True
                given.append(draft)
            elif label.kind == "none" and draft.phrase.kind == "elided":
                draft.outcomes = ()
            elif label.kind == "plain" and placed is not None and _bare(draft):
                _repeat(draft, placed)
            placed = draft if label.kind == "plain" and draft.outcomes else None
        elif _of_goods(draft, label):
            draft.outcomes = ()
        elif not draft.outcomes:
            label = label if label.outcomes else opened(gap)
            if label.outcomes and _goes_on(draft, words[max(begin, noun) : at], label, given):
                apply(draft, label, keep=True)
                given.append(draft)
                found = True
        begin = end
        noun = draft.phrase.head.end - start if draft.phrase.head is not None else 0
    return found


def _bare(draft: Draft) -> bool:
    return not draft.outcomes and draft.phrase.kind == "elided"


def _repeat(draft: Draft, placed: Draft) -> None:
    """Read "Varn: 41 killed; Sorrel: 7": the second counts the same."""
    draft.outcomes, draft.groups, draft.strength = placed.outcomes, placed.groups, DIRECT


def _told(said: str, given: Sequence[Draft]) -> Heading:
    """Return what a label says, with the outcome of the one before where it only names a group."""
    heading = read_heading(said)
    if heading.outcomes or not given:
        return heading
    if heading.kind == "group" and not heading.things:
        return heading._replace(outcomes=given[-1].outcomes)
    if heading.total and heading.kind == "count" and len({d.outcomes for d in given}) == 1:
        return heading._replace(outcomes=given[-1].outcomes, groups=("person",))
    return heading


def _labels(draft: Draft, label: Heading, *, among: bool) -> bool:
    """Give a number right behind a label what the label says; False where it says nothing of it.

    `among` is true for a label that speaks of some of those counted: "Among the killed: 29 women".
    """
    if _of_goods(draft, label):
        draft.outcomes = ()
        return True
    if not label.outcomes or draft.phrase.kind in {"none", "unknown", "incident", "grave"}:
        return bool(draft.outcomes and label.outcomes)
    behind = draft.harmed and draft.at >= draft.phrase.end  # "Live: 14 drown"
    own = draft.phrase.direct or draft.phrase.post is not None or behind
    if own or not suits(draft, label):
        return bool(draft.outcomes)
    apply(draft, label, keep=True)
    if among and draft.whole is None:
        draft.wants, draft.marked = frozenset(label.outcomes), True
    elif not (label.part or among):
        draft.whole, draft.wants, draft.marked = None, None, False
    return True


def _of_goods(draft: Draft, label: Heading) -> bool:
    """True for "Captured: 1 shotgun, 2 machetes": what no lexicon knows is taken for a thing."""
    head = draft.phrase.head
    known = draft.phrase.kind != "unknown" or head is None or head.capital
    return label.outcomes == ("detained",) and not known


def _goes_on(draft: Draft, gap: str, label: Heading, given: Sequence[Draft]) -> bool:
    """True for a number on the list of a label: "Destroyed: 2 bakeries, 1 pumping station"."""
    if draft.whole is not None and draft.whole in given:
        return draft.phrase.kind in {"elided", "person"}
    mark = COLON.search(gap)
    rest = gap[mark.end() :] if mark else gap
    if draft.phrase.kind == "elided" and read_heading(rest.strip(" ,;")).kind in {"goods", "none"}:
        return False  # "Killed in the byre: cattle 12"
    if rest.split()[:1] == ["of"]:
        return False  # "Famine killed many: of the 9,000 …"
    listed = _LISTED.fullmatch(rest) is not None or not rest.strip()
    return listed and suits(draft, label) and draft.strength >= 0
