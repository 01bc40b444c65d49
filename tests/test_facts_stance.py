"""How sure a statement is and whether it denies, in five languages, and the words that only look like such a cue."""

from __future__ import annotations

import pytest

from briefing.facts import facts

CERTAINTY = [
    ("en", "The Senate approved the deal.", "fact"),
    ("en", "The ministry said the deal had passed.", "claimed"),
    ("en", "The deal had passed, according to the union.", "claimed"),
    ("en", "The envoy allegedly took bribes.", "claimed"),
    ("en", "The Senate will vote on the deal.", "forecast"),
    ("en", "The Senate plans to vote on the deal.", "forecast"),
    ("en", "The Senate is due to vote on the deal.", "forecast"),
    ("en", "The vote is expected on Friday.", "forecast"),
    ("en", "The ministry said it will pay.", "forecast"),
    ("en", "The ministry said it would pay.", "forecast"),
    ("en", "The ministry won’t pay.", "forecast"),
    ("en", "The Senate may vote on the deal.", "conditional"),
    ("en", "The deal could end if a party gives notice.", "conditional"),
    ("en", "The deal would end unless it is renewed.", "conditional"),
    ("en", "The ministry said it may pay.", "conditional"),
    ("en", "Public bodies may pay only with consent.", "fact"),
    ("en", "Under the treaty, ships may enter the bay.", "fact"),
    ("en", "The bill says troops may carry weapons.", "fact"),
    ("en", "The treaty may collapse.", "conditional"),
    ("en", "Under the law, the firm may have lied.", "conditional"),
    ("en", "The accounts could be used without a password.", "fact"),
    ("en", "The claim could not be verified.", "fact"),
    ("en", "The dam could be damaged by floods.", "conditional"),
    ("es", "El Senado aprobó el acuerdo.", "fact"),
    ("es", "El ministerio dijo que el acuerdo fue aprobado.", "claimed"),
    ("es", "El enviado presuntamente aceptó sobornos.", "claimed"),
    ("es", "El Senado votará el acuerdo.", "forecast"),
    ("es", "El Senado prevé votar el acuerdo.", "forecast"),
    ("es", "El Senado va a votar el acuerdo.", "forecast"),
    ("es", "El Senado podría votar el acuerdo.", "conditional"),
    ("es", "El acuerdo termina si una parte avisa.", "conditional"),
    ("fr", "Le Sénat a approuvé l'accord.", "fact"),
    ("fr", "Le ministère a déclaré que l'accord était adopté.", "claimed"),
    ("fr", "Le Sénat votera l'accord.", "forecast"),
    ("fr", "Le Sénat va voter l'accord.", "forecast"),
    ("fr", "Le Sénat prévoit de voter l'accord.", "forecast"),
    ("fr", "Le Sénat pourrait voter l'accord.", "conditional"),
    ("fr", "L'envoyé aurait accepté des pots-de-vin.", "conditional"),
    ("fr", "L'accord prend fin si une partie le dénonce.", "conditional"),
    ("de", "Der Senat billigte das Abkommen.", "fact"),
    ("de", "Das Abkommen wird heute unterzeichnet.", "fact"),
    ("de", "Das Ministerium sagte, das Abkommen sei gebilligt.", "claimed"),
    ("de", "Der Gesandte nahm angeblich Geld.", "claimed"),
    ("de", "Der Senat wird das Abkommen billigen.", "forecast"),
    ("de", "Der Senat will das Abkommen billigen.", "forecast"),
    ("de", "Das Abkommen wird morgen unterzeichnet werden.", "forecast"),
    ("de", "Der Senat könnte das Abkommen billigen.", "conditional"),
    ("de", "Das Abkommen endet, wenn eine Seite kündigt.", "conditional"),
    ("pt", "O Senado aprovou o acordo.", "fact"),
    ("pt", "O ministério disse que o acordo foi aprovado.", "claimed"),
    ("pt", "O Senado votará o acordo.", "forecast"),
    ("pt", "O Senado vai votar o acordo.", "forecast"),
    ("pt", "O Senado poderia votar o acordo.", "conditional"),
    ("pt", "Se uma parte avisar, o acordo termina.", "conditional"),
]


@pytest.mark.parametrize(("language", "text", "certainty"), CERTAINTY)
def test_certainty(language: str, text: str, certainty: str) -> None:
    assert facts(text, language).certainty == certainty


