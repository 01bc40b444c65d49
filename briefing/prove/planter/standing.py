"""What a sentence stands on, and whose it is: cited by nothing, judged where facts are told, or taken from the writer's own head.

A way here makes the whole of what is planted: the sentence with its standing, and the one beside it that is as it should be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from briefing.prove.planter.sentences import Planted, Sound, at_end
from briefing.prove.told import Standing, Told

Making = Callable[[Sound, Random], Iterator[Planted]]

_VERDICTS = (
    "This will come back to haunt those who wanted it.",
    "It is hard to see who gains by it.",
    "The timing could not have been worse.",
    "Sooner or later somebody will have to answer for this.",
    "The outcome owes more to luck than to skill.",
    "Nothing in this inspires confidence.",
)
_KNOWN = (
    "Such matters are settled by law in most democracies.",
    "The first newspapers appeared in the seventeenth century.",
    "Most people on earth now live in cities.",
    "Paper money was invented in China.",
)
_ASIDES = (
    ", as has been the custom in much of Europe since the Middle Ages",
    ", in a part of the globe where earthquakes are frequent",
    ", a habit that sociologists have studied for decades",
    ", something that Roman jurists already wrote about",
    ", which is common in countries with proportional representation",
)
_OPENERS = (
    "Scandalously, ",
    "Mercifully, ",
    "In yet another blunder, ",
    "To nobody's astonishment, ",
    "With breathtaking cheek, ",
)
_PARTING_SHOTS = (
    ", a sorry state of affairs",
    ", which is nothing to be proud of",
    " – a triumph of hope over experience",
    ", and not before time",
    ", a fine piece of statesmanship",
)
_OPENS_SMALL = ("The ", "A ", "An ", "In ", "On ", "Its ", "Their ", "Some ", "Two ", "Three ", "Nobody ", "Several ")


def _cites_nothing(sound: Sound, dice: Random) -> Iterator[Planted]:
    yield Planted(
        "no-claim", sound.text, "", sound, Told(sound.text, Standing(section="context")), Standing(cites=(), section="context")
    )


def _without_an_anchor(sound: Sound, dice: Random) -> Iterator[Planted]:
    verdict = dice.choice(_VERDICTS)
    anchored, adrift = Standing(None, "judgement", "context"), Standing((), "judgement", "context")
    yield Planted("judgement-anchor", verdict, verdict, sound, Told(verdict, anchored), adrift)


def _judged_in_details(sound: Sound, dice: Random) -> Iterator[Planted]:
    status = dice.choice(("judgement", "judgement", "background", "archive"))
    text = dice.choice(_VERDICTS) if status == "judgement" else sound.text
    right = Told(text, Standing(None, status, "context"))
    yield Planted("status-in-section", text, "", sound, right, Standing(None, status, "details"))


def _known_by_the_writer(sound: Sound, dice: Random) -> Iterator[Planted]:
    """Told by itself and marked as what it is, or slipped into a reported sentence."""
    if dice.random() < 0.5:
        known, right = dice.choice(_KNOWN), Told(sound.text, Standing(section="context"))
        yield Planted("general", known, known, sound, right, Standing((), "general", "context"))
    else:
        aside = dice.choice(_ASIDES)
        yield Planted("general", at_end(sound.text, aside), aside, sound, Told(sound.text))


def _judged_in_passing(sound: Sound, dice: Random) -> Iterator[Planted]:
    right = Told(sound.text)
    if dice.random() < 0.5 and not sound.text.startswith("“"):
        opener = dice.choice(_OPENERS)
        text = sound.text[0].lower() + sound.text[1:] if sound.text.startswith(_OPENS_SMALL) else sound.text
        yield Planted("judgement", opener + text, opener, sound, right)
    else:
        shot = dice.choice(_PARTING_SHOTS)
        yield Planted("judgement", at_end(sound.text, shot), shot, sound, right)


WAYS: dict[str, Making] = {
    "no-claim": _cites_nothing,
    "general": _known_by_the_writer,
    "judgement": _judged_in_passing,
    "status-in-section": _judged_in_details,
    "judgement-anchor": _without_an_anchor,
}
"""The kinds of error on what a sentence stands on, each with what makes it."""
