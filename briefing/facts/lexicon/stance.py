"""Words of certainty and of negation, and the verbs of saying that make a statement someone's."""

from __future__ import annotations

from briefing.facts.lexicon import by_first_word, by_language, words

# Verbs of saying as they stand beside a speaker, in the forms that news uses.
REPORTING = by_language(
    en="""
        branded deemed labelled labeled dubbed termed slammed blasted claiming adding insisting arguing alleging warning
        telling noting stressing
        said says say saying told tells claimed claims claim alleged alleges allege stated states announced announces announce
        argued argues argue insisted insists insist warned warns warn added adds admitted admits admit acknowledged acknowledges
        denied denies deny confirmed confirms confirm declared declares asserted asserts maintained maintains contended contends
        noted notes note suggested suggests believes believe believed accused accuses tweeted wrote writes explained explains
        conceded concedes vowed vows pledged pledges promised promises stressed stresses emphasised emphasized reiterated
        complained complains revealed reveals reported reports estimated estimates predicted predicts urged urges called calls
        described describes hailed hails praised condemned condemns criticised criticized replied responded testified remarked
        recalled asked thinks think hopes hope fears fear
    """,
    es="""
        dijo dijeron dice dicen afirmó afirmaron afirma afirman declaró declararon declara aseguró aseguraron asegura aseguran
        señaló señalaron señala sostuvo sostiene sostienen indicó indicaron indica anunció anunciaron anuncia explicó explicaron
        explica advirtió advirtieron advierte denunció denunciaron denuncia negó negaron niega admitió reconoció confirmó
        confirmaron confirma agregó añadió añade manifestó expresó expresaron comentó insistió insiste reiteró subrayó destacó
        alegó alega acusó acusa acusaron informó informaron recordó precisó apuntó consideró considera cree criticó criticaron
        lamentó prometió contó piensa piensan creen teme temen estima estiman calcula calculan opina opinan respondió responde
        rechazó rechaza rechazan relató avisó escribió replicó detalló estimó calculó duda dudan sospecha sospechan confía
        pronosticó desmintió matizó concluyó
    """,
    fr="""
        réagi dit disent déclaré déclarent déclare affirmé affirme affirment assuré assure assurent indiqué indique annoncé
        annonce annoncent expliqué explique souligné souligne estimé estime estiment averti avertit prévenu dénoncé dénonce
        dénoncent nié nie démenti dément admis reconnu reconnaît confirmé confirme confirment ajouté ajoute précisé précise
        insisté insiste soutenu soutient accusé accuse prétendu prétend prétendent rappelé rappelle raconté promis promet
        regretté lancé répondu martelé pense pensent croit croient craint craignent redoute redoutent juge jugent considère
        considèrent prévient avance évoque rapporte rapportent rapporté relate écrit répond conteste contestent rejette réfute
        doute doutent soupçonne espère espèrent conclut maintient
    """,
    de="""
        mitteilte mitteilten sagte sagten sagt sagen erklärte erklärten erklärt betonte betonten betont behauptete behaupteten
        behauptet behaupten teilte teilten berichtete berichteten berichtet warnte warnten warnt kündigte kündigten bestätigte
        bestätigten bestätigt bestritt bestreitet bestritten dementierte räumte gab meinte meint forderte fordert kritisierte
        kritisiert schrieb schreibt äußerte versicherte versprach sprach nannte bezeichnete verwies unterstrich zufolge ergänzte
        fügte meldet meldete melden meldeten vermutet vermuten glaubt glauben denkt befürchtet befürchten fürchtet fürchten
        bezweifelt bezweifeln hofft hoffen schätzt schätzen rechnet rechnen mahnte mahnt verkündet verkündete beklagt beklagte
        antwortete drohte droht verlangt verlangte urteilt zweifelt hält halten
    """,
    pt="""
        disse disseram diz dizem afirmou afirmaram afirma afirmam declarou declararam declara garantiu informou informaram
        informa anunciou anunciaram anuncia explicou explica alertou alerta denunciou denuncia negou negaram nega admitiu
        reconheceu confirmou confirmaram confirma acrescentou ressaltou destacou insistiu reiterou alegou alega alegam acusou
        acusa criticou lamentou prometeu comentou avaliou defendeu sustenta apontou contou acredita acreditam pensa pensam teme
        temem estima estimam calcula calculam responde respondeu rejeita rejeitou escreveu relatou avisou acha acham entende
        entendem duvida duvidam suspeita suspeitam espera esperam concluiu contesta contestou
    """,
)
# Verbs that need not be of saying: they make a speaker only right beside a quotation or before "that".
WEAK_REPORTING = words("""
    branded deemed labelled labeled dubbed termed slammed blasted telling noting
    states note notes noted add adds added reports reported report calls called claim claims hope hopes fear fears asked asks
    think thinks called describes described hailed hails praised condemned condemns criticised criticized estimates estimated
    believes believe suggests suggested reveals revealed wrote writes urged urges accused accuses responded replied promises
    pledges explained argued recalled indica denuncia considera cree criticó criticaron recordó destacó gab sprach nannte
    piensa piensan creen teme temen estima estiman calcula calculan opina opinan rechazó rechaza rechazan duda dudan sospecha
    sospechan confía pense pensent croit croient craint craignent redoute redoutent juge jugent considère considèrent avance
    évoque rapporte rapportent relate écrit répond conteste contestent rejette réfute doute doutent soupçonne espère espèrent
    maintient vermutet vermuten glaubt glauben denkt befürchtet befürchten fürchtet fürchten bezweifelt bezweifeln hofft hoffen
    schätzt schätzen rechnet rechnen droht drohte verlangt verlangte urteilt zweifelt hält halten beklagt beklagte acredita
    acreditam pensa pensam temem estimam calculam rejeita rejeitou acha acham entende entendem duvida duvidam suspeita
    suspeitam espera esperam contesta contestou conclut responde
    forderte fordert kritisierte kritisiert bezeichnete schrieb schreibt teilte teilten räumte verwies informa nie lance lancé
    accusé alerta defendeu apontou contou contó sagen
""")
# Phrases that make what follows someone's, with the speaker right after.
_ACCORDING_TO = {
    "en": "according to|in the words of|in the view of",
    "es": "según|de acuerdo con|en palabras de|a juicio de",
    "fr": "selon|d'après|aux yeux de",
    "de": "laut|nach angaben von|nach angaben der|nach angaben des|nach ansicht von|nach ansicht der|nach ansicht des",
    "pt": "segundo|de acordo com|conforme|nas palavras de|na avaliação de",
}
ACCORDING_TO = {
    language: by_first_word((phrase, phrase) for phrase in phrases.split("|")) for language, phrases in _ACCORDING_TO.items()
} | {"": {}}
ACCORDING_AFTER = frozenset({"zufolge"})
# Words of hearsay that name nobody.
HEARSAY = by_language(
    en="allegedly reportedly purportedly supposedly alleged purported rumoured rumored claimed",
    es="presuntamente supuestamente presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas",
    fr="prétendument présumé présumée présumés apparemment",
    de="angeblich mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher vermutlich",
    pt="supostamente alegadamente suposto suposta supostos supostas",
)
# Verbs that in the present tell, beside a weekday, what is to come: "Schools reopen on Thursday".
SCHEDULED = by_language(
    en="open opens reopen reopens resume resumes begin begins meets convenes decides restarts reconvenes adjourns",
    es="abre abren reabre reabren reanuda reanudan comienza comienzan empieza empiezan",
    fr="ouvre ouvrent rouvre rouvrent reprend reprennent commence commencent débute débutent",
    de="öffnet öffnen beginnt beginnen startet starten tagt",
    pt="abre abrem reabre reabrem começa começam retoma retomam",
)
FORECAST = by_language(
    en="""
        will shall won't expects expect expected plans plan planned intends intend scheduled due set going forecast forecasts
        projected projects poised slated predicts predict aims upcoming likely
    """,
    es="""
        prevé prevén previsto prevista espera esperan planea planean pretende pretenden será serán tendrá tendrán habrá habrán
        podrá podrán deberá deberán hará harán estará estarán va van irá irán planeado pronostica
    """,
    fr="""
        prévoit prévoient prévu prévue prévus prévues devrait devraient sera seront aura auront pourra pourront devra devront
        fera feront va vont ira iront compte comptent entend entendent attendu attendue permettra
    """,
    de="plant planen geplant will wollen soll sollen erwartet erwarten voraussichtlich beabsichtigt werde künftig",
    pt="""
        prevê preveem previsto prevista espera esperam planeja planejam pretende pretendem será serão terá terão haverá poderá
        poderão deverá deverão fará farão estará estarão vai vão irá irão
    """,
)
# Endings of the future tense, for words of some length that are not in the list beside them.
FUTURE_ENDINGS: dict[str, tuple[str, ...]] = {
    "es": ("ará", "erá", "irá", "arán", "erán", "irán", "drá", "drán"),
    "fr": ("eront", "iront", "tront", "dront", "era", "ira"),
    "pt": ("ará", "erá", "irá", "arão", "erão", "irão"),
}
NOT_FUTURE = words("""
    opéra caméra camera era ópera jamaira teherán teerã ramírez opera sera-t-il choléra ira miséra mira teerão verão
""")
CONDITIONAL = by_language(
    en="would could may might if unless wouldn't couldn't possibly perhaps potentially hypothetically provided",
    es="""
        podría podrían sería serían habría habrían tendría tendrían debería deberían haría harían daría darían estaría estarían
        permitiría permitirían supondría implicaría si salvo quizás quizá posiblemente
    """,
    fr="""
        pourrait pourraient serait seraient aurait auraient ferait feraient irait iraient si s'il s'ils peut-être permettrait
        permettraient
    """,
    de="könnte könnten würde würden wäre wären hätte hätten dürfte dürften möglicherweise vielleicht eventuell wenn falls sofern",
    pt="""
        poderia poderiam seria seriam haveria teria teriam deveria deveriam faria fariam iria iriam daria estaria estariam se
        caso talvez possivelmente permitiria
    """,
)
CONDITIONAL_ENDINGS: dict[str, tuple[str, ...]] = {
    "es": ("aría", "ería", "iría", "arían", "erían", "irían"),
    "fr": ("erait", "irait", "eraient", "iraient", "drait", "draient"),
    "pt": ("aria", "eria", "iria", "ariam", "eriam", "iriam"),
}
NOT_CONDITIONAL = words("""
    mayoría maría secretaría quería querían teoría categoría auditoría batería galería ingeniería librería tesorería minería
    ganadería asesoría autoría ría consejería carnicería varía varían guardería maquinaría refinería artillería infantería
    caballería membresía panadería minoría consultoría historia pareceria serieria requería requerían hería moría morían sugería
    refería adquiría dería maria parceria bateria galeria categoria secretaria necessária aria área queria queriam padaria
    loteria malária série féria matéria artilharia infantaria cavalaria engenharia livraria primária bilionária contrária
    agrária diária militaria refinaria auditoria portaria teoria maioria minoria diretoria corregedoria ouvidoria história
    indústria própria memória vitória glória trajetória féria sumária libéria sibéria nigéria bactéria miséria séria varia
    variam queria retrait
""")
# Modal words of English that are nouns in other company: "the will of", "military might".
NO_MODAL_BEFORE = words("""
    the political free good his her their its a living popular military economic of this last own public national
""")
NO_IF_BEFORE = words("as even what only asked ask asks asking wonder wondered see know")

