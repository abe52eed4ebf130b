"""Names in a text: the ways in which each gets written, and the one finder of them."""
