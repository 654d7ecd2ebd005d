"""Numbers that name one of a kind: "paragraph 12", "Battalion 21", "room No. 7", "aged 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.masks.lists import NamedBy, counts_after
from onrecord.extract.numbers.lexis import SPACE, counted, word_set
from onrecord.extract.numbers.neighbours import Phrase, Table, Word, longest_phrase, phrase_table
from onrecord.extract.numbers.words import Numeral
from onrecord.lexicon import load

_CODE = re.compile(
    r"(?!(?:A|I|AM|AN|AND|ARE|AS|AT|BE|BUT|BY|DID|FOR|HAD|HAS|HE|HER|HIS|IN|IS|IT|ITS|NOT|NOW|OF|ON"
    r"|OR|OUR|OUT|SO|THE|TO|UP|US|WAS|WE|WHO)$)[A-Z]{1,3}"
)  # in a telegram, short words are no codes
_BEFORE_SIGN = frozenset(
    [
        "at",
        "to",
        "from",
        "in",
        "on",
        "by",
        "with",
        "wearing",
        "and",
        "the",
        "or",
        "as",
        ",",
        ";",
        "(",
        "under",
        "its",
        "his",
        "her",
        "their",
        "house",
    ]
)
_NUMBER_SIGNS = frozenset(
    [
        "no.",
        "no",
        "nos.",
        "nos",
        "nr.",
        "nr",
        "№",
        "#",
        "n°",
        "nº",
        "number",
        "numbers",
        "numbered",
        "num.",
    ]
)
_SURE_SIGNS = _NUMBER_SIGNS - {"no", "number", "numbers", "numbered"}
_PLURAL_SIGNS = frozenset(
    [
        "paras.",
        "paras",
        "pars.",
        "pp.",
        "pgs.",
        "arts.",
        "secs.",
        "chaps.",
        "vols.",
        "fns.",
        "nn.",
        "figs.",
        "nos.",
        "nos",
        "numbers",
        "ss.",
        "ll.",
        "vv.",
        "§§",
        "docs.",
    ]
)
_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "on",
        "of",
        "to",
        "from",
        "by",
        "under",
        "with",
        "see",
        "per",
        "near",
        "outside",
        "inside",
        "behind",
        "before",
        "after",
        "between",
        "and",
        "or",
        "as",
        "into",
        "for",
        "through",
    ]
)
_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "one",
        "same",
        "each",
        "every",
        "another",
        "no",
        "some",
        "any",
        "which",
    ]
)
_LARGEST_NAME = 9999
_MANY = frozenset(("victims", "casualties", "prisoners", "hostages", "refugees", "losses"))
# "On the third day 41 died": the noun has its number.
_ORDINALS = frozenset(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "next", "same",
     "previous", "following", "other", "final")
)  # fmt: skip


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """Return each name in singular and plural with its key in the lexicon and its number."""
    table: dict[str, tuple[str, bool]] = {}
    for key in ("names_often", "names_capital", "names_always"):
        for name in load("masks")[key]:
            table[name] = (key, False)
            table[f"{name}s"] = (key, True)
    for name in load("masks")["abbreviations_always"]:
        table[name] = ("names_always", name in _PLURAL_SIGNS)
    return table


@cache
def _meanings() -> Table:
    named = {name: key for name, (key, _) in _names().items()}
    return Table({**named, **phrase_table("masks", *_OPENINGS, "names_never")})


def named_by(text: str, words: Sequence[Word], number: Numeral) -> NamedBy | None:
    """Return the words that make a number a name, or None where it counts.

    Args:
        text: The text.
        words: The words before the number, from `neighbours.words_before`.
        number: The number.
    """
    if not words or number.form == "vague" or text[number.start] in "aA":
        return None
    skip = 1 if words[-1].text in {":", "(", "-"} and len(words) > 1 else 0
    found = _by_sign(words, skip, words[len(words) - 1 - skip])
    if found is not None:
        return found
    phrase = longest_phrase(words, _meanings(), skip)
    if phrase is None or phrase.meaning == "names_never":
        return None
    if phrase.meaning in _OPENINGS:
        day = phrase.meaning == "day_openings"
        if (day and number.value > 31) or (
            phrase.meaning != "age_openings" and counted().match(text, number.end)
        ):
            return None
        return NamedBy(number.start, _OPENINGS[phrase.meaning], plural=True)
    before = (
        words[len(words) - skip - phrase.size - 1].text if len(words) > phrase.size + skip else ""
    )
    if skip and counted().match(text, number.end):
        return None  # "Not in the table: 11 bodies"
    if phrase.meaning == "names_always":
        reference = _named(phrase)._replace(kind="reference")
        return reference if _stands(phrase.text, before) else None
    if skip or number.value > _LARGEST_NAME:
        return None  # "Wounded in the hospital: 12" counts, and names are small
    return _by_noun(text, number, phrase, before)


_OPENINGS = {"day_openings": "date", "age_openings": "age", "money_openings": "money"}


def _named(phrase: Phrase) -> NamedBy:
    return NamedBy(phrase.first.start, "name", _names()[phrase.text][1])


def _stands(name: str, before: str) -> bool:
    """An abbreviation of one letter ("s. 7", "v. 3") stands only at the start or after a mark."""
    return len(name) > 2 or not name.endswith(".") or name == "p." or not before[:1].isalpha()


def _by_sign(words: Sequence[Word], skip: int, sign: Word) -> NamedBy | None:
    """Read "No. 7", "nos. 3 and 4", "School No 14", "flight number 17", "Flight OV 412"."""
    code = not skip and _CODE.fullmatch(sign.raw) is not None and sign.text not in _NUMBER_SIGNS
    if not code and sign.text not in _NUMBER_SIGNS:
        return None
    plural = sign.text in _PLURAL_SIGNS
    phrase = longest_phrase(words, _meanings(), skip + 1)
    noun = words[-skip - 2].text if len(words) > skip + 1 else ""
    if sign.raw == "number" and noun in _MANY:
        return None  # "the victims number 63"
    if phrase is not None and (not code or phrase.meaning.startswith("names_")):
        return NamedBy(phrase.first.start, "name", plural)
    if sign.text in _SURE_SIGNS:
        return NamedBy(sign.start, "name", plural)
    before = words[len(words) - skip - 2].raw if len(words) > skip + 1 else ""
    if (sign.text == "number" and before.lower() in _BEFORE_SIGN) or (
        sign.text == "numbered" and before.lower() in {",", "is", "are", "was", "were"}
    ):
        return NamedBy(sign.start, "name", plural)
    if sign.raw == "No" and before[:1].isupper() and before[1:].islower():
        return NamedBy(sign.start, "name", plural)
    return None


def _by_noun(text: str, number: Numeral, phrase: Phrase, before: str) -> NamedBy | None:
    """Decide on a noun that often takes a name: "Block 7" always, "block 7" unless it counts."""
    named = _named(phrase)
    raw = phrase.first.raw
    if raw == "STOP":
        return None  # a telegram's full stop, no bus stop
    capital = raw[0].isupper() and not raw.isupper()
    counts = counts_after(text, number.end)
    if phrase.meaning == "names_capital":
        return named if capital and not counts else None
    if phrase.text in word_set("masks", "names_with_article"):
        before = ""
    if capital and not named.plural:
        spelled = text[number.start].isalpha()  # "At Kiln Road five men were shot"
        return None if (spelled or before in _DETERMINERS) and counts else named
    if counts:
        return None
    if capital:
        opens = named.plural and before in {"", "."} and phrase.text in word_set("masks", "counted")
        return None if opens else named  # "Prisoners 140." counts
    verb = phrase.text in word_set("masks", "names_also_verbs")
    if (
        before in _DETERMINERS
        or before in _ORDINALS
        or (verb and before[:1].isalpha() and before not in _PREPOSITIONS)
    ):
        return None
    if not named.plural:
        return named
    listed = _RANGE_AFTER.match(text, number.end)
    return named if listed is not None and not counts_after(text, listed.end()) else None


# "counts 2 and 3", "rooms 4, 7 and 9", "counts one and three"
_ORDINAL = r"(?:[0-9]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_RANGE_AFTER = re.compile(
    rf"(?:,{SPACE}{_ORDINAL})*(?:,?{SPACE}(?:to|and|or){SPACE}|[-\u2013]){_ORDINAL}(?![0-9,.]?[0-9]|[a-z-])"
)
