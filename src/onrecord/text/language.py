"""Which language a block is in, where its words tell; English is told without a classifier.

The classifier is py3langid (Lui and Baldwin, "langid.py", ACL 2012). It is asked only about blocks
that hold hardly any word which only English has, since it takes a second to load.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from onrecord import lexicon
from onrecord.model import Block, Document, Notice, replace

ENGLISH = "en"
FEW_WORDS = 4
"""Fewer words than this tell nothing: names, headings, cells of a table."""
OTHER_SCRIPT = 2
"""Words in another script than Latin that tell something already."""
ENGLISH_SHARE = 0.08
"""Of a block's words, words of English alone that make it English."""
MARGIN = 30.0
"""By how much another language must be likelier (log probability of the whole block).

Measured on short sentences: 60 and more for languages in Latin script, 140 and more for others;
English blocks that the function words did not settle stayed under 6."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CHARS = 2_000
_A_THE = 200  # letters for each "the", a word of no other language in Latin script


class _Words(NamedTuple):
    low: list[str]
    """Words in small letters: the others may be names, whose language tells nothing."""
    foreign: int
    """Words in another script than Latin, Greek letters and the like among them."""


def with_languages(document: Document) -> Document:
    """Return the document with the language of each block where it is told.

    The blocks of a document that is all in English have none. A document whose owner or head
    states no language gets that of most of its words. What is not in English is counted in a notice.
    """
    languages = [language_of(document.text[block.start : block.end]) for block in document.blocks]
    if all(language in {None, ENGLISH} for language in languages):
        return document
    blocks = tuple(
        replace(block, language=language) if language else block
        for block, language in zip(document.blocks, languages, strict=True)
    )
    metadata = document.metadata
    if metadata.language is None:
        metadata = replace(metadata, language=languages_of(blocks)[0])
    notices = (*document.notices, *_notices(blocks))
    return replace(document, blocks=blocks, metadata=metadata, notices=notices)


def is_read(block: Block) -> bool:
    """True for a block whose language is read: English, or not told."""
    return block.language in {None, ENGLISH}


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language a block is in, or None where too little tells."""
    text = text[:_CHARS]
    if 0 < len(text) <= text.count(" the ") * _A_THE and text.isascii():
        return ENGLISH  # told at a glance, as most blocks are
    words = _words(text)
    count = len(words.low)
    if words.foreign < OTHER_SCRIPT and count < FEW_WORDS:
        return None
    known = _english_words()
    if (
        words.foreign * 2 < count
        and sum(word in known for word in words.low) >= ENGLISH_SHARE * count
    ):
        return ENGLISH
    language, margin = _classify(" ".join(words.low))
    if language in _counted_as_english():
        return ENGLISH
    return language if margin >= MARGIN else None


def _words(text: str) -> _Words:
    found = _WORD.findall(text)
    if text.upper() == text:  # a telegram, or a script without cases
        found = [word.lower() for word in found]
    low = [
        word for word in found if word.islower() or (not word.isascii() and word == word.lower())
    ]
    return _Words(low, sum(not word.isascii() and _is_foreign(word) for word in low))


def _is_foreign(word: str) -> bool:
    """True when most letters of a word are beyond the Latin blocks of Unicode."""
    return sum(char > "\u024f" and not "\u1e00" <= char <= "\u1eff" for char in word) * 2 > len(
        word
    )


def _classify(text: str) -> tuple[str, float]:
    """Return the likeliest language and by how much it is likelier than English."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import py3langid  # noqa: PLC0415 - it loads a model and NumPy

        ranked = py3langid.rank(text)
    best, score = ranked[0]
    return best, score - dict(ranked)[ENGLISH]


def languages_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the languages that blocks are told to be in, that of most characters first."""
    count: Counter[str] = Counter()
    for block in blocks:
        if block.language:
            count[block.language] += block.end - block.start
    return tuple(language for language, _ in count.most_common())


def _notices(blocks: tuple[Block, ...]) -> tuple[Notice, ...]:
    counts = Counter(block.language for block in blocks if not is_read(block))
    return tuple(
        Notice(
            text=f"not read: {number} of {len(blocks)} blocks, in {language_name(language)}",
            kind="unread",
        )
        for language, number in counts.most_common()
    )


@cache
def language_name(code: str | None) -> str:
    """Return a language's English name with its code, as in "Russian (ru)"."""
    import pycountry  # noqa: PLC0415 - seldom needed

    found = pycountry.languages.get(alpha_2=code) if code else None
    return f"{found.name} ({code})" if found else code or ""


@cache
def _english_words() -> frozenset[str]:
    words = lexicon.load("language")
    return frozenset([*words["function_words"], *words["heading_words"]])


@cache
def _counted_as_english() -> frozenset[str]:
    return frozenset(lexicon.load("language")["counted_as_english"])
