"""The figures of a document: numbers of somebody or something, each tied to its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise

from onrecord.extract.grammar.breakdowns import break_down
from onrecord.extract.grammar.carried import Topic, carry_on, topic_of
from onrecord.extract.grammar.clauses import CROSSING, SIBLING
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.estimates import read_estimates
from onrecord.extract.grammar.gaps import go_on_by_place
from onrecord.extract.grammar.items import Item
from onrecord.extract.grammar.parts import chain_parts, larger
from onrecord.extract.grammar.repeats import refer_back, same_number, toll_meant
from onrecord.extract.grammar.rises import split_rises
from onrecord.extract.grammar.sentence import read_row
from onrecord.extract.grammar.topics import take_up
from onrecord.extract.labels import (
    Told,
    bare_of_runs,
    find_runs,
    headed,
    read_labels,
)
from onrecord.extract.masks import masks_and_atoms
from onrecord.extract.numbers import Quantity, find_quantities, has_quantity
from onrecord.extract.numbers.quantity import share_of
from onrecord.extract.polarity import answers, mark_polarity, takes_up
from onrecord.extract.tables import table_drafts
from onrecord.extract.weighing.weigh import WEIGHER, weigh
from onrecord.model import HARM, Document, Figure, Number, Span, stable_id

_LONGEST_SENTENCE = 2000  # characters
_MEMORY = 200  # figures
_RECENT = 6  # figures
# What stands between the numbers of a breakdown: "for 1976, …", ", the columns for …".
_SHARED = re.compile(
    r"\s*(?:(?:for|in|at|by|from|to|on)\s[^,;.:]{1,40})?(?:,|,?\s+and)\s+(?:[^,;.:\d]{1,40}\sfor\s+)?"
)
_NEAR = 3  # characters between a sentence and the next one of its paragraph
_PARAGRAPH = 300  # characters from a toll to another count of the same
_BEING = frozenset(("was", "were", "is", "are"))
_YEARS = range(1500, 2100)
_SHORT = 120  # characters of a sentence over which what was told is remembered
EXTRACTOR = "rules 1.0"


def extract_figures(document: Document) -> tuple[Figure, ...]:
    """Return the figures of a segmented document in the order of their places.

    Events, places, dates and voices are filled in by later stages (`resolve`, `attribute`).
    """
    drafts = read_drafts(document)
    chosen = [draft for draft in drafts if _counts(draft)]
    ids = {id(draft): _id(document, draft) for draft in chosen}
    return tuple(
        sorted((_figure(document, draft, ids) for draft in chosen), key=lambda f: (f.start, f.end))
    )


def _counts(draft: Draft) -> bool:
    """True when the draft is a figure: it has an outcome and is no idiom ("one of the worst")."""
    phrase = draft.phrase
    if not draft.outcomes or phrase.kind == "none":
        return False
    if phrase.quantity.form == "one" and phrase.share_of is not None and phrase.after_be:
        return False  # "He was one of five killed": the five are counted
    anchored = phrase.of_them or phrase.direct or phrase.share_of or phrase.post is not None
    share = phrase.quantity.form in {"percent", "fraction"}
    anchored = anchored or (draft.strength >= CROSSING and draft.spot > phrase.quantity.end)
    if share and draft.whole is not None and phrase.kind == "elided":
        anchored = True  # "In all 90 were killed. Children made up a third."
    if share and phrase.kind in {"unknown", "elided"} and not anchored:
        return False
    if phrase.quantity.form == "one" and (phrase.of_those or phrase.kind != "person"):
        return draft.strength >= (SIBLING if phrase.kind == "thing" else CROSSING)
    if phrase.quantity.form == "nought" and phrase.kind == "unknown":
        return False  # "no truth in the report that 60 were shot"
    return phrase.quantity.form != "nought" or draft.strength >= CROSSING


Weigher = Callable[[str, Sequence[Item], Sequence[Draft], Sequence[Draft]], None]
"""What decides about the drafts of a sentence that no rule ties; see `weighing.weigh`."""


def read_drafts(document: Document, weigher: Weigher = weigh) -> list[Draft]:
    """Return all drafts of a document, also of numbers that count nothing.

    Args:
        document: A segmented document.
        weigher: Is given each sentence after the rules: the document's text, the items of the sentence, its
            drafts, and the drafts with outcomes before it.
    """
    text = document.text
    drafts: list[Draft] = []
    block = -1
    blocks = document.blocks
    earlier: list[Draft] = []
    before: list[Draft] = []
    tables = list(reversed(document.tables))
    runs = find_runs(document)
    for last, sentence in pairwise(chain((Span(0, 0),), _stretches(document))):
        while tables and tables[-1].end <= sentence.start:
            drafts += table_drafts(document, tables.pop())
        if tables and tables[-1].start <= sentence.start:
            continue
        while block + 1 < len(blocks) and blocks[block + 1].start <= sentence.start:
            block += 1
            goes_on = answers(text, before, sentence) or takes_up(text, before, sentence)
            before = before if goes_on else []
        quantities, masks = _quantities(text, sentence, runs)
        if not quantities:
            if before:
                mark_polarity(text, sentence, (), before, earlier)
                before = _still(before, sentence)
            continue
        items, found = read_row(text, sentence, quantities, masks)
        told = partial(_topic, document, last, sentence, earlier)
        _drop_things(text, found, earlier)
        read_labels(document, sentence, found, before, earlier, runs)
        _resolve(found, earlier)
        _repeat(text, found, earlier)
        read_estimates(text, found)
        go_on_by_place(text, found, earlier)
        refer_back(text, found, earlier)
        break_down(text, found, earlier, before)
        take_up(text, found, earlier)
        carry_on(items, found, told)
        chain_parts(items, found)
        weigher(text, items, found, earlier)
        mark_polarity(text, sentence, found, before, earlier)
        before = found
        earlier += [draft for draft in found if draft.outcomes]
        drafts += found
    for table in reversed(tables):
        drafts += table_drafts(document, table)
    return drafts


def _topic(
    document: Document, last: Span, sentence: Span, earlier: Sequence[Draft]
) -> Topic | None:
    """Return what the sentence before spoke of, in the same paragraph or in the heading over it."""
    text = document.text
    near = 0 <= sentence.start - last.end < _NEAR and "\n\n" not in text[last.end : sentence.start]
    if near and last.end:
        return topic_of(text, last, earlier)
    over = headed(document, last, sentence)
    return Topic(over.outcomes, over.groups or ("person",), lists=True) if over.outcomes else None


def _quantities(
    text: str, sentence: Span, runs: Mapping[int, Told]
) -> tuple[list[Quantity], Sequence[Span]]:
    """Return the quantities of a sentence, and the ranges in it that hold none.

    What a run of labels counts is no name's number: "St. Anne's ward 10" under "Killed, by ward".
    """
    if not has_quantity(text, sentence.start, sentence.end):
        return [], ()
    masks, atoms = masks_and_atoms(text, sentence.start, sentence.end)
    kept = bare_of_runs(runs, masks) if runs else masks
    found = find_quantities(
        text, sentence.start, sentence.end, masks=kept, atoms=atoms if kept == masks else None
    )
    return split_rises(text, found), kept


def _still(before: list[Draft], sentence: Span) -> list[Draft]:
    """Keep a sentence's drafts over one short sentence without a number.

    "They say that 300 died. I have heard it from the pulpit. It is not so."
    """
    near = 0 <= sentence.start - before[0].sentence[1] < _NEAR
    return before if near and sentence.end - sentence.start < _SHORT else []


def _drop_things(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Read no numbers as things where none were spoken of before: "two collapsed"."""
    things = any(draft.phrase.kind == "thing" for draft in [*found, *earlier[-_RECENT:]])
    for draft in found:
        bare = draft.phrase.kind == "elided" and not draft.marked
        if (
            bare
            and not things
            and draft.outcomes
            and set(draft.outcomes) <= {"destroyed", "damaged"}
        ):
            more = draft.additional and bool(earlier) and earlier[-1].outcomes == ("killed",)
            more = more and text.startswith("gone", draft.spot)
            draft.outcomes = ("killed",) if more else ()  # "Another 23 gone this morning"
            draft.groups = ("person",)
            for part in found:
                if part.whole is draft and part.phrase.kind == "elided":
                    part.outcomes, part.groups = draft.outcomes, draft.groups
        if bare and not things and draft.outcomes == ("displaced", "damaged"):
            draft.outcomes = ("displaced",)  # "31 were left without a roof"
        passive = draft.spot > draft.phrase.quantity.end
        beside = any(other.harmed for other in found)  # "killed 12 people, took 14"
        taken = bare and not things and draft.outcomes == ("occupied",)
        if taken and (passive or beside or _they_took(text, draft)):
            draft.outcomes, draft.groups = ("detained",), ("person",)  # "two were taken"
            for part in found:
                if part.whole is draft and part.groups == ("building",):
                    part.groups = ("person",)


