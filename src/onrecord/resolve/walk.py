"""The happenings one document speaks of, and the one each of its figures belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model import Block, Document, Figure, Record, Span, When, Where
from onrecord.resolve.clue_words import clue_words, is_citation
from onrecord.resolve.clues import Clues, Name, read_clues, tells_act
from onrecord.resolve.datelines import dateline_keys
from onrecord.resolve.lexemes import words_of
from onrecord.resolve.locate import divide, governing, mentions_in
from onrecord.resolve.parties import parties_of
from onrecord.resolve.places import Mention
from onrecord.resolve.thread_book import ThreadBook
from onrecord.resolve.threads import Evidence, Thread, is_within_year
from onrecord.resolve.title_event import lists_many, thread_of_title
from onrecord.resolve.years import looks_back, tells_news

_OPENING = 1500
_LEAD = 700
_LETTERHEAD = 300
_OUR_PLACE = re.compile(
    r"\b(?:our|the)\s{1,3}(?:town|village|city|townspeople|villagers|municipality)\b", re.IGNORECASE
)
_FIRST = 6
# People who take part in something about a happening are not part of the happening.
_NO_EVENT = frozenset({"participating"})
# What comes after a happening or stood before it: the sentence's own date and place are not its.
_LATER = frozenset({"recognised", "identified", "released", "convicted", "population"})
_Candidate = tuple[int, int, tuple[Mention, ...], Name | None]
# People who were taken or went somewhere: where they are is not where they were harmed.
_MOVED = frozenset({"displaced", "detained", "released", "missing"})
_SKIPPED = frozenset({"note", "boilerplate", "front_matter"})


class LocalEvent(Record, frozen=True, kw_only=True):
    """One happening as one document speaks of it; small, so that many documents stream.

    `keys` are the comparable forms of the places where it happened, `around` of other places
    named with it; `parties` the two countries or peoples the document names most; `as_of` the
    document's date. `number` counts the happenings of the document from 0; `main` marks the one
    the document as a whole is about. `past` is true for a document that looks back over years,
    `news` for one that tells of the days before it.
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
    past: bool = False
    news: bool = False
    as_of: str | None = None
    figures: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class _Walk:
    """One way through a document, from block to block."""

    def __init__(self, document: Document, figures: Sequence[Figure]) -> None:
        self.document = document
        self.book = ThreadBook()
        self.countries = parties_of(document.text).countries
        self.datelines = dateline_keys(document.text)
        self.news, self.past = tells_news(document), looks_back(document)
        self.soft = False  # the title names a place, but no happening
        self.many = lists_many(document.metadata.title)
        self.section: Thread | None = None
        self.by_sentence: dict[Span, list[Figure]] = defaultdict(list)
        self.fresh = True  # nothing in the paragraph has yet said what it speaks of
        self.left = {figure.id for figure in figures}
        for figure in figures:
            self.by_sentence[figure.sentence].append(figure)

    def narrow(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """Return the places narrower than a country."""
        return tuple(
            mention
            for mention in mentions
            if mention.kind != "country"
            and (
                mention.key not in self.countries or (mention.where.id or "").startswith("geonames")
            )
        )

    def clues(self, start: int, end: int) -> Clues:
        """Return the clues of a passage, names of whole countries left out."""
        clues = read_clues(self.document, start, end, self.book.known() | self.datelines)
        names = tuple(
            name for name in clues.names if not name.key or name.key not in self.countries
        )
        return clues._replace(names=names)

    def read(self) -> None:
        """Go through the blocks in order."""
        found = thread_of_title(self.document, self.book, self.narrow, self.datelines)
        found = found or thread_of_title(self.document, self.book, self.narrow, self.named_early())
        if found:
            self.book.main, self.soft = found
        starts = [sentence[0] for sentence in self.document.sentences]
        bounds = [
            (bisect_left(starts, block.start), bisect_left(starts, block.end))
            for block in self.document.blocks
        ]
        sentences = [self.document.sentences[low:high] for low, high in bounds]
        full = [any(s in self.by_sentence for s in inside) for inside in sentences] + [False]
        for index, block in enumerate(self.document.blocks):
            if full[index]:
                self.paragraph(block, sentences[index])
            elif self.beside(block):
                continue
            elif block.type == "heading":
                self.heading(block)
            elif full[index + 1] or (block.start < _OPENING and not self.settled()):
                self.passing(sentences[index])
        for figures in self.by_sentence.values() if self.left else ():
            for figure in figures:
                if figure.id in self.left:  # its sentence lies in no block
                    self.give(figure, self.book.main or self.book.last)
        self.settle()

    def beside(self, block: Block) -> bool:
        """True for a block that tells nothing: a note, a letterhead, the title read already."""
        where = self.document.metadata.where
        head = (where.get("issuer"), where.get("title"))
        own = sum(
            max(0, min(span[1], block.end) - max(span[0], block.start)) for span in head if span
        )
        if 2 * own > block.end - block.start:
            return True
        return block.type in _SKIPPED or is_citation(self.document.text, block.start, block.end)

    def named_early(self) -> frozenset[str]:
        """Return the keys of the places that the first figures' sentences name."""
        keys: set[str] = set()
        for sentence in sorted(self.by_sentence)[:_FIRST]:
            for mention in self.narrow(mentions_in(self.document.text, *sentence)):
                keys.add(mention.key)
        return frozenset(keys)

    def settled(self) -> bool:
        """True when place and date of what the document is about are known."""
        main = self.book.main
        return main is not None and bool(main.leads) and main.when is not None

    def heading(self, block: Block) -> None:
        """Let a heading that names a happening open a section."""
        clues = self.clues(block.start, block.end)
        group = next((g for g in clues.groups if self.narrow(g.mentions)), None)
        self.section = self.step(clues, None) if group or clues.names else None
        if self.section and block.start < _LEAD:
            self.lead(self.section)
        self.cover(block)

    def cover(self, block: Block) -> None:
        """Take the period a report says it covers as the date of what it is about."""
        main = self.book.main
        if (
            main
            and main.when is None
            and not clue_words().period.isdisjoint(
                words_of(self.document.text, block.start, block.end).all
            )
        ):
            stated = [
                when
                for when in self.clues(block.start, block.end).dates
                if is_within_year(when.edtf)
            ]
            main.when = stated[0] if len(stated) == 1 else None

    def passing(self, sentences: Sequence[Span]) -> None:
        """Take note of what a paragraph without figures speaks of."""
        here = self.section or self.book.main
        early = bool(sentences) and sentences[0][0] < _LEAD
        for sentence in sentences[: 5 if early else 2]:
            here = self.step(self.clues(*sentence), here)
        self.book.last = here or self.book.last

    def step(self, clues: Clues, here: Thread | None) -> Thread | None:
        """Return the thread the text is at after a sentence without figures."""
        name = next((name for name in clues.names if name.where), None)
        group = next((g for g in clues.groups if self.narrow(g.mentions)), None)
        mentions = self.narrow(group.mentions) if group else ()
        if name and not mentions:
            mentions = (Mention(name.where, "at", "unknown"),) if name.where else ()
        when = clues.dates[0] if clues.dates else None
        if when and not mentions and not tells_act(self.document.text, clues.start, clues.end):
            when = None
        if not (mentions or when or clues.wide) or (clues.aftermath and not mentions):
            return here
        labels = frozenset(name.label.lower() for name in clues.names if name.label)
        evidence = Evidence(
            mentions, when, clues.wide, clues.back, later=clues.aftermath, labels=labels
        )
        thread = self.book.choose(evidence, here)
        self.book.note(thread, clues)
        if clues.start < _OPENING and thread and thread.leads and (clues.nouns or self.past):
            self.lead(thread)
        return thread

    def paragraph(self, block: Block, sentences: Sequence[Span]) -> None:
        """Give each figure of a block to a thread."""
        book = self.book
        here = self.section or book.main or book.last
        in_table, self.fresh = block.type == "table", True
        last = max(
            index for index, sentence in enumerate(sentences) if sentence in self.by_sentence
        )
        for index, sentence in enumerate(sentences[: last + 1]):
            figures = self.by_sentence.get(sentence, [])
            if in_table:
                for figure in figures:
                    here = self.give(figure, here or book.new())
                continue
            clues = self.clues(*sentence)
            if index == 0:
                here = self.entry(clues, here)
            if not figures:
                stood = here
                here = self.step(clues, here)
                self.fresh = self.fresh and here is stood
                continue
            starts = [figure.start for figure in figures]
            for figure in figures:
                here = self.give(figure, self.thread_of(figure, clues, starts, here))
                self.fresh = False
            book.note(here, clues)
        book.last = here or book.last

    def entry(self, clues: Clues, here: Thread | None) -> Thread | None:
        """Return the thread a paragraph starts from.

        One that points back goes on with what went before. In news that has told of several
        happenings, each paragraph tells of another.
        """
        book, last = self.book, self.book.last
        if last and not clues.names:
            if clues.back and not (last.wide and here and here.leads and not clues.wide):
                return last
            elsewhere = not (here and here.leads & last.leads)
            if clues.back_place and last.leads and elsewhere:
                return last
        several = sum(bool(thread.figures) for thread in book.threads) > 1
        if several and self.many_news() and not (book.main or self.section or clues.back):
            return None
        return here

    def thread_of(
        self, figure: Figure, clues: Clues, starts: Sequence[int], here: Thread | None
    ) -> Thread | None:
        """Return the thread of one figure."""
        parts = divide(self.document.text, clues.start, clues.end)
        places = self.candidates(clues)
        found = governing(
            self.document.text, figure.start, [(p[0], p[1], p) for p in places], starts, parts
        )
        mentions, name = (found[2], found[3]) if found else (self.other_place(clues), None)
        foreign = [p for p in places if p[3] and p[3] is not name]
        dates = [
            (when.start or 0, when.end or 0, when)
            for when in clues.dates
            if not any(p[0] <= (when.start or 0) < p[1] for p in foreign)
        ]
        when = governing(self.document.text, figure.start, dates, starts, parts)
        settlements = "settlement" in figure.group and "part" not in figure.group_text
        driven = "displaced" in figure.outcome and any(
            other.role == "from" and not self.narrow(other.mentions) for other in clues.others
        )
        evidence = Evidence(
            mentions,
            when,
            clues.wide,
            clues.back,
            several=(settlements or driven) and (when is None or "~" in when.edtf),
            later=bool(_LATER & set(figure.outcome)) or clues.aftermath,
            arrival=clues.destination and not _MOVED.isdisjoint(figure.outcome),
            named=name is not None,
            labels=frozenset([name.label.lower()]) if name and name.label else frozenset(),
            dated_noun=next((n.noun for n in clues.names if when and n.when == when), None),
        )
        if "recognised" in figure.outcome and not mentions:
            return self.book.main or here
        silent = not (mentions or when or clues.back or clues.back_place or clues.names)
        asserted = figure.polarity == "asserted"
        grown = silent and self.fresh and self.past and asserted
        if grown and here and here.leads and here.outgrown(figure):
            return self.outgrown(evidence, here)
        return self.book.choose(evidence, here)

    def outgrown(self, evidence: Evidence, here: Thread) -> Thread:
        """Return the wider happening for a number far too large for the one the text is at."""
        thread = self.book.wide(evidence, here)
        doubt = "a number far above those given before is taken to be of something wider"
        if doubt not in thread.doubts:
            thread.doubts.append(doubt)
        return thread

    def candidates(self, clues: Clues) -> list[_Candidate]:
        """Return the places of a sentence and of the names in it, in order, each place once."""
        found: list[_Candidate] = [
            (name.start, name.end, (Mention(name.where, "at", "unknown"),), name)
            for name in clues.names
            if name.where
        ]
        for group in clues.groups:
            mentions = self.narrow(group.mentions)
            if mentions and not any(
                start < group.end and group.start < end for start, end, _, _ in found
            ):
                found.append((group.start, group.end, mentions, None))
        return sorted(found, key=lambda place: place[0])

    def other_place(self, clues: Clues) -> tuple[Mention, ...]:
        """Return the place of people ("residents of X"), or one named that is known already."""
        for other in clues.others:
            mentions = self.narrow(other.mentions)
            if other.role == "of" and mentions:
                return mentions
            if other.role == "named" and mentions and mentions[0].key in self.book.known():
                return mentions[:1]
        return ()

    def give(self, figure: Figure, thread: Thread | None) -> Thread | None:
        """Give a figure to a thread; without any, to what the document as a whole is about."""
        if set(figure.outcome) <= _NO_EVENT:
            self.left.discard(figure.id)
            return thread
        if thread is None:
            thread = self.book.main or self.book.new()
        thread.take(figure)
        self.left.discard(figure.id)
        if thread.leads and not self.many_news():
            self.lead(thread)
        return thread

    def many_news(self) -> bool:
        """True for news that may tell of many happenings, one a paragraph."""
        return self.news and self.many

    def lead(self, thread: Thread) -> None:
        """Take what is told first for what the text is about, unless the title says otherwise."""
        main = self.book.main
        if main is None:
            self.book.main = thread
        elif self.soft and thread is not main and thread.when and not (main.when or main.figures):
            self.book.main, self.soft = thread, False

    def settle(self) -> None:
        """Give the main happening a place when nothing that is told of it names one."""
        main = self.book.main or next((t for t in self.book.threads if t.figures), None)
        if main is None or main.leads or main.wide or not main.figures:
            return
        found: dict[str, Mention] = {}
        heads: dict[str, Mention] = {}
        for sentence in self.document.sentences:
            if sentence[0] > _OPENING:
                break
            for group in self.clues(*sentence).groups:
                found.update((mention.key, mention) for mention in self.narrow(group.mentions)[:1])
            if sentence[0] < _LETTERHEAD:
                mentions = self.narrow(mentions_in(self.document.text, *sentence))
                heads.update((m.key, m) for m in mentions if m.kind == "settlement")
        if len(heads) == 1 and _OUR_PLACE.search(self.document.text):
            main.add(list(heads.values()))
            main.doubts.append("its place is the town in whose name the document speaks")
        elif len(found) == 1 and not main.when and len(self.book.threads) == 1:
            main.add(list(found.values()))
            main.doubts.append("its place is the only one the opening of the document names")


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
    walk = _Walk(document, figures)
    walk.read()
    return tuple(
        _summary(document, thread, main=thread is walk.book.main)
        for thread in walk.book.threads
        if thread.figures
    )


def _summary(document: Document, thread: Thread, *, main: bool) -> LocalEvent:
    leads = [key for key in thread.places if key in thread.leads]
    return LocalEvent(
        document=document.path,
        document_id=document.id,
        number=thread.number,
        place=thread.places[leads[0]] if leads else None,
        keys=tuple(leads),
        around=tuple(key for key in thread.places if key not in thread.leads),
        date=thread.when,
        names=tuple(name for name, _ in thread.names.most_common()),
        nouns=tuple(sorted(thread.nouns)),
        parties=parties_of(document.text).leading,
        title=document.metadata.title,
        wide=thread.wide,
        main=main,
        past=looks_back(document),
        news=tells_news(document),
        as_of=document.metadata.date,
        figures=tuple(thread.figures),
        doubts=tuple(dict.fromkeys(thread.doubts)),
    )
