"""The screens of sharing: what leaves, for whom and where to; and stories that come in."""