def _they_took(text: str, draft: Draft) -> bool:
    """True for "They took eleven", not for "They took seven that were ripe"."""
    quantity = draft.phrase.quantity
    ahead = text[max(0, quantity.outer_start - len(_TOOK)) : quantity.outer_start]
    return ahead.lower() == _TOOK and not text.startswith((" that", " which"), quantity.end)


_TOOK = "they took "


def _stretches(document: Document) -> Iterator[Span]:
    """Yield the sentences; what is too long to be one is read in stretches cut at a blank.

    The grammar looks from each number of a sentence at its others, so that the time it takes grows
    with the square of their number.
    """
    for sentence in document.sentences:
        start = sentence.start
        while sentence.end - start > _LONGEST_SENTENCE:
            cut = document.text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
            end = cut if cut > start else start + _LONGEST_SENTENCE
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end)


def _resolve(found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Find the wholes that stand in earlier sentences."""
    for draft in found:
        if draft.wants is None or draft.whole is not None:
            continue
        before = _antecedent(draft, earlier)
        if before is not None:
            draft.whole = before
            draft.outcomes = draft.outcomes or before.outcomes
        elif not draft.outcomes:  # "The dead included five nurses", and no toll before it
            draft.outcomes = tuple(o for o in HARM if o in draft.wants)


def _repeat(text: str, found: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Give a bare number behind a word of saying what was counted before it."""
    for index, draft in enumerate(found):
        if not draft.echo or draft.outcomes:
            continue
        told = (d for d in reversed(found[:index]) if d.phrase.quantity.form != "nought")
        before = next((d for d in told if d.outcomes), None)
        before = same_number(draft, earlier) or before or toll_meant(text, draft, earlier)
        if before is None and earlier and draft.sentence[0] - earlier[-1].sentence[1] < _NEAR:
            before = earlier[-1]
        before = before or _only_topic(text, draft, earlier)
        if before is not None:
            whole = before.whole  # "the official figure" is the toll's, not that of a part of it
            same = whole is not None and (whole in found or whole.outcomes == before.outcomes)
            before = whole if whole is not None and same else before
            draft.outcomes, draft.groups = before.outcomes, before.groups
            _go_on(text, draft, found[index + 1 :])


def _only_topic(text: str, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return the toll that a paragraph speaks of, where it speaks of no other: "Others put it at 80"."""
    start, number = draft.sentence[0], draft.phrase.quantity
    said = text[start : number.outer_start].split()[-1:]
    if not said or said[0].lower() in _BEING or (number.best or 0) in _YEARS:
        return None
    near = [d for d in earlier[-_RECENT:] if start - d.sentence[1] < _PARAGRAPH]
    if not near or "\n\n" in text[near[0].sentence[1] : start]:
        return None
    return near[0] if len({d.outcomes for d in near}) == 1 and near[0].harmed else None


def _go_on(text: str, draft: Draft, later: Sequence[Draft]) -> None:
    """Read on in "they are 812 for 1976, 3,049 for 1977": the later numbers count the same."""
    last = draft
    for other in later:
        between = text[last.phrase.quantity.end : other.phrase.quantity.outer_start]
        if other.outcomes or other.phrase.kind != "elided" or _SHARED.fullmatch(between) is None:
            return
        other.outcomes, other.groups, last = draft.outcomes, draft.groups, other


def _antecedent(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Return the last figure that is no part itself, of the outcome wanted and the same kind."""
    wants = draft.wants or frozenset()
    for before in reversed(earlier[-_MEMORY:]):
        whole = before.whole  # "200 had gathered. Of them 31 were shot. Nine were women."
        part = whole is not None and not (before.harmed and whole.outcomes and not whole.harmed)
        if part or before.polarity == "withdrawn":
            continue
        if wants and not set(before.outcomes) & wants:
            continue
        if ("family" in before.groups) != ("family" in draft.groups) or not larger(before, draft):
            continue
        return before
    return None


def _id(document: Document, draft: Draft) -> str:
    quantity = draft.phrase.quantity
    return stable_id("f", document.id, "figure", quantity.start, quantity.end)


def _bounds(draft: Draft) -> tuple[Number | None, Number | None, Number | None]:
    quantity = draft.phrase.quantity
    if quantity.share is not None and quantity.low is None and draft.whole is not None:
        whole = draft.whole.phrase.quantity
        if whole.best is not None:
            return share_of(quantity, whole.best)
    return quantity.low, quantity.best, quantity.high


def _figure(document: Document, draft: Draft, ids: dict[int, str]) -> Figure:
    quantity = draft.phrase.quantity
    low, best, high = _bounds(draft)
    words = document.text[quantity.start : quantity.end]
    whole = ids.get(id(draft.whole)) if draft.whole is not None else None
    return Figure(
        id=ids[id(draft)],
        document=document.path,
        document_id=document.id,
        start=quantity.start,
        end=quantity.end,
        text=words,
        sentence=Span(*draft.sentence),
        polarity=draft.polarity,
        extractor=WEIGHER if draft.weighed else EXTRACTOR,
        low=low,
        best=best,
        high=high,
        modifier=quantity.modifier,
        outcome=draft.outcomes,
        group=draft.groups,
        group_text=draft.phrase.head.word if draft.phrase.head else "",
        severity=draft.severity,
        part_of=whole,
        additional=draft.additional,
        perpetrator=draft.actor,
        doubts=(*(("a digit was misread",) if quantity.misread else ()), *draft.doubts),
    )
