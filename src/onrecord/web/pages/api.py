"""What there is to ask for, described as OpenAPI."""

from __future__ import annotations

from onrecord.web.exchange import Asked, Page


def api(asked: Asked) -> Page:
    """Describe every address, what it takes and which role it needs."""
    from onrecord.web.openapi import described  # noqa: PLC0415 - it reads the routes, which name this
    from onrecord.web.routes import ROUTES  # noqa: PLC0415

    del asked
    return Page("api.html", {"ways": ROUTES}, described())
