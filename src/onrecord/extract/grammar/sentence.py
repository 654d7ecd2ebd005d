"""One sentence: its quantities → drafts of figures."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.clauses import (
    ADJACENT,
    CROSSING,
    NOTHING,
    RELATIVE,
    SIBLING,
    Government,
    Phrases,
    anaphora,
    code_at,
    relative,
)
from onrecord.extract.grammar.draft import Draft, combine, outcomes_of
from onrecord.extract.grammar.items import Item, itemise
from onrecord.extract.grammar.left import left
from onrecord.extract.grammar.parts import link_parts
from onrecord.extract.grammar.phrases import CountPhrase, count_phrases
from onrecord.extract.quantity import Quantity
from onrecord.extract.grammar.right import right
from onrecord.extract.grammar.tolls import TOLL, toll_before
from onrecord.extract.grammar.vocabulary import Reading, word_list
from onrecord.model import HARM, Span

_GATHERED = frozenset(
    ("group", "family", "crowd", "total", "column", "convoy", "party", "crew", "number", "maximum",
     "average", "minimum", "toll", "estimate", "figure", "groups", "garrison", "contingent", "force", "unit", "gang",
     "mob", "team", "delegation", "household")
)  # fmt: skip

_ONE_PERSON = frozenset(
    ("boy", "girl", "man", "woman", "child", "son", "daughter", "policeman", "soldier", "baby",
     "brother", "sister", "mother", "father", "infant", "student", "nurse", "teacher", "widow")
)  # fmt: skip

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
    items = itemise(text, sentence.start, sentence.end, quantities, masks)
    phrases = count_phrases(items)
    drafts = [_draft(text, sentence, masks, items, phrases, phrase) for phrase in phrases.values()]
    link_parts(items, drafts)
    _inherit(items, drafts)
    _wholes(drafts)
    things: Draft | None = None
    for draft in drafts:
        _fill_groups(draft, things)
        things = draft if draft.phrase.kind == "thing" else things
        draft.echo = _echoes(items, draft)
        draft.spot = items[draft.at].start if 0 <= draft.at < len(items) else -1
    return drafts


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
    if phrase.kind == "none" or _age(items, phrase) or _no_count(text, items, phrase):
        phrase.kind = "none"
        return draft
    kind = _likely_kind(phrases, phrase)
    if _capacity(items, phrase) or _aboard(items, phrase):
        draft.outcomes = ("other",)
        return draft
    inside = outcomes_of(phrase.direct, kind)
    found = _govern(text, sentence, masks, items, phrases, phrase)
    if phrase.of_them and found.strength in {CROSSING, SIBLING}:
        found = Government()  # "three officers among them, and several surrendered"
    if not found.readings and not inside and phrase.kind == "person":
        found = anaphora(items, phrase) if not found.groups else found
    behind = outcomes_of(phrase.behind, kind)
    if behind:
        main = (
            found if found.strength >= ADJACENT and found.at > (phrase.post or 0) else Government()
        )
        inside = combine(inside, behind, before=bool(phrase.pre))
        inside = combine(inside, outcomes_of(main.readings, kind), before=False)
        found = Government(tuple(phrase.behind), ADJACENT + 0.9, max(phrase.post or 0, main.at))
        governing: tuple[str, ...] = ()
    elif (
        inside
        and found.strength <= SIBLING
        and not (found.strength == RELATIVE and set(inside) <= {"detained", "displaced"})
    ):
        governing = ()
    else:
        governing = outcomes_of(found.readings, kind)
    draft.outcomes = combine(inside, governing, before=bool(phrase.pre))
    draft.toll = found.strength == TOLL
    draft.strength = max(found.strength, ADJACENT + 0.8 if inside else NOTHING)
    draft.at = found.at if found.readings else phrase.at
    if found.groups:
        narrowed = [group for group in found.groups if group not in draft.groups]
        draft.groups = (*draft.groups, *narrowed)
    if found.neutral and not inside:
        draft.strength = -1.0
    if phrase.kind in {"incident", "grave"}:
        draft.outcomes = ("other",)  # counted, and no harm to anybody (LEDGER)
    draft.severity = _severity(items, phrase, draft)
    return draft


def _age(items: Row, phrase: CountPhrase) -> bool:
    """True for "a boy of 8", "my husband was 39", and for "members of one household"."""
    at = phrase.at
    if at < 2 or (phrase.kind != "elided" and phrase.quantity.form != "one"):
        return False
    if phrase.quantity.form == "one" and items[at - 1].code == "o":
        return not items[at - 2].read("acts")
    if phrase.kind != "elided":
        return False
    noun = items[at - 2]
    one = noun.code == "G" and noun.word in _ONE_PERSON
    if items[at - 1].code == "B":  # "My husband was 39."
        return (one or noun.word in {"he", "she", "i"}) and code_at(items, phrase.end) in ".,;C"
    return one and items[at - 1].code == "o"


def _no_count(text: str, items: Row, phrase: CountPhrase) -> bool:
    """True for a rate ("5,000 for every wounded"), a share of one body, a name ("Black Hundreds")."""
    quantity = phrase.quantity
    after = phrase.at + 1
    if code_at(items, after) == "P" and items[after].word == "for":
        return after + 1 < len(items) and items[after + 1].word in {"every", "each"}
    if quantity.form in {"percent", "fraction"} and phrase.head is not None:
        return phrase.head.word in {"body", "skin", "face"}
    if quantity.form == "vague" and phrase.at > 0:
        before = items[phrase.at - 1]
        return (
            text[quantity.start].isupper()
            and before.capital
            and not text[quantity.end - 1].isupper()
        )
    return False


def _capacity(items: Row, phrase: CountPhrase) -> bool:
    """True for "designed for 500 inmates"."""
    at = phrase.at
    return at > 1 and items[at - 1].word == "for" and items[at - 2].word in word_list("capacity")


def _aboard(items: Row, phrase: CountPhrase) -> bool:
    """True for "a bus with 44 refugees aboard": passengers, whatever they fled (LEDGER)."""
    fled = all(reading.outcomes == ("displaced",) for reading in phrase.direct)
    if not phrase.direct or not fled or phrase.post is not None:
        return False
    behind = {item.word for item in items[phrase.end : phrase.end + 3]}
    before = items[phrase.at - 1].word if phrase.at else ""
    return before in {"carrying", "transporting"} or bool(behind & {"aboard", "board"})


def _likely_kind(phrases: Phrases, phrase: CountPhrase) -> str:
    """Return the phrase's kind; without a noun, things where things were counted just before."""
    if phrase.kind != "elided":
        return phrase.kind
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
    toll = toll_before(text, sentence.start, phrase.quantity.outer_start, masks)
    if toll is not None and phrase.post is None:
        return toll
    from_left = left(items, phrases, phrase)
    settled = _population(items, phrase)
    if settled is not None:
        return settled
    if from_left.strength >= ADJACENT and from_left.readings:
        behind = right(items, phrases, phrase) if items[from_left.at].read("acts") else None
        if behind and behind.readings and {"identified"} & set(behind.readings[0].outcomes):
            return Government(
                (*from_left.readings, *behind.readings), from_left.strength, from_left.at
            )
        return from_left
    if not _may_be_subject(items, phrase):
        if from_left.readings:
            return from_left
        found = relative(items, phrase)
        return found if found.readings else Government(strength=-1.0)
    from_right = right(items, phrases, phrase)
    if from_right.strength >= from_left.strength or from_right.groups:
        return from_right
    return from_left


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
        return items[at].word in {"as", "following", "about"}
    if at >= 0 and code == "o":
        if items[at - 1].word in {"all", "each", "some", "most", "any", "half"}:
            return True
        return items[at - 1].word in _GATHERED or items[at - 1].word.rstrip("s") in _GATHERED
    if code in ",C":
        before = max((p for p in (at - 1,) if p >= 0), default=-1)
        del before
    return True


