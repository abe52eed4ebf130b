"""The closed file: the way into a journal, its automatic copies, recovery, and why one is refused."""
