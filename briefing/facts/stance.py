"""How sure a statement is, and whether it denies: cues in five languages.

Certainty takes the weakest that a cue gives, in this order: `conditional` (may, could, if, unless, the conditional mood),
`forecast` (will, plans, is due to), `claimed` (someone is said to have said it, or hearsay), else `fact`. So "The ministry
said it will …" is a forecast with a speaker and "The ministry said it may …" a conditional one: who said it stays in
`Facts.speaker`. "Would" after a verb of saying is the future seen from the past and a forecast. In German the infinitive
that ends the clause tells the future from the passive ("wird … unterzeichnen", "wird … unterzeichnet").
"""

from __future__ import annotations

import re
from functools import cache

from briefing.facts.lexicon import words
from briefing.facts.lexicon.stance import (
    CONDITIONAL,
    CONDITIONAL_ENDINGS,
    CONSIDERING,
    EXCLUDING,
    FORECAST,
    FRENCH_SECOND,
    FUTURE_ENDINGS,
    HEARSAY,
    NEGATING_VERBS_WITH_TO,
    NEGATION,
    NO_IF_BEFORE,
    NO_MODAL_BEFORE,
    NO_NEGATION_AFTER,
    NO_PARTICIPLE,
    NOT_CONDITIONAL,
    NOT_FUTURE,
    ONLY_AFTER_NO,
    REPORTING,
)
from briefing.facts.tokens import Reading
from briefing.records import Certainty


def certainty(reading: Reading, attributed: bool) -> Certainty:
    """The certainty of the text as one statement; `attributed` tells whether someone is said to have said it."""
    if not reading.language:
        return "claimed" if attributed else "fact"
    reported = forecast = hearsay = False
    telling = _english_cues() if reading.language == "en" else None
    for place, token in enumerate(reading.tokens):
        word = token.lower
        if telling is not None and word not in telling:
            continue
        reported = reported or word in REPORTING[reading.language]
        if _is_conditional(reading, place, reported):
            return "conditional"
        forecast = forecast or _is_forecast(reading, place, reported)
        hearsay = hearsay or word in HEARSAY[reading.language]
    if forecast:
        return "forecast"
    return "claimed" if attributed or hearsay else "fact"


@cache
def _english_cues() -> frozenset[str]:
    """Every word that says something about certainty in English, which marks no mood by endings."""
    forecast = _BEFORE_TO | _AFTER_BE | _EXPECTING | {"would", "will", "shall", "ll", "won"}
    opening = CONSIDERING["en"] | EXCLUDING["en"]
    return frozenset(REPORTING["en"]) | frozenset(CONDITIONAL["en"]) | frozenset(HEARSAY["en"]) | forecast | opening


def _is_conditional(reading: Reading, place: int, reported: bool) -> bool:
    word, language = reading.lower(place), reading.language
    if (word in CONSIDERING[language] and _considers(reading, place)) or (
        word in EXCLUDING[language] and _is_left_open(reading, place)
    ):
        return True
    if language == "en":
        return _is_english_conditional(reading, place, reported)
    if word in CONDITIONAL[language]:
        return not _is_other_word(reading, place)
    endings = CONDITIONAL_ENDINGS.get(language)
    mood = endings is not None and len(word) > 5 and word.endswith(endings) and word not in NOT_CONDITIONAL
    return mood and not reading.tokens[place].is_capital and not reported and not _is_noun(reading, place)


_RULING = words("law act bill agreement treaty pact accord deal rules rule regulation contract licence permit code constitution")
_LIMITING = words("only without")
_NEVER_LEAVE = words("have be not well yet also face need want soon prove become seem lead cause mean")


def _gives_leave(reading: Reading, place: int) -> bool:
    """ "may" that permits: "may pay only with consent", "under the treaty ships may enter", "the bill says officers may"; not
    "may have" or "may be", which guess."""
    after = reading.lower(place + 1)
    if after == "only":
        return True
    if after in _NEVER_LEAVE and not (after == "be" and reading.lower(place + 2).endswith(("ed", "en"))):
        return False
    ahead = {reading.lower(at) for at in range(place + 1, place + 8)}
    if not ahead.isdisjoint(_LIMITING):
        return True
    back = range(max(0, place - 14), place)
    laid = any(reading.lower(at) in _RULING and reading.lower(at + 1) in _LAYING for at in back)
    ruled = (at for at in range(max(0, place - 14), place + 14) if reading.lower(at) in _RULING)
    return laid or any(reading.lower(before) in _LED for at in ruled for before in range(max(0, at - 4), at))


_LED = words("under within")
_LAYING = words("says states stipulates provides specifies lays sets that")


