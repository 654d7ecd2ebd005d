"""Who says it: the voices behind figures, and the words credited to them."""

from onrecord.extract.voices.chain import attribute
from onrecord.extract.voices.said import Said

__all__ = ["Said", "attribute"]
