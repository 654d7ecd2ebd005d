"""The fields of a claim as a form has them: shown to be filled in, and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, get_args

from onrecord.casebook.readings import Reviewed
from onrecord.errors import ConfigError
from onrecord.model import (
    CLAIM_KINDS,
    GROUPS,
    OUTCOMES,
    Act,
    BodyKind,
    Figure,
    Modifier,
    Polarity,
    Role,
    Voice,
    When,
    Where,
    to_builtins,
)
from onrecord.resolve.edtf import valid

KINDS: dict[str, type[Reviewed]] = {"figure": Figure, **CLAIM_KINDS}
Form = Mapping[str, Sequence[str]]


class Field(NamedTuple):
    """A field of a form.

    `kind` is `text`, `number`, `choice`, `choices`, `flag` or `lines`; `choices` what may be chosen.
    """

    name: str
    label: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    needed: bool = False
    hint: str = ""


VOICES = Field(
    "sources", "On whose word", "lines",
    hint="One a line, from the document outwards; empty where the document says it itself.",
)  # fmt: skip
STANDING = Field("polarity", "Standing", "choice", get_args(Polarity))
FIELDS: dict[str, tuple[Field, ...]] = {
    "figure": (
        Field("low", "At least", "number", hint="Leave one end empty where the words leave it open."),
        Field("high", "At most", "number"),
        Field("modifier", "The words bound it as", "choice", get_args(Modifier)),
        Field("outcome", "What happened", "choices", OUTCOMES, needed=True),
        Field("group", "To whom", "choices", GROUPS),
        Field("group_text", "To whom, in the document’s words"),
        Field("severity", "Severity"),
        STANDING,
        Field("additional", "Not contained in what went before", "flag"),
        Field("place", "Where"),
        Field("date", "When", hint="In EDTF: 1994-05-03, 1994-05, 1994-05-03/1994-05-05."),
        Field("perpetrator", "Said to have done it"),
        VOICES,
    ),
    "qualification": (
        Field("term", "Term", needed=True), Field("hedge", "Words that weaken it"),
        Field("instrument", "Instrument"), Field("article", "Article"), STANDING, VOICES,
    ),
    "recognition": (
        Field("body", "Body", needed=True), Field("body_kind", "Kind of body", "choice", get_args(BodyKind)),
        Field("act", "What it did", "choice", get_args(Act)), Field("as_term", "The name it gave"),
        Field("date", "When", hint="In EDTF."), Field("instrument", "Instrument"), STANDING, VOICES,
    ),
    "responsibility": (
        Field("actor", "Who", needed=True), Field("role", "In what part", "choice", get_args(Role)),
        Field("act", "What", needed=True), STANDING, VOICES,
    ),
    "appeal": (
        Field("addressee", "Of whom"), Field("demand", "What is asked", needed=True), STANDING, VOICES,
    ),
    "addressee": (Field("name", "To whom", needed=True), STANDING),
}  # fmt: skip


def shown(record: Reviewed) -> dict[str, Any]:
    """Return what each field of a claim's form holds."""
    plain = to_builtins(record)
    values: dict[str, Any] = {}
    for field in FIELDS[plain["kind"]]:
        value = plain[field.name]
        if field.name == "sources":
            value = "\n".join(one["name"] for one in value)
        elif isinstance(value, dict):
            value = value.get("edtf") or value.get("name") or value["text"]
        values[field.name] = "" if value is None else value
    return values


def changes(form: Form, kind: str, claim: Reviewed | None = None) -> list[str]:
    """Return what a filled-in form says, as `FIELD=JSON` for `corrected`.

    Args:
        form: The form.
        kind: The claim's kind.
        claim: The claim as it stands, whose voices, place and date keep what the form does not show.

    Raises:
        ConfigError: If a field that is needed is empty, or a number is none.
    """
    made = []
    old = shown(claim) if claim is not None else {}
    for field in FIELDS[kind]:
        value = read(field, form)
        if field.needed and not value:
            raise ConfigError(f"{field.label!r} is empty", hint="fill it in")
        if claim is not None and _same(value, old[field.name]):
            continue
        made.append(
            f"{field.name}={json.dumps(_stored(field, value, kind, claim), ensure_ascii=False)}"
        )
    return made


def read(field: Field, form: Form) -> Any:  # noqa: ANN401 - as different as the fields are
    """Return what a form has for a field.

    Raises:
        ConfigError: If it is no number, or none of the choices.
    """
    given = form.get(field.name, ())
    if field.kind == "flag":
        return bool(given)
    if field.kind == "choices":
        chosen = [one for one in given if one]
        _check_choices(field, chosen)
        return chosen
    text = given[-1].replace("\r\n", "\n").strip() if given else ""
    if field.kind == "choice":
        text = text or field.choices[0]
        _check_choices(field, [text])
    if field.kind == "number" and text:
        return _number(field, text)
    return text


def _number(field: Field, text: str) -> int | float:
    plain = text.replace(",", "").replace(" ", "")
    try:
        value = float(plain)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e15:
        raise ConfigError(f"{field.label!r} is no number: {text!r}", hint="write it in digits")
    return int(value) if value.is_integer() else value


def _check_choices(field: Field, chosen: Sequence[str]) -> None:
    unknown = [one for one in chosen if one not in field.choices]
    if unknown:
        raise ConfigError(
            f"{field.label!r} has no choice {unknown[0]!r}", hint=", ".join(field.choices)
        )


def _same(value: object, old: object) -> bool:
    return (
        list(value) == list(old)
        if isinstance(value, list) and isinstance(old, list | tuple)
        else value == old
    )


def _stored(field: Field, value: Any, kind: str, claim: Reviewed | None) -> object:  # noqa: ANN401
    """Return a field's value as the record holds it."""
    if field.name == "sources":
        known = {voice.name: voice for voice in claim.sources} if claim is not None else {}
        names = [line.strip() for line in value.split("\n") if line.strip()]
        return [to_builtins(known.get(name, Voice(name=name))) for name in names]
    if field.name == "date" and value and not valid(value):
        raise ConfigError(
            f"no date {value!r}", hint="write it as 1994-05-03, 1994-05 or 1994-05-03/1994-05-05"
        )
    if kind == "figure" and field.name == "place":
        return to_builtins(Where(text=value, name=value)) if value else None
    if kind == "figure" and field.name == "date":
        return to_builtins(When(text=value, edtf=value)) if value else None
    optional = {"low", "high", "severity", "perpetrator", "hedge", "instrument", "article", "as_term",
                "date", "addressee"}  # fmt: skip
    return None if value == "" and field.name in optional else value
