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
    second_predicate,
    told,
    undergone,
    verb_group,
)
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.fallen import fallen
from onrecord.extract.grammar.homes import DISPLACED, gone, lodged
from onrecord.extract.grammar.injuries import INJURED, injuries
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.joints import new_clause
from onrecord.extract.grammar.parts import restates
from onrecord.extract.grammar.relatives import next_verb, relative_clause
from onrecord.extract.grammar.vocabulary import Reading, word_list
from onrecord.model import HARM

_REACH = 60
_RESTATED = 6  # items behind a number that is said again as a share
_INSERTION = 16  # the longest insertion between commas, in items
_PARTICIPLES = frozenset(
    ("found", "taken", "brought", "kept", "sent", "seen", "left", "held", "caught")
)
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
            if code in ";:.S" and not (code == "S" and _that(self)):
                break
            if self.reduced and code in "C,":
                break
            found = _STEPS.get(code, _skip)(self)
            if found is not None:
                return found
        return self.fallback


def _that(walk: _Walk) -> bool:
    return walk.items[walk.at].word == "that" and walk.at == walk.phrase.end


def _neutral(walk: _Walk) -> Government:
    return walk.fallback if walk.fallback.readings else Government(neutral=True)


def _strength(walk: _Walk, near: float = ADJACENT) -> float:
    return CROSSING if walk.crossed else near


def _skip(walk: _Walk) -> Government | None:
    """Go on over nouns, prepositions, determiners and the like."""
    walk.at += 1
    return None


def _bracket(walk: _Walk) -> Government | None:
    """Go on behind the closing bracket, or behind the opening one if there is none."""
    depth = 0
    for ahead in range(walk.at, len(walk.items)):
        depth += {"(": 1, ")": -1}.get(walk.items[ahead].code, 0)
        if depth == 0:
            walk.at = ahead + 1
            return None
    return _skip(walk)


def _dash(walk: _Walk) -> Government | None:
    """Go on behind the second dash of a pair."""
    if 0 < walk.at < len(walk.items) - 1 and _hyphen(*walk.items[walk.at - 1 : walk.at + 2]):
        return _skip(walk)
    closing = _find(walk.items, walk.at + 1, "-", 20)
    walk.at = closing + 1
    return walk.fallback if closing < 0 else None


def _hyphen(before: Item, dash: Item, behind: Item) -> bool:
    """True for "the Sarrat–Kombere road"."""
    return before.end == dash.start and dash.end == behind.start


def _number(walk: _Walk) -> Government | None:
    """Pass another count phrase; one of the same list lends its participle."""
    other = walk.phrases[walk.at]
    if new_clause(walk.items, walk.phrases, walk.phrase, other):
        return walk.fallback
    linked = code_at(walk.items, walk.at - 1) in ",CIA"
    walk.crossed = walk.crossed or linked
    if linked and other.post is not None and walk.phrase.quantity.form != "one":
        return walk.fallback if other.pre else Government(tuple(other.behind), SIBLING, other.post)
    if linked and _after_noun(walk.items, other):
        return Government(tuple(other.direct), SIBLING, other.end - 1)
    own = other.kind != "none" or linked  # "aboard two lorries drowned"
    walk.at = other.end if own else other.words_end
    return None


def _after_noun(items: Row, phrase: CountPhrase) -> bool:
    """True for "112 men wounded", where the participle is read as the noun."""
    head = phrase.head
    if head is None or head is not items[phrase.end - 1] or not phrase.direct:
        return False
    return bool(described(head)) and code_at(items, phrase.end - 2) == "G"


def _including(walk: _Walk) -> Government | None:
    """Enter the list behind *including*; *of whom* ends the subject."""
    if walk.items[walk.at].word in _OF_WHOM:
        return walk.fallback
    walk.listing = True
    return _skip(walk)


def _comma(walk: _Walk) -> Government | None:
    """Go on with a list, into a list of parts, or behind an insertion."""
    items, at = walk.items, walk.at
    if (behind := _restated(walk)) > 0:
        walk.at = behind
        return None
    after = code_at(items, at + 1)
    inner = walk.phrases.get(at + 1)
    if after == "I" and items[at + 1].word in _OF_WHOM:
        return _insertion(walk, "BHMT")
    walk.listing = after == "I"
    if after == "D" and items[at + 1].word in _ALL and _whose(walk, at + 2):
        return verb_group(items, at + 3)._replace(strength=RELATIVE)
    if after == "D" and items[at + 1].word in _ALL and code_at(items, at + 2) == "T":
        told = described(items[at + 2])  # "men and four women, all shot in the head"
        if told:
            return Government(told, _strength(walk, ADJACENT - 0.5), at + 2)
    if after == "T" and not walk.crossed and not walk.listing and _apposed(walk, at + 1):
        return Government(described(items[at + 1]), ADJACENT - 0.5, at + 1)
    if inner is not None and inner.of_them:
        return _insertion(walk, "BHMT")
    if after == "T" and bare_verb(items, at + 1)[0] and not described(items[at + 1]):
        return _skip(walk)
    if after in "QCBHMI":
        walk.at += 2 if after == "I" else 1
        return None
    if after == "W":
        _remember(walk, relative_clause(items, at + 1))
    listed = _list_end(walk, at + 1) if after in "DNG" else -1
    if listed > 0:
        walk.at, walk.crossed = listed, True
        return None
    return _insertion(walk, "BHMTAVCI")


