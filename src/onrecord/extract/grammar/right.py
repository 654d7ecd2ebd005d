"""To the right: the predicate of which a count phrase is the subject, or a part of the subject."""

from __future__ import annotations

from onrecord.extract.grammar.clauses import (
    ADJACENT,
    CROSSING,
    RELATIVE,
    SIBLING,
    Government,
    Phrases,
    Row,
    accompanied,
    bare_verb,
    described,
    later_passive,
    told,
    verb_group,
)
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import code_at
from onrecord.extract.grammar.vocabulary import word_list

_REACH = 60
_INSERTION = 16  # the longest insertion between commas, in items
_OF_WHOM = frozenset(("of whom", "of which", "among whom", "among which"))


def right(items: Row, phrases: Phrases, phrase: CountPhrase) -> Government:
    """Return the predicate of which the phrase is the subject, or a part of the subject."""
    return _Walk(items, phrases, phrase).go()


class _Walk:
    """A walk to the right from a count phrase, up to the first predicate.

    `crossed` is True once another number of the same list was passed; `listing` inside a list
    behind *including*; `reduced` behind a participle that only describes ("named in the annex").
    A step returns what governs the phrase, or None to go on from `at`.
    """

    def __init__(self, items: Row, phrases: Phrases, phrase: CountPhrase) -> None:
        self.items = items
        self.phrases = phrases
        self.phrase = phrase
        self.at = phrase.end
        self.crossed = self.listing = self.reduced = False
        self.fallback = Government()

    def go(self) -> Government:
        """Take steps until one finds the predicate, or the clause ends."""
        for _ in range(_REACH):
            code = code_at(self.items, self.at)
            if self.listing and code in ",CSA":
                self.at += 1
                continue
            if code in ";:.S" and not (code == "S" and self._that()):
                break
            if self.reduced and code in "C,":
                break
            found = _STEPS.get(code, _Walk.skip)(self)
            if found is not None:
                return found
        return self.fallback

    def _that(self) -> bool:
        return self.items[self.at].word == "that" and self.at == self.phrase.end

    def _neutral(self) -> Government:
        return self.fallback if self.fallback.readings else Government(neutral=True)

    def _strength(self, near: float = ADJACENT) -> float:
        return CROSSING if self.crossed else near

    def skip(self) -> Government | None:
        """Go on over nouns, prepositions, determiners and the like."""
        self.at += 1
        return None

    def bracket(self) -> Government | None:
        """Go on behind the closing bracket, or behind the opening one if there is none."""
        depth = 0
        for ahead in range(self.at, len(self.items)):
            depth += {"(": 1, ")": -1}.get(self.items[ahead].code, 0)
            if depth == 0:
                self.at = ahead + 1
                return None
        return self.skip()

    def dash(self) -> Government | None:
        """Go on behind the second dash of a pair."""
        closing = _find(self.items, self.at + 1, "-", 20)
        self.at = closing + 1
        return self.fallback if closing < 0 else None

    def number(self) -> Government | None:
        """Pass another count phrase; one of the same list lends its participle."""
        other = self.phrases[self.at]
        linked = code_at(self.items, self.at - 1) in ",CIA"
        self.crossed = self.crossed or linked
        if linked and other.post is not None and self.phrase.quantity.form != "one":
            return (
                self.fallback if other.pre else Government(tuple(other.behind), SIBLING, other.post)
            )
        self.at = other.end
        return None

    def including(self) -> Government | None:
        """Enter the list behind *including*; *of whom* ends the subject."""
        if self.items[self.at].word in _OF_WHOM:
            return self.fallback
        self.listing = True
        return self.skip()

    def comma(self) -> Government | None:
        """Go on with a list, into a list of parts, or behind an insertion."""
        items, at = self.items, self.at
        after = code_at(items, at + 1)
        inner = self.phrases.get(at + 1)
        if after == "I" and items[at + 1].word in _OF_WHOM:
            return self._insertion("BHMT")
        self.listing = after == "I"
        if inner is not None and inner.of_them:
            return self._insertion("BHMT")
        if after == "T" and bare_verb(items, at + 1)[0] and not described(items[at + 1]):
            return self.skip()
        if after in "QCBHMI":
            self.at += 2 if after == "I" else 1
            return None
        if after == "W":
            self._remember(verb_group(items, at + 2))
        return self._insertion("BHMTAVC")

    def _insertion(self, codes: str) -> Government | None:
        """Go on behind the comma that closes an insertion, if one of `codes` follows it."""
        closing = _find(self.items, self.at + 1, ",", _INSERTION)
        if closing < 0 or code_at(self.items, closing + 1) not in codes:
            return self.fallback
        self.at = closing + 1
        return None

    def _remember(self, group: Government) -> None:
        if group.readings and not self.fallback.readings:
            self.fallback = Government(group.readings, RELATIVE, group.at)

    def relative(self) -> Government | None:
        """Keep what a relative clause says in case the main clause says nothing."""
        group = verb_group(self.items, self.at + 1)
        self._remember(group)
        self.at = max(group.at, self.at) + 1
        if not group.readings:
            self.at = _next_verb(self.items, self.at)
        return None

    def auxiliary(self) -> Government:
        """Read the predicate."""
        group = verb_group(self.items, self.at)
        if group.readings:
            return group._replace(strength=self._strength())
        if group.groups:
            return self.fallback._replace(at=self.at, groups=group.groups)
        later = later_passive(self.items, self.at)
        return Government(later, ADJACENT - 0.2, self.at) if later else self._neutral()

    def trigger(self) -> Government | None:
        """Read a verb without auxiliary; go on over nouns."""
        found, stop = bare_verb(self.items, self.at)
        if found:
            return Government(found, self._strength(ADJACENT - 0.5), self.at)
        return self._neutral() if stop else self.skip()

    def verb(self) -> Government | None:
        """Stop at a verb that says nothing of harm, unless it only reports or describes."""
        code, after = self.items[self.at].code, code_at(self.items, self.at + 1)
        if after == "T" and self.items[self.at].word in word_list("reporting"):
            return self.skip()
        if code == "E" and after in "NG":
            return self.skip()
        if code == "E" and after == "P" and not self.crossed:
            self.reduced = True
            return self.skip()
        said = told(self.items, self.at)
        said = said if said.readings else accompanied(self.items, self.at)
        return said if said.readings else self._neutral()


_STEPS = {
    "(": _Walk.bracket,
    "-": _Walk.dash,
    "Q": _Walk.number,
    "I": _Walk.including,
    ",": _Walk.comma,
    "W": _Walk.relative,
    "S": _Walk.relative,
    "B": _Walk.auxiliary,
    "H": _Walk.auxiliary,
    "M": _Walk.auxiliary,
    "T": _Walk.trigger,
    "V": _Walk.verb,
    "E": _Walk.verb,
}


def _find(items: Row, at: int, code: str, reach: int) -> int:
    for ahead in range(at, min(len(items), at + reach)):
        if items[ahead].code == code:
            return ahead
    return -1


def _next_verb(items: Row, at: int) -> int:
    """Skip a relative clause that says nothing of harm, to the verb behind it."""
    verb_seen = False
    for ahead in range(at, min(len(items), at + 20)):
        code = items[ahead].code
        if code in "BHM" and verb_seen:
            return ahead
        if code in "VEBHMT":
            verb_seen = True
        if code in ",;.":
            return ahead
    return at
