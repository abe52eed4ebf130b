"""One entry shown: as a row, as a page, as a line that leads to it."""
