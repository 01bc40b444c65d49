"""Units as written in five languages and the name that each is compared by: percent, ISO currencies, measures."""

from __future__ import annotations

from briefing.facts.lexicon import by_first_word, words

# Longest first where one holds another: the reader takes the first that fits.
SYMBOLS_BEFORE: tuple[tuple[str, str], ...] = (
    ("US$", "USD"),
    ("HK$", "HKD"),
    ("NZ$", "NZD"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("R$", "BRL"),
    ("S$", "SGD"),
    ("NT$", "TWD"),
    ("Mex$", "MXN"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₦", "NGN"),
    ("₴", "UAH"),
    ("₲", "PYG"),
)
SYMBOLS_AFTER: dict[str, str] = {
    "%": "percent",
    "٪": "percent",
    "‰": "permille",
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₲": "PYG",
    "°C": "celsius",
    "°F": "fahrenheit",
    "ºC": "celsius",
    "°": "degree",
}
ISO_CODES = words("""
    USD EUR GBP JPY CNY CHF CAD AUD NZD BRL MXN ARS CLP COP PEN PYG UYU BOB INR PKR RUB UAH TRY PLN CZK HUF RON SEK NOK DKK ZAR
    NGN KES EGP ILS SAR AED QAR KRW IDR THB VND PHP SGD HKD TWD MYR
""")

# Nouns of money that name one currency, in any of the five languages.
_MONEY = {
    "USD": "dollar dollars dólar dólares dollarn",
    "EUR": "euro euros",
    "GBP": "pound pounds sterling libra libras",
    "JPY": "yen yens ienes iene",
    "CNY": "yuan yuans yuanes renminbi",
    "BRL": "real reais reales réais",
    "PYG": "guaraní guaraníes guarani guaranis",
    "INR": "rupee rupees rupia rupias roupie roupies rupien",
    "RUB": "rouble roubles ruble rubles rublo rublos rubel",
    "KRW": "won wons",
    "PLN": "zloty zlotys zlotych złoty",
    "UAH": "hryvnia hryvnias",
    "ILS": "shekel shekels",
    "NGN": "naira nairas",
    "ZAR": "rand rands",
    "TRY": "lira liras",
    "peso": "peso pesos",
    "franc": "franc francs franco francos franken",
    "krone": "krone kronor kroner krona coronas couronnes kronen crown crowns coroa coroas",
    "cent": "cents centavos centimes céntimos cêntimos",
}
MONEY: dict[str, str] = {word: code for code, words in _MONEY.items() for word in words.split()}

# An adjective beside a noun of money that several countries use: (adjective's first letters, unit as read) -> ISO code.
MONEY_OF: dict[tuple[str, str], str] = {
    ("canad", "USD"): "CAD",
    ("kanad", "USD"): "CAD",
    ("austral", "USD"): "AUD",
    ("singap", "USD"): "SGD",
    ("mexic", "peso"): "MXN",
    ("mexik", "peso"): "MXN",
    ("argent", "peso"): "ARS",
    ("chil", "peso"): "CLP",
    ("colom", "peso"): "COP",
    ("philip", "peso"): "PHP",
    ("urug", "peso"): "UYU",
    ("swiss", "franc"): "CHF",
    ("suis", "franc"): "CHF",
    ("suiz", "franc"): "CHF",
    ("suíç", "franc"): "CHF",
    ("schweiz", "franc"): "CHF",
    ("cfa", "franc"): "XOF",
    ("swed", "krone"): "SEK",
    ("norw", "krone"): "NOK",
    ("dan", "krone"): "DKK",
    ("egypt", "GBP"): "EGP",
    ("pakist", "INR"): "PKR",
}

_MEASURES = {
    "percent": "percent percents pct prozent",
    "percentage_point": "pp prozentpunkt prozentpunkte prozentpunkten",
    "kilometre": """
        km kilometre kilometres kilometer kilometers kilómetro kilómetros kilomètre kilomètres kilometern quilômetro quilômetros
        quilómetro quilómetros
    """,
    "metre": "metre metres meter meters metro metros mètre mètres metern",
    "centimetre": """
        cm centimetre centimetres centimeter centimeters centímetro centímetros centimètre centimètres zentimeter
        zentimetern
    """,
    "millimetre": "mm millimetre millimetres millimeter millimeters milímetro milímetros millimètre millimètres millimetern",
    "micrometre": "µm micrometre micrometres micrometer micrometers micrómetros micromètres mikrometer",
    "yard": "yard yards yarda yardas",
    "mile": "mile miles mi milla millas meile meilen milha milhas",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "square_kilometre": "km² km2 quadratkilometer quadratkilometern",
    "square_metre": "m² m2 quadratmeter quadratmetern",
    "cubic_metre": "m³ m3 kubikmeter",
    "hectare": "hectare hectares ha hectárea hectáreas hektar",
    "acre": "acre acres",
    "tonne": "tonne tonnes tonelada toneladas tonnen t",
    "ton": "ton tons",
    "kilogram": "kg kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramos quilos quilo",
    "gram": "gram grams gramme grammes gramm gramos gramas",
    "milligram": "mg milligram milligrams milligramme milligrammes milligramm miligramo miligramos miligrama miligramas",
    "ounce": "ounce ounces oz",
    "litre": "litre litres liter liters litro litros",
    "millilitre": "ml millilitre millilitres milliliter milliliters mililitro mililitros",
    "gallon": "gallon gallons",
    "barrel": "barrel barrels barril barriles barris baril barils fass barrels/day",
    "second": "seconds segundos secondes sekunden",
    "minute": "minute minutes minuto minutos minuten",
    "hour": "hour hours hora horas heure heures stunde stunden hrs",
    "day": "day days día días jour jours tag tage tagen dia dias",
    "week": "week weeks semana semanas semaine semaines woche wochen",
    "month": "month months mes meses mois monat monate monaten mês",
    "year": "year years año años an ans année années jahr jahre jahren ano anos",
    "decade": "decade decades década décadas décennie décennies jahrzehnt jahrzehnte jahrzehnten",
    "century": "century centuries siglo siglos siècle siècles jahrhundert jahrhunderte século séculos",
    "watt": "watt watts vatios",
    "kilowatt": "kw kilowatt kilowatts",
    "megawatt": "mw megawatt megawatts megavatios",
    "gigawatt": "gw gigawatt gigawatts gigavatios",
    "terawatt_hour": "twh",
    "gigawatt_hour": "gwh",
    "megawatt_hour": "mwh",
    "kilowatt_hour": "kwh",
    "megabyte": "megabyte megabytes megaoctet megaoctets mégaoctet mégaoctets",
    "gigabyte": "gb gigabyte gigabytes gigaoctet gigaoctets",
    "terabyte": "tb terabyte terabytes téraoctet téraoctets",
    "penny": "pence penny",
    "degree": "degrees grados degrés grad graus",
    "basis_point": "bps",
}
MEASURES: dict[str, str] = {word: unit for unit, words in _MEASURES.items() for word in words.split()}

# Words that are a measure in one language and something else in another.
NOT_IN: dict[str, frozenset[str]] = {
    "en": words("real mes an ano anos t grad metro metros tag dan libra mi pp dia dias fass ha hora"),
    "es": words("an ans mi mile day week t tag grad real"),
    "fr": words("mi real ton tons mes mile grad tag"),
    "de": words("an mi ton mes real"),
    "pt": words("mi an ans mile tons ton mes tag real"),
}

_PHRASES = {
    "percentage_point": "percentage points|percentage point|percent points|puntos porcentuales|punto porcentual"
    "|points de pourcentage|point de pourcentage|pontos percentuais|ponto percentual",
    "basis_point": "basis points|puntos básicos|points de base|pontos-base",
    "percent": "per cent|por ciento|por cento|pour cent",
    "square_kilometre": "square kilometres|square kilometers|kilómetros cuadrados|kilomètres carrés|quilômetros quadrados",
    "cubic_metre": "cubic metres|cubic meters|metros cúbicos|mètres cubes",
    "nautical_mile": "nautical miles|millas náuticas|milles marins|milhas náuticas",
    "square_mile": "square miles",
    "square_metre": "square metres|square meters|metros cuadrados|mètres carrés|metros quadrados",
    "square_foot": "square feet",
    "celsius": "degrees celsius",
    "fahrenheit": "degrees fahrenheit",
}
# Units of two or three words, tried before single words.
PHRASES = by_first_word((phrase, unit) for unit, phrases in _PHRASES.items() for phrase in phrases.split("|"))
