"""Adjudication: what the coders of a finished round said of the same words, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from onrecord.casebook.coding import Coded
from onrecord.casebook.corrections import corrected
from onrecord.casebook.rounds import finished_round
from onrecord.errors import ConfigError
from onrecord.model import Round, SideBySide, to_builtins
from onrecord.report.words import vocabulary
from onrecord.web.exchange import Asked, MissingError, Moved, Page, Table, local
from onrecord.web.pages.deciding import onward
from onrecord.web.pages.forms import FIELDS, Field, changes, shown
from onrecord.web.pages.lists import Steps, with_state
from onrecord.web.pages.rounds import documents_in, the_round

SHOWN = {
    "differing": "They differ", "agreed": "They agree", "settled": "Settled", "all": "All",
}  # fmt: skip
AROUND = 200
AHEAD = 12


def compare(asked: Asked) -> Page:
    """Show what coders said of the same words, one unit at a time, and settle it."""
    from onrecord.casebook.adjudication import NOTHING  # noqa: PLC0415 - numpy

    found = the_round(asked)
    show = asked.get("show", "differing")
    if show not in SHOWN:
        raise ConfigError(f"nothing to show as {show!r}", hint=", ".join(SHOWN))
    units = _units(asked, found)
    groups = {name: [one for one in units if _fits(one.shown, name)] for name in SHOWN}
    listed = groups[show]
    at = next((n for n, one in enumerate(listed) if one.shown.unit == asked.get("at")), 0)
    steps = Steps(
        with_state(asked, at=listed[at + 1].shown.unit) if at + 1 < len(listed) else "",
        with_state(asked, at=listed[at - 1].shown.unit) if at else "",
    )
    last = next((one.shown for one in units if one.shown.unit == asked.get("last")), None)
    values: dict[str, Any] = {
        "round": found, "show": show, "shows": SHOWN, "steps": steps, "unit": None, "nothing": NOTHING,
        "counts": {name: len(group) for name, group in groups.items()},
        "ahead": [one.shown for one in listed[at + 1 : at + 1 + AHEAD]],
        "last": last if last and last.settled is not None else None,
    }  # fmt: skip
    if listed:
        unit = listed[at]
        following = listed[at + 1].shown.unit if at + 1 < len(listed) else ""
        kept = {"show": show, "at": following, "last": unit.shown.unit}
        values |= {
            "unit": unit.shown,
            **_side_by_side(asked, found, unit.shown, unit.codes),
            "next": f"/rounds/{found.begun}/compare?{urlencode(kept)}",
        }
    plain = [to_builtins(one.shown) for one in listed]
    columns = (
        "unit",
        "document",
        "start",
        "end",
        "text",
        "coder",
        "status",
        "low",
        "high",
        "agreed",
        "settled",
    )
    rows = (
        [one.unit, one.document, one.start, one.end, one.text, each.coder, each.status, each.low, each.high,
         one.agreed, one.settled]
        for one in (unit.shown for unit in listed)
        for each in one.sayings
    )  # fmt: skip
    return Page("compare.html", values, {"units": plain}, Table(columns, rows))


def _fits(unit: SideBySide, show: str) -> bool:
    if show == "all":
        return True
    if unit.settled is not None:
        return show == "settled"
    return show == ("agreed" if unit.agreed else "differing")


def _units(asked: Asked, found: Round) -> list[Any]:
    """Return the units of a round, without those in documents that are confidential to who asks."""
    from onrecord.casebook.adjudication import units  # noqa: PLC0415 - numpy

    finished_round(asked.book, found.name)
    made = asked.site.kept(
        asked.book, ("units", found.begun), lambda: list(units(asked.book, found))
    )
    seen = set(documents_in(asked, found))
    return [one for one in made if _document(one.codes) in seen]


def _document(codes: Mapping[str, Coded]) -> str:
    return next(iter(codes.values())).record.document_id


def _unit(asked: Asked, found: Round) -> Any:  # noqa: ANN401 - its module is loaded when it is needed
    key = asked.params["unit"]
    for one in _units(asked, found):
        if one.shown.unit == key:
            return one
    raise MissingError(f"round {found.name!r} has no unit {key!r}")


def _side_by_side(
    asked: Asked, found: Round, unit: SideBySide, codes: Mapping[str, Coded]
) -> dict[str, Any]:
    """Return the table of a unit: a column a coder, a row a field, and which rows differ."""
    row = asked.book.db.execute(
        "SELECT number, title, path, text FROM document WHERE id = ?", (_document(codes),)
    ).fetchone()
    says = [_fields(codes[one.coder]) if one.claim else {} for one in unit.sayings]
    labels = {"words": "Words", **{field.name: field.label for field in FIELDS[unit.of]}}
    rows = []
    for name, label in labels.items():
        values = [one.get(name, "") for one in says]
        if any(values):
            rows.append((label, values, len({one[name] for one in says if one}) > 1))
    text = row["text"]
    return {
        "columns": [
            {"saying": one, "says": each} for one, each in zip(unit.sayings, says, strict=True)
        ],
        "fields": rows,
        "document": row,
        "coders": found.coders,
        "context": (
            f"{'…' if unit.start > AROUND else ''}{text[max(unit.start - AROUND, 0) : unit.start]}",
            text[unit.start : unit.end],
            f"{text[unit.end : unit.end + AROUND]}{'…' if unit.end + AROUND < len(text) else ''}",
        ),
    }  # fmt: skip


def _fields(coded: Coded) -> dict[str, str]:
    """Return what a coder's claim says, field by field, in words."""
    record = coded.record
    values = shown(record)
    kind = type(record).__name__.lower()
    said = {field.name: _words(field, values[field.name]) for field in FIELDS[kind]}
    return {"words": f"“{record.text}” at {record.start}–{record.end}", **said}


