"""A private, offline, encrypted journal of a career, for the terminal."""

__version__ = "0.1.0"
