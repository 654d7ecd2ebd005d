"""What statements tell of persons beside who they are: acts, kinship, burials, households, consequences.

After the HURIDOCS Events formats (act, biographic details), the records of missing persons, remains
and recovery sites that forensic databases keep, and the fields of Every Casualty's Standards (2020). Each
names the statement that it follows from, the source and the place there.
"""

from __future__ import annotations

from typing import Literal

from onrecord.model.base import Record
from onrecord.model.register import Fate, Relation

ConsequenceKind = Literal["disability", "injury", "illness", "mental", "other"]


class Told(Record, frozen=True, kw_only=True):
    """What a statement tells, with the statement's id, its source and the place there."""

    statement: str
    source: str
    locator: str = ""


class DatedStatus(Told, frozen=True, kw_only=True, tag_field="kind", tag="status"):
    """A status in a person's history: what, since or on when (EDTF), and where."""

    status: Fate
    date: str | None = None
    place: str | None = None


class PersonAct(Told, frozen=True, kw_only=True, tag_field="kind", tag="act"):
    """Who did what to whom, where, when and how, in the words of the source.

    The victim is the person of the statement. Acts are no persons: two acts may have one victim.
    """

    act: Fate
    perpetrator: str | None = None
    place: str | None = None
    date: str | None = None
    cause: str | None = None


class Kinship(Told, frozen=True, kw_only=True, tag_field="kind", tag="kinship"):
    """Somebody of the family of the statement's person: who it is to that person, and the name as written."""

    relation: Relation
    name: str
    alive: bool | None = None


class Burial(Told, frozen=True, kw_only=True, tag_field="kind", tag="burial"):
    """Where somebody lies: the site, the grave there, the number of the remains.

    `identified` is True where the source says that the remains are this person's, with the day (EDTF).
    """

    site: str | None = None
    grave: str | None = None
    remains: str | None = None
    identified: bool = False
    identified_on: str | None = None


class Membership(Told, frozen=True, kw_only=True, tag_field="kind", tag="membership"):
    """A person's household under the source's own name; `complete` where it says that all are listed."""

    household: str
    complete: bool | None = None


class Consequence(Told, frozen=True, kw_only=True, tag_field="kind", tag="consequence"):
    """A lasting consequence of what happened, in the words of the source, and of what kind it is."""

    type: ConsequenceKind
    text: str


class Dependants(Told, frozen=True, kw_only=True, tag_field="kind", tag="dependants"):
    """How many persons live on somebody, as stated."""

    count: int


class Survivor(Record, frozen=True, kw_only=True, tag_field="kind", tag="survivor"):
    """Somebody who lived through harm, as those who run support schemes need it.

    `harms` are what happened, `consequences` the lasting ones, `dependants` the most that a source states.
    `age` is as stated, `born` EDTF. `sources` say where each statement stands.
    """

    person: str
    name: str
    sex: str | None = None
    age: str | None = None
    born: str | None = None
    place: str | None = None
    harms: tuple[str, ...] = ()
    disabled: bool = False
    consequences: tuple[str, ...] = ()
    dependants: int | None = None
    household: str | None = None
    sources: tuple[str, ...] = ()


class Bereaved(Record, frozen=True, kw_only=True, tag_field="kind", tag="bereaved"):
    """A family that lost somebody: who is dead, who is missing, who is left.

    `household` is a source's own name for it, or empty for one known by kinship alone. `children` counts
    those left who surely are under 18, `children_unknown` those of whom it is not known. `left` are as
    far as sources name them: `complete` is True where one says that all are listed.
    """

    household: str
    dead: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    children: int = 0
    children_unknown: int = 0
    disabled: tuple[str, ...] = ()
    dependants: int | None = None
    complete: bool = False
    place: str | None = None
    sources: tuple[str, ...] = ()


Particular = DatedStatus | PersonAct | Kinship | Burial | Membership | Consequence | Dependants
PARTICULARS = (DatedStatus, PersonAct, Kinship, Burial, Membership, Consequence, Dependants)
