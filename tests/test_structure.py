"""What holds of the code as a whole: sizes, documentation, types, commented lexicons."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import yaml

import onrecord
from onrecord.extract.numbers.presets import preset_names
from onrecord.pipeline import PRESETS

ROOT = Path(__file__).parent.parent
SOURCE = Path(onrecord.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
LEXICONS = sorted(SOURCE.rglob("*.yml"))

Function = ast.FunctionDef | ast.AsyncFunctionDef

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 40
MOST_METHODS = 12


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _functions(tree: ast.AST) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def _public(tree: ast.Module) -> list[Function]:
    """Return the functions and methods that others may call."""
    found: list[Function] = []
    for node in tree.body:
        if isinstance(node, Function):
            found.append(node)
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            found += [member for member in node.body if isinstance(member, Function)]
    return [function for function in found if not function.name.startswith("_")]


def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_are_small(path: Path) -> None:
    """No module is longer than 400 lines, and no class has more than a dozen methods."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    for node in ast.walk(_parse(path)):
        if isinstance(node, ast.ClassDef):
            methods = [one for one in node.body if isinstance(one, Function)]
            assert len(methods) <= MOST_METHODS, node.name


def test_functions_are_short() -> None:
    """Nineteen functions of twenty have 40 lines or fewer."""
    lengths = sorted(
        (function.end_lineno or 0) - function.lineno + 1
        for path in MODULES
        for function in _functions(_parse(path))
    )
    assert lengths[int(len(lengths) * 0.95)] <= MOST_LINES_OF_A_FUNCTION


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_public_functions_are_documented_and_typed(path: Path) -> None:
    """Each public function and method says what it does, and the type of all it takes and gives."""
    tree = _parse(path)
    assert ast.get_docstring(tree), "the module says nothing of itself"
    for function in _public(tree):
        assert ast.get_docstring(function), function.name
        assert function.returns is not None, function.name
        taken = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        untyped = [one.arg for one in taken if one.annotation is None]
        assert untyped in ([], ["self"], ["cls"]), function.name


@pytest.mark.parametrize("path", LEXICONS, ids=_name)
def test_lexicons_are_commented(path: Path) -> None:
    """A lexicon begins with a comment that says what it holds."""
    assert path.read_text(encoding="utf-8").startswith("# ")


def _repeated(value: object) -> list[str]:
    """Return the words that stand twice in one list; the forms of a verb may ("cut, cut, cut")."""
    if isinstance(value, dict):
        lists = [inner for key, inner in value.items() if "irregular" not in str(key)]
        return [word for inner in lists for word in _repeated(inner)]
    if not isinstance(value, list):
        return []
    words = Counter(word for word in value if isinstance(word, str))
    inner = [word for entry in value for word in _repeated(entry)]
    return [*(word for word, times in words.items() if times > 1), *inner]


@pytest.mark.parametrize("path", LEXICONS, ids=_name)
def test_no_list_of_a_lexicon_holds_an_entry_twice(path: Path) -> None:
    """An entry stands once in its list, so that taking it out takes it out."""
    assert _repeated(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


def test_one_version() -> None:
    """The package and its metadata give the same version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == onrecord.__version__


def test_the_presets_of_a_run_are_those_of_the_lexicon() -> None:
    """The command line offers every preset there is, the default first."""
    assert preset_names() == PRESETS


def test_tests_say_what_they_claim() -> None:
    """Every test has a docstring."""
    silent = [
        f"{path.name}: {function.name}"
        for path in sorted(Path(__file__).parent.rglob("test_*.py"))
        for function in _functions(_parse(path))
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert not silent
