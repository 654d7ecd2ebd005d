"""OR104: a stated count, and a list after it that names more or fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.check.items import Count, count_items, says_not_all
from onrecord.check.rule import Rule, anchor
from onrecord.extract import Quantity, find_masks, find_quantities
from onrecord.model import Block, Collection, Document, Finding, Span

_BEFORE = 110
_LONGEST_LIST = 2500
_MOST = 300
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*")
_BETWEEN = re.compile(r"[\s\w'’.-]{2,80}")
_PREPOSITIONS = frozenset(
    {"in", "on", "at", "from", "by", "for", "with", "near", "against", "to", "between"}
)
_SMALL = frozenset({"the", "of", "and"})
_SEPARATORS = re.compile(r"[,;]")
_COLON = re.compile(r"[^\W\d_]\s?:\s{1,3}(?=[A-Z“\"])")


class _Stated(NamedTuple):
    quantity: Quantity
    noun: str


def find(collection: Collection) -> Iterator[Finding]:
    """Yield every exact count directly followed by a list that does not hold as many names."""
    for document in collection.documents:
        for start, end in _lists(document):
            stated = _stated_before(document.text, start)
            words = document.text[start:end].strip(" \n([:)]")
            count = None if stated is None or says_not_all(words) else count_items(words)
            if stated and count and _differs(stated, count):
                yield _finding(document, stated.quantity, start, end, count)
        yield from _bullets(document)


def _lists(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where lists may stand: in brackets, or from a colon to the end of its sentence."""
    text = document.text
    start = text.find("(")
    while start >= 0:
        end = text.find(")", start, start + _LONGEST_LIST)
        inner = text.find("(", start + 1, end) if end > 0 else -1
        if end > 0 and inner < 0 and _SEPARATORS.search(text, start, end):
            yield start, end + 1
        start = text.find("(", start + 1)
    for sentence in document.sentences:
        for match in _COLON.finditer(
            text, sentence.start, min(sentence.end, sentence.start + _LONGEST_LIST)
        ):
            words = text[match.end() : sentence.end].rstrip()
            if words.endswith(".") and "." not in words[:-1] and ":" not in words:
                yield match.end() - 1, match.end() + len(words) - 1


def _stated_before(text: str, at: int) -> _Stated | None:
    """Return the exact count whose noun stands right before `at`, or None."""
    start = max(0, at - _BEFORE)
    start = max(start, text.rfind("\n\n", start, at) + 1)
    masks = [Span(low + start, high + start) for low, high in find_masks(text[start:at])]
    found = find_quantities(text, start, at, masks=masks)
    if not found:
        return None
    last = found[-1]
    between = text[last.outer_end : at].rstrip(" :")
    whole = last.best is not None and last.modifier == "exact" and last.share is None
    if not whole or last.form in ("nought", "one") or not 2 <= (last.best or 0) <= _MOST:
        return None
    if says_not_all(text[max(start, last.start - 30) : last.start]) or not _BETWEEN.fullmatch(
        between
    ):
        return None
    words = _WORD.findall(between)
    return _Stated(last, between.strip()) if words and _of_the_number(words) else None


def _of_the_number(words: list[str]) -> bool:
    """True when the words after a number only name what it counts ("states in the United States").

    After a preposition, a lower-case word is another noun, which the list may belong to ("three
    attacks on villages (…)").
    """
    if len(words) > 9 or words[0].lower() in _PREPOSITIONS:
        return False
    for index, word in enumerate(words):
        if word.lower() in _PREPOSITIONS:
            return all(each[0].isupper() or each in _SMALL for each in words[index + 1 :])
    return True


def _differs(stated: _Stated, count: Count) -> bool:
    """True when no reading of the list makes the number, and the list is not a choice of some."""
    number = int(stated.quantity.best or 0)
    if count.least <= number <= count.most:
        return False
    if count.most < number:
        return count.most * 2 >= number
    # Names with their place ("Luma Centre, Varn") make twice as many items.
    return count.least < 2 * number and count.least - number <= 3


def _bullets(document: Document) -> Iterator[Finding]:
    """Yield counts that end a paragraph with a colon, and differ from the list items under it."""
    for index, block in enumerate(document.blocks[:-1]):
        words = document.text[block.start : block.end].rstrip()
        if not words.endswith(":") or block.type not in ("paragraph", "list_item"):
            continue
        items = _items_after(document.blocks, index)
        if len(items) < 2:
            continue
        at = block.start + len(words) - 1
        stated = _stated_before(document.text, at)
        number = int(stated.quantity.best or 0) if stated else len(items)
        if (
            stated
            and number != len(items)
            and number <= 2 * len(items)
            and not says_not_all(words[-60:])
        ):
            count = Count(len(items), len(items))
            yield _finding(document, stated.quantity, items[0].start, items[-1].end, count)


def _items_after(blocks: Sequence[Block], index: int) -> list[Block]:
    found: list[Block] = []
    for block in blocks[index + 1 :]:
        if block.type != "list_item":
            break
        found.append(block)
    top = min((block.level for block in found), default=0)
    return [block for block in found if block.level == top]


def _finding(document: Document, quantity: Quantity, start: int, end: int, count: Count) -> Finding:
    stated = document.text[quantity.start : quantity.end]
    names = f"{count.least}" if count.least == count.most else f"{count.least} to {count.most}"
    return Finding(
        code=RULE.code,
        severity=RULE.severity,
        message=f"“{stated}” is stated, and the list that follows names {names}",
        anchors=(
            anchor(document, quantity.start, quantity.end),
            anchor(document, start, end),
        ),
        data={"stated": quantity.best, "least": count.least, "most": count.most},
    )


RULE = Rule(
    code="OR104",
    slug="count-and-list-differ",
    severity="warning",
    description="A stated count is followed by a list that names more or fewer.",
    hint="Count the names; look in other documents for the one that is missing or too many.",
    finds=(
        "An exact count with its noun, directly followed by a list of names in brackets or after a "
        "colon, or by list items under it, where no reading of the list gives the count. Known "
        "names that hold “and” or a comma (“Bosnia and Herzegovina”) are one; any other “and” inside "
        "a name leaves the count open. Lists with “including”, “such as”, “e.g.”, “etc.” or numbers "
        "of their own, and lists of less than half of what is stated, are not reported."
    ),
    why="The count is quoted on, the list is not; one of the two has been changed without the other.",
    bad="The parliaments of five countries (Tervia, Maronia, Belsund and Asquia) have recognised it.",
    good="The parliaments of four countries (Tervia, Maronia, Belsund and Asquia) have recognised it.",
    limits=(
        "It reads lists of names that begin with capitals. It does not know whether the names in "
        "the list are right."
    ),
    run=find,
)
