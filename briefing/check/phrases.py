"""Noun phrases around a verb of saying: its subject before or behind it, whom "who" stands for, who did it in the passive.

Phrases are spans of a text's words: the place of the first, and the one behind the last.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.check.lexicon.cues import CONTESTED, STRENGTHS
from briefing.check.lexicon.saying import BY, acts, claims, weak
from briefing.check.text import Text
from briefing.facts.lexicon.stance import REPORTING

Span = tuple[int, int]

HELPING = frozenset(
    """
    has have had is was were will would also later then not been a ha han hat haben hatte hatten tem têm ont avait lo se
    s ne n'a already since first always still even only repeatedly fest does did do doesn't don't didn't por-su schon
    auch ya já não no nicht
    """.split()
)
_RELATIVE = frozenset("who which that que quien quienes qui der die das quem".split())
_PREPOSITIONS = frozenset(
    """
    of in at from for with to the a an its his her their de del du des la le les el los las do da dos das der die den
    dem von im y un una une um uma on by not as about ein eine l d s our my no o os as à ihre ihr sein seine son sa ses
    leur leurs su sus seu sua seus suas deren dessen
    """.split()
)
ARTICLES = frozenset(
    """
    the a an its his her their this that these those no any some every each la el los las le les l o os as
    """.split()
)
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today privately publicly repeatedly again montag dienstag
    mittwoch donnerstag freitag samstag sonntag gestern heute lunes martes miércoles jueves viernes sábado domingo ayer hoy lundi
    mardi mercredi jeudi vendredi samedi dimanche hier segunda terça quarta quinta sexta feira ontem hoje
    """.split()
)
_ON = frozenset("on am el este le ce na no last".split())
_PASSED_OVER = HELPING | TIMES
_JOINING = {
    "en": frozenset({"and", "but"}),
    "es": frozenset({"y", "e", "pero"}),
    "fr": frozenset({"et", "mais"}),
    "de": frozenset({"und", "aber"}),
    "pt": frozenset({"e", "mas"}),
}
_MORE = frozenset(
    """
    spoke speaks speak talked quoted warned denounced branded termed says said claims claim alleges blames blamed
    rejects rejected favours dénoncent dénonce spricht sprach nannte
    """.split()
)
PARTS = re.compile(r"[,;:–—(]|\s-\s")
PRONOUNS = frozenset("he she they it we i él ella ellos il elle ils elles on er sie es man ele ela eles elas who".split())
OWNING = frozenset({"in", "by", "on", "to", "from"})


@cache
def verbs(language: str) -> frozenset[str]:
    verbs = REPORTING.get(language, frozenset()) | CONTESTED | _MORE | claims(language) | weak(language) | acts(language)
    if language == "en":
        verbs |= frozenset(word for word, kind in STRENGTHS.items() if kind not in ("prove", "demand", "refuse"))
    return verbs


def gap(text: Text, place: int) -> str:
    """What stands before the word at `place`."""
    if place >= len(text.words):
        return text.text[text.words[-1].end :] if text.words else ""
    return text.text[text.words[place - 1].end if place else 0 : text.words[place].start]


def subject(text: Text, place: int, known: Span | None) -> Span | None:
    """Who stands as the subject of the verb at `place`: before it, or behind it where a quotation or a comma leads to it."""
    start = _chain(text, place)
    lead = gap(text, start)
    if any(mark in lead for mark in '”»“"') or (start and text.is_quoted(text.words[start - 1])):
        return phrase_behind(text, place + 1) or _before(text, start, known)
    if "," in lead and not _over_aside(text, start):
        return phrase_behind(text, place + 1)
    if "," in lead and text.language != "en" and (behind := _closing(text, place + 1)):
        return behind
    return _before(text, start, known)


def _closing(text: Text, place: int) -> Span | None:
    """The speaker behind a verb where nothing follows but a mark: "…, informou a empresa."."""
    span = phrase_behind(text, place)
    ends = span is not None and (span[1] >= len(text.words) or bool(PARTS.search(gap(text, span[1]))))
    return span if ends else None


