"""Bodies that took a formal act: named ones, lists in brackets, and counts that no list fills."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from onrecord.extract.claims.lexis import any_of, lexicon, listed, term_of, terms
from onrecord.extract.claims.setting import Setting
from onrecord.extract.numbers import find_quantities
from onrecord.model import Act, BodyKind, Polarity, Recognition, Span

LONGEST_LIST = 4000  # code points of a list in brackets
_ITEM = re.compile(r"\s*(?:,|;|\band\b)\s*")
_POSSESSED = r"(?P<owner>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)['’]s\s+"
_LINKED = r"(?:\s(?:of|for|in|on|and\s(?!the\b))(?:\s(?:the|all))?)?"
_NAME = rf"[A-Z][\w’'-]*(?:{_LINKED}\s[A-Z][\w’'-]*)*"
_RESOLUTION = re.compile(
    r"(?:[Rr]esolution|[Dd]ecision|[Dd]eclaration|[Mm]otion)\s(?:[Nn]os?\.?\s?)?[A-Z]{0,6}[-./]?\d[\w./()-]*\w"
)
_AS = re.compile(r"\bas\s+(?:an?\s+|the\s+)?[“\"‘']?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class _Deed(NamedTuple):
    """What was done in a sentence: the act, where its verb stands, the name given, the paper."""

    act: str
    at: Span
    term: str | None
    paper: str | None
    passive: bool


class _Body(NamedTuple):
    """A body: its words, its name, its kind; with the count it belongs to, or that it stands for."""

    span: Span
    name: str
    kind: str
    stated: int | None = None
    figure: str | None = None
    unnamed: int = 0


def find_recognitions(setting: Setting) -> Iterator[Recognition]:
    """Yield the bodies that a document says recognised, condemned or declared what happened.

    A list in brackets gives one record a body. A count that names no body, or fewer than it says,
    gives one record with the number that are not named; none is invented.
    """
    text = setting.document.text
    for sentence in setting.document.sentences:
        deed = _deed(text, sentence)
        if deed is None:
            continue
        for body in _bodies(setting, sentence, deed):
            yield setting.make(
                Recognition,
                body.span,
                body=body.name,
                body_kind=cast("BodyKind", body.kind),
                act=cast("Act", deed.act),
                as_term=deed.term,
                instrument=deed.paper,
                stated=body.stated,
                count=body.figure,
                unnamed=body.unnamed,
                polarity=_polarity(text, deed.at),
            )


@cache
def _acts() -> tuple[re.Pattern[str], dict[str, str]]:
    acts: dict[str, str] = {f: act for act, forms in lexicon()["acts"].items() for f in forms}
    every = [*acts, *lexicon()["passing"]]
    return re.compile(rf"\b(?:{any_of(every)})\b", re.IGNORECASE), acts


def _deed(text: str, sentence: Span) -> _Deed | None:
    """Return the act of a sentence that names or counts a body, or None."""
    pattern, acts = _acts()
    if not _names_body(text, sentence):
        return None
    found = list(pattern.finditer(text, *sentence))
    paper = _RESOLUTION.search(text, *sentence)
    named = [match for match in found if match.group().lower() in acts]
    passed = [
        m for m in found if m.group().lower() not in acts and _paper_follows(text, m, sentence)
    ]
    fits = [match for match in named if _takes_event(text, match, sentence, passed=bool(passed))]
    if not fits:
        return None
    first = min([*fits, *passed], key=lambda match: match.start())
    best = min(fits, key=lambda match: _order(acts[match.group().lower()]))
    span = Span(*first.span())
    passive = re.search(
        r"\b(?:been|was|were|is|are|being)\s+(?:\w+ly\s+)?\Z", text[sentence.start : span.start]
    )
    return _Deed(
        acts[best.group().lower()],
        span,
        _term_after(text, best.end(), sentence.end),
        paper.group() if paper else None,
        passive is not None,
    )


def _order(act: str) -> int:
    return ("recognised", "declared", "condemned", "commemorated").index(act)


def _paper_follows(text: str, match: re.Match[str], sentence: Span) -> bool:
    near = _WORD.findall(text, match.end(), min(sentence.end, match.end() + 60))[:6]
    return any(word.lower() in listed("papers") for word in near)


def _takes_event(text: str, match: re.Match[str], sentence: Span, *, passed: bool) -> bool:
    """True when what is recognised is what happened, under a name for it, or as something."""
    after = [word.lower() for word in _WORD.findall(text, match.end(), sentence.end)[:14]]
    if after and set(after[:3]) & listed("not_recognised"):
        return False
    word = match.group().lower()
    named = terms()[0].search(text, match.end(), sentence.end) is not None
    if word in lexicon()["acts"]["declared"]:
        near = terms()[0].search(text, match.end(), min(sentence.end, match.end() + 120))
        return near is not None
    return named or passed or _term_before(text, sentence, match.start())


def _term_before(text: str, sentence: Span, at: int) -> bool:
    return terms()[0].search(text, sentence.start, at) is not None


def _term_after(text: str, start: int, end: int) -> str | None:
    """Return the name given: after "as", else the first name behind the verb."""
    for match in _AS.finditer(text, start, end):
        named = terms()[0].match(text, match.end(), end)
        if named is not None:
            return term_of(named.group())
    named = terms()[0].search(text, start, end)
    return term_of(named.group()) if named is not None else None


def _polarity(text: str, at: Span) -> Polarity:
    before = [word.lower() for word in _WORD.findall(text, max(0, at.start - 40), at.start)][-4:]
    if any(word in listed("denials") or word.endswith(("n't", "n’t")) for word in before):
        return "denied"
    return (
        "hypothetical"
        if {"should", "would", "may", "might", "must", "to"} & set(before[-3:])
        else "asserted"
    )


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds of bodies with the words that tell them, the most telling first."""
    order = (
        "subnational_legislature",
        "international_organisation",
        "city",
        "parliament",
        "court",
        "government",
    )
    return tuple(
        (kind, re.compile(rf"\b(?:{any_of(lexicon()['bodies'][kind])})\b", re.IGNORECASE))
        for kind in order
    )


