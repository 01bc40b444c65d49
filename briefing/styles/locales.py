"""The spellings of English that a style can ask for, and how the prompt names each."""

from __future__ import annotations

LOCALES = {
    "en-GB-ise": "British English, -ise",
    "en-GB-oxendict": "British English with Oxford’s -ize (organize, but analyse)",
    "en-US": "American English",
    "en-GB": "British English",
    "en-AU": "Australian English, -ise",
    "en-NZ": "New Zealand English, -ise",
    "en-IE": "Irish English, -ise",
    "en-CA": "Canadian English",
}
