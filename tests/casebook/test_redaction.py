"""What is withheld is in nothing that leaves: not in pages, data, pictures, ids or messages."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from onrecord.casebook.access import restrict, set_group
from onrecord.casebook.corrections import corrected
from onrecord.casebook.cutting import MARK
from onrecord.casebook.decisions import decide
from onrecord.casebook.events import name_event
from onrecord.casebook.log import entries
from onrecord.casebook.sheets import Sheets
from onrecord.casebook.sources import current_documents, load_document
from onrecord.casebook.store import Casebook, new_casebook
from onrecord.casebook.verify import verify
from onrecord.casebook.view import load_claim
from onrecord.casebook.withholding import (
    release,
    standing_also,
    withheld,
    withhold_name,
    withhold_passage,
)
from onrecord.errors import CasebookError
from onrecord.model import words_at
from onrecord.pipeline import Options, read_collection
from onrecord.pipeline.casebooks import add_paths
from onrecord.pipeline.pictures import pictures
from onrecord.pipeline.taken import Taken
from onrecord.report import build_dossier
from tests.casebook.conftest import HERE, claim_with
from tests.typeset.pdf import ONE_COLUMN, typeset

LETTER = """# Letter of Ana Moren to the ombudsman

Varn, 4 May 1994

On 3 May 1994 shells hit the market of Varn. At least 41 people were killed, said Ana Moren, a nurse.
Ana Mo\u00adren said that another 87 people were injured. Dr Moren and ANA MOREN's brother saw that
12 people were killed in the convent at Quelbrook. The ministry said that 38 people were killed.

| place | killed |
|---|---|
| Varn | 41 |
| Moren farm | 3 |
"""
REPORT = """# Report on Varn

Varn, 9 May 1994

On 3 May 1994 shells hit the market of Varn. Sixty people were killed, according to Moren.
The nurse Ana Moren hid where 12 people were killed, in the convent at Quelbrook. 5 houses were destroyed.
"""
HIDDEN = ("moren", "quelbrook")


@pytest.fixture
def secret(tmp_path: Path) -> Iterator[Casebook]:
    """A casebook with a name and a passage to withhold: a text, a PDF, and a name in the path."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "letter-ana-moren.md").write_text(LETTER, encoding="utf-8")
    source = tmp_path / "report.md"
    source.write_text(REPORT, encoding="utf-8")
    (folder / "report.pdf").write_bytes(typeset(source, ONE_COLUMN))
    with new_casebook(str(tmp_path / "varn.casebook")) as book:
        list(add_paths(book, [str(folder)], HERE, user="ana"))
        yield book


def withhold(book: Casebook) -> None:
    withhold_name(book, "Ana Moren", also=["Moren"], user="cleo", reason="a witness in danger")
    for document in current_documents(book):
        start = document.text.index("12 people")
        end = document.text.index("Quelbrook") + len("Quelbrook.")
        withhold_passage(book, document.id, start, end, user="cleo", reason="where they hid")


