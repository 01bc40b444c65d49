"""Rules on the brief as a whole and on a sentence's standing in it; the code that runs them is `briefing.check.standing` and
`briefing.check.structure`, because they look at a brief and not at a sentence beside its evidence."""

from __future__ import annotations

from briefing.check.rule import Rule, declare

for _made in (
    Rule("no-claim", "A sentence that rests on no claim", "error"),
    Rule("unknown-claim", "A claim cited that the ledger does not hold", "error"),
    Rule("general", "The model's own knowledge", "error"),
    Rule("judgement-anchor", "A judgement without an anchor", "error"),
    Rule("status-in-section", "A sentence that does not belong in its section", "error"),
    Rule("context-policy", "Rests on what the style does not take", "error"),
    Rule("context-age", "Rests on what is too old for the style", "error"),
    Rule("judgement-stance", "A judgement in a neutral style", "error"),
    Rule("struck", "Rests on what was struck from another style", "warn"),
    Rule("headline-below", "The headline says what no sentence below says", "warn"),
    Rule("headline", "No headline", "warn"),
    Rule("headline-stop", "The headline's full stop", "warn"),
    Rule("total-length", "The brief's length", "warn"),
    Rule("section-missing", "A section is missing", "warn"),
    Rule("lead-missing", "A section's opening paragraph is missing", "warn"),
    Rule("lead-length", "The opening paragraph's length", "warn"),
    Rule("lead-sentences", "The opening paragraph's sentences", "warn"),
    Rule("points", "How many points a section has", "warn"),
    Rule("point-length", "A point's length", "warn"),
    Rule("second-reader", "What another model doubts", "warn"),
):
    declare(_made)
