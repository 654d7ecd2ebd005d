"""How many origins stand behind a value, and which accounts may be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from onrecord.model import Merge, Origin, Origins
from onrecord.report.names import row_id, short_hash
from onrecord.report.spots import Spot, documents_named, spot_of
from onrecord.report.view import View, event_key
from onrecord.report.words import group_words, number, outcome_words, plural

MARK = "‖"
"""Drawn before accounts that may be one; a letter follows, and words."""

SIGNS = {
    "credited": ("→", "credited"),
    "cited": ("→", "cited"),
    "wording": ("≡", "shared wording"),
    "numbers": ("#", "same numbers"),
    "issuer": ("∈", "one issuer"),
    "circular": ("↻", "circular"),
}
"""How each sign is drawn and called."""

_JOINING = frozenset({"wording", "numbers", "issuer", "circular"})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two accounts may be one: a mark, words, and links to the words it rests on."""

    mark: str
    sign: str
    because: str
    certain: bool
    spots: tuple[Spot, ...]
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts of one value that are, or may be, one: `most` origins at the most, one at the least.

    `letter` names the group on its page; `sources` are its origins by name, with "not seen".
    """

    letter: str
    documents: tuple[Spot, ...]
    most: int
    sources: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def words(self) -> str:
        """How many origins they are: "one origin", "1 to 3 origins"."""
        return "one origin" if self.most == 1 else origins_words(1, self.most)

    @property
    def note(self) -> str:
        """What stands beside each of its accounts: "one origin with 2 other documents"."""
        others = plural(len(self.documents) - 1, "other document")
        return f"one origin with {others}" if self.most == 1 else f"perhaps one with {others}"


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value of an event with its documents and origins."""

    id: str
    value: str
    what: str
    documents: int
    origins: str
    at_least: int
    at_most: int
    groups: tuple[Group, ...]
    apart: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Dependence:
    """The values of an event: those in several documents, those in one, and the groups by figure."""

    shared: tuple[ValueLine, ...] = ()
    single: tuple[ValueLine, ...] = ()
    groups: dict[str, Group] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


def origins_words(at_least: int, at_most: int) -> str:
    """Return "1 origin", "4 to 9 origins"."""
    if at_least == at_most:
        return plural(at_most, "origin")
    return f"{number(at_least)} to {plural(at_most, 'origin')}"


def value_id(value: Origins) -> str:
    """Return the id of a value's line on its event's page."""
    row = row_id(value.outcome, value.group, value.severity)
    return f"o-{row}-{short_hash(value.event, value.value, value.low, value.high, value.modifier, length=6)}"


def count_words(value: Origins) -> str:
    """Return "3 documents, 1 to 3 origins"."""
    documents = plural(len(documents_of(value)), "document")
    return f"{documents}, {origins_words(value.at_least, value.at_most)}"


def documents_of(value: Origins) -> tuple[str, ...]:
    """Return the documents that state a value or are its origin."""
    return tuple(dict.fromkeys(path for origin in value.origins for path in origin.documents))


def dependence_of(view: View, event: str | None) -> Dependence:
    """Return the values of an event with the accounts that depend on each other."""
    letters = _letters()
    shared: list[ValueLine] = []
    single: list[ValueLine] = []
    groups: dict[str, Group] = {}
    for value in view.traces.origins_in.get(event, ()):
        paths = documents_of(value)
        made = _groups(view, value, letters) if len(paths) > 1 else ()
        line = _line(view, value, made)
        (shared if len(paths) > 1 else single).append(line)
        for group in made:
            for figure in group.figures:
                groups.setdefault(figure, group)
    shared.sort(key=lambda line: -line.documents)
    places = {group.letter: line.id for line in shared for group in line.groups}
    return Dependence(tuple(shared), tuple(single), groups, places)


def _letters() -> Iterator[str]:
    """Yield a, b, … z, a2, b2 and so on."""
    for turn in count(1):
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield letter if turn == 1 else f"{letter}{turn}"


