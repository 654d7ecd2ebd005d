"""Numbers in words and digits, with what their words imply."""

from onrecord.extract.numbers.find import find_quantities, has_quantity
from onrecord.extract.numbers.quantity import Quantity

__all__ = ["Quantity", "find_quantities", "has_quantity"]
