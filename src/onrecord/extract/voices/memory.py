"""Which voice a pronoun, a surname or a title takes up again: the last that fits."""

from __future__ import annotations

from onrecord.extract.voices.lexis import lexicon, listed, words
from onrecord.extract.voices.names import (
    PERSON,
    content_words,
    ends_in,
    head_of,
    is_body,
    is_named_person,
)
from onrecord.extract.voices.phrases import voice_kind
from onrecord.extract.voices.subjects import opening_phrase
from onrecord.extract.voices.tokens import tokenise
from onrecord.model import Span

REMEMBERED = 40  # voices kept; a pronoun never reaches further back
REACH = 3000  # code points searched for a person who was named but not credited


class Memory:
    """The voices named so far, the latest last, as ranges of the text.

    It is told which block and which sentence are being read: a pronoun takes up a voice of these
    and of the block before, and, where none was credited, the subject of the sentence before.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._voices: list[Span] = []
        self._since = 0
        self._before: Span | None = None
        self._here: Span | None = None

    def turn_to(self, since: int) -> None:
        """Begin a block; pronouns reach back to `since`."""
        self._since = since
        self._before = None

    def sentence(self, before: Span | None, here: Span | None = None) -> None:
        """Begin a sentence; `before` is the one before it in the same block, `here` itself."""
        self._before = before
        self._here = here

    def add(self, name: Span) -> None:
        """Remember a voice that was named at `name`."""
        self._voices.append(name)
        del self._voices[:-REMEMBERED]

    def pronoun(self, pronoun: str, place: int) -> Span | None:
        """Return the voice that a pronoun (in lower case) at `place` means, or None."""
        pronouns = lexicon()["pronouns"]
        near = [span for span in reversed(self._voices) if self._since <= span.start < place]
        if pronoun in pronouns["person"]:
            person = next((span for span in near if not is_body(self._name(span))), None)
            person = person or self._last_person(place, self._since) or self._subject(pronoun)
            return person or self._protagonist(place)
        if pronoun in pronouns["thing"]:
            body = next((span for span in near if is_body(self._name(span))), None)
            own = self._body_here(place)
            if own is not None and (body is None or body.start < own.start):
                return own
            return body or self._subject(pronoun)
        if pronoun in pronouns["many"]:
            many = next((span for span in near if not is_named_person(self._name(span))), None)
            return many or self._subject(pronoun)
        return None

    def again(self, name: Span) -> Span:
        """Return the fuller name that `name` repeats ("Brandel" → "Otto Brandel"), or itself.

        A body ("the Centre") is taken up only where one voice alone can be meant.
        """
        named = self._name(name)
        mine = content_words(named)
        if not mine or len(mine) > 2:
            return name
        fuller = [
            (span, self._name(span))
            for span in reversed(self._voices)
            if span != name and mine < content_words(self._name(span))
        ]
        if mine <= listed("roles"):
            fits = (span for span, full in fuller if not is_body(full) or head_of(full) in mine)
            return next(fits, name)
        if named[:4].lower() == "the " and len(mine) == 1 and mine <= listed("bodies"):
            heads = {full.lower(): span for span, full in fuller if head_of(full) in mine}
            return next(iter(heads.values())) if len(heads) == 1 else name
        return next((span for span, full in fuller if ends_in(full, named)), name)

    def _name(self, span: Span) -> str:
        return span.of(self._text)

    def _protagonist(self, place: int) -> Span | None:
        """Return the last person credited, else named, before the passage ("he" of a feature)."""
        credited = (span for span in reversed(self._voices) if span.start < place)
        person = next((s for s in credited if is_named_person(self._name(s))), None)
        return person or self._last_person(self._since, 0)

    def _last_person(self, place: int, since: int) -> Span | None:
        """Return the last person who was named, if not credited, between `since` and `place`."""
        last = None
        for match in PERSON.finditer(self._text, max(since, place - REACH), place):
            if match.group().isupper():
                continue
            if not content_words(match.group()) & (listed("bodies") | words("times")):
                last = Span(match.start(), match.end())
        return last

    def _body_here(self, place: int) -> Span | None:
        """Return the body that the sentence being read begins with, if that is before `place`."""
        if self._here is None:
            return None
        phrase = opening_phrase(tokenise(self._text, self._here.start, place))
        if not phrase or phrase[0].low in words("pronouns_all"):
            return None
        span = Span(phrase[0].start, phrase[-1].end)
        return span if is_body(self._name(span)) and span.end < place else None

    def _subject(self, pronoun: str) -> Span | None:
        """Return the phrase that the sentence before begins with, if the pronoun can mean it."""
        if self._before is None:
            return None
        end = min(self._before.end, self._before.start + 200)
        phrase = opening_phrase(tokenise(self._text, self._before.start, end))
        if not phrase or phrase[0].low in words("pronouns_all"):
            return None
        span = Span(phrase[0].start, phrase[-1].end)
        kind = voice_kind([token.low for token in phrase])
        body = is_body(self._name(span))
        if pronoun == "it":
            named = all(token.capital or token.low == "the" for token in phrase)
            return span if body or (named and kind != "witness") else None
        if pronoun == "they":
            return span if kind != "unknown" and phrase[-1].low.endswith("s") else None
        return span if kind != "unknown" and not body else None
