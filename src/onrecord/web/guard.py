"""What is asked of every request before a page sees it, and what every answer tells the browser.

- *DNS rebinding*: a page of another site whose name is made to lead here sends its own name as `Host`.
- *Forged requests*: a form of another site is told by `Sec-Fetch-Site` and `Origin`; a token in each
  form is asked for besides (OWASP, "Cross-Site Request Forgery Prevention").
- *What a document says is never markup*: the policy allows no script but our own file.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.site import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # To other sites nothing is told. With `no-referrer`, browsers would send our own forms with the
    # origin `null` (https://www.w3.org/TR/referrer-policy/, section 7).
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = frozenset({"GET", "HEAD"})


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Let through to `app` what fits `settings`."""
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        app = PlainTextResponse(*refusal) if refusal else self._app
        await app(scope, receive, out)

    def _refusal(self, method: str, headers: Headers) -> tuple[str, int] | None:
        host = headers.get("host", "")
        if not known_host(host, self._settings):
            return "This program is not called by that name.\n", 421
        if method in SAFE:
            return None
        site = headers.get("sec-fetch-site", "same-origin")
        origin = headers.get("origin")
        if site != "same-origin" or (origin is not None and urlsplit(origin).netloc != host):
            return "Forms are taken from this program's own pages only.\n", 403
        return None


def known_host(host: str, settings: Settings) -> bool:
    """True for a `Host` under which this program may be called.

    A page that was led here by DNS comes with a name; a number it cannot make its own. So numbers of
    this machine are let in, any number where it is open to others, and names that were given.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return False
    if name == "localhost" or name in settings.hosts:
        return True
    try:
        number = ipaddress.ip_address(name)
    except ValueError:
        return False
    return number.is_loopback or not settings.loopback
