"""Numbers without a noun that carry on what the sentence before spoke of.

"The dead lay in two rooms. In the first were five, in the other eight": the sentence before need
hold no number. What it speaks of is its topic; a number of the next sentence takes it where its own
clause says no more than where, how many, or who saw them. A topic of things ("All burned.") is for
things alone ("Thirty-one houses").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from onrecord.extract.grammar.clauses import CROSSING, described, verb_group
from onrecord.extract.grammar.draft import Draft, outcomes_of
from onrecord.extract.grammar.echoes import on_list, stated
from onrecord.extract.grammar.items import Item, code_at, itemise
from onrecord.extract.grammar.vocabulary import word_list
from onrecord.extract.grammar.wards import in_ward
from onrecord.model import HARM, Span

Row = Sequence[Item]
_FORMS = frozenset(("digits", "words", "one", "range", "vague"))
_THINGS = frozenset(("destroyed", "damaged"))
_STOPS = ".;:"
_VERBS = "VBHM"
_LATER = frozenset(("released", "identified", "convicted", "population"))
_NAMES = frozenset(("names", "entries"))
_LISTED = CROSSING + 0.1  # the strength of what a heading or a list over it says
_CARRYING = frozenset(("carried", "carry", "carrying", "bore", "took", "taken"))
_LONGEST = 5  # items of an entry's name with its comma
_PLACING = frozenset(("in", "at", "on", "from", "near", "outside", "inside", "by", "behind"))
_NEGATIONS = frozenset(("not", "no", "never", "nobody"))
_IN_ALL = frozenset(("altogether", "in all", "in total", "all told"))
_MANY = frozenset(
    ("they", "them", "those", "we", "us", "all", "everybody", "everyone", "everything", "many")
)


class Topic(NamedTuple):
    """What a sentence speaks of: what befell whom.

    `lists` is true where it speaks of a list of them, `numbered` where it says how many, `them` where "they"
    behind it are those it befell ("We buried them. They were eleven"), not those who did it; `asked` where it is
    about how many ("Nobody knows how many died").
    """

    outcomes: tuple[str, ...]
    groups: tuple[str, ...] = ("person",)
    lists: bool = False
    numbered: bool = False
    them: bool = False
    asked: bool = False


def carry_on(items: Row, found: Sequence[Draft], told: Callable[[], Topic | None]) -> None:
    """Give the bare numbers of a sentence the topic of the sentence before.

    Args:
        items: The sentence.
        found: Its drafts, in order; changed in place.
        told: Finds the topic; asked only where a number wants one.
    """
    wanting = [draft for draft in found if _wants(items, draft)]
    topic = told() if wanting else None
    last: Draft | None = None
    for draft in found if topic is not None else ():
        if last is not None and _listed(items, last, draft):
            draft.outcomes, draft.strength = last.outcomes, last.strength
            if draft.phrase.kind == "elided":
                draft.groups, last = last.groups, draft
        elif draft in wanting and topic is not None and _fits(items, draft, topic):
            _give(draft, topic._replace(outcomes=in_ward(_ahead(items, draft)) or topic.outcomes))
            last = draft if draft.phrase.kind == "elided" else None
        else:
            last = None
    for draft in found:
        if draft.whole in found and draft.whole is not None and not draft.outcomes:
            draft.outcomes = draft.whole.outcomes  # "61 names, nine of them women's"


def _wants(items: Row, draft: Draft) -> bool:
    told = draft.echo and code_at(items, draft.phrase.at - 1) != "H"  # "the bishop wrote of 200"
    stated = _open(draft) and (told or _stated(items, draft))
    if stated or _carried(items, draft) or _established(items, draft):
        return True
    return _open(draft) and (_says_little(items, draft) or _names(items, draft))


def _give(draft: Draft, topic: Topic) -> None:
    draft.outcomes = topic.outcomes
    draft.strength = _LISTED if topic.lists else CROSSING
    if draft.phrase.kind in {"none", "elided"}:
        draft.phrase.kind, draft.groups = "elided", topic.groups


def topic_of(text: str, sentence: Span, earlier: Sequence[Draft]) -> Topic | None:
    """Return what a sentence speaks of, or None.

    Args:
        text: The document's text.
        sentence: Its range.
        earlier: The figures before the place that asks, in order.
    """
    here = [d for d in earlier[-12:] if d.sentence == (sentence.start, sentence.end)]
    told = [d for d in here if set(d.outcomes) & set(HARM) and d.polarity != "hypothetical"]
    if told:
        whole = told[-1].whole
        last = whole if whole is not None and whole in told else told[-1]
        listed = last.strength == _LISTED
        return Topic(last.outcomes, last.groups or ("person",), listed, numbered=True)
    if here:
        return None
    items = itemise(text, sentence.start, sentence.end, (), ())
    topic = _spoken_of(items)
    if topic is None or not any(item.word == "how" for item in items):
        return topic
    return None if text[sentence.end - 1 : sentence.end] == "?" else topic._replace(asked=True)


def _established(items: Row, draft: Draft) -> bool:
    """True for "40 cases were verified", "the Group documented 40 men": what, a heading tells."""
    phrase, head = draft.phrase, draft.phrase.head
    counted = phrase.kind == "person" or (head is not None and head.word in {"cases", "instances"})
    if not counted or draft.outcomes or draft.whole or phrase.quantity.form not in _FORMS:
        return False
    told = phrase.at > 0 and items[phrase.at - 1].word in word_list("establishing")
    return told or _put_on_record(items[phrase.end : _clause_end(items, phrase.end)]) > 0


def _open(draft: Draft) -> bool:
    phrase = draft.phrase
    if draft.outcomes or draft.whole is not None or phrase.quantity.form not in _FORMS:
        return False
    listed = phrase.head is not None and phrase.head.word in _NAMES
    return phrase.kind == "elided" or listed or (phrase.kind == "thing" and not draft.marked)


def _fits(items: Row, draft: Draft, topic: Topic) -> bool:
    if draft.outcomes:  # "families had already carried four away"
        return topic.outcomes == ("killed",)
    things = set(topic.outcomes) <= _THINGS
    said = (draft.echo or _stated(items, draft)) and not on_list(items, draft)
    if (said and (things or topic.numbered)) or (topic.asked and not said):
        return False
    if topic.numbered and _alone(items, draft):
        return False
    if not topic.them and _they_were(items, draft.phrase.at):
        return False
    if not topic.lists and _entry(items, draft, _ahead(items, draft)):
        return False  # only under a heading
    if draft.phrase.kind in {"person", "none"}:
        return (topic.lists or on_list(items, draft)) and not things
    if draft.phrase.kind == "thing":
        return things and draft.phrase.groups == ["building"]
    if set(topic.outcomes) & _LATER:
        return False
    if things and code_at(items, draft.phrase.end - 1) == "R":
        return False  # "All burned. Eighty of us …"
    return not things or bool(set(topic.groups) & {"building", "settlement"})


def _says_little(items: Row, draft: Draft) -> bool:
    """True where the number's clause names a place, is there, or was seen, and no more."""
    phrase = draft.phrase
    ahead = _ahead(items, draft)
    start = phrase.at - len(ahead)
    if start and items[start - 1].word in {":", "."}:
        return False  # a label, or an abbreviation: "Exh. 31"
    if not start and phrase.quantity.form == "digits" and code_at(items, 1) == ".":
        return False  # the number of a paragraph
    follows = items[phrase.end].code in "VBH" if phrase.end < len(items) else False
    summed = phrase.end < len(items) and items[phrase.end].word in _IN_ALL
    if (
        not follows
        and not (summed and code_at(items, phrase.end + 1) in ",.;")
        and code_at(items, phrase.end) not in ",.;)C-"
        and not _located(items, phrase.end)
        and not (draft.additional and _timed(items, phrase.end))
        and not (ahead and ahead[-1].word in word_list("establishing"))
    ):
        return False
    behind = list(items[phrase.end : _clause_end(items, phrase.end)])
    placed = behind and behind[0].code == "B" and _located(items, phrase.end + 1)
    behind = behind[1 if placed else _put_on_record(behind) :]  # "740 are in a disused depot"
    if _same_fate(behind):
        return True
    if any(item.code in _VERBS or item.code == "E" or item.readings for item in behind):
        return False
    verbs = [at for at, item in enumerate(ahead) if item.code in _VERBS or _happens(item)]
    if not verbs:
        return _placed(ahead) or phrase.kind == "thing" or _entry(items, draft, ahead)
    return _there(ahead) or _perceived(ahead)


