"""Records in other formats."""

from onrecord.export.rows import COLUMNS, rows_of
from onrecord.export.tables import write_csv, write_jsonl

__all__ = ["COLUMNS", "rows_of", "write_csv", "write_jsonl"]
