"""Tests of the comparison of accounts."""
