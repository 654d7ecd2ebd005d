"""Files in files: names, parents, budgets, and parts that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, Failure, Part, ReadOptions, replace
from onrecord.read import contents, read_bytes, readers


class Bundle:
    """An unpacker for files that list their members, one `name=text` a line."""

    name = "bundle"
    description = "Lines that are files."
    suffixes = (".bundle",)
    media_types = ("application/x-bundle",)
    textual = False

    def claims(self, data: bytes) -> bool:
        """True for its first line."""
        return data.startswith(b"BUNDLE\n")

    def unpack(self, data: bytes, path: str, options: ReadOptions) -> Iterator[Part]:  # noqa: ARG002
        """Yield a part a line; `name!` has a problem."""
        for line in data.decode().split("\n")[1:]:
            name, _, text = line.partition("=")
            body = text.replace("\\n", "\n").encode()
            yield Part(name.rstrip("!"), body, problem="is torn" if name.endswith("!") else None)


@pytest.fixture(autouse=True)
def _bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bundles be known beside the built-in formats."""
    unpackers = readers.UNPACKERS.all()
    monkeypatch.setattr(readers.UNPACKERS, "all", lambda: (*unpackers, Bundle()))


def read(data: bytes, options: ReadOptions = DEFAULTS) -> list[Document | Failure]:
    """Return what is in a bundle."""
    return list(contents(data, "in/a.bundle", options))


def test_each_part_knows_its_parent_and_has_a_path_of_its_own() -> None:
    """Two parts of one name are told apart; a nested one names all its containers."""
    data = b"BUNDLE\na.txt=One.\na.txt=Two.\nb.bundle=BUNDLE\\nc.txt=Three."
    found = read(data)
    assert [one.path for one in found] == [
        "in/a.bundle!/a.txt",
        "in/a.bundle!/2/a.txt",
        "in/a.bundle!/b.bundle!/c.txt",
    ]
    documents = [one for one in found if isinstance(one, Document)]
    assert documents[0].parent == documents[1].parent != documents[2].parent


def test_a_part_that_cannot_be_read_costs_no_other() -> None:
    """A torn, an empty and an unread part are each reported by their own path."""
    data = b"BUNDLE\na.txt!=x\nb.txt=\nc.gif=GIF8\nd.txt=Read."
    found = read(data)
    reasons = [(one.path[13:], one.reason) for one in found if isinstance(one, Failure)]
    assert reasons == [
        ("a.txt", "is torn"),
        ("b.txt", "is empty"),
        ("c.gif", "is a GIF image, a format that is not read"),
    ]
    assert isinstance(found[-1], Document)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (replace(DEFAULTS, max_parts=2), "more than the limit"),
        (replace(DEFAULTS, max_unpacked=9), "more than the limit"),
    ],
)
def test_limits_end_a_file_and_keep_what_was_read(options: ReadOptions, reason: str) -> None:
    """What came before the limit stays."""
    found = read(b"BUNDLE\na.txt=Four\nb.txt=Five\nc.txt=Six\nd.txt=Seven", options)
    assert [isinstance(one, Document) for one in found] == [True, True, False]
    assert isinstance(found[-1], Failure)
    assert reason in found[-1].reason


def test_nests_are_followed_only_so_deep() -> None:
    """A bundle in a bundle in a bundle is too deep where two are allowed."""
    inner = "BUNDLE\\\\nc.txt=x"
    data = f"BUNDLE\na.bundle=BUNDLE\\nb.bundle={inner}".encode()
    (found,) = read(data.replace(b"\\\\n", b"\\n"), replace(DEFAULTS, max_depth=0))
    assert isinstance(found, Failure)
    assert "more than 0 files deep" in found.reason


def test_an_archive_has_no_text_of_its_own() -> None:
    """Asked for its text, it says how to name what it holds."""
    with pytest.raises(ReadError, match="no text of its own"):
        read_bytes(b"BUNDLE\na.txt=One.", "a.bundle")
