"""Words by which the weight of a story is told, in five languages: harm, official acts, what moves many lives, and the soft.

Each entry is the beginning of a word; one that ends in `$` is the whole word. They are looked for in titles and openings only.
"""

from __future__ import annotations

import re
from functools import cache

HARM = {
    "en": """
        fire$ fires$ kill dead$ deaths death$ died$ dies$ injur wounded casualt fatal explos explod blast$ bomb attack
        shelling missile airstrike massacre shooting hostage earthquake tsunami flood hurricane cyclone wildfire
        landslide collaps crash derail shipwreck drown outbreak epidemic pandemic cholera contaminat radiation
        radioactive meltdown reactor leak$ leaks$ spill evacuat shutdown blackout outage famine starv siege invasion
        invade coup$ war$ ceasefire ransomware hack hacked cyberattack poison toxic missing$ quarantine emergency
        disaster
    """,
    "es": """
        muert fallec matan$ mató$ herid víctima explosión explot bomba atentado ataque bombarde misil masacre tiroteo
        rehén terremoto tsunami inunda huracán ciclón incendio derrumbe colaps descarril naufrag ahogad brote$
        epidemia pandemia cólera contamina radiación radiactiv reactor fuga$ derrame evacu apagón hambruna asedio
        invasión invad golpe guerra$ tregua ciberataque emergencia desastre cuarentena
    """,
    "fr": """
        mort$ morts$ tué tuée meurt décès blessé victime explos bombe attentat attaque bombarde missile massacre
        fusillade otage séisme tsunami inond ouragan cyclone incendie éboulement effondre accident déraill naufrage
        noyé épidémie pandémie choléra contamin radiation radioactiv réacteur fuite$ marée$ évacu panne$ famine siège$
        invasion envahi putsch guerre$ cessez cyberattaque urgence catastrophe quarantaine
    """,
    "de": """
        tote$ toten$ toter$ tot$ getötet stirbt$ sterben gestorben verletzt opfer$ explosion explodier bombe anschlag
        angriff beschuss rakete massaker schüsse geisel erdbeben tsunami flut hochwasser überschwemm hurrikan
        wirbelsturm waldbrand großbrand erdrutsch einsturz eingestürzt unfall entgleis schiffbruch ertrunken ausbruch
        epidemie pandemie cholera verseuch strahlung radioaktiv reaktor leck$ evakuier abschaltung stromausfall
        hunger$ belagerung invasion putsch krieg waffenruhe cyberangriff hackerangriff notstand katastrophe quarantäne
    """,
    "pt": """
        mort$ morto mortos$ morre matou$ ferid vítima explos bomba atentado ataque bombarde míssil massacre tiroteio
        refém terremoto sismo$ tsunami inunda enchente furacão ciclone incêndio desabamento colaps descarril naufr
        afogad surto$ epidemia pandemia cólera contamina radiação radioativ reator vazamento derrame evacu apagão
        fome$ cerco$ invasão invad golpe guerra$ trégua ciberataque emergência desastre quarentena
    """,
}

ACTS = {
    "en": """
        parliament senate$ congress$ court judge$ ruling$ ruled$ verdict convict sentenced$ acquit indict arrest
        charged$ law$ bill$ decree treaty agreement accord$ sanction tariff election vote$ votes$ voted$ referendum
        resign impeach minister president government regulator commission ratif veto embargo mandate ban$ bans$
        banned$ inquiry prosecutor tribunal fine$ fined$
    """,
    "es": """
        parlamento senado congreso tribunal juez jueza fallo$ sentencia condena absuel imput arrest deten ley$ decreto
        tratado acuerdo sancion arancel elecci vota$ voto votación referéndum dimi ministr president gobierno
        regulador comisión ratific veto embargo prohíb multa fiscal$
    """,
    "fr": """
        parlement sénat congrès assemblée tribunal cour$ juge$ verdict condamn acquitt inculp arrêt arrest loi$ lois$
        décret traité accord$ sanction élection vote$ votes$ voté scrutin référendum démission ministre président
        gouvernement régulateur commission ratifi veto embargo interdi amende parquet$ procureur
    """,
    "de": """
        parlament bundestag bundesrat senat$ kongress gericht richter urteil verurteilt freigesprochen anklage
        angeklagt festgenommen verhaftet gesetz verordnung vertrag abkommen sanktion zoll zölle wahl$ wahlen$
        abstimmung stimmt$ stimmte referendum rücktritt tritt$ minister präsident regierung behörde kommission ratifi
        veto embargo verbot verbiet bußgeld staatsanwalt
    """,
    "pt": """
        parlamento senado congresso tribunal juiz juíza decisão sentença condena absolv indici deten prende prisão
        lei$ decreto tratado acordo sanç tarifa elei vota$ voto votação referendo demi ministr president governo
        regulador comissão ratific veto embargo proíb multa procurador
    """,
}

