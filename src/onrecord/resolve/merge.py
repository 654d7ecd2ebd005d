"""Local events of many documents → events: the same happening once.

The rules are conservative, and each reading that could be otherwise leaves a doubt on the event:

1. Two accounts are one happening when they name one place and dates that can be those of one
   happening. One day inside a longer stated period is an incident of it, not the same.
2. A missing or vague date merges only where one happening at that place is known.
3. Without a place, the same day merges where the documents speak of the same parties and one
   happening of that day is known.
4. Wars and times as a whole merge where the documents speak of the same parties and no firm date
   tells them apart.

Two happenings that one document keeps apart are never merged.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from onrecord.model import Event, When, Where, stable_id
from onrecord.resolve import edtf
from onrecord.resolve.clue_words import clue_words
from onrecord.resolve.labels import label_of
from onrecord.resolve.local_event import LocalEvent
from onrecord.resolve.threads import compatible, is_part

_VAGUE = 31
_DAYS_KEYED = 7
# Days between two documents up to which undated reports from one place are taken for one happening.
_SAME_NEWS = 60
_QUARTER = 95
_LONG = 800
# Happenings of one place that an account without a date is held against.
_MOST = 500
_NAMES_SEEN = 50


class _Cluster:
    """Local events taken to be one happening; `date` is the narrowest that any states."""

    def __init__(self, first: _Account) -> None:
        self.members: list[LocalEvent] = []
        self.documents: set[str] = set()
        self.keys: set[str] = set()
        self.parties: set[str] = set()
        self.names: set[str] = set()
        self.date: str | None = None
        self.time = first.time
        self.main = False
        self.doubts: list[str] = []
        self.add(first)

    def add(self, account: _Account) -> None:
        """Take in one account."""
        self.members.append(account.event)
        self.documents.add(account.event.document_id)
        self.keys.update(account.event.keys)
        self.parties.update(account.event.parties)
        self.main = self.main or account.event.main
        if len(self.members) <= _NAMES_SEEN:
            self.names |= account.names
        if account.form and (self.date is None or _width(account.form) < _width(self.date)):
            self.date = account.form


class _Account(NamedTuple):
    """A local event with what is asked of it again and again while it is compared.

    `time` is when an undated happening was, as far as its document tells; None for anything.
    """

    event: LocalEvent
    form: str | None
    names: set[str]
    time: tuple[dt.date, dt.date] | None


def _account(event: LocalEvent) -> _Account:
    names = {name.lower() for name in event.names}
    return _Account(event, _date(event), names, _own_time(event))


def _date(event: LocalEvent) -> str | None:
    return event.date.edtf if event.date and edtf.valid(event.date.edtf) else None


def _width(form: str | None) -> int:
    """Return how vague a date is: its days, and more for one without a year or without any."""
    if form is None:
        return 2_000_000
    return 1_000_000 + edtf.days(form) if "XXXX" in form else edtf.days(form)


def _order(event: LocalEvent) -> tuple[bool, bool, int, str, int]:
    """Placed before placeless, precise before vague, then by document, whatever the input's order."""
    return event.wide, not event.keys, _width(_date(event)), event.document_id, event.number


def _day_keys(form: str | None) -> Iterator[str]:
    if form is None or "XXXX" in form or edtf.days(form) > _DAYS_KEYED:
        return
    low, _ = edtf.bounds(form)
    for offset in range(edtf.days(form)):
        yield f"day:{(low + dt.timedelta(days=offset)).isoformat()}"


def _months(low: dt.date, high: dt.date) -> Iterator[str]:
    for month in range(low.year * 12 + low.month - 1, high.year * 12 + high.month):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"


def _times(form: str | None) -> Iterator[str]:
    """Yield the days, months and years a date touches, as far as it is precise enough."""
    if form is None or "XXXX" in form or edtf.days(form) > _LONG:
        return
    low, high = edtf.bounds(form)
    yield from (str(year) for year in range(low.year, high.year + 1))
    if edtf.days(form) <= _QUARTER:
        yield from _months(low, high)
    yield from _day_keys(form)


def _index_keys(event: LocalEvent) -> list[str]:
    """Return under what an account is found: its place, and its place at each time it touches."""
    if event.wide:
        return [f"wide:{party}" for party in event.parties]
    form = _date(event)
    times = list(_times(form))
    dated = [f"place:{key}:{time}" for key in event.keys for time in times]
    return [f"place:{key}" for key in event.keys] + dated + list(_day_keys(form))


