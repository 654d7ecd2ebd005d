"""Documents added through the browser, and the work that takes long: watched and stopped."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from pathlib import Path

from onrecord.errors import ConfigError, OnRecordError
from onrecord.web.exchange import Asked, ForbiddenError, MissingError, Moved, Page, Table
from onrecord.web.jobs import Job
from onrecord.web.limits import size
from onrecord.web.register import veil_for
from onrecord.web.uploads import Upload, store


def add_form(asked: Asked) -> Page:
    """Show the form for new documents, and the jobs since the program started."""
    jobs = [_told(asked, job) for job in asked.site.jobs.all()]
    plain = [job.plain() for job in jobs]
    columns = ("id", "title", "user", "state", "done", "total", "seconds")
    table = Table(columns, ([one[name] for name in columns] for one in plain))
    most = asked.site.settings.largest_upload
    values = {"jobs": jobs, "alone": _alone(asked), "most": most, "most_told": size(most)}
    return Page("add.html", values, {"jobs": plain}, table)


def _alone(asked: Asked) -> bool:
    """True where who asks may read any file of this machine: the one user, on their own machine."""
    return asked.site.settings.loopback and not asked.who.account


def add(asked: Asked) -> Moved:
    """Start to read documents that came by the browser, or that lie on this machine."""
    keep = asked.given("keep", "1") == "1"
    args = {"book": asked.site.settings.path, "user": asked.who.name, "keep": keep}
    path = asked.given("path").strip()
    if path:
        if not _alone(asked):
            raise ForbiddenError("files are taken from the browser only", hint="choose them below")
        if not Path(path).exists():
            raise ConfigError(f"there is no file or folder {path!r}", hint="give the whole path")
        job = asked.site.jobs.start("add", f"Add {path}", asked.who.name, {**args, "paths": [path]})
        return Moved(f"/jobs/{job.id}")
    if not asked.uploads:
        raise ConfigError("no file was chosen", hint="choose files, or a folder")
    group = asked.given("folder").strip()
    named = [
        Upload(f"{group}/{one.name}" if group else one.name, one.file) for one in asked.uploads
    ]
    folder = Path(tempfile.mkdtemp(prefix="onrecord-upload-"))
    try:
        names = store(named, folder)
        tops = sorted({name.partition("/")[0] for name in names})
        title = f"Add {len(names)} files" if len(names) > 1 else f"Add {names[0]}"
        args |= {"keep": True, "paths": tops, "folder": str(folder)}
        job = asked.site.jobs.start("add", title, asked.who.name, args, folder)
    except (OSError, OnRecordError):
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Moved(f"/jobs/{job.id}")


def job(asked: Asked) -> Page:
    """Show how far a job is."""
    found = _told(asked, _job(asked))
    return Page("job.html", {"job": found}, found.plain())


def _told(asked: Asked, found: Job) -> Job:
    """Return a job that tells of rows and files without naming whom who asks must not see."""
    veil = veil_for(asked)
    return dataclasses.replace(found, told=[veil.words(line) for line in found.told])


def cancel(asked: Asked) -> Moved:
    """Stop a job; what it has written stays."""
    found = _job(asked)
    asked.site.jobs.cancel(found.id)
    return Moved(f"/jobs/{found.id}")


def _job(asked: Asked) -> Job:
    found = asked.site.jobs.find(asked.params["job"])
    if found is None:
        raise MissingError("there is no such job", hint="jobs are forgotten when the program ends")
    if asked.who.role == "coder" and found.user != asked.who.name:
        raise ForbiddenError(f"{found.user} started this", hint="a reviewer can look at it")
    return found
