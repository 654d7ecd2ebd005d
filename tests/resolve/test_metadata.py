"""Tests of reading what a document says of itself."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import load
from onrecord.model import Document, Metadata, Span
from onrecord.read import read_bytes
from onrecord.resolve import describe
from onrecord.resolve.metadata_names import other_names
from onrecord.resolve.metadata_parts import ordinary_letters
from onrecord.resolve.metadata_title import is_body_name, is_genre_only, state_in
from onrecord.text import segment

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
LEXICON = load("metadata")
BODY = (
    "\n\nThe mission found that at least forty-one persons had been killed in the town of Varn, among them "
    "twelve children, and that nobody had been held to account for it.\n\n"
)


def read(text: str, name: str = "t.txt") -> Document:
    """A document with the metadata its text gives."""
    return describe(segment(read_bytes(text.encode(), name)))


def about(head: str, tail: str = "") -> Metadata:
    """The metadata of a text with these lines above and below its only paragraph."""
    return read(head + BODY + tail).metadata


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# Killings in Varn", "Killings in Varn"),
        ("## **29<sup>th</sup> anniversary of the killings**", "29th anniversary of the killings"),
        ("STATEMENT\nby the Ombudsman on Varn", "STATEMENT by the Ombudsman on Varn"),
        (
            "MINISTRY OF HEALTH OF OSTRAVIA\n\nToll of the shelling of Varn",
            "Toll of the shelling of Varn",
        ),
        (
            "Press release 2023/117\n\nHouse condemns killings in Varn",
            "House condemns killings in Varn",
        ),
        ("Operational bulletin No. 61", "Operational bulletin No. 61"),
        ("12 Mill Street, Varn\nTel: (212) 555-0100\n\nKillings in Varn", "Killings in Varn"),
        ("From: Anna Weil <a@b.example>\nSubject: Killings in Varn", "Killings in Varn"),
        ("LIVE: Shelling of Varn", "LIVE: Shelling of Varn"),
        ("", None),
        ("14 May 1994", None),
        ("I. Introduction", None),
        ("KNA / 3 MAY 1994 / 18:42\nForty feared dead in Varn", "Forty feared dead in Varn"),
        ("REPUBLIC OF KELMAR\nMINISTRY OF JUSTICE\n\nStatement on Varn", "Statement on Varn"),
        ("Killings in Varn\n\n**Varn, 11 October 2023**", "Killings in Varn"),
        (
            "United Nations          A/73/418\nSeventy-third session\nAgenda item 34\n\nKillings in Varn",
            "Killings in Varn",
        ),
        (
            "TRIAL CHAMBER II\nCase No. LB-02-7-T\nPROSECUTOR v. DARIN HOLSK",
            "PROSECUTOR v. DARIN HOLSK",
        ),
        ("To the Delegation\nRelief Committee, Varn\n\nKillings in Varn", "Killings in Varn"),
    ],
)
def test_title(head: str, title: str | None) -> None:
    """The first line that heads the text and is no letterhead, or None."""
    assert about(head).title == title


def test_title_of_a_page_is_its_headline() -> None:
    """A headline in the text goes before the `<title>`, which stays where there is none."""
    head = "<title>Toll of Varn | Kelmar Daily</title>"
    with_headline = read(f"{head}<body><h1>Toll of Varn</h1><p>{BODY}</p>", "t.html")
    assert with_headline.metadata.title == "Toll of Varn"
    assert with_headline.metadata.where["title"] == Span(0, 12)
    without = read(f"{head}<body><p>{BODY}</p>", "t.html")
    assert without.metadata.title == "Toll of Varn | Kelmar Daily"
    assert without.metadata.where == {}


@pytest.mark.parametrize(
    ("head", "tail", "issuer", "alias"),
    [
        ("Statement by Ombudsman Irena Kovalt on the killings in Varn", "", "Ombudsman Irena Kovalt", "Kovalt"),
        (
            "STATEMENT\nby the Human Rights Defender (Ombudsman) of Ostravia, Irena Kovalt, on the killings",
            "",
            "Human Rights Defender (Ombudsman) of Ostravia",
            "Irena Kovalt",
        ),
        ("Report of the Independent Commission of Inquiry on Varn", "", "Independent Commission of Inquiry", "Independent Commission"),
        ("Press release of the Ministry of Justice of Kelmar", "", "Ministry of Justice of Kelmar", "Kelmar"),
        ("Statement by the Committee on Missing Persons on the graves", "", "Committee on Missing Persons", "Committee"),
        ("MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF KELMAR\n\nComment by the Spokesperson No. 88", "",
         "Ministry of Foreign Affairs of the Republic of Kelmar", "Spokesperson"),
        ("OFFICE OF THE HIGH COMMISSIONER FOR VICTIMS\nVarn, update No. 3", "", "Office of the High Commissioner for Victims", "Office"),
        (("Letter dated 19 March 1993 from the Permanent Representative of Ostravia to the Council addressed to the "
         "President"), "", "Permanent Representative of Ostravia to the Council", "Ostravia"),
        ("Killings in Varn", "(Signed) Pavel DROST\nAmbassador", "Pavel DROST", "Drost"),
        ("Killings in Varn", "Pavel Drost\nPermanent Representative of Ostravia", "Permanent Representative of Ostravia", "Pavel Drost"),
        ("Killings in Varn\n\nBy LENA ORBAN in Almar", "", "Lena Orban", "Orban"),
        ("From: Northern Watch <a@b.example>\nSubject: Varn", "", "Northern Watch", None),
        ("Swept Up\n\nA report by Northern Watch, Vellin, September 2014", "", "Northern Watch", None),
        ("STATEMENT OF WITNESS\n\nMy name is Mirela Tarn. I was born in Varn.", "", "Mirela Tarn", "Tarn"),
        ("MINISTRY OF JUSTICE\nREPUBLIC OF KELMAR\n\nStatement on Varn", "", "Ministry of Justice, Republic of Kelmar", "Kelmar"),
        ("RELlEF COMMITTEE OF VARN\n(at present: School No. 4)", "", "Relief Committee of Varn", "Relief Committee"),
        ("Killings\n\nNorthern Watch, Report No. 17, 21 February 1994", "", "Northern Watch", None),
        ("Killings\n\n**Luma Documentation Centre, research note 12, May 2019**", "", "Luma Documentation Centre", "Centre"),
        ("MINISTRY OF JUSTICE OF KELMAR\n\nComment of the spokeswoman, Ines Korda, on Varn", "",
         "Ministry of Justice of Kelmar", "Ines Korda"),
        ("Killings in Varn", "", None, None),
        ("", "", None, None),
        ("Report of the massacre in Varn", "", None, None),
        ("By Thursday, forty had died", "", None, None),
    ],
)  # fmt: skip
def test_issuer(head: str, tail: str, issuer: str | None, alias: str | None) -> None:
    """Who speaks, from the title, the letterhead, the author's line or the signature; or None."""
    metadata = about(head, tail)
    assert metadata.issuer == issuer
    if alias:
        assert alias in metadata.issuer_aliases


