"""`style new --from`: old briefs read, whatever they came in, and measured; with a model, the guidance drafted too."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.cli.screen import Bar, tell
from briefing.collect import collect
from briefing.config import Config
from briefing.errors import DraftError, UsageError
from briefing.library import Library
from briefing.render.lines import GLYPHS, read_lines
from briefing.samples import Shape, is_heading, shape_of, style_from

KINDS = {".txt": "text", ".text": "text", "": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
MOST = 200  # briefs: more say nothing new


def style_of(name: str, extends: str, paths: Sequence[Path], library: Library, config: Config) -> str:
    """The text of a style measured on the files. Raises UsageError where none of them is a brief."""
    shapes = list(_shapes(paths))
    if not shapes:
        raise UsageError("none of the files holds a brief", "name texts, Markdown, HTML or Word files of old briefs")
    text = style_from(name, library.style(extends), shapes, _guidance(name, shapes, library, config))
    headings = ", ".join(dict.fromkeys(str(part.heading) for shape in shapes for part in shape.parts if part.heading))
    tell(f"measured {len(shapes)} {'brief' if len(shapes) == 1 else 'briefs'}; headings: {headings or 'none'}")
    return text


def _shapes(paths: Sequence[Path]) -> Iterator[Shape]:
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path]) if file.is_file()]
    if len(files) > MOST:
        tell(f"{len(files)} files: the first {MOST} are measured")
    for file in files[:MOST]:
        try:
            lines = _lines(file)
        except DraftError as error:
            tell(f"left out: {file}: {error.message}")
            continue
        shape = shape_of(file.name, lines)
        if shape.paragraphs():
            yield shape
        else:
            tell(f"left out: {file}: holds no brief")


def _lines(file: Path) -> list[str]:
    from briefing.collect.charset import decode

    kind = KINDS.get(file.suffix.lower())
    if kind is None:  # a Word file, a mail, a PDF: as a source is read
        (document,) = list(collect([str(file)]))[:1]
        if not document.text:
            raise DraftError(document.reason or "holds no text", 1)
        return document.text.split("\n")
    data = file.read_bytes()
    if b"\0" in data[:8] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DraftError("is not text", 1)
    text, _ = decode(data, markup=kind == "html")
    lines = [line.text for line in read_lines(text, kind, is_heading).lines]
    if kind == "markdown" and GLYPHS[0] not in text:  # a list's own marks, which reading has made the house's glyph
        lines = [line.replace(f"{GLYPHS[0]} ", "- ", 1) if line.startswith(GLYPHS[0]) else line for line in lines]
    return lines


def _guidance(name: str, shapes: Sequence[Shape], library: Library, config: Config) -> tuple[str, str] | None:
    """A draft of the guidance and who wrote it; None where no model is named."""
    if config.engine == "extractive":
        return None
    from briefing.cli.workshop import open_workshop
    from briefing.compose.guiding import guidance_of, guidance_request

    started = time.monotonic()
    with open_workshop(config, f"style-{name}", Bar()) as shop:
        engine = shop.tools.engine
        answer = engine.answer(guidance_request(name, [shape.text for shape in shapes], library))
        for warning in answer.warnings:
            tell(warning)
        tell(shop.summary(time.monotonic() - started))
        info = engine.info
    return guidance_of(answer.reply), info.served or info.model or "a recorded reply"