def _chain(text: Text, place: int) -> int:
    """Where the verb's group begins, with its auxiliaries, its adverbs and a weekday."""
    words = text.words
    start = place
    while start > 0 and words[start - 1].clause == words[place].clause and not PARTS.search(gap(text, start)):
        lower = words[start - 1].lower
        if lower not in _PASSED_OVER and not (lower in _ON and start < place and words[start].lower in TIMES):
            break
        start -= 1
    return start


def _before(text: Text, after: int, known: Span | None) -> Span | None:
    """The noun phrase before a verb's group, with an apposition between commas; the speaker of the verb that it is joined to
    ("denied it and said"); whom "who" stands for."""
    words = text.words
    if after > 0 and words[after - 1].lower in joining(text) and not PARTS.search(gap(text, after)):
        return known or _opening(text, after - 1)
    if after > 0 and words[after - 1].lower in _RELATIVE and not PARTS.search(gap(text, after)):
        return _antecedent(text, after - 1)
    if "," not in gap(text, after) and ")" not in gap(text, after):
        return _over_relative(text, phrase_before(text, after))
    inside = _over_aside(text, after)
    span = phrase_before(text, inside) if inside else None
    if span is not None and words[inside].lower not in _RELATIVE and ")" not in gap(text, after):
        return span[0], after
    return span


def _over_relative(text: Text, span: Span | None) -> Span | None:
    """ "An engineer who did not want to be named said": where what stands before the verb is part of a relative clause without
    commas, whom that clause is about."""
    words = text.words
    if span is None:
        return None
    start = span[0]
    while start > 0 and words[start - 1].clause == words[span[0]].clause:
        start -= 1
    opener = words[start].lower
    if not start or PARTS.search(gap(text, start)):
        return span
    verb = any(words[at].lower in verbs(text.language) for at in range(start, span[1]))
    if opener in ("who", "qui", "quien", "quem") or (opener == "que" and text.language in ("es", "pt") and verb):
        return phrase_before(text, start)
    return span


def joining(text: Text) -> frozenset[str]:
    return _JOINING.get(text.language, frozenset())


def phrase_before(text: Text, after: int) -> Span | None:
    words = text.words
    first = after
    clause = words[after - 1].clause if after else -1
    while first > 0 and words[first - 1].clause == clause and not text.is_quoted(words[first - 1]):
        if not _may_name(text, first - 1):
            break
        first -= 1
    if first == after and after and words[after - 1].lower in PRONOUNS:
        return after - 1, after
    first = _without_opener(text, first, after)
    return (first, after) if any(words[at].content for at in range(first, after)) else None


def _may_name(text: Text, place: int) -> bool:
    """Whether a word may be part of a noun phrase: small words but for those that link, and "Per" in "Per Dahl"."""
    word = text.words[place]
    return word.content or word.lower in _PREPOSITIONS or (place > 0 and word.text[0].isupper() and len(word.text) > 1)


def _without_opener(text: Text, first: int, after: int) -> int:
    """ "Outside the courtroom Jane Doe said": where a preposition opens the clause, the name that ends the phrase alone."""
    words = text.words
    opener = first if words[first].lower in ("in", "at", "on", "from", "for", "with", "by") else first - 1
    if not (0 <= opener < after) or words[opener].content or words[opener].lower in ARTICLES | PRONOUNS:
        return first
    if opener < first and words[opener].clause != words[after - 1].clause:
        return first
    last = after
    while last > first and words[last - 1].text[0].isupper():
        last -= 1
    parted = last - 1 > opener and not words[last - 1].text[0].isupper() and words[last - 1].content
    return last if first < last < after and parted else first


def _opening(text: Text, before: int) -> Span | None:
    """The noun phrase that opens the sentence: up to the first small word or verb behind a name."""
    words = text.words
    at = 0
    while (
        at < min(before, 9) and (words[at].content or words[at].lower in _PREPOSITIONS) and (at == 0 or not gap(text, at).strip())
    ):
        if at and words[at].content and not words[at].text[0].isupper() and is_verb_like(text, at):
            break
        at += 1
    return (0, at) if any(words[place].content for place in range(at)) else None


def is_verb_like(text: Text, place: int) -> bool:
    lower = text.words[place].lower
    return lower in verbs(text.language) or (text.language == "en" and lower.endswith("ed"))


