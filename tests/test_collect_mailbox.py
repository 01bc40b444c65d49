"""Mailbox files: each message a document, however the file was made."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.collect import collect

BODIES = {
    "The port reopens": "The harbour of Northport opened again on Tuesday after nine days, the city said.\n\n"
    "From now on all ships may enter, the harbour master told reporters, and two of three quays are open.\n\n"
    "The third quay will follow in May, when the new crane has been delivered and tested by the insurers.\n",
    "Strike ends": "The dockworkers of Eastmouth went back to work on Monday after a vote of 214 to 96, their union said.\n\n"
    "The employers had offered 3.5 per cent more pay from April and a bonus for the nights of the strike.\n\n"
    "Ships had waited for eleven days; the last of them was unloaded on Tuesday evening, the port authority said.\n",
}


def box(path: Path) -> Path:
    """Written by Python's own library, which quotes lines that begin with "From "."""
    made = mailbox.mbox(str(path))
    for number, (subject, body) in enumerate(BODIES.items()):
        message = EmailMessage()
        message["From"] = "Harbour Press Office <press@harbour.example>"
        message["Subject"] = subject
        message["Date"] = f"Tue, 10 Mar 2026 0{number}:30:00 +0000"
        message["Message-ID"] = f"<{number}@harbour.example>"
        message.set_content(body)
        made.add(message)
    made.close()
    return path


@pytest.mark.parametrize("name", ["press.mbox", "Inbox", "archive.txt"])
def test_each_message_of_a_mailbox_is_a_document(tmp_path: Path, name: str) -> None:
    found = list(collect([str(box(tmp_path / name))]))
    assert [document.title for document in found] == list(BODIES)
    assert [document.source for document in found] == ["0@harbour.example", "1@harbour.example"]
    assert "From now on all ships may enter" in found[0].text and ">From" not in found[0].text
    assert {document.kind for document in found} == {"email"}


def test_a_mailbox_of_windows_line_ends_is_read(tmp_path: Path) -> None:
    path = box(tmp_path / "press.mbox")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [document.title for document in collect([str(path)])] == list(BODIES)


def test_a_message_that_is_damaged_harms_no_other(tmp_path: Path) -> None:
    path = box(tmp_path / "press.mbox")
    path.write_bytes(path.read_bytes() + b"From x Tue Mar 10 00:00:00 2026\nContent-Type: multipart/mixed\n\n\xff\xfe\n")
    found = list(collect([str(path)]))
    assert [document.status for document in found] == ["ok", "ok", "unreadable"]


def test_a_line_that_begins_with_from_begins_no_message_inside_a_text(tmp_path: Path) -> None:
    path = box(tmp_path / "press.mbox")
    path.write_bytes(path.read_bytes().replace(b">From now on", b"From now on"))
    assert len(list(collect([str(path)]))) == 2


def test_a_single_mail_is_still_one_document(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "The port reopens"
    message.set_content(BODIES["The port reopens"])
    (tmp_path / "one.eml").write_bytes(bytes(message))
    (document,) = collect([str(tmp_path / "one.eml")])
    assert document.title == "The port reopens" and document.source.endswith("one.eml")