def _listed(items: Row, last: Draft, draft: Draft) -> bool:
    """True for what goes on a list, with a noun of its own under a heading alone."""
    if draft.outcomes or draft.phrase.quantity.form not in _FORMS:
        return False
    if not _open(draft) and (draft.phrase.kind != "person" or last.strength != _LISTED):
        return False
    return _goes_on(items, last, draft)


def _goes_on(items: Row, last: Draft, draft: Draft) -> bool:
    """True for the second of "in the first were five, in the other eight"."""
    between = items[last.phrase.end : draft.phrase.at]
    return code_at(between, 0) in ",;C" and _placed(between[1:]) and len(between) > 1


def _names(items: Row, draft: Draft) -> bool:
    """True for "It has 34 names", "There are nine names on it"."""
    head, at = draft.phrase.head, draft.phrase.at - 1
    if head is None or head.word not in _NAMES or at < 1:
        return False
    return items[at].code in "BH" or items[at].word in word_list("listing")


def _alone(items: Row, draft: Draft) -> bool:
    """True for a sentence that is a number and nothing else: of what, only a question tells."""
    return not draft.phrase.at and code_at(items, draft.phrase.end) == "."


def _entry(items: Row, draft: Draft, ahead: Row) -> bool:
    """True for "Varn, 24." or "Mill Lane nine;": a line of a list; "Room 24" is a name."""
    if ahead and ahead[-1].code != "," and draft.phrase.quantity.form == "digits":
        return False
    if not ahead or len(ahead) > _LONGEST or code_at(items, draft.phrase.end) not in ".;":
        return False
    words = ahead[:-1] if ahead[-1].code == "," else ahead
    return bool(words) and all(i.code in "NG" and i.capital for i in words)


