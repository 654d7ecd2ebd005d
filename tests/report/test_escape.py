"""Text of unknown origin as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from onrecord.report.escape import finalize, markup, printable

ANY_TEXT = st.text(st.characters(), max_size=200)


class Reader(HTMLParser):
    """Collects the text of HTML, and its tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)


def read(html: str) -> Reader:
    """Return the parser after it has read `html`."""
    parser = Reader()
    parser.feed(str(html))
    parser.close()
    return parser


@given(ANY_TEXT)
def test_text_keeps_its_length_and_can_be_written(text: str) -> None:
    """Every code point stands for one code point, and UTF-8 can hold it."""
    shown = printable(text)
    assert len(shown) == len(text)
    assert shown.encode("utf-8").decode("utf-8") == shown


@given(ANY_TEXT)
def test_markup_is_text_and_nothing_else(text: str) -> None:
    """A parser finds the same characters and no tag."""
    seen = read(str(markup(text)))
    assert seen.text == printable(text)
    assert seen.tags == []


def test_control_characters_are_drawn() -> None:
    """NUL and its like have pictures; tab, line feed and carriage return stay."""
    assert printable("a\0b\x1b\t\r\n\x85\ud800") == "a␀b␛\t\r\n\ufffd\ufffd"
    assert "&#13;" in markup("\r\n")


def test_finalize_leaves_what_is_not_text() -> None:
    """Numbers and markup pass through a template unchanged."""
    assert finalize(7) == 7
    assert finalize("\0") == "␀"
    assert finalize(markup("<\0>")) == "&lt;␀&gt;"
