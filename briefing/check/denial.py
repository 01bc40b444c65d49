"""Who denies, and who denies no more: verbs that deny or exclude, and words for what goes on or is over.

"Does not deny" for "disputes" turns a statement round with words that no list of negations compares. Each verb that denies is
read with the negation before it; what goes on ("still", "remains") and what is over ("no longer") likewise.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.check.rule import Hit
from briefing.check.statement import Statement
from briefing.check.text import Text, Word, once


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DENY = {
    "en": _words("""
        deny denies denied denying dispute disputes disputed contest contests contested reject rejects rejected exclude excludes
        excluded refute refutes refuted
    """),
    "es": _words("niega niegan negó negaron desmiente desmintió desmintieron rechaza rechazó descarta descartó excluye excluyó"),
    "fr": _words("nie nient nié dément démenti conteste contestent contesté exclut exclu écarte écarté rejette rejeté refuse"),
    "de": _words("bestreitet bestreiten bestritt bestritten dementiert dementierte leugnet leugnete ausgeschlossen"),
    "pt": _words(
        "nega negam negou negaram desmente desmentiu contesta contestou rejeita rejeitou descarta descartou exclui excluiu"
    ),
}
_IN_TWO = {"en": ("rule", "out"), "de": ("schloss", "aus")}
_RULE = _words("rule rules ruled ruling schloss schließt schlossen")
_NOT = {
    "en": _words("not never cannot nor neither"),
    "es": _words("no nunca"),
    "fr": _words("ne n"),
    "de": _words("nicht nie"),
    "pt": _words("não nunca"),
}
_NO_LONGER = {
    "en": ("no longer", "any more", "anymore", "not any longer", "ceased to"),
    "es": ("ya no", "dejó de", "dejaron de"),
    "fr": ("ne sont plus", "n'est plus", "ne plus", "a cessé de"),
    "de": ("nicht mehr", "nicht länger"),
    "pt": ("já não", "não mais", "deixou de"),
}
_STILL = {
    "en": _words("still remain remains remained stay stays stayed continue continues continued"),
    "es": _words("sigue siguen continúa continúan permanece todavía"),
    "fr": _words("reste restent toujours demeure continue encore"),
    "de": _words("bleibt bleiben blieb weiterhin"),
    "pt": _words("continua continuam permanece segue ainda"),
}
_ALIKE = 0.4  # share of the sentence's words that a piece has that tells the same
_BEFORE = 4  # words before a verb where its negation stands


class Denial(NamedTuple):
    """A verb that denies, and whether it is itself denied."""

    word: Word
    denied: bool


@once
def denials_in(text: Text) -> list[Denial]:
    """Every verb of a text that denies or excludes, outside its quotations."""
    return [Denial(word, _is_denied(text, at)) for at, word in enumerate(text.words) if _denies(text, at)]


def _denies(text: Text, at: int) -> bool:
    word = text.words[at]
    if text.is_quoted(word):
        return False
    if word.lower in _RULE:
        particle = _IN_TWO.get(text.language, ("", ""))[1]
        behind = text.words[at + 1 : at + (2 if text.language == "en" else 8)]
        return any(other.lower == particle for other in behind)
    return word.lower in _DENY.get(text.language, ())


def _is_denied(text: Text, at: int) -> bool:
    near = text.words[max(0, at - _BEFORE) : at]
    if text.language == "de":
        near = (*near, *text.words[at + 1 : at + 6])
    listed = _NOT.get(text.language, frozenset())
    return any(word.clause == text.words[at].clause and (word.lower in listed or word.lower.endswith("n't")) for word in near)


def contradicted(statement: Statement) -> Hit | None:
    """A denial that is denied on one side only, or something that goes on where the evidence has it over."""
    return _denial_turned(statement) or _over_or_not(statement)


def _denial_turned(statement: Statement) -> Hit | None:
    mine = denials_in(statement.said)
    if len(mine) != 1:
        return None
    known = [(piece, one) for piece in _close(statement) for one in denials_in(piece)]
    if not known or any(one.denied == mine[0].denied for _, one in known):
        return None
    cue, (piece, theirs) = mine[0].word.text, known[0]
    turned = "denies that it is denied" if mine[0].denied else "has it denied"
    message = f"the sentence {turned} (“{cue}”), and the evidence the other way round (“{theirs.word.text}”); mend it"
    return Hit(cue, piece.text, message)


def _close(statement: Statement) -> list[Text]:
    """The pieces that tell of the same: in one language those that share most, in another that which shares names or numbers."""
    if not statement.same_language:
        return [statement.closest] if statement.closest is not None and _bears(statement, statement.closest) else []
    best = statement.shared(statement.comparable[0])
    return [piece for piece in statement.comparable if best >= 2 and statement.shared(piece) >= 0.6 * best]


def _bears(statement: Statement, piece: Text) -> bool:
    return statement.common_facts(piece) + statement.cognates(piece) >= 1


def _over_or_not(statement: Statement) -> Hit | None:
    for piece in _close(statement)[:1]:
        mine, theirs = _course(statement.said), _course(piece)
        if mine is None or theirs is None or mine[0] == theirs[0]:
            continue
        if not statement.same_language or statement.shared(piece) >= _ALIKE * len(statement.said.stems):
            goes_on = "goes on" if theirs[0] else "is over"
            return Hit(
                mine[1], theirs[1], f"in the evidence this {goes_on} (“{theirs[1]}”); the sentence has “{mine[1]}”; put it right"
            )
    return None


@once
def _course(text: Text) -> tuple[bool, str] | None:
    """Whether what a text tells goes on, with the words that say so; None where it says neither, or both."""
    over = next((phrase for phrase in _NO_LONGER.get(text.language, ()) if f"{phrase} " in text.lowered + " "), None)
    still = next((word.text for word in text.words if word.lower in _STILL.get(text.language, ())), None)
    if (over is None) == (still is None):
        return None
    return (False, over) if over is not None else (True, still or "")
