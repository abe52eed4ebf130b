"""The lattice on screen: a drawing to walk through, and the sheets that are opened from it."""
