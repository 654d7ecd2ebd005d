"""The references of a note: it is divided, and each part read as one work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from onrecord.extract.citations.dates import date_source, edtf_of
from onrecord.extract.citations.literature import read_work
from onrecord.extract.citations.reference import Reference, clean
from onrecord.extract.citations.short import find_named, find_short
from onrecord.extract.citations.tail import pinpoint_source
from onrecord.lexicon import load

_NEXT = re.compile(
    r"(?<=[\w)”\"’].)\s+(?=(?:See|Cf\.|Compare|Also|Ibid|For (?:more|further|details)|In the same)\b)"
)
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|been|will|would|could|can|did)\b")
_QUOTED = re.compile(r"[“\"](?P<title>[^”\"]{3,200}?)[,.]?[”\"]")
_ENDED = re.compile(
    r"(?:\d|\bannex|\bibid)\.\s+(?=[A-Z“\"])(?!Series|Judg|Merits|Reparations|Preliminary|Report|No\.)"
)
_AND = re.compile(r"(?<=[\d)”\"’]),?\s(?:and|as\swell\sas)\s(?=[A-Z“\"‘])")
_LABELS = re.compile(r"[,;]?\s?(?:UN|U\.N\.)?\s?[Dd]oc(?:ument|s|\.)?\s?(?:[Nn]os?\.?)?\s?\Z")
_ABOUT = re.compile(r"\s(?P<title>(?:on|concerning|entitled)\s[^,;]{4,120})")
_BEHIND = 160
_LONGEST = 400


@cache
def _signal() -> re.Pattern[str]:
    words = sorted(map(str, load("citations")["signals"]), key=len, reverse=True)
    spelled = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?:{spelled})(?![\w-]):?\s*", re.IGNORECASE)


def segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a note that may each name one work, without signals and full stops."""
    cuts = [start]
    depth = 0
    for at in range(start, end):
        char = text[at]
        depth += (char in "([“«") - (char in ")]”»")
        if char == ";" and depth <= 0:
            cuts.append(at + 1)
    cuts += [match.end() for match in _NEXT.finditer(text, start, end)]
    cuts += [match.end() for match in _ENDED.finditer(text, start, end)]
    cuts = sorted({*cuts, end})
    for low, high in pairwise(cuts):
        begin, stop = low, high
        while begin < stop and (text[begin].isspace() or text[begin] in ",;"):
            begin += 1
        while (signal := _signal().match(text, begin, stop)) and signal.end() > begin:
            begin = signal.end()
        while stop > begin and (text[stop - 1].isspace() or text[stop - 1] in ".,;:"):
            stop -= 1
        if stop > begin:
            yield begin, stop


def read_note(text: str, start: int, end: int, found: Sequence[Reference]) -> Iterator[Reference]:
    """Yield the references of a note whose words are `text[start:end]`.

    Args:
        text: The document's text.
        start: Where the note's words begin, after its label.
        end: Where they end.
        found: What the other grammars found in the note, without overlap.
    """
    for low, high in _parted(text, segments(text, start, end)):
        inside = [_from(one, low) for one in found if one.start < high and low < one.end]
        anchors = [one for one in inside if one.type not in {"treaty", "law"}]
        short = find_short(text, low, high) if not anchors else None
        if short:
            yield short
            continue
        if len(anchors) == 1:
            yield _widened(text, low, high, anchors[0])
        work = None
        if not anchors:
            work = read_work(text, low, high) or find_named(text, low, high)
        if work:
            yield work
            yield from (one for one in inside if one.start >= work.end)
        else:
            yield from (one for one in inside if one not in anchors or len(anchors) > 1)


def _parted(text: str, parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a note, one that joins two works by "and" as two.

    What stands on both sides must be a whole reference, or the "and" belongs to a name, a title or a
    row of pages.
    """
    for low, high in parts:
        cut = next(
            (
                match
                for match in _AND.finditer(text, low, high)
                if read_work(text, low, match.start()) and read_work(text, match.end(), high)
            ),
            None,
        )
        if cut is None:
            yield low, high
        else:
            yield low, cut.start()
            yield from _parted(text, [(cut.end(), high)])


def _from(one: Reference, low: int) -> Reference:
    """Return a reference without the signal before it ("See …") that it took for its own."""
    return one._replace(start=max(one.start, low))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"(?P<date>{date_source()})|(?<!\w)(?P<pin>{pinpoint_source()})")


def _widened(text: str, start: int, end: int, one: Reference) -> Reference:
    """Return a reference with the words of its segment that belong to it: title, body, date."""
    head, behind = text[start : one.start], text[one.end : end]
    whole_head = not _VERB.search(_QUOTED.sub("", head)) and len(head) <= _LONGEST // 2 + 60
    low = start if whole_head else one.start
    fits = len(behind) <= _BEHIND and not _VERB.search(behind) and end - low <= _LONGEST
    high = end if fits else one.end
    date, pins = one.date, [one.pinpoint] if one.pinpoint else []
    for match in _parts().finditer(text, one.end, high):
        if match["pin"]:
            pins.append(" ".join(match["pin"].split()))
        elif date is None or len(date) == 4:
            date = edtf_of(match["date"]) or date
    if date is None or len(date) == 4:
        dated = [edtf_of(m["date"]) for m in _parts().finditer(text, low, one.start) if m["date"]]
        date = next((each for each in reversed(dated) if each), date)
    title = one.title or (_title(head, text[one.end : high], one) if whole_head else None)
    author = one.author
    if one.type == "news" and whole_head:
        author = clean(_QUOTED.split(head)[0])
    return one._replace(
        start=low, end=high, date=date, pinpoint=", ".join(pins) or None, title=title,
        author=author, weight=10,
    )  # fmt: skip


def _title(head: str, behind: str, one: Reference) -> str | None:
    """Return the title before the symbol, or behind it where only the body stands before."""
    quoted = _QUOTED.search(head)
    if quoted:
        return clean(quoted["title"])
    plain = clean(_LABELS.sub("", head).rstrip(" ,("))
    if one.type == "news" or not plain or len(plain) <= 8 or plain in {one.publisher, one.author}:
        about = _ABOUT.match(behind)
        return clean(about["title"]) if about else None
    return plain
