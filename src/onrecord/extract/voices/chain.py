"""Figures → figures with the chain of voices behind each, and the polarity a denial gives."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.extract.polarity import admits, spares
from onrecord.extract.voices.denials import denied_by
from onrecord.extract.voices.find import find_said
from onrecord.extract.voices.names import content_words, kind_of
from onrecord.extract.voices.said import Said
from onrecord.extract.voices.tables import table_voices
from onrecord.model import Block, Document, Figure, Voice, replace

_NOBODY = frozenset(("all", "any", "nobody", "none", "no one"))
BEFORE = 3  # blocks read before one with a figure, for names that its pronouns take up


def attribute(document: Document, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with `sources` filled, and `polarity` set where a voice denies.

    The chain runs from the document outwards, without its own author; it is empty where the
    document speaks in its own voice. A polarity other than `asserted` is left as it is. Only
    blocks that hold a figure, and a few before them, are read: the time is linear in the text.

    Args:
        document: With blocks and sentences (`onrecord.text.segment`); its `metadata.issuer`, if
            known, is never one of its own voices.
        figures: The document's figures, in the order of their offsets.
    """
    if not figures:
        return figures
    said = by_sentence(document, find_said(document, _blocks(document, figures)))
    tables = table_voices(document, figures)
    found = []
    for figure in figures:
        around = [
            one
            for one in said.get(sentence_index(document, figure.start), ())
            if one.holds(figure.span)
        ]
        around.sort(key=lambda one: (-_reach(one, figure), one.frame == "citing", one.cue.start))
        found.append(_attribute(document, figure, around, tables.get(figure.id)))
    return tuple(found)


def _blocks(document: Document, figures: tuple[Figure, ...]) -> list[Block]:
    wanted: set[int] = set()
    for figure in figures:
        index = bisect_right(document.blocks, figure.start, key=lambda block: block.start) - 1
        wanted.update(range(max(0, index - BEFORE), index + 1))
    return [document.blocks[index] for index in sorted(wanted) if index < len(document.blocks)]


def by_sentence(document: Document, said: list[Said]) -> dict[int, list[Said]]:
    """Return what is credited, by the indices of the sentences it lies in."""
    found: dict[int, list[Said]] = {}
    for one in said:
        places: set[int] = set()
        for part in one.content:
            places.update(
                range(sentence_index(document, part.start), sentence_index(document, part.end) + 1)
            )
        for place in sorted(places):
            found.setdefault(place, []).append(one)
    return found


def sentence_index(document: Document, offset: int) -> int:
    """Return the index of the last sentence that begins at or before `offset`, or -1."""
    return bisect_right(document.sentences, offset, key=lambda span: span.start) - 1


def _attribute(
    document: Document, figure: Figure, around: list[Said], cell: Voice | None
) -> Figure:
    spared = [
        one for one in around if one.stance == "deny" and spares(document.text, one.cue, figure)
    ]
    denial = None if spared else denied_by(figure, around)
    dropped = denial.dropped if denial is not None else ()
    # Who rejects only a claim about the dead is no voice of their number.
    dropped = (*dropped, *(one for one in spared if not admits(document.text, one.cue)))
    voices = chain_of(document.text, [one for one in around if not one.own and one not in dropped])
    if not voices and cell is not None:
        voices = (cell,)
    denied = denial is not None and figure.polarity == "asserted"
    if not denied and voices == figure.sources:
        return figure
    return replace(figure, sources=voices, polarity="denied" if denied else figure.polarity)


def _reach(said: Said, figure: Figure) -> int:
    """Return the length of the credited stretch that holds the figure: the outer, the longer."""
    holding = (part for part in said.content if part.start <= figure.start < part.end)
    return max(part.end - part.start for part in holding)


def chain_of(text: str, around: list[Said]) -> tuple[Voice, ...]:
    """Return the voices of what is credited around a claim, the outermost first, each once."""
    voices: list[Voice] = []
    seen: list[set[str]] = []
    for said in around:
        if said.name is None:
            continue
        name = said.name.of(text)
        if name.lower().startswith("no ") or name.lower() in _NOBODY:
            continue  # "No court has accepted that …": nobody has said so
        names = content_words(name)
        if any(names <= other or other <= names for other in seen):
            continue  # the same voice again: "the Red Cross says it has counted"
        seen.append(names)
        start, end = said.name
        voices.append(
            Voice(name=name, kind=kind_of(name), cue=said.cue.of(text), start=start, end=end)
        )
    return tuple(voices)
