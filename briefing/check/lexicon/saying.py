"""Verbs and phrases that give words to somebody, in five languages, by what they do with what follows.

A verb that claims makes what follows the speaker's word: what it tells is not told by whoever writes. A verb that acts names a
speaker too, and what follows is what the speaker wants, asks or refuses. Weak ones claim only before "that", a colon, a
quotation, or where they close a sentence.
"""

from __future__ import annotations

from functools import cache

_ENGLISH_CLAIMS = """
    say add admit acknowledge affirm allege announce answer argue assert assure attest boast calculate caution claim complain
    concede conclude confess confirm contend counter declare deny disclose dispute doubt emphasise emphasize estimate explain
    fear guarantee hint imply inform insinuate insist joke judge lament maintain mutter object observe opine predict presume
    proclaim protest quip reaffirm reason reckon reiterate remark reply respond retort reveal suggest surmise suspect
    testify underline underscore warn worry believe think suppose imagine deem accuse tell write note state stress report call
    describe consider label dub brand term characterise portray depict denounce condemn criticise criticize blame attribute credit
    trace expect forecast disagree
"""
_ENGLISH_WEAK = """
    recall remember repeat mention find feel hold put view see regard praise hail project speak talk refer comment indicate
    assess question expose cite quote
"""
_ENGLISH_ACTS = """
    ask urge demand request appeal promise pledge vow want hope intend plan aim refuse accept agree approve decline reject welcome
    favour support oppose promise thank apologise apologize threaten seek propose recommend advise
"""
_IRREGULAR = {
    "say": "says said",
    "think": "thinks thought",
    "tell": "tells told",
    "write": "writes wrote written",
    "find": "finds found",
    "feel": "feels felt",
    "hold": "holds held",
    "put": "puts put",
    "see": "sees saw seen",
    "speak": "speaks spoke spoken",
    "forecast": "forecasts forecast",
    "swear": "swears swore sworn",
    "seek": "seeks sought",
}
# Infinitives whose regular forms are verbs of saying.
_ENDINGS: dict[str, dict[str, str]] = {
    "es": {"ar": "a an ó aron aba aban ado", "er": "e en ió ieron ía ían ido", "ir": "e en ió ieron ía ían ido"},
    "fr": {"er": "e ent é a èrent ait aient", "ir": "it issent i irent issait issaient"},
    "de": {"en": "t en te ten"},
    "pt": {"ar": "a am ou aram ava avam ado", "er": "e em eu eram ia iam ido", "ir": "e em iu iram ia iam ido"},
}
_CLAIMS: dict[str, str] = {
    "es": """
        afirmar declarar asegurar señalar indicar anunciar explicar confirmar agregar manifestar comentar reiterar
        subrayar destacar alegar informar precisar lamentar opinar estimar calcular avisar adelantar replicar
        contestar matizar relatar revelar testificar pronosticar augurar acusar insistir admitir añadir prometer
        temer responder sospechar argumentar objetar recalcar
    """,
    "fr": """
        parler résumer affirmer déclarer assurer indiquer annoncer expliquer souligner estimer dénoncer nier confirmer ajouter
        préciser insister accuser raconter regretter répliquer rétorquer juger révéler alerter calculer avancer
        redouter soupçonner alléguer arguer rappeler observer constater marteler témoigner avertir démentir
    """,
    "de": """
        sagen erklären betonen behaupten berichten warnen bestätigen meinen versichern ergänzen kritisieren beklagen
        vermuten befürchten glauben schätzen erwidern entgegnen äußern bedauern bemängeln beteuern prognostizieren
        rechnen
    """,
    "pt": """
        afirmar declarar assegurar indicar anunciar explicar confirmar acrescentar comentar reiterar sublinhar
        destacar alegar informar precisar lamentar estimar calcular avisar adiantar replicar contestar relatar
        revelar testemunhar alertar denunciar criticar acusar negar garantir insistir admitir prometer temer
        responder suspeitar ressaltar queixar salientar
    """,
}
_MORE_CLAIMS: dict[str, str] = {
    "es": """
        dice dicen dijo dijeron sostiene sostienen sostuvo sostuvieron advierte advirtió advirtieron niega niegan
        negó negaron reconoce reconoció cree creen creía apunta apuntó denuncia denunció considera consideró
        mantiene queja quejan quejó quejaron sugiere sugirió cuenta contó recordó
    """,
    "fr": """
        dit disent soutient soutenu soutiennent reconnaît reconnu admet admis prétend prétendu prétendent croit
        plaint plaignent craint craignent prévenu fait-savoir reproché reproche reprochent
    """,
    "de": """
        bestreitet bestritt bestritten widerspricht widersprach gesagt erklärt behauptet räumte teilte mitteilte gab
        spricht sprach nannte nennt bezeichnet bezeichnete sieht schreibt schrieb wies zurückwies
    """,
    "pt": """
        diz dizem disse disseram sustenta sustentou reconhece reconheceu defende defendeu mantém crê considera
        considerou apontou sugere sugeriu conta contou falou fala
    """,
}
_ACTS: dict[str, str] = {
    "es": """
        pide piden pidió pidieron exige exigió exigieron reclama reclamó quiere quieren rechaza rechazó acepta
        aceptó propone propuso descarta descartó planea espera esperan prevé criticó criticaron critica elogió
    """,
    "fr": """
        demande demandent demandé exige exigé réclame réclamé veut veulent rejette rejeté refuse refusé accepte
        accepté propose proposé exclut exclu promet promis espère évoque évoqué évoquent compte critique critiqué
        salué salue attend voit voient
    """,
    "de": """
        fordert fordern forderte forderten verlangt verlangte will wollen lehnt lehnte verspricht versprach hofft
        erwartet erwarten plant kündigt kündigte lobt lobte schließt schloss drängt
    """,
    "pt": """
        pede pedem pediu pediram exige exigiu quer querem rejeita rejeitou aceita aceitou propõe propôs espera
        esperam prevê promete apela apelou exclui excluiu elogiou critica
    """,
}
# Phrases with the speaker behind them.
PHRASES: dict[str, str] = {
    "en": "according to|in the words of|in the view of|in the opinion of|in the eyes of|in the judgement of",
    "es": "según|de acuerdo con|en palabras de|a juicio de|en opinión de|a ojos de|al decir de|en versión de",
    "fr": "selon|d'après|aux yeux de|aux yeux du|de l'avis de|aux dires de|aux dires du",
    "de": "laut|aus sicht|nach angaben|nach ansicht|nach darstellung|nach meinung|nach einschätzung|nach auskunft|nach worten|so",
    "pt": "segundo|de acordo com|conforme|nas palavras de|na avaliação de|na opinião de|no entender de|no balanço do",
}
# Nouns that a speaker owns: "in the director's account", "by Luco's reckoning".
OWNED = frozenset(
    """
    account assessment belief calculation calculations claim count estimate estimates estimation eyes forecast judgement judgment
    opinion reading reckoning report submission telling testimony verdict version view words
    """.split()
)
# Nouns for what somebody says, with "to" or "that" behind them: "Doe's promise to".
SAID = frozenset("allegation assertion claim contention demand offer pledge promise statement suggestion threat warning".split())
# Verbs with which a speaker contradicts what another has said.
CONTRADICTING = frozenset(
    """
    deny denies denied reject rejects rejected dispute disputes disputed contradict contradicts contradicted refute refuted
    niega niegan negó negaron desmintió desmiente rechaza rechazó nie nient nié démenti dément démentent rejette rejeté
    bestreitet bestritt bestritten widerspricht widersprach dementierte dementiert nega negam negou negaram
    desmentiu rejeita rejeitou
    """.split()
)
BEHIND = frozenset({"zufolge"})
# Who said it behind the verb in the passive: "was called fair by the union".
BY: dict[str, frozenset[str]] = {
    "en": frozenset({"by"}),
    "es": frozenset({"por"}),
    "fr": frozenset({"par"}),
    "de": frozenset({"von", "vom"}),
    "pt": frozenset({"por", "pelo", "pela", "pelos", "pelas"}),
}


