"""What leaves a statement open, denies it, makes it depend or gives it to somebody, as words in five languages.

Doubt and leave are told in one another's words across languages ("peut", "may", "is allowed to"), so a style that puts one for
the other has hardened nothing: both leave open. A cue that a witness must have is read narrowly, one that clears a sentence
widely.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.lock.told import base


def _compiled(words: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {language: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) for language, pattern in words.items()}


MODAL = _compiled(
    {
        "en": r"may|might|can|could",
        "fr": r"peut|peuvent|pouvai\w+|pourra\w*|puisse\w*",
        "es": r"puede|pueden|podía\w*|podría\w*|podrá\w*|pueda\w*",
        "de": r"kann|können|konnte\w*|könnte\w*|darf|dürfen|dürfte\w*|durfte\w*",
        "pt": r"pode|podem|podia\w*|poderia\w*|poderá\w*|poderão|possa\w*",
    }
)
"""Verbs that leave open the verb that they govern."""

_OPEN = _compiled(
    {
        "en": r"could(?:n[’']t)?|can(?:not|[’']t)?|approv\w+|licen[cs]e\w*|need\w*|requir\w+|must|is due|are due"
        r"|(?:is|are|set) to|may|might|can(?:not)?|could|possib\w+|potential\w*|perhaps|maybe|(?:un)?likely"
        r"|appear\w*|seem\w*|allow\w*|permit\w*|permission|(?:un)?able|lets?|free to|entitle\w*|authori[sz]\w+"
        r"|empower\w*|consent|eligible|whether|doubt\w*|risk\w*|threat\w*|consider\w*|weigh\w*|rule[ds]? out"
        r"|ruling out|yet to|hop(?:e[ds]?|ing)|fear\w*|if|unless|usable|at best",
        "fr": r"accord|besoin|exig\w+|nécessit\w+|doit|doivent|peut|peuvent|pouvai\w+|pourr\w+|puisse\w*|possib\w+"
        r"|éventuel\w*|potentiel\w*|peut-être|sembl\w+|paraît\w*|perme\w+|permis\w*|autoris\w+|droit|probable\w*"
        r"|libres? de|habilit\w+|consentement|s[’']il\w*|si|utilisable\w*|capable\w*|risqu\w+|menac\w+|envisag\w+"
        r"|étudie(?:nt)?|craign\w+|craint|espèr\w+|serai\w+|aurai\w+|\w+(?:erait|eraient|irait|iraient)",
        "es": r"aproba\w+|necesit\w+|requier\w+|puede|pueden|podía\w*|podr\w+|pueda\w*|pudo|pudier\w+|posib\w+|quizás?"
        r"|tal vez|eventual\w*|potencial\w*|parec\w+|permit\w+|permiso|autoriz\w+|derecho|probable\w*|libre\w*"
        r"|facult\w+|consentimiento|dud\w+|si|capac\w+|riesgo\w*|amenaz\w+|tem[eí]\w*|esper[ae]n?"
        r"|\w+(?:aría|ería|iría)n?",
        "de": r"brauch\w+|benötig\w+|zulassung|kann|können|konnte\w*|könnt\w*|darf|dürf\w+|durfte\w*|möglich\w*"
        r"|vielleicht|eventuell|wohl|offenbar|schein\w*|erlaub\w+|gestatt\w+|wahrscheinlich|befugt|berechtigt"
        r"|ermächtigt|zustimmung|genehmig\w+|ob|risik\w+|riskier\w+|droh\w+|prüf(?:t|en)|erwäg\w+|befürcht\w+"
        r"|hoff\w+|falls|wenn|sofern|würde\w*|wäre\w*|hätte\w*",
        "pt": r"aprova\w+|precis\w+|necessit\w+|pode|podem|podia\w*|pôde|poder\w+|possa\w*|possív\w+|talvez|eventual\w*"
        r"|potencial\w*|parec\w+|permit\w+|permissão|autoriz\w+|direito|provável|prováveis|livre\w*|consentimento"
        r"|dúvida\w*|caso|capaz\w*|risco\w*|arrisc\w+|ameaç\w+|estudam?|tem[ei]\w*|esper\w+"
        r"|\w+(?:aria|eria|iria)m?",
    }
)
_CONDITION = _compiled(
    {
        "en": r"if|unless|provided|providing|as long as|only (?:with|after|when|once)|on (?:the )?condition that"
        r"|conditional|conditions|subject to|depend(?:s|ed|ent)? on|should (?=\w+ \w+ )",
        "fr": r"si|s[’']ils?|sauf|à moins|pourvu|à (?:la )?condition|sous réserve|dépend(?:ra)? d\w*|qu[’']avec|doi\w+",
        "es": r"si|salvo|a menos|siempre que|siempre y cuando|(?:a|con la) condición|depend[ea]\w*"
        r"|s[oó]lo (?:con|si|tras)|únicamente",
        "de": r"wenn|falls|sofern|vorausgesetzt|unter der Bedingung|vorbehaltlich|abhäng\w*|hängt|(?:nur|nur noch) mit"
        r"|es sei denn",
        "pt": r"(?:apenas|só|somente) (?:se|com|após)|, se|caso|a menos|desde que|com a condição|dependem? d\w+",
    }
)
_DEPENDING = _compiled(
    {
        "en": r"only|need\w*|requir\w+|consent|approv\w+|permission|authori[sz]ation|once|assuming|pending|whether"
        r"|agree\w*",
        "fr": r"seul\w*|nécessit\w+|exig\w+|besoin|moyennant|accord|consentement|autorisation|en cas|dès que|faut",
        "es": r"s[oó]lo|requier\w+|necesit\w+|consentimiento|permiso|autorización|en caso|de ser|previ[oa]|acuerdo",
        "de": r"nur|brauch\w+|benötig\w+|erlaubnis|genehmigung|zustimmung|sollte\w*|sobald|muss|müssen|ob",
        "pt": r"apenas|somente|só|precis\w+|necessit\w+|consentimento|autorização|permissão|em caso|deve\w*|acordo",
    }
)
_DENIAL = _compiled(
    {
        "en": r"clear(?:s|ed)|acquit\w*|innocent|los[et]\w*|un(?!der|til|ion|it|iv|iq|less)\w{4,}|non\w{3,}|not|no|never"
        r"|without|neither|nor|none|nobody|cannot|\w+n[’']t|lack\w*|absen\w+|refus\w+|declin\w+|reject\w*"
        r"|den(?:y|ie[ds]|ying)|fail\w*|yet to|ruled out|stop\w*|block\w*|bar(?:red|s)?|ban\w*|prevent\w*|avoid\w*"
        r"|free of|except|exempt\w*|dismiss\w*|disput\w*|nothing|hardly|instead|contradict\w*|spare[ds]?|zero|safe"
        r"|miss(?:ed|ing)|abst\w+|silent|silence|waive[ds]?|oppos\w+|short of",
        "fr": r"acquitt\w+|relax\w+|blanchi\w*|perd\w*|n[’']|ne|pas|jamais|aucun\w*|sans|ni|nul\w*|non|rien|personne"
        r"|refus\w+|rejet\w+|dément\w*|ni(?:e|ent|é)|manqu\w+|exclu\w*|empêch\w+|évit\w+|sauf|exempt\w*|indemne\w*"
        r"|absen\w+|contest\w+|in\w{5,}",
        "es": r"absuel\w+|inocent\w+|perd\w+|pierd\w+|no|nunca|jamás|ning\w+|nadie|nada|sin|ni|tampoco|rechaz\w+|neg\w+"
        r"|niega\w*|desmint\w+|desmien\w+|carec\w+|falta\w*|exclu\w+|impid\w+|evit\w+|salvo|exent\w+|ileso\w*"
        r"|ausen\w+|in\w{5,}",
        "de": r"frei\w*|verl[oie]\w+|nicht|kein\w*|nie|niemals|niemand|nichts|ohne|weder|noch|lehn\w+|bestr\w+"
        r"|dementier\w+|verweiger\w+|fehl\w+|ausgeschlossen|verhinder\w+|vermied\w*|außer|befreit|un\w{4,}",
        "pt": r"absolv\w+|inocent\w+|perd\w+|não|nunca|jamais|nenhum\w*|ninguém|nada|sem|nem|rejeit\w+|neg\w+|desment\w+"
        r"|recus\w+|falt\w+|exclu\w+|imped\w+|evit\w+|salvo|isent\w+|ileso\w*|ausên\w+|in\w{5,}",
    }
)
_VOICED = _compiled(
    {
        "en": r"said|wrote|stated|added|announc\w*|calculat\w*|account|sees|point(?:s|ed) to|spoke|speaks?"
        r"|apologi[sz]\w+|dismiss\w*|prais\w+|critici[sz]\w+|welcom\w+|claim\w+|alleg\w+|insist\w+|say(?:s|ing)?"
        r"|argu\w+|warn\w+|expect\w*|recommend\w*|call(?:s|ed)?|present(?:s|ed)|describ\w+|voic\w+|express\w+"
        r"|view\w*|dat(?:es|ed)|puts?|gave|accus\w+|den(?:y|ies|ied)|believ\w+|think\w*|thought|fear\w*"
        r"|hop(?:e[ds]?|ing)|maintain\w*|suspect\w*|doubt\w*|estimat\w+|consider\w*|report(?:s|edly)?|account\w*"
        r"|according|told|tells?|ask(?:s|ed)?|promis\w+|threat\w+|reckon\w*|cit(?:es|ed|ing)|finds?|audit\w*"
        r"|disput\w*|reject\w*|refus\w+|declin\w+|concede\w*|admit\w*|predict\w*",
        "fr": r"a (?:dit|ajouté|expliqué|souligné|répondu)|présent\w+|qualifi\w+|fai(?:t|sait|saient) (?:part|état)"
        r"|font état|exprim\w+|dat(?:e|ent|aient)|pour (?:ses|le|la|les)|exclu\w*|refus\w+|accus\w+|relev\w+"
        r"|recommand\w+|rapport\w+|menac\w+|promet\w*|annonc\w+|précis\w+|prévo\w+|juge\w*|chiffr\w+"
        r"|pens(?:e|ent|ait|aient)|croi\w+|crain\w+|craign\w+|estim\w+|selon|d[’']après|aux yeux|soupçonn\w+"
        r"|espèr\w+|affirm\w+|assur\w+|conteste\w*|rejet\w+|dit|disent|déclar\w+|indiqu\w+|évoqu\w+|dénonc\w+"
        r"|réclam\w+|demande\w*|serait|seraient|aurai\w+",
        "es": r"explic\w+|añad\w+|agreg\w+|subray\w+|reconoc\w+|admit\w+|confirm\w+|present\w+|calific\w+|expres\w+"
        r"|cifr\w+|acus\w+|rechaz\w+|para (?:sus|el|la|los)|niega\w*|neg[óo]\w*|cree\w*|piensa\w*|tem[eí]\w*"
        r"|estim\w+|según|opin\w+|sosp\w+|esper\w+|afirm\w+|asegur\w+|sost\w+|dij\w+|dicen?|señal\w+|indic\w+"
        r"|denunci\w+|reclam\w+|habría\w*|sería\w*|anunci\w+|advirt\w+|inform\w+|respond\w+",
        "de": r"laut|zufolge|nach (?:angaben|ansicht|einschätzung)|mein\w+|glaub\w+|befürcht\w+|fürcht\w+|hoff\w+"
        r"|schätz\w+|rechn\w+|vermut\w+|bezweif\w+|zweif\w+|warn\w+|forder\w+|beklag\w+|bezeichn\w+|nenn\w+"
        r"|nannte\w*|sprach\w*|spricht|behaupt\w+|sag\w+|erklär\w+|melde\w*|kündig\w+|wirft|werfen|hält|soll"
        r"|sollen|sei|seien|habe|will|wollen|droh\w+|lehn\w+|verlang\w+|ansicht|angaben",
        "pt": r"explic\w+|acrescent\w+|reconhec\w+|admit\w+|confirm\w+|declar\w+|segundo|conforme|de acordo|acredit\w+"
        r"|pens\w+|tem[ei]\w*|estim\w+|acha\w*|suspeit\w+|esper\w+|afirm\w+|garant\w+|diss\w+|diz\w*|indic\w+"
        r"|denunci\w+|teria\w*|seria\w*|anunci\w+|advert\w+|inform\w+|respond\w+|critic\w+|acus\w+|neg\w+"
        r"|rejeit\w+|calcul\w+|avali\w+|consider\w+",
    }
)
_ABOUT = _compiled(
    {
        "en": r"about|around|some|roughly|approximately|nearly|almost|at least|at most|up to|more than|less than"
        r"|fewer than|over|under|close to|as (?:much|many|few) as|or so|not (?:yet )?(?:exact|precise)\w*"
        r"|upwards? of|just",
        "fr": r"environ|quelque|près|presque|au moins|au plus|jusqu[’']à|plus|moins|une? \w+aine|à peu près|autour"
        r"|de l[’']ordre",
        "es": r"unos|unas|cerca|casi|alrededor|aproximadamente|al menos|como máximo|hasta|más|menos|en torno|medio",
        "de": r"etwa|rund|ungefähr|circa|ca|knapp|fast|mindestens|höchstens|bis zu|mehr|weniger|über|unter|gut|annähernd",
        "pt": r"cerca|quase|aproximadamente|por volta|pelo menos|no máximo|até|mais|menos|uns|umas|em torno",
    }
)
SETTLED = _compiled(
    {
        "en": r"will|shall",
        "fr": r"va|vont",
        "es": r"va a|van a",
        "de": r"wird|werden",
        "pt": r"vai|vão",
    }
)
"""What makes the infinitive right behind it sure to come."""


_ALL = _compiled(
    {
        "en": r"all(?! but|eged|-)|every\w*|each|entire\w*|whole|both|full\w*",
        "fr": r"tous|toutes|tout|toute|chaque|entier\w*|ensemble|intégral\w*|les deux",
        "es": r"tod[oa]s?|cada|enter[oa]s?|ambos|ambas|total\w*",
        "de": r"all(?:e[nrsm]?|es)|jede[nrsm]?|ganze?[nrsm]?|sämtlich\w*|beide\w*|gesamt\w*",
        "pt": r"tod[oa]s?|cada|inteir[oa]s?|ambos|ambas|total\w*",
    }
)
_WHOLE = _compiled(
    {
        "en": r"all (?!but|\w+ (?:years|weeks|days))(?:of )?(?:the |its |their )?(?:\d+ )?[a-z]+",
        "fr": r"(?:tous les|toutes les|l[’']ensemble des) \w+",
        "es": r"(?:todos los|todas las) (?:\d+ )?\w+",
        "de": r"(?:alle|sämtliche) \w+",
        "pt": r"(?:todos os|todas as) \w+",
    }
)
_PART = _compiled(
    {
        "en": r"some|several|many|most|part|parts|half|(?!all )\w+ (?:out )?of (?:the |its |their )?\d+|of \d+|at least"
        r"|among|few",
        "fr": r"certain\w*|plusieurs|quelques|plupart|partie|moitié|\w+ des \d+|parmi|beaucoup|au moins",
        "es": r"algun\w+|vari[oa]s|much[oa]s|mayoría|parte|mitad|\w+ de (?:los|las|sus) \w+|al menos|entre",
        "de": r"einige\w*|mehrere\w*|viele\w*|meisten|teil\w*|hälfte|\w+ der \d+|mindestens|manche\w*",
        "pt": r"algun\w+|algumas|vári[oa]s|muit[oa]s|maioria|parte|metade|\w+ d[oa]s \w+|pelo menos|entre",
    }
)


def _has(words: Mapping[str, re.Pattern[str]], text: str, language: str) -> bool:
    pattern = words.get(base(language))
    return pattern is None or pattern.search(text) is not None


def leaves_open(text: str, language: str) -> bool:
    """Whether any word of a sentence leaves open what it governs; nothing is held against a language that is not known."""
    return _has(_OPEN, text, language)


def is_modal(text: str, language: str) -> bool:
    """Whether a verb of a witness leaves another open: "may", "puede"."""
    return base(language) in MODAL and _has(MODAL, text, language)


def makes_condition(text: str, language: str) -> bool:
    """Whether a witness plainly makes what it says depend on something."""
    return base(language) in _CONDITION and _has(_CONDITION, text, language)


def keeps_condition(text: str, language: str) -> bool:
    """Whether a sentence may be making what it says depend on something."""
    return _has(_CONDITION, text, language) or _has(_DEPENDING, text, language)


def may_deny(text: str, language: str) -> bool:
    """Whether any word of a sentence may be how it denies or leaves something out."""
    return _has(_DENIAL, text, language)


def is_voiced(text: str, language: str) -> bool:
    """Whether a sentence gives what it says to somebody, with a verb of saying or any other word."""
    return _has(_VOICED, text, language)


def is_about(text: str, number: str, language: str) -> bool:
    """Whether the words right before a number, or behind it, make it an inexact one."""
    at = text.find(number)
    pattern = _ABOUT.get(base(language))
    return pattern is None or at < 0 or pattern.search(text[max(0, at - 25) : at + len(number) + 10]) is not None


def saying(text: str, language: str, start: int) -> int | None:
    """Where the first word ends that gives a statement to somebody, from a place on; None where there is none."""
    pattern = _VOICED.get(base(language))
    match = pattern.search(text, start) if pattern else None
    return match.end() if match else None


def tells_all(text: str, language: str) -> bool:
    """Whether a witness speaks of a whole anywhere."""
    return _has(_ALL, text, language)


def tells_part(text: str, language: str) -> bool:
    """Whether a text speaks of a part of something."""
    return base(language) in _PART and _has(_PART, text, language)


def whole_of(text: str, language: str) -> str | None:
    """The words with which a sentence takes in a whole ("all of the accounts"); None where it does not."""
    pattern = _WHOLE.get(base(language))
    match = pattern.search(text) if pattern else None
    return match[0] if match else None
