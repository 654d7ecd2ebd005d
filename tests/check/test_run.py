"""Running the rules: which, in which order, over anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check import RULES, checks, run_checks
from onrecord.errors import ConfigError
from onrecord.extract import extract_figures
from onrecord.model import Collection, Document, Metadata, replace, verify_anchor
from onrecord.pipeline import Options, read_collection
from onrecord.text import segment
from tests.making import BRIDGE, collection, document

EXAMPLES = Path(__file__).parents[2] / "examples" / "teshka"
MADE = collection(
    [
        document("b.txt", "On Monday, 3 March 2011, and on 31 November 1993, we left."),
        document("a.txt", "On 30 February we came."),
    ],
    [],
)


def test_findings_stand_in_the_order_of_documents_and_offsets() -> None:
    """Whatever the order of the rules."""
    assert [(each.anchors[0].document, each.code) for each in run_checks(MADE)] == [
        ("b.txt", "OR202"),
        ("b.txt", "OR201"),
        ("a.txt", "OR201"),
    ]


def test_rules_are_chosen_by_code_or_by_its_beginning() -> None:
    """In any case; what is ignored is left out of what is selected."""
    assert {each.code for each in run_checks(MADE, select=["or2"])} == {"OR201", "OR202"}
    assert {each.code for each in run_checks(MADE, select=["OR2"], ignore=["OR202"])} == {"OR201"}
    assert run_checks(MADE, select=[]) == ()
    assert {each.code for each in run_checks(MADE, ignore=["OR201"])} == {"OR202"}


@pytest.mark.parametrize("name", ["OR999", "", "XY"])
def test_an_unknown_code_is_refused(name: str) -> None:
    """Rather than silently checking nothing."""
    with pytest.raises(ConfigError, match="unknown check"):
        run_checks(MADE, select=[name])


def test_codes_are_unique_and_say_their_family() -> None:
    """The catalogue is sorted, and the registry holds it."""
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert checks().names()[: len(codes)] == tuple(codes)
    assert len({rule.slug for rule in RULES}) == len(RULES)


PLANTED = {
    ("2023-10-11-ombudsman.txt", "OR702"),
    ("2023-10-11-ombudsman.txt", "OR104"),
    ("2023-10-11-ostravia-ministry.md", "OR105"),
    ("2023-10-11-ostravia-ministry.md", "OR204"),
    ("2018-10-un-letter.txt", "OR106"),
    ("2018-10-un-letter.txt", "OR204"),
    ("2009-witness-statement.txt", "OR201"),
    ("2019-05-luma-centre.md", "OR101"),
    ("2020-annex-villages.md", "OR103"),
    ("2023-10-13-kelmar-ministry.txt", "OR102"),
    ("2018-10-un-letter.txt", "OR501"),
    ("2011-03-25-sorrel-weekly.txt", "OR602"),
    ("2023-10-11-northwire.txt", "OR502"),
    ("2023-10-11-ombudsman.txt", "OR702"),
}
"""What the example's own list of planted errors says, as far as a rule is for it."""


def test_what_was_planted_in_the_example_is_found_and_nothing_else() -> None:
    """But accounts that differ, or rest on one origin or on none, of which there are many by design."""
    made = read_collection([str(EXAMPLES)], Options(cache=False))
    found = {
        (Path(each.anchors[0].document).name, each.code)
        for each in run_checks(made)
        if each.code not in ("OR301", "OR601", "OR603")
    }
    assert found == PLANTED


@given(
    st.text(
        alphabet=st.sampled_from("0123456789 ,.;:()|-–\n#*killedofwhmwnertyTota31Fbyag"),
        max_size=300,
    ),
    st.sampled_from(["text/plain", "text/markdown"]),
)
def test_no_text_makes_a_rule_fail(text: str, media_type: str) -> None:
    """Figures are read from it as they are from any; every anchor is exact."""
    about = Metadata(date="2023-10-11", issuer="Office")
    paper = segment(Document(id="d", path="a", media_type=media_type, text=text, metadata=about))
    figures = tuple(replace(each, event=BRIDGE.id) for each in extract_figures(paper))
    assert all(verify_anchor(each, text) for each in figures)
    made = Collection(documents=(paper,), figures=figures, events=(BRIDGE,))
    for finding in run_checks(made):
        assert all(text[each.start : each.end] == each.text for each in finding.anchors)
