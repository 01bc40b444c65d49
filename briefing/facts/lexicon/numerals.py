"""Number words: what each is worth, which multiply, which are fractions, and which only hint at a size."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.facts.lexicon import words


def _count(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


def _all_mean(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {word: value for words, value in pairs for word in words.split()}


_EN = {
    **_count(
        """
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
            nineteen
        """
    ),
    **_count("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    "zero": 0,
}
_ES = {
    **_count(
        """
            un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
            diecinueve
        """
    ),
    **_count("veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve", 20),
    **_count("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10),
    **_count("doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos", 200, 100),
    **_count("doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas", 200, 100),
    **{"uno": 1, "una": 1, "veintiún": 21, "veintiuna": 21, "cien": 100, "ciento": 100, "cero": 0},
}
_FR = {
    **_count("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"),
    **_count("vingt trente quarante cinquante soixante septante octante nonante", 20, 10),
    **{"une": 1, "huitante": 80, "zéro": 0},
}
_PT = {
    **_count(
        "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove"
    ),
    **_count("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10),
    **_count("duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos", 200, 100),
    **_count("duzentas trezentas quatrocentas quinhentas seiscentas setecentas oitocentas novecentas", 200, 100),
    **{
        "uma": 1,
        "duas": 2,
        "quatorze": 14,
        "dezasseis": 16,
        "dezassete": 17,
        "dezanove": 19,
        "cem": 100,
        "cento": 100,
        "zero": 0,
    },
}
_DE_UNITS = _count("ein zwei drei vier fünf sechs sieben acht neun")
_DE_TENS = _count("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
_DE = {
    **_count(
        """
            eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn
            neunzehn
        """
    ),
    **_DE_TENS,
    **{f"{unit}und{tens}": low + high for unit, low in _DE_UNITS.items() for tens, high in _DE_TENS.items()},
    **{"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwo": 2, "dreissig": 30, "null": 0},
}

CARDINALS: dict[str, dict[str, int]] = {"en": _EN, "es": _ES, "fr": _FR, "de": _DE, "pt": _PT}

# Words that are a hundred of what stands before them.
HUNDREDS: dict[str, frozenset[str]] = {"en": frozenset({"hundred"}), "fr": frozenset({"cent", "cents"})}

# Words that multiply all that stands before them.
SCALES: dict[str, dict[str, float]] = {
    "en": _all_mean([("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12), ("dozen", 12)]),
    "es": _all_mean([("mil", 1e3), ("millón millones", 1e6), ("billón billones", 1e12), ("docena docenas", 12), ("millar", 1e3)]),
    "fr": _all_mean([("mille", 1e3), ("million millions", 1e6), ("milliard milliards", 1e9), ("billion billions", 1e12)])
    | _all_mean([("douzaine douzaines", 12), ("millier", 1e3), ("dizaine", 10), ("vingtaine", 20), ("trentaine", 30)])
    | _all_mean([("quinzaine", 15), ("quarantaine", 40), ("cinquantaine", 50), ("soixantaine", 60), ("centaine", 100)]),
    "de": _all_mean([("tausend", 1e3), ("million millionen", 1e6), ("milliarde milliarden", 1e9), ("billion billionen", 1e12)])
    | _all_mean([("dutzend", 12)]),
    "pt": _all_mean([("mil", 1e3), ("milhão milhões", 1e6), ("bilhão bilhões", 1e9), ("trilhão trilhões", 1e12), ("milhar", 1e3)])
    | _all_mean([("dúzia dúzias", 12), ("bilião biliões", 1e12), ("dezena", 10), ("centena", 100)]),
}
_APPROXIMATE_SCALES = (
    "dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier dezena centena millar milhar"
)
APPROXIMATE_SCALES = frozenset(_APPROXIMATE_SCALES.split())

# Scales that stand for themselves with nothing before them ("mil soldados"); elsewhere a bare scale is no number.
BARE_SCALES: dict[str, frozenset[str]] = {
    "es": frozenset({"mil"}),
    "fr": frozenset({"mille"}),
    "de": frozenset({"tausend"}),
    "pt": frozenset({"mil"}),
}

# Abbreviations that multiply, only right after digits. "m" is settled by what stands around it.
SHORT_SCALES: dict[str, dict[str, float]] = {
    "en": _all_mean([("k", 1e3), ("m mn mln mio", 1e6), ("bn bln b", 1e9), ("tn trn", 1e12)]),
    "es": _all_mean([("mdd", 1e6), ("m", 1e6), ("mm", 1e6)]),
    "fr": _all_mean([("md mds mrd", 1e9), ("mio", 1e6)]),
    "de": _all_mean([("tsd", 1e3), ("mio", 1e6), ("mrd mia", 1e9), ("bio", 1e12)]),
    "pt": _all_mean([("mi", 1e6), ("bi", 1e9), ("tri", 1e12)]),
}

# Articles that make a scale or a fraction a number: "a dozen", "un millón", "eine halbe Million".
ONE: dict[str, frozenset[str]] = {
    "en": words("a an one"),
    "es": words("un una"),
    "fr": words("un une"),
    "de": words("ein eine einen einem einer"),
    "pt": words("um uma"),
}

# Fractions that need a count or an article before them, since alone they are ordinals or parts of a year or a town.
PARTS: dict[str, dict[str, float]] = {
    "en": _all_mean([("half halves", 1 / 2), ("third thirds", 1 / 3), ("quarter quarters", 1 / 4), ("fifth fifths", 1 / 5)])
    | _all_mean([("sixth sixths", 1 / 6), ("eighth eighths", 1 / 8), ("tenth tenths", 1 / 10)]),
    "es": _all_mean(
        [
            ("tercio tercios tercera terceras", 1 / 3),
            ("cuarto cuartos cuarta cuartas", 1 / 4),
            ("quinto quintos", 1 / 5),
            ("décimo décimos", 1 / 10),
        ]
    ),
    "fr": _all_mean([("tiers", 1 / 3), ("quart quarts", 1 / 4), ("cinquième cinquièmes", 1 / 5), ("dixième dixièmes", 1 / 10)]),
    "de": _all_mean([("drittel", 1 / 3), ("viertel", 1 / 4), ("fünftel", 1 / 5), ("zehntel", 1 / 10)]),
    "pt": _all_mean([("terço terços", 1 / 3), ("quarto quartos", 1 / 4), ("quinto quintos", 1 / 5), ("décimo décimos", 1 / 10)]),
}

# Words for a half that need nothing before them.
HALVES: dict[str, dict[str, float]] = {
    "en": {"half": 0.5},
    "es": {"mitad": 0.5, "medio": 0.5, "media": 0.5},
    "fr": {"moitié": 0.5, "demi": 0.5},
    "de": {
        "hälfte": 0.5,
        "halbe": 0.5,
        "halben": 0.5,
        "anderthalb": 1.5,
        "eineinhalb": 1.5,
        "zweieinhalb": 2.5,
        "dreieinhalb": 3.5,
    },
    "pt": {"metade": 0.5, "meio": 0.5, "meia": 0.5},
}
# Of those, the adjectives: they count only before a unit or a scale ("medio millón", "une demi-heure", "half an hour").
HALF_ADJECTIVES = words("medio media demi halbe halben meio meia")

# Joins inside a number: "a hundred and fifty", "treinta y dos", "vingt et un", "cento e vinte".
JOINS: dict[str, str] = {"en": "and", "es": "y", "fr": "et", "pt": "e"}

# "dozens", "miles", "des milliers": a size and no number, given as the span that it may mean.
VAGUE: dict[str, dict[str, tuple[float, float]]] = {
    "en": {"dozens": (24, 199), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2e3, 999_999)}
    | {"millions": (2e6, 999e6), "billions": (2e9, 999e9), "trillions": (2e12, 999e12)},
    "es": {"docenas": (24, 199), "decenas": (20, 199), "cientos": (200, 999), "centenares": (200, 999), "miles": (2e3, 999_999)}
    | {"millones": (2e6, 999e6)},
    "fr": {"dizaines": (20, 199), "centaines": (200, 999), "milliers": (2e3, 999_999), "millions": (2e6, 999e6)}
    | {"milliards": (2e9, 999e9)},
    "de": {"dutzende": (24, 199), "hunderte": (200, 999), "tausende": (2e3, 999_999), "millionen": (2e6, 999e6)}
    | {"dutzenden": (24, 199), "hunderten": (200, 999), "tausenden": (2e3, 999_999), "milliarden": (2e9, 999e9)},
    "pt": {"dezenas": (20, 199), "dúzias": (24, 199), "centenas": (200, 999), "milhares": (2e3, 999_999), "milhões": (2e6, 999e6)}
    | {"bilhões": (2e9, 999e9)},
}
# "tens of thousands", "hundreds of thousands": a vague word before another multiplies it.
VAGUE_TENS = words("tens decenas dizaines zehntausende dezenas")

# Verbs and adverbs that say by how much: "doubled", "twice".
TIMES: dict[str, dict[str, float]] = {
    "en": _all_mean([("doubled doubles doubling twice twofold", 2), ("tripled trebled tripling trebling threefold thrice", 3)])
    | _all_mean([("quadrupled fourfold", 4), ("halved halving", 0.5), ("tenfold", 10), ("fivefold", 5)]),
    "es": _all_mean(
        [("duplicó duplicado duplicaron duplicar duplica", 2), ("triplicó triplicado triplicaron triplicar triplica", 3)]
    ),
    "fr": _all_mean([("doublé doublée double doubler", 2), ("triplé triplée tripler", 3), ("quadruplé", 4)]),
    "de": _all_mean(
        [("verdoppelt verdoppelte verdoppeln doppelt", 2), ("verdreifacht verdreifachte", 3), ("halbiert halbierte", 0.5)]
    ),
    "pt": _all_mean([("dobrou dobraram dobrar duplicou duplicaram", 2), ("triplicou triplicaram triplicar", 3)]),
}
TIMES_AFTER: dict[str, frozenset[str]] = {
    "en": frozenset({"times"}),
    "es": frozenset({"veces"}),
    "fr": frozenset({"fois"}),
    "de": frozenset({"mal"}),
    "pt": frozenset({"vezes"}),
}
