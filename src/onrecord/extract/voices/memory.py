"""Which voice a pronoun, a surname or a title takes up again: the last that fits."""

from __future__ import annotations

import re

from onrecord.extract.voices.lexis import lexicon, words
from onrecord.extract.voices.phrases import voice_kind
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
    ["ministry", "government", "army", "police", "agency", "organisation", "organization", "group", "court", "chamber", "tribunal", "commission", "office", "council", "union", "association", "committee", "centre", "center", "institute", "watch", "cross", "crescent", "radio", "television", "newspaper", "magazine", "report", "list", "register", "census", "survey", "study", "indictment", "statement", "authorities", "hospital", "municipality", "department", "department", "forces", "troops", "guerrillas", "rebels", "fighters", "union", "league", "foundation", "party", "front", "mission", "inquiry", "press", "times", "post", "herald", "courier", "sources", "officials"]
)
_ROLES = frozenset(
    ["minister", "spokesman", "spokeswoman", "spokesperson", "mayor", "governor", "president", "commander", "colonel", "general", "doctor", "professor", "bishop", "priest", "prosecutor", "judge", "lawyer", "counsel", "witness", "officer", "chief", "director", "ambassador", "consul", "historian", "secretary", "captain", "major", "lieutenant", "admiral", "sergeant", "nurse", "surgeon", "teacher", "leader", "commissioner", "ombudsman", "deputy", "senator"]
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
        """Return the fuller name that `name` repeats ("Brandel" → "Otto Brandel"), or itself.

        A body ("the Centre") is taken up only where one voice alone can be meant.
        """
        mine = content_words(name.of(self._text))
        if not mine or len(mine) > 2:
            return name
        named = name.of(self._text)
        fuller = [
            span
            for span in reversed(self._voices)
            if span != name and mine < content_words(span.of(self._text))
        ]
        if mine <= _ROLES:
            return next((s for s in fuller if not self._is_body(s) or self._heads(s, mine)), name)
        if named[:4].lower() == "the " and len(mine) == 1 and mine <= _BODIES:
            heads = {
                span.of(self._text).lower(): span for span in fuller if self._heads(span, mine)
            }
            return next(iter(heads.values())) if len(heads) == 1 else name
        return next((span for span in fuller if self._ends_in(span, name)), name)

    def _heads(self, span: Span, mine: set[str]) -> bool:
        """True when the head of the name at `span` is the one word of `mine`."""
        return self._head(span) in mine

    def _head(self, span: Span) -> str:
        """Return the last word before a preposition or a comma, in lower case."""
        head = ""
        for word in span.of(self._text).lower().split():
            if head and word in words("prepositions"):
                break
            head = word.strip(",.()")
            if word.endswith(","):
                break
        return head

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
        name = span.of(self._text)
        head = self._head(span)
        if head in _BODIES:
            return True
        if content_words(name) & _ROLES:
            return False
        parts = name.split()
        alone = len(parts) == 1 and parts[0].isupper()
        return alone or bool(content_words(name) & _BODIES) or voice_kind([head]) == "media"

    def _last_person(self, since: int, before: int) -> Span | None:
        last = None
        for match in _NAME.finditer(self._text, max(since, before - 1500), before):
            if match.group().isupper():
                continue
            if not content_words(match.group()) & (_BODIES | words("times")):
                last = Span(match.start(), match.end())
        return last