def _restated(walk: _Walk) -> int:
    """Return where "210 women, or 17 per cent of those asked, said" goes on, or -1; so for the share."""
    items, at = walk.items, walk.at
    if at == walk.phrase.end and restates(items, walk.phrase.at):
        return at + 1
    again = walk.phrases.get(at + 2)
    if again is None or not restates(items, again.at):
        return -1
    closing = _find(items, again.end, ",", _RESTATED)
    plain = all(item.code in "PoNGDTX" for item in items[again.end : closing])
    return closing + 1 if closing > 0 and plain else -1


def _list_end(walk: _Walk, at: int) -> int:
    """Return where the verb of "nine soldiers, the mayor and a priest were killed" stands, or -1."""
    joined = False
    for ahead in range(at, min(len(walk.items), at + _INSERTION)):
        item = walk.items[ahead]
        if item.code in "BHM" or (item.code == "T" and bare_verb(walk.items, ahead)[0]):
            return ahead if joined else -1
        if item.code == "C":
            joined = item.word == "and"
        elif item.code == "Q" and (not joined or code_at(walk.items, ahead - 2) == ","):
            return (
                -1
            )  # ", a suburb, and 40 were hurt" begins anew, ", a tailor and 23 masons" does not
        elif item.code not in "NGDXAPo,Q" and not item.groups:
            return -1
    return -1


_ALL = frozenset(("all", "both", "each"))


def _whose(walk: _Walk, at: int) -> bool:
    return at < len(walk.items) and walk.items[at].word in _OF_WHOM


def _apposed(walk: _Walk, at: int) -> bool:
    """True for "nine adult males, executed, hands bound": a participle between commas."""
    if walk.at != walk.phrase.end or walk.phrase.kind != "person":
        return False
    return bool(described(walk.items[at])) and code_at(walk.items, at + 1) in ",.;"


def _insertion(walk: _Walk, codes: str) -> Government | None:
    """Go on behind the comma that closes an insertion, if one of `codes` follows it."""
    behind = _closing(walk) + 1
    if not 0 < behind < len(walk.items) or walk.items[behind].word in _OF_WHOM:
        return walk.fallback
    suffering = walk.items[behind].word in word_list("undergoing")
    if not suffering and code_at(walk.items, behind) not in codes:
        return walk.fallback
    by = [item.word for item in walk.items[behind + 1 : behind + 2]] == ["by"]
    if by and code_at(walk.items, behind) == "T":
        return walk.fallback  # "six, among whom were four of her children, struck by one ball"
    walk.at = behind
    return None


def _closing(walk: _Walk) -> int:
    """Return the comma that closes an insertion, or the last of two: "most of them old, nine of them ill,"."""
    closing = _find(walk.items, walk.at + 1, ",", _INSERTION)
    inner = walk.phrases.get(closing + 1)
    if inner is None or not inner.of_them:
        return closing
    return _find(walk.items, inner.end, ",", _INSERTION)


def _remember(walk: _Walk, group: Government) -> None:
    if group.readings and not walk.fallback.readings:
        walk.fallback = Government(group.readings, RELATIVE, group.at)


def _relative(walk: _Walk) -> Government | None:
    """Keep what a relative clause says in case the main clause says nothing."""
    group = relative_clause(walk.items, walk.at)
    if not walk.crossed or not walk.listing:  # "212 survivors, among them 41 who had been raped"
        _remember(walk, group)
    walk.at = max(group.at, walk.at) + 1
    if not group.readings:
        walk.at = next_verb(walk.items, walk.at)
    while code_at(walk.items, walk.at) == "T" and _only_states(walk.items[walk.at]):
        walk.at += 1  # "who died in hospital"
    return None


def _only_states(item: Item) -> bool:
    return all(reading.mode == "states" for reading in item.readings)


