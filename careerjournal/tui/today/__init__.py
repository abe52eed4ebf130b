"""The first section: a question to sit with, what is due, what was left open."""
