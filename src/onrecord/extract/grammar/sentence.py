"""One sentence: its quantities → drafts of figures."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.actors import perpetrator
from onrecord.extract.grammar.clauses import (
    ADJACENT,
    CROSSING,
    NOTHING,
    RELATIVE,
    SIBLING,
    Government,
    Phrases,
    described,
    stay,
)
from onrecord.extract.grammar.company import in_company, of_our_own, take_noun_before
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.draft import Draft, combine, outcomes_of
from onrecord.extract.grammar.items import Item, code_at, itemise
from onrecord.extract.grammar.left import left
from onrecord.extract.grammar.moves import mark_moves
from onrecord.extract.grammar.nouns import whole_of_share
from onrecord.extract.grammar.openings import link_wholes
from onrecord.extract.grammar.overrules import came, cases_of, freed, outdone, outlived, overruled
from onrecord.extract.grammar.parts import link_parts
from onrecord.extract.grammar.phrases import count_phrases
from onrecord.extract.grammar.relatives import anaphora, relative
from onrecord.extract.grammar.right import right
from onrecord.extract.grammar.settle import settle
from onrecord.extract.grammar.tolls import TOLL, toll_before
from onrecord.extract.grammar.traits import mark_traits
from onrecord.extract.grammar.uncounted import counts_nobody, counts_others, spared
from onrecord.extract.grammar.vocabulary import Reading, word_list
from onrecord.extract.grammar.wards import mark_admissions
from onrecord.extract.numbers.quantity import Quantity
from onrecord.model import Span

_GATHERED = frozenset(
    ("group", "family", "crowd", "total", "column", "convoy", "party", "crew", "number", "maximum",
     "average", "minimum", "toll", "estimate", "figure", "groups", "garrison", "contingent", "force", "unit", "gang",
     "mob", "team", "delegation", "household")
)  # fmt: skip

_DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "then",
     "now", "yesterday", "tonight", "tomorrow", "once")
)  # fmt: skip

_OF_PERSONS = frozenset(("killed", "injured", "detained", "tortured", "sexually_assaulted"))

_HELD = ("detained",)

Row = Sequence[Item]


def read_sentence(
    text: str, sentence: Span, quantities: Sequence[Quantity], masks: Sequence[Span]
) -> list[Draft]:
    """Return the drafts of a sentence's figures, also of those that got no outcome yet.

    Args:
        text: The document's text.
        sentence: The range of the sentence.
        quantities: The quantities in it, in order.
        masks: Ranges whose numbers count nothing.
    """
    return read_row(text, sentence, quantities, masks)[1]


def read_row(
    text: str, sentence: Span, quantities: Sequence[Quantity], masks: Sequence[Span]
) -> tuple[Row, list[Draft]]:
    """Return a sentence as a row of items, and the drafts of its figures.

    Args:
        text: The document's text.
        sentence: The range of the sentence.
        quantities: The quantities in it, in order.
        masks: Ranges whose numbers count nothing.
    """
    items = itemise(text, sentence.start, sentence.end, quantities, masks)
    mark_moves(items)
    phrases = count_phrases(items)
    drafts = [_draft(text, sentence, masks, items, phrases, phrase) for phrase in phrases.values()]
    link_parts(items, drafts)
    link_wholes(items, drafts)
    settle(items, drafts)
    mark_traits(items, drafts)
    mark_admissions(text, items, drafts)
    for draft in drafts:
        draft.spot = items[draft.at].start if 0 <= draft.at < len(items) else -1
        draft.actor = perpetrator(text, items, draft)
    return items, drafts


def _draft(
    text: str,
    sentence: Span,
    masks: Sequence[Span],
    items: Row,
    phrases: Phrases,
    phrase: CountPhrase,
) -> Draft:
    draft = Draft(phrase, sentence)
    draft.additional = draft.additional or phrase.elided_more
    if _known(text, items, phrases, draft):
        return draft
    _others(items, phrases, phrase)
    take_noun_before(items, phrase)
    kind = _likely_kind(phrases, phrase)
    if counts_others(items, phrase):
        draft.outcomes = ("other",)
        return draft
    found = overruled(text, items, phrase, _govern(text, sentence, masks, items, phrases, phrase))
    found = _decide(items, draft, kind, found)
    draft.toll = found.strength == TOLL
    draft.at = found.at if found.readings else phrase.at
    draft.predicate_groups = found.groups
    if found.groups:
        narrowed = [group for group in found.groups if group not in draft.groups]
        draft.groups = (*draft.groups, *narrowed)
    if draft.outcomes == ("displaced",) and came(items, phrase, found):
        draft.outcomes = ()
    if phrase.kind in {"incident", "grave"}:
        draft.outcomes = ("other",)  # counted, and no harm to anybody (LEDGER)
    survived = phrase.head is not None and phrase.head.word == "survivors"
    if survived and draft.outcomes == _HELD and draft.at < phrase.at:
        draft.outcomes = ("released",)  # "the coastguard picked up 32 survivors"
    draft.severity = _severity(items, phrase, draft)
    return draft


def _known(text: str, items: Row, phrases: Phrases, draft: Draft) -> bool:
    """Settle a draft that needs no look at its predicate: cases of something, nobody counted."""
    phrase = draft.phrase
    cases = cases_of(items, phrase)
    if cases.readings:
        draft.outcomes, draft.strength = cases.readings[0].outcomes, cases.strength
        draft.groups, draft.at, phrase.kind = ("person",), cases.at, "person"
        return True
    if spared(items, phrase) and freed(found := right(items, phrases, phrase)):
        draft.outcomes = ("killed",) if outlived(items, found) else ("detained",)
        draft.strength = CROSSING
        return True
    if counts_nobody(text, items, phrase):
        phrase.kind = "none"
        return True
    return False


def _decide(items: Row, draft: Draft, kind: str, found: Government) -> Government:
    """Set the outcomes and their strength from the phrase and what governs it; return that."""
    phrase = draft.phrase
    inside = outcomes_of(phrase.direct, kind)
    if not found.readings and not inside and phrase.kind == "person":
        found = anaphora(items, phrase) if not found.groups else found
    behind = outcomes_of(phrase.behind, kind)
    if outdone(phrase, behind, found):
        behind = ()
    governing: tuple[str, ...] = ()
    if behind:
        least = (
            CROSSING if phrase.of_those else ADJACENT - 0.5
        )  # "of those freed said they were hurt"
        late = found.strength >= least and found.at > (phrase.post or 0)
        main = found if late else Government()
        inside = combine(inside, behind, before=bool(phrase.pre))
        inside = combine(inside, outcomes_of(main.readings, kind), before=False)
        found = Government(tuple(phrase.behind), ADJACENT + 0.9, max(phrase.post or 0, main.at))
    elif (
        not inside
        or found.strength > SIBLING
        or (found.strength == RELATIVE and set(inside) <= {"detained", "displaced"})
    ):
        governing = outcomes_of(found.readings, kind) or _destroyed(found, draft)
        if found.readings and kind != "thing" and items[found.at].word == "gone":
            governing = () if governing == ("destroyed",) else governing  # "six were gone by noon"
            governing = ("killed",) if of_our_own(items, phrase) else governing
    draft.outcomes = combine(inside, governing, before=bool(phrase.pre), of_those=phrase.of_those)
    draft.strength = max(found.strength, ADJACENT + 0.8 if inside else NOTHING)
    if found.neutral and not inside:
        draft.strength = -1.0
    return found


def _destroyed(found: Government, draft: Draft) -> tuple[str, ...]:
    """Read "destroyed 120 enemy personnel": fighters are destroyed only in the sense of killed."""
    fighters = bool({"soldier", "combatant"} & set(draft.groups))
    destroyed = any(r == Reading(("destroyed",), r.mode, r.form) for r in found.readings)
    if found.strength < ADJACENT:
        return ()
    if draft.phrase.kind == "elided":
        return outcomes_of(found.readings, "elided")  # "burned forty shops, killed six"
    return ("killed",) if fighters and destroyed else ()


def _others(items: Row, phrases: Phrases, phrase: CountPhrase) -> None:
    """Read "destroyed 61 houses and damaged 140 others": more of what was counted just before."""
    if phrase.head is None or phrase.head.word != "others":
        return
    before = [p for p in phrases.values() if p.at < phrase.at and p.kind in {"person", "thing"}]
    done = {o for r in items[phrase.at - 1].readings for o in r.outcomes}
    people = done and done.isdisjoint(("destroyed", "damaged"))  # "burned 9 mills, freed 12 others"
    if before and before[-1].kind == "thing" and not people:
        phrase.kind, phrase.groups = "thing", list(before[-1].groups)


def _likely_kind(phrases: Phrases, phrase: CountPhrase) -> str:
    """Return the phrase's kind; without a noun, things where things were counted just before."""
    if phrase.kind != "elided":
        return phrase.kind
    if any(set(reading.outcomes) <= _OF_PERSONS for reading in phrase.behind):
        return "elided"  # "twenty homes were hit and seven killed in them"
    before = [p for p in phrases.values() if p.at < phrase.at and p.kind in {"person", "thing"}]
    return "thing" if before and before[-1].kind == "thing" else "elided"


