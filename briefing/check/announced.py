"""Whose word is enough for a fact: bodies that announce what they do themselves, and services whose task it is to record.

A brief may tell such a thing as it is ("The museum will close", "Two died in the fire") where its source has it from the body. So
a dropped attribution is worth a note there, and no alarm.
"""

from __future__ import annotations

import re

from briefing.check.lexicon.cues import ANONYMOUS, CONTESTED
from briefing.check.sayings import Saying
from briefing.check.text import Text
from briefing.facts import same_name

_ANNOUNCING = frozenset(
    """
    announce announces announced unveil unveiled publish published release released anuncia anunció anunciaron anunciou anunciaram
    anunciado annonce annoncé annoncent kündigte kündigt teilte angekündigt mitteilte mitteilten
    """.split()
)
_RECORDING = re.compile(
    r"\b(?:(?:fire|rescue|ambulance|emergency|weather|meteorological|geological|seismological)\s(?:service|brigade|department|crews?"
    r"|office|agency|institute|survey|centre|center)|coast ?guard|civil (?:defence|defense|protection)|protecci[oó]n civil|"
    r"proteção civil|protection civile|bomberos|bombeiros|pompiers|feuerwehr|wetterdienst|rettungsdienst|bergrettung)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:observatory|electoral|election|officials?|inspector\w*|institute|police"
    r"|customs|court|coroner|hospital|ministry|museum|university|statistics office|policía|polizei|polícia|ministerio"
    r"|ministère|ministerium|ministério|hôpital|krankenhaus|eurostat)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|would|won't|plans?|expects?|\w+(?:rá|rán|ría|rían|ront|rait|raient)|werde[n]?|würde\w*|wird)\b", re.I
)
_OPEN = re.compile(
    r"\b(?:could|may|might|possibly|believed|suspect\w*|probably|likely|podría\w*|pourrai\w*|könnte\w*|poderá\w*)\b", re.I
)


def is_own_word(piece: Text, said: Saying, statement: Text) -> bool:
    """Whether what a piece has a speaker say is the speaker's to say: announced, recorded by its service, or told of the speaker
    as the sentence's own subject."""
    cue = piece.words[said.cue].lower
    if cue in CONTESTED or re.search(ANONYMOUS.get(piece.language, r"(?!)"), said.speaker, re.IGNORECASE):
        return False
    if cue in _ANNOUNCING:
        return True
    if _opens_with(statement, piece, said):
        return True
    if _OPEN.search(piece.text) or (piece.language == "en" and cue.endswith("s") and not _closes(said)):
        return False  # "The ministry says the study is old": what is still being said is a position
    if _RECORDING.search(said.speaker):
        return True
    if _OFFICIAL.search(said.speaker) and not _TO_COME.search(piece.text):
        return True
    return _closes(said) and bool(statement.facts.numbers) and not _TO_COME.search(piece.text)


def _closes(said: Saying) -> bool:
    """Whether the speaker is named behind what is told, as who vouches for a fact is: "Two died, police said."."""
    return bool(said.places) and said.places[0] < said.cue


def _opens_with(statement: Text, piece: Text, said: Saying) -> bool:
    """Whether the sentence is about the named speaker, whose doings it tells: "Oricène recalls two batches"."""
    mine = [item.text for item in statement.facts.names if 0 <= statement.text.find(item.text) <= 30]
    theirs = [item.text for item in piece.facts.names if item.text in said.speaker]
    subject = {word.stem for word in statement.words[:4] if word.content}
    return bool(subject & said.stems) and any(same_name(one, other) for one in mine for other in theirs)