def _auxiliary(walk: _Walk) -> Government:
    """Read the predicate."""
    if walk.items[walk.at].code == "M" and code_at(walk.items, walk.at + 1) == "R":
        return walk.fallback  # "may they rest in peace"
    if gone(walk.items, walk.at, walk.phrase):
        return Government((DISPLACED,), _strength(walk), walk.at)
    group = verb_group(walk.items, walk.at)
    if group.readings:
        return group._replace(strength=_strength(walk))
    if walk.items[walk.at].code == "H" and injuries(walk.items, walk.at) > 0:
        return Government((INJURED,), _strength(walk), walk.at)  # "have severe burns"
    if group.groups and not walk.crossed:
        return walk.fallback._replace(at=walk.at, groups=group.groups)
    said = _having_told(walk)
    if said.readings:
        return said
    later = later_passive(walk.items, walk.at)
    return Government(later, ADJACENT - 0.2, walk.at) if later else _neutral(walk)


def _having_told(walk: _Walk) -> Government:
    """Read "have told us of rape": what people say of themselves in the perfect."""
    at = walk.at + 1
    perfect = walk.items[walk.at].code == "H" and code_at(walk.items, at) == "V"
    return told(walk.items, at) if perfect and not walk.crossed else Government()


def _trigger(walk: _Walk) -> Government | None:
    """Read a verb without auxiliary; go on over nouns."""
    if code_at(walk.items, walk.at - 1) == "D" or _is_noun(walk.items, walk.at):
        return _skip(walk)  # "the monument to the murdered"
    if (home := lodged(walk.items, walk.at)).readings:
        return home._replace(strength=_strength(walk))
    found, stop = bare_verb(walk.items, walk.at)
    if found:
        hurt = accompanied(walk.items, walk.at).readings if _went_free(found) else ()
        found += tuple(reading for reading in hurt if reading == INJURED)
        if not any(outcome in HARM for reading in found for outcome in reading.outcomes):
            later = second_predicate(walk.items, walk.at)
            if later.readings:
                return later
        return Government(found, _strength(walk, ADJACENT - 0.5), walk.at)
    return _neutral(walk) if stop else _skip(walk)


def _is_noun(items: Row, at: int) -> bool:
    """True for a word that is no verb behind a preposition: "26 men named in annex B were shot"."""
    if code_at(items, at - 1) != "P" or items[at - 1].word == "to":
        return False
    return all(r.form == "base" or r.mode in {"counts", "acts"} for r in items[at].readings)


def _went_free(found: tuple[Reading, ...]) -> bool:
    """True for those who came away, who may yet be hurt: "got out with serious burns"."""
    return all(set(reading.outcomes) <= {"released", "displaced"} for reading in found)


def _verb(walk: _Walk) -> Government | None:
    """Stop at a verb that says nothing of harm, unless it only reports or describes."""
    code, after = walk.items[walk.at].code, code_at(walk.items, walk.at + 1)
    if after == "T" and walk.items[walk.at].word in word_list("reporting"):
        return _skip(walk)
    if gone(walk.items, walk.at, walk.phrase):
        return Government((DISPLACED,), _strength(walk), walk.at)
    if walk.items[walk.at].word in word_list("undergoing"):
        borne = undergone(walk.items, walk.at)
        if borne.readings:
            return borne
    if (code == "E" and after in "NG") or injuries(walk.items, walk.at) == walk.at + 1:
        return _skip(walk)  # "for broken bones"
    word = walk.items[walk.at].word
    shortened = code == "E" or word in _PARTICIPLES or word.endswith("ing")
    if shortened and after == "P" and not walk.crossed and _noun_ends(walk):
        walk.reduced = True
        return _skip(walk)
    if (lying := fallen(walk.items, walk.at, walk.phrase)).readings:
        return lying._replace(strength=_strength(walk))
    said = told(walk.items, walk.at)
    said = said if said.readings else accompanied(walk.items, walk.at)
    said = said if said.readings else second_predicate(walk.items, walk.at)
    return said if said.readings else _neutral(walk)


def _noun_ends(walk: _Walk) -> bool:
    """True right behind the phrase with its complement: "members of the crew", "pupils and their teachers"."""
    between = walk.items[walk.phrase.end : walk.at]
    return all(item.code in "oCDNG" for item in between)


_STEPS = {
    "(": _bracket,
    "-": _dash,
    "Q": _number,
    "I": _including,
    ",": _comma,
    "W": _relative,
    "S": _relative,
    "B": _auxiliary,
    "H": _auxiliary,
    "M": _auxiliary,
    "T": _trigger,
    "V": _verb,
    "E": _verb,
}


def _find(items: Row, at: int, code: str, reach: int) -> int:
    for ahead in range(at, min(len(items), at + reach)):
        if items[ahead].code == code:
            return ahead
    return -1