def _antecedent(text: Text, relative: int) -> Span | None:
    """Whom "who" stands for: the noun phrase before it, over a comma."""
    words = text.words
    if not relative or (words[relative].lower in ("that", "which", "que") and text.language == "en"):
        return None
    after = relative
    if "," in gap(text, relative) and text.language in ("de", "fr", "es", "pt") and words[relative].lower not in ("qui", "quien"):
        return None
    return phrase_before(text, after)


def _over_aside(text: Text, after: int) -> int:
    """ "Mary Okello, its general secretary, said", "an official, who asked not to be named, told": where the aside begins that
    ends before the verb; 0 without one."""
    words = text.words
    if not after or not any(mark in gap(text, after) for mark in ",)–—"):
        return 0
    start = after - 1
    while start > 0 and not any(mark in gap(text, start) for mark in ",(–—:;"):
        start -= 1
    first = words[start]
    relative = first.lower in _RELATIVE | {"whose"}
    if not start or after - start > (16 if relative else 9) or ":" in gap(text, start) or ";" in gap(text, start):
        return 0
    named = first.content or first.lower.endswith("ing") or first.lower in ARTICLES | _PREPOSITIONS
    if "(" in gap(text, start) or relative or named:
        return start
    return 0


def phrase_behind(text: Text, place: int) -> Span | None:
    """The noun phrase that starts at `place`, up to the end of its clause, and a name behind a comma that it is called by."""
    words = text.words
    while place < len(words) and words[place].lower in ("von", "vom", "der", "de", "du", "des") and text.language in ("de", "fr"):
        place += 1
    if place >= len(words) or PARTS.search(gap(text, place)):
        return None
    after = _run(text, place)
    if after < len(words) and gap(text, after).strip() == "," and words[after].text[0].isupper():
        named = _run(text, after)
        if all(words[at].text[0].isupper() or not words[at].content for at in range(after, named)) and named - after < 6:
            after = named
    pronoun = after == place and words[place].lower in PRONOUNS
    if pronoun:
        return place, place + 1
    return (place, after) if any(words[at].content for at in range(place, after)) else None


def _run(text: Text, place: int) -> int:
    """Up to where a noun phrase may go on."""
    words = text.words
    after = place
    while after < len(words) and after - place < 9 and words[after].clause == words[place].clause:
        lower, capital = words[after].lower, words[after].text[0].isupper()
        if text.is_quoted(words[after]) or (after > place and not _may_name(text, after)):
            break
        noun = after > place and words[after - 1].lower in ARTICLES
        if after > place and lower in verbs(text.language) and not capital and not noun:
            break
        if after > place and text.language == "de" and words[after - 1].text[0].isupper() and not capital:
            further = after + 1 < len(words) and words[after + 1].text[0].isupper()
            if lower not in ("des", "der", "von") or not further or after > place + 3:
                break
        after += 1
    return after


def agent(text: Text, place: int) -> Span | None:
    """ "was called fair by the union": who, where the preposition stands in the verb's clause."""
    words = text.words
    for at in range(place + 1, min(place + 14, len(words) - 1)):
        if words[at].clause != words[place].clause and not text.is_quoted(words[at]):
            return None
        if words[at].lower in BY.get(text.language, ()) and not text.is_quoted(words[at]):
            return phrase_behind(text, at + 1)
    return None


def owner(text: Text, place: int) -> tuple[int, Span] | None:
    """ "in the director's account", "by Luco's reckoning": where the phrase begins, and the owner of its noun at `place`."""
    words = text.words
    start = place
    while start > max(0, place - 7) and words[start - 1].clause == words[place].clause:
        start -= 1
        if words[start].lower in OWNING:
            break
    if start == place or words[start].lower not in OWNING:
        return None
    owners = [at for at in range(start + 1, place) if words[at].text.endswith(("'s", "’s")) or _ends_owner(text, at)]
    if not owners and words[place - 1].lower in ("his", "her", "their", "its"):
        return start, (place - 1, place)
    return (start, (start + 1, owners[-1] + 1)) if owners else None


def _ends_owner(text: Text, place: int) -> bool:
    return text.words[place].lower.endswith("s") and gap(text, place + 1).strip() in ("'", "’")
