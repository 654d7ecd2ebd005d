"""Those a document says it is addressed to, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.claims.setting import Setting
from onrecord.model import Addressee, Span


def find_addressees(setting: Setting) -> Iterator[Addressee]:
    """Yield the addressees in the document's metadata that were read from its text, in order."""
    document = setting.document
    where = document.metadata.where.get("addressees")
    if where is None:
        return
    at = where.start
    for name in document.metadata.addressees:
        pattern = re.compile(r"\s+".join(map(re.escape, name.split())))
        match = pattern.search(document.text, at, where.end)
        if match is not None:
            at = match.end()
            yield setting.make(Addressee, Span(*match.span()), name=name, sources=())
