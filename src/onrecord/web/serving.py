"""Serving a casebook: where it is reached, and what that asks for."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.casebook.accounts import accounts
from onrecord.casebook.store import open_casebook
from onrecord.errors import ConfigError
from onrecord.web.app import make_app
from onrecord.web.site import Settings


class Address(NamedTuple):
    """Where the workbench listens; `certificate` and `key` are files for HTTPS, or empty."""

    host: str = "127.0.0.1"
    port: int = 8440
    certificate: str = ""
    key: str = ""


def serve(
    path: str,
    address: Address,
    *,
    user: str,
    names: Iterable[str] = (),
    proxy: bool = False,
    largest_upload: int,
    tell: Callable[[str], None],
) -> None:
    """Serve a casebook until it is interrupted.

    Args:
        path: The casebook.
        address: Where to listen.
        user: Under which name the log notes what is done where there are no accounts.
        names: Names, besides those of this machine, under which browsers call it.
        proxy: Whether a proxy on this machine stands before it that is reached by HTTPS.
        largest_upload: How many bytes of files it takes at once.
        tell: Told the address once it listens.

    Raises:
        ConfigError: If it would be open to others without accounts, or the port is taken.
        CasebookError: If the casebook cannot be opened.
    """
    import uvicorn  # noqa: PLC0415 - only this command needs it

    loopback = is_loopback(address.host) and not proxy
    with open_casebook(path) as book:
        if not loopback and not accounts(book):
            raise ConfigError(
                f"others could reach {address.host}, and the casebook has no accounts",
                hint=f"make one first: onrecord account {path} add NAME --role admin",
            )
    secure = bool(address.certificate) or proxy
    called = frozenset(one.lower() for one in names)
    settings = Settings(path, user, called, loopback, secure, largest_upload)
    listening = _listen(address)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    tell(f"http{'s' if address.certificate else ''}://{shown}:{port}/")
    config = uvicorn.Config(
        make_app(settings), log_level="warning", access_log=False, server_header=False,
        date_header=True, proxy_headers=proxy, ssl_certfile=address.certificate or None,
        ssl_keyfile=address.key or None, timeout_graceful_shutdown=5, lifespan="on",
    )  # fmt: skip
    uvicorn.Server(config).run([listening])


def is_loopback(host: str) -> bool:
    """True for an address that only this machine reaches."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(address: Address) -> socket.socket:
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(found[0], found[1])
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(found[4])
        made.listen()  # from now on, whoever calls waits until the pages are loaded
    except OSError as error:
        raise ConfigError(
            f"cannot listen on {address.host}, port {address.port}: {error.strerror or error}",
            hint="choose another with --port",
        ) from error
    return made
