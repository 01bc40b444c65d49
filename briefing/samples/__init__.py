"""A desk's old briefs -> the beginnings of its style: what can be measured is, and each value says what it rests on."""

from __future__ import annotations

from briefing.samples.shape import Shape, is_heading, shape_of
from briefing.samples.writing import style_from

__all__ = ["Shape", "is_heading", "shape_of", "style_from"]