LIVES = {
    "en": """
        strike walkout layoff jobs$ bankrupt insolven bailout inflation unemployment recession recall shortage price
        wages$ rent$ hospital school$ schools$ port$ ports$ rail airport power$ grid water$ drought merger takeover
        fraud corruption protest refugee migra vaccin climate emissions
    """,
    "es": """
        huelga paro$ despid empleo quiebra inflación desempleo recesión escasez precio salari alquiler hospital
        escuela puerto ferrocarril aeropuerto agua$ sequía fusión fraude corrupción protesta refugiad migra vacun
        clima emision
    """,
    "fr": """
        grève licenci emploi faillite inflation chômage récession rappel pénurie prix$ salaire loyer hôpital hôpitaux
        école port$ ports$ rail$ aéroport eau$ sécheresse fusion fraude corruption manifest réfugié migra vaccin
        climat émission
    """,
    "de": """
        streik warnstreik entlass arbeitsplätze insolven pleite inflation arbeitslos rezession rückruf mangel$ preis
        lohn löhne$ miete krankenhaus kliniken klinik schule hafen häfen bahn$ flughafen strom$ wasser$ dürre fusion
        übernahme betrug korruption protest flüchtling migra impf klima emission
    """,
    "pt": """
        greve demiss emprego falência inflação desemprego recessão escassez preço salári aluguel hospital escola
        porto$ portos$ ferrovia aeroporto água$ seca$ fusão fraude corrupção protesto refugiad migra vacin clima emiss
    """,
}

SOFT = {
    "en": """
        wedding weds$ bride groom$ celebrity gala fashion festival premiere award$ awards$ birthday anniversary baby$
        royal$ engag singer actor actress film$ album concert tour$ chef restaurant zoo puppy pageant viral selfie
        recipe horoscope holiday$ gardening
    """,
    "es": """
        boda novia$ famos gala$ moda$ festival estren premio$ premios$ cumpleaños aniversario bebé cantante actor
        actriz película álbum concierto gira$ chef restaurante zoo viral receta horóscopo
    """,
    "fr": """
        mariage mariée célébrité gala$ mode$ festival avant-première prix$ anniversaire bébé chanteu acteur actrice
        film$ album concert tournée chef$ restaurant zoo$ viral recette horoscope
    """,
    "de": """
        hochzeit braut prominent gala$ mode$ festival premiere preisverleihung geburtstag jubiläum baby$ sänger
        schauspieler film$ album konzert tournee koch$ restaurant zoo$ viral rezept horoskop
    """,
    "pt": """
        casamento noiva celebridade gala$ moda$ festival estreia prêmio prémio aniversário bebê bebé cantor ator$
        atriz filme álbum show$ turnê chef$ restaurante zoológico viral receita horóscopo
    """,
}
WEIGHT = {"harm": 0.85, "official act": 0.6, "many lives": 0.55, "soft": 0.1}
_LISTS = {"harm": HARM, "official act": ACTS, "many lives": LIVES, "soft": SOFT}


@cache
def pattern(kind: str, language: str) -> re.Pattern[str]:
    """The words of a kind in a language. Each language by itself: "war" is German for "was", and a French "chef" is a head."""
    entries = sorted(_LISTS[kind][language].split(), key=lambda word: (-len(word), word))
    whole = "|".join(re.escape(word[:-1]) for word in entries if word.endswith("$"))
    begun = "|".join(re.escape(word) for word in entries if not word.endswith("$"))
    return re.compile(rf"\b(?:(?:{whole})\b|(?:{begun})\w*)", re.IGNORECASE)


def base(language: str | None) -> str:
    """The language whose lists are read: the document's, or English."""
    code = (language or "en").partition("-")[0].lower()
    return code if code in HARM else "en"
