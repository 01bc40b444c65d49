"""Countries, bodies and cities that news names differently in each language, with the key that they share; and demonyms.

The first form of a line is the key (a long list goes on in a second line with the same key). Only names whose forms differ
need a line: a name spelled alike everywhere is its own key.
"""

from __future__ import annotations

from briefing.facts.lexicon import words

_SAME = """
united states|us|u.s.|usa|u.s.a.|united states of america
united states|estados unidos|eeuu|ee uu|ee.uu|états-unis|vereinigte staaten|vereinigten staaten|eua
united kingdom|uk|u.k.|great britain|britain|reino unido|royaume-uni|großbritannien
united kingdom|grande-bretagne|gran bretaña|grã-bretanha|vereinigtes königreich
european union|eu|ue|e.u.|unión europea|union européenne|europäische union|europäischen union
european union|união europeia
united nations|un|u.n.|onu|naciones unidas|nations unies
united nations|vereinte nationen|vereinten nationen|uno|nações unidas
nato|otan
germany|alemania|allemagne|deutschland|alemanha
france|francia|frankreich|frança
spain|españa|espagne|spanien|espanha
italy|italia|italie|italien|itália
greece|grecia|grèce|griechenland|grécia
turkey|türkiye|turquía|turquie|türkei|turquia
russia|rusia|russie|russland|rússia
ukraine|ucrania|ucrânia
poland|polonia|pologne|polen|polônia|polónia
hungary|hungría|hongrie|ungarn|hungria
romania|rumania|rumanía|roumanie|rumänien|romênia|roménia
bulgaria|bulgarie|bulgarien|bulgária
serbia|serbie|serbien|sérvia
croatia|croacia|croatie|kroatien|croácia
austria|autriche|österreich|áustria
switzerland|suiza|suisse|schweiz|suíça
belgium|bélgica|belgique|belgien
netherlands|holland|países bajos|pays-bas|niederlande|niederlanden|holanda|países baixos
denmark|dinamarca|danemark|dänemark
sweden|suecia|suède|schweden|suécia
norway|noruega|norvège|norwegen
finland|finlandia|finlande|finnland|finlândia
iceland|islandia|islande|island|islândia
ireland|irlanda|irlande|irland
scotland|escocia|écosse|schottland|escócia
england|inglaterra|angleterre
wales|gales|pays de galles
portugal
czech republic|czechia|república checa|chequia|tchéquie|tschechien|república tcheca
slovakia|eslovaquia|slovaquie|slowakei|eslováquia
slovenia|eslovenia|slovénie|slowenien|eslovênia
lithuania|lituania|lituanie|litauen|lituânia
latvia|letonia|lettonie|lettland|letônia
estonia|estonie|estland|estônia
belarus|bielorrusia|biélorussie|belorussia|weißrussland|bielorrússia
georgia|géorgie|georgien|geórgia
armenia|arménie|armenien|armênia
azerbaijan|azerbaiyán|azerbaïdjan|aserbaidschan|azerbaijão
brazil|brasil|brésil|brasilien
mexico|méxico|mexique|mexiko
argentina|argentine|argentinien
chile|chili
colombia|colombie|kolumbien|colômbia
peru|perú|pérou
bolivia|bolivie|bolivien|bolívia
paraguay|paraguai
uruguay|uruguai
venezuela
ecuador|équateur|equador|ekuador
cuba|kuba
haiti|haití|haïti
panama|panamá
dominican republic|república dominicana|république dominicaine|dominikanische republik
canada|canadá|kanada
japan|japón|japon|japão
china|chine
taiwan|taiwán|taïwan
south korea|corea del sur|corée du sud|südkorea|coreia do sul
north korea|corea del norte|corée du nord|nordkorea|coreia do norte
india|inde|indien|índia
pakistan|pakistán|paquistão
afghanistan|afganistán|afeganistão
iran|irán|irã|irão
iraq|irak|iraque
syria|siria|syrie|syrien|síria
lebanon|líbano|liban|libanon
israel|israël
jordan|jordania|jordanie|jordanien|jordânia
egypt|egipto|égypte|ägypten|egito
saudi arabia|arabia saudita|arabia saudí|arabie saoudite|saudi-arabien|arábia saudita
yemen|yémen|jemen|iêmen
qatar|catar|katar
united arab emirates|uae|emiratos árabes unidos|émirats arabes unis|vereinigte arabische emirate|emirados árabes unidos
libya|libia|libye|libyen|líbia
tunisia|túnez|tunisie|tunesien|tunísia
algeria|argelia|algérie|algerien|argélia
morocco|marruecos|maroc|marokko|marrocos
sudan|sudán|soudan|sudão
south sudan|sudán del sur|soudan du sud|südsudan|sudão do sul
ethiopia|etiopía|éthiopie|äthiopien|etiópia
kenya|kenia|quênia
nigeria|nigéria
south africa|sudáfrica|afrique du sud|südafrika|áfrica do sul
new zealand|nueva zelanda|nouvelle-zélande|neuseeland|nova zelândia
australia|australie|australien|austrália
philippines|filipinas|philippinen
thailand|tailandia|thaïlande|tailândia
vietnam|viêt nam
indonesia|indonésie|indonesien|indonésia
malaysia|malasia|malaisie|malásia
myanmar|birmania|birmanie
guinea|guinée
papua new guinea|papúa nueva guinea
equatorial guinea|guinea ecuatorial|guinée équatoriale
guinea-bissau
niger|níger
mali|malí
congo
republic of the congo
democratic republic of the congo|drc|república democrática del congo|république démocratique du congo
somalia|somalie
ghana
senegal|sénégal
cameroon|camerún|cameroun|kamerun|camarões
rwanda|ruanda
uganda|ouganda
zimbabwe|zimbabue
mozambique|mosambik|moçambique
angola
nicaragua
honduras
guatemala
el salvador
costa rica
jamaica|jamaïque
kuwait|koweït
oman|omán
bahrain|baréin|bahreïn
bangladesh
sri lanka
nepal|népal
singapore|singapur|singapour|singapura
kazakhstan|kazajistán|kasachstan|cazaquistão
moldova|moldavia|moldavie|moldau
kosovo
albania|albanie|albanien|albânia
virginia
west virginia
north carolina
south carolina
carolina
hampshire
new hampshire
york
korea|corea|corée|coreia
zealand
jersey
new jersey
new mexico
hong kong
cyprus|chipre|chypre|zypern
europe|europa
africa|áfrica|afrique|afrika
asia|asie|asien|ásia
latin america|américa latina|latinoamérica|amérique latine|lateinamerika
south america|sudamérica|américa del sur|amérique du sud|südamerika|américa do sul
middle east|oriente medio|oriente próximo|moyen-orient|proche-orient|nahost|naher osten|oriente médio
gaza|gaza strip|franja de gaza|bande de gaza|gazastreifen|faixa de gaza
west bank|cisjordania|cisjordanie|westjordanland|cisjordânia
london|londres
paris|parís
brussels|bruselas|bruxelles|brüssel|bruxelas
geneva|ginebra|genève|genf|genebra
vienna|viena|vienne|wien
moscow|moscú|moscou|moskau|moscovo
kyiv|kiev|kiew|kyjiw
rome|roma|rom
athens|atenas|athènes|athen
berlin|berlín|berlim
munich|múnich|münchen|munique
warsaw|varsovia|varsovie|warschau|varsóvia
prague|praga|prag
beijing|pekín|pékin|peking|pequim
tokyo|tokio|tóquio
jerusalem|jerusalén|jérusalem
damascus|damasco|damas|damaskus
cairo|el cairo|le caire|kairo
tehran|teherán|téhéran|teheran|teerã
havana|la habana|la havane|havanna
new york|nueva york|nova york|nova iorque
washington
asuncion|asunción|assunção
lisbon|lisboa|lisbonne|lissabon
madrid|madri
mexico city|ciudad de méxico|mexiko-stadt|cidade do méxico
world health organization|who|world health organisation|oms|organización mundial de la salud
world health organization|organisation mondiale de la santé|weltgesundheitsorganisation|organização mundial da saúde
international monetary fund|imf|fmi|iwf|fondo monetario internacional
international monetary fund|fonds monétaire international|internationaler währungsfonds|fundo monetário internacional
world bank|banco mundial|banque mondiale|weltbank
european commission|comisión europea|commission européenne|eu-kommission|europäische kommission|comissão europeia
european parliament|parlamento europeo|parlement européen|europaparlament|europäisches parlament|parlamento europeu
european central bank|ecb|bce|ezb|banco central europeo|banque centrale européenne|europäische zentralbank|banco central europeu
white house|casa blanca|maison blanche|maison-blanche|weißes haus|weiße haus|weißen haus|casa branca
security council|consejo de seguridad|conseil de sécurité|sicherheitsrat|un-sicherheitsrat|conselho de segurança
chamber of deputies|cámara de diputados|chambre des députés|abgeordnetenhaus|abgeordnetenkammer|câmara dos deputados
senate|senado|sénat|senat
congress|congreso|congrès|kongress|congresso
parliament|parlamento|parlement|parlament
supreme court|corte suprema|tribunal supremo|cour suprême|oberster gerichtshof|supremo tribunal federal
"""
SAME: dict[str, str] = {form: line.partition("|")[0] for line in _SAME.strip().splitlines() for form in line.split("|")}
# Bodies that many countries have: a shared key is no shared name, so they are not known places.
_BODIES = frozenset({"senate", "congress", "parliament", "supreme court", "chamber of deputies", "security council"})
KNOWN_PLACES = frozenset(form for form, key in SAME.items() if key not in _BODIES)

