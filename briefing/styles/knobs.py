"""The schema of a style. Each knob names who reads it: the compose prompt, the closing step, a template, a rule, the loader.

What the prompt does not read is not in a request, so that changing it costs no call.
"""

from __future__ import annotations

import re
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from briefing.records import ClaimKind, SectionRole, Severity
from briefing.styles.examples import Examples, examples_of
from briefing.styles.likelihood import Scale, scale_of
from briefing.styles.locales import LOCALES
from briefing.zones import known_zone

Range = tuple[int, int]
CONTEXT_ROLES: tuple[SectionRole, ...] = ("context", "why")
"""The sections that a style without context does not have."""
_PATTERN = r"d{1,2}(?!d)|M{1,4}(?!M)|E{1,4}(?!E)|'[^']{1,12}'|[ ,.’/-]"
Consumer = Literal["prompt", "closing", "template", "rule", "extractive", "loader"]


def knob(default: Any, *consumers: Consumer, **constraints: Any) -> Any:
    """A field of a style with those who read it; without a default where `default` is `...`."""
    return Field(default, json_schema_extra={"consumers": list(consumers)}, **constraints)


class Knobs(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", regex_engine="python-re", defer_build=True)

    @model_validator(mode="after")
    def _ranges_rise(self) -> Knobs:
        for name in type(self).model_fields:
            value = getattr(self, name)
            if (
                isinstance(value, tuple)
                and len(value) == 2
                and all(isinstance(end, int) for end in value)
                and value[0] > value[1]
            ):
                raise ValueError(f"{name} is {list(value)}: the least comes first")
        return self


class HeadlineKnobs(Knobs):
    """`label` is a headline of few words that need not be a sentence. `must_contain` asks for a term of the style's scale of
    likelihood."""

    form: Literal["sentence", "label"] = knob("sentence", "prompt")
    words: Range = knob((10, 28), "prompt", "rule", "extractive")
    full_stop: bool = knob(True, "closing", "rule", "extractive")
    tense: Literal["present", "past"] = knob("present", "prompt", "rule")
    must_contain: Literal["nothing", "likelihood_term"] = knob("nothing", "prompt", "rule")


class ParagraphKnobs(Knobs):
    """The lead paragraph of a section: how many sentences and words."""

    sentences: Range = knob((2, 4), "prompt", "rule", "extractive")
    words: Range = knob((40, 90), "prompt", "rule", "extractive")


class PointsKnobs(Knobs):
    """The further points of a section: how many, and how many words and sentences each. With `lead_in: bold` each begins with
    one to four words and a colon, which are shown bold."""

    count: Range = knob((2, 5), "prompt", "rule", "extractive")
    words: Range = knob((25, 65), "prompt", "rule", "extractive")
    sentences: Range = knob((1, 3), "prompt", "extractive")
    glyph: str = knob("►", "template", max_length=3)
    lead_in: Literal["none", "bold"] = knob("none", "prompt", "template", "rule")


class SectionKnobs(Knobs):
    """A section: `prefix` begins its block ids and is unique in a style; `role` says which statuses belong in it.

    `kinds` narrows the claims that it is made of; `disputed` takes those that contradict each other.
    """

    key: str = knob(..., "prompt", "rule")
    prefix: str = knob(..., "prompt", pattern=r"^[a-z]{1,3}$")
    role: SectionRole = knob(..., "prompt", "extractive")
    heading: str | None = knob(None, "template")
    kinds: tuple[ClaimKind | Literal["disputed"], ...] = knob((), "prompt", "extractive")
    lead: ParagraphKnobs | None = ParagraphKnobs()
    points: PointsKnobs | None = PointsKnobs()


class VoiceKnobs(Knobs):
    """`passive_max` is the share of sentences that may be in the passive; 1 sets no limit. `sparse` adjectives are none that
    judge or press: each is a conclusion, and the reader's to draw."""

    person: Literal["third", "first-plural"] = knob("third", "prompt", "rule")
    tense: Literal["past", "present"] = knob("past", "prompt")
    stance: Literal["neutral", "analytic", "editorial"] = knob("analytic", "prompt")
    contractions: bool = knob(False, "prompt", "rule")
    rhetorical_questions: bool = knob(False, "prompt", "rule")
    passive_max: float = knob(1.0, "prompt", "rule", ge=0, le=1)
    adjectives: Literal["free", "sparse"] = knob("free", "prompt", "rule")


class ReadingKnobs(Knobs):
    """Each is 0 where the style sets no limit. `grade_max` is a school grade by the Automated Readability Index, in English."""

    max_sentence_words: int = knob(0, "prompt", "rule", ge=0)
    mean_sentence_words: int = knob(0, "prompt", "rule", ge=0)
    grade_max: float = knob(0, "prompt", "rule", ge=0, le=20)
    explain_terms: bool = knob(False, "prompt")


class SpellingKnobs(Knobs):
    """`locale`: `en-GB-ise`, `en-GB-oxendict` (-ize, but analyse), `en-US`, another language's, or empty for no check.
    `keep_in`: where other spellings stay; quotations always. `note` is for the model; a text in place of the mapping is one."""

    locale: str = knob("en-GB-ise", "prompt", "closing", "rule")
    keep_in: tuple[Literal["quotes", "official_names"], ...] = knob(("quotes", "official_names"), "closing", "rule")
    note: str = knob("", "prompt")

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return {"locale": next((code for code, text in LOCALES.items() if text == value), ""), "note": value}

    @field_validator("locale")
    @classmethod
    def _known(cls, value: str) -> str:
        if value.startswith("en") and value not in LOCALES:
            raise ValueError(f"{value} is not known; there are {', '.join(LOCALES)}")
        if value and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
            raise ValueError(f"{value} is no locale; write it as en-GB-ise or fr-FR")
        return value

    @field_validator("keep_in")
    @classmethod
    def _quotations_stay(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if "quotes" not in value:
            raise ValueError("quotations are copied letter for letter: keep quotes in the list")
        return value

    def __str__(self) -> str:
        return self.note or LOCALES.get(self.locale) or f"as is usual in {self.locale}"


class TypographyKnobs(Knobs):
    """Marks, but never words, of quotations, and characters outside them: the quotation marks, those of a quotation inside
    another, the apostrophe, the ellipsis, the dash, and the spaces that do not break inside quotation marks and before the marks
    of `space_before`. `punctuation: logical` puts a comma or full stop that is not the speaker's behind the closing mark,
    `american` before it."""

    quotes: str = knob("“”", "closing", "rule", min_length=2, max_length=2)
    inner_quotes: str = knob("‘’", "closing", "rule", min_length=2, max_length=2)
    quote_space: Literal["none", "nbsp", "narrow-nbsp"] = knob("none", "closing", "rule")
    space_before: str = knob("", "closing", "rule", pattern=r"^[;:?!]*$")
    apostrophe: str = knob("’", "closing", "rule", min_length=1, max_length=1)
    dash: Literal["spaced-en", "em"] = knob("spaced-en", "closing", "rule")
    ellipsis: str = knob("…", "closing", "rule", min_length=1, max_length=3)
    punctuation: Literal["logical", "american", "keep"] = knob("keep", "closing", "rule")


class NumberKnobs(Knobs):
    """`keep` leaves a form as it was written. `words_below` is 0 where all numbers are figures. `decimal` is the mark before
    a fraction. `currency` writes money with a symbol (€5) or a code (EUR 5), and converts nothing."""

    words_below: int = knob(10, "prompt", "rule", ge=0, le=100)
    percent: Literal["per cent", "percent", "%", "keep"] = knob("keep", "closing", "rule")
    grouping: Literal["comma", "point", "narrow-nbsp", "nbsp", "keep"] = knob("keep", "closing", "rule")
    decimal: Literal["point", "comma", "keep"] = knob("keep", "closing", "rule")
    millions: Literal["bn", "billion", "keep"] = knob("keep", "closing", "rule")
    currency: Literal["symbol", "code", "keep"] = knob("keep", "closing", "rule")


class DateKnobs(Knobs):
    """Patterns as Unicode's CLDR writes them (`d MMMM y`, `d 'de' MMMM`): one for a whole date, one for a day without its
    year. Empty leaves dates as they were written. A weekday may stand alone for a day within `weekday_window_days` of the
    brief's day. With a `timezone` each time of day names its zone, and one of another zone has the desk's beside it; nothing is
    reckoned over."""

    format: str = knob("", "closing", "rule", pattern=rf"^(?:{_PATTERN}|y{{1,4}}(?!y)){{0,16}}$")
    day_format: str = knob("", "closing", "rule", pattern=rf"^(?:{_PATTERN}){{0,16}}$")
    relative_words: Literal["ban", "allow"] = knob("ban", "prompt", "rule")
    weekday_window_days: int = knob(0, "prompt", "rule", ge=0, le=14)
    clock: Literal["24h", "12h", "keep"] = knob("keep", "closing", "rule")
    timezone: str = knob("", "prompt", "template", "rule")

    @field_validator("timezone")
    @classmethod
    def _is_one(cls, value: str) -> str:
        return known_zone(value) if value else value


class NameKnobs(Knobs):
    """`preferred`: each name that the desk does not write with the one that it does. `known_acronyms` need not be written out.
    `acronym_case`: those that are said as words as `Nato`, or as `NATO`."""

    preferred: dict[str, str] = knob({}, "prompt", "closing", "rule")
    honorifics: Literal["none", "first", "always"] = knob("none", "prompt", "rule")
    first_mention: Literal["any", "name-role", "role-name"] = knob("any", "prompt")
    second_mention: Literal["surname", "role"] = knob("surname", "prompt")
    expand_acronyms: bool = knob(True, "prompt", "rule")
    known_acronyms: tuple[str, ...] = knob((), "prompt", "rule")
    acronym_case: Literal["word", "upper", "keep"] = knob("keep", "closing", "rule")


Standing = Literal["fact", "claimed", "forecast", "conditional", "disputed", "unnamed"]


class AttributionKnobs(Knobs):
    """`verbs` are the first choice, and a claim's own verb that says something else stays; `avoid` is for where no plainer verb
    says what the claim does, `banned` is never used outside quotations. `by_certainty` says how each certainty is told;
    `verbs_for` keeps verbs for claims of a certainty. `position`: the speaker before what is said, or behind it.
    `trailing_participle` allows "…, claiming it will cut delays"."""

    verbs: tuple[str, ...] = knob((), "prompt")
    avoid: tuple[str, ...] = knob((), "prompt", "rule")
    banned: tuple[str, ...] = knob((), "prompt", "rule")
    by_certainty: dict[Standing, str] = knob({}, "prompt")
    verbs_for: dict[Standing, tuple[str, ...]] = knob({}, "prompt", "rule")
    position: Literal["any", "first", "after"] = knob("any", "prompt", "rule")
    unnamed: Literal["describe", "forbid"] = knob("describe", "prompt", "rule")
    trailing_participle: bool = knob(True, "prompt", "rule")
    quote_words_max: int = knob(25, "prompt", "rule", ge=1)
    quotes_max: int = knob(0, "prompt", "rule", ge=0)


class UncertaintyKnobs(Knobs):
    """`scale` is the vocabulary of likelihood: a known one, or the desk's own terms, each with its two percentages. With
    `same_sentence: forbid` likelihood and confidence stand apart. `banned_hedges` are words that say no degree."""

    scale: Literal["none", "icd203", "phia"] | dict[str, Range] = knob("none", "prompt", "rule")
    confidence: bool = knob(False, "prompt")
    same_sentence: Literal["forbid", "allow"] = knob("forbid", "prompt", "rule")
    banned_hedges: tuple[str, ...] = knob((), "prompt", "rule")

    @field_validator("scale")
    @classmethod
    def _bands_rise(cls, value: str | dict[str, Range]) -> str | dict[str, Range]:
        for term, band in value.items() if isinstance(value, dict) else ():
            if not 0 <= band[0] < band[1] <= 100:
                raise ValueError(f"{term} is {list(band)}: two percentages, the least first")
        return value

    @property
    def terms(self) -> Scale:
        """The terms of the scale with their percentages, row by row; empty without a scale."""
        return scale_of(self.scale)


class SourcingKnobs(Knobs):
    """`context_policy`: what a brief may rest on beyond reported fact. `sources`: the day's own documents; `archive`: those,
    background, the archive and the desk's notes; `model-flagged`: the model's own knowledge too, marked and held back until
    a person confirms it; `off`: as `sources`, and no section of context at all. Background and archive that are older than
    `context_max_age_days` are not offered; 0 sets no limit. `figures_conflict`: of figures that the sources dispute, `both` are
    told, or their `range`, or the `best` borne alone with its source. `reliability: admiralty` shows the grades of sources."""

    context_policy: Literal["sources", "archive", "model-flagged", "off"] = knob("archive", "prompt", "rule", "extractive")
    context_max_age_days: int = knob(0, "prompt", "rule", "extractive", ge=0)
    min_sources_unattributed: int = knob(2, "prompt", ge=1)
    figures_conflict: Literal["both", "range", "best"] = knob("both", "prompt", "rule")
    reliability: Literal["none", "admiralty"] = knob("none", "prompt", "template", "rule")


class QuotationKnobs(Knobs):
    """Words quoted from a source in another language. `original-with-translation`: letter for letter, then in brackets `mark` and
    a translation; `translated-and-marked`: the translation in quotation marks, then `mark` in brackets; `indirect`: never in
    quotation marks."""

    foreign: Literal["original-with-translation", "translated-and-marked", "indirect"] = knob(
        "translated-and-marked", "prompt", "rule"
    )
    mark: str = knob("translated", "prompt", "rule", min_length=2, max_length=30, pattern=r"^[^()“”«»\"]+$")


class LexiconKnobs(Knobs):
    """`banned`: each word with what to write instead, which may be empty. `needs_attribution`: words that only a speaker may
    use. `cliches`: phrases that are worn. All are looked for outside quotations."""

    banned: dict[str, str] = knob({}, "prompt", "rule")
    needs_attribution: tuple[str, ...] = knob((), "prompt", "rule")
    cliches: tuple[str, ...] = knob((), "prompt", "rule")


class OutputKnobs(Knobs):
    """What a page or a mail shows above and below the text: its words, the minutes that it takes, footnotes or none."""

    word_count: bool = knob(True, "template")
    read_time: bool = knob(True, "template")
    footnotes: Literal["notes", "none"] = knob("notes", "template")


class Style(Knobs):
    """One editorial style, resolved. `guidance` is prose for the model; `rules` changes the severity of checks."""

    name: str = knob(..., "loader", pattern=r"^[\w-]+$")
    title: str = knob(..., "prompt")
    description: str = knob("", "loader")
    language: str = knob("en-GB", "prompt", "closing", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    spelling: SpellingKnobs = SpellingKnobs()
    total_words: Range = knob((280, 520), "prompt", "rule", "extractive")
    headline: HeadlineKnobs = HeadlineKnobs()
    sections: tuple[SectionKnobs, ...]
    voice: VoiceKnobs = VoiceKnobs()
    reading: ReadingKnobs = ReadingKnobs()
    typography: TypographyKnobs = TypographyKnobs()
    numbers: NumberKnobs = NumberKnobs()
    dates: DateKnobs = DateKnobs()
    names: NameKnobs = NameKnobs()
    attribution: AttributionKnobs = AttributionKnobs()
    uncertainty: UncertaintyKnobs = UncertaintyKnobs()
    sourcing: SourcingKnobs = SourcingKnobs()
    quotations: QuotationKnobs = QuotationKnobs()
    lexicon: LexiconKnobs = LexiconKnobs()
    output: OutputKnobs = OutputKnobs()
    guidance: str = knob("", "prompt")
    rules: dict[str, Severity | Literal["off"]] = knob({}, "rule")

    @model_validator(mode="after")
    def _sections_differ(self) -> Style:
        if not self.sections:
            raise ValueError("a style has at least one section")
        for what in ("key", "prefix"):
            values = [getattr(section, what) for section in self.sections]
            if len(set(values)) < len(values):
                raise ValueError(f"two sections have the same {what}")
        if "h" in {section.prefix for section in self.sections}:
            raise ValueError("the prefix h is the headline's")
        if not self.written:
            raise ValueError("no section is left where sourcing.context_policy is off")
        return self

    @property
    def examples(self) -> Examples:
        """The examples that prompts give of the style's rules, in its language."""
        return examples_of(self.language)

    @property
    def written(self) -> tuple[SectionKnobs, ...]:
        """The sections that a brief of this style has: all, but those of context where the policy is `off`."""
        if self.sourcing.context_policy != "off":
            return self.sections
        return tuple(section for section in self.sections if section.role not in CONTEXT_ROLES)

    def section_of(self, block_id: str) -> SectionKnobs | None:
        """The section whose prefix begins a block id; None where no section has it."""
        prefix = block_id.rstrip("0123456789")
        return next((section for section in self.sections if section.prefix == prefix), None)