def _query_keys(account: _Account) -> list[str]:
    """Return where the happenings stand that may be the account's.

    The more precise its date, the fewer there are to look at; so a place with thousands of
    happenings costs no more than one with two.
    """
    event = account.event
    if event.wide:
        return _index_keys(event)
    if not event.keys:
        return list(_day_keys(account.form))
    return [f"place:{key}{time}" for key in event.keys for time in _query_times(account)]


def _query_times(account: _Account) -> list[str]:
    form = account.form
    if account.time is None or (form is not None and "XXXX" in form):
        return [""]
    low, high = account.time
    if form is None:  # a report of its own time, but for what bears the same name
        return [""] if account.names else [f":{month}" for month in _months(*_around(low, high))]
    if (high - low).days > _LONG:
        return [""]
    if "~" in form:
        low, high = low - dt.timedelta(days=366), high + dt.timedelta(days=366)
    elif (high - low).days < _DAYS_KEYED:
        return [f":{key}" for key in _day_keys(form)]
    return [f":{year}" for year in range(low.year, high.year + 1)]


def _around(low: dt.date, high: dt.date) -> tuple[dt.date, dt.date]:
    slack = dt.timedelta(days=_SAME_NEWS)
    return max(low, dt.date.min + slack) - slack, min(high, dt.date.max - slack) + slack


def _same_parties(cluster: _Cluster, event: LocalEvent) -> bool:
    shared = len(cluster.parties & set(event.parties))
    return shared >= max(1, min(2, len(cluster.parties), len(event.parties)))


def _fits(cluster: _Cluster, account: _Account) -> bool:
    """True when the dates and parties let the account be of the cluster's happening."""
    event, form = account.event, account.form
    if event.document_id in cluster.documents or not compatible(cluster.date, form):
        return False
    if event.wide:
        return _same_parties(cluster, event) and (cluster.date is None) == (form is None)
    if is_part(cluster.date, form) or is_part(form, cluster.date):
        return False
    if not event.keys:
        return bool(cluster.parties & set(event.parties))
    if form is None or cluster.date is None:
        return _one_time(cluster, account)
    return True


def _own_time(event: LocalEvent) -> tuple[dt.date, dt.date] | None:
    """Return when an undated happening was, as far as its document tells; None for anything.

    A report of present happenings that gives no date tells of its own time; one that looks back may
    tell of any.
    """
    form = _date(event)
    if form is None and event.as_of and event.news and not event.past:
        form = event.as_of
    return edtf.bounds(form) if form and edtf.valid(form) and "XXXX" not in form else None


def _kinds(names: set[str]) -> set[str]:
    """Return the classes of the nouns of happenings in some names."""
    classes = clue_words().classes
    return {classes[word] for name in names for word in name.split() if word in classes}


def _one_time(cluster: _Cluster, account: _Account) -> bool:
    """True when an undated account and a cluster may be of one time, or bear the same name."""
    if not account.names.isdisjoint(cluster.names):
        return True
    kinds = (_kinds(cluster.names), _kinds(account.names))
    if all(kinds) and ("disaster" in kinds[0]) != ("disaster" in kinds[1]):
        return False  # "the flood of X" is not "the shelling of X"
    one, other = cluster.time, account.time
    if one is None and other is None:
        return True
    if one is None or other is None:
        # What looks back may speak of a dated happening, not of an undated report of some day.
        return cluster.date is not None or account.form is not None
    return max((other[0] - one[1]).days, (one[0] - other[1]).days) <= _SAME_NEWS


def _likest(candidates: list[_Cluster], account: _Account) -> list[_Cluster]:
    """Return those that bear the account's name; where none does, all.

    What one document is about as a whole is sooner what another is about than a happening that
    another only mentions; and what has a name, than a list that has none.
    """
    same = [cluster for cluster in candidates if not account.names.isdisjoint(cluster.names)]
    if same or not account.event.main:
        return same or candidates
    found = [cluster for cluster in candidates if cluster.main] or candidates
    named = [cluster for cluster in found if cluster.names] if account.names else []
    return named or found


def _join(candidates: list[_Cluster], account: _Account) -> _Cluster | None:
    """Return the cluster that takes the account in, or None where it stays apart."""
    if not candidates:
        return None
    event = account.event
    candidates = _likest(candidates, account)
    if len(candidates) > 1 and (_width(account.form) > _VAGUE or not event.keys):
        return None
    cluster = candidates[0]
    name = event.title or event.document
    if not event.keys and not event.wide:
        cluster.doubts.append(f"“{name}” names no place; it is taken to be this for its date")
    elif account.form is None and cluster.date and not event.wide:
        cluster.doubts.append(f"“{name}” gives no date; it is taken to be this for its place")
    return cluster


