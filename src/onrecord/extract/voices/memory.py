"""Which voice a pronoun, a surname or a title takes up again: the last that fits."""

from __future__ import annotations

import re

from onrecord.extract.voices.lexis import lexicon, listed, verbs, words
from onrecord.extract.voices.phrases import phrase_right, voice_kind
from onrecord.extract.voices.tokens import Token, tokenise
from onrecord.model import Span

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_NAME = re.compile(r"(?<![\w.])(?:[A-Z][\w’'-]{1,20}\s+){1,3}[A-Z][\w’'-]{1,20}")


def content_words(name: str) -> set[str]:
    """Return the words by which two names are compared."""
    small = words("determiners") | words("prepositions") | {"and", "s"}
    return {word for word in (w.lower() for w in _WORD.findall(name)) if word not in small}


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

    def turn_to(self, since: int) -> None:
        """Begin a block; pronouns reach back to `since`."""
        self._since = since
        self._before = None

    def sentence(self, before: Span | None) -> None:
        """Begin a sentence; `before` is the one before it in the same block."""
        self._before = before

    def add(self, name: Span) -> None:
        """Remember a voice that was named at `name`."""
        self._voices.append(name)
        del self._voices[:-40]

    def pronoun(self, pronoun: str, place: int) -> Span | None:
        """Return the voice that a pronoun (in lower case) at `place` means, or None."""
        pronouns = lexicon()["pronouns"]
        near = [s for s in reversed(self._voices) if self._since <= s.start < place]
        if pronoun in pronouns["person"]:
            person = next((span for span in near if not self._is_body(span)), None)
            return person or self._last_person(place) or self._subject(pronoun)
        if pronoun in pronouns["thing"]:
            return next((s for s in near if self._is_body(s)), None) or self._subject(pronoun)
        if pronoun in pronouns["many"]:
            many = next((span for span in near if not self._is_named_person(span)), None)
            return many or self._subject(pronoun)
        return None

    def _subject(self, pronoun: str) -> Span | None:
        """Return the phrase that the sentence before begins with, if the pronoun can mean it."""
        if self._before is None:
            return None
        end = min(self._before.end, self._before.start + 200)
        tokens = tokenise(self._text, self._before.start, end)
        last = phrase_right(tokens, 0, len(tokens))
        commas = [k for k, token in enumerate(tokens[:9]) if k and token.low == ","]
        if last is None and commas:  # an adverbial stands first
            tokens = tokens[commas[0] + 1 :]
            last = phrase_right(tokens, 0, len(tokens))
        if last is None or tokens[0].low in words("pronouns_all"):
            return None
        phrase = tokens[: _before_verb(tokens, last) + 1]
        span = Span(phrase[0].start, phrase[-1].end)
        kind = voice_kind([token.low for token in phrase])
        if pronoun == "it":
            named = all(token.capital or token.low == "the" for token in phrase)
            return span if self._is_body(span) or (named and kind != "witness") else None
        if pronoun == "they":
            return span if kind != "unknown" and phrase[-1].low.endswith("s") else None
        return span if kind != "unknown" and not self._is_body(span) else None

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
        if mine <= listed("roles"):
            return next((s for s in fuller if not self._is_body(s) or self._heads(s, mine)), name)
        if named[:4].lower() == "the " and len(mine) == 1 and mine <= listed("bodies"):
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

    def _is_named_person(self, span: Span) -> bool:
        return not self._is_body(span) and bool(_NAME.match(self._text, span.start, span.end))

    def _is_body(self, span: Span) -> bool:
        name = span.of(self._text)
        head = self._head(span)
        if head in listed("bodies"):
            return True
        if content_words(name) & listed("roles"):
            return False
        parts = name.split()
        alone = len(parts) == 1 and parts[0].isupper()
        return (
            alone or bool(content_words(name) & listed("bodies")) or voice_kind([head]) == "media"
        )

    def _last_person(self, place: int) -> Span | None:
        last = None
        for match in _NAME.finditer(self._text, max(self._since, place - 1500), place):
            if match.group().isupper():
                continue
            if not content_words(match.group()) & (listed("bodies") | words("times")):
                last = Span(match.start(), match.end())
        return last


def _before_verb(tokens: list[Token], last: int) -> int:
    """Return the last token of a phrase before what looks like its verb ("The minister visited")."""
    for index in range(1, last + 1):
        token = tokens[index]
        if token.capital or token.possessive:
            continue
        if token.low.endswith("ed") or any(r.form == "past" for r in verbs().get(token.low, ())):
            return index - 1
    return last
