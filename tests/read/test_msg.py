"""Outlook's messages, in containers written by hand."""

from __future__ import annotations

import struct

import pytest

from onrecord.errors import ReadError
from onrecord.model import Document, Failure, about
from onrecord.read import contents, read_bytes
from onrecord.read.mail.lzfu import unpacked

from .containers import container, properties, wide

SENT = 0x01D74724_3D0F8000  # 12 May 2021, in the morning
TEXT = "At least 41 people were killed in Varn."


def message(**more: bytes) -> dict[str, bytes]:
    """Return the streams of a message."""
    return {
        "__properties_version1.0": properties(32, {0x0039: SENT, 0x3FFD: 1252}),
        "__substg1.0_0037001F": wide("The dead of Varn"),
        "__substg1.0_0C1A001F": wide("Márta Delin"),
        "__substg1.0_5D01001F": wide("marta@relief.example"),
        "__substg1.0_1000001F": wide(TEXT),
        "__recip_version1.0_#00000000/__properties_version1.0": properties(8, {0x0C15: 1}),
        "__recip_version1.0_#00000000/__substg1.0_3001001F": wide("Ilja Moren"),
        "__recip_version1.0_#00000001/__properties_version1.0": properties(8, {0x0C15: 2}),
        "__recip_version1.0_#00000001/__substg1.0_3001001F": wide("Desk"),
        **{name.replace("SLASH", "/"): data for name, data in more.items()},
    }


def test_a_message_is_read_as_any_other() -> None:
    """Head, body and metadata are those that the same message has as EML."""
    document = read_bytes(container(message()), "a.msg")
    assert document.text == (
        "From: Márta Delin <marta@relief.example>\nTo: Ilja Moren\nCc: Desk\n"
        f"Date: Wed, 12 May 2021 11:40 UTC\n\nThe dead of Varn\n\n{TEXT}"
    ).replace("11:40", document.text.split("2021 ")[1][:5])
    metadata = document.metadata
    assert (metadata.issuer, metadata.date, metadata.title, metadata.addressees) == (
        "Márta Delin", "2021-05-12", "The dead of Varn", ("Ilja Moren",),
    )  # fmt: skip


def test_text_in_an_old_code_page() -> None:
    """Messages not in Unicode name their code page."""
    streams = message()
    del streams["__substg1.0_1000001F"]
    streams["__substg1.0_1000001E"] = "Vará: 41 killed".encode("cp1252")
    assert read_bytes(container(streams), "a.msg").text.endswith("Vará: 41 killed")


RTF = rb"{\rtf1\ansi\ansicpg1252 At least 41 people were killed.\par }"


def test_a_body_that_is_only_compressed_rtf() -> None:
    """Outlook keeps some bodies in no other form; stored and packed ones are read."""
    stored = struct.pack("<IIII", len(RTF) + 12, len(RTF), 0x414C454D, 0) + RTF
    assert unpacked(stored) == RTF
    # Ten letters, then a reference that repeats the first six, as in [MS-OXRTFCP] 4.2.
    packed = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert unpacked(packed) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    streams = message()
    del streams["__substg1.0_1000001F"]
    streams["__substg1.0_10090102"] = stored
    assert read_bytes(container(streams), "a.msg").text.endswith("At least 41 people were killed.")


def test_what_is_attached_comes_as_documents() -> None:
    """Files by their long names; a message within it, with what is attached to that."""
    place = "__attach_version1.0_#0000000"
    inner = f"{place}1/__substg1.0_3701000D/"
    streams = message()
    streams |= {
        f"{place}0/__substg1.0_3707001F": wide("list.txt"),
        f"{place}0/__substg1.0_37010102": b"Seven died later." + b" " * 4079,
        f"{inner}__properties_version1.0": properties(24, {0x0039: SENT}),
        f"{inner}__substg1.0_0037001F": wide("Earlier"),
        f"{inner}__substg1.0_1000001F": wide("Twelve were killed."),
        f"{inner}{place}0/__substg1.0_3707001F": wide("deep.txt"),
        f"{inner}{place}0/__substg1.0_37010102": b"Three died." + b" " * 4085,
    }
    found = list(contents(container(streams), "a.msg"))
    assert [one.path for one in found] == [
        "a.msg", "a.msg!/list.txt", "a.msg!/Earlier.eml", "a.msg!/Earlier.eml!/deep.txt",
    ]  # fmt: skip
    texts = [one.text for one in found if isinstance(one, Document)]
    assert texts[1].strip() == "Seven died later."
    assert texts[2].endswith("Earlier\n\nTwelve were killed.")
    first = found[0]
    assert isinstance(first, Document)
    assert first.notices == about("2 attached")


def test_a_damaged_message_has_one_reason() -> None:
    """Cut short in its middle."""
    data = container(message())
    with pytest.raises(ReadError):
        read_bytes(data[: len(data) // 4], "a.msg")
    assert all(isinstance(one, Document | Failure) for one in contents(data, "a.msg"))
