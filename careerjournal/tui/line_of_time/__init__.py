"""The view *both* of the Setbacks section: misses and what went well on one line of time."""
