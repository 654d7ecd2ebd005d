"""Document → claims."""

from onrecord.extract.figures import extract_figures
from onrecord.extract.masks import find_masks
from onrecord.extract.numbers import find_quantities, has_quantity
from onrecord.extract.numbers.quantity import Quantity
from onrecord.extract.voices import attribute

__all__ = [
    "Quantity",
    "attribute",
    "extract_figures",
    "find_masks",
    "find_quantities",
    "has_quantity",
]
