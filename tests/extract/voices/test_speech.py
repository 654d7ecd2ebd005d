"""Speech over several sentences and blocks."""

from __future__ import annotations

from tests.extract.voices.marked import chains


def test_a_quotation_goes_on_after_the_cue() -> None:
    """A quotation without a cue of its own is the last speaker's; plain text after it is not."""
    text = (
        "“They took ⟦12⟧ men,” the old man said. “They burned ⟦30⟧ houses.” The school held ⟦40⟧."
    )
    assert chains(text) == [["the old man"], ["the old man"], []]


def test_a_block_that_ends_in_a_colon_introduces_the_next() -> None:
    """The block after "reported as follows:" is the reporter's; the one after that is not."""
    text = (
        "Jill Harn of Time and Tide in her article “The bridge” reported as follows:\n\n"
        "So far, some ⟦200⟧ dead have been carried out of the town.\n\n"
        "The bridge was rebuilt after ⟦6⟧ years."
    )
    found = chains(text)
    assert ["Time and Tide" in chain[0] for chain in found[:1]] == [True]
    assert found[1] == []


def test_nested_voices_inside_a_quoted_block() -> None:
    """A voice inside a quoted block stands behind the one who is quoted."""
    text = "The Ledger wrote:\n\nThe number of dead — the Kelmari claim ⟦1,324⟧ died — is unknown."
    assert chains(text) == [["The Ledger", "the Kelmari"]]


def test_a_list_belongs_to_who_introduces_it() -> None:
    """All items of a list are credited to the voice of the line that leads to it."""
    text = "The ministry gave the following figures:\n\n- ⟦12⟧ killed\n- ⟦30⟧ wounded\n\n⟦40⟧ fled."
    assert chains(text) == [["The ministry"], ["The ministry"], []]


def test_speech_over_paragraphs() -> None:
    """A quotation left open at the end of a paragraph goes on in the next."""
    text = "“We found ⟦12⟧ bodies,” Dr Pell said. “It was cold.\n\n“Then we found ⟦30⟧ more.”"
    assert chains(text) == [["Dr Pell"], ["Dr Pell"]]


def test_a_part_goes_on_with_what_was_said() -> None:
    """A part ("Of these") goes on with the figure before it; a new sentence does not."""
    text = (
        "The police said ⟦12⟧ people were held. Of these, ⟦3⟧ are children. Snow closed ⟦4⟧ roads."
    )
    assert chains(text) == [["The police"], ["The police"], []]


def test_pronouns_take_up_the_subject_before() -> None:
    """A pronoun means the last voice, or the subject of the sentence before."""
    assert chains("The bishop wrote to the governor. He spoke of ⟦12⟧ dead.") == [["The bishop"]]
    assert chains("The Red Cross sent a team. It says ⟦12⟧ died.") == [["The Red Cross"]]
    assert chains("Snow fell. He says ⟦12⟧ died.") == [[]]


def test_first_person_is_the_speaker() -> None:
    """The first person in a quotation is who speaks, and outside one the document."""
    assert chains("“We counted ⟦12⟧ bodies,” the nurse said.") == [["the nurse"]]
    assert chains("We counted ⟦12⟧ bodies.") == [[]]


def test_lines_that_were_parted_go_on() -> None:
    """A quoted passage, or a sentence, that a full line parts in two blocks is read as one."""
    text = (
        "The Ledger reported as follows:\n\nThe town was shelled for the whole of that night.\n"
        "So far, ⟦200⟧ dead have been carried out.\n\nThe bridge has ⟦6⟧ arches."
    )
    assert chains(text) == [["The Ledger"], []]


def test_what_was_told_goes_on_in_the_pluperfect() -> None:
    """The pluperfect ("He had tended") goes on with what he told; "he tended" is the document's own word."""
    text = "Dr Aumann told me that he had laid out ⟦93⟧ bodies. He had tended ⟦140⟧ wounded."
    assert chains(text) == [["Dr Aumann"], ["Dr Aumann"]]
    text = "Dr Aumann told me that he had laid out ⟦93⟧ bodies. He tended ⟦140⟧ wounded."
    assert chains(text) == [["Dr Aumann"], []]


def test_a_document_with_a_bare_name_speaks_of_itself() -> None:
    """What "the Commission registered" is the author's word where no other commission is named."""
    filler = "The rains came late that year and the roads were closed until the spring. " * 12
    text = f"In Alta Verna the Commission registered ⟦114⟧ deaths. The Commission says so. {filler}"
    assert chains(text) == [[]]
    assert chains(f"{text}The Commission of Ostravia met.") == [["the Commission"]]
