"""OR501: words in quotation marks that stand otherwise in another document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.check.rule import Rule
from onrecord.compare.wording import listing
from onrecord.model import Anchor, Collection, Document, Finding, Reuse
from onrecord.trace.accounts import document_name, plain, speaks_as

_LONGEST = 160


def find(collection: Collection) -> Iterator[Finding]:
    """Yield one finding for each quotation that is not as it stands elsewhere."""
    documents = {document.path: document for document in collection.documents}
    quotations: dict[tuple[str, int, int], list[Reuse]] = {}
    for each in collection.reuse:
        if each.quotation == "altered":
            quotations.setdefault((each.a.document, each.a.start, each.a.end), []).append(each)
    for same in quotations.values():
        yield _finding(same, documents)


def _finding(same: Sequence[Reuse], documents: dict[str, Document]) -> Finding:
    first = same[0]
    speaker = f" of {plain(first.speaker)}" if first.speaker else ""
    of_source = [each for each in same if _is_source(each, documents)]
    told = of_source or same
    others = listing(
        [document_name(documents.get(each.b.document), each.b.document) for each in told]
    )
    words = listing(list(dict.fromkeys(f"“{_short(each.b.text)}”" for each in told)))
    where = (
        f"{others} has {words}"
        if of_source
        else f"it stands as {words}, without a source, in {others}"
    )
    return Finding(
        code=RULE.code,
        severity=RULE.severity,
        message=f"the quotation{speaker} “{_short(first.a.text)}” differs: {where}",
        anchors=(_anchor(first.a), *(_anchor(each.b) for each in told)),
        data={
            "speaker": first.speaker,
            "source": bool(of_source),
            "changes": [[change.a_text, change.b_text] for each in told for change in each.changes],
        },
    )


def _is_source(each: Reuse, documents: dict[str, Document]) -> bool:
    other = documents.get(each.b.document)
    return other is not None and each.speaker is not None and speaks_as(each.speaker, other)


def _anchor(anchor: Anchor) -> Anchor:
    return Anchor(document=anchor.document, start=anchor.start, end=anchor.end, text=anchor.text)


def _short(words: str) -> str:
    line = plain(words)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


RULE = Rule(
    code="OR501",
    slug="quotation-altered",
    severity="warning",
    description="Words in quotation marks stand otherwise in another document.",
    hint="Compare both with the original; quote it as it stands, or without quotation marks.",
    finds=(
        "A quotation of five words or more, of which no more than a quarter of the letters differ "
        "from words in another document: in the document of the one who is quoted, or, without any source, in "
        "the own voice of others. Words left out with a mark, words in square brackets, and the "
        "letters of misread texts are no alterations."
    ),
    why="A quotation is trusted to the letter, and changed words are passed on as the speaker's own.",
    bad=(
        "Frontier Watch: “… the largest single killing of civilians in that year.” A letter: "
        "Frontier Watch called it “the largest single killing of civilians in the war”."
    ),
    good="A letter: Frontier Watch called it “the largest single killing of civilians in that year”.",
    limits=(
        "It cannot see which wording is the original where the quoted document is not in the "
        "collection, nor a quotation that was translated."
    ),
    run=find,
)