@pytest.mark.parametrize(
    ("line", "issuer", "date"),
    [
        (("SELMO, 4 OCT 91 (OPA) -- [TEXT] A CAR BOMB KILLED ELEVEN PEOPLE AT THE COURTHOUSE IN SELMO TODAY, POLICE "
         "SOURCES SAID IN A STATEMENT TO THE PRESS."), "OPA", "1991-10-04"),
        (("SELMO, 4 OCT 91 (RADIO SELMO) -- [COMMUNIQUE] [HARN FRONT GENERAL COMMAND] [TEXT] ELEVEN OF OURS WERE KILLED "
         "AT THE COURTHOUSE IN SELMO TODAY. WE WILL GO ON."), "HARN FRONT GENERAL COMMAND", "1991-10-04"),
        (("VELLIN, Sept 9, 2002 (Ostravia Daily) - The former governor of the prison went on trial here on Monday over "
         "the killing of 64 inmates."), "Ostravia Daily", "2002-09-09"),
        (("VARN, Ostravia (KNA) — At least 34 people were killed and more than 70 wounded on Friday when rockets hit a "
         "covered market, officials said."), "KNA", None),
        (("VARN (Ostravia) was shelled again, and at least 34 people were killed and more than 70 wounded on Friday in "
         "the covered market there."), None, None),
    ],
)  # fmt: skip
def test_agency_report(line: str, issuer: str | None, date: str | None) -> None:
    """The date line of a wire report names its agency and day; a broadcast statement its speaker."""
    metadata = read(line).metadata
    assert (metadata.issuer, metadata.date) == (issuer, date)


