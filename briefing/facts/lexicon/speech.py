"""Words around a speaker: what may stand between subject and verb, and what ends the subject."""

from __future__ import annotations

from briefing.facts.lexicon import words

AUXILIARIES = words("""
    has have had also would did does will later then a ha han había haya ont avait hat haben hatte hatten tem têm tinha está lo
    le se ne n que
""")
ADVERBS = words("""
    also later earlier repeatedly previously recently publicly then again once still separately reportedly too today yesterday
    since también luego además ayer hoy posteriormente aussi également ensuite hier auch zudem gestern heute também ontem hoje
    depois ainda monday tuesday wednesday thursday friday saturday sunday
""")
CONNECTORS = words("of de del la las los do da dos das du des d von van der den the and y e et und 's s for l le al el bin")
# Articles and possessives that open a subject and belong to it.
LEADING: dict[str, frozenset[str]] = {
    "en": words("""
        the a an its his her their our some several many two three four five six both most another one critics supporters
    """),
    "es": words("el la los las un una su sus"),
    "fr": words("le la les l un une son sa leur leurs ses"),
    "de": words("der die das den dem ein eine sein seine ihr ihre"),
    "pt": words("o a os as um uma seu sua"),
}
# Before a word that could be of saying, what makes it a noun, a participle or an infinitive.
NO_VERB_AFTER: dict[str, frozenset[str]] = {
    "en": words("the a an to was is were are be been being of its his her their this that these those no any by for"),
    "es": words("la el una un los las unas unos de del su sus esta este no-se por para"),
    "fr": words("le la les un une des de du ce cette son sa ses par pour être été est était fut"),
    "de": words("der die das dem den ein eine zu wurde wird werden wurden worden"),
    "pt": words("a o uma um os as de do da dos das seu sua esta este por para foi ser no ao na num"),
}
# Participles that say: their subject is that of the whole sentence.
PARTICIPLES = words("saying claiming adding insisting arguing alleging warning telling noting stressing")
# German verbs of saying that are so only with their particle at the end of the clause: "teilte … mit".
SEPARABLE = {"teilte": "mit", "teilten": "mit", "gab": "bekannt", "räumte": "ein", "fügte": "hinzu", "kündigte": "an"}
PRONOUNS = words("he she they it él ella ellos il elle ils elles er sie ele ela eles elas")
STARTS_WITH_THAT = words("that que qu dass daß reporters journalists")
STOPS_AFTER: dict[str, frozenset[str]] = {
    "en": words("""
        in on at by to after before during that who whom which when while as but because since if from with without into over
        under about it they he is was were are be has have had will would could may might this these those amid where whether
        monday tuesday wednesday thursday friday saturday sunday yesterday today told adding saying via
    """),
    "es": words("""
        lunes martes miércoles jueves viernes sábado domingo
        en que a por para con sin tras durante cuando mientras quien ante desde hasta sobre pero porque según al este ayer hoy
        es fue
    """),
    "fr": words("""
        dans que qu à par pour avec sans après avant pendant lors quand qui devant depuis sur mais car selon dont lundi mardi
        mercredi jeudi vendredi samedi dimanche est a ont
    """),
    "de": words("""
        in im am an auf bei mit nach vor dass daß während als wenn gegenüber seit aber laut ist hat am zum zur sei werde seien
        habe
    """),
    "pt": words("""
        em no na nos nas que por para com sem após durante quando enquanto quem ante desde até sobre mas porque segundo ao à
        nesta neste é foi segunda terça quarta quinta sexta sábado domingo
    """),
}  # fmt: skip
# Texts that lay something down: what they say is what they do, and nobody's word. German ones end compounds too.
TEXTS: dict[str, frozenset[str]] = {
    "en": words("""
        text wording agreement accord treaty pact bill law act statute clause article regulation regulations rule rules decree
        directive constitution code protocol convention amendment charter contract licence license draft ordinance bylaw
    """),
    "es": words("""
        texto acuerdo tratado pacto ley proyecto contrato convenio cláusula artículo reglamento norma normas decreto directiva
        constitución código protocolo ordenanza pliego estatuto estatutos enmienda convención borrador
    """),
    "fr": words("""
        texte accord traité pacte loi projet contrat convention clause article règlement décret directive constitution code
        protocole statut statuts amendement arrêté ordonnance avenant
    """),
    "de": words("""
        text abkommen vertrag pakt gesetz entwurf klausel artikel verordnung richtlinie verfassung satzung vereinbarung paragraf
        vorschrift
    """),
    "pt": words("""
        texto acordo tratado pacto lei projeto contrato convênio convénio cláusula artigo regulamento norma normas decreto
        diretiva constituição código protocolo estatuto estatutos emenda convenção minuta
    """),
}
# Verbs of holding and fearing: what hangs on them in the infinitive is their subject's too ("temen perder", "craint de perdre").
HOLDING = words("""
    teme temen espera esperan cree creen confía craint craignent redoute redoutent espère espèrent pense pensent croit croient
    temem esperam acredita acreditam pensa pensam fürchtet fürchten befürchtet befürchten hofft hoffen glaubt glauben
    fear fears hope hopes
""")