def _severity(items: Row, phrase: CountPhrase, draft: Draft) -> str | None:
    words = word_list("severity")
    near = range(phrase.at + 1, phrase.end)
    if draft.at >= 0 and draft.at != phrase.at:
        near = range(max(0, draft.at - 2), draft.at + 1)
        if "orphaned" in draft.outcomes:
            word = items[draft.at].word
            for verb in ("lost ", "losing ", "lose ", "without "):
                if verb in word:
                    return word.split(verb, 1)[1]
    return next((items[at].word for at in near if items[at].word in words), None)


def _inherit(items: Row, drafts: list[Draft]) -> None:
    """Give a part its whole's outcome, and a gap its neighbour's: "41 in Varn, 12 in Sorrel"."""
    for index, draft in enumerate(drafts):
        if draft.phrase.kind == "none":
            continue
        whole = draft.whole
        if whole is not None and not draft.outcomes and whole.outcomes and whole is not draft:
            draft.outcomes = tuple(o for o in whole.outcomes if o != "other") or whole.outcomes
            draft.strength = SIBLING
            draft.severity = draft.severity or whole.severity
        if draft.outcomes or not index:
            continue
        before = drafts[index - 1]
        between = items[before.phrase.end : draft.phrase.at]
        if before.toll and between and all(item.code in ",C" for item in between):
            draft.outcomes, draft.strength, draft.toll = before.outcomes, 1.0, True
        elif before.outcomes and draft.phrase.kind == "elided" and _gapped(items, before, draft):
            draft.outcomes = before.outcomes
            draft.strength = 1.0
            if draft.phrase.kind == "elided" and before.phrase.kind == "thing":
                draft.groups = before.groups
            if before.marked and before.phrase.end >= draft.phrase.at - 3:
                draft.whole, draft.wants, draft.marked = before.whole, before.wants, before.marked


