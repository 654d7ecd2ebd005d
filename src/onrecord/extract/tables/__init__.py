"""Figures from tables: their headings say what a number counts."""

from onrecord.extract.tables.drafts import table_drafts

__all__ = ["table_drafts"]
