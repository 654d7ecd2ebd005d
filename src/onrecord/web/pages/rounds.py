"""Rounds of coding: who codes which documents, how far they are, and how far they agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.casebook import rounds as book_rounds
from onrecord.casebook.access import HIDDEN, hidden
from onrecord.casebook.accounts import ROLES, accounts
from onrecord.casebook.coding import offered, said
from onrecord.casebook.searching import list_documents
from onrecord.errors import ConfigError
from onrecord.model import Agreement, Round, to_builtins
from onrecord.web.exchange import LARGEST, Asked, ForbiddenError, MissingError, Moved, Page, Table
from onrecord.web.pages.lists import cell

COLUMNS = ("number", "name", "documents", "coders", "finished", "blind")
MOST = 200
"""Documents that are offered to be ticked; others are found by words, or named by number."""
_NUMBERS = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def rounds(asked: Asked) -> Page:
    """List the rounds of coding, and how many documents are given to whom."""
    found = [one for one in book_rounds.rounds(asked.book) if documents_in(asked, one)]
    given = asked.book.db.execute(
        f"SELECT coder, count(*) AS count FROM allotment WHERE document NOT IN ({HIDDEN})"  # noqa: S608
        " GROUP BY coder ORDER BY coder",
        (asked.reader,),
    ).fetchall()
    plain = [
        {**{name: to_builtins(one).get(name) for name in COLUMNS}, "number": one.begun,
         "documents": len(documents_in(asked, one))}
        for one in found
    ]  # fmt: skip
    rows = ([cell(one[name]) for name in COLUMNS] for one in plain)
    data = {"rounds": plain, "given": {row["coder"]: row["count"] for row in given}}
    values = {"rounds": found, "counts": [one["documents"] for one in plain], "given": given}
    return Page("list_rounds.html", values, data, Table(COLUMNS, rows))


def new_round_form(asked: Asked) -> Page:
    """Show documents to choose from, for a round or for one coder."""
    words = asked.get("words").strip()
    rows = list_documents(asked.book, words, limit=MOST + 1, reader=asked.reader)
    plain = [
        {name: row[name] for name in ("number", "path", "title", "date")} for row in rows[:MOST]
    ]
    given = dict(asked.book.db.execute("SELECT document, coder FROM allotment").fetchall())
    values = {
        "rows": [{**one, "coder": given.get(row["id"])} for one, row in zip(plain, rows, strict=False)],
        "words": words, "people": coders(asked), "more": len(rows) > MOST,
    }  # fmt: skip
    return Page("new_round.html", values, {"documents": plain})


def new_round(asked: Asked) -> Moved:
    """Begin a round: several people code the same documents, each for themselves."""
    documents = list(chosen(asked))
    people = named(asked, asked.form.get("coder", ()))
    for one in people:
        if not hidden(asked.book, one).isdisjoint(documents):
            hint = "put them into the group, or leave the document out"
            raise ConfigError(f"a document is confidential to {one}", hint=hint)
    made = book_rounds.new_round(
        asked.book, asked.given("name").strip(), documents, people,
        user=asked.who.name, blind=asked.given("blind", "1") == "1",
    )  # fmt: skip
    return Moved(f"/rounds/{made.begun}")


def allot(asked: Asked) -> Moved:
    """Give documents to one coder, or take them back from whoever has them."""
    coder = asked.given("one").strip()
    if coder:
        named(asked, [coder])
    documents = list(chosen(asked))
    if not documents:
        raise ConfigError("no document was chosen", hint="tick some, or give their numbers")
    book_rounds.allot(asked.book, documents, coder or None, user=asked.who.name)
    return Moved("/rounds")


def coders(asked: Asked) -> list[str]:
    """Return the accounts that may code; none where there are no accounts."""
    able = ROLES[ROLES.index("coder") :]
    return [one.name for one in accounts(asked.book) if one.role in able]


def named(asked: Asked, given: Iterable[str]) -> list[str]:
    """Return the names of coders that a form gives, as boxes that were ticked or as lines.

    Raises:
        ConfigError: If there are accounts, and one of them is none that may code.
    """
    names = [name.strip() for one in given for name in one.replace(",", "\n").split("\n")]
    names = list(dict.fromkeys(filter(None, names)))
    known = coders(asked)
    for one in names if known else ():
        if one not in known:
            raise ConfigError(f"no coder has the account {one!r}", hint=", ".join(known))
    return names


def chosen(asked: Asked) -> Iterator[str]:
    """Yield the ids of the documents that a form names: ticked, or as numbers and ranges of numbers.

    Raises:
        ConfigError: If what was written is no numbers.
        MissingError: If there is no such document.
    """
    written = asked.given("numbers")
    if _NUMBERS.sub("", written).strip(" ,;\r\n"):
        raise ConfigError(f"these are no numbers: {written!r}", hint="write them as 1-20, 35")
    ranges = [(one, one) for one in asked.form.get("document", ())]
    ranges += [(found[1], found[2] or found[1]) for found in _NUMBERS.finditer(written)]
    for first, last in ranges:
        if not (first.isdecimal() and last.isdecimal() and int(last) <= LARGEST):
            raise MissingError(f"there is no document {first!r}")
        rows = asked.book.db.execute(
            "SELECT id FROM document WHERE number BETWEEN ? AND ? ORDER BY number",
            (int(first), int(last)),
        )
        ids = [row["id"] for row in rows if row["id"] not in asked.hidden]
        if not ids:
            raise MissingError(f"there is no document {first}")
        yield from ids


def one_round(asked: Asked) -> Page:
    """Show a round: its documents, who codes, how far they are, and the way on."""
    found = the_round(asked)
    seen = documents_in(asked, found)
    rows = [
        asked.book.db.execute("SELECT number, path, title FROM document WHERE id = ?", (one,)).fetchone()
        for one in seen
    ]  # fmt: skip
    total, done = progress(asked, found)
    own = asked.who.name if asked.who.name in found.coders else ""
    people = [
        {"name": one, "finished": one in found.finished, "coded": done.get(one)}
        for one in found.coders
    ]
    data = {
        **to_builtins(found), "documents": [row["number"] for row in rows], "claims": total,
        "progress": done,
    }  # fmt: skip
    table = Table(("name", "finished", "coded"), (tuple(one.values()) for one in people))
    values = {
        "round": found, "rows": rows, "people": people, "total": total, "mine": bool(own),
        "coding": own in found.open, "hidden_too": len(found.documents) - len(seen),
    }  # fmt: skip
    return Page("one_round.html", values, data, table)


def progress(asked: Asked, found: Round) -> tuple[int, dict[str, int]]:
    """Return how many claims a round offers, and how many of them each coder has coded.

    While a blind round goes on, its coders are told their own number only.
    """
    seen = documents_in(asked, found)
    ids = {claim for one in seen for claim in offered(asked.book, found, one)}
    viewer = asked.who.name if asked.who.name in found.coders else None
    told = said(asked.book, found, viewer)
    return len(ids), {coder: len(ids & own.keys()) for coder, own in told.items()}


def agreement(asked: Asked) -> Page:
    """Show how far the coders of a finished round agree, on where claims are and on what they say."""
    found = the_round(asked)
    if len(documents_in(asked, found)) < len(found.documents):
        raise ForbiddenError("some of what was coded is confidential", hint="its group can see it")
    book_rounds.finished_round(asked.book, found.name)

    def measure() -> list[Agreement]:
        from onrecord.casebook.agreement import agreement as measured  # noqa: PLC0415 - numpy

        return measured(asked.book, found.name)

    # Of a finished round nothing changes any more.
    measures = asked.site.kept(None, ("agreement", found.begun), measure)
    plain = [to_builtins(one) for one in measures]
    columns = ("measure", "coefficient", "agreement", "low", "high", "units", "values")
    table = Table(columns, ([one[name] for name in columns] for one in plain))
    values = {"round": found, "measures": measures}
    return Page("agreement.html", values, {"agreement": plain}, table)


def the_round(asked: Asked) -> Round:
    """Return the round that the address names.

    Raises:
        MissingError: If there is none, or all of it is confidential to who asks.
    """
    found = book_rounds.round_begun(asked.book, asked.number("number"))
    if found is None or not documents_in(asked, found):
        raise MissingError(f"there is no round {asked.params['number']}")
    return found


def documents_in(asked: Asked, found: Round) -> list[str]:
    """Return the ids of a round's documents, without what is confidential to who asks."""
    return [one for one in found.documents if one not in asked.hidden]