def _wholes(drafts: list[Draft]) -> None:
    """The whole of a share ("47 of the 60 houses") is a figure too (LEDGER)."""
    for draft in drafts:
        whole = draft.whole
        if whole is None or draft.phrase.share_of != whole.phrase.at or not draft.outcomes:
            continue
        if draft.phrase.every:
            whole.outcomes = draft.outcomes  # "every one of the 19 houses was burned"
        whole.outcomes = whole.outcomes or ("other",)


def _gapped(items: Row, before: Draft, draft: Draft) -> bool:
    at = draft.phrase.at - 1
    while code_at(items, at) in "DA" and at >= 0:
        at -= 1
    end = draft.phrase.end
    if code_at(items, end) in "MB" and code_at(items, end + 1) in ",.;":  # "thirty did"
        return True
    if code_at(items, at) in "NXG":  # ", in Sellek 12"
        prepositions = 0
        while code_at(items, at) in "NGXDoP" and at >= 0:
            prepositions += items[at].code == "P"
            at -= 1
        if not prepositions:
            return False
    elif draft.strength < 0:
        return False
    while code_at(items, at) in "DA" and at >= 0:
        at -= 1
    if code_at(items, at) not in ",C;":
        return False
    if code_at(items, end) not in "P,.;C(" and not draft.phrase.elided_more:
        return False
    if any(item.code in "VS" for item in items[before.phrase.end : draft.phrase.at]):
        return False
    form = draft.phrase.quantity.form
    return form != "nought" and (form != "one" or code_at(items, end) == "P")


def _echoes(items: Row, draft: Draft) -> bool:
    """True where a bare number repeats what was counted before: "the union says 350"."""
    if draft.outcomes or draft.phrase.kind != "elided" or draft.phrase.at < 1:
        return False
    before = items[draft.phrase.at - 1].word
    return before in word_list("echoing") and code_at(items, draft.phrase.end) in ".,;)C"


def _fill_groups(draft: Draft, before: Draft | None) -> None:
    """Settle the group: the noun's, else what the outcome can only be about, else person.

    `before` is the last draft of the sentence that counts things, or None.
    """
    phrase = draft.phrase
    whole = draft.whole
    groups = [g for g in draft.groups if g not in {"none", "grave"}]
    if "child" in groups and "person" in groups:
        groups.remove("person")
    if not groups and phrase.kind in {"elided", "unknown"}:
        orphans = draft.outcomes == ("orphaned",)
        things = set(draft.outcomes) <= {"destroyed", "damaged", "occupied"} and draft.outcomes
        if things:
            groups = list(before.groups) if before is not None else ["building"]
        elif orphans:
            groups = ["child"]
        elif (
            whole is not None
            and whole.groups
            and set(whole.groups) & {"building", "settlement", "country", "state"}
        ):
            groups = list(whole.groups)
        else:
            groups = ["person"]
    if phrase.kind == "grave":
        groups = ["other"]
    draft.groups = tuple(groups)


def harmful(draft: Draft) -> bool:
    """True when the draft has an outcome of harm."""
    return any(outcome in HARM for outcome in draft.outcomes)
