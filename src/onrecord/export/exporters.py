"""All formats that a casebook is written in, and those that come back."""

from __future__ import annotations

from functools import cache

from onrecord.errors import ConfigError
from onrecord.export import jsonl, spreadsheet
from onrecord.export.annotations import AnnotationExporter
from onrecord.export.bag import BagExporter
from onrecord.export.followthemoney import FollowTheMoneyExporter
from onrecord.export.jsonl import JsonLinesExporter
from onrecord.export.provenance import ProvenanceExporter
from onrecord.export.spreadsheet import CsvExporter, ReadRows
from onrecord.export.uwazi import UwaziExporter
from onrecord.plugins import EXPORTER_GROUP, Exporter, Registry

FORMATS: tuple[Exporter, ...] = (
    CsvExporter(),
    JsonLinesExporter(),
    AnnotationExporter(),
    FollowTheMoneyExporter(),
    ProvenanceExporter(),
    BagExporter(),
    UwaziExporter(),
)
_READ: dict[str, ReadRows] = {".csv": spreadsheet.read_rows, ".jsonl": jsonl.read_rows}


@cache
def exporters() -> Registry[Exporter]:
    """Return the registry of exporters: those of this package, then added ones."""
    return Registry("exporter", EXPORTER_GROUP, FORMATS)


def rows_reader(suffix: str) -> ReadRows:
    """Return what reads an edited file with that ending.

    Raises:
        ConfigError: If files with that ending do not come back.
    """
    if suffix.lower() not in _READ:
        known = ", ".join(_READ)
        raise ConfigError(f"files {suffix!r} do not come back", hint=f"those that do are {known}")
    return _READ[suffix.lower()]
