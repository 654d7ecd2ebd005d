"""The happenings of one document, and the figure each of its figures belongs to."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import replace
from onrecord.resolve import local_events

from .build import make


def _groups(text: str, *, date: str | None = None, title: str | None = None) -> list[list[str]]:
    """Return the words of the figures of each happening, in the order of the text."""
    document, figures = make(text, date=date, title=title)
    words = {figure.id: figure.text for figure in figures}
    return [[words[id_] for id_ in event.figures] for event in local_events(document, figures)]


def test_a_toll_without_a_date_belongs_to_what_the_title_names() -> None:
    """An anniversary statement has one main happening, whose place and date stand elsewhere."""
    text = (
        "Statement on the 31st anniversary of the Orlec massacre\n\n"
        "In the night of 11 to 12 March 1993 the town of Orlec was overrun.\n\n"
        "[[418]] residents were killed. [[57]] of them were children.\n\n"
        "To this day [[missing|171]] people are missing.\n"
    )
    document, figures = make(text, date="2024-03-11")
    (event,) = local_events(document, figures)
    assert len(event.figures) == 3
    assert event.keys == ("orlec",)
    assert event.date is not None
    assert event.date.edtf == "1993-03-11/1993-03-12"
    assert event.names[0] == "Orlec massacre"


def test_another_date_and_place_switch_to_another_happening() -> None:
    """A sentence that names another year and other towns tells of another happening."""
    text = (
        "Statement on the anniversary of the Orlec massacre of 11 March 1993\n\n"
        "[[418]] residents of Orlec were killed.\n\n"
        "On 9 August 2020 rockets hit the towns of Varn and Osk. As a result of these attacks "
        "[[12]] people were killed.\n"
    )
    assert _groups(text) == [["418"], ["12"]]


def test_a_war_as_a_whole_is_a_happening_of_its_own() -> None:
    """What "the war" cost, or villages by the dozen, belongs to none of its single happenings."""
    text = (
        "Statement on the anniversary of the Orlec massacre of 11 March 1993\n\n"
        "[[418]] residents of Orlec were killed.\n\n"
        "The war claimed the lives of [[11000]] people. "
        "[[destroyed|54]] villages were destroyed.\n"
    )
    assert _groups(text) == [["418"], ["11000", "54"]]


def test_people_in_a_campaign_belong_to_no_happening() -> None:
    """Those who take part in a vigil are not part of what it remembers; recognising bodies are."""
    text = (
        "Statement on the anniversary of the Orlec massacre of 11 March 1993\n\n"
        "The parliaments of [[recognised|eleven]] countries have recognised it. "
        "[[participating|6000]] people joined the march.\n"
    )
    assert _groups(text) == [["eleven"]]


def test_a_day_inside_the_period_of_a_report_is_an_incident_of_its_own() -> None:
    """A report on two months tells of their totals and of single incidents."""
    text = (
        "Human rights situation in the Tessin valley\n\n"
        "Update covering 1 February to 31 March 2018\n\n"
        "[[287]] people were killed in the valley.\n\n"
        "On 8 March 2018 rockets struck the market of Lower Tessin. [[34]] people died.\n\n"
        "[[detained|233]] people were arrested.\n"
    )
    assert _groups(text) == [["287", "233"], ["34"]]


def test_news_of_several_incidents_gives_each_its_own() -> None:
    """In a wire each paragraph with a place and date of its own is a happening."""
    text = (
        "SELMO, 4 OCT 91 (OPA) -- A CAR BOMB KILLED [[ELEVEN]] PEOPLE IN SELMO, POLICE SAID.\n\n"
        "GUNMEN SHOT [[SEVEN]] ENGINEERS IN BRENNA DEPARTMENT ON WEDNESDAY.\n\n"
        "AT LA VERNA, [[NINE]] PEOPLE WERE BURNED TO DEATH.\n"
    )
    assert _groups(text) == [["ELEVEN"], ["SEVEN"], ["NINE"]]


def test_revised_tolls_of_a_live_report_are_one_happening() -> None:
    """A toll that grows from entry to entry stays with its happening."""
    text = (
        "# Velm station bombing – as it happened\n\n"
        "09:31 At least [[six]] people have been killed.\n\n"
        "10:20 The ministry counts [[14]] dead.\n\n"
        "16:25 [[19]] people are dead, the worst since the Harbour Line bombing of 2004, in which "
        "[[33]] people died.\n"
    )
    assert _groups(text) == [["six", "14", "19"], ["33"]]


def test_where_bodies_were_found_later_opens_no_happening() -> None:
    """An exhumation years later and elsewhere belongs to what the dead died of."""
    text = (
        "Statement on the anniversary of the Orlec massacre of 11 March 1993\n\n"
        "[[418]] residents of Orlec were killed. In 2009 experts exhumed [[83]] bodies near Harsk.\n"
    )
    assert _groups(text) == [["418", "83"]]


def test_a_table_stays_with_the_text_it_stands_in() -> None:
    """Rows that name places are parts of the table's happening, not happenings."""
    text = (
        "# Orlec massacre, 11 March 1993\n\n"
        "| Place | Killed |\n|---|---|\n| In Varn | [[12]] |\n| In Osk | [[30]] |\n"
    )
    assert _groups(text) == [["12", "30"]]


