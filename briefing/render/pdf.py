"""The brief as a PDF, set by typst: real footnotes at the foot of the page, tagged for readers that speak, fonts inside.

The words reach the template as data, never as markup, so that nothing in a source can become a command of the typesetter.
"""

from __future__ import annotations

import json
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from briefing.errors import TemplateError
from briefing.library import Library
from briefing.records import Brief, Ledger
from briefing.render.printed import printed
from briefing.styles import Style

TEMPLATE = "brief.typ"
_FETCHES = re.compile(rb"""["']@""")  # `#import "@preview/…"` would load a package from the network


def pdf(brief: Brief, ledger: Ledger, style: Style, library: Library) -> bytes:
    """The PDF's bytes, the same for the same brief. Raises TemplateError where a desk's own `brief.typ` cannot be set."""
    values = printed(brief, ledger, style, library)
    return typeset(library.file(TEMPLATE), json.dumps(values, ensure_ascii=False), values["date"])


def typeset(template: Path, data: str, day: str) -> bytes:
    """A typst template set with `data` (JSON, `sys.inputs.data`). `day`, ISO or empty, is what the file says of its making."""
    import typst

    source = template.read_bytes()
    if _FETCHES.search(source):
        raise TemplateError(f"{template}: imports a package, which would be fetched", "copy what you need into the file")
    made = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else datetime(1970, 1, 1, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:  # the template sees this folder and no other
        main = Path(folder) / TEMPLATE
        main.write_bytes(source)
        try:
            return typst.compile(str(main), root=folder, format="pdf", sys_inputs={"data": data}, timestamp=made)
        except typst.TypstError as error:
            raise TemplateError(f"{template}: {error.message}", " ".join(error.hints) or None) from error
