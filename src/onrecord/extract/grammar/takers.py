"""Verbs whose subject or goal says what they mean: the fever took, the grave held, the list names."""

from __future__ import annotations

from onrecord.extract.grammar.clauses import (
    ADJACENT,
    Government,
    Row,
    described,
    stay,
)
from onrecord.extract.grammar.confined import taken
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import code_at
from onrecord.extract.grammar.vocabulary import Reading, place_outcomes, word_list

_KEEPING = frozenset(("hold", "holds", "held", "holding", "keep", "keeps", "kept", "keeping"))
_LISTING = frozenset(
    ("lists", "listed", "holds", "held", "contains", "contained", "bears", "bore", "names", "carries", "shows",
     "has", "numbers", "records", "enters", "gives")
)  # fmt: skip
_HOLDING = frozenset(
    ("held", "holds", "contained", "contains", "yielded", "yields", "hid", "concealed", "houses")
)
_HOUSING = frozenset(("house", "houses", "hold", "holds", "held"))
_KEPT = frozenset(("names", "name", "records", "files", "entries", "cases"))


def of_taking(items: Row, at: int, phrase: CountPhrase) -> Government:
    """Read verbs whose subject or goal says what they mean: the fever, the hospital took 40."""
    if phrase.kind not in {"person", "elided"} or items[at].code not in "TVNHEPG":
        return Government()
    if (told := _on_list(items, at)).readings:
        return told
    word = items[at].word
    goal = items[phrase.words_end].word if phrase.words_end < len(items) else ""
    if taken(items, at, phrase) and goal not in {"to", "into"}:
        return Government((Reading(("detained",), "harms", "past"),), ADJACENT, at)
    if items[at].code == "P" and at:
        at -= 1
        word = f"{items[at].word} {word}"
    if word in word_list("carrying_off"):
        fighters = {"combatant", "soldier"} & set(phrase.groups)
        force = not word_list("actors").isdisjoint(item.word for item in items[:at])
        if carried_off(items, at) or ((fighters or force) and word.endswith(" for")):
            return Government((Reading(("killed",), "harms", "past"),), ADJACENT, at)
    if not keeps_record(items, at, phrase) and (befell := _held_by(items, at, word)):
        return Government((Reading((befell,), "harms", "past"),), ADJACENT, at)
    if word in {"lay", "lie", "lies"} and items[0].code == "P":
        return _lay_there(items, at, phrase)
    if word in word_list("moving") and goal not in {"to", "into"} and _mourned(items, at, phrase):
        return Government((Reading(("killed",), "harms", "past"),), ADJACENT, at)
    if word in word_list("moving") and goal in {"to", "into"}:
        return stay(items, phrase.words_end)._replace(at=at)
    return Government()


def _held_by(items: Row, at: int, word: str) -> str:
    """Return what the place says that is the subject: a hospital took in, a camp houses, a pit held."""
    if (word in _HOLDING or word in word_list("taking_in")) and _grave(items, at):
        return "killed"
    if word in word_list("taking_in") and _hospital(items, at):
        return "injured"
    return "displaced" if word in _HOUSING and _camp(items, at) else ""


def _on_list(items: Row, at: int) -> Government:
    """Read "the register of the missing holds 912 names", "the roll of the dead lists 41 men"."""
    if items[at].word not in _LISTING:
        return Government()
    told: tuple[Reading, ...] = ()
    where = -1
    for back in range(at - 1, max(-1, at - 14), -1):
        item = items[back]
        if item.code == "T" and (named := item.read("counts") or described(item)):
            told, where = named, back
        if item.word in word_list("lists"):
            return Government(told, ADJACENT, where) if told else Government()
        if item.code not in "NGDPoEATXCV,":
            break
    return Government()


def keeps_record(items: Row, at: int, phrase: CountPhrase) -> bool:
    """True for "we hold 209 names": a list is kept, nobody is."""
    behind = items[phrase.at + 1].word if phrase.at + 1 < len(items) else ""
    return items[at].word in _KEEPING and behind.partition(" ")[0] in _KEPT


def _lay_there(items: Row, at: int, phrase: CountPhrase) -> Government:
    """Read "in the second grave lay eighteen", "at the hospital lay 86", "along the road lay nine men"."""
    where = {place_outcomes().get(item.word) for item in items[:at]} - {None, "displaced"}
    if any(item.code in "Q,TV" for item in items[:at]) or "detained" in where:
        return Government()
    if phrase.kind != "person" and not where:
        return Government()
    told = "injured" if "injured" in where else "killed"
    return Government((Reading((told,), "suffers", "past"),), ADJACENT, at)


def _grave(items: Row, at: int) -> bool:
    """True where the subject is a grave or a mortuary: "the second pit held twenty-nine"."""
    for back in range(at - 1, max(-1, at - 6), -1):
        item = items[back]
        if place_outcomes().get(item.word) == "killed" or item.groups[:1] == ("grave",):
            return code_at(items, back - 1) not in "Po"
        if item.code not in "NAXPDGE":
            return False
    return False


def _mourned(items: Row, at: int, phrase: CountPhrase) -> bool:
    """True for "families had already carried six away": who is carried off by kin is dead."""
    kin = word_list("kinsfolk")
    near = items[max(0, at - 4) : at]
    ours = any(item.word in kin for item in near) and near[-1].word != "and"
    return ours and phrase.kind == "elided" and phrase.quantity.form != "one"


def _camp(items: Row, at: int) -> bool:
    """True where the subject is a place for the displaced: "collective centres house 960"."""
    places = place_outcomes()
    near = items[max(0, at - 3) : at]
    named = [item.word for item in near if item.code in "NGT"]
    displaced = any(r.outcomes == ("displaced",) for item in near for r in item.read("counts"))
    # "a site for displaced people that houses 8,200"
    return displaced or any(places.get(word) == "displaced" for word in named)


def _hospital(items: Row, at: int) -> bool:
    """True where the subject is a hospital: "Varn hospital received 87 patients"."""
    places = place_outcomes()
    for back in range(at - 1, max(-1, at - 8), -1):
        if items[back].code in ",;:.QTVS":
            return False
        if places.get(items[back].word) == "injured":
            return code_at(items, back - 1) != "P" and code_at(items, back - 2) != "P"
    return False


def carried_by(items: Row, at: int) -> bool:
    """True for "twelve were carried off by fever": a disease is the agent of the verb of taking."""
    if not 0 <= at < len(items) - 2 or items[at].word not in word_list("carrying_off"):
        return False
    for ahead in range(at + 1, min(len(items), at + 6)):
        if items[ahead].word in {"by", "of", "with"}:
            agent = {item.word for item in items[ahead + 1 : ahead + 4]}
            return not agent.isdisjoint(word_list("plagues"))
        if items[ahead].code in ",;:.QVS":
            break
    return False


def carried_off(items: Row, at: int) -> bool:
    """True for "the fever carried off 40": a disease is the subject of a verb of taking."""
    plagues = word_list("plagues")
    for back in range(at - 1, max(-1, at - 8), -1):
        if items[back].word in plagues:
            return True
        if items[back].code in ",;:.QTVS":
            return False
    return False
