"""Bodies that took a formal act → their ISO codes, and the date of the act."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.extract.attitudes import find_attributions
from onrecord.extract.claims import find_claims
from onrecord.extract.claims.lexis import any_of, lexicon
from onrecord.model import (
    Addressee,
    AnyClaim,
    Attribution,
    Collection,
    Document,
    Figure,
    Recognition,
    replace,
)
from onrecord.resolve.dates import find_dates
from onrecord.resolve.gazetteer import look_up, part_of
from onrecord.resolve.speaking import speaking_in, with_events

_OWNER = re.compile(r"^(?:the\s)?(?P<name>.+?)['’]s\s", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?:the\s)?(?:Republic\sof\s|Kingdom\sof\s)?(?P<name>[A-Z].*)$")
_PARTS = re.compile(
    r"\b(?:states|provinces|cantons|regions|territories)\s+(?:in|of)\s+(?:the\s+)?"
    r"(?P<name>[A-Z]\w+(?:\s(?:of\s)?[A-Z]\w+)*)"
)


def code_of(name: str, country: str | None = None) -> str | None:
    """Return the ISO 3166 code of the country, or of the part of one, whose body is named.

    Args:
        name: As a list or a sentence gives it ("State of Arvel", "the Senate of Mora").
        country: The ISO 3166-1 code of the country whose part is meant ("22 states in Mora"), if any.
    """
    plain = re.sub(
        rf"^(?:the\s+)?(?:{any_of(lexicon()['list_titles'])})\s+", "", name, flags=re.IGNORECASE
    )
    tries = [plain, name]
    tries += [match["name"] for match in (_OWNER.match(name), _OF.search(name)) if match]
    for each in tries:
        entry = part_of(country, each) if country else look_up(each)
        if entry is not None and entry.kind != "settlement":
            return entry.id
    return None


def _country_before(document: Document, one: Recognition) -> str | None:
    """Return the country named with the count of its parts ("22 states in Mora (…)"), or None."""
    found = None
    for match in _PARTS.finditer(document.text, one.sentence.start, one.start):
        entry = look_up(match["name"])
        if entry is not None and entry.kind == "country":
            found = entry.id
    return found


def resolve_claims(document: Document, claims: Iterable[AnyClaim]) -> Iterator[AnyClaim]:
    """Yield a document's claims, its recognitions with code and date where they are known."""
    for one in claims:
        if not isinstance(one, Recognition):
            yield one
            continue
        part = one.body_kind == "subnational_legislature"
        country = _country_before(document, one) if part else None
        code = None if one.unnamed else code_of(one.body, country)
        dates = find_dates(document.text, *one.sentence, reference=document.metadata.date)
        date = dates[0].edtf if len(dates) == 1 else None
        yield replace(one, code=code, date=date)


def attributions_of(collection: Collection) -> tuple[Attribution, ...]:
    """Return who is credited with which words in a collection's documents, and about which event."""
    speaking_of = speaking_in(collection)
    found: list[Attribution] = []
    for document in collection.documents:
        read = find_attributions(document)
        found += with_events(read, speaking_of(document)) if read else ()
    return tuple(found)


def claims_of(
    collection: Collection, attributions: Iterable[Attribution] | None = None
) -> tuple[AnyClaim, ...]:
    """Return the claims of a collection's documents that are no numbers, document by document.

    Each has the event it speaks of; what a document is addressed to speaks of none.

    Args:
        collection: With figures and events.
        attributions: Who is credited with which words in its documents; found where not given.
    """
    credited: dict[str, list[Attribution]] | None = None
    if attributions is not None:
        credited = defaultdict(list)
        for each in attributions:
            credited[each.document].append(each)
    figures: dict[str, list[Figure]] = {}
    for figure in collection.figures:
        figures.setdefault(figure.document_id, []).append(figure)
    speaking_of = speaking_in(collection)
    found: list[AnyClaim] = []
    for document in collection.documents:
        known = credited[document.path] if credited is not None else None
        read = find_claims(document, figures.get(document.id, ()), known)
        claims = tuple(resolve_claims(document, read))
        addressees = [one for one in claims if isinstance(one, Addressee)]
        speaking = speaking_of(document) if len(claims) > len(addressees) else None
        for one in claims:
            found += (one,) if isinstance(one, Addressee) else with_events((one,), speaking)
    return tuple(found)
