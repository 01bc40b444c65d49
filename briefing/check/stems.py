"""Word forms folded to stems, so that "approved", "approval" and "approve" are one word when a sentence is compared.

Light on purpose: it joins what inflection and the commonest derivations part, and errs towards joining, because a rule that
takes two forms of a word for two words raises a false alarm.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_IRREGULAR = {
    form: base
    for base, forms in {
        "say": "said says",
        "tell": "told",
        "rise": "rose risen",
        "fall": "fell fallen",
        "grow": "grew grown growth",
        "give": "gave given",
        "take": "took taken",
        "make": "made",
        "buy": "bought",
        "sell": "sold sale sales",
        "win": "won",
        "lose": "lost loss losses",
        "go": "went gone goes",
        "come": "came",
        "see": "saw seen",
        "know": "knew known",
        "think": "thought",
        "bring": "brought",
        "begin": "began begun",
        "break": "broke broken",
        "choose": "chose chosen choice",
        "drive": "drove driven",
        "eat": "ate eaten",
        "fight": "fought",
        "find": "found",
        "fly": "flew flown flight",
        "forget": "forgot forgotten",
        "get": "got gotten",
        "hear": "heard",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "lead": "led",
        "leave": "left",
        "lend": "lent",
        "meet": "met",
        "pay": "paid payment",
        "run": "ran",
        "send": "sent",
        "shoot": "shot",
        "show": "shown",
        "sing": "sang sung",
        "sink": "sank sunk",
        "sit": "sat",
        "sleep": "slept",
        "speak": "spoke spoken speech",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "strike": "struck",
        "swim": "swam swum",
        "teach": "taught",
        "throw": "threw thrown",
        "understand": "understood",
        "wake": "woke woken",
        "wear": "wore worn",
        "write": "wrote written",
        "feel": "felt",
        "build": "built",
        "catch": "caught",
        "seek": "sought",
        "draw": "drew drawn",
        "do": "did done does",
        "be": "was were been is are am being",
        "have": "had has having",
        "become": "became",
        "flee": "fled",
        "die": "died dead death deaths dies dying deadly",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people persons",
        "foot": "feet",
        "mouse": "mice",
        "wife": "wives",
        "life": "lives",
        "analyse": "analysis analyses analyze analyzed",
        "good": "better best",
        "decide": "decision decisions",
        "divide": "division",
        "conclude": "conclusion",
        "arrive": "arrival",
        "permit": "permission",
        "receive": "receipt",
        "apologise": "apology apologies",
        "mean": "meant",
        "learn": "learnt",
        "dream": "dreamt",
        "deal": "dealt",
        "hurt": "hurting",
        "tonne": "tons ton tonnes",
        "percent": "percents",
        "cancel": "cancelled canceled cancellation",
        "long": "length",
        "strong": "strength",
        "agree": "agrees agreed agreeing agreement agreements",
    }.items()
    for form in (base, *forms.split())
}
PAST_FORMS = frozenset(_IRREGULAR)
_DERIVED = ("ization", "isation", "ation", "ition", "ment", "ness", "ance", "ence", "ship", "ion", "al", "er", "or", "ly")
_SPELLED = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ise", "ize"),
    ("our", "or"),
    ("tre", "ter"),
    ("gramme", "gram"),
    ("nis", "niz"),
    ("lis", "liz"),
    ("ris", "riz"),
    ("cis", "ciz"),
    ("mis", "miz"),
    ("tis", "tiz"),
    ("ogue", "og"),
)
_ROMANCE = tuple(
    """
    aremos amientos imientos amiento imiento aciones iciones mente ación ición ciones ções ção arán erán irán arão erão irão eront
    iront arían erían aría ería iría aria eria aron ieron aram eram iram ando iendo endo indo adas ados idas idos ada ado ida ido
    ará erá irá era ira ées ée és er ar ir ent ons ez aient ait é ó ou iu eu es as os s a o e
    """.split()
)
_GERMAN = ("ungen", "ung", "enden", "ende", "end", "ten", "te", "en", "em", "er", "es", "et", "st", "e", "n", "s", "t")


@lru_cache(maxsize=65536)
def stem(word: str, language: str = "en") -> str:
    """The stem of a lower-case word, without diacritics."""
    if language == "en":
        return _english(word)
    endings = _GERMAN if language == "de" else _ROMANCE if language in ("es", "fr", "pt") else ()
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return plain(word[: -len(ending)])
    return plain(word)


def plain(word: str) -> str:
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def _english(word: str) -> str:
    word = plain(word)
    if word in _IRREGULAR:
        return _bare(_IRREGULAR[word])
    base = _uninflected(word)
    base = _IRREGULAR.get(base, base)
    for british, american in _SPELLED:
        if base.endswith(british) and len(base) > len(british) + 2:
            base = base[: -len(british)] + american
    for ending in _DERIVED:
        if base.endswith(ending) and len(base) - len(ending) >= 4:
            base = base[: -len(ending)]
            break
    return _bare(base)


def _uninflected(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            if ending == "ed" and base.endswith("i"):
                return base[:-1] + "y"
            return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz" else base
    return word


def _bare(base: str) -> str:
    """Without the vowel that inflection drops: "approve" and "approving" meet in "approv"."""
    while len(base) > 3 and base[-1] == "e":
        base = base[:-1]
    if len(base) > 3 and base[-1] == "y":
        base = base[:-1] + "i"
    if len(base) > 4 and base.endswith("ll"):
        base = base[:-1]
    return base
