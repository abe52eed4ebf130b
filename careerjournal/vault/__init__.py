"""The encrypted file, and TinyDB on top of it. Knows nothing of careers."""
