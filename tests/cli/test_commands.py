"""Each command on the example collection."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.export.rows import COLUMNS
from onrecord.model import Attribution, Citation, Comparison, Event, Figure, Record, decode

from .conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples" / "teshka"
DOCUMENTS = sorted(
    path for path in EXAMPLES.iterdir() if not path.name.endswith((".meta.yml", ".suppress.yml"))
)
KINDS: dict[str, type[Record]] = {
    "figures": Figure,
    "events": Event,
    "compare": Comparison,
    "attributions": Attribution,
    "citations": Citation,
}


@pytest.fixture(scope="module")
def examples_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that these tests share: most of them read the same documents."""
    return tmp_path_factory.mktemp("examples-cache")


@pytest.fixture(autouse=True)
def cache_of_its_own(examples_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use the shared cache instead of one for each test."""
    monkeypatch.setenv("ONRECORD_CACHE_DIR", str(examples_cache))
    return examples_cache


def _records(onrecord: Run, command: str, *args: str) -> list[object]:
    done = onrecord(command, EXAMPLES, "--format", "jsonl", *args)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return [decode(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("command", KINDS)
def test_lines_are_records(onrecord: Run, command: str) -> None:
    """Every line of JSON Lines decodes to the record the command is about."""
    records = _records(onrecord, command)
    assert records
    assert {type(record) for record in records} == {KINDS[command]}


def test_figures_events_and_comparisons_belong_together(onrecord: Run) -> None:
    """Ids that one command prints are those that the others take."""
    figures = {record.id: record for record in _records(onrecord, "figures")}  # type: ignore[attr-defined]
    events = {record.id: record for record in _records(onrecord, "events")}  # type: ignore[attr-defined]
    assert {figure.event for figure in figures.values()} - {None} == set(events)
    for event in events.values():
        assert {figures[name].event for name in event.figures} == {event.id}
        assert set(event.documents) == {figures[name].document for name in event.figures}
    for comparison in _records(onrecord, "compare"):
        assert isinstance(comparison, Comparison)
        for account in comparison.accounts:
            assert figures[account.figure].event == comparison.event


def test_figures_point_to_their_words(onrecord: Run) -> None:
    """The offsets count in what `onrecord text` prints."""
    texts = {
        str(path): onrecord("text", path).stdout.decode()
        for path in DOCUMENTS
        if path.suffix == ".html"
    }
    assert texts
    for figure in _records(onrecord, "figures"):
        assert isinstance(figure, Figure)
        if figure.document in texts:
            text = texts[figure.document]
            assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize("command", KINDS)
def test_csv_has_its_columns(onrecord: Run, command: str) -> None:
    """The heading is the documented one, and no row is longer or shorter."""
    done = onrecord(command, EXAMPLES, "--format", "csv")
    heading, *rows = csv.reader(io.StringIO(done.stdout.decode()))
    assert tuple(heading) == COLUMNS[KINDS[command]]
    assert rows
    assert {len(row) for row in rows} == {len(heading)}


@pytest.mark.parametrize("command", KINDS)
def test_a_table_is_for_people(onrecord: Run, command: str) -> None:
    """It is the default, and nothing in it is cut off in a pipe."""
    done = onrecord(command, EXAMPLES)
    assert done.returncode == 0
    assert len(done.stdout.decode().splitlines()) > 10
    assert "…\n" not in done.stdout.decode()


@pytest.mark.parametrize("command", ["figures", "events", "compare", "claims"])
def test_a_table_of_nothing_says_so(onrecord: Run, letter: Path, command: str) -> None:
    """A person waits for rows; another program does not."""
    letter.write_text("The library is open from nine.\n", encoding="utf-8")
    done = onrecord(command, letter)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"nothing to list\n")
    assert not onrecord(command, letter, "--format", "jsonl").stderr


def test_a_preset_changes_vague_words_only(onrecord: Run) -> None:
    """Whatever the preset, figures that are not vague keep their numbers."""
    bounds = _records(onrecord, "figures")
    other = _records(onrecord, "figures", "--preset", "acled")
    changed = [
        (one, two)
        for one, two in zip(bounds, other, strict=True)
        if isinstance(one, Figure) and one != two
    ]
    assert changed
    assert {one.modifier for one, _ in changed} == {"vague"}


def test_check_has_findings_and_status_1(onrecord: Run) -> None:
    """The example collection has planted errors; a check left out finds nothing."""
    done = onrecord("check", EXAMPLES)
    assert done.returncode == 1
    assert "^" in done.stdout.decode()
    findings = [
        json.loads(line)
        for line in onrecord("check", EXAMPLES, "--format", "jsonl").stdout.splitlines()
    ]
    assert {finding["kind"] for finding in findings} == {"finding"}
    codes = {finding["code"] for finding in findings}
    ignored = [f"--ignore={code}" for code in codes]
    none = onrecord("check", EXAMPLES, "--format", "jsonl", *ignored)
    assert (none.returncode, none.stdout, none.stderr) == (0, b"", b"no findings\n")
    one = min(codes)
    selected = onrecord("check", EXAMPLES, "--format", "json", "--select", one)
    assert {finding["code"] for finding in json.loads(selected.stdout)} == {one}


def test_sarif_is_sarif(onrecord: Run) -> None:
    """Other programs read it."""
    log = json.loads(onrecord("check", EXAMPLES, "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["results"]


def test_explain_tells_of_every_check(onrecord: Run) -> None:
    """Each code that the list names has a page; a wrong one gets the nearest."""
    listed = onrecord("explain").stdout.decode().splitlines()
    assert len(listed) > 5
    code = listed[0].split()[0]
    assert onrecord("explain", code.lower()).stdout.decode().startswith(f"# {code}")
    wrong = onrecord("explain", code + "1")
    assert wrong.returncode == 2
    assert "did you mean" in wrong.stderr.decode()


def test_schema_describes_every_record(onrecord: Run) -> None:
    """It is JSON and names the kinds."""
    schema = json.dumps(json.loads(onrecord("schema").stdout))
    for kind in ("figure", "event", "comparison", "finding", "failure"):
        assert f'"const": "{kind}"' in schema or f'["{kind}"]' in schema, kind


def test_plugins_lists_what_there_is(onrecord: Run) -> None:
    """Readers and checks, each with a sentence."""
    rows = [
        json.loads(line) for line in onrecord("plugins", "--format", "jsonl").stdout.splitlines()
    ]
    assert {"reader", "check"} <= {row["kind"] for row in rows}
    assert all(row["description"] for row in rows)


def test_report_writes_a_dossier(onrecord: Run, tmp_path: Path) -> None:
    """Every document has its page, what could not be read is told, and it can be made again."""
    folder = tmp_path / "dossier"
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02" * 50)
    for _ in range(2):
        done = onrecord("report", EXAMPLES, bad, "-o", folder, "--title", "The Teshka papers")
        assert done.returncode == 0, done.stderr
        assert done.stdout == b""
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert "The Teshka papers" in index
    assert str(folder / "index.html") in done.stderr.decode()
    pages = "".join(page.read_text(encoding="utf-8") for page in folder.rglob("*.html"))
    for path in (*DOCUMENTS, bad):
        assert path.name in pages
    other = onrecord("report", EXAMPLES, "-o", tmp_path)
    assert other.returncode == 2
    assert "other files" in other.stderr.decode()


def test_a_copy_counts_once(onrecord: Run, letter: Path) -> None:
    """The same bytes under two names are one document where accounts are compared."""
    Path("copy.txt").write_bytes(letter.read_bytes())
    done = onrecord("events", letter, "copy.txt", "--format", "jsonl")
    assert done.returncode == 0
    assert "copy.txt: is letter.txt again" in done.stderr.decode()
    alone = onrecord("events", letter, "--format", "jsonl")
    assert done.stdout == alone.stdout
    figures = onrecord("figures", letter, "copy.txt", "--format", "jsonl").stdout.splitlines()
    half = len(figures) // 2
    assert [json.loads(line)["id"] for line in figures[:half]] == [
        json.loads(line)["id"] for line in figures[half:]
    ]
    assert json.loads(figures[-1])["event"] == json.loads(figures[half - 1])["event"]


def test_claims_of_one_kind(onrecord: Run) -> None:
    """`--kind` keeps the claims of that kind; `--rolls` prints lists beside each other."""
    records = _records(onrecord, "claims", "--kind", "appeal")
    assert {type(record).__name__ for record in records} <= {"Appeal"}
    every = {type(record).__name__ for record in _records(onrecord, "claims")}
    assert "Qualification" in every
    assert {type(record).__name__ for record in _records(onrecord, "claims", "--rolls")} <= {"Roll"}


def test_nested_attributions(onrecord: Run) -> None:
    """`--nested` adds what is told inside other credited words."""
    outer = _records(onrecord, "attributions")
    every = _records(onrecord, "attributions", "--nested")
    assert len(every) > len(outer)
