"""Every page, in every form, and what its forms do."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import Any

import pytest

from onrecord.casebook.access import restrict, set_group
from onrecord.casebook.coding import submit
from onrecord.casebook.decisions import decide
from onrecord.casebook.exports import note_export
from onrecord.casebook.log import append
from onrecord.casebook.mentions import decide_mention
from onrecord.casebook.rounds import allot, new_round
from onrecord.casebook.store import open_casebook, transaction
from onrecord.casebook.verify import verify
from onrecord.casebook.withholding import withhold_name, withhold_passage
from onrecord.register.mentions import mentions_of
from onrecord.report.words import vocabulary
from onrecord.web.routes import ROUTES
from onrecord.web.views import LOOKS

from .conftest import SENTENCE_41, Person, Places, Query

ELSEWHERE = ("{job}", "{file}", "{page:int}")
"""Parts of addresses of what the small casebook has not; their own tests ask for them."""
GETS = [
    way for way in ROUTES if way.method == "GET" and not any(part in way.path for part in ELSEWHERE)
]


@pytest.mark.parametrize("way", GETS, ids=lambda way: way.path)
def test_every_page_answers_and_gives_its_data(way: Any, ana: Person, places: Places) -> None:
    """Each page is there; its links to data lead to data of the same state."""
    address = places(way)
    got = ana.get(address)
    if way.path == "/password":
        assert got.status_code == 403
        return
    assert got.status_code == 200, got.text
    for name, ending in (("This page as JSON", "json"), ("as CSV", "csv")):
        found = re.search(rf'<a href="([^"]*)">{name}</a>', got.text)
        if found is None:
            continue
        data = ana.get(found[1].replace("&amp;", "&"))
        assert data.status_code == 200
        if ending == "json":
            assert isinstance(data.json(), dict)
        else:
            heading, *rows = csv.reader(io.StringIO(data.text))
            assert all(len(row) == len(heading) for row in rows)


@pytest.mark.parametrize(
    ("address", "menu"),
    [
        ("/", '"/" aria-current="page"'), ("/persons", '"/persons" aria-current="page"'),
        ("/pairs", '"/persons" aria-current="true"'), ("/lists", '"/persons" aria-current="true"'),
        ("/confidential", '"/redaction" aria-current="true"'), ("/documents/1", '"/documents" aria-current="true"'),
        ("/openapi", None),
    ],
)  # fmt: skip
def test_the_menu_tells_where_a_page_stands(address: str, menu: str | None, ana: Person) -> None:
    """One entry is marked, also on pages that stand under it."""
    head = ana.get(address).text.partition("</header>")[0]
    assert re.findall(r'"[^"]*" aria-current="[^"]*"', head) == ([menu] if menu else [])


def test_a_list_goes_on_until_its_end(ana: Person, ask: Query, monkeypatch: Any) -> None:
    """Page after page, each claim stands in the list once, in order; and back again."""
    monkeypatch.setattr("onrecord.web.pages.claims.PAGE_SIZE", 3)
    seen: list[str] = []
    address: str | None = "/claims.json"
    last = ""
    while address:
        data = ana.get(address).json()
        seen += [one["claim"] for one in data["claims"]]
        last, address = address, data["next"]
    assert len(seen) == len(set(seen)) == ask("SELECT count(*) FROM claim")
    back: list[str] = []
    address = last
    while address:
        data = ana.get(address).json()
        back = [one["claim"] for one in data["claims"]] + back
        address = data["previous"]
    assert back == seen


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("words=killed+children", {"12", "41"}),
        ('words="hit+the+school"', set()),
        ("words=injur*", {"87", "Seven", "30"}),
        ("outcome=injured", {"87", "30"}),
        ("group=child", {"12"}),
        ("kind=figure&outcome=killed&words=committee", set()),
        ('words=%22" OR claim_words MATCH ', set()),
        ("words=%00", set()),
    ],
)
def test_claims_are_found_by_words_and_facets(query: str, texts: set[str], ana: Person) -> None:
    """What is asked for, and nothing that a search would take for an operator."""
    data = ana.get(f"/claims.json?{query}").json()
    assert {one["text"] for one in data["claims"]} == texts
    assert data["total"] == len(texts)


def test_facets_count_what_their_links_show(ana: Person) -> None:
    """The number beside a facet is that of the claims it leads to."""
    counts = ana.get("/claims.json").json()["facets"]
    for name, values in counts.items():
        for value, count in values.items():
            assert ana.get(f"/claims.json?{name}={value}").json()["total"] == count, (name, value)


def test_texts_are_found_with_their_words_marked(ana: Person) -> None:
    """The snippet stands as words, with those looked for marked."""
    page = ana.get("/texts?words=nurse").text
    assert "<mark>Nurse</mark>" in page
    assert "<b onclick" not in page
    assert "No text has these words" in ana.get("/texts?words=zelkova").text


@pytest.mark.parametrize(
    ("action", "status"), [("accept", "accepted"), ("reject", "rejected"), ("note", "unreviewed")]
)
def test_a_decision_is_written_and_taken_back(
    action: str, status: str, ana: Person, ask: Query
) -> None:
    """A form decides, the page after it says so, and its button takes it back."""
    claim = ask(SENTENCE_41)
    got = ana.post(
        f"/claims/{claim}/decide", action=action, reason="as it says", seen="0", next="/review"
    )
    assert got.status_code == 303
    seq = ask("SELECT max(seq) FROM log")
    assert got.headers["location"] == f"/review?done={seq}"
    assert ask("SELECT status FROM claim WHERE id = ?", claim) == status
    assert ask("SELECT user || reason FROM log WHERE seq = ?", seq) == "anaas it says"
    if action != "note":
        assert f'action="/log/{seq}/undo"' in ana.get(got.headers["location"]).text
        assert ana.post(f"/log/{seq}/undo").status_code == 303
        assert ask("SELECT status FROM claim WHERE id = ?", claim) == "unreviewed"
        assert ana.post(f"/log/{seq}/undo").status_code == 400


def test_who_comes_second_is_told_and_loses_nothing(path: str, ana: Person, ask: Query) -> None:
    """A form made before somebody else decided changes nothing, and says who did what."""
    claim = ask(SENTENCE_41)
    with open_casebook(path) as book:
        decide(book, claim, "accept", user="bea")
    got = ana.post(f"/claims/{claim}/decide", action="reject", seen="0")
    assert got.status_code == 409
    assert "bea" in got.text
    assert f'href="/claims/{claim}"' in got.text
    assert ask("SELECT status FROM claim WHERE id = ?", claim) == "accepted"


def test_a_claim_is_corrected(ana: Person, ask: Query) -> None:
    """The form shows the fields; what is changed is in the log, the rest stays."""
    claim = ask(SENTENCE_41)
    page = ana.get(f"/claims/{claim}/edit").text
    assert 'name="low" value="41"' in page
    fields = {
        "low": "26", "high": "", "modifier": "at_least", "outcome": ["killed", "injured"], "group": "person",
        "group_text": "12", "sources": "Nurse Ana\nRadio Ostra", "seen": "0", "reason": "misprint",
    }  # fmt: skip
    assert ana.post(f"/claims/{claim}/edit", **fields).status_code == 303
    record = ana.get(f"/claims/{claim}.json").json()["record"]
    assert (record["low"], record["best"], record["high"]) == (26, None, None)
    assert record["outcome"] == ["killed", "injured"]
    assert record["group_text"] == "12"
    assert [one["name"] for one in record["sources"]] == ["Nurse Ana", "Radio Ostra"]
    assert ask("SELECT status FROM claim WHERE id = ?", claim) == "edited"
    again = ana.post(f"/claims/{claim}/edit", **fields)
    assert again.status_code == 400
    assert "Nothing is different" in again.text


@pytest.mark.parametrize(
    "fields",
    [{"low": "many"}, {"outcome": "hurt"}, {"outcome": ""}, {"date": "May"}, {"low": "1e400"}],
)
def test_a_wrong_correction_is_told(fields: dict[str, str], ana: Person, ask: Query) -> None:
    """What is no number, outcome or date changes nothing."""
    claim = ask(SENTENCE_41)
    good = {"low": "41", "high": "41", "outcome": "killed", "modifier": "exact", "seen": "0"}
    got = ana.post(f"/claims/{claim}/edit", **{**good, **fields})
    assert got.status_code == 400, fields
    assert ask("SELECT status FROM claim WHERE id = ?", claim) == "unreviewed"


def test_words_are_marked_across_a_claim_and_behind_an_astral_character(
    path: str, ana: Person, ask: Query
) -> None:
    """Places count code points; the new claim may cross one that is there."""
    number = ask("SELECT number FROM document WHERE path LIKE '%onerror%'")
    text = ask("SELECT text FROM document WHERE number = ?", number)
    for words in ("that 44 people", '"</script><svg'):
        start = text.index(words)
        places = {"start": str(start), "end": str(start + len(words))}
        page = ana.get(f"/documents/{number}/mark", params=places).text
        assert "</script><svg" not in page.replace("</script></head>", "")
        got = ana.post(
            f"/documents/{number}/mark",
            **places,
            low="44",
            high="44",
            outcome="killed",
            reason="seen",
        )
        assert got.status_code == 303
        claim = got.headers["location"].partition("#")[2]
        assert ask("SELECT text FROM claim WHERE id = ?", claim) == words
        assert f'id="{claim}"' in ana.get(f"/documents/{number}").text
    with open_casebook(path) as book:
        assert verify(book).problems == ()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("qualification", {"term": "massacre"}), ("recognition", {"body": "Parliament", "act": "recognised"}),
        ("responsibility", {"actor": "an army", "act": "shelled", "role": "carried_out"}),
        ("appeal", {"demand": "open the road"}), ("addressee", {"name": "the Council"}),
    ],
)  # fmt: skip
def test_every_kind_of_claim_can_be_marked_and_corrected(
    kind: str, fields: dict[str, str], ana: Person, ask: Query
) -> None:
    """Each kind has a form of its own fields."""
    got = ana.post("/documents/1/mark", start="2", end="11", kind=kind, **fields)
    assert got.status_code == 303, got.text
    claim = got.headers["location"].partition("#")[2]
    assert ask("SELECT kind FROM claim WHERE id = ?", claim) == kind
    name, value = next(iter(fields.items()))
    record = ana.get(f"/claims/{claim}.json").json()
    assert record["record"][name] == value
    changed = {**fields, name: "otherwise", "seen": str(record["revision"])}
    assert ana.post(f"/claims/{claim}/edit", **changed).status_code == 303
    assert ana.get(f"/claims/{claim}.json").json()["record"][name] == "otherwise"
    assert ana.get(f"/claims/{claim}").status_code == 200
    place = ask("SELECT place FROM claim WHERE id = ?", claim)
    assert ana.get(f"/review?at={place}.1").status_code == 200


@pytest.mark.parametrize(
    ("start", "end"), [("5", "5"), ("9", "3"), ("0", "999999"), ("x", "4"), ("-1", "4")]
)
def test_words_that_are_not_there_are_not_marked(start: str, end: str, ana: Person) -> None:
    """Places outside the text are told."""
    assert ana.post("/documents/1/mark", start=start, end=end, outcome="killed").status_code == 400


def test_events_are_merged_and_taken_apart_again(path: str, ana: Person, ask: Query) -> None:
    """The look ahead changes nothing and shows what then comes to be; undo restores both."""
    target, other = (row for row in _events(path))
    before = ask("SELECT figures FROM event WHERE id = ?", target)
    log = ask("SELECT max(seq) FROM log")
    page = ana.get(f"/events/{target}/merge?merge={other}")
    assert "nothing has been changed" in page.text
    assert ask("SELECT max(seq) FROM log") == log
    total = ana.get(f"/events/{target}/merge.json?merge={other}").json()["event"]["figures"]
    seen = re.findall(r'name="seen" value="([^"]+)"', page.text)
    got = ana.post(f"/events/{target}/merge", merge=other, seen=seen, reason="one night")
    assert got.status_code == 303
    assert ask("SELECT figures FROM event WHERE id = ?", target) == len(total) > before
    assert ask("SELECT count(*) FROM event WHERE id = ?", other) == 0
    again = ana.post(f"/events/{target}/name", label="Another", seen=seen[0])
    assert again.status_code == 409
    newest = ask("SELECT max(seq) FROM log")
    assert ana.post(f"/log/{newest}/undo").status_code == 303
    assert ask("SELECT figures FROM event WHERE id = ?", target) == before
    assert ask("SELECT count(*) FROM event WHERE id = ?", other) == 1


def _events(path: str) -> list[str]:
    with open_casebook(path) as book:
        return [
            row[0] for row in book.db.execute("SELECT id FROM event ORDER BY figures DESC LIMIT 2")
        ]


def test_an_event_is_split_and_named(path: str, ana: Person, ask: Query) -> None:
    """Chosen figures become an event of their own."""
    event = _events(path)[0]
    figures = ana.get(f"/events/{event}.json").json()["event"]["figures"]
    page = ana.get(f"/events/{event}/split?figure={figures[0]}&label=Apart").text
    seen = re.findall(r'name="seen" value="([^"]+)"', page)
    got = ana.post(f"/events/{event}/split", figure=figures[0], label="Apart", seen=seen)
    assert got.status_code == 303
    made = ask("SELECT event FROM claim WHERE id = ?", figures[0])
    assert got.headers["location"] == f"/events/{made}"
    assert ask("SELECT label FROM event WHERE id = ?", made) == "Apart"
    assert ana.post(f"/events/{made}/name", label="<i>Named</i>").status_code == 303
    assert "&lt;i&gt;Named" in ana.get(f"/events/{made}").text
    assert ana.get(f"/events/{event}/split?figure=nothing&label=x").status_code == 400


def test_a_figure_is_given_to_an_event_and_to_none(path: str, ana: Person, ask: Query) -> None:
    """Assigning moves it; an event that is not there is told."""
    claim, other = ask(SENTENCE_41), _events(path)[1]
    assert ana.post(f"/claims/{claim}/assign", event=other).status_code == 303
    assert ask("SELECT event FROM claim WHERE id = ?", claim) == other
    assert ana.post(f"/claims/{claim}/assign", event="").status_code == 303
    assert ask("SELECT event FROM claim WHERE id = ?", claim) is None
    assert ana.post(f"/claims/{claim}/assign", event="e-none").status_code == 404


def test_a_queue_is_worked_off(ana: Person, ask: Query) -> None:
    """Each decision leads to the next claim, until nothing waits."""
    address = "/review"
    count = ask("SELECT count(*) FROM claim")
    seen = []
    for _ in range(count):
        page = ana.get(address).text
        claim = re.search(r'action="/claims/([^/]+)/decide"', page)
        following = re.search(r'name="next" value="([^"]*)"', page)
        assert claim
        assert following
        seen.append(claim[1])
        got = ana.post(
            f"/claims/{claim[1]}/decide", action="accept", seen="0",
            next=following[1].replace("&amp;", "&"),
        )  # fmt: skip
        address = got.headers["location"]
    assert len(set(seen)) == count
    assert "Nothing waits here" in ana.get(address).text
    assert ask("SELECT count(*) FROM claim WHERE status = 'unreviewed'") == 0


def test_the_log_leads_to_what_its_entries_are_about(path: str, ana: Person, ask: Query) -> None:
    """Every link leads there, no entry is called by a hash, and what left leads nowhere."""
    document = ask("SELECT min(id) FROM document")
    claim = ask("SELECT min(id) FROM claim")
    with open_casebook(path) as book:
        note_export(book, "register mentions", "csv", user="ana")
        set_group(book, "guards", ["ana"], user="ana", reason="who they are")
        restrict(book, "document", document, "team", user="ana", reason="names")
        restrict(book, "claim", claim, "team", user="ana", reason="names")
        withhold_name(book, "Nobody Here", user="ana", reason="safety")
        withhold_passage(book, document, 0, 5, user="ana", reason="safety")
        new_round(book, "pilot", [document], ["ana", "ben"], user="ana")
        decide_mention(book, next(mentions_of(book)), accepted=True, user="ana")
    cells = re.findall(
        r'data-label="About">(?:<a href="([^"]*)">)?<bdi>([^<]*)', ana.get("/log").text
    )
    assert {"register mentions", "guards", "pilot"} <= {words for _, words in cells}
    for href, words in cells:
        assert not re.search("[0-9a-f]{32}", words)
        if href:
            page = ana.get(html.unescape(href))
            assert page.status_code == 200, href
            assert "no longer read" not in page.text, href
    assert ("", "register mentions") in cells


def test_an_original_comes_as_a_file(ana: Person, ask: Query) -> None:
    """Its bytes are given to be saved, never shown as a page."""
    got = ana.get("/documents/1/original")
    assert got.headers["content-disposition"].startswith("attachment")
    assert got.content == ask("SELECT data FROM original WHERE id ="
                              " (SELECT original FROM document WHERE number = 1)")  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["/documents/99", "/documents/999999999999999999999999", "/claims/none", "/events/none-such", "/jobs/none",
     "/nothing", "/documents/1.xml", "/log/1", "/assets/../app.py", "/assets/app.py"],
)  # fmt: skip
def test_what_is_not_there_is_told(address: str, ana: Person) -> None:
    """A page that says so, with the status for it."""
    assert ana.get(address).status_code in {404, 405}


@pytest.mark.parametrize(
    "address",
    ["/claims?after=x", "/claims?after=1.99999999999999999999", "/documents?after=-1", "/log?before=x", "/review?queue=none",
     "/documents/1/mark?start=1&end=2&kind=none", "/events/e/merge"],
)  # fmt: skip
def test_what_makes_no_sense_is_told(address: str, ana: Person) -> None:
    """No address makes the program fail."""
    assert ana.get(address).status_code in {400, 404}


def test_the_queues_of_what_is_given_and_what_is_read_otherwise(
    path: str, ana: Person, ask: Query
) -> None:
    """Documents that were given to somebody wait for them; so does what a newer program reads anew."""
    assert ana.get("/review.json?queue=mine").json()["claims"] == []
    claim = ask(SENTENCE_41)
    with open_casebook(path) as book:
        document = book.db.execute("SELECT document FROM claim WHERE id = ?", (claim,)).fetchone()[
            0
        ]
        allot(book, [document], "ana", user="bea")
        decide(book, claim, "accept", user="bea")
        with transaction(book) as db:
            append(db, "bea", "differs", claim, after={"document": document, "read": None})
    own = {one["claim"] for one in ana.get("/review.json?queue=mine").json()["claims"]}
    assert own == set(
        ask(
            "SELECT group_concat(id) FROM claim WHERE document = ? AND id != ?", document, claim
        ).split(",")
    )
    assert [one["claim"] for one in ana.get("/review.json?queue=differs").json()["claims"]] == [
        claim
    ]


def test_what_others_say_in_a_blind_round_is_not_told(path: str, ana: Person, ask: Query) -> None:
    """Neither in the log nor in a claim's history, until the round is finished."""
    claim = ask(SENTENCE_41)
    with open_casebook(path) as book:
        document = book.db.execute("SELECT document FROM claim WHERE id = ?", (claim,)).fetchone()[
            0
        ]
        new_round(book, "first", [document], ["ana", "bea"], user="ana")
        submit(book, "first", claim, "reject", user="bea", reason="a secret of hers")
    newest = ask("SELECT max(seq) FROM log")
    for address in ("/log", "/log.json", "/log.csv", f"/claims/{claim}", f"/claims/{claim}.json", "/", f"/log?about={claim}",
                    f"/claims/{claim}?done={newest}"):  # fmt: skip
        assert "a secret of hers" not in ana.get(address).text, address


def test_each_mark_has_a_letter_of_its_own() -> None:
    """What stands at words in a text says what is claimed there, even without colours."""
    outcomes = [style["letter"] for style in vocabulary()["outcomes"].values()]
    letters = [*outcomes, *(look["letter"] for look in LOOKS.values())]
    assert len(letters) == len(set(letters))
