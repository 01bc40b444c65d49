"""Scales of likelihood: which words say how likely something is, row by row, with the percentages that each stands for.

ICD 203 has two rows of synonyms, which are not mixed in one text. PHIA's yardstick leaves gaps between its bands on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping

Scale = tuple[dict[str, tuple[int, int]], ...]

_BANDS_203 = ((1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99))
_ROWS_203 = (
    ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain"),
    ("remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable", "nearly certain"),
)
SCALES: dict[str, Scale] = {
    "none": (),
    "icd203": tuple(dict(zip(row, _BANDS_203, strict=True)) for row in _ROWS_203),
    "phia": (
        {
            "remote chance": (0, 5),
            "highly unlikely": (10, 20),
            "unlikely": (25, 35),
            "realistic possibility": (40, 50),
            "likely": (55, 75),
            "probable": (55, 75),
            "highly likely": (80, 90),
            "almost certain": (95, 100),
        },
    ),
}
OFF_SCALE = (
    "possible possibly conceivable doubtful plausible probable probably improbable certain certainly uncertain unlikely likely"
).split() + [
    "very probable",
    "highly probable",
    "highly improbable",
    "highly likely",
    "highly unlikely",
    "very likely",
    "very unlikely",
    "extremely likely",
    "extremely unlikely",
    "quite likely",
    "more likely than not",
    "good chance",
    "real possibility",
    "realistic possibility",
    "realistic probability",
    "serious possibility",
    "distinct possibility",
    "remote possibility",
    "remote chance",
    "slim chance",
    "little chance",
    "fair chance",
    "even chance",
    "even odds",
    "almost certainly",
    "nearly certain",
    "virtually certain",
    "in all likelihood",
    "on balance",
]
"""Words of likelihood that people write, on whichever scale or none."""


def scale_of(named: str | Mapping[str, tuple[int, int]]) -> Scale:
    """The rows of a known scale, or the desk's own terms as one row."""
    return SCALES[named] if isinstance(named, str) else ((dict(named),) if named else ())
