"""Mailbox files (mbox): many messages in one file, each a document, called by the message's own id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.parser import BytesHeaderParser

from briefing.collect import mail
from briefing.collect.options import CAPS
from briefing.collect.reading import Input, Reading, refused

# A line that begins a message: "From ", an address, a day of the week; only first in the file or behind an empty line.
BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\r\n]*\r?\n")
_QUOTED = re.compile(rb"^>(>*From )", re.M)


def read(source: Input) -> list[Reading]:
    """The messages, in the order of the file. At least one reading comes back, if only to say why there is none."""
    found: list[Reading] = []
    for number, message in enumerate(_messages(source.data), 1):
        if number > CAPS.entries:
            found.append(refused("email", f"only the first {CAPS.entries:,} messages of the mailbox are read"))
            break
        name = _name(message) or f"{source.name}#{number}"
        found.append(replace(mail.read(Input(message, name)), name=name))
    return found or [refused("email", "the mailbox holds no message")]


def _messages(data: bytes) -> Iterator[bytes]:
    starts = list(BEGINS.finditer(data))
    ends = [*(match.start() for match in starts[1:]), len(data)]
    for match, end in zip(starts, ends, strict=True):
        yield _QUOTED.sub(rb"\1", data[match.end() : end])


def _name(message: bytes) -> str | None:
    """The message's own id, which stays whatever file it is moved to."""
    found = BytesHeaderParser().parsebytes(message[:20_000]).get("Message-ID")
    return re.sub(r"[<>\s\x00-\x1f]", "", str(found))[:200] or None if found else None