def merge_events(local: Iterable[LocalEvent]) -> tuple[dict[str, str], tuple[Event, ...]]:
    """Merge the local events of a collection.

    Args:
        local: Local events of any number of documents. Their order decides the order of what is
            returned, never what is merged.

    Returns:
        The event id of each figure id, and the events in the order of their first account.
    """
    given = list(local)
    clusters: list[_Cluster] = []
    by_key: dict[str, dict[int, _Cluster]] = defaultdict(dict)
    for event in sorted(given, key=_order):
        account = _account(event)
        found: dict[int, _Cluster] = {}
        for key in _query_keys(account):
            found.update(islice(by_key.get(key, {}).items(), _MOST))
        candidates = [cluster for cluster in found.values() if _fits(cluster, account)]
        cluster = _join(candidates, account)
        if cluster is None:
            cluster = _Cluster(account)
            clusters.append(cluster)
            if candidates:
                cluster.doubts.append(
                    f"it may be any of {len(candidates)} happenings of that place or day, "
                    "so it is kept apart"
                )
        else:
            cluster.add(account)
        for key in _index_keys(event):
            by_key[key][id(cluster)] = cluster
    return _finish(clusters, given)


def _finish(
    clusters: list[_Cluster], given: list[LocalEvent]
) -> tuple[dict[str, str], tuple[Event, ...]]:
    position = {
        (event.document_id, event.number, event.document): n for n, event in enumerate(given)
    }

    def order(event: LocalEvent) -> int:
        return position[event.document_id, event.number, event.document]

    mapping: dict[str, str] = {}
    made: list[tuple[int, Event]] = []
    used: set[str] = set()
    for cluster in clusters:
        event = _event(cluster, sorted(cluster.members, key=order), used)
        used.add(event.id)
        mapping.update(dict.fromkeys(event.figures, event.id))
        made.append((min(order(member) for member in cluster.members), event))
    made.sort(key=lambda pair: pair[0])
    return mapping, tuple(event for _, event in made)


def _event(cluster: _Cluster, members: list[LocalEvent], used: set[str]) -> Event:
    place, when = _place(cluster.members), _when(cluster)
    names = Counter(name for member in members for name in member.names)
    label = label_of(members, place, when, names)
    identity = _identity(cluster, place, when)
    if identity in used:
        identity = stable_id("e", identity, *min((m.document_id, m.number) for m in members))
    doubts = [*cluster.doubts, *(doubt for member in members for doubt in member.doubts)]
    return Event(
        id=identity,
        label=label,
        place=place,
        date=when,
        aliases=tuple(
            name for name in sorted(names, key=lambda n: (-names[n], n)) if name != label
        ),
        figures=tuple(figure for member in members for figure in member.figures),
        documents=tuple(dict.fromkeys(member.document for member in members)),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _place(members: list[LocalEvent]) -> Where | None:
    """Return the place that most accounts name first."""
    counted = Counter(member.keys[0] for member in members if member.keys)
    if not counted:
        return None
    best = min(counted, key=lambda key: (-counted[key], key))
    where = next(m.place for m in members if m.keys and m.keys[0] == best)
    return Where(text=where.text, name=where.name, id=where.id) if where else None


def _when(cluster: _Cluster) -> When | None:
    """Return the date most accounts state among the precise ones; without any, the narrowest."""
    if cluster.date is None:
        return None
    width = max(_width(cluster.date), _DAYS_KEYED)
    stated = [m.date for m in cluster.members if m.date and _width(_date(m)) <= width]
    counted = Counter(when.edtf for when in stated)
    best = min(counted, key=lambda form: (-counted[form], _width(form), form))
    when = next(when for when in stated if when.edtf == best)
    return When(text=when.text, edtf=when.edtf)


def _identity(cluster: _Cluster, place: Where | None, when: When | None) -> str:
    wide = "wide" if cluster.members[0].wide else ""
    if place is None and (when is None or not wide):
        return stable_id("e", *min((m.document_id, m.number) for m in cluster.members))
    name = (place.name or place.text).casefold() if place else " ".join(sorted(cluster.parties))
    return stable_id("e", wide, name, when.edtf if when else "")
