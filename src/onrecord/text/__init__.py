"""Cleaning that records its edits, and segments: blocks, tables, sentences."""

from onrecord.text.navigate import block_at, heading_of, sentence_at, sentences_of
from onrecord.text.segment import segment
from onrecord.text.sentences import split_sentences

__all__ = [
    "block_at",
    "heading_of",
    "segment",
    "sentence_at",
    "sentences_of",
    "split_sentences",
]
