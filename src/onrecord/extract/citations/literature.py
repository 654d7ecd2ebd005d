"""Books, reports, articles, letters and web pages, as notes name them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.extract.citations.dates import date_source, edtf_of
from onrecord.extract.citations.press import is_paper, press_reference
from onrecord.extract.citations.reference import Reference, clean, slug
from onrecord.extract.citations.tail import pinpoint_source
from onrecord.extract.citations.web import URL, web_key
from onrecord.lexicon import load
from onrecord.model import WorkType

_IMPRINT = re.compile(
    r"\((?P<imprint>[^()]{0,140}?(?P<year>(?:1[5-9]|20)\d\d)(?:[-–]\d{2,4})?)(?:,[^()]{0,30})?\)"
)
_QUOTED = re.compile(
    r"[“\"«](?P<title>[^”\"»]{3,240}?)[,.]?[”\"»]|‘(?P<single>[^’]{3,200}?)[,.]?’(?=,|\s)"
)
_CLOSED = re.compile(r"\A(?P<title>[^“”\"]{8,240}?)[,.]?”(?=,|\s)")  # OCR lost the opening mark
_BY = re.compile(
    r"\A[^,]{0,40}?\b(?:by|of)\s(?:the\s)?(?P<author>[A-Z][\w’'-]+(?:\s(?:of|the|for|and|on\s(?=[A-Z])|[A-Z][\w’'-]+)){0,8})"
)
_NUMBERED = re.compile(
    r"\b(?P<symbol>(?:Report|Working Paper|Briefing|Bulletin|Series|Index|AI Index)\s(?:No\.?|number|:)\s?[\w/.-]{1,18}\w|(?:Report|Bulletin)\s\d{1,4}/\d{2,4})"
)
_EMPHATIC = re.compile(r"[*_]{1,2}(?P<title>[^*_]{3,240})[*_]{1,2}")
_OPEN_YEAR = re.compile(
    r",\s(?:[A-Z][\w. ]{1,30}[,:]?\s){0,2}(?P<year>(?:1[5-9]|20)\d\d)(?=[,.]|\s*\Z)"
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|did|does|will|would|could|can|includes?|died|said|says)\b"
)
_DATED = re.compile(r"\s(?:of|dated|on)\s(?=\d{1,2}\s[A-Z])")
_ACCESS = re.compile(
    r"[,.]?\s?[(\[]?(?:available (?:at|from|on)|accessible at|retrieved from|last (?:accessed|visited)|accessed|visited|at|see)\b:?\s?(?:on\s|at\s)?\Z",
    re.IGNORECASE,
)
_AUTHORS = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]{0,24}(?:\s(?:de|van|von|der|bin|al|el|and|&))?(?:\s|\.\Z|\Z)){1,8}(?:et al\.)?\.?"
)
_LONGEST = 400
_SHORT_NAME = 3


class Parts(NamedTuple):
    """What a reference to a book or report is made of."""

    author: str | None
    title: str | None
    publisher: str | None
    date: str | None
    pinpoint: str | None


@cache
def _words(name: str) -> re.Pattern[str]:
    spelled = "|".join(re.escape(str(word)) for word in load("citations")[name])
    if name == "bodies":
        return re.compile(rf"\b(?:{spelled})s?\b")
    return re.compile(rf"(?:the\s|[A-Z]\w+\s|\d{{4}}\s)?(?:{spelled})\b", re.IGNORECASE)


@cache
def _pins() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pinpoint_source()}(?:,\s{pinpoint_source()})*")


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(date_source())


def read_work(text: str, start: int, end: int) -> Reference | None:
    """Return the work that the segment `text[start:end]` of a note names, None where it names none."""
    words = text[start:end]
    if not 8 <= len(words) <= _LONGEST + 100 or _words("unpublished").match(words):
        return None
    url = URL.search(words)
    if url:
        return _with_url(words, url, start)
    if len(words) > _LONGEST or _VERB.search(_unquoted(words)):
        return None
    return _read(words, start, end)


def _unquoted(words: str) -> str:
    return _EMPHATIC.sub("", _QUOTED.sub("", words))


def _with_url(words: str, url: re.Match[str], start: int) -> Reference:
    """Return a work with an address: of the kind that its words name, else a page."""
    address = url["url"]
    head = _ACCESS.sub("", words[: url.start()]).rstrip(" <(,.:")
    found = _read(head, start, start + len(head)) if head else None
    end = start + url.end("url")
    if found is None:
        quoted = _title_of(head)
        return Reference(
            start if head and not _VERB.search(head) else start + url.start("url"),
            end,
            "web",
            web_key(address),
            title=quoted,
            date=_date_of(head),
            link=address,
            weight=9,
        )
    return found._replace(end=end, link=address)


def _read(words: str, start: int, end: int) -> Reference | None:
    pins = [match.group() for match in _pins().finditer(words) if match.start()]
    date = _date_of(words)
    pinpoint = clean(pins[-1]) if pins else None
    paper = _as_press(words, start, end, date, pinpoint)
    if paper:
        return paper
    imprint = _IMPRINT.search(words)
    if imprint:
        return _made(words, start, end, _by_imprint(words, imprint, pinpoint, date))
    open_year = _OPEN_YEAR.search(words)
    starts = _words("others").match(words) or _words("reports").match(words)
    first, _, rest = words.partition(",")
    named = _words("others").match(rest.lstrip()) or _words("reports").match(rest.lstrip())
    if date and (starts or (_words("bodies").search(first) and (rest.count(",") or named))):
        author = None if starts else clean(first)
        title = clean(first) if starts else clean(_DATED.split(rest.split(",")[0])[0])
        return _made(words, start, end, Parts(author, title, None, date, pinpoint))
    if open_year and (pinpoint or starts or _QUOTED.search(words)):
        parts = _by_imprint(words, open_year, pinpoint, open_year["year"])
        return _made(words, start, end, parts)
    return None


def _as_press(
    words: str, start: int, end: int, date: str | None, pinpoint: str | None
) -> Reference | None:
    """Return the issue of a paper: a name and a full date, with a title before them or not."""
    if date is None or len(date) < 7:
        return None
    at = _dates().search(words)
    head = words[: at.start()].rstrip(" ,(") if at else ""
    quoted = _QUOTED.search(head)
    name = head[quoted.end() :].strip(" ,.") if quoted else head.rpartition(", ")[2]
    name = re.sub(r"^(?:in\s)?", "", name).strip("*_ ,")
    plain = re.sub(r"\s\([^)]*\)|,\s[A-Z]\w+\Z", "", name)
    bare = not quoted and head.count(",") == 0
    if not plain or len(plain.split()) > 5 or not plain[0].isupper():
        return None
    if not (is_paper(plain) or bare) or (bare and _not_press(plain)):
        return None
    title = clean(quoted["title"] or quoted["single"]) if quoted else None
    author = clean(head[: quoted.start()]) if quoted else clean(head.rpartition(", ")[0])
    found = press_reference(start, end, plain, date, title=title)
    return found._replace(author=author, pinpoint=pinpoint, weight=9)


def _not_press(name: str) -> bool:
    """True for the name of a body or an act, which a date follows as well."""
    if is_paper(name):
        return False
    return bool(
        _words("bodies").search(name)
        or _words("others").match(name)
        or _words("reports").match(name)
        or any(char.isdigit() for char in name)
        or (len(name.split()) > _SHORT_NAME and not _is_capitalised(name))
    )


def _is_capitalised(name: str) -> bool:
    return all(word[:1].isupper() or word in {"of", "the", "and"} for word in name.split())


def _by_imprint(
    words: str, imprint: re.Match[str], pinpoint: str | None, date: str | None
) -> Parts:
    """Return the parts of "Author, Title (Place, House, Year), p. 3" and of "Author (Year). Title"."""
    head = words[: imprint.start()].rstrip(" ,.")
    groups = imprint.groupdict()
    inside = groups.get("imprint") or ""
    dated = _dates().search(inside)
    when = edtf_of(dated.group()) if dated else imprint["year"]
    house = inside[: dated.start() if dated else inside.rfind(imprint["year"])]
    publisher = clean(re.split(r"[,:]", house.strip(" ,:"), maxsplit=1)[-1])
    behind = words[imprint.end() :].lstrip(" .,")
    title = _title_of(head)
    if title is None and inside == imprint["year"] and _is_author(head) and len(behind) > 12:
        title = _title_of(behind) or clean(re.split(r"[.,(]", behind.strip("*_ "), maxsplit=1)[0])
        return Parts(clean(head), title, publisher, when, pinpoint)
    author, rest = _divide(head)
    return Parts(author, title or clean(rest), publisher, when or date, pinpoint)


def _is_author(head: str) -> bool:
    return bool(_AUTHORS.fullmatch(head.replace(",", "") + "."))


def _divide(head: str) -> tuple[str | None, str]:
    """Divide "Author, Title" at the comma behind the author's names."""
    closed = _CLOSED.match(head)
    if closed:
        return None, closed["title"]
    quoted = _QUOTED.search(head) or _EMPHATIC.search(head)
    if quoted:
        return clean(head[: quoted.start()]), head[quoted.start() :]
    first, comma, rest = head.partition(", ")
    if not comma:
        return None, head
    if _words("reports").match(first) or _words("others").match(first):
        return None, head
    return clean(first), rest


