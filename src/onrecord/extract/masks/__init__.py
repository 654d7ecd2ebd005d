"""Masks: numbers that count nobody and nothing (LEDGER's negative list)."""

from onrecord.extract.masks.find import find_masks, label_masks, masks_and_atoms

__all__ = ["find_masks", "label_masks", "masks_and_atoms"]