_DEMONYMS = """
paraguay:paraguayan paraguayans|united states:american americans|united kingdom:british briton britons
france:french frenchman|germany:german germans|spain:spanish spaniard spaniards|italy:italian italians|portugal:portuguese
greece:greek greeks|turkey:turkish turk turks|russia:russian russians|ukraine:ukrainian ukrainians|poland:polish pole poles
hungary:hungarian hungarians|romania:romanian romanians|bulgaria:bulgarian bulgarians|serbia:serbian serb serbs
croatia:croatian croats|austria:austrian austrians|switzerland:swiss|belgium:belgian belgians|netherlands:dutch
denmark:danish dane danes|sweden:swedish swede swedes|norway:norwegian norwegians|finland:finnish finn finns|ireland:irish
scotland:scottish scots scot|england:english|wales:welsh|czech republic:czech czechs|slovakia:slovak slovaks
brazil:brazilian brazilians|mexico:mexican mexicans|argentina:argentine argentinian argentines|chile:chilean chileans
colombia:colombian colombians|peru:peruvian peruvians|bolivia:bolivian bolivians|uruguay:uruguayan uruguayans
venezuela:venezuelan venezuelans|ecuador:ecuadorian ecuadorean ecuadorians|cuba:cuban cubans|haiti:haitian haitians
panama:panamanian|canada:canadian canadians|japan:japanese|china:chinese|taiwan:taiwanese|india:indian indians
pakistan:pakistani pakistanis|afghanistan:afghan afghans|iran:iranian iranians|iraq:iraqi iraqis|syria:syrian syrians
lebanon:lebanese|israel:israeli israelis|jordan:jordanian jordanians|egypt:egyptian egyptians|saudi arabia:saudi saudis
yemen:yemeni yemenis|qatar:qatari|libya:libyan libyans|tunisia:tunisian tunisians|algeria:algerian algerians
morocco:moroccan moroccans|sudan:sudanese|ethiopia:ethiopian ethiopians|kenya:kenyan kenyans|nigeria:nigerian nigerians
south africa:south_african south_africans|new zealand:new_zealander new_zealanders|australia:australian australians
philippines:filipino filipinos philippine|thailand:thai thais|vietnam:vietnamese|indonesia:indonesian indonesians
malaysia:malaysian malaysians|europe:european europeans|africa:african africans|asia:asian asians
south korea:south_korean south_koreans|north korea:north_korean north_koreans|latin america:latin_american latin_americans
belarus:belarusian|georgia:georgian georgians|armenia:armenian armenians|cyprus:cypriot cypriots
south america:south_american south_americans|palestine:palestinian palestinians
lithuania:lithuanian lithuanians|latvia:latvian latvians|estonia:estonian estonians|slovenia:slovenian slovenians slovene
albania:albanian albanians|kosovo:kosovar kosovars|moldova:moldovan moldovans|iceland:icelandic icelanders|malta:maltese
azerbaijan:azerbaijani azerbaijanis azeri|kazakhstan:kazakh kazakhs|uzbekistan:uzbek uzbeks|mongolia:mongolian mongolians
nepal:nepali nepalese|bangladesh:bangladeshi bangladeshis|myanmar:burmese|cambodia:cambodian cambodians|laos:laotian
singapore:singaporean singaporeans|bahrain:bahraini bahrainis|kuwait:kuwaiti kuwaitis|united arab emirates:emirati emiratis
oman:omani omanis|somalia:somali somalis|uganda:ugandan ugandans|tanzania:tanzanian tanzanians|rwanda:rwandan rwandans
congo:congolese|ghana:ghanaian ghanaians|senegal:senegalese|ivory coast:ivorian ivorians|cameroon:cameroonian cameroonians
angola:angolan angolans|mozambique:mozambican mozambicans|zimbabwe:zimbabwean zimbabweans|zambia:zambian zambians
mali:malian malians|niger:nigerien|chad:chadian chadians|liberia:liberian liberians|guatemala:guatemalan guatemalans
honduras:honduran hondurans|el salvador:salvadoran salvadorans|nicaragua:nicaraguan nicaraguans|jamaica:jamaican jamaicans
costa rica:costa_rican costa_ricans|dominican republic:dominican dominicans|puerto rico:puerto_rican puerto_ricans
sri lanka:sri_lankan sri_lankans|catalonia:catalan catalans|tibet:tibetan tibetans|chechnya:chechen chechens
"""
DEMONYMS: dict[str, str] = {
    word.replace("_", " "): country
    for entry in _DEMONYMS.replace("\n", "|").strip("|").split("|")
    for country, _, forms in [entry.partition(":")]
    for word in forms.split()
}
# Adjectives of parties: beside a name and no part of it.
PARTISAN = words("democratic republican conservative liberal socialist communist labour")
# Peoples, faiths and languages: capitalised in English and no names.
PEOPLES = words("""
    democratic
    muslim muslims christian christians jewish jew jews catholic catholics protestant protestants hindu hindus sikh sikhs
    buddhist islamic islamist islamists arab arabs arabic kurdish kurd kurds latin latino latinos hispanic black white
    asian-american western eastern northern southern north south east west english spanish french german portuguese anglican
    orthodox sunni shia shiite evangelical soviet korean koreans internet christmas easter marxist nazi nazis
""")
