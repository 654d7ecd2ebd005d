"""Document → its claims that are no numbers, in the order of their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.extract.claims.addressees import find_addressees
from onrecord.extract.claims.appeals import find_appeals
from onrecord.extract.claims.deeds import find_deeds
from onrecord.extract.claims.qualifications import find_qualifications
from onrecord.extract.claims.recognitions import find_recognitions
from onrecord.extract.claims.setting import setting_of
from onrecord.model import AnyClaim, Attribution, Document, Figure


def find_claims(
    document: Document,
    figures: Iterable[Figure] = (),
    attributions: Sequence[Attribution] | None = None,
) -> tuple[AnyClaim, ...]:
    """Return the qualifications, recognitions, responsibilities, appeals and addressees.

    Args:
        document: With blocks and sentences (`onrecord.text.segment`) and its metadata.
        figures: Its figures; a stated count of bodies names its figure.
        attributions: Who is credited with which words in it; found where they are not given.
    """
    setting = setting_of(document, figures, attributions)
    found: list[AnyClaim] = [
        *find_qualifications(setting),
        *find_recognitions(setting),
        *find_deeds(setting),
        *find_appeals(setting),
        *find_addressees(setting),
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, type(one).__name__)))
