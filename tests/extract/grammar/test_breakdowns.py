"""Numbers that break down the total before them are its parts; others are not."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of

PARTS = {
    "shares": [
        "The storm killed ⟨40⟩ in Varn. The river took {nine} and the cold {thirty}.",
        "The strike cost ⟨29⟩ lives. Gendarmes made up {four}, dockers {twenty-five}.",
        "Last winter ⟨66⟩ homeless people died. The cold accounted for {40}.",
        "In all ⟨5,600⟩ were deported. The first train took {1,800} of them, the second {2,100}.",
        "The quake destroyed ⟨3,100⟩ houses. Rell lost {1,900} of the total, Sorn {740}.",
        "Hospitals admitted ⟨140⟩ wounded, the clinic {90} and St Anna's {50} of that number.",
    ],
    "registers": [
        "Bodies received: ⟨63⟩. Males {41}, females {22}.",
        "⟨5,218⟩ people were killed. By year, they are {812} for 1976 and {3,049} for 1977.",
        "The dead: ⟨47⟩. Natives of the town: {31}. Strangers: {16}.",
        "Casualties on our side were ⟨310⟩: killed {74}, wounded {201}, missing {35}.",
    ],
    "later": [
        "Police held ⟨120⟩ prisoners in the barn. {Thirty} starved.",
        "We buried ⟨ninety-four⟩ that week. {Sixty} had been shot.",
        "They tortured ⟨14⟩ miners. {Six} did not survive it.",
        "The shells wounded ⟨63⟩ schoolgirls. {Three} have since died.",
        "There were ⟨80⟩ of us in the barn. When they opened it {sixty-one} of us were dead.",
        "It was said that ⟨three⟩ sentries were stabbed, {two} mortally.",
        "The ship carried ⟨900⟩ prisoners. When she struck the mine {870} drowned.",
    ],
}
NONE = [
    "The fair drew 900 guests. Male 41, female 22.",
    "## Deaths\n\n- Varn: 41\n- Sorrel: 12",
    "Deaths by town.\nVarn: 41.\nSorrel: 12.",
    "The storm killed 77 in Ulla. The river took twelve more.",
    "They executed 19 officers. A further six were shot in August.",
    "A bomb wounded 15 guests in Lesk. In Varn, the same evening, two were killed.",
    "A bomb wounded 15 guests in Lesk. Two died at the scene.",
    "Police arrested 400. The ministry admits five dead, the union claims sixty-two.",
    "The raid killed 40 people.\n\nThe river took nine.",
    "The raid destroyed 260 houses. Two hundred were killed.",
    "By the autumn 900 had fled. The flood killed 40.",
]


@pytest.mark.parametrize("marked", [text for texts in PARTS.values() for text in texts])
def test_parts_of_the_total_before(marked: str) -> None:
    """Every number in braces is a part of the one in angles, and counts somebody."""
    text = marked.translate(dict.fromkeys(map(ord, "⟨⟩{}")))
    figures = figures_of(text, "text.txt")
    names = {figure.id: figure.text for figure in figures}
    whole = marked.partition("⟨")[2].partition("⟩")[0]
    wanted = {piece.partition("}")[0]: whole for piece in marked.split("{")[1:]}
    assert wanted == {f.text: names.get(f.part_of or "") for f in figures if f.text in wanted}


@pytest.mark.parametrize("text", NONE)
def test_no_parts(text: str) -> None:
    """A number of another happening, place or kind is no part."""
    assert [figure.text for figure in figures_of(text, "text.txt") if figure.part_of] == []
