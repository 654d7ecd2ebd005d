"""The claims that are no numbers: qualifications, recognitions, responsibilities, appeals."""

from onrecord.extract.claims.find import find_claims

__all__ = ["find_claims"]
