"""Tests of `onrecord.model`."""
