"""The happenings one document speaks of, and the figure each of its figures belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from onrecord.model import Block, Document, Figure, Record, Span, When, Where
from onrecord.resolve import edtf
from onrecord.resolve.clues import Clues, commemorates, read_clues
from onrecord.resolve.dates import find_dates
from onrecord.resolve.locate import Group
from onrecord.resolve.place_words import place_words
from onrecord.resolve.places import Mention, place_key
from onrecord.resolve.threads import Thread, compatible, is_part, usable

_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}")
_OPENING = 600
_TITLE_LENGTH = 300
# Outcomes of people who take part in something about the happening, not in the happening.
_NO_EVENT = frozenset({"participating"})
# Outcomes that come after the happening or stood before it: their own date and place are not its.
_LATER = frozenset({"recognised", "identified", "released", "convicted", "population", "occupied"})


class LocalEvent(Record, frozen=True, kw_only=True):
    """One happening as one document speaks of it; small, so that many documents stream.

    `keys` are the comparable forms of the places where it happened, `around` of other places
    named with it; `parties` are the stems of countries and peoples the document names, `as_of` the
    document's date. `number` counts the happenings of the document from 0.
    """

    document: str
    document_id: str
    number: int
    place: Where | None = None
    keys: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    date: When | None = None
    names: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    title: str | None = None
    wide: bool = False
    main: bool = False
    as_of: str | None = None
    figures: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def parties_of(text: str) -> frozenset[str]:
    """Return the keys of names that the text treats as countries: it also uses their adjective.

    "Ostravia" beside "Ostravian", "Kelmar" beside "Kelmari"; also what follows "Republic of".
    """
    words = frozenset(_WORD.findall(text))
    found = set()
    for word in words:
        if len(word) > 3 and any(
            word + ending in words for ending in ("n", "an", "ian", "i", "ese", "ish", "ni", "s")
        ):
            if word + "s" in words and not any(
                word + ending in words for ending in ("n", "an", "ian", "i", "ese", "ish", "ni")
            ):
                continue
            found.add(word.lower())
    for match in re.finditer(
        r"\b(?:Republic|Kingdom|Government|State|Federation|Union)\s{1,3}of\s{1,3}(?:the\s{1,3})?([^\W\d_a-z][\w-]{2,40})",
        text,
    ):
        found.add(place_key(match.group(1)))
    return frozenset(found)


class _Reader:
    """Follows the happenings of one document from block to block."""

    def __init__(self, document: Document, figures: tuple[Figure, ...]) -> None:
        self.document, self.text = document, document.text
        self.reference = document.metadata.date
        self.countries = parties_of(document.text)
        self.threads: list[Thread] = []
        self.main: Thread | None = None
        self.section: Thread | None = None
        self.last: Thread | None = None
        self.past = commemorates(document.metadata.title or "")
        self.by_sentence: dict[Span, list[Figure]] = defaultdict(list)
        for figure in figures:
            self.by_sentence[figure.sentence].append(figure)
        self.assigned: dict[str, Thread] = {}

    # -- threads -----------------------------------------------------------------------------

    def new(self, *, wide: bool = False) -> Thread:
        thread = Thread(len(self.threads), wide=wide)
        self.threads.append(thread)
        return thread

    def narrow(self, group: Group | None) -> list[Mention]:
        """Return the mentions of a group that are narrower than a country."""
        if group is None:
            return []
        return [
            mention
            for mention in group.mentions
            if mention.kind != "country" and mention.key not in self.countries
        ]

    def add_group(self, thread: Thread, mentions: list[Mention]) -> None:
        kinds = [mention.kind for mention in mentions]
        lead_kind = next(
            (kind for kind in ("settlement", "facility", "unknown", "region") if kind in kinds), ""
        )
        for mention in mentions:
            thread.add_place(
                mention.where, lead=mention.kind == lead_kind or mention.kind == "facility"
            )

    # -- the main happening ------------------------------------------------------------------

    def open_main(self) -> None:
        """Set the main happening from the title, refined by the opening."""
        title = self.document.metadata.title or ""
        if not title:
            return
        clues = read_clues(title, 0, min(len(title), _TITLE_LENGTH), reference=self.reference)
        thread = self.from_clues(clues)
        if thread is None:
            return
        self.main = thread
        stated = next((when for when in clues.dates if "XXXX" not in when.edtf), None)
        if thread.when and "XXXX" in thread.when.edtf:
            thread.when = self.pinned(thread.when, stated)
        elif thread.when is None and stated:
            thread.when = stated

    def pinned(self, when: When, stated: When | None) -> When:
        """Set the year of a day without one, from the title or the only full date of that day."""
        year = edtf.year_of(stated.edtf) if stated else None
        if year is None:
            full = {
                edtf.year_of(other.edtf)
                for other in find_dates(self.text, 0, min(len(self.text), 50_000))
                if "XXXX" not in other.edtf
                and edtf.days(other.edtf) <= 3
                and edtf.overlap(when.edtf, other.edtf)
            }
            year = full.pop() if len(full) == 1 else None
        if year is None:
            return when
        return When(
            text=when.text, edtf=edtf.with_year(when.edtf, year), start=when.start, end=when.end
        )

    def from_clues(self, clues: Clues) -> Thread | None:
        """Return a new thread for what a title or heading names, or None."""
        for name in clues.names:
            if name.where and place_key(name.where.name or name.where.text) in self.countries:
                continue
            thread = self.new()
            thread.names[name.label] += 1
            thread.nouns.add(name.noun)
            if name.where:
                thread.add_place(name.where, lead=True)
            thread.when = usable(name.when)
            return thread
        for group in clues.groups:
            mentions = self.narrow(group)
            if mentions:
                thread = self.new()
                self.add_group(thread, mentions)
                thread.when = usable(clues.dates[0]) if clues.dates else None
                thread.nouns |= clues.nouns
                return thread
        mentions = [
            mention
            for mention in clues.others
            if mention.role == "of"
            and mention.kind != "country"
            and mention.key not in self.countries
        ]
        if mentions:
            thread = self.new()
            self.add_group(thread, mentions[:1])
            return thread
        return None

    # -- one sentence ------------------------------------------------------------------------

    def year_set(self, when: When | None, here: Thread | None) -> When | None:
        """Give a day without a year the year its surroundings fix, if they do."""
        if when is None or "XXXX" not in when.edtf:
            return when
        for thread in (here, self.last, self.main):
            if thread and thread.date and "XXXX" not in thread.date:
                if edtf.overlap(when.edtf.split("/")[0], thread.date):
                    year = edtf.year_of(thread.date)
                    if year:
                        return When(
                            text=when.text,
                            edtf=edtf.with_year(when.edtf, year),
                            start=when.start,
                            end=when.end,
                        )
        for thread in (here, self.main):
            year = edtf.year_of(thread.date) if thread and thread.date else None
            if year:
                return When(
                    text=when.text,
                    edtf=edtf.with_year(when.edtf, year),
                    start=when.start,
                    end=when.end,
                )
        now = (
            edtf.bounds(self.reference)[1]
            if self.reference and edtf.valid(self.reference)
            else None
        )
        if now is None or self.past:
            return when
        year = (
            now.year
            if edtf.bounds(edtf.with_year(when.edtf.split("/")[0], now.year))[0] <= now
            else now.year - 1
        )
        form = edtf.with_year(when.edtf, year)
        return (
            When(text=when.text, edtf=form, start=when.start, end=when.end)
            if edtf.valid(form)
            else when
        )

    def thread_for(
        self,
        clues: Clues,
        group: Group | None,
        when: When | None,
        here: Thread | None,
        *,
        later: bool,
    ) -> Thread | None:
        """Return the happening that a place, a date and a sentence speak of."""
        mentions = self.narrow(group)
        keys = {mention.key for mention in mentions}
        day = when is not None and "XXXX" not in when.edtf and edtf.days(when.edtf) <= 3
        if clues.wide and not mentions and not day and not clues.back:
            return self.wide_thread(usable(when))
        when = self.year_set(usable(when), here)
        if keys:
            same = [thread for thread in self.threads if thread.shares(keys)]
            fits = [
                thread for thread in same if later or compatible(thread.date, when and when.edtf)
            ]
            if fits:
                best = here if here in fits else self.main if self.main in fits else fits[-1]
                return self.part_or(best, when, mentions) if not later else best
            around = [
                t for t in self.threads if t.near(keys) and compatible(t.date, when and when.edtf)
            ]
            if around and all(mention.kind in ("region", "unknown") for mention in mentions):
                return here if here in around else around[-1]
            if later and here:
                return here
            host = here or self.main
            if (
                host
                and not host.leads
                and not host.wide
                and not same
                and compatible(host.date, when and when.edtf)
            ):
                self.add_group(host, mentions)
                host.refine(when)
                return host
            thread = self.new()
            self.add_group(thread, mentions)
            thread.when = when
            return thread
        if when and not later:
            return self.dated(clues, when, here)
        return here

    def part_or(self, thread: Thread, when: When | None, mentions: list[Mention]) -> Thread:
        """Return the thread, or a new one for one day of a long happening."""
        if when and is_part(thread.date, when.edtf):
            part = self.new()
            self.add_group(part, mentions)
            for key in thread.leads if not mentions else ():
                part.add_place(thread.places[key], lead=True)
            part.when = when
            return part
        thread.refine(when)
        for mention in mentions:
            thread.add_place(mention.where, lead=False)
        return thread

    def dated(self, clues: Clues, when: When, here: Thread | None) -> Thread | None:
        if here and not here.wide and compatible(here.date, when.edtf):
            return self.part_or(here, when, [])
        for thread in reversed(self.threads):
            if (
                thread.date
                and not thread.wide
                and edtf.days(thread.date) <= 31
                and compatible(thread.date, when.edtf)
            ):
                return thread
        thread = self.new(wide=clues.wide)
        thread.when = when
        year, own = edtf.year_of(when.edtf), here and here.date and edtf.year_of(here.date)
        if here and not clues.wide and (clues.back or (year and own and abs(year - own) <= 1)):
            for key in here.leads:
                thread.add_place(here.places[key], lead=True)
        return thread

    def wide_thread(self, when: When | None) -> Thread:
        for thread in self.threads:
            if thread.wide and compatible(thread.date, when and when.edtf):
                return thread
        thread = self.new(wide=True)
        thread.when = when
        return thread

    # -- blocks ------------------------------------------------------------------------------

    def read(self) -> None:
        self.open_main()
        sentences = self.document.sentences
        starts = [sentence[0] for sentence in sentences]
        with_figures = {
            index for index, block in enumerate(self.document.blocks)
            if any(block.start <= sentence[0] < block.end for sentence in self.by_sentence)
        }  # fmt: skip
        for index, block in enumerate(self.document.blocks):
            low, high = bisect_left(starts, block.start), bisect_left(starts, block.end)
            inside = sentences[low:high]
            if index in with_figures:
                self.paragraph(block, inside)
            elif block.type == "heading" and index:
                self.heading(block)
            elif index + 1 in with_figures or block.start < _OPENING:
                self.passing(inside[:3])

    def heading(self, block: Block) -> None:
        clues = read_clues(
            self.text, block.start, block.end, reference=self.reference, known=self.known()
        )
        group = clues.groups[0] if clues.groups else None
        self.section = None
        if self.narrow(group) or clues.names:
            self.section = self.step(clues, None)

    def known(self) -> frozenset[str]:
        return frozenset(key for thread in self.threads for key in thread.leads)

    def clues(self, sentence: Span) -> Clues:
        return read_clues(
            self.text, sentence[0], sentence[1], reference=self.reference, known=self.known()
        )

    def passing(self, sentences: Iterable[Span]) -> None:
        """Take note of what paragraphs without figures speak of."""
        here = self.section or self.main
        for sentence in sentences:
            clues = self.clues(sentence)
            here = self.step(clues, here)
        self.last = here or self.last

    def step(self, clues: Clues, here: Thread | None) -> Thread | None:
        """Return the thread after a sentence that holds no figure."""
        group = next((group for group in clues.groups if self.narrow(group)), None)
        if group is None and clues.names and clues.names[0].where:
            where = clues.names[0].where
            group = Group(where.start or 0, where.end or 0, (Mention(where, "at", "unknown"),))
        when = next((when for when in clues.dates if usable(when)), None)
        if group is None and when is None and not clues.wide:
            return here
        thread = self.thread_for(clues, group, when, here, later=clues.aftermath)
        if thread:
            thread.nouns |= clues.nouns
            for name in clues.names:
                if name.where and place_key(name.where.name or name.where.text) in thread.leads:
                    thread.names[name.label] += 1
        return thread

    def paragraph(self, block: Block, sentences: Iterable[Span]) -> None:
        here = self.section or self.main or self.last
        first = True
        for sentence in sentences:
            clues = self.clues(sentence)
            if first and clues.back and self.last and not clues.names:
                here = self.last
            first = False
            figures = self.by_sentence.get(sentence, [])
            if not figures:
                here = self.step(clues, here)
            for figure in figures:
                here = self.place_figure(figure, clues, here)
        self.last = here or self.last

    def place_figure(self, figure: Figure, clues: Clues, here: Thread | None) -> Thread | None:
        if set(figure.outcome) <= _NO_EVENT:
            return here
        group = next(
            (
                group
                for group in clues.groups
                if figure.place
                and group.start <= (figure.place.start or 0) < group.end
                and self.narrow(group)
            ),
            None,
        ) or next((group for group in clues.groups if self.narrow(group)), None)
        if group is None:
            own = next(
                (
                    m
                    for m in clues.others
                    if m.role == "of" and m.kind != "country" and m.key not in self.countries
                ),
                None,
            )
            group = Group(own.where.start or 0, own.where.end or 0, (own,)) if own else None
        later = bool(_LATER & set(figure.outcome)) or clues.aftermath
        when = figure.date if figure.date in clues.dates else None
        when = when or next((w for w in clues.dates if usable(w)), None)
        thread = self.thread_for(clues, group, when, here, later=later)
        if thread is None:
            thread = self.main or self.new()
            self.main = thread
        thread.figures.append(figure.id)
        self.assigned[figure.id] = thread
        return thread


def local_events(document: Document, figures: Iterable[Figure]) -> tuple[LocalEvent, ...]:
    """Return the happenings that a document's figures speak of, in the order of the document.

    Args:
        document: The document, with blocks, sentences and metadata.
        figures: Its figures, located (see `locate`).

    Returns:
        One small record a happening, with the ids of its figures. A figure that speaks of no
        happening (people in a campaign) is in none of them.
    """
    figures = tuple(figures)
    if not figures:
        return ()
    reader = _Reader(document, figures)
    reader.read()
    parties = tuple(sorted(_stem(name) for name in reader.countries))
    return tuple(
        LocalEvent(
            document=document.path,
            document_id=document.id,
            number=thread.number,
            place=next((thread.places[key] for key in thread.places if key in thread.leads), None),
            keys=tuple(key for key in thread.places if key in thread.leads),
            around=tuple(key for key in thread.places if key not in thread.leads),
            date=thread.when,
            names=tuple(name for name, _ in thread.names.most_common()),
            nouns=tuple(sorted(thread.nouns)),
            parties=parties,
            title=document.metadata.title,
            wide=thread.wide,
            main=thread is reader.main,
            as_of=document.metadata.date,
            figures=tuple(thread.figures),
            doubts=tuple(thread.doubts),
        )
        for thread in reader.threads
        if thread.figures
    )


def _stem(name: str) -> str:
    return name[:6]
