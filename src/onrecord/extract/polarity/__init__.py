"""Polarity: figures that are denied, taken back, or told of what has not happened."""

from onrecord.extract.polarity.answered import answers
from onrecord.extract.polarity.granted import admits, spares
from onrecord.extract.polarity.mark import mark_polarity
from onrecord.extract.polarity.rejoinders import takes_up

__all__ = ["admits", "answers", "mark_polarity", "spares", "takes_up"]
