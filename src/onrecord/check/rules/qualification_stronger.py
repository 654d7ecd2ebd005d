"""OR701: a legal name credited to a voice whose own words are weaker."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.rule import Rule, anchor
from onrecord.extract.claims.lexis import strength
from onrecord.extract.voices.names import content_words
from onrecord.model import Collection, Document, Finding, Qualification

_Said = tuple[Document, Qualification]


def find(collection: Collection) -> Iterator[Finding]:
    """Yield a finding for each name that is stronger than all that its voice is quoted with."""
    documents = {document.id: document for document in collection.documents}
    legal = [
        (documents[one.document_id], one)
        for one in collection.claims
        if isinstance(one, Qualification) and one.term in strength() and one.polarity != "denied"
    ]
    for document, one in legal:
        if one.by is None or one.quoted:
            continue
        own = [other for other in legal if _is_own(other, one.by) and other[1] is not one]
        if not own:
            continue
        best = max(own, key=_rank)
        if _rank(best) < _rank((document, one)):
            yield _finding(document, one, best)


def _rank(said: _Said) -> tuple[int, bool]:
    return strength()[said[1].term], said[1].hedge is None


def _is_own(said: _Said, voice: str) -> bool:
    """True for words quoted from the voice, or written in a document that it issued."""
    document, one = said
    if one.by is not None:
        return one.quoted and _same(one.by, voice)
    return one.by is None and _same(document.metadata.issuer or "", voice)


def _same(one: str, other: str) -> bool:
    first, second = content_words(one), content_words(other)
    return bool(first) and (first <= second or second <= first)


def _finding(document: Document, one: Qualification, own: _Said) -> Finding:
    source, other = own
    hedge = f"{other.hedge} " if other.hedge else ""
    message = (
        f"“{one.text}” is credited to {one.by}; the words quoted from there are "
        f"“{hedge}{' '.join(other.text.split())}”"
    )
    anchors = (anchor(document, *one.span), anchor(source, *other.span))
    return Finding(code=RULE.code, severity=RULE.severity, message=message, anchors=anchors)


RULE = Rule(
    code="OR701",
    slug="qualification-stronger-than-its-source",
    severity="warning",
    description="A legal name is credited to a voice whose quoted words are weaker.",
    hint="Quote the source's own words, or say whose name it is.",
    finds=(
        "A name of law (genocide, crime against humanity, war crime, grave breach) that a document "
        "credits to a voice in its own words, while all that is quoted from that voice in the "
        "collection, or stands in a document it issued, is a weaker name or the same with a hedge. "
        "The order is that of `strength` in the lexicon of claims, and serves this comparison alone."
    ),
    why="A court that wrote “may amount to war crimes” has not found a genocide, and a reader of the report cannot tell.",
    bad=(
        "The Regional Court found that the raid was a genocide.\n\n"
        "The Regional Court said that the acts “may amount to war crimes”."
    ),
    good="The Regional Court said that the acts “may amount to war crimes”.",
    limits="Only what is quoted in the collection is known; the source may have used the stronger name elsewhere.",
    run=find,
)
