"""Records of the register: what sources say of persons, and what follows.

After the HURIDOCS Events formats (person, act, biographic details), the find-person format (statements
by their author, links as notes) and the minimum fields of Every Casualty's Standards (2020).
"""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record

Sex = Literal["female", "male"]
Fate = Literal[
    "alive", "killed", "injured", "missing", "detained", "released", "identified", "displaced",
    "unknown",
]  # fmt: skip
Relation = Literal[
    "father", "mother", "parent", "child", "spouse", "sibling", "grandparent", "grandchild", "other",
]  # fmt: skip


class StatedAge(Record, frozen=True, kw_only=True):
    """An age as stated: from `low` up to and with `high` years, on the date `at` (EDTF) if known."""

    text: str
    low: float | None = None
    high: float | None = None
    at: str | None = None


class StatedStatus(Record, frozen=True, kw_only=True):
    """What is stated of somebody's fate: the status, since or on when (EDTF), and where."""

    status: Fate
    date: str | None = None
    place: str | None = None
    text: str = ""


class StatedKin(Record, frozen=True, kw_only=True):
    """Somebody of the family as stated: who it is to the person, and the name as written."""

    relation: Relation
    name: str
    alive: bool | None = None


class PersonStatement(Record, frozen=True, kw_only=True, tag_field="kind", tag="person_statement"):
    """What one source says of one person; never merged with another.

    `source` is the list or document, `key` what tells the row from the others there, `locator` where it
    stands ("row 12"). `name`, `given`, `surname`, `father` and `mother` are as written. `born` and
    `died` are EDTF. `household` is the source's own name for it; `household_complete` is True where the
    source says that it lists all of its members. `site` is a burial site, `remains` the number of
    remains, `grave` where in the site they lie. `scene` is where it happened, `perpetrator` who did it and
    `cause` how, in the words of the source. `consequences` are lasting ones; where a column says of what
    kind, that stands before a colon. `dependants` counts persons. `other` keeps every further column as it stands.
    """

    id: str
    source: str
    key: str
    locator: str = ""
    document: str | None = None
    document_id: str | None = None
    start: int | None = None
    end: int | None = None
    name: str
    given: str | None = None
    surname: str | None = None
    father: str | None = None
    mother: str | None = None
    sex: Sex | None = None
    age: StatedAge | None = None
    born: str | None = None
    died: str | None = None
    place: str | None = None
    statuses: tuple[StatedStatus, ...] = ()
    kin: tuple[StatedKin, ...] = ()
    household: str | None = None
    household_complete: bool | None = None
    scene: str | None = None
    perpetrator: str | None = None
    cause: str | None = None
    site: str | None = None
    grave: str | None = None
    remains: str | None = None
    consequences: tuple[str, ...] = ()
    dependants: int | None = None
    other: dict[str, str] = {}


class Mention(Record, frozen=True, kw_only=True, tag_field="kind", tag="mention"):
    """A person whom a document names, as a candidate for the register: `said` is the statement.

    `text` are the words of the name, `sentence` the sentence, item or row that it stands in. It enters
    linkage once somebody accepts it.
    """

    id: str
    status: Literal["unreviewed", "accepted", "rejected"] = "unreviewed"
    text: str
    sentence: str
    said: PersonStatement


class Pairing(Record, frozen=True, kw_only=True, tag_field="kind", tag="pairing"):
    """Two statements that may be about one person.

    `probability` is that of the model, `weight` its odds as a base-2 logarithm. `reasons` say in
    sentences what speaks for and against, `weights` by how much each does; what two statements at random
    weigh (`weight` less their sum) and they add up to `weight`.
    """

    a: str
    b: str
    probability: float
    weight: float
    reasons: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()


class Person(Record, frozen=True, kw_only=True, tag_field="kind", tag="person"):
    """A person as judged: the statements that are taken to be about one.

    `by_machine` is True where a joining rests on the model alone; `doubts` say what speaks against.
    """

    id: str
    statements: tuple[str, ...]
    name: str
    sex: Sex | None = None
    statuses: tuple[Fate, ...] = ()
    by_machine: bool = False
    doubts: tuple[str, ...] = ()


class Derived(Record, frozen=True, kw_only=True, tag_field="kind", tag="derived"):
    """A figure that follows from the register: at least, at most, and how many cannot be told.

    `rule` says how it was counted. `floor` are persons (or families) who surely belong, `ceiling` adds
    the `unknown`, of whom something is missing that would tell. `severity` is the ledger's ("both
    parents"). `event` is the id of the event whose victims are counted, None for the whole register.
    """

    event: str | None = None
    outcome: str
    group: str
    severity: str | None = None
    floor: int
    ceiling: int
    unknown: int
    rule: str
