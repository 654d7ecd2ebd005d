"""Records in other formats."""

from onrecord.export.tables import write_csv, write_jsonl, write_table

__all__ = ["write_csv", "write_jsonl", "write_table"]
