"""Names of bodies that are translated as other words are: "Ministère des Affaires étrangères", "Ministry of Foreign Affairs"."""

from __future__ import annotations

import re

from briefing.support import fold

# Words that such names are made of, in five languages; folded, and compared by their beginnings.
_WORDS = frozenset(
    word[:5]
    for word in """
    academy affairs agency agriculture army assembly association authority bank board bureau central chamber child city
    civil college commerce commission committee company congress council county court culture defence defense department
    deputies development director economy education energy engineers environment executive family federal federation
    finance fisheries foreign general government health high home hospital house housing industry institute interior
    internal international justice labor labour local minister ministry municipal national navy office parliament party
    police port prime prosecutor province public regional research school science secretary security senate service
    social society space sport state statistics supreme tax technology tourism town trade transport treasury tribunal
    union university water welfare works youth administration affaires agence armee armement assemblee autorite banque
    centrale chambre collectivites communale conseil cour deputes departement developpement direction droits economie
    egalite energie enseignement environnement etat etrangeres executif famille finances forces gouvernement haute
    hopital ingenieurs industrie ingenierie institut interieur internationale jeunesse logement mairie ministere
    ministre nationale parlement parquet peche prefecture premier president procureur publique publics recherche region
    sante secretaire secretariat securite senat sociale societe superieure tourisme transition transports travail
    travaux tresor universite ville administracion agencia agricultura aguas alcaldia asamblea asociacion autoridad
    ayuntamiento banco camara cientifico colegio comercio comision comunidad congreso consejeria consejo consumo cultura
    defensa departamento desarrollo diputacion diputados direccion economia educacion ejecutivo ejercito empleo energia
    estado exteriores familia fiscalia gobierno hacienda igualdad industria ingenieros instituto internacional
    investigacion judicial justicia juventud medio ministerio ministro nacional obras oficina parlamento partido pesca
    policia presidencia primer provincial publicas relaciones salud sanidad secretaria secretario seguridad senado
    servicio sindicato sociedad superior supremo trabajo transportes turismo universidad vivienda amt arbeit aussen
    auswartige bau behorde bezirk bildung bund bundes ernahrung familie finanz forschung generalsekretar gericht
    gesundheit gewerkschaft handel handelskammer innen jugend justiz kammer kommission kultur landes landwirtschaft
    ministerium ministerin oberster parlament partei polizei rat regierung schule sicherheit sozial staat stadt steuer
    umwelt universitat verband verein verkehr versammlung verteidigung verwaltung wirtschaft wissenschaft assembleia
    associacao autoridade comissao congresso conselho defesa deputados desenvolvimento educacao fazenda federacao
    governo igualdade justica meio negocios planejamento prefeitura relacoes republica saude seguranca servico sociedade
    trabalho universidade
    """.split()
)


def is_translated(name: str) -> bool:
    """Whether every longer word of a name is one that such names are made of."""
    words = [word for word in re.findall(r"[^\W\d_]+", fold(name)) if len(word) > 3]
    return bool(words) and all(word[:5] in _WORDS for word in words)
