"""Sources made on the fly for the tests of reading: small PDFs, Word documents, messages and pages."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from io import BytesIO

SENTENCES = (
    "The harbour of Northport opened again on Tuesday after nine days, the city council said in a statement.",
    "Two of its three quays had been closed since the storm of 12 March, which tore down a crane and sank a tug.",
    "Harbour master Edda Lund told reporters that the third quay would follow in May, weather permitting.",
    "The insurers have agreed to pay for half of the repairs, which are put at 4.2 million euros.",
    "Some 300 dockworkers had been sent home on reduced pay, and their union asked for the rest of it.",
    "Ferries to the islands will run on the summer timetable from Saturday, two weeks earlier than planned.",
)
ARTICLE = "\n".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


@dataclass(frozen=True)
class Words:
    """Words on a page of a PDF: lower left corner in points, size, PDF text render mode, grey level (0 black, 1 white)."""

    text: str
    x: float
    y: float
    size: float = 11
    mode: int = 0
    grey: float = 0


def pdf(pages: Sequence[Sequence[Words]], *, info: dict[str, str] | None = None, before: str = "", trailer: str = "") -> bytes:
    """A PDF with one content stream a page. `before` is drawn under the words; `trailer` is added to the trailer."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    named = "".join(f"/{key} ({_escaped(value)})" for key, value in (info or {}).items())
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>"
        f"/XObject<</Im1 {4 + 2 * count} 0 R>>>>",
    ]
    for number, page in enumerate(pages):
        stream = before + "\n".join(map(_drawn, page))
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 3 0 R/Contents {5 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>stream\n{stream}\nendstream")
    pixel = (
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nx\nendstream"
    )
    objects += [pixel, f"<<{named}>>"]
    return _file(objects, f"/Root 1 0 R/Info {len(objects)} 0 R{trailer}")


def _file(objects: list[str], trailer: str) -> bytes:
    out = BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj{body}endobj\n".encode("cp1252"))
    start = out.tell()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _drawn(words: Words) -> str:
    return f"BT {words.grey} g {words.mode} Tr /F1 {words.size} Tf {words.x} {words.y} Td ({_escaped(words.text)}) Tj ET"


def column(
    text: str, *, x: float = 72, top: float = 740, characters: int = 80, leading: float = 14, size: float = 11
) -> list[Words]:
    """A paragraph set in lines of about `characters`, words broken at line ends where that fills them."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        room = characters - len(line) - 1
        if line and len(word) > room:
            if room > 3 and len(word) - room > 2 and word.isalpha():
                lines.append(f"{line} {word[:room]}-")
                line = word[room:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [Words(one, x, top - at * leading, size) for at, one in enumerate([*lines, line])]


def flate_bomb(megabytes: int) -> bytes:
    """A PDF whose page is a stream packed three times over."""
    packed = bytes(megabytes * 1_000_000)
    for _ in range(3):
        packed = zlib.compress(packed, 9)
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 100 100]>>endobj\n"
    )
    stream = b"4 0 obj<</Filter[/FlateDecode/FlateDecode/FlateDecode]/Length " + str(len(packed)).encode() + b">>stream\n"
    return head + stream + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"


def message(text: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    """A message; header names with `_` for `-`."""
    made = EmailMessage()
    for name, value in {"from_": "The Northport Courier <news@courier.example>", "subject": "Port reopens", **headers}.items():
        made[name.strip("_").replace("_", "-").title()] = value
    if text is not None:
        made.set_content(text, cte="quoted-printable")
    if html is not None and text is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html", cte="quoted-printable")
    return made


def page(body: str = ARTICLE, *, head: str = "", attributes: str = ' lang="en"', top: str = "", after: str = "") -> bytes:
    """A web page with an article between the usual furniture."""
    return f"""<!DOCTYPE html><html{attributes}><head><meta charset="utf-8">{head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/shop">Shop</a></li></ul></nav>
</header>
<main><article>{top}{body}</article></main>{after}
<footer><p>Terms of use. Privacy. Contact the editors.</p></footer></body></html>""".encode()