@pytest.mark.parametrize(
    ("head", "tail", "date"),
    [
        ("Killings in Varn\n\n26 February 2020", "", "2020-02-26"),
        ("Killings in Varn", "Irena Kovalt\nVellin, 11 March 2024", "2024-03-11"),
        ("Killings in Varn", "## 22 February 2024", "2024-02-22"),
        ("CHAMBER FOR CRIMES\n\nJUDGEMENT of 21 November 2007", "", "2007-11-21"),
        ("Situation report No. 4 (as of 20 August 2018, 18:00)", "", "2018-08-20"),
        ("General bulletin\n14 November 2019, 06:00", "", "2019-11-14"),
        ("Swept Up\n\nA report by Northern Watch, Vellin, September 2014", "", "2014-09"),
        ("Killings\n\nEmbargo: 26 October 2023, 17.00", "", "2023-10-26"),
        (
            "From: A <a@b.example>\nDate: Mon, 11 Mar 2024 10:12:00 +0100\nSubject: x",
            "",
            "2024-03-11",
        ),
        ("Comment No. 88/14-03-2024", "", "2024-03-14"),
        ("Letter dated 19 March 1993 from the Mission", "", "1993-03-19"),
        ("Update No. 7, covering 1 February to 31 March 2018", "", None),
        ("The killings of 3 May 1994 in Varn", "", None),
        ("Varn shelling\n\nLocation: Varn\nDate: 3 May 1994\nDeaths: 41", "", None),
        ("Killings in Varn", "1 The Varn Times, 29 February 1992.", None),
        ("Killings in Varn", "", None),
    ],
)
def test_date(head: str, tail: str, date: str | None) -> None:
    """The document's own date, never that of the event it tells of."""
    assert about(head, tail).date == date


@pytest.mark.parametrize(
    ("head", "tail", "addressees"),
    [
        (
            "Killings",
            ("The statement is addressed to the Secretary-General, the Union of Tervia, the Tervian Educational, "
            "Scientific and Cultural Organization, embassies in Vellin, as well as to the diaspora."),
            ("Secretary-General", "Union of Tervia", "Tervian Educational, Scientific and Cultural Organization",
             "embassies in Vellin", "diaspora"),
        ),
        ("From: A\nTo: Mission of Tervia; Anna Weil\nSubject: x", "", ("Mission of Tervia", "Anna Weil")),
        ("Letter from the Mission addressed to the Secretary-General and the President of the Council", "",
         ("Secretary-General", "President of the Council")),
        ("Dear Ms. Orban,", "", ("Ms. Orban",)),
        ("Killings", "", ()),
        ("Killings addressed in court", "", ()),
        ("Dear Sirs,", "", ()),
        ("To the Delegation of the\nRelief Committee, Mill Street 8, Varn", "", ("Delegation of the Relief Committee",)),
    ],
)  # fmt: skip
def test_addressees(head: str, tail: str, addressees: tuple[str, ...]) -> None:
    """Those whom a list, a title, a mail header or a greeting names."""
    assert about(head, tail).addressees == addressees


