"""Local events of many documents → events: the same happening once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.model import Event, When, Where, stable_id
from onrecord.resolve import edtf
from onrecord.resolve.labels import label_of
from onrecord.resolve.local_events import LocalEvent
from onrecord.resolve.threads import compatible


class _Cluster:
    """Local events taken to be one happening."""

    def __init__(self, first: LocalEvent) -> None:
        self.members = [first]
        self.doubts: list[str] = []

    @property
    def date(self) -> str | None:
        """The narrowest date stated, the most frequent of these."""
        forms = Counter(member.date.edtf for member in self.members if member.date)
        if not forms:
            return None
        return min(
            forms,
            key=lambda form: (
                "XXXX" in form,
                edtf.days(form) if "XXXX" not in form else 0,
                -forms[form],
                form,
            ),
        )


def _order(event: LocalEvent) -> tuple[int, int, str, int]:
    """Dated before undated, precise before vague, then by document: the order of merging."""
    form = event.date.edtf if event.date else None
    width = edtf.days(form) if form and edtf.valid(form) else 99_999
    return (0 if form else 1, width, event.document_id, event.number)


def _fits(cluster: _Cluster, event: LocalEvent) -> bool:
    return compatible(cluster.date, event.date.edtf if event.date else None)


def merge_events(local: Iterable[LocalEvent]) -> tuple[dict[str, str], tuple[Event, ...]]:
    """Merge the local events of a collection.

    Two are one happening when they name the same place and their dates can be those of one
    happening, or, without a place, the same day. A date or place that is missing merges only
    where there is one candidate; otherwise the doubt is noted and they stay apart.

    Args:
        local: Local events of any number of documents, in any order.

    Returns:
        The event id of each figure id, and the events in the order of their ids' first figures.
    """
    events = sorted(local, key=_order)
    clusters: list[_Cluster] = []
    by_key: dict[str, list[_Cluster]] = defaultdict(list)
    for event in events:
        keys = _keys(event)
        candidates = list(
            {id(c): c for key in keys for c in by_key[key] if _fits(c, event)}.values()
        )
        candidates = [
            c for c in candidates if not any(m.document_id == event.document_id for m in c.members)
        ]
        vague = event.date is None or edtf.days(event.date.edtf) > 31
        if len(candidates) > 1 and vague:
            cluster = _Cluster(event)
            cluster.doubts.append(
                "its date fits several happenings at this place, so it is kept apart"
            )
            clusters.append(cluster)
        elif candidates:
            cluster = candidates[0]
            cluster.members.append(event)
        else:
            cluster = _Cluster(event)
            clusters.append(cluster)
        for key in keys:
            if cluster not in by_key[key]:
                by_key[key].append(cluster)
    return _finish(clusters)


def _keys(event: LocalEvent) -> list[str]:
    if event.wide:
        return [f"wide:{party}" for party in event.parties] or ["wide:"]
    if event.keys:
        return [f"place:{key}" for key in event.keys]
    if event.date and edtf.days(event.date.edtf) <= 3:
        return [f"day:{event.date.edtf.split('/')[0]}"]
    if event.date:
        return [f"{event.date.edtf}:{party}" for party in event.parties]
    return [f"document:{event.document_id}"]


def _finish(clusters: list[_Cluster]) -> tuple[dict[str, str], tuple[Event, ...]]:
    mapping: dict[str, str] = {}
    events: list[Event] = []
    used: set[str] = set()
    for cluster in clusters:
        members = sorted(cluster.members, key=lambda member: (member.document, member.number))
        place, when = _place(members), _when(members, cluster.date)
        identity = _identity(members, place, when)
        if identity in used:
            identity = stable_id("e", identity, min((m.document_id, m.number) for m in members))
        used.add(identity)
        names = Counter(name for member in members for name in member.names)
        label = label_of(members, place, when, names)
        figures = tuple(figure for member in members for figure in member.figures)
        mapping.update(dict.fromkeys(figures, identity))
        doubts = dict.fromkeys(
            [*cluster.doubts, *(doubt for member in members for doubt in member.doubts)]
        )
        events.append(
            Event(
                id=identity,
                label=label,
                place=place,
                date=when,
                aliases=tuple(sorted(name for name in names if name != label)),
                figures=figures,
                documents=tuple(dict.fromkeys(member.document for member in members)),
                doubts=tuple(doubts),
            )
        )
    return mapping, tuple(events)


def _place(members: list[LocalEvent]) -> Where | None:
    counted = Counter(member.keys[0] for member in members if member.keys)
    if not counted:
        return None
    best = min(counted, key=lambda key: (-counted[key], key))
    where = next(member.place for member in members if member.keys and member.keys[0] == best)
    return Where(text=where.text, name=where.name, id=where.id) if where else None


def _when(members: list[LocalEvent], form: str | None) -> When | None:
    when = next(
        (member.date for member in members if member.date and member.date.edtf == form), None
    )
    return When(text=when.text, edtf=when.edtf) if when else None


def _identity(members: list[LocalEvent], place: Where | None, when: When | None) -> str:
    first = min((member.document_id, member.number) for member in members)
    if place is None and when is None:
        return stable_id("e", *first)
    name = (place.name or place.text).casefold() if place else ""
    return stable_id(
        "e",
        "wide" if members[0].wide else "",
        name,
        when.edtf if when else "",
        "" if place else first,
    )
