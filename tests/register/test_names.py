"""Names in four scripts: plain letters, parts, and how alike two are."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.register.names import compare_names, folded, plain, read_name, script_of, skeleton
from onrecord.register.names.compare import alike
from onrecord.register.names.parts import in_order
from onrecord.register.names.variants import coarse, same_given


@pytest.mark.parametrize(
    ("written", "letters", "script"),
    [
        ("Əliyev Rəşid", "eliyev reshid", "latin"),
        ("Гусейнова Лейла", "guseynova leyla", "cyrillic"),
        ("Սարգսյան Արմեն", "sargsyan armen", "armenian"),
        ("محمد", "mhmd", "arabic"),
        ("Łukasz Żak-Nowak", "lukasz zak-nowak", "latin"),
        ("王", "", "other"),
    ],
)
def test_plain_letters(written: str, letters: str, script: str) -> None:
    """Each script has its letters; what is not known is left out."""
    assert plain(written) == letters
    assert script_of(written) == script


def test_every_letter_is_used() -> None:
    """No entry of the tables stands idle."""
    for script, letters in load("letters", "names").items():
        for letter, spelled in letters.items():
            assert plain(f"a{letter}a") == f"a{spelled}a", (script, letter)


@pytest.mark.parametrize(
    ("written", "given", "father", "surname", "sex"),
    [
        ("Əliyev Rəşid Məmməd oğlu", ("reshid",), "memmed", "eliyev", "male"),
        ("Алиева Рашида Мамед кызы", ("rashida",), "mamed", "aliev", "female"),
        ("Сергей Петрович Иванов", ("sergey",), "petr", "ivanov", "male"),
        ("Анна Петровна Иванова", ("anna",), "petr", "ivanov", "female"),
        ("Omar bin Khalid al-Masri", ("omar",), "khalid", "masri", "male"),
        ("Dr Armen Sargsyan", ("armen",), None, "sargsyan", None),
        ("Madonna", ("madonna",), None, None, None),
        # How it is written tells.
        ("Oravec, Anton Josef", ("anton", "josef"), None, "oravec", None),
        ("Garsia Markes, Ana", ("ana",), None, "garsiamarkes", None),
        ("Əliyev Vəli, Həsən oğlu", ("veli",), "hesen", "eliyev", "male"),
        ("Ana Moren, Jr.", ("ana",), None, "moren", None),
        ("Moren,", ("moren",), None, None, None),
        ("SEDLIN Sofia", ("sofia",), None, "sedlin", None),
        ("Sofia O'NEIL-SEDLIN", ("sofia",), None, "oneilsedlin", None),
        ("SOFIA SEDLIN", ("sofia",), None, "sedlin", None),
        ("DR. Sofia Sedlin", ("sofia",), None, "sedlin", None),
        ("A.B. SEDLIN", ("a", "b"), None, "sedlin", None),
        ("Sedlin A. B.", ("a", "b"), None, "sedlin", None),
        # A patronymic at the end: the surname comes first.
        ("Оравец Антон Давидович", ("anton",), "david", "oravets", "male"),
        ("Антон Давидович Оравец", ("anton",), "david", "oravets", "male"),
        ("Hasan Ali bin Omar", ("hasan",), "omar", "ali", "male"),
    ],
)
def test_parts(
    written: str, given: tuple[str, ...], father: str | None, surname: str | None, sex: str | None
) -> None:
    """Words and endings tell which part is which, and the sex."""
    name = read_name(written)
    assert (name.given, name.father, name.surname, name.sex) == (given, father, surname, sex)


@pytest.mark.parametrize(
    ("written", "parted"),
    [
        ("Oravec Anton Josef", ("Oravec", "Anton Josef")),
        ("Dr. al Oravec Anton", ("Dr. al Oravec", "Anton")),
        # The name tells by itself, or has one word.
        ("Anton Petrov", None),
        ("A. Oravec", None),
        ("Anton, Oravec", None),
        ("Oravec", None),
        ("", None),
    ],
)
def test_a_name_of_a_list_in_which_surnames_come_first(
    written: str, parted: tuple[str, str] | None
) -> None:
    """The first word with what belongs to it is the surname."""
    assert in_order(written) == parted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Əliyev Rəşid Məmməd oğlu", "Алиев Рашид Мамед оглы"),
        ("Hüseynova Leyla Həsən qızı", "Гусейнова Лейла Гасан кызы"),
        ("Qasımov Cavid", "Kasimov Javid"),
        ("Ağayev Xəlil", "Aghayev Khalil"),
        ("William Smith", "Bill Smith"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    """Spellings of one name are the same in each part that both have."""
    found = compare_names(read_name(one), read_name(other))
    assert {found.given, found.surname} == {1.0}
    assert found.father in {1.0, None}
    assert not found.sexes_differ


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Алиев Рашид Мамед оглы", "Алиева Рашида Мамед кызы"),
        ("Məmmədov Elxan", "Məmmədova Elmira"),
    ],
)
def test_sister_and_brother(one: str, other: str) -> None:
    """Names that differ by an ending tell different sexes, and say so."""
    found = compare_names(read_name(one), read_name(other))
    assert found.sexes_differ
    assert "different sexes" in found.reasons[-1]


def test_names_without_vowels_meet_by_their_consonants() -> None:
    """An Arabic name is compared with its transliterations."""
    found = compare_names(
        read_name("محمد عبد الرحمن الحسيني"), read_name("Muhammad Abdul Rahman al-Husseini")
    )
    assert found.given == 1.0
    assert found.surname is not None
    assert found.surname > 0.9


def test_folding() -> None:
    """Every group of spellings folds to one form, and short forms of a name are one name."""
    lexicon = load("variants", "names")
    for kind in ("consonants", "vowels"):
        for group in lexicon[kind]:
            forms = [set(folded(f"b{one}b" if kind == "vowels" else f"a{one}a")) for one in group]
            assert set.intersection(*forms), group
    for group in lexicon["nicknames"]:
        assert set.intersection(*(set(same_given(name)) for name in group)), group
    for letter, others in lexicon["alternatives"].items():
        for other in others:
            assert alike(f"b{letter}b", f"b{other}b") == 1.0, (letter, other)
    assert coarse("qasim") == coarse("gasim") == coarse("kasim")
    assert skeleton("muhammad") == skeleton("mhmd")
