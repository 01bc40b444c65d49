"""Whether two wordings of a sentence differ in spelling alone, or in what they say.

A quotation with a slip of the keyboard may be placed all the same; one with another number, another name, a negation more or
less, or a word that the document does not have may not, however alike the letters are. The comparison goes word by word and
errs on the strict side: what it cannot tell to be a slip is an alteration.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from briefing.language import STOP_WORDS, word_set
from briefing.normal import EAST_ASIAN

_LETTER = rf"[^\W{EAST_ASIAN}]"
TOKEN = re.compile(rf"(?:(?<!\w)[-+](?=\d))?{_LETTER}+(?:[.,:/'-]{_LETTER}+)*|[{EAST_ASIAN}]|[%‰€£¥₹$°]")
"""A word, a number with its sign, an East Asian character, or a sign that says what a number counts."""

NEGATIONS: frozenset[str] = word_set(
    "no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely unless except",  # en
    "ni nunca jamás sin nadie nada ningún ninguno ninguna tampoco salvo excepto",  # es
    "ne n pas jamais sans rien aucun aucune personne sauf",  # fr
    "nicht kein keine keinen keinem keiner keines nie niemals ohne nichts niemand weder noch",  # de
    "não nem sem ninguém nenhum nenhuma",  # pt
    "non né mai senza nessuno nessuna nessun niente nulla",  # it
    "niet geen nooit zonder niets niemand",  # nl
    "не ни нет без никогда никто ничего",  # ru
)
_NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen",
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens",
    "hundreds thousands millions billions first second third fourth fifth sixth seventh eighth ninth tenth half quarter",
    "double triple twice thrice once both percent monday tuesday wednesday thursday friday saturday sunday",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta cincuenta",
    "sesenta setenta ochenta noventa cien ciento mil millón millones primero segundo tercero",
    "deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante",
    "soixante cent cents mille milliard milliards millions",
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig",
    "neunzig hundert tausend dois três quatro sete oito dez doze vinte trinta quarenta cinquenta cem milhão milhões bilhão",
    "bilhões due tre quattro sei sette otto dieci undici dodici venti trenta quaranta cinquanta sessanta settanta ottanta",
    "novanta cento mila milione milioni miliardo miliardi een twee drie vijf zes zeven tien honderd duizend miljoen miljard",
)
# Small words that change what is said when one takes the place of another.
_WEIGHTY = word_set(
    "may might must can could will would shall should is are was were be been has have had do does did all any some few many",
    "most more less least fewer only about over under above below before after for against from to in out on off up down he",
    "she his her its their our my your we they you now then if and or but until since",
    "por para con desde hasta antes después más menos todo todos todas es fue era será está puede debe si y o pero",
    "pour contre avec avant après plus moins tous est était sera peut doit si et ou mais",
    "für gegen mit vor nach mehr weniger alle ist war wird kann muss soll wenn und oder aber",
    "com contra antes depois mais menos todos foi era pode deve se ou mas",
    "per contro con prima dopo più meno tutti è era sarà può deve o ma",
)
# What a copyist drops or adds without saying anything else.
_ARTICLES = word_set("a an the that el la los las un una le les une der die das ein eine o os as um uma il lo gli i de het een")
_OPPOSED = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "des", "ver", "counter", "contra", "re", "over", "under")
_CONFUSABLE = (
    ("increas", "decreas"),
    ("import", "export"),
    ("includ", "exclud", "conclud"),
    ("inflow", "outflow"),
    ("internal", "external"),
    ("north", "south"),
    ("east", "west"),
    ("major", "minor"),
    ("male", "female"),
    ("hired", "fired"),
    ("sold", "told"),
    ("accept", "except"),
    ("affirm", "confirm"),
    ("acquit", "acquir"),
    ("prescri", "proscri"),
    ("ally", "allied", "alleg"),
    ("aument", "disminu"),
    ("exporta", "importa"),
)


def alteration(quotation: str, original: str, known: frozenset[str] = frozenset()) -> str | None:
    """What `quotation` says otherwise than `original`, in words for the user; None where they differ in spelling alone.

    Both are normal forms. `known` are the words of the whole document as it writes them: a word of theirs in the place of
    another is no slip, and one that they write in small letters is no name.
    """
    offered, found = TOKEN.findall(quotation), TOKEN.findall(original)
    for ours, theirs in _differences(offered, found):
        if not _same_wording(ours, theirs, known):
            return _in_words(" ".join(ours), " ".join(theirs))
    return None


def _in_words(ours: str, theirs: str) -> str:
    if not ours:
        return f"the quotation leaves out “{theirs}”"
    if not theirs:
        return f"the quotation adds “{ours}”"
    return f"the document says “{theirs}” where the quotation says “{ours}”"


def _differences(offered: list[str], found: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The words that differ, in runs: each run as offered and as found."""
    ours: list[str] = []
    theirs: list[str] = []
    for step in Levenshtein.opcodes(offered, found):
        if step.tag == "equal":
            if ours or theirs:
                yield ours, theirs
            ours, theirs = [], []
        else:
            ours = ours + offered[step.src_start : step.src_end]
            theirs = theirs + found[step.dest_start : step.dest_end]
    if ours or theirs:
        yield ours, theirs


