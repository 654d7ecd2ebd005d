"""A document that is not all in English, on its page and in the list."""

from __future__ import annotations

from onrecord.model import Collection, Document
from onrecord.report.pages import document_page, documents_page
from onrecord.report.view import Run, make_view
from onrecord.text import segment

TEXT = (
    "Twelve people were killed at Varn and the rest fled to the hills.\n\n"
    "По данным министерства, в селе погиб 41 человек.\n"
)


def test_all_languages_are_named_and_what_is_not_read_is_marked() -> None:
    """That of most characters comes first; the list of documents leads to the reason."""
    mixed = segment(Document(id="0" * 64, path="a.txt", media_type="text/plain", text=TEXT))
    plain = segment(
        Document(id="1" * 64, path="b.txt", media_type="text/plain", text="Twelve died.")
    )
    view = make_view(Collection(documents=(mixed, plain), figures=()), (), Run())
    html = document_page(view, mixed, {}).html
    assert "<dt>Languages</dt><dd>English (en), Russian (ru)</dd>" in html
    assert 'lang="ru" data-unread="Not read: in Russian (ru)"' in html
    assert "<dt>Language" not in document_page(view, plain, {}).html
    assert documents_page(view).html.count(">read in part</a>") == 1


def test_a_format_that_is_no_text_names_no_encoding() -> None:
    """Nor does one whose encoding nobody asked."""
    scan = Document(id="0" * 64, path="a.jpg", media_type="image/jpeg", text="Twelve died.")
    view = make_view(Collection(documents=(scan,), figures=()), (), Run())
    assert "image/jpeg, 12 characters" in document_page(view, scan, {}).html
