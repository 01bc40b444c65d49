"""What the planter of drift looks for and puts in, by the language of the brief."""

from __future__ import annotations

from dataclasses import dataclass

Swap = tuple[str, str]
"""A pattern, and what it is replaced by; groups as in `re.Match.expand`."""


@dataclass(frozen=True)
class Phrases:
    """Patterns are regular expressions; those of more than one word are joined by `|`."""

    months: str
    scales: str  # what makes a figure a share, a sum or a measure
    on: str
    to: str  # what joins a span of days
    several: str
    somebody: str
    certain_words: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    quotations: tuple[str, ...]
    speakers: tuple[str, ...]
    body: str  # with a group `body`: who speaks under the name of an office
    bodies: tuple[str, ...]
    says: str
    by: str
    opening: tuple[str, ...]  # with a group `who`
    pronoun: str
    closing: tuple[str, ...]
    doubts: tuple[Swap, ...]
    condition: str  # with a group `end`
    about: str
    denials: tuple[Swap, ...]
    parts: tuple[Swap, ...]  # a part, and the whole
    units: tuple[Swap, ...]
    forms: tuple[Swap, ...]  # other forms of the same words


_SAY_EN = "said|says|added|reported|argued|warned|announced|insisted|claimed|alleged"
_SAY_FR = "a déclaré|a affirmé|a indiqué|a précisé|a annoncé|a dit|affirme|déclare|dit|indique|assure|précise"
_MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December"
_N = r"(?P<n>\d[\d.,\u202f\u00a0]*)"

