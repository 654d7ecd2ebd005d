"""The other claims of a document: what it was called, who recognised it, who did it, what is asked.

All are tied to exact words and carry their voices, as figures do. A term is always somebody's: the
software assigns none itself.
"""

from __future__ import annotations

from typing import Literal

from onrecord.model.anchored import Anchored

Role = Literal["carried_out", "assisted", "ordered", "failed_to_prevent", "responsible"]
BodyKind = Literal["parliament", "subnational_legislature", "international_organisation", "court", "government",
                   "city", "other"]  # fmt: skip
Act = Literal["recognised", "condemned", "declared", "commemorated"]


class Claim(Anchored, frozen=True, kw_only=True):
    """A claim that is no number; what the records below share."""


class Qualification(Claim, frozen=True, kw_only=True, tag_field="kind", tag="qualification"):
    """A legal or moral name for what happened; LEDGER's `qualification`.

    `term` is the key of the lexicon ("crime against humanity"), `hedge` the words that weaken it
    ("may amount to"). `instrument` and `article` are named in the same sentence. `by` is the voice
    on whose word the term stands, None for the document itself; `quoted` is True where the term
    stands in quotation marks. `name` is True where it is part of an event's name.
    """

    term: str
    hedge: str | None = None
    instrument: str | None = None
    article: str | None = None
    by: str | None = None
    quoted: bool = False
    name: bool = False


class Recognition(Claim, frozen=True, kw_only=True, tag_field="kind", tag="recognition"):
    """A body that took a formal act; LEDGER's `recognition`.

    `code` is the ISO 3166 code of the country or part of one whose body it is. `act` is what it
    did, `as_term` the name it gave, `date` EDTF, `instrument` the resolution as named. `stated` is
    the number that the text gives for the bodies of its list, `count` that figure's id; `unnamed`
    is, on a record that stands for a count, how many of its bodies the text does not name.
    """

    body: str
    body_kind: BodyKind = "other"
    code: str | None = None
    act: Act = "recognised"
    as_term: str | None = None
    date: str | None = None
    instrument: str | None = None
    stated: int | None = None
    count: str | None = None
    unnamed: int = 0


class Responsibility(Claim, frozen=True, kw_only=True, tag_field="kind", tag="responsibility"):
    """Who is said to have done it; LEDGER's `responsibility`: actor, role and act in its words."""

    actor: str
    role: Role
    act: str


class Appeal(Claim, frozen=True, kw_only=True, tag_field="kind", tag="appeal"):
    """What is asked of whom; LEDGER's `appeal`. `addressee` is None where nobody is named."""

    addressee: str | None = None
    demand: str


class Addressee(Claim, frozen=True, kw_only=True, tag_field="kind", tag="addressee"):
    """One of those a document is addressed to."""

    name: str


AnyClaim = Qualification | Recognition | Responsibility | Appeal | Addressee
CLAIM_KINDS: dict[str, type[Claim]] = {
    "qualification": Qualification,
    "recognition": Recognition,
    "responsibility": Responsibility,
    "appeal": Appeal,
    "addressee": Addressee,
}
