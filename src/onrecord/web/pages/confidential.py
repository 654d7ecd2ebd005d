"""What is confidential, for whom and why; and the groups of those who need to know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args, get_type_hints

from onrecord.casebook import access
from onrecord.casebook.accounts import accounts
from onrecord.casebook.persons import statements_now
from onrecord.errors import ConfigError
from onrecord.model import Level, Restriction, to_builtins
from onrecord.web.exchange import Asked, MissingError, Moved, Page, Table, local
from onrecord.web.pages.deciding import needed_reason, onward
from onrecord.web.pages.lists import cell
from onrecord.web.register import hidden_statements, restricted

KINDS: tuple[str, ...] = get_args(get_type_hints(Restriction)["of"])
SAYS = {
    "open": "everybody; it leaves with what is published",
    "team": "all who work in the casebook; it is in nothing that leaves",
    "restricted": "members of the groups chosen, and nobody else; it is in nothing that leaves",
}


def confidential(asked: Asked) -> Page:
    """List what is confidential, for whom and why, and the groups."""
    found = [one for one in restricted(asked) if not _hidden(asked, one)]
    plain = [to_builtins(one) for one in found]
    columns = ("of", "subject", "level", "groups", "user", "reason", "seq")
    rows = ([cell(one.get(name)) for name in columns] for one in plain)
    groups = access.members(asked.book)
    values = {
        "rows": [(one, called(asked, one.of, one.subject)) for one in found],
        "groups": groups,
        "people": [one.name for one in accounts(asked.book)],
    }
    data = {"confidential": plain, "groups": groups}
    return Page("list_confidential.html", values, data, Table(columns, rows))


def _hidden(asked: Asked, one: Restriction) -> bool:
    row = asked.book.db.execute(
        "SELECT document FROM claim WHERE id = ?", (one.subject,)
    ).fetchone()
    if one.of == "statement":
        return one.subject in hidden_statements(asked)
    return not asked.hidden.isdisjoint((one.subject, row["document"] if row else None))


def called(asked: Asked, of: str, subject: str) -> dict[str, str]:
    """Return how something confidential is called, and its address; without any, its id."""
    if of == "document":
        row = asked.book.db.execute(
            "SELECT number, title, path FROM document WHERE id = ?", (subject,)
        ).fetchone()
        if row is not None:
            return {"name": row["title"] or row["path"], "href": f"/documents/{row['number']}"}
    if of == "statement":
        found = statements_now(asked.book, [subject])
        return {"name": found[0].name if found else subject, "href": f"/persons/{subject}"}
    if of == "claim":
        row = asked.book.db.execute("SELECT text FROM claim WHERE id = ?", (subject,)).fetchone()
        return {"name": row["text"] if row else subject, "href": f"/claims/{subject}"}
    return {"name": subject, "href": ""}


def keep_form(asked: Asked) -> Page:
    """Show who may see a document or a claim, to be changed."""
    of, subject = _subject(asked, asked.get("of"), asked.get("subject"))
    now = kept(asked, (subject,)).get(subject)
    values = {
        "of": of, "subject": subject, "what": called(asked, of, subject), "now": now,
        "level": now.level if now else "open", "levels": SAYS, "groups": access.members(asked.book),
        "next": local(asked.get("next"), "/confidential"),
    }  # fmt: skip
    return Page("keep.html", values, {"of": of, "subject": subject, "level": values["level"]})


def keep(asked: Asked) -> Moved:
    """Say who may see a document or a claim."""
    of, subject = _subject(asked, asked.given("of"), asked.given("subject"))
    level, groups, reason = filled(asked)
    seq = access.restrict(
        asked.book, of, subject, level, groups=groups, user=asked.who.name, reason=reason,  # type: ignore[arg-type]  # checked above
    )  # fmt: skip
    return onward(asked, "/confidential", seq)


def filled(asked: Asked) -> tuple[Level, list[str], str]:
    """Return the level, the groups and the reason that a form gives.

    Raises:
        ConfigError: If there is no such level or no reason, or whoever fills it in would be shut out.
    """
    level: Any = asked.given("level")
    if level not in SAYS:
        raise ConfigError(f"no level {level!r}", hint=", ".join(SAYS))
    reason = needed_reason(asked)
    groups = [one for one in asked.form.get("group", ()) if level == "restricted"]
    known = access.members(asked.book)
    inside = any(asked.who.name in known.get(one, ()) for one in groups)
    if level == "restricted" and asked.who.account and not inside:
        hint = "choose one that you are in, or let one of its members do it"
        raise ConfigError("you would not see it any more, nor could you open it again", hint=hint)
    return level, groups, reason


def set_group(asked: Asked) -> Moved:
    """Say who is in a group of those who need to know."""
    name = asked.given("name").strip()
    people = [one.strip() for given in asked.form.get("member", ()) for one in given.split("\n")]
    people = list(dict.fromkeys(filter(None, people)))
    known = {one.name for one in accounts(asked.book)}
    for one in people if known else ():
        if one not in known:
            raise ConfigError(f"no account {one!r}", hint=", ".join(sorted(known)))
    seq = access.set_group(
        asked.book, name, people, user=asked.who.name, reason=asked.given("reason").strip()
    )
    return onward(asked, "/confidential", seq)


def kept(asked: Asked, subjects: Iterable[str]) -> dict[str, Restriction]:
    """Return how the documents and claims among some ids that are confidential are kept."""
    wanted = set(subjects)
    query = "SELECT 1 FROM restriction WHERE subject = ?"
    if not any(asked.book.db.execute(query, (one,)).fetchone() for one in wanted):
        return {}  # as a rule; the log need not be read
    return {one.subject: one for one in restricted(asked) if one.subject in wanted}


def _subject(asked: Asked, of: str, subject: str) -> tuple[str, str]:
    """Return what is asked about, as its kind and id.

    Raises:
        ConfigError: If there is no such kind.
        MissingError: If there is no such thing, or it is confidential to who asks.
    """
    if of not in KINDS:
        raise ConfigError(f"nothing confidential is called {of!r}", hint=", ".join(KINDS))
    document: str | None = subject
    if of in {"document", "claim"}:
        row = asked.book.db.execute(
            "SELECT id AS document FROM document WHERE id = ?"
            if of == "document"
            else "SELECT document FROM claim WHERE id = ?",
            (subject,),
        ).fetchone()
        if row is None:
            raise MissingError(f"there is no {of} {subject!r}")
        document = row["document"]
    elif subject in hidden_statements(asked) or not statements_now(asked.book, [subject]):
        raise MissingError(f"there is no {of} {subject!r}")
    asked.check_seen(subject, document)
    if of == "statement" and subject in hidden_statements(asked):
        raise MissingError(f"there is no {of} {subject!r}")
    return of, subject
