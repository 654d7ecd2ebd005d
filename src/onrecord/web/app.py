"""The application: routes, each guarded by its role, over one casebook."""

from __future__ import annotations

import hmac
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.casebook.access import hidden
from onrecord.casebook.accounts import find_account
from onrecord.errors import ConfigError, OnRecordError
from onrecord.web.answering import FORMS, cookie_name, respond, respond_error
from onrecord.web.exchange import LARGEST, Asked, ForbiddenError, MissingError, Moved, Who
from onrecord.web.guard import SAFE, Guard
from onrecord.web.limits import TooLargeError, check_fields, limited
from onrecord.web.pages.assets import asset
from onrecord.web.routes import ROUTES, Way, ranks
from onrecord.web.site import Settings, Site
from onrecord.web.uploads import MOST_FILES, take

NOBODY = "login"
"""What the token of a form is made of before anybody is logged in."""
MOST_FIELDS = 20_000


def make_app(settings: Settings) -> Starlette:
    """Return the application that serves a casebook."""
    site = Site(settings)
    made = [Route("/assets/{name}", asset, methods=["GET"])]
    for way in ROUTES:
        for form in reversed(FORMS) if way.method == "GET" else ("html",):
            ending = "" if form == "html" else f".{form}"
            path = f"{way.path.removesuffix('/') or ('/overview' if ending else '/')}{ending}"
            made.append(Route(path, _endpoint(site, way, form), methods=[way.method]))
    app = Starlette(
        routes=made,
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={HTTPException: _missing(site)},
        lifespan=site.lifespan,
    )
    app.state.site = site
    app.router.redirect_slashes = False
    return app


def _endpoint(site: Site, way: Way, form: str) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers one way of asking in one form."""

    async def answer(request: Request) -> Response:
        who = await run_in_threadpool(identify, site, request)
        if not ranks(who.role, way.role):
            return await run_in_threadpool(_refused, site, request, who, form)
        filled = FormData()
        if request.method not in SAFE:
            try:
                most = site.settings.largest_upload
                whole = limited(request, files=way.files, largest_upload=most)
                filled = await whole.form(max_files=MOST_FILES, max_fields=MOST_FIELDS)
            except MultiPartException as error:
                raise HTTPException(400, str(error)) from error
            except (TooLargeError, OSError) as error:
                asked = _asked(site, request, who, form)
                return await run_in_threadpool(_not_taken, error, asked, form)
        return await run_in_threadpool(_answered, site, way, form, request, who, filled)

    return answer


def identify(site: Site, request: Request) -> Who:
    """Return who asks: the one user where there are no accounts, else whoever is logged in."""
    book = site.book()
    if book.db.execute("SELECT 1 FROM account LIMIT 1").fetchone() is None:
        if site.settings.loopback:
            return Who(site.settings.user, "admin", site.token("alone"), account=False)
        return Who("", "", site.token(NOBODY), account=False)
    secret = request.cookies.get(cookie_name(secure=site.settings.secure), "")
    session = site.sessions.find(secret) if secret else None
    account = find_account(book, session.name) if session else None
    if session is None or account is None or account.changed != session.changed:
        return Who("", "", site.token(NOBODY), account=False)
    return Who(account.name, account.role, site.token(secret), account=True)


def _answered(
    site: Site, way: Way, form: str, request: Request, who: Who, filled: FormData
) -> Response:
    asked = _asked(site, request, who, form, filled)
    try:
        check_fields(asked.form)
        check_fields(asked.query)
        if way.method not in SAFE:
            if not hmac.compare_digest(asked.given("csrf").encode(), who.token.encode()):
                raise ForbiddenError(
                    "the form is too old", hint="go back, load the page anew and try again"
                )
            return respond(way.answer(asked), asked, form)
        # One state of the casebook for the whole page, whoever writes meanwhile.
        asked.book.db.execute("BEGIN")
        try:
            return respond(way.answer(asked), asked, form)
        finally:
            asked.book.db.execute("ROLLBACK")
    except OSError as error:
        return _not_taken(error, asked, form)
    except OverflowError:
        return respond_error(MissingError("a number is too large"), asked, form)
    except sqlite3.OperationalError as error:
        told = ConfigError(f"the casebook is busy: {error}", hint="try again in a moment")
        return respond_error(told, asked, form, 503)
    except OnRecordError as error:
        return respond_error(error, asked, form)


def _asked(
    site: Site, request: Request, who: Who, form: str, filled: FormData | None = None
) -> Asked:
    path, book = request.url.path, site.book()
    path = path.removesuffix(f".{form}") if form != "html" else path
    texts = {
        name: tuple(one for one in filled.getlist(name) if isinstance(one, str))
        for name in (filled or {})
    } if filled else {}  # fmt: skip
    return Asked(
        site=site,
        book=book,
        who=who,
        path="/" if path == "/overview" else path,
        params=_params(request.path_params),
        query={name: tuple(request.query_params.getlist(name)) for name in request.query_params},
        form=texts,
        uploads=take(filled) if filled else (),
        secret=request.cookies.get(cookie_name(secure=site.settings.secure), ""),
        # Without accounts there is one user, who can read the file.
        hidden=hidden(book, who.name) if who.account else frozenset(),
        address=request.client.host if request.client else "",
    )


def _not_taken(error: TooLargeError | OSError, asked: Asked, form: str) -> Response:
    """Return what tells that there is too much, or no room for it."""
    if isinstance(error, TooLargeError):
        return respond_error(error, asked, form)
    told = ConfigError(
        f"it could not be kept: {error.strerror}", hint="make room, and send it again"
    )
    return respond_error(told, asked, form, 507)


def _params(found: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: str(min(one, LARGEST + 1)) if isinstance(one, int) else one
        for name, one in found.items()
    }


def _refused(site: Site, request: Request, who: Who, form: str) -> Response:
    asked = _asked(site, request, who, form)
    if who.role:
        error = ForbiddenError(
            f"as {who.role} you may not do this", hint="ask whoever looks after the accounts"
        )
        return respond_error(error, asked, form)
    if request.method in SAFE and form == "html":
        from onrecord.web.pages.login import login_href  # noqa: PLC0415 - only here

        return respond(Moved(login_href(asked)), asked)
    return respond_error(
        ForbiddenError("nobody is logged in", hint="log in first"), asked, form, 401
    )


def _missing(site: Site) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        told = ConfigError(
            {
                404: "there is nothing at this address",
                405: "this address takes no such request",
            }.get(status, str(getattr(error, "detail", ""))),
            hint="the menu leads to everything there is",
        )

        def page() -> Response:
            who = identify(site, request)
            return respond_error(told, _asked(site, request, who, "html"), "html", status)

        return await run_in_threadpool(page)

    return answer
