"""Finding entries: what is asked, what it is compared with, the index, and how that keeps up with each save."""
