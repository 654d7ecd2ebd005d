"""The cues of `polarity.yml`, found by their words before any pattern is tried."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.grammar.inflect import verb_forms
from onrecord.lexicon import load

_WORD = re.compile(r"[a-z0-9'-]+")
_LISTS = (
    "denies_it", "denies_last", "denying", "denying_next", "denying_to_comma", "drills_held", "futures", "mistaken",
    "no_trace", "own_errors",
    "restating", "righting", "scenarios", "turns", "unreal_verbs", "untrue_apposed", "untrue_bare",
    "untrue_verbs", "voided", "withdrawing", "withdrawn_after", "withdraws_last",
)  # fmt: skip
_ADVERBS = (
    r"(?:\s+(?:also|equally|likewise|therefore|thus|simply|just|quite|again|moreover|further|hence|still|even"
    r"|now|later|since|soon|long|subsequently|today|altogether|indeed|[a-z]{2,}ly)){0,2}"
)
_COMMON = frozenset(
    ("a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he", "i", "in",
     "is", "it", "may", "no", "not", "of", "on", "one", "or", "said", "that", "the", "there", "they", "this", "to", "was",
     "we", "were", "which", "who", "will", "with", "would")
)  # fmt: skip
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am"))


class Cue(NamedTuple):
    """A phrase: its pattern, and for each of its words that must stand the ways to write it.

    Of the many phrases a run meets few: a pattern is compiled when its words stand in a sentence.
    """

    pattern: str
    needs: tuple[frozenset[str], ...]


class Scene(NamedTuple):
    """A sentence: its words with typewriter's quotes, the set of them in lower case, its place.

    `cues` are the phrases of each list all of whose words stand in it.
    """

    words: str
    tokens: frozenset[str]
    start: int
    cues: Mapping[str, Sequence[Cue]]

    @property
    def end(self) -> int:
        """Where the sentence ends in the text."""
        return self.start + len(self.words)


def scene_of(text: str, start: int, end: int) -> Scene:
    """Return the scene of `text[start:end]`; offsets in its words count from `start`."""
    words = text[start:end].replace("’", "'").replace("“", '"').replace("”", '"')
    tokens = frozenset(_WORD.findall(words.lower()))
    return Scene(words, tokens, start, _standing(tokens))


def clause_start(scene: Scene, at: int) -> int:
    """Return where the clause that holds `at` begins: behind a stop, or the sentence's start."""
    return max(scene.words.rfind(stop, 0, at) for stop in (";", ". ", ": ")) + 1


@cache
def cue_words(name: str) -> frozenset[str]:
    """Return a list of `polarity.yml` as a set."""
    return frozenset(str(word) for word in load("polarity")[name])


@cache
def alternation(name: str) -> str:
    """Return the words and phrases of a list as one alternation, the longest first."""
    words = sorted(cue_words(name), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in words)


@cache
def verbs_of(name: str) -> dict[str, str]:
    """Return all forms of the verbs in a list, each with its infinitive."""
    return {form: str(verb) for verb in load("polarity")[name] for form in _forms(str(verb))}


def find_cues(name: str, scene: Scene) -> list[tuple[int, int]]:
    """Return the places of a list's phrases in a sentence, in order.

    Only phrases all of whose words stand in the sentence are looked for, so a sentence without a
    cue costs a look-up a word.
    """
    if name not in scene.cues:
        return []
    return sorted(
        match.span()
        for cue in scene.cues[name]
        for match in _compiled(cue.pattern).finditer(scene.words)
    )


def _standing(tokens: frozenset[str]) -> dict[str, list[Cue]]:
    """Return the phrases of each list all of whose words are among `tokens`."""
    known = _known()
    found: dict[str, list[Cue]] = {}
    for word in tokens & known.keys():
        for name, cue in known[word]:
            if all(not need.isdisjoint(tokens) for need in cue.needs):
                there = found.setdefault(name, [])
                if cue not in there:
                    there.append(cue)
    return found


@cache
def _known() -> dict[str, tuple[tuple[str, Cue], ...]]:
    """Return the phrases, each with its list, by the words that they may be known by."""
    found: dict[str, list[tuple[str, Cue]]] = {}
    for name in _LISTS:
        for entry in load("polarity")[name]:
            cue = _cue(str(entry))
            for word in max(cue.needs, key=_rarity):
                found.setdefault(word, []).append((name, cue))
    return {word: tuple(cues) for word, cues in found.items()}


def _rarity(need: frozenset[str]) -> tuple[bool, int, int]:
    """Return by what the ways to write a word are rare: none of them common, all long, few."""
    return need.isdisjoint(_COMMON), min(map(len, need)), -len(need)


def _cue(entry: str) -> Cue:
    """Build one phrase: `~` inflects, `|` separates, `?` is optional, `*` is up to three words, `^` adverbs."""
    pattern, needs, led = "", [], False
    for word in entry.split():
        if word == "*":
            pattern += r"(?:\s+[\w'-]+\.?){0,3}?"
            continue
        if word == "^":
            pattern += _ADVERBS
            continue
        optional = word.endswith("?")
        forms = _options(word.removesuffix("?"))
        spelled = "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))
        if not optional:
            needs.append(frozenset(forms))
        if led and word == "that":  # "it is untrue, as has been said, that 20 were flogged"
            pattern += rf"(?:,\s[^,;\d]{{3,60}},|,)?\s+{word}"
        elif led:
            pattern += rf"(?:\s+(?:{spelled}))?" if optional else rf"\s+(?:{spelled})"
        else:
            pattern += rf"(?:(?:{spelled})\s+)?" if optional else rf"(?:{spelled})"
            led = not optional
    return Cue(rf"(?<![\w'-]){pattern}(?![\w-])", tuple(needs))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _options(word: str) -> set[str]:
    if not word.startswith("~"):
        return set(word.split("|"))
    return {form for verb in word[1:].split("|") for form in _forms(verb)}


@cache
def _forms(verb: str) -> frozenset[str]:
    if verb == "be":
        return _BE
    forms = verb_forms(verb, load("polarity")["irregular"])
    return frozenset({forms.base, forms.s, forms.ing, *forms.past, *forms.participle})
