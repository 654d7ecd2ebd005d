"""Findings in every form."""

from __future__ import annotations

import json
from typing import Any

import pytest
from inline_snapshot import snapshot

from onrecord.check import FORMATS, RULES, apply_suppressions, render, run_checks
from onrecord.check.suppress import Suppression
from onrecord.errors import ConfigError
from onrecord.model import Anchor, Collection, Finding, decode
from tests.making import collection, document, figure, statements

TABLE = "| Place | Killed |\n|---|---:|\n| Varn | 231 |\n| Sorrel | 54 |\n| Total | 295 |\n"


def example() -> Collection:
    """Return a collection in which rules of several kinds find something."""
    annex = document("papers/annex.md", TABLE, media_type="text/markdown")
    letter = document(
        "papers/letter 1.txt",
        "Sirs,\n\non 31 November 1993 we were exchanged. Of 61 people whose remains were found, 64 are named.\n",
        issuer="Committee",
    )
    whole = figure(letter, "61")
    part = figure(letter, "64", part=whole, outcome="identified")
    return collection([annex, letter], [whole, part])


def test_full_shows_the_words_with_a_caret() -> None:
    """Path, line and column, code and message, excerpt, and what to do."""
    made = example()
    assert render(run_checks(made), made) == snapshot("""\
papers/annex.md:5:11: OR103 the total is given as 295; the rows it stands for add up to 285
    |
  5 | | Total | 295 |
    |           ^^^
  = and: papers/annex.md:3:10
    |
  3 | | Varn | 231 |
    |          ^^^
  = and: papers/annex.md:4:12
    |
  4 | | Sorrel | 54 |
    |            ^^
  = help: Add the column up; look for a row that was left out or counted twice, or for a slip in the total.

papers/letter 1.txt:3:4: OR201 there is no such day as “31 November 1993”: November 1993 has 30 days
    |
  3 | on 31 November 1993 we were exchanged. Of 61 people whose remains were found, 64 are named.
    |    ^^^^^^^^^^^^^^^^
  = help: Look for the date of the same happening in other documents, and quote this one as it stands.

papers/letter 1.txt:3:79: OR101 “64” is stated as a part of “61”, and is the larger number
    |
  3 | on 31 November 1993 we were exchanged. Of 61 people whose remains were found, 64 are named.
    |                                           ^^                                  ^^
  = help: Look at both numbers in their sentences: one of them, or the link between them, is not as meant.

3 findings: 3 errors
""")


def test_concise_is_a_line_each() -> None:
    """And one that sums up."""
    made = example()
    assert render(run_checks(made), made, "concise") == snapshot("""\
papers/annex.md:5:11: OR103 the total is given as 295; the rows it stands for add up to 285
papers/letter 1.txt:3:4: OR201 there is no such day as “31 November 1993”: November 1993 has 30 days
papers/letter 1.txt:3:79: OR101 “64” is stated as a part of “61”, and is the larger number
3 findings: 3 errors
""")


def test_accounts_of_several_documents_are_shown_one_under_the_other() -> None:
    """Each with its own place."""
    made, _ = statements(
        ("[214] residents were killed.", {"issuer": "Ombudsman of Ostravia"}),
        ("[96] people died.", {"issuer": "Ministry of Kelmar"}),
    )
    assert render(run_checks(made), made) == snapshot("""\
1.txt:1:1: OR301 Teshka Bridge killings: accounts of people killed differ: “96” (Ministry of Kelmar), “214” (Ombudsman of Ostravia)
    |
  1 | 96 people died.
    | ^^
  = and: 0.txt:1:1
    |
  1 | 214 residents were killed.
    | ^^^
  = help: `onrecord compare` lists every pair with its reasons; the dossier shows each number in its sentence.

1 finding: 1 warning
""")


def test_no_findings_are_no_output() -> None:
    """Programs get an empty list or a log without results."""
    made = collection([document("a.txt", "Nothing.")], [])
    assert render((), made) == ""
    assert render((), made, "concise") == ""
    assert json.loads(render((), made, "sarif"))["runs"][0]["results"] == []
    assert render((), made, "jsonl") == ""
    assert json.loads(render((), made, "json")) == []