_DECLINED = words("be say comment discuss give name identify")


def _behind_not(reading: Reading, place: int) -> str:
    """The word behind "not" that follows a place."""
    return reading.lower(place + 2) if reading.lower(place + 1) == "not" else ""


def _was_able(reading: Reading, place: int) -> bool:
    """ "could" as the past of "can": "could not be reached", "could be used without a password"."""
    ahead = [reading.lower(at) for at in range(place + 1, place + 7)]
    if ahead[:1] == ["not"]:
        return "if" not in ahead and "until" not in ahead and "before" not in ahead
    passive = ahead[:1] == ["be"] and ahead[1].endswith(("ed", "en"))
    return passive and ahead[2:3] in (["without"], ["using"])


def _considers(reading: Reading, place: int) -> bool:
    """ "is considering a charge", "estuda cobrar", "envisage de", "prüft, ob": not "considering that", nor a student."""
    after = reading.lower(place + 1)
    if reading.language == "en":
        return reading.lower(place - 1) in _BE | {"was", "still", "now"} and after != "that"
    if reading.language == "fr":
        return after in ("de", "d")
    if reading.language == "de":
        return reading.lower(place).startswith("erw") or "," in reading.gap(place + 1)
    return after.endswith(("ar", "er", "ir"))


def _is_left_open(reading: Reading, place: int) -> bool:
    """Whether a verb of excluding is denied: "does not rule out", "n’exclut pas", "ist nicht ausgeschlossen"."""
    if reading.language == "en" and reading.lower(place).startswith("rul") and reading.lower(place + 1) != "out":
        return False
    after = 4 if reading.language in ("de", "fr") else 0
    near = [reading.lower(at) for at in range(place - 4, place + after + 1) if at != place]
    if reading.lower(place) in _NEEDING and _NEEDING[reading.lower(place)] not in [*near, reading.lower(place + 5)]:
        return False
    return any(word in _DENYING_ADVERBS for word in near)


# What must stand near some verbs for them to exclude: "schließt … aus", "n’est pas exclu".
_NEEDING = dict.fromkeys(("schließt", "schloss", "schließen", "schlossen"), "aus") | dict.fromkeys(
    ("exclu", "exclue", "écarté"), "est"
)
_DENYING_ADVERBS = words("not t no nicht não pas cannot never")


_ARTICLES = words("la una las su esta cada de del a uma as da na essa esta sua le un ce l")


def _is_noun(reading: Reading, place: int) -> bool:
    """After an article a word in -ería or -aria is a noun."""
    return reading.lower(place - 1) in _ARTICLES


def _is_english_conditional(reading: Reading, place: int, reported: bool) -> bool:
    word = reading.lower(place)
    if word not in CONDITIONAL["en"]:
        return False
    before, capital = reading.lower(place - 1), reading.tokens[place].is_capital
    if word in ("may", "might", "would", "could"):
        if (capital and place not in reading.openers) or (word in ("may", "might") and before in NO_MODAL_BEFORE):
            return False
        if word == "may" and ((capital and reading.tokens[place - 1 : place] == []) or _gives_leave(reading, place)):
            return False
        if word == "would" and _behind_not(reading, place) in _DECLINED:
            return False  # "a source who would not be named"
        if word == "could" and _was_able(reading, place):
            return False
        return not (word == "would" and reported)
    if word == "if":
        return before not in NO_IF_BEFORE and reading.lower(place + 1) not in ("any", "not")
    return word != "provided" or reading.lower(place + 1) == "that"


def _is_other_word(reading: Reading, place: int) -> bool:
    """ "si" that means "if" in an indirect question or "so", "se" the pronoun, "caso" the noun, "salvo" saved."""
    word, before, after = reading.lower(place), reading.lower(place - 1), reading.lower(place + 1)
    if word == "se":
        opens = place in reading.openers or "," in reading.gap(place)
        return not opens or after in ("trata", "tornou", "reuniu")
    if word == "caso":
        return before in ("o", "no", "um", "do", "este", "esse", "neste", "em", "cada", "qualquer", "ao", "seu")
    if word == "si":
        return before in ("sí", "para", "de", "por", "en", "même", "on") or after in ("mismo", "misma")
    return word == "wenn" and before in ("auch", "selbst")


_BEFORE_TO = words(
    "due set going likely poised slated scheduled expected projected forecast planned plans plan planning aims intends intend"
)
_AFTER_BE = words("due slated scheduled expected projected planned forecast")
_BE = words("is are was were be been being s")
_EXPECTING = words("expects expect predicts predict")