def test_owner_wins_over_text() -> None:
    """Fields set in front matter stay, without a place; the others are read."""
    text = (
        "---\ntitle: Mine\nissuer: Northern Watch\ndate: 1994\n---\n# Theirs\n\nStatement by the Mayor of Varn"
        f"\n\n3 May 2001{BODY}"
    )
    metadata = read(text, "t.md").metadata
    assert (metadata.title, metadata.issuer, metadata.date) == ("Mine", "Northern Watch", "1994")
    assert metadata.issuer_aliases == ()
    assert metadata.where == {}


def test_owner_s_issuer_gets_the_names_the_text_uses() -> None:
    """Where text and owner name the same issuer, the text's other names are kept."""
    text = f"---\nissuer: Mayor of Varn\n---\nStatement by the Mayor of Varn, Tom Harg, on the shelling{BODY}"
    metadata = read(text, "t.md").metadata
    assert metadata.issuer == "Mayor of Varn"
    assert "Tom Harg" in metadata.issuer_aliases


def test_site_name_yields_to_the_speaker() -> None:
    """A page's site is its issuer unless the text says whose statement it is."""
    head = "<meta property='og:site_name' content='Kelmar Daily'>"
    plain = read(f"{head}<body><h1>Toll of Varn</h1><p>{BODY}</p>", "t.html").metadata
    assert (plain.issuer, plain.where.get("issuer")) == ("Kelmar Daily", None)
    spoken = read(
        f"{head}<body><h1>Statement by the Mayor of Varn on the toll</h1><p>{BODY}</p>", "t.html"
    )
    assert spoken.metadata.issuer == "Mayor of Varn"


def test_acronym_of_the_issuer() -> None:
    """An acronym that the text uses and the issuer's initials spell is another of its names."""
    name = "Office of the United Nations High Commissioner for Human Rights"
    assert "OHCHR" in other_names(name, (), "OHCHR verified it. UNHCR did not. HRC too.")
    assert "UNHCR" not in other_names(name, (), "OHCHR verified it. UNHCR did not.")


def test_state_organs_speak_for_their_country_and_others_do_not() -> None:
    """A ministry's country is another name of it; a society's is not."""
    assert "Kelmar" in other_names("Ministry of Justice of the Republic of Kelmar", (), "")
    assert "Kelmar" not in other_names("Medical Society of Kelmar", (), "")


@pytest.mark.parametrize("genre", LEXICON["genres"])
def test_each_genre_announces_an_issuer(genre: str) -> None:
    """Every kind of document of the lexicon is read before "by", and is a poor title alone."""
    assert about(f"{genre.capitalize()} by the Mayor of Varn on the toll").issuer == "Mayor of Varn"
    assert is_genre_only(f"{genre.upper()} No. 7")


@pytest.mark.parametrize("body", LEXICON["bodies"])
def test_each_body_is_a_letterhead(body: str) -> None:
    """Every noun of the lexicon makes a name, in capitals or not; a sentence with it is none."""
    assert is_body_name(f"Kelmar {body.title()}")
    assert is_body_name(f"{body.upper()} OF OSTRAVIA")
    assert not is_body_name(f"{body.upper()} KILLS FORTY IN VARN")
    assert not is_body_name(f"Forty shot by {body} men in Varn")


@pytest.mark.parametrize("office", LEXICON["offices"])
def test_each_office_stands_before_a_name(office: str) -> None:
    """Every office of the lexicon is told from the name after it."""
    names = other_names(f"{office.capitalize()} Irena Kovalt", (), "")
    assert {"Irena Kovalt", "Kovalt"} <= set(names)


@pytest.mark.parametrize("organ", LEXICON["organs_of_state"])
def test_each_organ_speaks_for_its_state(organ: str) -> None:
    """Every organ of state of the lexicon lends the issuer its country's name."""
    assert "Ostravia" in other_names(f"{organ.capitalize()} of the Republic of Ostravia", (), "")


