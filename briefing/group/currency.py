"""Words that many reports have, whatever they tell: what "approved", "officials" or "according" share says little.

A large collection shows this by itself; for a handful of documents the list stands in for all the news that they were not
chosen from. Words are listed as they are, and compared as stems.
"""

from __future__ import annotations

from briefing.facts.tokens import fold

_COMMON = """
accord according accused across act action activity add added address administration again against agency ago agree agreed
agreement ahead aim aimed allow allowed among amount analyst announce announced another appear appeared approve approved
approval area argue argued around ask asked attend authorities authority available away back ban based become began begin
behind believe best better big bigger bill billion block body boost bring brought build building business call called came
campaign case cause central challenge chance change chief city claim claimed clear close come comment committee common
community company concern condition conference confirm consider contact continue control cooperation cost could council
country court create crisis critic current cut damage data day deal debate decade decide decided decision declare defend
demand deny department deputy despite detail develop development die died difficult director discuss discussed discussion
district document down draft drop due during early east eastern economic economist economy effort election emergency end
ensure enter estimate even evening event ever evidence expect expected expert explain face fall family far fear federal feel
fell figure file final find firm five follow followed following force foreign former forward found four full fund further
future general give given global go good government governor great group grow growth half hand happen hard head hear
health help high hit hold home hope hospital hour house however impact important include included including increase
independent industry information inquiry inside instead interest interior international investigate investigation involve
issue join joint judge justice keep key kill killed know known large last late latest launch law lawmaker lawyer lead leader
least leave led left legal less let level life likely line list little live local long look lose lost low lower main major
majority make man manage many mark market matter measure media meet meeting member men met might military million minister
ministry minute miss missing moment money month morning move much must name nation national near nearly need negotiate never
new news next night north northern note nothing now number offer office officer official often old open operation opponent
opposition option order organisation organization outside part partner partnership party pass past pay peace people percent
period person place plan play point police policy political politician poor position possible post power prepare present
president press pressure prevent previous price prime private problem process produce program programme project promise
propose prosecutor protect provide province public put question quick quit raise rate reach read ready real reason receive
recent record reduce refuse region regional reject relation release remain report reporter request require rescue resident
resolution respond response rest result return right rise risk road role rose rule ruling run say school second section
secretary sector security see seek seen seem senate senior sent serious service session set several share short show side
sign signed similar since situation small social soldier source south southern speak special spoke spokesman spokesperson
spokeswoman staff stage stand start state statement stay step still stop story street strong struck support sure system take
talk target team tell term thank thing think third thousand threat three time today together told top total town trade
tuesday turn two union unit until use used value victim view village vote voted wait want war warn warned watch way week
well went west western whole win without woman women won word work worker world worst write wrote year young
abierto acuerdo además afirmó agencia ahora alto anunció apoyo aprobado aprobó asegurar autoridades ayuda cambio capital caso
ciudad comisión comunicado contra crisis debate decisión declaró defensa departamento derecho después día diputado director
economía ejecutivo elecciones empresa encuentro equipo estado explicó familia favor federal fin firmó fuerza general gobierno
grupo guerra habló hizo hogar horas informe informó internacional investigación jefe jornada justicia ley líder local lugar
martes medidas mejor mes miembros militar millones ministerio ministro miércoles momento muerte muertos mundo nacional norma
nuevo oposición organización país parte partido paz persona plan poder policía política portavoz presidente primer proceso
programa promulgar provincia proyecto público pueblo reforma región regional resultado reunión sector seguridad semana señaló
servicio situación social sur texto todos trabajo tribunal últimos vez vida voto zona
accord affaire afin aide ainsi alors annoncé année appel après argent attaque aujourd autorités avant avenir blessés cadre
campagne cause chef chose cinq compte conseil contre cour crise débat décidé décision déclaré demande dernier députés deux
directeur dossier droit économie économique élection enfants enquête ensemble entreprise état expliqué face fait femme fin
force forte france gouvernement grand groupe guerre habitants heures homme indiqué information intérieur jour journée justice
lieu loi maire maison mesures ministère ministre mois monde mort nombre nouveau opposition ordre pays peuple place point
police politique porte-parole pouvoir premier présidence président presse prix problème procès projet propos public question
raison rapport région rencontre réforme réunion santé sécurité semaine service situation social société soir soutien système
temps texte tout travail tribunal trois union ville voix
abgeordnete abkommen aktuell allerdings angaben angekündigt anschlag antrag arbeit bereits bericht berichtet bisher bundes
bürger chef deutlich drei ende entscheidung erklärt erste familie fall folgen fordern fragen frau früher ganz gegen gemeinsam
gericht gesagt geschichte gesellschaft gesetz gestern gespräch große gruppe gut haus heute hilfe international jahr kinder
kommen kommission können krieg krise kritik land lange leben leute letzte machen mann mehr mensch milliarden millionen
minister ministerium mitglieder mitte monat montag morgen müssen nacht neue opfer partei plan platz politik politiker
polizei präsident preis problem projekt prozent regierung region reise sagen schon schule seite sicherheit situation sitzung
sollen sprecher staat stadt stark stelle stimmen tag teil teilen teilte thema tod tote treffen uhr unternehmen verletzt
vertrag viele vorsitzende weiter welt weniger wichtig wirtschaft woche wollen zahl zeit ziel zwei
acordo afirmou além ano anunciou aprovação aprovou apoio área assinou autoridades bilhões casa caso cidade comissão congresso
contra crise debate decisão declarou defesa deputados dia direito disse economia eleição empresa encontro equipe estado
família federal fim força governo grupo guerra homem hora informou internacional investigação justiça lei líder local lugar
maior medida melhor mês militares milhões ministério ministro morte mortos mulher mundo município nacional nova número
oposição país parte partido paz pessoas plano poder polícia política porta-voz presidência presidente primeiro problema
processo programa projeto público quarta região relatório reunião saúde segurança semana serviço situação social terça texto
trabalho tribunal vida vítimas voto
"""


def common_stems(letters: int) -> frozenset[str]:
    """The first `letters` of each of these words."""
    return frozenset(fold(word)[:letters] for word in _COMMON.split())
