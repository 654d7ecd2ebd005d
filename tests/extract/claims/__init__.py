"""Tests of the claims that are no numbers."""