@cache
def claims(language: str) -> frozenset[str]:
    """The forms of verbs after which what follows is the speaker's word."""
    if language == "en":
        return _english(_ENGLISH_CLAIMS)
    return _conjugated(language) | frozenset(_MORE_CLAIMS.get(language, "").split())


@cache
def weak(language: str) -> frozenset[str]:
    """The forms of verbs that may be of saying."""
    return _english(_ENGLISH_WEAK) if language == "en" else frozenset()


@cache
def acts(language: str) -> frozenset[str]:
    """The forms of verbs that tell what a speaker wants, asks, accepts or refuses."""
    return _english(_ENGLISH_ACTS) if language == "en" else frozenset(_ACTS.get(language, "").split())


def _english(bases: str) -> frozenset[str]:
    return frozenset(form for base in bases.split() for form in (base, *_IRREGULAR.get(base, _regular(base)).split()))


def _regular(base: str) -> str:
    if base.endswith("e"):
        return f"{base}s {base}d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies {base[:-1]}ied"
    if base in ("admit", "refer"):
        return f"{base}s {base}{base[-1]}ed"
    if base == "plan":
        return "plans planned"
    return f"{base}{'es' if base.endswith(('s', 'sh', 'ch', 'x')) else 's'} {base}ed"


def _conjugated(language: str) -> frozenset[str]:
    found: set[str] = set()
    for infinitive in _CLAIMS.get(language, "").split():
        for ending, forms in _ENDINGS[language].items():
            if infinitive.endswith(ending):
                root = infinitive.removesuffix(ending)
                found |= {
                    root + ("e" if language == "de" and root[-1] in "td" and f[0] == "t" else "") + f for f in forms.split()
                }
                break
    return frozenset(found)