ENGLISH = Phrases(
    months=_MONTHS_EN,
    scales="million|billion|thousand|per cent|percent|percentage|euros?|dollars?|gigabytes?|kilomet|tonnes?|years?|days?|hours?",
    on="on|of|by|for",
    to="to|and|until",
    several="several",
    somebody="an official",
    certain_words="certain words",
    names=(
        ", alongside Marek Zawadzki",
        ", with Ingrid Solheim present",
        " in the port of Halvergate",
        ", together with the Osterholm Foundation",
    ),
    numbers=(", the 37th such step", " before 640 guests", ", after 87 hours of talks", " at a cost of $77 million"),
    quotations=(
        ", “a turning point for all of us”",
        " in what was called “the worst week in living memory”",
        ", or “business as usual” as some had it",
    ),
    speakers=("Marek Zawadzki", "Ingrid Solheim", "Tom Barraclough", "Leila Haddad"),
    body=rf"\b(?P<body>[Tt]he (?:[a-z]+ )?[a-z]+) (?:{_SAY_EN})\b",
    bodies=("the Halvergate Brewers’ Guild", "the Osterholm Foundation", "the lighthouse keepers of Solheim"),
    says=_SAY_EN,
    by="according to|in the view of|told by",
    opening=(
        rf"(?P<who>[^,;:“”]{{3,90}}?) (?:{_SAY_EN})(?: on \d{{1,2}} \w+(?: \d{{4}})?,?)? that ",
        r"(?P<who>(?:The|Its|Peña)[^,;:“”]{1,60}?) (?:said|says|insisted) (?!that )(?=it |they |its |the |no |all |[a-z])",
        r"According to (?P<who>[^,;]{3,90}), ",
    ),
    pronoun=r"^(?:it|they|he|she) ",
    closing=(
        rf", (?:[^,;“”]{{3,80}}) (?:{_SAY_EN})\.$",
        rf", (?:{_SAY_EN}) (?:[A-Z]|the |its |a )[^;“”]{{3,90}}\.$",
        r", according to [^;“”]{3,90}\.$",
    ),
    doubts=(
        (r"\b(?:may|might|could) (?!not\b)", "will "),
        (r"\b(?:has|have) threatened to ", "will "),
        (r"\bthreatened to publish\b", "published"),
        (r"\bappears to have\b", "has"),
        (r"\ballegedly ", ""),
        (r"\bclaims to have (\w+)", r"has \1"),
        (r"\bis (?:said|believed|expected) to be\b", "is"),
        (r"\bare (?:said|believed|expected) to be\b", "are"),
        (r"\bexpects to (\w+)", r"will \1"),
        (r"\b(?:may|might|could) have (\w+)", r"have \1"),
        (r"\bhopes to ", "will "),
        (r"\b(?:reportedly|apparently|possibly|probably|perhaps) ", ""),
    ),
    condition=r",? (?:unless|provided that|on condition that|as long as|if) [^,;.]+(?P<end>[,;.])",
    about=r"about|around|at least|more than|nearly|almost|up to",
    denials=(
        (r"\b(could|did|had|has|have|was|were|would|will|is|are|does|do) not ", r"\1 "),
        (r"\b(had|has|have) no ", r"\1 "),
        (r"\b(sets|gives|with) no ", r"\1 a "),
        (r"\bwithout (?=\w+ing\b)", "by "),
        (r"\bnever ", "always "),
        (r"\bNo (\w+) (had|has|was|were|would)\b", r"A \1 \2"),
        (r"\bthat no (\w+)", r"that a \1"),
        (r"\bsaid no ", "said a "),
        (r"^Neither ([^,.;]{3,70}?) nor ", r"Both \1 and "),
        (r"\bneither ([^,.;]{3,70}?) nor ", r"both \1 and "),
        (r"\bdeclined to comment\b", "confirmed it"),
    ),
    parts=(
        (r"\b([Ss])ome (?=[a-z]+s\b)", "All "),
        (r"\b(?:some|several|many|most|two|three) of (?:the |its |their )", "all of the "),
        (r"\b(\d+) of (?:the |its |their )?\d+ ", "all "),
    ),
    units=(
        (rf"{_N} million\b", r"\g<n> billion"),
        (rf"{_N} billion\b", r"\g<n> million"),
        (rf"{_N} per ?cent\b", r"\g<n> percentage points"),
        (rf"{_N}(?P<scale> million| billion|) euros?\b", r"\g<n>\g<scale> dollars"),
        (rf"€{_N}", r"$\g<n>"),
        (rf"{_N} gigabytes?\b", r"\g<n> terabytes"),
        (rf"{_N} days?\b", r"\g<n> weeks"),
        (rf"{_N} hours?\b", r"\g<n> days"),
        (rf"{_N} months?\b", r"\g<n> years"),
        (r"\b(two|three|four|five|six|seven|nine) (?:days|hours)\b", r"\1 months"),
        (r"\b(two|three|four|five|six|seven|nine) years\b", r"\1 months"),
        (rf"{_N} kilomet\w+", r"\g<n> miles"),
        (rf"{_N} met(?:re|er)s?\b", r"\g<n> feet"),
        (rf"{_N} tonnes?\b", r"\g<n> pounds"),
        (rf"{_N} weeks?\b", r"\g<n> months"),
        (rf"{_N} years?\b", r"\g<n> weeks"),
        (rf"{_N}\s?%", r"\g<n> percentage points"),
        (rf"\${_N}", r"€\g<n>"),
        (r"\b(eight|ten|eleven|twelve) (?:days|hours|weeks)\b", r"\1 months"),
        (r"\b(two|three|four|five|six|seven|nine) (?:weeks|months)\b", r"\1 years"),
        (r"\b(eight|ten|eleven|twelve|twenty) (?:months|years)\b", r"\1 days"),
        (r"\b(\d{1,2})-(?:day|hour|week)\b", r"\1-month"),
        (r"\b(\d{1,2})-(?:month|year)\b", r"\1-day"),
        (r"\ba (day|week|month)\b(?=[,.;])", "a year"),
    ),
    forms=(
        (r"\b(\d{1,3}),(\d{3})\b", r"\1\2"),
        (rf"\b(\d{{1,2}}) ({_MONTHS_EN}) (\d{{4}})", r"\2 \1, \3"),
        (rf"\b(\d{{1,2}}) ({_MONTHS_EN})(?! \d)", r"\2 \1"),
        (r"(\d) per cent\b", r"\1%"),
        (r"(\d) (million|billion) euros\b", r"\1 \2 euro"),
        (r"€(\d[\d.,]*) (million|billion)\b", r"\1 \2 euros"),
        (r"\beight\b", "8"),
        (r"\bfour\b", "4"),
        (r"\b15\b(?! \w+ber)", "fifteen"),
    ),
)

