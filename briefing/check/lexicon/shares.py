"""Words that say how much of a set is meant, in five languages: "all", "some of", "all but", "a part of"."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# How much of a set a word takes in.
SHARE = {
    word: rank
    for rank, words in enumerate(
        (
            "none no",
            "one few handful individual",
            "some several certain part third quarter parts number",
            "many half numerous lots",
            "most majority",
            "all every each entire whole everyone everybody entirely both nationwide",
        )
    )
    for word in words.split()
}
_RANKS = {
    "es": (
        "ninguno ninguna ningún",
        "pocos pocas",
        "algunos algunas varios varias ciertos ciertas parte tercio cuarto",
        "muchos muchas mitad numerosos numerosas",
        "mayoría",
        "todos todas todo toda ambos ambas cada entero entera enteros",
    ),
    "fr": (
        "aucun aucune",
        "peu",
        "certains certaines quelques plusieurs partie tiers quart",
        "beaucoup nombreux nombreuses moitié",
        "majorité plupart",
        "tous toutes tout toute chaque entier entière entiers",
    ),
    "de": (
        "keine keiner kein keinen",
        "wenige wenigen",
        "einige einigen einiger manche manchen mehrere mehreren teil drittel viertel",
        "viele vielen vieler hälfte zahlreiche zahlreichen",
        "meisten mehrheit großteil",
        "alle allen aller sämtliche sämtlichen jeder jede jedes jeden ganze ganzen ganzes ganz gesamte gesamten beide beiden",
    ),
    "pt": (
        "nenhum nenhuma",
        "poucos poucas",
        "alguns algumas vários várias certos certas parte terço quarto",
        "muitos muitas metade numerosos numerosas",
        "maioria",
        "todos todas todo toda ambos ambas cada inteiro inteira inteiros",
    ),
}
SHARES: dict[str, dict[str, int]] = {
    "en": SHARE,
    **{
        language: {word: rank for rank, words in enumerate(ranks) for word in words.split()} for language, ranks in _RANKS.items()
    },
}
# What stands between a number or a part and the set that it is a part of: "two of the", "deux d'entre eux", "einer von ihnen".
OF = {
    "en": _words("of"),
    "es": _words("de del"),
    "fr": _words("de d des du d' l' entre parmi"),
    "de": _words("von der des vom unter"),
    "pt": _words("de do da dos das"),
}
# What a set that is known begins with; with an article in the preposition itself ("dos", "der") nothing more is needed.
KNOWN_SET = {
    "en": _words("the them its his her their those these us our all which whom"),
    "es": _words("los las ellos ellas sus estos estas esos esas la el"),
    "fr": _words("les eux elles ses ces leurs la l des du d'entre entre son sa"),
    "de": _words("den ihnen diesen denen seinen ihren der des"),
    "pt": _words("eles elas seus suas os as dos das do da deles delas"),
}
PRONOUNS = {
    "en": _words("them these those us which whom"),
    "es": _words("ellos ellas estos estas esos esas"),
    "fr": _words("eux elles entre ceux celles"),
    "de": _words("ihnen denen diesen"),
    "pt": _words("eles elas deles delas"),
}
# Verbs before which a number stands for those who are counted: "eleven have since fallen silent".
HELPING = {
    "en": _words("have has were was are had would"),
    "es": _words("han fueron son están habían"),
    "fr": _words("ont sont étaient avaient seront"),
    "de": _words("sind wurden haben waren hatten werden"),
    "pt": _words("foram são estão tinham eram"),
}
# A part, a kind: "a part of", "one type of".
PARTS = {
    "en": _words("part parts portion type types kind kinds sort sorts share fraction minority third quarter half percent cent"),
    "es": _words("parte partes tipo tipos clase fracción tercio cuarto mitad ciento"),
    "fr": _words("partie parties type types sorte fraction tiers quart moitié cent lots lot"),
    "de": _words("teil teile art sorte bruchteil drittel viertel hälfte prozent"),
    "pt": _words("parte partes tipo tipos fração terço quarto metade cento"),
}
# What takes some out of "all": "all but two", "tous sauf un".
BUT = {
    "en": _words("but except excepting save bar excluding"),
    "es": _words("menos salvo excepto"),
    "fr": _words("sauf excepté hormis"),
    "de": _words("außer bis ausgenommen"),
    "pt": _words("menos salvo exceto"),
}
NOT = {
    "en": _words("not n't hardly"),
    "es": _words("no"),
    "fr": _words("pas"),
    "de": _words("nicht"),
    "pt": _words("nem não"),
}
# Words behind which "all" and "each" count nothing.
IDLE = {
    "en": _words("at above after in of for with"),
    "es": _words("sobre ante"),
    "fr": _words("avant après en du pas surtout"),
    "de": _words("vor trotz"),
    "pt": _words("sobretudo"),
}
# What else narrows a set: a sentence that has one of these takes in no more than its evidence.
NARROWING = {
    "en": _words("mostly mainly partly largely other others another only among including various occasional few almost nearly"),
    "es": _words("sobre parcialmente otro otra otros otras solo sólo entre casi"),
    "fr": _words("surtout partiellement autre autres seul seulement seuls parmi presque"),
    "de": _words("meist teils teilweise andere anderen anderer nur unter fast"),
    "pt": _words("sobretudo parcialmente outro outra outros outras só apenas entre quase"),
}
ARTICLES = {
    "en": _words("the these those its his her their"),
    "es": _words("los las sus estos estas"),
    "fr": _words("les ses ces leurs"),
    "de": _words("die den der diese ihre seine"),
    "pt": _words("os as seus suas aos às dos das nos nas pelos pelas"),
}
ONE = {
    "en": _words("a an one"),
    "es": _words("un una uno"),
    "fr": _words("un une"),
    "de": _words("ein eine einen einem einer eines"),
    "pt": _words("um uma"),
}
# Bodies and the wholes that they are part of: telling of the whole what the part did widens it.
PART_OF = (
    (
        "senate senado sénat bundestag bundesrat chamber committee party bench bloc faction deputies lawmakers senators",
        "parliament congress legislature",
    ),
    ("member", "council"),
    ("official officials", "government"),
    (
        "city village district province region state town north south east west northeast northern southern eastern western",
        "country nation nationwide national land",
    ),
    ("members senator deputy lawmaker mp leader", "party opposition coalition"),
    ("country countries", "world continent global"),
    ("nordeste norte sul sudeste región región provincia estado", "país"),
)