def _govern(
    text: str,
    sentence: Span,
    masks: Sequence[Span],
    items: Row,
    phrases: Phrases,
    phrase: CountPhrase,
) -> Government:
    if _excepted(items, phrase.at) and (apart := relative(items, phrase)).readings:
        return apart._replace(strength=ADJACENT)
    closed = phrase.kind == "elided" and code_at(items, phrase.end) in ".,;:)CA"
    begin = phrase.quantity.outer_start
    toll = toll_before(text, sentence.start, begin, masks, closed=closed) or _toll_behind(
        items, phrase
    )
    if toll is not None and phrase.post is None:
        return toll
    if code_at(items, phrase.at - 1) == "H" and phrase.kind in {"elided", "person"}:
        where = stay(items, phrase.end)  # "we have 90 in the wards"
        if where.readings:
            return where
    from_left = left(items, phrases, phrase)
    settled = _population(items, phrase)
    if settled is not None:
        return settled
    if from_left.strength >= ADJACENT and from_left.readings:
        return _of_names(items, phrases, phrase, from_left)
    if not _may_be_subject(items, phrase):
        if from_left.readings:
            return from_left
        found = relative(items, phrase)
        return found if found.readings else Government(strength=-1.0)
    if from_left.readings and _clause_ends(items, phrases, phrase.end):
        return from_left
    from_right = right(items, phrases, phrase)
    if from_left.readings and not outcomes_of(from_right.readings, phrase.kind):
        return from_right if from_right.groups else from_left
    if from_right.strength >= from_left.strength or from_right.groups:
        return from_right
    return from_left


