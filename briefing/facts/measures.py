"""Measures of one dimension, so that sixteen kilometres can be compared with ten miles and two thirds with 67 per cent."""

from __future__ import annotations

from briefing.records import Number

_METRIC: tuple[dict[str, float], ...] = (
    {"micrometre": 1e-6, "millimetre": 1e-3, "centimetre": 1e-2, "metre": 1.0, "kilometre": 1e3},
    {"square_metre": 1.0, "hectare": 1e4, "square_kilometre": 1e6},
    {"milligram": 1e-6, "gram": 1e-3, "kilogram": 1.0, "tonne": 1e3},
    {"millilitre": 1e-3, "litre": 1.0, "cubic_metre": 1e3},
    {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0},
    {"month": 1.0, "year": 12.0, "decade": 120.0, "century": 1200.0},
    {"watt": 1.0, "kilowatt": 1e3, "megawatt": 1e6, "gigawatt": 1e9},
    {"kilowatt_hour": 1.0, "megawatt_hour": 1e3, "gigawatt_hour": 1e6, "terawatt_hour": 1e9},
    {"penny": 0.01, "GBP": 1.0},
    {"megabyte": 1.0, "gigabyte": 1e3, "terabyte": 1e6},
)
_CUSTOMARY: dict[str, tuple[str, float]] = {
    "inch": ("metre", 0.0254),
    "foot": ("metre", 0.3048),
    "yard": ("metre", 0.9144),
    "mile": ("metre", 1609.344),
    "nautical_mile": ("metre", 1852.0),
    "square_foot": ("square_metre", 0.092903),
    "acre": ("square_metre", 4046.856),
    "square_mile": ("square_metre", 2_589_988.0),
    "gallon": ("litre", 3.785),
    "barrel": ("litre", 158.987),
    "ounce": ("kilogram", 0.0283495),
    "ton": ("kilogram", 1000.0),  # short, long or metric: within the tolerance of nothing else
}
_SIZE: dict[str, tuple[int, float]] = {unit: (place, size) for place, group in enumerate(_METRIC) for unit, size in group.items()}
_SIZE |= {unit: (_SIZE[base][0], size) for unit, (base, size) in _CUSTOMARY.items()}

_TEMPERATURES = ({"degree", "celsius"}, {"degree", "fahrenheit"})
_MONTH = 30.44  # days
_EXACT, _ROUNDED = 1e-6, 0.025  # shares by which two may differ: within one system of measures, and from one to the other


def as_measured(number: Number, unit: str | None) -> tuple[float, float] | None:
    """`number` in `unit`, and by which share it may differ as the conversion is rounded; None where it cannot be converted.

    A share told as a fraction ("two thirds") has no unit; beside percent it is taken as one.
    """
    if number.unit == unit:
        return number.value, _EXACT
    if {number.unit, unit} in _TEMPERATURES:
        return number.value, _EXACT
    if number.unit == "percent" and unit is None:
        return number.value / 100, _EXACT
    if number.unit == "celsius" and unit == "fahrenheit":
        return number.value * 1.8 + 32, _ROUNDED
    if number.unit == "fahrenheit" and unit == "celsius":
        return (number.value - 32) / 1.8, _ROUNDED
    if {number.unit, unit} == {"day", "month"}:
        return number.value * (_MONTH if unit == "day" else 1 / _MONTH), _ROUNDED
    mine, other = _SIZE.get(number.unit or ""), _SIZE.get(unit or "")
    if mine is None or other is None or mine[0] != other[0]:
        return None
    across = (number.unit in _CUSTOMARY) or (unit in _CUSTOMARY)
    return number.value * mine[1] / other[1], _ROUNDED if across else _EXACT
