"""Local events of many documents → events: the same happening once.

The rules are conservative, and each reading that could be otherwise leaves a doubt on the event:

1. Two accounts are one happening when they name one place and dates that can be those of one
   happening. One day inside a longer stated period is an incident of it, not the same.
2. A missing or vague date merges only where one happening at that place is known.
3. Without a place, the same day merges where the documents speak of the same parties and one
   happening of that day is known.
4. A spot and the town that it is said to lie in, on one day, merge where the documents tell of one
   such spot there.
5. Wars and times as a whole merge where the documents speak of the same parties and no firm date
   tells them apart.

Two happenings that one document keeps apart are never merged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice

from onrecord.model import Event, When, Where, stable_id
from onrecord.resolve.clue_words import clue_words
from onrecord.resolve.labels import label_of
from onrecord.resolve.local_event import LocalEvent
from onrecord.resolve.merge_keys import (
    DAYS_KEYED,
    SAME_NEWS,
    Account,
    account_of,
    date_of,
    day_keys,
    index_keys,
    query_keys,
    width,
)
from onrecord.resolve.threads import compatible, is_part

_VAGUE = 31
# Happenings of one place that an account without a date is held against.
_MOST = 500
_NAMES_SEEN = 50
_WARS = 10


class _Cluster:
    """Local events taken to be one happening; `date` is the narrowest that any states."""

    def __init__(self, first: Account) -> None:
        self.members: list[LocalEvent] = []
        self.documents: set[str] = set()
        self.keys: set[str] = set()
        self.within: set[str] = set()
        self.parties: set[str] = set()
        self.names: set[str] = set()
        self.date: str | None = None
        self.time = first.time
        self.main = False
        self.doubts: list[str] = []
        self.wars: list[_Cluster] = []
        self.add(first)

    def tell_with(self, war: _Cluster) -> None:
        """Note a war that a document tells of beside this happening; of many, the first few will do."""
        if len(self.wars) < _WARS and all(war is not known for known in self.wars):
            self.wars.append(war)

    def add(self, account: Account) -> None:
        """Take in one account."""
        self.members.append(account.event)
        self.documents.add(account.event.document_id)
        self.keys.update(account.event.keys)
        self.within.update(account.event.within)
        self.parties.update(account.event.parties)
        self.main = self.main or account.event.main
        if len(self.members) <= _NAMES_SEEN:
            self.names |= account.names
        if account.form and (self.date is None or width(account.form) < width(self.date)):
            self.date = account.form


def _order(event: LocalEvent) -> tuple[bool, bool, int, str, int]:
    """Placed before placeless, precise before vague, then by document, whatever the input's order."""
    return event.wide, not event.keys, width(date_of(event)), event.document_id, event.number


def _same_parties(cluster: _Cluster, event: LocalEvent) -> bool:
    shared = len(cluster.parties & set(event.parties))
    return shared >= max(1, min(2, len(cluster.parties), len(event.parties)))


def _fits(cluster: _Cluster, account: Account) -> bool:
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


def _kinds(names: set[str]) -> set[str]:
    """Return the classes of the nouns of happenings in some names."""
    classes = clue_words().classes
    return {classes[word] for name in names for word in name.split() if word in classes}


def _one_time(cluster: _Cluster, account: Account) -> bool:
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
    return max((other[0] - one[1]).days, (one[0] - other[1]).days) <= SAME_NEWS


def _likest(candidates: list[_Cluster], account: Account) -> list[_Cluster]:
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


def _said(event: LocalEvent) -> str:
    return " ".join(event.place.text.split()) if event.place else "another place"