def test_records_are_printed_as_the_ledger_has_them() -> None:
    """One object a line, or one array."""
    made = example()
    findings = run_checks(made)
    lines = render(findings, made, "jsonl").splitlines()
    assert [decode(line) for line in lines] == list(findings)
    plain = json.loads(render(findings, made, "json"))
    assert [each["code"] for each in plain] == [each.code for each in findings]
    assert set(plain[0]) == {"kind", "code", "severity", "message", "anchors", "data"}


def test_an_unknown_form_is_refused() -> None:
    """With the forms there are."""
    with pytest.raises(ConfigError, match="xml") as caught:
        render((), example(), "xml")
    assert all(form in caught.value.hint for form in FORMATS)


def test_suppressed_findings_are_counted() -> None:
    """They are not hidden silently."""
    made = example()
    entry = Suppression("OR101", "letter 1.txt", "", "three were found later", "s.yml", 1)
    outcome = apply_suppressions(run_checks(made), [entry], made)
    text = render(outcome.findings, made, "concise", suppressed=outcome.suppressed)
    assert "OR101" not in text
    assert text.endswith("1 suppressed, with reasons in s.yml\n")


def test_what_steers_a_terminal_is_not_printed() -> None:
    """Neither from a text nor from a path."""
    paper = document("a\x1b[2J.txt", "\x1b]0;title\x07 on 31 November 1993")
    made = collection([paper], [])
    for form in ("full", "concise"):
        text = render(run_checks(made), made, form)
        assert "OR201" in text
        assert "\x1b" not in text
        assert "\x07" not in text


def test_a_finding_without_its_document_is_still_printed() -> None:
    """With the path alone."""
    anchor = Anchor(document="gone.txt", start=3, end=5, text="12")
    finding = Finding(code="OR101", severity="error", message="m", anchors=(anchor,))
    made = collection([], [])
    assert render([finding], made, "concise").startswith("gone.txt: OR101 m\n")
    assert json.loads(render([finding], made, "sarif"))["runs"][0]["results"][0]["locations"]


def sarif() -> dict[str, Any]:
    """Return the SARIF log of the example, one finding suppressed."""
    made = example()
    entry = Suppression("OR101", "letter 1.txt", "", "three were found later", "s.yml", 1)
    outcome = apply_suppressions(run_checks(made), [entry], made)
    log: dict[str, Any] = json.loads(
        render(outcome.findings, made, "sarif", suppressed=outcome.suppressed)
    )
    return log


def test_sarif_has_what_the_standard_requires() -> None:
    """Section 3 of SARIF 2.1.0: log, run, tool, results, locations."""
    log = sarif()
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "onrecord"
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"note", "warning", "error"}
        assert rule["shortDescription"]["text"]
    assert run["results"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"note", "warning", "error"}
        assert result["message"]["text"]
        for location in [*result["locations"], *result.get("relatedLocations", ())]:
            region = location["physicalLocation"]["region"]
            assert region["startLine"] >= 1
            assert region["startColumn"] >= 1
            assert region["endLine"] >= region["startLine"]
            assert region["charLength"] == len(region["snippet"]["text"])


def test_sarif_places_are_those_of_the_text() -> None:
    """Lines and columns lead to the snippet, and paths are URIs."""
    made = example()
    texts = {document.path: document.text for document in made.documents}
    for result in sarif()["runs"][0]["results"]:
        physical = result["locations"][0]["physicalLocation"]
        path = physical["artifactLocation"]["uri"].replace("%20", " ")
        region = physical["region"]
        line = texts[path].split("\n")[region["startLine"] - 1]
        start, end = region["startColumn"] - 1, region["endColumn"] - 1
        assert line[start:end] == region["snippet"]["text"]
        offset = region["charOffset"]
        assert texts[path][offset : offset + region["charLength"]] == region["snippet"]["text"]


def test_sarif_marks_suppressed_findings_with_their_reason() -> None:
    """As external suppressions (section 3.35)."""
    marked = [each for each in sarif()["runs"][0]["results"] if "suppressions" in each]
    assert [each["ruleId"] for each in marked] == ["OR101"]
    assert marked[0]["suppressions"] == [
        {"kind": "external", "justification": "three were found later"}
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("papers/letter 1.txt", "papers/letter%201.txt"),
        ("/data/ä#?.txt", "file:///data/%C3%A4%23%3F.txt"),
        ("C:\\data\\a.txt", "file:///C:/data/a.txt"),
        ("-", "-"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    """Relative ones stay relative."""
    made = collection([document(path, "on 31 November 1993")], [])
    log = json.loads(render(run_checks(made), made, "sarif"))
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == uri
