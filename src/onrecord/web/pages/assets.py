"""The files that pages load: style sheets and scripts, the dossier's and the workbench's."""

from __future__ import annotations

from importlib import resources

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

ASSETS = {
    "dossier.css": ("onrecord.report", "text/css"),
    "dossier.js": ("onrecord.report", "text/javascript"),
    "icon.svg": ("onrecord.web", "image/svg+xml"),
    "workbench.css": ("onrecord.web", "text/css"),
    "workbench.js": ("onrecord.web", "text/javascript"),
}


async def asset(request: Request) -> Response:
    """Return one of the files that are listed, and no other."""
    found = ASSETS.get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("There is no such file.\n", 404)
    package, media_type = found
    data = (resources.files(package) / "static" / request.path_params["name"]).read_bytes()
    return Response(data, media_type=media_type, headers={"Cache-Control": "no-cache"})