def kind_of_body(name: str) -> str | None:
    """Return what sort of body a name tells of, or None if it names none."""
    return next((kind for kind, words in _kinds() if words.search(name)), None)


def _names_body(text: str, sentence: Span) -> bool:
    words = text[sentence.start : sentence.end]
    if _group().search(words):
        return True
    return any(pattern.search(words) for _, pattern in _kinds())


def _bodies(setting: Setting, sentence: Span, deed: _Deed) -> Iterator[_Body]:
    text = setting.document.text
    zone = _zone(text, sentence, deed)
    taken: list[Span] = []
    for whole, body in _counted(setting, zone):
        taken += (whole, body.span)
        yield body
    brackets = [
        Span(*m.span())
        for m in re.finditer(r"\([^()]{0,4000}\)", text[: zone.end])
        if m.start() >= zone.start
    ]
    for body in _named(text, zone):
        inside = any(b.holds(body.span) for b in brackets)
        if not inside and not any(span.meets(body.span) for span in taken):
            taken.append(body.span)
            yield body


def _zone(text: str, sentence: Span, deed: _Deed) -> Span:
    """Return where those who act stand: before the verb, or behind the "by" of a passive."""
    if deed.passive:
        by = re.compile(r"\bby\b:?").search(text, deed.at.end, sentence.end)
        return Span(by.end(), sentence.end) if by else Span(sentence.start, sentence.start)
    return Span(sentence.start, deed.at.start)


