"""The words by which a sentence shows what it is, by language: where it leans on what stood before, who said it, how sure.

Data more than code. A language that is missing here gets patterns that match nothing: its sentences are ranked and guarded
by typography and length alone. Every pattern is applied to a sentence whose quotations have been masked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_NEVER = r"(?!)"


@dataclass(frozen=True)
class Cues:
    """Patterns of one language. `opener` is matched at a sentence's start, all others are searched for anywhere.

    opener: words that need the sentence before ("It", "However", "Each").  earlier: times told from another sentence ("two
    days later").  subject: pronouns that open a sentence about what the one before named.  pronoun, several: persons who must have
    been named before.  relative: times that mean another day elsewhere.
    own_voice: the writer or the reader speaks.  attribution: someone says it.  background: words for earlier times, which
    count only with a date or `pluperfect` beside them.  forecast, conditional, claimed: how sure the sentence is.
    articles: what opens a noun that is taken as known ("the agreement").  advice: what ought to be done, in a writer's opinion.
    """

    opener: re.Pattern[str]
    earlier: re.Pattern[str]
    subject: re.Pattern[str]
    pronoun: re.Pattern[str]
    several: re.Pattern[str]
    relative: re.Pattern[str]
    own_voice: re.Pattern[str]
    attribution: re.Pattern[str]
    background: re.Pattern[str]
    pluperfect: re.Pattern[str]
    forecast: re.Pattern[str]
    conditional: re.Pattern[str]
    claimed: re.Pattern[str]
    months: re.Pattern[str]
    articles: re.Pattern[str]
    advice: re.Pattern[str]


def _words(alternatives: str) -> str:
    """A pattern for whole words out of words that are separated by white space; `_` stands for a space."""
    return r"\b(?:" + "|".join(words.replace("_", r"\s+") for words in alternatives.split()) + r")(?!\w)"


def _compiled(words: dict[str, str], exact: dict[str, str] | None = None) -> Cues:
    patterns = {name: _words(alternatives) for name, alternatives in words.items()} | (exact or {})
    case = {name: 0 if name == "own_voice" else re.IGNORECASE for name in Cues.__dataclass_fields__}
    return Cues(**{name: re.compile(patterns.get(name, _NEVER), flags) for name, flags in case.items()})


_ENGLISH = {
    "opener": r"(?:it|he|she|they|his|her|hers|their|theirs|its)(?!\w)"
    r"|(?:this|these)(?!\w)(?!\s+(?:week|month|year|morning|afternoon|evening|summer|winter|spring|autumn)\b)"
    r"|that(?!\w)|those(?!\s+who)(?!\w)"
    r"|(?:but|and|so|yet|nor|or|also|then|thus|therefore|hence|however|still|instead|meanwhile|moreover|furthermore|besides"
    r"|nevertheless|nonetheless|otherwise|indeed|likewise|similarly|accordingly|consequently|conversely|elsewhere|afterwards"
    r"|further|alongside|such|another|others|none|here|too|again|only|even|rather|earlier|later)(?!\w)(?!-)"
    r"|(?:each|either|both|neither)(?!\w)(?!\s+(?-i:[A-Z]))(?!\s+(?:year|month|week|day))"
    r"|(?:in\s+(?:addition|effect|short|fact|other\s+words|contrast|turn|response|return|that|this|doing\s+so|all|both|any|the\s+"
    r"(?:meantime|same|end|process|past|first|second|other))|as\s+(?:a\s+result|such|well|for)|for\s+(?:example|instance|this|that"
    r"|these|those|its\s+part|(?:his|her|their)\s+part|now)|on\s+the\s+other\s+hand|by\s+(?:contrast|then|comparison)"
    r"|at\s+(?:that|this|the\s+(?:same|time)|least)|after\s+(?:that|this|all)|until\s+(?:then|that|this)|since\s+then|even\s+(?:so|then)"
    r"|that\s+said|of\s+(?:these|those|them)|the\s+(?:other|others|latter|former|same|following|next|rest|first|second|third|fourth|fifth|sixth|two"
    r"|three|pair|difference|gap|reason|result|question|answer|point|idea|former)(?!\w)(?!-)"
    r"|(?:one|two|three|some|many|most|several|all|part|none|neither|both|half)\s+(?:of\s+the\s+(?:two|three|four|five|six|seven)|of\s+(?:them|these|those|it|this|that)|more|other|such)"
    r"|(?:a|an)\s+(?:second|third|fourth|fifth|similar|further|related)|under\s+(?:it|this|that|these|them|its)"
    r"|with\s+(?:that|this|it|them)|to\s+(?:that|this|do\s+(?:so|this|that))|not\s+(?:all|so|only)|there\s+(?:was|is|were|are)\s+also"
    r"|(?:if|when|while|as|although|though|because|before|after|until|what|whether|were|should|had|since|once)\s+"
    r"(?:it|he|she|they|this|that|these|those|so|the\s+latter|the\s+former)(?!\w)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|several|few|all|more|others|\d+)\s+"
    r"(?:was|were|are|is|has|have|had|did|do|will|would|said|\w+ed|came|went|took|left|fell|rose|got|made)\b)",
    "earlier": r"\b(?:(?:of|in|on|at|to|for|with|from|by|under|like|about)\s+(?:that|these|those(?!\s+who)|such|this(?!\s+(?:week|month|year|morning|afternoon"
    r"|evening|summer|winter|spring|autumn)))\s+[a-z]|(?:took|take|taken)\s+part(?=[.])|stayed\s+away(?=[.])|(?:was|were)\s+(?:absent|there|not)(?=[.])"
    r"|(?:did|do|does|has|have|had|would|could|will)(?:\s+not|n['’]t)?(?=[.])|there\s+(?:is|are|was|were)\s+(?:one|none)|the\s+same(?=[.])|(?<!that)\s+one(?=[.])"
    r"|did\s+(?:make|attend|go|come|take|sign|agree|win|say)"
    r"|\w+\s+(?:hours?|days?|weeks?|months?|years?)\s+(?:later|earlier|before)(?=[\s,.;]*(?:$|[,.;]|and\b|but\b|in\b|to\b|at\b))"
    r"|(?:the|that)\s+(?:next|following|previous|same)\s+(?:day|morning|afternoon|evening|night|week|month|year)"
    r"|shortly\s+after(?:wards?)?(?=[,.;]|$)|soon\s+after(?:wards)?(?=[,.;]|$)|by\s+then|until\s+then|since\s+then|at\s+that\s+(?:time|point)"
    r"|(?:do|does|did|doing|done)\s+so|the\s+(?:latter|former)|(?:that|those)\s+(?:day|days|week|month|year)"
    r"|there(?=[,.;]|$)|(?:three|third)\s+points?|(?:first|second|last|other)\s+(?:point|one)(?:\s+above)?|the\s+(?:second|third|fourth|fifth)\s+(?!time|quarter|half|day|week|month|year|round|straight|consecutive|world|largest|biggest"
    r"|most|reading|person|term|place|phase|stage)[a-z]|the\s+same\s+(?:\w+\s+)?(?:days?|period|person|people|time|source)|(?:know|knows|ask|asks|asked|explain|say|said|clear)\s+why(?=[.])|(?:mentioned|listed|described|shown)\s+above)\b",
}

_EN = _compiled(
    {
        "subject": "it he she they its his her their this that these those",
        "pronoun": "he she his her him himself herself",
        "several": "they them themselves",
        "relative": "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight ago"
        " (?:this|last|next|past)_(?:week|weekend|month|year|night|summer|winter|spring|autumn|fall|century) now recently"
        " (?:this|last|next)_(?:january|february|march|april|may|june|july|august|september|october|november|december)",
        "attribution": "said says told tells added adds announced announces warned warns stated argued argues claimed claims"
        " insisted insists maintained maintains reported reports confirmed confirms denied denies accused accuses described describes"
        " called calls_(?:it|the|for) alleged alleges suggested suggests explained explains according_to wrote writes testified"
        " acknowledged acknowledges declined_to (?:has|have)_(?:said|told|called|hailed|warned|stated|described) in_the_view_of"
        " (?:speak|speaks|spoke|spoken)_of presents? hailed hails say call asked urged replied answer_that",
        "background": "since previously formerly earlier before historically originally traditionally already in_recent_years"
        " (?:for|over|in)_(?:decades|years|centuries|generations) long_(?:been|before) (?:last|the_previous)_(?:year|decade|century)"
        " founded established born dates?_back took_office came_to_power elected began created signed passed introduced followed"
        " was_(?:first|founded|created|set_up|built|elected|signed|concluded|adopted) history predecessor",
        "pluperfect": r"had_(?:\w+_)?(?:been|\w+ed|made|given|taken|won|lost|left|come|gone|begun|become|put|set|seen|said|told|held|met|built|sent|paid"
        r"|brought|found|grown|fallen|risen|led|kept|run|cut|spent|written|drawn|shut)",
        "forecast": "will would_(?:be|bring|take|come|give|need|have|become|allow|let|mean|make|cost|create|return) shall expected_to"
        " is_due_to are_due_to due_to_(?:be|take|meet|vote|start|begin|end|return) forecasts? predicts? predicted plans?_to planned_to"
        " aims?_to likely_to set_to scheduled_to going_to expects? is_to are_to intends?_to projected_to likely",
        "conditional": r"if unless provided_that were_(?:it|the|they|he|she)_\w+_to should_(?:the|it|they|he|she|either|any|one)_\w+ in_the_event could might may_(?:not_)?be",
        "claimed": "claim claims claimed claiming alleged allegedly alleges alleging accused accuses purportedly reportedly"
        " insist insists insisted insisting maintains maintained argues argued denies denied says_that in_the_view_of",
        "months": "january february march april june july august september october november december"
        r" jan\. feb\. aug\. sept\. oct\. nov\. dec\. may_\d{1,2} \d{1,2}_may may_\d{4}",
        "articles": "the this that its their",
        "advice": "should must ought_to needs?_to",
    },
    _ENGLISH | {"own_voice": r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|us|[Yy]ou|[Yy]our|[Mm]y|me|[Rr]eaders?)(?!\w)|(?<!\w)I(?=['’]|\s[a-z])"},
)

_ES = _compiled(
    {
        "subject": "él ella ellos ellas esto este esta su sus",
        "pronoun": "él ella",
        "relative": "lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana anoche hace"
        " (?:esta|la_pasada|la_próxima)_(?:semana|noche) (?:este|el_pasado|el_próximo)_(?:mes|año)",
        "attribution": "dijo dice dijeron afirmó afirma aseguró asegura señaló señala indicó indica explicó añadió agregó anunció anuncia"
        " informó advirtió sostuvo sostiene declaró manifestó denunció según destacó subrayó calificó confirmó negó reiteró criticó",
        "background": "desde anteriormente antes previamente durante_(?:años|décadas) fundad[oa] cread[oa] asumió firmó firmado aprobó historia"
        " hasta_entonces tras",
        "pluperfect": r"(?:había|habían)_(?:\w+_)?\w+(?:ado|ido|to|cho)",
        "forecast": r"\w+(?:ará|erá|irá|arán|erán|irán) prevé prevén espera_que previsto prevista va_a van_a",
        "conditional": r"si podría podrían en_caso_de siempre_que",
        "claimed": "presunto presunta presuntamente supuesto supuesta supuestamente asegura aseguró sostiene sostuvo alega alegó niega negó",
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
        "articles": "el la los las este esta estos estas dicho dicha",
    },
    {
        "opener": r"(?:él|ella|ellos|ellas|ello|esto|eso|este|esta|estos|estas|ese|esa|esos|esas|aquel|aquella|dicho|dicha|su|sus)(?!\w)"
        r"(?!\s+(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|semana|mes|año))"
        r"|(?:pero|y|o|ni|sino|además|también|tampoco|así|entonces|luego|sin\s+embargo|no\s+obstante|por\s+(?:eso|ello|tanto|otro|otra|su)"
        r"|en\s+cambio|asimismo|mientras\s+tanto|por\s+ejemplo|en\s+ese|en\s+este|al\s+respecto|de\s+hecho|es\s+decir|otro|otra|otros|otras"
        r"|ambos|ambas|ninguno|de\s+ellos|después|a\s+su\s+vez|según\s+(?:él|ella)|de\s+esta|de\s+este|entre\s+ellos|cada)(?!\w)",
        "earlier": r"\b(?:\w+\s+(?:días|semanas|meses|años|horas)\s+(?:después|más\s+tarde|antes)(?=[,.;]|$)|al\s+día\s+siguiente|poco\s+después(?=[,.;]|$)"
        r"|el\s+mismo\s+día|esa\s+(?:noche|tarde|mañana)|ese\s+(?:día|año|mes))(?!\w)",
        "own_voice": r"\b(?:[Nn]osotros|[Nn]uestr[oa]s?|[Yy]o|[Uu]sted(?:es)?|nos)(?!\w)",
    },
)

_FR = _compiled(
    {
        "subject": "il elle ils elles celui-ci celle-ci son sa ses leur leurs",
        "pronoun": "il elle lui",
        "relative": "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd['’]hui demain ce_(?:matin|soir) cette_(?:semaine|nuit|année)"
        " (?:la_semaine|le_mois|l['’]année|l['’]an)_(?:dernière|dernier|prochaine|prochain) il_y_a",
        "attribution": "a_(?:déclaré|affirmé|indiqué|précisé|annoncé|expliqué|ajouté|estimé|dit|assuré|averti|confirmé|souligné|dénoncé|accusé)"
        " ont_(?:déclaré|affirmé|indiqué|précisé|annoncé|expliqué|ajouté|estimé|dit|assuré|averti|confirmé|souligné|dénoncé|accusé)"
        " selon d['’]après affirme affirment assure assurent estime estiment dénonce dénoncent explique indique déclare annonce",
        "background": "depuis auparavant précédemment jadis avant autrefois fondée? créée? signée? adoptée? historiquement",
        "pluperfect": r"(?:avait|avaient|était|étaient)_(?:\w+_)?\w+(?:é|ée|és|ées|i|u|is|it)",
        "forecast": r"\w+(?:era|eront|ira|iront) devrait devraient va_\w+er vont_\w+er prévoit prévoient prévue? attendue?",
        "conditional": r"si s['’]il pourrait pourraient à_condition en_cas_de \w+erait \w+eraient aurait auraient serait seraient",
        "claimed": "présumée? présumés prétendue? prétend prétendent affirme affirment aurait auraient serait seraient assure nie nient dément",
        "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "articles": "le la les l['’] ce cet cette ces",
    },
    {
        "opener": r"(?:il|elle|ils|elles|on|celui-ci|celle-ci|ceux-ci|celles-ci|cela|ceci|ça|c['’]|son|sa|ses|leur|leurs|ce|cet|cette|ces)"
        r"(?:(?<=['’])|(?!\w))(?!\s+(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|semaine|mois|année))(?!\s+qui\b)"
        r"|(?:mais|et|ou|or|donc|ni|aussi|ainsi|alors|puis|cependant|toutefois|pourtant|néanmoins|en\s+revanche|par\s+ailleurs|de\s+plus"
        r"|en\s+outre|par\s+exemple|en\s+effet|d['’]autre\s+part|de\s+son\s+côté|pour\s+sa\s+part|un\s+autre|une\s+autre|d['’]autres|chacun|chaque"
        r"|tous\s+deux|les\s+deux|dans\s+ce|à\s+cette|ensuite|enfin|parmi\s+eux|dès\s+lors)(?!\w)",
        "earlier": r"\b(?:\w+\s+(?:jours|semaines|mois|ans|heures)\s+(?:plus\s+tard|plus\s+tôt|après|auparavant)(?=[,.;]|$)|le\s+lendemain|la\s+veille"
        r"|le\s+même\s+jour|peu\s+après(?=[,.;]|$)|ce\s+jour-là|cette\s+année-là)(?!\w)",
        "own_voice": r"\b(?:[Nn]ous|[Nn]otre|[Nn]os|[Vv]ous|[Vv]otre|[Vv]os|[Jj]e)(?!\w)",
    },
)

_DE = _compiled(
    {
        "subject": "er sie es ihr ihre sein seine dieser diese dieses",
        "pronoun": "er ihm ihn",
        "relative": "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen vorgestern"
        " (?:diese|vergangene|letzte|nächste|kommende)[nrsm]?_(?:woche|monat|jahr|jahres|monats) vor_\\w+_(?:tagen|wochen|monaten|jahren)",
        "attribution": "sagte sagten sagt erklärte erklärten erklärt betonte teilte_\\w+ mitteilte mitgeteilt berichtete berichtet kündigte warnte"
        " laut zufolge nach_angaben hieß_es nannte bezeichnete forderte forderten kritisierte bestätigte behauptete behauptet",
        "background": "seit zuvor bereits früher ehemals damals bislang gegründet unterzeichnet beschlossen verabschiedet gewählt",
        "pluperfect": r"(?:hatte|hatten|war|waren)_(?:[\wäöüß.,-]+_){0,12}(?:ge\w+(?:t|en)|be\w+(?:t|en)|ver\w+(?:t|en)|\w+iert|er\w+(?:t|en))",
        "forecast": "wird werden soll sollen dürfte dürften voraussichtlich geplant erwartet",
        "conditional": "wenn falls sofern könnte könnten würde würden",
        "claimed": "angeblich mutmaßliche[nrsm]? behauptet behauptete soll_\\w+_haben bestreitet bestritt",
        "months": "januar februar märz april mai juni juli august september oktober november dezember jänner",
        "articles": "der die das den dem des diese dieser dieses",
    },
    {
        "opener": r"(?:er|sie|es|ihr|ihre|ihren|ihrem|sein|seine|seinen|seinem|dies|diese|dieser|dieses|diesen|diesem|jene|jener)(?!\w)"
        r"(?!\s+(?:woche|jahr|monat))"
        r"|(?:aber|und|oder|doch|denn|sondern|auch|dann|so|daher|deshalb|deswegen|darum|dennoch|trotzdem|allerdings|jedoch|außerdem|zudem|ferner"
        r"|damit|dabei|dafür|dagegen|davon|darüber|daraufhin|hingegen|stattdessen|zum\s+beispiel|unterdessen|inzwischen|ebenso|beide|beiden"
        r"|andere|anderen|ein\s+weiterer|eine\s+weitere|jeder|jede|keiner|dort|hier|demnach|danach|darunter|zugleich|gleichzeitig)(?!\w)",
        "earlier": r"\b(?:\w+\s+(?:tage|wochen|monate|jahre|stunden)\s+(?:später|zuvor|danach)|am\s+(?:nächsten|folgenden|selben)\s+tag|kurz\s+danach|wenig\s+später)(?!\w)",
        "own_voice": r"\b(?:[Ww]ir|[Uu]nser[ent]?|[Ii]ch|[Uu]ns)(?!\w)",
    },
)

_PT = _compiled(
    {
        "subject": "ele ela eles elas isso este esta seu sua seus suas",
        "pronoun": "ele ela",
        "relative": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo ontem hoje amanhã há"
        " (?:esta|nesta|na_próxima|na_última)_(?:semana|noite) (?:neste|no_próximo|no_último)_(?:mês|ano) (?:segunda|terça|quarta|quinta|sexta)_\\(",
        "attribution": "disse disseram afirmou afirmam afirma declarou informou anunciou explicou acrescentou segundo destacou ressaltou alertou negou"
        " confirmou criticou avaliou apontou reiterou de_acordo_com conforme classificou",
        "background": "desde anteriormente antes previamente durante_(?:anos|décadas) fundad[oa] criad[oa] assumiu assinou assinado aprovou até_então",
        "pluperfect": r"(?:havia|haviam|tinha|tinham)_(?:\w+_)?\w+(?:ado|ido|to)",
        "forecast": r"\w+(?:ará|erá|irá|arão|erão|irão) prevê preveem previsto prevista deve_\w+r devem_\w+r vai_\w+r vão_\w+r",
        "conditional": "se caso poderia poderiam poderá desde_que",
        "claimed": "suposto suposta supostamente alega alegou alegam nega negou sustenta",
        "months": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "articles": "o a os as este esta esse essa",
    },
    {
        "opener": r"(?:ele|ela|eles|elas|isso|isto|esse|essa|esses|essas|este|esta|estes|estas|aquele|aquela|seu|sua|seus|suas)(?!\w)"
        r"(?!\s+(?:segunda|terça|quarta|quinta|sexta|sábado|domingo|semana|mês|ano))"
        r"|(?:mas|e|ou|nem|porém|contudo|no\s+entanto|entretanto|todavia|além\s+disso|também|tampouco|assim|então|depois|por\s+isso|portanto"
        r"|por\s+exemplo|por\s+outro|por\s+sua|já|enquanto\s+isso|outro|outra|outros|outras|ambos|ambas|nenhum|cada|ainda|de\s+fato|nesse|nessa)(?!\w)",
        "earlier": r"\b(?:\w+\s+(?:dias|semanas|meses|anos|horas)\s+(?:depois|mais\s+tarde|antes)(?=[,.;]|$)|no\s+dia\s+seguinte|no\s+mesmo\s+dia"
        r"|pouco\s+depois(?=[,.;]|$)|naquel[ea]\s+(?:dia|ano|mês))(?!\w)",
        "own_voice": r"\b(?:[Nn]ós|[Nn]oss[oa]s?|[Ee]u|[Vv]ocês?)(?!\w)",
    },
)

_BY_LANGUAGE = {"en": _EN, "es": _ES, "fr": _FR, "de": _DE, "pt": _PT}
_NONE = _compiled({})


@cache
def cues(language: str | None) -> Cues:
    """The cues of a language by its BCP 47 tag ("pt-BR" will do); patterns that match nothing where it is not known."""
    return _BY_LANGUAGE.get((language or "").split("-")[0].lower(), _NONE)
