"""The wording of samples: spelling, marks, numbers, dates, names, verbs of saying, how sentences run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

from briefing.facts import facts
from briefing.facts.quotes import quoted_spans
from briefing.forms.measures import grade, passives, position, verbs_of_saying
from briefing.forms.names import courtesy_titles
from briefing.forms.places import blanked
from briefing.forms.spelling import in_a_name, wrong_spellings
from briefing.samples.measured import Measured, majority, of
from briefing.samples.shape import Shape

_TRAILING = re.compile(r",\s(?:claim|alleg|insist|argu|say|assert)ing\b")
_CONTRACTION = re.compile(r"\b\w+n['’]t\b|\b(?:it|he|she|they|we|you|I|that|there)['’](?:s|re|ve|ll|d|m)\b", re.IGNORECASE)
_WE = re.compile(r"(?<!\w)(?:[Ww]e|[Oo]ur)(?!\w)")
_REGIONS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "de": "de-DE", "pt": "pt-PT"}


def wording(shapes: Sequence[Shape]) -> Iterator[Measured]:
    """Everything about the words that can be counted, in the order of a style file."""
    language = majority(shape.language for shape in shapes)
    code = language[0] if language else "en"
    own = [blanked(sentence) for shape in shapes for sentence in shape.sentences()]
    yield from _spelling(code, own)
    yield from _voice(shapes, code, own)
    yield from _reading(shapes, code)
    yield from _attribution(shapes, code)
    yield from _names(shapes, code, own)


def _spelling(code: str, own: Sequence[str]) -> Iterator[Measured]:
    if code != "en":
        yield Measured("language", _REGIONS.get(code, code), "the language of the samples; the region is a guess")
        yield Measured("spelling.locale", _REGIONS.get(code, code), "no list is checked in this language")
        return
    seen = {locale: _seen(own, locale) for locale in ("en-US", "en-GB-ise", "en-GB-oxendict")}
    american, british, oxford = seen["en-GB-ise"], seen["en-US"], seen["en-GB-oxendict"]
    counts = f"{sum(british.values())} British, {sum(american.values())} American"
    words = of(british + american)
    if not british and not american:
        yield Measured("spelling.locale", None, "no word in the samples tells British from American spelling")
    elif sum(british.values()) >= sum(american.values()):
        with_z = [word for word in american if word in oxford or "iz" in word]
        locale = (
            "en-GB-oxendict" if with_z and not any(re.search("is(?:e|ed|ing|ation)", word) for word in british) else "en-GB-ise"
        )
        yield Measured("language", "en-GB", counts)
        yield Measured("spelling.locale", locale, f"{counts}: {words}")
    else:
        yield Measured("language", "en-US", counts)
        yield Measured("spelling.locale", "en-US", f"{counts}: {words}")


def _seen(own: Sequence[str], locale: str) -> Counter[str]:
    """The words that a locale spells otherwise."""
    wrong = wrong_spellings(locale)
    return Counter(
        match[0].lower()
        for text in own
        for match in re.finditer(r"[A-Za-z]{4,}", text)
        if match[0].lower() in wrong and not in_a_name(text, match.start(), match.end())
    )


def _voice(shapes: Sequence[Shape], code: str, own: Sequence[str]) -> Iterator[Measured]:
    total = len(own)
    ours = sum(bool(_WE.search(text)) for text in own) if code == "en" else 0
    yield Measured("voice.person", "first-plural" if ours * 10 > total else "third", f"{ours} of {total} sentences say we or our")
    if code == "en":
        past = sum(bool(re.search(r"\b(?:was|were|had|said|told|took|gave|\w{3,}ed)\b", text)) for text in own)
        present = sum(bool(re.search(r"\b(?:is|are|has|have|says|will|can)\b", text)) for text in own)
        told = f"{past} of {total} sentences have a past form, {present} a present one; say which you want"
        yield Measured("voice.tense", None, told)
        short = sum(len(_CONTRACTION.findall(text)) for text in own)
        yield Measured("voice.contractions", short * 20 > total, f"{short} contractions")
    asked = sum(text.rstrip().endswith("?") for text in own)
    yield Measured("voice.rhetorical_questions", asked > 0, f"{asked} of {total} sentences ask")
    passive = sum(bool(passives(text, code)) for text in own)
    yield Measured(
        "voice.passive_max", None, f"{passive} of {total} sentences have a passive ({round(100 * passive / max(1, total))} %)"
    )


def _reading(shapes: Sequence[Shape], code: str) -> Iterator[Measured]:
    sentences = [text for shape in shapes for text in shape.sentences()]
    lengths = [len(text.split()) for text in sentences] or [0]
    mean = sum(lengths) / len(lengths)
    yield Measured("reading.max_sentence_words", None, f"the longest of {len(lengths)} sentences has {max(lengths)} words")
    yield Measured("reading.mean_sentence_words", None, f"{mean:.1f} words on average")
    level = grade(sentences) if code == "en" else None
    if level is not None:
        yield Measured("reading.grade_max", None, f"they read at school grade {level:.1f} (Automated Readability Index)")


def _attribution(shapes: Sequence[Shape], code: str) -> Iterator[Measured]:
    sentences = [text for shape in shapes for text in shape.sentences()]
    verbs = Counter(verb for text in sentences for verb in verbs_of_saying(text, code))
    if verbs:
        few = verbs.total() < 10
        usual = [verb for verb, count in verbs.most_common(12) if few or count > 1]
        yield Measured("attribution.+verbs" if few else "attribution.verbs", usual, of(verbs))
    places = Counter(place for text in sentences if (place := position(text, code)))
    usual_place = majority(places)
    if usual_place:
        clear = usual_place[2] >= 3 and usual_place[1] * 5 >= usual_place[2] * 4
        told = f"the speaker stands first {places['first']} times, behind what is said {places['after']} times"
        yield Measured("attribution.position", usual_place[0] if clear else None, told)
    if code == "en":
        trailing = sum(len(_TRAILING.findall(text)) for text in sentences)
        yield Measured("attribution.trailing_participle", trailing > 0, f"{trailing} claims trail behind a comma")
    words = [len(text[span.start : span.end].split()) for text in sentences for span in quoted_spans(text)]
    if words:
        most = ceil(max(words) / 5) * 5 if len(words) >= 8 else None
        yield Measured("attribution.quote_words_max", most, f"the longest of {len(words)} quotations has {max(words)} words")


def _names(shapes: Sequence[Shape], code: str, own: Sequence[str]) -> Iterator[Measured]:
    titles = Counter(title for text in own for title in courtesy_titles(text, code))
    told = of(titles) if titles else "no courtesy title"
    clear = "none" if not titles else "always" if titles.total() > 2 else None
    yield Measured("names.honorifics", clear, told)
    bare: Counter[str] = Counter()
    expanded: set[str] = set()
    for text in own:
        for match in re.finditer(r"(?<![\w.&/-])[A-Z]{2,6}(?![\w&]|[./-]\w)", text):
            bare[match[0]] += 1
        expanded |= set(re.findall(r"\(([A-Z]{2,6})\)", text))
    known = [name for name, _ in bare.most_common() if name not in expanded]
    if bare:
        told = f"{len(expanded)} of {len(bare)} acronyms are written out: {of(bare)}"
        yield Measured("names.expand_acronyms", bool(expanded), told)
    if known and expanded:
        yield Measured("names.+known_acronyms", known, "used without being written out")
    days = [day for text in own for day in facts(text, code).dates]
    relative = [day.text for day in days if day.relative]
    if days:
        told = f"{len(relative)} of {len(days)} dates count from today" + (f": {', '.join(relative[:4])}" if relative else "")
        yield Measured("dates.relative_words", "allow" if len(relative) * 4 > len(days) else "ban", told)