def _clause_ends(items: Row, phrases: Phrases, at: int) -> bool:
    """True before a clause of another number: "hit nine schools and two mills, and 60 people fled"."""
    if code_at(items, at) != "," or code_at(items, at + 1) != "C":
        return False
    at += 2
    while code_at(items, at) in "DA":
        at += 1
    other = phrases.get(at)
    return other is not None and (other.post is not None or code_at(items, other.end) in "BHMT")


def _excepted(items: Row, at: int) -> bool:
    """True for "came home, save two who were never found"."""
    at -= 1
    if at > 0 and items[at].word in {"for", "from"}:
        at -= 1
    return at > 0 and items[at].word in word_list("excepting")


def _toll_behind(items: Row, phrase: CountPhrase) -> Government | None:
    """Read "gave 61 as the number of the dead", "the number 114 for the dead of Garn"."""
    at = phrase.end
    if phrase.kind != "elided" or at >= len(items):
        return None
    if items[at].code == "D" and items[phrase.at - 1].word in {"to", "at"}:
        at -= 1  # "bringing to 31 the number of people killed"
    elif items[at].code == "B" and code_at(items, at + 1) == "D":
        pass  # "eighty is the number of the dead"
    elif items[at].word not in {"as", "for"}:
        return None
    counted = items[at].word == "for"
    for ahead in range(at + 1, min(len(items), at + 7)):
        item = items[ahead]
        counted = counted or item.word in word_list("numbers")
        if item.code == "T" and items[ahead - 1].code in "DoGI":
            told = item.read("counts") or described(item)
            return Government(told, TOLL, ahead) if counted and told else None
        if item.code not in "DoNG" and not item.word.startswith("of "):
            break
    return None


