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
    Rule("typography", "A mark that the style sets otherwise", "warn"),
    Rule("spelling", "A spelling of another variety", "warn"),
    Rule("preferred-name", "A name that the style writes otherwise", "warn"),
    Rule("acronym", "An acronym that is not written out", "warn"),
    Rule("acronym-case", "An acronym in another case than the style's", "warn"),
    Rule("honorific", "A courtesy title", "warn"),
    Rule("number-form", "A number that the style writes otherwise", "warn"),
    Rule("date-form", "A date or time that the style writes otherwise", "warn"),
    Rule("relative-date", "A date that counts from today", "warn"),
    Rule("contraction", "A contraction", "warn"),
    Rule("passive", "More passive than the style allows", "warn"),
    Rule("adjective", "A word that judges or presses", "warn"),
    Rule("question", "A question to the reader", "warn"),
    Rule("mean-length", "Sentences that are long on average", "warn"),
    Rule("reading-grade", "Harder to read than the style allows", "warn"),
    Rule("likelihood", "A word of likelihood off the style's scale", "warn"),
    Rule("likelihood-rows", "Two rows of the scale in one brief", "warn"),
    Rule("likelihood-confidence", "Likelihood and confidence in one sentence", "warn"),
    Rule("headline-likelihood", "A headline without its likelihood", "warn"),
    Rule("headline-tense", "A headline in another tense", "warn"),
    Rule("lead-in", "A point without its lead-in", "warn"),
    Rule("verb-certainty", "A verb that the claim does not deserve", "warn"),
    Rule("attribution-position", "The speaker in another place", "warn"),
    Rule("figures-conflict", "A disputed figure told otherwise than the style asks", "warn"),
    Rule("time-zone", "A time of day without the style's zone", "warn"),
    Rule("weak-source", "Told plainly on sources of a low grade", "warn"),
    Rule("unnamed-source", "A source without a name", "warn"),
):
    declare(_made)
