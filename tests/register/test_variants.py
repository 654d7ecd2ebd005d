"""Families of variants: pairs of names that must meet, and pairs that must not."""

from __future__ import annotations

import pytest

from onrecord.register.names import NameLikeness, compare_names, read_name

MEET = {
    "ə/e/a": [
        ("Əhmədov Rəhim", "Ahmadov Rahim"), ("Əhmədov Rəhim", "Ehmedov Rehim"),
        ("Nərgiz Səfərova", "Nargiz Safarova"),
    ],
    "g/h": [
        ("Гасанов Гусейн", "Hasanov Huseyn"), ("Heydərov Həmid", "Гейдаров Гамид"),
        ("Григорий Головко", "Hryhoriy Holovko"),
    ],
    "j/y": [("Jusuf Jakovlev", "Yusuf Yakovlev"), ("Jovan Jankovic", "Yovan Yankovich")],
    "kh/x": [
        ("Xalid Xəlilov", "Khalid Khalilov"), ("Khachatryan Khoren", "Xachatryan Xoren"),
        ("Хачатрян Хорен", "Khachatrian Khoren"),
    ],
    "sh/ş": [
        ("Şahin Paşayev", "Shahin Pashayev"), ("Šahin Pašić", "Shahin Pashich"),
        ("Шахин Пашаев", "Sahin Pasayev"),
    ],
    "q/k/g": [
        ("Qasım Qurbanov", "Kasim Kurbanov"), ("Qasım Qurbanov", "Gasim Gurbanov"),
        ("Qasım Qurbanov", "Гасым Гурбанов"),
    ],
    "c/ts": [("Anton Oravec", "Антон Оравец"), ("Marta Kovacova", "Марта Ковацова")],
    "c/j/dzh": [("Cavid Cəfərov", "Javid Jafarov"), ("Cavid Cəfərov", "Джавид Джафаров"), ("Elçin Çələbi", "Elchin Chalabi")],
    "patronymics": [
        ("Петров Иван Олегович", "Ivan Olegovich Petrov"),
        ("Əliyev Rəşid Məmməd oğlu", "Rashid Mamed ogly Aliyev"),
    ],
    "gendered endings": [
        ("Петрова Анна", "Anna Petrova"), ("Ковальская Мария", "Maria Kowalska"),
        ("Əliyeva Leyla", "Aliyeva Leila"),
    ],
    "Arabic articles": [
        ("Omar al-Masri", "Omar Masri"), ("Omar Al Masri", "Omar el-Masri"),
        ("عبد الله الحسين", "Abdullah al-Hussein"), ("عمر المصري", "Omar al-Masri"),
    ],
    "Arabic compounds": [
        ("Abdul Rahman al-Masri", "Abd al-Rahman Masri"), ("Abdulrahman Al Masri", "Abdel Rahman el-Masri"),
        ("Abu Bakr Hassan", "Abubakr Hassan"), ("Nur al-Din Zaki", "Nureddin Zaki"),
        ("Salah ad-Din Zaki", "Salahuddin Zaki"), ("Mohammed bin Salim", "Muhammad ibn Saleem"),
        ("عبد الرحمن زكي", "Abdurrahman Zaki"),
    ],
    "nicknames": [
        ("Aleksandr Petrov", "Sasha Petrov"), ("Mikhail Orlov", "Misha Orlov"),
        ("Ekaterina Orlova", "Katya Orlova"), ("William Stone", "Bill Stone"),
        ("Dmitri Orlov", "Dima Orlov"), ("Mehmet Kaya", "Muhammad Kaya"), ("Sergey Orlov", "Seryozha Orlov"),
    ],
    "Armenian": [
        ("Հովհաննիսյան Գագիկ", "Hovhannisyan Gagik"), ("Պետրոսյան Կարեն", "Petrosian Karen"),
    ],
}  # fmt: skip
APART = {
    "ə/e/a": [("Rəna Əliyeva", "Rana Oliyeva"), ("Əli Kərimov", "Ulu Karimov")],
    "g/h": [("Gabil Rzayev", "Nabil Rzayev")],
    "j/y": [("Jasin Karim", "Hasin Karim")],
    "kh/x": [("Khalid Zaki", "Walid Zaki")],
    "sh/ş": [("Şahin Paşayev", "Zahin Pazayev")],
    "given names": [
        ("Rashid Aliyev", "Rasim Aliyev"), ("Hasan Aliyev", "Husayn Aliyev"), ("Mehdi Kaya", "Mahmud Kaya"),
        ("Ivan Petrov", "Igor Petrov"), ("Anna Petrova", "Alla Petrova"), ("Tahir Abbasov", "Zahir Abbasov"),
        ("Abd al-Rahman Zaki", "Abd al-Karim Zaki"), ("Nur al-Din Zaki", "Badr al-Din Zaki"),
        ("عبد الرحمن زكي", "عبد الكريم زكي"), ("Dima Orlov", "Danil Orlov"),
    ],
    "surnames": [
        ("Rashid Aliyev", "Rashid Veliyev"), ("Ivan Petrov", "Ivan Pavlov"), ("Aram Sargsyan", "Aram Sahakyan"),
        ("Omar Haddad", "Omar Hamdan"),
    ],
    "fathers": [
        ("Əliyev Rəşid Məmməd oğlu", "Əliyev Rəşid Tahir oğlu"),
        ("Петров Иван Сергеевич", "Петров Иван Андреевич"), ("Omar ibn Khalid", "Omar ibn Walid"),
    ],
    "sexes": [("Алиев Рашид", "Алиева Рашида"), ("Петров Женя", "Петрова Женя")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("family", "one", "other"), [(name, *pair) for name, pairs in MEET.items() for pair in pairs]
)
def test_pairs_that_meet(family: str, one: str, other: str) -> None:
    """Each part that both have is the same."""
    found = compare_names(read_name(one), read_name(other))
    assert set(_parts(found)) == {1.0}, (family, found)
    assert not found.sexes_differ


@pytest.mark.parametrize(
    ("family", "one", "other"), [(name, *pair) for name, pairs in APART.items() for pair in pairs]
)
def test_pairs_that_stay_apart(family: str, one: str, other: str) -> None:
    """A part differs, or the forms tell different sexes."""
    found = compare_names(read_name(one), read_name(other))
    assert min(_parts(found)) < 1.0 or found.sexes_differ, (family, found)


def test_a_patronymic_is_compared_with_the_fathers_name() -> None:
    """Whether it stands in the name, or in a column of its own."""
    for written, column, same in (
        ("Əliyev Rəşid Məmməd oğlu", "Mamed", True), ("Иванова Анна Петровна", "Pyotr", True),
        ("Omar bin Khalid al-Masri", "Xalid", True), ("Əliyev Rəşid Məmməd oğlu", "Tahir", False),
    ):  # fmt: skip
        found = compare_names(read_name(written), read_name("Rashid Aliyev", father=column))
        assert (found.father == 1.0) is same, (written, column, found)


def _parts(found: NameLikeness) -> list[float]:
    return [one for one in (found.given, found.surname, found.father) if one is not None]