def _words(field: Field, value: Any) -> str:  # noqa: ANN401 - as different as the fields are
    if field.kind == "flag":
        return "yes" if value else ""
    if field.kind == "choices":
        known = vocabulary()["outcomes"] if field.name == "outcome" else {}
        return ", ".join(known[one]["label"] if one in known else one for one in value)
    return str(value).replace("\n", ", after ")


def settle(asked: Asked) -> Moved:
    """Settle a unit: take one coder's word, or nothing; it becomes decisions about the claims."""
    from onrecord.casebook.adjudication import settle_unit  # noqa: PLC0415 - numpy

    found = the_round(asked)
    unit = _unit(asked, found).shown.unit
    settle_unit(
        asked.book, found.name, unit, asked.given("take"), user=asked.who.name,
        reason=asked.given("reason").strip(),
    )  # fmt: skip
    return onward(asked, f"/rounds/{found.begun}/compare?last={unit}")


def settle_form(asked: Asked) -> Page:
    """Show one coder's claim to be corrected, where none of them has it right."""
    found = the_round(asked)
    unit = _unit(asked, found)
    taken = _taken(asked, found, asked.get("take"))
    kind = type(taken).__name__.lower()
    values = {
        **_side_by_side(asked, found, unit.shown, unit.codes),
        "round": found, "unit": unit.shown, "take": asked.get("take"), "fields_of": FIELDS[kind],
        "given": shown(taken), "next": local(asked.get("next"), f"/rounds/{found.begun}/compare"),
    }  # fmt: skip
    return Page("settle.html", values, {"fields": shown(taken)})


def settle_otherwise(asked: Asked) -> Moved:
    """Settle a unit with a claim that none of the coders has so."""
    from onrecord.casebook.adjudication import settle_unit  # noqa: PLC0415 - numpy

    found = the_round(asked)
    unit = _unit(asked, found).shown.unit
    taken = _taken(asked, found, asked.given("take"))
    made = corrected(taken, changes(asked.form, type(taken).__name__.lower(), taken))
    settle_unit(
        asked.book, found.name, unit, asked.given("take"), user=asked.who.name, record=made,
        reason=asked.given("reason").strip(),
    )  # fmt: skip
    return onward(asked, f"/rounds/{found.begun}/compare?last={unit}")


def _taken(asked: Asked, found: Round, coder: str) -> Any:  # noqa: ANN401 - any claim
    from onrecord.casebook.adjudication import taken  # noqa: PLC0415 - numpy

    record = taken(asked.book, found.name, _unit(asked, found).shown.unit, coder)
    if record is None:
        hint = "choose a coder who has a claim there"
        raise ConfigError(f"{coder!r} has nothing there to be corrected", hint=hint)
    return record


def reopen(asked: Asked) -> Moved:
    """Take back how a unit was settled, with the decisions that were made of it."""
    from onrecord.casebook.adjudication import reopen_unit  # noqa: PLC0415 - numpy

    found = the_round(asked)
    unit = _unit(asked, found).shown.unit
    reopen_unit(
        asked.book, found.name, unit, user=asked.who.name, reason=asked.given("reason").strip()
    )
    return onward(asked, f"/rounds/{found.begun}/compare?show=all&at={unit}")


def settle_all_agreed(asked: Asked) -> Moved:
    """Settle all units of a round on which its coders agree."""
    from onrecord.casebook.adjudication import settle_agreed  # noqa: PLC0415 - numpy

    found = the_round(asked)
    settle_agreed(
        asked.book, found.name, user=asked.who.name, reason=asked.given("reason").strip(),
        documents=documents_in(asked, found),
    )  # fmt: skip
    return onward(asked, f"/rounds/{found.begun}/compare?show=settled")
