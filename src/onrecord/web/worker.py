"""A process that does one job and tells how far it is: `python -m onrecord.web.worker TASK`.

What to do comes as JSON on standard input; what is done is told in lines of JSON on standard output.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError

EVERY = 0.2
"""Seconds between two lines that tell of progress."""


def main(tasks: Mapping[str, Task]) -> int:
    """Do the job among `tasks` whose name is the argument."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what it has opened is closed
    args = json.load(sys.stdin)
    try:
        tasks[sys.argv[1]](args)
    except OnRecordError as error:
        tell(told=str(error))
        return 1
    return 0


def _add(args: dict[str, Any]) -> None:
    """Add documents: `book`, `paths`, `user`, `keep`; files that came by the browser lie in `folder`."""
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415 - each task loads its own
    from onrecord.model import Failure  # noqa: PLC0415
    from onrecord.pipeline import Options  # noqa: PLC0415
    from onrecord.pipeline.casebooks import add_paths  # noqa: PLC0415

    book_path, folder = str(Path(args["book"]).resolve()), args.get("folder")
    if folder:
        os.chdir(folder)  # so that the documents are called as they were by the browser
    counts: Counter[str] = Counter()
    with open_casebook(book_path) as book:
        told = add_paths(
            book, args["paths"], Options(jobs=0), user=args["user"], keep=args["keep"],
            progress=Progress(),
        )  # fmt: skip
        for path, outcome in told:
            if isinstance(outcome, Failure):
                counts["not read"] += 1
                tell(told=f"{path}: {outcome.reason}{f' ({outcome.hint})' if outcome.hint else ''}")
                continue
            counts[outcome.added.value] += 1
            if outcome.carried.left:
                tell(told=f"{path}: {outcome.carried.left} decisions were not carried over")
    tell(result=dict(counts))


def _findings(args: dict[str, Any]) -> None:
    """Run the checks over a casebook: `book`."""
    from onrecord.check import run_checks  # noqa: PLC0415 - each task loads its own
    from onrecord.model import to_builtins  # noqa: PLC0415
    from onrecord.pipeline import Options, read_collection  # noqa: PLC0415

    collection = read_collection([args["book"]], Options(), Progress())
    tell(result=[to_builtins(one) for one in run_checks(collection)])


def _conflicts(args: dict[str, Any]) -> None:
    """Compare the accounts of each event whose claims have changed: `book`."""
    from onrecord.casebook.conflicts import find_conflicts  # noqa: PLC0415 - each task loads its own
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415

    with open_casebook(args["book"]) as book:
        tell(result={"events compared": find_conflicts(book)})


def _list(args: dict[str, Any]) -> None:
    """Bring a list of persons in: `book`, `path`, `name`, `columns`, `status`, `date`, `single`, `user`."""
    from onrecord.casebook.sources import take_original  # noqa: PLC0415 - each task loads its own
    from onrecord.casebook.statements import add_list  # noqa: PLC0415
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415
    from onrecord.register.lists import load_rows, read_list  # noqa: PLC0415

    path = Path(args["path"])
    found = read_list(
        load_rows(path.read_bytes(), path.name),
        args["name"],
        args["columns"],
        status=args["status"],
        date=args["date"],
    )
    for error in found.errors:
        tell(told=f"row {error.number}: {error.reason}")
    with open_casebook(args["book"]) as book:
        original = take_original(str(path), keep=True)._replace(path=path.name)
        counts = add_list(
            book, args["name"], found.statements, original=original, columns=args["columns"],
            single=args["single"], user=args["user"],
        )  # fmt: skip
        tell(result=counts._asdict())
    if args["link"]:
        _link(args)


def _link(args: dict[str, Any]) -> None:
    """Compare the statements of the register, and show the persons that follow: `book`, `user`."""
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415
    from onrecord.register.relink import relink  # noqa: PLC0415
    from onrecord.register.view import show_persons  # noqa: PLC0415

    with open_casebook(args["book"]) as book:
        found = relink(book, user=args["user"])
        show_persons(book)
    tell(told=f"{found.pairs} pairs of statements may be about one person")
    if found.labels:
        tell(told=f"Weights corrected by {found.labels} judgements: {'; '.join(found.told)}")


