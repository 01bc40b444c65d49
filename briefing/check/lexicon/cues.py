"""Cues of attribution, certainty, negation, scope, rank and cause in five languages."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Certainty: how sure a cue leaves the verb or noun that it governs. 0 possible, 1 intended or expected.
POSSIBLE = {
    "en": _words("""
        may might could possibly perhaps potentially considering considers weighing mulling maybe likely risk risks
    """),
    "es": _words("podría podrían puede pueden quizás quizá posiblemente sería serían"),
    "fr": _words("pourrait pourraient peut peuvent serait seraient aurait auraient éventuellement"),
    "de": _words("könnte könnten dürfte dürften möglicherweise vielleicht"),
    "pt": _words("poderia poderiam pode podem talvez possivelmente seria seriam"),
}
EITHER = {  # what may be either: would says less than will and no more than may
    "en": _words("would should"),
    "es": frozenset(),
    "fr": frozenset(),
    "de": _words("würde würden"),
    "pt": frozenset(),
}
EXPECTED = {
    "en": _words("""
        will shall plans plan planned planning intends intend intended aims aim expected expects expect due set
        scheduled proposed proposes propose poised slated going seeks wants want hopes hope vows pledged
        certain sure bound moves moved threatens threatened
    """),
    "es": _words("""
        prevé prevén planea planean pretende espera quiere proyecta propuso propone debe será serán va van
    """),
    "fr": _words("""
        prévoit prévoient envisage compte entend souhaite veut propose doit doivent devrait devraient sera seront va
        vont
    """),
    "de": _words("plant planen will wollen soll sollen wird werden beabsichtigt voraussichtlich"),
    "pt": _words("prevê planeja pretende espera quer propõe deve devem vai vão será serão"),
}
# What gives leave: as sure as "may", and no surer. The verb that it governs stands behind "to".
PERMITTING = {
    "en": _words("""
        allow allows allowed allowing permit permits permitted permitting let lets authorise authorises authorised authorize
        authorizes authorized enable enables enabled entitle entitles entitled free empowers empowered can consent permission
        approval authorisation authorization licence license leave
    """),
    "es": _words("""
        permite permiten permitió permitieron autoriza autorizan autorizó puede pueden permiso consentimiento
        autorización licencia
    """),
    "fr": _words("permet permettent permis autorise autorisent autorisé peut peuvent consentement autorisation permission aval"),
    "de": _words(
        "erlaubt erlauben erlaubte gestattet gestatten darf dürfen kann können ermöglicht zustimmung erlaubnis genehmigung"
    ),
    "pt": _words("permite permitem permitiu autoriza autorizam autorizou pode podem permissão consentimento autorização licença"),
}
# Between a cue and the word that it governs these may stand.
BETWEEN = _words("""
        to be been have has had not n't also still soon then now again ever even only already being a an the its their
        his her this that de d à zu en
    """)

NEGATING = {
    "en": _words("not no never without neither nor nobody none nothing cannot nowhere hardly barely"),
    "es": _words("no nunca jamás ningún ninguna ninguno nadie nada sin tampoco"),
    "fr": _words("ne n pas jamais aucun aucune rien sans ni personne"),
    "de": _words("nicht kein keine keinen keinem keiner nie niemals niemand nichts ohne"),
    "pt": _words("não nunca jamais nenhum nenhuma ninguém nada sem nem"),
}
# Verbs that deny what follows them.
DENYING = {
    "en": _words("""
        deny denies denied denying refuse refuses refused decline declines declined fail fails failed reject rejects
        rejected doubt doubts doubted lack lacks lacked
    """),
    "es": _words("niega niegan negó negaron desmintió desmiente rehúsa rehusó declinó rechazó rechaza"),
    "fr": _words("nie nient nié dément démenti démentent refuse refusé"),
    "de": _words("bestreitet bestritt bestritten dementiert dementierte verweigert"),
    "pt": _words("nega negam negou negaram desmentiu recusou recusa"),
}
# Words that leave something undone or absent: where one stands near, a missing "not" may be said otherwise.
ABSENT = {
    "en": _words("""
        unable barred banned blocked prevented kept avoid avoided boycott boycotted abstain abstained absent missing
        lacking free ruled stop stopped unlikely impossible out rather instead except but yet until unless despite
        still refusal denial excluded stayed away remains remained dismissed dismisses contest contests disputes
        disputed opposed opposes against before fewer less little few cleared acquitted acquittal exonerated spared
        survived forget forgot forgotten hid exempt exempts exempted waive waives waived
    """),
    "es": _words("exento exenta exentos exentas impidió evitó excluido salvo excepto rechaza rechazó desmiente"),
    "fr": _words("exempt exempté exemptés exonéré exonérés empêché évité exclu sauf rejette"),
    "de": _words("befreit verhindert ausgeschlossen außer lehnt"),
    "pt": _words("isento isenta isentos isentas impediu evitou excluído salvo exceto rejeita"),
}

# Those of them that leave undone what stands behind them.
UNDONE = {
    "en": _words("""
        unable barred banned blocked prevented avoid avoided short unlikely impossible instead rather stopped stop refusal
        excluded cleared acquitted spared forgot forgotten
    """),
    "es": _words("exento exenta exentos exentas impidió evitó excluido salvo excepto sin"),
    "fr": _words("exempt exempté exemptés exonéré exonérés empêché évité exclu sauf sans"),
    "de": _words("befreit verhindert ausgeschlossen außer ohne"),
    "pt": _words("isento isenta isentos isentas impediu evitou excluído salvo exceto sem"),
}
# Verbs of saying by what they do to the speaker or to the claim. "say" and the like are neutral and in none.
STRENGTH = {
    "concede": """
        admit admitted admits concede conceded concedes confess confessed confesses acknowledge acknowledged
        acknowledges
    """,
    "prove": """
        prove proves proved proven showed shown demonstrate demonstrated demonstrates establish established refute refuted
        refutes disprove disproved
    """,
    "reveal": "revealed reveals expose exposed exposes uncover uncovered",
    "boast": "boasted boasts brag bragged gloat gloated crow crowed",
    "vow": """
        vow vowed vows promised pledge pledged pledges guarantee guaranteed guarantees swear swore
    """,
    "insist": "insist insisted insists contend contended assert asserted asserts",
    "claim": "claimed allege alleged alleges purport purported",
    "attack": """
        denounce denounced denounces slam slammed blasted attacked condemn condemned condemns lambast lambasted
        rail railed deplore deplored deplores fume fumed fumes rage raged lashed
    """,
    "threaten": "threaten threatened threatens",
    "demand": """
        demanded insist insisted ordered compel compelled compels forced
    """,
    "complain": "complain complained complains whine whined lamented grumble grumbled",
    "confirm": "confirm confirmed confirms verify verified affirm affirmed",
    "refuse": "refuse refused refuses refusing",
    "praise": "praise praised praises hail hailed laud lauded applaud applauded",
}
STRENGTHS = {word: kind for kind, words in STRENGTH.items() for word in words.split()}
NEUTRAL = _words("""
        say says said saying tell tells told add adds added note notes noted state states stated remark remarked
        according comment commented speak spoke spoken describe described declare declared explain explained
    """)
# Classes that may stand for one another without putting more on the speaker.
MILD = {("insist", "claim"), ("claim", "insist"), ("threaten", "complain"), ("attack", "complain"), ("vow", "confirm")}

# Attribution that is no verb of saying.
ATTRIBUTING = {
    "en": _words("""
        reportedly allegedly purportedly supposedly alleged purported according say says said saying told tells claim
        claims claimed think thinks thought believe believes believed warn warns warned deny denies denied blame
        blames blamed fear fears feared complain complained complains describe described describes call called calls
        accuse accused suggest suggests suggested argue argues argued insist insists insisted report reported reports
        estimate estimated estimates expect expects expected see sees saw spoke speaks speak alleges announced
        announces predict predicts predicted promise promised conceded admitted acknowledged acknowledges wants want
        doubt doubts rejects rejected praised hailed criticised criticized condemned view quoted states stated added
        adds noted notes confirmed confirms presents presented concluded concludes asked asks
        appealed appeals urged urges pointed apologised apologises apologized apologizes cited cites vowed vows pledged
        pledges hinted voiced expressed cautioned cautions demanded demands thanked finds shows
    """),
    "es": _words("""
        según dijo dice dijeron dicen afirma afirmó sostiene advirtió advierte denuncia presunto presuntamente
        queja quejan quejó quejaron pide piden pidió pidieron lamenta lamentan lamentó señala señaló
    """),
    "fr": _words("""
        selon dit disent affirme affirmé annonce annoncé dénonce dénoncent estime déclare d'après plaint plaignent demande
        demandent regrette
    """),
    "de": _words("""
        laut zufolge sagte sagt sagten erklärte warnte warnt angeblich behauptet nannte sprach mutmaßlich
        meint meinte beklagt beklagte fordert forderte
    """),
    "pt": _words("""
        segundo disse diz disseram afirmou afirma alertou conforme suposto supostamente queixa queixam pede pedem pediu
        lamenta lamentou
    """),
}
# Verbs after which what follows is the speaker's own claim or contested.
CONTESTED = _words("""
        claim claims claimed claiming allege alleges alleged accuse accuses accused insist insists insisted contend
        contends argue argues argued complain complains complained believe believes believed 
        suspected fear fears feared deny denies denied blame blames blamed suggest suggests suggested think thinks
        sostiene alega acusa denuncia asegura dénonce prétend accuse affirme behauptet wirft sustenta acusa nega niega
    """)
ANONYMOUS = {
    "en": (
        r"\b(?:an?|one|two|three|four|several|some|many|senior|unnamed|unidentified|industry|police|coalition|diplomatic|western|government|security|ministry|council)\s(?:\w+\s){0,3}"
        r"(?:sources?|officials?|insiders?|diplomats?|aides?|persons?|people|councillors?)\b(?:\s(?:familiar|close|with|briefed)\b)?"
        r"|\bsources?\s(?:close|familiar|in|at|within|said)\b|\bpeople (?:familiar|close|with)\b|\bon condition of anonymity\b"
        r"|\banonym\w+|\bunnamed\b|\bwho (?:asked|wished|declined|did not want|would|wanted) (?:not )?"
        r"(?:to )?(?:be|remain) (?:named|identified|anonymous)\b"
        r"|\bnot (?:want |wish |willing )?(?:to )?be (?:named|identified|quoted by name)\b"
        r"|\bwould not be named\b|\basked not to be (?:named|identified)\b|\bspeaking on background\b"
        r"|\bsaid privately\b|\bspeaking privately\b"
    ),
    "es": (
        r"\bfuentes?\b|\banonimato\b|\bun funcionario\b"
        r"|\b(?:no|sin) (?:quiso |quisieron |quería )?ser (?:nombrad|identificad)\w+"
    ),
    "fr": (
        r"\bune source\b|\bdes sources\b|\banonymat\b|\bun responsable\b"
        r"|\bpas (?:voulu |souhaité |souhaitait |à )?être (?:nommé|identifié|cité)\w*"
    ),
    "de": (
        r"\bkreisen\b|\binsider\w*|\bquellen\b|\banonym\w*|\bein beamter\b"
        r"|\bungenannt\w*|\bnicht (?:namentlich )?genannt\b"
    ),
    "pt": (
        r"\bfontes?\b|\banonimato\b|\bum funcionário\b"
        r"|\bnão (?:quis |quiseram |queria )?ser (?:nomead|identificad)\w+"
    ),
}

SUPERLATIVE = {
    "en": _words("""
        first only record unprecedented historic biggest largest greatest highest lowest deadliest worst best longest
        fastest steepest sharpest strongest oldest youngest smallest sole unique all-time ever never-before landmark
        most-ever heaviest hottest coldest poorest richest closest tallest shortest
    """),
    "es": _words("primer primera primero único única récord histórico histórica mayor peor mejor inédito"),
    "fr": _words("premier première seul seule record historique plus inédit pire meilleur sans-précédent"),
    "de": _words("""
        erste ersten erster erstmals einzige einziger rekord größte größten höchste höchsten schlimmste historisch
        beispiellos
    """),
    "pt": _words("primeiro primeira único única recorde histórico histórica maior pior melhor inédito"),
}
CAUSE = {
    "en": (
        r"\bbecause\b|(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )\bdue to\b|\bowing to\b|\bthanks to\b"
        r"|\bas a (?:result|consequence)\b|\bresult(?:ed|ing|s) (?:in|from)\b|\bled to\b"
        r"|\bleading to\b|\bcaused?\b|\bcausing\b|\bprompt(?:ed|ing|s)\b|\btrigger(?:ed|ing|s)\b"
        r"|\bin response to\b|\bon the back of\b"
        r"|\bdriven by\b|\bwhich led\b|\bsparked\b|\bfuell?ed by\b|\bblamed? (?:on|for)\b|\bin retaliation\b"
        r"|\bin protest\b|\btherefore\b"
        r"|\bthus\b|\bso that\b|\bhence\b|\bsince\b(?! \d)|\bfor fear\b|\bas a reaction\b|\bforc(?:ed|ing)\b"
        r"|\bfollowing\b|\bover\b"
    ),
    "es": r"\bporque\b|\bdebido a\b|\ba causa de\b|\bgracias a\b|\bprovoc\w+|\bcomo resultado\b|\bya que\b|\bpor culpa\b",
    "fr": r"\bparce que\b|\ben raison d\w*|\bà cause d\w*|\bgrâce à\b|\bprovoqu\w+|\bcar\b|\bà la suite d\w*",
    "de": r"\bweil\b|\bwegen\b|\baufgrund\b|\bdank\b|\bausgelöst\b|\bverursach\w+|\bda\b|\binfolge\b|\bdeshalb\b",
    "pt": r"\bporque\b|\bdevido a\w*\b|\bpor causa d\w*|\bgraças a\w*\b|\bprovoc\w+|\bem razão d\w*|\bjá que\b",
}
# Places that stand for those who govern from there, and names under which a government goes.
METONYMS = {
    name: tuple(others.split("|"))
    for name, others in {
        "washington": "united states|u.s.|us |america|white house|pentagon|estados unidos|etats-unis|usa",
        "white house": "president|washington",
        "brussels": "european union|european commission|eu ",
        "london": "british|britain|united kingdom|uk ",
        "paris": "french|france",
        "berlin": "german",
        "madrid": "spanish|spain|espan",
        "rome": "italian|italy",
        "moscow": "russia|kremlin",
        "kremlin": "russia|moscow|putin",
        "beijing": "china|chinese",
        "tokyo": "japan",
        "delhi": "india",
        "new delhi": "india",
        "kyiv": "ukrain",
        "ankara": "turk",
        "tehran": "iran",
        "jerusalem": "israel",
        "brasilia": "brazil|brasil",
        "asuncion": "paraguay",
        "buenos aires": "argentin",
        "pretoria": "south africa",
        "canberra": "australia",
        "ottawa": "canad",
        "downing street": "prime minister|british",
        "united states": "u.s.|america|washington|estados unidos|etats-unis|usa",
        "britain": "uk |united kingdom|british",
        "united kingdom": "uk |britain|british",
        "european union": "eu |union europea|europaische union|union europeenne|uniao europeia",
        "congress": "senate|house of representatives|lawmakers",
    }.items()
}

# Cues that have a thing and no verb behind them: "is considering early elections", "proposed a tax".
OF_THINGS = _words("considering considers weighing mulling proposed proposes propose proposal propuso propone propõe")

# Phrases that make what stands beside them someone's, with the speaker right behind.
ACCORDING: dict[str, tuple[str, ...]] = {
    "en": ("according to", "in the words of", "in the view of", "citing", "quoting"),
    "es": ("según", "de acuerdo con", "en palabras de"),
    "fr": ("selon", "d après", "d'après"),
    "de": ("laut", "nach angaben von", "nach angaben der", "nach angaben des"),
    "pt": ("segundo", "de acordo com", "conforme"),
}
