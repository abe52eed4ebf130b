"""Patterns on the screen: the page of charts, the time that it is of, the entries behind a row."""
