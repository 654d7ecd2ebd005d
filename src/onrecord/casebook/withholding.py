"""What is withheld from everything that leaves a casebook: passages of documents, and names in all of them.

The log alone holds it. The original, the text and the claims in the casebook stay as they are.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from onrecord.casebook.log import append, entries
from onrecord.casebook.names import folded, forms_of, pattern_of
from onrecord.casebook.sources import CURRENT, current_documents, load_document
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError
from onrecord.model import Document, NameForm, Span, Withholding, replace

PASSAGE, NAME, RELEASE = "withhold", "withhold-name", "release"
"""Actions of the log: a passage withheld, a name withheld, either given free again."""
KEY = "publication key"
"""The row of `state` with the secret that ids of published documents are made with."""


def withhold_passage(
    book: Casebook, document: str, start: int, end: int, *, user: str, reason: str
) -> int:
    """Withhold a passage of a document, and return the number of the log's entry.

    Args:
        book: The casebook.
        document: Its id or path.
        start: Offset of the first character.
        end: Offset behind the last.
        user: Who decides so.
        reason: Why; it stays in the casebook.

    Raises:
        CasebookError: If there is no such document or place, or no reason is given.
    """
    found = load_document(book, document)
    if not 0 <= start < end <= len(found.text) or not found.text[start:end].strip():
        raise CasebookError(f"no words stand at {start}:{end}", path=found.path)
    _reasoned(book, reason)
    with transaction(book) as db:
        make_key(book)
        after = {"document": found.id, "start": start, "end": end}
        return append(db, user, PASSAGE, found.id, reason=reason, after=after)


def withhold_name(
    book: Casebook, name: str, *, also: Iterable[str] = (), user: str, reason: str
) -> int:
    """Withhold a name in all documents, and return the number of the log's entry.

    Args:
        book: The casebook.
        name: As it is written in full.
        also: Other forms of it that are to be withheld.
        user: Who decides so.
        reason: Why; it stays in the casebook.

    Raises:
        CasebookError: If the name has no letters, or no reason is given.
    """
    forms = tuple(dict.fromkeys((name, *also)))
    if not all(pattern_of([form]) for form in forms):
        raise CasebookError("a name without letters cannot be withheld", path=book.path)
    _reasoned(book, reason)
    with transaction(book) as db:
        make_key(book)
        # Nobody who has the hashes of the log may try a name against this entry's.
        after = {"forms": forms, "salt": secrets.token_hex(16)}
        return append(db, user, NAME, f"n-{secrets.token_hex(6)}", reason=reason, after=after)


def release(book: Casebook, seq: int, *, user: str, reason: str) -> int:
    """Give free what entry `seq` withheld, and return the new entry's number.

    Raises:
        CasebookError: If nothing is withheld by it, or no reason is given.
    """
    _reasoned(book, reason)
    with transaction(book) as db:
        if seq not in {one.seq for one in withheld(book)}:
            hint = "`onrecord redact list` lists what is withheld"
            raise CasebookError(f"withholds nothing by entry {seq}", path=book.path, hint=hint)
        (found,) = (one for one in entries(book, after=seq - 1) if one.seq == seq)
        after = {"seq": seq, "document": (found.after or {}).get("document")}
        return append(db, user, RELEASE, found.subject, reason=reason, after=after)


def withheld(book: Casebook) -> list[Withholding]:
    """Return what is withheld, in the order in which it was decided."""
    found: dict[int, Withholding] = {}
    for entry in entries(book, actions=(PASSAGE, NAME, RELEASE)):
        after = entry.after or {}
        if entry.action == RELEASE:
            found.pop(after["seq"], None)
            continue
        found[entry.seq] = Withholding(
            seq=entry.seq,
            user=entry.user,
            reason=entry.reason,
            forms=tuple(after.get("forms", ())),
            document=after.get("document"),
            start=after.get("start"),
            end=after.get("end"),
        )
    return list(found.values())


def passages_of(found: Iterable[Withholding], document: str) -> list[Span]:
    """Return the passages of a document among what is withheld."""
    return [
        Span(one.start, one.end)
        for one in found
        if one.document == document and one.start is not None and one.end is not None
    ]


def names_in(found: Iterable[Withholding]) -> re.Pattern[str] | None:
    """Return what finds the withheld names, or None where there are none."""
    return pattern_of(form for one in found for form in one.forms)


def name_forms(
    book: Casebook,
    name: str,
    *,
    without: Collection[str] = frozenset(),
    progress: Callable[[int, int], None] | None = None,
) -> list[NameForm]:
    """Return the forms in which a name stands in a casebook's documents, for a person to choose from.

    Args:
        book: The casebook.
        name: As it is written in full.
        without: The ids of documents that are not looked at.
        progress: Told after each document how many of how many are done.
    """
    (total,) = book.db.execute(f"SELECT count(*) FROM document {CURRENT}").fetchone()  # noqa: S608

    def texts() -> Iterator[tuple[str, str]]:
        for count, document in enumerate(current_documents(book), start=1):
            if document.id not in without:
                yield document.path, _words(document)
            if progress is not None:
                progress(count, total)

    return marked_withheld(book, forms_of(name, texts()))


def marked_withheld(book: Casebook, forms: Iterable[NameForm]) -> list[NameForm]:
    """Return forms of a name, with whether each is withheld now."""
    pattern = names_in(withheld(book))
    return [
        replace(one, withheld=bool(pattern and pattern.fullmatch(folded(one.form))))
        for one in forms
    ]


def passage_words(book: Casebook) -> list[str]:
    """Return the words of the passages that are withheld, as they stand in their documents."""
    return [
        load_document(book, one.document).text[one.start : one.end]
        for one in withheld(book)
        if one.document is not None
    ]


def standing_also(book: Casebook, document: str, start: int, end: int) -> list[str]:
    """Return where the words of a passage stand besides: the paths of documents that would still give them.

    Spaces, line ends, letters' size and accents make no difference.
    """
    own = load_document(book, document)
    words = re.escape(" ".join(folded(own.text[start:end]).split())).replace(r"\ ", r"\s+")
    if not words:
        return []
    pattern, found = re.compile(words), []
    withheld_now = withheld(book)
    for other in current_documents(book):
        gone = passages_of(withheld_now, other.id)
        gone += [Span(start, end)] if other.id == own.id else []
        places = (Span(*match.span()) for match in pattern.finditer(folded(other.text)))
        if any(not any(passage.holds(place) for passage in gone) for place in places):
            found.append(other.path)
    return found


def carry_passages(book: Casebook, old: Document, new: Document, *, user: str) -> list[str]:
    """Withhold in a new version what is withheld in the one before, inside a transaction.

    A passage is withheld wherever its words stand in the new version. Returns the words of passages that
    do not stand in it: whoever calls must keep the document back until somebody has looked.
    """
    lost = []
    for one in withheld(book):
        for start, end in passages_of([one], old.id):
            words = old.text[start:end]
            places = list(_places(new.text, words))
            for place in places:
                after = {"document": new.id, "start": place, "end": place + len(words)}
                reason = f"carried over from the version before: {one.reason}"
                append(book.db, user, PASSAGE, new.id, reason=reason, after=after)
            if not places:
                lost.append(words)
    return lost


def key_of(book: Casebook) -> bytes:
    """Return the secret that ids of published documents are made with."""
    row = book.db.execute("SELECT value FROM state WHERE name = ?", (KEY,)).fetchone()
    return bytes.fromhex(row["value"]) if row else b""


def make_key(book: Casebook) -> None:
    """Make that secret, unless there is one, inside a transaction."""
    book.db.execute("INSERT OR IGNORE INTO state VALUES (?, ?)", (KEY, secrets.token_hex(32)))


def _places(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + len(words))


def _words(document: Document) -> str:
    about = document.metadata
    parts: Sequence[str | None] = (
        document.text, document.path, about.title, about.issuer, about.url, *about.addressees,
    )  # fmt: skip
    return "\n".join(part for part in parts if part)


def _reasoned(book: Casebook, reason: str) -> None:
    if not reason.strip():
        raise CasebookError("needs a reason", path=book.path, hint="give --reason")
