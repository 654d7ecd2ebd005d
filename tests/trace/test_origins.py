"""How many independent origins stand behind a value: at least, at most, and why."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.compare import compare
from onrecord.model import Citation, Collection, Origins, Span, Voice, decode, encode, replace
from onrecord.trace import find_origins, find_reuse, source_graph
from onrecord.trace.issuers import Body
from tests.making import collection, document, figure


def paper(
    name: str, text: str, *voices: str, issuer: str | None = None, date: str | None = None
) -> tuple[Any, Any]:
    """Return a document and its figure, the number in brackets, credited to the voices."""
    words = text[text.index("[") + 1 : text.index("]")]
    made = document(
        f"{name}.txt", text.replace("[", "").replace("]", ""), issuer=issuer or name, date=date
    )
    sources = tuple(Voice(name=voice, cue="said") for voice in voices)
    return made, figure(made, words, sources=sources)


def counted(
    *papers: tuple[Any, Any], bodies: tuple[Body, ...] = (), citations: tuple[Citation, ...] = ()
) -> tuple[Origins, ...]:
    """Return the origins of each value in a collection."""
    gathered = collection([made for made, _ in papers], [own for _, own in papers])
    whole = replace(gathered, comparisons=compare(gathered))
    return find_origins(whole, find_reuse(whole.documents), citations, bodies)


def one(*papers: tuple[Any, Any], **given: Any) -> Origins:
    """Return the origins of the one value there is."""
    (found,) = counted(*papers, **given)
    return found


def cited(made: Any, own: Any, work: str, **fields: Any) -> Citation:
    """Return the citation of a work for a figure."""
    return Citation(
        id="c-1", document=made.path, document_id=made.id, start=0, end=3, text=made.text[:3],
        sentence=Span(0, 3), cites=work, type="report", claims=(own.id,), **fields,
    )  # fmt: skip


def test_unrelated_accounts_are_as_many_origins() -> None:
    """Two bodies that say the same number in their own words."""
    found = one(
        paper(
            "Hill Watch", "Our team counted [73] graves of people who were killed in the valley."
        ),
        paper("Lake Courier", "The dead of the valley number [73], the paper has learned."),
    )
    assert (found.value, found.at_least, found.at_most) == (73, 2, 2)
    assert [origin.seen for origin in found.origins] == [True, True]
    assert found.merges == ()


def test_a_credited_document_is_the_origin() -> None:
    """A wire report that credits a statement in the collection adds no origin."""
    found = one(
        paper("Defender of Rights of Tervia", "[73] villagers were killed.", date="2001-05-02"),
        paper("Northwire", "[73] died, the Defender of Rights of Tervia said.",
              "the Defender of Rights of Tervia", date="2001-05-03"),
    )  # fmt: skip
    assert (found.at_least, found.at_most) == (1, 1)
    (merge,) = found.merges
    assert (merge.sign, merge.certain, merge.direction) == ("credited", True, "a_from_b")
    assert (merge.a, merge.b) == ("Northwire.txt", "Defender of Rights of Tervia.txt")
    assert found.origins[0].documents == ("Defender of Rights of Tervia.txt", "Northwire.txt")


def test_a_voice_outside_the_collection_is_named_and_not_seen() -> None:
    """Two papers that credit one absent body are one origin; nameless voices stay apart."""
    same = one(
        paper("Courier", "[73] were killed, Hill Watch said.", "Hill Watch"),
        paper("Ledger", "Hill Watch puts the dead at [73].", "Hill Watch"),
    )
    assert (same.at_least, same.at_most, same.origins[0].seen) == (1, 1, False)
    assert same.origins[0].name == "Hill Watch"
    assert "not in the collection" in same.merges[0].because
    apart = one(
        paper("Courier", "[73] were killed, officials said.", "officials"),
        paper("Ledger", "Officials put the dead at [73].", "Officials"),
    )
    assert (apart.at_least, apart.at_most) == (2, 2)


def test_an_abbreviation_and_its_name_may_be_one() -> None:
    """Where a document says what it stands for, or the letters are the initials: one at the least."""
    defined = one(
        paper(
            "Courier", "[73] were killed, the Lake Rights Watch (LRW) said.", "Lake Rights Watch"
        ),
        paper("Ledger", "LRW puts the dead at [73].", "LRW"),
    )
    assert (defined.at_least, defined.at_most) == (1, 2)
    merge = next(each for each in defined.merges if each.sign == "issuer")
    assert merge.because.endswith("may be one: Courier writes “Lake Rights Watch (LRW)”.")
    assert [anchor.text for anchor in merge.anchors] == ["Lake Rights Watch (LRW)"]
    assert not merge.certain
    initials = one(
        paper("Courier", "[73] were killed, Lake Rights Watch said.", "Lake Rights Watch"),
        paper("Ledger", "LRW puts the dead at [73].", "the LRW"),
    )
    assert (initials.at_least, initials.at_most) == (1, 2)
    assert "the initials of the other" in initials.merges[-1].because


def test_letters_that_stand_for_something_else_join_nothing() -> None:
    """What a document defines goes before initials."""
    found = one(
        paper("Courier", "[73] were killed, Lake Rights Watch said.", "Lake Rights Watch"),
        paper("Ledger", "The Ladies of River Wend (LRW) put the dead at [73].", "LRW"),
    )
    assert (found.at_least, found.at_most) == (2, 2)


def test_a_voice_keeps_no_capital_of_a_sentence() -> None:
    """A reason names it as it stands inside a sentence; a name keeps its own capital."""
    found = one(
        paper("Courier", "The hospital of Varn counted [73] killed.", "The hospital of Varn"),
        paper("Ledger", "Officials in Varn said that [73] were killed.", "Officials in Varn"),
        paper("Northwire", "Radio Varn put the killed at [73].", "Radio Varn"),
    )
    assert [origin.name for origin in found.origins] == [
        "the hospital of Varn",
        "officials in Varn",
        "Radio Varn",
    ]
    assert "credits the number to the hospital of Varn" in found.merges[0].because


def test_a_chain_over_a_document_of_the_collection_is_followed_there() -> None:
    """A wire report credits a ministry with what a commission found; the ministry's text is there."""
    found = one(
        paper("Ministry of War of Maronia", "The state commission found that [96] were killed.",
              "The state commission"),
        paper("Northwire", "The Ministry of War of Maronia said a commission counted [96] killed.",
              "The Ministry of War of Maronia", "a commission"),
    )  # fmt: skip
    assert (found.at_least, found.at_most) == (1, 1)


