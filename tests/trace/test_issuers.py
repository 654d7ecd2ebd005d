"""Which issuers are offices of one body."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.compare import compare
from onrecord.errors import ConfigError
from onrecord.lexicon import load
from onrecord.model import replace
from onrecord.trace import find_issuers, find_origins, load_issuers
from onrecord.trace.accounts import is_named, speaks_as
from onrecord.trace.issuers import Body, Issuers, issuers_of, state_of
from tests.making import document, statements

LEXICON = load("issuers")


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Embassy of Tervia", "Tervia"),
        ("Embassy of Tervia in Maronia", "Tervia"),
        ("Ministry of Foreign Affairs of Ostravia", "Ostravia"),
        ("Ministry of Foreign Affairs, Republic of Kelmar", "Kelmar"),
        ("Permanent Representative of Ostravia to the United Nations", "Ostravia"),
        ("Commissioner for Human Rights (Ombudsman) of the Republic of Lower Galt", "Lower Galt"),
        ("Ministry of Defence", None),
        ("Regional Tribunal for the Luma Basin", None),
        ("University of Brann", None),
    ],
)
def test_state_of(name: str, state: str | None) -> None:
    """An office's name ends in its state's; a court, a university and a field of work are none."""
    assert state_of(name) == state


@pytest.mark.parametrize("office", LEXICON["offices"])
def test_offices(office: str) -> None:
    """Every office speaks for its state."""
    assert state_of(f"{office} of Tervia") == "Tervia"


@pytest.mark.parametrize("word", LEXICON["state_words"])
def test_state_words(word: str) -> None:
    """Every word for a state stands before its name."""
    assert (
        state_of(f"Embassy of the {word.title()} of Tervia".replace("’S", "’s").replace("'S", "'s"))
        == "Tervia"
    )


@pytest.mark.parametrize("field", LEXICON["fields"])
def test_fields(field: str) -> None:
    """No field of work is a state."""
    assert state_of(f"Ministry of {field.title()}") is None


@pytest.mark.parametrize("end", LEXICON["adjective_ends"])
def test_adjectives(end: str) -> None:
    """A state's adjective before an office is the state."""
    assert Issuers(states=frozenset({"Kelmar"})).body_of(f"the Kelmar{end} army") == "Kelmar"


@pytest.mark.parametrize("word", LEXICON["unnamed"])
def test_unnamed(word: str) -> None:
    """Words for kinds of people and bodies are no names."""
    assert not is_named(word.title())


@pytest.mark.parametrize(
    ("voice", "same"),
    [
        ("the Ombudsman, Lena Voss", True),
        ("Lena Voss", True),
        ("the Ombudsman of Ostravia", True),
        ("the Ombudsman", False),
        ("Ostravia", False),
        ("the Ombudsman of Kelmar", False),
        ("the Ministry of Health of Ostravia", False),
    ],
)
def test_speaks_as(voice: str, same: bool) -> None:
    """A voice is a document's issuer by its name, not by a word any office has, nor by its state."""
    made = document("a.txt", "Text.", issuer="Ombudsman of the Republic of Ostravia, Lena Voss")
    assert speaks_as(voice, made) is same


def test_states_of_a_collection() -> None:
    """The states that issuers name are known, so that their adjectives are."""
    papers = [document("a.txt", "Text.", issuer="Embassy of Tervia")]
    assert issuers_of(papers).body_of("Tervian Ministry of Defence") == "Tervia"
    assert issuers_of(papers).body_of("Maronian Ministry of Defence") is None


def test_a_users_table(tmp_path: Path) -> None:
    """It is found beside the documents; a name stands for itself."""
    table = tmp_path / "onrecord.issuers.yml"
    table.write_text("issuers:\n  - name: Lake Movement\n    members: [Free Radio Oste]\n")
    bodies = find_issuers([str(tmp_path / "a.txt"), "-"])
    assert bodies == load_issuers(table)
    assert Issuers(bodies).body_of("the Free Radio Oste") == "Lake Movement"
    assert Issuers(bodies).body_of("Radio Oste") is None


def test_a_users_table_parts_what_patterns_join(tmp_path: Path) -> None:
    """An office with an entry of its own speaks for no state; the others still do."""
    table = tmp_path / "onrecord.issuers.yml"
    office = "Ombudsman of Tervia"
    table.write_text(f"issuers:\n  - name: {office}\n    members: [{office}]\n")
    papers = [document("a.txt", "Text.", issuer="Embassy of Tervia")]
    known = issuers_of(papers, load_issuers(table))
    assert issuers_of(papers).body_of(office) == "Tervia"
    assert known.body_of(office) == office
    assert known.body_of("Ministry of Health of Tervia") == "Tervia"


def test_a_users_table_changes_the_count_of_origins() -> None:
    """Two bodies that no pattern joins are one origin at the least, with the reason, once listed."""
    made, _ = statements(
        ("On 11 October 1993 [613] were killed.", {"issuer": "Tervian Press Office"}),
        ("The dead were [613].", {"issuer": "Committee of the Lakes"}),
    )
    read = replace(made, comparisons=compare(made))
    bodies = [
        Body("Exiles", (frozenset({"tervian", "press"}), frozenset({"committee", "lakes"}))),
    ]
    (apart,) = find_origins(read, (), (), ())
    (joined,) = find_origins(read, (), (), bodies)
    assert (apart.at_least, apart.at_most) == (2, 2)
    assert (joined.at_least, joined.at_most) == (1, 2)
    assert [merge.sign for merge in joined.merges] == ["issuer"]
    assert "Exiles" in joined.merges[0].because


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("issuers: [{name: A}]", "entry 1 has no name or no members"),
        ("issuers: 3", "no list under"),
        ("issuers: [", "is not YAML"),
    ],
)
def test_a_table_that_cannot_be_used(tmp_path: Path, content: str, reason: str) -> None:
    """The error names the file and the entry."""
    table = tmp_path / "t.yml"
    table.write_text(content)
    with pytest.raises(ConfigError, match=reason) as error:
        load_issuers(table)
    assert error.value.path == str(table)
    with pytest.raises(ConfigError, match="does not exist"):
        load_issuers(tmp_path / "none.yml")
