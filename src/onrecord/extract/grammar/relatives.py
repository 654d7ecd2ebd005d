"""Relative clauses: "the 700 who were driven out", "eleven men … and shot them"."""

from __future__ import annotations

from onrecord.extract.grammar.clauses import ADJACENT, RELATIVE, Government, Row, verb_group
from onrecord.extract.grammar.count_phrase import CountPhrase
from onrecord.extract.grammar.items import code_at

_WHOM = 9  # items of a clause behind "whom" up to its verb


def relative_clause(items: Row, at: int) -> Government:
    """Return what the relative clause says whose pronoun stands at `at`: "who were driven out"."""
    if items[at].word != "whom":
        return verb_group(items, at + 1)
    for ahead in range(at + 1, min(len(items), at + _WHOM)):  # "whom the militia has held since"
        item = items[ahead]
        if item.code == "T" and (done := item.read("harms")):
            return Government(done, ADJACENT, ahead)
        if item.code not in "NGDERAHXPo":
            break
    return Government()


def relative(items: Row, phrase: CountPhrase) -> Government:
    """Return what a relative clause behind the phrase says: "the 700 who were driven out"."""
    at = phrase.end
    while (
        code_at(items, at) in "oPNDX" and items[at].word != "that" and at < phrase.end + 6
    ):  # "residents of Orlec who"
        at += 1
    if code_at(items, at) == "W" or (at < len(items) and items[at].word == "that"):
        group = relative_clause(items, at)
        if group.readings:
            return Government(group.readings, RELATIVE, group.at)
        if items[at].word == "whose":
            return _whose(items, at)
    return Government()


def _whose(items: Row, at: int) -> Government:
    """Read "whose families report them as missing", "whose fate remains unknown"."""
    for ahead in range(at + 1, min(len(items), at + 8)):
        lost = tuple(r for r in items[ahead].read("states") if r.outcomes == ("missing",))
        if lost:
            return Government(lost, RELATIVE, ahead)
        if items[ahead].code in ",;:.Q":
            break
    return Government()


def anaphora(items: Row, phrase: CountPhrase) -> Government:
    """Read "lined up eleven men and shot them": a verb whose object is a pronoun."""
    for at in range(phrase.end, min(len(items) - 1, phrase.end + 16)):
        item = items[at]
        if item.code in "Q;.:":
            break
        if item.code == "T" and items[at + 1].code == "R" and items[at + 1].word == "them":
            found = tuple(r for r in item.readings if r.mode == "harms" and r.form != "part")
            return Government(found, RELATIVE, at) if found else Government()
    return Government()


def next_verb(items: Row, at: int) -> int:
    """Skip a relative clause that says nothing of harm, to the verb behind it.

    Each *when* or *that* inside opens a clause with a verb of its own: "who slept when the shell struck died".
    """
    verb_seen = code_at(items, at) == "N" and items[at - 1].word == "who"  # "the two who dug"
    inner = 0
    for ahead in range(at, min(len(items), at + 20)):
        code, before = items[ahead].code, code_at(items, ahead - 1)
        if code in ",;.":
            return ahead
        inner += code == "S" and verb_seen
        if code not in "VEBHMT":
            continue
        if verb_seen and not inner:
            if code in "BHM" or (code == "T" and before not in "BHMADPoC"):
                return ahead  # "the 23 who had stayed perished"
        elif verb_seen and before not in "BHMA":
            inner -= 1
        verb_seen = True
    return at
