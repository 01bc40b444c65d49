"""Rules on a style's wording; `briefing.check.wording` runs them, because they look at a sentence beside its style."""

from __future__ import annotations

from briefing.check.rule import Rule, declare

for _made in (
    Rule("sentence-length", "A sentence longer than the style allows", "warn"),
    Rule("style-word", "A word that the style does not use", "warn"),
    Rule("loaded-word", "A loaded word without a speaker", "warn"),
    Rule("trailing-participle", "A claim behind a comma", "warn"),
    Rule("quote-length", "A quotation longer than the style allows", "warn"),
    Rule("quotes", "More quotations than the style allows", "warn"),
):
    declare(_made)