def test_the_end_of_the_chain_is_the_origin() -> None:
    """A letter in which a newspaper reports what a council claims leads to the council."""
    found = counted(
        paper("Letter", "The Age wrote that the Refugee Council claims [1,324] were killed.",
              "The Age", "the Refugee Council"),
        paper("Report", "We found that [73] were killed."),
    )  # fmt: skip
    by_value = {each.value: each for each in found}
    assert set(by_value) == {1324, 73}
    assert [origin.name for origin in by_value[1324].origins] == ["the Refugee Council"]
    assert "by way of The Age" in by_value[1324].merges[0].because


def test_offices_of_one_state_are_one_at_least_and_two_at_most() -> None:
    """A ministry and an embassy: a sign, and no proof."""
    found = one(
        paper("Ministry of Health of Tervia", "[73] were killed in the bombardment."),
        paper("Embassy of the Republic of Tervia", "Seldom were so many killed: [73] in all."),
    )
    assert (found.at_least, found.at_most) == (1, 2)
    assert [(merge.sign, merge.certain) for merge in found.merges] == [("issuer", False)]
    assert "offices of Tervia" in found.merges[0].because


def test_a_users_table_adds_bodies() -> None:
    """What the patterns cannot know is said by the user."""
    papers = (
        paper("Press Office of the Lakes", "[73] were killed in the bombardment."),
        paper("Free Tervia Radio", "Seldom were so many killed: [73] in all."),
    )
    assert one(*papers).at_least == 2
    members = (frozenset({"press", "office", "lakes"}), frozenset({"free", "tervia", "radio"}))
    found = one(*papers, bodies=(Body("Committee of the Lakes", members),))
    assert (found.at_least, found.at_most) == (1, 2)
    assert "offices of Committee of the Lakes" in found.merges[0].because


LONG = (
    "In the small hours of the ninth of June raftsmen heard the sluice gate go and saw the dam crew "
    "run for the hills, and when the flood had passed [73] villagers were counted among the killed."
)
SHORT = "When the flood had passed through the mills [73] weavers lay among the killed."


@pytest.mark.parametrize(("text", "at_most", "certain"), [(LONG, 1, True), (SHORT, 2, False)])
def test_shared_wording_is_certain_where_it_is_long(text: str, at_most: int, certain: bool) -> None:
    """Twenty words in one row are written once; fewer are a sign."""
    found = one(
        paper("Courier", text, date="1999-06-10"),
        paper("Ledger", f"It is told so. {text}", date="1999-06-12"),
    )
    assert (found.at_least, found.at_most) == (1, at_most)
    (merge,) = found.merges
    assert (merge.sign, merge.certain, merge.direction) == ("wording", certain, "b_from_a")
    assert [anchor.document for anchor in merge.anchors] == ["Courier.txt", "Ledger.txt"]


def test_a_passage_that_does_not_hold_the_number_joins_nothing() -> None:
    """Address lists and other text that is shared say nothing of where the number comes from."""
    addressed = (
        "This appeal is addressed to the Secretary-General of the United Nations, the Council of the "
        "River States, foreign ombudsmen, the embassies accredited in Caldonia and the lake towns."
    )
    found = one(
        paper("Hill Watch", f"Our team counted [73] killed.\n\n{addressed}"),
        paper(
            "Lake Courier", f"The dead of the valley who were killed number [73].\n\n{addressed}"
        ),
    )
    assert (found.at_least, found.at_most, found.merges) == (2, 2, ())


