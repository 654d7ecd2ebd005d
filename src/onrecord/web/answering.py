"""Answers as responses: a page, the same as JSON or CSV, a file, or the way on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from starlette.responses import FileResponse, RedirectResponse, Response

from onrecord.errors import ChangedError, OnRecordError
from onrecord.export import write_table
from onrecord.report.escape import printable
from onrecord.web.exchange import (
    Answer,
    Asked,
    File,
    ForbiddenError,
    MissingError,
    Moved,
    Page,
    Stored,
)
from onrecord.web.limits import TooLargeError
from onrecord.web.looks import render
from onrecord.web.sessions import LONGEST

FORMS = ("html", "json", "csv")


def respond(answer: Answer, asked: Asked, form: str = "html") -> Response:
    """Return an answer as a response in the form asked for.

    Raises:
        MissingError: If the page has no such form.
    """
    if isinstance(answer, Moved):
        return _moved(answer, asked)
    if isinstance(answer, File):
        return _file(answer)
    if isinstance(answer, Stored):
        return FileResponse(answer.path, media_type=answer.media_type, filename=answer.name)
    if form == "json" and answer.data is not None:
        text = json.dumps(answer.data, ensure_ascii=False, default=_plain)
        return _text(text + "\n", "application/json", answer.status)
    if form == "csv" and answer.table is not None:
        text = "".join(write_table(answer.table.columns, answer.table.rows))
        return _text(text, "text/csv; charset=utf-8", answer.status)
    if form != "html":
        raise MissingError(f"this page has no {form.upper()}", hint="its table is on the page")
    values = {"json": answer.data is not None, "csv": answer.table is not None, **answer.values}
    return _text(render(answer.template, asked, values), "text/html; charset=utf-8", answer.status)


def respond_error(
    error: OnRecordError, asked: Asked, form: str = "html", status: int = 0
) -> Response:
    """Return an error as a page that says what happened and what to do."""
    status = status or status_of(error)
    told = {"error": error.code, "message": error.message, "hint": error.hint}
    state_now = asked.path.rpartition("/")[0] or "/"
    values = {
        "message": error.message,
        "hint": error.hint,
        "status": status,
        "state_now": state_now,
    }
    page = Page("error.html", values, told, status=status)
    return respond(page, asked, "json" if form != "html" else form)


def status_of(error: OnRecordError) -> int:
    """Return the status of HTTP that fits an error."""
    kinds = (
        (ChangedError, 409), (MissingError, 404), (ForbiddenError, 403), (TooLargeError, 413),
    )  # fmt: skip
    return next((status for kind, status in kinds if isinstance(error, kind)), 400)


def _text(text: str, media_type: str, status: int) -> Response:
    return Response(text.encode("utf-8", "replace"), status, media_type=media_type)


def _moved(answer: Moved, asked: Asked) -> Response:
    response = RedirectResponse(answer.href, 303)
    if answer.cookie is not None:
        name, secure = cookie_name(secure=asked.site.settings.secure), asked.site.settings.secure
        response.set_cookie(
            name, answer.cookie, max_age=int(LONGEST) if answer.cookie else 0,
            httponly=True, secure=secure, samesite="strict",
        )  # fmt: skip
    return response


def cookie_name(*, secure: bool) -> str:
    """Return the cookie's name; by HTTPS one that no other host can set (RFC 6265bis, 4.1.3.2)."""
    return "__Host-onrecord" if secure else "onrecord"


def _file(answer: File) -> Response:
    """Return a file to save. It is never shown as a page: what a document holds is not ours to run."""
    way = "inline" if answer.inline else "attachment"
    name = quote(printable(answer.name).encode("utf-8", "replace"), safe="")
    headers = {"Content-Disposition": f"{way}; filename*=UTF-8''{name}"}
    return Response(answer.data, media_type=answer.media_type, headers=headers)


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Iterable):
        return list(value)
    return str(value)
