"""What a name tells: its words, its head, whether it is a body, a person, what kind of voice."""

from __future__ import annotations

import re

from onrecord.extract.voices.lexis import listed, words
from onrecord.extract.voices.phrases import voice_kind

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
PERSON = re.compile(r"(?<![\w.])(?:[A-Z][\w’'-]{1,20}\s+){1,3}[A-Z][\w’'-]{1,20}")


def content_words(name: str) -> set[str]:
    """Return the words, in lower case, by which two names are compared."""
    small = words("determiners") | words("prepositions") | {"and", "s"}
    return {word for word in (w.lower() for w in _WORD.findall(name)) if word not in small}


def head_of(name: str) -> str:
    """Return the last word before a preposition or a comma, in lower case."""
    head = ""
    for word in name.lower().split():
        if head and word in words("prepositions"):
            break
        head = word.strip(",.()")
        if word.endswith(","):
            break
    return head


def is_body(name: str) -> bool:
    """True for a ministry, a court, a paper, an acronym; not for a person or an office."""
    head = head_of(name)
    if head in listed("bodies"):
        return True
    named = content_words(name)
    if named & listed("roles"):
        return False
    parts = name.split()
    alone = len(parts) == 1 and parts[0].isupper()
    return alone or bool(named & listed("bodies")) or voice_kind([head]) == "media"


def is_named_person(name: str) -> bool:
    """True for a name of two to four words with capitals that is no body's."""
    return PERSON.match(name) is not None and not is_body(name)


def ends_in(name: str, surname: str) -> bool:
    """True when a person's full name, or a part of it between commas, ends in the surname."""
    last = surname.rsplit(maxsplit=1)[-1]
    if not last[:1].isupper() or is_body(name):
        return False
    parts = [part.split() for part in name.split(",")]
    return any(len(part) > 1 and part[-1] == last for part in parts)


def kind_of(name: str) -> str:
    """Return what sort of body a name tells of (`media`, `state`, `witness` …), or `unknown`."""
    lows = (word.lower().strip(",.()*_").removesuffix("'s") for word in name.split())
    return voice_kind([low.removesuffix("’s").strip("'’") for low in lows])