def test_the_same_rare_numbers_are_a_sign() -> None:
    """Three numbers that are not round are not shared by chance; two are."""

    def stating(name: str, *numbers: int) -> tuple[Any, list[Any]]:
        groups = ("person", "child", "woman", "man")
        text = " ".join(
            f"At {name} {number} {group} died."
            for number, group in zip(numbers, groups, strict=False)
        )
        made = document(f"{name}.txt", text, issuer=name)
        return made, [
            figure(made, str(number), group=group)
            for number, group in zip(numbers, groups, strict=False)
        ]

    for count, least in ((3, 1), (2, 2)):
        (a, mine), (b, theirs) = (
            stating(name, *(613, 106, 63)[:count]) for name in ("Ford", "Mill")
        )
        gathered = collection([a, b], [*mine, *theirs])
        whole = replace(gathered, comparisons=compare(gathered))
        found = next(each for each in find_origins(whole, ()) if each.value == 613)
        assert (found.at_least, found.at_most) == (least, 2)


def test_circular_reporting_counts_once() -> None:
    """Each credits the other, and nobody says where the number comes from."""
    found = one(
        paper("Lake Courier", "[73] were killed, Hill Watch said.", "Hill Watch"),
        paper("Hill Watch", "The Lake Courier reports [73] killed.", "The Lake Courier"),
    )
    assert (found.at_least, found.at_most) == (1, 1)
    assert found.circular == (("Hill Watch.txt", "Lake Courier.txt"),)
    assert "circular" in {merge.sign for merge in found.merges}
    assert not found.origins[0].seen


def test_a_note_leads_to_its_work() -> None:
    """A cited work outside the collection is a named origin that is not seen; one inside is followed."""
    letter = paper("Letter", "There [73] people were killed.")
    outside = one(
        letter, citations=(cited(*letter, "w-1", publisher="Hill Watch", title="The Ford"),)
    )
    assert [(origin.kind, origin.seen, origin.name) for origin in outside.origins] == [
        ("work", False, "Hill Watch, The Ford")
    ]
    report = paper("Hill Watch", "We counted [73] killed.")
    citation = cited(*letter, "w-1", publisher="Hill Watch", cited_document="Hill Watch.txt")
    inside = one(letter, report, citations=(citation,))
    assert (inside.at_least, inside.at_most) == (1, 1)
    assert inside.merges[0].sign == "cited"


def test_denied_figures_support_nothing() -> None:
    """Who rejects a number is no origin of it."""
    a, mine = paper("Hill Watch", "We counted [73] killed.")
    b, theirs = paper("Ministry of War of Maronia", "We reject the claim that [73] were killed.")
    denied = replace(theirs, polarity="denied")
    found = one((a, mine), (b, denied))
    assert (found.at_least, found.at_most, len(found.figures)) == (1, 1, 1)


def test_the_order_of_documents_changes_no_count() -> None:
    """The range is the same from wherever one begins."""
    papers = [
        paper("Courier", LONG),
        paper("Ledger", f"It is told so. {LONG}"),
        paper("Ministry of Health of Tervia", "[73] were killed."),
        paper("Embassy of Tervia", "We mourn [73] people who were killed."),
        paper(
            "Northwire", "[73] were killed, the Embassy of Tervia said.", "the Embassy of Tervia"
        ),
    ]
    counts = {
        (found.at_least, found.at_most)
        for turn in range(len(papers))
        for found in counted(*papers[turn:], *papers[:turn])
    }
    assert counts == {(2, 3)}


def test_the_graph_and_the_records() -> None:
    """Nodes are documents and absent voices, edges the merges; records survive a line of JSON."""
    papers = [
        paper("Courier", "[73] were killed, Hill Watch said.", "Hill Watch"),
        paper("Ledger", "Hill Watch puts the killed at [73].", "Hill Watch"),
    ]
    found = one(*papers)
    assert decode(encode(found)) == found
    gathered = Collection(documents=tuple(made for made, _ in papers), figures=())
    graph = source_graph(gathered, [found])
    assert {(node.id, node.kind, node.seen) for node in graph.nodes} == {
        ("Courier.txt", "document", True),
        ("Ledger.txt", "document", True),
        ("Hill Watch", "voice", False),
    }
    assert {(edge.a, edge.b, edge.values) for edge in graph.edges} == {
        ("Courier.txt", "Hill Watch", ("73",)),
        ("Ledger.txt", "Hill Watch", ("73",)),
    }


def test_many_reprints_are_one_origin() -> None:
    """Of a hundred papers with one story the range is one; the time does not grow with their pairs."""
    papers = [paper(f"Paper {n}", f"{LONG} So much for page {n}.") for n in range(100)]
    found = one(*papers, paper("Hill Watch", "Our own count of the killed is [73]."))
    assert (found.at_least, found.at_most) == (2, 2)
    assert len(found.merges) == 99


def test_many_offices_of_one_state_are_one_at_least() -> None:
    """Signs are found among more origins than are looked at in pairs."""
    papers = [paper(f"Embassy of Tervia, bureau {n}", f"Note {n}: [73] killed.") for n in range(60)]
    found = one(*papers)
    assert (found.at_least, found.at_most) == (1, 60)
