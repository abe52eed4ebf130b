"""A year in one sitting on the screen: eight pages, the answers beneath them, and the one page made of it."""
