"""Words that leave open what they govern: it may, can, could or is allowed to be. Doubt and leave are told in one another's words
across languages ("peut", "may", "is allowed to"), so a style that puts one for the other has hardened nothing."""

from __future__ import annotations

import re

from briefing.lock.told import base

_OPEN = {
    "en": r"may|might|can|could|cannot|can[’']t|possib\w+|potential\w*|perhaps|maybe|(?:un)?likely|appear\w*|seem\w*|allow\w*"
    r"|permit\w*|permission|able|unable|lets?|free|entitle\w*|authori[sz]e[ds]?|empower\w*|consent|optional|eligible|uncertain"
    r"|unclear|whether|doubt\w*|open",
    "fr": r"peut|peuvent|pouvai\w+|pourr\w+|puisse\w*|pu|possib\w+|éventuel\w*|potentiel\w*|peut-être|sembl\w+|paraît\w*|perm\w+"
    r"|autoris\w+|droit|probable\w*|libre\w*|habilit\w+|consentement|incertain\w*|s[’']il\w*|si|utilisable\w*|capable\w*",
    "es": r"puede|pueden|podía\w*|podr\w+|pueda\w*|pudo|pudier\w+|posib\w+|quizás?|tal vez|eventual\w*|potencial\w*|parec\w+"
    r"|permit\w+|permiso|autoriz\w+|derecho|probable\w*|libre\w*|facult\w+|consentimiento|incierto|dud\w+|si|capa\w+",
    "de": r"kann|können|konnte\w*|könnt\w*|darf|dürf\w+|durfte\w*|möglich\w*|vielleicht|eventuell|wohl|offenbar|schein\w*"
    r"|erlaub\w+|gestatt\w+|recht|wahrscheinlich|frei|befugt|berechtigt|ermächtigt|zustimmung|genehmig\w+|unklar|ob",
    "pt": r"pode|podem|podia\w*|pôde|poder\w+|possa\w*|possív\w+|talvez|eventual\w*|potencial\w*|parec\w+|permit\w+|permissão"
    r"|autoriz\w+|direito|provável|prováveis|livre\w*|consentimento|incerto|dúvida\w*|se|capa\w+",
}
_COMPILED = {language: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for language, words in _OPEN.items()}


def leaves_open(text: str, language: str) -> bool:
    """Whether any word of the text leaves open what it governs."""
    pattern = _COMPILED.get(base(language))
    return pattern is not None and pattern.search(text) is not None
