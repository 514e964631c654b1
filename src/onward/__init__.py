"""Onward: every no has a next move."""

__version__ = "0.1.0"
