"""On Record: who said how many, on whose word."""

__version__ = "0.1.0"