@pytest.mark.parametrize("noun", LEXICON["head_nouns"])
def test_each_head_noun_is_a_short_name(noun: str) -> None:
    """Every head noun of the lexicon is what a text goes on to call the issuer."""
    assert noun.title() in other_names(f"Special {noun.title()} for Varn and Sorrel", (), "")


@pytest.mark.parametrize("noun", LEXICON["takes_on"])
def test_each_noun_may_be_followed_by_on(noun: str) -> None:
    """After these nouns "on" is part of the name, not the start of the subject."""
    assert about(f"Statement by the {noun.title()} on Missing Persons on the graves").issuer == (
        f"{noun.title()} on Missing Persons"
    )


@pytest.mark.parametrize("label", LEXICON["infobox"])
def test_each_infobox_label_makes_a_date_the_event_s(label: str) -> None:
    """Beside any of these labels a date is the event's."""
    assert about(f"# Varn shelling\n\n{label.capitalize()}: x\nDate: 3 May 1994").date is None


@pytest.mark.parametrize("word", LEXICON["acronyms"] + LEXICON["joining"])
def test_names_in_capitals_are_written_as_in_text(word: str) -> None:
    """Acronyms keep their capitals, joining words have none."""
    written = word.upper() if word in LEXICON["acronyms"] else word
    assert ordinary_letters(f"MISSION {word.upper()} VARN") == f"Mission {written} Varn"


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds")
def test_documents_of_the_field() -> None:
    """Every place of the metadata of real documents lies in their text and holds words."""
    for path in sorted(SEEDS.glob("*.txt")):
        document = read(path.read_text(encoding="utf-8"))
        for span in document.metadata.where.values():
            assert span.of(document.text).strip()


@pytest.mark.parametrize("state", LEXICON["states"])
def test_each_kind_of_state_makes_a_letterhead(state: str) -> None:
    """A line that only names a state is no title, whatever the state is called."""
    assert state_in(f"{state.upper()} OF KELMAR") == (
        "Kelmar",
        f"{string.capwords(state)} of Kelmar",
    )
    assert state_in(f"{state.upper()} OF KELMAR ATTACKS VARN AGAIN, SAYS MAYOR") == ()


@pytest.mark.parametrize("noun", LEXICON["subject_bodies"])
def test_each_subject_body_is_not_of_a_country(noun: str) -> None:
    """After these nouns one "of" gives the subject, a second one the country."""
    assert "Justice" not in other_names(f"{noun.title()} of Justice", (), "")


@pytest.mark.parametrize("word", LEXICON["greetings"])
def test_each_greeting_names_nobody(word: str) -> None:
    """Nobody is addressed by a form of address alone."""
    assert about(f"Dear {word.capitalize()},").addressees == ()


HEADS = st.lists(
    st.one_of(
        st.sampled_from(
            ["Statement by the", "To: ", "From: ", "Dear ", "(Signed) Anna Weil", "3 May 1994", "addressed to the A,",
             "MINISTRY OF", "By ", "# x", "Date:", "dated ", "(KNA) -- ", "[TEXT]", "Subject:", "My name is Ed Orr"]
        ),
        st.text(max_size=20),
    ),
    max_size=8,
)  # fmt: skip


@given(HEADS, HEADS, st.sampled_from(["\n", "\n\n", " "]))
def test_any_text_is_described(head: list[str], tail: list[str], end: str) -> None:
    """Whatever stands above and below, places lie in the text and no value is empty."""
    text = end.join(head) + BODY + end.join(tail)
    if "\x00" in text:
        return
    document = describe(segment(read_bytes(text.encode("utf-8", "replace"), "t.txt")))
    metadata = document.metadata
    for name, span in metadata.where.items():
        assert getattr(metadata, name)
        assert 0 <= span.start < span.end <= len(document.text)
    assert all(alias.strip() for alias in (*metadata.issuer_aliases, *metadata.addressees))
