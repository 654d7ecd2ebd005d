"""A grid of noun phrases: a number, what describes those counted, a noun, and what befell them."""

from __future__ import annotations

import random

from tests.extract.reading import figures_of

NUMBERS = {
    "12": 12, "some 40": 40, "at least nine": 9, "twenty-three": 23, "more than 300": 301, "as many as 60": 60,
}  # fmt: skip
DESCRIBED = (
    "", "mostly elderly ", "unarmed ", "young ", "local ", "Ostravian ", "ethnic Kelmari ", "recently arrived ",
    "heavily armed ", "severely malnourished ", "pregnant ", "state-employed ", "16-year-old ", "male ",
    "previously unidentified ", "off-duty ", "suspected ", "so-called ", "civilian ", "innocent ", "starving ",
    "sleeping ", "sick and elderly ", "Orthodox ", "migrant ", "former ", "non-combatant ", "underage ",
    "unaccompanied ", "foreign ", "newly recruited ", "deaf-mute ", "Kelmari-speaking ", "barefoot ",
)  # fmt: skip
NOUNS = (
    "men", "women", "villagers", "students", "soldiers", "miners", "schoolchildren", "refugees", "worshippers",
    "commuters", "dockers", "novices", "conscripts", "market women", "railway workers", "members of the council",
    "people from the camp", "inhabitants of Dol", "passengers of the bus", "patients", "fishermen", "herders",
    "policemen", "girls", "pilgrims", "strikers", "shoppers", "cadets", "militiamen", "teachers and pupils",
    "householders", "guards", "drivers", "wedding guests", "mourners", "reapers",
)  # fmt: skip
FATES = (
    ("{} were killed.", "killed"), ("{} died in the raid.", "killed"), ("{} were wounded.", "injured"),
    ("{} were abducted.", "detained"), ("{} have been missing since May.", "missing"),
    ("Soldiers killed {}.", "killed"), ("The attack left {} dead.", "killed"),
    ("The shelling wounded {} in the square.", "injured"), ("Police arrested {} on Monday.", "detained"),
    ("The blast claimed the lives of {}.", "killed"), ("They shot {} behind the mill.", "killed"),
    ("Among the dead were {}.", "killed"), ("The killing of {} in Dol was reported.", "killed"),
    ("The bodies of {} were found.", "killed"), ("{}, who had hidden in the mill, were killed.", "killed"),
    ("{} from the next valley lost their lives.", "killed"), ("Gunmen opened fire, killing {}.", "killed"),
    ("We buried {} that week.", "killed"), ("The soldiers tortured {}.", "tortured"),
)  # fmt: skip
SENTENCES = 800
SHARE = 0.985
"""How many of the figures must be read: what is left is a list to work on, not a rule to rest on."""


def test_what_describes_those_counted_can_be_put_together() -> None:
    """Nearly every number has its outcome, whatever stands between it and its noun."""
    chance = random.Random(1)  # noqa: S311
    missed = []
    for _ in range(SENTENCES):
        number, described, noun = (chance.choice([*slot]) for slot in (NUMBERS, DESCRIBED, NOUNS))
        fate, outcome = chance.choice(FATES)
        sentence = fate.format(f"{number} {described}{noun}")
        read = [
            (figure.best or figure.low or figure.high, figure.outcome)
            for figure in figures_of(sentence)
        ]
        if not any(value == NUMBERS[number] and outcome in outcomes for value, outcomes in read):
            missed.append(sentence)
    assert len(missed) <= (1 - SHARE) * SENTENCES, missed[:20]
