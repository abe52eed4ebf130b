"""What a journal is written as, for other programs and for people."""
