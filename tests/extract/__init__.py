"""Tests of reading numbers, figures and voices."""
