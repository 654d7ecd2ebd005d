"""Names and passages that are withheld from everything that leaves, and what is given free again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.casebook import withholding
from onrecord.casebook.names import find_names, folded, pattern_of
from onrecord.errors import ConfigError
from onrecord.model import NameForm, Withholding, from_builtins, to_builtins
from onrecord.report.segments import Mark
from onrecord.web.exchange import Asked, MissingError, Moved, Page, Table, whole
from onrecord.web.jobs import Job
from onrecord.web.pages.deciding import needed_reason, onward
from onrecord.web.pages.documents import document_row
from onrecord.web.pages.entries import sees_names
from onrecord.web.pages.lists import cell

AROUND = 60
PLACES = 4
"""Places of a form that are shown; how many there are is told."""
AT_ONCE = 1000
"""Documents up to which a name is looked for while the page is made; it takes some 0.3 ms each."""
SORTS = {
    "the name": "in full", "other order": "in another order", "initials": "with initials",
    "part": "a part alone", "near": "differs by a slip, or holds a part",
}  # fmt: skip


def withheld(asked: Asked) -> Page:
    """List what is withheld, with who decided so and why."""
    found = _seen(asked)
    plain = [to_builtins(one) for one in found]
    columns = ("seq", "user", "reason", "forms", "document", "start", "end")
    rows = ([cell(one.get(name)) for name in columns] for one in plain)
    values = {
        "names": [one for one in found if one.forms],
        "passages": [(one, _passage(asked, one)) for one in found if not one.forms],
    }
    return Page("list_withheld.html", values, {"withheld": plain}, Table(columns, rows))


def _seen(asked: Asked) -> list[Withholding]:
    """Return what is withheld, without passages of documents that are confidential to who asks."""
    return [one for one in withholding.withheld(asked.book) if one.document not in asked.hidden]


def _passage(asked: Asked, one: Withholding) -> dict[str, Any]:
    row = asked.book.db.execute(
        "SELECT number, title, path, text FROM document WHERE id = ?", (one.document,)
    ).fetchone()
    words = row["text"][one.start : one.end]
    return {"number": row["number"], "title": row["title"] or row["path"], "words": words}


def name_form(asked: Asked) -> Page:
    """Show the forms in which a name stands in the documents, and where; nothing is changed."""
    name = asked.get("name").strip()
    args = _looking(asked, name)
    forms = _forms(asked, args) if pattern_of([name]) else []
    known = {folded(name), *(folded(one) for one in asked.all("form"))}
    values = {
        "name": name,
        "waits": forms is None,
        "running": _job(asked, args, "running") if forms is None else None,
        "documents": args["documents"],
        "forms": [
            {
                "form": one, "sort": SORTS[one.of], "places": list(_places(asked, one)),
                # What is surely meant is ticked; the rest is for a person to say.
                "ticked": one.of in {"the name", "other order"} or folded(one.form) in known,
            }
            for one in forms or ()
        ],
    }  # fmt: skip
    plain = [to_builtins(one) for one in forms or ()]
    columns = ("form", "of", "count", "withheld", "documents")
    table = Table(columns, ([cell(one.get(name)) for name in columns] for one in plain))
    data = {"name": name, "forms": plain, "waits": forms is None}
    return Page("withhold_name.html", values, data, table)


def _looking(asked: Asked, name: str) -> dict[str, Any]:
    """Return what is looked for, and in what: documents do not change, but others come."""
    (documents,) = asked.book.db.execute("SELECT count(*) FROM document").fetchone()
    book, without = asked.site.settings.path, sorted(asked.hidden)
    return {"book": book, "name": name, "without": without, "documents": documents}


def _forms(asked: Asked, args: dict[str, Any]) -> list[NameForm] | None:
    """Return the forms of a name; None where there are so many documents that a job must look for them."""
    if args["documents"] <= AT_ONCE:
        return asked.site.kept(
            asked.book, ("forms", args["name"], asked.hidden),
            lambda: withholding.name_forms(asked.book, args["name"], without=asked.hidden),
        )  # fmt: skip
    job = _job(asked, args, "done")
    if job is None:
        return None
    return withholding.marked_withheld(
        asked.book, (from_builtins(NameForm, one) for one in job.result)
    )


def _job(asked: Asked, args: dict[str, Any], state: str) -> Job | None:
    found = (one for one in asked.site.jobs.all() if one.task == "names" and one.state == state)
    return next((one for one in found if one.args == args), None)


def look(asked: Asked) -> Moved:
    """Start to look for the forms of a name in all documents, where there are many."""
    name = asked.given("name").strip()
    if not pattern_of([name]):
        raise ConfigError("a name without letters stands nowhere", hint="write it in full")
    args = _looking(asked, name)
    job = _job(asked, args, "running") or asked.site.jobs.start(
        "names", f"Look for “{name}”", asked.who.name, args
    )
    return Moved(f"/jobs/{job.id}")


def _places(asked: Asked, one: NameForm) -> Iterator[dict[str, Any]]:
    """Yield some places where a form of a name stands, with the words around it."""
    pattern, left = pattern_of([one.form]), PLACES
    for path in one.documents[:PLACES]:
        row = asked.book.db.execute(
            "SELECT number, title, path, text FROM document WHERE path = ? ORDER BY number DESC LIMIT 1",
            (path,),
        ).fetchone()
        if row is None:
            continue
        text = row["text"]
        for span in find_names(text, pattern)[:left]:
            left -= 1
            yield {
                "number": row["number"], "title": row["title"] or row["path"], "start": span.start,
                "end": span.end, "words": span.of(text),
                "before": text[max(span.start - AROUND, 0) : span.start],
                "after": text[span.end : span.end + AROUND],
            }  # fmt: skip
        if left <= 0:
            return


def withhold_name(asked: Asked) -> Moved:
    """Withhold a name, in the forms chosen, in all documents: those that are here and those that come."""
    forms = [one.strip() for given in asked.form.get("form", ()) for one in given.split("\n")]
    chosen = list(dict.fromkeys(filter(None, forms)))
    if not chosen:
        raise ConfigError("no form of the name was chosen", hint="tick one, or write one")
    seq = withholding.withhold_name(
        asked.book, chosen[0], also=chosen[1:], user=asked.who.name, reason=needed_reason(asked)
    )
    return onward(asked, "/redaction", seq)


def passage_form(asked: Asked) -> Page:
    """Show words of a document that are to be withheld, and what goes with them; nothing is changed."""
    row = document_row(asked)
    text = row["text"]
    start, end = whole(asked.get("start"), "start"), whole(asked.get("end"), "end")
    fits = start < end <= len(text) and bool(text[start:end].strip())
    claims = asked.book.db.execute(
        "SELECT id, kind, text FROM claim WHERE document = ? AND start < ? AND stop > ?"
        " AND status != 'rejected' ORDER BY place, number",
        (row["id"], end if fits else 0, start),
    ).fetchall()
    also = withholding.standing_also(asked.book, row["id"], start, end) if fits else []
    values = {
        "number": row["number"], "title": row["title"] or row["path"], "start": start, "end": end,
        "words": text[start:end] if fits else "", "length": len(text),
        "before": text[max(start - 300, 0) : start], "after": text[end : end + 300],
        "claims": [one for one in claims if one["id"] not in asked.hidden],
        "also": _numbered(asked, also),
    }  # fmt: skip
    data = {"start": start, "end": end, "text": values["words"], "claims": [one["id"] for one in values["claims"]],
            "also": [one["path"] for one in values["also"]]}  # fmt: skip
    return Page("withhold_passage.html", values, data)


def _numbered(asked: Asked, paths: Iterable[str]) -> list[dict[str, Any]]:
    rows = (
        asked.book.db.execute(
            "SELECT id, number, title, path FROM document WHERE path = ? ORDER BY number DESC LIMIT 1",
            (path,),
        ).fetchone()
        for path in paths
    )
    return [dict(row) for row in rows if row["id"] not in asked.hidden]


def withhold_passage(asked: Asked) -> Moved:
    """Withhold a passage of a document from everything that leaves."""
    row = document_row(asked)
    start, end = whole(asked.given("start"), "start"), whole(asked.given("end"), "end")
    seq = withholding.withhold_passage(
        asked.book, row["id"], start, end, user=asked.who.name, reason=needed_reason(asked)
    )
    return onward(asked, f"/documents/{row['number']}#w-{seq}", seq)


def release(asked: Asked) -> Moved:
    """Give free what an entry of the log withheld."""
    seq = asked.number("seq")
    if seq not in {one.seq for one in _seen(asked)}:
        raise MissingError(f"nothing is withheld by entry {seq}")
    new = withholding.release(asked.book, seq, user=asked.who.name, reason=needed_reason(asked))
    return onward(asked, "/redaction", new)


def withheld_in(asked: Asked, document: str, text: str) -> list[tuple[Withholding, Mark]]:
    """Return what is withheld of a document, with the marks to draw it by, to one who may see it."""
    if not sees_names(asked):
        return []
    found = []
    for one in withholding.withheld(asked.book):
        if one.document == document and one.start is not None and one.end is not None:
            found.append((one, Mark(one.start, one.end, "withheld", f"w-{one.seq}")))
        for count, span in enumerate(find_names(text, pattern_of(one.forms))):
            name = f"w-{one.seq}" if not count else f"w-{one.seq}-{count}"
            found.append((one, Mark(*span, "withheld", name)))
    return found
