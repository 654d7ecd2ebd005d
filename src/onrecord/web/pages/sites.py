"""The burial sites and places of the register on a map, and as a table."""

from __future__ import annotations

from onrecord.casebook.statements import load_statements
from onrecord.register.sites import Site
from onrecord.register.sites import sites as sites_of
from onrecord.report.sitemap import site_map
from onrecord.web.exchange import Asked, Page, Table
from onrecord.web.pages.counts import seen_persons
from onrecord.web.register import register, veil_for

MOST = 400
"""Sites that the page draws and lists; all of them stand in the data."""
COLUMNS = ("name", "kind", "latitude", "longitude", "by", "persons", "sources")


def sites(asked: Asked) -> Page:
    """Show where statements place burials and what happened."""
    book = register(asked)
    found = asked.site.kept(book, ("sites", asked.reader), lambda: _found(asked))
    plain = [one._asdict() | {"persons": len(one.persons)} for one in found]
    numbered = list(enumerate(found[:MOST], start=1))
    values = {
        "sites": numbered,
        "left_out": max(len(found) - MOST, 0),
        "map": site_map(numbered, "site", "Burial sites and places"),
        "unplaced": sum(one.latitude is None for one in found),
    }
    rows = (
        ["; ".join(one[name]) if name == "sources" else one[name] for name in COLUMNS]
        for one in plain
    )
    return Page("sites.html", values, {"sites": plain}, Table(COLUMNS, rows))


def _found(asked: Asked) -> list[Site]:
    statements = {one.id: one for one in load_statements(asked.book)}
    veil = veil_for(asked)
    return [
        one._replace(name=veil.words(one.name)) for one in sites_of(seen_persons(asked), statements)
    ]
