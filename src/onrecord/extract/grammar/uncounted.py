"""Numbers in a noun phrase that count nobody after all: ages, rates, places in a camp."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.injuries import hurt
from onrecord.extract.grammar.items import Item, code_at
from onrecord.extract.grammar.vocabulary import word_list

Row = Sequence[Item]
_ONE_PERSON = frozenset(
    ("boy", "girl", "man", "woman", "child", "son", "daughter", "policeman", "soldier", "baby",
     "brother", "sister", "mother", "father", "infant", "student", "nurse", "teacher", "widow")
)  # fmt: skip

_ONE = frozenset(("the", "a", "an", "his", "her", "my", "its", "their"))
_OLDEST = 110
_HOLDING = frozenset(("hold", "seat", "house", "accommodate", "carry", "shelter"))
_LIST = 8  # items of a list of those who tell
_AGED = frozenset(("he", "she", "i", "youngest", "oldest", "eldest"))


def counts_nobody(text: str, items: Row, phrase: CountPhrase) -> bool:
    """True for a number of things never counted as harmed, an age, a rate, a name."""
    if phrase.kind == "none" or _age(items, phrase) or _aged(items, phrase):
        return True
    if _no_count(text, items, phrase) or _left_behind(items, phrase) or _tellers(items, phrase):
        return True
    return _of_a_place(items, phrase) or _age_limit(text, items, phrase)


def _tellers(items: Row, phrase: CountPhrase) -> bool:
    """True for ", two residents and a driver told the agency", "said one rescuer": they only tell."""
    before = phrase.at - 1
    if phrase.kind != "person" or phrase.direct or before < 1:
        return False
    if items[before].word in word_list("telling"):
        return code_at(items, before - 1) == "," and code_at(items, phrase.end) in ",.:;"
    at = phrase.end
    while code_at(items, at) in "NGDCEo" and at < phrase.end + _LIST:
        at += 1
    told = at < len(items) and items[at].code != "B" and items[at].word in word_list("telling")
    own = at + 1 < len(items) and items[at + 1].word in {"that", "they", "of", "how", "being"}
    return told and not own and code_at(items, before) == ","


def _left_behind(items: Row, phrase: CountPhrase) -> bool:
    """True for "who leaves three daughters", "survived by two sons"; not for "leaving three dead"."""
    head, before = phrase.head, items[phrase.at - 1] if phrase.at else None
    if head is None or before is None or phrase.direct or phrase.post is not None:
        return False
    if before.word not in word_list("leaving") or code_at(items, phrase.end) in "TE":
        return False
    return head.word in word_list("dependants")


def _aged(items: Row, phrase: CountPhrase) -> bool:
    """True for "arrested the tailor, 61, and": an age beside one person."""
    at = phrase.at
    if phrase.kind != "elided" or phrase.quantity.form != "digits" or at < 3:
        return False
    noun = items[at - 2]
    one = noun.code in "NG" and not noun.word.endswith("s") and not noun.capital
    beside = code_at(items, at - 1) == "," and code_at(items, phrase.end) in ",.;)C"
    young = 0 < (phrase.quantity.best or 0) <= _OLDEST
    return one and beside and young and items[at - 3].word in _ONE


def counts_others(items: Row, phrase: CountPhrase) -> bool:
    """True for people who are not counted as harmed: a camp's places, a bus's passengers."""
    if _strength(items, phrase) or _capacity(items, phrase) or _aboard(items, phrase):
        return True
    if _left_over(items, phrase) or _of_force(items, phrase):
        return True
    return _we_were(items, phrase)


def _left_over(items: Row, phrase: CountPhrase) -> bool:
    """True for "of my street four are left": those whom it did not befall."""
    at = phrase.end
    if phrase.kind not in {"elided", "person"} or code_at(items, at) != "B":
        return False
    at += 1 + (code_at(items, at + 1) == "A")
    return at < len(items) and items[at].word == "left" and code_at(items, at + 1) in ".,;:)C"


def _of_a_place(items: Row, phrase: CountPhrase) -> bool:
    """True for "Dol, which numbers 300 houses": how large a place is."""
    at = phrase.at - 1
    sized = at > 0 and items[at].word in _SIZED and items[at - 1].word in {"which", "that"}
    return sized and code_at(items, phrase.end) in ".,;:)C"


_SIZED = frozenset(
    ("numbers", "numbered", "counts", "counted", "contains", "contained", "has", "had")
)


def _we_were(items: Row, phrase: CountPhrase) -> bool:
    """True for "We were forty", and no more said of all."""
    at = phrase.at - 1
    said = at > 0 and items[at].word in {"were", "are"} and items[at - 1].word == "we"
    return said and phrase.kind == "elided" and code_at(items, phrase.end) in ".,;:"


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
    one = one or (noun.code == "N" and _one_named(items, at - 2))
    if items[at - 1].code == "B":  # "My husband was 39."
        end = phrase.end + (code_at(items, phrase.end) == "A")  # "He is 81 now."
        return (one or noun.word in _AGED) and code_at(items, end) in ".,;C"
    return one and items[at - 1].code == "o"


def _one_named(items: Row, at: int) -> bool:
    """True for "a girl winder" up to `at`: one person, by an article and a noun for one."""
    back = at
    while back > 0 and items[back].code in "NG":
        back -= 1
    article = code_at(items, back) == "D" and items[back].word in {"a", "an"}
    return article and any(item.word in _ONE_PERSON for item in items[back:at])


def _age_limit(text: str, items: Row, phrase: CountPhrase) -> bool:
    """True for "half of them under 18", "were not yet 18": a bound on an age, not on a count."""
    quantity = phrase.quantity
    value = quantity.low if quantity.low is not None else quantity.high
    if phrase.kind != "elided" or phrase.direct or phrase.post is not None or (value or 0) > 100:
        return False
    if code_at(items, phrase.end) in "BHMT" or phrase.at == 0:
        return False
    before = items[phrase.at - 1]
    if before.word == "yet":
        return True
    bound = text[quantity.outer_start : quantity.start].split()[:1]
    limits = {"under", "over", "below", "above", "UNDER", "OVER"}
    return bool(limits & set(bound)) and before.code in "IBG"


def _no_count(text: str, items: Row, phrase: CountPhrase) -> bool:
    """True for a rate ("5,000 for every wounded"), a share of one body, a name ("Black Hundreds")."""
    quantity = phrase.quantity
    after = phrase.at + 1
    if phrase.head is not None and phrase.head.word.startswith("anti-"):
        return True  # "12,266 anti-personnel and 6,902 anti-tank mines"
    if [item.word for item in items[phrase.end : phrase.end + 3]] == ["at", "a", "time"]:
        return True  # "took 60 at a time"
    if _on_body(items, phrase) or _each(items, phrase) or _on_average(items, phrase):
        return True
    if _of_every(items, phrase) or _telegram(text, items, phrase) or spared(items, phrase):
        return True
    if code_at(items, after) == "P" and items[after].word == "for":
        return after + 1 < len(items) and items[after + 1].word in {"every", "each"}
    of = phrase.at > 1 and code_at(items, phrase.at - 1) == "o"
    if quantity.form == "percent" and of and items[phrase.at - 2].word in word_list("changes"):
        return True  # "an increase of 20 per cent"
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


def _on_average(items: Row, phrase: CountPhrase) -> bool:
    """True for the three of "killed 112, an average of three a day"."""
    at = phrase.at
    average = at > 1 and [item.word for item in items[at - 2 : at]] == ["average", "of"]
    times = {item.word for item in items[at + 1 : at + 3]} & word_list("times")
    return average and phrase.kind == "elided" and bool(times)


def _of_every(items: Row, phrase: CountPhrase) -> bool:
    """True for the ten of "of every ten detained, seven …": a rate."""
    at = phrase.at
    return at > 1 and items[at - 1].word == "every" and items[at - 2].word in {"of", "out of", "in"}


def _each(items: Row, phrase: CountPhrase) -> bool:
    """True for "buried them, ten to a cart": a rate."""
    at = phrase.end
    behind = [item.word for item in items[at : at + 2]]
    apart = phrase.kind == "elided" and code_at(items, phrase.at - 1) in ",-("
    return apart and len(behind) > 1 and behind[0] in {"to", "in"} and behind[1] in {"a", "each"}


def _on_body(items: Row, phrase: CountPhrase) -> bool:
    """True for "had at least one gunshot injury", "showed two fractures": of one body each."""
    head = phrase.head
    if head is None or not hurt(head) or phrase.at < 1:
        return False
    before = items[phrase.at - 1]
    return before.code == "H" or before.word in _SHOWING or before.word in word_list("undergoing")


_BODIES = frozenset(("population", "strength", "complement"))
_SHOWING = frozenset(("showed", "with"))


def spared(items: Row, phrase: CountPhrase) -> bool:
    """True for the three of "all but three of the houses burned": just those did not."""
    at = phrase.at
    return (
        at > 1 and items[at - 1].word in {"but", "save", "except"} and items[at - 2].word == "all"
    )


def _telegram(text: str, items: Row, phrase: CountPhrase) -> bool:
    """True for "YOUR 98 PARAGRAPH 2", "MY 44 OF YESTERDAY": the number of a telegram."""
    at = phrase.at
    if at < 1 or items[at - 1].word not in {"your", "my"} or phrase.quantity.form != "digits":
        return False
    if phrase.kind not in {"elided", "unknown"} or not text[items[at - 1].start].isupper():
        return False
    behind = items[at + 1].word if at + 1 < len(items) else ""
    return behind in {"paragraph", "para", "of", "refers", "repeated", ".", ""}


def _strength(items: Row, phrase: CountPhrase) -> bool:
    """True for "the Army of the North, 14,000 strong"."""
    behind = items[phrase.at + 1].word if phrase.at + 1 < len(items) else ""
    return behind == "strong"


def _of_force(items: Row, phrase: CountPhrase) -> bool:
    """True for "200 wounded, of a force of 2,000", "12 of a crew of 40"."""
    at = phrase.at
    if phrase.kind not in {"elided", "person"} or at < 5 or code_at(items, at - 1) != "o":
        return False
    body = items[at - 2].word in word_list("gathered") or items[at - 2].word in _BODIES
    from_it = items[at - 4].code == "o" or items[at - 4].word in {"from", "out of"}
    return body and code_at(items, at - 3) == "D" and from_it


def _capacity(items: Row, phrase: CountPhrase) -> bool:
    """True for "designed for 500 inmates", "the hall can hold 900 worshippers"."""
    at = phrase.at - 1
    if at > 0 and items[at].word in _HOLDING and items[at - 1].code == "M":
        return True
    if at < 1 or items[at].word != "for":
        return False
    at -= 1
    if code_at(items, at) == "X" and code_at(items, at - 1) == "P":
        at -= 2  # "built in 1978 for 600 inmates"
    return items[at].word in word_list("capacity")


def _aboard(items: Row, phrase: CountPhrase) -> bool:
    """True for "a bus with 44 refugees aboard": passengers, whatever they fled (LEDGER)."""
    fled = all(reading.outcomes == ("displaced",) for reading in phrase.direct)
    if not phrase.direct or not fled or phrase.post is not None:
        return False
    behind = {item.word for item in items[phrase.end : phrase.end + 3]}
    if any(item.read("suffers", "harms") for item in items[phrase.end : phrase.end + _LIST]):
        return False  # "23 refugees on board the ferry died"
    before = items[phrase.at - 1].word if phrase.at else ""
    return before in {"carrying", "transporting"} or bool(behind & {"aboard", "board"})
