"""The lattice on screen: a drawing to move through, and the sheets that are opened from it."""