def _is_forecast(reading: Reading, place: int, reported: bool) -> bool:
    word, language = reading.lower(place), reading.language
    if language == "en":
        return _is_english_forecast(reading, place, reported)
    if word in FORECAST[language]:
        return not _is_present(reading, place)
    if language == "de":
        return word in ("wird", "werden", "werde", "wollen") and _ends_in_infinitive(reading, place)
    endings = FUTURE_ENDINGS.get(language, ())
    if reported and word.endswith(CONDITIONAL_ENDINGS.get(language, ())) and len(word) > 5 and word not in NOT_CONDITIONAL:
        return not _is_noun(reading, place)
    future = len(word) > 4 and word.endswith(endings) and word not in NOT_FUTURE and not reading.tokens[place].is_capital
    return future and not _is_noun(reading, place)


# "The law provides for" and "the minister foresees that" are one word.
_PROVIDES = words("prévoit prévoient prevé prevén prevê preveem")


def _is_present(reading: Reading, place: int) -> bool:
    """ "va" and "vai" are the future only before a verb; "compte" and "entend" only before an infinitive."""
    word, after, second = reading.lower(place), reading.lower(place + 1), reading.lower(place + 2)
    if word in _PROVIDES:
        return after not in ("que", "de", "d") and not after.endswith(("ar", "er", "ir"))
    if word == "geplant":
        return reading.lower(place - 1) in ("wie", "als")
    if word in ("va", "van"):
        return not (after == "a" or after.endswith(("er", "ir", "re", "oir")))
    if word in ("vont", "compte", "comptent", "entend", "entendent", "vai", "vão"):
        verb = after.endswith(("er", "ir", "re", "oir", "ar", "or"))
        return not (verb or second.endswith(("er", "ir", "re", "ar")))
    return False


def _is_english_forecast(reading: Reading, place: int, reported: bool) -> bool:
    """ "will", "is due on Friday", "plans to": not the noun "will", the plans of a house, or a train that is due."""
    word, before, after = reading.lower(place), reading.lower(place - 1), reading.lower(place + 1)
    if word == "would":
        return reported
    if word in ("will", "shall"):
        return before not in NO_MODAL_BEFORE and not (reading.tokens[place].is_capital and place not in reading.openers)
    if word in ("ll", "won") and place + 1 <= len(reading.tokens):
        return word == "ll" or (after == "t" and reading.gap(place + 1) in ("'", "’"))
    if word in _BEFORE_TO and after == "to":
        return True
    return word in _EXPECTING or (
        word in _AFTER_BE and before in _BE and after in ("on", "in", "by", "next", "later", "this", "for", "at")
    )


_CLAUSE = 30  # tokens: a longer German clause is read as far as this
_NO_INFINITIVE = words("""
    ein einen keinen seinen ihren den allen vielen zwischen wegen gegen neben beschlossen verboten entschieden
""")


def _ends_in_infinitive(reading: Reading, place: int) -> bool:
    """Whether the clause opened by "wird" ends in an infinitive ("unterzeichnen", "beschlossen werden")."""
    last = place
    for at in range(place + 1, min(place + _CLAUSE, len(reading.tokens))):
        if any(mark in reading.gap(at) for mark in ',.;:!?“”"'):
            break
        last = at
    word = reading.tokens[last]
    if last == place or word.is_capital:
        return False
    if word.lower in ("werden", "sein", "haben", "können", "müssen"):
        return True
    strong = word.lower.startswith("ge") and len(word.text) > 7
    return word.lower.endswith(("en", "ern", "eln")) and word.lower not in _NO_INFINITIVE and not strong


def negated(reading: Reading) -> bool:
    """Whether a cue denies the statement or part of it."""
    if not reading.language:
        return False
    if reading.language == "en":
        cues = NEGATION["en"]
        places = [place for place, token in enumerate(reading.tokens) if token.lower == "t" or token.lower in cues]
        if any(reading.lower(place) == "yet" and reading.lower(place + 1) == "to" for place in range(len(reading.tokens))):
            return True
        return any(_negates(reading, place) for place in places)
    check = _negates_in_french if reading.language == "fr" else _negates
    return any(check(reading, place) for place in range(len(reading.tokens)))


def _negates(reading: Reading, place: int) -> bool:
    word, language = reading.lower(place), reading.language
    if language == "en" and word == "t":
        if _denies_exclusion(reading, place):
            return False
        return place > 0 and reading.gap(place) in ("'", "’") and reading.lower(place - 1).endswith("n")
    if word not in NEGATION[language]:
        return False
    after = reading.lower(place + 1)
    if word in _DENYING_ADVERBS and _denies_exclusion(reading, place):
        return False
    if after in NO_NEGATION_AFTER[language] and (after not in ONLY_AFTER_NO or word in ("no", "without")):
        return False
    if language == "en":
        return _is_english_negation(reading, place)
    if word in _NOT and _is_of_one_word(reading, place):
        return False
    if word == "no" and language == "es":
        return not (reading.tokens[place].is_capital and place + 1 < len(reading.tokens) and reading.tokens[place + 1].is_number)
    if word == "noch":
        return _after_weder(reading, place)
    return True


