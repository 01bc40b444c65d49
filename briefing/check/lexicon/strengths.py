"""How much a verb of saying puts in a speaker's mouth, in five languages, and the words for the manner in which it was said."""

from __future__ import annotations

from briefing.check.lexicon.cues import NEUTRAL, STRENGTHS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _classes(**words: str) -> dict[str, str]:
    return {word: kind for kind, listed in words.items() for word in listed.split()}


# The class of each verb that is stronger than saying. What a class asks of the evidence is the same in every language.
CLASSES: dict[str, dict[str, str]] = {
    "en": {**STRENGTHS, "rejected": "reject", "rejects": "reject"},
    "es": _classes(
        concede="admite admitió admitieron reconoce reconoció reconocieron confesó confiesa",
        prove="demuestra demostró demostraron prueba probó comprobó refuta refutó desmonta desmontó",
        reveal="revela reveló revelaron destapa destapó",
        boast="presume presumió alardea alardeó jactó",
        vow="jura juró garantiza garantizó prometió promete",
        attack="denuncia denunció denunciaron arremete arremetió condena condenó fustigó",
        threaten="amenaza amenazó",
        demand="exige exigió exigieron ordena ordenó obligó conmina conminó intimó",
        refuse="rehúsa rehusó rehusaron",
    ),
    "fr": _classes(
        concede="admet admis reconnaît reconnu avoue avoué concède concédé",
        prove="prouve prouvé démontre démontré réfute réfuté",
        reveal="révèle révélé dévoile dévoilé",
        boast="vante vanté targue targué",
        vow="jure juré garantit garanti promet promis",
        attack="dénonce dénoncé fustige fustigé condamne condamné accuse accusé",
        threaten="menace menacé",
        demand="exige exigé ordonne ordonné somme sommé contraint",
        refuse="refuse refusé",
    ),
    "de": _classes(
        concede="gesteht gestand gestanden eingeräumt zugegeben",
        prove="beweist bewies bewiesen widerlegt widerlegte nachgewiesen belegt belegte",
        reveal="enthüllt enthüllte offenbart offenbarte",
        boast="prahlt prahlte rühmt rühmte",
        vow="schwört schwor gelobt gelobte garantiert garantierte verspricht versprach",
        attack="verurteilt verurteilte geißelt geißelte prangert prangerte wettert wetterte",
        threaten="droht drohte",
        demand="erzwingt erzwang erzwungen befiehlt befahl befohlen zwingt zwang angeordnet",
        refuse="weigert weigerte verweigert verweigerte",
    ),
    "pt": _classes(
        concede="admite admitiu admitiram reconhece reconheceu confessa confessou",
        prove="prova provou comprova comprovou demonstra demonstrou refuta refutou",
        reveal="revela revelou revelaram",
        boast="gaba gabou vangloria vangloriou",
        vow="jura jurou garante garantiu promete prometeu",
        attack="denuncia denunciou denunciaram condena condenou ataca atacou acusa acusou",
        threaten="ameaça ameaçou",
        demand="exige exigiu exigiram ordena ordenou obrigou",
        refuse="recusa recusou",
    ),
}
# Words, of whatever part of speech, that show a class in the evidence, where the verb itself does not stand there.
SHOWN = {
    "en": {
        **STRENGTHS,
        **_classes(
            concede="admission confession concession",
            prove="proof proven evidence shown show shows finding findings demonstrated",
            reveal="revelation disclosed discloses leaked",
            vow="vow promise promises guarantee pledge commitment undertook undertakes",
            attack="""
                attack criticised criticized criticism outrage fury angry deplored deplores lashed scathing rebuked
                protested protest blamed accused
            """,
            threaten="threat threats warned warns",
            demand="demand demands must order orders ordering compelled forced forces insists required requires urgent",
            confirm="confirmation",
            refuse="refusal",
            praise="praise welcomed welcomes thanked",
            reject="down turned one-sided",
            claim="claim claims accused accuses allegation allegations suspected",
            complain="complaint complaints",
        ),
    },
}
# Verbs that are weaker than all of these: they tell, ask or suppose.
WEAKER = {
    "en": NEUTRAL
    | _words("""
        ask asked asks urge urged urges call called calls appeal appealed appeals request requested requests recommend
        recommended suggest suggested seek sought want wanted wants advise advised doubt doubted suspect suspects suspected
        think thinks thought believe believes believed fear fears feared expect expects expected cite cited cites propose
        proposed announce announced announces regret regretted wrote writes view read reads sees see
    """),
    "es": _words("""
        dijo dice afirma afirmó señala señaló explicó pide pidió recomienda recomendó sugiere sugirió cree teme sospecha duda
        invocó habló lamenta lamentó anunció considera asegura aseguró sostiene sostuvo declaró
    """),
    "fr": _words("""
        dit disent affirme affirmé indiqué indique déclare déclaré demande demandé appelle appelé recommande recommandé suggère
        pense craint craindre soupçonne doute invoqué évoqué regrette parlé estime annoncé reproche reproché
    """),
    "de": _words("""
        sagte sagt sagten erklärte erklärt teilte mitgeteilt fordert forderte bat bittet empfahl empfiehlt meint meinte glaubt
        vermutet vermutete bezweifelt bezweifelte fürchtet verweist bedauerte bedauert berichtete sprach nannte verlangte
    """),
    "pt": _words("""
        disse diz disseram dizem afirma afirmou informou explicou pede pediu recomenda recomendou sugere sugeriu acredita teme
        suspeita duvida falou lamenta lamentou anunciou considera declarou
    """),
}
# How it was said, where the evidence does not say how.
HEATED = {
    "en": _words("""
        angrily furiously bitterly fiercely vehemently indignantly scornfully grudgingly reluctantly defiantly triumphantly
        gleefully smugly tearfully categorically emphatically contemptuously anger fury rage scorn
    """),
    "es": _words(
        "airadamente furiosamente duramente ferozmente rotundamente tajantemente categóricamente indignado indignada furioso"
    ),
    "fr": _words("furieusement vivement violemment catégoriquement rageusement indigné furieux furieuse colère"),
    "de": _words("wütend verärgert empört zornig scharf vehement kategorisch triumphierend widerwillig"),
    "pt": _words("furiosamente duramente ferozmente categoricamente indignado indignada furioso furiosa"),
}
