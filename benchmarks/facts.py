"""How many sentences a second the facts are read from, beside a floor: the same sentences only split into words.

    python -m benchmarks.facts [SECONDS]

The ratio to the floor says more than the rate, since it moves little from machine to machine.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from datetime import date

from briefing.facts import facts

SENTENCES = {
    "en": (
        "Paraguayan lawmakers approved a Status of Forces Agreement with the US on Tuesday by 53 votes to 8, with 4 abstentions.",
        "“It is a historic step,” said Secretary of State Marco Rubio, who signed it on 15 December 2025.",
        "The ministry said it would spend about €1.2 million, 2.5 percentage points more than last year, unless senators object.",
        "Opponents say the deal, which has no end date, is a surrender of sovereignty.",
    ),
    "es": (
        "La Cámara de Diputados aprobó el martes el acuerdo con 53 votos a favor, 8 en contra y cuatro abstenciones.",
        "El presidente Santiago Peña dijo que no habrá bases permanentes y que el costo sería de unos 1.200,50 euros.",
    ),
    "fr": (
        "« C'est un pas historique », a déclaré le président Emmanuel Macron le 10 mars, devant vingt-huit sénateurs.",
        "Selon le syndicat, l'accord ne prévoit pas de date de fin et coûterait environ 1 200 euros par tête.",
    ),
    "de": (
        "Bundeskanzler Friedrich Merz sagte am Dienstag, man werde 2,5 Mio. Euro zahlen; acht Abgeordnete stimmten dagegen.",
        "Laut der Gewerkschaft ist das Abkommen, das kein Enddatum hat, „eine Kapitulation“.",
    ),
    "pt": (
        "A Câmara dos Deputados aprovou na terça-feira o acordo com os Estados Unidos por 53 votos a favor e 8 contra.",
        "Segundo o sindicato, o acordo não tem data de término e poderia custar cerca de 1,5 milhão de reais.",
    ),
}
_WORD = re.compile(r"\w+|[^\w\s]")
_TODAY = date(2026, 3, 11)


def rate(read: Callable[[str, str], object], seconds: float) -> float:
    """Sentences a second of processor time that `read` takes, over whole rounds of all sentences."""
    pairs = [(text, language) for language, texts in SENTENCES.items() for text in texts]
    done, start = 0, time.process_time()
    while (passed := time.process_time() - start) < seconds:
        for text, language in pairs:
            read(text, language)
        done += len(pairs)
    return done / passed


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    floor = rate(lambda text, _: _WORD.findall(text), seconds / 4)
    speed = rate(lambda text, language: facts(text, language, _TODAY), seconds)
    print(f"facts: {speed:,.0f} sentences a second; split into words only: {floor:,.0f}; ratio 1 : {floor / speed:,.0f}")


if __name__ == "__main__":
    main()
