"""Wars and times as a whole, and numbers that are of several happenings."""

from __future__ import annotations

from onrecord.resolve import gather

from .build import make

_HISTORY = (
    "The war between Tervia and Asquia\n\nThe war between Tervia and Asquia cost [[38000]] lives. In Tervia "
    "and in Asquia both it is remembered.\n\nIn the battle of Ostrel, on 3 May 1976, [[2100]] soldiers "
    "died.\n\nMines have killed [[412]] people since 1979.\n"
)
_VETERANS = (
    "Veterans remember Ostrel\n\nOn 3 May 1976, [[2300]] young men fell at Ostrel. "
    "In the whole war [[40000]] died.\n"
)


def _by_text(*texts: str) -> dict[str, str | None]:
    figures, _ = gather([make(text, f"{n}.txt") for n, text in enumerate(texts)])
    return {figure.text: figure.event for figure in figures}


def test_a_war_without_parties_is_that_of_the_battle_told_beside_it() -> None:
    """Two documents on one battle mean one war, and the event says that this is a reading."""
    events = _by_text(_HISTORY, _VETERANS)
    assert events["2100"] == events["2300"]
    assert events["38000"] == events["40000"] != events["2100"]
    _, found = gather([make(_HISTORY, "0.txt"), make(_VETERANS, "1.txt")])
    assert any("whose war" in doubt for event in found for doubt in event.doubts)


def test_a_war_told_beside_another_battle_stays_apart() -> None:
    """Without a happening in common nothing tells which war is meant."""
    events = _by_text(_HISTORY, _VETERANS.replace("Ostrel", "Lisk").replace("1976", "1951"))
    assert events["38000"] != events["40000"]


def test_what_happened_since_then_is_not_of_the_battle() -> None:
    """Mines that kill since the end of a war did not kill in its battle."""
    events = _by_text(_HISTORY)
    assert events["412"] != events["2100"]


_COUNTS = (
    "JUDGEMENT\n\nOn 2 July 1991 [[24]] men were shot at Harl.\n\nOn 9 July 1991 [[38]] prisoners were "
    "killed at Ober Stenn.\n\n{}\n"
)


def test_a_number_given_in_all_is_of_several_happenings() -> None:
    """Where two were told of and the number is above each, it is of neither alone."""
    events = _by_text(_COUNTS.format("The Chamber finds that [[62]] persons were killed in all."))
    assert len({events["24"], events["38"], events["62"]}) == 3
    events = _by_text(_COUNTS.format("The Chamber finds that [[12]] persons were killed in all."))
    assert events["12"] in (events["24"], events["38"])


def test_a_sentence_of_two_places_gives_each_its_own() -> None:
    """A quarry named beside another place is no spot within that place."""
    text = (
        "Found guilty\n\nThe court found him guilty of the murder of [[27]] men at Harl and "
        "[[38]] prisoners in the Ober Stenn quarry in July 1991.\n"
    )
    events = _by_text(text)
    assert events["27"] != events["38"]


def test_dated_fighting_is_that_of_the_place_just_named() -> None:
    """Where the text has named a place but no kind of happening, its dated fighting is there."""
    text = (
        "Communique\n\nThe enemy has been thrown back at Ostrel. In the fighting of 3 to 6 May 1976 "
        "he lost [[1600]] men.\n"
    )
    _, events = gather([make(text)])
    assert [event.place and event.place.name for event in events] == ["Ostrel"]
