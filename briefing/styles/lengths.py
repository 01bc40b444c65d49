"""Lengths of a style that cannot all be met: a model that is asked for both keeps one and breaks the other."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.styles.knobs import ParagraphKnobs, PointsKnobs, SectionKnobs, Style

_NEAR = 0.2  # how far the middle of a brief's length may lie below that of its parts


def unmet(style: Style) -> Iterator[str]:
    """Each pair of lengths that stand against each other, by the knob that is to give way."""
    longest, mean = style.reading.max_sentence_words, style.reading.mean_sentence_words
    if longest and mean > longest:
        yield f"reading.mean_sentence_words: {mean} on average, and no sentence has more than {longest}"
    if longest and style.headline.form == "sentence" and style.headline.words[1] > longest:
        yield f"headline.words: up to {style.headline.words[1]} in one sentence; the longest may have {longest}"
    for section in style.written:
        for name, shape in _shapes(section):
            room = longest * shape.sentences[1]
            if longest and shape.words[1] > room:
                many = "1 sentence" if shape.sentences[1] == 1 else f"{shape.sentences[1]} sentences"
                yield f"sections.{section.key}.{name}.words: up to {shape.words[1]} words; {many} of {longest} have {room}"
    yield from _in_all(style, mean)


def most_blocks(style: Style) -> int:
    """How many blocks a brief of the style can have, its headline among them."""
    return 1 + sum(_most(shape) for section in style.written for _, shape in _shapes(section))


def _in_all(style: Style, mean: int) -> Iterator[str]:
    shapes = [shape for section in style.written for _, shape in _shapes(section)]
    least = style.headline.words[0] + sum(_fewest(shape) * shape.words[0] for shape in shapes)
    most = sum(_most(shape) * shape.words[1] for shape in shapes)
    if mean:
        most = min(most, mean * sum(_most(shape) * shape.sentences[1] for shape in shapes))
    most += style.headline.words[1]
    low, high = style.total_words
    if low > most:
        yield f"total_words: asks for {low} words; headline and sections allow {most}"
    elif high > most:
        yield f"total_words: up to {high} words; headline and sections allow {most}"
    if high < least:
        yield f"total_words: up to {high} words; headline and sections have {least} at the least"
        return
    middle = (sum(style.headline.words) + sum(sum(shape.words) * _usual(shape) for shape in shapes)) / 2
    aim = (low + high) / 2
    if aim < middle * (1 - _NEAR) and not mean:
        yield f"total_words: aims at {aim:.0f} words, the middle of its range; that of its parts comes to {middle:.0f}"


def _usual(shape: ParagraphKnobs | PointsKnobs) -> float:
    return sum(shape.count) / 2 if isinstance(shape, PointsKnobs) else 1


def _shapes(section: SectionKnobs) -> Iterator[tuple[str, ParagraphKnobs | PointsKnobs]]:
    if section.lead:
        yield "lead", section.lead
    if section.points:
        yield "points", section.points


def _most(shape: ParagraphKnobs | PointsKnobs) -> int:
    return shape.count[1] if isinstance(shape, PointsKnobs) else 1


def _fewest(shape: ParagraphKnobs | PointsKnobs) -> int:
    return shape.count[0] if isinstance(shape, PointsKnobs) else 1
