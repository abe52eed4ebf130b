"""What takes the place of names, dates and sums in a text, and finds them in every spelling."""
