"""Words and phrases looked up in passages."""

from __future__ import annotations

from onrecord.resolve.lexemes import Lexemes, plural, remember, words_of


def test_words_and_phrases_are_found_whole() -> None:
    """A word inside another is not found, a phrase is found over a line end."""
    lexemes = Lexemes(["war", "the dead"])
    assert lexemes.found_in(words_of("in the WAR", 0, 10))
    assert not lexemes.found_in(words_of("a warning", 0, 9))
    assert lexemes.found_in(words_of("of the\ndead", 0, 11))
    assert not lexemes.found_in(words_of("the deadline", 0, 12))


def test_what_was_worked_out_is_remembered_for_its_text() -> None:
    """The same question on the same text is answered once; another text asks anew."""
    asked: list[str] = []

    def answer(text: str) -> str:
        return remember(text, ("k", 0), lambda: asked.append(text) or text.upper())

    assert answer("one") == answer("one") == "ONE"
    assert answer("two") == "TWO"
    assert asked == ["one", "two"]


def test_plurals_are_regular() -> None:
    """-y, -s and -ch take their own endings."""
    assert [plural(word) for word in ("city", "valley", "clash", "town")] == [
        "cities",
        "valleys",
        "clashes",
        "towns",
    ]
