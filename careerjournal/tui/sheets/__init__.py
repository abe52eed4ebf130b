"""Small screens over another one: to ask, to confirm, to choose, to write to a file."""
