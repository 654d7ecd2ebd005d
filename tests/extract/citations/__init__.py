"""Tests of the grammars of citations."""
