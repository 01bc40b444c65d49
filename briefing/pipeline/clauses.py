"""Cutting a clause that the evidence does not bear, so that what is left is a sentence.

Only what can go without hurting the rest is cut: a bracket, what follows a dash or a semicolon, a participle or a relative clause
behind a comma or between two, what something is called at the end, a second verb behind "and". Who said it, a condition, a
negation of the whole and the verb of the main clause stay. Each language has its own openings; in another one only brackets go.
Whether the rest is true is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.model.extractive.cues import cues
from briefing.model.extractive.guards import masked, unbalanced
from briefing.records import Finding

FEWEST = 5  # words that a sentence keeps
_ASIDE = 5  # words up to which a clause with a verb of saying only tells who said the rest

_RELATIVE = {
    "en": r"which|who|whose|where|(?:some|most|all|many|one|two|both) of (?:which|whom)",
    "es": r"que|quien(?:es)?|cuy[oa]s?|donde|lo que|(?:el|la|los|las) cual(?:es)?",
    "fr": r"qui|que|dont|où|ce qui|ce que|lequel|laquelle|lesquel(?:le)?s",
    "de": r"der|die|das|dem|den|dessen|deren|welche[rsmn]?|wobei|was|wodurch|womit|worauf",
    "pt": r"que|quem|cuj[oa]s?|onde|o que|[oa]s? qua(?:l|is)",
}
_PARTICIPLE = {
    "en": r"(?!according|nothing|during|king|being)(?:\w+ly )?\w{3,}ing|(?:\w+ly )?\w{3,}ed by|with",
    "es": r"\w{2,}(?:ando|iendo|yendo)",
    "fr": r"(?:en )?(?!avant|pendant|cependant|durant|suivant|pourtant|autant)\w{3,}ant",
    "pt": r"\w{2,}(?:ando|endo|indo)",
}
_AND_DOES = {
    "en": r"and (?:then )?(?:has|had|have|is|was|were|will|would|can|could|may|might|said|told|sent|made|\w{3,}(?<!hundr)ed)",
    "es": r"y (?:ha|han|había|fue|fueron|será|es|son|\w{3,}(?:ó|aron|ieron))",
    "fr": r"et (?:a|ont|avait|est|sont|sera|fut)",
    "de": r"und (?:hat|haben|hatte|ist|sind|wird|werden|wurde|will|soll|kann|muss)",
    "pt": r"e (?:foi|foram|é|são|será|tem|têm|\w{3,}(?:ou|eu|iu|aram|eram|iram))",
}
_APPOSITION = {"en": "an?", "es": "una?", "fr": "une?", "de": "eine?[nmr]?", "pt": "uma?"}
_THAT = re.compile(r"(?:que|o que|ce que|lo que)\b", re.I)  # behind a verb of saying it opens what was said
_LIST = re.compile(r"(?:and|or|y|e|et|ou|o|u|und|oder)\b", re.I)
_WAITS = re.compile(
    r"(?:if|when|while|although|though|because|since|unless|until|once|after|before|si|cuando|aunque|porque|quand|bien que"
    r"|lorsque|puisque|wenn|als|obwohl|weil|nachdem|bevor|quando|embora|se)\b",
    re.I,
)
_GERMAN_HALF = re.compile(
    r"\b(?:hat|haben|hatten?|ist|sind|war|waren|wird|werden|wurden?|will|wollen|soll|sollen|kann|können|muss|müssen)\b"
)
_GERMAN_WHOLE = re.compile(r"(?:^|\s)(?:\w*ge\w+(?:t|en)|\w+iert|(?:be|ver|er|ent|zer)\w+(?:t|en)|[a-zäöü]\w+en)$")


def cuts(sentence: str, faults: Sequence[Finding], language: str | None) -> list[str]:
    """Shorter forms of `sentence` without the words that `faults` name, the longest first; none where no cut is safe."""
    code = (language or "").partition("-")[0].lower()
    doubted = [place for fault in faults if (place := _place(fault.words, sentence))]
    found: dict[str, None] = {}
    for start, end in _spans(sentence, code):
        gone = sentence[start:end]
        rest = _joined(sentence[:start], sentence[end:])
        if (not doubted or any(start <= at and to <= end for at, to in doubted)) and _stands(rest, gone, code):
            found[rest] = None
    return sorted(found, key=len, reverse=True)


def _place(words: str | None, sentence: str) -> tuple[int, int] | None:
    """Where a fault's words stand; None for one that names none, or the whole sentence."""
    at = sentence.casefold().find((words or "").casefold()) if words else -1
    if at < 0 or not words or len(words) > 0.8 * len(sentence):
        return None
    return at, at + len(words)


