"""What is credited to whom, with exact places."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Span, Stance


class Said(NamedTuple):
    """Words credited to somebody.

    `source` are the words that name the voice here (a pronoun, perhaps), `name` those by which it
    was named in full; `name` is None where the document speaks itself (`own`). `content` are the
    ranges credited, `cue` the words that credit them. `stance` and `frame` are those of
    `voices.yml`, or what else was read: `noun`, `bracket`, `adjunct`, `through` … `direct` is True
    for a quotation.
    """

    source: Span | None
    name: Span | None
    cue: Span
    content: tuple[Span, ...]
    stance: Stance
    frame: str
    direct: bool = False
    own: bool = False

    def holds(self, place: Span) -> bool:
        """True when the place lies in the credited words."""
        return any(part.start <= place.start and place.end <= part.end for part in self.content)
