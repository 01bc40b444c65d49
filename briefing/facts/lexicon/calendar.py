"""Months, weekdays and the phrases that point at a time from today, by language."""

from __future__ import annotations

from briefing.facts.lexicon import words


def _numbered(words: str, first: int = 1) -> dict[str, int]:
    """Places counted up; forms of one place are joined by a stroke."""
    return {form: first + place for place, forms in enumerate(words.split()) for form in forms.split("/")}


MONTHS: dict[str, dict[str, int]] = {
    "en": _numbered(
        """
            january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct
            november/nov december/dec
        """
    ),
    "es": _numbered("enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre"),
    "fr": _numbered(
        "janvier/janv février/févr/fevrier mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre"
    ),
    "de": _numbered("januar/jänner februar märz april mai juni juli august september oktober november dezember"),
    "pt": _numbered("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
}
# Months that are also something else: alone they count only after a preposition.
AMBIGUOUS_MONTHS = words("may march mar jan jun sep dec oct nov feb apr aug jul sept")

# Monday is 0. Plurals are habits and no dates.
WEEKDAYS: dict[str, dict[str, int]] = {
    "en": _numbered("monday tuesday wednesday thursday friday saturday sunday", 0),
    "es": _numbered("lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo", 0),
    "fr": _numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    "de": _numbered(
        "montag/montagabend/montagmorgen dienstag/dienstagabend/dienstagmorgen mittwoch/mittwochabend donnerstag/donnerstagabend "
        "freitag/freitagabend samstag/sonnabend/samstagabend sonntag/sonntagabend",
        0,
    ),
    "pt": _numbered("segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo", 0),
}
# Before or after a weekday: which way to look for it.
NEXT_CUES: dict[str, frozenset[str]] = {
    "en": words("next coming"),
    "es": words("próximo próxima viene"),
    "fr": words("prochain prochaine"),
    "de": words("nächsten nächster nächste kommenden kommender kommende"),
    "pt": words("próxima próximo vem"),
}
LAST_CUES: dict[str, frozenset[str]] = {
    "en": words("last past previous"),
    "es": words("pasado pasada último"),
    "fr": words("dernier dernière passé"),
    "de": words("letzten letzter vergangenen vergangener vorigen"),
    "pt": words("passada passado última último"),
}
NO_WEEKDAY_BEFORE = words("black good super cyber giving bloody easter ash palm holy every each")

# (unit, steps): regular expressions for phrases that count from the date of the text.
RELATIVE: dict[str, dict[tuple[str, int], str]] = {
    "en": {
        ("day", 0): r"today|tonight|this (?:morning|afternoon|evening)",
        ("day", -1): r"yesterday|last night",
        ("day", -2): r"the day before yesterday",
        ("day", 1): r"tomorrow",
        ("week", 0): r"(?:earlier |later )?this week",
        ("week", -1): r"(?<!the )last week(?! of\b)",
        ("week", 1): r"(?<!the )next week",
        ("month", 0): r"(?:earlier |later )?this month",
        ("month", -1): r"(?<!the )last month(?! of\b)",
        ("month", 1): r"(?<!the )next month",
        ("year", 0): r"(?:earlier |later )?this year",
        ("year", -1): r"(?<!the )last year(?! of\b)",
        ("year", 1): r"(?<!the )next year",
    },
    "es": {
        ("day", 0): r"hoy|esta (?:mañana|tarde|noche)",
        ("day", -1): r"ayer|anoche",
        ("day", -2): r"anteayer|antes de ayer",
        ("day", 1): r"(?<!la )(?<!esta )(?<!una )(?<!cada )mañana(?! del?\b)(?=\W|$)",
        ("week", 0): r"esta semana",
        ("week", -1): r"la (?:semana pasada|pasada semana)",
        ("week", 1): r"la (?:próxima semana|semana próxima|semana que viene)",
        ("month", 0): r"este mes",
        ("month", -1): r"el (?:mes pasado|pasado mes)(?! de\b)",
        ("month", 1): r"el (?:próximo mes|mes próximo|mes que viene)(?! de\b)",
        ("year", 0): r"este año",
        ("year", -1): r"el (?:año pasado|pasado año)",
        ("year", 1): r"el (?:próximo año|año próximo|año que viene)",
    },
    "fr": {
        ("day", 0): r"aujourd['’]hui|ce (?:matin|soir)",
        ("day", -1): r"(?<!avant-)hier",
        ("day", -2): r"avant-hier",
        ("day", 1): r"(?<!après-)demain",
        ("day", 2): r"après-demain",
        ("week", 0): r"cette semaine",
        ("week", -1): r"la semaine (?:dernière|passée)",
        ("week", 1): r"la semaine prochaine",
        ("month", 0): r"ce mois(?:-ci)?",
        ("month", -1): r"le mois (?:dernier|passé)",
        ("month", 1): r"le mois prochain",
        ("year", 0): r"cette année",
        ("year", -1): r"l['’](?:an|année) (?:dernière|dernier|passée|passé)",
        ("year", 1): r"l['’](?:an|année) (?:prochain|prochaine)",
    },
    "de": {
        ("day", 0): r"heute|heute (?:morgen|abend)",
        ("day", -1): r"gestern",
        ("day", -2): r"vorgestern",
        ("day", 1): r"(?<!am )(?<!heute )(?<!gestern )(?<!guten )(?-i:morgen)",
        ("day", 2): r"übermorgen",
        ("week", 0): r"(?:in )?diese[rn]? Woche",
        ("week", -1): r"(?:letzte|vergangene|vorige)[rn]? Woche",
        ("week", 1): r"(?:nächste|kommende)[rn]? Woche",
        ("month", 0): r"diese[mnrs]* Monat",
        ("month", -1): r"(?:letzte|vergangene|vorige)[mnr]? Monat",
        ("month", 1): r"(?:nächste|kommende)[mnr]? Monat",
        ("year", 0): r"(?:dieses|diesem) Jahr",
        ("year", -1): r"(?:letzte|vergangene|vorige)[mnrs]? Jahr",
        ("year", 1): r"(?:nächste|kommende)[mnrs]? Jahr",
    },
    "pt": {
        ("day", 0): r"hoje|esta (?:manhã|tarde|noite)",
        ("day", -1): r"(?<!ante)ontem",
        ("day", -2): r"anteontem",
        ("day", 1): r"amanhã",
        ("week", 0): r"n?esta semana",
        ("week", -1): r"(?:n?a )?(?:semana passada|última semana)",
        ("week", 1): r"(?:n?a )?(?:próxima semana|semana que vem)",
        ("month", 0): r"n?este mês",
        ("month", -1): r"(?:n?o )?mês passado",
        ("month", 1): r"(?:n?o )?(?:próximo mês|mês que vem)",
        ("year", 0): r"n?este ano",
        ("year", -1): r"(?:n?o )?ano passado",
        ("year", 1): r"(?:n?o )?(?:próximo ano|ano que vem)",
    },
}
# Phrases of counting back: {n} stands for the count, {unit} for the unit.
AGO: dict[str, str] = {
    "en": r"{n} {unit} ago",
    "es": r"hace {n} {unit}",
    "fr": r"il y a {n} {unit}",
    "de": r"vor {n} {unit}",
    "pt": r"há {n} {unit}|{n} {unit} atrás",
}
AGO_UNITS: dict[str, dict[str, str]] = {
    "en": {"day": "days?", "week": "weeks?", "month": "months?", "year": "years?"},
    "es": {"day": "días?", "week": "semanas?", "month": "mes(?:es)?", "year": "años?"},
    "fr": {"day": "jours?", "week": "semaines?", "month": "mois", "year": "(?:ans?|années?)"},
    "de": {"day": "Tag(?:en)?", "week": "Wochen?", "month": "Monat(?:en)?", "year": "Jahr(?:en)?"},
    "pt": {"day": "dias?", "week": "semanas?", "month": "m[eê]s(?:es)?", "year": "anos?"},
}

# Before four digits, what makes them a year rather than a count.
YEAR_BEFORE = words("""
    in since by from until till during before after through throughout the early late mid of between to and for end beginning
    start en desde hasta durante de del a entre y año año principios finales mediados el los depuis dès jusqu année l fin début
    et avant après seit bis ab jahr jahre von und vor nach jahres ende anfang mitte em até ano entre e antes depois início fim
""")
# Words between day, month and year.
OF = r"(?:\s+(?:of|de|del|des|de\sl['’]année))?"