def _same_wording(ours: list[str], theirs: list[str], known: frozenset[str]) -> bool:
    if any(map(_counts, ours)) or any(map(_counts, theirs)):
        return ours == theirs
    if _folded("".join(ours)) == _folded("".join(theirs)):
        return True
    if len(ours) != len(theirs):
        ours = [word for word in ours if word.lower() not in _ARTICLES]
        theirs = [word for word in theirs if word.lower() not in _ARTICLES]
    return len(ours) == len(theirs) and all(_slip(a, b, known) for a, b in zip(ours, theirs, strict=True))


def _counts(token: str) -> bool:
    """Whether a token is written in digits, or is a sign that says what they count."""
    return any(map(str.isdigit, token)) or not any(map(str.isalpha, token))


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """A word without case, accents and inner marks."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(character for character in plain if character.isalnum())


def _slip(ours: str, theirs: str, known: frozenset[str]) -> bool:
    """Whether `ours` is `theirs` with a slip of the keyboard, and no other word."""
    if _folded(ours) == _folded(theirs):
        return True
    small, original = ours.lower(), theirs.lower()
    length = max(len(small), len(original))
    if OSA.distance(small, original) > (1 if length <= 3 else 2 if length <= 6 else 3):
        return False
    if _negates(small) or _negates(original) or _is_name(theirs, known) or _opposed(small, original):
        return False
    if small in _NUMBER_WORDS or (original in _NUMBER_WORDS and not _nearest_number(small, original)):
        return False
    if small in _WEIGHTY and original in _WEIGHTY:
        return False
    another_word = len(small) > 3 and (small in known or ours in known or _is_common(small))
    return not another_word or _stem(small) == _stem(original)


def _stem(word: str) -> str:
    """A word without the letter that makes a plural or a past of it."""
    return word[:-1] if word.endswith(("s", "d")) else word


def _nearest_number(word: str, number: str) -> bool:
    """Whether a garbled word can only have been that number ("millon", but not "illion")."""
    distance = OSA.distance(word, number)
    return all(OSA.distance(word, other, score_cutoff=distance) > distance for other in _NUMBER_WORDS if other != number)


def _is_common(word: str) -> bool:
    return any(word in words for words in STOP_WORDS.values())


def _negates(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't") or word.startswith(("n'", "non-"))


def _is_name(word: str, known: frozenset[str]) -> bool:
    """Whether a word may be a name: it is written with a capital that it does not shed elsewhere, or its script has none."""
    first = word[0]
    if first.isalpha() and first.lower() == first.upper():
        return True
    small = word.lower()
    return word != small and small not in known and not _is_common(small)


def _opposed(first: str, second: str) -> bool:
    """Whether two words are a word and its opposite, or a pair that news gets wrong by a letter or two."""
    shorter, longer = sorted((first.replace("-", ""), second.replace("-", "")), key=len)
    if any(longer == prefix + shorter for prefix in _OPPOSED):
        return True
    for stems in _CONFUSABLE:
        if not (first.startswith(stems) and second.startswith(stems)):
            continue
        ours = [stem for stem in stems if first.startswith(stem)]
        theirs = [stem for stem in stems if second.startswith(stem)]
        if ours != theirs:
            return True
    return False
