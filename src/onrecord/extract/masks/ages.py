"""Numbers that are ages: "children under five", "two sisters of four and seven", "as young as nine"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.masks.mask import Mask
from onrecord.extract.numbers.lexis import SPACE, compile_in_paragraph, counted, word_set
from onrecord.extract.numbers.neighbours import Word, is_name, longest_phrase, phrase_table
from onrecord.extract.numbers.words import Numeral

_OLDEST = 120
_YOUNGEST = 2
_GROWN = 20
_PREPOSITIONS = frozenset(["in", "at", "near", "from", "of", "to", "around", "outside", "on"])
_AGE_STOP = re.compile(rf"[.,;:]|{SPACE}(?:when|at the time)\b")
_BEFORE_NOUNS = frozenset(["the", "of", "its", "their", "our", "and"])  # "puts the dead at 22"
_PERSONS = frozenset(["he", "she", "i", "who"])
_AGE_RANGE = re.compile(r"\s?(?:[-–]|to)\s?[0-9]{1,2}(?:\s(?:years|yrs))?(?=\))")
_AGE_CLOSED = compile_in_paragraph(r"\s?[,;)]")
# Behind an age no noun follows: a mark, a small word, a verb.
_ENDED = compile_in_paragraph(
    rf"\s?(?:[.,;:)—–\"”]|$|\n|years?\b(?:{SPACE}old\b)?"
    rf"|(?:and|or|to|who|whom|was|were|is|are|had|has|have|lay|lie|died|in|at|on|from|when|with|by|beside|before|after|among|hiding|playing)\b(?!{SPACE}of\b))",
    re.IGNORECASE,
)
_LISTED = compile_in_paragraph(
    rf",?{SPACE}(?:and|or|to){SPACE}(?:(?:about|perhaps|maybe|even){SPACE})?|,{SPACE}(?:perhaps{SPACE}|maybe{SPACE})?|\s?[-–/]\s?",
    re.IGNORECASE,
)
_CLOSED = compile_in_paragraph(r"\b(?:and|or)\s{1,3}\Z", re.IGNORECASE)  # "of four and seven"
_CLAUSE = compile_in_paragraph(rf",{SPACE}and{SPACE}", re.IGNORECASE)
_VERB = compile_in_paragraph(rf"{SPACE}(?:was|were|had|have|died|are|is)\b", re.IGNORECASE)
_BE = frozenset(["was", "were", "is", "are", "being", "be", "been"])
_ABOUT = frozenset(
    ["maybe", "perhaps", "about", "around", "only", "barely", "nearly", "almost", "hardly",
     "scarcely", "just", "but", "still", "some", "roughly", "approximately"]
)  # fmt: skip
_SAYING = frozenset(
    [
        "said",
        "says",
        "told",
        "tells",
        "recalled",
        "recalls",
        "remembers",
        "asked",
        "asks",
        "adds",
        "added",
    ]
)
_EXTREME = frozenset(["youngest", "oldest", "eldest"])
_BETWEEN_THEM = frozenset(
    [",", "of", "the", "them", "whom", "these", "those", "us", "all", "victims", "dead", "and"]
)
_RANGING = frozenset(["ranged", "range", "ranging", "varied", "vary", "varying"])
_ALL = frozenset(["all", "mostly", "both"])
_BEHIND_NAME = compile_in_paragraph(
    rf",{SPACE}(?:and{SPACE}(?:his|her|their)|who|whose|was|were|died|had|has|is|an?|the|from)\b"
)


def age(
    text: str,
    words: Sequence[Word],
    number: Numeral,
    previous: Mask | None = None,
    following: Numeral | None = None,
) -> Mask | None:
    """Return a mask for an age: "children under five", "Irena Kovalt (34)", "sons of six and nine".

    Args:
        text: The text.
        words: The words before the number, from `neighbours.words_before`.
        number: The number.
        previous: The mask of the number before it, if it has one.
        following: The next number.
    """
    if not words or number.form == "vague" or not 0 < number.value <= _OLDEST:
        return None
    mask = Mask(number.start, number.end, "age")
    if previous is not None and previous.kind == "age" and _listed(text, previous, number):
        return mask
    limit = longest_phrase(words, phrase_table("masks", "age_limits"))
    if limit is not None and len(words) > limit.size:
        group = words[: -limit.size]
        group = group[:-1] if group[-1].text in {"aged", "("} and len(group) > 1 else group
        named = group and group[-1].text in word_set("masks", "aged_groups")
        return mask if named and not counted().match(text, number.end) else None
    told = words[:-1] if words[-1].text in _ABOUT and len(words) > 1 else words
    if _of_one(text, words, number) or _of_some(text, told, number):
        return mask
    if _extreme(text, told, number) or _of_ages(told) or _not_yet(text, told, number):
        return mask
    if following is not None and _paired(text, words, number, following):
        return mask
    return mask if _beside(text, words, told, number, previous) else None


def _listed(text: str, previous: Mask, number: Numeral) -> bool:
    """True for the next of a list of ages: "girls of six, eight and nine".

    "A boy of nine, and two were led away" goes on with another clause.
    """
    joined = _LISTED.fullmatch(text, previous.end, number.start) is not None
    if _CLAUSE.fullmatch(text, previous.end, number.start) and _VERB.match(text, number.end):
        return False
    closed = _CLOSED.search(text, max(0, previous.start - 6), previous.start) is not None
    return joined and not closed and _ended(text, number)


def _ended(text: str, number: Numeral) -> bool:
    return _ENDED.match(text, number.end) is not None and not counted().match(text, number.end)


def _of_one(text: str, words: Sequence[Word], number: Numeral) -> bool:
    """True for "(boy 6, girl 15)"."""
    if number.value < _YOUNGEST or number.form != "digits":
        return False
    one = words[-1].text in word_set("masks", "one_person")
    return one and _AGE_CLOSED.match(text, number.end) is not None


def _of_some(text: str, words: Sequence[Word], number: Numeral) -> bool:
    """True for "boys of fourteen", "two brothers of five and nine", "a man of seventy"."""
    if words[-1].text != "of" or len(words) < 2 or number.value < _YOUNGEST:
        return False
    noun = words[-2].text
    young = noun in word_set("masks", "young") and number.value < _GROWN
    grown = noun in word_set("masks", "grown") and number.value > _GROWN / 2
    return (young or grown) and _ended(text, number)


def _extreme(text: str, words: Sequence[Word], number: Numeral) -> bool:
    """True for "the youngest of the victims was four", "the oldest eighty-one"."""
    at = next((n for n in range(len(words) - 1, -1, -1) if words[n].text in _EXTREME), None)
    if at is None or not _ended(text, number):
        return False
    between = [word.text for word in words[at + 1 :]]
    if between and between[-1] in _BE:
        return not {";", ":", "."} & set(between)
    if not between and _AGE_CLOSED.match(text, number.end) is None:
        return text[number.end : number.end + 1] in {"", "."}  # "the youngest four were asleep"
    return set(between) <= _BETWEEN_THEM


def _of_ages(words: Sequence[Word]) -> bool:
    """True for "the median age of the dead was 27", "whose ages ran from 4"."""
    if words[-1].text not in _BE:
        return False
    at = next((n for n in range(len(words) - 1, -1, -1) if words[n].text in {"age", "ages"}), None)
    return at is not None and not {";", ":", ".", ","} & {w.text for w in words[at:-1]}


def _not_yet(text: str, words: Sequence[Word], number: Numeral) -> bool:
    """True for "a boy not yet fourteen"."""
    yet = len(words) > 2 and words[-1].text == "yet" and words[-2].text == "not"
    return yet and _ended(text, number)


def _paired(text: str, words: Sequence[Word], number: Numeral, following: Numeral) -> bool:
    """True for the first of two: "men between 16 and 60", "the sisters (14 and 17)"."""
    if following.form == "vague" or not 0 < following.value <= _OLDEST:
        return False
    if not _LISTED.fullmatch(text, number.end, following.start) or not _ended(text, following):
        return False
    if len(words) < 2:
        return False
    opening, who = words[-1].text, words[-2].text
    if opening in {"between", "from"}:
        return _spans(words, number, following)
    kin = who in word_set("masks", "young") or who in word_set("masks", "siblings")
    if opening in word_set("masks", "young") and who in {"(", ",", ";"}:
        return _AGE_CLOSED.match(text, following.end) is not None  # "(boys 6 and 11, girl 15)"
    if opening == "(":
        return kin or who in word_set("masks", "aged_groups")
    if opening == ",":  # "her sons, eight and eleven, were"
        return kin and text[following.end : following.end + 1] == ","
    return opening in {"was", "were"} and (kin or who == "they")


def _spans(words: Sequence[Word], number: Numeral, following: Numeral) -> bool:
    """True for "all males between 15 and 60", "the victims ranged from four to eighty"."""
    if following.value <= number.value:
        return False
    who = words[-3] if words[-2].text == "," and len(words) > 2 else words[-2]
    if who.text in _RANGING and len(words) > 2:
        subject = words[-3].text
        return subject in word_set("masks", "aged_groups") | {"victims", "dead", "killed"}
    if who.text in _ALL:
        return len(words) > 2 and words[-3].text in _BE
    return who.text in word_set("masks", "aged_groups") and who.text not in _ALL


def _beside(
    text: str,
    words: Sequence[Word],
    told: Sequence[Word],
    number: Numeral,
    previous: Mask | None,
) -> bool:
    """True for "Irena Kovalt (34)", "her son, 12, was", "he was 40.", "Yusra, seven, and her"."""
    if len(words) < 2:
        return False
    if number.form != "digits":
        named = words[-1].text == "," and is_name(words[-2]) and not _is_place(words[:-1])
        return named and _BEHIND_NAME.match(text, number.end) is not None
    if _AGE_STOP.match(text, number.end) and len(told) > 1 and _lives(told):
        return True
    years = _AGE_RANGE.match(text, number.end) if words[-1].text == "(" else None
    if years is not None and words[-2].text in word_set("masks", "aged_groups"):
        return True  # "two children (5–9)": the 9 is listed with it
    if words[-1].text == "(" and text[number.end : number.end + 1] == ")":
        kin = len(words) > 2 and words[-3].text in word_set("masks", "kin")
        return len(words) > 2 and is_name(words[-2]) and (kin or is_name(words[-3]))
    last = text[number.end : number.end + 1] == "." and (
        (previous is not None and previous.kind == "age")
        or not _SAYING.isdisjoint(word.text for word in words)
    )
    if words[-1].text == "," and (_AGE_CLOSED.match(text, number.end) or last):
        who = words[-2]
        if who.text in word_set("masks", "not_names"):
            return False
        return who.text in word_set("masks", "kin") or (is_name(who) and not _is_place(words[:-1]))
    return False


def _lives(words: Sequence[Word]) -> bool:
    """True after "wounded at", "his mother is", "he was": what follows is an age."""
    verb, who = words[-1].text, words[-2].text
    if verb == "at":
        noun = len(words) > 2 and words[-3].text in _BEFORE_NOUNS
        return who in word_set("masks", "age_events") and not noun
    return verb in {"was", "is"} and (who in _PERSONS or who in word_set("masks", "kin"))


def _is_place(words: Sequence[Word]) -> bool:
    """True for "in Lower Varn": capitals that a preposition opens."""
    for word in reversed(words[-4:]):
        if not is_name(word):
            return word.text in _PREPOSITIONS
    return bool(words) and words[0].text in _PREPOSITIONS
