"""Messages with their heads, bodies and attachments."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from onrecord.errors import ReadError
from onrecord.model import PARTLY, Document, Failure, Span, about
from onrecord.read import contents, read_bytes
from onrecord.resolve import describe
from onrecord.text import segment

BODY = "Dear all,\n\nat least 41 people were killed in Varn.\n\n> On 3 May you wrote:\n> 26 people\n> were killed.\n"


def message(body: str = BODY, **fields: str) -> EmailMessage:
    """Return a message with a head."""
    made = EmailMessage()
    made["From"] = "Márta Delin <marta@relief.example>"
    made["To"] = "Ilja Moren <ilja@luma.example>, desk@northwire.example"
    made["Date"] = "Wed, 12 May 2021 23:50:00 -0500"
    made["Subject"] = "The dead of Varn"
    made["Message-ID"] = "<1@relief.example>"
    for name, value in fields.items():
        made[name] = value
    made.set_content(body)
    return made


def found_in(made: EmailMessage) -> list[Document | Failure]:
    """Return everything in a message."""
    return list(contents(made.as_bytes(), "a.eml"))


def test_a_head_is_read_and_stands_above_the_body() -> None:
    """Sender, addressees, day and subject are metadata, each with its place in the text."""
    document = describe(segment(read_bytes(message().as_bytes(), "a.eml")))
    assert document.text == (
        "From: Márta Delin <marta@relief.example>\n"
        "To: Ilja Moren <ilja@luma.example>, desk@northwire.example\n"
        "Date: Wed, 12 May 2021 23:50:00 -0500\n\nThe dead of Varn\n\n" + BODY.rstrip()
    )
    metadata = document.metadata
    assert (metadata.issuer, metadata.date, metadata.title) == (
        "Márta Delin", "2021-05-12", "The dead of Varn",
    )  # fmt: skip
    assert metadata.addressees == ("Ilja Moren", "desk@northwire.example")
    assert metadata.where["issuer"].of(document.text) == "Márta Delin"
    assert metadata.where["title"].of(document.text) == "The dead of Varn"
    assert metadata.where["date"].of(document.text) == "Wed, 12 May 2021 23:50:00 -0500"
    assert all(span.start > 100 for span in document.sentences)


def test_a_page_is_read_where_it_says_more() -> None:
    """Plain text is preferred, but not "your program cannot show this", and tables are kept."""
    page = "<p>Dear all,</p><table><tr><th>Village<th>Killed<tr><td>Varn<td>41</table>"
    made = message("Dear all, see the table.")
    made.add_alternative(page, subtype="html")
    document = read_bytes(made.as_bytes(), "a.eml")
    (table,) = document.tables
    assert document.text[table.start : table.end] == "Village | Killed\nVarn | 41"
    assert table.cells[3].span == Span(table.end - 2, table.end)
    made = message("Forty-one people were killed in Varn.")
    made.add_alternative("<p>Forty-one people were killed in <b>Varn</b>.</p>", subtype="html")
    assert read_bytes(made.as_bytes(), "a.eml").text.endswith(
        "\n\nForty-one people were killed in Varn.\n".strip()
    )


def test_attachments_are_documents_of_their_own() -> None:
    """With names in any encoding, messages in messages, and what cannot be read named."""
    inner = message("Seven died later.", Cc="x@y.example")
    inner.add_attachment("Inside: 12 were killed.", filename="inner.txt")
    made = message()
    made.add_attachment("Villages;Killed\nVarn;41\n", subtype="csv", filename="Liste für Márta.csv")
    made.add_attachment(inner)
    made.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    made.add_attachment(
        b"GIF8", maintype="image", subtype="gif", cid="<logo>", disposition="inline"
    )
    found = found_in(made)
    assert [one.path for one in found] == [
        "a.eml",
        "a.eml!/Liste für Márta.csv",
        "a.eml!/The dead of Varn.eml",
        "a.eml!/The dead of Varn.eml!/inner.txt",
        "a.eml!/winmail.dat",
    ]
    first, sheet, letter, deep, wrapped = found
    assert isinstance(first, Document)
    assert first.notices == about("1 small picture within the text: not read", "3 attached")
    assert isinstance(sheet, Document)
    assert sheet.parent == first.id
    assert sheet.media_type == "text/csv"
    assert isinstance(letter, Document)
    assert isinstance(deep, Document)
    assert deep.parent == letter.id
    assert isinstance(wrapped, Failure)
    assert "winmail.dat" in wrapped.reason


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("=?utf-8?q?M=C3=A1rta?= =?utf-8?q?_Delin?= <m@x.example>", "Márta Delin"),
        ("=?iso-8859-2?B?TeFydGE=?= <m@x.example>", "Márta"),
        ('"Delin, Marta" <m@x.example>', "Delin, Marta"),
        ("m@x.example (Marta)", "Marta"),
        ("=?no-such?q?Marta?= <m@x.example>", "Marta"),
        ("Márta Delin <m@x.example>", "Márta Delin"),
    ],
)
def test_names_are_decoded(raw: str, words: str) -> None:
    """Encoded words, quoted names, comments, unknown encodings, and bytes against the standard."""
    data = f"From: {raw}\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nText.\r\n".encode()
    assert read_bytes(data, "a.eml").metadata.issuer == words


def test_a_message_without_suffix_is_known_by_its_head() -> None:
    """Fields that only programs write tell it; a letter that people wrote is a letter."""
    data = message().as_bytes()
    assert read_bytes(data, "export").media_type == "message/rfc822"
    letter = b"From: Marta Delin\nTo: Ilja Moren\nDate: 3 May 1994\n\nForty-one died.\n"
    assert read_bytes(letter, "letter").media_type == "text/plain"


def test_what_is_no_message_is_refused() -> None:
    """A file with the suffix and nothing else of a message."""
    with pytest.raises(ReadError, match="is no message"):
        read_bytes(b"Forty-one people died.\n", "a.eml")


def test_deep_nests_end() -> None:
    """A message within a message, many hundred deep, gives one answer."""
    data = b"".join(
        b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"
        for _ in range(3000)
    )
    with pytest.raises(ReadError, match="too deeply"):
        read_bytes(data + b"Subject: y\r\n\r\nz", "a.eml")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mailbox_gives_its_messages(end: str) -> None:
    """A line with sender and time divides them; one within a text is marked by its writer."""
    one = message("Forty-one died.\n\n>From there they fled.\n").as_string()
    two = message("Seven died later.\n").as_string()
    line = "From marta@relief.example Wed May 12 23:50:00 2021\n"
    data = f"{line}{one}\n{line}{two}\n".replace("\n", end).encode()
    for name in ("a.mbox", "export"):
        found = list(contents(data, name))
        assert [one.path for one in found] == [f"{name}!/00001.eml", f"{name}!/00002.eml"]
        texts = [one.text for one in found if isinstance(one, Document)]
        assert texts[0].endswith("Forty-one died.\n\nFrom there they fled.")
        assert texts[1].endswith("Seven died later.")
    with pytest.raises(ReadError, match="no mailbox"):
        list(contents(b"Forty-one died.", "a.mbox"))


def test_a_message_without_a_word_still_gives_what_is_attached() -> None:
    """It is told of, and not counted as lost; with nothing attached it is refused."""
    made = EmailMessage()
    made["From"] = "Desk <desk@relief.example>"
    made["To"] = "Office <office@luma.example>"
    with pytest.raises(ReadError, match="has no text"):
        list(contents(made.as_bytes(), "a.eml"))
    made.add_attachment(b"Twelve died.", maintype="text", subtype="plain", filename="a.txt")
    told, attached = contents(made.as_bytes(), "a.eml")
    assert isinstance(told, Failure)
    assert (told.path, told.code) == ("a.eml", PARTLY)
    assert isinstance(attached, Document)
    assert (attached.path, attached.text) == ("a.eml!/a.txt", "Twelve died.")
