"""What has no place in a brief whatever the evidence: links that the sources do not give, and words to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.rule import ENGLISH, Hit, rule
from briefing.check.statement import Statement
from briefing.typography import fold
from briefing.urging import urges

_ADDRESS = re.compile(
    r"(?:https?|ftp|mailto|javascript|data):[^\s<>“”\"')]+|\bwww\.[^\s<>“”\"')]+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\b(?:[a-z0-9-]+\.)+(?:com|net|org|info|io|co|ly|me|app|dev|xyz|shop|site|online|example|test|biz|ru|cn|tk|link|click|top)\b(?:/[^\s<>“”\"')]*)?",
    re.IGNORECASE,
)


@rule("url", "A link that the sources do not give", "error", judgements=True, needs_evidence=False)
def url(statement: Statement) -> Iterator[Hit]:
    for match in _ADDRESS.finditer(statement.said.text):
        words = match[0].rstrip(".,;")
        if not statement.pieces or fold(words) not in statement.borne.folded:
            yield Hit(words, None, f"“{words}” is no address of the evidence; take it out")


_PRONOUN = re.compile(r"^[“\"']?(?:He|She|They|His|Her|Their|Him)\b")


@rule("pronoun", "A pronoun that nothing before it explains", "warn", languages=ENGLISH, needs_evidence=False)
def pronoun(statement: Statement) -> Iterator[Hit]:
    """ "He said …" as the first words that a reader meets."""
    match = _PRONOUN.match(statement.said.text)
    if match is None or statement.before is None or statement.before.strip():
        return
    if not any(0 < statement.said.text.find(item.text) < 60 for item in statement.said.facts.names):
        yield Hit(match[0].strip("“\"'"), None, f"nothing before it says who “{match[0]}” is; put the name")


_TO_READER = {
    "en": (
        r"\b(?:you|your|yours|yourself|dear reader|our readers|readers|subscribe|click|sign up|donate"
        r"|tell us|don['’]t miss|please)\b"
        r"|\b(?:we|us|our|ours|let['’]s|I)\b|^(?:remember|imagine|note|ask|tell|visit|call|check|see|ignore|read|consider|think)\s(?:that|how|the|your|this|more|what)\b"
    ),
    "es": r"\b(?:usted|ustedes|tú|tu|tus|vosotros|haga clic|suscríbase|nosotros|nuestro|nuestra|querido lector)\b",
    "fr": r"\b(?:vous|votre|vos|tu|ton|cliquez|abonnez-vous|nous|notre|nos|cher lecteur)\b",
    "de": r"\b(?:du|dein|deine|ihnen|klicken sie|abonnieren|wir|unser|unsere|liebe leser)\b",
    "pt": r"\b(?:você|vocês|seu leitor|clique|assine|nós|nosso|nossa|caro leitor)\b",
}


@rule("reader", "Speaks to the reader, or as the desk", "error", found="warn", judgements=True, needs_evidence=False)
def reader(statement: Statement) -> Iterator[Hit]:
    said = statement.said
    if urges(said.text, said.language):
        yield Hit(said.text, None, "this asks or tells somebody something and states nothing; take it out, or say who said it")
        return
    for match in re.finditer(_TO_READER[said.language], said.text, re.IGNORECASE):
        if any(start <= match.start() < end for start, end in said.quoted) or _is_no_address(said.text, match):
            continue
        yield Hit(match[0], None, f"“{match[0]}” speaks to the reader or as the desk; tell it in the third person")
        return


def _is_no_address(text: str, match: re.Match[str]) -> bool:
    """ "US", "World War I", "readers of the report said": no word to whoever reads the brief."""
    word = match[0]
    if word in ("US", "I") and word == "US":
        return True
    if word == "I":
        return bool(re.search(r"(?:War|[A-Z]\w+) $", text[: match.start()])) or text[match.end() : match.end() + 1] in (".", "-")
    if word.lower() == "readers":
        return not re.search(r"\b(?:urge|ask|tell|invite|remind)\s$", text[: match.start()], re.IGNORECASE)
    if word.lower() in ("donate", "subscribe", "click", "sign up"):
        return bool(
            re.search(r"\b(?:to|they|he|she|and|who|would|will|can|could|people|users|not|if they)\s$", text[: match.start()])
        )
    return False