def test_without_place_and_date_there_is_the_documents_own_happening() -> None:
    """A text that names nothing still keeps its figures together."""
    assert _groups("[[12]] people were killed. Later [[13]] was given as the number.") == [
        ["12", "13"]
    ]


def test_no_figure_is_lost() -> None:
    """A figure whose sentence lies in no block is kept all the same."""
    document, figures = make("Orlec massacre of 11 March 1993\n\n[[12]] people were killed.")
    bare = replace(document, blocks=(), sentences=())
    (event,) = local_events(bare, figures)
    assert event.figures == (figures[0].id,)


_PIECES = st.sampled_from(
    ["[[12]]", "[[missing|30]]", "people", "died", "in Varn", "near Orlec,", "on 3 May 1994",
     "the war", "In January", ".", "\n\n", "# The Orlec massacre\n\n", "said", "IN SAN LUIS", "and",
     "of the villages", "| a | b |\n|---|---|\n", "the bombing of 2004", "XXXX", "☃", ";"],
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_PIECES, min_size=1, max_size=40),
    st.sampled_from([None, "2024", "2024-03-11", "XXXX-03-11"]),
)
def test_any_text_gives_each_figure_at_most_one_happening(
    pieces: list[str], date: str | None
) -> None:
    """Whatever a document holds, no figure is in two happenings, and none that harms is lost."""
    document, figures = make("Text: " + " ".join(pieces), date=date)
    given_to = [id_ for event in local_events(document, figures) for id_ in event.figures]
    assert len(given_to) == len(set(given_to))
    assert set(given_to) == {figure.id for figure in figures}


def test_a_headline_of_a_country_is_the_happening_of_the_lead() -> None:
    """The number of a headline that is told again with town and day belongs to that happening."""
    lead = "VARN, 3 May 1994 – [[12]] people were killed when a bomb exploded in Varn on Tuesday.\n"
    same = "# Explosion at market in Ostravia kills [[12]]\n\n" + lead
    other = "# Explosion at market in Ostravia kills [[40]]\n\n" + lead
    assert _read(same) == [["12", "12"]]
    assert _read(other) == [["40"], ["12"]]


def test_the_town_before_a_headline_s_colon_is_where_it_happened() -> None:
    """A report without a dateline has its place in its title; a rubric is no place."""
    body = "\n\nIn the night shells fell on the town. [[Fourteen]] people died.\n"
    assert _places("# Brenna: what is known about the shelling" + body) == [("brenna",)]
    assert _places("# Opinion: what is known about the shelling" + body) == [()]


def _read(text: str) -> list[list[str]]:
    """Return the words of the figures of each happening of a page in Markdown."""
    document, figures = make(text, "text.md")
    words = {figure.id: figure.text for figure in figures}
    return [[words[id_] for id_ in event.figures] for event in local_events(document, figures)]


def _places(text: str) -> list[tuple[str, ...]]:
    document, figures = make(text, "text.md")
    return [event.keys for event in local_events(document, figures)]
