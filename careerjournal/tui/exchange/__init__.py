"""Whole journals in and out: another program's, looked at and taken in; this one, written in an open format."""