def _counted(setting: Setting, zone: Span) -> Iterator[tuple[Span, _Body]]:
    """Yield counted bodies, each with the words of its count."""
    text = setting.document.text
    figures = {figure.start: figure.id for figure in setting.figures}
    for quantity in find_quantities(text, zone.start, zone.end):
        if quantity.best is None or quantity.best != int(quantity.best):
            continue
        match = _group().match(text, quantity.end, zone.end)
        if match is None:
            continue
        kind = next(
            k for k, nouns in lexicon()["counted"].items() if match["noun"].lower() in nouns
        )
        if (
            kind == "subnational_legislature"
            and match["of"] is None
            and match["noun"].lower() == "states"
        ):
            kind = "parliament"
        total, count = int(quantity.best), figures.get(quantity.start)
        items = list(_items(text, match.end(), zone.end))
        whole = Span(quantity.start, match.end())
        for item in items:
            yield whole, _Body(item, " ".join(item.of(text).split()), kind, total, count)
        if len(items) < total:
            name = " ".join(whole.of(text).split())
            yield whole, _Body(whole, name, kind, total, count, unnamed=total - len(items))


@cache
def _group() -> re.Pattern[str]:
    nouns = any_of(noun for nouns in lexicon()["counted"].values() for noun in nouns)
    return re.compile(
        rf"\s+(?:(?!the\b|of\b|and\b|in\b)[a-z-]+\s+|US\s+|U\.S\.\s+)?(?P<noun>{nouns})\b(?P<of>\s+(?:in|of)\s+(?:the\s+)?{_NAME})?",
    )


def _items(text: str, at: int, end: int) -> Iterator[Span]:
    """Yield the members of a list in brackets, or behind a colon, that follows a count."""
    opened = re.compile(r"\s*(?P<mark>\(|:|,\s+(?:namely|including|among\s+them)\s)").match(
        text, at, end
    )
    if opened is None:
        return
    closing = text.find(")", opened.end(), min(end, opened.end() + LONGEST_LIST))
    stop = closing if opened["mark"] == "(" else end
    if stop < 0:
        return
    stop = opened.end() + len(text[opened.end() : stop].rstrip(" ,\n\t"))
    start = opened.end()
    bounds = [*_ITEM.finditer(text, opened.end(), stop)]
    joints = _joints(text, opened.end(), stop, [Span(*one.span()) for one in bounds])
    for joint in [*joints, Span(stop, stop)]:
        item = _trimmed(text, start, joint.start)
        if item is not None:
            yield item
        start = joint.end


def _joints(text: str, start: int, stop: int, bounds: list[Span]) -> list[Span]:
    """Return the marks that part members: an "and" inside a name ("Arvel and Tarn") parts none.

    Where commas part the members, an "and" does only behind the last comma, and only before a
    member of its own ("Mora, Teln and Varn").
    """
    commas = [one for one in bounds if one.of(text).strip() != "and"]
    ands = [one for one in bounds if one.of(text).strip() == "and"]
    if not commas:
        return ands
    last = [one for one in ands if one.start > commas[-1].start]
    del start, stop
    return sorted([*commas, *last])


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    if text.startswith("and ", start):
        start += 4
    end = start + len(text[start:end].rstrip(" .\n\t"))
    return Span(start, end) if end - start > 1 and text[start].isupper() else None


@cache
def _namers() -> re.Pattern[str]:
    organs = [
        w
        for w in (*lexicon()["bodies"]["parliament"], *lexicon()["bodies"]["government"])
        if not w.endswith("s")
    ]
    organs += [word for word in lexicon()["bodies"]["city"] if "council" in word]
    plain = any_of([*organs, "court", "supreme court", "constitutional court"])
    owned = rf"{_POSSESSED}(?:[a-z]+\s+){{0,2}}?(?:{plain})\b"
    return re.compile(rf"{owned}|(?i:\b(?:{plain}))\s+of\s+(?:the\s+)?{_NAME}")


def _named(text: str, zone: Span) -> Iterator[_Body]:
    taken: list[Span] = []
    for match in _namers().finditer(text, *zone):
        span = Span(*match.span())
        taken.append(span)
        kind = kind_of_body(match.group()) or "other"
        yield _Body(span, " ".join(match.group().split()), kind)
    for match in re.compile(_NAME).finditer(text, *zone):
        begin = match.start() + 4 * match.group().startswith("The ")
        span = Span(begin, match.end())
        if any(span.meets(one) for one in taken):
            continue
        name = " ".join(span.of(text).split())
        told = kind_of_body(name) if " " in name else None
        if told is not None:
            yield _Body(span, name, told)
