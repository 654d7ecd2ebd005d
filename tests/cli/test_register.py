"""`onrecord register`: who is named, and what may leave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.casebook.access import restrict
from onrecord.casebook.store import new_casebook, open_casebook
from onrecord.casebook.withholding import withhold_name
from onrecord.cli.app import cli

LIST = "No,Name,Status,Date,Household,Disability\n1,Rana Sel,injured,1994-05-03,H1,burns\n2,Imre Tal,injured,1994-05-03,H2,\n"


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A register of two persons."""
    name = str(tmp_path / "r.casebook")
    new_casebook(name).close()
    file = tmp_path / "clinic.csv"
    file.write_text(LIST, encoding="utf-8")
    assert run("register", "add", name, str(file)).exit_code == 0
    return name


def run(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(cli, list(words))


def statements(path: str) -> dict[str, str]:
    """Return the id of each statement, by its name."""
    lines = run("register", "persons", path, "--format", "jsonl").stdout.splitlines()
    return {one["name"]: one["statements"][0] for one in map(json.loads, lines)}


def test_who_is_released(path: str) -> None:
    """One by one, by a rule, kept back, and told; each with a reason."""
    rana = statements(path)["Rana Sel"]
    assert run("register", "release", path).exit_code == 2
    assert run("register", "release", path, rana).exit_code != 0, "no reason"
    assert run("register", "release", path, "p-none", "--reason", "x").exit_code != 0
    assert run("register", "release", path, "--rule", "colour=red", "--reason", "x").exit_code == 2
    got = run("register", "release", path, rana, "--reason", "she asked")
    assert "1 of 2 persons may be named" in got.output
    got = run("register", "release", path, "--rule", "list=clinic", "--reason", "printed", "--list")
    assert "list=clinic" in got.stdout
    assert "2 of 2" in got.output
    assert (
        "1 of 2" in run("register", "release", path, rana, "--keep", "--reason", "she asked").output
    )
    with open_casebook(path) as book:
        (seq,) = book.db.execute("SELECT seq FROM log WHERE action = 'release-rule'").fetchone()
    assert (
        "0 of 2" in run("register", "release", path, "--end", str(seq), "--reason", "over").output
    )


@pytest.mark.parametrize(
    "words", [("persons",), ("records", "status"), ("records", "membership"), ("support", "survivors"), ("support", "families")]
)  # fmt: skip
def test_who_is_confidential_does_not_leave(words: tuple[str, ...], path: str) -> None:
    """Nor a withheld name; unless somebody says why, and the log keeps it."""
    found = statements(path)
    whole = run("register", words[0], path, *words[1:], "--format", "jsonl").stdout
    with open_casebook(path) as book:
        restrict(book, "statement", found["Rana Sel"], "team", user="ana", reason="safety")
        withhold_name(book, "Imre Tal", user="ana", reason="safety")
    left = run("register", words[0], path, *words[1:], "--format", "jsonl").stdout
    for name in ("Rana", "Sel", "Imre", "H1", found["Rana Sel"]):
        assert name not in left, name
    got = run(
        "register", words[0], path, *words[1:], "--format", "jsonl", "--unredacted", "court order"
    )
    assert got.stdout == whole
    with open_casebook(path) as book:
        reason = book.db.execute("SELECT reason FROM log ORDER BY seq DESC LIMIT 1").fetchone()[0]
    assert reason == "court order"


def test_what_is_shown_of_persons_is_proved(path: str) -> None:
    """`verify` tells where the view of persons does not follow."""
    assert run("register", "release", path, "--list").exit_code == 0
    assert run("verify", path).exit_code == 0
    with open_casebook(path) as book:
        book.db.execute("UPDATE person SET record = replace(record, 'Rana', 'Dana')")
    got = run("verify", path)
    assert got.exit_code == 1
    assert "persons does not follow" in got.stdout


FAMILY = (
    "No,Name,Status,Date,Household,Father,Brother,Son,Reporter,Disability\n"
    "1,Rashid Omet,injured,1994-05-03,Rashid's house,,,,,\n"
    '2,Leyla Omet,injured,1994-05-03,Rashid\'s house,Rashid,,,"Рашид Омет, Lower Lane 4",burns\n'
    "3,Hasan Omet,killed,1994-05-03,,,Rasheed Omet,,,\n"
    "4,Imre Omet,killed,1994-05-03,,Rashid Omet,,Karim Omet,,\n"
)
NOTICE = """# Radio Ostra

4 May 1994

On 3 May 1994 Dana Omet, 34, sister of Rashid Omet, was killed in Varn.
"""


@pytest.mark.parametrize(
    "words",
    [("records", "kinship"), ("records", "membership"), ("support", "survivors"), ("support", "families"),
     ("mentions",), ("persons",)],
    ids=" ".join,
)  # fmt: skip
def test_who_is_confidential_is_not_named_as_kin(
    words: tuple[str, ...], path: str, tmp_path: Path
) -> None:
    """In no spelling, household or note; that somebody is kin stays, and all that is told of others."""
    file, notice = tmp_path / "family.csv", tmp_path / "notice.md"
    file.write_text(FAMILY, encoding="utf-8")
    notice.write_text(NOTICE, encoding="utf-8")
    assert run("register", "add", path, str(file)).exit_code == 0
    assert run("add", path, str(notice)).exit_code == 0
    ask = ("register", words[0], path, *words[1:], "--format", "jsonl")
    whole = run(*ask).stdout
    with open_casebook(path) as book:
        restrict(
            book, "statement", statements(path)["Rashid Omet"], "team", user="ana", reason="safety"
        )
    left = run(*ask).stdout
    for name in ("Rashid", "Rasheed", "Рашид", "Lower Lane"):
        assert name not in left, name
    if words != ("persons",):
        assert "[withheld]" in left
        assert left.count("\n") >= whole.count("\n") - 1, (
            "of the person's own record alone nothing is left"
        )
    assert run(*ask, "--unredacted", "court order").stdout == whole


def test_confidential_kin_count_as_they_are(path: str, tmp_path: Path) -> None:
    """Two sons who are withheld are two; one who is listed as dead is not among those who are left."""
    file = tmp_path / "family.csv"
    lines = (
        "No,Name,Status,Date,Children",
        "1,Hasan Omet,killed,1994-05-03,Rashid Omet; Karim Omet; Sara Omet",
        "2,Rashid Omet,alive,,",
        "3,Karim Omet,alive,,",
        "4,Sara Omet,killed,1994-05-03,",
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    assert run("register", "add", path, str(file)).exit_code == 0
    found = statements(path)
    with open_casebook(path) as book:
        for name in ("Rashid Omet", "Karim Omet", "Sara Omet"):
            restrict(book, "statement", found[name], "team", user="ana", reason="safety")
    got = run("register", "support", path, "families", "--format", "jsonl").stdout.splitlines()
    (family,) = map(json.loads, got)
    assert family["left"] == ["[withheld] (child)", "[withheld] 2 (child)"]


def test_who_is_named_in_a_withheld_passage_does_not_leave(path: str, tmp_path: Path) -> None:
    """Neither as a candidate, nor as a person, nor named as a brother; others of the document do."""
    notice = tmp_path / "notice.md"
    notice.write_text(
        NOTICE + "\nOn 9 June 1994 Tal Brun, 41, was killed in Orlen.\n", encoding="utf-8"
    )
    assert run("add", path, str(notice)).exit_code == 0
    assert run("register", "mentions", path, "--accept").exit_code == 0
    start = NOTICE.index("Dana Omet")
    assert (
        run(
            "redact", "passage", path, str(notice), f"{start}:{start + 9}", "--reason", "x"
        ).exit_code
        == 0
    )
    for words in (("mentions",), ("persons",), ("records", "act")):
        left = run("register", words[0], path, *words[1:], "--format", "jsonl").stdout
        assert "Dana" not in left, words
        assert "Rana Sel" in left or words != ("persons",)
        assert "Tal Brun" in left or words[0] == "records"
