"""E-mail: the message as its reader sees it, a forwarded one as what was forwarded.

Subject, sender and date become title, outlet or author, and publication date. Attachments are named in a warning, not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from itertools import islice
from typing import cast

from briefing.collect import dates, markup, naming, opening, paragraphs, plain
from briefing.collect.charset import decode
from briefing.collect.clean import clean, warning_of
from briefing.collect.reading import Input, Reading, refused
from briefing.collect.visible import strip_hidden

_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}\s*(?:forwarded message|original message|mensaje reenviado|message transféré|weitergeleitete nachricht|"
    r"messaggio inoltrato|mensagem encaminhada)\s*-*|begin forwarded message:)[ \t]*$",
    re.I | re.M,
)
_HEADERS = {
    "from": "from de von da",
    "date": "date sent fecha datum data enviado",
    "subject": "subject asunto betreff objet oggetto assunto",
    "to": "to para an à cc a reply-to",
}
_HEADER = {word: name for name, words in _HEADERS.items() for word in words.split()}
_HEADER_LINE = re.compile(r"^[ \t>*]*(?P<name>[\w-]{1,12})\s*:\**\s*(?P<value>.*)$")
_PREFIX = re.compile(r"^(?:(?:re|fwd?|wg|rv|tr|aw|enc|i)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.I)
_FURNITURE = re.compile(
    r"unsubscribe|view (?:this |it )?(?:e-?mail |message )?(?:in|on) (?:your |a |the )?(?:web )?browser|update your preferences|"
    r"manage (?:your )?(?:preferences|subscription)|you (?:are receiving|received|'re receiving) this|"
    r"add us to your address book|was (?:this email )?forwarded to you|all rights reserved|privacy policy|sign up here|"
    r"darse de baja|se désabonner|désinscri|abmelden|abbestellen|im browser (?:ansehen|anzeigen)",
    re.I,
)
_MOST_PARTS, _LONGEST_HEADER = 200, 2_000
_LINK = re.compile(r"\s*[<(\[]\s*https?://[^\s>)\]]+\s*[>)\]]|^\s*https?://\S+\s*$", re.M)
_PICTURE = re.compile(r"\[(?:image|cid|bild|imagen)\s*:[^\]]*\]", re.I)
_FREE_MAIL = re.compile(r"\b(?:gmail|outlook|hotmail|yahoo|icloud|gmx|proton(?:mail)?|web|aol|me)\.[a-z.]{2,6}$")
_ADDRESS = re.compile(r"^\s*(?P<name>.*?)\s*<(?P<address>[^<>\s]+@[^<>\s]+)>\s*$")
_OFFICE = re.compile(
    r",?\s+(?:the\s+)?(?:press (?:office|team|service)|newsroom|communications|newsletters?|news alerts?)$", re.I
)


@dataclass(frozen=True)
class Envelope:
    """Who sent what when, as header lines say it."""

    sender: str | None = None
    subject: str | None = None
    date: str | None = None


def read(source: Input) -> Reading:
    try:
        message, outer = _innermost(BytesParser().parsebytes(source.data))
    except (MessageError, ValueError, LookupError, RecursionError):
        return refused("email", "the message is damaged")
    envelope = _envelope(message)
    counts: Counter[str] = Counter()
    lines, warnings = _body(message, counts)
    lines, envelope = _unforwarded(lines, envelope)
    body = _without_furniture(lines)
    if not any(body):
        return refused("email", "the message holds no text", title=_subject(envelope.subject))
    reading = _reading(message, envelope, body)
    attached = _attachments(outer)
    told = (f"attachments are not read: {', '.join(attached[:5])}",) if attached else ()
    return replace(reading, warnings=warnings + told + warning_of(counts))


def _innermost(message: Message) -> tuple[Message, Message]:
    """The message that was forwarded as an attachment, if there is one; and the one around it."""
    for part in _parts(message):
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            return cast(Message, part.get_payload(0)), message
    return message, message


def _parts(message: Message) -> Iterator[Message]:
    return islice(message.walk(), _MOST_PARTS)


def _header(message: Message, name: str) -> str | None:
    """A header's words, decoded. The parser's own decoding of addresses is left alone: long ones keep it busy for minutes."""
    raw = str(message.get(name) or "")[:_LONGEST_HEADER]
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        return naming.tidy(raw, 600)
    return naming.tidy("".join(_words(words, charset) for words, charset in pieces), 600)


def _words(words: str | bytes, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    try:
        return words.decode(charset or "utf-8", "replace")
    except LookupError:
        return words.decode("utf-8", "replace")


def _envelope(message: Message) -> Envelope:
    return Envelope(_header(message, "from"), _header(message, "subject"), _header(message, "date"))


def _body(message: Message, counts: Counter[str]) -> tuple[list[str], tuple[str, ...]]:
    """The paragraphs of the message: its plain text where that is the whole of it, else what its HTML shows."""
    texts = {"plain": "", "html": ""}
    warnings: tuple[str, ...] = ()
    for part in _parts(message):
        kind = part.get_content_subtype()
        if (
            part.get_content_maintype() != "text"
            or kind not in texts
            or texts[kind]
            or part.get_content_disposition() == "attachment"
        ):
            continue
        texts[kind], told = _decoded(part, html=kind == "html")
        warnings += told
    plain_lines = clean(_LINK.sub("", _PICTURE.sub("", texts["plain"])), counts).split("\n")
    shown, hidden = _shown(texts["html"], counts)
    if hidden and paragraphs.word_count(texts["plain"]) <= 0.7 * (len(" ".join(shown).split()) or 1):
        warnings += (f"{hidden} words that the message hides from its readers are left out",)
    written = [line for line in plain_lines if not line.startswith(">")] if not _FORWARDED.search(texts["plain"]) else plain_lines
    if paragraphs.word_count("\n".join(written)) > 0.7 * paragraphs.word_count("\n".join(shown)):
        return _before_signature(written), warnings
    return [line for one in shown for line in (one, "")], warnings


def _decoded(part: Message, *, html: bool) -> tuple[str, tuple[str, ...]]:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return "", ()
    return decode(payload, str(part.get("content-type", "")), markup=html)


def _shown(html: str, counts: Counter[str]) -> tuple[list[str], int]:
    root = markup.parse(html) if html else None
    if root is None:
        return [], 0
    hidden = strip_hidden(root)
    return [clean(text, counts).strip() for text, _ in markup.blocks_of(root)], hidden


def _before_signature(lines: list[str]) -> list[str]:
    at = next((number for number, line in enumerate(lines) if line in ("-- ", "--") and number), len(lines))
    return lines[:at]


def _unforwarded(lines: list[str], envelope: Envelope) -> tuple[list[str], Envelope]:
    """What a forwarded message holds, with the sender, subject and date of the one who wrote it."""
    at = next((number for number, line in enumerate(lines) if _FORWARDED.match(line)), None)
    if at is None:
        return lines, envelope
    found: dict[str, str] = {}
    rest = at + 1
    while rest < len(lines):
        match = _HEADER_LINE.match(lines[rest])
        name = _HEADER.get(match["name"].lower()) if match else None
        if match and name:
            found.setdefault(name, match["value"].strip("* "))
        elif lines[rest].strip(" >"):
            break
        rest += 1
    if "from" not in found and "subject" not in found:
        return lines, envelope
    inner = [re.sub(r"^(?:> ?)+", "", line) for line in lines[rest:]]
    return inner, Envelope(
        found.get("from", envelope.sender), found.get("subject", envelope.subject), found.get("date", envelope.date)
    )


def _without_furniture(lines: list[str]) -> list[str]:
    """Paragraphs without those about the mailing itself, which stand at its top and its end."""
    blocks = plain.blocks(lines)
    first = next((at for at, block in enumerate(blocks) if not _is_furniture(block)), 0)
    tail = len(blocks)
    for at in range(len(blocks) - 1, max(first, len(blocks) - 12), -1):
        if _is_furniture(blocks[at]):
            tail = at
    return blocks[first:tail]


def _is_furniture(block: str) -> bool:
    return len(block.split()) < 60 and bool(_FURNITURE.search(block))


def _reading(message: Message, envelope: Envelope, body: list[str]) -> Reading:
    title = _subject(envelope.subject)
    body = paragraphs.without_title(body, title)
    lines = [line for block in body for line in (block, "")]
    head = opening.read_opening(lines, headline=title is None)
    outlet, author = _who(message, envelope.sender)
    return Reading(
        kind="email",
        text=paragraphs.join(lines[head.rest :]),
        title=title or head.title,
        outlet=head.outlet or outlet,
        author=head.author or author,
        published=dates.date_of(envelope.date) or head.published,
        language=naming.language_tag(_header(message, "content-language")) or head.language,
        url=head.url,
    )


def _subject(subject: str | None) -> str | None:
    return naming.tidy(_PREFIX.sub("", subject or "")) or naming.tidy(subject)


def _who(message: Message, sender: str | None) -> tuple[str | None, str | None]:
    """Outlet and author: a newsroom's name is the outlet; a person's the author, and the outlet is told by the address."""
    match = _ADDRESS.match(sender or "")
    name, address = (match["name"].strip("\"' "), match["address"]) if match else parseaddr(sender or "")
    name = _OFFICE.sub("", (naming.tidy(name, 120) or "").replace('"', ""))
    host = address.rpartition("@")[2].lower().removeprefix("mail.").removeprefix("news.").removeprefix("email.")
    place = None if not host or _FREE_MAIL.search(host) else host
    organisation = naming.tidy(_header(message, "organization") or _header(message, "organisation"), 120)
    parted = re.match(r"^(?P<author>.+?)\s+(?:at|from|of|via|[|–—-])\s+(?P<outlet>.+)$", name)
    if parted and naming.is_person(parted["author"]):
        return parted["outlet"], parted["author"]
    if naming.is_person(name) and not naming.is_body(name) and _is_their_address(name, address):
        return organisation or place, name
    return organisation or name or place, None


def _is_their_address(name: str, address: str) -> bool:
    """Whether an address belongs to a person of this name: one of its words is in it."""
    local = address.partition("@")[0].lower()
    return any(word.lower() in local for word in re.findall(r"\w{3,}", name))


def _file_name(part: Message) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, LookupError, TypeError):  # a name in a charset that does not exist
        return None


def _attachments(message: Message) -> list[str]:
    return [
        naming.tidy(_file_name(part), 80) or part.get_content_type()
        for part in _parts(message)
        if part.get_content_disposition() == "attachment" and part.get_content_type() != "message/rfc822"
    ]
