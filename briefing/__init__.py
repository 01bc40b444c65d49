"""Turns source documents into Details / Context briefs in which every sentence shows its evidence."""

__version__ = "0.1.0"
