"""A way through a document that gives each figure to the happening it speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model import Block, Document, Figure, Span
from onrecord.resolve.clues import Clues
from onrecord.resolve.evidence import Reading, of_figure, of_sentence, read_sentence
from onrecord.resolve.local_event import LocalEvent
from onrecord.resolve.opening import OPENING, cover, join_headline, read_title, settle, settled
from onrecord.resolve.parties import parties_of
from onrecord.resolve.places import Mention
from onrecord.resolve.scene import scene_of
from onrecord.resolve.thread_book import ThreadBook, note
from onrecord.resolve.threads import Thread, is_day
from onrecord.resolve.totals import outgrown, summed
from onrecord.resolve.vessels import vessels_in

_LEAD = 700
_FIRST = 6
# People who take part in something about a happening are not part of the happening.
_NO_EVENT = frozenset({"participating"})


class Walk:
    """One way through a document, from block to block.

    `trail` tells at which thread the text is from where on.
    """

    def __init__(self, document: Document, figures: Sequence[Figure]) -> None:
        """Make ready for the way through a document with its located figures."""
        self.document, self.scene = document, scene_of(document)
        present = self.scene.news and not self.scene.past
        now = document.metadata.date if present else None
        self.book = ThreadBook(now, many=self.scene.many_news)
        self.soft = False  # the title names a place, but no happening
        self.section: Thread | None = None
        self.fresh = True  # nothing in the paragraph has yet said what it speaks of
        self.trail: list[tuple[int, Thread | None]] = []
        self.left = {figure.id for figure in figures}
        self.by_sentence: dict[Span, list[Figure]] = defaultdict(list)
        for figure in figures:
            self.by_sentence[figure.sentence].append(figure)

    def clues(self, start: int, end: int) -> Clues:
        """Return the clues of a passage."""
        return self.scene.clues(start, end, self.book.known())

    def ships(self, clues: Clues) -> tuple[Mention, ...]:
        """Return the vessels that a passage names."""
        return vessels_in(self.document.text, clues.start, clues.end)

    def read(self) -> None:
        """Go through the blocks in order."""
        early = sorted(self.by_sentence)[:_FIRST]
        found = read_title(self.scene, self.book, early)
        if found:
            self.book.main, self.soft = found
        starts = [sentence[0] for sentence in self.document.sentences]
        sentences = [
            self.document.sentences[bisect_left(starts, b.start) : bisect_left(starts, b.end)]
            for b in self.document.blocks
        ]
        full = [any(s in self.by_sentence for s in inside) for inside in sentences] + [False]
        for index, block in enumerate(self.document.blocks):
            self.trail.append((block.start, self.section or self.book.main))
            if full[index]:
                self.paragraph(block, sentences[index])
            elif self.scene.beside(block):
                continue
            elif block.type == "heading":
                self.heading(block)
            elif full[index + 1] or (block.start < _LEAD and not settled(self.book.main)):
                self.passing(sentences[index])
        for figures in self.by_sentence.values() if self.left else ():
            for figure in figures:
                if figure.id in self.left:  # its sentence lies in no block
                    self.give(figure, self.book.main or self.book.last)
        every = (figure for figures in self.by_sentence.values() for figure in figures)
        join_headline(self.scene, self.book, {figure.id: figure for figure in every})
        settle(self.scene, self.book)

    def heading(self, block: Block) -> None:
        """Let a heading that names a happening open a section."""
        clues = self.clues(block.start, block.end)
        placed = any(self.scene.narrow(group.mentions) for group in clues.groups)
        self.section = self.step(clues, None) if placed or clues.names else None
        if self.section and block.start < _LEAD:
            self.lead(self.section)
        cover(self.scene, self.book.main, block.start, block.end)

    def passing(self, sentences: Sequence[Span]) -> None:
        """Take note of what a paragraph without figures speaks of."""
        here = self.section or self.book.main
        early = bool(sentences) and sentences[0][0] < _LEAD
        for sentence in sentences[: 5 if early else 2]:
            cover(self.scene, self.book.main, *sentence)
            here = self.step(self.clues(*sentence), here)
            self.trail.append((sentence[0], here))
        self.book.last = here or self.book.last

    def step(self, clues: Clues, here: Thread | None) -> Thread | None:
        """Return the thread the text is at after a sentence without figures."""
        evidence = of_sentence(self.scene, clues)
        if evidence is None:
            return here
        thread = self.book.choose(evidence, here)
        note(thread, clues, self.ships(clues))
        telling = bool(clues.nouns) or self.scene.past
        if clues.start < OPENING and thread and thread.leads and telling:
            self.lead(thread)
        return thread

    def paragraph(self, block: Block, sentences: Sequence[Span]) -> None:
        """Give each figure of a block to a thread."""
        book, self.fresh = self.book, True
        here = self.section or book.main or book.last
        last = max(index for index, span in enumerate(sentences) if span in self.by_sentence)
        for index, sentence in enumerate(sentences[: last + 1]):
            figures = self.by_sentence.get(sentence, [])
            if block.type == "table":  # a row's place is a part of the table's happening
                for figure in figures:
                    here = self.give(figure, here or book.new())
                continue
            clues = self.clues(*sentence)
            if index == 0:
                here = self.entry(clues, here)
            stood = here
            if not figures:
                here = self.step(clues, here)
                self.trail.append((sentence.start, here))
                self.fresh = self.fresh and here is stood
                continue
            reading = read_sentence(self.scene, clues, figures, book.known())
            for figure in figures:
                here = self.give(figure, self.thread_of(figure, reading, here))
                self.fresh = False
            self.trail.append((sentence.start, here))
            note(here, clues, self.ships(clues))
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
        if several and self.scene.many_news and not (book.main or self.section or clues.back):
            return None
        return here

    def thread_of(self, figure: Figure, reading: Reading, here: Thread | None) -> Thread | None:
        """Return the thread of one figure."""
        clues, evidence = reading.clues, of_figure(self.scene, figure, reading)
        if "recognised" in figure.outcome and not evidence.mentions:
            return self.book.main or here
        points = clues.back or clues.back_place or clues.names
        silent = self.fresh and not (evidence.mentions or evidence.when or points)
        asserted = figure.polarity == "asserted"
        if (
            silent
            and asserted
            and self.scene.past
            and here
            and here.leads
            and here.outgrown(figure)
        ):
            return outgrown(self.book, evidence, here)
        bare = not (evidence.mentions or evidence.when or self.section)
        wider = None
        if clues.total and asserted and bare and here and not here.wide:
            wider = summed(self.book, figure, evidence, here)
        return wider or self.book.choose(evidence, here)

    def give(self, figure: Figure, thread: Thread | None) -> Thread | None:
        """Give a figure to a thread; without any, to what the document as a whole is about."""
        self.left.discard(figure.id)
        if set(figure.outcome) <= _NO_EVENT:
            return thread
        if thread is None:
            thread = self.book.main or self.book.new()
        thread.take(figure)
        if thread.leads and not self.scene.many_news:
            self.lead(thread)
        return thread

    def lead(self, thread: Thread) -> None:
        """Take what is told first for what the text is about, unless the title says otherwise."""
        main = self.book.main
        if main is None:
            self.book.main = thread
        elif self.soft and thread is not main and thread.when and not (main.when or main.figures):
            self.book.main, self.soft = thread, False


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
    walk = Walk(document, figures)
    walk.read()
    return tuple(_summary(walk, thread) for thread in walk.book.threads if thread.figures)


def _summary(walk: Walk, thread: Thread) -> LocalEvent:
    document = walk.document
    leads = [key for key in thread.places if key in thread.leads]
    # Parties tell accounts apart only where a place does not.
    dated = is_day(thread.date) and not walk.scene.many_news
    return LocalEvent(
        document=document.path,
        document_id=document.id,
        number=thread.number,
        place=thread.places[leads[0]] if leads else None,
        keys=tuple(leads),
        around=tuple(key for key in thread.places if key not in thread.leads),
        within=tuple(sorted(thread.within - thread.leads)),
        date=thread.when,
        names=tuple(name for name, _ in thread.names.most_common()),
        parties=parties_of(document.text) if thread.wide or not leads or dated else (),
        title=document.metadata.title,
        wide=thread.wide,
        main=thread is walk.book.main,
        past=walk.scene.past,
        news=walk.scene.news,
        as_of=document.metadata.date,
        figures=tuple(thread.figures),
        doubts=tuple(dict.fromkeys(thread.doubts)),
    )
