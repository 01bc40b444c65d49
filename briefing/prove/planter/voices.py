"""Who said it, in what words, and with what verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from briefing.prove.planter.sentences import Changes, Sound, Way, outside_quotes, people, put

_QUOTED = re.compile(r"“([^”]{12,})”")


def _word_dropped(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in _QUOTED.finditer(sound.text):
        words = match[1].split()
        if len(words) >= 4:
            at = dice.randrange(1, len(words) - 1)
            yield put(sound.text, match.start(1), match.end(1), " ".join(words[:at] + words[at + 1 :]))


def _word_put_in(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in _QUOTED.finditer(sound.text):
        words = match[1].split()
        if len(words) >= 3:
            at = dice.randrange(1, len(words))
            yield put(
                sound.text,
                match.start(1),
                match.end(1),
                " ".join([*words[:at], dice.choice(("clearly", "totally", "almost")), *words[at:]]),
            )


def _other_speaker(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    """The person who is said to have said it changed for another person of the evidence."""
    known = people(sound.evidence)
    for match in re.finditer(
        r"([A-Z]\w+ [A-Z]\w+) (?:said|says|told|warned|called)|(?:said|according to) ([A-Z]\w+ [A-Z]\w+)", sound.text
    ):
        group = 1 if match[1] else 2
        rivals = [name for name in known if name.split()[-1] not in match[group] and match[group].split()[-1] not in name]
        if rivals:
            yield put(sound.text, match.start(group), match.end(group), dice.choice(rivals))


_SPEAKS = r"(?:said|says|told|warned|called|denied|announced|argued)"
_BODY = re.compile(rf"\b[Tt]he ((?:[a-z]+ )?[a-z]{{4,}}) {_SPEAKS}\b")


def _other_body(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    """The body that is said to have said it ("the union said") changed for another that speaks in the evidence."""
    bodies = list(dict.fromkeys(match[1] for match in _BODY.finditer(sound.evidence)))
    for match in _BODY.finditer(sound.text):
        rivals = [body for body in bodies if body.split()[-1] != match[1].split()[-1]]
        if rivals and outside_quotes(sound.text, match.start()):
            yield put(sound.text, match.start(1), match.end(1), dice.choice(rivals))


_WHO_SAYS = (
    re.compile(r", (?:the |a |an |its |their )?[\w' -]{3,60} (?:said|says|warned)(?= on [A-Z]\w+day\.|\.$)"),
    re.compile(r", according to [^,.;]+(?=\.$)"),
    re.compile(r"^According to [^,]+, "),
    re.compile(r"^(?:The |A |An )?[\w' -]{3,50} (?:said|says|claims|claimed|alleges|warned) (?:on \w+day )?(?:that )?"),
)


def _attribution_cut(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for pattern in _WHO_SAYS:
        match = pattern.search(sound.text)
        if match and "“" not in sound.text:
            rest = sound.text[: match.start()] + sound.text[match.end() :]
            yield rest[0].upper() + rest[1:], ""


_HIDDEN = re.compile(
    r"\b(?:[Tt]wo|[Aa]n?|[Ss]ome|[Ss]everal|[Oo]ne) (?:senior |unnamed |government |police |industry )*"
    r"(?:officials?|sources?|people|persons?|diplomats?)"
    r"(?: (?:familiar|close|with|in|who)[^,.]*?(?= said| told|,|\.))?"
)


def _named(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    match = _HIDDEN.search(sound.text)
    if match and len(sound.text) - len(match[0]) > 30:
        words = dice.choice(("The minister", "The ministry", "The company's chairman", "Valdis Ozols"))
        inside = words[0].lower() + words[1:] if words.startswith("The") else words
        yield put(sound.text, match.start(), match.end(), words if match.start() == 0 else inside)


_LOADED = {
    "said": ("admitted", "conceded", "revealed", "boasted", "confessed"),
    "says": ("admits", "concedes", "reveals", "boasts"),
}


def _loaded_verb(sound: Sound, dice: Random, others: Sequence[Sound]) -> Changes:
    for match in re.finditer(r"\b(said|says)\b", sound.text):
        if outside_quotes(sound.text, match.start()):
            yield put(sound.text, match.start(), match.end(), dice.choice(_LOADED[match[1]]))


WAYS: dict[str, tuple[Way, ...]] = {
    "quotation": (_word_dropped, _word_put_in),
    "speaker": (_other_speaker, _other_body),
    "attribution": (_attribution_cut,),
    "anonymous": (_named,),
    "strength": (_loaded_verb,),
}