def _spots(events: Iterable[LocalEvent]) -> Counter[str]:
    """Count the spots that documents tell of in one town on one day; one of several is not the town."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for day in day_keys(date_of(event)) if event.within else ():
            for town in event.within:
                found[f"{town}:{day}"].add(event.keys[0] if event.keys else "")
    return Counter({town: len(keys) for town, keys in found.items()})


def _one_place(candidates: list[_Cluster], account: Account, spots: Counter[str]) -> list[_Cluster]:
    """Leave the spots of a town, and the town of a spot, to accounts that nothing else takes in."""
    keys = set(account.event.keys)
    same = [cluster for cluster in candidates if not keys or not keys.isdisjoint(cluster.keys)]
    if same or not candidates or account.event.wide:
        return same or candidates
    towns = set(account.event.within).union(*(each.within for each in candidates))
    days = [*day_keys(account.form)]
    several = any(spots[f"{town}:{day}"] > 1 for town in towns for day in days)
    return [] if several or len(candidates) > 1 else candidates


def _told_with(beside: list[_Cluster], account: Account) -> list[_Cluster]:
    """Return the war that others tell of beside the very happening this document tells of beside its own.

    Only one may do, and only where the document itself names no parties that could tell otherwise.

    Args:
        beside: The happenings that the account's document tells of.
        account: The document's account of a war as a whole.
    """
    wars = {id(war): war for cluster in beside for war in cluster.wars}
    found = [
        war
        for war in wars.values()
        if account.event.document_id not in war.documents
        and (war.date is None) == (account.form is None)
        and compatible(war.date, account.form)
    ]
    return found if len(found) == 1 and not account.event.parties else []


def _join(candidates: list[_Cluster], account: Account) -> _Cluster | None:
    """Return the cluster that takes the account in, or None where it stays apart."""
    if not candidates:
        return None
    event = account.event
    candidates = _likest(candidates, account)
    if len(candidates) > 1 and (width(account.form) > _VAGUE or not event.keys):
        return None
    cluster = candidates[0]
    name = event.title or event.document
    if event.wide and cluster.parties.isdisjoint(event.parties):
        cluster.doubts.append(
            f"“{name}” does not say whose war; it is taken to be that of documents on the same happening"
        )
    elif not event.keys and not event.wide:
        cluster.doubts.append(f"“{name}” names no place; it is taken to be this for its date")
    elif event.keys and cluster.keys.isdisjoint(event.keys):
        cluster.doubts.append(
            f"“{name}” speaks of {_said(event)}; it is taken to be this for its day and its town"
        )
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
    by_document: dict[str, list[_Cluster]] = defaultdict(list)
    spots = _spots(given)
    for event in sorted(given, key=_order):
        account = account_of(event)
        found: dict[int, _Cluster] = {}
        for key in query_keys(account):
            found.update(islice(by_key.get(key, {}).items(), _MOST))
        candidates = [cluster for cluster in found.values() if _fits(cluster, account)]
        candidates = _one_place(candidates, account, spots)
        if event.wide and not candidates:
            candidates = _told_with(by_document[event.document_id], account)
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
        beside = by_document[event.document_id]
        if event.wide:
            for other in beside:
                other.tell_with(cluster)
        else:
            beside.append(cluster)
        for key in index_keys(event):
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
    """Return the place that most accounts name first, in the shortest words that any has for it."""
    counted = Counter(member.keys[0] for member in members if member.keys)
    if not counted:
        return None
    best = min(counted, key=lambda key: (-counted[key], key))
    named = [m.place for m in members if m.place and m.keys and m.keys[0] == best]
    where = min(named, key=lambda place: (len(place.text), place.text.isupper(), place.text))
    return Where(text=where.text, name=where.name, id=where.id)


def _when(cluster: _Cluster) -> When | None:
    """Return the date most accounts state among the precise ones; without any, the narrowest."""
    if cluster.date is None:
        return None
    most = max(width(cluster.date), DAYS_KEYED)
    stated = [m.date for m in cluster.members if m.date and width(date_of(m)) <= most]
    counted = Counter(when.edtf for when in stated)
    best = min(counted, key=lambda form: (-counted[form], width(form), form))
    when = next(when for when in stated if when.edtf == best)
    return When(text=when.text, edtf=when.edtf)


def _identity(cluster: _Cluster, place: Where | None, when: When | None) -> str:
    wide = "wide" if cluster.members[0].wide else ""
    if place is None and (when is None or not wide):
        return stable_id("e", *min((m.document_id, m.number) for m in cluster.members))
    name = (place.name or place.text).casefold() if place else " ".join(sorted(cluster.parties))
    return stable_id("e", wide, name, when.edtf if when else "")
