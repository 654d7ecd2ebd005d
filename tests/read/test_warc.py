"""Web archives, written with warcio."""

from __future__ import annotations

import gzip
import io
import zipfile

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.model import DEFAULTS, Document, Failure, replace
from onrecord.read import contents

PAGE = (
    b"<html><head><title>x</title></head><body><main><p>"
    + b"At least 41 people were killed in Varn, the mayor said. " * 6
    + b"</p></main></body></html>"
)
DAY = "2021-05-12T10:00:00Z"


def archive(
    *answers: tuple[str, str, bytes, dict[str, str]], packed: bool = True, status: str = "200 OK"
) -> bytes:
    """Return a WARC file of answers: address, type, body, further fields."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    for url, kind, body, fields in answers:
        head = StatusAndHeaders(
            status, [("Content-Type", kind), *fields.items()], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), http_headers=head,
            warc_headers_dict={"WARC-Date": DAY},
        )  # fmt: skip
        writer.write_record(record)
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
    return buffer.getvalue()


def read(data: bytes, name: str = "a.warc.gz") -> list[Document | Failure]:
    """Return everything in an archive."""
    return list(contents(data, name))


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_with_their_address_and_moment(packed: bool) -> None:
    """Whatever their address ends in; what is no document is named in one line."""
    data = archive(
        ("https://luma.example/report.php?id=3", "text/html; charset=utf-8", PAGE, {}),
        ("https://luma.example/list", "text/csv", b"Village,Killed\nVarn,41\n", {}),
        ("https://luma.example/a.css", "text/css", b"x", {}),
        ("https://luma.example/a.gif", "image/gif", b"GIF8", {}),
        packed=packed,
    )
    found = read(data, "a.warc.gz" if packed else "b")
    assert [type(one) for one in found] == [Document, Document, Failure]
    page, sheet, told = found
    assert isinstance(page, Document)
    assert page.path.endswith("!/https://luma.example/report.php?id=3")
    assert page.text.startswith("At least 41 people")
    assert (page.metadata.url, page.metadata.captured) == (
        "https://luma.example/report.php?id=3", DAY,
    )  # fmt: skip
    assert page.parent
    assert isinstance(sheet, Document)
    assert sheet.tables
    assert isinstance(told, Failure)
    assert told.reason == (
        "2 files passed over: https://luma.example/a.css, https://luma.example/a.gif"
    )


CHUNKED = (
    b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:40], PAGE[40:])) + b"0\r\n\r\n"
)


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
        (brotli.compress(PAGE), {"Content-Encoding": "br"}),
        (PAGE, {"Content-Encoding": "br"}),
        (PAGE, {"Content-Encoding": "gzip"}),
        (CHUNKED, {"Transfer-Encoding": "chunked"}),
    ],
)
def test_bodies_are_unpacked(body: bytes, fields: dict[str, str]) -> None:
    """As the server sent them, or as the archiver stored them unpacked."""
    (found,) = read(archive(("https://luma.example/", "text/html", body, fields)))
    assert isinstance(found, Document)
    assert found.text.startswith("At least 41 people")


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_bombs_end_within_their_limits(encoding: str) -> None:
    """Counted while unpacking."""
    pack = {"br": brotli.compress, "gzip": gzip.compress}[encoding]
    body = pack(b"<html>" + b"0" * 50_000_000)
    data = archive(("https://luma.example/", "text/html", body, {"Content-Encoding": encoding}))
    (found,) = contents(data, "a.warc.gz", replace(DEFAULTS, max_unpacked=1_000_000))
    assert isinstance(found, Failure)
    assert "more than the limit" in found.reason


def test_errors_of_the_server_and_repeated_answers_are_passed_over() -> None:
    """Nothing is read from a page that was not there."""
    data = archive(("https://luma.example/", "text/html", PAGE, {}), status="404 Not Found")
    (found,) = read(data)
    assert isinstance(found, Failure)
    assert found.code == "passed"
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    writer.write_record(writer.create_revisit_record("https://luma.example/", "sha1:X", "u", DAY))
    (found,) = read(buffer.getvalue())
    assert isinstance(found, Failure)
    assert found.code == "passed"


def test_what_lies_before_damage_is_kept() -> None:
    """An archive cut short gives its first pages and one reason."""
    data = archive(
        ("https://luma.example/1", "text/html", PAGE, {}),
        ("https://luma.example/2", "text/html", PAGE * 40, {}),
        packed=False,
    )
    found = read(data[:-3000], "a.warc")
    assert isinstance(found[0], Document)
    assert len(found) <= 2
    garbled = data[:2000] + b"no record\r\n" + data[2000:]
    assert any(isinstance(one, Document) for one in read(garbled, "a.warc"))


def test_a_wacz_gives_what_its_archives_hold() -> None:
    """A ZIP with a description, lists of pages, and the archives themselves."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("pages/pages.jsonl", '{"url": "https://luma.example/"}\n')
        page = archive(("https://luma.example/", "text/html", PAGE, {}))
        packed.writestr("archive/data.warc.gz", page)
    (found,) = read(buffer.getvalue(), "a.wacz")
    assert isinstance(found, Document)
    assert found.path == "a.wacz!/https://luma.example"
    assert found.metadata.captured == DAY