NEGATION = by_language(
    en="""
        not no never without neither nor none nobody nothing nowhere cannot denied denies deny denying refused refuses refuse
        declined declines failed fails lacks lacked
    """,
    es="no nunca jamás ningún ninguna ninguno nadie nada tampoco sin ni niega niegan negó negaron desmintió desmiente rechazó",
    fr="sans aucun aucune ni nul nulle non nie nié démenti dément refuse refusé refusent",
    de="""
        nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder noch bestritt bestreitet bestritten
        dementierte dementiert verweigert verweigerte
    """,
    pt="não nunca jamais nenhum nenhuma ninguém nada sem nem nega negou negaram desmentiu recusou recusa tampouco",
)
# After a cue, what makes it no negation: "not only", "no doubt", "sin embargo", "nicht nur".
NO_NEGATION_AFTER = by_language(
    en="""
        only just least merely necessarily-only doubt fewer later less matter wonder sooner more deal fly confidence brainer
        mention entry man one-off
    """,
    es="solo sólo solamente únicamente obstante embargo duda menos",
    fr="seulement doute pourcents négligeable",
    de="nur zuletzt zweifel weiteres minder",
    pt="só apenas somente obstante dúvida embargo menos",
)
# Those of the list above that are no exception unless a hyphen or the cue "no" stands before them.
ONLY_AFTER_NO = words("doubt fewer later less matter wonder sooner more deal fly confidence brainer entry man")
NEGATING_VERBS_WITH_TO = words("refused refuses refuse declined declines failed fails")
FRENCH_SECOND = words("pas plus jamais aucun aucune rien personne ni point guère nullement")
# Verbs and other words that end as participles do: "no cuida", "não duvida", "nicht heute Abend".
NO_PARTICIPLE = words("""
    nada toda todas cada cuida cuidado descuida olvida olvido agrada traslada invada impida coincida decida pida mida convida
    duvida lida consolida liquida valida despida resida divida presida evada persuada enfada degrada pedido vida seulement
    aussi ici oui plus
""")
# Verbs of excluding: where one is denied, what it governs is left open: "does not rule out", "n’exclut pas".
EXCLUDING = {
    "en": words("rule ruled ruling exclude excluded excluding"),
    "es": words("descarta descartan descartó descartaron descartado descartada excluye excluyó excluido"),
    "fr": words("exclut excluent exclu exclue exclure excluait écarte écarté écarter"),
    "de": words("ausgeschlossen ausschließen schließt schloss schließen schlossen auszuschließen"),
    "pt": words("descarta descartam descartou descartaram descartado descartada exclui excluiu excluído"),
}
# Verbs of considering, less sure than a plan: "is considering", "estuda cobrar", "prüft".
CONSIDERING = by_language(
    en="considering mulling weighing pondering",
    es="estudia estudian baraja barajan sopesa sopesan valora valoran",
    fr="étudie étudient envisage envisagent",
    de="erwägt erwägen prüft prüfen überlegt überlegen",
    pt="estuda estudam avalia avaliam cogita cogitam",
)