def _ahead(items: Row, draft: Draft) -> Row:
    """Return what stands between the last stop and the number."""
    start = draft.phrase.at
    while start > 0 and items[start - 1].code not in _STOPS:
        start -= 1
    return items[start : draft.phrase.at]


def _located(items: Row, at: int) -> bool:
    """True for "in Brodna", "at the mill": a place, no time and no condition."""
    if at + 1 >= len(items) or items[at].word not in _PLACING:
        return False
    return items[at + 1].capital or code_at(items, at + 1) == "D"


def _timed(items: Row, at: int) -> bool:
    """True for "at dusk", "since noon", "in the night": a time alone."""
    if code_at(items, at) != "P":
        return False
    at += 1 + (code_at(items, at + 1) == "D")
    named = at < len(items) and items[at].word in word_list("times")
    return named and code_at(items, at + 1) in ".,;"


def _clause_end(items: Row, at: int) -> int:
    while at < len(items) and items[at].code not in _STOPS + ",C":
        at += 1
    return at


def _happens(item: Item) -> bool:
    return item.code == "E" or (
        item.code == "T" and bool(item.read("harms", "suffers", "subjects"))
    )


def _carried(items: Row, draft: Draft) -> bool:
    """True for "carried four away", of the living or of the dead."""
    if draft.outcomes != ("detained",) or not 0 <= draft.at < draft.phrase.at:
        return False
    return items[draft.at].word in _CARRYING and draft.phrase.kind == "elided"


def _put_on_record(behind: Row) -> int:
    """Return the length of "were documented", "have been reported": that they are told of."""
    at = 0
    while code_at(behind, at) in "BHA":
        at += 1
    return at + 1 if at and at < len(behind) and behind[at].word in word_list("establishing") else 0


def _same_fate(behind: Row) -> bool:
    """True for "went the same way", "shared their fate"."""
    words = " ".join(item.word for item in behind)
    return any(phrase in words for phrase in word_list("same_fate"))


def _placed(ahead: Row) -> bool:
    """True for nothing, or a place: "In the first hole four", "Four in Brodna"."""
    words = list(ahead)
    while words and words[0].code in ",CA":
        words = words[1:]
    if not words:
        return True
    words = words[:-1] if words[-1].code == "," else words  # "In Dol, 40 were recorded"
    comma = max((at for at, item in enumerate(words) if item.code == ","), default=-1)
    words = words[comma + 1 :]
    return bool(words) and words[0].code == "P" and all(i.code in "PDNGXAo" for i in words)


