"""The description of the API, from the table of routes (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from onrecord import __version__
from onrecord.web.routes import ANYONE, PARAMETER, ROUTES, Way


def described() -> dict[str, Any]:
    """Return the description."""
    paths: dict[str, dict[str, Any]] = {}
    for way in ROUTES:
        path = PARAMETER.sub(lambda found: "{" + found[1] + "}", way.path)
        for ending in ("", ".json", ".csv") if way.method == "GET" else ("",):
            name = f"/overview{ending}" if path == "/" and ending else f"{path}{ending}"
            paths.setdefault(name, {})[way.method.lower()] = _operation(way, ending)
    return {
        "openapi": "3.1.0",
        "info": {"title": "On Record: the workbench", "version": __version__},
        "paths": paths,
    }


def _operation(way: Way, ending: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "summary": way.says,
        "description": f"Role: {way.role or 'none'}.",
        "parameters": [*_path_parameters(way), *(_query(way) if way.method == "GET" else ())],
        "responses": _responses(way, ending),
    }
    if way.method == "POST":
        names = ("csrf", *way.names)
        form = {
            "type": "object",
            "properties": {name: {"type": "string"} for name in names},
            "required": ["csrf"],
        }
        made["requestBody"] = {
            "required": True, "content": {"application/x-www-form-urlencoded": {"schema": form}},
        }  # fmt: skip
    return made


def _path_parameters(way: Way) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "integer", "minimum": 0}
            if kind == "int"
            else {"type": "string", "pattern": "^[^/.]+$"},
        }
        for name, kind in PARAMETER.findall(way.path)
    ]


def _query(way: Way) -> list[dict[str, Any]]:
    return [{"name": name, "in": "query", "schema": {"type": "string"}} for name in way.names]


def _responses(way: Way, ending: str) -> dict[str, Any]:
    media = {"": "text/html", ".json": "application/json", ".csv": "text/csv"}[ending]
    found: dict[str, Any] = {}
    if way.method == "GET":
        found["200"] = {"description": "the page", "content": {media: {}}}
    if way.method == "POST" or (way.role != ANYONE and not ending):
        found["303"] = {"description": "go on there; the way to log in where nobody is"}
    for status, why in (
        ("400", "what was asked makes no sense"), ("401", "nobody is logged in"), ("403", "not allowed, or the form is too old"),
        ("404", "there is nothing"), ("409", "somebody changed it meanwhile"), ("413", "too much"), ("421", "another name"),
        ("429", "too many logins failed"), ("503", "the casebook is busy"), ("507", "no room"),
    ):  # fmt: skip
        found[status] = {"description": why}
    return found
