"""Review from the command line: coding by two, what it comes to, and who may see what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.app import cli

LETTER = """\
Varn, 4 May 1993

At least 12 people were killed in Varn on 3 May 1993, said Ana Moren. She saw 3 children injured.
"""


class Commands:
    """Runs commands in this process and returns what they print."""

    def __init__(self) -> None:
        self._runner = CliRunner()

    def __call__(self, *args: str, user: str = "cleo", status: int = 0) -> str:
        done = self._runner.invoke(cli, args, env={"ONRECORD_USER": user})
        assert done.exit_code == status, (done.output, done.exception)
        return done.stdout

    def records(self, *args: str, user: str = "cleo") -> list[dict[str, object]]:
        lines = self(*args, "--format", "jsonl", user=user).splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """A casebook `varn` with one letter."""
    monkeypatch.chdir(tmp_path)
    Path("letter.txt").write_text(LETTER, encoding="utf-8")
    commands = Commands()
    commands("new", "varn")
    commands("add", "varn", "letter.txt", "--no-cache")
    return commands


def test_a_round_from_beginning_to_end(run: Commands) -> None:
    """Two code, one corrects and adds; agreement is printed; somebody adjudicates."""
    run("code", "new", "varn", "pilot", "letter.txt", "--coder", "ana", "--coder", "ben")
    claims = run.records("code", "mine", "varn", "pilot", user="ana")
    ids = {str(one["text"]): str(one["claim"]) for one in claims}
    for user in ("ana", "ben"):
        run("code", "submit", "varn", "pilot", "accept", *ids.values(), user=user)
    run("code", "submit", "varn", "pilot", "edit", ids["3"], "--set", "group=person", user="ben")
    run("code", "submit", "varn", "pilot", "add", ids["3"], "--at", "18:26", "--set", "low=1", "--set",
        "high=1", user="ben")  # fmt: skip
    run("code", "agreement", "varn", "pilot", status=1)
    for user in ("ana", "ben"):
        run("code", "finish", "varn", "pilot", user=user)
    (found,) = run.records("code", "rounds", "varn")
    assert found["finished"] == ["ana", "ben"]
    measures = {one["measure"]: one for one in run.records("code", "agreement", "varn", "pilot")}
    assert measures["outcome"]["agreement"] == 1
    assert "characters" in run("code", "agreement", "varn", "pilot")
    run("code", "adjudicate", "varn", "pilot", "--agreed")
    units = run.records("code", "compare", "varn", "pilot", "--differing")
    assert len(units) == 2
    for unit in units:
        run("code", "adjudicate", "varn", "pilot", str(unit["unit"]), "--take", "ben",
            "--reason", "looked at again")  # fmt: skip
    assert not run.records("code", "compare", "varn", "pilot", "--differing")
    done = {
        str(one["text"]): one["status"] for one in run.records("review", "varn", "--queue", "all")
    }
    assert done["3"] == "edited"
    assert "added" in done.values()
    assert "all of it holds" in run("verify", "varn")


def test_documents_given_to_a_coder(run: Commands) -> None:
    """`review --coder` lists what waits in them."""
    run("code", "allot", "varn", "letter.txt", "--to", "ana")
    assert run.records("review", "varn", "--coder", "ana")
    assert not run.records("review", "varn", "--coder", "ben")


def test_names_and_levels(run: Commands) -> None:
    """Forms of a name are listed and withheld; documents are restricted to groups; both can be listed."""
    forms = run.records("redact", "forms", "varn", "Ana Moren")
    assert [(one["form"], one["withheld"]) for one in forms] == [("Ana Moren", False)]
    run("redact", "name", "varn", "Ana Moren", "--also", "Moren", "--reason", "a witness")
    run("redact", "passage", "varn", "letter.txt", "18:50", "--reason", "safety")
    run("redact", "passage", "varn", "letter.txt", "x:50", "--reason", "safety", status=2)
    name, passage = run.records("redact", "list", "varn")
    assert (name["forms"], passage["start"]) == (["Ana Moren", "Moren"], 18)
    assert "letter.txt  18" in run("redact", "list", "varn")
    assert "[withheld]" in run("text", "varn", "--no-cache")
    run("redact", "release", "varn", str(passage["seq"]), "--reason", "agreed")
    assert len(run.records("redact", "list", "varn")) == 1
    assert "letter.txt" not in run("redact", "list", "varn")
    run("restrict", "group", "varn", "protection", "cleo")
    run("restrict", "set", "varn", "document", "letter.txt", "--level", "restricted", "--group",
        "protection", "--reason", "names")  # fmt: skip
    (found,) = run.records("restrict", "list", "varn")
    assert (found["level"], found["groups"], found["reason"]) == (
        "restricted",
        ["protection"],
        "names",
    )
    assert "document  letter.txt  restricted" in run("restrict", "list", "varn")
    assert "all of it holds" in run("verify", "varn")
