"""The language of a block: English is read, another is kept and reported, doubt reads as English."""

from __future__ import annotations

import subprocess
import sys

import pytest

from onrecord.model import unread
from onrecord.read import read_bytes
from onrecord.text import segment
from onrecord.text.language import language_of

ENGLISH = [
    "At least 41 people were killed in the village of Varn.",
    "TWELVE DEAD REPORTED AT ORLEN STOP MORE FOLLOWS STOP",
    "l4l c1vilians wcre kllled in thc vlllage oi Teshka",
    "gunshot 87, blast 41, burns 6, unknown 12",
]
TOO_LITTLE = [
    "Varn, 12 May 1993",
    "Jovan Petrić, Ana Kovač, Rašid Delin, Marta Orsolya, Amra Hadžić",
    "Orlen | 41 | 12 | 3",
    "",
]
OTHERS = [
    ("ru", "По данным министерства, в селе погиб 41 человек."),
    ("ru", "Список погибших жителей"),
    ("fr", "Au moins 41 personnes ont été tuées dans le village."),
    ("es", "Al menos 41 personas murieron en el pueblo durante la noche."),
    ("ar", "قتل ما لا يقل عن 41 شخصا في القرية"),
    ("hy", "Առնվազն 41 մարդ զոհվել է գյուղում"),
    ("az", "Kənddə ən azı 41 nəfər öldürülüb."),
    ("tr", "Köyde en az 41 kişi öldürüldü, yüzlercesi yaralandı."),
    ("he", "לפחות 41 בני אדם נהרגו בכפר"),
    ("de", "Mindestens 41 Menschen wurden in dem Dorf getötet."),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read(text: str) -> None:
    """Telegrams, lists and misread letters too."""
    assert language_of(text) in {"en", None}


def test_a_heading_is_told_by_its_words_without_the_classifier() -> None:
    """Loading the model takes longer than reading a long report."""
    code = (
        "import sys; from onrecord.text.language import language_of; "
        "print(language_of('Five feared dead as troops take hill'), 'py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en", "False"]


@pytest.mark.parametrize("text", TOO_LITTLE)
def test_names_and_numbers_tell_nothing(text: str) -> None:
    """A list of names is in no language."""
    assert language_of(text) is None


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_other_languages_are_told(code: str, text: str) -> None:
    """One sentence is enough."""
    assert language_of(text) == code


def test_what_is_not_english_is_kept_and_reported() -> None:
    """The block stays with its language and without sentences; a notice counts it."""
    text = f"Twelve people were killed at Varn.\n\n{OTHERS[0][1]}\n\nThe rest fled to the hills.\n"
    document = segment(read_bytes(text.encode(), "a.txt"))
    assert [block.language for block in document.blocks] == ["en", "ru", "en"]
    assert [span.of(document.text) for span in document.sentences] == [
        "Twelve people were killed at Varn.",
        "The rest fled to the hills.",
    ]
    assert unread(document.notices) == ("not read: 1 of 3 blocks, in Russian (ru)",)
    assert document.metadata.language == "en"