def _title_of(words: str) -> str | None:
    closed = _CLOSED.match(words)
    if closed:
        return clean(closed["title"])
    match = _QUOTED.search(words)
    if match:
        return clean(match["title"] or match["single"])
    emphatic = _EMPHATIC.search(words)
    return clean(emphatic["title"]) if emphatic else None


def _date_of(words: str) -> str | None:
    found = [edtf_of(match.group()) for match in _dates().finditer(words)]
    return next((date for date in reversed(found) if date), None)


def _made(words: str, start: int, end: int, parts: Parts) -> Reference | None:
    title = parts.title
    if not title or not re.search(r"[^\W\d_]{3}", title):
        return None
    if " " not in title and not (parts.author or parts.publisher):
        return None  # "Vahl (2011), p. 51" names an author, and no title
    author = parts.author or ""
    by = _BY.match(title) if not author else None
    author = author or (by["author"] if by else "")
    numbered = _NUMBERED.search(words)
    symbol = clean(numbered["symbol"]) if numbered else None
    kind: WorkType = "book"
    if (
        _words("bodies").search(author)
        or any(_words("reports").match(each) for each in (words, title))
        or re.search(r"\b[Rr]eport\b", words)
    ):
        kind = "report"
    elif _words("others").match(words) or _words("others").match(title):
        kind = "other"
    name = (
        slug(author, 3)
        if kind == "report"
        else slug(author.split(" and ")[0].split(",")[0].rpartition(" ")[2])
    )
    return Reference(
        start,
        end,
        kind,
        f"work:{name}:{slug(title, 5)}",
        symbol=symbol,
        symbols=(symbol,) if symbol else (),
        author=clean(author),
        title=title,
        publisher=parts.publisher,
        date=parts.date,
        pinpoint=parts.pinpoint,
        weight=9,
    )
