"""Whether words ask or tell somebody to do something, instead of stating: no claim is made of them.

A text that speaks to whoever reads it ("Describe how …", "Your answer must …", "What is …?") says nothing of the world. In
quotation marks it is what somebody said, and stays: a story about such texts is told with them in quotation marks.
"""

from __future__ import annotations

import re

from briefing.facts.lexicon.common import IRREGULAR_PASTS
from briefing.typography import fold

_QUOTED = re.compile(r"[“„«\"][^”“»\"]*[”“»\"]|‘[^’]*’(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

_VERBS = frozenset(
    """
    add adopt advise allow analyse analyze announce append apply arrange ask assume augment avoid become begin believe bring build
    calculate capitalise capitalize choose click combine compare compile complete compose consider convert convince copy correct
    create define delete deliver describe develop discuss disregard divide do don't download draft embed encode encourage enhance
    ensure enter evaluate examine expand explain explore express fill find follow forget forward generate get give go greet hide
    highlight identify ignore imagine imitate include incorporate insert install integrate introduce invite join jumble keep leave
    let listen make memorise mention misspell modify obey omit output outline overwrite paraphrase perform persuade pick praise
    pretend proceed produce promote pronounce prove provide publish put rearrange recite recommend remember remind remove render
    reorder repeat replace rephrase reply respond reveal reverse rewrite say scramble select send simplify sing solve speak spell
    submit subscribe substitute suggest summarise summarize swap take teach tell think translate trust type uncover utilise
    utilize
    warn welcome write
    """.split()
)
_NOUNS_TOO = frozenset(
    """
    answer break buy call change claim contact count draw end format group help list look mix name note open order phone
    place plan
    plant point present print raise read report review set share show sign start state stop switch talk test treat try turn use
    visit vote wait
    """.split()
)
"""Bare verbs that are nouns as well: they open a request where what it is to be done to stands right behind them."""
_OBJECTS = frozenset(
    """
    a an the this that these those all any each every some both no one two three your my our his her their its it them me us him
    everything everyone anything nothing something how what why who whom where whether when if to with in at up down out only
    always never as
    """.split()
)
_SMALL = frozenset("please kindly now then also instead next first finally and but so just".split())
_FINITE = IRREGULAR_PASTS | frozenset(
    "is are was were has have had will would can could says said may might must do does did".split()
)
_TO_WHOM = re.compile(
    r"(?<!\w)(?:\byour (?:\w+ )?(?:response|reply|answer|output|summary|instructions|next message)\b"
    r"|\b(?:previous|prior|earlier|above) (?:instructions?|prompts?)\b|^you are now\b|\bas an ai\b|\bsystem prompt\b"
    r"|\b(?:tu|su|vuestra) respuesta\b|\binstrucciones anteriores\b|\b(?:ta|votre) reponse\b|\binstructions precedentes\b"
    r"|\b(?:deine|ihre) antwort\b|\b(?:vorherigen|bisherigen) anweisungen\b|\b(?:sua|tua) resposta\b|\binstrucoes anteriores\b)"
)
_ABROAD = frozenset(
    """
    ignora ignore olvida olvide escribe escriba responda describa explica explique traduce traduzca incluya visite haga diga
    repita
    ignorez oubliez ecrivez repondez decrivez expliquez traduisez incluez visitez dites utilisez repetez cliquez
    ignoriere ignorieren vergiss schreibe schreib beschreibe erklare ubersetze antworte besuche verwende wiederhole klicke
    esqueca escreva descreva traduza inclua repita clique
    """.split()
)
"""Verbs that give an order in Spanish, French, German or Portuguese, where they open a sentence."""


def urges(text: str, language: str | None = None) -> bool:
    """Whether `text` asks or tells somebody to do something. `language` is ISO 639-1; English where it is not known."""
    bare = _QUOTED.sub(" “ ", fold(text)).strip()
    if bare.endswith("?") or _TO_WHOM.search(bare):
        return True
    english = (language or "en").partition("-")[0].lower() == "en"
    return _requests(_WORD.findall(bare), bare) if english else _orders(_WORD.findall(bare))


def _requests(words: list[str], text: str) -> bool:
    """ "Describe how bread is baked": a bare verb at the start, and none after it that makes it the subject ("Help arrived")."""
    words = [word for word in words if word not in _SMALL]
    first, following = (*words, "", "")[:2]
    asked = next((place for place, word in enumerate(words) if word in ("how", "what", "why", "that", "which")), len(words))
    if following == "of" or _FINITE & set(words[1 : min(asked, 9)]):
        return False
    return first in _VERBS or (first in _NOUNS_TOO and (following in _OBJECTS or text.startswith(f"{first} “")))


def _orders(words: list[str]) -> bool:
    return bool(words) and words[0] in _ABROAD
