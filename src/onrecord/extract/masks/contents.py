"""Page numbers of a table of contents: "The Deported . . . . . 51".

A return of killed and wounded may look the same. The pages of a table of contents go up from line
to line, and no last one is the sum of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.masks.mask import Mask

_LED = re.compile(
    r"[.…·](?:(?:[ \t][.…·]){2,}|[.…·]{3,})[ \t]*(?P<page>[0-9]{1,4})[ \t]*$",
    re.MULTILINE,
)
_SIGNS = re.compile(
    r"\b(?:contents|chapter|chap\.|index|plates|illustrations|page|pages)\b", re.IGNORECASE
)
_AROUND = 1200  # characters looked at before and behind
_APART = 160  # characters between two lines of one table at the most
_FEWEST = 4  # lines; two where a word says that it is a table of contents


def mask_contents(text: str, start: int, end: int) -> Iterator[Mask]:
    """Yield a mask for each page number of a table of contents in `text[start:end]`.

    Args:
        text: The whole text; the lines around the range are looked at.
        start: Where to begin.
        end: Where to stop.
    """
    if text.find("..", start, end) < 0 and text.find(". .", start, end) < 0:
        return
    if _LED.search(text, start, end) is None:
        return
    begin = max(0, start - _AROUND)
    stop = min(len(text), end + _AROUND)
    run: list[re.Match[str]] = []
    for match in _LED.finditer(text, begin, stop):
        if run and match.start() - run[-1].end() > _APART:
            yield from _pages(text, run, start, end)
            run = []
        run.append(match)
    yield from _pages(text, run, start, end)


def _pages(text: str, run: list[re.Match[str]], start: int, end: int) -> Iterator[Mask]:
    pages = [int(match["page"]) for match in run]
    if not run or pages != sorted(pages) or sum(pages[:-1]) == pages[-1]:
        return
    said = _SIGNS.search(text, max(0, run[0].start() - _APART), run[-1].end())
    if len(run) >= (2 if said else _FEWEST):
        for match in run:
            if start <= match.start("page") < end:
                yield Mask(*match.span("page"), "page")