FRENCH = Phrases(
    months="janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    scales="millions?|milliards?|mille|%|pour cent|points?|euros?|dollars?|gigaoctets?|kilomètres?|tonnes?|ans|jours?|heures?",
    on="le|du|au",
    to="au|et|à",
    several="plusieurs",
    somebody="un responsable",
    certain_words="certains mots",
    names=(
        ", aux côtés de Marek Zawadzki",
        ", en présence d’Ingrid Solheim",
        " au port de Halvergate",
        ", avec la Fondation Osterholm",
    ),
    numbers=(
        ", pour la 37e fois",
        " devant 640 invités",
        ", après 87 heures de discussions",
        " pour un coût de 77 millions de dollars",
    ),
    quotations=(
        ", « un tournant pour nous tous »",
        ", dans ce qui fut appelé « la pire semaine de mémoire d’homme »",
        ", ou « la routine », comme disent certains",
    ),
    speakers=("Marek Zawadzki", "Ingrid Solheim", "Julien Castaing", "Leïla Haddad"),
    body=rf"\b(?P<body>(?:[Ll]e |[Ll]a |[Ll]’)[a-zà-ÿ]+) (?:{_SAY_FR})\b",
    bodies=("la Guilde des brasseurs de Halvergate", "la Fondation Osterholm"),
    says=_SAY_FR,
    by="[Ss]elon|[Dd]’après|[Pp]our",
    opening=(
        rf"(?P<who>[^,;:«»]{{3,90}}?) (?:{_SAY_FR})(?: le \d{{1,2}} \w+(?: \d{{4}})?)? (?:que |qu’)",
        r"Selon (?P<who>[^,;]{3,90}), ",
    ),
    pronoun=r"^(?:il|elle|ils|elles) ",
    closing=(
        rf", (?:{_SAY_FR}) (?:[A-ZÀ-Ý]|le |la |l’|un |une )[^;«»]{{3,90}}\.$",
        r"(?:,| ;)? selon (?:[^;«»]{3,90})\.$",
    ),
    doubts=(
        (r"\bpeut (\w+er|\w+ir)\b", r"va \1"),
        (r"\bpeuvent (\w+er|\w+ir)\b", r"vont \1"),
        (r"\bpourrait (\w+)", r"va \1"),
        (r"\baurait été\b", "a été"),
        (r"\bauraient (\w+é)", r"ont \1"),
        (r"\baffirme avoir (\w+)", r"a \1"),
        (r"\bmenace de (?:les )?publier\b", "publie"),
        (r"\b(?:prévoit|espère) (?:de |d’)?(\w+er|\w+ir)\b", r"va \1"),
        (r"\bpeut (\w+re)\b", r"va \1"),
        (r"\bpeuvent (\w+re)\b", r"vont \1"),
        (r"\bpourraient (\w+)", r"vont \1"),
        (r"\bserait\b", "est"),
        (r"\bseraient\b", "sont"),
        (r"\baurait (\w+é)\b", r"a \1"),
    ),
    condition=r",? (?:sauf si|à moins que|à condition que|pourvu que|si|s’il) [^,;.]+(?P<end>[,;.])",
    about="environ|près de|au moins|plus de|quelque|jusqu’à",
    denials=(
        (r"\bn(?:e |’)(\w+(?: \w+)??) (?:pas|plus|jamais) ", r"\1 "),
        (r"\bn(?:e |’)y? ?(\w+) pas ", r"\1 "),
        (r"\bn(?:e |’)(\w+) (ni|aucune?) ", r"\1 "),
        (r"\bsans (?=\w+er\b)", "en allant "),
        (r"\bn’avoir (?:à ce stade )?aucune\b", "avoir une"),
        (r"\bqu’aucune (\w+) ne\b", r"qu’une \1"),
        (r"^Aucune? (\w+(?: de \w+)?) n’", r"Une \1 "),
    ),
    parts=(
        (r"\b([Cc])ertains (?=[a-zà-ÿ]+s\b)", "Tous les "),
        (r"\b(?:plusieurs|la plupart|une partie) des ", "tous les "),
        (r"\b\d+ des \d+ ", "tous les "),
    ),
    units=(
        (rf"{_N} millions?\b", r"\g<n> milliards"),
        (rf"{_N} milliards?\b", r"\g<n> millions"),
        (rf"{_N}[\s\u00a0\u202f]?%", r"\g<n> points"),
        (rf"{_N}(?P<scale> millions d’| milliards d’| )euros?\b", r"\g<n>\g<scale>dollars"),
        (rf"{_N} gigaoctets?\b", r"\g<n> téraoctets"),
        (rf"{_N} jours?\b", r"\g<n> semaines"),
        (rf"{_N} heures?\b", r"\g<n> jours"),
        (r"\b(deux|trois|quatre|cinq|six|sept|neuf) (?:jours|heures)\b", r"\1 mois"),
        (r"\b(un|deux|trois|quatre|cinq|six|sept|neuf) ans?\b", r"\1 mois"),
        (r"\b(un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze) (?:mois|semaines)\b", r"\1 jours"),
        (rf"{_N} (?:mois|semaines)\b", r"\g<n> jours"),
        (rf"{_N} ans\b", r"\g<n> mois"),
        (rf"{_N} mètres\b", r"\g<n> pieds"),
        (rf"{_N} tonnes\b", r"\g<n> livres"),
        (rf"{_N} dollars\b", r"\g<n> euros"),
        (rf"{_N} kilomètres?\b", r"\g<n> milles"),
    ),
    forms=(
        (r"\b(\d{1,3})[\u202f\u00a0 ](\d{3})\b", r"\1\2"),
        (r"(\d)[\u202f\u00a0 ]?%", r"\1 pour cent"),
        (r"\bhuit\b", "8"),
        (r"\bquatre\b", "4"),
        (r"\b15\b(?! \w+bre)", "quinze"),
    ),
)

PHRASES = {"en": ENGLISH, "fr": FRENCH}
ATTRIBUTED = {
    "en": rf"\b(?:{_SAY_EN}|according to|wrote|told)\b",
    "fr": rf"\b(?:{_SAY_FR}|selon|d’après)\b",
    "es": r"\b(?:dijo|señaló|afirmó|declaró|aseguró|indicó|cree|recordó|contó|respond\w+|negó|acusó|cifró|confirmó|según)\b",
}
"""How evidence shows that it has something from somebody, by its language."""
