"""Tests of reading who says it."""
