"""Who is credited with which words, views, wishes and plans: the attributions of a document."""

from onrecord.extract.attitudes.find import find_attributions

__all__ = ["find_attributions"]
