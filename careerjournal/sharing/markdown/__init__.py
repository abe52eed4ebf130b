"""Markdown as it is taken apart, put together and rendered; it knows nothing of names."""
