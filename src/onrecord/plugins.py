"""Plugin points: what a reader, an extractor, a check and an exporter must offer.

Each kind has one `Registry`, made beside its built-ins (`onrecord.read.READERS` …). Built-ins are
registered by a tuple; other packages add theirs through entry points, which are looked up when a
registry is first asked, never at import:

    [project.entry-points."onrecord.readers"]
    docx = "onrecord_docx:DocxReader"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from onrecord.errors import PluginError
from onrecord.model import (
    Collection,
    Document,
    Event,
    Figure,
    Finding,
    LogEntry,
    Part,
    ReadOptions,
    Record,
    Standing,
)

READER_GROUP = "onrecord.readers"
UNPACKER_GROUP = "onrecord.unpackers"
EXTRACTOR_GROUP = "onrecord.extractors"
CHECK_GROUP = "onrecord.checks"
EXPORTER_GROUP = "onrecord.exporters"


class Plugin(Protocol):
    """What every plugin has: a name that users type and one sentence on what it does."""

    @property
    def name(self) -> str:
        """Short and lower-case, unique within its kind (`html`); for a check, its code."""

    @property
    def description(self) -> str:
        """One sentence for the docs and for `onrecord plugins`."""


class Format(Plugin, Protocol):
    """A kind of file, known by its name's ending and by its bytes.

    `suffixes` are lower-case with their dot (`.html`), `media_types` as IANA registers them.
    """

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file name endings it reads."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types it reads; the first is the one it records."""

    @property
    def textual(self) -> bool:
        """True for a format that is characters in a row, so that a file's ending is believed.

        The bytes of any other format tell what they are, whatever the file is called.
        """

    def claims(self, data: bytes) -> bool:
        """True when the bytes are of this format, by their signature; must be quick."""


class Reader(Format, Protocol):
    """Turns a file's bytes into a document.

    The document's blocks may be left empty; `onrecord.text.segment` fills what is missing.
    """

    def read(self, data: bytes, path: str, options: ReadOptions) -> Document:
        """Return the document in `data`; raise `ReadError` with a hint if it cannot be read."""


class Unpacker(Format, Protocol):
    """Gives the files that a file holds: attachments, captured pages, members of an archive.

    A format can have a reader and an unpacker, as a message has that is a text with attachments.
    """

    def unpack(self, data: bytes, path: str, options: ReadOptions) -> Iterator[Part]:
        """Yield the files in `data`; raise `ReadError` with a hint if it cannot be opened.

        A member that is damaged or too large is yielded with its `problem`, and the rest follow.
        No part may be larger than `options.max_unpacked`; count while unpacking, not after.
        """


class Extractor(Plugin, Protocol):
    """Reads figures out of a segmented document."""

    @property
    def version(self) -> str:
        """Stored with each figure as `name version`."""

    def extract(self, document: Document) -> tuple[Figure, ...]:
        """Return the document's figures in the order of their offsets, without event."""


class Check(Plugin, Protocol):
    """One rule of the catalogue."""

    @property
    def code(self) -> str:
        """The code that findings carry and that users name to explain or suppress it."""

    def run(self, collection: Collection) -> Iterable[Finding]:
        """Yield what the rule finds in the collection."""


class Holdings(Protocol):
    """What may leave a casebook, as a reader may see it.

    It can be larger than memory: ask for what is needed, and write it as it comes.
    """

    @property
    def whole(self) -> bool:
        """True where nothing is withheld, so that ids and hashes give nothing away."""

    @property
    def head(self) -> str:
        """The head, `SEQ:HASH`, of the log's entry at which the casebook stands so."""

    def documents(self) -> Iterator[Document]:
        """Yield the documents that no later version replaces, in the order they came in."""

    def claims(self) -> Iterator[Standing]:
        """Yield the claims, rejected ones as well, in the order of documents and places."""

    def events(self) -> tuple[Event, ...]:
        """Return the events."""

    def log(self) -> Iterator[LogEntry]:
        """Yield the entries of the log."""

    def readings(self) -> Iterator[tuple[str, str, LogEntry]]:
        """Yield each reading: its document's id, the program's hash, the entry that tells of it."""

    def originals(self) -> Iterator[tuple[str, str, int, bytes | None]]:
        """Yield the files as they came: SHA-256, path, size, the bytes if kept; none if not `whole`."""

    def copy(self, target: Path) -> None:
        """Write the casebook, whole, into a file that does not exist yet; an error if not `whole`."""


