"""A number in a bracket behind its noun: "burnt shelters (26)", "killed in Ostra (14) and Mirn (9)".

The sentence is read as if the number stood before the noun ("26 burnt shelters"). A place counts
what the clause before it tells of, where several places stand in a row. Behind a name, or one
person, the number is an age.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.grammar.clauses import DIRECT
from onrecord.extract.grammar.draft import Draft, outcomes_of
from onrecord.extract.grammar.items import Item
from onrecord.extract.grammar.sentence import read_sentence
from onrecord.extract.grammar.tolls import reading_in
from onrecord.extract.grammar.vocabulary import vocabulary, word_classes
from onrecord.extract.labels.marks import COLON, outer
from onrecord.extract.masks import find_masks
from onrecord.extract.numbers import find_quantities
from onrecord.extract.tables.heading import read_heading
from onrecord.model import HARM, Span

_NOUN = re.compile(r"(?P<words>(?:[^\W\d_][\w’'-]*[ \n]){0,4}[^\W\d_][\w’'-]*)[ \n]?\($")
_DEED = re.compile(r"(?P<words>(?:[^\W\d_]+[ \n]){0,2}[^\W\d_]+)[ \n]?\($")
_PLACE = re.compile(
    r"\b(?:in|at|near|on|from|outside|around)\s(?:the\s)?(?:[\w’'-]+\s){0,3}[\w’'-]+\s?\($"
)
_JOINED = re.compile(
    r"\)(?:,|;|,?\sand)\s(?:(?:in|at|near|on|from)\s)?(?:the\s)?(?:[\w’'-]+\s){0,3}[\w’'-]+\s?\($"
)
_STOPS = frozenset("oCWBHMSPRVD")  # classes of words that end a noun's phrase to the left
_ALL_SAME = frozenset(
    ("killed", "dead", "injured", "wounded", "missing", "arrested", "detained", "displaced", "homeless",
     "people", "men", "women", "children", "infants")
)  # fmt: skip
_NO = re.compile(r"\b(?:no|not|nobody|none|never|without)\b", re.IGNORECASE)
_PAGES = re.compile(r"\b(?:contents|pages?|pp?\.|see|cf)(?![A-Za-z])", re.IGNORECASE)
_YEARS = range(1500, 2100)
_BEHIND = re.compile(r"\)[ \t]*\d")
_OLDEST = 110
_FEWEST = 2  # places in a row
_LONGEST = 1200  # characters of a sentence that is read again


def read_brackets(text: str, sentence: Span, drafts: Sequence[Draft]) -> None:
    """Give the numbers that stand alone in brackets behind a noun what it says.

    Args:
        text: The document's text.
        sentence: The range of a sentence.
        drafts: Its drafts, in order; changed in place.
    """
    start, end = sentence
    found = [draft for draft in drafts if _alone(text, draft)]
    words = text[start:end]
    if not found or len(words) > _LONGEST or _are_notes(found) or _PAGES.search(words):
        return
    nouns = [_noun(words[: outer(draft, start)[0]]) for draft in found]
    counted = [(d, at) for d, at in zip(found, nouns, strict=True) if at is not None]
    if counted:
        _read_again(words, start, counted)
    deeds = _deeds(words, start, found)
    others = [d for d, at in zip(found, nouns, strict=True) if at is None and d not in deeds]
    if others and not _places(words, start, found) and COLON.search(words) is None:
        for draft in others:
            if draft.phrase.quantity.best in range(1, _OLDEST):
                draft.outcomes = ()  # "Tal (41) and Borek (36) were killed": ages


def _alone(text: str, draft: Draft) -> bool:
    quantity = draft.phrase.quantity
    inside = text[quantity.outer_start - 1] + text[quantity.outer_end : quantity.outer_end + 1]
    bare = draft.phrase.kind == "elided" and quantity.form in {"digits", "words", "one", "range"}
    if inside != "()" or not bare or quantity.best in _YEARS:
        return False
    age = quantity.modifier == "fewer_than" or _BEHIND.match(text, quantity.outer_end)
    return not age  # "Children (under 12) 8"


def _are_notes(found: Sequence[Draft]) -> bool:
    """True for "(1) … (2) … (3)": points of a list, or the marks of notes."""
    values = [draft.phrase.quantity.best for draft in found]
    return values == list(range(1, len(values) + 1)) and len(values) > 1


def _noun(before: str) -> int | None:
    """Return where the noun in the plural begins that ends before a bracket, or None."""
    match = _NOUN.search(before)
    if match is None:
        return None
    words = match["words"].split()
    classes = word_classes()
    kept: list[str] = []
    for word in reversed(words):
        acting = kept and word.endswith("ing")  # "killing vendors (9)"
        if acting or classes.get(word.lower()) in _STOPS:
            break
        if len(kept) > 1 and (kept[0].lower(),) in vocabulary().readings:
            kept = kept[1:]  # "the raid destroyed homes (31)"
            break
        kept.insert(0, word)
    if not kept:
        return None
    at = match.start() + len(match["words"]) - len(" ".join(kept))
    if before[:at].lower().endswith("of the "):
        return None  # "relatives of the dead (31)"
    opens = not before[:at].strip(' *_-–—•"“')
    last = kept[-1]
    plural = last.lower() in _ALL_SAME or (last.endswith("s") and not last.endswith("ss"))
    named = last[0].isupper() and not (opens and len(kept) == 1)
    if not plural or named:
        return None
    heading = read_heading(" ".join(kept))
    known = heading.kind in {"group", "outcome", "count"} or heading.things
    return at if known or last.islower() else None


def _read_again(words: str, start: int, counted: Sequence[tuple[Draft, int]]) -> None:
    """Read the sentence with the numbers put before their nouns, and take over what they count."""
    out: list[str] = []
    places: dict[int, Draft] = {}
    size = at = 0
    for draft, noun in counted:
        begin, end = outer(draft, start)
        number = words[begin:end]
        head = words[at:noun]
        for article in ("the ", "The "):
            head = head.removesuffix(article)
        body = words[noun : begin - 1].rstrip()
        out += [head, number, " ", body if head.strip() else body[:1].lower() + body[1:]]
        places[size + len(head)] = draft
        size += sum(map(len, out[-4:]))
        at = end + 1
    out.append(words[at:])
    said = "".join(out)
    masks = find_masks(said)
    for read in read_sentence(said, Span(0, len(said)), find_quantities(said, masks=masks), masks):
        meant = places.get(read.phrase.quantity.outer_start)
        if meant is not None and set(read.outcomes) & set(HARM) and read.phrase.kind != "none":
            _take(meant, read)


def _deeds(words: str, start: int, found: Sequence[Draft]) -> list[Draft]:
    """Read "killing (12) and maiming (20), abduction (8)": how many suffered each."""
    told: list[tuple[Draft, tuple[str, ...]]] = []
    for draft in found:
        named = _DEED.search(words, 0, outer(draft, start)[0])
        before = named["words"].lower().split() if named else []
        told += [(draft, done) for done in (_done(before),) if done]
    for draft, done in told if len(told) >= _FEWEST else ():
        draft.outcomes, draft.groups, draft.strength = done, ("person",), DIRECT
        draft.phrase.kind = "person"
        draft.whole, draft.wants, draft.marked = None, None, False
    return [draft for draft, _ in told] if len(told) >= _FEWEST else []


def _done(before: Sequence[str]) -> tuple[str, ...]:
    """Return what the last words before a bracket name, as a deed: "sexual violence", "maiming"."""
    for size in range(min(3, len(before)), 0, -1):
        for reading in vocabulary().readings.get(tuple(before[-size:]), ()):
            if reading.mode == "acts" or reading.form == "ing":
                return tuple(o for o in outcomes_of([reading], "person") if o in HARM)
    return ()


def _take(draft: Draft, read: Draft) -> None:
    quantity = draft.phrase.quantity
    draft.outcomes, draft.groups = read.outcomes, read.groups
    draft.severity, draft.strength = read.severity, max(read.strength, DIRECT)
    draft.phrase.kind, draft.phrase.groups = read.phrase.kind, read.phrase.groups
    if read.phrase.head is not None:
        draft.phrase.head = Item("G", quantity.start, quantity.end, read.phrase.head.word)
    if read.whole is None:
        draft.whole, draft.wants, draft.marked = None, None, False


def _places(words: str, start: int, found: Sequence[Draft]) -> bool:
    """Read places in a row, each with its number; False where they are no such row."""
    if len(found) < _FEWEST:
        return False
    ends = [outer(draft, start) for draft in found]
    first = _PLACE.search(words[: ends[0][0]])
    if first is None:
        return False
    for (_, last), (begin, _) in pairwise(ends):
        if _JOINED.fullmatch(words[last:begin]) is None:
            return False
    clause = words[: first.start()]
    told = reading_in(clause.lower().split(), ("counts", "states", "acts"))
    if told is None or _NO.search(clause):
        return False
    outcomes = outcomes_of(told.readings, "person")
    if not set(outcomes) & set(HARM):
        return False
    for draft in found:
        draft.outcomes, draft.groups, draft.strength = outcomes, ("person",), DIRECT
        draft.phrase.kind = "person"
        draft.whole, draft.wants, draft.marked = None, None, False
    return True
