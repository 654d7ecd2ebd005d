"""Tolls and labels: "the death toll rose to 41", "Deaths: 150–300", "puts the wounded at 92"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.clauses import ADJACENT, Government
from onrecord.extract.grammar.vocabulary import Reading, vocabulary, word_list
from onrecord.model import Span

TOLL = ADJACENT + 0.7
_LONGEST_LABEL = 5  # words
_TAIL = 60  # characters that the verbs between a toll and its value may take
_REACH = 160
_PUT = re.compile(
    r"\b(?:puts?|putting|plac(?:e|es|ed|ing)|brings?|brought|bringing|rais(?:e|es|ed|ing)|sets?|setting|"
    r"giv(?:e|es|ing)|gave|stat(?:e|es|ed|ing)|estimat(?:e|es|ed|ing)|lower(?:s|ed|ing)?|revis(?:e|es|ed|ing))\s+(?:the\s+|its\s+|their\s+)?(?:[\w-]+['’]s\s+)?$",
    re.IGNORECASE,
)
# "puts the dead at 16 and the injured at over 50"
_PUT_TOO = re.compile(
    r"\b(?:puts?|putting|placed?|places|estimat\w+|gives?|gave)\s[^.;:]{3,90}\sat\s[^.;:]{1,40}(?:,|\band)\s+(?:and\s+)?"
    r"(?:the\s+|its\s+|their\s+)?$",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"'“‘«")
_COUNTS = frozenset(("number", "count", "tally", "total", "numbers"))
_OPENED = re.compile(
    r"\b(?:(?:numbers?|count|tally|total|that|those)\s+of|(?:puts?|put|placed|places)\s+(?:the|its|their))\s+(?=[^.;:\d]{3,110}$)",
    re.IGNORECASE,
)
_SHOULD_READ = frozenset(("should", "ought", "read", "reads", "must"))
_AT = re.compile(r"^(?:at|to)\b", re.IGNORECASE)
# "Deaths from dysentery numbered 64": a complement, then a verb that can only give a number.
_COMPLEMENT = re.compile(r"^\s+(?:from|of|by|in|among|on|at|due|during|since|to)\s[^,.;:]{2,60}$")
_AMOUNTS = frozenset(
    [
        "numbered",
        "number",
        "total",
        "totals",
        "totalled",
        "totaled",
        "totalling",
        "amounted",
        "amounts",
        "stood",
        "stands",
        "reached",
        "rose",
        "risen",
        "climbed",
        "exceeded",
    ]
)
# "The dead of the strike were 51": the noun opens the clause, so that it is the subject.
_OPENING = re.compile(
    r"(?:^|[.;:,]|\bthat|\bSTOP)\W*(?:the\s+|our\s+|their\s+|its\s+)?$", re.IGNORECASE
)
_WERE = frozenset(("was", "were", "is", "are"))
# "the toll, which stood at 40, is now 52", "civilian deaths, however, rose to 66"
_ASIDE = re.compile(
    r",\s+(?:which\b[^,;:]{1,60}|however|meanwhile|moreover|though|by\s+contrast|in\s+contrast|in\s+turn|in\s+total"
    r"|according\s+to[^,;:]{1,40}),"
)
# "The victims came from one street"; so "confirmed deaths, as well as 40 wounded".
_ORIGIN = re.compile(r"(?:came|come|comes)\s+(?:up\s+)?from\s*", re.IGNORECASE)
_LONE = re.compile(r"^\W*$")


@cache
def _tail() -> re.Pattern[str]:
    verbs = word_list("toll_verbs") | _SHOULD_READ
    words = "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{words})\b[\s,]*)+[\"“'‘]?$", re.IGNORECASE)


@cache
def _tail_ends() -> frozenset[str]:
    """Return the last words of what `_tail` finds, so that it is asked only where it can hold."""
    return frozenset(_last_word(verb) for verb in word_list("toll_verbs") | _SHOULD_READ)


def _last_word(text: str) -> str:
    """Return the last word in lower case, or "" where a sign follows it that is no comma."""
    stop = len(text)
    if stop and text[stop - 1] in "\"“'‘":
        stop -= 1
    while stop and (text[stop - 1].isspace() or text[stop - 1] == ","):
        stop -= 1
    start = stop
    while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    return text[start:stop].lower()


_LABEL_ENDS = frozenset(":-–—=|*_")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s*\([^()\n]{0,40}\))?\s*(?:\*{1,2}|_{1,2})?\s*(?::|[-–—=|])\s*(?:\*{1,2}|_{1,2})?[\s|]*$"
    )


@cache
def _nouns() -> re.Pattern[str]:
    phrases = sorted((" ".join(key) for key in vocabulary().tolls), key=len, reverse=True)
    spelled = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"\b(?:{spelled})\b", re.IGNORECASE)


def toll_before(
    text: str, start: int, end: int, masks: Sequence[Span] = (), *, closed: bool = False
) -> Government | None:
    """Return the toll whose value stands at `end`, or None.

    Args:
        text: The document's text.
        start: Where the sentence begins.
        end: Where the number with its modifiers begins.
        masks: Ranges whose digits count nothing.
        closed: True where no noun follows the number.
    """
    start = max(start, end - _REACH)
    before = text[start:end]
    if before.rstrip()[-1:] in _QUOTES:  # 'estimated the dead at "six thousand"'
        before = before.rstrip()[:-1]
    ends_label = before.rstrip()[-1:] in _LABEL_ENDS
    if not (ends_label or _last_word(before) in _tail_ends()):
        return None  # most numbers: the patterns are tried at every character
    before = _without_masked(before, start, end, masks)
    label = _label().search(before) if ends_label else None
    if label:
        found = _last_noun(before[: label.start()])
        if found and _LONE.match(before[found.end() : label.start()]):
            return _government(found)
        return _labelled(before[: label.start()])
    tail = _verbs_before(before)
    if not tail:
        return None
    head = before[: tail.start()]
    counted = _counted(head, tail.group())
    if counted is not None:
        return counted
    found = _last_noun(head)
    if found is None:
        return None
    between = _ASIDE.sub("", head[found.end() :])
    many = len(found.group().split()) > 1 or found.group().lower() in {"toll", "mortality"}
    words = tail.group().lower().split()
    put = _put(head[: found.start()]) if set(words) <= {"at", "to", "as"} else None
    # "puts deaths in custody at 41"
    if put is not None and (_LONE.match(between) or _COMPLEMENT.match(between)):
        return _government(found)
    opening = closed and _OPENING.search(head[: found.start()]) is not None
    if (
        not many
        and not (opening and _COMPLEMENT.match(between) and set(words) <= _WERE)
        and not (_COMPLEMENT.match(between) and set(words) & _AMOUNTS)
        and (
            not _LONE.match(between)
            or set(words)
            <= {
                "in",
                "of",
                "at",
                "by",
                "from",
                "to",
                "as",
                "was",
                "were",
                "has",
                "had",
                "have",
                "be",
                "been",
            }
        )
    ):
        return None
    if re.search(r"[;:\d]|\b(?:and|while|but|when|after|that)\b", between):
        return None
    return _government(found)


def _verbs_before(before: str) -> re.Match[str] | None:
    """Return the verbs between a toll and its value, where there are any."""
    if _last_word(before) not in _tail_ends():
        return None
    tail = _tail().search(before, max(0, len(before) - _TAIL))
    if tail and (_ORIGIN.fullmatch(tail.group()) or before[: tail.start()].endswith(" well ")):
        return None
    return tail


def _without_masked(before: str, start: int, end: int, masks: Sequence[Span]) -> str:
    """Return the words from `start` to `end`, with strokes for what counts nothing."""
    for mask in masks:
        if start <= mask[0] and mask[1] <= end:
            at = mask[0] - start
            before = before[:at] + "_" * (mask[1] - mask[0]) + before[mask[1] - start :]
    return before


def _put(head: str) -> re.Match[str] | None:
    """Return the verb of putting whose object follows: "puts the", "puts the dead at 16 and the"."""
    return _PUT.search(head) or _PUT_TOO.search(head)


def _labelled(label: str) -> Government | None:
    """Read a short label that is no fixed phrase: "Completely destroyed housing: 146"."""
    words = re.split(r"[.;:\n]", label)[-1].lower().replace("/", " ").split()
    if not words or len(words) > _LONGEST_LABEL:
        return None
    if vocabulary().groups.get((words[-1],)) == ("none",):  # "Evacuation train: 101"
        return None
    return reading_in(words, ("counts", "states", "acts"))


def _counted(head: str, tail: str) -> Government | None:
    """Read "the number of persons arrested under the decree at", "puts the new arrivals at"."""
    openings = list(_OPENED.finditer(head))
    if not openings:
        return None
    opened = openings[-1]
    if opened.group().lower().split()[0] not in _COUNTS and not _AT.match(tail):
        return None
    words = head[opened.end() :].lower().split()
    first = next((at for at, word in enumerate(words) if word in {"in", "from", "by"}), len(words))
    return reading_in(words[:first], ("counts",)) or reading_in(words)  # "deaths in detention"


def reading_in(
    words: list[str], modes: tuple[str, ...] = ("counts", "states")
) -> Government | None:
    """Return the first word or phrase of `words` that says what happened to those counted."""
    readings = vocabulary().readings
    since = not {"since", "later"}.isdisjoint(words)  # "reported missing and since found unharmed"
    for size in (3, 2, 1):
        places = range(len(words) - size + 1)
        for at in reversed(places) if since else places:
            for reading in readings.get(tuple(words[at : at + size]), ()):
                if reading.mode in modes or reading.form in {"part", "pastpart"}:
                    return Government((reading,), TOLL)
    return None


def _last_noun(text: str) -> re.Match[str] | None:
    return next(reversed(list(_nouns().finditer(text))), None)


def _government(found: re.Match[str]) -> Government:
    outcomes = vocabulary().tolls[tuple(found.group().lower().split())]
    return Government((Reading(outcomes, "counts"),), TOLL)
