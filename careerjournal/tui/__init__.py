"""The terminal program. Screens know an open `Journal`, never the file, the database or a cipher."""