def _of_names(items: Row, phrases: Phrases, phrase: CountPhrase, found: Government) -> Government:
    """Read what says more than the noun with *of*: "the names of 402 detainees", "remains … identified"."""
    if not items[found.at].read("acts"):
        return found
    if items[found.at].word.startswith("name"):
        behind = relative(items, phrase)
        return behind if behind.readings or phrase.direct else found
    behind = right(items, phrases, phrase)
    named = any("identified" in reading.outcomes for reading in behind.readings)
    named = named and not any(phrase.at < other <= behind.at for other in phrases)
    return behind._replace(strength=found.strength) if named else found


def _population(items: Row, phrase: CountPhrase) -> Government | None:
    """Read "a town of 7,000 inhabitants", "had 7,000 residents"."""
    if phrase.post is not None or phrase.kind not in {"person", "elided"}:
        return None
    at = phrase.at - 1
    while code_at(items, at) in "DA" and at >= 0:
        at -= 1
    town = code_at(items, at) == "o" and items[at - 1].groups[:1] == ("settlement",)
    had = "resident" in phrase.groups and code_at(items, at) == "H"
    counted = phrase.kind == "elided" or items[phrase.end - 1].word in {
        "inhabitants",
        "residents",
        "people",
        "souls",
        "persons",
    }
    if counted and (town or had) and code_at(items, phrase.end) not in "BT":
        return Government((Reading(("population",), "subjects"),), ADJACENT, at)
    return None


def _may_be_subject(items: Row, phrase: CountPhrase) -> bool:
    """False behind a preposition, where a phrase is no subject: "by 3 gunmen", "in 2 villages"."""
    at = phrase.at - 1
    while code_at(items, at) in "DA\"'" and at >= 0:
        at -= 1
    code = code_at(items, at)
    if at >= 0 and code == "P":
        if any(item.word in _DAYS for item in items[at + 1 : phrase.at]):
            return True  # "On Sunday three monks were hanged", "By the Friday nine were dead"
        if " " in items[at + 1].word and items[at + 1].code == "A":
            return True  # "Up to this day 298 have come back"
        if items[at].word in {"out", "off"}:
            return code_at(items, at - 1) in "NV"  # "of the forty who set out six were dead"
        return items[at].word in {"as", "following", "about"} or in_company(items, phrase)
    if at >= 0 and code == "o":
        if items[at - 1].word in word_list("crowds") and _governed(items, at - 2):
            return False  # "fired on a crowd of 2,000"
        if items[at - 1].word in {"all", "each", "some", "most", "any", "half", "as"}:
            return True  # "all of its 40 houses"; "as of today 41 people"
        if whole_of_share(items, phrase.at):
            return False  # "seventeen of the crew of 97 drowned"
        return items[at - 1].word in _GATHERED or items[at - 1].word.rstrip("s") in _GATHERED
    return True


def _governed(items: Row, at: int) -> bool:
    """True where a preposition stands before a noun whose words end at `at`."""
    while at > 0 and items[at].code in "DNE":
        at -= 1
    return code_at(items, at) == "P" and items[at].word not in {"as", "following", "about"}


def _severity(items: Row, phrase: CountPhrase, draft: Draft) -> str | None:
    words = word_list("severity")
    reach = phrase.end + 1 if phrase.of_them else phrase.end  # "87 of them severely"
    near = range(phrase.at + 1, min(len(items), reach))
    if draft.at >= 0 and draft.at != phrase.at:
        near = range(max(0, draft.at - 2), draft.at + 1)
        if "orphaned" in draft.outcomes:
            word = items[draft.at].word
            for verb in ("lost ", "losing ", "lose ", "without "):
                if verb in word:
                    return word.split(verb, 1)[1]
    return next((items[at].word for at in near if items[at].word in words), None)