def _spans(sentence: str, code: str) -> Iterator[tuple[int, int]]:
    """Stretches that can go, quotations being blank; each reaches up to the full stop or takes its commas with it."""
    bare = masked(sentence)
    stop = len(bare.rstrip(".!?… "))
    for bracket in re.finditer(r"\s\([^()]*\)", bare):
        yield bracket.span()
    if code not in _RELATIVE:
        return
    dashes = list(re.finditer(r"\s[–—]\s|—|;\s", bare))
    if len(dashes) == 1 and not _tells_who(bare[dashes[0].end() : stop], code):
        yield dashes[0].start(), stop
    commas = [found.start() for found in re.finditer(r",\s", bare)]
    for number, comma in enumerate(commas):
        after = bare[comma + 1 : stop].lstrip()
        opens = _opens(after, bare[:comma], code)
        if opens:
            yield comma, stop
        if opens and number + 1 < len(commas) and not _LIST.match(bare[commas[number + 1] + 1 :].lstrip()):
            yield comma, commas[number + 1] + 1
        closes = re.match(rf"(?:{_AND_DOES[code]})\b", after) or (number + 1 == len(commas) and _renames(after, code))
        if closes:
            yield comma, stop
    if code == "en":
        for found in re.finditer(rf"\s(?={_AND_DOES[code]}\b)", bare):
            yield found.start(), stop


def _opens(clause: str, before: str, code: str) -> bool:
    """Whether a clause behind a comma adds to what stands before it."""
    relative = re.match(rf"(?:{_RELATIVE[code]})\b", clause, re.I)
    if relative and code == "de":
        return clause.rstrip(",").split(",")[0].split()[-1][:1].islower()  # its verb stands last; a noun has a capital
    if relative:
        return not (_THAT.match(clause) and cues(code).attribution.search(before))
    return bool(code in _PARTICIPLE and re.match(rf"(?:{_PARTICIPLE[code]})\b", clause))


def _renames(clause: str, code: str) -> bool:
    """Whether the last clause says of something what it is ("…, a record for the chamber"), and is not the end of a list."""
    return bool(re.match(rf"{_APPOSITION[code]}\s", clause)) and not any(_LIST.fullmatch(word) for word in clause.split())


def _tells_who(clause: str, code: str) -> bool:
    """Whether it only says who said the rest ("– the ministry says")."""
    return bool(cues(code).attribution.search(clause)) and len(clause.split()) <= _ASIDE


def _joined(before: str, after: str) -> str:
    text = f"{before.rstrip()}{after}" if after[:1] in ".!?…,;:" else f"{before.rstrip()} {after.lstrip()}"
    return text.strip()


def _stands(rest: str, gone: str, code: str) -> bool:
    """Whether what is left is a statement, and what goes does not bear it."""
    if len(rest.split()) < FEWEST or unbalanced(rest) or unbalanced(gone) or rest.count("(") != rest.count(")"):
        return False
    main = rest.rstrip(".!?… ")
    if (_WAITS.match(rest) and "," not in rest) or main[-1:] in ",:–—-":
        return False
    if code == "de" and (half := _GERMAN_HALF.search(main)):
        tail = main[half.end() :]
        return bool(_GERMAN_WHOLE.search(tail)) or half[0] in ("ist", "sind", "war", "waren") or not tail.strip()
    return not main.lower().endswith((" and", " or", " y", " et", " und", " e", " of", " the", " to", " that"))
