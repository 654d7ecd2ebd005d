"""Every spelled form of the lexicons of outcomes and nouns, each in a sentence that holds it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from onrecord import lexicon
from onrecord.extract.grammar.inflect import verb_forms
from onrecord.model import OUTCOMES

Case = tuple[str, str, str, tuple[str, ...]]  # section, mode, spelled form, outcomes
_POSSESSIVE = {"_": "their"}
_VERBS = {"harms", "suffers", "subjects"}


def entries() -> Iterator[tuple[str, str, str]]:
    """Yield section, mode and entry of `outcomes.yml`."""
    for section, modes in lexicon.load("outcomes").items():
        if set(section.split()) <= set(OUTCOMES):
            for mode, listed in modes.items():
                for entry in listed:
                    yield section, mode, str(entry)


def spelled(entry: str, mode: str, form: str) -> list[str]:
    """Return the ways an entry is written with its verb in `form` (`past` or `participle`)."""
    irregular = lexicon.load("outcomes")["irregular"]
    words = entry.split()
    if mode in _VERBS and len(words) == 1 and not entry.startswith(("~", "=")):
        words = ["~" + entry]
    choices = []
    for word in words:
        if word.startswith("~"):
            verb = verb_forms(word[1:], irregular)
            choices.append(list(verb.past if form == "past" else verb.participle))
        else:
            choices.append([_POSSESSIVE.get(o, o) for o in word.removeprefix("=").split("|")])
    return [" ".join(words) for words in itertools.product(*choices)]
