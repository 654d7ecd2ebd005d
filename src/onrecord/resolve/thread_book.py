"""The threads of one document, and the rules by which a sentence goes to one of them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import When, replace
from onrecord.resolve import edtf
from onrecord.resolve.clues import Clues, Name
from onrecord.resolve.places import Mention
from onrecord.resolve.threads import (
    Evidence,
    Thread,
    apart,
    compatible,
    is_day,
    is_firm,
    is_incident,
    is_long_before,
    is_part,
    is_within_year,
)

# Years apart up to which a date without a place is taken to lie where the text just was.
_SAME_STORY = 1
# Days of a happening that a count since an earlier or later date is not of.
_SHORT = 31


class ThreadBook:
    """The happenings of one document. `main` is what the document as a whole is about.

    `now` is the date of a report of present happenings: what it gives no date is of its own time.
    `many` is true for news that may tell of another happening in each paragraph.
    """

    def __init__(self, now: str | None = None, *, many: bool = False) -> None:
        self.now, self.many = now, many
        self.threads: list[Thread] = []
        self.main: Thread | None = None
        self.last: Thread | None = None

    def new(self, *, wide: bool = False) -> Thread:
        """Open a thread."""
        thread = Thread(len(self.threads), wide=wide)
        self.threads.append(thread)
        return thread

    def fits(self, thread: Thread, date: str | None) -> bool:
        """True when a date may be that of a thread; without a date of its own, of the report's time."""
        if thread.date is not None or thread.wide or self.now is None or date is None:
            return compatible(thread.date, date)
        return not is_long_before(date, self.now)

    def known(self) -> frozenset[str]:
        """Return the keys of all places where something happened so far."""
        return frozenset(key for thread in self.threads for key in thread.leads)

    def opened_by(self, name: Name) -> Thread:
        """Return the thread a name belongs to, or a new one."""
        for thread in self.threads:
            same = thread.shares([name.key]) if name.key else thread.when == name.when
            if same and compatible(thread.date, name.when.edtf if name.when else None):
                thread.add_name(name.label, name.where)
                return thread
        thread = self.new()
        thread.add_name(name.label, name.where)
        thread.when = name.when
        return thread

    def choose(self, evidence: Evidence, here: Thread | None) -> Thread | None:
        """Return the thread that a sentence speaks of; `here` is the one the text is at."""
        if evidence.several and not evidence.mentions and here and here.broad:
            return here
        if not evidence.mentions and (
            evidence.several or (evidence.wide and not evidence.back and not is_day(evidence.date))
        ):
            return self.wide(evidence, here)
        short = here is not None and here.date is not None and edtf.days(here.date) <= _SHORT
        if evidence.since and here and short and apart(here.date, evidence.since):
            return self.since(evidence, here)
        known = any(thread.shares(evidence.keys) for thread in self.threads)
        if evidence.arrival and here and here.leads and not here.wide and not known:
            evidence = evidence._replace(mentions=())  # where people came to, not what happened
        if evidence.mentions:
            return self.at_place(evidence, here)
        if evidence.when and not evidence.later:
            return self.on_date(evidence, evidence.when, here)
        return here

    def since(self, evidence: Evidence, here: Thread) -> Thread:
        """Return the thread of what is counted over a longer time than the day that was told of."""
        if not evidence.mentions:
            return self.wide(evidence, here)
        for thread in self.threads:
            if thread is not here and thread.shares(evidence.keys) and not is_day(thread.date):
                return thread
        thread = self.new()
        thread.add(evidence.mentions)
        return thread

    def at_place(self, evidence: Evidence, here: Thread | None) -> Thread:
        """Return the thread of a stated place: a known one whose date agrees, or a new one."""
        same = [thread for thread in self.threads if thread.shares(evidence.keys)]
        # What a document calls by the name it has used before is that happening, whatever date
        # stands in the sentence: "in 1994 the X massacre was put on the agenda".
        fits = [t for t in same if t.called(evidence.labels) or evidence.later]
        fits = fits or [t for t in same if self.fits(t, evidence.date)]
        if fits:
            best = here if here in fits else self.main if self.main in fits else fits[-1]
            if best is not None:
                stays = evidence.later or not compatible(best.date, evidence.date)
                return best if stays else self.part_or(best, evidence)
        # A bridge or a camp lies somewhere in what is being told of, unless its date is another.
        spot = all(
            mention.kind == "facility" or (mention.town and not self.many)
            for mention in evidence.mentions
        )
        there = any(mention.role == "at" for mention in evidence.mentions)
        at_home = here is not None and not here.wide and (bool(here.leads) or not there)
        stays = spot and at_home and not (evidence.paired or is_day(evidence.date))
        later = evidence.later and not evidence.named
        if (later or stays) and (here or self.main):
            return here or self.main or self.new()
        around = [
            t for t in self.threads if t.near(evidence.keys) and compatible(t.date, evidence.date)
        ]
        if around and not same:
            return here if here in around and here is not None else around[-1]
        host = here or self.main
        # A bare year after figures without place or date is that of something compared.
        bare = evidence.when is not None and not is_within_year(evidence.date)
        free = (
            host is not None
            and not (host.leads or host.wide or same)
            and not (host.figures and bare and "XXXX" in (host.date or "XXXX"))
        )
        if host and free and self.fits(host, evidence.date):
            host.add(evidence.mentions)
            host.refine(evidence.when)
            return host
        thread = self.new()
        thread.add(evidence.mentions)
        thread.when = evidence.when
        if spot and host and not (host.wide or evidence.paired):
            thread.within |= host.leads | host.within
        return thread

    def part_or(self, thread: Thread, evidence: Evidence) -> Thread:
        """Return the thread, or a new one for one day of a longer happening."""
        if not is_incident(thread, evidence.date):
            if evidence.mentions or thread.when or is_day(evidence.date) or not thread.leads:
                thread.refine(evidence.when)
            thread.add_around(evidence.mentions)
            return thread
        for other in self.threads:
            if other is not thread and is_day(other.date) and compatible(other.date, evidence.date):
                return other
        part = self.new()
        part.add(evidence.mentions)
        if not evidence.mentions:
            part.inherit(thread)
        part.when = evidence.when
        return part

    def on_date(self, evidence: Evidence, when: When, here: Thread | None) -> Thread:
        """Return the thread of a stated date without a place."""
        if here and "XXXX" in when.edtf:
            year = edtf.year_of(here.date) if here.date and is_within_year(here.date) else None
            if year is not None:
                when = replace(when, edtf=edtf.with_year(when.edtf, year))
                evidence = evidence._replace(when=when)
            elif not compatible(here.date, when.edtf) and "XXXX" not in (here.date or ""):
                return here  # nothing tells that it is another happening
        # "The flood of 2010" is not what the text is about if that was no flood.
        other = (
            evidence.dated_noun
            and here
            and here.date is None
            and (evidence.dated_noun not in here.nouns and bool(here.leads))
            and (bool(here.nouns) or not is_within_year(when.edtf))
        )
        # "From 28 August to 28 September" is wider than the one day that was told of.
        wider = here is not None and is_day(here.date) and is_part(when.edtf, here.date)
        if wider and not evidence.back and here and here.figures:
            thread = self.new()
            thread.when = when
            thread.within |= here.leads
            return thread
        if here and not here.wide and not other and self.fits(here, when.edtf):
            return self.part_or(here, evidence)
        for thread in reversed(self.threads):
            if thread.date and edtf.days(thread.date) <= 31 and compatible(thread.date, when.edtf):
                return thread
        thread = self.new()
        thread.when = when
        year = edtf.year_of(when.edtf)
        own = edtf.year_of(here.date) if here and here.date else None
        if here and (evidence.back or (year and own and abs(year - own) <= _SAME_STORY)):
            thread.inherit(here)
        return thread

    def wide(self, evidence: Evidence, here: Thread | None) -> Thread:
        """Return the thread of a war or a time as a whole; a firm date marks off one from another."""
        firm = evidence.date if is_firm(evidence.date) else None
        if here and here.wide and (firm is None or compatible(here.date, firm)):
            return here
        for thread in self.threads:
            if (
                thread.wide
                and (thread.date is None) == (firm is None)
                and compatible(thread.date, firm)
            ):
                return thread
        thread = self.new(wide=True)
        thread.when = evidence.when if firm else None
        return thread


def note(thread: Thread | None, clues: Clues, ships: Sequence[Mention] = ()) -> None:
    """Keep the names and nouns a sentence uses for a thread's happening, and the ship it names."""
    if thread is None:
        return
    for ship in ships[:1] if not thread.wide else ():
        thread.leads.add(ship.key)
        thread.add_around([ship])
    thread.nouns |= clues.nouns
    for name in clues.names:
        if name.label and name.key and name.key in thread.leads:
            thread.names[name.label] += 1