def _there(ahead: Row) -> bool:
    """True for "In the first were", "There were", "and in the other were"."""
    if not ahead or ahead[-1].code != "B":
        return False
    there = next((at for at, item in enumerate(ahead) if item.word == "there"), 0)
    if there and all(item.code in "HBMA" for item in ahead[there + 1 :]):
        return True  # "A sacristan told me there had been 15"
    if sum(i.code in _VERBS for i in ahead) > 1:
        return False
    before = ahead[:-1]
    if [item.word for item in before] == ["there"] or _they_were(ahead, len(ahead)):
        return True
    return bool(before) and _placed(before)


def _stated(items: Row, draft: Draft) -> bool:
    return code_at(items, draft.phrase.end) in ".,;" and stated(_ahead(items, draft))


def _they_were(items: Row, at: int) -> bool:
    """True for "They were eleven"."""
    return at == 2 and items[0].word == "they" and items[1].code == "B"


def _perceived(ahead: Row) -> bool:
    """True for "I myself saw", "In the first they found", "Father Ilian counted"."""
    last = len(ahead) - 1
    while last >= 0 and ahead[last].code == "A":
        last -= 1
    said = " ".join(item.word for item in ahead[-4:])
    if said.endswith(("counting at", "as far as", "counted to", "counted up to")):
        return True
    if last < 1 or ahead[last].word not in word_list("perceiving", "establishing"):
        return False
    return not any(i.code == "B" or _happens(i) for i in ahead[:last])


def _spoken_of(items: Row) -> Topic | None:
    """Return what a sentence without a number says befell several people or things."""
    lists = any(item.word in word_list("lists") for item in items)
    many = lists or any(item.word in _MANY or (item.groups and _plural(item)) for item in items)
    for at, item in enumerate(items):
        if item.code != "T":
            continue
        counted = item.read("counts") or (
            described(item) if items[at - 1].word in {"those", "of those"} else ()
        )
        after = items[at + 1] if at + 1 < len(items) else item
        noun = after.code not in "GN" and not (after.code == "T" and after.read("counts", "acts"))
        fate = verb_group(items, at + 1) if counted and after.code in "BH" else None
        if fate is not None and (met := outcomes_of(fate.readings[:1], "person")):
            return _topic(met, items, fate.at) or _topic(
                outcomes_of(counted[:1], "person"), items, at
            )
        if counted and noun and (lists or _plural(item) or item.word in {"dead", "wounded"}):
            topic = _topic(outcomes_of(counted[:1], "person"), items, at)
            return topic._replace(lists=lists) if topic else None
        counts = not any(other.groups[:1] == ("none",) for other in items[:at])
        happened = item.read("suffers", "harms") if many and counts else ()
        if happened and noun:
            things = _things(items)
            kind = "thing" if things or items[at - 1].word in {"all", "everything"} else "person"
            told = outcomes_of(happened[:1], kind) or outcomes_of(described(item), kind)
            topic = _topic(told, items, at, ("building",) if kind == "thing" else ("person",))
            borne = kind == "person" and (
                code_at(items, at - 1) == "B" or items[0].word in {"we", "i"}
            )
            return topic._replace(them=borne) if topic else None
    return None


def _things(items: Row) -> bool:
    """True where a sentence speaks of houses or villages, and not only of where: "behind the mill"."""
    for at, item in enumerate(items):
        if {"building", "settlement"} & set(item.groups):
            back = at - 1
            while back >= 0 and items[back].code in "DNE":
                back -= 1
            if code_at(items, back) != "P":
                return True
    return False


def _topic(
    outcomes: tuple[str, ...], items: Row, at: int, groups: tuple[str, ...] = ("person",)
) -> Topic | None:
    harm = tuple(outcome for outcome in outcomes if outcome in HARM)
    negated = max((k for k in range(at) if items[k].word in _NEGATIONS), default=-1)
    # "those who could not walk were shot" denies the walking alone
    denied = negated >= 0 and not any(item.code in "VEB" for item in items[negated:at])
    return Topic(harm, groups) if harm and not denied else None


def _plural(item: Item) -> bool:
    return item.word.endswith("s") or item.word in {"people", "men", "women", "children", "dead"}
