"""Polarity: figures that are denied, taken back, or told of what has not happened."""

from onrecord.extract.polarity.answered import answers
from onrecord.extract.polarity.granted import admits, spares
from onrecord.extract.polarity.mark import mark_polarity

__all__ = ["admits", "answers", "mark_polarity", "spares"]