def _changes(args: dict[str, Any]) -> None:
    """Hold what may leave a casebook against what could at an entry of its log: `book`, `since`."""
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415 - each task loads its own
    from onrecord.model import to_builtins  # noqa: PLC0415
    from onrecord.pipeline.states import casebook_state  # noqa: PLC0415
    from onrecord.report.changes import changes  # noqa: PLC0415

    with open_casebook(args["book"]) as book:
        (until,) = book.db.execute("SELECT max(seq) FROM log").fetchone()
        then = casebook_state(book, args["since"])
        now = casebook_state(book, until)
    found = [to_builtins(one) for one in changes(then, now)]
    tell(result={"changes": found, "until": until})


def _mentions(args: dict[str, Any]) -> None:
    """Look for persons in the documents that have not been looked through: `book`."""
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415 - each task loads its own
    from onrecord.register.mentions.kept import look_through  # noqa: PLC0415

    with open_casebook(args["book"]) as book:
        tell(result={"documents looked through": look_through(book, progress=Progress())})


def _estimate(args: dict[str, Any]) -> None:
    """Estimate who is on no list, first without the doubt about who is the same: `book`, `by`, `outcome`, `user`."""
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415 - each task loads its own
    from onrecord.errors import EstimateError  # noqa: PLC0415
    from onrecord.estimate.kept import keep_estimates  # noqa: PLC0415
    from onrecord.estimate.registered import RegisterEstimates, estimate_register  # noqa: PLC0415
    from onrecord.register.replicates import LINKAGES  # noqa: PLC0415

    asked = {"by": args["by"], "outcome": args["outcome"]}
    steps: tuple[dict[str, Any], ...] = (
        {"linkages": 0, "latent_classes": False},
        {"linkages": LINKAGES},
    )
    with open_casebook(args["book"]) as book:
        for done, how in enumerate(steps):
            tell(done=done, total=len(steps))
            try:
                found = estimate_register(
                    book, by=args["by"] or None, outcome=args["outcome"] or None, **how
                )
            except EstimateError as error:
                tell(told=str(error))
                found = RegisterEstimates((), {}, {"": str(error.message)})
            keep_estimates(
                book, *found, asked={**asked, "linkages": str(how["linkages"])}, user=args["user"]
            )
            if not found.overlaps:
                break
        tell(done=len(steps), total=len(steps))
        tell(result={"estimates": len(found.estimates)})


def _names(args: dict[str, Any]) -> None:
    """Look for the forms of a name in all documents but some: `book`, `name`, `without`."""
    from onrecord.casebook.store import open_casebook  # noqa: PLC0415 - each task loads its own
    from onrecord.casebook.withholding import name_forms  # noqa: PLC0415
    from onrecord.model import to_builtins  # noqa: PLC0415

    with open_casebook(args["book"]) as book:
        found = name_forms(
            book, args["name"], without=frozenset(args["without"]), progress=Progress()
        )
    tell(result=[to_builtins(one) for one in found])


class Progress:
    """Tells of progress, but not more often than is worth reading."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell that `done` of `total` are done, if that is worth it."""
        now = time.monotonic()
        if done == total or now - self._last > EVERY:
            self._last = now
            tell(done=done, total=total)


Task = Callable[[dict[str, Any]], None]
TASKS: dict[str, Task] = {
    "add": _add,
    "findings": _findings,
    "conflicts": _conflicts,
    "list": _list,
    "link": _link,
    "changes": _changes,
    "names": _names,
    "estimate": _estimate,
    "mentions": _mentions,
}


def tell(**what: Any) -> None:  # noqa: ANN401
    """Tell whoever started the job: `told` a message, `done` and `total` how far it is, `result` what it gives."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(TASKS))
