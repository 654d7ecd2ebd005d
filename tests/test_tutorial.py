"""The tutorial and the pages on how stages decide show what the program does.

That every page is as the program would write it now is held by `test_docs`, which writes them anew;
here it is held that the writing itself can be relied on.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GENERATORS = ROOT / "scripts" / "generators"
PAGES = sorted(DOCS.rglob("*.md"))
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")

pytestmark = pytest.mark.skipif(
    not GENERATORS.exists(), reason="the documentation is not beside the tests"
)


def generator(name: str) -> ModuleType:
    """Return one of the scripts that write pages."""
    spec = importlib.util.spec_from_file_location(name, GENERATORS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_a_command_prints_replaces_what_stood_there(tmp_path: Path) -> None:
    """Output that is no longer true does not survive, on either stream."""
    page = "```console\n$ echo one\ntwo\n$ echo three >&2\n```\n"
    made = generator("console").run_page(page, tmp_path / "page", tmp_path)
    assert made == "```console\n$ echo one\none\n$ echo three >&2\nthree\n```\n"


def test_commands_of_a_page_share_a_folder_with_the_examples(tmp_path: Path) -> None:
    """A file that one command writes is there for the next, and the examples beside it."""
    page = "```console\n$ echo hello > note\n```\ntext\n```console\n$ ls\n```\n"
    made = generator("console").run_page(page, tmp_path / "page", tmp_path)
    assert made.endswith("$ ls\nexamples\nnote\n```\n")


def test_a_table_shows_the_columns_and_rows_that_are_asked_for(tmp_path: Path) -> None:
    """Other columns, and rows with other values, are left out."""
    page = '<!-- csv: b\nprintf "a,b\\n1,x\\n2,y\\n"\na = 2\n-->\nold\n<!-- end -->\n'
    made = generator("console").run_page(page, tmp_path / "page", tmp_path)
    assert "| b |\n| --- |\n| y |\n" in made
    assert "old" not in made
    assert "x |" not in made


def test_a_passage_is_shown_as_it_is_read() -> None:
    """The table under a passage has a line for each figure, with the fields asked for."""
    page = (
        "<!-- read: range, part of\nAt least 41 people were killed, including 12 children.\n"
        "-->\nold\n<!-- end -->"
    )
    passages = generator("passages")
    made = passages.ASKED.sub(passages.filled, page)
    assert "| 41 or more | – |" in made
    assert "| 12 | 41 |" in made
    assert "old" not in made


def test_a_masked_number_is_shown_with_its_reason() -> None:
    """Why a number counts nobody is what the program itself gives."""
    page = "<!-- masked:\nThe killings of 12 June 1992 are remembered.\n-->\n<!-- end -->"
    passages = generator("passages")
    assert "12 June 1992: date" in passages.ASKED.sub(passages.filled, page)


def test_two_accounts_are_shown_with_their_verdict() -> None:
    """The verdict and its reasons are those of the comparison."""
    page = (
        "<!-- compare:\nNorthwire, 2011-03-05: On 3 March 2011, 27 people were killed in Sorrel.\n"
        "Radio Varn, 2011-05-05: On 3 March 2011, 31 people were killed in Sorrel.\n-->\n"
        "<!-- end -->"
    )
    passages = generator("passages")
    assert "cannot both hold" in passages.ASKED.sub(passages.filled, page)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_command_with_its_output_is_run(page: Path) -> None:
    """Lines with a prompt stand only in blocks that are run when the page is made."""
    text = page.read_text(encoding="utf-8")
    for kind, words in FENCED.findall(text):
        assert kind == "console" or "\n$ " not in f"\n{words}", page


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_pages_name_no_machine(page: Path) -> None:
    """No page holds a path of the machine that it was made on."""
    assert str(ROOT) not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", ROOT / "examples" / "README.md", *PAGES],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_links_lead_to_files(page: Path) -> None:
    """A link within the project leads to a file that exists."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page}: {target}"


def test_every_stage_page_states_its_limits() -> None:
    """Whoever vouches for a number is told on each page where the rules end."""
    for page in sorted((DOCS / "how").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        if page.stem not in {"index", "presets"} and not page.stem.startswith("measured"):
            assert "\n## Limits\n" in text, page.name


def test_a_program_is_shown_with_what_it_prints(tmp_path: Path) -> None:
    """The library's example is run, and what stood under it is replaced."""
    page = "<!-- python:\nprint(6 * 7)\n-->\nold\n<!-- end -->\n"
    made = generator("console").run_page(page, tmp_path / "page", tmp_path)
    assert "```python\nprint(6 * 7)\n```\n\n```text\n42\n```\n" in made
    assert "old" not in made


def test_no_page_records_a_defect(tmp_path: Path) -> None:
    """A command that breaks stops the writing; its traceback is not taken for its output."""
    page = "```console\n$ python -c 'raise ValueError'\n```\n"
    with pytest.raises(RuntimeError, match="ValueError"):
        generator("console").run_page(page, tmp_path / "page", tmp_path)
