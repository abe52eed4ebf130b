"""Whole journals and careers in and out: another program's, looked at and taken in; this one, in an open format."""
