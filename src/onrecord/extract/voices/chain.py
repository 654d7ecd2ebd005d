"""Figures → figures with the chain of voices behind each, and the polarity a denial gives."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.extract.voices.denials import denied_by, figures_refuted_after
from onrecord.extract.voices.find import find_said
from onrecord.extract.voices.memory import content_words
from onrecord.extract.voices.phrases import voice_kind
from onrecord.extract.voices.said import Said
from onrecord.extract.voices.tables import table_voices
from onrecord.model import Block, Document, Figure, Span, Voice, replace

BEFORE = 3  # blocks read before one with a figure, for names that its pronouns take up


def attribute(document: Document, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures with `sources` filled, and `polarity` set where a voice denies.

    The chain runs from the document outwards, without its own author; it is empty where the
    document speaks in its own voice. Only blocks that hold a figure, and a few before them, are
    read, so the time is linear in the text.

    Args:
        document: With blocks and sentences (`onrecord.text.segment`); its `metadata.issuer`, if
            known, is never one of its own voices.
        figures: The document's figures, in the order of their offsets.
    """
    if not figures:
        return figures
    said = find_said(document, _blocks(document, figures))
    tables = table_voices(document, figures)
    refuted = figures_refuted_after(document)
    return tuple(_attribute(document, figure, said, tables, refuted) for figure in figures)


def _blocks(document: Document, figures: tuple[Figure, ...]) -> list[Block]:
    wanted: set[int] = set()
    for figure in figures:
        index = bisect_right(document.blocks, figure.start, key=lambda block: block.start) - 1
        wanted.update(range(max(0, index - BEFORE), index + 1))
    return [block for index, block in enumerate(document.blocks) if index in wanted]


def _attribute(
    document: Document, figure: Figure, said: list[Said], tables: dict[str, Voice],
    refuted: list[Span],
) -> Figure:  # fmt: skip
    around = [one for one in said if one.holds(figure.span)]
    around.sort(key=lambda one: (-_reach(one, figure), one.frame == "citing", one.cue.start))
    denial = denied_by(document, figure, around, refuted)
    kept = [one for one in around if not one.own]
    if denial is not None:
        kept = [one for one in kept if one not in denial.dropped]
    voices = _chain(document.text, kept)
    if not voices and figure.id in tables:
        voices = (tables[figure.id],)
    denied = denial is not None and denial.denied and figure.polarity == "asserted"
    if not denied and voices == figure.sources:
        return figure
    return replace(figure, sources=voices, polarity="denied" if denied else figure.polarity)


def _reach(said: Said, figure: Figure) -> int:
    return max(
        part.end - part.start for part in said.content if part.start <= figure.start < part.end
    )


def _chain(text: str, around: list[Said]) -> tuple[Voice, ...]:
    voices: list[Voice] = []
    seen: list[set[str]] = []
    for said in around:
        if said.name is None:
            continue
        name = said.name.of(text)
        names = content_words(name)
        if any(names <= other or other <= names for other in seen):
            continue
        seen.append(names)
        lows = [word.lower().removesuffix("'s").removesuffix("’s") for word in name.split()]
        voices.append(
            Voice(
                name=name,
                kind=voice_kind([low.strip(",.()'’") for low in lows]),
                cue=said.cue.of(text),
                start=said.name.start,
                end=said.name.end,
            )  # fmt: skip
        )
    return tuple(voices)
