"""Which packages reading stood on: a dossier names their versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import INSIDE, Document
from onrecord.plugins import Format, PluginInfo
from onrecord.read.readers import READERS, UNPACKERS

LIBRARIES = {
    "html": ("selectolax",),
    "mhtml": ("selectolax",),
    "mail": ("selectolax",),
    "msg": ("olefile", "selectolax"),
    "pdf": ("pypdfium2",),
    "docx": ("lxml",),
    "odf": ("lxml",),
    "xlsx": ("openpyxl",),
    "epub": ("lxml", "selectolax"),
    "pptx": ("lxml",),
    "image": ("pillow",),
    "warc": ("warcio", "brotli"),
    "wacz": ("warcio", "brotli"),
}
"""Name of a reader or unpacker → the packages that it reads with; the others have Python's own."""

OCR = ("rapidocr", "onnxruntime", "opencv-python-headless")
_LANGUAGES = ("py3langid",)


def packages_of(documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the names of the packages with which documents were read, as their indexes know them.

    A reader or unpacker that another package added is told by that package.
    """
    return tuple(sorted({name for document in documents for name in _packages(document)}))


def was_read_by_ocr(document: Document) -> bool:
    """True where a page's words were read from its picture."""
    return any(page.source == "ocr" for page in document.pages)


def _packages(document: Document) -> Iterator[str]:
    for reader in READERS.all():
        if document.media_type in reader.media_types:
            yield from _behind(reader, READERS.describe())
    for container in document.path.split(INSIDE)[:-1]:
        for unpacker in UNPACKERS.all():
            if container.lower().endswith(unpacker.suffixes):
                yield from _behind(unpacker, UNPACKERS.describe())
    if was_read_by_ocr(document):
        yield from OCR
    if any(block.language for block in document.blocks):
        yield from _LANGUAGES


def _behind(form: Format, known: Iterable[PluginInfo]) -> Iterator[str]:
    origin = next(each.origin for each in known if each.name == form.name)
    yield from LIBRARIES.get(form.name, ()) if origin == "onrecord" else (origin,)
