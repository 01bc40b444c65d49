"""Sentences, paragraphs and the language of a text: what every step that reads prose shares.

`sentencex` finds sentence ends in some 240 languages. What stands around it here is what news needs and a splitter cannot
know: which line breaks end a sentence and which only wrap a line, which marks hide or fake the end of a quotation, and the
abbreviations of the press. All spans count Unicode code points of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]

_DETECT_FROM = 2_000  # characters: enough to be sure, little enough to be fast
_LONGEST_QUOTED = 600  # characters: a longer sentence is a speech in quotation marks, or marks that do not pair


def word_set(*lines: str) -> frozenset[str]:
    """The words of `lines`, which are written as text so that a list of words reads as one."""
    return frozenset(word for line in lines for word in line.split())


STOP_WORDS: dict[str, frozenset[str]] = {
    language: word_set(words)
    for language, words in {
        "en": "the of and to in is was for that with on by at from as has have had were are be been this it its not which"
        " their but said they he she his her who will would or an after over about more than into could also all a",
        "es": "el la los las de del y en que por con para una un se su sus al es fue como más pero no lo ha han este esta"
        " según entre también sobre sin desde cuando ya o son dijo hasta donde está le muy años",
        "fr": "le la les des de du et en que qui dans pour par une un est sur au aux avec ce cette se son sa ses plus pas ne"
        " il elle ont été mais comme selon sont leur nous vous ou d'un d'une à était aussi entre après sans",
        "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat"
        " dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur",
        "pt": "o a os as de do da dos das e em no na nos nas que por com para um uma se ao à é foi mais não como mas seu sua"
        " são pelo pela segundo entre também já ou até sobre está quando há ser tem anos disse isso",
        "it": "il lo la i gli le di del della dei delle e in nel nella che per con un una è si al alla da dal dalla non più"
        " come ma anche sono stato stata ha hanno ai alle questo questa tra secondo dopo su sul sulla o cui loro anni",
        "nl": "de het een van en in is dat op te zijn met voor niet die aan er om ook als dan maar bij door naar uit over"
        " heeft werd wordt nog tot hij ze wel geen deze meer was hebben worden dit zich kan volgens",
    }.items()
}
"""The commonest words of each language that is told by them."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_])[^\W\d_]+)?")
_SCRIPTS = {
    "arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3]"),
    "hebrew": re.compile(r"[\u05d0-\u05ea]"),
    "kana": re.compile(r"[\u3041-\u30ff]"),
    "han": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]"),
    "hangul": re.compile(r"[\uac00-\ud7a3]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "greek": re.compile(r"[\u0370-\u03ff]"),
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
}


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None where it is too short or not clearly one of those known here.

    The writing system decides where it belongs to few languages, else the commonest words vote.
    """
    sample = text[:_DETECT_FROM]
    counts = {script: len(letters.findall(sample)) for script, letters in _SCRIPTS.items()}
    script, most = max(counts.items(), key=lambda item: item[1])
    if script == "latin" and most < 2 * (counts["han"] + counts["kana"]):  # a character of these says more than a letter
        script = "han"
    if script in ("kana", "han"):
        return _east_asian(counts)
    if most < 4:
        return None
    by_script = {"hebrew": "he", "hangul": "ko", "greek": "el"}
    if script in by_script:
        return by_script[script]
    if script == "arabic":
        return _by_letters(sample, (("ٹڈںے", "ur"), ("پچژگ", "fa")), otherwise="ar")
    if script == "cyrillic":
        return _by_letters(sample, (("іїєґ", "uk"), ("ыэё", "ru")), otherwise="ru" if most < 100 else None)
    return _by_stop_words(sample)


def _east_asian(counts: dict[str, int]) -> str | None:
    characters = counts["han"] + counts["kana"]
    if characters < 4:
        return None
    return "ja" if counts["kana"] * 12 > characters else "zh"


def _by_letters(sample: str, letters_of: tuple[tuple[str, str], ...], otherwise: str | None) -> str | None:
    """The first language whose own letters are more than an accident (a foreign name) in the sample."""
    lowered = sample.lower()
    for letters, language in letters_of:
        if sum(lowered.count(letter) for letter in letters) * 150 > len(lowered):
            return language
    return otherwise


_LANGUAGES_OF = {
    word: tuple(language for language, known in STOP_WORDS.items() if word in known)
    for word in frozenset().union(*STOP_WORDS.values())
}


def _by_stop_words(sample: str) -> str | None:
    words = [word.lower().replace("’", "'") for word in _LETTERS.findall(sample)]
    votes = dict.fromkeys(STOP_WORDS, 0.0)
    for word in words:
        languages = _LANGUAGES_OF.get(word, ())
        for language in languages:
            votes[language] += 1 / len(languages)
    (first, most), (_, next_most) = sorted(votes.items(), key=lambda item: -item[1])[:2]
    clear = most >= 1.5 and most >= 1.3 * next_most and most >= 0.12 * len(words)
    return first if clear else None


def paragraphs(text: str) -> list[Span]:
    """The spans of runs of lines without a blank line between them, without surrounding white space."""
    return [(lines[0][0], lines[-1][1]) for lines in _blocks(text)]


def _blocks(text: str) -> Iterator[list[Span]]:
    """The lines of each paragraph, each without surrounding white space."""
    block: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        span = _stripped(text, start, start + len(line))
        start += len(line)
        if span:
            block.append(span)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _stripped(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(bare)


# A line that opens like this is an item of its own, whatever stood before it.
_ITEM = re.compile(r"(?:[-*•◦▪●■►▶‣·>|+]|#{1,6}|\(?\d{1,3}[.)]|\(?[a-z]\))\s|\|")
_HEADING = re.compile(r"#{1,6}\s|\|")
_FIRST_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\S+")
_WIDEST_WRAP = 200  # characters: a longer line was never wrapped by hand or by a mail program


def _runs(text: str) -> Iterator[Span]:
    """The stretches of text that a sentence cannot leave: a paragraph, or the lines of it that were not merely wrapped."""
    for block in _blocks(text):
        start = block[0][0]
        for (line, following), goes_on in zip(pairwise(block), _wrapped(text, block), strict=True):
            if not goes_on:
                yield start, line[1]
                start = following[0]
        yield start, block[-1][1]


def _wrapped(text: str, block: list[Span]) -> list[bool]:
    """For each line break of a paragraph, whether it only wraps a line: the next word had no room left on the line.

    A paragraph in which most breaks left room was broken on purpose, so that none of its breaks counts as wrapping.
    """
    width = max(end - start for start, end in block)
    full: list[bool] = []
    free: list[bool] = []
    for (start, end), (next_start, next_end) in pairwise(block):
        own = bool(_HEADING.match(text, start, end) or _ITEM.match(text, next_start, next_end)) or end - start > _WIDEST_WRAP
        word = _FIRST_WORD.match(text, next_start, next_end)
        room = width - (end - start) - 1 - (len(word[0]) if word else 0)
        full.append(not own and room < 0)
        free.append(not own)
    if sum(free) == 1:
        at = free.index(True)
        full[at] = full[at] and _goes_on(text[slice(*block[at])], text[slice(*block[at + 1])])
    elif sum(full) < 0.6 * sum(free):
        return [False] * len(full)
    return full


def _goes_on(line: str, following: str) -> bool:
    """Whether two lines, with no others to compare their width with, read on from one to the other."""
    return len(line) >= 60 or line[-1] in ",-" or following[0].islower()


def sentences(text: str, language: str | None = None) -> list[Span]:
    """The spans of the sentences of `text`, in order, without surrounding white space; every other character is in one.

    `language` is an ISO 639-1 code ("pt-BR" will do); without it the language is detected, and English is assumed where that
    fails. A blank line, the end of a heading and the end of a list item end a sentence; a quotation of several sentences
    stays in one piece unless it is a speech.
    """
    code = (language or detect(text) or "en").split("-")[0].lower()
    return [span for start, end in _runs(text) for span in _split(text, start, end, code)]


# What would mislead the splitter, each replaced by one character so that offsets stay: white space but the space, code points
# that cannot be encoded, gershayim typed as quotation marks, and apostrophes that look like closing quotation marks.
_MISLEADING = re.compile(r"(?P<space>[^\S ])|(?P<broken>[\ud800-\udfff])|(?<=[א-ת])\"(?=[א-ת])|(?<=\w)’(?=\w)")
_QUOTES = dict.fromkeys(map(ord, '"“”„‟«»‹›‘‚‛「」『』《》'), " ")
_QUOTE = re.compile(f"['{''.join(map(chr, _QUOTES))}]")
_CLOSING = re.compile(r"[*_”»’\"')\]]+(?=\s|$)")
_OPENING = "“„‟«‹‘‚‛「『《([¿¡"


def _plain(match: re.Match[str]) -> str:
    return " " if match["space"] else "\ufffd" if match["broken"] else "'"


def _split(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    plain = _MISLEADING.sub(_plain, text[start:end])
    if 10 * len(_QUOTE.findall(plain)) > len(plain) > 100:  # marks as ornament, or to wear the splitter out
        plain = _QUOTE.sub(" ", plain)
    pieces: list[Span] = []
    for first, last in _pieces(plain, language):
        if last - first > _LONGEST_QUOTED:
            pieces += [(first + a, first + b) for a, b in _pieces_in_quotes(plain[first:last], language)]
        else:
            pieces.append((first, last))
    joined: list[Span] = []
    for first, last in pieces:
        if joined and _belongs(plain[max(joined[-1][0], first - _LOOK_BACK) : first], plain[first:last], language):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    for first, last in joined:
        cuts = [first, *(first + cut for cut in _hidden_ends(plain[first:last], language)), last]
        for a, b in pairwise(cuts):
            if span := _stripped(text, start + a, start + b):
                yield span


_WINDOW = 5_000  # characters: the splitter's time grows with the square of what it reads at once if quotation marks abound
_UNSURE = 500  # characters at the end of a window in which what follows may still change what is a sentence end


def _pieces(plain: str, language: str) -> list[Span]:
    """What the splitter says, as spans that follow each other without a gap."""
    ends: list[int] = []
    start = 0
    while len(plain) - start > _WINDOW:
        found = (start + end for end in _ends(plain[start : start + _WINDOW], language))
        sure = [end for end in found if end <= start + _WINDOW - _UNSURE]
        ends += sure or [1 + max(plain.rfind(" ", start, start + _WINDOW), start + _WINDOW // 2)]
        start = ends[-1]
    ends += (start + end for end in _ends(plain[start:], language))
    return list(pairwise([0, *(_past_closing_marks(plain, end) for end in ends)]))


def _ends(plain: str, language: str) -> list[int]:
    from sentencex import get_sentence_boundaries  # most commands cut no text into sentences

    return [boundary["end_index"] for boundary in get_sentence_boundaries(language, plain)]


def _past_closing_marks(plain: str, end: int) -> int:
    """`end`, moved behind the marks that close what the sentence opened (`**Asunción.** The house`)."""
    closing = _CLOSING.match(plain, end)
    return closing.end() if closing and not plain[end - 1].isspace() else end


def _pieces_in_quotes(plain: str, language: str) -> list[Span]:
    """The same with every quotation mark hidden, and each opening mark left to the sentence that it opens."""
    cuts = [end for _, end in _pieces(plain.translate(_QUOTES), language)]
    for number, cut in enumerate(cuts[:-1]):
        while cut and (plain[cut - 1] in _OPENING or (plain[cut - 1] == '"' and plain[cut - 2 : cut - 1] == " ")):
            cut -= 1
        cuts[number] = cut
    return list(pairwise([0, *cuts]))


# Abbreviations that the splitter's own lists lack: those that stand before a number, and by language those before a name.
_NUMBERED = word_set(
    "no nos nr n núm num art arts p pp pág págs pag s sec fig figs ch vol ziff abs cap op para paras approx ca ст стр"
)
_BEFORE_NAMES: dict[str, frozenset[str]] = {
    language: word_set(words)
    for language, words in {
        "en": "mr mrs ms dr prof gov sen rep gen lt col maj capt cmdr sgt adm hon rev st ft mt fr messrs supt insp amb",
        "es": "sr sra srta sres dr dra d dña lic ing prof gral cnel gob pdte av",
        "fr": "m mm mme mmes mlle dr pr prof me st ste gén col cf",
        "de": "hr fr dr prof st bzw ca z.b d.h u.a geb frhr gen",
        "pt": "sr sra srs dr dra prof profa exmo gen cel min dep sen av",
        "it": "sig sigg dott avv on sen prof gen col ing arch",
        "nl": "dhr mevr mr dr drs prof ir ing st gen",
        "ru": "ул им проф акад тов ген",
    }.items()
}
_LOOK_BACK = 60  # characters before a sentence end that tell whether it is one
_LAST_WORD = re.compile(r"([\w'-]+(?:\.[\w'-]+)*)\.\s*$")
_LIST_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}[.)]|[-*•◦▪●■►▶‣·])\s*$")
_ORDINAL = re.compile(r"\b(?:der|die|das|dem|den|des|am|vom|zum|zur|im|beim)\s\d{1,2}\.\s*$", re.IGNORECASE)
_AFTER_QUOTE = re.compile(r"(?:と|って|など|という|の|を|が|は|に|も|で)")


def _belongs(before: str, after: str, language: str) -> bool:
    """Whether the splitter parted what belongs together."""
    following = after.lstrip()
    if not any(map(str.isalnum, following)) or _LIST_NUMBER.match(before):
        return True
    if language == "ja" and before.rstrip()[-1:] in ("」", "』"):
        return bool(_AFTER_QUOTE.match(following))
    if before.rstrip().endswith(("!", "?")):
        return following[0].islower()
    last = _LAST_WORD.search(before)
    return bool(last) and _abbreviates(last[1].lower(), before, after, language) if last else False


def _abbreviates(word: str, before: str, after: str, language: str) -> bool:
    """Whether the full stop after `word` marks an abbreviation, seen by the word or by what follows."""
    first = after.lstrip()[0]
    glued = not before[-1].isspace() and not after[0].isspace()
    if first in "ºª°" or (glued and len(word.rpartition("'")[2].rpartition(".")[2]) <= 2):
        return True
    if first.isdigit():
        return word.rpartition("'")[2] in _NUMBERED
    if first.islower():
        return len(word) <= 3 or "." in word
    if language == "de" and _ORDINAL.search(before):
        return True
    return word in _BEFORE_NAMES.get(language, ()) or bool(re.fullmatch(r"\w\.-\w", word))


# Ends that the splitter overlooks: after a bracket that holds a whole sentence, and after an abbreviation that may close one.
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[.!?][)\]]\s+(?=[^\W\d_a-z])")
_CLOSING_ABBREVIATION = re.compile(r"(?:\b(?:[^\W\d_a-z]{1,2}\.){2,}|\b(?:etc|al)\.)\s+(?=([^\W\d_a-z][^\W\d_]+))")


def _hidden_ends(sentence: str, language: str) -> list[int]:
    ends = []
    if bracketed := _BRACKETED.match(sentence):
        ends.append(bracketed.end())
    known = STOP_WORDS.get(language, frozenset())
    ends += [found.end() for found in _CLOSING_ABBREVIATION.finditer(sentence) if found[1].lower() in known]
    return sorted(set(ends))


def opening(title: str | None, text: str, length: int = 700) -> str:
    """A document's title and the beginning of its text, to the end of a paragraph or sentence: what it is about."""
    head = text[:length]
    if len(text) > length:
        cut = max(head.rfind("\n"), head.rfind(". ") + 1)
        head = head[:cut] if cut > length // 2 else head
    return f"{title}\n\n{head}" if title and not head.lstrip().startswith(title) else head


def base(code: str) -> str:
    """The language of a code, without its region: `en` for `en-GB`."""
    return code.partition("-")[0].lower()