PLAIN = [
    ("en", "The will of the people and political will prevailed."),
    ("en", "Theresa May and Will Smith met in May."),
    ("en", "Its military might and economic might grew."),
    ("en", "He asked if they had voted, as if it mattered."),
    ("en", "The two plans were expected reading; the set was due."),
    ("en", "The deal was found in a likely place."),
    ("es", "La mayoría de la secretaría vio la categoría de María."),
    ("es", "El Canadá ya está en la ópera de Teherán."),
    ("es", "Él sí votó y se quería ir."),
    ("fr", "Le retrait du trait était un souhait de l'opéra."),
    ("fr", "Le portrait de Clara est à la caméra."),
    ("fr", "Les soldats sont au front."),
    ("fr", "La loi prévoit deux exceptions."),
    ("es", "La ley prevé dos excepciones."),
    ("de", "Es kostete doppelt so viel wie geplant."),
    ("de", "Die Leute werden hier beschützt."),
    ("de", "Der gute Wille und das Abkommen wurden gelobt."),
    ("pt", "A maioria da secretaria viu a bateria da parceria."),
    ("pt", "O Senado reuniu-se e se dividiu; o caso está no Irã."),
]


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_words_that_only_look_unsure(language: str, text: str) -> None:
    assert facts(text, language).certainty == "fact"


NEGATED = [
    ("en", "The agreement has no fixed end date."),
    ("en", "The ministry denied that it had signed."),
    ("en", "Lawmakers did not vote."),
    ("en", "Lawmakers didn’t vote."),
    ("en", "The envoy cannot stay."),
    ("en", "It passed without a debate."),
    ("en", "He never signed, nor did she."),
    ("en", "Mexico no longer takes part."),
    ("en", "The minister refused to comment."),
    ("en", "The Senate failed to reach a quorum."),
    ("en", "None of the leaders came."),
    ("es", "El acuerdo no tiene fecha de término."),
    ("es", "El ministerio negó haber firmado."),
    ("es", "Nunca firmó, ni tampoco ella."),
    ("es", "Se aprobó sin debate."),
    ("es", "Ningún líder asistió."),
    ("fr", "L'accord n'a pas de date de fin."),
    ("fr", "Il ne signera jamais."),
    ("fr", "Le Mexique ne participe plus."),
    ("fr", "Adopté sans débat."),
    ("fr", "Le ministre a démenti."),
    ("fr", "Aucun dirigeant n'est venu."),
    ("de", "Das Abkommen hat kein Enddatum."),
    ("de", "Er hat nicht unterschrieben."),
    ("de", "Er kam nie, niemand rief."),
    ("de", "Ohne Debatte beschlossen."),
    ("de", "Weder Mexiko noch Brasilien kam."),
    ("pt", "O acordo não tem data de término."),
    ("pt", "Ele nunca assinou, nem ela."),
    ("pt", "Aprovado sem debate."),
    ("pt", "Nenhum líder veio."),
]


@pytest.mark.parametrize(("language", "text"), NEGATED)
def test_negated(language: str, text: str) -> None:
    assert facts(text, language).negation


AFFIRMED = [
    ("es", "El acceso no autorizado a la red fue detectado."),
    ("fr", "L’accès non autorisé a été détecté."),
    ("de", "Der nicht genehmigte Zugriff wurde entdeckt."),
    ("pt", "O acesso não autorizado foi detectado."),
    ("en", "The agreement has a fixed end date."),
    ("en", "Not only the Senate but also the chamber approved it."),
    ("en", "Article No. 5 and No 10 were named."),
    ("en", "No doubt it passed; at least 12, no fewer than 15, came."),
    ("en", "Whether or not it holds, it passed; if not today."),
    ("en", "The no-fly zone and the no-confidence vote were debated."),
    ("en", "It is not just a deal but a pact."),
    ("en", "The failed state and the refused visa were noted."),
    ("en", "The knot was tied by notables in November."),
    ("es", "No solo el Senado, también la Cámara lo aprobó."),
    ("es", "Sin embargo, se aprobó; sin duda es un pacto."),
    ("es", "La noche del nobel, los ninis firmaron."),
    ("fr", "Il n'a que deux alliés."),
    ("fr", "Avant qu'il ne parte, sans doute, il signe."),
    ("fr", "Non seulement le Sénat, mais aussi la Chambre."),
    ("fr", "Un pas de plus, et la personne signe."),
    ("de", "Nicht nur der Senat, auch die Kammer stimmte zu."),
    ("de", "Ohnehin ist es beschlossen, nicht zuletzt dank ihr."),
    ("de", "Er ist noch im Amt."),
    ("pt", "Não só o Senado, mas a Câmara aprovou no dia."),
    ("pt", "No Senado, na Câmara e no governo houve acordo."),
    ("pt", "Sem dúvida, foi aprovado."),
]


@pytest.mark.parametrize(("language", "text"), AFFIRMED)
def test_not_negated(language: str, text: str) -> None:
    assert not facts(text, language).negation