class Exporter(Plugin, Protocol):
    """Writes a casebook in another format."""

    @property
    def suffix(self) -> str:
        """The ending of the file it writes, lower-case with its dot; empty for a folder."""

    def export(self, holdings: Holdings, target: Path) -> None:
        """Write the file, or the folder, `target`, which does not exist yet."""


class PluginInfo(Record, frozen=True, kw_only=True):
    """One line of `onrecord plugins`; `origin` is `onrecord` or the package that added it."""

    kind: str
    name: str
    description: str
    origin: str
    details: tuple[str, ...] = ()


PluginT = TypeVar("PluginT", bound=Plugin)


class Registry(Generic[PluginT]):
    """All plugins of one kind, built in and added.

    Args:
        kind: What a plugin of this kind is called in messages (`reader`).
        group: The entry-point group that other packages register in.
        builtins: The plugins of this package, in the order in which they are listed.
    """

    def __init__(self, kind: str, group: str, builtins: tuple[PluginT, ...]) -> None:
        self.kind = kind
        self.group = group
        self._builtins = builtins

    @cached_property
    def _known(self) -> dict[str, tuple[PluginT, str]]:
        """Name → plugin and the package it came from; read once, when first asked for."""
        known = {plugin.name: (plugin, "onrecord") for plugin in self._builtins}
        for entry in sorted(entry_points(group=self.group), key=lambda point: point.name):
            plugin, origin = self._load(entry), entry.dist.name if entry.dist else entry.value
            if plugin.name in known:
                raise PluginError(
                    f"two packages register the {self.kind} {plugin.name!r}: "
                    f"{known[plugin.name][1]} and {origin}",
                    hint="uninstall one of them",
                )
            known[plugin.name] = (plugin, origin)
        return known

    def _load(self, entry: EntryPoint) -> PluginT:
        """Return the plugin an entry point names: an object, or a class made without arguments."""
        try:
            loaded = entry.load()
            plugin: PluginT = loaded() if isinstance(loaded, type) else loaded
            if not (isinstance(plugin.name, str) and isinstance(plugin.description, str)):
                raise TypeError("name and description must be strings")  # noqa: TRY301
        except Exception as error:
            raise PluginError(
                f"the {self.kind} {entry.name!r} ({entry.value}) cannot be loaded: {error}",
                hint="update or uninstall the package that adds it",
            ) from error
        return plugin

    def names(self) -> tuple[str, ...]:
        """Return the known names: built-ins first, then added ones by name."""
        return tuple(self._known)

    def all(self) -> tuple[PluginT, ...]:
        """Return the plugins in the order of `names`."""
        return tuple(plugin for plugin, _ in self._known.values())

    def get(self, name: str) -> PluginT:
        """Return the plugin of that name.

        Raises:
            PluginError: If there is none; the message lists the known names, the hint the nearest.
        """
        if name in self._known:
            return self._known[name][0]
        near = get_close_matches(name, self._known, n=1)
        raise PluginError(
            f"unknown {self.kind} {name!r}; known are {', '.join(self._known) or 'none'}",
            hint=f"did you mean {near[0]!r}?" if near else "`onrecord plugins` lists them",
        )

    def describe(self) -> tuple[PluginInfo, ...]:
        """Return one line for each plugin, for the docs and for `onrecord plugins`."""
        return tuple(
            PluginInfo(
                kind=self.kind,
                name=plugin.name,
                description=plugin.description,
                origin=origin,
                details=tuple(_endings(plugin)),
            )
            for plugin, origin in self._known.values()
        )


def _endings(plugin: Plugin) -> tuple[str, ...]:
    """Return the file name endings that a plugin reads or writes."""
    suffix = getattr(plugin, "suffix", "")
    return getattr(plugin, "suffixes", (suffix,) if suffix else ())
