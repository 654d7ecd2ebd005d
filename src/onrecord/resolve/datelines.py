"""Datelines: where a news item was written, as it stands before its first words."""

from __future__ import annotations

import re

from onrecord.resolve.places import place_key

# "SELMO, 4 OCT 91 (OPA) -- …", "VELLIN, Sept 9 (Daily) - …", "ALMAR – Every Thursday …".
_DATELINE = re.compile(
    r"^[\s*_#>]{0,6}(?P<name>[^\W\d_a-z][^\W\d_a-z.' -]{2,30}[^\W\d_a-z])"
    r"(?:,[^\n]{0,50}?)?\s{0,2}(?:\([^()\n]{2,30}\)\s{0,2})?(?:--?|–|—)\s",
    re.MULTILINE,
)
_LIMIT = 4_000


def dateline_keys(text: str) -> frozenset[str]:
    """Return the keys of the places that a document's datelines name.

    A dateline says where the writer was, not where something happened; it only tells that the name
    is a place's.
    """
    return frozenset(place_key(match.group("name")) for match in _DATELINE.finditer(text[:_LIMIT]))
