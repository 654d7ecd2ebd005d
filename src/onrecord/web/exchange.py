"""What a page is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.casebook.store import Casebook
from onrecord.errors import CasebookError, ConfigError

if TYPE_CHECKING:
    from onrecord.web.site import Site
    from onrecord.web.uploads import Upload

LARGEST = 2**62
"""The largest number that an address may hold; SQLite's own end a little later."""


class MissingError(CasebookError):
    """There is nothing at this address."""

    code = "missing"


class ForbiddenError(CasebookError):
    """Who asks may not do this."""

    code = "forbidden"


class Who(NamedTuple):
    """Who asks: under which name, in which role, and the token that their forms must carry."""

    name: str
    role: str
    token: str
    account: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is asked.

    `path` is the address without the ending for data, `params` the parts of it that vary, `query` and
    `form` what was filled in, each name with all its values; `secret` is the session's, `address` the
    machine that asks, `hidden` the ids of documents and claims that who asks must not see.
    """

    site: Site
    book: Casebook
    who: Who
    path: str
    params: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)
    form: Mapping[str, Sequence[str]] = field(default_factory=dict)
    uploads: Sequence[Upload] = ()
    secret: str = ""
    address: str = ""
    hidden: frozenset[str] = frozenset()

    @property
    def reader(self) -> str:
        """Who asks, where something is confidential to them; else empty, and nothing is looked up."""
        return self.who.name if self.hidden else ""

    def check_seen(self, *ids: str | None) -> None:
        """Raise as if there were nothing, where one of the documents or claims is confidential.

        Raises:
            MissingError: Then; that it exists is not told either.
        """
        if not self.hidden.isdisjoint(ids):
            raise MissingError("there is nothing with this name")

    def get(self, name: str, otherwise: str = "") -> str:
        """Return what the query has under a name, the last if there are several."""
        return self.query.get(name, (otherwise,))[-1]

    def given(self, name: str, otherwise: str = "") -> str:
        """Return what the form has under a name, the last if there are several."""
        return self.form.get(name, (otherwise,))[-1]

    def all(self, name: str) -> list[str]:
        """Return everything that query or form have under a name."""
        return [*self.query.get(name, ()), *self.form.get(name, ())]

    def number(self, name: str) -> int:
        """Return a number that is part of the address.

        Raises:
            MissingError: If it is too large for anything to be there.
        """
        value = int(self.params[name])
        if value > LARGEST:
            raise MissingError(f"nothing has the number {value}")
        return value


def whole(text: str, name: str, otherwise: int = 0) -> int:
    """Return a whole number from 0 that was filled in; `otherwise` for an empty field.

    Raises:
        ConfigError: If it is none.
    """
    if not text.strip():
        return otherwise
    try:
        value = int(text)
    except ValueError:
        value = -1
    if not 0 <= value <= LARGEST:
        raise ConfigError(f"{name} is no whole number: {text!r}", hint="give one from 0")
    return value


class Table(NamedTuple):
    """The rows of a page, for CSV."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]


class Page(NamedTuple):
    """A page: its template and what that is given, and the same as data."""

    template: str
    values: Mapping[str, Any]
    data: Any = None
    table: Table | None = None
    status: int = 200


class Moved(NamedTuple):
    """Go on to another page of this site."""

    href: str
    cookie: str | None = None
    """A session's secret to set; empty to take it away."""


class File(NamedTuple):
    """A file to save."""

    data: bytes
    name: str
    media_type: str = "application/octet-stream"
    inline: bool = False


class Stored(NamedTuple):
    """A file to save that lies on this machine, and may be large."""

    path: str
    name: str
    media_type: str


Answer = Page | Moved | File | Stored


def local(href: str, otherwise: str = "/") -> str:
    """Return an address within this site; anything else becomes `otherwise`.

    An address may not begin with two slashes, nor a slash and a backslash, which browsers take alike:
    what follows would be another host.
    """
    odd = any(ord(each) < 0x21 for each in href)
    if not href.startswith("/") or href[1:2] in {"/", "\\"} or odd:
        return otherwise
    return href
