"""Which version of a dossier this is: so that one can cite it, and hold it against another."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.errors import ConfigError, OnRecordError
from onrecord.model import Collection, Comparison, Event, Record, decode, encode
from onrecord.report.changes import Said, State
from onrecord.report.view import Run

VERSION = "data/version.json"
STANDING = "data/standing.csv"


def version_of(collection: Collection, standing: Mapping[str, str], registers: str = "") -> str:
    """Return the id of a dossier's version: the same where it says the same.

    It follows from the documents, claims, events, comparisons and where each claim stands, and from what is
    shown of registers (`registers`: their digest).
    """
    digest = hashlib.sha256()
    for document in collection.documents:
        digest.update(f"{document.id}\n".encode())
    records: tuple[Record, ...] = (
        *collection.figures, *collection.claims, *collection.events, *collection.comparisons,
    )  # fmt: skip
    for record in records:
        digest.update(encode(record).encode("utf-8", "surrogatepass") + b"\n")
    digest.update(json.dumps(sorted(standing.items())).encode() + registers.encode())
    return f"v-{digest.hexdigest()[:16]}"


def version_files(run: Run) -> Iterator[tuple[str, str]]:
    """Yield the files that name a dossier's version, and how its claims stood."""
    made = {
        "title": run.title,
        "version": run.version,
        "casebooks": [{"name": name, "head": head} for name, head in run.casebooks],
        "onrecord": run.versions.get("onrecord", ""),
    }
    yield VERSION, json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    if run.standing:
        table = io.StringIO()
        rows = csv.writer(table, lineterminator="\n")
        rows.writerows([("claim", "status"), *sorted(run.standing.items())])
        yield STANDING, table.getvalue()


def state_of(collection: Collection, standing: Mapping[str, str]) -> State:
    """Return a collection as it is held against another."""
    claims = (*collection.figures, *collection.claims)
    return State(claims, collection.events, collection.comparisons, standing)


def dossier_state(folder: str) -> tuple[str, State]:
    """Return the version that a dossier's folder names, and its state.

    Raises:
        ConfigError: If the folder holds no dossier, or one that cannot be read.
    """
    target = Path(folder)
    try:
        claims = [*_records(target / "data/figures.jsonl"), *_records(target / "data/claims.jsonl")]
        events = _records(target / "data/events.jsonl")
        comparisons = _records(target / "data/comparisons.jsonl")
        version = ""
        if (target / VERSION).is_file():  # dossiers of earlier programs have none
            version = json.loads((target / VERSION).read_text(encoding="utf-8"))["version"]
        state = State(
            tuple(one for one in claims if isinstance(one, Said)),
            tuple(one for one in events if isinstance(one, Event)),
            tuple(one for one in comparisons if isinstance(one, Comparison)),
            _standing(target / STANDING),
        )
    except (OSError, ValueError, KeyError, OnRecordError) as error:
        raise ConfigError(
            f"is no dossier that can be read: {error}", path=folder, hint="see `onrecord report`"
        ) from error
    return version, state


def _records(path: Path) -> list[Record]:
    with path.open(encoding="utf-8") as file:
        return [decode(line, path=str(path)) for line in file]


def _standing(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["claim"]: row["status"] for row in csv.DictReader(file)}
