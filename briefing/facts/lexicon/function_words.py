"""Words that are never a name by themselves and end a noun: articles, pronouns, prepositions, auxiliaries, adverbs."""

from __future__ import annotations

_WORDS = {
    "en": """
        a an the this that these those some any each every all both either neither no none such another other others my your his
        her its our their whose what which who whom i you he she it we they me him us them one ones myself himself herself
        itself themselves of in on at by for from to with without within into onto out over under up down off about above across
        after against along amid among around as before behind below beneath beside besides between beyond despite during except
        inside like near outside past per since than through throughout till toward towards unlike until upon via versus and or
        but nor so yet if unless because although though while whereas when whenever where wherever whether how why once however
        meanwhile moreover furthermore nevertheless nonetheless therefore thus hence then also too not never only just even
        still already again ever always often sometimes soon now today yesterday tomorrow tonight here there elsewhere perhaps
        maybe instead later earlier recently currently previously eventually finally am is are was were be been being have has
        had having do does did doing will would shall should can could may might must ought won't don't didn't isn't wasn't let
        get got more most less least few fewer many much several enough very quite rather almost nearly according additionally
        afterwards ago apart aside citing given following including considering concerning regarding overall indeed yes no oh
        well please asked asking speaking writing based faced facing amid amongst plus minus mr mrs ms dr first second third
        last next two three four five six seven eight nine ten eleven twelve hundred thousand million billion dozens hundreds
        thousands millions half critics supporters separately similarly simultaneously furthering under ahead alongside together
        that's it's he's she's there's what's who's let's i'm we're they're we've they've i've you're here's although both none
        yet likewise otherwise whatever whoever whichever nobody somebody everyone someone anyone nothing something everything
        anything said says told died killed
    """,
    "es": """
        el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos aquellas esto eso
        aquello mi tu su mis tus sus nuestro nuestra nuestros nuestras yo tú él ella ello nosotros ellos ellas usted ustedes me
        te se le les nos os quien quienes que qué quién quiénes cuál cuáles cuánto cuántos cuánta cual cuales cuyo cuya cuyos
        cuyas de del a al en por para con sin sobre entre hasta desde hacia según ante bajo contra durante mediante tras salvo
        excepto y e o u ni pero mas sino aunque porque pues si cuando donde como cómo dónde cuándo mientras luego además también
        tampoco no sí ya aún todavía siempre nunca jamás ahora hoy ayer mañana aquí allí ahí así entonces después antes más
        menos muy mucho mucha muchos muchas poco poca pocos pocas todo toda todos todas otro otra otros otras algún alguna
        algunos algunas ningún ninguna nada nadie alguien algo cada mismo misma es son era eran fue fueron ser sido está están
        estaba estaban ha han había habían hay hubo sin embargo asimismo dijo dijeron tiene tienen tenía dos tres cuatro cinco
        seis siete ocho nueve diez solo sólo casi unos cerca dentro fuera actualmente finalmente mientras respecto debido
        gracias pese tanto murieron
    """,
    "fr": """
        le la les l un une des du de d ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs je j tu
        il elle on nous vous ils elles me m te t se s lui y en qui que qu quoi dont où quel quelle quels quelles lequel laquelle
        à au aux dans par pour avec sans sur sous entre vers chez contre depuis pendant durant avant après dès jusque jusqu
        selon malgré parmi et ou mais donc or ni car si comme quand lorsque lorsqu puisque puisqu tandis alors aussi ainsi
        encore déjà toujours jamais ne n pas plus moins très trop peu beaucoup tout toute tous toutes autre autres même mêmes
        chaque plusieurs certains certaines aucun aucune rien personne cela ceci ça c est sont était étaient fut furent être été
        a ont avait avaient avoir sera seront hier demain maintenant ici là enfin ensuite puis cependant toutefois pourtant
        néanmoins notamment aujourd hui deux trois quatre cinq six sept huit neuf dix outre face près loin ailleurs environ
        quelque quelques voici voilà grâce afin concernant ont
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses diesen
        diesem jener jene jenes mein dein sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere euer ich du er
        sie es wir man mich dich sich uns euch ihm ihn ihnen wer was welche welcher welches in im an am auf aus bei beim mit
        nach von vom zu zum zur für durch gegen ohne um über unter vor hinter neben zwischen seit bis während wegen trotz laut
        gegenüber ab außer statt und oder aber sondern denn doch weil dass daß ob wenn falls als wie während nachdem bevor
        obwohl damit so auch noch schon nur nicht nie sehr mehr weniger viel viele vielen wenig wenige alle allen aller alles
        andere anderen anderer einige einigen mehrere jeder jede jedes ist sind war waren sein gewesen hat haben hatte hatten
        wird werden wurde wurden worden kann können konnte soll sollen muss müssen will wollen darf dürfen heute gestern morgen
        jetzt dann dort hier da nun zudem außerdem jedoch allerdings dabei dafür dagegen danach davor darauf deshalb daher somit
        zunächst inzwischen derzeit bereits erst etwa rund knapp ja nein zwei drei vier fünf sechs sieben acht neun zehn
        insgesamt zuletzt zuvor später ende anfang mitte nachdem demnach hingegen weiter weitere weiteren dazu worden
    """,
    "pt": """
        o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas isto isso aquilo meu
        minha teu tua seu sua seus suas nosso nossa nossos nossas eu tu ele ela nós vós eles elas você vocês me te se lhe lhes
        nos que quem quê quanto quantos qual quais cujo cuja de do da dos das em no na nos nas num numa por pelo pela pelos
        pelas para com sem sobre entre até desde segundo conforme contra durante após perante sob ante ao à aos às e ou nem mas
        porém contudo todavia portanto porque pois se quando onde como enquanto embora também não sim já ainda sempre nunca
        jamais agora hoje ontem amanhã aqui ali lá assim então depois antes mais menos muito muita muitos muitas pouco pouca
        poucos todo toda todos todas outro outra outros outras algum alguma alguns algumas nenhum nenhuma nada ninguém alguém
        algo cada mesmo mesma é são era eram foi foram ser sido está estão estava estavam há havia houve tem têm tinha tinham
        disse dois duas três quatro cinco seis sete oito nove dez só apenas quase cerca além ademais atualmente finalmente nesta
        neste nessa nesse desta deste dessa desse morreram
    """,
}
FUNCTION_WORDS: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _WORDS.items()} | {
    "": frozenset()
}