def _denies_exclusion(reading: Reading, place: int) -> bool:
    """Whether the denial is one of a verb of excluding, and so no denial of what that verb governs."""
    near = range(max(0, place - 4), min(place + 5, len(reading.tokens)))
    return any(reading.lower(at) in EXCLUDING[reading.language] and _is_left_open(reading, at) for at in near)


_NOT = words("no não nicht non")
_PARTICIPLE = {
    "es": re.compile(r"\w*(?:[aií]d[oa]s?|(?:escrit|abiert|cubiert|resuelt|puest|vist|hech|dich|rot)[oa]s?)\Z"),
    "pt": re.compile(r"\w*(?:[aií]d[oa]s?|(?:escrit|abert|cobert|post|vist|feit|dit|pag)[oa]s?)\Z"),
    "fr": re.compile(r"\w*(?:é|i|u|ert|it|is|bl|ant|i[fv]|aire|eux)e?s?\Z"),
    "de": re.compile(
        r"(?:(?:ge|be|ver|ent|er|zer|über|unter|an|ab|auf|aus|ein|vor|zu)\w{3,}(?:t|en)|\w+iert|\w+(?:bar|lich|isch))e[nmrs]?\Z"
    ),
}


def _is_of_one_word(reading: Reading, place: int) -> bool:
    """Whether the denial at `place` is one of the next word alone."""
    second = place + 2 < len(reading.tokens) and not reading.gap(place + 2).strip() and reading.tokens[place + 2]
    return not reading.gap(place + 1).strip() and denies_one_word(
        reading.language, reading.lower(place), reading.lower(place + 1), second.text if second else ""
    )


def denies_one_word(language: str, cue: str, after: str, second: str) -> bool:
    """ "acceso no autorizado", "accès non autorisé", "der nicht genehmigte Bau": the participle is denied, the statement is not.

    In Spanish and Portuguese a verb stands between where the statement is denied ("no ha autorizado"); in German an attribute
    bears an ending, and its noun is the second word behind the cue.
    """
    if cue not in _NOT or language not in _PARTICIPLE or after in NO_PARTICIPLE or not _PARTICIPLE[language].match(after):
        return False
    return language != "de" or second[:1].isupper()


def _after_weder(reading: Reading, place: int) -> bool:
    return any(reading.lower(at) == "weder" for at in range(max(0, place - 12), place))


def _is_english_negation(reading: Reading, place: int) -> bool:
    """Not the abbreviation "No. 5", "whether or not", "if not", nor a noun where a verb is meant."""
    word, before, after = reading.lower(place), reading.lower(place - 1), reading.lower(place + 1)
    if word == "no":
        numbered = place + 1 < len(reading.tokens) and reading.tokens[place + 1].is_number
        return not (numbered and (reading.tokens[place].is_capital or "." in reading.gap(place + 1))) and before != "or"
    if word == "not":
        return (before not in ("or", "if", "why") and after not in ("to",)) or before in (
            "decided",
            "vowed",
            "promised",
            "agreed",
            "chose",
        )
    if word in NEGATING_VERBS_WITH_TO:
        return after in ("to", "comment") or (
            after != "" and word.startswith(("refus", "declin")) and after in ("any", "all", "permission")
        )
    return word != "without" or before != "not"


def _negates_in_french(reading: Reading, place: int) -> bool:
    """ne … pas, plus, jamais; "ne … que" only limits, and the "ne" of "avant qu'il ne" has no second part."""
    word, after = reading.lower(place), reading.lower(place + 1)
    if word in ("ne", "n") and (word == "ne" or (place + 1 < len(reading.tokens) and reading.gap(place + 1) in ("'", "’"))):
        ahead = [reading.lower(at) for at in range(place + 1, place + 7)]
        second = next((number for number, item in enumerate(ahead) if item in FRENCH_SECOND), None)
        if second is not None and _denies_exclusion(reading, place):
            return False
        return second is not None and ahead[second + 1 : second + 2] not in (["seulement"], ["que"], ["uniquement"])
    if word in NEGATION["fr"]:
        one_word = word == "non" and (reading.gap(place + 1) in ("-", "‑") or _is_of_one_word(reading, place))
        return after not in NO_NEGATION_AFTER["fr"] and not one_word
    return False
