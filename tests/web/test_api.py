"""The description of the API, and what answers to whatever fits it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import booleans
from starlette.routing import Route

from onrecord.web.app import make_app
from onrecord.web.openapi import described
from onrecord.web.site import Settings

from .conftest import Person

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
specs = pytest.importorskip("schemathesis.specs.openapi.checks")


def test_the_description_is_of_what_is_there(ana: Person) -> None:
    """Every route of the application is described, and nothing else."""
    routes = {
        (method.lower(), one.path.replace(":int", ""))
        for one in ana.app.routes
        if isinstance(one, Route)
        for method in one.methods or ()
        if method != "HEAD" and one.path != "/assets/{name}"
    }
    paths = ana.get("/openapi.json").json()["paths"]
    assert routes == {(method, path) for path, methods in paths.items() for method in methods}


@pytest.fixture(scope="module")
def served(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The application over a casebook of its own, with its description."""
    target = tmp_path_factory.mktemp("api") / "varn.casebook"
    shutil.copy(filled, target)
    app = make_app(Settings(str(target), "ana"))
    home = {"headers": {"host": "127.0.0.1"}}
    made = schemathesis.openapi.from_asgi("/openapi.json", app, **home)
    made.config.update(base_url="http://127.0.0.1")
    return made


WAYS = [
    (method, path)
    for path, methods in described()["paths"].items()
    for method in methods
    if (method, path)
    not in {
        ("post", "/findings"),
        ("post", "/review/conflicts"),
        ("post", "/publish"),
        ("post", "/redaction/look"),
    }  # they start processes
]


@pytest.mark.parametrize(("method", "path"), WAYS, ids=lambda one: one)
def test_whatever_fits_the_description_is_answered(method: str, path: str, served: Any) -> None:
    """No input makes the program fail, and each answer is one that is described.

    Half of the forms come with the right token, so that what is behind it is reached as well.
    """

    @given(case=served[path][method].as_strategy(), known=booleans())
    @settings(
        max_examples=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    def answered(case: Any, known: bool) -> None:
        if known and isinstance(case.body, dict):
            case.body["csrf"] = served.app.state.site.token("alone")
        case.call_and_validate(
            checks=[
                schemathesis.checks.not_a_server_error,
                specs.status_code_conformance,
                specs.content_type_conformance,
            ]
        )

    answered()