def _unpacked(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, and what is packed in it."""
    data = path.read_bytes()
    yield data
    for unpack in (gzip.decompress, zlib.decompress):
        try:
            yield unpack(data)
        except (OSError, zlib.error, EOFError):
            continue


def leaks(folder: Path, *words: str) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix().lower()
        found += [f"{name} is the name of a file" for word in words if word in name]
        for data in _unpacked(path) if path.is_file() else ():
            for text in (data.decode("utf-8", "replace"), data.decode("utf-16-le", "replace")):
                plain = text.replace("\u00ad", "").lower()
                found += [f"{word!r} in {name}" for word in words if word in plain]
    return found


def _dossier(book: Casebook, folder: Path, **options: bool) -> Path:
    chosen = Options(cache=False, isolate=False, **options)  # type: ignore[arg-type]
    from onrecord.pipeline.tracing import with_sources  # noqa: PLC0415

    taken = Taken()
    collection = with_sources(read_collection([book.path], chosen, taken=taken), chosen)
    draw = pictures(chosen, lambda failure: pytest.fail(failure.reason), taken.origins)
    build_dossier(collection, folder, pictures=draw)
    return folder


def test_nothing_withheld_is_in_a_dossier(secret: Casebook, tmp_path: Path) -> None:
    """The whole folder is searched, each file unpacked; that something is withheld shows."""
    open_ = _dossier(secret, tmp_path / "open")
    assert {leak.split("'")[1] for leak in leaks(open_, *HIDDEN) if "'" in leak} == set(HIDDEN)
    event = read_collection([secret.path], HERE).events[0].id
    name_event(secret, event, "the market, as Moren saw it", user="cleo")
    record, _ = load_claim(secret, claim_with(secret, "87"))
    decide(
        secret, record.id, "edit", user="cleo", reason="Moren says so",
        record=corrected(record, ["perpetrator=the Moren battalion", "group_text=people of Moren"]),
    )  # fmt: skip
    withhold(secret)
    folder = _dossier(secret, tmp_path / "closed")
    assert not leaks(folder, *HIDDEN)
    pages = "".join(path.read_text("utf-8") for path in folder.rglob("*.html"))
    assert MARK in pages
    assert "withheld:" in (folder / "data" / "failures.jsonl").read_text("utf-8")
    assert list(folder.rglob("*.webp"))
    assert "the market, as [withheld] saw it" in pages
    assert not verify(secret).problems


def test_anchors_of_what_remains_are_exact(secret: Casebook) -> None:
    """Each published figure's words stand at its place; each is the one of the casebook, led back."""
    before = {one.text: one for one in read_collection([secret.path], HERE).figures}
    withhold(secret)
    after = read_collection([secret.path], HERE)
    texts = {document.id: document.text for document in after.documents}
    assert after.figures
    for figure in after.figures:
        assert texts[figure.document_id][figure.start : figure.end] == figure.text
        assert figure.sentence.holds(figure.span)
        assert figure.low == before[figure.text].low
    assert "12" not in {figure.text for figure in after.figures}
    assert "12" in before
    with_event = {figure.text for figure in after.figures if figure.event}
    assert {"41", "87", "38", "Sixty"} <= with_event


def test_the_alignment_leads_back_to_the_original(secret: Casebook) -> None:
    """Published places are led back to the source by the alignment."""
    withhold(secret)
    for one in Sheets(secret, None, unredacted=False).each():
        source = load_document(secret, one.source)
        for run in one.alignment.runs:
            stretch = slice(run.text_start, run.text_start + run.length)
            assert one.document.text[stretch] == source.text[run.source_start :][: run.length]


def test_pixels_are_painted_over(secret: Casebook) -> None:
    """In the pictures of pages the lines of withheld words are black, and the rest is as it was."""
    plain = _pictures(secret)
    document = next(one for one in current_documents(secret) if one.pages)
    boxes = [
        (page.number, word.box)
        for words in ("Moren", "Quelbrook", "12 people")
        for at in _all(document.text, words)
        for page, word in words_at(document.pages, at, at + len(words))
    ]
    assert len(boxes) >= 4
    withhold(secret)
    painted = _pictures(secret)
    assert plain.keys() == painted.keys()
    for number, box in boxes:
        image = painted[number]
        edges = (
            box.left * image.width,
            box.top * image.height,
            box.right * image.width,
            box.bottom * image.height,
        )
        light = max(image.crop(tuple(map(round, edges))).convert("L").tobytes())
        assert light < 40
    changed = (
        ImageChops.difference(plain[1], painted[1]).convert("L").point(lambda one: 255 * (one > 60))
    )
    share = sum(changed.tobytes()) / 255 / (changed.width * changed.height)
    assert 0 < share < 0.2


def _all(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def _pictures(book: Casebook) -> dict[int, Image.Image]:
    options = Options(cache=False, isolate=False)
    taken = Taken()
    collection = read_collection([book.path], options, taken=taken)
    draw = pictures(options, lambda failure: pytest.fail(failure.reason), taken.origins)
    (document,) = [one for one in collection.documents if one.pages]
    drawn = draw(document, tuple(page.number for page in document.pages))
    return {
        number: Image.open(io.BytesIO(data)).convert("RGB")
        for number, data in drawn
        if data is not None
    }


def test_no_width_of_a_withheld_word_is_published(secret: Casebook) -> None:
    """The places of words on a painted line are left out: a gap would tell how wide the name is."""
    withhold(secret)
    (document,) = [
        one.document for one in Sheets(secret, None, unredacted=False).each() if one.document.pages
    ]
    at = document.text.index(MARK)
    assert not list(words_at(document.pages, at, at + len(MARK)))
    line = document.text.rindex("The nurse", 0, at + 30) if "The nurse" in document.text else at
    assert not list(words_at(document.pages, line, at))


def test_ids_tell_nothing_to_those_who_guess(secret: Casebook) -> None:
    """Published ids are no hashes of the original: a guessed name cannot be tried against them."""
    original = {document.id for document in current_documents(secret)}
    claims = {figure.id for figure in read_collection([secret.path], HERE).figures}
    withhold(secret)
    after = read_collection([secret.path], HERE)
    assert not original & {document.id for document in after.documents}
    assert not claims & {figure.id for figure in after.figures}
    again = read_collection([secret.path], HERE)
    assert [one.id for one in again.figures] == [one.id for one in after.figures]
    guess = hashlib.sha256(LETTER.encode()).hexdigest()
    assert guess in original
    text = json.dumps([document.id for document in after.documents])
    assert guess not in text


def test_the_same_words_elsewhere_are_told(secret: Casebook) -> None:
    """A passage is withheld in one document; that its words stand in another, whoever withholds it learns."""
    letter, report = current_documents(secret)
    words = "in the convent at Quelbrook."
    place = letter.text.index(words)
    withhold_passage(secret, letter.id, place, place + len(words), user="cleo", reason="safety")
    assert standing_also(secret, letter.id, place, place + len(words)) == [report.path]
    place = report.text.index("convent at")
    withhold_passage(secret, report.id, place - 8, place + 24, user="cleo", reason="safety")
    assert standing_also(secret, report.id, place, place + len("convent at")) == []


def test_the_casebook_itself_stays(secret: Casebook) -> None:
    """Text, original and claims in the casebook are as before; unredacted, they are all there."""
    texts = [document.text for document in current_documents(secret)]
    before = read_collection([secret.path], HERE)
    withhold(secret)
    assert [document.text for document in current_documents(secret)] == texts
    assert not verify(secret).problems
    options = Options(cache=False, isolate=False, unredacted=True)
    assert read_collection([secret.path], options).figures == before.figures


def test_what_is_given_free_is_back(secret: Casebook) -> None:
    """Withholding is taken back by another entry; a reason is needed for either."""
    before = read_collection([secret.path], HERE)
    with pytest.raises(CasebookError, match="reason"):
        withhold_name(secret, "Ana Moren", user="cleo", reason=" ")
    withhold(secret)
    for one in withheld(secret):
        release(secret, one.seq, user="cleo", reason="she agreed")
    assert read_collection([secret.path], HERE).figures == before.figures
    with pytest.raises(CasebookError, match="withholds nothing"):
        release(secret, 1, user="cleo", reason="again")


def test_a_new_version_is_as_closed_as_the_one_before(secret: Casebook, tmp_path: Path) -> None:
    """Passages go over with their words; where they do not stand in it, the document is kept back."""
    withhold(secret)
    path = tmp_path / "papers" / "letter-ana-moren.md"
    path.write_text(LETTER.replace("at 38", "at 39"), encoding="utf-8")
    list(add_paths(secret, [str(path)], HERE, user="ana"))
    texts = [one.document.text for one in Sheets(secret, None, unredacted=False).each()]
    assert any("at 39" in text for text in texts)
    assert not any("Quelbrook" in text for text in texts)
    path.write_text(
        LETTER.replace("saw that\n12 people", "saw that a dozen people"), encoding="utf-8"
    )
    list(add_paths(secret, [str(path)], HERE, user="ana"))
    sheets = Sheets(secret, None, unredacted=False)
    assert len(list(sheets.each())) == 1
    assert sheets.publication.left_out["confidential documents"] == 1
    assert not verify(secret).problems


def test_confidential_documents_and_claims_do_not_leave(secret: Casebook) -> None:
    """What is not open is left out, and that it is shows."""
    letter, report = current_documents(secret)
    set_group(secret, "protection", ["cleo"], user="cleo")
    restrict(
        secret,
        "document",
        letter.id,
        "restricted",
        groups=["protection"],
        user="cleo",
        reason="safety",
    )
    claim = claim_with(secret, "Sixty")
    restrict(secret, "claim", claim, "team", user="cleo", reason="not checked")
    collection = read_collection([secret.path], HERE)
    assert [document.id for document in collection.documents] == [report.id]
    assert claim not in {figure.id for figure in collection.figures}
    (told,) = collection.failures
    assert told.reason == "withheld: 1 confidential documents, 1 confidential claims"
    restrict(secret, "document", letter.id, "open", user="cleo", reason="released")
    assert len(read_collection([secret.path], HERE).documents) == 2
    assert [entry.action for entry in entries(secret, subject=letter.id)][-2:] == ["restrict"] * 2
