"""Names for what happened: whose they are, what weakens them, what law they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.citations.treaties import find_treaties
from onrecord.extract.claims.lexis import listed, phrases, term_of, terms
from onrecord.extract.claims.setting import Setting
from onrecord.model import Polarity, Qualification, Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CLAUSE = re.compile(r"[;:.!?]\s|,\s(?:and|but|while|whereas)\s")
_JOINED = re.compile(r"\s*(?:,\s*(?:and|or)?|\band|\bor)\s*(?:other\s+|acts\s+of\s+)?\Z")
_ACCUSED = re.compile(r"\baccus(?:e|es|ed|ing)\b[^.;]{2,60}\bof\s+(?:\w+ing\s+(?:an?\s+)?)?\Z")
REACH = 70  # code points before a term in which what weakens it stands
_LAW = re.compile(r"[Aa]rticles?\s+(?P<article>\d+[a-z]?|[IVX]+)\b[^.;]{0,12}?\bof\s+(?:the\s+)?\Z")
_UNREAL = re.compile(r"\b(?:if|would|whether|had\s+it\s+been|were\s+it)\b[^.;]*\Z", re.IGNORECASE)


def find_qualifications(setting: Setting) -> Iterator[Qualification]:
    """Yield the names that a document, or a voice in it, gives to what happened.

    The name of a law, of a court or of a field of study is none, nor is one that speaks of such
    deeds in general ("to prevent genocide").
    """
    document = setting.document
    text = document.text
    pattern, _ = terms()
    for sentence in document.sentences:
        if not pattern.search(text, *sentence):
            continue
        laws = list(find_treaties(text, *sentence))
        for match in pattern.finditer(text, *sentence):
            span = Span(*match.span())
            if any(law.start <= span.start < law.end for law in laws):
                continue
            term = term_of(match.group())
            if term is None or _is_general(text, sentence, span):
                continue
            before = _clause_before(text, sentence, span)
            law = min(laws, key=lambda one: abs(one.start - span.end), default=None)
            sources = setting.voices(span)
            quote = setting.quoted(span)
            yield setting.make(
                Qualification,
                span,
                term=term,
                hedge=_hedge(before, quote, text, span),
                instrument=law.title if law else None,
                article=law.pinpoint if law and law.pinpoint else None,
                sources=sources,
                by=sources[-1].name if sources else None,
                quoted=quote is not None,
                name=_in_name(text, sentence, span),
                polarity=_polarity(setting, span, before),
            )


def _is_general(text: str, sentence: Span, span: Span) -> bool:
    """True for "to prevent genocide", "the Genocide Tribunal", "war crimes trials"."""
    after = _WORD.match(text, span.end + 1) if text[span.end : span.end + 1] == " " else None
    if after is not None and after.group().lower() in listed("institutions"):
        return True
    if text[span.end : span.end + 1] in "-–" and text[span.end + 1 : span.end + 2].isalpha():
        return True
    near = [
        word.lower() for word in _WORD.findall(_without_others(text[sentence.start : span.start]))
    ]
    near = near[-4:]
    while near and near[-1] in (
        "the",
        "a",
        "of",
        "such",
        "acts",
        "crime",
        "any",
        "and",
        "to",
        "further",
        "new",
    ):
        near.pop()
    return bool(near) and near[-1] in listed("generic")


def _without_others(before: str) -> str:
    """Return the words before a name without the names it is joined to ("massacres, looting and")."""
    while True:
        lead = _JOINED.sub("", before)
        every = list(terms()[0].finditer(lead, max(0, len(lead) - 40)))
        found = every[-1] if every else None
        if lead == before or found is None or found.end() != len(lead.rstrip()):
            return before
        before = lead[: found.start()]


def _clause_before(text: str, sentence: Span, span: Span) -> str:
    low = max(sentence.start, span.start - REACH)
    words = text[low : span.start]
    breaks = list(_CLAUSE.finditer(words))
    return words[breaks[-1].end() :] if breaks else words


def _hedge(before: str, quote: Span | None, text: str, span: Span) -> str | None:
    """Return the words that weaken a name: the last before it in its clause."""
    found = None
    for match in phrases("hedges").finditer(before):
        found = match
    if found is not None:
        return " ".join(found.group().split())
    if _ACCUSED.search(before):
        return "accused of"
    scare = quote is not None and quote.end - quote.start <= span.end - span.start + 4
    lead = text[max(0, span.start - 12) : span.start].lower()
    return "so-called" if scare and "so-called" in lead else None


def _in_name(text: str, sentence: Span, span: Span) -> bool:
    """True for a name with a capital inside a sentence ("the Brenna Massacre")."""
    first = text[span.start]
    return (
        first.isupper()
        and span.start > sentence.start
        and not text[span.start : span.end].isupper()
    )


def _polarity(setting: Setting, span: Span, before: str) -> Polarity:
    words = [word.lower() for word in _WORD.findall(before)][-7:]
    denies = any(word in listed("denials") or word.endswith(("n't", "n’t")) for word in words)
    if denies and "only" not in words and "doubt" not in words:
        return "denied"
    if any(one.stance == "deny" for one in setting.around(span)):
        return "denied"
    return "hypothetical" if _UNREAL.search(before) else "asserted"
