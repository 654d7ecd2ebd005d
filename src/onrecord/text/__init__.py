"""Cleaning that records its edits, and segments: blocks, tables, sentences."""
