"""British and American spellings: a word in the other one, outside quotations and names, and how the style's locale writes it.

The pairs come from the `eng` package, of which only those are taken that differ in spelling alone: it also has other words for
the same thing (petrol, gasoline), which are no spelling. A word that both varieties have in another sense (a gas meter, a
check, a story) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from briefing.forms.places import Change, outside
from briefing.styles import Style

_WORD = re.compile(r"(?<![\w@./’'-])[A-Za-z]{4,}(?![\w@/]|\.\w)")
_SUFFIXES = (
    (re.compile("our"), "or"),
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|able|ation|ations|ational|ationally|ement)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"re(?=s?$)"), "er"),
    (re.compile(r"tred$"), "tered"),
    (re.compile("ll"), "l"),
    (
        re.compile(
            r"(?<=an)ae(?=sth)|(?<=h)ae(?=m)|(?<=k)ae(?=m)|(?<=f)ae(?=c)|(?<=p)ae(?=d)|(?<=n)ae(?=c)|oe(?=s|d)|(?<=h)oe(?=a)"
        ),
        "e",
    ),
    (re.compile(r"ence(?=s?$|less)"), "ense"),
)
_OTHERS = """
    accoutrements aggrandisement aluminium appal appals artefact artefacts baulk baulked baulking baulks behove behoved
    catalogue catalogued catalogues cataloguing centrepiece centrepieces chequebook chequebooks chequered cheques cosier
    cosiest cosily cosiness cosy distil distils enrol enrols enthral enthrals fibreglass fulfil fulfilment fulfils grey greyed
    greying greyish greyness greys instalment instalments instil instils jewellery judgement manoeuvrability manoeuvrable
    manoeuvre manoeuvred manoeuvres manoeuvring mould moulded moulding mouldings moulds mouldy moult moulted moulting moults
    moustache moustached moustaches outmanoeuvre outmanoeuvred outmanoeuvres outmanoeuvring plough ploughed ploughing ploughs
    ploughshare ploughshares practise practised practises practising programme programmes pyjama pyjamas recognisably sceptic
    sceptical sceptically scepticism sceptics skilful skilfully smoulder smouldered smouldering smoulders snowplough storey
    storeys sulphate sulphates sulphide sulphides sulphur sulphurous theatregoer theatregoers tyre tyres wilful wilfully
    worshipped worshipper worshipping yoghurt yoghurts
""".split()
_BRITISH_TOO = frozenset(
    """
    meter meters license licenses licensed licensing practice practiced practices practicing program programs story stories tire
    tires check checks draft drafts disk disks curb curbs install installs judgment encyclopedia
    encyclopedias medieval fetus fetuses fetal
    """.split()
)
"""American spellings that British English has as well, in this or another sense."""
_NO_PAIRS = frozenset("ageing likeable usable fillet glamour glamours".split())


def spelling(text: str, style: Style, language: str) -> Iterator[Change]:
    """The words of `text` in another spelling than the style's, each with the style's."""
    wrong = wrong_spellings(style.spelling.locale) if language == "en" else {}
    if not wrong:
        return
    spare = "official_names" in style.spelling.keep_in
    for match in outside(_WORD, text):
        right = wrong.get(match[0].lower())
        if right is None or match[0].isupper() or (spare and in_a_name(text, match.start(), match.end())):
            continue
        yield Change(match.start(), match.end(), right.capitalize() if match[0][0].isupper() else right)


def in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word is one of a name: not the first of its sentence, or followed by another such word."""
    if not text[start].isupper():
        return False
    before = text[:start].rstrip(" “\"'‘(►")
    opens = not before or before[-1] in ".!?:"
    return not opens or bool(re.match(r"\s(?:(?:of|for|and|the)\s){0,2}[A-Z]", text[end:]))


@cache
def wrong_spellings(locale: str) -> Mapping[str, str]:
    """Every word that an English locale spells otherwise, in lower case, with its spelling there."""
    british = _pairs()
    if locale == "en-US":
        return british
    if locale not in ("en-GB-ise", "en-GB-oxendict", "en-GB", "en-AU", "en-NZ", "en-IE"):
        return {}
    wrong: dict[str, str] = {}
    for ours, american in british.items():
        with_z = american.replace("iz", "is") == ours
        if locale == "en-GB-oxendict" and with_z:
            wrong[ours] = american
        elif american not in _BRITISH_TOO and not (locale == "en-GB" and with_z):
            wrong[american] = ours
    return wrong


@cache
def _pairs() -> Mapping[str, str]:
    """British spellings with the American ones."""
    lines = files("eng").joinpath("words.txt").read_text(encoding="utf-8").splitlines()  # its own reader leaves the file open
    listed = [line.split("\t") for line in lines if "\t" in line]
    pairs = {uk.strip(): us.strip() for uk, us in listed}
    return {uk: us for uk, us in pairs.items() if uk.isalpha() and us.isalpha() and uk != us and _is_spelling(uk, us)}


def _is_spelling(british: str, american: str) -> bool:
    if british in _NO_PAIRS:
        return False
    return british in _OTHERS or any(pattern.sub(to, british, count=1) == american for pattern, to in _SUFFIXES)