def _line(view: View, value: Origins, groups: tuple[Group, ...]) -> ValueLine:
    grouped = {figure for group in groups for figure in group.figures}
    who = group_words(value.group)
    return ValueLine(
        id=value_id(value),
        value=value.value if isinstance(value.value, str) else number(value.value),
        what=f"{outcome_words([value.outcome])}, {who}",
        documents=len(documents_of(value)),
        origins=origins_words(value.at_least, value.at_most),
        at_least=value.at_least,
        at_most=value.at_most,
        groups=groups,
        apart=tuple(
            _source(each) for each in value.origins if not grouped.issuperset(each.figures)
        ),
        reasons=tuple(reason_of(view, merge) for merge in value.merges),
    )


def _groups(view: View, value: Origins, letters: Iterator[str]) -> tuple[Group, ...]:
    """Return the sets of origins that may be one and that several documents rest on."""
    made = []
    for members in components(value):
        paths = tuple(dict.fromkeys(path for each in members for path in each.documents))
        if len(paths) > 1:
            made.append(
                Group(
                    letter=next(letters),
                    documents=tuple(documents_named(view, paths)),
                    most=len(members),
                    sources=tuple(_source(each) for each in members),
                    figures=tuple(figure for each in members for figure in each.figures),
                )
            )
    return tuple(made)


def _source(origin: Origin) -> str:
    return origin.name if origin.seen else f"{origin.name} (not seen)"


def components(value: Origins) -> list[list[Origin]]:
    """Return the origins of a value in sets that may be one, joined by what its merges say."""
    parents = list(range(len(value.origins)))

    def root(index: int) -> int:
        while parents[index] != index:
            index = parents[index]
        return index

    for merge in value.merges:
        if merge.sign in _JOINING:
            ends = [_end(value.origins, name) for name in (merge.a, merge.b)]
            if None not in ends:
                low, high = sorted(root(each) for each in ends if each is not None)
                parents[high] = low
    sets: dict[int, list[Origin]] = {}
    for index, origin in enumerate(value.origins):
        sets.setdefault(root(index), []).append(origin)
    return list(sets.values())


def _end(origins: Iterable[Origin], name: str) -> int | None:
    """Return the origin that a merge names: a seen one by a document, another by its name."""
    known = list(origins)
    fits = (
        [each.seen and each.documents[:1] == (name,) for each in known],
        [not each.seen and each.name == name for each in known],
        [each.seen and name in each.documents for each in known],
    )
    return next((fit.index(True) for fit in fits if True in fit), None)


def reason_of(view: View, merge: Merge) -> Reason:
    """Return a merge with links to the words it rests on."""
    mark, sign = SIGNS[merge.sign]
    passage = ""
    if merge.sign == "wording":
        pages = view.traces.couple_pages
        passage = pages.get((merge.a, merge.b)) or pages.get((merge.b, merge.a), "")
    return Reason(
        mark=mark,
        sign=sign if merge.certain else f"{sign}, possible",
        because=merge.because,
        certain=merge.certain,
        spots=tuple(dict.fromkeys(spot_of(view, each) for each in merge.anchors)),
        passage=passage,
    )


@dataclass(frozen=True, slots=True)
class Resting:
    """What a figure's card says of one of its values: how many origins, where, and why."""

    words: str
    href: str
    reasons: tuple[Reason, ...]
    more: int


def origins_of(view: View, figure: str, document: str, most: int) -> list[Resting]:
    """Return how many origins stand behind a figure's values, with the reasons that name its document.

    Args:
        view: The collection.
        figure: The figure's id.
        document: The path of its document.
        most: How many reasons are shown; the page of the event has all.
    """
    made = []
    for value in view.traces.origins_of.get(figure, ()):
        page = view.pages[event_key(value.event if value.event in view.events else None)]
        own = [merge for merge in value.merges if document in (merge.a, merge.b)]
        made.append(
            Resting(
                words=count_words(value),
                href=f"{page}#{value_id(value)}",
                reasons=tuple(reason_of(view, merge) for merge in own[:most]),
                more=len(value.merges) - len(own[:most]),
            )
        )
    return made
