"""Which voice a pronoun, a surname or a title takes up again: the last that fits."""

from __future__ import annotations

import re

from onrecord.extract.voices_lexis import lexicon, words
from onrecord.extract.voices_phrases import voice_kind
from onrecord.model import Span

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_NAME = re.compile(r"(?<![\w.])(?:[A-Z][\w’'-]{1,20}\s+){1,3}[A-Z][\w’'-]{1,20}")
_PERSONAL = frozenset(
    {
        "court",
        "witness",
        "medical",
        "expert",
        "official",
        "state",
        "un",
        "unknown",
        "ngo",
        "party",
        "media",
    }
)
_BODIES = frozenset(
    "ministry government army police agency organisation organization group court chamber tribunal commission office "
    "council union association committee centre center institute watch cross crescent radio television newspaper "
    "magazine report list register census survey study indictment statement authorities hospital municipality department "
    "department league foundation party front mission inquiry press times post herald courier sources officials".split()
)
_ROLES = frozenset(
    "minister spokesman spokeswoman spokesperson mayor governor president commander colonel general doctor professor "
    "bishop priest prosecutor judge lawyer counsel witness officer chief director ambassador consul historian secretary "
    "captain major lieutenant admiral sergeant nurse surgeon teacher leader commissioner ombudsman deputy senator".split()
)


def content_words(name: str) -> set[str]:
    """Return the words by which two names are compared."""
    small = words("determiners") | words("prepositions") | {"and", "s"}
    return {word for word in (w.lower() for w in _WORD.findall(name)) if word not in small}


class Memory:
    """The voices named so far, the latest last, as ranges of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._voices: list[Span] = []

    def add(self, name: Span) -> None:
        """Remember a voice that was named at `name`."""
        self._voices.append(name)
        del self._voices[:-40]

    def pronoun(self, pronoun: str, since: int, before: int) -> Span | None:
        """Return the voice that a pronoun means, among those named from `since` on.

        Args:
            pronoun: In lower case.
            since: Where the passage begins in which the voice must stand.
            before: Where the pronoun stands.
        """
        pronouns = lexicon()["pronouns"]
        near = [span for span in self._voices if since <= span.start < before]
        if pronoun in pronouns["person"]:
            for span in reversed(near):
                if self._is_person(span):
                    return span
            return self._last_person(since, before)
        if pronoun in pronouns["thing"]:
            return next((s for s in reversed(near) if self._is_body(s)), None)
        if pronoun in pronouns["many"]:
            return next((s for s in reversed(near) if not self._is_named_person(s)), None)
        return None

    def again(self, name: Span) -> Span:
        """Return the fuller name that `name` repeats ("Brandel" → "Otto Brandel"), or itself."""
        mine = content_words(name.of(self._text))
        if not mine or len(mine) > 2:
            return name
        words_of = name.of(self._text)
        titled = mine <= _ROLES
        definite = words_of[:4].lower() == "the " and len(mine) == 1 and mine <= _BODIES
        for span in reversed(self._voices):
            if span == name:
                continue
            theirs = content_words(span.of(self._text))
            if mine < theirs and (
                titled or name.of(self._text)[:1].isupper() or voice_kind(sorted(mine)) != "unknown"
            ):
                return span
        return name

    def _ends_in(self, span: Span, name: Span) -> bool:
        """True when the personal name at `span` ends in the surname at `name`."""
        full = span.of(self._text).split(",")[0].split()
        last = name.of(self._text).split()[-1]
        return len(full) > 1 and full[-1] == last and last[:1].isupper() and not self._is_body(span)

    def _is_person(self, span: Span) -> bool:
        return not self._is_body(span)

    def _is_named_person(self, span: Span) -> bool:
        return not self._is_body(span) and bool(_NAME.match(self._text, span.start, span.end))

    def _is_body(self, span: Span) -> bool:
        name = content_words(span.of(self._text))
        if name & _ROLES:
            return False
        words_of = span.of(self._text).split()
        return (
            bool(name & _BODIES)
            or (len(words_of) == 1 and words_of[0].isupper())
            or voice_kind(sorted(name)) in ("media",)
        )

    def _last_person(self, since: int, before: int) -> Span | None:
        last = None
        for match in _NAME.finditer(self._text, max(since, before - 1500), before):
            if not content_words(match.group()) & (_BODIES | words("times")):
                last = Span(match.start(), match.end())
        return last
