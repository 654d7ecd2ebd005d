"""One account as the pages show it: value, voice, date, and how it stands to the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Account, Comparison, Figure, Pair, Voice
from onrecord.report.highlights import card_id, figure_id, style_marks, style_of
from onrecord.report.view import View, document_key, title_of
from onrecord.report.words import plural, range_words, stated, vocabulary
from onrecord.resolve.say_dates import say_date


@dataclass(frozen=True, slots=True)
class Standing:
    """How one account stands to the others: a verdict, in words and as a mark.

    `key` is the verdict, or `once` where nothing can be set against it.
    """

    key: str
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure as one voice in one document states it.

    `href` is relative to the dossier's folder; empty where the document is not in it. `reported` is
    true where the document repeats another's voice.
    """

    id: str
    value: str
    words: str
    range: str
    voice: str
    reported: bool
    document: str
    title: str
    href: str
    date: str | None
    says: str
    polarity: str
    orphan: bool
    hue: str
    line: str
    letter: str
    part_of: str | None = None
    standings: tuple[Standing, ...] = ()

    @property
    def when(self) -> str:
        """The date as of which it is stated, in words."""
        return say_date(self.date)

    @property
    def standing(self) -> Standing | None:
        """The verdict that a reader looks at first; None for what the document does not assert."""
        return self.standings[0] if self.standings else None

    @property
    def differs(self) -> bool:
        """True when it cannot hold together with another account."""
        return any(each.key == "conflict" for each in self.standings)


def issuer_of(view: View, path: str) -> str:
    """Return who speaks in a document: its issuer, else its title, else its path."""
    document = view.documents.get(path)
    return (document.metadata.issuer or title_of(document)) if document else path


def voice_of(view: View, figure: Figure) -> str:
    """Return the voice behind a figure: the last link of its chain, else the document's issuer."""
    return figure.sources[-1].name if figure.sources else issuer_of(view, figure.document)


def href_of(view: View, document: str, figure: str) -> str:
    """Return the address of a figure's words from the dossier's folder, or an empty string."""
    page = view.pages.get(document_key(document))
    if page is None:
        return ""
    place = card_id(figure) if figure in view.orphans else figure_id(figure)
    return f"{page}#{place}"


def statement_of(
    view: View, figure: Figure, account: Account | None = None, pairs: Iterable[Pair] = ()
) -> Statement:
    """Return a figure as a statement; a comparison's account has the last word on voice and date.

    Args:
        view: The collection.
        figure: The figure.
        account: Its account in a comparison, if it has one.
        pairs: Those of the comparison's pairs that hold it.
    """
    document = view.documents.get(figure.document)
    own = figure.date.edtf if figure.date else document.metadata.date if document else None
    title = title_of(document) if document else figure.document
    polarity = vocabulary()["polarities"].get(figure.polarity, "")
    return Statement(
        id=figure.id,
        value=stated(figure),
        words=" ".join(figure.text.split()),
        range=range_words(figure.low, figure.high),
        voice=account.voice if account else voice_of(view, figure),
        reported=bool(figure.sources),
        document=figure.document,
        title=title,
        href=href_of(view, figure.document, figure.id),
        date=account.date if account else own,
        says=chain_words(issuer_of(view, figure.document), figure.sources),
        polarity=polarity,
        orphan=figure.id in view.orphans,
        part_of=figure.part_of,
        standings=_standings(figure, pairs),
        **style_marks(style_of(figure)),
    )


def chain_words(issuer: str, sources: Iterable[Voice]) -> str:
    """Return the chain of voices from the document outwards: "A, quoting B, quoting C"."""
    return ", after ".join((issuer, *(voice.name for voice in sources)))


def _standings(figure: Figure, pairs: Iterable[Pair]) -> tuple[Standing, ...]:
    """Return a figure's standings; one that is not asserted has none but its pairs'."""
    found = standings(figure.id, pairs)
    alone = found[0].key == "once" and figure.polarity != "asserted"
    return () if alone else found


def standings(figure: str, pairs: Iterable[Pair]) -> tuple[Standing, ...]:
    """Return how a figure stands to those it is paired with, most telling verdict first."""
    counts = Counter(pair.verdict for pair in pairs if figure in (pair.a, pair.b))
    words = vocabulary()
    found = tuple(
        Standing(key, entry["mark"], entry["against"].format(others=plural(counts[key], "other")))
        for key, entry in words["verdicts"].items()
        if counts[key]
    )
    once = words["once"]
    return found or (Standing("once", once["mark"], once["against"]),)


def accounts_of(view: View, comparison: Comparison) -> list[Statement]:
    """Return a comparison's accounts as statements, in their order."""
    pairs: dict[str, list[Pair]] = {}
    for pair in comparison.pairs:
        for side in {pair.a, pair.b}:
            pairs.setdefault(side, []).append(pair)
    made = []
    for account in comparison.accounts:
        figure = view.figure_in.get((account.document, account.figure))
        if figure:
            made.append(statement_of(view, figure, account, pairs.get(figure.id, ())))
    return made
