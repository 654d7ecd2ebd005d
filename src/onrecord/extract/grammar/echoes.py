"""Bare numbers that repeat or go on with a toll: "the union says 350", "estimates range from 300 to 500"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import word_list

Row = Sequence[Item]
_ROLLS = frozenset(("list", "roll", "register", "tally", "total"))
_IT = frozenset(("it", "this", "that"))
_GOING = frozenset(("go", "goes", "went", "going", "gone", "come", "came", "drop", "dropped"))
_STILL = frozenset(("now", "already", "still", "then"))
_REACH = 9  # items before a number in which its subject is looked for
_LONG = 14  # items of a subject with what describes it
_CLOSE = 4  # items before a number in which its own name is looked for


def echoes(items: Row, draft: Draft) -> bool:
    """True where a bare number repeats what was counted before: "the union says 350"."""
    at = draft.phrase.at
    if draft.outcomes or draft.phrase.kind != "elided" or at < 1:
        return False
    while at > 1 and items[at - 1].word in _STILL:
        at -= 1
    closed = code_at(items, draft.phrase.end) in ".,;)C"
    return (closed and _amounts(items, at)) or _repeats(items, draft, at)


def stated(ahead: Row) -> bool:
    """True for "The papers wrote 58", "My list has 17", "They told the judge 34", "I make it 58".

    Args:
        ahead: What stands between the last stop and a bare number that closes its clause.
    """
    said = [item for item in ahead if item.code not in "MA"]
    if len(said) < 2 or said[0].code not in "DRNG":
        return False
    last = said[-1].word
    if last in _HAVING:
        return any(item.word in word_list("lists") for item in said[:-1])
    telling = next((at for at, item in enumerate(said) if item.word == "told"), 0)
    return last in _STATING or (telling > 0 and all(i.code in "DNGR" for i in said[telling + 1 :]))


_HAVING = frozenset(("has", "had", "have", "bears", "bore"))
_STATING = frozenset(
    ("wrote", "writes", "write", "says", "say", "said", "gives", "gave", "give", "name", "named", "names", "heard", "hear",
     "told", "swears", "swore", "remembers", "claims", "make it", "makes it", "made it")
)  # fmt: skip


def _repeats(items: Row, draft: Draft, at: int) -> bool:
    """Read the words before `at`, where the number with its adverbs begins."""
    if items[at - 1].word == "quote":  # a telegram's quotation mark
        return items[at - 2].word in word_list("echoing")
    before = items[at - 1].word
    behind = code_at(items, draft.phrase.end)
    if before == ":" and behind == ")":  # "(Red Cross: 700)"
        return any(item.code == "(" for item in items[max(0, at - 7) : at])
    if before == "as" and at > 1 and behind in ".,;)C":  # "the number is recorded as six"
        return items[at - 2].word in word_list("echoing", "recording") and _counts(items, at - 2)
    if before == "of" and items[at - 2].word in _ROLLS and behind in ".,;)C":
        return True  # "a handwritten list of 164"
    if before == "for" and at > 1:  # "State agents answer for 3,655"
        return items[at - 2].word in word_list("answering") and behind in ".,;)C"
    if before in {"on", "beyond", "below"} and at > 1 and behind in ".,;)C":
        verbs = word_list("echoing_on") if before == "on" else _GOING
        return items[at - 2].word in verbs
    if before == "to" and items[at - 2].word in word_list("toll_verbs"):
        named = any(item.word in word_list("numbers") for item in items[max(0, at - _LONG) : at])
        return named and not _of_things(items, at)  # not "the price of bread rose to 40"
    placed = _placed(items, at, closed=behind in ".,;)C")
    if placed is not None:
        return placed
    if items[at - 2].word == "they" and _in_all(items, draft):
        return before == "are"  # "by year they are 812 for 1976"
    if code_at(items, at - 1) in "BH" and not _counts(items, at - 1):
        return False
    if before == "at":  # "the commission arrived at 114"
        return (
            items[at - 2].word in {"arrived", "arrives", "arrive", "counting"} and behind in ".,;)C"
        )
    closed = behind in ".,;)C" or _in_all(items, draft) or _on_list(items, draft.phrase.end)
    return before in word_list("echoing") and closed


def _amounts(items: Row, at: int) -> bool:
    """True for "the count now stood at 58", "the figure for the town had risen to 31", "it was put at 9"."""
    start = at
    numbers = word_list("numbers")
    verbs = _amounting()
    while at > 0 and (items[at - 1].code in "BHMA" or items[at - 1].word in verbs):
        at -= 1
    if all(item.code in "BHMAP" for item in items[at:start]):
        return False
    if at and (items[at - 1].word in numbers or items[at - 1].word in _IT):
        return True
    while at > 0 and items[at - 1].code in "DNG" and start - at < _REACH:
        at -= 1
    placed = at > 1 and items[at - 1].word in {"for", "in", "at"}
    return placed and items[at - 2].word in numbers


@cache
def _amounting() -> frozenset[str]:
    return word_list("toll_verbs", "telling") - word_list("numbers") - {"number"}


def _placed(items: Row, at: int, *, closed: bool) -> bool | None:
    """Read "estimates range from 300 to 500", "put the number at eight", "places them at 550"."""
    before = items[at - 1].word
    close = {item.word for item in items[max(0, at - _CLOSE) : at]}
    if before in {"from", "range", "between", "at"} and closed:
        if close & {"estimates", "figures", "counts"}:
            return True
        if before == "at" and close & {"number", "toll", "figure", "count"}:
            return any(item.word in word_list("placing") for item in items[:at])
    if before == "at" and at > 2 and items[at - 2].word == "them":
        return items[at - 3].word in word_list("placing")
    return None


def _counts(items: Row, at: int) -> bool:
    """True where the subject of *is* is a number: "the figure was 14", "it should have been 105"."""
    if items[at].code == "H":  # "the health office now has 46"
        return code_at(items, at - 1) in "NGA"
    while at > 0 and items[at - 1].code in "MHBA":
        at -= 1
    if not at:
        return False
    if items[at - 1].code == "R":
        return items[at - 1].word in {"it", "that", "this"}
    if _of_things(items, at):
        return False
    return any(item.word in word_list("numbers") for item in items[max(0, at - 6) : at])


def _of_things(items: Row, at: int) -> bool:
    """True for "the number of projectile tracks", which counts nobody."""
    of = next((k for k in range(at - 1, max(0, at - 8), -1) if items[k].code == "o"), 0)
    if not of or items[of - 1].word not in word_list("numbers"):
        return False
    head = next((item for item in reversed(items[of + 1 : at]) if item.code in "NGT"), None)
    if head is None:
        return False
    return head.groups[:1] == ("none",) or (head.code == "N" and head.word.endswith("s"))


def _on_list(items: Row, at: int) -> bool:
    """True for "the bishop has 410 on his list", "holds 410 more likely"."""
    if code_at(items, at) == "P" and code_at(items, at + 1) == "D":
        return code_at(items, at + 2) in "NG" and items[at + 2].word in word_list("lists")
    words = [item.word for item in items[at : at + 2]]
    return words[1:] in (["likely"], ["probable"], ["plausible"], ["credible"])


def _in_all(items: Row, draft: Draft) -> bool:
    """True for "which makes seventy-six in all", "he gives 100 for the town"."""
    behind = items[draft.phrase.end] if draft.phrase.end < len(items) else None
    return behind is not None and behind.word in {
        "for",
        "in all",
        "all told",
        "in total",
        "altogether",
        "by",
    }


def on_list(items: Row, draft: Draft) -> bool:
    """True for "the families' list has 66 names"; not for "the register of the missing has 66 names"."""
    ahead = items[: draft.phrase.at]
    if not ahead or ahead[-1].code != "H" or draft.phrase.kind != "person":
        return False
    named = any(item.word in word_list("lists") for item in ahead)
    return named and not any(item.code in "To" for item in ahead)
