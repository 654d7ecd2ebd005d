"""All rules, in the order of their codes."""

from __future__ import annotations

from functools import cache

from onrecord.check.rule import Rule
from onrecord.check.rules import (
    accounts_differ,
    date_anniversary,
    date_impossible,
    date_order,
    date_weekday,
    figure_digits_and_words,
    figure_list_count,
    figure_list_without_including,
    figure_part_exceeds_whole,
    figure_parts_do_not_fit,
    figure_stated_twice,
    figure_table_total,
    figure_unsourced,
    note_marker_without_note,
    note_without_marker,
    number_changed,
    origin_single,
    qualification_stronger,
    quotation_altered,
    quotation_speakers,
    recognitions_differ,
    reports_circular,
    suppression_unused,
)
from onrecord.plugins import CHECK_GROUP, Check, Registry

RULES: tuple[Rule, ...] = (
    figure_part_exceeds_whole.RULE,
    figure_parts_do_not_fit.RULE,
    figure_table_total.RULE,
    figure_list_count.RULE,
    figure_list_without_including.RULE,
    figure_stated_twice.RULE,
    figure_digits_and_words.RULE,
    date_impossible.RULE,
    date_weekday.RULE,
    date_order.RULE,
    date_anniversary.RULE,
    accounts_differ.RULE,
    note_marker_without_note.RULE,
    note_without_marker.RULE,
    quotation_altered.RULE,
    number_changed.RULE,
    origin_single.RULE,
    reports_circular.RULE,
    figure_unsourced.RULE,
    qualification_stronger.RULE,
    recognitions_differ.RULE,
    quotation_speakers.RULE,
    suppression_unused.RULE,
)


@cache
def checks() -> Registry[Check]:
    """Return the registry of rules: those of this package, and those other packages add."""
    return Registry("check", CHECK_GROUP, RULES)
