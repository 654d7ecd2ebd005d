"""Forms of verbs, regular and irregular."""

from __future__ import annotations

import pytest

from onrecord.extract.grammar.inflect import verb_forms


@pytest.mark.parametrize(
    ("base", "past", "ing"),
    [
        ("cram", "crammed", "cramming"),
        ("strip", "stripped", "stripping"),
        ("bury", "buried", "burying"),
        ("impale", "impaled", "impaling"),
        ("drown", "drowned", "drowning"),
        ("detain", "detained", "detaining"),
        ("lynch", "lynched", "lynching"),
    ],
)
def test_regular_verbs_are_spelled_by_rule(base: str, past: str, ing: str) -> None:
    """A last consonant doubles behind one short vowel, *y* becomes *ied*, *e* takes *d*."""
    forms = verb_forms(base, {})
    assert (forms.past, forms.ing) == ((past,), ing)


def test_irregular_verbs_keep_their_alternatives() -> None:
    """Both pasts of a verb are forms of it."""
    forms = verb_forms("burn", {"burn": ["burned burnt", "burned burnt"]})
    assert forms.past == ("burned", "burnt")
